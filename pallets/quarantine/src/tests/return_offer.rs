// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Receipts, mock::*};
use frame_support::{assert_noop, assert_ok};

#[test]
fn return_offer_should_give_the_value_back_when_anybody_asks_from_the_deadline_on() {
	for who in [ALICE, BOB, CAROL, STRANGER] {
		run(|| {
			let id = waiting(10);
			Now::set(START + LIFETIME);
			assert_ok!(Quarantine::return_offer(signed(who), id));
			assert_eq!(parts(UNITS, ALICE), (WEALTH, 0));
			assert!(!Receipts::<Test>::contains_key(id));
			let (from, to, asset, quantity, by) = (ALICE, BOB, UNITS, 10, Some(who));
			let event = Event::OfferReturned { id, from, to, asset, quantity, by };
			assert_eq!(last_event(), event);
		});
	}
}

#[test]
fn return_offer_should_fail_when_the_recipient_still_has_time() {
	run(|| {
		let id = waiting(10);
		Now::set(START + LIFETIME - 1);
		for who in [ALICE, BOB, CAROL] {
			let call = Quarantine::return_offer(signed(who), id);
			assert_noop!(call, Error::<Test>::NotOverdue);
		}
	});
}

#[test]
fn return_offer_should_fail_when_it_has_ended() {
	run(|| {
		let id = waiting(10);
		Now::set(START + LIFETIME);
		assert_ok!(Quarantine::return_offer(signed(CAROL), id));
		for id in [id, 9] {
			let call = Quarantine::return_offer(signed(CAROL), id);
			assert_noop!(call, Error::<Test>::UnknownReceipt);
		}
	});
}
