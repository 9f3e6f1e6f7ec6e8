// SPDX-License-Identifier: Apache-2.0

//! The pallet between the real Aura, GRANDPA and Authorship pallets: a signed double vote, seen by
//! GRANDPA, ends in a disabled block author.

use codec::{Decode, Encode};
use frame_support::{
	assert_noop, assert_ok,
	traits::{Hooks, KeyOwnerProofSystem},
};
use sp_consensus_aura::Slot;
use sp_consensus_grandpa::{
	AuthorityId as GrandpaId, AuthoritySignature, EquivocationProof, KEY_TYPE, localized_payload,
};
use sp_core::H256;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::{
	testing::Header,
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
};
use sp_session::MembershipProof;

use crate::{Event, mock::network::*};

type Proof = EquivocationProof<H256, u64>;

/// Two prevotes of `who` for different blocks in `round` of the running GRANDPA set.
fn double_vote(who: Ed25519Keyring, round: u64) -> Proof {
	let set_id = Grandpa::current_set_id();
	let vote = |block: u8| {
		let prevote = sp_consensus_grandpa::Prevote::<Header>::new(H256::repeat_byte(block), 10);
		let message = sp_consensus_grandpa::Message::<Header>::Prevote(prevote.clone());
		let signature: AuthoritySignature =
			who.sign(&localized_payload(round, set_id, &message)).into();
		(prevote, signature)
	};
	// The votes' container is not exported; a proof is set id, stage, round, voter, two votes.
	let encoded = (set_id, 0u8, round, GrandpaId::from(who.public()), vote(1), vote(2)).encode();
	Proof::decode(&mut encoded.as_slice()).unwrap()
}

/// The proof that `who` validates in the running session.
fn membership(who: Ed25519Keyring) -> MembershipProof {
	Historical::prove((KEY_TYPE, GrandpaId::from(who.public()))).unwrap()
}

/// The report as a node would put it into its own pool.
fn report_call(proof: &Proof, membership: &MembershipProof) -> pallet_grandpa::Call<Network> {
	pallet_grandpa::Call::report_equivocation_unsigned {
		equivocation_proof: Box::new(proof.clone()),
		key_owner_proof: membership.clone(),
	}
}

/// Reports from a node's pool into a block.
fn report(proof: &Proof, membership: &MembershipProof) -> Result<(), TransactionValidityError> {
	let call = report_call(proof, membership);
	Grandpa::validate_unsigned(TransactionSource::Local, &call)?;
	assert_ok!(Grandpa::report_equivocation_unsigned(
		RuntimeOrigin::none(),
		Box::new(proof.clone()),
		membership.clone()
	));
	Ok(())
}

#[test]
fn genesis_should_give_aura_and_grandpa_the_same_order() {
	on_network(|| {
		let keys = Session::queued_keys();
		let aura: Vec<_> = keys.iter().map(|(_, keys)| keys.aura.clone()).collect();
		let grandpa: Vec<_> = keys.iter().map(|(_, keys)| (keys.grandpa.clone(), 1)).collect();
		assert_eq!(pallet_aura::Authorities::<Network>::get().into_inner(), aura);
		assert_eq!(Grandpa::grandpa_authorities(), grandpa);
		assert_eq!(keys.len(), 4);
	});
}

#[test]
fn authorship_should_name_the_account_whose_slot_it_is() {
	on_network(|| {
		for (sr25519, _) in MEMBERS {
			let account = sr25519.to_account_id();
			begin_block_of(index_of(&account));
			assert_eq!(Authorship::author(), Some(account));
			Authorship::on_finalize(System::block_number());
			pallet_aura::CurrentSlot::<Network>::put(Slot::from(0));
		}
	});
}

#[test]
fn double_vote_should_disable_the_voter_when_reported() {
	on_network(|| {
		let bob = Sr25519Keyring::Bob.to_account_id();
		assert_ok!(report(&double_vote(Ed25519Keyring::Bob, 7), &membership(Ed25519Keyring::Bob)));

		assert_eq!(
			events(),
			vec![Event::OffenderDisabled {
				validator: bob.clone(),
				session: 0,
				// One of four: (3 / 4)².
				slash_fraction: sp_runtime::Perbill::from_rational(9u32, 16),
			}]
		);
		let index = u32::try_from(index_of(&bob)).unwrap();
		assert_eq!(Session::disabled_validators(), vec![index]);
	});
}

#[test]
#[should_panic(expected = "is disabled and should not be attempting to author blocks")]
fn disabled_validator_should_not_author() {
	on_network(|| {
		let proof = double_vote(Ed25519Keyring::Bob, 7);
		assert_ok!(report(&proof, &membership(Ed25519Keyring::Bob)));
		begin_block_of(index_of(&Sr25519Keyring::Bob.to_account_id()));
	});
}

