// SPDX-License-Identifier: Apache-2.0
//! Identities and their accounts from Solidity: the acts with their native calls, what they answer and log.

use super::{acts::Act, *};
use crate::{
	abi::IIdentity::*,
	identity::NO_ACCOUNT,
	mock::{
		FILE, FRIEND, HOLDER, ISSUER, Kyc, MESSAGE_LIFE, OWN_IDENTITY, RuntimeCall, START, STORE,
		STRANGER, account_of_key, account_of_pair, address, attestation, build_and_execute, key,
	},
	twins::{Twin, of_kyc},
};
use alloy::primitives::{B256, Bytes, FixedBytes, U256 as Word};
use codec::Encode;
use frame_support::assert_ok;
use pallet_kyc::types::{ATTESTATION_DOMAIN, LINK_DOMAIN};
use sp_core::Pair;
use sp_runtime::{AccountId32, MultiSignature};

type Call = pallet_kyc::Call<Test>;

/// The address of `Identity`.
pub const IDENTITY: H160 = book::address_of(book::IDENTITY);

/// The hash of the first block as `frame-system` begins with it.
const GENESIS: H256 = H256([69; 32]);
/// When a signed message ends.
const DEADLINE: u64 = START + MESSAGE_LIFE;
/// The key of an account that is to be linked.
const NEW: u8 = 0xA1;
/// The key of an attestor.
const ATTESTOR: u8 = 0xA2;
/// The key of somebody who is attested.
const ATTESTED: u8 = 0xA3;

fn who(byte: u8) -> Address {
	sol(address(byte))
}

fn own() -> Word {
	number(OWN_IDENTITY)
}

fn hash() -> B256 {
	B256::from(FILE.0)
}

/// The 32 bytes of an account.
fn named(account: &AccountId32) -> Bytes {
	let bytes: &[u8] = account.as_ref();
	Bytes::copy_from_slice(bytes)
}

/// The address of the account of a key.
fn at(byte: u8) -> Address {
	crate::convert::address::<Test>(&account_of_pair(byte))
}

/// A message with the signature of a key.
fn signed_by(byte: u8, message: &[u8]) -> (Bytes, MultiSignature) {
	let signature = key(byte).sign(message);
	(Bytes::copy_from_slice(&signature.0), MultiSignature::Ed25519(signature))
}

fn link_message(deadline: u64) -> Vec<u8> {
	let parts = (OWN_IDENTITY, account_of_key(HOLDER), account_of_pair(NEW), 0_u32, deadline);
	(LINK_DOMAIN, GENESIS, parts).encode()
}

fn linking(deadline: u64) -> linkAccountCall {
	linkAccountCall {
		newAccount: named(&account_of_pair(NEW)),
		deadline: number(deadline),
		scheme: Word::ZERO,
		signature: signed_by(NEW, &link_message(deadline)).0,
	}
}

fn unlinking(byte: u8) -> unlinkAccountCall {
	unlinkAccountCall { account: who(byte), reason: hash() }
}

/// What the attestor signs, in Solidity.
fn asked() -> Attestation {
	let native = attestation(ATTESTOR, ATTESTED);
	Attestation {
		attestor: named(&native.attestor),
		account: named(&native.account),
		identity: 0,
		tier: 2,
		kind: 0,
		jurisdiction: FixedBytes(*b"JP"),
		validUntil: native.valid_until,
		commitment: hash(),
		nonce: 0,
		deadline: DEADLINE,
	}
}

fn attestation_message() -> Vec<u8> {
	(ATTESTATION_DOMAIN, GENESIS, attestation(ATTESTOR, ATTESTED)).encode()
}

fn submission() -> submitAttestationCall {
	submitAttestationCall {
		attestation: asked(),
		scheme: Word::ZERO,
		signature: signed_by(ATTESTOR, &attestation_message()).0,
	}
}

