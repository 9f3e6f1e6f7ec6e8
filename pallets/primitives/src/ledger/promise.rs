// SPDX-License-Identifier: Apache-2.0
//! How promises are booked, in minor units of the currency of the face value.

use super::{
	Account::{
		Breakage, BreakageAccrued, Consideration, Deferred, Escheat, Granted, Refunds, Revenue,
		TreasuryBreakage,
	},
	Act, BreakageMethod, BreakageShares, Entry, LedgerError,
};
use crate::{Balance, Money, traits::UnitsAct};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The most that one ledger may ever promise. Its accounts together are never debited or credited with more than eight times
/// as much, so that a sale may be too large for the books, but never a redemption.
pub const MOST_PROMISED: Balance = Balance::MAX >> 3;

/// What becomes of promises.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PromiseStep {
	/// They were given for money.
	Sold,
	/// They were given for nothing.
	Granted,
	/// They were kept.
	Redeemed,
	/// Their time ended; whose they are now.
	Expired(BreakageShares),
	/// They were taken back for money.
	Refunded,
}

impl PromiseStep {
	/// What `act` is to promises; nothing where nobody was promised anything. `shares` says whose expired ones are.
	pub fn of<Error>(
		act: &UnitsAct,
		shares: impl FnOnce() -> Result<BreakageShares, Error>,
	) -> Result<Option<Self>, Error> {
		let is_paid = |price: &Option<Money>| price.is_some_and(|price| price.minor > 0);
		Ok(match act {
			UnitsAct::Minted | UnitsAct::ExpiredUnsold | UnitsAct::Recalled => None,
			UnitsAct::Sold { price } if is_paid(price) => Some(Self::Sold),
			UnitsAct::Sold { .. } => Some(Self::Granted),
			UnitsAct::Redeemed => Some(Self::Redeemed),
			UnitsAct::Expired => Some(Self::Expired(shares()?)),
			UnitsAct::Refunded | UnitsAct::RefundedLate => Some(Self::Refunded),
		})
	}

	/// The kind of act.
	pub const fn act(&self) -> Act {
		match self {
			Self::Sold => Act::UnitsSold,
			Self::Granted => Act::UnitsGranted,
			Self::Redeemed => Act::UnitsRedeemed,
			Self::Expired(_) => Act::UnitsExpired,
			Self::Refunded => Act::UnitsRefunded,
		}
	}
}

/// What a series promised and what became of it. Amounts are minor units of the currency of its face value.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct SeriesPromises {
	/// When its breakage is booked; fixed with the first promise.
	pub method: BreakageMethod,
	/// All that was ever promised.
	#[codec(compact)]
	pub promised: Balance,
	/// All that was redeemed.
	#[codec(compact)]
	pub redeemed: Balance,
	/// What holders may still redeem.
	#[codec(compact)]
	pub deferred: Balance,
	/// What of that is expected never to be and stands in breakage already.
	#[codec(compact)]
	pub accrued: Balance,
	/// Whose its breakage is, once its validity ended.
	pub expired: Option<BreakageShares>,
}

impl SeriesPromises {
	/// What there is after `step` with promises of `face`, and the entry for it.
	///
	/// # Errors
	/// `Short` when more leaves than holders have, or after the end of the validity; `TooLarge` for promises beyond 128
	/// bits.
	pub fn after(&self, step: PromiseStep, face: Balance) -> Result<(Self, Entry), LedgerError> {
		match step {
			PromiseStep::Sold => self.after_promise(Consideration, face),
			PromiseStep::Granted => self.after_promise(Granted, face),
			PromiseStep::Redeemed => self.after_redemption(face),
			PromiseStep::Expired(shares) => self.after_expiry(shares, face),
			PromiseStep::Refunded => self.after_refund(face),
		}
	}

	fn after_promise(
		&self,
		against: super::Account,
		face: Balance,
	) -> Result<(Self, Entry), LedgerError> {
		if self.expired.is_some() {
			return Err(LedgerError::Short);
		}
		let promised = self.promised.checked_add(face).ok_or(LedgerError::TooLarge)?;
		let deferred = self.deferred.checked_add(face).ok_or(LedgerError::TooLarge)?;
		let entry = Entry::default().debit(against, face).credit(Deferred, face);
		Ok(Self { promised, deferred, ..*self }.accrue(entry))
	}

	fn after_redemption(&self, face: Balance) -> Result<(Self, Entry), LedgerError> {
		let deferred = self.deferred.checked_sub(face).ok_or(LedgerError::Short)?;
		let redeemed = self.redeemed.checked_add(face).ok_or(LedgerError::TooLarge)?;
		let entry = Entry::default().debit(Deferred, face).credit(Revenue, face);
		Ok(Self { redeemed, deferred, ..*self }.accrue(entry))
	}

	/// What holders have at the end is no longer expected but known: what was accrued goes back, and all of it is booked.
	fn after_expiry(
		&self,
		shares: BreakageShares,
		face: Balance,
	) -> Result<(Self, Entry), LedgerError> {
		if self.expired.is_some() || self.deferred != face {
			return Err(LedgerError::Short);
		}
		let parts = shares.split(face);
		let entry = Entry::default()
			.debit(Breakage, self.accrued)
			.credit(BreakageAccrued, self.accrued)
			.debit(Deferred, face)
			.credit(Breakage, parts.issuer)
			.credit(TreasuryBreakage, parts.treasury)
			.credit(Escheat, parts.escheat);
		Ok((Self { deferred: 0, accrued: 0, expired: Some(shares), ..*self }, entry))
	}

	fn after_refund(&self, face: Balance) -> Result<(Self, Entry), LedgerError> {
		if self.expired.is_some() {
			// The issuer pays for what counted as its breakage, and for the parts of others, which keep them.
			let entry = Entry::default().debit(Breakage, face).credit(Refunds, face);
			return Ok((*self, entry));
		}
		let deferred = self.deferred.checked_sub(face).ok_or(LedgerError::Short)?;
		let entry = Entry::default().debit(Deferred, face).credit(Refunds, face);
		Ok(Self { deferred, ..*self }.accrue(entry))
	}

	/// With what is expected never to be redeemed brought up to date, by more lines of `entry`.
	fn accrue(self, entry: Entry) -> (Self, Entry) {
		let accrued = self.method.accrued(self.redeemed, self.deferred);
		let (more, less) =
			(accrued.saturating_sub(self.accrued), self.accrued.saturating_sub(accrued));
		let entry = entry
			.debit(BreakageAccrued, more)
			.credit(Breakage, more)
			.debit(Breakage, less)
			.credit(BreakageAccrued, less);
		(Self { accrued, ..self }, entry)
	}

	/// Whether the numbers fit together.
	pub fn is_sound(&self) -> bool {
		let used = self.deferred.checked_add(self.redeemed);
		let over = self.expired.is_none() || self.deferred == 0;
		self.method.is_sound()
			&& self.accrued <= self.deferred
			&& used.is_some_and(|used| used <= self.promised)
			&& over
	}
}
