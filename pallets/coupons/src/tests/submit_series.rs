// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn submit_series_should_ask_for_approval_when_it_is_a_draft() {
	ExtBuilder.build_and_execute(|| {
		let series = draft();
		assert_ok!(Coupons::submit_series(by(ISSUER), series));
		assert_eq!(state_of(series), SeriesState::Submitted);
		assert_event(Event::SeriesSubmitted { series, revision: 1, issuer: ISSUER });
	});
}

#[test]
fn submit_series_should_work_again_when_it_was_rejected() {
	ExtBuilder.build_and_execute(|| {
		let series = submitted();
		assert_ok!(Coupons::reject_series(by(APPROVER), series, 1, H256::repeat_byte(5)));
		assert_ok!(Coupons::submit_series(by(ISSUER), series));
		assert_eq!(state_of(series), SeriesState::Submitted);
	});
}

#[test]
fn submit_series_should_fail_when_it_is_not_a_draft() {
	ExtBuilder.build_and_execute(|| {
		for series in [submitted(), approved_with(terms()), sold()] {
			assert_noop!(Coupons::submit_series(by(ISSUER), series), Error::<Test>::WrongState);
		}
	});
}

#[test]
fn submit_series_should_fail_when_the_law_asks_for_a_longer_validity() {
	ExtBuilder.build_and_execute(|| {
		let mut short = terms();
		short.valid_until = START + PAID_GIFT_VALIDITY_SECS - 1;
		let series = draft_with(short.clone());
		let call = Coupons::submit_series(by(ISSUER), series);
		assert_noop!(call, Error::<Test>::ValidityTooShort);
		short.valid_until += 1;
		assert_ok!(Coupons::submit_series(by(ISSUER), draft_with(short.clone())));
		short.valid_until = START + 1;
		short.legal_class = LegalClass::Promotional;
		assert_ok!(Coupons::submit_series(by(ISSUER), draft_with(short.clone())));
		short.legal_class = LegalClass::Loyalty;
		assert_ok!(Coupons::submit_series(by(ISSUER), draft_with(short)));
	});
}

#[test]
fn submit_series_should_fail_when_not_called_by_the_issuer() {
	ExtBuilder.build_and_execute(|| assert_issuer_only(draft(), Coupons::submit_series));
}

#[test]
fn submit_series_should_need_no_verdict_when_the_issuer_is_trusted() {
	ExtBuilder.build_and_execute(|| {
		let series = draft();
		Trusted::set(true);
		assert_ok!(Coupons::submit_series(by(ISSUER), series));
		assert_eq!(state_of(series), SeriesState::Approved);
		assert_eq!(Series::<Test>::get(series).unwrap().unit_worth, 10_000_000);
		assert!(!OpenDrafts::<Test>::contains_key(ISSUER));
		let (revision, unit_worth, issuer) = (1, 10_000_000, ISSUER);
		let submitted = Event::SeriesSubmitted { series, revision, issuer };
		System::assert_has_event(submitted.into());
		assert_event(Event::SeriesTrusted { series, revision, unit_worth, issuer });
		assert_ok!(Coupons::mint(by(ISSUER), series, 1));
	});
}

#[test]
fn submit_series_should_fail_when_the_currency_of_a_trusted_issuer_has_no_rate() {
	ExtBuilder.build_and_execute(|| {
		let mut yen = terms();
		yen.currency = CurrencyCode::JPY;
		let series = draft_with(yen);
		RateMissing::set(true);
		Trusted::set(true);
		let call = Coupons::submit_series(by(ISSUER), series);
		assert_noop!(call, refused(Reason::FxRateMissing));
		Trusted::set(false);
		assert_ok!(Coupons::submit_series(by(ISSUER), series));
	});
}

#[test]
fn submit_series_should_fail_when_the_issuer_may_no_longer_issue() {
	ExtBuilder.build_and_execute(|| {
		let series = draft();
		register(ISSUER, Tier::L2, *b"JP");
		let call = Coupons::submit_series(by(ISSUER), series);
		assert_noop!(call, refused(Reason::IssuerTierTooLow));
	});
}
