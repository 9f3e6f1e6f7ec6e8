// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, OpenOffers, Receipts, ReceiptsOf, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Clearance, Reason};
use sp_runtime::DispatchError;

#[test]
fn accept_receipt_should_give_the_value_when_the_recipient_accepts() {
	run(|| {
		let id = waiting(10);
		assert_ok!(Quarantine::accept_receipt(signed(BOB), id));
		assert_eq!(parts(UNITS, ALICE), (WEALTH - 10, 0));
		assert_eq!(parts(UNITS, BOB), (WEALTH + 10, 0));
		assert!(!Receipts::<Test>::contains_key(id));
		assert_eq!(ReceiptsOf::<Test>::iter().count(), 0);
		assert!(!OpenOffers::<Test>::contains_key(ALICE_ID));
		assert_eq!(PaidWith::get(), vec![Clearance::Accepted]);
		let event = Event::ReceiptAccepted { id, from: ALICE, to: BOB, asset: UNITS, quantity: 10 };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn accept_receipt_should_settle_only_once_when_asked_twice() {
	run(|| {
		let (id, other) = (waiting(10), waiting(20));
		assert_ok!(Quarantine::accept_receipt(signed(BOB), id));
		let again = Quarantine::accept_receipt(signed(BOB), id);
		assert_noop!(again, Error::<Test>::UnknownReceipt);
		assert_noop!(Quarantine::decline_receipt(signed(BOB), id), Error::<Test>::UnknownReceipt);
		assert_noop!(Quarantine::withdraw_offer(signed(ALICE), id), Error::<Test>::UnknownReceipt);
		assert_noop!(Quarantine::return_offer(signed(ALICE), id), Error::<Test>::UnknownReceipt);
		assert_eq!(Quarantine::receipt(other), Some(receipt(20)));
	});
}

#[test]
fn accept_receipt_should_leave_it_open_when_the_rules_refuse_now() {
	run(|| {
		let id = waiting(10);
		Against::set(vec![Reason::SenderFrozen]);
		let call = Quarantine::accept_receipt(signed(BOB), id);
		assert_noop!(call, DispatchError::Other(Reason::SenderFrozen.text()));
		assert_eq!(Quarantine::receipt(id), Some(receipt(10)));
		Against::set(Vec::new());
		assert_ok!(Quarantine::accept_receipt(signed(BOB), id));
	});
}

#[test]
fn accept_receipt_should_count_out_the_offering_identity_when_the_account_moved_on() {
	run(|| {
		let id = waiting(10);
		Links::mutate(|links| links.insert(ALICE, CAROL_ID));
		assert_ok!(Quarantine::accept_receipt(signed(BOB), id));
		assert!(!OpenOffers::<Test>::contains_key(ALICE_ID));
	});
}

#[test]
fn accept_receipt_should_work_until_the_deadline_and_not_from_then_on() {
	run(|| {
		let (first, second) = (waiting(10), waiting(20));
		Now::set(START + LIFETIME - 1);
		assert_ok!(Quarantine::accept_receipt(signed(BOB), first));
		Now::set(START + LIFETIME);
		let late = Quarantine::accept_receipt(signed(BOB), second);
		assert_noop!(late, Error::<Test>::OfferLapsed);
	});
}

#[test]
fn accept_receipt_should_fail_when_another_accepts() {
	run(|| {
		let id = waiting(10);
		for who in [ALICE, BOB_PHONE, CAROL, STRANGER] {
			let call = Quarantine::accept_receipt(signed(who), id);
			assert_noop!(call, Error::<Test>::NotRecipient);
		}
	});
}

#[test]
fn accept_receipt_should_fail_when_there_is_no_such_receipt() {
	run(|| {
		waiting(10);
		for id in [1, u64::MAX] {
			let call = Quarantine::accept_receipt(signed(BOB), id);
			assert_noop!(call, Error::<Test>::UnknownReceipt);
		}
	});
}
