// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn series_should_show_terms_state_and_counters() {
	ExtBuilder.build_and_execute(|| {
		assert!(Coupons::series(1).is_none());
		let series = sold();
		let view = Coupons::series(series).unwrap();
		assert_eq!((view.issuer, view.state), (ISSUER, SeriesState::Selling));
		assert_eq!((view.revision, view.terms), (1, terms()));
		assert_eq!(view.counters, counters(series));
		assert!(!view.expired && !view.expiry_booked);
		set_time(VALID_UNTIL);
		assert!(Coupons::series(series).unwrap().expired);
		assert_ok!(Coupons::book_expiry(by(BOB), series));
		assert!(Coupons::series(series).unwrap().expiry_booked);
	});
}

#[test]
fn holding_should_show_value_and_validity() {
	ExtBuilder.build_and_execute(|| {
		let mut voucher = terms();
		(voucher.divisible, voucher.face_minor) = (false, 2_500);
		voucher.valid_from = START + 10;
		let series = sold_with(voucher);
		assert_ok!(Door::hold(series, &ALICE, 100));
		let view = Coupons::holding(ALICE, series).unwrap();
		assert_eq!((view.series, view.free, view.held), (series, 400, 100));
		assert_eq!(view.face, Money::new(CurrencyCode::USD, 1_250_000));
		assert_eq!((view.valid_from, view.valid_until), (START + 10, VALID_UNTIL));
		assert!(!view.redeemable);
		set_time(START + 10);
		assert!(Coupons::holding(ALICE, series).unwrap().redeemable);
		set_time(VALID_UNTIL);
		assert!(!Coupons::holding(ALICE, series).unwrap().redeemable);
	});
}

#[test]
fn holding_should_be_empty_when_the_account_has_none() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let view = Coupons::holding(BOB, series).unwrap();
		assert_eq!((view.free, view.held, view.face.minor, view.redeemable), (0, 0, 0, false));
		assert_eq!(Coupons::holding(ALICE, 77), None);
	});
}

#[test]
fn holdings_should_page_through_all_without_a_gap() {
	ExtBuilder.build_and_execute(|| {
		let mut all: Vec<_> = (0..7).map(|_| sold()).collect();
		let (mut seen, mut last) = (Vec::new(), None);
		loop {
			let page = Coupons::holdings(ALICE, last, 3);
			assert!(page.len() <= 3);
			let Some(end) = page.last() else { break };
			last = Some(end.series);
			seen.extend(page.iter().map(|view| view.series));
		}
		seen.sort();
		all.sort();
		assert_eq!(seen, all);
		assert!(Coupons::holdings(BOB, None, 100).is_empty());
		assert!(Coupons::holdings(ALICE, None, 0).is_empty());
	});
}

#[test]
fn holdings_should_stop_at_the_largest_page() {
	ExtBuilder.build_and_execute(|| {
		let count = MAX_PAGE + 1;
		(0..count).for_each(|_| {
			sold();
		});
		assert_eq!(Coupons::holdings(ALICE, None, u32::MAX).len(), 100);
	});
}

#[test]
fn redeemers_should_page_through_all_without_the_issuer() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		for who in 200..205 {
			assert_ok!(Coupons::add_redeemer(by(ISSUER), series, who));
		}
		let first = Coupons::redeemers(series, None, 3);
		let rest = Coupons::redeemers(series, first.last().copied(), 3);
		let mut all = [first, rest].concat();
		all.sort();
		assert_eq!(all, [200, 201, 202, 203, 204]);
	});
}

#[test]
fn is_redeemer_should_know_the_issuer_and_nobody_of_an_unknown_series() {
	ExtBuilder.build_and_execute(|| {
		let series = draft();
		assert!(Coupons::is_redeemer(series, ISSUER));
		assert!(!Coupons::is_redeemer(series, ALICE));
		assert!(!Coupons::is_redeemer(77, ISSUER));
	});
}

#[test]
fn balance_should_add_the_inventory_for_the_issuer() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::transfer(by(ALICE), series, ISSUER, 30));
		assert_ok!(Door::hold(series, &ALICE, 70));
		assert_eq!(Coupons::balance_of(&ALICE, series), 400);
		assert_eq!(Coupons::balance_of(&ISSUER, series), 530);
		assert_eq!(Coupons::balance_of(&BOB, series), 0);
		assert_eq!(Coupons::balance_of(&ALICE, 77), 0);
	});
}

#[test]
fn uri_should_be_the_one_of_the_terms() {
	ExtBuilder.build_and_execute(|| {
		let series = draft();
		assert_eq!(Coupons::uri(series), Some(terms().uri));
		assert_eq!(Coupons::uri(77), None);
	});
}
