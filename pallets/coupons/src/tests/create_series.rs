// SPDX-License-Identifier: Apache-2.0
use super::*;
use codec::Decode;

fn create(who: AccountId, terms: SeriesTerms) -> DispatchResult {
	Coupons::create_series(by(who), Box::new(terms))
}

#[track_caller]
fn assert_refused_terms(change: impl FnOnce(&mut SeriesTerms), error: Error<Test>) {
	let mut terms = terms();
	change(&mut terms);
	assert_noop!(create(ISSUER, terms), error);
}

#[test]
fn create_series_should_store_a_draft_when_the_issuer_may_issue() {
	ExtBuilder.build_and_execute(|| {
		let mut terms = terms();
		terms.territory = Territory::Only(places(&[*b"JP", *b"DE"]));
		assert_ok!(create(ISSUER, terms.clone()));
		let record = Series::<Test>::get(1).unwrap();
		assert_eq!((record.issuer, record.state), (ISSUER, SeriesState::Draft));
		assert_eq!(record.revision, 1);
		assert!(record.territory_limited && !record.expiry_booked);
		let again = record.terms(Details::<Test>::get(1).unwrap(), Territories::<Test>::get(1));
		assert_eq!(again, terms);
		let terms = Box::new(terms);
		assert_event(Event::SeriesCreated { series: 1, revision: 1, issuer: ISSUER, terms });
	});
}

#[test]
fn create_series_should_count_ids_upwards_from_one() {
	ExtBuilder.build_and_execute(|| {
		assert_eq!([draft(), draft(), draft()], [1, 2, 3]);
		assert_eq!(NextSeriesId::<Test>::get(), 4);
	});
}

#[test]
fn create_series_should_store_no_territory_when_there_is_no_limit() {
	ExtBuilder.build_and_execute(|| {
		let series = draft();
		assert!(!Territories::<Test>::contains_key(series));
		assert!(!Series::<Test>::get(series).unwrap().territory_limited);
	});
}

#[test]
fn create_series_should_fail_when_the_account_may_not_issue() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(create(ALICE, terms()), refused(Reason::IssuerTierTooLow));
		assert_noop!(create(STRANGER, terms()), refused(Reason::IssuerTierTooLow));
	});
}

#[test]
fn create_series_should_fail_when_the_origin_is_not_signed() {
	ExtBuilder.build_and_execute(|| {
		let call = |origin| Coupons::create_series(origin, Box::new(terms()));
		assert_noop!(call(RuntimeOrigin::root()), DispatchError::BadOrigin);
		assert_noop!(call(RuntimeOrigin::none()), DispatchError::BadOrigin);
	});
}

#[test]
fn create_series_should_fail_when_face_or_currency_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		assert_refused_terms(|terms| terms.face_minor = 0, Error::InvalidFace);
		assert_refused_terms(|terms| terms.face_minor = 2, Error::InvalidFace);
		let change = |terms: &mut SeriesTerms| (terms.divisible, terms.face_minor) = (false, 0);
		assert_refused_terms(change, Error::InvalidFace);
		let currency = CurrencyCode::decode(&mut &b"XXX"[..]).unwrap();
		assert_refused_terms(|terms| terms.currency = currency, Error::UnknownCurrency);
	});
}

#[test]
fn create_series_should_accept_any_face_above_zero_when_indivisible() {
	ExtBuilder.build_and_execute(|| {
		let mut terms = terms();
		(terms.divisible, terms.face_minor) = (false, u64::MAX);
		assert_ok!(create(ISSUER, terms.clone()));
		terms.face_minor = 1;
		assert_ok!(create(ISSUER, terms));
	});
}

#[test]
fn create_series_should_fail_when_the_supply_cap_is_zero() {
	ExtBuilder.build_and_execute(|| {
		assert_refused_terms(|terms| terms.supply_cap = 0, Error::InvalidSupplyCap);
	});
}

#[test]
fn create_series_should_fail_when_the_validity_is_empty_or_over() {
	ExtBuilder.build_and_execute(|| {
		assert_refused_terms(|terms| terms.valid_until = terms.valid_from, Error::InvalidValidity);
		let over = |terms: &mut SeriesTerms| (terms.valid_from, terms.valid_until) = (0, START);
		assert_refused_terms(over, Error::InvalidValidity);
		let mut terms = terms();
		(terms.valid_from, terms.valid_until) = (START, START + 1);
		assert_ok!(create(ISSUER, terms));
	});
}

#[test]
fn create_series_should_fail_when_the_refund_window_is_too_long() {
	ExtBuilder.build_and_execute(|| {
		let change = |terms: &mut SeriesTerms| terms.refund_window = MAX_REFUND_WINDOW + 1;
		assert_refused_terms(change, Error::RefundWindowTooLong);
		assert_refused_terms(|terms| terms.refund_window = u32::MAX, Error::RefundWindowTooLong);
		let mut terms = terms();
		terms.refund_window = MAX_REFUND_WINDOW;
		assert_ok!(create(ISSUER, terms));
	});
}

