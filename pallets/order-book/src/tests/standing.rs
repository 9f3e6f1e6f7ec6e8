// SPDX-License-Identifier: Apache-2.0
//! The price of a call auction stands only as long as no order that counts for it leaves without a trade.

use super::{
	auction::{start, state, uncross},
	sequences::Dice,
	sifting::{assert_sound, priced},
};
use crate::{Error, Event, mock::*, types::*};
use frame_support::{BoundedVec, assert_noop, assert_ok};
use genex_primitives::{
	Reason, Tier,
	book::{OrderId, Side, Tick, TimeInForce},
};

/// What the bid that may leave is called.
const CLIENT: u128 = 7;

/// An auction in which `who` bids most: with that, five lots trade at 1,100, and without it two at 900, which is near to the
/// price of the formula. Gives the order.
pub(super) fn gather(who: AccountId, big: OrderRequest<AccountId>) -> OrderId {
	Formula::set(Some(900 * TICK));
	start();
	for _ in 0..3 {
		rest(ALICE, ask(900, 1));
	}
	rest(MAKER, ask(1_100, 2));
	for _ in 0..2 {
		rest(BOB, bid(1_100, 1));
	}
	rest(who, OrderRequest { client: Some(CLIENT), ..big })
}

/// Ends the call and takes one step: CAROL has a lot of ALICE at 1,100.
fn find_price() {
	wait(60);
	assert_ok!(uncross(1));
	assert_eq!((priced(), price()), (vec![(1_100, 5)], Some(tick(1_100))));
	assert_eq!((gain(CAROL), gain(BOB).0), ((1, -((1_100 * TICK) as i128)), 0));
	assert_sound();
}

fn price() -> Option<Tick> {
	OrderBook::auction(MARKET).unwrap().clearing
}

/// The price fell. The next one is that of the book without the order, and what traded before stands.
fn assert_fell() {
	assert_eq!((price(), state()), (None, MarketState::Auction));
	assert_sound();
	assert_ok!(uncross(9));
	assert_eq!(priced(), vec![(1_100, 5), (900, 2)]);
	assert_eq!((gain(BOB), gain(MAKER).0), ((2, -((2 * 900 * TICK) as i128)), 0));
	assert_eq!(gain(ALICE), (-3, ((1_100 + 2 * 900) * TICK) as i128));
	assert_eq!((gain(CAROL), money(CAROL).1), ((1, -((1_100 * TICK) as i128)), 0));
	assert_eq!(state(), MarketState::Continuous);
}

/// Nobody left who counts, so all the rest trades at the first price.
fn assert_stood() {
	assert_eq!(price(), Some(tick(1_100)));
	assert_ok!(uncross(9));
	assert_eq!((priced(), state()), (vec![(1_100, 5)], MarketState::Continuous));
	assert_eq!((gain(BOB), gain(CAROL).0), ((2, -((2 * 1_100 * TICK) as i128)), 3));
}

/// What is left of CAROL's bid of three lots goes as `leave` does it.
fn falls_when(leave: impl FnOnce(OrderId)) {
	ExtBuilder.build_and_execute(|| {
		let big = gather(CAROL, bid(1_101, 3));
		find_price();
		leave(big);
		assert_fell();
	});
}

/// The same, with a bid that died a second after the price was found.
fn falls_when_dead(leave: impl FnOnce(OrderId)) {
	ExtBuilder.build_and_execute(|| {
		let time_in_force = TimeInForce::Gtt(Now::get() + 61);
		let big = gather(CAROL, OrderRequest { time_in_force, ..bid(1_101, 3) });
		find_price();
		wait(1);
		leave(big);
		assert_fell();
	});
}

/// The order, with a lot less than it has.
fn fewer(order: OrderId) -> Amendment<AccountId> {
	let (tick, lots) = (order.tick().unwrap(), OrderBook::order(order).unwrap().lots);
	amendment(OrderRef::Id(order), tick.get(), lots - 1)
}

#[test]
fn price_should_fall_when_the_owner_cancels_an_order_that_counts() {
	falls_when(|big| {
		assert_ok!(OrderBook::cancel_order(by(CAROL), big));
	});
	falls_when(|_| {
		assert_ok!(OrderBook::cancel_by_client(by(CAROL), MARKET, CLIENT));
	});
	falls_when(|_| {
		assert_ok!(OrderBook::cancel_orders(by(CAROL), MARKET, None, None, 9));
	});
	falls_when(|big| {
		let cancels = BoundedVec::truncate_from(vec![OrderRef::Id(big)]);
		let (amends, places) = (BoundedVec::default(), BoundedVec::default());
		assert_ok!(OrderBook::batch(by(CAROL), MARKET, cancels, amends, places, true));
	});
}

#[test]
fn price_should_fall_when_an_authority_returns_an_order_that_counts() {
	falls_when(|big| {
		assert_ok!(OrderBook::force_cancel(by(OFFICER), big, WHY));
	});
}

