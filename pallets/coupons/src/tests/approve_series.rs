// SPDX-License-Identifier: Apache-2.0
use super::*;

/// The first terms of each series.
fn list(series: &[SeriesId]) -> Approvals {
	Approvals::truncate_from(series.iter().map(|series| (*series, 1)).collect())
}

/// What approving `revision` of a series that costs a cent tells.
fn approval(series: SeriesId, revision: Revision) -> Event<Test> {
	Event::SeriesApproved {
		series,
		revision,
		unit_worth: 10_000_000,
		by: APPROVER,
		old: SeriesState::Submitted,
		new: SeriesState::Approved,
		reason: WHY,
	}
}

/// What an issuer sends to exchange the terms under a verdict that is on its way.
fn exchange(series: SeriesId, terms: SeriesTerms) {
	assert_ok!(Coupons::withdraw_submission(by(ISSUER), series));
	assert_ok!(Coupons::amend_series(by(ISSUER), series, Box::new(terms)));
	assert_ok!(Coupons::submit_series(by(ISSUER), series));
}

#[test]
fn approve_series_should_approve_each_when_all_are_submitted() {
	ExtBuilder.build_and_execute(|| {
		let (first, second) = (submitted(), submitted());
		assert_ok!(Coupons::approve_series(by(APPROVER), list(&[first, second]), WHY));
		assert_eq!(
			(state_of(first), state_of(second)),
			(SeriesState::Approved, SeriesState::Approved)
		);
		for series in [first, second] {
			System::assert_has_event(approval(series, 1).into());
		}
	});
}

#[test]
fn approve_series_should_take_the_longest_list() {
	ExtBuilder.build_and_execute(|| {
		let all: Vec<_> = (0..MAX_APPROVALS).map(|_| submitted()).collect();
		assert_ok!(Coupons::approve_series(by(APPROVER), list(&all), WHY));
		assert!(all.iter().all(|series| state_of(*series) == SeriesState::Approved));
		let too_many = Approvals::try_from(vec![(1, 1); 129]);
		assert!(too_many.is_err());
	});
}

#[test]
fn approve_series_should_change_nothing_when_one_is_not_submitted() {
	ExtBuilder.build_and_execute(|| {
		let series = submitted();
		let listed = approved_with(terms());
		assert_ok!(Door::mark_listed(listed));
		for other in [draft(), approved_with(terms()), listed, sold(), series] {
			let call = Coupons::approve_series(by(APPROVER), list(&[series, other]), WHY);
			assert_noop!(call, Error::<Test>::WrongState);
		}
		let call = Coupons::approve_series(by(APPROVER), list(&[series, 77]), WHY);
		assert_noop!(call, Error::<Test>::NoSuchSeries);
	});
}

#[test]
fn approve_series_should_approve_nothing_when_the_issuer_exchanges_the_terms_first() {
	ExtBuilder.build_and_execute(|| {
		let (other, series) = (submitted(), submitted());
		let read = Coupons::series(series).unwrap();
		let unread = SeriesTerms {
			legal_class: LegalClass::Promotional,
			transfer_policy: TransferPolicy::None,
			valid_until: START + 1,
			..terms()
		};
		exchange(series, unread.clone());
		let view = Coupons::series(series).unwrap();
		assert_eq!((view.state, view.terms), (SeriesState::Submitted, unread));
		let on_its_way = Approvals::truncate_from(vec![(other, 1), (series, read.revision)]);
		let call = Coupons::approve_series(by(APPROVER), on_its_way, WHY);
		assert_noop!(call, Error::<Test>::RevisionChanged);
		assert_eq!(state_of(other), SeriesState::Submitted);
		assert_noop!(Coupons::mint(by(ISSUER), series, 1), Error::<Test>::NotMintable);
	});
}

#[test]
fn approve_series_should_approve_exactly_the_revision_that_was_read() {
	ExtBuilder.build_and_execute(|| {
		let series = submitted();
		exchange(series, terms());
		for revision in [0, 1, 3, Revision::MAX] {
			let list = Approvals::truncate_from(vec![(series, revision)]);
			let call = Coupons::approve_series(by(APPROVER), list, WHY);
			assert_noop!(call, Error::<Test>::RevisionChanged);
		}
		let list = Approvals::truncate_from(vec![(series, 2)]);
		assert_ok!(Coupons::approve_series(by(APPROVER), list, WHY));
		assert_event(approval(series, 2));
		assert_eq!(Coupons::series(series).unwrap().revision, 2);
	});
}

#[test]
fn approve_series_should_approve_when_the_same_terms_were_withdrawn_and_submitted_again() {
	ExtBuilder.build_and_execute(|| {
		let series = submitted();
		assert_ok!(Coupons::withdraw_submission(by(ISSUER), series));
		let call = Coupons::approve_series(by(APPROVER), list(&[series]), WHY);
		assert_noop!(call, Error::<Test>::WrongState);
		assert_ok!(Coupons::submit_series(by(ISSUER), series));
		assert_ok!(Coupons::approve_series(by(APPROVER), list(&[series]), WHY));
	});
}

#[test]
fn approve_series_should_fail_when_not_called_by_the_role() {
	ExtBuilder.build_and_execute(|| {
		let series = submitted();
		for origin in [by(ISSUER), by(ALICE), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let call = Coupons::approve_series(origin, list(&[series]), WHY);
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}

#[test]
fn approve_series_should_fail_when_no_reason_is_named() {
	ExtBuilder.build_and_execute(|| {
		let series = submitted();
		let call = Coupons::approve_series(by(APPROVER), list(&[series]), H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
