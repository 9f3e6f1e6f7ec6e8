// SPDX-License-Identifier: Apache-2.0
//! What holders want to receive without being asked.

use crate::{Config, Error, Event, Pallet, ReceivePolicy, Trusted, TrustedCount};
use frame_support::{defensive, ensure, traits::Get};
use genex_primitives::{
	AccountFlags, IdentityId,
	traits::{Identities, Markers, UNEXPECTED},
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_receive_policy(who: T::AccountId, new: ReceivePolicy) -> DispatchResult {
		Self::identity_of(&who)?;
		let flags = match new {
			ReceivePolicy::AcceptAll => AccountFlags::default(),
			ReceivePolicy::Screened => AccountFlags::SCREENED,
		};
		let before = T::Markers::mark_account(&who, AccountFlags::SCREENED, flags);
		let old = Self::policy_of(before);
		ensure!(old != new, Error::<T>::NothingChanges);
		Self::deposit_event(Event::ReceivePolicySet { who, old, new });
		Ok(())
	}

	pub(crate) fn do_trust(by: T::AccountId, sender: IdentityId) -> DispatchResult {
		let identity = Self::identity_of(&by)?;
		ensure!(identity != sender, Error::<T>::OwnIdentity);
		ensure!(T::Identities::record(sender).is_some(), Error::<T>::UnknownIdentity);
		ensure!(!Trusted::<T>::contains_key(identity, sender), Error::<T>::NothingChanges);
		let count = TrustedCount::<T>::get(identity).saturating_add(1);
		ensure!(count <= T::MaxTrusted::get(), Error::<T>::TooManyTrusted);
		TrustedCount::<T>::insert(identity, count);
		Trusted::<T>::insert(identity, sender, ());
		Self::deposit_event(Event::SenderTrusted { identity, by, sender });
		Ok(())
	}

	pub(crate) fn do_untrust(by: T::AccountId, sender: IdentityId) -> DispatchResult {
		let identity = Self::identity_of(&by)?;
		ensure!(Trusted::<T>::take(identity, sender).is_some(), Error::<T>::NothingChanges);
		TrustedCount::<T>::try_mutate_exists(identity, |count| {
			let Some(less) = count.and_then(|count| count.checked_sub(1)) else {
				defensive!("a trusted sender was counted in");
				return Err(UNEXPECTED);
			};
			*count = Some(less).filter(|less| *less > 0);
			Ok(())
		})?;
		Self::deposit_event(Event::SenderUntrusted { identity, by, sender });
		Ok(())
	}

	pub(crate) fn policy_of(flags: AccountFlags) -> ReceivePolicy {
		match flags.contains(AccountFlags::SCREENED) {
			true => ReceivePolicy::Screened,
			false => ReceivePolicy::AcceptAll,
		}
	}

	/// Everybody trusts itself: what moves between one's own accounts is no gift.
	pub(crate) fn does_trust(identity: IdentityId, sender: IdentityId) -> bool {
		identity == sender || Trusted::<T>::contains_key(identity, sender)
	}

	/// Whether what `sender` offers to `to` passes at once.
	pub(crate) fn is_welcome(sender: IdentityId, to: &T::AccountId) -> bool {
		let standing = T::Identities::standing(to);
		match Self::policy_of(standing.flags) {
			ReceivePolicy::AcceptAll => true,
			ReceivePolicy::Screened => {
				standing.identity().is_some_and(|identity| Self::does_trust(identity, sender))
			},
		}
	}

	fn identity_of(who: &T::AccountId) -> Result<IdentityId, DispatchError> {
		T::Identities::identity_of(who).ok_or(Error::<T>::NotRegistered.into())
	}
}