#[test]
fn price_should_fall_when_anybody_returns_a_dead_order_that_counts() {
	falls_when_dead(|big| {
		let orders = BoundedVec::truncate_from(vec![big]);
		assert_ok!(OrderBook::return_dead(by(STRANGER), orders));
	});
	falls_when_dead(|_| {
		assert_ok!(OrderBook::sweep(by(STRANGER), MARKET, 9));
	});
	ExtBuilder.build_and_execute(|| {
		gather(CAROL, bid(1_101, 3));
		assert_ok!(OrderBook::cancel_all_after(by(CAROL), MARKET, 61));
		find_price();
		wait(1);
		assert_ok!(OrderBook::trigger_switch(by(STRANGER), CAROL, MARKET, 9));
		assert_fell();
	});
}

#[test]
fn price_should_fall_when_an_order_is_found_dead_or_refused_at_its_fill() {
	// Nothing trades in the step in which it is found.
	let found = |_: OrderId| {
		assert_ok!(uncross(9));
		assert_eq!((priced().len(), gain(BOB).0), (1, 0));
	};
	falls_when_dead(found);
	falls_when(|big| {
		CannotBuy::mutate(|list| list.insert(CAROL, Reason::BuyValueDay));
		found(big);
	});
	falls_when(|big| {
		Frozen::mutate(|list| list.insert(CAROL));
		found(big);
	});
	falls_when(|big| {
		Apart::mutate(|list| list.insert((ALICE, CAROL)));
		found(big);
	});
}

#[test]
fn orders_should_not_get_smaller_when_the_call_of_an_auction_ended() {
	ExtBuilder.build_and_execute(|| {
		let big = gather(CAROL, bid(1_101, 3));
		let low = rest(ISSUER, bid(1_099, 3));
		// Until then they may.
		assert_ok!(OrderBook::amend_order(by(ISSUER), MARKET, fewer(low)));
		let refused = || {
			for (who, order) in [(CAROL, big), (ISSUER, low)] {
				let smaller = Amendment { lots: 1, ..fewer(order) };
				let amended = OrderBook::amend_order(by(who), MARKET, smaller);
				assert_noop!(amended, Error::<Test>::AuctionEnded);
			}
		};
		wait(60);
		refused();
		assert_ok!(uncross(1));
		refused();
		assert_eq!(price(), Some(tick(1_100)));
		assert_ok!(OrderBook::halt(by(OFFICER), MARKET, WHY));
		refused();
		assert_ok!(OrderBook::cancel_order(by(CAROL), big));
	});
}

#[test]
fn price_should_fall_when_two_that_meet_became_one_party_after_it_was_found() {
	ExtBuilder.build_and_execute(|| {
		gather(CAROL, bid(1_101, 3));
		find_price();
		// Her account is ALICE's now.
		register(CAROL, 2, Tier::L2);
		assert_ok!(uncross(9));
		assert_eq!((price(), state(), gain(BOB).0), (None, MarketState::Auction, 0));
		assert_sound();
		assert_ok!(uncross(9));
		assert_eq!((priced(), state()), (vec![(1_100, 5), (1_100, 2)], MarketState::Continuous));
		assert_eq!([ALICE, CAROL, BOB, MAKER].map(|who| gain(who).0), [-1, 1, 2, -2]);
		assert_eq!((units(ALICE).1, money(CAROL).1), (0, 0));
	});
}

#[test]
fn price_should_stand_when_an_order_leaves_that_could_not_trade_at_it() {
	ExtBuilder.build_and_execute(|| {
		gather(CAROL, bid(1_101, 3));
		let low = rest(ISSUER, bid(1_099, 2));
		let high = rest(MAKER, ask(1_101, 1));
		find_price();
		assert_ok!(OrderBook::cancel_order(by(ISSUER), low));
		assert_ok!(OrderBook::force_cancel(by(OFFICER), high, WHY));
		assert_stood();
	});
}

#[test]
fn price_should_fall_when_an_order_leaves_that_is_at_the_price_itself() {
	for side in Side::ALL {
		ExtBuilder.build_and_execute(|| {
			gather(CAROL, bid(1_101, 3));
			let last = rest(ISSUER, order(side, 1_100, 1));
			wait(60);
			assert_ok!(uncross(1));
			assert_eq!(price(), Some(tick(1_100)));
			assert_ok!(OrderBook::cancel_order(by(ISSUER), last));
			assert_eq!(price(), None);
		});
	}
}

#[test]
fn price_should_stand_when_a_pair_is_held_and_returned() {
	ExtBuilder.build_and_execute(|| {
		gather(CAROL, bid(1_101, 3));
		wait(60);
		ReviewedFrom::set(0);
		assert_ok!(uncross(1));
		assert_eq!((price(), gain(CAROL).0), (Some(tick(1_100)), 0));
		ReviewedFrom::set(u64::MAX);
		assert_ok!(OrderBook::review_refused(0));
		assert_eq!(price(), Some(tick(1_100)));
		assert_ok!(uncross(9));
		assert_eq!((priced(), gain(CAROL).0, gain(BOB).0), (vec![(1_100, 5)], 2, 2));
	});
}

