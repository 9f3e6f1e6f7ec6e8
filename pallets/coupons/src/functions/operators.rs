// SPDX-License-Identifier: Apache-2.0
//! Who may move the units of an owner besides the owner.

use crate::{Config, Error, Event, OperatorCount, Operators, Pallet};
use frame_support::{ensure, traits::Get};
use genex_primitives::{Reason, traits::Identities};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Allows or forbids `operator` to move all units of `owner`. Errors and event are those of the
	/// call `set_operator`.
	pub fn do_set_operator(
		owner: &T::AccountId,
		operator: &T::AccountId,
		approved: bool,
	) -> DispatchResult {
		ensure!(owner != operator, Error::<T>::SelfApproval);
		if approved {
			Self::allow_operator(owner, operator)?;
		} else if Operators::<T>::take(owner, operator).is_some() {
			Self::free_place::<OperatorCount<T>, _>(owner)?;
		}
		let (owner, operator) = (owner.clone(), operator.clone());
		Self::deposit_event(Event::OperatorSet { owner, operator, approved });
		Ok(())
	}

	/// Whether `owner` allows `operator` to move all its units.
	pub fn is_operator(owner: &T::AccountId, operator: &T::AccountId) -> bool {
		Operators::<T>::contains_key(owner, operator)
	}

	fn allow_operator(owner: &T::AccountId, operator: &T::AccountId) -> DispatchResult {
		// Entries stay until they are taken back, so only someone who is known may make them.
		let known = T::Identities::identity_of(owner).is_some();
		ensure!(known, Self::refused(Reason::SenderUnknown));
		Self::ensure_not_frozen(owner)?;
		if Self::is_operator(owner, operator) {
			return Ok(());
		}
		let most = T::MaxOperatorsPerOwner::get();
		Self::take_place::<OperatorCount<T>, _>(owner, most, Error::<T>::TooManyOperators)?;
		Operators::<T>::insert(owner, operator, ());
		Ok(())
	}
}
