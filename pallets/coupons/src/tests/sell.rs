// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn sell_should_move_inventory_to_the_buyer_and_freeze_the_terms() {
	ExtBuilder.build_and_execute(|| {
		let series = listed_with(terms());
		assert_ok!(Door::sell(series, &ALICE, 400));
		assert_eq!(state_of(series), SeriesState::Selling);
		assert_eq!(holding(ALICE, series), (400, 0));
		let expected =
			UnitCounters { minted: 1_000, unsold: 600, circulating: 400, ..Default::default() };
		assert_eq!(counters(series), expected);
		assert_event(Event::Sold { series, issuer: ISSUER, buyer: ALICE, quantity: 400 });
		assert_eq!(Asked::get().last(), Some(&(Path::Primary, ISSUER, ALICE, 400, 400)));
		assert_ok!(Door::sell(series, &ALICE, 600));
		assert_eq!(holding(ALICE, series), (1_000, 0));
	});
}

#[test]
fn sell_should_fail_when_the_inventory_is_too_small() {
	ExtBuilder.build_and_execute(|| {
		let series = listed_with(terms());
		assert_noop!(Door::sell(series, &ALICE, 1_001), Error::<Test>::NotEnoughUnsold);
		assert_noop!(Door::sell(series, &ALICE, 0), Error::<Test>::ZeroQuantity);
	});
}

#[test]
fn sell_should_fail_when_the_series_is_not_listed() {
	ExtBuilder.build_and_execute(|| {
		let closed = sold();
		assert_ok!(Coupons::close_series(by(ISSUER), closed));
		for series in [draft(), submitted(), minted_with(terms(), 10), closed] {
			assert_noop!(Door::sell(series, &ALICE, 1), Error::<Test>::NotForSale);
		}
		assert_noop!(Door::sell(77, &ALICE, 1), Error::<Test>::NoSuchSeries);
	});
}

#[test]
fn sell_should_fail_when_a_paid_gift_would_last_less_than_the_law_asks() {
	ExtBuilder.build_and_execute(|| {
		let series = listed_with(terms());
		set_time(VALID_UNTIL - PAID_GIFT_VALIDITY_SECS);
		assert_ok!(Door::sell(series, &ALICE, 1));
		set_time(VALID_UNTIL - PAID_GIFT_VALIDITY_SECS + 1);
		assert_noop!(Door::sell(series, &ALICE, 1), Error::<Test>::ValidityTooShort);
	});
}

#[test]
fn sell_should_work_to_the_last_second_when_promotional() {
	ExtBuilder.build_and_execute(|| {
		let mut promotion = terms();
		promotion.legal_class = LegalClass::Promotional;
		let series = listed_with(promotion);
		set_time(VALID_UNTIL - 1);
		assert_ok!(Door::sell(series, &ALICE, 1));
		set_time(VALID_UNTIL);
		assert_noop!(Door::sell(series, &ALICE, 1), refused(Reason::SeriesExpired));
	});
}

#[test]
fn sell_should_fail_when_the_buyer_is_refused() {
	ExtBuilder.build_and_execute(|| {
		let mut japan = terms();
		japan.territory = Territory::Only(places(&[*b"JP"]));
		let series = listed_with(japan);
		assert_noop!(Door::sell(series, &BOB, 1), refused(Reason::JurisdictionExcluded));
		assert_noop!(Door::sell(series, &STRANGER, 1), refused(Reason::RecipientUnknown));
		freeze(ALICE);
		assert_noop!(Door::sell(series, &ALICE, 1), refused(Reason::RecipientFrozen));
	});
}

#[test]
fn sell_should_not_care_for_the_transfer_policy() {
	ExtBuilder.build_and_execute(|| {
		for policy in [TransferPolicy::None, TransferPolicy::KycOnly] {
			let mut strict = terms();
			strict.transfer_policy = policy;
			let series = listed_with(strict);
			assert_ok!(Door::sell(series, &CAROL, 1));
		}
	});
}

#[test]
fn gift_should_count_what_the_units_cost_last_when_that_is_more_than_face() {
	ExtBuilder.build_and_execute(|| {
		let series = listed_with(terms());
		let sell = |minor, quantity| {
			let price = Some(Money::new(CurrencyCode::USD, minor));
			let clearance = Clearance::None;
			assert_ok!(<Coupons as CouponsTrait<_>>::sell(
				series, &ALICE, quantity, price, clearance
			));
		};
		let counted = |quantity| {
			assert_ok!(Coupons::transfer(by(ALICE), series, BOB, quantity));
			Asked::get().last().expect("the rules were asked").4
		};
		sell(1_000, 3);
		let record = Series::<Test>::get(series).unwrap();
		assert_eq!(record.last_paid.unwrap().price_of(1).minor, 334, "rounded up");
		assert_eq!(counted(2), 667);
		// The same price again writes nothing.
		sell(2_000, 6);
		assert_eq!(Series::<Test>::get(series).unwrap(), record);
		sell(1, 3);
		assert_eq!(counted(2), 2, "face value is more");
		assert_eq!(<Coupons as CouponsTrait<AccountId>>::last_price(series, 3).unwrap().minor, 1);
		let redeemed = Coupons::redeem(by(ALICE), series, 1, ISSUER, H256::repeat_byte(1), None);
		assert_ok!(redeemed);
		assert_eq!(Asked::get().last().unwrap().4, 1, "of gifts only");
	});
}

#[test]
fn trade_should_set_the_last_price_and_gift_should_not() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let price = |minor| Some(Money::new(CurrencyCode::USD, minor));
		let last = || Series::<Test>::get(series).unwrap().last_paid;
		assert_ok!(Door::transfer(Path::Market, series, &ALICE, &BOB, 10, price(55)));
		assert_eq!(last(), Some(Paid { price: price(55).unwrap(), quantity: 10 }));
		assert_ok!(Door::transfer(Path::P2P, series, &ALICE, &BOB, 10, price(99)));
		assert_ok!(Door::transfer(Path::Market, series, &ALICE, &BOB, 10, None));
		assert_eq!(last(), Some(Paid { price: price(55).unwrap(), quantity: 10 }));
	});
}

#[test]
fn sell_should_fail_when_the_issuer_is_suspended_and_leave_the_rest_alone() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		MaySell::set(false);
		assert_noop!(Door::sell(series, &BOB, 1), refused(Reason::IssuerSuspended));
		let explain = |path, from, to| Coupons::explain_move(path, series, from, to, 1).unwrap();
		assert_eq!(explain(Path::Primary, ISSUER, BOB), [Reason::IssuerSuspended]);
		assert_ok!(Coupons::transfer(by(ALICE), series, BOB, 10));
		assert_ok!(Coupons::redeem(by(ALICE), series, 10, ISSUER, H256::zero(), None));
		assert_ok!(Coupons::recall(by(ISSUER), series, 10));
	});
}

#[test]
fn sell_should_spare_territory_and_record_when_it_does_without() {
	ExtBuilder.build_and_execute(|| {
		let series = listed_with(terms());
		assert_ok!(Door::sell(series, &ALICE, 1));
		assert_eq!(SparedKeys::get(), (1, 0), "the first sale freezes the terms");
		assert_ok!(Door::sell(series, &ALICE, 1));
		assert_eq!(SparedKeys::get(), (1, 1));
		let mut limited = terms();
		limited.territory = Territory::Only(places(&[*b"JP"]));
		assert_ok!(Door::sell(listed_with(limited), &ALICE, 1));
		assert_eq!(SparedKeys::get(), (0, 0));
	});
}
