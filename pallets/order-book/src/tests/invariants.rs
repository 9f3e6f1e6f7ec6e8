// SPDX-License-Identifier: Apache-2.0
//! That each invariant is noticed when it is broken.

use crate::{
	Auctions, HeldTrades, MarketCount, MarketOf, Markets, NextTradeId, OpenOrders, PendingTrades,
	Queues, Tops, Words, mock::*, types::*,
};
use frame_support::assert_ok;
use genex_primitives::{
	book::{Level, MarketId, Meeting, OrderId, Page, PageKey, Side, Tick, bitmap},
	window::{HOUR, bucket},
};
use sp_runtime::TryRuntimeError;

/// The number of the first invariant that `damage` breaks, with an order on each side.
fn broken_by(damage: impl FnOnce()) -> String {
	ExtBuilder.build().execute_with(|| {
		rest(ALICE, ask(900, 5));
		rest(ALICE, ask(900, 5));
		rest(BOB, bid(800, 5));
		crate::Pallet::<Test>::do_try_state().expect("nothing is broken yet");
		damage();
		match crate::Pallet::<Test>::do_try_state() {
			Err(TryRuntimeError::Other(text)) => text.split(':').next().unwrap().to_string(),
			other => panic!("not noticed: {other:?}"),
		}
	})
}

fn first_ask() -> PageKey {
	PageKey { side: Side::Ask, tick: tick(900), number: 1 }
}

#[test]
fn try_state_should_notice_when_the_top_is_wrong() {
	let crossing = || Tops::<Test>::mutate(MARKET, |top| top.best_bid = Some(tick(950)));
	assert_eq!(broken_by(crossing), "OB-1");
	let elsewhere = || Tops::<Test>::mutate(MARKET, |top| top.best_bid = Some(tick(850)));
	assert_eq!(broken_by(elsewhere), "OB-3");
}

#[test]
fn try_state_should_notice_when_words_and_levels_differ() {
	let word = (Side::Ask, bitmap::word_of(tick(900)));
	assert_eq!(broken_by(|| Words::<Test>::remove(MARKET, word)), "OB-3");
	let more = || Words::<Test>::mutate(MARKET, word, |word| *word |= 1 << 127);
	assert_eq!(broken_by(more), "OB-3");
	assert_eq!(broken_by(|| Words::<Test>::insert(MARKET, (Side::Ask, 0), 0)), "OB-3");
}

#[test]
fn try_state_should_notice_when_a_level_is_not_the_sum() {
	let change = |lots| {
		move || {
			let key = QueueKey::of_level(Side::Ask, tick(900));
			let level = Queues::<Test>::get(MARKET, key).unwrap().into_level().unwrap();
			Queues::<Test>::insert(MARKET, key, Queued::Level(Level { lots, ..level }));
		}
	};
	assert_eq!(broken_by(change(9)), "OB-2");
	assert_eq!(broken_by(change(11)), "OB-2");
}

#[test]
fn try_state_should_notice_when_the_list_of_open_orders_is_wrong() {
	let order = OpenOrders::<Test>::iter;
	let lost = || {
		let (key, _) = order().next().unwrap();
		OpenOrders::<Test>::remove(key);
	};
	assert_eq!(broken_by(lost), "OB-5");
	let foreign = || {
		let (_, id) = order().next().unwrap();
		OpenOrders::<Test>::insert((CAROL, MARKET, 7), id);
	};
	assert_eq!(broken_by(foreign), "OB-5");
}

#[test]
fn try_state_should_notice_when_a_market_contradicts_itself() {
	assert_eq!(broken_by(|| MarketOf::<Test>::remove(GIFT, USDC)), "OB-7");
	assert_eq!(broken_by(|| MarketOf::<Test>::insert(GIFT, USDC, 9)), "OB-7");
	assert_eq!(broken_by(|| MarketOf::<Test>::insert(OTHER, USDC, MARKET)), "OB-7");
	// A former market is settled, nothing rests in it, and it came before the one that its pair names.
	let followed = |state, by: MarketId, latest: MarketId| {
		move || {
			let mut market = Markets::<Test>::get(MARKET).unwrap();
			Markets::<Test>::insert(by, &market);
			MarketCount::<Test>::put(by);
			MarketOf::<Test>::insert(GIFT, USDC, latest);
			market.state = state;
			Markets::<Test>::insert(MARKET, market);
		}
	};
	assert_eq!(broken_by(followed(MarketState::Settled, 2, 2)), "OB-7", "orders rest in it");
	let emptied = |state, latest: MarketId| {
		move || {
			for who in [ALICE, BOB] {
				OrderBook::cancel_orders(by(who), MARKET, None, None, 9).unwrap();
			}
			followed(state, 2, latest)();
		}
	};
	assert_eq!(broken_by(emptied(MarketState::CancelOnly, 2)), "OB-7", "it is not settled");
	assert_eq!(broken_by(emptied(MarketState::Settled, 1)), "OB-7", "a later one is not named");
	assert_eq!(broken_by(|| Auctions::<Test>::insert(MARKET, Auction::default())), "OB-7");
	assert_eq!(broken_by(|| end_call_at(Some(START))), "OB-7", "a call ends that never began");
	let endless = || {
		assert_ok!(OrderBook::start_auction(RuntimeOrigin::root(), MARKET, 60, WHY));
		end_call_at(None);
	};
	assert_eq!(broken_by(endless), "OB-7", "a call never ends");
	let halted = || {
		Markets::<Test>::mutate(MARKET, |market| {
			market.as_mut().unwrap().state = MarketState::Halted;
		});
	};
	assert_eq!(broken_by(halted), "OB-7");
}