#[test]
fn price_should_fall_when_an_order_leaves_while_the_market_is_halted() {
	falls_when(|big| {
		assert_ok!(OrderBook::halt(by(OFFICER), MARKET, WHY));
		assert_ok!(OrderBook::cancel_order(by(CAROL), big));
		assert_eq!(price(), None);
		assert_sound();
		assert_ok!(OrderBook::resume(by(OFFICER), MARKET, WHY));
	});
}

#[test]
fn resume_should_have_the_price_looked_for_anew_when_the_market_was_halted_in_an_auction() {
	// The bid dies in the halt, and nobody returns it.
	falls_when_dead(|_| {
		assert_ok!(OrderBook::halt(by(OFFICER), MARKET, WHY));
		assert_eq!(price(), Some(tick(1_100)));
		assert_sound();
		assert_ok!(OrderBook::resume(by(OFFICER), MARKET, WHY));
	});
}

#[test]
fn uncross_should_be_refused_when_the_next_price_would_lie_beyond_the_band() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		Formula::set(Some(1_000 * TICK));
		start();
		rest(ALICE, ask(900, 1));
		let dear = [(); 2].map(|_| rest(CAROL, ask(1_080, 1)));
		rest(BOB, bid(1_100, 3));
		wait(60);
		assert_ok!(uncross(1));
		let first = price().unwrap();
		assert_eq!((gain(BOB).0, gain(ALICE).0), (1, -1));
		// Ticks 810 to 990.
		Formula::set(Some(900 * TICK));
		FormulaVersion::set(1);
		assert_ok!(OrderBook::cancel_order(by(CAROL), dear[1]));
		assert_noop!(uncross(9), Error::<Test>::OutsideBand);
		assert_eq!((price(), state()), (None, MarketState::Auction));
		assert_ok!(OrderBook::cancel_order(by(CAROL), dear[0]));
		assert_ok!(uncross(9));
		assert_eq!((priced().len(), state()), (1, MarketState::Continuous));
		assert_eq!(gain(ALICE), (-1, (u128::from(first.get()) * TICK) as i128));
	});
}

/// An order leaves in whatever way, or none does.
fn leave(dice: &mut Dice, who: AccountId) {
	let order = dice.order_of(who);
	let rests = OrderBook::order(order).is_some();
	match dice.roll(5) {
		0 if rests => {
			assert_ok!(OrderBook::cancel_order(by(who), order));
		},
		1 if rests => {
			assert_ok!(OrderBook::force_cancel(by(OFFICER), order, WHY));
		},
		2 => wait(dice.roll(6)),
		3 => {
			let _swept = OrderBook::sweep(by(STRANGER), MARKET, 9).is_ok();
		},
		_ => {},
	}
}

#[test]
fn trades_should_be_at_a_price_that_stands_when_orders_leave_at_random() {
	const TRADERS: [AccountId; 6] = [ISSUER, ALICE, BOB, CAROL, ALICE_PHONE, MAKER];
	let (mut trades, mut prices, mut mine) = (0, 0, 0);
	for seed in 1..=10 {
		ExtBuilder.build_and_execute(|| {
			let mut dice = Dice(seed);
			start();
			CannotBuy::mutate(|list| list.insert(BOB, Reason::BuyValueDay));
			Apart::mutate(|list| list.insert((MAKER, CAROL)));
			for _ in 0..40 {
				let who = dice.one_of(&TRADERS);
				let request =
					order(dice.one_of(&Side::ALL), 990 + dice.roll(20) as u16, 1 + dice.roll(9));
				let time_in_force = match dice.roll(3) {
					0 => TimeInForce::Gtt(START + 61 + dice.roll(30)),
					_ => TimeInForce::Gtc,
				};
				rest(who, OrderRequest { time_in_force, ..request });
			}
			wait(60);
			let mut calls = 0;
			while state() == MarketState::Auction {
				assert_ok!(uncross(1 + dice.roll(3) as u32));
				assert_sound();
				let who = dice.one_of(&TRADERS);
				leave(&mut dice, who);
				assert_sound();
				calls += 1;
				// Twelve calls look at all of 40 orders and their pairs at most, and then one of them is filled or goes.
				assert!(calls < 400, "it does not come to its end");
			}
			let mut standing = None;
			for event in events() {
				match event {
					Event::AuctionPriced { tick, .. } => {
						standing = Some(tick);
						prices += 1;
					},
					Event::OrderCancelled { order, reason, .. }
					| Event::OrderReduced { order, reason, .. } => {
						// Whoever is of one party is so from the beginning.
						let own = reason == CancelReason::SelfTrade;
						assert!(!own || standing.is_none(), "a pair of one party at a price");
						mine += u32::from(own);
						let at = order.tick().unwrap();
						standing = standing.filter(|price| !order.side().meets(at, *price));
					},
					Event::AuctionTrade { tick, .. } => {
						assert_eq!(standing, Some(tick));
						trades += 1;
					},
					_ => {},
				}
			}
		});
	}
	println!("{trades} trades at {prices} prices, {mine} orders against one of their party");
	assert!(trades > 20 && prices > 15 && mine > 20, "too little happened");
}
