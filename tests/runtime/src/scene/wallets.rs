// SPDX-License-Identifier: Apache-2.0
//! A wallet outside of the chain, and proofs of who controls it.

use super::identity;
use crate::{env::now, native::dispatch, who};
use frame_support::assert_ok;
use genex_primitives::ExternalAddress;
use genex_runtime::{AccountId, Runtime, TravelRule};
use sp_core::Pair;
use sp_runtime::MultiSignature;

/// Whose key signs for the wallet.
const NAME: &str = "Wallet";

/// The wallet.
pub fn wallet() -> ExternalAddress {
	ExternalAddress::Substrate(who::account(NAME))
}

/// The wallet signs that the identity of `who` controls it, and `who` brings that to the chain.
pub fn prove_wallet(who: &AccountId) {
	let (identity, address, deadline) = (identity(who), wallet(), now() + 3_600);
	let message = TravelRule::control_message(identity, address.clone(), deadline);
	let signature = MultiSignature::Sr25519(who::pair(NAME).sign(&message));
	let call = pallet_travel_rule::Call::<Runtime>::register_control_proof {
		identity,
		address,
		deadline,
		signature,
	};
	assert_ok!(dispatch(call, who));
}

/// The attestor takes that proof back.
pub fn revoke_wallet(who: &AccountId) {
	let (identity, address) = (identity(who), wallet());
	let call = pallet_travel_rule::Call::<Runtime>::revoke_control_proof { identity, address };
	assert_ok!(dispatch(call, &who::attestor()));
}
