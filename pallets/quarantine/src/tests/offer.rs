// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, NextReceiptId, OpenOffers, Receipts, ReceiptsOf, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Asset, Clearance, Reason};

fn settled(from: u64, to: u64) -> Event<Test> {
	Event::OfferSettled { from, to, asset: UNITS, quantity: 10, note: NOTE }
}

fn refused(reason: Reason) -> Error<Test> {
	Error::Refused(reason.code())
}

#[test]
fn offer_should_wait_when_the_recipient_screens() {
	run(|| {
		let id = waiting(10);
		assert_eq!(parts(UNITS, ALICE), (WEALTH - 10, 10));
		assert_eq!(parts(UNITS, BOB), (WEALTH, 0));
		assert_eq!(Quarantine::receipt(id), Some(receipt(10)));
		assert_eq!(OpenOffers::<Test>::get(ALICE_ID), 1);
		for who in [ALICE, BOB] {
			assert!(ReceiptsOf::<Test>::contains_key(who, id));
		}
		let (from, to, asset, quantity, note) = (ALICE, BOB, UNITS, 10, NOTE);
		let deadline = START + LIFETIME;
		let event = Event::OfferOpened { id, from, to, asset, quantity, note, deadline };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn offer_should_pass_at_once_when_the_recipient_does_not_screen() {
	run(|| {
		assert_ok!(Quarantine::offer(signed(ALICE), UNITS, BOB, 10, NOTE));
		assert_eq!(parts(UNITS, ALICE), (WEALTH - 10, 0));
		assert_eq!(parts(UNITS, BOB), (WEALTH + 10, 0));
		assert_eq!(events(), vec![settled(ALICE, BOB)]);
		assert_eq!(Receipts::<Test>::iter().count(), 0);
		assert_eq!(NextReceiptId::<Test>::get(), 0);
		assert_eq!(PaidWith::get(), vec![Clearance::Accepted]);
	});
}

#[test]
fn offer_should_pass_at_once_when_the_recipient_trusts_the_sender() {
	run(|| {
		screen(BOB);
		assert_ok!(Quarantine::trust_sender(signed(BOB_PHONE), ALICE_ID));
		assert_ok!(Quarantine::offer(signed(ALICE), UNITS, BOB, 10, NOTE));
		assert_eq!(last_event(), settled(ALICE, BOB));
		// Trust is not mutual, and is given to nobody else.
		assert_ok!(Quarantine::offer(signed(CAROL), UNITS, BOB, 10, NOTE));
		assert_eq!(OpenOffers::<Test>::get(CAROL_ID), 1);
		screen(ALICE);
		assert_ok!(Quarantine::offer(signed(BOB), UNITS, ALICE, 10, NOTE));
		assert_eq!(OpenOffers::<Test>::get(BOB_ID), 1);
	});
}

#[test]
fn offer_should_pass_at_once_when_both_accounts_are_of_one_identity() {
	run(|| {
		screen(BOB_PHONE);
		assert_ok!(Quarantine::offer(signed(BOB), UNITS, BOB_PHONE, 10, NOTE));
		assert_eq!(last_event(), settled(BOB, BOB_PHONE));
	});
}

#[test]
fn offer_should_take_a_stablecoin_when_it_is_offered() {
	run(|| {
		screen(BOB);
		assert_ok!(Quarantine::offer(signed(ALICE), USDC, BOB, WEALTH, NOTE));
		assert_eq!(parts(USDC, ALICE), (0, WEALTH));
		assert_eq!(parts(UNITS, ALICE), (WEALTH, 0));
	});
}

#[test]
fn offer_should_fail_when_gnx_is_offered() {
	run(|| {
		let call = Quarantine::offer(signed(ALICE), Asset::Gnx, BOB, 10, NOTE);
		assert_noop!(call, Error::<Test>::AssetNotOffered);
	});
}

#[test]
fn offer_should_fail_when_nothing_is_offered() {
	run(|| {
		let call = Quarantine::offer(signed(ALICE), UNITS, BOB, 0, NOTE);
		assert_noop!(call, Error::<Test>::ZeroQuantity);
	});
}

#[test]
fn offer_should_fail_when_it_is_to_the_same_account() {
	run(|| {
		let call = Quarantine::offer(signed(ALICE), UNITS, ALICE, 10, NOTE);
		assert_noop!(call, Error::<Test>::OfferToSelf);
	});
}

#[test]
fn offer_should_fail_when_the_rules_refuse() {
	run(|| {
		Against::set(vec![Reason::TravelRuleNeeded, Reason::ReviewNeeded]);
		let open = Quarantine::offer(signed(ALICE), UNITS, BOB, 10, NOTE);
		assert_noop!(open, refused(Reason::TravelRuleNeeded));
		screen(BOB);
		let screened = Quarantine::offer(signed(ALICE), UNITS, BOB, 10, NOTE);
		assert_noop!(screened, refused(Reason::TravelRuleNeeded));
	});
}

#[test]
fn offer_should_fail_when_a_side_is_not_registered() {
	run(|| {
		Free::insert((UNITS, STRANGER), 10);
		let from = Quarantine::offer(signed(STRANGER), UNITS, BOB, 10, NOTE);
		assert_noop!(from, refused(Reason::SenderUnknown));
		let to = Quarantine::offer(signed(ALICE), UNITS, STRANGER, 10, NOTE);
		assert_noop!(to, refused(Reason::RecipientUnknown));
	});
}

#[test]
fn offer_should_fail_when_the_sender_has_too_little() {
	run(|| {
		screen(BOB);
		let call = Quarantine::offer(signed(ALICE), UNITS, BOB, WEALTH + 1, NOTE);
		assert_noop!(call, POOR);
		waiting(WEALTH);
		let call = Quarantine::offer(signed(ALICE), UNITS, BOB, 1, NOTE);
		assert_noop!(call, POOR);
	});
}

#[test]
fn offer_should_fail_when_the_identity_has_the_most_open() {
	run(|| {
		Free::insert((UNITS, ALICE_PHONE), 10);
		for _ in 0..MOST_OPEN {
			waiting(1);
		}
		for who in [ALICE, ALICE_PHONE] {
			let call = Quarantine::offer(signed(who), UNITS, BOB, 1, NOTE);
			assert_noop!(call, Error::<Test>::TooManyOffers);
		}
		// What does not wait is not counted, and an end makes room.
		assert_ok!(Quarantine::offer(signed(ALICE), UNITS, CAROL, 1, NOTE));
		assert_ok!(Quarantine::withdraw_offer(signed(ALICE), 3));
		assert_ok!(Quarantine::offer(signed(ALICE_PHONE), UNITS, BOB, 1, NOTE));
	});
}

#[test]
fn offer_should_fail_when_all_ids_are_used() {
	build().execute_with(|| {
		screen(BOB);
		NextReceiptId::<Test>::put(u64::MAX);
		let call = Quarantine::offer(signed(ALICE), UNITS, BOB, 1, NOTE);
		assert_noop!(call, Error::<Test>::IdsExhausted);
	});
}
