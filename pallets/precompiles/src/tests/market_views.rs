// SPDX-License-Identifier: Apache-2.0
//! What can be asked of the market without acting.

use super::{
	marketplace::{
		ASKED, NAME, named, natively, offer, offered, order, pay_friend, place, prepare,
	},
	*,
};
use crate::{
	abi::IMarketplace::*,
	mock::{
		FRIEND, Frozen, HOLDER, ISSUER, Now, OrderBook, SERIES, START, address, build_and_execute,
		market::{BOND, MARKET, TICK, WHY},
	},
};
use frame_support::{BoundedVec, assert_ok};
use genex_primitives::{
	FeeShare, Reason,
	book::amounts::MakerFee,
	window::{DAY, bucket},
};
use pallet_order_book::{Call, FeeTier as FeeTierOfBook};

#[test]
fn market_facts_should_be_those_of_the_market() {
	build_and_execute(|| {
		let market = answer(HOLDER, MARKETPLACE, &marketFactsCall { id: MARKET });
		assert_eq!((market.series, market.asset, market.lot), (SERIES, DOLLARS, 1));
		assert_eq!((market.tickSize, market.highest), (TICK, 2_047));
		assert_eq!(
			(market.makerCap, market.takerCap, market.referralCap),
			(10_000, 10_000, 200_000)
		);
		assert_eq!(market.issuer, sol(address(ISSUER)));
		assert!(matches!(market.state, MarketState::Continuous));
		let none = marketFactsCall { id: 9 };
		assert_eq!(reason(HOLDER, MARKETPLACE, &none), "Marketplace: UnknownMarket");
		let of = |series, asset| answer(HOLDER, MARKETPLACE, &marketOfCall { series, asset });
		assert_eq!((of(SERIES, DOLLARS), of(SERIES, DOLLARS + 1)), (MARKET, 0));
	});
}

#[test]
fn depth_and_orders_should_page_a_side() {
	build_and_execute(|| {
		offer(None);
		answer(HOLDER, MARKETPLACE, &place(order(Side::Ask, ASKED, 3)));
		answer(HOLDER, MARKETPLACE, &place(order(Side::Ask, 1_200, 1)));
		let depth = |limit| depthCall { id: MARKET, side: Side::Ask, limit };
		let levels: Vec<_> = answer(HOLDER, MARKETPLACE, &depth(9))
			.iter()
			.map(|level| (level.tick, level.lots, level.orders))
			.collect();
		assert_eq!(levels, [(ASKED, 5, 2), (1_200, 1, 1)]);
		assert_eq!(answer(HOLDER, MARKETPLACE, &depth(1)).len(), 1);
		assert!(answer(HOLDER, MARKETPLACE, &depth(0)).is_empty());
		let page = |after, limit| {
			let side = Side::Ask;
			answer(HOLDER, MARKETPLACE, &ordersCall { id: MARKET, side, startAfter: after, limit })
		};
		let first = page(0, 2);
		assert_eq!((first.len(), first[0].id, first[0].clientId), (2, offered(), NAME));
		let rest = page(first[1].id, 9);
		assert_eq!((rest.len(), rest[0].tick, rest[0].lots), (1, 1_200, 1));
		let bids = depthCall { id: MARKET, side: Side::Bid, limit: 9 };
		assert!(answer(HOLDER, MARKETPLACE, &bids).is_empty());
	});
}

#[test]
fn open_orders_should_page_those_of_an_account() {
	build_and_execute(|| {
		offer(None);
		for client in 8..=9 {
			answer(HOLDER, MARKETPLACE, &place(named(client, order(Side::Ask, 1_200, 1))));
		}
		let page = |after, limit| {
			let who = sol(address(HOLDER));
			answer(
				FRIEND,
				MARKETPLACE,
				&openOrdersCall { who, id: MARKET, startAfter: after, limit },
			)
		};
		let first = page(0, 2);
		let rest = page(first[1].clientId, 9);
		let mut all: Vec<_> = first.iter().chain(&rest).map(|one| one.clientId).collect();
		all.sort_unstable();
		assert_eq!(all, [NAME, 8, 9]);
		assert!(first.iter().all(|one| one.owner == sol(address(HOLDER))));
	});
}

