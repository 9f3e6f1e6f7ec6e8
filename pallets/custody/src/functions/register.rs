// SPDX-License-Identifier: Apache-2.0
//! Who may be a custodian.

use crate::{Config, Custodians, Error, Event, Pallet};
use frame_support::{ensure, traits::Get};
use genex_primitives::{Tier, traits::Identities};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Registers a custodian. Checks, errors and event are those of the call `register_custodian`.
	pub fn do_register_custodian(
		by: T::AccountId,
		custodian: T::AccountId,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		ensure!(!Custodians::<T>::contains_key(&custodian), Error::<T>::AlreadyRegistered);
		ensure!(Custodians::<T>::count() < T::MaxCustodians::get(), Error::<T>::TooManyCustodians);
		Self::ensure_tier(&custodian)?;
		Custodians::<T>::insert(&custodian, ());
		Self::deposit_event(Event::CustodianRegistered { custodian, by, reason });
		Ok(())
	}

	/// Takes a custodian off the register. Checks, errors and event are those of the call `remove_custodian`.
	pub fn do_remove_custodian(
		by: T::AccountId,
		custodian: T::AccountId,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		Self::ensure_registered(&custodian)?;
		Custodians::<T>::remove(&custodian);
		Self::deposit_event(Event::CustodianRemoved { custodian, by, reason });
		Ok(())
	}

	pub(super) fn ensure_registered(custodian: &T::AccountId) -> DispatchResult {
		ensure!(Custodians::<T>::contains_key(custodian), Error::<T>::NotRegistered);
		Ok(())
	}

	pub(super) fn ensure_tier(custodian: &T::AccountId) -> DispatchResult {
		ensure!(T::Identities::tier_of(custodian) >= Tier::L3, Error::<T>::TierTooLow);
		Ok(())
	}
}
