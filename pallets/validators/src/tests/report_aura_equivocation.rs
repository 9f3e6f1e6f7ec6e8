// SPDX-License-Identifier: Apache-2.0

use codec::Encode;
use frame_support::{
	assert_noop, assert_ok, dispatch::Pays, pallet_prelude::DispatchResultWithPostInfo,
};
use sp_consensus_aura::{AURA_ENGINE_ID, Slot};
use sp_core::H256;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	Digest, DigestItem, DispatchError::BadOrigin, Perbill, testing::Header, traits::Header as _,
};
use sp_session::MembershipProof;

use crate::{BlockEquivocation, Error, Event, MAX_HEADER_BYTES, MAX_PROOF_BYTES, mock::network::*};

/// The slot of most tests, in the first session.
const SLOT: u64 = 9;

/// A header for `slot`, with `content` as its root of calls and the digest `extra`, not yet sealed.
fn unsealed(slot: u64, content: u8, extra: Vec<DigestItem>) -> Header {
	let pre_digest = DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode());
	let logs = [vec![pre_digest], extra].concat();
	let root = H256::repeat_byte(content);
	Header::new(7, root, H256::zero(), H256::zero(), Digest { logs })
}

/// `header` with the seal of `who`.
fn sealed_by(who: Sr25519Keyring, mut header: Header) -> Header {
	let seal = who.sign(header.hash().as_bytes());
	header.digest_mut().push(DigestItem::Seal(AURA_ENGINE_ID, seal.encode()));
	header
}

fn sealed(who: Sr25519Keyring, slot: u64, content: u8) -> Header {
	sealed_by(who, unsealed(slot, content, vec![]))
}

fn proof_of(
	who: Sr25519Keyring,
	first_header: Header,
	second_header: Header,
) -> BlockEquivocation<Header> {
	let slot = Slot::from(SLOT);
	BlockEquivocation { offender: who.public().into(), slot, first_header, second_header }
}

/// Two blocks of `who` for [`SLOT`].
fn double_block(who: Sr25519Keyring) -> BlockEquivocation<Header> {
	proof_of(who, sealed(who, SLOT, 1), sealed(who, SLOT, 2))
}

/// That `who` validates in the running session.
fn membership(who: Sr25519Keyring) -> MembershipProof {
	Validators::key_ownership_proof(who.public().into()).expect("a validator")
}

/// A report by somebody who is no validator.
fn report(
	proof: BlockEquivocation<Header>,
	membership: MembershipProof,
) -> DispatchResultWithPostInfo {
	let reporter = RuntimeOrigin::signed(Sr25519Keyring::Ferdie.to_account_id());
	Validators::report_aura_equivocation(reporter, Box::new(proof), membership)
}

/// Runs `test` three slots after [`SLOT`].
fn after_slot(test: impl FnOnce()) {
	on_network(|| {
		pallet_aura::CurrentSlot::<Network>::put(Slot::from(SLOT + 3));
		test();
	});
}

fn disabled_bob(session: u32) -> Event<Network> {
	Event::OffenderDisabled {
		validator: Sr25519Keyring::Bob.to_account_id(),
		session,
		// One of four: (3 / 4)².
		slash_fraction: Perbill::from_rational(9u32, 16),
	}
}

#[test]
fn report_aura_equivocation_should_disable_free_of_charge_when_two_blocks_are_proven() {
	after_slot(|| {
		let bob = Sr25519Keyring::Bob;
		let info = report(double_block(bob), membership(bob)).expect("it counts");

		assert_eq!(info.pays_fee, Pays::No);
		assert_eq!(events(), vec![disabled_bob(0)]);
		let index = u32::try_from(index_of(&bob.to_account_id())).unwrap();
		assert_eq!(Session::disabled_validators(), vec![index]);
		assert_eq!(pallet_offences::Reports::<Network>::iter().count(), 1);
	});
}

#[test]
fn report_aura_equivocation_should_count_when_the_session_is_past_but_kept() {
	after_slot(|| {
		let bob = Sr25519Keyring::Bob;
		let membership = membership(bob);
		pass_sessions(HISTORY);
		assert_ok!(report(double_block(bob), membership));

		assert_eq!(events().last(), Some(&disabled_bob(0)));
	});
}

#[test]
fn report_aura_equivocation_should_fail_when_the_session_is_forgotten() {
	after_slot(|| {
		let bob = Sr25519Keyring::Bob;
		let membership = membership(bob);
		pass_sessions(HISTORY + 1);
		assert_noop!(report(double_block(bob), membership), Error::<Network>::SlotOutsideSession);
	});
}

