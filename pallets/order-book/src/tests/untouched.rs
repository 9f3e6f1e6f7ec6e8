// SPDX-License-Identifier: Apache-2.0
//! What batches give back to the block of the keys that they are declared with, beside the keys that they really change.

use super::{
	auction::start,
	sequences::Dice,
	writes::{batch, between, fill_page},
};
use crate::{Call, Config, Event, WeightInfo, mock::*, types::*};
use frame_support::{
	BoundedVec,
	dispatch::GetDispatchInfo,
	storage::storage_prefix,
	weights::{RuntimeDbWeight, Weight},
};
use genex_primitives::book::{Side, TimeInForce};
use std::collections::BTreeSet;

type Weights = <Test as Config>::WeightInfo;

/// The items of the book that are read before they are written.
const READ: [&str; 4] = ["Queues", "Words", "Tops", "Auctions"];

fn keys() -> RuntimeDbWeight {
	<Test as frame_system::Config>::DbWeight::get()
}

/// So many keys read and written, in picoseconds.
fn time(reads: u64, writes: u64) -> u64 {
	keys().reads_writes(reads, writes).ref_time()
}

/// Cancels, amendments and orders.
type Acts = (Vec<OrderRef>, Vec<Amendment<AccountId>>, Vec<OrderRequest<AccountId>>);

fn call((cancels, amends, places): Acts) -> Call<Test> {
	Call::batch {
		market: MARKET,
		cancels: BoundedVec::truncate_from(cancels),
		amends: BoundedVec::truncate_from(amends),
		places: BoundedVec::truncate_from(places),
		atomic: false,
	}
}

/// What these acts of ALICE's give back, in picoseconds.
fn given_back((cancels, amends, places): Acts) -> u64 {
	let before = Spared::get();
	batch(cancels, amends, places, false);
	Spared::get() - before
}

fn named(client: u128, request: OrderRequest<AccountId>) -> OrderRequest<AccountId> {
	OrderRequest { client: Some(client), ..request }
}

/// Ten asks, each at a tick of its own, are cancelled, and forty placed at these ticks.
fn round() -> Acts {
	for client in 1..=10u16 {
		rest(ALICE, named(client.into(), ask(899 + client, 1)));
	}
	let cancels = (1..=10).map(OrderRef::Client).collect();
	let places = (0..40u16).map(|index| named((11 + index).into(), ask(900 + index % 10, 1)));
	(cancels, Vec::new(), places.collect())
}

/// Asks that trade at once or never.
fn takes(number: u16, lots: u64) -> OrderRequest<AccountId> {
	OrderRequest { time_in_force: TimeInForce::Ioc, ..ask(number, lots) }
}

#[test]
fn batch_should_count_each_tick_once_when_its_legs_share_ticks() {
	ExtBuilder.build_and_execute(|| {
		// A word; ten levels, and a page before and after.
		let touched = 1 + 10 + 20;
		let writes = 1 + 4 * 10 + 4 * 40 - touched - 40;
		assert_eq!(given_back(round()), time(1 + 4 * 10 + 2 * 40 - touched, writes));
	});
}

#[test]
fn batch_should_count_the_auction_when_it_cancels_in_one() {
	ExtBuilder.build_and_execute(|| {
		start();
		let touched = 1 + 1 + 10 + 20;
		let writes = 1 + 4 * 10 + 4 * 40 - touched - 40;
		assert_eq!(given_back(round()), time(1 + 4 * 10 + 2 * 40 - touched, writes));
	});
}

#[test]
fn batch_should_give_back_what_rests_nowhere_when_orders_trade_at_once() {
	ExtBuilder.build_and_execute(|| {
		for _ in 0..10 {
			rest(BOB, bid(880, 1));
		}
		let takers = (0..5).map(|_| takes(880, 2));
		let makers = (0..35u16).map(|index| ask(900 + index % 10, 1));
		let acts = (Vec::new(), Vec::new(), takers.chain(makers).collect());
		// Two words; the level and the page of the bids, and those of ten ticks. Each maker is declared with both.
		let touched = 2 + 2 + 20;
		let reads = 1 + 2 * 40 + 2 * 10 - touched;
		let writes = 1 + 4 * 40 + 2 * 10 - touched - 35;
		assert_eq!(given_back(acts), time(reads, writes));
		assert_eq!(gain(ALICE).0, -10);
	});
}

/// A hundred asks with names, at ticks of their own.
fn apart() -> Acts {
	let places = (0..100u16).map(|index| named(u128::from(index) + 1, ask(900 + index, 1)));
	(Vec::new(), Vec::new(), places.collect())
}

#[test]
fn batch_should_give_back_new_pages_when_orders_come_to_pages_with_room() {
	ExtBuilder.build_and_execute(|| {
		for number in 900..1_000 {
			rest(BOB, ask(number, 1));
		}
		// The auction, and of each order the page that does not begin.
		assert_eq!(given_back(apart()), time(1, 1 + 100));
	});
}

#[test]
fn batch_should_give_back_nothing_when_each_order_begins_a_page_behind_a_full_one() {
	ExtBuilder.build_and_execute(|| {
		(900..1_000).for_each(fill_page);
		assert_eq!(given_back(apart()), 0);
	});
}

#[test]
fn batch_should_give_back_no_more_than_the_auction_when_each_cancel_changes_both_neighbours() {
	ExtBuilder.build_and_execute(|| {
		let between = (0..100).map(|index| OrderRef::Id(between(ALICE, 900 + index)));
		let acts = (between.collect(), Vec::new(), Vec::new());
		assert_eq!(given_back(acts), time(1, 1));
	});
}

