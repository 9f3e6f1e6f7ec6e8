// SPDX-License-Identifier: Apache-2.0
//! Random acts on who accepts units, on what the law asks, and on what units ought to cost.

use super::Draw;
use crate::books_model::{
	act::Act,
	reference::{DAY, Prices, Series},
};
use genex_primitives::{LegalClass, SeriesState};

/// How many redeemers a series has at most, about: some more than a sweep dismisses without a note.
const REDEEMERS: usize = 10;

impl Draw<'_> {
	/// Redeemers come, mostly of series that have units, and some go.
	pub(super) fn redeemer(&mut self) -> Option<Act> {
		use SeriesState::Selling;
		if self.random.chance(25) {
			let (series, one) = self.some_live(|one| !one.redeemers.is_empty())?;
			let known = self.any(one.redeemers.iter().cloned().collect());
			let redeemer =
				known.filter(|_| self.random.chance(90)).unwrap_or_else(|| self.holder());
			return Some(Act::RemoveRedeemer { issuer: one.issuer, series, redeemer });
		}
		let now = self.model.now;
		let any_state = self.random.chance(15);
		let wanted = |one: &Series| {
			let good = any_state || (one.state == Selling && one.until > now);
			good && one.redeemers.len() < REDEEMERS
		};
		let (series, one) = self.some_live(wanted)?;
		let redeemer = if self.random.chance(70) { self.holder() } else { self.company() };
		Some(Act::AddRedeemer { issuer: one.issuer, series, redeemer })
	}

	/// All redeemers of an ended series go, or some.
	pub(super) fn sweep(&mut self) -> Option<Act> {
		let early = self.random.chance(3);
		let ended = |one: &Series| !one.redeemers.is_empty() && (early || one.expired.is_some());
		let (series, _) = self.some_live(ended)?;
		let limit = if self.random.chance(40) { self.random.between(0, 4) } else { 100 };
		Some(Act::SweepRedeemers { series, limit: u32::try_from(limit).expect("few") })
	}

	/// Mostly the law asks for an hour or two; what asks for weeks is soon changed.
	pub(super) fn law(&mut self) -> Option<Act> {
		let long = self.model.rules.iter().filter(|(_, seconds)| *seconds >= DAY);
		let long = long.map(|(class, _)| *class).collect();
		if let Some(class) = self.any(long).filter(|_| self.random.chance(80)) {
			return Some(Act::SetLegalRule { class, seconds: self.random.below(7_200) });
		}
		let all = [LegalClass::PaidGift, LegalClass::Promotional, LegalClass::Loyalty];
		let class = *self.random.pick(&all);
		let weeks = self.random.chance(25);
		let seconds =
			if weeks { self.random.between(DAY, 25 * DAY) } else { self.random.below(7_200) };
		self.random.chance(40).then_some(Act::SetLegalRule { class, seconds })
	}

	/// Mostly numbers that fall with the days that are left, seldom none.
	pub(super) fn pricing(&mut self) -> Act {
		if self.random.chance(10) {
			return Act::SetPricing { prices: None };
		}
		let count = self.random.between(1, 6);
		let mut parts: Vec<u32> = (0..count).map(|_| self.share()).collect();
		let mut spreads = [(); 5].map(|()| self.share());
		if self.random.chance(95) {
			parts.sort_unstable_by(|one, other| other.cmp(one));
			spreads.sort_unstable();
		}
		let mut day = 0;
		let mut points = Vec::new();
		for discount in parts {
			points.push((day, discount));
			day += u32::try_from(self.random.between(1, 15)).expect("days");
		}
		Act::SetPricing { prices: Some(Prices { points, spreads }) }
	}
}
