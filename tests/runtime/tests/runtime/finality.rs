// SPDX-License-Identifier: Apache-2.0
//! A validator that votes twice for finality is reported, proven and kept from authoring, never below the floor.

use codec::{Decode, Encode};
use frame_support::traits::KeyOwnerProofSystem;
use genex_runtime::{
	BlockNumber, Grandpa, Hash, Historical, Runtime, RuntimeEvent, Session, UncheckedExtrinsic,
};
use genex_runtime_tests::{
	env, eth,
	native::{apply, bare, sign, validate},
};
use sp_consensus_grandpa::{AuthorityId, EquivocationProof, KEY_TYPE};
use sp_core::Pair;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionSource};

const ROUND: u64 = 7;

/// A vote of the first phase: hash and number of a block.
type Prevote = (Hash, BlockNumber);

/// The vote as a validator signs it.
fn signed(key: Ed25519Keyring, vote: &Prevote, set: u64) -> sp_core::ed25519::Signature {
	// The message of a vote is its phase, 0 for the first, and the vote; round and set follow.
	key.pair().sign(&(0u8, vote, ROUND, set).encode())
}

/// Two votes of one validator in one round, as another validator's node would prove them.
fn proof(
	key: Ed25519Keyring,
	first: Prevote,
	second: Prevote,
	set: u64,
) -> EquivocationProof<Hash, BlockNumber> {
	let identity = AuthorityId::from(key.public());
	let votes =
		(ROUND, identity, (first, signed(key, &first, set)), (second, signed(key, &second, set)));
	let bytes = (set, 0u8, votes).encode();
	EquivocationProof::decode(&mut &bytes[..]).expect("the shape of a proof")
}

fn twice(key: Ed25519Keyring) -> EquivocationProof<Hash, BlockNumber> {
	let set = pallet_grandpa::CurrentSetId::<Runtime>::get();
	proof(key, (Hash::repeat_byte(1), 1), (Hash::repeat_byte(2), 1), set)
}

fn report(proof: EquivocationProof<Hash, BlockNumber>, key: Ed25519Keyring) -> UncheckedExtrinsic {
	let owner = Historical::prove((KEY_TYPE, AuthorityId::from(key.public())))
		.expect("a validator of this session");
	bare(pallet_grandpa::Call::<Runtime>::report_equivocation_unsigned {
		equivocation_proof: Box::new(proof),
		key_owner_proof: owner,
	})
}

fn disabled() -> Vec<u32> {
	Session::disabled_validators()
}

fn index_of(key: Sr25519Keyring) -> u32 {
	let validators = Session::validators();
	let position = validators.iter().position(|one| *one == key.to_account_id());
	u32::try_from(position.expect("a validator")).expect("few validators")
}

fn with_local(test: impl FnOnce()) {
	env::execute_from(env::preset("local"), test);
}

#[test]
fn offender_should_be_disabled_when_it_voted_twice() {
	with_local(|| {
		env::next_block();
		assert!(disabled().is_empty());
		let mark = eth::mark();
		assert_eq!(apply(report(twice(Ed25519Keyring::Dave), Ed25519Keyring::Dave)), Ok(Ok(())));
		assert_eq!(disabled(), [index_of(Sr25519Keyring::Dave)]);
		let events = eth::events_since(mark);
		assert!(events.iter().any(|event| matches!(
			event,
			RuntimeEvent::Validators(pallet_validators::Event::OffenderDisabled { validator, .. })
				if *validator == Sr25519Keyring::Dave.to_account_id()
		)));
		assert!(events.iter().any(|event| matches!(event, RuntimeEvent::Offences(_))));
		env::run_blocks(8);
		assert_eq!(disabled().len(), 1, "the others go on making blocks");
	});
}

