// SPDX-License-Identifier: Apache-2.0
//! What the book does, as far as measurements depend on it.

use crate::{Error, Event, Levels, Sides, UserOrders, mock::*, types::CAPACITY};
use frame_support::{assert_err, assert_ok};
use genex_primitives::book::{Lots, OrderId, Side, Tick};

const MARKET: u32 = 1;

fn tick(number: u16) -> Tick {
	Tick::new(number).unwrap()
}

fn place(who: AccountId, side: Side, number: u16, lots: Lots) -> Option<OrderId> {
	let origin = RuntimeOrigin::signed(who);
	assert_ok!(UsualBook::place(origin, MARKET, side, tick(number), lots, true, 50));
	let placed = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::UsualBook(Event::OrderPlaced { order, .. }) => Some(order),
		_ => None,
	});
	placed.unwrap()
}

/// What `who` gained since the start, in units and money, held ones included.
fn gain(who: AccountId) -> (i128, i128) {
	let sum = |(free, held): (u128, u128)| (free + held) as i128 - i128::from(ENOUGH);
	(sum(Units::get(who)), sum(Money::get(who)))
}

fn lots_at(side: Side, number: u16) -> u128 {
	let price = u128::from(number) * TICK;
	let lots = Sides::<Test>::get(MARKET, side).get(&price).copied().unwrap_or_default();
	let level = Levels::<Test>::get(MARKET, (side, price));
	assert_eq!(level.iter().map(|order| order.lots).sum::<u128>(), lots);
	lots
}

#[test]
fn place_should_shelve_and_hold_when_nothing_meets() {
	execute(|| {
		let ask = place(ALICE, Side::Ask, 900, 5).unwrap();
		let bid = place(BOB, Side::Bid, 800, 5).unwrap();
		assert_eq!((lots_at(Side::Ask, 900), lots_at(Side::Bid, 800)), (5, 5));
		assert_eq!(UserOrders::<Test>::get(ALICE, MARKET).into_inner(), [ask]);
		assert_eq!(UserOrders::<Test>::get(BOB, MARKET).into_inner(), [bid]);
		assert_eq!(Units::get(ALICE).1, 5);
		assert_eq!(Money::get(BOB).1, 5 * 800_000 * 101 / 100);
	});
}

#[test]
fn place_should_trade_best_price_first_and_then_oldest_first() {
	execute(|| {
		place(ALICE, Side::Ask, 901, 2);
		place(10, Side::Ask, 900, 2);
		place(11, Side::Ask, 900, 2);
		assert_eq!(place(BOB, Side::Bid, 901, 3), None);
		assert_eq!((gain(10).0, gain(11).0, gain(ALICE).0, gain(BOB).0), (-2, -1, 0, 3));
		assert_eq!((lots_at(Side::Ask, 900), lots_at(Side::Ask, 901)), (1, 2));
		// The price, 1 % off for the maker and 2 % on top for the taker.
		assert_eq!(gain(10).1, 2 * 900_000 * 99 / 100);
		assert_eq!(gain(BOB).1, -3 * 900_000 * 102 / 100);
		assert_eq!(gain(TREASURY).1, 3 * 900_000 * 3 / 100);
	});
}

#[test]
fn place_should_trade_with_bids_and_free_what_their_escrow_need_not_pay() {
	execute(|| {
		place(ALICE, Side::Bid, 800, 4);
		place(BOB, Side::Ask, 700, 4);
		assert_eq!((gain(ALICE).0, gain(BOB).0), (4, -4));
		assert_eq!(gain(ALICE).1, -4 * 800_000 * 101 / 100);
		assert_eq!(gain(BOB).1, 4 * 800_000 * 98 / 100);
		assert_eq!((Money::get(ALICE).1, Units::get(BOB).1), (0, 0));
		assert_eq!(UserOrders::<Test>::get(ALICE, MARKET).into_inner(), []);
		assert!(Sides::<Test>::get(MARKET, Side::Bid).is_empty());
	});
}

#[test]
fn cancel_should_take_the_order_from_all_three_places_and_release() {
	execute(|| {
		let first = place(ALICE, Side::Ask, 900, 5).unwrap();
		let second = place(ALICE, Side::Ask, 900, 7).unwrap();
		let theirs = RuntimeOrigin::signed(BOB);
		assert_err!(UsualBook::cancel(theirs, first), Error::<Test>::NotOwner);
		assert_ok!(UsualBook::cancel(RuntimeOrigin::signed(ALICE), first));
		assert_eq!(lots_at(Side::Ask, 900), 7);
		assert_eq!(UserOrders::<Test>::get(ALICE, MARKET).into_inner(), [second]);
		assert_eq!(Units::get(ALICE).1, 7);
		let again = UsualBook::cancel(RuntimeOrigin::signed(ALICE), first);
		assert_eq!(again, Err(Error::<Test>::UnknownOrder.into()));
	});
}

#[test]
fn place_should_refuse_what_does_not_fit_and_who_may_not() {
	execute(|| {
		for _ in 0..CAPACITY {
			place(ALICE, Side::Ask, 900, 1);
		}
		let place = |who, number| {
			let origin = RuntimeOrigin::signed(who);
			UsualBook::place(origin, MARKET, Side::Ask, tick(number), 1, true, 1)
		};
		assert_err!(place(ALICE, 901), Error::<Test>::UserFull);
		assert_err!(place(BOB, 900), Error::<Test>::LevelFull);
		assert_err!(place(STRANGER, 901), Error::<Test>::NotAllowed);
		let met = RuntimeOrigin::signed(ALICE);
		let met = UsualBook::place(met, MARKET, Side::Bid, tick(900), 1, false, 1);
		assert_eq!(met, Err(Error::<Test>::SelfTrade.into()));
	});
}
