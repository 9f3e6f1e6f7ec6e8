// SPDX-License-Identifier: Apache-2.0
//! Whom a policy admits.

use crate::{ALLOW_ALL, Config, Leg, Legs, Member, Members, Pallet, REFUSE_ALL, Rule, Rules};
use genex_primitives::{IdentityId, PolicyId, Reason};

impl<T: Config> Pallet<T> {
	/// The simple policy for each side. One read, or none for a built-in policy.
	fn legs_of(policy: PolicyId) -> Legs {
		match policy {
			REFUSE_ALL => Legs::all(Leg::RefuseAll),
			ALLOW_ALL => Legs::all(Leg::AllowAll),
			_ => match Rules::<T>::get(policy) {
				Some(Rule::Allow) => Legs::all(Leg::Allow(policy)),
				Some(Rule::Deny) => Legs::all(Leg::Deny(policy)),
				Some(Rule::Compound(legs)) => legs,
				None => Legs::all(Leg::RefuseAll),
			},
		}
	}

	/// Whether a purchase from the issuer is refused.
	pub(crate) fn buyer_refusal(policy: PolicyId, buyer: Option<IdentityId>) -> Option<Reason> {
		let leg = Self::legs_of(policy).mint_recipient;
		(!Self::admits(leg, buyer)).then_some(Reason::PolicyMintRecipient)
	}

	/// Whether a movement between holders is refused, giving side first.
	pub(crate) fn holders_refusal(
		policy: PolicyId,
		from: Option<IdentityId>,
		to: Option<IdentityId>,
	) -> Option<Reason> {
		let legs = Self::legs_of(policy);
		if !Self::admits(legs.sender, from) {
			return Some(Reason::PolicySender);
		}
		(!Self::admits(legs.recipient, to)).then_some(Reason::PolicyRecipient)
	}

	/// Whether a redemption with `redeemer` is refused. Its account or its identity may be on the list.
	pub(crate) fn redeemer_refusal(
		policy: PolicyId,
		redeemer: (&T::AccountId, Option<IdentityId>),
	) -> Option<Reason> {
		let (account, identity) = redeemer;
		let on_list = |list| {
			Self::has_identity(list, identity)
				|| Members::<T>::contains_key(list, Member::Account(account.clone()))
		};
		let admitted = Self::legs_of(policy).redeemer.admits(on_list);
		(!admitted).then_some(Reason::PolicyRedeemer)
	}

	fn admits(leg: Leg, identity: Option<IdentityId>) -> bool {
		leg.admits(|list| Self::has_identity(list, identity))
	}

	/// An account without identity is on no list.
	fn has_identity(list: PolicyId, identity: Option<IdentityId>) -> bool {
		let member = |id| Member::<T::AccountId>::Identity(id);
		identity.is_some_and(|id| Members::<T>::contains_key(list, member(id)))
	}
}
