// SPDX-License-Identifier: Apache-2.0
use super::*;

fn approve(who: AccountId, series: SeriesId, serial: Serial, to: AccountId) -> DispatchResult {
	Serials::approve_serial(by(who), series, serial, Some(to))
}

#[test]
fn approve_serial_should_name_replace_and_take_back_a_spender() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		for (serial, spender) in [(9, BOB), (4, BOB), (9, CAROL)] {
			assert_ok!(approve(ALICE, series, serial, spender));
			let (owner, spender) = (ALICE, Some(spender));
			assert_event(Event::SerialApproved { series, owner, serial, spender });
		}
		assert_eq!(Approvals::<Test>::get(ALICE, series), vec![(4, BOB), (9, CAROL)]);
		for serial in [9, 4] {
			assert_ok!(Serials::approve_serial(by(ALICE), series, serial, None));
			assert_event(Event::SerialApproved { series, owner: ALICE, serial, spender: None });
		}
		assert!(!Approvals::<Test>::contains_key(ALICE, series));
		// Taking back what was never given changes nothing.
		assert_ok!(Serials::approve_serial(by(ALICE), series, 4, None));
	});
}

#[test]
fn approve_serial_should_serve_operators_but_not_spenders() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(approve(ALICE, series, 4, BOB));
		assert_noop!(approve(BOB, series, 4, CAROL), Error::<Test>::NotApproved);
		assert_ok!(Coupons::set_operator(by(ALICE), BOB, true));
		assert_ok!(approve(BOB, series, 4, CAROL));
		assert_eq!(Serials::approved_for(series, 4), Some(CAROL));
	});
}

#[test]
fn approve_serial_should_fail_when_there_is_no_place() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		for serial in 1..=u64::from(MAX_APPROVALS) {
			assert_ok!(approve(ALICE, series, serial, BOB));
		}
		assert_noop!(approve(ALICE, series, 50, BOB), Error::<Test>::TooManyApprovals);
		assert_ok!(approve(ALICE, series, 1, CAROL));
		assert_ok!(Serials::approve_serial(by(ALICE), series, 1, None));
		assert_ok!(approve(ALICE, series, 50, BOB));
	});
}

#[test]
fn approve_serial_should_fail_when_it_is_not_the_callers_to_approve() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_noop!(approve(ALICE, 77, 1, BOB), Error::<Test>::NotSerialised);
		assert_noop!(approve(ALICE, series, 1, ALICE), Error::<Test>::SelfApproval);
		assert_noop!(approve(ALICE, series, 101, CAROL), Error::<Test>::NotApproved);
		// Unsold, and never minted.
		for serial in [500, 5_000] {
			assert_noop!(approve(ISSUER, series, serial, BOB), Error::<Test>::NotOwner);
		}
	});
}

#[test]
fn approve_serial_should_fail_when_the_owner_or_operator_is_frozen() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(approve(ALICE, series, 1, CAROL));
		assert_ok!(Coupons::set_operator(by(ALICE), BOB, true));
		freeze(BOB);
		assert_noop!(approve(BOB, series, 2, CAROL), refused(Reason::SenderFrozen));
		freeze(ALICE);
		assert_noop!(approve(ALICE, series, 2, CAROL), refused(Reason::SenderFrozen));
		assert_ok!(Serials::approve_serial(by(ALICE), series, 1, None));
	});
}
