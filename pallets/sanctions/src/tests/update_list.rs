// SPDX-License-Identifier: Apache-2.0
//! Versions, parts and clocks. What entries do is in `update_entries`.

use crate::{Error, Event, ListHead, Lists, OpenVersion, mock::*};
use frame_support::{BoundedVec, assert_noop, assert_ok};
use genex_primitives::{FreezeMode, UnixSeconds};
use sp_runtime::DispatchResult;

fn head() -> ListHead<AccountId> {
	Lists::<Test>::get().get(&OFAC).cloned().unwrap()
}

/// A part without entries.
fn empty(version: u32, source_time: UnixSeconds, last: bool) -> DispatchResult {
	Sanctions::update_list(by(ORACLE), OFAC, version, source_time, BoundedVec::new(), last)
		.map(drop)
		.map_err(|error| error.error)
}

#[test]
fn update_list_should_record_the_version_when_it_comes_in_one_part() {
	build_and_execute(|| {
		Now::set(START + 50);
		let entries = vec![freezing(account(STRANGER), FreezeMode::Full)];
		let entries = BoundedVec::truncate_from(entries);
		assert_ok!(Sanctions::update_list(by(ORACLE), OFAC, 5, START, entries, true));
		let expected = ListHead {
			version: 5,
			source_time: START,
			updated_at: START + 50,
			entries: 1,
			by: Some(ORACLE),
			max_age: DAY,
			open: None,
			reported: false,
		};
		assert_eq!(head(), expected);
		assert_eq!(FreshUntil::get(), Some(START + DAY));
		assert_eq!(
			last_event(),
			Event::ListUpdated {
				list: OFAC,
				old_version: 0,
				version: 5,
				old_source_time: 0,
				source_time: START,
				entries: 1,
				frozen: 1,
				delisted: 0,
				refused: 0,
				last: true,
				by: ORACLE,
			}
		);
	});
}

#[test]
fn update_list_should_confirm_freshness_when_there_are_no_entries() {
	build_and_execute(|| {
		update(OFAC, 1, vec![]);
		Now::set(START + DAY - 1);
		assert!(!Sanctions::is_stale());
		update(OFAC, 2, vec![]);
		assert_eq!(FreshUntil::get(), Some(START + 2 * DAY - 1));
		assert_eq!(head().entries, 0);
	});
}

#[test]
fn update_list_should_act_at_once_and_wait_for_the_rest_when_a_part_is_not_the_last() {
	build_and_execute(|| {
		let one = vec![freezing(account(STRANGER), FreezeMode::Full)];
		assert_ok!(part(OFAC, 3, one, false));
		assert_eq!(mode_of(STRANGER), FreezeMode::Full);
		let open = OpenVersion { version: 3, source_time: START, entries: 1 };
		assert_eq!(head().open, Some(open));
		assert_eq!((head().version, FreshUntil::get()), (0, Some(0)));

		Now::set(START + 5);
		let two = vec![freezing(account(BOB), FreezeMode::Outbound), delisting(account(STRANGER))];
		let two = BoundedVec::truncate_from(two);
		assert_ok!(Sanctions::update_list(by(ORACLE), OFAC, 3, START, two, true));
		assert_eq!((head().version, head().open, head().entries), (3, None, 3));
		assert_eq!(FreshUntil::get(), Some(START + DAY));
	});
}

#[test]
fn update_list_should_give_up_a_version_on_its_way_when_a_higher_one_begins() {
	build_and_execute(|| {
		let one = vec![freezing(account(STRANGER), FreezeMode::Full)];
		assert_ok!(part(OFAC, 3, one, false));
		assert_ok!(empty(4, START, false));
		assert_noop!(empty(3, START, true), Error::<Test>::VersionNotNew);
		let open = OpenVersion { version: 4, source_time: START, entries: 0 };
		assert_eq!(head().open, Some(open));
		assert_ok!(empty(4, START, true));
		assert_eq!(head().version, 4);
		assert_eq!(mode_of(STRANGER), FreezeMode::Full);
	});
}

