// SPDX-License-Identifier: Apache-2.0
//! The ledgers of issuers, as turnover of each month and account.

use super::{Model, Outcome, WHOLE, down, must, take, units::Change, up};
use crate::books_model::act::Act;
use genex_primitives::{
	AssetId, IdentityId, LegalClass, Quantity, SeriesId,
	ledger::{Account, Unit},
};
use std::collections::BTreeMap;

/// When breakage is booked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Method {
	OnExpiry,
	/// In step with redemptions, of which this share, in millionths, is expected never to come.
	Proportional(u32),
}

/// Parts of breakage in millionths: the law's first, then the treasury's of the rest.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Shares {
	pub escheat: u32,
	pub treasury: u32,
}

/// Debits and credits.
pub type Turnover = BTreeMap<Account, (u128, u128)>;

/// A ledger.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
	/// All that was ever booked.
	pub closing: Turnover,
	/// What was booked in each month in which something was.
	pub months: BTreeMap<u32, Turnover>,
}

/// A line of an entry, on the debit or the credit side.
#[derive(Clone, Copy)]
enum Line {
	Debit(Account, u128),
	Credit(Account, u128),
}

use Line::{Credit, Debit};

/// The month of a second, counted from January 1970 by looking at each.
pub fn month_of(at: u64) -> u32 {
	let (mut month, mut ends) = (0, 31 * super::DAY);
	while at >= ends {
		month += 1;
		ends += days_of(month) * super::DAY;
	}
	month
}

fn days_of(month: u32) -> u64 {
	let (year, month) = (1970 + month / 12, month % 12 + 1);
	let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	match month {
		2 if leap => 29,
		2 => 28,
		4 | 6 | 9 | 11 => 30,
		_ => 31,
	}
}

impl Shares {
	/// The issuer's, the treasury's and the law's part.
	pub fn split(&self, amount: u128) -> Outcome<(u128, u128, u128)> {
		let law = up(amount, self.escheat.into(), WHOLE)?;
		let treasury = down(amount - law, self.treasury.into(), WHOLE)?;
		Ok((amount - law - treasury, treasury, law))
	}
}

impl Model {
	pub(super) fn follow_books(&mut self, act: &Act) -> Outcome {
		match act.clone() {
			Act::SetBreakagePolicy { method, treasury } => {
				(self.method, self.treasury_share) = (method, treasury);
			},
			Act::SetEscheat { place, share } => {
				self.escheat.insert(place, share);
			},
			Act::ChooseBreakage { series, method, .. } => {
				let one = self.one_mut(series)?;
				must(one.promised == 0, "chosen after the first sale")?;
				one.method = Some(method);
			},
			_ => {},
		}
		Ok(())
	}

	/// Whose the breakage of `series` is, or would be now.
	pub(super) fn shares(&self, series: SeriesId) -> Outcome<Shares> {
		let one = self.one(series)?;
		if let Some(shares) = one.shares {
			return Ok(shares);
		}
		let place = self.places.get(&one.identity).ok_or("an issuer without a place")?;
		let claimed = self.escheat.get(place).copied().unwrap_or_default();
		let escheat = if one.class == LegalClass::PaidGift { claimed } else { 0 };
		Ok(Shares { escheat, treasury: self.treasury_share })
	}

	pub(super) fn book_units(
		&mut self,
		series: SeriesId,
		change: Change,
		quantity: Quantity,
	) -> Outcome {
		use Account::{Breakage, Consideration, Deferred, Granted, Refunds, Revenue};
		let face = u128::from(self.one(series)?.face) * u128::from(quantity);
		let (debit, credit) = match change {
			Change::Minted | Change::Recalled | Change::ExpiredUnsold => return Ok(()),
			Change::Expired => return self.book_breakage(series, face),
			// What counted as the issuer's gain is paid by it after all.
			Change::RefundedLate => {
				return self.post_units(series, vec![Debit(Breakage, face), Credit(Refunds, face)]);
			},
			Change::Sold { paid: true } => (Consideration, Deferred),
			Change::Sold { paid: false } => (Granted, Deferred),
			Change::Redeemed => (Deferred, Revenue),
			Change::Refunded => (Deferred, Refunds),
		};
		let usual = self.method;
		let one = self.one_mut(series)?;
		match change {
			Change::Sold { .. } => {
				if one.promised == 0 {
					one.method = Some(one.method.unwrap_or(usual));
				}
				one.promised += face;
				one.deferred += face;
			},
			Change::Redeemed => {
				take(&mut one.deferred, face, "what is owed")?;
				one.redeemed += face;
			},
			_ => take(&mut one.deferred, face, "what is owed")?,
		}
		let mut lines = vec![Debit(debit, face), Credit(credit, face)];
		lines.extend(self.accrue(series)?);
		self.post_units(series, lines)
	}