#[test]
fn report_aura_equivocation_should_fail_when_the_slot_is_of_another_session() {
	after_slot(|| {
		let bob = Sr25519Keyring::Bob;
		pass_sessions(1);
		// The first session ended with slot 12, which the running one began with.
		pallet_aura::CurrentSlot::<Network>::put(Slot::from(SLOT + 20));
		assert_noop!(
			report(double_block(bob), membership(bob)),
			Error::<Network>::SlotOutsideSession
		);
		let later = BlockEquivocation {
			offender: bob.public().into(),
			slot: Slot::from(SLOT + 21),
			first_header: sealed(bob, SLOT + 21, 1),
			second_header: sealed(bob, SLOT + 21, 2),
		};
		assert_noop!(report(later, membership(bob)), Error::<Network>::SlotOutsideSession);
	});
}

#[test]
fn report_aura_equivocation_should_fail_when_headers_prove_nothing() {
	after_slot(|| {
		let bob = Sr25519Keyring::Bob;
		let good = || sealed(bob, SLOT, 1);
		let seal_not_last = {
			let mut header = sealed(bob, SLOT, 2);
			header.digest_mut().push(DigestItem::Other(vec![]));
			header
		};
		let seal_of_another_engine = {
			let mut header = unsealed(SLOT, 2, vec![]);
			let seal = bob.sign(header.hash().as_bytes());
			header.digest_mut().push(DigestItem::Seal(*b"BABE", seal.encode()));
			header
		};
		let without_slot = {
			let logs = vec![DigestItem::Other(vec![])];
			let root = H256::repeat_byte(2);
			let header = Header::new(7, root, H256::zero(), H256::zero(), Digest { logs });
			sealed_by(bob, header)
		};
		for other in [
			// The same block, with another seal of the same key.
			good(),
			unsealed(SLOT, 2, vec![]),
			seal_not_last,
			seal_of_another_engine,
			without_slot,
			sealed(bob, SLOT + 1, 2),
			sealed(Sr25519Keyring::Alice, SLOT, 2),
		] {
			for (first, second) in [(good(), other.clone()), (other, good())] {
				assert_noop!(
					report(proof_of(bob, first, second), membership(bob)),
					Error::<Network>::InvalidEquivocationProof
				);
			}
		}
	});
}

#[test]
fn report_aura_equivocation_should_fail_when_the_key_is_not_proven() {
	after_slot(|| {
		let (bob, eve) = (Sr25519Keyring::Bob, Sr25519Keyring::Eve);
		assert_eq!(Validators::key_ownership_proof(eve.public().into()), None);
		let count = MembershipProof { validator_count: 3, ..membership(bob) };
		let nodes = MembershipProof { trie_nodes: vec![], ..membership(bob) };
		for (who, proof) in [
			(eve, membership(bob)),
			(bob, membership(Sr25519Keyring::Alice)),
			(bob, count),
			(bob, nodes),
		] {
			assert_noop!(
				report(double_block(who), proof),
				Error::<Network>::InvalidKeyOwnershipProof
			);
		}
	});
}

#[test]
fn report_aura_equivocation_should_fail_when_evidence_is_too_long() {
	after_slot(|| {
		let bob = Sr25519Keyring::Bob;
		let long = |size| {
			let extra = vec![DigestItem::Other(vec![0; size])];
			sealed_by(bob, unsealed(SLOT, 2, extra))
		};
		let rest = long(MAX_HEADER_BYTES).encoded_size() - MAX_HEADER_BYTES;
		let longest = long(MAX_HEADER_BYTES - rest);
		assert_eq!(longest.encoded_size(), MAX_HEADER_BYTES);
		let too_long = long(MAX_HEADER_BYTES - rest + 1);
		for (first, second) in
			[(sealed(bob, SLOT, 1), too_long.clone()), (too_long, sealed(bob, SLOT, 1))]
		{
			assert_noop!(
				report(proof_of(bob, first, second), membership(bob)),
				Error::<Network>::EvidenceTooLong
			);
		}
		let padded = MembershipProof {
			trie_nodes: vec![vec![0; MAX_PROOF_BYTES], vec![0]],
			..membership(bob)
		};
		assert_noop!(report(double_block(bob), padded), Error::<Network>::EvidenceTooLong);

		assert_ok!(report(proof_of(bob, sealed(bob, SLOT, 1), longest), membership(bob)));
	});
}

#[test]
fn report_aura_equivocation_should_fail_when_answered_already() {
	after_slot(|| {
		let bob = Sr25519Keyring::Bob;
		assert_ok!(report(double_block(bob), membership(bob)));
		let again = proof_of(bob, sealed(bob, SLOT, 3), sealed(bob, SLOT, 4));
		assert_noop!(report(again, membership(bob)), Error::<Network>::AlreadyReported);

		// The next session forgets who was answered, the report of the slot is kept.
		let old = membership(bob);
		pass_sessions(1);
		assert_noop!(report(double_block(bob), old), Error::<Network>::AlreadyReported);
	});
}

#[test]
fn report_aura_equivocation_should_fail_when_origin_is_wrong() {
	after_slot(|| {
		let bob = Sr25519Keyring::Bob;
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let proof = Box::new(double_block(bob));
			assert_noop!(
				Validators::report_aura_equivocation(origin, proof, membership(bob)),
				BadOrigin
			);
		}
	});
}
