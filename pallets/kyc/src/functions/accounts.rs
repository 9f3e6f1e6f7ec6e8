// SPDX-License-Identifier: Apache-2.0
//! Which accounts belong to an identity.

use crate::{
	AccountsOf, Config, Details, Error, Event, FormerIdentityOf, Identities, IdentityOf, LinkNonce,
	Pallet,
};
use frame_support::{
	ensure,
	traits::{EnsureOrigin, Get},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use genex_primitives::{IdentityFlags, IdentityId, Tier, UnixSeconds, traits::UNEXPECTED};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Links `new_account` by an account of the identity, with the new account's consent.
	pub(crate) fn do_link_account(
		who: &T::AccountId,
		new_account: &T::AccountId,
		deadline: UnixSeconds,
		signature: &T::Signature,
	) -> DispatchResult {
		let identity = IdentityOf::<T>::get(who).ok_or(Error::<T>::NotLinked)?;
		let record = Identities::<T>::get(identity).ok_or(UNEXPECTED)?;
		let now = Self::now();
		ensure!(record.tier_at(now) >= Tier::L1, Error::<T>::NotAttested);
		Self::ensure_deadline(deadline, now)?;
		let message = Self::link_message(identity, who, new_account, deadline);
		Self::ensure_signed_by(new_account, &message, signature)?;
		// Else units that must not be passed on could change hands together with their account.
		let former = FormerIdentityOf::<T>::get(new_account);
		ensure!(former.is_none_or(|former| former == identity), Error::<T>::OfAnotherIdentity);
		if LinkNonce::<T>::get(new_account) == 0 {
			Self::count_introduction(identity)?;
		}
		Self::join(identity, new_account, who)
	}

	/// Links an account the attestor verified.
	pub(crate) fn do_attest_account(
		attestor: &T::AccountId,
		identity: IdentityId,
		account: &T::AccountId,
	) -> DispatchResult {
		Self::changeable_by(attestor, identity)?;
		Self::join(identity, account, attestor)
	}

	/// Who unlinks `account`, if allowed to.
	pub(crate) fn ensure_may_unlink(
		origin: OriginFor<T>,
		account: &T::AccountId,
	) -> Result<T::AccountId, DispatchError> {
		if let Ok(officer) = T::ComplianceOrigin::try_origin(origin.clone()) {
			return Ok(officer);
		}
		let attestor = T::AttestorOrigin::try_origin(origin.clone()).ok();
		if attestor.is_none() {
			ensure_signed(origin.clone())?;
		}
		let identity = IdentityOf::<T>::get(account).ok_or(Error::<T>::NotLinked)?;
		let (record, details) = Self::known(identity)?;
		if let Some(attestor) = attestor.filter(|attestor| *attestor == details.attestor) {
			return Ok(attestor);
		}
		let who = ensure_signed(origin)?;
		ensure!(who == *account, Error::<T>::NotYourAccount);
		// Else an account could walk away from its identity's bad standing, and be registered anew
		// elsewhere.
		ensure!(!record.flags.contains(IdentityFlags::REVOKED), Error::<T>::Revoked);
		Ok(who)
	}

	/// Separates `account` from its identity.
	pub(crate) fn do_unlink_account(by: &T::AccountId, account: &T::AccountId) -> DispatchResult {
		let identity = IdentityOf::<T>::take(account).ok_or(Error::<T>::NotLinked)?;
		Details::<T>::try_mutate(identity, |details| {
			let details = details.as_mut().ok_or(UNEXPECTED)?;
			ensure!(details.accounts > 1, Error::<T>::LastAccount);
			details.accounts = details.accounts.saturating_sub(1);
			Ok::<_, DispatchError>(())
		})?;
		AccountsOf::<T>::remove(identity, account);
		FormerIdentityOf::<T>::insert(account, identity);
		let (account, by) = (account.clone(), by.clone());
		Self::deposit_event(Event::AccountUnlinked { identity, account, by });
		Ok(())
	}

	/// Adds `account` to an existing identity.
	pub(crate) fn join(
		identity: IdentityId,
		account: &T::AccountId,
		by: &T::AccountId,
	) -> DispatchResult {
		ensure!(!IdentityOf::<T>::contains_key(account), Error::<T>::AlreadyLinked);
		Details::<T>::try_mutate(identity, |details| {
			let details = details.as_mut().ok_or(UNEXPECTED)?;
			let most = T::MaxAccountsPerIdentity::get();
			ensure!(details.accounts < most, Error::<T>::TooManyAccounts);
			details.accounts = details.accounts.saturating_add(1);
			Ok::<_, DispatchError>(())
		})?;
		Self::attach(identity, account)?;
		let (account, by) = (account.clone(), by.clone());
		Self::deposit_event(Event::AccountLinked { identity, account, by });
		Ok(())
	}

	/// Counts a new account among those the identity brought in by itself.
	fn count_introduction(identity: IdentityId) -> DispatchResult {
		Details::<T>::try_mutate(identity, |details| {
			let details = details.as_mut().ok_or(UNEXPECTED)?;
			let most = T::MaxIntroductions::get();
			ensure!(details.introduced < most, Error::<T>::TooManyIntroductions);
			details.introduced = details.introduced.saturating_add(1);
			Ok(())
		})
	}

	/// Writes the link, voids other messages that would link the account, and keeps it alive.
	pub(crate) fn attach(identity: IdentityId, account: &T::AccountId) -> DispatchResult {
		let nonce = LinkNonce::<T>::get(account);
		if nonce == 0 {
			// Once per account and never taken back: the account can sign without GNX, and its
			// transaction nonce never begins again.
			frame_system::Pallet::<T>::inc_sufficients(account);
		}
		let next = nonce.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		LinkNonce::<T>::insert(account, next);
		IdentityOf::<T>::insert(account, identity);
		FormerIdentityOf::<T>::remove(account);
		AccountsOf::<T>::insert(identity, account, ());
		Ok(())
	}
}
