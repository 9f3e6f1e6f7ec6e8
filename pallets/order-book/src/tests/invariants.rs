// SPDX-License-Identifier: Apache-2.0
//! That each invariant is noticed when it is broken.

use crate::{
	Auctions, Levels, MarketOf, Markets, OpenOrders, Pages, Tops, Words, mock::*, types::*,
};
use genex_primitives::book::{Page, PageKey, Side, bitmap};
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
			Err(TryRuntimeError::Other(text)) => text.chars().take(4).collect(),
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
			Levels::<Test>::mutate(MARKET, (Side::Ask, tick(900)), |level| {
				level.as_mut().unwrap().lots = lots;
			});
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
	let call = Auction { ends_at: 0, clearing: None };
	assert_eq!(broken_by(|| Auctions::<Test>::insert(MARKET, call)), "OB-7");
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
	let stray = PageKey { number: 99, ..first_ask() };
	assert_eq!(broken_by(|| Pages::<Test>::insert(MARKET, stray, Page::new(0))), "OB-9");
	let twin = || {
		let page = Pages::<Test>::get(MARKET, first_ask()).unwrap();
		Pages::<Test>::insert(MARKET, stray, page);
	};
	assert_eq!(broken_by(twin), "OB-9");
}
