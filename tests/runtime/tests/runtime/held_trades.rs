// SPDX-License-Identifier: Apache-2.0
//! Trades of high value across the pallets: held by the book, decided by officers, never lost.

use frame_support::{assert_noop, assert_ok};
use genex_precompiles::{
	abi::IMarketplace::{HeldTrade, heldTradeOfCall, traderOfCall},
	addresses,
};
use genex_primitives::{
	Balance, FreezeMode, Quantity, SeriesId, Tier,
	book::{MarketId, Side, TimeInForce},
};
use genex_runtime::{AccountId, Compliance, OrderBook, Runtime};
use genex_runtime_tests::{
	env, eth,
	native::dispatch,
	scene::{self, Property, US_CENT},
	who,
};
use pallet_compliance::Call;
use pallet_order_book::OrderRequest;
use pallet_revive::{
	AddressMapper,
	precompiles::alloy::{primitives::Address, sol_types::SolCall},
};

/// Units that are traded, a cent each.
const UNITS: Quantity = 5_000;
/// From this many cents on an officer decides about a trade.
const THRESHOLD: u64 = 1_000;

struct Stage {
	seller: AccountId,
	buyer: AccountId,
	series: SeriesId,
	market: MarketId,
}

fn both(stage: &Stage) -> [Property; 2] {
	[&stage.seller, &stage.buyer].map(|who| scene::property(stage.series, who))
}

/// A trade waits for an officer. Gives the stage, and what both had before it.
fn held() -> (Stage, [Property; 2]) {
	let [seller, buyer] = ["Seller", "Buyer"].map(who::account);
	for account in [&seller, &buyer] {
		scene::register(account, Tier::L2);
	}
	let (series, _) = scene::stage(&[seller.clone(), buyer.clone()], 1_000);
	scene::review_trades_from(THRESHOLD);
	let market = scene::open_market(series, 1);
	let stage = Stage { seller, buyer, series, market };
	let before = both(&stage);
	scene::place(&stage.seller, market, scene::order(Side::Ask, 1_000, UNITS));
	let all =
		OrderRequest { time_in_force: TimeInForce::Fok, ..scene::order(Side::Bid, 1_000, UNITS) };
	scene::place(&stage.buyer, market, all);
	let [seller, buyer] = both(&stage);
	let price = Balance::from(UNITS) * US_CENT;
	assert_eq!(seller, (before[0].0 - UNITS, UNITS, before[0].2, 0), "units wait");
	assert_eq!(buyer, (before[1].0, 0, before[1].2 - price, price), "money waits");
	assert_eq!(OrderBook::open_orders(stage.seller.clone(), market, None, 10), vec![]);
	(stage, before)
}

fn approve() -> sp_runtime::DispatchResult {
	let (review, reason) = (scene::latest_review(), scene::hash_of("finding"));
	dispatch(Call::<Runtime>::approve_review { review, reason }, &who::officer())
}

/// What the precompile of markets answers.
fn asked<C: SolCall>(call: C) -> C::Return {
	let market = addresses::address_of(addresses::MARKETPLACE);
	let (reverted, answer) = eth::ask(&who::alith(), market, call.abi_encode());
	assert!(!reverted, "{:?}", eth::revert_text(&answer));
	C::abi_decode_returns(&answer).expect("an answer of this type")
}

#[test]
fn held_trade_should_be_shown_to_solidity_while_it_waits() {
	type Mapper = <Runtime as pallet_revive::Config>::AddressMapper;
	env::execute(|| {
		let (stage, _) = held();
		let waiting: Vec<_> = pallet_order_book::PendingTrades::<Runtime>::iter_keys().collect();
		assert_eq!(waiting.len(), 1);
		let number = waiting[0];
		let shown: HeldTrade = asked(heldTradeOfCall { trade: number });
		let native = OrderBook::pending_trade(number).expect("it waits");
		let address = |who| Address::from(Mapper::to_address(who).0);
		assert_eq!((shown.market, shown.lots, shown.tick), (stage.market, UNITS, 1_000));
		assert_eq!(shown.maker, address(&stage.seller));
		assert_eq!(shown.taker, address(&stage.buyer));
		assert_eq!(shown.notional, Balance::from(UNITS) * US_CENT);
		assert_eq!(
			(shown.makerFee, shown.takerFee),
			(native.amounts.maker_fee, native.amounts.taker_fee)
		);
		assert_eq!((shown.review, shown.deadline), (scene::latest_review(), native.deadline));
		let held_by = |who| asked(traderOfCall { identity: scene::identity(who) }).heldTrades;
		assert_eq!((held_by(&stage.seller), held_by(&stage.buyer)), (0, 1));
		assert_ok!(approve());
		assert_eq!(asked(heldTradeOfCall { trade: number }).market, 0);
		assert_eq!(held_by(&stage.buyer), 0);
		assert!(asked(traderOfCall { identity: scene::identity(&stage.buyer) }).volume > 0);
	});
}

#[test]
fn held_trade_should_settle_when_an_officer_approves() {
	env::execute(|| {
		let (stage, before) = held();
		assert_ok!(approve());
		let price = Balance::from(UNITS) * US_CENT;
		let [seller, buyer] = both(&stage);
		assert_eq!(seller, (before[0].0 - UNITS, 0, before[0].2 + price, 0));
		assert_eq!(buyer, (before[1].0 + UNITS, 0, before[1].2 - price, 0));
		assert_eq!(OrderBook::market(stage.market).expect("a market").tape.trades, 1);
		assert_eq!(pallet_order_book::PendingTrades::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn held_trade_should_return_when_an_officer_rejects_it_or_none_decides() {
	for decided in [true, false] {
		env::execute(|| {
			let (stage, before) = held();
			let (review, reason) = (scene::latest_review(), scene::hash_of("finding"));
			let deadline = Compliance::review(review).expect("it waits").deadline;
			let early = dispatch(Call::<Runtime>::return_review { review }, &who::holder());
			assert!(early.is_err(), "an officer has time until the deadline");
			if decided {
				let reject = Call::<Runtime>::reject_review { review, reason };
				assert_ok!(dispatch(reject, &who::officer()));
			} else {
				env::advance(deadline - env::now());
				assert_ok!(dispatch(Call::<Runtime>::return_review { review }, &who::holder()));
			}
			assert_eq!(both(&stage), before);
			assert_eq!(pallet_order_book::PendingTrades::<Runtime>::iter().count(), 0);
		});
	}
}

#[test]
fn held_trade_should_stay_and_then_return_when_a_party_is_frozen() {
	env::execute(|| {
		let (stage, before) = held();
		scene::freeze(scene::by_account(&stage.seller), FreezeMode::Full);
		let waiting = both(&stage);
		assert!(approve().is_err(), "a frozen seller sells nothing");
		assert_eq!(both(&stage), waiting);
		let (review, reason) = (scene::latest_review(), scene::hash_of("finding"));
		assert_ok!(dispatch(Call::<Runtime>::reject_review { review, reason }, &who::officer()));
		assert_eq!(both(&stage), before);
		let (series, to, quantity) = (stage.series, stage.buyer.clone(), 1);
		let away = pallet_coupons::Call::<Runtime>::transfer { series, to, quantity };
		assert_noop!(dispatch(away, &stage.seller), pallet_coupons::Error::<Runtime>::Refused(301));
	});
}
