// SPDX-License-Identifier: Apache-2.0
//! The invariants of the README, under the same numbers.

use crate::{
	Config, Details, FIRST_POLICY, Leg, Members, NextPolicyId, Pallet, PolicyCount, Rule, Rules,
};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::Encode;
use frame_support::{ensure, traits::Get};
use genex_primitives::PolicyId;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant. Reads the whole state, so it is for tests and try-runtime only.
	///
	/// # Errors
	/// The number and text of the first invariant that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::ensure_ids()?;
		Self::ensure_structures()?;
		Self::ensure_members()?;
		Self::ensure_admins()
	}

	/// POL-1.
	fn ensure_ids() -> Result<(), TryRuntimeError> {
		let next = NextPolicyId::<T>::get();
		ensure!(next >= FIRST_POLICY, "POL-1: a built-in id would be assigned");
		let ids = FIRST_POLICY..next;
		for policy in ids.clone() {
			ensure!(Rules::<T>::contains_key(policy), "POL-1: a policy was removed");
			ensure!(Details::<T>::contains_key(policy), "POL-1: a policy has no details");
		}
		let mut all = Rules::<T>::iter_keys().chain(Details::<T>::iter_keys());
		ensure!(all.all(|policy| ids.contains(&policy)), "POL-1: an id was never assigned");
		Ok(())
	}

	/// POL-2.
	fn ensure_structures() -> Result<(), TryRuntimeError> {
		for (policy, rule) in Rules::<T>::iter() {
			let Rule::Compound(legs) = rule else { continue };
			for leg in [legs.sender, legs.recipient, legs.mint_recipient, legs.redeemer] {
				let (list, expected) = match leg {
					Leg::RefuseAll | Leg::AllowAll => continue,
					Leg::Allow(list) => (list, Rule::Allow),
					Leg::Deny(list) => (list, Rule::Deny),
				};
				ensure!(list < policy, "POL-2: a compound is older than a part of it");
				ensure!(
					Rules::<T>::get(list) == Some(expected),
					"POL-2: a compound mistakes a part of it"
				);
			}
		}
		Ok(())
	}

	/// POL-3 and POL-4.
	fn ensure_members() -> Result<(), TryRuntimeError> {
		let mut counted = BTreeMap::<PolicyId, u32>::new();
		for (policy, _, ()) in Members::<T>::iter() {
			let count = counted.entry(policy).or_default();
			*count = count.saturating_add(1);
		}
		for (policy, details) in Details::<T>::iter() {
			let is_list = Rules::<T>::get(policy).is_some_and(|rule| rule.is_list());
			ensure!(is_list || !details.sealed, "POL-4: a compound is sealed");
			ensure!(is_list || details.members == 0, "POL-4: a compound has members");
			let count = counted.remove(&policy).unwrap_or_default();
			ensure!(count == details.members, "POL-3: the count of members is wrong");
			ensure!(count <= T::MaxMembers::get(), "POL-3: too many members");
		}
		ensure!(counted.is_empty(), "POL-4: a member of no policy");
		Ok(())
	}

	/// POL-5 and POL-6.
	fn ensure_admins() -> Result<(), TryRuntimeError> {
		let mut counted = BTreeMap::<Vec<u8>, u32>::new();
		for details in Details::<T>::iter_values() {
			ensure!(
				details.proposed.as_ref() != Some(&details.admin),
				"POL-6: an admin would take over from itself"
			);
			let count = counted.entry(details.admin.encode()).or_default();
			*count = count.saturating_add(1);
		}
		for (admin, count) in PolicyCount::<T>::iter() {
			ensure!(
				counted.remove(&admin.encode()) == Some(count),
				"POL-5: the count of an admin's policies is wrong"
			);
			ensure!(count <= T::MaxPoliciesPerAdmin::get(), "POL-5: too many policies");
		}
		ensure!(counted.is_empty(), "POL-5: an admin's policies are not counted");
		Ok(())
	}
}
