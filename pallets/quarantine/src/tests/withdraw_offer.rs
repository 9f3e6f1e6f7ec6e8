// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, OpenOffers, Receipts, mock::*};
use frame_support::{assert_noop, assert_ok};

#[test]
fn withdraw_offer_should_give_the_value_back_when_the_sender_asks() {
	run(|| {
		let (first, second) = (waiting(10), waiting(20));
		assert_ok!(Quarantine::withdraw_offer(signed(ALICE), first));
		assert_eq!(parts(UNITS, ALICE), (WEALTH - 20, 20));
		assert!(!Receipts::<Test>::contains_key(first));
		assert_eq!(Quarantine::receipt(second), Some(receipt(20)));
		assert_eq!(OpenOffers::<Test>::get(ALICE_ID), 1);
		let (id, from, to, asset, quantity) = (first, ALICE, BOB, UNITS, 10);
		assert_eq!(last_event(), Event::OfferWithdrawn { id, from, to, asset, quantity });
	});
}

#[test]
fn withdraw_offer_should_work_when_the_gift_is_overdue() {
	run(|| {
		let id = waiting(10);
		Now::set(START + 2 * LIFETIME);
		assert_ok!(Quarantine::withdraw_offer(signed(ALICE), id));
	});
}

#[test]
fn withdraw_offer_should_fail_when_another_withdraws() {
	run(|| {
		let id = waiting(10);
		for who in [ALICE_PHONE, BOB, CAROL, STRANGER] {
			let call = Quarantine::withdraw_offer(signed(who), id);
			assert_noop!(call, Error::<Test>::NotSender);
		}
	});
}

#[test]
fn withdraw_offer_should_fail_when_it_has_ended() {
	run(|| {
		let id = waiting(10);
		assert_ok!(Quarantine::withdraw_offer(signed(ALICE), id));
		for id in [id, 9] {
			let call = Quarantine::withdraw_offer(signed(ALICE), id);
			assert_noop!(call, Error::<Test>::UnknownReceipt);
		}
		let accept = Quarantine::accept_receipt(signed(BOB), id);
		assert_noop!(accept, Error::<Test>::UnknownReceipt);
	});
}
