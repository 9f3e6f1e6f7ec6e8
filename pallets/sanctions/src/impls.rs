// SPDX-License-Identifier: Apache-2.0
//! What follows when accounts join and leave identities: a freeze follows the person.

use crate::{Config, Error, FreezeRecord, Freezes, Listings, Pallet, Target};
use frame_support::{defensive, ensure, traits::Contains};
use genex_primitives::{
	FreezeMode, IdentityId,
	traits::{Identities, LinkListener, UNEXPECTED},
};
use sp_runtime::DispatchResult;

impl<T: Config> LinkListener<T::AccountId> for Pallet<T> {
	/// Freezes the GNX of an account that joins a frozen identity, and the identity that a frozen
	/// account joins. Refuses protected accounts: no identity could be frozen with one of them in
	/// it.
	fn linked(who: &T::AccountId, identity: IdentityId) -> DispatchResult {
		ensure!(!T::Protected::contains(who), Error::<T>::ProtectedLink);
		let standing = T::Identities::standing(who);
		if standing.freeze() == FreezeMode::None {
			return Ok(());
		}
		let own = Freezes::<T>::get(Target::Account(who.clone()));
		if let Some(own) = own {
			let (lists, at) = (Listings::default(), Self::now());
			let (by, case) = (own.by.clone(), own.case);
			Self::freeze_identity(identity, FreezeRecord { lists, at, ..own }, &mut 0)?;
			// Who asked for the identity's release did not know of this account.
			Self::void_request(&Target::Identity(identity), by, case);
		}
		Self::settle_gnx(who)
	}

	/// Leaves an account that leaves a frozen identity as frozen as it was, and the lists that ask
	/// for it with the identity too.
	fn unlinked(who: &T::AccountId, identity: IdentityId) -> DispatchResult {
		let behind = Target::Identity(identity);
		let Some(of_identity) = Freezes::<T>::get(&behind) else { return Ok(()) };
		let account = Target::Account(who.clone());
		if let Some(own) = Freezes::<T>::get(&account) {
			Self::write(&behind, FreezeRecord { lists: own.lists, ..of_identity.clone() })?;
		}
		Self::write(&account, FreezeRecord { at: Self::now(), ..of_identity })?;
		let standing = T::Identities::standing(who);
		if standing.freeze() == FreezeMode::None {
			defensive!("an account that left a frozen identity is free");
			return Err(UNEXPECTED);
		}
		Self::settle_gnx(who)
	}
}
