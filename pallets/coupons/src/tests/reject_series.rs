// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn reject_series_should_name_the_reason_when_submitted() {
	ExtBuilder.build_and_execute(|| {
		let series = submitted();
		assert_ok!(Coupons::reject_series(by(APPROVER), series, 1, WHY));
		assert_eq!(state_of(series), SeriesState::Rejected);
		let (old, new) = (SeriesState::Submitted, SeriesState::Rejected);
		assert_event(Event::SeriesRejected { series, by: APPROVER, old, new, reason: WHY });
	});
}

#[test]
fn reject_series_should_fail_when_the_terms_changed_since_they_were_read() {
	ExtBuilder.build_and_execute(|| {
		let series = submitted();
		assert_ok!(Coupons::withdraw_submission(by(ISSUER), series));
		assert_ok!(Coupons::amend_series(by(ISSUER), series, Box::new(terms())));
		assert_ok!(Coupons::submit_series(by(ISSUER), series));
		for revision in [0, 1, 3, Revision::MAX] {
			let call = Coupons::reject_series(by(APPROVER), series, revision, WHY);
			assert_noop!(call, Error::<Test>::RevisionChanged);
		}
		assert_ok!(Coupons::reject_series(by(APPROVER), series, 2, WHY));
	});
}

#[test]
fn reject_series_should_fail_when_it_is_not_submitted() {
	ExtBuilder.build_and_execute(|| {
		for series in [draft(), approved_with(terms()), sold()] {
			let call = Coupons::reject_series(by(APPROVER), series, 1, WHY);
			assert_noop!(call, Error::<Test>::WrongState);
		}
		let call = Coupons::reject_series(by(APPROVER), 77, 1, WHY);
		assert_noop!(call, Error::<Test>::NoSuchSeries);
	});
}

#[test]
fn reject_series_should_fail_when_not_called_by_the_role() {
	ExtBuilder.build_and_execute(|| {
		let series = submitted();
		for origin in [by(ISSUER), by(ALICE), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let call = Coupons::reject_series(origin, series, 1, WHY);
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}

#[test]
fn reject_series_should_fail_when_no_reason_is_named() {
	ExtBuilder.build_and_execute(|| {
		let call = Coupons::reject_series(by(APPROVER), submitted(), 1, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