/// The acts, all of which the holder may do.
pub fn acts() -> Vec<Act> {
	let (new_account, deadline) = (account_of_pair(NEW), DEADLINE);
	let signature = signed_by(NEW, &link_message(deadline)).1;
	let attested = signed_by(ATTESTOR, &attestation_message()).1;
	let all: Vec<(Vec<u8>, Call)> = vec![
		(linking(deadline).abi_encode(), Call::link_account { new_account, deadline, signature }),
		(
			unlinking(HOLDER).abi_encode(),
			Call::unlink_account { account: account_of_key(HOLDER), reason: FILE },
		),
		(
			submission().abi_encode(),
			Call::submit_attestation {
				attestation: attestation(ATTESTOR, ATTESTED),
				signature: attested,
			},
		),
	];
	let native = |call: Call| -> Vec<RuntimeCall> { vec![call.into()] };
	all.into_iter().map(|(input, call)| (IDENTITY, input, native(call))).collect()
}

fn question(deadline: u64) -> linkMessageCall {
	linkMessageCall {
		linkingAccount: who(HOLDER),
		newAccount: named(&account_of_pair(NEW)),
		deadline: number(deadline),
	}
}

/// A sound call of every view.
pub fn views() -> Vec<(H160, Vec<u8>)> {
	let account = named(&account_of_key(HOLDER));
	let all = [
		question(DEADLINE).abi_encode(),
		attestationMessageCall { attestation: asked() }.abi_encode(),
		attestationNonceCall { account: account.clone() }.abi_encode(),
		linkCountCall { account }.abi_encode(),
	];
	all.map(|input| (IDENTITY, input)).to_vec()
}

fn told(event: impl SolEvent) -> Log {
	log(IDENTITY, event)
}

#[test]
fn link_account_should_link_whom_the_chain_never_saw() {
	build_and_execute(|| {
		let message = answer(STRANGER, IDENTITY, &question(DEADLINE));
		assert_eq!(message.to_vec(), link_message(DEADLINE));
		answer(HOLDER, IDENTITY, &linking(DEADLINE));
		assert_eq!(Kyc::identity_of(&account_of_pair(NEW)), Some(OWN_IDENTITY));
		let linked = linkCountCall { account: named(&account_of_pair(NEW)) };
		assert_eq!(answer(STRANGER, IDENTITY, &linked), number(1));
		let expected = AccountLinked {
			identity: own(),
			account: at(NEW),
			by: who(HOLDER),
			reason: B256::ZERO,
		};
		assert_eq!(logs(), vec![told(expected)]);
	});
}

#[test]
fn unlink_account_should_part_an_account_from_its_identity() {
	build_and_execute(|| {
		answer(STORE, IDENTITY, &unlinkAccountCall { reason: B256::ZERO, ..unlinking(STORE) });
		assert_eq!(Kyc::identity_of(&account(STORE)), None);
		let (identity, account, reason) = (own(), who(STORE), B256::ZERO);
		let expected = AccountUnlinked { identity, account, by: account, reason };
		assert_eq!(logs(), vec![told(expected)]);
		let last = reason_of(HOLDER, &unlinking(HOLDER));
		assert_eq!(last, "Identity: LastAccount");
	});
}

fn reason_of(by: u8, input: &unlinkAccountCall) -> String {
	reason(by, IDENTITY, input)
}

#[test]
fn submit_attestation_should_register_as_the_attestor_signed() {
	build_and_execute(|| {
		let question = attestationMessageCall { attestation: asked() };
		let message = answer(STRANGER, IDENTITY, &question);
		assert_eq!(message.to_vec(), attestation_message());
		let identity = answer(STRANGER, IDENTITY, &submission());
		assert_eq!(identity, number(OWN_IDENTITY + 1));
		let account = named(&account_of_pair(ATTESTED));
		let next = answer(STRANGER, IDENTITY, &attestationNonceCall { account });
		assert_eq!((next.identity, next.nonce), (identity, Word::ZERO));
		let registered = IdentityRegistered {
			identity,
			account: at(ATTESTED),
			attestor: at(ATTESTOR),
			tier: 2,
			kind: 0,
			jurisdiction: FixedBytes(*b"JP"),
			validUntil: number(asked().validUntil),
			commitment: hash(),
		};
		let submitted = AttestationSubmitted {
			identity,
			account: at(ATTESTED),
			attestor: at(ATTESTOR),
			by: who(STRANGER),
			nonce: Word::ZERO,
		};
		assert_eq!(logs(), vec![told(registered), told(submitted)]);
		let again = reason(STRANGER, IDENTITY, &submission());
		assert_eq!(again, "Identity: UsedNonce");
	});
}

