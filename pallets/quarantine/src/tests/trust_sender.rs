// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, TrustedCount, mock::*};
use frame_support::{assert_noop, assert_ok};

#[test]
fn trust_sender_should_hold_for_the_whole_identity_when_one_account_asks() {
	run(|| {
		assert_ok!(Quarantine::trust_sender(signed(BOB), ALICE_ID));
		let event = Event::SenderTrusted { identity: BOB_ID, by: BOB, sender: ALICE_ID };
		assert_eq!(events(), vec![event]);
		assert!(Quarantine::trusts(BOB_ID, ALICE_ID));
		assert!(!Quarantine::trusts(ALICE_ID, BOB_ID));
		assert_eq!(TrustedCount::<Test>::get(BOB_ID), 1);
		let again = Quarantine::trust_sender(signed(BOB_PHONE), ALICE_ID);
		assert_noop!(again, Error::<Test>::NothingChanges);
	});
}

#[test]
fn trust_sender_should_fail_when_the_identity_trusts_the_most() {
	run(|| {
		for sender in [ALICE_ID, CAROL_ID, 4] {
			assert_ok!(Quarantine::trust_sender(signed(BOB), sender));
		}
		for who in [BOB, BOB_PHONE] {
			let call = Quarantine::trust_sender(signed(who), 5);
			assert_noop!(call, Error::<Test>::TooManyTrusted);
		}
		assert_ok!(Quarantine::untrust_sender(signed(BOB), 4));
		assert_ok!(Quarantine::trust_sender(signed(BOB), 5));
	});
}

#[test]
fn trust_sender_should_fail_when_the_sender_is_oneself_or_nobody() {
	run(|| {
		let own = Quarantine::trust_sender(signed(BOB_PHONE), BOB_ID);
		assert_noop!(own, Error::<Test>::OwnIdentity);
		for sender in [0, LAST_ID + 1, u64::MAX] {
			let call = Quarantine::trust_sender(signed(BOB), sender);
			assert_noop!(call, Error::<Test>::UnknownIdentity);
		}
	});
}

#[test]
fn trust_sender_should_fail_when_the_account_is_not_registered() {
	run(|| {
		let call = Quarantine::trust_sender(signed(STRANGER), ALICE_ID);
		assert_noop!(call, Error::<Test>::NotRegistered);
	});
}
