// SPDX-License-Identifier: Apache-2.0
//! Random acts on series and units.

use super::Draw;
use crate::books_model::{act::Act, reference::Series};
use genex_primitives::{CurrencyCode, LegalClass, Quantity, SeriesId, SeriesState};
use genex_runtime::AccountId;
use genex_runtime_tests::scene::gift_card;
use pallet_coupons::SeriesTerms;

/// How many series are alive at a time, about.
const LIVE: usize = 40;
/// Minor units of a series that is divisible; it has this many where another has one.
const FINE: u64 = 200;

/// How many units of `series` an act is about, at most.
pub fn usual(series: &Series) -> Quantity {
	if series.face == 1 { 40 * FINE } else { 40 }
}

impl Draw<'_> {
	pub(super) fn units(&mut self) -> Option<Act> {
		match self.random.below(36) {
			0..=8 => self.step(),
			9..=15 => self.redemption(),
			16..=19 => self.gift(),
			20 => self.operator(),
			21..=23 => self.mint(),
			24 => self.recall(),
			25..=28 => self.expiry(),
			29..=32 => self.clearing(),
			33 => self.redeemer(),
			34 => self.law(),
			_ => {
				let (series, one) = self.some_live(|one| one.state.is_mintable())?;
				let leave = self.random.chance(15);
				leave.then_some(Act::CloseSeries { issuer: one.issuer, series })
			},
		}
	}

	/// A new series, or the next step of one on its way to the market.
	fn step(&mut self) -> Option<Act> {
		use SeriesState::{Draft, Rejected, Submitted};
		let now = self.model.now;
		let wanted =
			|one: &Series| matches!(one.state, Draft | Submitted | Rejected) && one.until > now;
		let under_way = self.some_live(wanted);
		let few = self.live(|one| one.until > now).len() < LIVE;
		let Some((series, one)) = under_way.filter(|_| self.random.chance(80)) else {
			let issuer = self.issuer();
			return few.then(|| Act::CreateSeries { issuer, terms: Box::new(self.terms()) });
		};
		let issuer = one.issuer;
		// What was read before an issuer changed the terms is no longer so.
		let revision = if self.random.chance(4) { one.revision - 1 } else { one.revision };
		Some(match one.state {
			Submitted if self.random.chance(8) => Act::RejectSeries { series, revision },
			Submitted if self.random.chance(10) => Act::WithdrawSubmission { issuer, series },
			Submitted => Act::ApproveSeries { series, revision },
			Rejected if self.random.chance(50) => Act::DiscardSeries { issuer, series },
			_ if self.random.chance(3) => Act::DiscardSeries { issuer, series },
			_ if self.random.chance(15) => {
				Act::AmendSeries { issuer, series, terms: Box::new(self.terms()) }
			},
			_ => Act::SubmitSeries { issuer, series },
		})
	}

	fn terms(&mut self) -> SeriesTerms {
		let mut terms = gift_card();
		let classes = [LegalClass::PaidGift, LegalClass::Promotional, LegalClass::Loyalty];
		terms.legal_class = *self.random.pick(&classes);
		terms.currency = *self.random.pick(&self.world.currencies);
		terms.divisible = self.random.chance(30);
		let most = if terms.currency == CurrencyCode::JPY { 3_000 } else { 2_000 };
		terms.face_minor = if terms.divisible { 1 } else { self.random.between(50, most) };
		terms.supply_cap = if self.random.chance(10) { 500 } else { 1_000_000_000 };
		terms.valid_until = self.within(40).max(self.model.now + 7_200);
		if self.random.chance(50) {
			let seconds = self.random.between(3_600, 3 * 86_400);
			terms.refund_window = u32::try_from(seconds).expect("days");
		}
		terms
	}

	fn mint(&mut self) -> Option<Act> {
		let now = self.model.now;
		let (series, one) = self.some_live(|one| {
			one.state.is_mintable() && one.until > now && one.counts.unsold < 10 * usual(one)
		})?;
		let most = usual(&one) * if self.random.chance(5) { 500 } else { 10 };
		let quantity = self.part_of(most);
		let by = self.on_behalf(one.issuer);
		Some(Act::Mint { by, series, quantity })
	}

	/// The issuer, or somebody of its staff.
	pub(super) fn on_behalf(&mut self, issuer: AccountId) -> AccountId {
		let staff = self.model.staff.keys().filter(|(of, _)| *of == issuer);
		let staff = staff.map(|(_, who)| who.clone()).collect();
		self.any(staff).filter(|_| self.random.chance(30)).unwrap_or(issuer)
	}

	fn recall(&mut self) -> Option<Act> {
		let now = self.model.now;
		let (series, one) = self.some_live(|one| one.counts.unsold > 0 && one.until > now)?;
		let quantity = self.part_of(one.counts.unsold.min(usual(&one)));
		Some(Act::Recall { issuer: one.issuer, series, quantity })
	}

	/// A holder of units of a series for which `wanted` holds, the series, and some of the units.
	pub(super) fn holding(
		&mut self,
		wanted: impl Fn(&Series) -> bool,
	) -> Option<(AccountId, SeriesId, Series, Quantity)> {
		let (series, one) = self.some_live(|one| !one.holders.is_empty() && wanted(one))?;
		let holder = self.any(one.holders.keys().cloned().collect())?;
		let had = *one.holders.get(&holder)?;
		let quantity = self.part_of(had.min(usual(&one)));
		Some((holder, series, one, quantity))
	}

	fn redemption(&mut self) -> Option<Act> {
		let now = self.model.now;
		let (holder, series, one, quantity) = self.holding(|one| one.until > now)?;
		let known = self.any(one.redeemers.iter().cloned().collect());
		let redeemer = match (known, self.random.below(20)) {
			(_, 0) => self.holder(),
			(Some(redeemer), 1..=8) => redeemer,
			_ => self.on_behalf(one.issuer),
		};
		Some(Act::Redeem { holder, redeemer, series, quantity })
	}

	fn gift(&mut self) -> Option<Act> {
		let now = self.model.now;
		let (from, series, _, quantity) = self.holding(|one| one.until > now)?;
		let to = self.holder();
		let allowed = self.model.operators.iter().filter(|(owner, _)| *owner == from);
		let allowed = allowed.map(|(_, operator)| operator.clone()).collect();
		let by_other = self.random.chance(50);
		let operator = self.any(allowed).filter(|_| by_other).unwrap_or_else(|| from.clone());
		if self.random.chance(60) {
			return Some(Act::Give { operator, from, to, series, quantity });
		}
		let mut items = vec![(series, quantity)];
		let more = self.live(|one| one.until > now && one.holders.contains_key(&from));
		for other in more.into_iter().filter(|other| *other != series).take(2) {
			let had = self.model.series.get(&other)?.holders.get(&from).copied()?;
			items.push((other, 1 + self.random.below(had.min(20))));
		}
		Some(Act::GiveBatch { operator, from, to, items })
	}

	fn operator(&mut self) -> Option<Act> {
		let known: Vec<_> = self.model.operators.iter().cloned().collect();
		if known.len() > 12 || self.random.chance(30) {
			let (owner, operator) = self.any(known)?;
			return Some(Act::SetOperator { owner, operator, approved: false });
		}
		let (owner, operator) = (self.holder(), self.holder());
		let differ = owner != operator;
		differ.then_some(Act::SetOperator { owner, operator, approved: true })
	}

	fn expiry(&mut self) -> Option<Act> {
		let now = self.model.now;
		let ended =
			|one: &Series| one.until <= now && one.expired.is_none() && one.counts.minted > 0;
		let (series, _) = self.some_live(ended)?;
		Some(Act::BookExpiry { series })
	}

	fn clearing(&mut self) -> Option<Act> {
		if self.random.chance(25) {
			return self.sweep();
		}
		let (series, one) =
			self.some_live(|one| one.expired.is_some() && !one.holders.is_empty())?;
		// While purchases can be undone, units of ended series are still good for that.
		let open = self.model.now < one.until + one.window;
		if (open || !one.queue.is_empty()) && self.random.chance(90) {
			return None;
		}
		let mut accounts: Vec<AccountId> = one.holders.keys().cloned().collect();
		if self.random.chance(60) {
			let who = accounts.pop()?;
			return Some(Act::ClearHolding { series, who });
		}
		accounts.push(self.company());
		Some(Act::SweepHoldings { series, accounts })
	}
}
