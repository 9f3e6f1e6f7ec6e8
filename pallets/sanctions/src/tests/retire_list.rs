// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Lists, RetiredLists, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Actor, FreezeMode};
use sp_core::H256;

#[test]
fn retire_list_should_end_the_list_and_keep_its_freezes() {
	build_and_execute(|| {
		update(OFAC, 1, vec![freezing(account(STRANGER), FreezeMode::Full)]);
		let head = Lists::<Test>::get().get(&OFAC).cloned().unwrap();
		assert_ok!(Sanctions::retire_list(by(COUNCIL), OFAC, file(9)));
		let event = Event::ListEnded {
			by: Actor::Governance,
			list: OFAC,
			head: head.clone(),
			reason: file(9),
		};
		assert_eq!(last_event(), event);
		assert_eq!(RetiredLists::<Test>::get(OFAC), Some(head));
		assert!(Lists::<Test>::get().is_empty());
		assert_eq!(mode_of(STRANGER), FreezeMode::Full);
	});
}

#[test]
fn retire_list_should_make_the_lists_too_old_when_it_was_the_last() {
	build_and_execute(|| {
		update(OFAC, 1, vec![]);
		assert!(!Sanctions::is_stale());
		assert_ok!(Sanctions::retire_list(by(COUNCIL), OFAC, file(9)));
		assert_eq!(FreshUntil::get(), Some(0));
		assert!(Sanctions::is_stale());
	});
}

#[test]
fn retire_list_should_end_the_wait_for_it_when_others_are_recent() {
	build_and_execute(|| {
		assert_ok!(Sanctions::register_list(by(COUNCIL), UN, 1, file(9)));
		update(OFAC, 1, vec![]);
		assert_eq!(FreshUntil::get(), Some(START + 1));
		assert_ok!(Sanctions::retire_list(by(COUNCIL), UN, file(9)));
		assert_eq!(FreshUntil::get(), Some(START + DAY));
	});
}

#[test]
fn retire_list_should_no_longer_stand_against_a_release() {
	build_and_execute(|| {
		update(OFAC, 1, vec![freezing(account(STRANGER), FreezeMode::Full)]);
		let request = || Sanctions::request_release(by(OFFICER), account(STRANGER), file(3), None);
		assert_noop!(request(), Error::<Test>::StillListed);
		assert_ok!(Sanctions::retire_list(by(COUNCIL), OFAC, file(9)));
		assert_ok!(request());
	});
}

#[test]
fn retire_list_should_fail_when_there_is_no_such_list() {
	build_and_execute(|| {
		assert_noop!(Sanctions::retire_list(by(COUNCIL), UN, file(9)), Error::<Test>::UnknownList);
		assert_ok!(Sanctions::retire_list(by(COUNCIL), OFAC, file(9)));
		assert_noop!(
			Sanctions::retire_list(by(COUNCIL), OFAC, file(9)),
			Error::<Test>::UnknownList
		);
	});
}

#[test]
fn retire_list_should_fail_when_no_reason_is_named() {
	build_and_execute(|| {
		let call = Sanctions::retire_list(by(COUNCIL), OFAC, H256::zero());
		assert_noop!(call, Error::<Test>::NoCase);
	});
}