#[test]
fn accounts_should_be_named_by_their_address_too() {
	build_and_execute(|| {
		let counted = |account: Bytes| answer(STRANGER, IDENTITY, &linkCountCall { account });
		assert_eq!(counted(Bytes::copy_from_slice(&address(HOLDER).0)), number(1));
		assert_eq!(counted(named(&account(HOLDER))), number(1));
		for length in [0, 19, 21, 31, 33] {
			let strange = linkCountCall { account: Bytes::from(vec![7; length]) };
			assert_eq!(reason(STRANGER, IDENTITY, &strange), NO_ACCOUNT);
		}
	});
}

#[test]
fn acts_should_change_nothing_when_they_are_refused() {
	build_and_execute(|| {
		let before = books();
		let refused = |by: u8, input: &linkAccountCall| reason(by, IDENTITY, input);
		let forged =
			linkAccountCall { signature: linking(START + 1).signature, ..linking(DEADLINE) };
		assert_eq!(refused(HOLDER, &forged), "Identity: BadSignature");
		assert_eq!(refused(FRIEND, &linking(DEADLINE)), "Identity: NotLinked");
		assert_eq!(refused(HOLDER, &linking(START)), "Identity: DeadlinePassed");
		assert_eq!(refused(HOLDER, &linking(DEADLINE + 1)), "Identity: DeadlineTooFar");
		let scheme = linkAccountCall { scheme: number(4), ..linking(DEADLINE) };
		let text = "Genex: scheme and length of the signature do not fit";
		assert_eq!(refused(HOLDER, &scheme), text);
		let large = linkAccountCall { deadline: Word::MAX, ..linking(DEADLINE) };
		let text = "Genex: deadline is too large; it must fit into 64 bits";
		assert_eq!(refused(HOLDER, &large), text);
		assert_eq!(reason_of(STRANGER, &unlinking(HOLDER)), "Identity: NotYourAccount");
		assert_eq!(reason_of(FRIEND, &unlinking(FRIEND)), "Identity: NotLinked");
		let silent = unlinkAccountCall { reason: B256::ZERO, ..unlinking(HOLDER) };
		assert_eq!(reason_of(ISSUER, &silent), "Identity: ReasonMissing");
		let strange = |attestation: Attestation| {
			reason(STRANGER, IDENTITY, &submitAttestationCall { attestation, ..submission() })
		};
		let text = "Genex: tier has no meaning for 4";
		assert_eq!(strange(Attestation { tier: 4, ..asked() }), text);
		let nowhere = strange(Attestation { jurisdiction: FixedBytes(*b"??"), ..asked() });
		assert!(nowhere.starts_with("Genex: the jurisdiction is not known"), "{nowhere}");
		let raised = strange(Attestation { tier: 1, ..asked() });
		assert_eq!(raised, "Identity: BadSignature");
		let unlinked = linkMessageCall { linkingAccount: who(FRIEND), ..question(DEADLINE) };
		assert_eq!(reason(STRANGER, IDENTITY, &unlinked), "Identity: NotLinked");
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn what_attestors_do_should_be_told_by_its_twin() {
	build_and_execute(|| {
		let attestor = || RuntimeOrigin::signed(account(ISSUER));
		let last = || -> Log {
			let event = match System::events().pop().map(|record| record.event) {
				Some(RuntimeEvent::Kyc(event)) => event,
				other => panic!("no event of an identity: {other:?}"),
			};
			let Twin { address, topics, data } = of_kyc(&event).expect("it has a twin");
			(address, topics, data)
		};
		let (by, reason) = (who(ISSUER), hash());
		assert_ok!(Kyc::revoke(attestor(), OWN_IDENTITY, FILE));
		let revoked = IdentityRevoked { identity: own(), by, oldFlags: 0, newFlags: 1, reason };
		assert_eq!(last(), told(revoked));
		assert_ok!(Kyc::attest_account(attestor(), OWN_IDENTITY, account(FRIEND), FILE));
		let account = who(FRIEND);
		assert_eq!(last(), told(AccountLinked { identity: own(), account, by, reason }));
	});
}
