// SPDX-License-Identifier: Apache-2.0
//! A market and its orders, made by the calls people make.

use super::{USDC, council, hash_of, set_rulebook};
use crate::native::{dispatch, dispatch_as};
use frame_support::assert_ok;
use genex_primitives::{
	Balance, Cents, FeeShare, Ppm, Quantity, SeriesId,
	book::{Lots, MarketId, SelfTrade, Side, Tick, amounts::MakerFee},
	rules::Rulebook,
};
use genex_runtime::{AccountId, Cash, Coupons, Runtime};
use pallet_order_book::{Call, MakerTerms, MarketRules, MarketState, OrderRequest};

/// The tick with this number.
pub fn tick(number: u16) -> Tick {
	Tick::new(number).expect("on the grid")
}

/// Rules without bands and halts, with fees up to 1 %.
pub fn market_rules() -> MarketRules {
	let cap = FeeShare::new(10_000).expect("a small share");
	MarketRules {
		min_notional: 1,
		band: None,
		halt: None,
		maker_cap: cap,
		taker_cap: cap,
		referral_cap: Ppm::from_percent(20),
		auctions: None,
	}
}

/// Opens a market of `series` in USDC where orders trade as they come. A tick of a series over a cent is ten of the smallest
/// units.
pub fn open_market(series: SeriesId, lot: Quantity) -> MarketId {
	let (asset, rules) = (USDC, market_rules());
	let create =
		Call::<Runtime>::create_market { series, asset, lot, rules, reason: hash_of("reason") };
	assert_ok!(dispatch_as(create, council()));
	let market = pallet_order_book::MarketCount::<Runtime>::get();
	set_market_state(market, MarketState::Continuous);
	market
}

/// Brings a market into `state`.
pub fn set_market_state(market: MarketId, state: MarketState) {
	assert_ok!(dispatch_as(
		Call::<Runtime>::set_market_state { market, state, reason: hash_of("reason") },
		council(),
	));
}

/// Free and held units of a series, free and held money.
pub type Property = (Quantity, Quantity, Balance, Balance);

/// What somebody has of `series` and of dollars.
pub fn property(series: SeriesId, who: &AccountId) -> Property {
	let units = Coupons::holding(who.clone(), series);
	let money = Cash::balance(USDC, who.clone());
	let (free, held) = units.map_or((0, 0), |one| (one.free, one.held));
	(free, held, money.free, money.held)
}

/// An order that rests until it is filled.
pub fn order(side: Side, number: u16, lots: Lots) -> OrderRequest<AccountId> {
	let self_trade = SelfTrade::CancelTaker;
	OrderRequest { self_trade, ..OrderRequest::limit(side, tick(number), lots, 10) }
}

/// Places an order that must be taken.
pub fn place(who: &AccountId, market: MarketId, order: OrderRequest<AccountId>) {
	assert_ok!(dispatch(Call::<Runtime>::place_order { market, order }, who));
}

/// The call that places a bid, which its owner calls 7.
pub fn named_bid(market: MarketId) -> Call<Runtime> {
	let order = OrderRequest { client: Some(7), ..order(Side::Bid, 500, 10) };
	Call::place_order { market, order }
}

/// The call that cancels the order which its owner calls 7.
pub fn named_cancel(market: MarketId) -> Call<Runtime> {
	Call::cancel_by_client { market, client: 7 }
}

/// Lets an officer decide about trades worth `cents` or more.
pub fn review_trades_from(cents: Cents) {
	let mut book = Box::new(Rulebook::default());
	book.reviews.trade = cents;
	set_rulebook(book);
}

/// Lets identities register as market makers for a bond of `bond` smallest units of USDC.
pub fn admit_market_makers(bond: Balance) {
	let fee = MakerFee::Rebate(FeeShare::new(500).expect("a small share"));
	let terms = Some(MakerTerms { asset: USDC, bond, fee });
	assert_ok!(dispatch_as(
		Call::<Runtime>::set_market_maker_terms { terms, reason: hash_of("reason") },
		council(),
	));
}
