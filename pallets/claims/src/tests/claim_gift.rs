// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Gifts, Open, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_messages::GiftClaim;
use genex_primitives::{Clearance, Reason, Tier};

#[test]
fn claim_gift_should_move_the_units_to_whom_the_key_named() {
	run(|| {
		let gift = linked(Tier::L0);
		assert_ok!(open(opened(gift)));
		assert_eq!(parts(SERIES, ALICE), (WEALTH - 10, 0));
		assert_eq!(parts(SERIES, BOB), (WEALTH + 10, 0));
		assert_eq!(Gifts::<Test>::get(gift), None);
		assert!(!Open::<Test>::contains_key(account(ALICE)));
		assert_eq!(MovedWith::get(), [Clearance::None]);
		let (giver, claimer, by) = (account(ALICE), account(BOB), account(RELAYER));
		assert_eq!(last_event(), Event::GiftClaimed { gift, giver, claimer, quantity: 10, by });
	});
}

#[test]
fn claim_gift_should_fail_when_it_was_claimed() {
	run(|| {
		let gift = linked(Tier::L0);
		assert_ok!(open(opened(gift)));
		for gift in [gift, 0, 99] {
			assert_noop!(open(opened(gift)), Error::<Test>::UnknownGift);
		}
	});
}

#[test]
fn claim_gift_should_fail_when_anything_but_the_signed_is_asked_for() {
	run(|| {
		let (gift, other) = (linked(Tier::L0), linked(Tier::L0));
		let good = opened(gift);
		let signature = sign(LINK, &good);
		let changed = [
			GiftClaim { gift: other, ..good },
			GiftClaim { claimer: bytes(CAROL), ..good },
			GiftClaim { deadline: good.deadline + 1, ..good },
		];
		for claim in changed {
			let call = Claims::claim_gift(signed(RELAYER), claim, signature.clone());
			assert_noop!(call, FORGED);
		}
		for signature in [sign(BOB, &good), sign_for(LINK, &good, &ELSEWHERE)] {
			assert_noop!(Claims::claim_gift(signed(RELAYER), good, signature), FORGED);
		}
		let foreign = GiftClaim { key: bytes(CAROL), ..good };
		let call = Claims::claim_gift(signed(RELAYER), foreign, sign(CAROL, &foreign));
		assert_noop!(call, Error::<Test>::WrongKey);
	});
}

#[test]
fn claim_gift_should_look_at_both_deadlines_at_their_edges() {
	run(|| {
		let (first, second) = (linked(Tier::L0), linked(Tier::L0));
		let early = opened(first);
		Now::set(early.deadline);
		assert_noop!(open(early), LATE);
		Now::set(early.deadline - 1);
		assert_ok!(open(early));
		let end = Gifts::<Test>::get(second).unwrap().deadline;
		Now::set(end);
		assert_noop!(open(opened(second)), Error::<Test>::DeadlinePassed);
		Now::set(end - 1);
		assert_ok!(open(opened(second)));
	});
}

#[test]
fn claim_gift_should_wait_when_the_claimer_has_not_the_tier_yet() {
	run(|| {
		let gift = linked(Tier::L2);
		let claim = GiftClaim { claimer: bytes(STRANGER), ..opened(gift) };
		let low = || Error::<Test>::Refused(Reason::RecipientTierTooLow.code());
		assert_noop!(open(claim), low());
		Tiers::mutate(|tiers| tiers.insert(account(STRANGER), Tier::L1));
		assert_noop!(open(claim), low());
		assert_eq!(parts(SERIES, ALICE), (WEALTH - 10, 10));
		Tiers::mutate(|tiers| tiers.insert(account(STRANGER), Tier::L2));
		assert_ok!(open(claim));
		assert_eq!(parts(SERIES, STRANGER), (10, 0));
	});
}

#[test]
fn claim_gift_should_wait_when_the_claimer_is_not_registered_yet() {
	run(|| {
		let gift = linked(Tier::L0);
		let claim = GiftClaim { claimer: bytes(STRANGER), ..opened(gift) };
		assert_noop!(open(claim), against(Reason::RecipientUnknown));
		Tiers::mutate(|tiers| tiers.insert(account(STRANGER), Tier::L1));
		assert_ok!(open(claim));
	});
}

#[test]
fn claim_gift_should_fail_when_the_rules_refuse_or_a_party_is_frozen() {
	run(|| {
		let gift = linked(Tier::L0);
		for reason in [Reason::TravelRuleNeeded, Reason::RecipientScreens] {
			Against::set(vec![reason]);
			assert_noop!(open(opened(gift)), against(reason));
		}
	});
	for (frozen, reason) in [(ALICE, Reason::SenderFrozen), (BOB, Reason::RecipientFrozen)] {
		run(|| {
			let gift = linked(Tier::L0);
			freeze(frozen);
			assert_noop!(open(opened(gift)), against(reason));
		});
	}
	run(|| {
		let gift = linked(Tier::L0);
		freeze(RELAYER);
		let frozen = Error::<Test>::Refused(Reason::SenderFrozen.code());
		assert_noop!(open(opened(gift)), frozen);
	});
}

#[test]
fn claim_gift_should_pass_the_screen_when_the_claimer_brings_it() {
	run(|| {
		let gift = linked(Tier::L0);
		Against::set(vec![Reason::RecipientScreens]);
		let claim = opened(gift);
		assert_ok!(Claims::claim_gift(signed(BOB), claim, sign(LINK, &claim)));
		assert_eq!(MovedWith::get(), [Clearance::Accepted]);
	});
}
