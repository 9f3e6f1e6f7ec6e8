// SPDX-License-Identifier: Apache-2.0

//! Purchases that succeed, and purchases that are undone.

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{FeeShare, Path, SeriesState};
use sp_runtime::{DispatchError, traits::Dispatchable};

use crate::{Bought, Call, Event, ListingTerms, Listings, mock::*};

#[test]
fn purchase_should_move_money_fee_and_units_when_all_conditions_hold() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		System::reset_events();
		assert_ok!(Sales::purchase(RuntimeOrigin::signed(BUYER), id, 3, 3_000));
		assert_eq!(money(BUYER), MONEY - 3_000);
		assert_eq!(money(ISSUER), 2_970);
		assert_eq!(money(TREASURY), 30);
		assert_eq!(Units::get((GIFT, BUYER)), 3);
		assert_eq!(Series::get(GIFT), Some((SeriesState::Selling, UNSOLD - 3)));
		assert_eq!(Listings::<Test>::get(id).unwrap().remaining, 97);
		assert!(Listings::<Test>::get(id).unwrap().open);
		assert_eq!(
			events(),
			vec![Event::Purchased {
				listing: id,
				series: GIFT,
				buyer: BUYER,
				seller: ISSUER,
				asset: USDC,
				quantity: 3,
				total: 3_000,
				fee: 30,
			}]
		);
	});
}

#[test]
fn purchase_should_show_the_rules_the_whole_payment_when_a_fee_is_taken() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		assert_ok!(buy(BUYER, id, 2));
		assert_eq!(
			CashLegs::get(),
			vec![
				(Path::Primary, USDC, BUYER, ISSUER, 2_000),
				(Path::System, USDC, ISSUER, TREASURY, 20),
			]
		);
	});
}

#[test]
fn purchase_should_end_the_listing_when_the_last_unit_is_bought() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		assert_ok!(buy(BUYER, id, 99));
		System::reset_events();
		assert_ok!(buy(SMALL_BUYER, id, 1));
		let listing = Listings::<Test>::get(id).unwrap();
		assert_eq!((listing.remaining, listing.open), (0, false));
		assert_eq!(events().len(), 2);
		assert!(matches!(events()[0], Event::Purchased { buyer: SMALL_BUYER, quantity: 1, .. }));
		assert_eq!(events()[1], Event::SoldOut { listing: id });
	});
}

#[test]
fn purchase_should_move_no_money_when_the_price_is_zero() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { series: PROMO, price: 0, ..terms() });
		System::reset_events();
		assert_ok!(Sales::purchase(RuntimeOrigin::signed(SMALL_BUYER), id, 5, 0));
		assert!(CashLegs::get().is_empty());
		assert_eq!(money(SMALL_BUYER), MONEY);
		assert_eq!(Units::get((PROMO, SMALL_BUYER)), 5);
		assert!(matches!(events()[..], [Event::Purchased { total: 0, fee: 0, quantity: 5, .. }]));
	});
}

#[test]
fn purchase_should_pay_no_treasury_when_there_is_no_fee() {
	ExtBuilder.build_and_execute(|| {
		Fee::set(FeeShare::default());
		let id = list(terms());
		assert_ok!(buy(BUYER, id, 1));
		assert_eq!(CashLegs::get(), vec![(Path::Primary, USDC, BUYER, ISSUER, 1_000)]);
		assert_eq!((money(ISSUER), money(TREASURY)), (1_000, 0));
	});
}

#[test]
fn purchase_should_leave_the_seller_four_fifths_when_the_fee_is_the_highest() {
	ExtBuilder.build_and_execute(|| {
		Fee::set(FeeShare::MAX);
		let id = list(terms());
		assert_ok!(buy(BUYER, id, 1));
		assert_eq!((money(ISSUER), money(TREASURY)), (800, 200));
	});
}

#[test]
fn purchase_should_round_the_fee_up_when_it_is_a_fraction() {
	ExtBuilder.build_and_execute(|| {
		Fee::set(FeeShare::new(1).unwrap());
		let id = list(ListingTerms { price: 1, ..terms() });
		assert_ok!(buy(BUYER, id, 1));
		assert_eq!((money(ISSUER), money(TREASURY)), (0, 1));
		assert_ok!(buy(BUYER, id, 2));
		assert_eq!((money(ISSUER), money(TREASURY)), (1, 2));
	});
}

