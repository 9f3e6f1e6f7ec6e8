// SPDX-License-Identifier: Apache-2.0
//! Policies are created and never removed.

use crate::{
	ALLOW_ALL, Admin, Config, Details, Error, Event, Leg, Legs, NextPolicyId, Pallet, Policy,
	PolicyCount, PolicyDetails, REFUSE_ALL, Rule, Rules,
};
use frame_support::{
	ensure,
	traits::{EnsureOrigin, Get},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use genex_primitives::{PolicyId, traits::Issuers};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Who makes a call, for `reason`. An account that is governance too acts as governance.
	pub(crate) fn actor_for(
		origin: OriginFor<T>,
		reason: H256,
	) -> Result<Admin<T::AccountId>, DispatchError> {
		let by = match T::GovernanceOrigin::try_origin(origin) {
			Ok(_) => Admin::Governance,
			Err(origin) => Admin::Account(ensure_signed(origin)?),
		};
		ensure!(by.accounts_for(reason), Error::<T>::ReasonMissing);
		Ok(by)
	}

	/// Whether `admin` may come to have a policy.
	pub(crate) fn ensure_may_have(admin: &Admin<T::AccountId>) -> DispatchResult {
		if let Admin::Account(who) = admin {
			T::Issuers::check_may_issue(who)
				.map_err(|reason| Error::<T>::Refused(reason.code()))?;
		}
		Ok(())
	}

	pub(crate) fn do_create(
		admin: Admin<T::AccountId>,
		structure: Policy,
		reason: H256,
	) -> DispatchResult {
		let rule = Self::resolve(structure)?;
		Self::count_in(&admin)?;
		let policy = NextPolicyId::<T>::get();
		NextPolicyId::<T>::put(policy.checked_add(1).ok_or(Error::<T>::IdsExhausted)?);
		Rules::<T>::insert(policy, rule);
		let details =
			PolicyDetails { admin: admin.clone(), proposed: None, sealed: false, members: 0 };
		Details::<T>::insert(policy, details);
		Self::deposit_event(Event::PolicyCreated { policy, admin, structure, reason });
		Ok(())
	}

	/// One policy more for `admin`.
	pub(crate) fn count_in(admin: &Admin<T::AccountId>) -> DispatchResult {
		PolicyCount::<T>::try_mutate(admin, |count| {
			let more = count.saturating_add(1);
			ensure!(more <= T::MaxPoliciesPerAdmin::get(), Error::<T>::TooManyPolicies);
			*count = more;
			Ok(())
		})
	}

	/// The details of `policy`, if `by` is its admin.
	pub(crate) fn administered(
		by: &Admin<T::AccountId>,
		policy: PolicyId,
	) -> Result<PolicyDetails<T::AccountId>, DispatchError> {
		let details = Details::<T>::get(policy).ok_or(Error::<T>::UnknownPolicy)?;
		ensure!(details.admin == *by, Error::<T>::NotAdmin);
		Ok(details)
	}

	/// What is stored for `structure`. A compound keeps the kinds of its parts, which never change.
	fn resolve(structure: Policy) -> Result<Rule, DispatchError> {
		Ok(match structure {
			Policy::Allow => Rule::Allow,
			Policy::Deny => Rule::Deny,
			Policy::Compound { sender, recipient, mint_recipient, redeemer } => {
				Rule::Compound(Legs {
					sender: Self::leg(sender)?,
					recipient: Self::leg(recipient)?,
					mint_recipient: Self::leg(mint_recipient)?,
					redeemer: Self::leg(redeemer)?,
				})
			},
		})
	}

	fn leg(policy: PolicyId) -> Result<Leg, DispatchError> {
		match policy {
			REFUSE_ALL => return Ok(Leg::RefuseAll),
			ALLOW_ALL => return Ok(Leg::AllowAll),
			_ => {},
		}
		match Rules::<T>::get(policy).ok_or(Error::<T>::UnknownPolicy)? {
			Rule::Allow => Ok(Leg::Allow(policy)),
			Rule::Deny => Ok(Leg::Deny(policy)),
			Rule::Compound(_) => Err(Error::<T>::NestedCompound.into()),
		}
	}
}
