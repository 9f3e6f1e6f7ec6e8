// SPDX-License-Identifier: Apache-2.0
//! Members come and go until a list is sealed.
//!
//! The functions write before they can fail: the caller provides the storage layer that undoes it, as every call does.

use crate::{
	Batch, Config, Details, Error, Event, Member, Members, Pallet, PolicyDetails, Rules,
	types::Admin,
};
use frame_support::{ensure, traits::Get};
use genex_primitives::{PolicyId, traits::Identities};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_add_members(
		by: Admin<T::AccountId>,
		policy: PolicyId,
		mut members: Batch<T::AccountId>,
		reason: H256,
	) -> DispatchResult {
		let mut details = Self::changeable(&by, policy)?;
		members.iter().try_for_each(Self::ensure_known)?;
		members.retain(|member| {
			let joins = !Members::<T>::contains_key(policy, member);
			if joins {
				Members::<T>::insert(policy, member, ());
			}
			joins
		});
		let old = details.members;
		let new = old.checked_add(Self::number_of(&members)?).ok_or(ArithmeticError::Overflow)?;
		ensure!(new <= T::MaxMembers::get(), Error::<T>::TooManyMembers);
		details.members = new;
		Details::<T>::insert(policy, details);
		Self::deposit_event(Event::MembersAdded { policy, by, members, old, new, reason });
		Ok(())
	}

	pub(crate) fn do_remove_members(
		by: Admin<T::AccountId>,
		policy: PolicyId,
		mut members: Batch<T::AccountId>,
		reason: H256,
	) -> DispatchResult {
		let mut details = Self::changeable(&by, policy)?;
		members.retain(|member| Members::<T>::take(policy, member).is_some());
		let old = details.members;
		let new = old.checked_sub(Self::number_of(&members)?).ok_or(ArithmeticError::Underflow)?;
		details.members = new;
		Details::<T>::insert(policy, details);
		Self::deposit_event(Event::MembersRemoved { policy, by, members, old, new, reason });
		Ok(())
	}

	pub(crate) fn do_seal(
		by: Admin<T::AccountId>,
		policy: PolicyId,
		reason: H256,
	) -> DispatchResult {
		let mut details = Self::changeable(&by, policy)?;
		details.sealed = true;
		let members = details.members;
		Details::<T>::insert(policy, details);
		Self::deposit_event(Event::PolicySealed { policy, by, members, reason });
		Ok(())
	}

	/// The details of `policy`, if `by` may change its members.
	fn changeable(
		by: &Admin<T::AccountId>,
		policy: PolicyId,
	) -> Result<PolicyDetails<T::AccountId>, DispatchError> {
		let details = Self::administered(by, policy)?;
		let is_list = Rules::<T>::get(policy).is_some_and(|rule| rule.is_list());
		ensure!(is_list, Error::<T>::NotAList);
		ensure!(!details.sealed, Error::<T>::Sealed);
		Ok(details)
	}

	/// An identity that comes to exist later must not find itself on a list.
	fn ensure_known(member: &Member<T::AccountId>) -> DispatchResult {
		let known = match member {
			Member::Identity(identity) => T::Identities::record(*identity).is_some(),
			Member::Account(_) => true,
		};
		ensure!(known, Error::<T>::UnknownIdentity);
		Ok(())
	}

	/// How many `members` there are; none is a refusal.
	fn number_of(members: &Batch<T::AccountId>) -> Result<u32, DispatchError> {
		ensure!(!members.is_empty(), Error::<T>::NothingChanges);
		u32::try_from(members.len()).map_err(|_| ArithmeticError::Overflow.into())
	}
}
