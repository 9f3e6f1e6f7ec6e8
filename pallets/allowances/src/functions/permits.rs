// SPDX-License-Identifier: Apache-2.0
//! Allowances that were signed and are brought by somebody (EIP-2612).

use crate::{
	Addresses, Config, Error, Event, Nonces, Pallet, Permit, PermitSignature, allowance_from,
	eip712::Domain,
};
use frame_support::{
	ensure,
	traits::{Get, UnixTime, fungibles::metadata::Inspect as _},
};
use genex_primitives::{AssetId, Reason, traits::Identities};
use sp_core::{H256, U256};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Approves as `permit` says, brought by `by`. Errors and events are those of the call `permit`.
	pub fn do_permit(
		by: &T::AccountId,
		asset: AssetId,
		permit: &Permit,
		signature: &PermitSignature,
	) -> DispatchResult {
		let now = T::UnixTime::now().as_secs();
		ensure!(permit.deadline >= U256::from(now), Error::<T>::PermitExpired);
		ensure!(!signature.is_malleable(), Error::<T>::MalleableSignature);
		let digest = Self::digest_of(asset, permit).ok_or(Error::<T>::UnknownAsset)?;
		ensure!(signature.signer(&digest) == Some(permit.owner), Error::<T>::BadSignature);

		let owner = T::Addresses::account_of(&permit.owner);
		let spender = T::Addresses::account_of(&permit.spender);
		// A used permit leaves a number for ever, so it must be of someone who is known, or end something.
		let ends = Self::allowance_of(asset, &owner, &spender) > 0;
		let known = T::Identities::identity_of(&owner).is_some();
		ensure!(known || ends, Self::refused(Reason::SenderUnknown));
		let nonce = Nonces::<T>::get(&owner, asset);
		let next = nonce.checked_add(1).ok_or(Error::<T>::NoncesExhausted)?;
		Self::do_approve(&owner, asset, &spender, allowance_from(permit.value))?;
		Nonces::<T>::insert(&owner, asset, next);
		Self::deposit_event(Event::PermitUsed { asset, owner, nonce, by: by.clone() });
		Ok(())
	}

	/// What the owner of `permit` signs with its next nonce; nothing where there is no such stablecoin.
	pub(crate) fn digest_of(asset: AssetId, permit: &Permit) -> Option<H256> {
		let owner = T::Addresses::account_of(&permit.owner);
		Self::with_domain(asset, |domain| domain.digest(permit, Nonces::<T>::get(owner, asset)))
	}

	/// The hash of the domain of a stablecoin; nothing where there is none.
	pub fn domain_separator(asset: AssetId) -> Option<H256> {
		Self::with_domain(asset, |domain| domain.separator())
	}

	fn with_domain<R>(asset: AssetId, look: impl FnOnce(Domain<'_>) -> R) -> Option<R> {
		Self::ensure_asset(asset).ok()?;
		let name = T::Ledger::name(asset);
		let contract = T::Addresses::contract_of(asset);
		Some(look(Domain { name: &name, chain_id: T::ChainId::get(), contract }))
	}
}