#[test]
fn update_list_should_fail_when_the_version_does_not_rise() {
	build_and_execute(|| {
		assert_noop!(empty(0, START, true), Error::<Test>::VersionNotNew);
		assert_ok!(empty(2, START, true));
		for version in [0, 1, 2] {
			assert_noop!(empty(version, START, true), Error::<Test>::VersionNotNew);
			assert_noop!(empty(version, START, false), Error::<Test>::VersionNotNew);
		}
		assert_ok!(empty(u32::MAX, START, true));
		assert_noop!(empty(u32::MAX, START, true), Error::<Test>::VersionNotNew);
	});
}

#[test]
fn update_list_should_fail_when_the_source_time_is_in_the_future() {
	build_and_execute(|| {
		assert_noop!(empty(1, START + 1, true), Error::<Test>::SourceInFuture);
		assert_ok!(empty(1, START, true));
	});
}

#[test]
fn update_list_should_fail_when_the_source_time_goes_back() {
	build_and_execute(|| {
		assert_ok!(empty(1, START, true));
		assert_noop!(empty(2, START - 1, true), Error::<Test>::SourceTooOld);
		assert_ok!(empty(2, START, true));
		Now::set(START + 9);
		assert_ok!(empty(3, START + 9, false));
		assert_noop!(empty(4, START + 8, true), Error::<Test>::SourceTooOld);
	});
}

#[test]
fn update_list_should_fail_when_parts_of_a_version_differ_in_source_time() {
	build_and_execute(|| {
		assert_ok!(empty(1, START, false));
		for other in [START - 1, START + 1] {
			assert_noop!(empty(1, other, true), Error::<Test>::OtherSourceTime);
		}
		assert_ok!(empty(1, START, true));
	});
}

#[test]
fn update_list_should_fail_when_there_is_no_such_list() {
	build_and_execute(|| {
		assert_noop!(part(UN, 1, vec![], true), Error::<Test>::UnknownList);
		assert_ok!(Sanctions::retire_list(by(COUNCIL), OFAC, file(9)));
		assert_noop!(empty(1, START, true), Error::<Test>::UnknownList);
	});
}

#[test]
fn update_list_should_say_so_when_the_list_was_too_old() {
	build_and_execute(|| {
		assert_ok!(empty(1, START, true));
		Now::set(START + DAY - 1);
		assert_ok!(empty(2, START, true));
		let fresh = |event: &Event<Test>| matches!(event, Event::ListFresh { .. });
		assert!(!events().iter().any(fresh));
		Now::set(START + DAY);
		assert_ok!(empty(3, START + DAY, true));
		let source_time = START + DAY;
		assert_eq!(last_event(), Event::ListFresh { list: OFAC, version: 3, source_time });
	});
}

#[test]
fn update_list_should_take_the_oldest_list_for_the_clock() {
	build_and_execute(|| {
		assert_ok!(Sanctions::register_list(by(COUNCIL), UN, 2 * DAY, file(9)));
		update(OFAC, 1, vec![]);
		update(UN, 1, vec![]);
		assert_eq!(FreshUntil::get(), Some(START + DAY));
		Now::set(START + DAY + DAY / 2);
		update(OFAC, 2, vec![]);
		assert_eq!(FreshUntil::get(), Some(START + 2 * DAY));
	});
}

#[test]
fn update_list_should_pay_for_what_it_did_only() {
	build_and_execute(|| {
		use frame_support::dispatch::GetDispatchInfo;
		let entries = vec![freezing(account(ALICE), FreezeMode::Full); 3];
		let entries = BoundedVec::truncate_from(entries);
		let call = crate::Call::<Test>::update_list {
			list: OFAC,
			version: 1,
			source_time: START,
			entries: entries.clone(),
			last: true,
		};
		let declared = call.get_dispatch_info().call_weight;
		assert_eq!(declared, Sanctions::weight_of_update(3, 3 * MAX_ACCOUNTS));
		let outcome = Sanctions::update_list(by(ORACLE), OFAC, 1, START, entries, true).unwrap();
		assert_eq!(outcome.actual_weight, Some(Sanctions::weight_of_update(3, 2)));
	});
}
