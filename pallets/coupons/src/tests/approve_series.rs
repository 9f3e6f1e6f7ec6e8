// SPDX-License-Identifier: Apache-2.0
use super::*;

fn list(series: &[SeriesId]) -> Approvals {
	Approvals::truncate_from(series.to_vec())
}

#[test]
fn approve_series_should_approve_each_when_all_are_submitted() {
	ExtBuilder.build_and_execute(|| {
		let (first, second) = (submitted(), submitted());
		assert_ok!(Coupons::approve_series(by(APPROVER), list(&[first, second])));
		assert_eq!(
			(state_of(first), state_of(second)),
			(SeriesState::Approved, SeriesState::Approved)
		);
		System::assert_has_event(Event::SeriesApproved { series: first, by: APPROVER }.into());
		System::assert_has_event(Event::SeriesApproved { series: second, by: APPROVER }.into());
	});
}

#[test]
fn approve_series_should_take_the_longest_list() {
	ExtBuilder.build_and_execute(|| {
		let all: Vec<_> = (0..MAX_APPROVALS).map(|_| submitted()).collect();
		assert_ok!(Coupons::approve_series(by(APPROVER), list(&all)));
		assert!(all.iter().all(|series| state_of(*series) == SeriesState::Approved));
		let too_many = Approvals::try_from(vec![1; 129]);
		assert!(too_many.is_err());
	});
}

#[test]
fn approve_series_should_change_nothing_when_one_is_not_submitted() {
	ExtBuilder.build_and_execute(|| {
		let series = submitted();
		for other in [draft(), approved_with(terms()), sold(), series] {
			let call = Coupons::approve_series(by(APPROVER), list(&[series, other]));
			assert_noop!(call, Error::<Test>::WrongState);
		}
		let call = Coupons::approve_series(by(APPROVER), list(&[series, 77]));
		assert_noop!(call, Error::<Test>::NoSuchSeries);
	});
}

#[test]
fn approve_series_should_fail_when_not_called_by_the_role() {
	ExtBuilder.build_and_execute(|| {
		let series = submitted();
		for origin in [by(ISSUER), by(ALICE), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let call = Coupons::approve_series(origin, list(&[series]));
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}
