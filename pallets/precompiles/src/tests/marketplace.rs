// SPDX-License-Identifier: Apache-2.0
//! Acts in the market. What they leave behind and what they write.

use super::*;
use crate::{
	MARKETPLACE_RULES,
	abi::{ICoupon::TransferSingle, IMarketplace::*},
	asked_call,
	mock::{
		FRIEND, HOLDER, Now, SERIES, START, address, build_and_execute,
		market::{MARKET, TICK, WHY},
	},
};
use alloy::primitives::B256;
use genex_primitives::book::{OrderId, Place, Side as BookSide, Tick};
use pallet_order_book::Call;
use sp_runtime::traits::Dispatchable;

/// The tick at which the holder offers units.
pub const ASKED: u16 = 1_000;
/// The name of the holder's offer.
pub const NAME: u128 = 7;

/// The order of the holder that [`prepare`] lets rest.
pub fn offered() -> u128 {
	let tick = Tick::new(ASKED).expect("on the grid");
	let place = Place { market: MARKET, side: BookSide::Ask, tick, page: 1, slot: 0 };
	OrderId::new(place).0
}

/// An order that rests, or trades at `tick` or better.
pub fn order(side: Side, tick: u16, lots: u64) -> OrderRequest {
	OrderRequest {
		side,
		tick,
		lots,
		timeInForce: TimeInForce::Gtc,
		bound: 0,
		postOnly: PostOnly::No,
		selfTrade: SelfTrade::CancelTaker,
		hasClientId: false,
		clientId: 0,
		maxFills: 10,
		referrer: Address::ZERO,
		referralShare: 0,
	}
}

pub fn named(client: u128, order: OrderRequest) -> OrderRequest {
	OrderRequest { hasClientId: true, clientId: client, ..order }
}

pub fn place(request: OrderRequest) -> placeOrderCall {
	placeOrderCall { market: MARKET, request }
}

pub fn by_name(id: u128) -> OrderRef {
	OrderRef { byClientId: true, id }
}

fn amendment(tick: u16, lots: u64) -> Amendment {
	Amendment {
		order: by_name(NAME),
		tick,
		lots,
		postOnly: PostOnly::No,
		selfTrade: SelfTrade::CancelTaker,
		maxFills: 10,
		referrer: Address::ZERO,
		referralShare: 0,
	}
}

fn amend(tick: u16, lots: u64) -> amendOrderCall {
	amendOrderCall { market: MARKET, amendment: amendment(tick, lots) }
}

fn batch(cancels: Vec<OrderRef>, amends: Vec<Amendment>, places: Vec<OrderRequest>) -> batchCall {
	batchCall { market: MARKET, cancels, amends, places, atomic: false }
}

pub fn reason_hash() -> B256 {
	B256::from(WHY.0)
}

/// Every act as the holder may do it after [`prepare`], with the name of its native call.
pub fn acts() -> Vec<(Vec<u8>, &'static str)> {
	let (market, id, reason) = (MARKET, offered(), reason_hash());
	let who = sol(address(HOLDER));
	let some = batch(vec![by_name(NAME)], Vec::new(), vec![order(Side::Ask, 1_500, 2)]);
	let all = cancelOrdersCall { market, oneSide: true, side: Side::Ask, upTo: ASKED, limit: 100 };
	vec![
		(place(order(Side::Ask, 1_500, 2)).abi_encode(), "place_order"),
		(amend(1_400, 1).abi_encode(), "amend_order"),
		(cancelOrderCall { id }.abi_encode(), "cancel_order"),
		(cancelByClientIdCall { market, clientId: NAME }.abi_encode(), "cancel_by_client"),
		(all.abi_encode(), "cancel_orders"),
		(some.abi_encode(), "batch"),
		(cancelAllAfterCall { market, secondsFromNow: 30 }.abi_encode(), "cancel_all_after"),
		(triggerSwitchCall { who, market, limit: 9 }.abi_encode(), "trigger_switch"),
		(sweepCall { market, limit: 9 }.abi_encode(), "sweep"),
		(returnDeadCall { ids: vec![id] }.abi_encode(), "return_dead"),
		(uncrossCall { market, maxFills: 9 }.abi_encode(), "uncross"),
		(registerMarketMakerCall {}.abi_encode(), "register_market_maker"),
		(leaveMarketMakerCall {}.abi_encode(), "leave_market_maker"),
		(haltCall { market, reason }.abi_encode(), "halt"),
		(resumeCall { market, reason }.abi_encode(), "resume"),
		(forceCancelCall { id, reason }.abi_encode(), "force_cancel"),
	]
}