#[test]
fn others_should_author_when_one_is_disabled() {
	on_network(|| {
		let proof = double_vote(Ed25519Keyring::Bob, 7);
		assert_ok!(report(&proof, &membership(Ed25519Keyring::Bob)));
		let alice = Sr25519Keyring::Alice.to_account_id();
		begin_block_of(index_of(&alice));
		assert_eq!(Authorship::author(), Some(alice));
	});
}

#[test]
fn later_reports_should_be_stale_when_the_voter_was_answered() {
	on_network(|| {
		let membership = membership(Ed25519Keyring::Bob);
		assert_ok!(report(&double_vote(Ed25519Keyring::Bob, 7), &membership));

		let second = double_vote(Ed25519Keyring::Bob, 8);
		assert_eq!(report(&second, &membership), Err(InvalidTransaction::Stale.into()));
		assert_noop!(
			Grandpa::report_equivocation(
				RuntimeOrigin::signed(Sr25519Keyring::Eve.to_account_id()),
				Box::new(second),
				membership
			),
			pallet_grandpa::Error::<Network>::DuplicateOffenceReport
		);
	});
}

#[test]
fn report_should_fail_when_votes_do_not_prove_anything() {
	on_network(|| {
		// Eve is no validator, so nobody can prove that she is.
		let membership = membership(Ed25519Keyring::Bob);
		let of_eve = double_vote(Ed25519Keyring::Eve, 7);
		assert_eq!(report(&of_eve, &membership), Err(InvalidTransaction::BadProof.into()));
		assert!(events().is_empty());
	});
}

#[test]
fn report_should_count_when_the_session_is_past_but_kept() {
	on_network(|| {
		let (proof, membership) =
			(double_vote(Ed25519Keyring::Bob, 7), membership(Ed25519Keyring::Bob));
		pass_sessions(HISTORY);
		assert_ok!(report(&proof, &membership));
		assert!(matches!(events().as_slice(), [Event::OffenderDisabled { session: 0, .. }]));
	});
}

#[test]
fn report_should_fail_when_the_session_is_forgotten() {
	on_network(|| {
		let (proof, membership) =
			(double_vote(Ed25519Keyring::Bob, 7), membership(Ed25519Keyring::Bob));
		pass_sessions(HISTORY + 1);
		assert_eq!(report(&proof, &membership), Err(InvalidTransaction::BadProof.into()));
	});
}

#[test]
fn report_should_count_when_the_set_changed_in_every_session() {
	/// Admits or removes Eve, so that the next plan is a new set.
	fn change_set_and_pass() {
		let eve = NEWCOMER.0.to_account_id();
		if Validators::validators().contains(&eve) {
			assert_ok!(Validators::remove_validator(
				RuntimeOrigin::root(),
				eve,
				crate::mock::REASON,
			));
		} else {
			assert_ok!(Validators::add_validator(RuntimeOrigin::root(), eve, crate::mock::REASON));
		}
		pass_sessions(1);
	}

	on_network(|| {
		(0..5).for_each(|_| change_set_and_pass());
		let (session, set_id) = (Session::current_index(), Grandpa::current_set_id());
		let (proof, membership) =
			(double_vote(Ed25519Keyring::Bob, 7), membership(Ed25519Keyring::Bob));
		(0..HISTORY).for_each(|_| change_set_and_pass());

		assert_eq!(Grandpa::current_set_id(), set_id + u64::from(HISTORY));
		assert_ok!(report(&proof, &membership));
		let Some(Event::OffenderDisabled { session: offended, .. }) = events().pop() else {
			panic!("the report is answered by disabling")
		};
		assert_eq!(offended, session);
	});
}

#[test]
fn report_should_fail_when_keys_changed_after_the_membership_was_proven() {
	on_network(|| {
		let (proof, proven) =
			(double_vote(Ed25519Keyring::Bob, 7), membership(Ed25519Keyring::Bob));
		let keys = NetworkKeys {
			aura: Sr25519Keyring::Dave.public().into(),
			grandpa: Ed25519Keyring::Ferdie.public().into(),
		};
		let dave = Sr25519Keyring::Dave.to_account_id();
		assert_ok!(<Session as pallet_session::SessionInterface>::set_keys(&dave, keys));

		// The running session is proven from the newest keys of all; a proof made anew passes.
		assert_eq!(report(&proof, &proven), Err(InvalidTransaction::BadProof.into()));
		assert_ok!(report(&proof, &membership(Ed25519Keyring::Bob)));
	});
}

#[test]
fn removal_should_reach_aura_and_grandpa_when_two_sessions_passed() {
	on_network(|| {
		let bob = Sr25519Keyring::Bob.to_account_id();
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), bob, crate::mock::REASON));
		pass_sessions(2);

		assert_eq!(pallet_aura::Authorities::<Network>::get().len(), 3);
		assert_eq!(Grandpa::grandpa_authorities().len(), 3);
		assert_eq!(Grandpa::current_set_id(), 1);
	});
}
