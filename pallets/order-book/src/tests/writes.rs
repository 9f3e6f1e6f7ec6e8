// SPDX-License-Identifier: Apache-2.0
//! The write budget: which storage keys an act changes, those of money and units included. The rules keep counters
//! besides, which the mock does not have.

use crate::{mock::*, types::*};
use frame_support::{BoundedVec, assert_ok};
use genex_primitives::book::OrderId;

/// How many keys `act` changes after `prepare`.
fn keys_changed<R>(prepare: impl FnOnce() -> R, act: impl FnOnce(R)) -> usize {
	let mut ext = ExtBuilder.build();
	let prepared = ext.execute_with(prepare);
	ext.commit_all().unwrap();
	ext.execute_with(|| act(prepared));
	// What the rules give back is gone with the transaction.
	let others = ["System", "MockRules"].map(|of| sp_io::hashing::twox_128(of.as_bytes()));
	let own = |key: &[u8]| !others.iter().any(|prefix| key.starts_with(prefix));
	let changes = ext.overlayed_changes();
	changes.changes().filter(|(key, _)| own(key) && !key.starts_with(b":")).count()
}

/// An ask of `who`, the only one that is left of its page, between two pages of BOB's at this tick, where nothing was.
pub(super) fn between(who: AccountId, number: u16) -> OrderId {
	fill_page(number);
	let id = rest(who, ask(number, 1));
	let gone: Vec<OrderId> = (0..15).map(|_| rest(BOB, ask(number, 1))).collect();
	rest(BOB, ask(number, 1));
	for id in gone {
		assert_ok!(OrderBook::cancel_order(by(BOB), id));
	}
	System::reset_events();
	id
}

/// Fills the first page of this tick.
pub(super) fn fill_page(number: u16) {
	for _ in 0..16 {
		rest(BOB, ask(number, 1));
	}
	System::reset_events();
}

/// Asks of as many accounts at one tick, one lot each.
fn asks(count: u64) {
	for number in 0..count {
		let who = 100 + number;
		register(who, who, genex_primitives::Tier::L2);
		Units::insert((GIFT, who), (9, 0));
		rest(who, ask(900, 1));
	}
}

#[test]
fn place_order_should_change_four_keys_and_two_more_for_a_new_tick() {
	let place = |_| {
		rest(ALICE, ask(900, 1));
	};
	// Page, level, entry among the open orders, units.
	assert_eq!(keys_changed(|| Some(rest(BOB, ask(900, 1))), place), 4);
	// Top and word besides.
	assert_eq!(keys_changed(|| None, place), 6);
}

#[test]
fn place_order_should_change_six_keys_when_it_begins_a_page() {
	let full = || {
		for _ in 0..16 {
			rest(BOB, ask(900, 1));
		}
	};
	let place = |()| {
		rest(ALICE, ask(900, 1));
	};
	// The page before it, which leads to the new one, and the top, which knows its number, besides.
	assert_eq!(keys_changed(full, place), 6);
}

#[test]
fn place_order_should_change_the_market_besides_when_it_notes_the_reference_price() {
	let place = |()| {
		rest(ALICE, ask(900, 1));
	};
	let before = || {
		rest(BOB, ask(900, 1));
		set_rules(banded());
	};
	assert_eq!(keys_changed(before, place), 5);
	let noted = || {
		before();
		rest(BOB, ask(900, 1));
	};
	assert_eq!(keys_changed(noted, place), 4);
}

#[test]
fn cancel_order_should_change_four_keys_and_two_more_for_a_tick_that_closes() {
	let cancel = |id: OrderId| OrderBook::cancel_order(by(ALICE), id).unwrap();
	let behind = || {
		rest(BOB, ask(900, 1));
		rest(ALICE, ask(900, 1))
	};
	assert_eq!(keys_changed(behind, cancel), 4);
	// Word and top besides, since the best tick is another one then.
	assert_eq!(keys_changed(|| rest(ALICE, ask(900, 1)), cancel), 6);
	let worse = || {
		rest(BOB, ask(899, 1));
		rest(ALICE, ask(900, 1))
	};
	// The word alone besides.
	assert_eq!(keys_changed(worse, cancel), 5);
}