/// One sound call of every function.
pub fn samples() -> Vec<Vec<u8>> {
	let (id, who) = (MARKET, sol(address(HOLDER)));
	let request = order(Side::Bid, ASKED, 1);
	let quote = quoteCall { who: sol(address(FRIEND)), id, request: request.clone() };
	let views = vec![
		marketFactsCall { id }.abi_encode(),
		marketOfCall { series: SERIES, asset: DOLLARS }.abi_encode(),
		auctionCall { id }.abi_encode(),
		depthCall { id, side: Side::Ask, limit: 9 }.abi_encode(),
		ordersCall { id, side: Side::Ask, startAfter: 0, limit: 9 }.abi_encode(),
		openOrdersCall { who, id, startAfter: 0, limit: 9 }.abi_encode(),
		orderByIdCall { id: offered() }.abi_encode(),
		quote.abi_encode(),
		quoteMoneyCall { who: quote.who, id, money: 1, request: request.clone() }.abi_encode(),
		canPlaceCall { who, id, request }.abi_encode(),
		statisticsCall { id }.abi_encode(),
		switchDeadlineCall { who, id }.abi_encode(),
		feeTiersCall {}.abi_encode(),
		traderOfCall { identity: HOLDER.into() }.abi_encode(),
		heldTradeOfCall { trade: 1 }.abi_encode(),
	];
	acts().into_iter().map(|(input, _)| input).chain(views).collect()
}

pub fn natively(caller: u8, call: Call<Test>) {
	let call = crate::mock::RuntimeCall::from(call);
	call.dispatch(RuntimeOrigin::signed(account(caller))).expect("what a test prepares");
}

/// Lets two units of the holder rest at [`ASKED`] under [`NAME`]; with `until`, they do so to that second.
pub fn offer(until: Option<u64>) {
	let mut request = named(NAME, order(Side::Ask, ASKED, 2));
	if let Some(second) = until {
		request = OrderRequest { timeInForce: TimeInForce::Gtt, bound: second, ..request };
	}
	let native = asked_call::<Test>(&MARKETPLACE, &place(request).abi_encode());
	let native = native.expect("an order");
	native.dispatch(RuntimeOrigin::signed(account(HOLDER))).expect("an order that rests");
}

/// Does natively what the function that `input` calls needs: an offer of the holder, and what its state must be.
pub fn prepare(input: &[u8]) {
	let is = |selector: [u8; 4]| input.starts_with(&selector);
	if !MARKETPLACE_RULES.iter().any(|rule| is(rule.selector)) {
		return;
	}
	let (market, reason) = (MARKET, WHY);
	let dies = is(sweepCall::SELECTOR) || is(returnDeadCall::SELECTOR);
	offer(dies.then_some(START + 5));
	if is(triggerSwitchCall::SELECTOR) {
		natively(HOLDER, Call::cancel_all_after { market, seconds: 5 });
	} else if is(uncrossCall::SELECTOR) {
		natively(HOLDER, Call::start_auction { market, seconds: 5, reason });
	} else if is(leaveMarketMakerCall::SELECTOR) {
		natively(HOLDER, Call::register_market_maker {});
	} else if is(resumeCall::SELECTOR) {
		natively(HOLDER, Call::halt { market, reason });
	}
	if dies || is(triggerSwitchCall::SELECTOR) || is(uncrossCall::SELECTOR) {
		Now::set(START + 5);
	}
}

/// Gives the friend money to buy with.
pub fn pay_friend() {
	let call = pallet_cash::Call::<Test>::transfer {
		asset: DOLLARS,
		to: account(FRIEND),
		amount: 100_000_000,
	};
	let call = crate::mock::RuntimeCall::from(call);
	call.dispatch(RuntimeOrigin::signed(account(HOLDER))).expect("the holder has money");
}

fn encoded(outcome: &Outcome) -> Vec<u8> {
	<Outcome as alloy::sol_types::SolValue>::abi_encode(outcome)
}

fn outcome(filled: u64, left: u64, rest: Rest, order: u128) -> Outcome {
	let fills = u32::from(filled > 0);
	Outcome { filled, fills, visited: fills, decremented: 0, left, rest, order }
}

/// Whether these are the topics of a log of the event `E`.
pub fn is_of<E: SolEvent>(topics: &[H256]) -> bool {
	topics.first().is_some_and(|topic| topic.0 == E::SIGNATURE_HASH.0)
}

