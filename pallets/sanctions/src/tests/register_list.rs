// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, ListHead, Lists, MAX_LISTS, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::Actor;
use sp_core::H256;

#[test]
fn register_list_should_add_a_list_that_waits_for_its_first_version() {
	build_and_execute(|| {
		assert_ok!(Sanctions::register_list(by(COUNCIL), UN, 2 * DAY, file(9)));
		assert_eq!(Lists::<Test>::get().get(&UN), Some(&ListHead::registered(START, 2 * DAY)));
		let (by, old, new, reason) = (Actor::Governance, None, 2 * DAY, file(9));
		let event = Event::ListRegistered { by, list: UN, old, new, reason };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn register_list_should_leave_the_lists_too_old_when_none_has_a_version() {
	build_and_execute(|| {
		assert_ok!(Sanctions::register_list(by(COUNCIL), UN, DAY, file(9)));
		assert_eq!(FreshUntil::get(), Some(0));
		assert!(Sanctions::is_stale());
	});
}

#[test]
fn register_list_should_give_a_new_list_time_when_others_are_recent() {
	build_and_execute(|| {
		update(OFAC, 1, vec![]);
		assert_ok!(Sanctions::register_list(by(COUNCIL), UN, DAY / 2, file(9)));
		assert_eq!(FreshUntil::get(), Some(START + DAY / 2));
		assert!(!Sanctions::is_stale());
		Now::set(START + DAY / 2);
		assert!(Sanctions::is_stale());
	});
}

#[test]
fn register_list_should_change_the_age_when_the_list_is_registered() {
	build_and_execute(|| {
		update(OFAC, 1, vec![]);
		assert_ok!(Sanctions::register_list(by(COUNCIL), OFAC, 3 * DAY, file(9)));
		let (by, old, new, reason) = (Actor::Governance, Some(DAY), 3 * DAY, file(9));
		let event = Event::ListRegistered { by, list: OFAC, old, new, reason };
		assert_eq!(last_event(), event);
		assert_eq!(Lists::<Test>::get().get(&OFAC).unwrap().version, 1);
		assert_eq!(FreshUntil::get(), Some(START + 3 * DAY));
	});
}

#[test]
fn register_list_should_fail_when_nothing_changes() {
	build_and_execute(|| {
		let again = Sanctions::register_list(by(COUNCIL), OFAC, DAY, file(9));
		assert_noop!(again, Error::<Test>::NothingChanges);
	});
}

#[test]
fn register_list_should_fail_when_no_age_is_allowed() {
	build_and_execute(|| {
		assert_noop!(Sanctions::register_list(by(COUNCIL), UN, 0, file(9)), Error::<Test>::NoAge);
		assert_noop!(Sanctions::register_list(by(COUNCIL), OFAC, 0, file(9)), Error::<Test>::NoAge);
	});
}

#[test]
fn register_list_should_fail_when_the_id_was_retired() {
	build_and_execute(|| {
		assert_ok!(Sanctions::retire_list(by(COUNCIL), OFAC, file(9)));
		let again = Sanctions::register_list(by(COUNCIL), OFAC, DAY, file(9));
		assert_noop!(again, Error::<Test>::ListRetired);
	});
}

#[test]
fn register_list_should_fail_when_there_are_the_most_lists() {
	build_and_execute(|| {
		for list in 1..MAX_LISTS {
			assert_ok!(Sanctions::register_list(by(COUNCIL), 100 + list, DAY, file(9)));
		}
		let more = Sanctions::register_list(by(COUNCIL), UN, DAY, file(9));
		assert_noop!(more, Error::<Test>::TooManyLists);
		assert_ok!(Sanctions::retire_list(by(COUNCIL), OFAC, file(9)));
		assert_ok!(Sanctions::register_list(by(COUNCIL), UN, DAY, file(9)));
	});
}

#[test]
fn register_list_should_fail_when_no_reason_is_named() {
	build_and_execute(|| {
		let call = Sanctions::register_list(by(COUNCIL), UN, DAY, H256::zero());
		assert_noop!(call, Error::<Test>::NoCase);
	});
}
