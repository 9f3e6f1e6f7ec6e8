// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};

#[test]
fn report_stale_should_say_so_on_chain_when_the_list_is_too_old() {
	build_and_execute(|| {
		update(OFAC, 1, vec![]);
		Now::set(START + DAY);
		assert_ok!(Sanctions::report_stale(by(STRANGER), OFAC));
		let (list, version, source_time) = (OFAC, 1, START);
		assert_eq!(last_event(), Event::ListStale { list, version, source_time, by: STRANGER });
	});
}

#[test]
fn report_stale_should_speak_once_for_each_version() {
	build_and_execute(|| {
		update(OFAC, 1, vec![]);
		Now::set(START + DAY);
		assert_ok!(Sanctions::report_stale(by(STRANGER), OFAC));
		let again = Sanctions::report_stale(by(BOB), OFAC);
		assert_noop!(again, Error::<Test>::AlreadyReported);
		// A version on its way changes nothing.
		assert_ok!(part(OFAC, 2, vec![], false));
		let again = Sanctions::report_stale(by(BOB), OFAC);
		assert_noop!(again, Error::<Test>::AlreadyReported);
		update(OFAC, 3, vec![]);
		Now::set(START + 2 * DAY);
		assert_ok!(Sanctions::report_stale(by(BOB), OFAC));
	});
}

#[test]
fn report_stale_should_fail_until_the_last_second() {
	build_and_execute(|| {
		update(OFAC, 1, vec![]);
		Now::set(START + DAY - 1);
		let early = Sanctions::report_stale(by(STRANGER), OFAC);
		assert_noop!(early, Error::<Test>::StillFresh);
	});
}

#[test]
fn report_stale_should_count_from_the_registration_when_no_version_came() {
	build_and_execute(|| {
		Now::set(START + DAY - 1);
		let early = Sanctions::report_stale(by(STRANGER), OFAC);
		assert_noop!(early, Error::<Test>::StillFresh);
		Now::set(START + DAY);
		assert_ok!(Sanctions::report_stale(by(STRANGER), OFAC));
		let (list, version, source_time) = (OFAC, 0, 0);
		assert_eq!(last_event(), Event::ListStale { list, version, source_time, by: STRANGER });
	});
}

#[test]
fn report_stale_should_fail_when_there_is_no_such_list() {
	build_and_execute(|| {
		assert_noop!(Sanctions::report_stale(by(BOB), UN), Error::<Test>::UnknownList);
	});
}
