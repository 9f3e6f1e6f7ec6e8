// SPDX-License-Identifier: Apache-2.0

//! The arithmetic of steps, refunds and pools.

use genex_primitives::{Balance, FeeShare, Ppm, Quantity};
use proptest::prelude::*;

use crate::{
	BuyBack, ListingTerms, Pause, Pool, PriceStep, PriceSteps, Purchase,
	mock::{GIFT, USDC, terms},
};

fn stepped(list: &[(Quantity, Balance)]) -> ListingTerms {
	let steps = list.iter().map(|(from, price)| PriceStep { from: *from, price: *price });
	ListingTerms { price: 10, steps: PriceSteps::truncate_from(steps.collect()), ..terms() }
}

#[test]
fn total_should_be_that_of_each_unit_when_steps_are_crossed() {
	let terms = stepped(&[(10, 20), (15, 7)]);
	assert_eq!(terms.total_of(0, 10), Some(100));
	assert_eq!(terms.total_of(0, 11), Some(120));
	assert_eq!(terms.total_of(9, 2), Some(30));
	assert_eq!(terms.total_of(10, 5), Some(100));
	assert_eq!(terms.total_of(9, 8), Some(10 + 5 * 20 + 2 * 7));
	assert_eq!(terms.total_of(50, 3), Some(21));
	assert_eq!(terms.total_of(3, 0), Some(0));
	assert_eq!(terms.total_of(Quantity::MAX, 1), None);
}

fn purchase(quantity: Quantity, total: Balance) -> Purchase<u64> {
	Purchase {
		buyer: 1,
		identity: 1,
		listing: 1,
		series: GIFT,
		asset: USDC,
		quantity,
		refunded: 0,
		total,
		fee: FeeShare::default(),
		holdback: Ppm::default(),
		window_ends: 0,
		waited: 0,
	}
}

#[test]
fn pool_should_release_in_step_with_units_that_are_gone() {
	let mut pool = Pool { held: 100, covered: 30, due: 0 };
	pool.settle(30).unwrap();
	assert_eq!(pool, Pool { held: 100, covered: 30, due: 0 });
	// 20 of 30 units need 66.67, rounded up for the holders.
	pool.settle(20).unwrap();
	assert_eq!(pool, Pool { held: 67, covered: 20, due: 33 });
	// Units that nothing is kept for change nothing.
	pool.settle(1_000).unwrap();
	assert_eq!(pool, Pool { held: 67, covered: 20, due: 33 });
	pool.settle(0).unwrap();
	assert_eq!(pool, Pool { held: 0, covered: 0, due: 100 });
}

#[test]
fn pool_should_keep_the_share_of_each_unit_when_holders_are_paid() {
	let mut pool = Pool { held: 50, covered: 100, due: 3 };
	assert_eq!(pool.pay(51), None);
	pool.pay(25).unwrap();
	assert_eq!(pool, Pool { held: 25, covered: 50, due: 3 });
	// The paid units burned, so nothing more becomes due.
	pool.settle(50).unwrap();
	assert_eq!(pool.due, 3);
	pool.pay(25).unwrap();
	assert_eq!(pool, Pool { held: 0, covered: 0, due: 3 });
}

#[test]
fn price_of_should_be_nothing_when_it_is_too_wide() {
	let offer = BuyBack { series: 1, asset: 1, price: Balance::MAX / 2, remaining: 3, until: 1 };
	assert!(offer.price_of(2).is_some());
	assert_eq!(offer.price_of(3), None);
}

proptest! {
	#[test]
	fn total_should_be_the_same_however_a_purchase_is_split(
		first in 0..200u64, second in 0..200u64, taken in 0..200u64,
		one in 1..100u64, two in 1..100u64, prices in any::<[u32; 3]>(),
	) {
		let [base, price, last] = prices.map(Balance::from);
		let terms = ListingTerms { price: base, ..stepped(&[(one, price), (one + two, last)]) };
		let whole = terms.total_of(taken, first + second).unwrap();
		let (before, after) = (terms.total_of(taken, first), terms.total_of(taken + first, second));
		prop_assert_eq!(whole, before.unwrap() + after.unwrap());
		let each = |unit| match unit {
			unit if unit < one => base,
			unit if unit < one + two => price,
			_ => last,
		};
		prop_assert_eq!(whole, (taken..taken + first + second).map(each).sum::<Balance>());
	}

	#[test]
	fn refunds_should_add_up_to_what_was_paid(
		total in 1..=u128::from(u64::MAX),
		parts in proptest::collection::vec(1..1_000u64, 1..12),
		fee in 0..=200_000u32,
	) {
		let fee = FeeShare::new(fee).unwrap();
		let mut purchase = purchase(parts.iter().sum(), total);
		let (mut paid, mut reversed) = (0, 0);
		for part in parts {
			let before = purchase.left().unwrap();
			purchase.refunded += part;
			let after = purchase.left().unwrap();
			let back = fee.of(before).unwrap() - fee.of(after).unwrap();
			prop_assert!(back <= before - after, "a fee never falls by more than is paid back");
			paid += before - after;
			reversed += back;
			let fair = total * u128::from(purchase.refunded) / u128::from(purchase.quantity);
			prop_assert_eq!(paid, fair);
		}
		prop_assert_eq!((paid, purchase.left()), (total, Some(0)));
		prop_assert_eq!(reversed, fee.of(total).unwrap());
	}

	#[test]
	fn pool_should_never_keep_less_than_the_share_of_the_units_left(
		held in 1..=u128::from(u64::MAX),
		covered in 1..10_000u64,
		gone in proptest::collection::vec(0..500u64, 1..20),
	) {
		let mut pool = Pool { held, covered, due: 0 };
		let mut left = covered;
		for gone in gone {
			left = left.saturating_sub(gone);
			pool.settle(left).unwrap();
			prop_assert_eq!(pool.total(), Some(held));
			prop_assert!(pool.held * u128::from(covered) >= held * u128::from(left));
			prop_assert_eq!(pool.held == 0, left == 0);
		}
	}
}

#[test]
fn windows_should_end_as_much_later_as_they_waited() {
	let early = Purchase { window_ends: 100, ..purchase(1, 1) };
	let running = Pause::default();
	assert!(!running.is_over(&early, 99) && running.is_over(&early, 100));
	assert_eq!(running.resumed(50), None);
	let waiting = Pause { since: Some(90), waited: 0 };
	assert!(!waiting.is_over(&early, 1_000), "ten seconds are left");
	let (again, lasted) = waiting.resumed(1_000).unwrap();
	assert_eq!((again, lasted), (Pause { since: None, waited: 910 }, 910));
	assert!(!again.is_over(&early, 1_009) && again.is_over(&early, 1_010));
	// What was over before stays over, and what came after waits no longer for it.
	let over = Purchase { window_ends: 90, ..early.clone() };
	assert!(waiting.is_over(&over, 95));
	let late = Purchase { window_ends: 1_100, waited: 910, ..early };
	assert_eq!(again.end_of(&late), 1_100);
}

#[test]
fn lowest_price_should_be_that_of_any_step() {
	let steps = vec![PriceStep { from: 2, price: 3 }, PriceStep { from: 4, price: 9 }];
	let terms = ListingTerms { price: 5, steps: PriceSteps::truncate_from(steps), ..terms() };
	assert_eq!((terms.lowest_price(), terms.gives_away()), (3, false));
	assert!(ListingTerms { price: 0, ..terms }.gives_away());
}
