// SPDX-License-Identifier: Apache-2.0
//! The price bands of a market around the governed curve of prices, across `sales`, `issuers` and `order-book`.

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	Ppm, PriceRules, Tier,
	book::{MarketId, Side},
	pricing::{Curve, Point, Spreads},
};
use genex_runtime::{AccountId, OrderBook, Runtime};
use genex_runtime_tests::{
	env,
	native::{dispatch, dispatch_as},
	scene::{self, US_CENT},
	who,
};
use pallet_order_book::{Call, Error, MarketRules};

/// A tick at which a unit costs its face value.
const PAR: u16 = 1_000;

/// Lets governance take `percent` off every face value.
fn take_off(percent: u8) {
	let time = Curve::truncate_from(vec![Point { days: 0, discount: Ppm::from_percent(percent) }]);
	let none = Ppm::default();
	let spreads = Spreads { a: none, b: none, c: none, d: none, e: none };
	let (rules, reason) = (Some(PriceRules { time, spreads }), scene::hash_of("reason"));
	let set = pallet_sales::Call::<Runtime>::set_pricing { rules, reason };
	assert_ok!(dispatch_as(set, scene::council()));
}

/// A market with a band of 10 %, and somebody who may trade there.
fn banded() -> (MarketId, AccountId) {
	let trader = who::account("Trader");
	scene::register(&trader, Tier::L2);
	let (series, _) = scene::stage(std::slice::from_ref(&trader), 1_000);
	let market = scene::open_market(series, 1);
	let rules = MarketRules { band: Some(Ppm::from_percent(10)), ..scene::market_rules() };
	let set = Call::<Runtime>::set_market { market, rules, reason: scene::hash_of("reason") };
	assert_ok!(dispatch_as(set, scene::council()));
	(market, trader)
}

#[test]
fn bands_should_follow_the_governed_curve_at_once_when_it_changes() {
	env::execute(|| {
		let (market, trader) = banded();
		let bid = |number| {
			let order = scene::order(Side::Bid, number, 1);
			dispatch(Call::<Runtime>::place_order { market, order }, &trader)
		};
		let band = || OrderBook::stats(market).and_then(|stats| stats.band);
		let around = |number: u16| {
			let price = u128::from(number) * US_CENT / 1_000;
			Some((price - price / 10, price + price / 10))
		};
		take_off(0);
		assert_eq!(band(), around(PAR));
		assert_noop!(bid(1_101), Error::<Runtime>::OutsideBand);
		assert_ok!(bid(1_100));
		take_off(50);
		assert_eq!(band(), around(PAR / 2), "though another price is noted for this hour");
		assert_noop!(bid(551), Error::<Runtime>::OutsideBand);
		assert_ok!(bid(550));
	});
}
