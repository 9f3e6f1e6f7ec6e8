// SPDX-License-Identifier: Apache-2.0
//! What Solidity reads of messages that accounts and attestors sign.

use super::Identity;
use crate::{
	Chain,
	abi::IIdentity::{
		IIdentityCalls, attestationMessageCall, attestationNonceCall, attestationNonceReturn,
		linkCountCall, linkMessageCall,
	},
	convert::{account, narrow},
	guards::NOT_CLASSIFIED,
	revert::{failed, refuse},
	weights,
};
use alloc::vec::Vec;
use pallet_kyc::{Error as Failure, Pallet};
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{
		primitives::{Address, Bytes, U256},
		sol_types::SolCall,
	},
};

/// The hash of the first block, or a count.
const ENTRY_READS: u64 = 1;
/// An account's identity and what is known of it, or its count.
const NONCE_READS: u64 = 2;
/// The hash of the first block, an identity, and the count of an account.
const MESSAGE_READS: u64 = 3;

impl<T: Chain> Identity<T> {
	/// The answer of a view.
	pub(super) fn view(
		input: &IIdentityCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		use IIdentityCalls as Asked;
		match input {
			Asked::linkMessage(call) => Self::link_message(call, env),
			Asked::attestationMessage(call) => Self::attestation_message(call, env),
			Asked::attestationNonce(call) => Self::attestation_nonce(call, env),
			Asked::linkCount(call) => Self::link_count(call, env),
			_ => Err(refuse(NOT_CLASSIFIED)),
		}
	}

	fn link_message(call: &linkMessageCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(MESSAGE_READS))?;
		let linking = account(env, &call.linkingAccount)?;
		let new = Self::named(&call.newAccount, &mut |address: &Address| account(env, address))?;
		let deadline = narrow(call.deadline, "deadline")?;
		let message = Pallet::<T>::link_payload(linking, new, deadline)
			.ok_or_else(|| failed::<T>(Failure::<T>::NotLinked.into()))?;
		Ok(linkMessageCall::abi_encode_returns(&Bytes::from(message)))
	}

	fn attestation_message(
		call: &attestationMessageCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let asked =
			Self::attestation(&call.attestation, &mut |address: &Address| account(env, address))?;
		let message = Pallet::<T>::attestation_payload(asked);
		Ok(attestationMessageCall::abi_encode_returns(&Bytes::from(message)))
	}

	fn attestation_nonce(
		call: &attestationNonceCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(NONCE_READS))?;
		let who = Self::named(&call.account, &mut |address: &Address| account(env, address))?;
		let (identity, nonce) = Pallet::<T>::attestation_nonce(who);
		let shown = attestationNonceReturn {
			identity: U256::from(identity.unwrap_or_default()),
			nonce: U256::from(nonce),
		};
		Ok(attestationNonceCall::abi_encode_returns(&shown))
	}

	fn link_count(call: &linkCountCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let who = Self::named(&call.account, &mut |address: &Address| account(env, address))?;
		Ok(linkCountCall::abi_encode_returns(&U256::from(Pallet::<T>::link_nonce(who))))
	}
}
