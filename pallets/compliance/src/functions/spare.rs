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
	/// declared to list its accounts and to open cases once, so that only the first of them can have spared that.
	pub(crate) fn spare(facts: &Facts, to: &T::AccountId, cases: u32) {
		if facts.inbound.is_none() && facts.path != Path::P2P {
			return;
		}
		let accounts = Self::accounts_spared(facts);
		Spared::<T>::mutate(|(sum, last)| {
			// Each fill of an order is declared at its dearest.
			let unneeded = if facts.path == Path::Market || last.as_ref() != Some(to) {
				accounts.saturating_add(Self::cases_spared(facts, cases))
			} else if facts.path == Path::P2P {
				// Of the accounts that were not asked, the half that is not the list of them: a batch is declared to ask each
				// for every series.
				accounts / 2
			} else {
				Weight::zero()
			};
			sum.saturating_accrue(unneeded);
			*last = Some(to.clone());
		});
	}

	/// For accounts of the recipient that were not asked for what they have.
	fn accounts_spared(facts: &Facts) -> Weight {
		let Some(inbound) = &facts.inbound else { return Weight::zero() };
		let most = T::WeightInfo::check_coupon_transfer(MOST_ACCOUNTS);
		// The one account that receives is looked at in any case.
		most.saturating_sub(T::WeightInfo::check_coupon_transfer(inbound.asked.max(1)))
	}

	/// For cases that a gift did not open.
	fn cases_spared(facts: &Facts, cases: u32) -> Weight {
		if facts.path != Path::P2P {
			return Weight::zero();
		}
		let most = T::WeightInfo::note_coupon_transfer(MOST_CASES);
		most.saturating_sub(T::WeightInfo::note_coupon_transfer(cases))
	}

	/// What the transaction spared so far; from here on it counts anew.
	pub fn take_spared() -> Weight {
		let (spared, _) = Spared::<T>::take();
		spared
	}
}
