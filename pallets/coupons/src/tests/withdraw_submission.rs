// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn withdraw_submission_should_return_to_draft_when_not_judged_yet() {
	ExtBuilder.build_and_execute(|| {
		let series = submitted();
		assert_ok!(Coupons::withdraw_submission(by(ISSUER), series));
		assert_eq!(state_of(series), SeriesState::Draft);
		assert_event(Event::SubmissionWithdrawn { series, issuer: ISSUER });
		assert_ok!(Coupons::amend_series(by(ISSUER), series, Box::new(terms())));
	});
}

#[test]
fn withdraw_submission_should_fail_when_nothing_is_submitted() {
	ExtBuilder.build_and_execute(|| {
		for series in [draft(), approved_with(terms()), sold()] {
			let call = Coupons::withdraw_submission(by(ISSUER), series);
			assert_noop!(call, Error::<Test>::WrongState);
		}
	});
}

#[test]
fn withdraw_submission_should_fail_when_not_called_by_the_issuer() {
	ExtBuilder.build_and_execute(|| assert_issuer_only(submitted(), Coupons::withdraw_submission));
}
