// SPDX-License-Identifier: Apache-2.0
//! The doors of this room for others: who is behind an account, and what its tier allows.

use crate::{Config, Identities as Records, IdentityOf, Pallet};
use alloc::vec::Vec;
use genex_primitives::{
	IdentityId, Movement, Party, Reason, Tier,
	gate::{Side, required_tiers, tier_refusal},
	traits::{Compliance, Identities, Issuers},
};

impl<T: Config> Identities<T::AccountId> for Pallet<T> {
	fn identity_of(who: &T::AccountId) -> Option<IdentityId> {
		IdentityOf::<T>::get(who)
	}

	fn party(who: &T::AccountId) -> Option<Party> {
		let identity = IdentityOf::<T>::get(who)?;
		let record = Records::<T>::get(identity)?;
		Some(Party { identity, record })
	}

	fn tier_of(who: &T::AccountId) -> Tier {
		Self::party(who).map(|party| party.record.tier_at(Self::now())).unwrap_or_default()
	}
}

impl<T: Config> Pallet<T> {
	/// Why the tier of `who` is not enough on its side, if so. A side without gate costs no read.
	fn side_refusal(side: Side, who: &T::AccountId, required: Option<Tier>) -> Option<Reason> {
		required?;
		tier_refusal(side, Self::party(who).as_ref(), required, Self::now())
	}
}

impl<T: Config> Compliance<T::AccountId> for Pallet<T> {
	fn check(movement: &Movement<T::AccountId>) -> Result<(), Reason> {
		Self::explain(movement).first().map_or(Ok(()), |reason| Err(*reason))
	}

	fn explain(movement: &Movement<T::AccountId>) -> Vec<Reason> {
		let (giver, receiver) = required_tiers(movement.path);
		let sender = Self::side_refusal(Side::Sender, movement.from, giver);
		let recipient = Self::side_refusal(Side::Recipient, movement.to, receiver);
		let mut reasons: Vec<Reason> = sender.into_iter().chain(recipient).collect();
		reasons.sort_by_key(|reason| Reason::ALL.iter().position(|known| known == reason));
		reasons
	}
}

impl<T: Config> Issuers<T::AccountId> for Pallet<T> {
	fn check_may_issue(who: &T::AccountId) -> Result<(), Reason> {
		if Self::tier_of(who) == Tier::L3 { Ok(()) } else { Err(Reason::IssuerTierTooLow) }
	}
}