#[test]
fn cancel_order_should_change_six_keys_when_its_page_lies_between_two_others() {
	let cancel = |id: OrderId| OrderBook::cancel_order(by(ALICE), id).unwrap();
	// Both neighbours besides.
	assert_eq!(keys_changed(|| between(ALICE, 900), cancel), 6);
}

/// Cancels, amends and places in one batch of ALICE's, of which no leg may fail if it is `atomic`.
pub(super) fn batch(
	cancels: Vec<OrderRef>,
	amends: Vec<Amendment<AccountId>>,
	places: Vec<OrderRequest<AccountId>>,
	atomic: bool,
) {
	assert_ok!(OrderBook::batch(
		by(ALICE),
		MARKET,
		BoundedVec::truncate_from(cancels),
		BoundedVec::truncate_from(amends),
		BoundedVec::truncate_from(places),
		atomic,
	));
}

#[test]
fn batch_should_change_four_keys_for_each_order_when_all_begin_pages_behind_full_ones() {
	let place = |()| {
		let named = |index: u16| OrderRequest { client: Some(index.into()), ..ask(900 + index, 1) };
		batch(Vec::new(), Vec::new(), (1..=100).map(named).collect(), true);
	};
	// Entry, level, the page before and the new one; top and units once. It is declared with the auction and the money besides.
	let changed = keys_changed(|| (901..=1_000).for_each(fill_page), place);
	assert_eq!(changed, 2 + 4 * 100);
}

#[test]
fn batch_should_change_four_keys_for_each_order_when_all_open_ticks_alone_in_their_words() {
	let place = |()| {
		let asks = (0..16u16).map(|word| ask(128 * word + 1, 1));
		batch(Vec::new(), Vec::new(), asks.collect(), true);
	};
	// Entry, level, page and word: no more than for those that begin pages.
	assert_eq!(keys_changed(|| (), place), 2 + 4 * 16);
}

#[test]
fn batch_should_change_five_keys_for_each_cancel_when_all_pages_lie_between_two_others() {
	let asks = || (901..=1_000).map(|number| OrderRef::Id(between(ALICE, number))).collect();
	let cancel = |ids: Vec<OrderRef>| batch(ids, Vec::new(), Vec::new(), true);
	// Entry, level, the page and both its neighbours; units once. It is declared with top, auction and money besides.
	assert_eq!(keys_changed(asks, cancel), 1 + 5 * 100);
}

#[test]
fn batch_should_change_nine_keys_for_each_amendment_when_it_leaves_and_comes_to_such_pages() {
	let prepare = || {
		(1_101..=1_200).for_each(fill_page);
		(901..=1_000).map(|number| between(ALICE, number)).collect()
	};
	let amend = |ids: Vec<OrderId>| {
		let wishes =
			ids.into_iter().zip(1_101..).map(|(id, number)| amendment(OrderRef::Id(id), number, 1));
		batch(Vec::new(), wishes.collect(), Vec::new(), true);
	};
	// As a cancel and an order, each with an entry of its own, as the id changes; top and units once.
	assert_eq!(keys_changed(prepare, amend), 2 + 9 * 100);
}

/// How many orders of ALICE's are open.
fn open() -> usize {
	crate::OpenOrders::<Test>::iter_prefix((ALICE, MARKET)).count()
}

/// Asks of ALICE at these ticks, each as `between`.
fn all_between(numbers: std::ops::RangeInclusive<u16>) {
	for number in numbers {
		between(ALICE, number);
	}
}