#[test]
fn try_state_should_notice_when_escrow_is_missing() {
	assert_eq!(broken_by(|| Units::insert((GIFT, ALICE), (UNITS, 9))), "OB-8");
	assert_eq!(broken_by(|| Money::insert((USDC, BOB), (MONEY, 1))), "OB-8");
}

#[test]
fn try_state_should_notice_when_a_page_is_empty_or_lost() {
	let stray = QueueKey::of_page(PageKey { number: 99, ..first_ask() });
	let empty = || Queues::<Test>::insert(MARKET, stray, Queued::Page(Page::new(0)));
	assert_eq!(broken_by(empty), "OB-9");
	let twin = || {
		let page = Queues::<Test>::get(MARKET, QueueKey::of_page(first_ask())).unwrap();
		Queues::<Test>::insert(MARKET, stray, page);
	};
	assert_eq!(broken_by(twin), "OB-9");
}

#[test]
fn try_state_should_notice_when_an_entry_is_not_what_its_key_says() {
	let page = || Queues::<Test>::get(MARKET, QueueKey::of_page(first_ask())).unwrap();
	let worse = QueueKey::of_level(Side::Ask, tick(901));
	assert_eq!(broken_by(|| Queues::<Test>::insert(MARKET, worse, page())), "OB-9");
	let beyond = QueueKey { row: 0, page: Some(99) };
	assert_eq!(broken_by(|| Queues::<Test>::insert(MARKET, beyond, page())), "OB-9");
	let nowhere = QueueKey::of_page(first_ask());
	assert_eq!(broken_by(|| Queues::<Test>::insert(MARKET + 1, nowhere, page())), "OB-9");
}

#[test]
fn queue_key_should_say_where_it_lies_when_side_and_tick_are_at_their_ends() {
	for side in Side::ALL {
		for tick in [Tick::MIN, tick(127), tick(128), Tick::MAX] {
			let key = QueueKey::of_level(side, tick);
			let page = QueueKey::of_page(PageKey { side, tick, number: 7 });
			assert_eq!((key.place(), page.place()), (Some((side, tick)), Some((side, tick))));
			assert_eq!((key.page, page.page, key.row), (None, Some(7), page.row));
		}
	}
	assert_eq!(QueueKey { row: 1, page: None }.place(), None);
	assert_eq!(QueueKey { row: 4_096, page: None }.place(), None);
}

/// As [`broken_by`], with two trades held besides.
fn broken_with_held_by(damage: impl FnOnce()) -> String {
	broken_by(|| {
		ReviewedFrom::set(0);
		place(CAROL, bid(900, 2));
		place(CAROL, ask(800, 2));
		crate::Pallet::<Test>::do_try_state().expect("nothing is broken yet");
		damage();
	})
}

fn change_trade(change: impl FnOnce(&mut PendingTrade<AccountId>)) {
	PendingTrades::<Test>::mutate(0, |trade| change(trade.as_mut().unwrap()));
}

#[test]
fn try_state_should_notice_when_a_held_trade_has_no_escrow() {
	let units = || Units::insert((GIFT, ALICE), (UNITS, 9));
	assert_eq!(broken_with_held_by(units), "OB-8");
	assert_eq!(broken_with_held_by(|| Money::insert((USDC, CAROL), (MONEY, 1))), "OB-8");
}

#[test]
fn try_state_should_notice_when_held_trades_and_what_is_said_of_them_differ() {
	let broken = |damage: fn()| assert_eq!(broken_with_held_by(damage), "OB-10");
	broken(|| HeldTrades::<Test>::insert(4, 1));
	broken(|| HeldTrades::<Test>::insert(3, 0));
	broken(|| PendingTrades::<Test>::remove(0));
	broken(|| NextTradeId::<Test>::put(1));
	broken(|| change_trade(|trade| trade.market = 9));
	broken(|| change_trade(|trade| trade.lots = 0));
	broken(|| change_trade(|trade| trade.amounts.treasury += 1));
	broken(|| change_trade(|trade| trade.referral = Some((BROKER, 1))));
	broken(|| change_trade(|trade| trade.review = 2));
}

