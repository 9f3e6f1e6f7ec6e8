// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, OpenOffers, Receipts, ReceiptsOf, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::Reason;

#[test]
fn decline_receipt_should_give_the_value_back_when_the_recipient_refuses() {
	run(|| {
		let id = waiting(10);
		assert_ok!(Quarantine::decline_receipt(signed(BOB), id));
		assert_eq!(parts(UNITS, ALICE), (WEALTH, 0));
		assert_eq!(parts(UNITS, BOB), (WEALTH, 0));
		assert!(!Receipts::<Test>::contains_key(id));
		assert_eq!(ReceiptsOf::<Test>::iter().count(), 0);
		assert!(!OpenOffers::<Test>::contains_key(ALICE_ID));
		let event = Event::ReceiptDeclined { id, from: ALICE, to: BOB, asset: UNITS, quantity: 10 };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn decline_receipt_should_work_when_the_gift_is_overdue_or_refused_by_the_rules() {
	run(|| {
		let id = waiting(10);
		Against::set(vec![Reason::SenderFrozen]);
		Now::set(START + LIFETIME);
		assert_ok!(Quarantine::decline_receipt(signed(BOB), id));
		assert_eq!(parts(UNITS, ALICE), (WEALTH, 0));
	});
}

#[test]
fn decline_receipt_should_change_nothing_when_the_escrow_cannot_release() {
	run(|| {
		let id = waiting(10);
		Stuck::set(vec![ALICE]);
		let call = Quarantine::decline_receipt(signed(BOB), id);
		assert_noop!(call, sp_runtime::DispatchError::Other("stuck"));
	});
}

#[test]
fn decline_receipt_should_fail_when_another_declines() {
	run(|| {
		let id = waiting(10);
		for who in [ALICE, BOB_PHONE, CAROL, STRANGER] {
			let call = Quarantine::decline_receipt(signed(who), id);
			assert_noop!(call, Error::<Test>::NotRecipient);
		}
	});
}

#[test]
fn decline_receipt_should_fail_when_it_has_ended() {
	run(|| {
		let id = waiting(10);
		assert_ok!(Quarantine::decline_receipt(signed(BOB), id));
		for id in [id, 9] {
			let call = Quarantine::decline_receipt(signed(BOB), id);
			assert_noop!(call, Error::<Test>::UnknownReceipt);
		}
	});
}
