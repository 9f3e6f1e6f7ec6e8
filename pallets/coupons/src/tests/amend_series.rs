// SPDX-License-Identifier: Apache-2.0
use super::*;

fn other() -> Box<SeriesTerms> {
	let mut terms = terms();
	(terms.divisible, terms.face_minor, terms.supply_cap) = (false, 2_500, 7);
	terms.territory = Territory::Except(places(&[*b"US"]));
	Box::new(terms)
}

#[test]
fn amend_series_should_replace_all_terms_when_it_is_a_draft() {
	ExtBuilder.build_and_execute(|| {
		let series = draft();
		assert_ok!(Coupons::amend_series(by(ISSUER), series, other()));
		assert_eq!(Coupons::series(series).unwrap().terms, *other());
		let (revision, issuer) = (2, ISSUER);
		assert_event(Event::SeriesAmended { series, revision, issuer, terms: other() });
		assert_ok!(Coupons::amend_series(by(ISSUER), series, Box::new(terms())));
		assert_eq!(Coupons::series(series).unwrap().terms, terms());
		assert!(!Territories::<Test>::contains_key(series));
	});
}

#[test]
fn amend_series_should_keep_the_state_when_it_was_rejected() {
	ExtBuilder.build_and_execute(|| {
		let series = submitted();
		assert_ok!(Coupons::reject_series(by(APPROVER), series, 1, H256::repeat_byte(5)));
		assert_ok!(Coupons::amend_series(by(ISSUER), series, other()));
		assert_eq!(state_of(series), SeriesState::Rejected);
		assert_eq!(Coupons::series(series).unwrap().terms, *other());
	});
}

#[test]
fn amend_series_should_raise_the_revision_each_time_when_it_is_repeated() {
	ExtBuilder.build_and_execute(|| {
		let series = draft();
		for revision in 2..6 {
			// The same terms again are a new revision, too: nobody has read them as such.
			assert_ok!(Coupons::amend_series(by(ISSUER), series, other()));
			assert_eq!(Coupons::series(series).unwrap().revision, revision);
		}
		assert_ok!(Coupons::submit_series(by(ISSUER), series));
		assert_event(Event::SeriesSubmitted { series, revision: 5, issuer: ISSUER });
		assert_ok!(Coupons::withdraw_submission(by(ISSUER), series));
		assert_eq!(Coupons::series(series).unwrap().revision, 5);
	});
}

#[test]
fn amend_series_should_fail_when_the_refund_window_is_too_long() {
	ExtBuilder.build_and_execute(|| {
		let series = draft();
		let mut terms = other();
		terms.refund_window = MAX_REFUND_WINDOW + 1;
		let amend = Coupons::amend_series(by(ISSUER), series, terms);
		assert_noop!(amend, Error::<Test>::RefundWindowTooLong);
	});
}

#[test]
fn amend_series_should_fail_when_all_revisions_are_used() {
	ExtBuilder.build_and_execute(|| {
		let series = draft();
		let last = |record: &mut Option<SeriesRecord<AccountId>>| {
			record.as_mut().unwrap().revision = Revision::MAX - 1;
		};
		Series::<Test>::mutate(series, last);
		assert_ok!(Coupons::amend_series(by(ISSUER), series, other()));
		let call = Coupons::amend_series(by(ISSUER), series, other());
		assert_noop!(call, ArithmeticError::Overflow);
	});
}

#[test]
fn amend_series_should_fail_when_the_terms_are_frozen() {
	ExtBuilder.build_and_execute(|| {
		let closed = minted_with(terms(), 10);
		assert_ok!(Coupons::close_series(by(ISSUER), closed));
		let frozen = [submitted(), approved_with(terms()), listed_with(terms()), sold(), closed];
		for series in frozen {
			let call = Coupons::amend_series(by(ISSUER), series, other());
			assert_noop!(call, Error::<Test>::NotEditable);
		}
	});
}

#[test]
fn amend_series_should_fail_when_the_new_terms_are_wrong() {
	ExtBuilder.build_and_execute(|| {
		let series = draft();
		let mut wrong = other();
		wrong.supply_cap = 0;
		let call = Coupons::amend_series(by(ISSUER), series, wrong);
		assert_noop!(call, Error::<Test>::InvalidSupplyCap);
	});
}

#[test]
fn amend_series_should_fail_when_not_called_by_the_issuer() {
	ExtBuilder.build_and_execute(|| {
		assert_issuer_only(draft(), |who, series| Coupons::amend_series(who, series, other()));
	});
}