#[test]
fn batch_should_give_back_nothing_when_each_amendment_does_both() {
	ExtBuilder.build_and_execute(|| {
		(1_100..1_200).for_each(fill_page);
		let amends = (0..100)
			.map(|index| amendment(OrderRef::Id(between(ALICE, 900 + index)), 1_100 + index, 1));
		let acts = (Vec::new(), amends.collect(), Vec::new());
		// The pages that begin count as read, and one read is kept for each name.
		assert_eq!(given_back(acts), 0);
	});
}

#[test]
fn batch_should_be_declared_as_calls_of_their_own_when_its_legs_are_few() {
	ExtBuilder.build_and_execute(|| {
		let declared = |count: usize| {
			let order = OrderRequest { max_fills: 1, ..ask(900, 1) };
			let call = call((vec![OrderRef::Client(1)], Vec::new(), vec![order; count]));
			call.get_dispatch_info().call_weight
		};
		let met = |count| {
			Weights::fills(count)
				.saturating_add(Weights::review_trades(1).saturating_mul(count.into()))
				.saturating_add(Weights::renew_reference())
		};
		let alone = |count: u64| -> Weight {
			Weights::cancel_order()
				.saturating_add(Weights::place_order().saturating_mul(count))
				.saturating_add(keys().writes(1))
		};
		assert_eq!(declared(1), alone(1).saturating_add(met(1)));
		assert_eq!(declared(40), Weights::batch(1, 0, 40).saturating_add(met(40)));
	});
}

fn prefix_of(item: &str) -> [u8; 32] {
	storage_prefix(b"OrderBook", item.as_bytes())
}

/// The keys of the book that are stored, but for the open orders.
fn stored() -> BTreeSet<Vec<u8>> {
	let mut all = BTreeSet::new();
	for prefix in READ.map(prefix_of) {
		let mut last = prefix.to_vec();
		while let Some(next) = sp_io::storage::next_key(&last) {
			if !next.starts_with(&prefix) {
				break;
			}
			last.clone_from(&next);
			all.insert(next);
		}
	}
	all
}

/// Some orders, many of them in the pages of one tick.
fn fill_book(dice: &mut Dice) {
	if dice.roll(3) == 0 {
		start();
	}
	for _ in 0..dice.roll(60) {
		let who = dice.one_of(&[ALICE, ALICE, BOB, CAROL]);
		let busy = OrderRequest { side: Side::Ask, tick: tick(1_000), ..dice.request() };
		let order = if dice.roll(2) == 0 { busy } else { dice.request() };
		// Some are refused.
		let _placed = OrderBook::place_order(by(who), MARKET, order).is_ok();
	}
}

fn acts(dice: &mut Dice) -> Acts {
	let cancels = (0..dice.roll(12)).map(|_| OrderRef::Id(dice.order_of(ALICE))).collect();
	let amends = (0..dice.roll(6)).map(|_| dice.amendment(ALICE)).collect();
	let places =
		(0..1 + dice.roll(40)).map(|_| OrderRequest { referral: None, ..dice.request() }).collect();
	(cancels, amends, places)
}

/// How many makers the legs of a batch visited.
fn met() -> u64 {
	let visited = events().into_iter().map(|event| match event {
		Event::OrderPlaced { outcome, .. } | Event::OrderReplaced { outcome, .. } => {
			u64::from(outcome.visited)
		},
		_ => 0,
	});
	visited.sum()
}

/// Plays a batch, and gives what it gave back and what it could give back at most, in picoseconds.
fn played(seed: u64) -> (u64, u64) {
	let (mut ext, mut dice) = (ExtBuilder.build(), Dice(seed * 0x9e37_79b9));
	ext.execute_with(|| fill_book(&mut dice));
	ext.commit_all().unwrap();
	let (before, (spared, reads, writes)) = ext.execute_with(|| {
		System::reset_events();
		let (before, acts) = (stored(), acts(&mut dice));
		let [c, a, p] = [acts.0.len(), acts.1.len(), acts.2.len()].map(|count| count as u64);
		let (spared, met) = (given_back(acts), met());
		// What the runtime's file says of the book: once the auction and the top; of a maker level, page and entry.
		let reads = 2 + 5 * c + 6 * a + 3 * p + 2 * met;
		(before, (spared, reads, 2 + 5 * c + 9 * a + 4 * p + 3 * met))
	});
	let (prefixes, open) = (READ.map(prefix_of), prefix_of("OpenOrders"));
	let in_book = |key: &[u8]| {
		key.starts_with(&open) || prefixes.iter().any(|prefix| key.starts_with(prefix))
	};
	let changes = ext.overlayed_changes().changes();
	let written: Vec<_> = changes.filter(|(key, _)| in_book(key)).map(|(key, _)| key).collect();
	// Whatever was there was read before it was changed.
	let read = written.iter().filter(|key| before.contains(**key)).count() as u64;
	(spared, time(reads, writes).saturating_sub(time(read, written.len() as u64)))
}

#[test]
fn batches_should_give_back_no_key_that_they_changed() {
	let mut generous = 0;
	for seed in 1..=200 {
		let (spared, most) = played(seed);
		assert!(spared <= most, "seed {seed}: {spared} of {most} were given back");
		generous += u32::from(spared > most / 2);
	}
	assert!(generous > 20, "only {generous} gave back most of it");
}
