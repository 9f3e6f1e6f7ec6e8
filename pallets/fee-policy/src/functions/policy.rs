// SPDX-License-Identifier: Apache-2.0
//! Governance sets the numbers that hold for all pools.

use crate::{Config, Error, Event, Pallet, Policy, PolicyChangedAt, PolicyInForce};
use frame_support::ensure;
use genex_primitives::{Actor, Ppm};
use sp_core::H256;
use sp_runtime::{DispatchResult, FixedU128};

impl<T: Config> Pallet<T> {
	/// Whether the numbers fit together.
	pub(crate) fn check_policy(policy: &Policy) -> Result<(), Error<T>> {
		ensure!(policy.gnx_price > 0, Error::<T>::NoPrice);
		let parts = policy.ordinary_share.parts().saturating_add(policy.urgent_share.parts());
		ensure!(parts <= Ppm::ONE.parts(), Error::<T>::SharesTooLarge);
		let least = FixedU128::from_u32(1);
		ensure!(policy.spike_multiplier >= least, Error::<T>::MultiplierTooLow);
		Ok(())
	}

	pub(crate) fn do_set_policy(new: Policy, reason: H256) -> DispatchResult {
		Self::check_policy(&new)?;
		let old = PolicyInForce::<T>::get();
		ensure!(old != new, Error::<T>::NothingChanges);
		PolicyInForce::<T>::put(new);
		PolicyChangedAt::<T>::put(Self::now());
		Self::deposit_event(Event::PolicySet { by: Actor::Governance, old, new, reason });
		Ok(())
	}
}