#[test]
fn try_state_should_notice_when_a_reference_price_is_of_an_hour_to_come() {
	let now = bucket(START, HOUR);
	let note = |hour| {
		Markets::<Test>::mutate(MARKET, |market| {
			market.as_mut().unwrap().noted = Some(Noted { hour, version: 0, price: None });
		});
	};
	assert_eq!(broken_by(|| note(now + 1)), "OB-11");
	ExtBuilder.build_and_execute(|| note(now));
}

fn end_call_at(end: Option<u64>) {
	Markets::<Test>::mutate(MARKET, |market| market.as_mut().unwrap().call_ends_at = end);
}

#[test]
fn try_state_should_notice_when_an_auction_looks_at_orders_where_or_when_it_should_not() {
	let broken = |market: MarketId, tick: u16, since, clearing| {
		broken_by(|| {
			assert_ok!(OrderBook::start_auction(RuntimeOrigin::root(), MARKET, 60, WHY));
			let place = (u128::from(tick) << 80) + (1 << 16);
			let next = OrderId((u128::from(market) << 96) + place);
			let sifting = Some(Sifting { next, since });
			Auctions::<Test>::insert(MARKET, Auction { clearing, sifting, rehearsal: None });
		})
	};
	assert_eq!(broken(MARKET + 1, 900, START + 60, None), "OB-12");
	assert_eq!(broken(MARKET, 0, START + 60, None), "OB-12");
	assert_eq!(broken(MARKET, 900, START + 59, None), "OB-12");
	assert_eq!(broken(MARKET, 900, START + 60, Some(tick(900))), "OB-12");
}

/// A call that ends now, in which a bid of seven lots meets the second one of two asks of five next, as `change` would have it.
fn rehearse_as(change: impl FnOnce(&mut Meeting, &mut Auction)) {
	let asks = OrderBook::orders(MARKET, Side::Ask, None, 9);
	assert_ok!(OrderBook::start_auction(RuntimeOrigin::root(), MARKET, 60, WHY));
	let bid = rest(CAROL, bid(910, 7));
	end_call_at(Some(START));
	let mut next = Meeting { bid, bid_met: 5, ask: asks[1].0, ask_met: 0 };
	let mut call = Auction::default();
	change(&mut next, &mut call);
	let rehearsal = Some(Rehearsal { next: Some(next), since: START });
	Auctions::<Test>::insert(MARKET, Auction { rehearsal, ..call });
}

#[test]
fn try_state_should_notice_when_pairs_are_looked_at_where_or_when_they_should_not() {
	let broken = |change: fn(&mut Meeting, &mut Auction)| broken_by(|| rehearse_as(change));
	assert_eq!(broken(|_, call| call.clearing = Some(tick(905))), "OB-12");
	let sifting = |next: &mut Meeting, call: &mut Auction| {
		call.sifting = Some(Sifting { next: next.ask, since: START });
	};
	assert_eq!(broken(sifting), "OB-12");
	let early = || {
		rehearse_as(|_, _| {});
		end_call_at(Some(START + 1));
	};
	assert_eq!(broken_by(early), "OB-12");
	assert_eq!(broken(|next, _| next.bid = next.ask), "OB-14", "it is no bid");
	assert_eq!(broken(|next, _| next.ask.0 += 1), "OB-14", "it does not rest");
	assert_eq!(broken(|next, _| next.bid_met = 7), "OB-14", "all of it met others");
	assert_eq!(broken(|next, _| next.bid_met = 4), "OB-14", "more asks met");
	let apart = |next: &mut Meeting, _: &mut Auction| {
		let bids = OrderBook::orders(MARKET, Side::Bid, None, 9);
		(next.bid, next.bid_met, next.ask_met) = (bids[1].0, 0, 2);
	};
	assert_eq!(broken(apart), "OB-14", "the bid is below the ask");
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 5));
		rest(ALICE, ask(900, 5));
		rehearse_as(|_, _| {});
	});
}

#[test]
fn try_state_should_notice_when_a_price_stands_too_early_or_too_long() {
	let priced = |ends_at, price| {
		assert_ok!(OrderBook::start_auction(RuntimeOrigin::root(), MARKET, 60, WHY));
		rest(CAROL, bid(910, 1));
		let clearing = Some(tick(price));
		end_call_at(Some(ends_at));
		Auctions::<Test>::insert(MARKET, Auction { clearing, ..Auction::default() });
	};
	assert_eq!(broken_by(|| priced(START + 1, 905)), "OB-13");
	assert_eq!(broken_by(|| priced(START, 911)), "OB-13", "no bid reaches it");
	assert_eq!(broken_by(|| priced(START, 899)), "OB-13", "no ask reaches it");
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 5));
		priced(START, 905);
	});
}