/// Cancels all orders of ALICE by one call.
fn cancel_all() {
	assert_ok!(OrderBook::cancel_orders(by(ALICE), MARKET, None, None, 100));
	assert_eq!(open(), 0);
}

#[test]
fn cancel_orders_should_change_five_keys_for_each_when_all_pages_lie_between_two_others() {
	let asks = || all_between(901..=1_000);
	// As by a batch, and how far the block came; units once.
	assert_eq!(keys_changed(asks, |()| cancel_all()), 2 + 5 * 100);
}

#[test]
fn cancel_orders_should_change_no_more_keys_when_some_close_their_ticks() {
	let closing = |best: u16| {
		let asks = move || {
			all_between(901..=1_000 - best);
			for number in 0..best {
				// Words that have no other order.
				rest(ALICE, ask(1 + 128 * number, 1));
			}
		};
		keys_changed(asks, |()| cancel_all())
	};
	// Entry, level, page, word and the top, as many as a page between two others, and a word that is read.
	assert_eq!(closing(1), 2 + 5 * 100);
	// The top is there already.
	assert_eq!(closing(2), 2 + 5 * 99 + 4);
	assert_eq!(closing(7), 2 + 5 * 94 + 4 * 6);
}

#[test]
fn trigger_switch_should_change_five_keys_for_each_when_all_pages_lie_between_two_others() {
	let asks = || {
		all_between(901..=1_000);
		assert_ok!(OrderBook::cancel_all_after(by(ALICE), MARKET, 10));
		wait(10);
	};
	let trigger = |()| {
		assert_ok!(OrderBook::trigger_switch(by(BOB), ALICE, MARKET, 100));
		assert_eq!(OrderBook::switch(ALICE, MARKET), None);
	};
	// The switch besides.
	assert_eq!(keys_changed(asks, trigger), 3 + 5 * 100);
}

#[test]
fn sweep_should_change_the_words_of_both_sides_when_orders_of_an_auction_are_strewn() {
	let strewn = || {
		super::auction::start();
		for word in 0..16u16 {
			rest(ALICE, bid(128 * word + 1, 1));
			rest(ALICE, ask(128 * word + 1, 1));
		}
		assert_ok!(OrderBook::cancel_all_after(by(ALICE), MARKET, 10));
		wait(10);
	};
	let sweep = |()| {
		assert_ok!(OrderBook::sweep(by(BOB), MARKET, 32));
		assert_eq!(open(), 0);
	};
	// Entry, level and page of each, all words, top, units and money.
	assert_eq!(keys_changed(strewn, sweep), 3 * 32 + 32 + 3);
}

#[test]
fn cancel_order_should_change_the_auction_besides_when_the_order_counts_for_its_price() {
	let asked_at = |number| {
		move || {
			super::auction::start();
			rest(CAROL, ask(900, 2));
			rest(MAKER, ask(number, 1));
			rest(BOB, bid(910, 1));
			rest(BOB, bid(910, 1));
			let id = rest(ALICE, ask(number, 1));
			wait(60);
			assert!(super::auction::uncross(1).is_ok());
			assert!(OrderBook::auction(MARKET).unwrap().clearing.is_some());
			id
		}
	};
	let cancel = |id: OrderId| OrderBook::cancel_order(by(ALICE), id).unwrap();
	assert_eq!(keys_changed(asked_at(900), cancel), 5);
	// No bid reaches it.
	assert_eq!(keys_changed(asked_at(950), cancel), 4);
}

/// Entries of the book, whosever they are.
fn entries() -> usize {
	use crate::{Auctions, OpenOrders, Queues, Switches, Words};
	Queues::<Test>::iter_keys().count()
		+ Words::<Test>::iter_keys().count()
		+ OpenOrders::<Test>::iter_keys().count()
		+ Switches::<Test>::iter_keys().count()
		+ Auctions::<Test>::iter_keys().count()
}

