// SPDX-License-Identifier: Apache-2.0

//! Conservation of money and units over prices, quantities, fees and orders of purchase.

use frame_support::assert_ok;
use genex_primitives::{Balance, FeeShare, Quantity, SeriesState};
use proptest::prelude::*;

use crate::{Event, ListingTerms, Listings, mock::*};

/// A price that, times `quantity`, fits into 128 bits, from any magnitude.
fn price_for(quantity: Quantity) -> impl Strategy<Value = Balance> {
	let highest = Balance::MAX / Balance::from(quantity);
	prop_oneof![1..=1_000u128, 1..=u128::from(u64::MAX), (highest / 2)..=highest, Just(highest),]
		.prop_map(move |price| price.min(highest))
}

fn offer() -> impl Strategy<Value = (Quantity, Balance)> {
	prop_oneof![1..=1_000u64, 1..=u64::MAX, Just(u64::MAX)]
		.prop_flat_map(|quantity| (Just(quantity), price_for(quantity)))
}

fn share() -> impl Strategy<Value = FeeShare> {
	prop_oneof![Just(0), Just(1), Just(200_000), 0..=200_000u32]
		.prop_map(|parts| FeeShare::new(parts).unwrap())
}

/// The fee that the event of the latest purchase names.
fn last_fee() -> Balance {
	let fee = events().into_iter().rev().find_map(|event| match event {
		Event::Purchased { fee, .. } => Some(fee),
		_ => None,
	});
	fee.expect("a purchase reports its fee")
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn debit_should_equal_credit_and_fee_when_anything_is_bought(
		(quantity, price) in offer(),
		fee in share(),
	) {
		ExtBuilder.build_and_execute(|| {
			Fee::set(fee);
			let total = price * Balance::from(quantity);
			Series::insert(GIFT, (SeriesState::Approved, quantity));
			Balances::insert((USDC, BUYER), total);
			let id = list(ListingTerms { price, quantity, ..terms() });
			assert_ok!(Sales::purchase(RuntimeOrigin::signed(BUYER), id, quantity, total));

			assert_eq!(money(BUYER), 0);
			assert_eq!(money(ISSUER).checked_add(money(TREASURY)), Some(total));
			assert_eq!(money(TREASURY), fee.share().ceil_of(total).unwrap());
			assert!(money(TREASURY) <= total / 5 + 1);
			assert_eq!(last_fee(), money(TREASURY));
			assert_eq!(money(TREASURY) > 0, fee > FeeShare::default());
			assert_eq!(Units::get((GIFT, BUYER)), quantity);
		});
	}

	#[test]
	fn money_and_units_should_be_conserved_when_purchases_come_in_any_order(
		price in 0..=3_000u128,
		fee in share(),
		cap in proptest::option::of(1..=60u64),
		purchases in proptest::collection::vec((0..3usize, 0..=50u64), 1..12),
	) {
		ExtBuilder.build_and_execute(|| {
			Fee::set(fee);
			let buyers = [BUYER, BUYER_PHONE, SMALL_BUYER];
			let terms = ListingTerms { series: PROMO, price, per_buyer_cap: cap, ..terms() };
			let id = list(terms);
			for (buyer, quantity) in purchases {
				let buyer = buyers[buyer];
				let before = (money(buyer), Units::get((PROMO, buyer)));
				let paid = match buy(buyer, id, quantity) {
					Ok(()) => (price * Balance::from(quantity), quantity),
					Err(_) => (0, 0),
				};
				assert_eq!(money(buyer), before.0 - paid.0);
				assert_eq!(Units::get((PROMO, buyer)), before.1 + paid.1);
				crate::Pallet::<Test>::do_try_state().unwrap();
			}
			let sold = 100 - Listings::<Test>::get(id).unwrap().remaining;
			let held: Quantity = buyers.iter().map(|buyer| Units::get((PROMO, *buyer))).sum();
			assert_eq!(held, sold);
			let paid = 3 * MONEY - buyers.iter().map(|buyer| money(*buyer)).sum::<Balance>();
			assert_eq!(paid, price * Balance::from(sold));
			assert_eq!(money(ISSUER) + money(TREASURY), paid);
			assert_eq!(Series::get(PROMO).unwrap().1, UNSOLD - sold);
		});
	}

	#[test]
	fn a_split_purchase_should_never_pay_less_fee_when_compared_with_one(
		price in 1..=9_999u128,
		first in 1..=50u64,
		second in 1..=50u64,
		fee in share(),
	) {
		ExtBuilder.build_and_execute(|| {
			Fee::set(fee);
			let id = list(ListingTerms { price, ..terms() });
			let whole = Sales::quote(id, first + second, BUYER).unwrap().fee;
			assert_ok!(buy(BUYER, id, first));
			assert_ok!(buy(BUYER, id, second));
			assert!(money(TREASURY) >= whole);
			assert!(money(TREASURY) <= whole + 1);
		});
	}
}
