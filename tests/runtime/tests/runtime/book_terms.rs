// SPDX-License-Identifier: Apache-2.0
//! What a tick of a market is worth, by the face value of its series and the governed rates, across `compliance` and
//! `order-book`.

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Balance, CurrencyCode, Reason, SeriesId, book::MarketId};
use genex_runtime::{OrderBook, Runtime};
use genex_runtime_tests::{
	env,
	native::dispatch_as,
	scene::{self, USDC},
};
use pallet_coupons::SeriesTerms;
use pallet_order_book::{Call, Error, MarketState};

/// A euro cent at 1.08 dollars a euro, in trillionths of a dollar.
const EURO_CENT: u64 = 10_800_000_000;

/// Cards of 25 euros.
fn cards() -> SeriesId {
	scene::refresh_lists();
	let currency = CurrencyCode::EUR;
	let terms = SeriesTerms { currency, face_minor: 2_500, divisible: false, ..scene::gift_card() };
	scene::issue(terms, 100)
}

fn tick_size(market: MarketId) -> Option<Balance> {
	OrderBook::market(market).map(|market| market.tick_size)
}

fn create(series: SeriesId) -> Call<Runtime> {
	let (rules, reason) = (scene::market_rules(), scene::hash_of("reason"));
	Call::create_market { series, asset: USDC, lot: 1, rules, reason }
}

#[test]
fn tick_should_be_a_thousandth_of_face_at_the_rate_of_the_day_and_stay_so() {
	env::execute(|| {
		scene::set_rates(&[(*b"EUR", EURO_CENT)]);
		let series = cards();
		let market = scene::open_market(series, 1);
		// 27 dollars by 1,000.
		assert_eq!(tick_size(market), Some(27_000));
		scene::set_rates(&[(*b"EUR", 2 * EURO_CENT)]);
		assert_eq!(tick_size(market), Some(27_000));
		// The next one of the pair is of its own day.
		scene::set_market_state(market, MarketState::Settled);
		let next = scene::open_market(series, 1);
		assert_eq!((tick_size(next), tick_size(market)), (Some(54_000), Some(27_000)));
		assert_eq!(OrderBook::market_of(series, USDC), Some(next));
	});
}

#[test]
fn market_should_not_open_when_the_rate_of_its_face_is_too_old() {
	env::execute(|| {
		scene::set_rates(&[(*b"EUR", EURO_CENT)]);
		let series = cards();
		env::advance(2 * 86_400);
		let refused = Error::<Runtime>::Refused(Reason::FxRateStale.code());
		assert_noop!(dispatch_as(create(series), scene::council()), refused);
		scene::set_rates(&[(*b"EUR", EURO_CENT)]);
		assert_ok!(dispatch_as(create(series), scene::council()));
	});
}
