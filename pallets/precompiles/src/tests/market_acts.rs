// SPDX-License-Identifier: Apache-2.0
//! Acts in the market that are rarer, and what no act does.

use super::{
	marketplace::{
		ASKED, acts, is_of, named, natively, offer, offered, order, pay_friend, place, prepare,
		reason_hash, samples,
	},
	*,
};
use crate::{
	Access, MARKETPLACE_RULES,
	abi::IMarketplace::*,
	mock::{
		FRIEND, Frozen, HOLDER, Now, SERIES, START, STORE, STRANGER, address, build_and_execute,
		market::{BOND, MARKET, WHY},
	},
};
use alloy::sol_types::SolInterface;
use genex_primitives::Reason;
use pallet_order_book::Call;

#[test]
fn cancels_should_log_each_order_that_left() {
	build_and_execute(|| {
		offer(None);
		answer(HOLDER, MARKETPLACE, &place(order(Side::Ask, 1_200, 1)));
		System::reset_events();
		let all = cancelOrdersCall {
			market: MARKET,
			oneSide: false,
			side: Side::Bid,
			upTo: 0,
			limit: 100,
		};
		assert_eq!(answer(HOLDER, MARKETPLACE, &all), 2);
		assert_eq!(logs().len(), 2);
		assert!(logs().iter().all(|(_, topics, _)| is_of::<OrderCancelled>(topics)));
		assert_eq!(Coupons::balance_of(&account(HOLDER), SERIES), crate::mock::STOCK);
	});
}

#[test]
fn switch_sweep_and_auction_should_tell_how_far_they_came() {
	build_and_execute(|| {
		let trigger = triggerSwitchCall { who: sol(address(HOLDER)), market: MARKET, limit: 9 };
		prepare(&trigger.abi_encode());
		let told = answer(STRANGER, MARKETPLACE, &trigger);
		assert!(told.cancelled == 1 && told.done);
	});
	build_and_execute(|| {
		let sweep = sweepCall { market: MARKET, limit: 9 };
		prepare(&sweep.abi_encode());
		assert_eq!(answer(STRANGER, MARKETPLACE, &sweep), 1);
		assert_eq!(reason(STRANGER, MARKETPLACE, &sweep), "Marketplace: NothingToSweep");
	});
	build_and_execute(|| {
		let uncross = uncrossCall { market: MARKET, maxFills: 9 };
		prepare(&uncross.abi_encode());
		assert!(answer(STRANGER, MARKETPLACE, &uncross));
		assert_eq!(reason(STRANGER, MARKETPLACE, &uncross), "Marketplace: NoAuction");
	});
}

#[test]
fn uncross_should_log_the_trades_of_the_auction() {
	build_and_execute(|| {
		pay_friend();
		let (market, reason) = (MARKET, WHY);
		natively(HOLDER, Call::start_auction { market, seconds: 5, reason });
		offer(None);
		answer(FRIEND, MARKETPLACE, &place(order(Side::Bid, 1_100, 2)));
		System::reset_events();
		Now::set(START + 5);
		assert!(answer(STRANGER, MARKETPLACE, &uncrossCall { market, maxFills: 9 }));
		let of_auction = logs();
		let trades = of_auction.iter().filter(|(_, topics, _)| is_of::<AuctionTrade>(topics));
		assert_eq!(trades.count(), 1);
		let units: Vec<_> = of_auction.iter().filter(|(at, ..)| *at == COUPON).collect();
		let [(_, topics, _)] = units[..] else { panic!("one move of units: {units:?}") };
		let parties = [STRANGER, HOLDER, FRIEND].map(|one| H256::from(address(one)));
		assert_eq!(topics[1..], parties);
		assert_eq!(units_at(address(FRIEND), SERIES), 2);
	});
}

#[test]
fn market_maker_should_register_and_leave_with_a_log() {
	build_and_execute(|| {
		answer(HOLDER, MARKETPLACE, &registerMarketMakerCall {});
		let (identity, who) = (u64::from(HOLDER), sol(address(HOLDER)));
		let registered = MakerRegistered { identity, who, asset: DOLLARS, bond: BOND };
		let again = registerMarketMakerCall {};
		assert_eq!(reason(HOLDER, MARKETPLACE, &again), "Marketplace: AlreadyMaker");
		answer(HOLDER, MARKETPLACE, &leaveMarketMakerCall {});
		let left = MakerLeft { identity, who, asset: DOLLARS, bond: BOND };
		assert_eq!(logs(), vec![log(MARKETPLACE, registered), log(MARKETPLACE, left)]);
	});
}

