// SPDX-License-Identifier: Apache-2.0
//! Who listens to the pallet hears what it reports, and nothing that was undone.

use crate::{Event, mock::*, types::*};
use frame_support::{BoundedVec, assert_ok};
use genex_primitives::book::TimeInForce;

#[test]
fn listen_should_hear_what_is_reported_meanwhile() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 2));
		let before = events().len();
		let taken = OrderRequest { time_in_force: TimeInForce::Ioc, ..bid(900, 2) };
		let (placed, heard) = OrderBook::listen(|| OrderBook::place_order(by(BOB), MARKET, taken));
		assert_ok!(placed);
		assert!(matches!(heard[..], [Event::Trade { .. }, Event::OrderPlaced { .. }]));
		assert_eq!(heard, events()[before..]);
	});
}

#[test]
fn listen_should_not_hear_what_a_leg_reported_before_it_failed() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 1));
		rest(CAROL, ask(901, 1));
		let before = events().len();
		let named = OrderRequest { client: Some(7), ..bid(800, 1) };
		let (none, no_amends) = (BoundedVec::new(), BoundedVec::new());
		let least = OrderRequest { time_in_force: TimeInForce::MinFill(3), ..bid(901, 3) };
		let places = BoundedVec::truncate_from(vec![least, named]);
		let (done, heard) =
			OrderBook::listen(|| OrderBook::batch(by(BOB), MARKET, none, no_amends, places, false));
		assert_ok!(done);
		assert!(matches!(
			heard[..],
			[Event::LegFailed { .. }, Event::OrderPlaced { .. }, Event::BatchExecuted { .. }]
		));
		assert_eq!(heard, events()[before..]);
	});
}

#[test]
fn listen_should_hear_nothing_of_before_and_end_with_the_act() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 1));
		let ((), heard) = OrderBook::listen(|| ());
		assert!(heard.is_empty());
		let (_, first) = OrderBook::listen(|| rest(ALICE, ask(901, 1)));
		rest(ALICE, ask(902, 1));
		let (_, second) = OrderBook::listen(|| rest(ALICE, ask(903, 1)));
		assert_eq!((first.len(), second.len()), (1, 1));
	});
}