#[test]
fn create_series_should_fail_when_the_territory_names_nothing() {
	ExtBuilder.build_and_execute(|| {
		let none = Jurisdictions::new();
		let only = Territory::Only(none.clone());
		assert_refused_terms(|terms| terms.territory = only, Error::InvalidTerritory);
		let except = Territory::Except(none);
		assert_refused_terms(|terms| terms.territory = except, Error::InvalidTerritory);
		// One entry, which no country has.
		let only = Territory::Only(Jurisdictions::decode(&mut &b"\x04XX"[..]).unwrap());
		assert_refused_terms(|terms| terms.territory = only, Error::InvalidTerritory);
	});
}

#[test]
fn create_series_should_fail_when_the_shared_policy_does_not_exist() {
	ExtBuilder.build_and_execute(|| {
		assert_refused_terms(|terms| terms.policy = Some(2), Error::UnknownPolicy);
		let mut open = terms();
		open.policy = Some(1);
		assert_ok!(create(ISSUER, open));
	});
}

#[test]
fn create_series_should_fail_when_a_hash_is_missing() {
	ExtBuilder.build_and_execute(|| {
		assert_refused_terms(|terms| terms.terms_hash = H256::zero(), Error::MissingDisclosure);
		assert_refused_terms(
			|terms| terms.disclosure_hash = H256::zero(),
			Error::MissingDisclosure,
		);
	});
}

#[test]
fn create_series_should_fail_when_a_text_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		let broken = || vec![0xC3, 0x28];
		assert_refused_terms(|t| t.name = Text::truncate_from(broken()), Error::InvalidText);
		assert_refused_terms(|t| t.symbol = Text::truncate_from(broken()), Error::InvalidText);
		assert_refused_terms(|t| t.uri = Uri::truncate_from(broken()), Error::InvalidText);
		assert_refused_terms(|t| t.name = Text::default(), Error::InvalidText);
		let mut terms = terms();
		(terms.symbol, terms.uri) = (Text::default(), Uri::default());
		assert_ok!(create(ISSUER, terms));
	});
}

#[test]
fn create_series_should_fail_when_all_ids_are_used() {
	ExtBuilder.build().execute_with(|| {
		NextSeriesId::<Test>::put(SeriesId::MAX);
		assert_noop!(create(ISSUER, terms()), Error::<Test>::NoSeriesIdLeft);
	});
}

#[test]
fn create_series_should_fail_when_the_issuer_has_all_the_drafts_it_may() {
	ExtBuilder.build_and_execute(|| {
		let all: Vec<_> = (0..MAX_DRAFTS).map(|_| draft()).collect();
		assert_eq!(OpenDrafts::<Test>::get(ISSUER), MAX_DRAFTS);
		assert_noop!(create(ISSUER, terms()), Error::<Test>::TooManyDrafts);
		// Another issuer has places of its own.
		register(BOB, Tier::L3, *b"US");
		assert_ok!(create(BOB, terms()));
		assert_ok!(Coupons::discard_series(by(ISSUER), all[0]));
		assert_ok!(create(ISSUER, terms()));
		assert_noop!(create(ISSUER, terms()), Error::<Test>::TooManyDrafts);
	});
}

#[test]
fn create_series_should_find_a_place_again_only_when_a_series_is_approved() {
	ExtBuilder.build_and_execute(|| {
		let all: Vec<_> = (0..MAX_DRAFTS).map(|_| draft()).collect();
		let (first, second) = (all[0], all[1]);
		for series in [first, second] {
			assert_ok!(Coupons::submit_series(by(ISSUER), series));
			assert_noop!(create(ISSUER, terms()), Error::<Test>::TooManyDrafts);
		}
		assert_ok!(Coupons::reject_series(by(APPROVER), first, 1, H256::repeat_byte(5)));
		assert_noop!(create(ISSUER, terms()), Error::<Test>::TooManyDrafts);
		assert_ok!(Coupons::withdraw_submission(by(ISSUER), second));
		assert_noop!(create(ISSUER, terms()), Error::<Test>::TooManyDrafts);
		assert_ok!(Coupons::submit_series(by(ISSUER), second));
		approve(second);
		assert_eq!(OpenDrafts::<Test>::get(ISSUER), MAX_DRAFTS - 1);
		assert_ok!(create(ISSUER, terms()));
		assert_ok!(Coupons::close_series(by(ISSUER), second));
		assert_noop!(create(ISSUER, terms()), Error::<Test>::TooManyDrafts);
	});
}
