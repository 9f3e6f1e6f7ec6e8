// SPDX-License-Identifier: Apache-2.0
//! What movements did not need of the weight that their calls were declared with.
//!
//! A call is declared as if its recipient had the most accounts and as if every gift opened every case. Hardly any is
//! like that, and a block has room for what is given back.

use crate::{Config, MOST_ACCOUNTS, MOST_CASES, Pallet, Spared, WeightInfo};
use frame_support::weights::Weight;
use genex_primitives::{Path, rules::Facts};

impl<T: Config> Pallet<T> {
	/// Counts what a movement to `to` that opened `cases` did not need. A call that gives one recipient several things is
	/// declared to list its accounts and to open cases once, so that together they spare what the dearest of them spares.
	pub(crate) fn spare(facts: &Facts, to: &T::AccountId, cases: u32) {
		if facts.inbound.is_none() && facts.path != Path::P2P {
			return;
		}
		let unneeded = Self::unneeded(facts, cases);
		Spared::<T>::mutate(|(sum, last)| {
			// Each fill of an order is declared at its dearest.
			let again = last.take().filter(|(who, _)| facts.path != Path::Market && who == to);
			let before = again.map(|(_, before)| before);
			let least = before.map_or(unneeded, |before| before.min(unneeded));
			*sum = sum.saturating_sub(before.unwrap_or_default()).saturating_add(least);
			*last = Some((to.clone(), least));
		});
	}

	fn unneeded(facts: &Facts, cases: u32) -> Weight {
		let mut unneeded = Weight::zero();
		if let Some(inbound) = &facts.inbound {
			let most = T::WeightInfo::check_coupon_transfer(MOST_ACCOUNTS);
			// The one account that receives is looked at in any case.
			let asked = T::WeightInfo::check_coupon_transfer(inbound.asked.max(1));
			unneeded.saturating_accrue(most.saturating_sub(asked));
		}
		if facts.path == Path::P2P {
			let most = T::WeightInfo::note_coupon_transfer(MOST_CASES);
			let opened = T::WeightInfo::note_coupon_transfer(cases);
			unneeded.saturating_accrue(most.saturating_sub(opened));
		}
		unneeded
	}

	/// What the transaction spared so far; from here on it counts anew.
	pub fn take_spared() -> Weight {
		let (spared, _) = Spared::<T>::take();
		spared
	}
}
