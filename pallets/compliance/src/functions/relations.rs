// SPDX-License-Identifier: Apache-2.0
//! Who is related to which issuer.

use crate::{
	Config, Error, Event, MAX_OWN_RELATIONS, Pallet, RelatedIssuers, RelatedParties, Relation,
	RelationKind, Relations,
};
use frame_support::{
	ensure,
	storage::StorageMap,
	traits::{DefensiveOption, EnsureOrigin},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use genex_primitives::{
	IdentityFlags, IdentityId, Reason, Tier,
	traits::{Identities, Markers, UNEXPECTED},
	window::Window,
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The officer, who names a reason, or the issuer's account that declares a related party of
	/// `issuer`.
	pub(crate) fn ensure_may_declare(
		origin: OriginFor<T>,
		issuer: IdentityId,
		reason: H256,
	) -> Result<T::AccountId, DispatchError> {
		let origin = match T::ComplianceOrigin::try_origin(origin) {
			Ok(officer) => return Self::ensure_reason(reason).map(|()| officer),
			Err(origin) => origin,
		};
		let who = ensure_signed(origin)?;
		let identity = T::Identities::identity_of(&who);
		ensure!(identity == Some(issuer), Error::<T>::NotTheIssuer);
		// Others have no buyers, and could fill the register with strangers.
		let issues = T::Identities::tier_of(&who) == Tier::L3;
		ensure!(issues, Self::refused(Reason::IssuerTierTooLow));
		let has_room = RelatedParties::<T>::get(issuer) < MAX_OWN_RELATIONS;
		ensure!(has_room, Error::<T>::TooManyRelations);
		Ok(who)
	}

	pub(crate) fn do_declare_relation(
		by: T::AccountId,
		issuer: IdentityId,
		related: IdentityId,
		kind: RelationKind,
		reason: H256,
	) -> DispatchResult {
		ensure!(issuer != related, Error::<T>::SameIdentity);
		ensure!(T::Identities::record(issuer).is_some(), Error::<T>::UnknownIdentity);
		ensure!(!Relations::<T>::contains_key(issuer, related), Error::<T>::AlreadyRelated);
		let flag = IdentityFlags::RELATED;
		T::Markers::mark_identity(related, flag, flag).ok_or(Error::<T>::UnknownIdentity)?;
		let relation = Relation { kind, since: Self::now(), reason, bought: Window::default() };
		Relations::<T>::insert(issuer, related, relation);
		RelatedParties::<T>::mutate(issuer, |count| *count = count.saturating_add(1));
		RelatedIssuers::<T>::mutate(related, |count| *count = count.saturating_add(1));
		let (old, new) = (None, Some(kind));
		Self::deposit_event(Event::RelationDeclared { by, issuer, related, old, new, reason });
		Ok(())
	}

	pub(crate) fn do_end_relation(
		by: T::AccountId,
		issuer: IdentityId,
		related: IdentityId,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let Relation { kind, since, .. } =
			Relations::<T>::take(issuer, related).ok_or(Error::<T>::NotRelated)?;
		Self::count_down::<RelatedParties<T>>(issuer)?;
		if Self::count_down::<RelatedIssuers<T>>(related)? == 0 {
			let (flag, none) = (IdentityFlags::RELATED, IdentityFlags::default());
			T::Markers::mark_identity(related, flag, none).defensive_ok_or(UNEXPECTED)?;
		}
		let (old, new) = (Some(kind), None);
		let event = Event::RelationEnded { by, issuer, related, old, new, since, reason };
		Self::deposit_event(event);
		Ok(())
	}

	/// Takes one off a count, which is not stored at zero. Gives what is left.
	fn count_down<Counts: StorageMap<IdentityId, u32, Query = u32>>(
		identity: IdentityId,
	) -> Result<u32, DispatchError> {
		let left = Counts::get(identity).checked_sub(1).defensive_ok_or(UNEXPECTED)?;
		if left > 0 {
			Counts::insert(identity, left);
		} else {
			Counts::remove(identity);
		}
		Ok(left)
	}
}
