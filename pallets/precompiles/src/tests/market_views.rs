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
		FRIEND, Frozen, HOLDER, ISSUER, Now, SERIES, START, address, build_and_execute,
		market::{MARKET, TICK, WHY},
	},
};
use genex_primitives::Reason;
use pallet_order_book::Call;

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
