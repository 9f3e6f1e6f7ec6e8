// SPDX-License-Identifier: Apache-2.0
//! What attestors vouch for: registration, renewal, residence.

use crate::{
	Claims, Config, Details, Error, Event, Identities, IdentityDetails, NextIdentityId, Pallet,
};
use frame_support::{ensure, traits::UnixTime};
use genex_primitives::{
	IdentityFlags, IdentityId, IdentityKind, IdentityRecord, Jurisdiction, Tier, UnixSeconds,
	traits::LinkListener,
};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The chain's clock, in seconds.
	pub(crate) fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	/// The end of validity as a record holds it, if `claims` may be attested at `now`.
	fn checked_end(claims: &Claims, now: UnixSeconds) -> Result<u32, Error<T>> {
		let Claims { tier, kind, jurisdiction, valid_until, .. } = *claims;
		ensure!(tier >= Tier::L1, Error::<T>::TierNotAttestable);
		ensure!(tier < Tier::L3 || kind == IdentityKind::Company, Error::<T>::CompanyNeeded);
		ensure!(jurisdiction.is_valid(), Error::<T>::UnknownJurisdiction);
		ensure!(valid_until > now, Error::<T>::ValidityPassed);
		u32::try_from(valid_until).map_err(|_| Error::<T>::ValidityTooFar)
	}

	/// Creates an identity with `account` as its first.
	pub(crate) fn do_register(
		attestor: &T::AccountId,
		account: &T::AccountId,
		claims: Claims,
		now: UnixSeconds,
	) -> Result<IdentityId, DispatchError> {
		ensure!(Self::identity_of(account).is_none(), Error::<T>::AlreadyLinked);
		let valid_until = Self::checked_end(&claims, now)?;
		let Claims { tier, kind, jurisdiction, .. } = claims;
		let flags = IdentityFlags::default();
		let record = IdentityRecord { tier, kind, jurisdiction, valid_until, flags, accounts: 1 };
		let identity = NextIdentityId::<T>::get();
		NextIdentityId::<T>::put(identity.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		Identities::<T>::insert(identity, record);
		let details = IdentityDetails {
			attestor: attestor.clone(),
			commitment: claims.commitment,
			registered_at: now,
			introduced: 0,
			revision: 0,
		};
		Details::<T>::insert(identity, details);
		Self::attach(identity, account)?;
		Self::deposit_event(Event::IdentityRegistered {
			identity,
			account: account.clone(),
			attestor: attestor.clone(),
			tier,
			kind,
			jurisdiction,
			valid_until: claims.valid_until,
			commitment: claims.commitment,
		});
		T::Links::linked(account, identity)?;
		Ok(identity)
	}

	/// Creates an identity of the genesis block, before the clock runs.
	pub(crate) fn do_register_at_genesis(
		accounts: &[T::AccountId],
		attestor: &T::AccountId,
		claims: Claims,
	) -> DispatchResult {
		let (first, others) =
			accounts.split_first().ok_or(DispatchError::Other("no account given"))?;
		let reason = claims.commitment;
		let identity = Self::do_register(attestor, first, claims, 0)?;
		others.iter().try_for_each(|account| Self::join(identity, account, attestor, reason))
	}

	/// Vouches for `identity` anew.
	pub(crate) fn do_renew(
		attestor: &T::AccountId,
		identity: IdentityId,
		tier: Tier,
		valid_until: UnixSeconds,
		commitment: H256,
	) -> DispatchResult {
		let (old, details) = Self::changeable_by(attestor, identity)?;
		let IdentityRecord { kind, jurisdiction, .. } = old;
		let claims = Claims { tier, kind, jurisdiction, valid_until, commitment };
		let end = Self::checked_end(&claims, Self::now())?;
		let flags = old.flags.without(IdentityFlags::REVOKED);
		let new = IdentityRecord { tier, valid_until: end, flags, ..old };
		let old_commitment = details.commitment;
		Self::revise(identity, new, IdentityDetails { commitment, ..details })?;
		Self::deposit_event(Event::IdentityRenewed {
			identity,
			attestor: attestor.clone(),
			old_tier: old.tier,
			new_tier: tier,
			old_valid_until: old.valid_until.into(),
			new_valid_until: valid_until,
			old_commitment,
			new_commitment: commitment,
		});
		Ok(())
	}

	/// Records another residence.
	pub(crate) fn do_set_residence(
		attestor: &T::AccountId,
		identity: IdentityId,
		jurisdiction: Jurisdiction,
		reason: H256,
	) -> DispatchResult {
		let (old, details) = Self::changeable_by(attestor, identity)?;
		ensure!(jurisdiction.is_valid(), Error::<T>::UnknownJurisdiction);
		ensure!(jurisdiction != old.jurisdiction, Error::<T>::NothingChanges);
		Self::revise(identity, IdentityRecord { jurisdiction, ..old }, details)?;
		Self::deposit_event(Event::ResidenceChanged {
			identity,
			attestor: attestor.clone(),
			old: old.jurisdiction,
			new: jurisdiction,
			reason,
		});
		Ok(())
	}

	/// Record and details of `identity`.
	pub(crate) fn known(
		identity: IdentityId,
	) -> Result<(IdentityRecord, IdentityDetails<T::AccountId>), Error<T>> {
		let record = Identities::<T>::get(identity).ok_or(Error::<T>::UnknownIdentity)?;
		let details = Details::<T>::get(identity).ok_or(Error::<T>::UnknownIdentity)?;
		Ok((record, details))
	}

	/// Record and details of `identity`, if `attestor` is its own.
	pub(crate) fn attested_by(
		attestor: &T::AccountId,
		identity: IdentityId,
	) -> Result<(IdentityRecord, IdentityDetails<T::AccountId>), Error<T>> {
		let (record, details) = Self::known(identity)?;
		ensure!(details.attestor == *attestor, Error::<T>::NotTheAttestor);
		Ok((record, details))
	}

	/// Record and details of `identity`, if `attestor` may change it now.
	pub(crate) fn changeable_by(
		attestor: &T::AccountId,
		identity: IdentityId,
	) -> Result<(IdentityRecord, IdentityDetails<T::AccountId>), Error<T>> {
		let (record, details) = Self::attested_by(attestor, identity)?;
		ensure!(!record.flags.contains(IdentityFlags::SUSPENDED), Error::<T>::Suspended);
		Ok((record, details))
	}

	/// Stores a change of the attested facts, which voids the attestations signed before it.
	pub(crate) fn revise(
		identity: IdentityId,
		record: IdentityRecord,
		mut details: IdentityDetails<T::AccountId>,
	) -> DispatchResult {
		details.revision = details.revision.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		Identities::<T>::insert(identity, record);
		Details::<T>::insert(identity, details);
		Ok(())
	}
}
