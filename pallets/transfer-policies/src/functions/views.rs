// SPDX-License-Identifier: Apache-2.0
//! What clients show.

use crate::{
	Config, Details, FIRST_POLICY, MAX_PAGE, Member, Members, NextPolicyId, Pallet, PolicyView,
	Rules,
};
use alloc::vec::Vec;
use genex_primitives::PolicyId;

impl<T: Config> Pallet<T> {
	pub(crate) fn view_of(policy: PolicyId) -> Option<PolicyView<T::AccountId>> {
		let structure = Rules::<T>::get(policy)?.shown();
		Some(PolicyView { policy, structure, details: Details::<T>::get(policy)? })
	}

	pub(crate) fn page_of_policies(
		start_after: Option<PolicyId>,
		limit: u32,
	) -> Vec<PolicyView<T::AccountId>> {
		let first = start_after.map_or(FIRST_POLICY, |last| last.saturating_add(1));
		let first = first.max(FIRST_POLICY);
		let end = first.saturating_add(limit.min(MAX_PAGE)).min(NextPolicyId::<T>::get());
		(first..end).filter_map(Self::view_of).collect()
	}

	pub(crate) fn page_of_members(
		policy: PolicyId,
		start_after: Option<Member<T::AccountId>>,
		limit: u32,
	) -> Vec<Member<T::AccountId>> {
		let members = match start_after {
			Some(member) => {
				let key = Members::<T>::hashed_key_for(policy, member);
				Members::<T>::iter_key_prefix_from(policy, key)
			},
			None => Members::<T>::iter_key_prefix(policy),
		};
		let limit = usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default();
		members.take(limit).collect()
	}
}
