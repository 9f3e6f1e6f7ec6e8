// SPDX-License-Identifier: Apache-2.0
//! Messages signed off-line: bound to this chain, used once, and of limited life.

use crate::{
	Attestation, Config, Details, Error, Event, LinkNonce, Pallet,
	types::{ATTESTATION_DOMAIN, LINK_DOMAIN},
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{
	ensure,
	traits::{Contains, Get},
};
use frame_system::pallet_prelude::BlockNumberFor;
use genex_primitives::{
	IdentityId, UnixSeconds,
	signature::{AccountSignature, signed_forms},
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Registers or renews as an attestor signed off-line.
	pub(crate) fn do_submit_attestation(
		who: &T::AccountId,
		attestation: &Attestation<T::AccountId>,
		signature: &T::Signature,
	) -> DispatchResult {
		let Attestation { attestor, account, nonce, .. } = attestation;
		ensure!(T::Attestors::contains(attestor), Error::<T>::NotAnAttestor);
		Self::ensure_deadline(attestation.deadline, Self::now())?;
		let message = Self::attestation_message(attestation);
		Self::ensure_signed_by(attestor, &message, signature)?;
		let identity = match attestation.identity {
			None => Self::register_as_attested(attestation)?,
			Some(identity) => Self::renew_as_attested(identity, attestation)?,
		};
		Self::deposit_event(Event::AttestationSubmitted {
			identity,
			account: account.clone(),
			attestor: attestor.clone(),
			by: who.clone(),
			nonce: *nonce,
		});
		Ok(())
	}

	fn register_as_attested(
		attestation: &Attestation<T::AccountId>,
	) -> Result<IdentityId, DispatchError> {
		let Attestation { attestor, account, nonce, .. } = attestation;
		ensure!(LinkNonce::<T>::get(account) == *nonce, Error::<T>::UsedNonce);
		Self::do_register(attestor, account, attestation.claims(), Self::now())
	}

	fn renew_as_attested(
		identity: IdentityId,
		attestation: &Attestation<T::AccountId>,
	) -> Result<IdentityId, DispatchError> {
		let Attestation { attestor, account, nonce, jurisdiction, .. } = attestation;
		ensure!(Self::identity_of(account) == Some(identity), Error::<T>::NotItsIdentity);
		let (record, details) = Self::attested_by(attestor, identity)?;
		ensure!(details.revision == *nonce, Error::<T>::UsedNonce);
		ensure!(record.kind == attestation.kind, Error::<T>::KindFixed);
		let claims = attestation.claims();
		if record.jurisdiction != *jurisdiction {
			Self::do_set_residence(attestor, identity, *jurisdiction, claims.commitment)?;
		}
		Self::do_renew(attestor, identity, claims.tier, claims.valid_until, claims.commitment)?;
		Ok(identity)
	}

	/// What an attestation for `account` must name as its identity and nonce.
	pub(crate) fn expected_attestation(account: &T::AccountId) -> (Option<IdentityId>, u32) {
		let found = Self::identity_of(account)
			.and_then(|identity| Details::<T>::get(identity).map(|details| (identity, details)));
		match found {
			Some((identity, details)) => (Some(identity), details.revision),
			None => (None, LinkNonce::<T>::get(account)),
		}
	}

	/// Refuses a message out of its time at `now`.
	pub(crate) fn ensure_deadline(deadline: UnixSeconds, now: UnixSeconds) -> Result<(), Error<T>> {
		ensure!(now < deadline, Error::<T>::DeadlinePassed);
		let life = deadline.saturating_sub(now);
		ensure!(life <= T::MaxSignatureLife::get(), Error::<T>::DeadlineTooFar);
		Ok(())
	}

	/// Refuses a signature that is not `signer`'s over a form of `message`.
	pub(crate) fn ensure_signed_by(
		signer: &T::AccountId,
		message: &[u8],
		signature: &T::Signature,
	) -> Result<(), Error<T>> {
		let signed = signed_forms(message).iter().any(|form| signature.is_of(signer, form));
		ensure!(signed, Error::<T>::BadSignature);
		Ok(())
	}

	/// SCALE of `parts` behind what binds them to their purpose and to this chain.
	fn bound_to_chain(domain: impl Encode, parts: impl Encode) -> Vec<u8> {
		// frame-system never prunes the hash of block 0.
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::default());
		(domain, genesis, parts).encode()
	}

	/// The bytes by which `new_account` agrees to be linked.
	pub(crate) fn link_message(
		identity: IdentityId,
		linking_account: &T::AccountId,
		new_account: &T::AccountId,
		deadline: UnixSeconds,
	) -> Vec<u8> {
		let nonce = LinkNonce::<T>::get(new_account);
		let parts = (identity, linking_account, new_account, nonce, deadline);
		Self::bound_to_chain(LINK_DOMAIN, parts)
	}

	/// The bytes an attestor signs.
	pub(crate) fn attestation_message(attestation: &Attestation<T::AccountId>) -> Vec<u8> {
		Self::bound_to_chain(ATTESTATION_DOMAIN, attestation)
	}
}
