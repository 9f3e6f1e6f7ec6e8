// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, ReceivePolicy::*, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::AccountFlags;

#[test]
fn set_receive_policy_should_mark_the_account_when_it_begins_to_screen() {
	run(|| {
		assert_ok!(Quarantine::set_receive_policy(signed(BOB), Screened));
		assert_eq!(Flags::get(BOB), AccountFlags::SCREENED);
		assert_eq!(Quarantine::receive_policy(BOB), Screened);
		let event = Event::ReceivePolicySet { who: BOB, old: AcceptAll, new: Screened };
		assert_eq!(events(), vec![event]);
		// The policy is the account's, not the identity's.
		assert_eq!(Quarantine::receive_policy(BOB_PHONE), AcceptAll);
	});
}

#[test]
fn set_receive_policy_should_unmark_the_account_when_it_ceases_to_screen() {
	run(|| {
		screen(BOB);
		assert_ok!(Quarantine::set_receive_policy(signed(BOB), AcceptAll));
		assert_eq!(Flags::get(BOB), AccountFlags::default());
		let event = Event::ReceivePolicySet { who: BOB, old: Screened, new: AcceptAll };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn set_receive_policy_should_leave_other_flags_when_it_marks() {
	run(|| {
		Flags::insert(BOB, AccountFlags::FROZEN_FULL);
		screen(BOB);
		assert_eq!(Flags::get(BOB), AccountFlags::FROZEN_FULL.with(AccountFlags::SCREENED));
		assert_ok!(Quarantine::set_receive_policy(signed(BOB), AcceptAll));
		assert_eq!(Flags::get(BOB), AccountFlags::FROZEN_FULL);
	});
}

#[test]
fn set_receive_policy_should_keep_gifts_waiting_when_it_changes() {
	run(|| {
		let id = waiting(10);
		assert_ok!(Quarantine::set_receive_policy(signed(BOB), AcceptAll));
		assert_eq!(Quarantine::receipt(id), Some(receipt(10)));
		assert_ok!(Quarantine::accept_receipt(signed(BOB), id));
	});
}

#[test]
fn set_receive_policy_should_fail_when_nothing_changes() {
	run(|| {
		let call = || Quarantine::set_receive_policy(signed(BOB), AcceptAll);
		assert_noop!(call(), Error::<Test>::NothingChanges);
		screen(BOB);
		let again = Quarantine::set_receive_policy(signed(BOB), Screened);
		assert_noop!(again, Error::<Test>::NothingChanges);
	});
}

#[test]
fn set_receive_policy_should_fail_when_the_account_is_not_registered() {
	run(|| {
		for policy in [AcceptAll, Screened] {
			let call = Quarantine::set_receive_policy(signed(STRANGER), policy);
			assert_noop!(call, Error::<Test>::NotRegistered);
		}
	});
}
