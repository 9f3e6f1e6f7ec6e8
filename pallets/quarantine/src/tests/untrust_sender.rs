// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Receipts, TrustedCount, mock::*};
use frame_support::{assert_noop, assert_ok};

#[test]
fn untrust_sender_should_have_offers_wait_again_when_an_account_asks() {
	run(|| {
		screen(BOB);
		assert_ok!(Quarantine::trust_sender(signed(BOB), ALICE_ID));
		assert_ok!(Quarantine::untrust_sender(signed(BOB_PHONE), ALICE_ID));
		let event = Event::SenderUntrusted { identity: BOB_ID, by: BOB_PHONE, sender: ALICE_ID };
		assert_eq!(last_event(), event);
		assert!(!Quarantine::trusts(BOB_ID, ALICE_ID));
		assert!(!TrustedCount::<Test>::contains_key(BOB_ID));
		assert_ok!(Quarantine::offer(signed(ALICE), UNITS, BOB, 1, NOTE));
		assert_eq!(Receipts::<Test>::iter().count(), 1);
	});
}

#[test]
fn untrust_sender_should_leave_others_when_one_is_named() {
	run(|| {
		assert_ok!(Quarantine::trust_sender(signed(BOB), ALICE_ID));
		assert_ok!(Quarantine::trust_sender(signed(BOB), CAROL_ID));
		assert_ok!(Quarantine::untrust_sender(signed(BOB), CAROL_ID));
		assert!(Quarantine::trusts(BOB_ID, ALICE_ID));
		assert_eq!(TrustedCount::<Test>::get(BOB_ID), 1);
	});
}

#[test]
fn untrust_sender_should_fail_when_the_sender_is_not_trusted() {
	run(|| {
		for sender in [ALICE_ID, BOB_ID, 0] {
			let call = Quarantine::untrust_sender(signed(BOB), sender);
			assert_noop!(call, Error::<Test>::NothingChanges);
		}
	});
}

#[test]
fn untrust_sender_should_fail_when_the_account_is_not_registered() {
	run(|| {
		let call = Quarantine::untrust_sender(signed(STRANGER), ALICE_ID);
		assert_noop!(call, Error::<Test>::NotRegistered);
	});
}
