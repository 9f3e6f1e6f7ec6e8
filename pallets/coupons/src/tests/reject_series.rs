// SPDX-License-Identifier: Apache-2.0
use super::*;

const WHY: H256 = H256::repeat_byte(5);

#[test]
fn reject_series_should_name_the_reason_when_submitted() {
	ExtBuilder.build_and_execute(|| {
		let series = submitted();
		assert_ok!(Coupons::reject_series(by(APPROVER), series, WHY));
		assert_eq!(state_of(series), SeriesState::Rejected);
		assert_event(Event::SeriesRejected { series, by: APPROVER, reason: WHY });
	});
}

#[test]
fn reject_series_should_fail_when_it_is_not_submitted() {
	ExtBuilder.build_and_execute(|| {
		for series in [draft(), approved_with(terms()), sold()] {
			let call = Coupons::reject_series(by(APPROVER), series, WHY);
			assert_noop!(call, Error::<Test>::WrongState);
		}
		let call = Coupons::reject_series(by(APPROVER), 77, WHY);
		assert_noop!(call, Error::<Test>::NoSuchSeries);
	});
}

#[test]
fn reject_series_should_fail_when_not_called_by_the_role() {
	ExtBuilder.build_and_execute(|| {
		let series = submitted();
		for origin in [by(ISSUER), by(ALICE), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let call = Coupons::reject_series(origin, series, WHY);
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}
