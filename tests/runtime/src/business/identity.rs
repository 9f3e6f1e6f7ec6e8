// SPDX-License-Identifier: Apache-2.0
//! What holders do with their accounts, and under the rules, as Solidity asks for it.

use super::{at, code, hash, number};
use codec::Encode;
use genex_precompiles::{
	abi::IIdentity::{self as sol, linkAccountCall, submitAttestationCall, unlinkAccountCall},
	signed,
};
use genex_runtime::{AccountId, Runtime};
use pallet_kyc::{Attestation, Call};
use pallet_revive::precompiles::alloy::{
	primitives::{Bytes, FixedBytes},
	sol_types::SolCall,
};

/// The input for `Identity`.
pub(super) fn of_kyc(call: &Call<Runtime>) -> Option<Vec<u8>> {
	Some(match call {
		Call::link_account { new_account, deadline, signature } => {
			let (scheme, signature) = signed::parts(signature);
			linkAccountCall {
				newAccount: named(new_account),
				deadline: number(*deadline),
				scheme: number(scheme),
				signature,
			}
			.abi_encode()
		},
		Call::unlink_account { account, reason } => {
			unlinkAccountCall { account: at(account), reason: hash(reason) }.abi_encode()
		},
		Call::submit_attestation { attestation, signature } => {
			let (scheme, signature) = signed::parts(signature);
			submitAttestationCall {
				attestation: asked(attestation)?,
				scheme: number(scheme),
				signature,
			}
			.abi_encode()
		},
		_ => return None,
	})
}

/// An attestation, unless it names the identity 0, which nobody has and which stands for none.
fn asked(attestation: &Attestation<AccountId>) -> Option<sol::Attestation> {
	(attestation.identity != Some(0)).then_some(sol::Attestation {
		attestor: named(&attestation.attestor),
		account: named(&attestation.account),
		identity: attestation.identity.unwrap_or_default(),
		tier: code(&attestation.tier),
		kind: code(&attestation.kind),
		jurisdiction: FixedBytes(attestation.jurisdiction.letters()),
		validUntil: attestation.valid_until,
		commitment: hash(&attestation.commitment),
		nonce: attestation.nonce,
		deadline: attestation.deadline,
	})
}

/// The 32 bytes of an account.
fn named(account: &AccountId) -> Bytes {
	Bytes::from(account.encode())
}

/// The input for `Compliance`.
pub(super) fn of_compliance(call: &pallet_compliance::Call<Runtime>) -> Option<Vec<u8>> {
	use genex_precompiles::abi::ICompliance::{declareRelationCall, returnReviewCall};
	use pallet_compliance::Call;
	Some(match call {
		Call::declare_relation { issuer, related, kind, reason } => declareRelationCall {
			issuer: *issuer,
			related: *related,
			kind: code(kind),
			reason: hash(reason),
		}
		.abi_encode(),
		Call::return_review { review } => returnReviewCall { review: *review }.abi_encode(),
		_ => return None,
	})
}