#[test]
fn purchase_should_take_the_fee_of_the_listing_when_the_fee_changed() {
	ExtBuilder.build_and_execute(|| {
		let before = list(terms());
		for changed in [FeeShare::MAX, FeeShare::default(), FeeShare::from_percent(2)] {
			Fee::set(changed);
			let held = (money(BUYER), money(ISSUER), money(TREASURY));
			assert_ok!(Sales::purchase(RuntimeOrigin::signed(BUYER), before, 1, 1_000));
			let expected = (held.0 - 1_000, held.1 + 990, held.2 + 10);
			assert_eq!((money(BUYER), money(ISSUER), money(TREASURY)), expected);
		}
		let after = list(terms());
		let held = (money(ISSUER), money(TREASURY));
		assert_ok!(Sales::purchase(RuntimeOrigin::signed(BUYER), after, 1, 1_000));
		assert_eq!((money(ISSUER), money(TREASURY)), (held.0 + 980, held.1 + 20));
	});
}

#[test]
fn purchase_should_succeed_when_the_buyer_spends_all() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { price: MONEY, quantity: 1, ..terms() });
		assert_ok!(Sales::purchase(RuntimeOrigin::signed(BUYER), id, 1, MONEY));
		assert_eq!(money(BUYER), 0);
	});
}

#[test]
fn purchase_should_count_the_identity_when_there_is_a_cap() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { per_buyer_cap: Some(5), ..terms() });
		assert_ok!(buy(BUYER, id, 2));
		assert_ok!(buy(BUYER_PHONE, id, 3));
		assert_ok!(buy(SMALL_BUYER, id, 5));
		assert_eq!(Bought::<Test>::get(id, 3), 5);
		assert_eq!(Bought::<Test>::get(id, 4), 5);
		assert_eq!(Units::get((GIFT, BUYER_PHONE)), 3);
	});
}

#[test]
fn purchase_should_count_nothing_when_there_is_no_cap() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		assert_ok!(buy(BUYER, id, 2));
		assert_eq!(Bought::<Test>::iter().count(), 0);
	});
}

#[test]
fn purchase_should_sell_the_same_units_once_when_two_listings_offer_them() {
	ExtBuilder.build_and_execute(|| {
		let first = list(ListingTerms { quantity: UNSOLD, price: 1, ..terms() });
		let second = list(ListingTerms { quantity: UNSOLD, price: 1, ..terms() });
		assert_ok!(buy(BUYER, first, UNSOLD));
		assert_noop!(buy(BUYER, second, 1), DispatchError::Other("unsold"));
		assert_eq!(Units::get((GIFT, BUYER)), UNSOLD);
	});
}

/// Every leg in turn fails after it has moved something.
#[test]
fn purchase_should_change_nothing_when_a_leg_fails() {
	let failures: [fn(); 3] =
		[|| CashFailsAtLeg::set(Some(1)), || CashFailsAtLeg::set(Some(2)), || SellFails::set(true)];
	for fail in failures {
		ExtBuilder.build_and_execute(|| {
			let id = list(ListingTerms { per_buyer_cap: Some(100), ..terms() });
			fail();
			let purchase =
				Call::<Test>::purchase { listing: id, quantity: 100, max_total: 100_000 };
			let before = System::events();
			assert_noop!(buy(BUYER, id, 100), INJECTED);
			CashLegs::set(Vec::new());
			let result = RuntimeCall::Sales(purchase).dispatch(RuntimeOrigin::signed(BUYER));
			assert_eq!(result.unwrap_err().error, INJECTED);
			assert!(!CashLegs::get().is_empty(), "the money had moved before it was undone");
			assert_eq!(System::events(), before);
			assert_eq!((money(BUYER), money(ISSUER), money(TREASURY)), (MONEY, 0, 0));
			assert_eq!(Units::get((GIFT, BUYER)), 0);
			assert_eq!(Series::get(GIFT), Some((SeriesState::Listed, UNSOLD)));
			let listing = Listings::<Test>::get(id).unwrap();
			assert_eq!((listing.remaining, listing.open), (100, true));
			assert_eq!(Bought::<Test>::iter().count(), 0);
		});
	}
}

#[test]
fn purchase_should_succeed_when_it_is_repeated_after_a_failed_leg() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		SellFails::set(true);
		assert_noop!(buy(BUYER, id, 1), INJECTED);
		SellFails::set(false);
		assert_ok!(buy(BUYER, id, 1));
		assert_eq!((money(BUYER), Units::get((GIFT, BUYER))), (MONEY - 1_000, 1));
	});
}
