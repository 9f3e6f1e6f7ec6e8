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

/// The wallet signs that the identity of `who` controls it: the call that brings this to the chain.
pub fn wallet_proof(who: &AccountId) -> pallet_travel_rule::Call<Runtime> {
	let (identity, address, deadline) = (identity(who), wallet(), now() + 3_600);
	let message = TravelRule::control_message(identity, address.clone(), deadline);
	let signature = MultiSignature::Sr25519(who::pair(NAME).sign(&message));
	pallet_travel_rule::Call::register_control_proof { identity, address, deadline, signature }
}

/// The wallet signs that the identity of `who` controls it, and `who` brings that to the chain.
pub fn prove_wallet(who: &AccountId) {
	assert_ok!(dispatch(wallet_proof(who), who));
}

/// The call that takes that proof back, for who it is of or their attestor.
pub fn wallet_revocation(who: &AccountId) -> pallet_travel_rule::Call<Runtime> {
	let (identity, address) = (identity(who), wallet());
	pallet_travel_rule::Call::revoke_control_proof { identity, address }
}

/// The attestor takes that proof back.
pub fn revoke_wallet(who: &AccountId) {
	assert_ok!(dispatch(wallet_revocation(who), &who::attestor()));
}