#[test]
fn order_should_be_found_by_its_id_while_it_rests() {
	build_and_execute(|| {
		let ask = orderByIdCall { id: offered() };
		assert_eq!(answer(HOLDER, MARKETPLACE, &ask).lots, 0);
		offer(Some(START + 5));
		let found = answer(HOLDER, MARKETPLACE, &ask);
		assert_eq!((found.lots, found.tick, found.clientId), (2, ASKED, NAME));
		assert!(matches!(found.side, Side::Ask) && matches!(found.expiry, Expiry::Second));
		assert_eq!((found.expiresAt, found.maxFee), (START + 5, 10_000));
		let nowhere = answer(HOLDER, MARKETPLACE, &orderByIdCall { id: u128::MAX });
		assert_eq!((nowhere.lots, nowhere.owner), (0, Address::ZERO));
	});
}

#[test]
fn quote_should_say_what_would_trade_and_change_nothing() {
	build_and_execute(|| {
		pay_friend();
		offer(None);
		let before = (books(), book_events());
		let bid = OrderRequest { timeInForce: TimeInForce::Ioc, ..order(Side::Bid, 1_100, 5) };
		let who = sol(address(FRIEND));
		let quote = quoteCall { who, id: MARKET, request: bid.clone() };
		let told = answer(HOLDER, MARKETPLACE, &quote);
		assert_eq!((told.lots, told.worst, told.held, told.fee), (2, ASKED, 0, 0));
		assert_eq!(told.notional, 2 * u128::from(ASKED) * TICK);
		assert!(matches!(told.rest, Rest::TimeInForce) && told.failure.is_empty());
		let whole = OrderRequest { timeInForce: TimeInForce::Fok, ..bid };
		let told = answer(HOLDER, MARKETPLACE, &quoteCall { who, id: MARKET, request: whole });
		assert_eq!((told.lots, told.failure.as_str()), (0, "Marketplace: NotEnough"));
		assert_eq!((books(), book_events()), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn quote_money_should_tell_the_lots_for_a_sum_and_change_nothing() {
	build_and_execute(|| {
		pay_friend();
		offer(None);
		let before = (books(), book_events());
		let price = u128::from(ASKED) * TICK;
		let asked = |id, money| {
			let (who, request) = (sol(address(FRIEND)), order(Side::Bid, 1_100, 5));
			answer(HOLDER, MARKETPLACE, &quoteMoneyCall { who, id, money, request })
		};
		let told = asked(MARKET, price + 1);
		assert_eq!((told.lots, told.left), (1, 1));
		assert_eq!((told.met.lots, told.met.notional, told.met.worst), (1, price, ASKED));
		let told = asked(MARKET, 9 * price);
		assert_eq!((told.lots, told.left, told.met.lots), (5, 7 * price, 2));
		assert!(matches!(told.met.rest, Rest::TimeInForce) && told.met.failure.is_empty());
		let told = asked(MARKET, price - 1);
		let nothing = (told.lots, told.left, told.met.failure.as_str());
		assert_eq!(nothing, (0, price - 1, "Marketplace: ZeroLots"));
		assert_eq!(asked(9, price).met.failure, "Marketplace: UnknownMarket");
		assert_eq!((books(), book_events()), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn quote_money_should_cost_more_gas_the_more_lots_are_tried() {
	build_and_execute(|| {
		offer(None);
		let weight = |lots| {
			let (who, request) = (sol(address(FRIEND)), order(Side::Bid, 1_100, lots));
			let call = quoteMoneyCall { who, id: MARKET, money: 1, request };
			let answered = call_with(HOLDER, MARKETPLACE, 0, call.abi_encode());
			assert!(!answered.result.expect("it is carried out").did_revert());
			answered.weight_consumed.ref_time()
		};
		let (one, two, most) = (weight(1), weight(2), weight(u64::MAX));
		// A bit more is an order more: three for one lot, 66 for the most.
		let each = two - one;
		assert!(each > 0);
		assert_eq!(most - one, 63 * each);
	});
}

#[test]
fn traders_and_tiers_should_be_those_of_the_book() {
	build_and_execute(|| {
		let tiers = || answer(HOLDER, MARKETPLACE, &feeTiersCall {});
		assert!(tiers().is_empty());
		let tier = |from, maker, taker| FeeTierOfBook {
			from,
			maker,
			taker: FeeShare::new(taker).expect("a share"),
		};
		let share = FeeShare::new(500).expect("a share");
		let both =
			[tier(0, MakerFee::Charge(share), 3_000), tier(1_000, MakerFee::Rebate(share), 2_000)];
		let council = RuntimeOrigin::signed(account(ISSUER));
		let both = BoundedVec::truncate_from(both.to_vec());
		assert_ok!(OrderBook::set_fee_tiers(council, both, WHY));
		let told: Vec<_> =
			tiers().iter().map(|one| (one.from, one.maker, one.rebate, one.taker)).collect();
		assert_eq!(told, [(0, 500, false, 3_000), (1_000, 500, true, 2_000)]);
		let trader = || answer(FRIEND, MARKETPLACE, &traderOfCall { identity: HOLDER.into() });
		let none = trader();
		assert_eq!((none.volume, none.heldTrades, none.isMaker), (0, 0, false));
		assert_eq!((none.bondHolder, none.asset, none.bond), (Address::ZERO, 0, 0));
		pay_friend();
		offer(None);
		answer(FRIEND, MARKETPLACE, &place(order(Side::Bid, ASKED, 2)));
		natively(HOLDER, Call::register_market_maker {});
		let native = OrderBook::trader(HOLDER.into());
		let traded = trader();
		assert!(traded.volume > 0);
		assert_eq!(traded.volume, native.volume.sum(bucket(START, DAY)).cents);
		assert!(traded.isMaker);
		assert_eq!((traded.bondHolder, traded.asset), (sol(address(HOLDER)), DOLLARS));
		assert_eq!(traded.bond, BOND);
		let held = answer(FRIEND, MARKETPLACE, &heldTradeOfCall { trade: 1 });
		assert_eq!((held.market, held.maker, held.lots), (0, Address::ZERO, 0));
	});
}

#[test]
fn can_place_should_name_every_obstacle_with_its_code() {
	build_and_execute(|| {
		let who = sol(address(HOLDER));
		let ask = |lots| {
			let request = order(Side::Ask, ASKED, lots);
			let call = canPlaceCall { who, id: MARKET, request };
			let obstacles = answer(FRIEND, MARKETPLACE, &call);
			obstacles.into_iter().map(|one| (one.code, one.text)).collect::<Vec<_>>()
		};
		assert!(ask(1).is_empty());
		Frozen::set(vec![account(HOLDER)]);
		natively(ISSUER, Call::halt { market: MARKET, reason: WHY });
		let frozen = Reason::SenderFrozen;
		let expected = [
			(0, "Marketplace: NotTrading".into()),
			(0, "Marketplace: ZeroLots".into()),
			(frozen.code(), format!("Genex: {} {}", frozen.code(), frozen.text())),
		];
		assert_eq!(ask(0), expected);
	});
}

#[test]
fn statistics_should_tell_what_traded() {
	build_and_execute(|| {
		let ask = statisticsCall { id: MARKET };
		let none = answer(HOLDER, MARKETPLACE, &ask);
		assert_eq!((none.trades, none.last, none.dayLots, none.hasBand), (0, 0, 0, false));
		pay_friend();
		offer(None);
		answer(FRIEND, MARKETPLACE, &place(order(Side::Bid, ASKED, 2)));
		let told = answer(HOLDER, MARKETPLACE, &ask);
		assert_eq!((told.trades, told.last, told.lastAt), (1, ASKED, START));
		assert_eq!((told.open, told.high, told.low, told.close), (ASKED, ASKED, ASKED, ASKED));
		assert_eq!((told.dayLots, told.dayTrades), (2, 1));
		assert_eq!(told.dayNotional, 2 * u128::from(ASKED) * TICK);
		let unknown = statisticsCall { id: 9 };
		assert_eq!(reason(HOLDER, MARKETPLACE, &unknown), "Marketplace: UnknownMarket");
	});
}

#[test]
fn auction_and_switch_should_tell_when_they_end() {
	build_and_execute(|| {
		let switch = switchDeadlineCall { who: sol(address(HOLDER)), id: MARKET };
		assert_eq!(answer(FRIEND, MARKETPLACE, &switch), 0);
		let auction = || answer(FRIEND, MARKETPLACE, &auctionCall { id: MARKET });
		assert_eq!((auction().endsAt, auction().clearing), (0, 0));
		prepare(&uncrossCall { market: MARKET, maxFills: 1 }.abi_encode());
		assert_eq!((auction().endsAt, auction().clearing), (START + 5, 0));
		natively(HOLDER, Call::cancel_all_after { market: MARKET, seconds: 30 });
		assert_eq!(answer(FRIEND, MARKETPLACE, &switch), Now::get() + 30);
	});
}
