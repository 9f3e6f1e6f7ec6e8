// SPDX-License-Identifier: Apache-2.0
//! Orders that can never trade do not move the price of a call auction.

use super::auction::{start, state, uncross};
use crate::{Auctions, Call, Config, Error, Event, WeightInfo, mock::*, types::*};
use frame_support::{
	BoundedVec, assert_noop, assert_ok, dispatch::GetDispatchInfo, weights::Weight,
};
use genex_primitives::{
	Reason, Tier,
	book::{OrderId, Side, TimeInForce},
};

/// A call in which two lots trade at 900. Were two more bid for at 1,100, four would trade there.
fn call() {
	start();
	rest(ALICE, ask(900, 2));
	rest(MAKER, ask(1_100, 2));
	rest(BOB, bid(1_100, 2));
}

/// A bid that would move the price of [`call`], for so many seconds.
fn big_bid(seconds: u64) -> OrderRequest<AccountId> {
	let time_in_force = TimeInForce::Gtt(Now::get() + seconds);
	OrderRequest { time_in_force, ..bid(1_100, 2) }
}

pub(super) fn priced() -> Vec<(u16, u128)> {
	let found = events().into_iter().filter_map(|event| match event {
		Event::AuctionPriced { tick, volume, .. } => Some((tick.get(), volume)),
		_ => None,
	});
	found.collect()
}

/// The orders that were cancelled, in turn, and why.
pub(super) fn cancelled() -> Vec<(OrderId, CancelReason)> {
	let found = events().into_iter().filter_map(|event| match event {
		Event::OrderCancelled { order, reason, .. } => Some((order, reason)),
		_ => None,
	});
	found.collect()
}

/// The order, of CAROL, left without having moved the price, and all that was hers is free.
fn assert_ignored(order: OrderId, reason: CancelReason) {
	assert_ok!(uncross(9));
	assert_eq!((cancelled(), priced()), (vec![(order, reason)], vec![(900, 2)]));
	assert_eq!((units(CAROL), money(CAROL)), ((UNITS, 0), (MONEY, 0)));
	assert_eq!((gain(BOB), gain(ALICE).0), ((2, -((2 * 900 * TICK) as i128)), -2));
	assert_eq!(state(), MarketState::Continuous);
}

fn sifting() -> Option<Sifting> {
	Auctions::<Test>::get(MARKET).unwrap().sifting
}

fn freeze(who: AccountId) {
	Frozen::mutate(|list| list.insert(who));
}

pub(super) fn assert_sound() {
	crate::Pallet::<Test>::do_try_state().unwrap();
}

#[test]
fn price_should_count_a_bid_when_it_lives() {
	ExtBuilder.build_and_execute(|| {
		call();
		rest(CAROL, big_bid(61));
		wait(60);
		assert_ok!(uncross(9));
		assert_eq!((cancelled(), priced()), (vec![], vec![(1_100, 4)]));
		assert_eq!((gain(BOB).0, gain(CAROL).0), (2, 2));
	});
}

#[test]
fn price_should_ignore_a_bid_when_it_ends_before_the_uncross() {
	for seconds in [59, 60] {
		ExtBuilder.build_and_execute(|| {
			call();
			let dead = rest(CAROL, big_bid(seconds));
			wait(60);
			assert_ignored(dead, CancelReason::Expired);
		});
	}
	ExtBuilder.build_and_execute(|| {
		call();
		let time_in_force = TimeInForce::Gtb(2);
		let dead = rest(CAROL, OrderRequest { time_in_force, ..bid(1_100, 2) });
		wait(60);
		System::set_block_number(2);
		assert_ignored(dead, CancelReason::Expired);
	});
}

#[test]
fn price_should_ignore_a_bid_when_the_switch_of_its_owner_passed() {
	ExtBuilder.build_and_execute(|| {
		call();
		let dead = rest(CAROL, bid(1_100, 2));
		assert_ok!(OrderBook::cancel_all_after(by(CAROL), MARKET, 60));
		wait(60);
		assert_ignored(dead, CancelReason::Switch);
	});
}

#[test]
fn price_should_ignore_an_order_when_its_owner_may_not_trade() {
	let refused = |reason: Reason| CancelReason::Refused(reason.code());
	let bids: [(fn(), Reason); 3] = [
		(|| freeze(CAROL), Reason::RecipientFrozen),
		(|| register(CAROL, 4, Tier::L0), Reason::RecipientTierTooLow),
		(|| Parties::mutate(|list| list.retain(|who, _| *who != CAROL)), Reason::SenderUnknown),
	];
	for (bar, reason) in bids {
		ExtBuilder.build_and_execute(|| {
			call();
			let barred = rest(CAROL, bid(1_100, 2));
			bar();
			wait(60);
			assert_ignored(barred, refused(reason));
		});
	}
	// The same with an ask: two more lots asked for at 800 would make the price 801.
	ExtBuilder.build_and_execute(|| {
		start();
		rest(BOB, bid(900, 2));
		rest(MAKER, bid(800, 2));
		rest(ALICE, ask(900, 2));
		let barred = rest(CAROL, ask(800, 2));
		freeze(CAROL);
		wait(60);
		assert_ignored(barred, refused(Reason::SenderFrozen));
	});
}

