// SPDX-License-Identifier: Apache-2.0
//! What movements did not need of the weight that their calls were declared with.
//!
//! A call is declared as if its recipient had the most accounts and as if every gift opened every case. Hardly any is
//! like that, and a block has room for what is given back.

use crate::{Config, MOST_ACCOUNTS, MOST_CASES, Pallet, Spared, WeightInfo};
use frame_support::weights::Weight;
use genex_primitives::{Path, rules::Facts};

impl<T: Config> Pallet<T> {
	/// Counts what a movement to `to` that opened `cases` did not need. What a call is declared to do once for one recipient,
	/// however many things it gives, counts once: as much as the dearest of the movements spares.
	pub(crate) fn spare(facts: &Facts, to: &T::AccountId, cases: u32) {
		if facts.inbound.is_none() && facts.path != Path::P2P {
			return;
		}
		let (each, once) = Self::unneeded(facts, cases);
		Spared::<T>::mutate(|(sum, last)| {
			let again = last.take().filter(|(who, _)| who == to);
			let before = again.map(|(_, before)| before);
			let least = before.map_or(once, |before| before.min(once));
			*sum = sum
				.saturating_add(each)
				.saturating_sub(before.unwrap_or_default())
				.saturating_add(least);
			*last = Some((to.clone(), least));
		});
	}

	/// What one movement did not need of what is declared for each, and of what is declared once for its recipient.
	fn unneeded(facts: &Facts, cases: u32) -> (Weight, Weight) {
		let accounts = facts.inbound.as_ref().map_or_else(Weight::zero, |inbound| {
			let most = T::WeightInfo::check_coupon_transfer(MOST_ACCOUNTS);
			// The one account that receives is looked at in any case.
			most.saturating_sub(T::WeightInfo::check_coupon_transfer(inbound.asked.max(1)))
		});
		match facts.path {
			// Each fill of an order meets another maker.
			Path::Market => (accounts, Weight::zero()),
			// A batch lists the accounts once, and asks each of them for every series.
			Path::P2P => {
				let asked = accounts.saturating_div(2);
				let most = T::WeightInfo::note_coupon_transfer(MOST_CASES);
				let unopened = most.saturating_sub(T::WeightInfo::note_coupon_transfer(cases));
				(asked, accounts.saturating_sub(asked).saturating_add(unopened))
			},
			_ => (Weight::zero(), accounts),
		}
	}

	/// What the transaction spared so far; from here on it counts anew.
	pub fn take_spared() -> Weight {
		let (spared, _) = Spared::<T>::take();
		spared
	}
}
