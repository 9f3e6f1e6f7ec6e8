// SPDX-License-Identifier: Apache-2.0

use crate::{Batches, Claimed, Error, Event, Open, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_messages::{Goods, ScratchClaim, merkle};
use genex_primitives::{Clearance, Reason, Tier};

#[test]
fn claim_card_should_move_the_units_to_whom_the_key_named() {
	run(|| {
		let batch = printed();
		assert_ok!(claim(scratched(batch, 1), 1));
		assert_eq!(parts(SERIES, ALICE), (WEALTH - 60, 40));
		assert_eq!(parts(SERIES, BOB), (WEALTH + UNITS, 0));
		assert_eq!(Batches::<Test>::get(batch).map(|batch| batch.left), Some(2));
		assert!(Claimed::<Test>::contains_key(batch, account(SCRATCH + 1)));
		assert_eq!(MovedWith::get(), [Clearance::None]);
		let (key, claimer, by) = (account(SCRATCH + 1), account(BOB), account(RELAYER));
		assert_eq!(last_event(), Event::CardClaimed { batch, key, claimer, units: UNITS, by });
	});
}

#[test]
fn claim_card_should_end_the_batch_when_the_last_card_is_claimed() {
	run(|| {
		let batch = printed();
		for card in 0..CARDS {
			assert_ok!(claim(scratched(batch, card), card));
		}
		assert_eq!(parts(SERIES, ALICE), (WEALTH - 60, 0));
		assert_eq!(Batches::<Test>::get(batch), None);
		assert!(!Open::<Test>::contains_key(account(ALICE)));
		assert_eq!(last_event(), Event::BatchExhausted { batch, giver: account(ALICE) });
		assert_noop!(claim(scratched(batch, 0), 0), Error::<Test>::UnknownBatch);
	});
}

#[test]
fn claim_card_should_fail_when_the_card_was_claimed() {
	run(|| {
		let batch = printed();
		assert_ok!(claim(scratched(batch, 0), 0));
		assert_noop!(claim(scratched(batch, 0), 0), Error::<Test>::AlreadyClaimed);
		let other = ScratchClaim { claimer: bytes(CAROL), ..scratched(batch, 0) };
		assert_noop!(claim(other, 0), Error::<Test>::AlreadyClaimed);
	});
}

#[test]
fn claim_card_should_fail_when_anything_but_the_signed_is_asked_for() {
	run(|| {
		let (batch, other) = (printed(), printed());
		let good = scratched(batch, 0);
		let signature = sign(SCRATCH, &good);
		let changed = [
			ScratchClaim { batch: other, ..good },
			ScratchClaim { claimer: bytes(CAROL), ..good },
			ScratchClaim { deadline: good.deadline + 1, ..good },
		];
		for claim in changed {
			let call = Claims::claim_card(signed(RELAYER), claim, proof(0), signature.clone());
			assert_noop!(call, FORGED);
		}
		let others =
			[sign(BOB, &good), sign(SCRATCH + 1, &good), sign_for(SCRATCH, &good, &ELSEWHERE)];
		for signature in others {
			let call = Claims::claim_card(signed(RELAYER), good, proof(0), signature);
			assert_noop!(call, FORGED);
		}
	});
}

#[test]
fn claim_card_should_fail_when_the_card_is_not_of_the_batch() {
	run(|| {
		let batch = printed();
		let foreign = ScratchClaim { key: bytes(CAROL), ..scratched(batch, 0) };
		let call = Claims::claim_card(signed(RELAYER), foreign, proof(0), sign(CAROL, &foreign));
		assert_noop!(call, Error::<Test>::NotInBatch);
		let good = scratched(batch, 0);
		for wrong in [proof(1), Default::default(), vec![[0; 32]; 32].try_into().unwrap()] {
			let call = Claims::claim_card(signed(RELAYER), good, wrong, sign(SCRATCH, &good));
			assert_noop!(call, Error::<Test>::NotInBatch);
		}
		assert_noop!(claim(scratched(99, 0), 0), Error::<Test>::UnknownBatch);
	});
}

#[test]
fn claim_card_should_fail_when_the_card_has_other_units_than_its_batch() {
	run(|| {
		let leaf = merkle::leaf(&bytes(SCRATCH), &Goods::Units(UNITS + 1));
		let (cards, deadline) = (1, START + DAY);
		let call = Claims::create_batch(signed(ALICE), SERIES, UNITS, cards, leaf.into(), deadline);
		assert_ok!(call);
		let good = ScratchClaim { deadline: START + 10, ..scratched(1, 0) };
		let signature = sign(SCRATCH, &good);
		let call = Claims::claim_card(signed(RELAYER), good, Default::default(), signature);
		assert_noop!(call, Error::<Test>::NotInBatch);
	});
}

#[test]
fn claim_card_should_look_at_both_deadlines_at_their_edges() {
	run(|| {
		let batch = printed();
		let early = scratched(batch, 0);
		Now::set(early.deadline);
		assert_noop!(claim(early, 0), LATE);
		Now::set(early.deadline - 1);
		assert_ok!(claim(early, 0));
		let end = Batches::<Test>::get(batch).unwrap().deadline;
		Now::set(end);
		assert_noop!(claim(scratched(batch, 1), 1), Error::<Test>::DeadlinePassed);
		Now::set(end - 1);
		assert_ok!(claim(scratched(batch, 1), 1));
	});
}

#[test]
fn claim_card_should_wait_when_the_claimer_is_not_registered_yet() {
	run(|| {
		let batch = printed();
		let early = ScratchClaim { claimer: bytes(STRANGER), ..scratched(batch, 0) };
		assert_noop!(claim(early, 0), against(Reason::RecipientUnknown));
		assert_eq!(parts(SERIES, ALICE), (WEALTH - 60, 60));
		Tiers::mutate(|tiers| tiers.insert(account(STRANGER), Tier::L1));
		assert_ok!(claim(early, 0));
		assert_eq!(parts(SERIES, STRANGER), (UNITS, 0));
	});
}

#[test]
fn claim_card_should_fail_when_the_rules_refuse_or_a_party_is_frozen() {
	run(|| {
		let batch = printed();
		for reason in [Reason::TravelRuleNeeded, Reason::RecipientScreens, Reason::ReceiveCountDay]
		{
			Against::set(vec![reason]);
			assert_noop!(claim(scratched(batch, 0), 0), against(reason));
		}
	});
	for (frozen, reason) in [(ALICE, Reason::SenderFrozen), (BOB, Reason::RecipientFrozen)] {
		run(|| {
			let batch = printed();
			freeze(frozen);
			assert_noop!(claim(scratched(batch, 0), 0), against(reason));
		});
	}
	run(|| {
		let batch = printed();
		freeze(RELAYER);
		let frozen = Error::<Test>::Refused(Reason::SenderFrozen.code());
		assert_noop!(claim(scratched(batch, 0), 0), frozen);
	});
}

#[test]
fn claim_card_should_pass_the_screen_when_the_claimer_brings_it() {
	run(|| {
		let batch = printed();
		Against::set(vec![Reason::RecipientScreens]);
		let claim = scratched(batch, 0);
		let call = Claims::claim_card(signed(BOB), claim, proof(0), sign(SCRATCH, &claim));
		assert_ok!(call);
		assert_eq!(MovedWith::get(), [Clearance::Accepted]);
	});
}