#[test]
fn uncross_should_leave_the_dead_when_they_could_not_trade_by_their_price() {
	ExtBuilder.build_and_execute(|| {
		call();
		let time_in_force = TimeInForce::Gtt(START + 30);
		let low = rest(CAROL, OrderRequest { time_in_force, ..bid(899, 2) });
		wait(60);
		assert_ok!(uncross(9));
		assert_eq!((cancelled(), priced()), (vec![], vec![(900, 2)]));
		assert!(OrderBook::order(low).is_some());
	});
}

#[test]
fn uncross_should_take_several_calls_when_many_orders_are_dead() {
	ExtBuilder.build_and_execute(|| {
		call();
		let dead: Vec<_> = (0..12).map(|_| rest(CAROL, big_bid(59))).collect();
		wait(60);
		System::reset_events();
		// A step for each of them, and none is left to trade.
		assert_ok!(uncross(4));
		let since = Now::get();
		assert_eq!((cancelled().len(), priced()), (4, vec![]));
		assert_eq!(sifting(), Some(Sifting { next: dead[4], since }));
		assert_eq!((state(), money(CAROL).1), (MarketState::Auction, 8 * 2 * 1_100 * TICK));
		assert_sound();

		// Nothing comes meanwhile, and whatever rests may leave, the one whose turn it is too.
		wait(1);
		let late = OrderBook::place_order(by(BOB), MARKET, bid(1_100, 1));
		assert_noop!(late, Error::<Test>::AuctionEnded);
		let dearer = amendment(OrderRef::Id(dead[11]), 1_101, 2);
		let amended = OrderBook::amend_order(by(CAROL), MARKET, dearer);
		assert_noop!(amended, Error::<Test>::AuctionEnded);
		assert_ok!(OrderBook::cancel_order(by(CAROL), dead[4]));
		let named = BoundedVec::truncate_from(vec![dead[5]]);
		assert_ok!(OrderBook::return_dead(by(STRANGER), named));
		assert_sound();

		assert_ok!(uncross(4));
		assert_eq!(sifting(), Some(Sifting { next: dead[10], since }));
		assert_sound();
		// Two more, and two steps are left, of which one is needed.
		assert_ok!(uncross(4));
		let gone: Vec<_> = cancelled().into_iter().map(|(order, _)| order).collect();
		assert_eq!((gone, priced()), (dead, vec![(900, 2)]));
		assert_eq!((units(CAROL), money(CAROL)), ((UNITS, 0), (MONEY, 0)));
		assert_eq!((gain(BOB).0, state()), (2, MarketState::Continuous));
	});
}

#[test]
fn uncross_should_find_the_price_later_when_its_steps_went_to_the_dead() {
	ExtBuilder.build_and_execute(|| {
		call();
		let time_in_force = TimeInForce::Gtt(Now::get() + 59);
		let last = rest(CAROL, OrderRequest { time_in_force, ..ask(1_100, 2) });
		wait(60);
		assert_ok!(uncross(1));
		assert_eq!(cancelled(), vec![(last, CancelReason::Expired)]);
		assert_eq!((priced(), gain(BOB).0), (vec![], 0));
		let found = OrderBook::auction(MARKET).unwrap();
		assert_eq!((found.clearing, found.sifting), (None, None));
		// No step is left for the pairs, of which any may take one.
		let next = found.rehearsal.and_then(|begun| begun.next).unwrap();
		assert_eq!((next.bid_met, next.ask_met), (0, 0));
		assert_sound();
		assert_ok!(uncross(1));
		assert_eq!(priced(), vec![(900, 2)]);
		assert_eq!((gain(BOB).0, state()), (2, MarketState::Continuous));
	});
}

