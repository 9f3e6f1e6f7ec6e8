// SPDX-License-Identifier: Apache-2.0
//! Proofs that an identity controls an address outside of this chain: signed messages that are
//! bound to this chain, used once and of limited life.

use crate::{
	CONTROL_DOMAIN, Config, ControlProof, ControlsOf, Error, Event, ExternalAddress, Pallet,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use genex_primitives::{
	IdentityId, UnixSeconds,
	signature::{AccountSignature, ethereum_account, ethereum_form, substrate_forms},
	traits::Identities,
};
use sp_runtime::{ArithmeticError::Overflow, DispatchResult, MultiSignature};

impl<T: Config> Pallet<T> {
	/// Records a proof. Checks, errors and event are those of the call `register_control_proof`.
	pub fn do_register_control_proof(
		who: T::AccountId,
		identity: IdentityId,
		address: ExternalAddress,
		deadline: UnixSeconds,
		signature: MultiSignature,
	) -> DispatchResult {
		Self::ensure_owner(&who, identity)?;
		let now = Self::now();
		ensure!(now < deadline, Error::<T>::MessageExpired);
		let life = deadline.saturating_sub(now);
		ensure!(life <= T::MaxSignatureLife::get(), Error::<T>::MessageTooLong);
		let mut controls = ControlsOf::<T>::get(identity);
		let proven = controls.proofs.iter().any(|proof| proof.address == address);
		ensure!(!proven, Error::<T>::AlreadyProven);
		let nonce = controls.nonce;
		let message = Self::message_of_control(identity, &address, nonce, deadline);
		ensure!(Self::is_signed(&address, &message, &signature), Error::<T>::BadSignature);

		controls.nonce = nonce.checked_add(1).ok_or(Overflow)?;
		let proof = ControlProof { address: address.clone(), proven_at: now, nonce };
		controls.proofs.try_push(proof).map_err(|_| Error::<T>::TooManyProofs)?;
		ControlsOf::<T>::insert(identity, controls);
		Self::deposit_event(Event::ControlProven { identity, by: who, address, nonce });
		Ok(())
	}

	/// Withdraws a proof. Checks, errors and event are those of the call `revoke_control_proof`.
	pub fn do_revoke_control_proof(
		who: T::AccountId,
		identity: IdentityId,
		address: ExternalAddress,
	) -> DispatchResult {
		Self::ensure_owner(&who, identity)?;
		let mut controls = ControlsOf::<T>::get(identity);
		let place = controls.proofs.iter().position(|proof| proof.address == address);
		let old = controls.proofs.remove(place.ok_or(Error::<T>::NotProven)?);
		// The nonce stays, so that no message works a second time.
		ControlsOf::<T>::insert(identity, controls);
		Self::deposit_event(Event::ControlRevoked { identity, by: who, old });
		Ok(())
	}

	fn ensure_owner(who: &T::AccountId, identity: IdentityId) -> DispatchResult {
		ensure!(T::Identities::record(identity).is_some(), Error::<T>::UnknownIdentity);
		let owns = T::Identities::identity_of(who) == Some(identity);
		ensure!(owns || Self::vouches(who, identity), Error::<T>::NotOwner);
		Ok(())
	}

	/// The bytes by which `address` proves that `identity` controls it.
	pub(crate) fn message_of_control(
		identity: IdentityId,
		address: &ExternalAddress,
		nonce: u64,
		deadline: UnixSeconds,
	) -> Vec<u8> {
		// frame-system never prunes the hash of block 0.
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::default());
		(CONTROL_DOMAIN, genesis, identity, address, nonce, deadline).encode()
	}

	/// Whether `signature` is the address's over a form of `message` that its signers make.
	fn is_signed(address: &ExternalAddress, message: &[u8], signature: &MultiSignature) -> bool {
		match (address, signature) {
			(ExternalAddress::Ethereum(address), MultiSignature::Eth(_)) => {
				let form = ethereum_form(message);
				signature.is_of(&ethereum_account(address), &form)
			},
			(ExternalAddress::Ethereum(_), _) | (_, MultiSignature::Eth(_)) => false,
			(ExternalAddress::Substrate(account), _) => {
				substrate_forms(message).iter().any(|form| signature.is_of(account, form))
			},
		}
	}
}