#[test]
fn orders_should_leave_nothing_behind_when_they_were_filled_or_cancelled() {
	ExtBuilder.build_and_execute(|| {
		assert_eq!(entries(), 0);
		// More than a page of them at a tick, and each with a name.
		let named = |client| OrderRequest { client: Some(client), ..ask(900, 1) };
		let ids: Vec<OrderId> = (1..=20).map(|client| rest(ALICE, named(client))).collect();
		rest(CAROL, bid(800, 5));
		assert!(entries() > 20);
		for id in &ids[..10] {
			OrderBook::cancel_order(by(ALICE), *id).unwrap();
		}
		assert_eq!(place(BOB, bid(900, 10)).filled, 10);
		assert_eq!(place(BOB, ask(800, 5)).filled, 5);
		assert_eq!(entries(), 0);
	});
}

#[test]
fn each_further_fill_should_change_four_keys_of_its_maker() {
	let take = |lots| move |()| assert_eq!(place(BOB, bid(900, lots)).filled, lots);
	let changed = [1, 2, 9].map(|lots| keys_changed(|| asks(12), take(lots)));
	// Market, hour, page, level, taker's trader, money and units, maker's trader, money, units and entry.
	assert_eq!(changed[0], 11);
	assert_eq!(changed[1] - changed[0], 4);
	assert_eq!(changed[2] - changed[0], 8 * 4);
}

#[test]
fn each_further_fill_should_change_six_keys_when_it_is_at_a_tick_of_its_own() {
	let apart = || {
		for number in 0..12u16 {
			let who = 100 + u64::from(number);
			register(who, who, genex_primitives::Tier::L2);
			Units::insert((GIFT, who), (9, 0));
			rest(who, ask(900 + number, 1));
		}
	};
	let take = |lots| move |()| assert_eq!(place(BOB, bid(911, lots)).filled, lots);
	let changed = [1, 2, 9].map(|lots| keys_changed(apart, take(lots)));
	// As at one tick, with word and top besides.
	assert_eq!(changed[0], 13);
	// Four of its maker, level and page.
	assert_eq!(changed[1] - changed[0], 6);
	assert_eq!(changed[2] - changed[0], 8 * 6);
}

#[test]
fn amend_order_should_change_three_keys_when_it_gets_smaller() {
	let prepare = || rest(ALICE, ask(900, 5));
	let amend = |id| {
		OrderBook::amend_order(by(ALICE), MARKET, amendment(OrderRef::Id(id), 900, 2)).unwrap();
	};
	assert_eq!(keys_changed(prepare, amend), 3);
}

#[test]
fn amend_order_should_change_eleven_keys_when_it_leaves_a_page_between_others_and_begins_one() {
	let amend = |id| {
		assert_ok!(OrderBook::amend_order(
			by(ALICE),
			MARKET,
			amendment(OrderRef::Id(id), 1_001, 1)
		));
	};
	let behind_a_page = |old: fn() -> OrderId| {
		move || {
			fill_page(1_001);
			old()
		}
	};
	// Both entries; level and three pages, level and two pages; top and units.
	assert_eq!(keys_changed(behind_a_page(|| between(ALICE, 901)), amend), 11);
	// Out of the best tick, with a word instead of two pages.
	assert_eq!(keys_changed(behind_a_page(|| rest(ALICE, ask(1, 1))), amend), 10);
}

#[test]
fn each_further_held_fill_should_change_two_keys() {
	let prepare = || {
		asks(12);
		ReviewedFrom::set(0);
	};
	let take = |lots| move |()| assert_eq!(place(BOB, bid(900, lots)).filled, lots);
	let changed = [1, 2, 9].map(|lots| keys_changed(prepare, take(lots)));
	// Page, level, taker's money, count and the next number; the trade and the maker's entry. The review is another
	// pallet's.
	assert_eq!(changed[0], 7);
	assert_eq!(changed[1] - changed[0], 2);
	assert_eq!(changed[2] - changed[0], 8 * 2);
}