#[test]
fn every_act_should_have_the_effects_of_the_native_call() {
	for (input, name) in acts() {
		let native = effects_of(|| {
			prepare(&input);
			let call = asked_call::<Test>(&MARKETPLACE, &input).expect("an act");
			call.dispatch(RuntimeOrigin::signed(account(HOLDER))).expect(name);
		});
		let solidity = effects_of(|| {
			prepare(&input);
			let output = call(HOLDER, MARKETPLACE, input.clone());
			assert!(!output.did_revert(), "{name}: {}", reason_in(&output.data));
		});
		assert_eq!(native, solidity, "{name}");
	}
}

#[test]
fn every_act_should_write_one_log_of_the_market_at_least() {
	for (input, name) in acts() {
		build_and_execute(|| {
			prepare(&input);
			System::reset_events();
			assert!(!call(HOLDER, MARKETPLACE, input).did_revert(), "{name}");
			let native = book_events()
				.into_iter()
				.filter(|event| matches!(event, RuntimeEvent::OrderBook(_)))
				.count();
			let written = logs().iter().filter(|(at, ..)| *at == MARKETPLACE).count();
			assert_eq!(written, native, "{name}");
			assert!(written > 0, "{name}");
		});
	}
}

#[test]
fn place_order_should_tell_where_the_order_rests() {
	build_and_execute(|| {
		let placed = answer(HOLDER, MARKETPLACE, &place(named(NAME, order(Side::Ask, ASKED, 2))));
		let expected = outcome(0, 2, Rest::Resting, offered());
		assert_eq!(encoded(&placed), encoded(&expected));
		let log_of_it = OrderPlaced {
			market: MARKET,
			who: sol(address(HOLDER)),
			order: offered(),
			clientId: NAME,
			side: Side::Ask,
			limit: ASKED,
			lots: 2,
			expiry: Expiry::Never,
			expiresAt: 0,
			maxFee: 10_000,
			outcome: expected,
		};
		assert_eq!(logs(), vec![log(MARKETPLACE, log_of_it)]);
	});
}

#[test]
fn place_order_should_log_each_trade_and_its_units_once() {
	build_and_execute(|| {
		pay_friend();
		offer(None);
		let bid = OrderRequest { timeInForce: TimeInForce::Ioc, ..order(Side::Bid, 1_100, 5) };
		let placed = answer(FRIEND, MARKETPLACE, &place(bid));
		let expected = outcome(2, 3, Rest::TimeInForce, 0);
		assert_eq!(encoded(&placed), encoded(&expected));
		assert_eq!(units_at(address(FRIEND), SERIES), 2);
		let notional = 2 * u128::from(ASKED) * TICK;
		assert_eq!(money_at(address(FRIEND)), 100_000_000 - notional);
		let (holder, friend) = (sol(address(HOLDER)), sol(address(FRIEND)));
		let moved = TransferSingle {
			operator: friend,
			from: holder,
			to: friend,
			id: number(SERIES.into()),
			value: number(2),
		};
		let trade = Trade {
			market: MARKET,
			maker: holder,
			taker: friend,
			sequence: 1,
			order: offered(),
			takerSide: Side::Bid,
			tick: ASKED,
			lots: 2,
			notional,
			makerFee: 0,
			rebate: 0,
			takerFee: 0,
		};
		let of_order = OrderPlaced {
			market: MARKET,
			who: friend,
			order: 0,
			clientId: 0,
			side: Side::Bid,
			limit: 1_100,
			lots: 5,
			expiry: Expiry::None,
			expiresAt: 0,
			maxFee: 10_000,
			outcome: expected,
		};
		let written = vec![log(COUPON, moved), log(MARKETPLACE, trade), log(MARKETPLACE, of_order)];
		assert_eq!(logs(), written);
	});
}