#[test]
fn officer_should_halt_resume_and_force_with_logs_that_name_it() {
	build_and_execute(|| {
		offer(None);
		let (market, reason, by) = (MARKET, reason_hash(), sol(address(STORE)));
		answer(STORE, MARKETPLACE, &haltCall { market, reason });
		answer(STORE, MARKETPLACE, &resumeCall { market, reason });
		answer(STORE, MARKETPLACE, &forceCancelCall { id: offered(), reason });
		let (open, halted) = (MarketState::Continuous, MarketState::Halted);
		let changed = |old, next| MarketStateChanged { market, by, old, next, reason };
		let (who, code) = (sol(address(HOLDER)), 0);
		let returned = OrderCancelled {
			order: offered(),
			who,
			lots: 2,
			reason: CancelReason::Authority,
			code,
		};
		let expected = vec![
			log(MARKETPLACE, changed(open, halted)),
			log(MARKETPLACE, MarketHalted { market, by, reason }),
			log(MARKETPLACE, changed(halted, open)),
			log(MARKETPLACE, MarketResumed { market, by, reason }),
			log(MARKETPLACE, returned),
			log(MARKETPLACE, OrderForced { order: offered(), by, reason }),
		];
		assert_eq!(logs(), expected);
	});
}

#[test]
fn place_order_should_revert_when_an_argument_does_not_fit() {
	build_and_execute(|| {
		let before = books();
		let refused = |request, expected: &str| {
			assert_eq!(reason(HOLDER, MARKETPLACE, &place(request)), expected);
		};
		let ask = || order(Side::Ask, ASKED, 1);
		for tick in [0, 2_048, u16::MAX] {
			let text = "Genex: the tick is not on the grid; it is 1 to 2047";
			refused(OrderRequest { tick, ..ask() }, text);
		}
		let text = "Genex: bound must be zero; this time in force has none";
		refused(OrderRequest { bound: 1, ..ask() }, text);
		let text = "Genex: bound is too large; a block's number must fit into 32 bits";
		let bound = u64::from(u32::MAX) + 1;
		refused(OrderRequest { timeInForce: TimeInForce::Gtb, bound, ..ask() }, text);
		let text = "Genex: clientId must be zero without hasClientId";
		refused(OrderRequest { clientId: 1, ..ask() }, text);
		refused(named(0, ask()), "Marketplace: BadClientId");
		let text = "Genex: referralShare must be zero without a referrer";
		refused(OrderRequest { referralShare: 1, ..ask() }, text);
		let text = "Genex: referralShare is too large; it is at most 1000000";
		let referrer = sol(address(STORE));
		refused(OrderRequest { referrer, referralShare: 1_000_001, ..ask() }, text);
		refused(OrderRequest { maxFills: 101, ..ask() }, "Marketplace: BadLimit");
		refused(order(Side::Ask, ASKED, 101), "Coupon: NotEnoughUnits");
		let elsewhere = placeOrderCall { market: 9, request: ask() };
		assert_eq!(reason(HOLDER, MARKETPLACE, &elsewhere), "Marketplace: UnknownMarket");
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn place_order_should_not_be_read_when_a_choice_is_none() {
	build_and_execute(|| {
		let mut input = place(order(Side::Ask, ASKED, 1)).abi_encode();
		// The last byte of the second word is the side.
		input[4 + 63] = 2;
		let output = call(HOLDER, MARKETPLACE, input);
		assert!(output.did_revert());
		assert!(alloy::sol_types::Panic::abi_decode(&output.data).is_ok());
	});
}

#[test]
fn place_order_should_revert_with_the_code_when_the_rules_refuse() {
	build_and_execute(|| {
		Frozen::set(vec![account(HOLDER)]);
		let code = Reason::SenderFrozen;
		let expected = format!("Genex: {} {}", code.code(), code.text());
		assert_eq!(reason(HOLDER, MARKETPLACE, &place(order(Side::Ask, ASKED, 1))), expected);
	});
}

#[test]
fn place_order_should_pay_for_the_makers_it_visited_only() {
	let consumed = |most| {
		let mut weight = Default::default();
		build_and_execute(|| {
			let ask = OrderRequest { maxFills: most, ..order(Side::Ask, ASKED, 1) };
			let done = call_with(HOLDER, MARKETPLACE, 0, place(ask).abi_encode());
			assert!(!done.result.expect("the call is carried out").did_revert());
			weight = done.weight_consumed;
		});
		weight
	};
	assert_eq!(consumed(1), consumed(100));
}

#[test]
fn every_act_should_belong_to_a_rule() {
	let acting = MARKETPLACE_RULES.iter().filter(|rule| rule.access == Access::Act).count();
	assert_eq!(acts().len(), acting);
	assert_eq!(samples().len(), MARKETPLACE_RULES.len());
	assert_eq!(IMarketplaceCalls::COUNT, MARKETPLACE_RULES.len());
}
