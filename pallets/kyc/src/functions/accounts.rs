// SPDX-License-Identifier: Apache-2.0
//! Which accounts belong to an identity.

use crate::{
	AccountEntry, Accounts, AccountsOf, Config, Details, Error, Event, FormerIdentityOf,
	Identities, LinkNonce, Pallet,
};
use frame_support::{
	ensure,
	traits::{EnsureOrigin, Get},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use genex_primitives::{
	FreezeMode, IdentityFlags, IdentityId, IdentityRecord, Party, Standing, Tier, UnixSeconds,
	traits::{Identities as _, LinkListener, Property, UNEXPECTED},
};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The identity `who` is linked to. Costs one read.
	pub fn identity_of(who: &T::AccountId) -> Option<IdentityId> {
		Accounts::<T>::get(who).identity
	}

	/// Changes what is kept of `who`, and keeps nothing when that says nothing.
	pub(crate) fn change_entry<R>(
		who: &T::AccountId,
		change: impl FnOnce(&mut AccountEntry) -> R,
	) -> R {
		Accounts::<T>::mutate_exists(who, |stored| {
			let mut entry = stored.unwrap_or_default();
			let outcome = change(&mut entry);
			*stored = (entry != AccountEntry::default()).then_some(entry);
			outcome
		})
	}

	/// Refuses what a frozen party may not do.
	fn ensure_not_frozen(standing: &Standing) -> Result<(), Error<T>> {
		ensure!(standing.freeze() == FreezeMode::None, Error::<T>::Frozen);
		Ok(())
	}

	/// Links `new_account` by an account of the identity, with the new account's consent.
	pub(crate) fn do_link_account(
		who: &T::AccountId,
		new_account: &T::AccountId,
		deadline: UnixSeconds,
		signature: &T::Signature,
	) -> DispatchResult {
		let standing = Self::standing(who);
		let Party { identity, record } = standing.party.ok_or(Error::<T>::NotLinked)?;
		Self::ensure_not_frozen(&standing)?;
		let now = Self::now();
		ensure!(record.tier_at(now) >= Tier::L1, Error::<T>::NotAttested);
		Self::ensure_deadline(deadline, now)?;
		let message = Self::link_message(identity, who, new_account, deadline);
		Self::ensure_signed_by(new_account, &message, signature)?;
		// Else an account could change hands by two signatures.
		let former = FormerIdentityOf::<T>::get(new_account);
		ensure!(former.is_none_or(|former| former == identity), Error::<T>::OfAnotherIdentity);
		if LinkNonce::<T>::get(new_account) == 0 {
			Self::count_introduction(identity)?;
		}
		Self::join(identity, new_account, who, H256::zero())
	}

	/// Links an account the attestor verified.
	pub(crate) fn do_attest_account(
		attestor: &T::AccountId,
		identity: IdentityId,
		account: &T::AccountId,
		reason: H256,
	) -> DispatchResult {
		Self::changeable_by(attestor, identity)?;
		Self::join(identity, account, attestor, reason)
	}

	/// Who unlinks `account`, if allowed to. Whoever unlinks another's names a reason. Roles count for the accounts of others only, so that
	/// nobody frees its own account by its office.
	pub(crate) fn ensure_may_unlink(
		origin: OriginFor<T>,
		account: &T::AccountId,
		reason: H256,
	) -> Result<T::AccountId, DispatchError> {
		let officer = T::ComplianceOrigin::try_origin(origin.clone()).ok();
		if let Some(officer) = officer.filter(|officer| officer != account) {
			Self::ensure_reason(reason)?;
			return Ok(officer);
		}
		let attestor = T::AttestorOrigin::try_origin(origin.clone()).ok();
		if attestor.is_none() {
			ensure_signed(origin.clone())?;
		}
		let standing = Self::standing(account);
		let Party { identity, record } = standing.party.ok_or(Error::<T>::NotLinked)?;
		let details = Details::<T>::get(identity).ok_or(UNEXPECTED)?;
		let attestor = attestor.filter(|one| *one == details.attestor && one != account);
		if let Some(attestor) = attestor {
			Self::ensure_reason(reason)?;
			Self::ensure_not_frozen(&standing)?;
			return Ok(attestor);
		}
		let who = ensure_signed(origin)?;
		ensure!(who == *account, Error::<T>::NotYourAccount);
		Self::ensure_not_frozen(&standing)?;
		Self::ensure_holder_may_leave(account, &record)?;
		Ok(who)
	}

	/// What a holder must leave behind before its account leaves the identity.
	fn ensure_holder_may_leave(
		account: &T::AccountId,
		record: &IdentityRecord,
	) -> Result<(), Error<T>> {
		// Else an account could walk away from its identity's bad standing, and be registered anew
		// elsewhere.
		ensure!(!record.flags.contains(IdentityFlags::REVOKED), Error::<T>::Revoked);
		ensure!(!record.flags.contains(IdentityFlags::BLACKLISTED), Error::<T>::Blacklisted);
		// Else its property would count with an identity it does not belong to any more.
		ensure!(T::Property::is_empty(account), Error::<T>::NotEmpty);
		Ok(())
	}

	/// Separates `account` from its identity.
	pub(crate) fn do_unlink_account(
		by: &T::AccountId,
		account: &T::AccountId,
		reason: H256,
	) -> DispatchResult {
		let identity = Self::identity_of(account).ok_or(Error::<T>::NotLinked)?;
		Identities::<T>::try_mutate(identity, |record| {
			let record = record.as_mut().ok_or(UNEXPECTED)?;
			ensure!(record.accounts > 1, Error::<T>::LastAccount);
			record.accounts = record.accounts.saturating_sub(1);
			Ok::<_, DispatchError>(())
		})?;
		Self::change_entry(account, |entry| entry.identity = None);
		AccountsOf::<T>::remove(identity, account);
		FormerIdentityOf::<T>::insert(account, identity);
		let (who, by) = (account.clone(), by.clone());
		Self::deposit_event(Event::AccountUnlinked { identity, account: who, by, reason });
		T::Links::unlinked(account, identity)
	}

	/// Adds `account` to an existing identity.
	pub(crate) fn join(
		identity: IdentityId,
		account: &T::AccountId,
		by: &T::AccountId,
		reason: H256,
	) -> DispatchResult {
		ensure!(Self::identity_of(account).is_none(), Error::<T>::AlreadyLinked);
		Identities::<T>::try_mutate(identity, |record| {
			let record = record.as_mut().ok_or(UNEXPECTED)?;
			let most = T::MaxAccountsPerIdentity::get();
			ensure!(u32::from(record.accounts) < most, Error::<T>::TooManyAccounts);
			record.accounts = record.accounts.saturating_add(1);
			Ok::<_, DispatchError>(())
		})?;
		Self::attach(identity, account)?;
		let (who, by) = (account.clone(), by.clone());
		Self::deposit_event(Event::AccountLinked { identity, account: who, by, reason });
		T::Links::linked(account, identity)
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
		// Holding caps follow the identity: property must not change identities with its account.
		let former = FormerIdentityOf::<T>::take(account).filter(|former| *former != identity);
		ensure!(former.is_none() || T::Property::is_empty(account), Error::<T>::NotEmpty);
		let nonce = LinkNonce::<T>::get(account);
		if nonce == 0 {
			// Once per account and never taken back: the account can sign without GNX, and its
			// transaction nonce never begins again.
			frame_system::Pallet::<T>::inc_sufficients(account);
		}
		let next = nonce.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		LinkNonce::<T>::insert(account, next);
		Self::change_entry(account, |entry| entry.identity = Some(identity));
		AccountsOf::<T>::insert(identity, account, ());
		Ok(())
	}
}
