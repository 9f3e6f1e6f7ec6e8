// SPDX-License-Identifier: Apache-2.0
//! Allowances that were signed and are brought by somebody.

use super::*;
use crate::{
	abi::IStablecoin::*,
	mock::{
		Allowances, CHAIN_ID, EUROS, FRIEND, Frozen, HOLDER, Now, START, STRANGER, UNKNOWN,
		address, build_and_execute,
	},
};
use alloy::primitives::{B256, U256 as Word};
use frame_support::assert_ok;
use genex_primitives::Reason;
use pallet_allowances::{Permit, PermitSignature, eip712::Domain};
use sp_core::{Pair, ecdsa::KeccakPair};

/// The key that signs, and its address.
fn signer() -> (KeccakPair, H160) {
	let pair = KeccakPair::from_seed(&[5; 32]);
	let signature = pair.sign_prehashed(&[1; 32]);
	let public = sp_io::crypto::secp256k1_ecdsa_recover(&signature.0, &[1; 32]);
	let public = public.map_err(|_| "no key").expect("the signature is good");
	let hash = sp_io::hashing::keccak_256(&public);
	(pair, H160::from_slice(&hash[12..]))
}

/// What the signer lets the friend do with dollars.
fn permit(value: Word, deadline: Word) -> Permit {
	Permit {
		owner: signer().1,
		spender: address(FRIEND),
		value: crate::convert::word(value),
		deadline: crate::convert::word(deadline),
	}
}

fn sign(permit: &Permit, nonce: u64) -> PermitSignature {
	let domain = Domain { name: b"US dollars", chain_id: CHAIN_ID, contract: dollars() };
	let bytes = signer().0.sign_prehashed(&domain.digest(permit, nonce).0).0;
	PermitSignature {
		r: H256::from_slice(&bytes[..32]),
		s: H256::from_slice(&bytes[32..64]),
		v: bytes[64] + 27,
	}
}

fn call_of(value: Word, deadline: Word, nonce: u64) -> permitCall {
	let signature = sign(&permit(value, deadline), nonce);
	permitCall {
		owner: sol(signer().1),
		spender: sol(address(FRIEND)),
		value,
		deadline,
		v: signature.v,
		r: B256::from(signature.r.0),
		s: B256::from(signature.s.0),
	}
}

/// A permit of the signer for one unit, good for ever.
pub fn signed_permit(nonce: u64) -> permitCall {
	call_of(number(1), Word::MAX, nonce)
}

fn allowed() -> Word {
	let call = allowanceCall { owner: sol(signer().1), spender: sol(address(FRIEND)) };
	answer(STRANGER, dollars(), &call)
}

fn nonce() -> u64 {
	answer(STRANGER, dollars(), &noncesCall { owner: sol(signer().1) }).to()
}

#[test]
fn permit_should_approve_with_a_log_whoever_brings_it() {
	build_and_execute(|| {
		let call = call_of(number(30), number(START), 0);
		answer(STRANGER, dollars(), &call);
		assert_eq!((allowed(), nonce()), (number(30), 1));
		let approved = Approval { owner: call.owner, spender: call.spender, value: call.value };
		assert_eq!(logs(), vec![log(dollars(), approved)]);
	});
}

#[test]
fn permit_should_have_the_effects_of_the_native_call() {
	let native = effects_of(|| {
		let permit = permit(number(30), Word::MAX);
		let signature = sign(&permit, 0);
		let origin = RuntimeOrigin::signed(account(STRANGER));
		assert_ok!(Allowances::permit(origin, DOLLARS, permit, signature));
	});
	let solidity = effects_of(|| {
		answer(STRANGER, dollars(), &call_of(number(30), Word::MAX, 0));
	});
	assert_eq!(native, solidity);
	assert_eq!(native.1.len(), 2);
}

#[test]
fn permit_should_be_without_limit_when_the_value_is_the_largest() {
	build_and_execute(|| {
		answer(STRANGER, dollars(), &call_of(Word::MAX, Word::MAX, 0));
		assert_eq!(allowed(), Word::MAX);
	});
}

#[test]
fn permit_should_revert_when_it_was_used_or_is_over() {
	build_and_execute(|| {
		let call = call_of(number(30), number(START), 0);
		Now::set(START + 1);
		assert_eq!(reason(STRANGER, dollars(), &call), "Stablecoin: PermitExpired");
		Now::set(START);
		answer(STRANGER, dollars(), &call);
		assert_eq!(reason(STRANGER, dollars(), &call), "Stablecoin: BadSignature");
		let too_early = call_of(number(30), number(START), 2);
		assert_eq!(reason(STRANGER, dollars(), &too_early), "Stablecoin: BadSignature");
		assert_eq!(nonce(), 1);
	});
}

#[test]
fn permit_should_revert_when_it_was_changed_or_is_for_another_stablecoin() {
	build_and_execute(|| {
		let before = books();
		let sound = call_of(number(30), number(START), 0);
		for changed in [
			permitCall { owner: sol(address(HOLDER)), ..sound.clone() },
			permitCall { spender: sol(address(HOLDER)), ..sound.clone() },
			permitCall { value: number(31), ..sound.clone() },
			permitCall { deadline: Word::MAX, ..sound.clone() },
			permitCall { v: 27 + 28 - sound.v, ..sound.clone() },
			permitCall { v: sound.v - 27, ..sound.clone() },
			permitCall { r: B256::ZERO, ..sound.clone() },
			permitCall { s: B256::ZERO, ..sound.clone() },
		] {
			assert_eq!(reason(STRANGER, dollars(), &changed), "Stablecoin: BadSignature");
		}
		let high = permitCall { s: B256::repeat_byte(0xff), ..sound.clone() };
		assert_eq!(reason(STRANGER, dollars(), &high), "Stablecoin: MalleableSignature");
		let euros = book::of_stablecoin(EUROS);
		assert_eq!(reason(STRANGER, euros, &sound), "Stablecoin: BadSignature");
		let nowhere = book::of_stablecoin(UNKNOWN);
		assert_eq!(reason(STRANGER, nowhere, &sound), "Stablecoin: UnknownAsset");
		let nobody = permitCall { spender: Address::ZERO, ..sound };
		let expected = "Stablecoin: the zero address cannot be a spender";
		assert_eq!(reason(STRANGER, dollars(), &nobody), expected);
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn permit_should_revert_when_its_owner_is_frozen() {
	build_and_execute(|| {
		Frozen::set(vec![account_at(signer().1)]);
		let expected = format!("Genex: 301 {}", Reason::SenderFrozen.text());
		assert_eq!(reason(STRANGER, dollars(), &signed_permit(0)), expected);
		assert_eq!(nonce(), 0);
	});
}

#[test]
fn domain_should_be_the_one_that_is_signed() {
	build_and_execute(|| {
		let domain = Domain { name: b"US dollars", chain_id: CHAIN_ID, contract: dollars() };
		let separator = answer(STRANGER, dollars(), &DOMAIN_SEPARATORCall {});
		assert_eq!(separator.0, domain.separator().0);
		let told = answer(STRANGER, dollars(), &eip712DomainCall {});
		assert_eq!(told.fields.0, [0x0f]);
		assert_eq!((told.name.as_str(), told.version.as_str()), ("US dollars", "1"));
		assert_eq!(told.chainId, number(CHAIN_ID));
		assert_eq!(told.verifyingContract, sol(dollars()));
		assert!(told.salt.is_zero() && told.extensions.is_empty());
	});
}