#[test]
fn uncross_should_look_at_ten_orders_and_five_pairs_for_each_step_and_cost_no_more() {
	ExtBuilder.build_and_execute(|| {
		type Weights = <Test as Config>::WeightInfo;
		start();
		let bids: Vec<_> = (0..12).map(|_| rest(BOB, bid(910, 1))).collect();
		rest(ALICE, ask(900, 1));
		wait(60);
		let cost = |max_fills| uncross(max_fills).unwrap().actual_weight.unwrap();
		let weight = |levels, fills, looked| {
			Weights::uncross(levels, fills).saturating_add(Weights::sift_orders(looked))
		};
		let pairs = Weights::rehearse_pairs;
		assert_eq!(cost(1), weight(0, 0, 10));
		assert_eq!(sifting().map(|sifting| sifting.next), Some(bids[10]));
		let renewal = Weights::renew_reference();
		assert_eq!(cost(2), weight(2, 1, 3).saturating_add(pairs(1)).saturating_add(renewal));
		assert_eq!((gain(BOB).0, state()), (1, MarketState::Continuous));

		let most = |max_fills| -> Weight {
			Call::<Test>::uncross { market: MARKET, max_fills }.get_dispatch_info().call_weight
		};
		let bound = MaxFills::get();
		let reviews = Weights::review_trades(bound);
		let all = weight(ALL_LEVELS, bound, 10 * bound).saturating_add(reviews);
		let all = all.saturating_add(pairs(5 * bound));
		assert_eq!(most(bound), all.saturating_add(renewal));
		assert_eq!(most(u32::MAX), most(bound));
	});
}

#[test]
fn uncross_should_look_at_orders_anew_when_the_market_was_halted_meanwhile() {
	ExtBuilder.build_and_execute(|| {
		call();
		let dead: Vec<_> = (0..3).map(|_| rest(CAROL, big_bid(59))).collect();
		wait(60);
		assert_ok!(uncross(1));
		assert_eq!(sifting().map(|sifting| sifting.next), Some(dead[1]));
		assert_ok!(OrderBook::halt(by(OFFICER), MARKET, WHY));
		assert_noop!(uncross(1), Error::<Test>::NoAuction);
		assert_ok!(OrderBook::cancel_order(by(CAROL), dead[1]));
		assert_sound();
		assert_ok!(OrderBook::resume(by(OFFICER), MARKET, WHY));
		assert_eq!(OrderBook::auction(MARKET), Some(Auction::default()));
		assert_eq!(state(), MarketState::Auction);
		assert_ok!(uncross(9));
		assert_eq!((priced(), gain(BOB).0), (vec![(900, 2)], 2));
		assert_eq!((cancelled().len(), money(CAROL)), (3, (MONEY, 0)));
	});
}

/// The first uncross looks at a bid that lives then, and dies before the next one.
fn die_meanwhile(seconds: u64) {
	start();
	let first = rest(CAROL, big_bid(100));
	let dead: Vec<_> = (0..2).map(|_| rest(CAROL, big_bid(59))).collect();
	rest(ALICE, ask(900, 2));
	rest(MAKER, ask(1_100, 2));
	rest(BOB, bid(1_100, 2));
	wait(60);
	assert_ok!(uncross(1));
	assert_eq!(sifting().map(|sifting| sifting.next), Some(dead[1]));
	wait(seconds);
	while state() == MarketState::Auction {
		assert_ok!(uncross(9));
	}
	assert!(cancelled().contains(&(first, CancelReason::Expired)));
	assert_eq!((gain(CAROL), money(CAROL)), ((0, 0), (MONEY, 0)));
	assert_eq!(gain(BOB).0, 2);
}

#[test]
fn uncross_should_look_at_all_orders_anew_when_it_began_long_ago() {
	ExtBuilder.build_and_execute(|| {
		die_meanwhile(MAX_SIFTING);
		assert_eq!(priced(), vec![(900, 2)]);
	});
}

#[test]
fn price_should_ignore_a_bid_when_it_dies_after_it_was_looked_at_and_before_it_would_meet() {
	ExtBuilder.build_and_execute(|| {
		die_meanwhile(MAX_SIFTING - 1);
		assert_eq!(priced(), vec![(900, 2)]);
		assert_eq!(OrderBook::market(MARKET).unwrap().tape.last, Some(tick(900)));
	});
}

#[test]
fn uncross_should_look_at_orders_anew_when_another_price_is_needed() {
	ExtBuilder.build_and_execute(|| {
		start();
		// The first price is 900, at which the best bid may not trade with the best ask. Without it, two meet below.
		rest(ISSUER, ask(900, 2));
		rest(ALICE, ask(890, 1));
		let second = rest(MAKER, bid(895, 1));
		rest(CAROL, bid(900, 2));
		Apart::mutate(|list| list.insert((ALICE, CAROL)));
		assert_ok!(OrderBook::cancel_all_after(by(MAKER), MARKET, 61));
		wait(60);
		assert_ok!(uncross(9));
		assert_eq!((priced().len(), state()), (1, MarketState::Auction));
		wait(1);
		assert_ok!(uncross(9));
		assert_eq!((priced().len(), state()), (1, MarketState::Continuous));
		assert!(cancelled().contains(&(second, CancelReason::Switch)));
		assert_eq!(OrderBook::depth(MARKET, Side::Ask, 9).len(), 2);
	});
}