#[test]
fn amend_order_should_keep_the_order_or_replace_it() {
	build_and_execute(|| {
		offer(None);
		let reduced = answer(HOLDER, MARKETPLACE, &amend(ASKED, 1));
		assert!(!reduced.replaced);
		let who = sol(address(HOLDER));
		let (reason, code) = (CancelReason::Owner, 0);
		let log_of_it = OrderReduced { order: offered(), who, by: 1, left: 1, reason, code };
		assert_eq!(logs(), vec![log(MARKETPLACE, log_of_it)]);
		System::reset_events();
		let replaced = answer(HOLDER, MARKETPLACE, &amend(1_400, 3));
		assert!(replaced.replaced && replaced.outcome.order > 0);
		let log_of_it = OrderReplaced {
			market: MARKET,
			who,
			order: replaced.outcome.order,
			old: offered(),
			cancelled: 1,
			clientId: NAME,
			limit: 1_400,
			lots: 3,
			expiry: Expiry::Never,
			expiresAt: 0,
			maxFee: 10_000,
			outcome: replaced.outcome.clone(),
		};
		assert_eq!(logs(), vec![log(MARKETPLACE, log_of_it)]);
		// Nothing is to be done, so nothing is told.
		System::reset_events();
		assert!(!answer(HOLDER, MARKETPLACE, &amend(1_400, 3)).replaced);
		assert!(logs().is_empty());
	});
}

#[test]
fn batch_should_tell_what_became_of_each_leg() {
	build_and_execute(|| {
		pay_friend();
		offer(None);
		let bought = OrderRequest { timeInForce: TimeInForce::Ioc, ..order(Side::Bid, ASKED, 1) };
		let nothing = order(Side::Bid, ASKED, 0);
		let waiting = named(8, order(Side::Bid, 900, 1));
		let call = batch(vec![by_name(99)], Vec::new(), vec![bought, nothing, waiting]);
		let results = answer(FRIEND, MARKETPLACE, &call);
		let told: Vec<_> = results
			.iter()
			.map(|leg| (leg.done, leg.filled, leg.order > 0, leg.failure.as_str()))
			.collect();
		let expected = vec![
			(false, 0, false, "Marketplace: UnknownOrder"),
			(true, 1, false, ""),
			(false, 0, false, "Marketplace: ZeroLots"),
			(true, 0, true, ""),
		];
		assert_eq!(told, expected);
		let failures: Vec<_> =
			logs().into_iter().filter(|(_, topics, _)| is_of::<LegFailed>(topics)).collect();
		let failed =
			|index, failure: &str| log(MARKETPLACE, LegFailed { index, failure: failure.into() });
		let both = [failed(0, "Marketplace: UnknownOrder"), failed(2, "Marketplace: ZeroLots")];
		assert_eq!(failures, both);
		let (market, who) = (MARKET, sol(address(FRIEND)));
		let done = log(MARKETPLACE, BatchExecuted { market, who, done: 2, failed: 2 });
		assert_eq!(logs().last(), Some(&done));
	});
}

#[test]
fn batch_should_not_log_what_a_leg_undid() {
	build_and_execute(|| {
		pay_friend();
		offer(None);
		// Two lots are there of the three that it must have.
		let whole = OrderRequest {
			timeInForce: TimeInForce::MinFill,
			bound: 3,
			..order(Side::Bid, ASKED, 3)
		};
		let results = answer(FRIEND, MARKETPLACE, &batch(Vec::new(), Vec::new(), vec![whole]));
		assert!(!results[0].done && results[0].failure == "Marketplace: NotEnough");
		assert!(!logs().iter().any(|(at, topics, _)| *at == COUPON || is_of::<Trade>(topics)));
		assert_eq!(units_at(address(FRIEND), SERIES), 0);
	});
}

#[test]
fn batch_should_revert_whole_when_it_is_atomic() {
	build_and_execute(|| {
		let before = books();
		let places = vec![order(Side::Ask, ASKED, 1), order(Side::Ask, ASKED, 0)];
		let call = batchCall { atomic: true, ..batch(Vec::new(), Vec::new(), places) };
		assert_eq!(reason(HOLDER, MARKETPLACE, &call), "Marketplace: ZeroLots");
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn batch_should_take_a_hundred_legs_and_not_more() {
	build_and_execute(|| {
		let places = |count| vec![order(Side::Ask, ASKED, 1); count];
		let whole = batch(Vec::new(), Vec::new(), places(100));
		let results = answer(HOLDER, MARKETPLACE, &whole);
		assert!(results.len() == 100 && results.iter().all(|leg| leg.done));
		let more = batch(Vec::new(), Vec::new(), places(101));
		let expected = "Genex: a list is too long; it has at most 100 entries";
		assert_eq!(reason(HOLDER, MARKETPLACE, &more), expected);
		let both = batch(vec![by_name(1)], Vec::new(), places(100));
		assert_eq!(reason(HOLDER, MARKETPLACE, &both), "Marketplace: BadBatch");
	});
}