#[test]
fn second_offender_should_be_spared_when_the_floor_is_reached() {
	with_local(|| {
		env::next_block();
		assert_eq!(apply(report(twice(Ed25519Keyring::Dave), Ed25519Keyring::Dave)), Ok(Ok(())));
		let mark = eth::mark();
		assert_eq!(apply(report(twice(Ed25519Keyring::Bob), Ed25519Keyring::Bob)), Ok(Ok(())));
		assert_eq!(disabled(), [index_of(Sr25519Keyring::Dave)]);
		assert!(eth::events_since(mark).iter().any(|event| matches!(
			event,
			RuntimeEvent::Validators(pallet_validators::Event::OffenderSpared { validator, .. })
				if *validator == Sr25519Keyring::Bob.to_account_id()
		)));
	});
}

#[test]
fn only_validator_should_be_spared() {
	env::execute(|| {
		env::next_block();
		assert_eq!(apply(report(twice(Ed25519Keyring::Alice), Ed25519Keyring::Alice)), Ok(Ok(())));
		assert!(disabled().is_empty());
		env::run_blocks(2);
	});
}

#[test]
fn offence_of_a_past_session_should_still_be_proven() {
	with_local(|| {
		env::next_block();
		let evidence = report(twice(Ed25519Keyring::Dave), Ed25519Keyring::Dave);
		let session = Session::current_index();
		let period = genex_runtime::configs::consensus::SessionPeriod::get();
		env::run_blocks(period + 2);
		assert!(Session::current_index() > session);
		let mark = eth::mark();
		assert_eq!(apply(evidence), Ok(Ok(())));
		assert!(
			eth::events_since(mark).iter().any(|event| matches!(
				event,
				RuntimeEvent::Validators(_) | RuntimeEvent::Offences(_)
			))
		);
	});
}

#[test]
fn report_should_be_refused_when_it_proves_nothing() {
	with_local(|| {
		env::next_block();
		let same = (Hash::repeat_byte(1), 1);
		let agreeing = proof(Ed25519Keyring::Dave, same, same, 0);
		assert!(apply(report(agreeing, Ed25519Keyring::Dave)).is_ok_and(|r| r.is_err()));
		let set = 99;
		let other_set = proof(Ed25519Keyring::Dave, same, (Hash::repeat_byte(2), 1), set);
		assert!(apply(report(other_set, Ed25519Keyring::Dave)).is_ok_and(|r| r.is_err()));
		let of_another = report(twice(Ed25519Keyring::Dave), Ed25519Keyring::Bob);
		assert!(apply(of_another).map_or(true, |outcome| outcome.is_err()));
		assert!(disabled().is_empty());
	});
}

#[test]
fn report_should_be_refused_when_it_comes_twice_or_from_strangers() {
	with_local(|| {
		env::next_block();
		let evidence = || report(twice(Ed25519Keyring::Dave), Ed25519Keyring::Dave);
		assert!(
			genex_runtime_tests::native::undone(|| genex_runtime::Executive::validate_transaction(
				TransactionSource::Local,
				evidence(),
				env::parent_hash()
			))
			.is_ok()
		);
		assert_eq!(validate(evidence()), Err(InvalidTransaction::Call.into()));
		assert_eq!(apply(evidence()), Ok(Ok(())));
		assert!(apply(evidence()).map_or(true, |outcome| outcome.is_err()));
		assert_eq!(disabled().len(), 1);
	});
}

#[test]
fn anyone_should_be_able_to_report_with_a_signature() {
	with_local(|| {
		env::next_block();
		let owner = Historical::prove((KEY_TYPE, AuthorityId::from(Ed25519Keyring::Dave.public())))
			.expect("a validator");
		let call = pallet_grandpa::Call::<Runtime>::report_equivocation {
			equivocation_proof: Box::new(twice(Ed25519Keyring::Dave)),
			key_owner_proof: owner,
		};
		assert_eq!(apply(sign(call, &Sr25519Keyring::Ferdie.pair())), Ok(Ok(())));
		assert_eq!(disabled(), [index_of(Sr25519Keyring::Dave)]);
		assert_eq!(Grandpa::grandpa_authorities().len(), 4, "finality keeps counting all four");
	});
}
