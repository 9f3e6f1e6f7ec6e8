// SPDX-License-Identifier: Apache-2.0
//! What people sign off-line is bound to this chain and its precompiles, and counts once.

use codec::{Decode, Encode};
use frame_support::{assert_noop, assert_ok, traits::Get};
use genex_messages::{COUPON, Cancel, Domain, Message, REDEMPTION, Signature};
use genex_precompiles::addresses;
use genex_primitives::traits::SignedMessages;
use genex_runtime::{Nonces, ReplayGuard, Runtime, System};
use genex_runtime_tests::{
	env::{self, now},
	native::dispatch,
	who,
};
use pallet_nonces::{Call, Error};
use sp_core::Pair;
use sp_runtime::MultiSignature;

#[test]
fn contracts_of_messages_should_be_the_precompiles() {
	assert_eq!(addresses::address_of(addresses::COUPON).0, COUPON);
	assert_eq!(addresses::address_of(addresses::REDEMPTION).0, REDEMPTION);
}

#[test]
fn signatures_of_messages_should_be_in_scale_those_of_the_chain() {
	for signature in [
		Signature::Ed25519([1; 64]),
		Signature::Sr25519([2; 64]),
		Signature::Ecdsa([3; 65]),
		Signature::Ethereum([4; 65]),
	] {
		let decoded = MultiSignature::decode(&mut &signature.encode()[..]).expect("the same form");
		let same_kind = match signature {
			Signature::Ed25519(_) => matches!(decoded, MultiSignature::Ed25519(_)),
			Signature::Sr25519(_) => matches!(decoded, MultiSignature::Sr25519(_)),
			Signature::Ecdsa(_) => matches!(decoded, MultiSignature::Ecdsa(_)),
			Signature::Ethereum(_) => matches!(decoded, MultiSignature::Eth(_)),
		};
		assert!(same_kind, "{decoded:?}");
		assert_eq!(decoded.encode(), signature.encode());
	}
}

#[test]
fn messages_should_be_bound_to_this_chain() {
	env::execute(|| {
		let (genesis, chain_id) = Nonces::signing_domain();
		assert_eq!(genesis, System::block_hash(0));
		assert_eq!(chain_id, <ReplayGuard as Get<u64>>::get());
		let pair = who::pair("Alice");
		let cancel = Cancel { signer: pair.public().0, nonce: 1, deadline: now() + 60 };
		let here = Domain { genesis: genesis.0, chain_id };
		let elsewhere = Domain { genesis: [1; 32], chain_id };
		let sign = |domain: &Domain| MultiSignature::Sr25519(pair.sign(&cancel.payload(domain)));
		assert_ok!(Nonces::check(&cancel, &sign(&here)));
		let refused = Nonces::check(&cancel, &sign(&elsewhere));
		assert_noop!(refused, Error::<Runtime>::BadSignature);
	});
}

#[test]
fn cancellation_should_count_once_when_anybody_brings_it() {
	env::execute(|| {
		let (genesis, chain_id) = Nonces::signing_domain();
		let domain = Domain { genesis: genesis.0, chain_id };
		let pair = who::pair("Alice");
		let cancel = Cancel { signer: pair.public().0, nonce: 1, deadline: now() + 60 };
		let signature = MultiSignature::Sr25519(pair.sign(&cancel.payload(&domain)));
		let call = Call::<Runtime>::cancel_signed { cancel, signature };
		assert_ok!(dispatch(call.clone(), &who::holder()));
		assert!(Nonces::is_message_used(who::account("Alice"), 1, cancel.deadline));
		assert_noop!(dispatch(call, &who::gateway()), Error::<Runtime>::UsedNonce);
	});
}
