// SPDX-License-Identifier: Apache-2.0
//! What movements did not need of the weight that their calls were declared with.
//!
//! A call is declared as if its recipient had the most accounts and as if every gift opened every case. Hardly any is
//! like that, and a block has room for what is given back.

use crate::{Config, MOST_ACCOUNTS, MOST_CASES, Pallet, Spared, WeightInfo};
use frame_support::weights::Weight;
use genex_primitives::{Path, rules::Facts};

impl<T: Config> Pallet<T> {
	/// Counts what a movement that opened `cases` did not need.
	pub(crate) fn spare(facts: &Facts, cases: u32) {
		let mut spared = Weight::zero();
		if let Some(inbound) = &facts.inbound {
			let most = T::WeightInfo::check_coupon_transfer(MOST_ACCOUNTS);
			// The one account that receives is looked at in any case.
			let asked = T::WeightInfo::check_coupon_transfer(inbound.asked.max(1));
			spared.saturating_accrue(most.saturating_sub(asked));
		}
		if facts.path == Path::P2P {
			let most = T::WeightInfo::note_coupon_transfer(MOST_CASES);
			let opened = T::WeightInfo::note_coupon_transfer(cases);
			spared.saturating_accrue(most.saturating_sub(opened));
		}
		if spared != Weight::zero() {
			Spared::<T>::mutate(|sum| sum.saturating_accrue(spared));
		}
	}

	/// What the transaction spared so far; from here on it counts anew.
	pub fn take_spared() -> Weight {
		Spared::<T>::take()
	}
}