	/// What is accrued in step with redemptions: more with each, less when fewer units are left than are expected to stay.
	fn accrue(&mut self, series: SeriesId) -> Outcome<[Line; 4]> {
		use Account::{Breakage, BreakageAccrued};
		let one = self.one_mut(series)?;
		let wanted = match one.method {
			Some(Method::Proportional(expected)) => {
				let expected = u128::from(expected);
				down(one.redeemed, expected, WHOLE - expected)?.min(one.deferred)
			},
			_ => 0,
		};
		let (more, less) = (wanted.saturating_sub(one.accrued), one.accrued.saturating_sub(wanted));
		one.accrued = wanted;
		Ok([
			Debit(BreakageAccrued, more),
			Credit(Breakage, more),
			Debit(Breakage, less),
			Credit(BreakageAccrued, less),
		])
	}

	fn book_breakage(&mut self, series: SeriesId, face: u128) -> Outcome {
		use Account::{Breakage, BreakageAccrued, Deferred, Escheat, TreasuryBreakage};
		let shares = self.shares(series)?;
		let (issuer, treasury, law) = shares.split(face)?;
		let one = self.one_mut(series)?;
		must(one.deferred == face && one.shares.is_none(), "what expires is not what is owed")?;
		let accrued = core::mem::take(&mut one.accrued);
		one.deferred = 0;
		one.shares = Some(shares);
		let lines = vec![
			Debit(Breakage, accrued),
			Credit(BreakageAccrued, accrued),
			Debit(Deferred, face),
			Credit(Breakage, issuer),
			Credit(TreasuryBreakage, treasury),
			Credit(Escheat, law),
		];
		self.post_units(series, lines)
	}

	fn post_units(&mut self, series: SeriesId, lines: Vec<Line>) -> Outcome {
		let one = self.one(series)?;
		let (identity, unit) = (one.identity, Unit::Face(one.currency));
		self.post(identity, unit, &lines)
	}

	fn post(&mut self, identity: IdentityId, unit: Unit, lines: &[Line]) -> Outcome {
		let sum = |side: fn(&Line) -> u128| lines.iter().map(side).sum::<u128>();
		let debits = sum(|line| if let Debit(_, amount) = line { *amount } else { 0 });
		let credits = sum(|line| if let Credit(_, amount) = line { *amount } else { 0 });
		must(debits == credits, "an entry does not balance")?;
		if debits == 0 {
			return Ok(());
		}
		let ledger = self.ledgers.entry((identity, unit)).or_default();
		let month = ledger.months.entry(self.month).or_default();
		for pages in [&mut ledger.closing, month] {
			for line in lines {
				match *line {
					Debit(_, 0) | Credit(_, 0) => {},
					Debit(account, amount) => pages.entry(account).or_default().0 += amount,
					Credit(account, amount) => pages.entry(account).or_default().1 += amount,
				}
			}
		}
		Ok(())
	}

	/// A purchase. With a refund window everything waits, the fee too.
	pub(super) fn book_sale(
		&mut self,
		identity: IdentityId,
		asset: AssetId,
		(window, fee, holdback, free): (u128, u128, u128, u128),
	) -> Outcome {
		use Account::{Consideration, Fees, Holdback, Issuer, Window};
		let total = window + fee + holdback + free;
		let lines = [
			Debit(Window, window),
			Debit(Fees, fee),
			Debit(Holdback, holdback),
			Debit(Issuer, free),
			Credit(Consideration, total),
		];
		self.post(identity, Unit::Money(asset), &lines)
	}

	pub(super) fn book_window_end(
		&mut self,
		identity: IdentityId,
		asset: AssetId,
		(fee, holdback, free): (u128, u128, u128),
	) -> Outcome {
		use Account::{Fees, Holdback, Issuer, Window};
		let lines = [
			Debit(Fees, fee),
			Debit(Holdback, holdback),
			Debit(Issuer, free),
			Credit(Window, fee + holdback + free),
		];
		self.post(identity, Unit::Money(asset), &lines)
	}

	pub(super) fn book_release(
		&mut self,
		identity: IdentityId,
		asset: AssetId,
		(issuer, treasury, law): (u128, u128, u128),
	) -> Outcome {
		use Account::{Escheat, Holdback, Issuer, TreasuryBreakage};
		let lines = [
			Debit(Issuer, issuer),
			Debit(TreasuryBreakage, treasury),
			Debit(Escheat, law),
			Credit(Holdback, issuer + treasury + law),
		];
		self.post(identity, Unit::Money(asset), &lines)
	}

	pub(super) fn book_payout(
		&mut self,
		identity: IdentityId,
		asset: AssetId,
		guarantee: u128,
		holdback: u128,
	) -> Outcome {
		use Account::{Compensation, Guarantee, Holdback};
		let lines = [
			Debit(Compensation, guarantee + holdback),
			Credit(Guarantee, guarantee),
			Credit(Holdback, holdback),
		];
		self.post(identity, Unit::Money(asset), &lines)
	}

	/// An entry of two lines.
	pub(super) fn book_money(
		&mut self,
		identity: IdentityId,
		asset: AssetId,
		(debit, credit): (Account, Account),
		amount: u128,
	) -> Outcome {
		let lines = [Debit(debit, amount), Credit(credit, amount)];
		self.post(identity, Unit::Money(asset), &lines)
	}
}
