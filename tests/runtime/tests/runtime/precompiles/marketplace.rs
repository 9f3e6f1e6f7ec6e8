// SPDX-License-Identifier: Apache-2.0
//! The market from Ethereum: every act through the precompile leaves what the native call leaves.

use super::{address_of, entries_of, log};
use frame_support::{assert_ok, traits::GetCallName, weights::Weight};
use genex_precompiles::{
	NATIVE_CALLS,
	abi::{ICoupon::TransferSingle, IMarketplace as sol},
	addresses,
};
use genex_primitives::{
	FreezeMode, Ppm, Reason,
	book::{MarketId, OrderId, SelfTrade, Side, TimeInForce},
};
use genex_runtime::{AccountId, OrderBook, Revive, Runtime, RuntimeEvent};
use genex_runtime_tests::{
	env, eth,
	native::{dispatch, dispatch_as},
	orders::{MARKETPLACE, solidity},
	scene::{self, DOLLAR},
	who,
};
use pallet_order_book::{Amendment, Call, OrderRef, OrderRequest, Referral};
use pallet_revive::precompiles::{
	H160, H256,
	alloy::{
		primitives::{Address, U256},
		sol_types::{SolCall, SolEvent},
	},
};
use sp_runtime::DispatchResult;
use std::collections::BTreeSet;

/// How a call of the market reaches the chain.
type Way = fn(&Call<Runtime>, &AccountId) -> DispatchResult;

fn natively(call: &Call<Runtime>, who: &AccountId) -> DispatchResult {
	dispatch(call.clone(), who)
}

fn by_precompile(call: &Call<Runtime>, who: &AccountId) -> DispatchResult {
	let data = solidity(call).expect("served to Solidity");
	let (dest, value, storage_deposit_limit) = (MARKETPLACE, 0, genex_runtime::constants::GNX);
	let weight_limit = Weight::from_parts(400_000_000_000, u64::MAX);
	let asked = pallet_revive::Call::<Runtime>::call {
		dest,
		value,
		weight_limit,
		storage_deposit_limit,
		data,
	};
	dispatch(asked, who)
}

/// The books and what the pallets with books report.
type Effects = (Vec<(Vec<u8>, Vec<u8>)>, Vec<RuntimeEvent>);

/// A round of trading, and what each act of it left.
struct Round {
	way: Way,
	market: MarketId,
	acts: Vec<(&'static str, Effects)>,
}

impl Round {
	/// Lets `who` do something that must be done.
	fn act(&mut self, who: &AccountId, call: Call<Runtime>) {
		let mark = eth::mark();
		let name = call.get_call_name();
		assert_ok!((self.way)(&call, who));
		let rooms = ["OrderBook", "Coupons", "Assets", "Cash", "Allowances", "Compliance", "Kyc"];
		let mut events = eth::events_since(mark);
		events.retain(|event| {
			use RuntimeEvent::{Cash, Compliance, Coupons, OrderBook};
			matches!(event, OrderBook(_) | Coupons(_) | Cash(_) | Compliance(_))
		});
		self.acts.push((name, (rooms.map(entries_of).concat(), events)));
	}

	fn place(&mut self, who: &AccountId, order: OrderRequest<AccountId>) {
		self.act(who, Call::place_order { market: self.market, order });
	}

	/// The only open order of `who`.
	fn order_of(&self, who: &AccountId) -> OrderId {
		let open = OrderBook::open_orders(who.clone(), self.market, None, 2);
		let [(_, (order, _))] = open[..] else { panic!("one open order: {open:?}") };
		order
	}
}

fn bid(number: u16, lots: u64) -> OrderRequest<AccountId> {
	scene::order(Side::Bid, number, lots)
}

fn ask(number: u16, lots: u64) -> OrderRequest<AccountId> {
	scene::order(Side::Ask, number, lots)
}

fn named(client: u128, order: OrderRequest<AccountId>) -> OrderRequest<AccountId> {
	OrderRequest { client: Some(client), ..order }
}

fn amendment(client: u128, number: u16, lots: u64) -> Amendment<AccountId> {
	Amendment {
		order: OrderRef::Client(client),
		tick: scene::tick(number),
		lots,
		post_only: None,
		self_trade: SelfTrade::CancelTaker,
		max_fills: 10,
		referral: None,
	}
}

/// A market where Alith and the holder have units and dollars.
fn open_market() -> MarketId {
	let (series, _) = scene::stage(&[who::alith(), who::holder()], 100);
	scene::open_market(series, 1)
}

/// Every act of the market, each of which is done.
fn trade(round: &mut Round) {
	let (alith, holder, market) = (who::alith(), who::holder(), round.market);
	round.place(&holder, named(1, ask(900, 10)));
	let referral = Referral { account: who::issuer(), share: Ppm::from_percent(10) };
	let taken = OrderRequest { time_in_force: TimeInForce::Ioc, ..bid(950, 4) };
	round.place(&alith, OrderRequest { referral: Some(referral), ..taken });
	round.place(&alith, named(7, bid(800, 5)));
	round.act(&alith, Call::amend_order { market, amendment: amendment(7, 800, 3) });
	round.act(&alith, Call::amend_order { market, amendment: amendment(7, 810, 6) });
	let batch = Call::batch {
		market,
		cancels: vec![OrderRef::Client(99), OrderRef::Client(7)].try_into().expect("few"),
		amends: Default::default(),
		places: vec![named(8, bid(805, 1)), bid(905, 2), bid(806, 0)].try_into().expect("few"),
		atomic: false,
	};
	round.act(&alith, batch);
	round.act(&alith, Call::cancel_by_client { market, client: 8 });
	round.place(&alith, bid(805, 1));
	round.act(&alith, Call::cancel_order { order: round.order_of(&alith) });
	round.place(&alith, bid(700, 1));
	round.place(&alith, bid(701, 1));
	let (side, up_to) = (Some(Side::Bid), Some(scene::tick(701)));
	round.act(&alith, Call::cancel_orders { market, side, up_to, limit: 10 });
	let all = Call::cancel_orders { market, side: None, up_to: None, limit: 10 };
	round.act(&alith, all);
	stop(round);
	govern(round);
}

/// Orders that end by themselves, and who has them returned.
fn stop(round: &mut Round) {
	let (alith, holder, market) = (who::alith(), who::holder(), round.market);
	let soon = || TimeInForce::Gtt(env::now() + 5);
	round.act(&alith, Call::cancel_all_after { market, seconds: 30 });
	round.place(&alith, bid(700, 1));
	env::advance(31);
	round.act(&holder, Call::trigger_switch { who: alith.clone(), market, limit: 10 });
	round.place(&alith, OrderRequest { time_in_force: soon(), ..bid(700, 1) });
	env::advance(6);
	round.act(&holder, Call::sweep { market, limit: 10 });
	round.place(&alith, OrderRequest { time_in_force: soon(), ..bid(700, 1) });
	let dead = vec![round.order_of(&alith)].try_into().expect("one");
	env::advance(6);
	round.act(&holder, Call::return_dead { orders: dead });
}

/// Market makers, officers and auctions.
fn govern(round: &mut Round) {
	let (alith, holder, officer) = (who::alith(), who::holder(), who::officer());
	let (market, reason) = (round.market, scene::hash_of("reason"));
	scene::admit_market_makers(DOLLAR);
	scene::deposit(&who::issuer(), 10, "bond");
	round.act(&who::issuer(), Call::register_market_maker {});
	round.act(&who::issuer(), Call::leave_market_maker {});
	round.act(&officer, Call::halt { market, reason });
	round.act(&officer, Call::resume { market, reason });
	round.act(&officer, Call::force_cancel { order: round.order_of(&holder), reason });
	let start = Call::<Runtime>::start_auction { market, seconds: 5, reason };
	assert_ok!(dispatch_as(start, scene::council()));
	round.place(&holder, ask(880, 5));
	round.place(&alith, bid(890, 3));
	env::advance(6);
	round.act(&holder, Call::uncross { market, max_fills: 10 });
}

fn round_by(way: Way) -> Vec<(&'static str, Effects)> {
	env::execute(|| {
		let mut round = Round { way, market: open_market(), acts: Vec::new() };
		trade(&mut round);
		round.acts
	})
}

#[test]
fn every_act_of_the_market_should_have_the_effects_of_the_native_call() {
	let (native, solidity) = (round_by(natively), round_by(by_precompile));
	assert_eq!(native.len(), solidity.len());
	for (number, (native, solidity)) in native.iter().zip(&solidity).enumerate() {
		assert_eq!(native.0, solidity.0);
		assert_eq!(native.1.1, solidity.1.1, "events of act {number}, {}", native.0);
		assert!(native.1.0 == solidity.1.0, "state after act {number}, {}", native.0);
	}
	let done: BTreeSet<&str> = native.iter().map(|(name, _)| *name).collect();
	let served: BTreeSet<&str> = NATIVE_CALLS
		.iter()
		.filter(|(number, ..)| *number == addresses::MARKETPLACE)
		.map(|(_, _, (_, name))| *name)
		.collect();
	assert_eq!(done, served);
}

/// The logs of contracts since `mark` events ago.
fn logs_since(mark: usize) -> Vec<(H160, Vec<H256>, Vec<u8>)> {
	eth::events_since(mark)
		.into_iter()
		.filter_map(|event| match event {
			RuntimeEvent::Revive(pallet_revive::Event::ContractEmitted {
				contract,
				topics,
				data,
			}) => Some((contract, topics, data)),
			_ => None,
		})
		.collect()
}

#[test]
fn trade_should_be_logged_once_with_its_units() {
	env::execute(|| {
		let market = open_market();
		let series = OrderBook::market(market).expect("it is open").series;
		scene::place(&who::holder(), market, ask(900, 10));
		let taken = OrderRequest { time_in_force: TimeInForce::Ioc, ..bid(950, 4) };
		let mark = eth::mark();
		assert_ok!(by_precompile(&Call::place_order { market, order: taken }, &who::alith()));
		let logs = logs_since(mark);
		let parties = [who::holder(), who::alith()].map(|one| Address::from(address_of(&one).0));
		let [holder, alith] = parties;
		let moved = TransferSingle {
			operator: alith,
			from: holder,
			to: alith,
			id: U256::from(series),
			value: U256::from(4),
		};
		let coupon = addresses::address_of(addresses::COUPON);
		assert_eq!(logs[0], log(coupon, moved));
		let topics: Vec<[u8; 32]> = logs[1..].iter().map(|(_, topics, _)| topics[0].0).collect();
		let expected = [sol::Trade::SIGNATURE_HASH.0, sol::OrderPlaced::SIGNATURE_HASH.0];
		assert_eq!(topics, expected);
		assert!(logs[1..].iter().all(|(contract, ..)| *contract == MARKETPLACE));
	});
}

#[test]
fn order_should_be_refused_with_the_code_of_the_rules() {
	env::execute(|| {
		let market = open_market();
		scene::freeze(scene::by_account(&who::alith()), FreezeMode::Outbound);
		let call = Call::<Runtime>::place_order { market, order: bid(900, 1) };
		let input = solidity(&call).expect("served to Solidity");
		let (refused, data) = eth::ask(&who::alith(), MARKETPLACE, input);
		let text = eth::revert_text(&data).expect("a text");
		let expected =
			format!("Genex: {} {}", Reason::SenderFrozen.code(), Reason::SenderFrozen.text());
		assert!(refused && text.contains(&expected), "{text}");
	});
}

#[test]
fn officers_act_should_be_refused_to_others() {
	env::execute(|| {
		let market = open_market();
		let call = Call::<Runtime>::halt { market, reason: scene::hash_of("reason") };
		let input = solidity(&call).expect("served to Solidity");
		let (refused, data) = eth::ask(&who::alith(), MARKETPLACE, input);
		let text = eth::revert_text(&data).expect("a text");
		assert!(refused && text.contains("Genex: Bad origin"), "{text}");
	});
}

#[test]
fn order_should_weigh_what_it_visited() {
	env::execute(|| {
		let market = open_market();
		let weight = |max_fills| {
			let order = OrderRequest { max_fills, ..bid(700, 1) };
			let input = solidity(&Call::place_order { market, order }).expect("served to Solidity");
			genex_runtime_tests::native::undone(|| {
				let limits = pallet_revive::TransactionLimits::WeightAndDeposit {
					weight_limit: Weight::from_parts(u64::MAX / 2, u64::MAX / 2),
					deposit_limit: u128::MAX / 4,
				};
				Revive::bare_call(
					genex_runtime::RuntimeOrigin::signed(who::alith()),
					MARKETPLACE,
					sp_core::U256::zero(),
					limits,
					input,
					&pallet_revive::ExecConfig::new_substrate_tx(),
				)
				.weight_consumed
			})
		};
		assert_eq!(weight(1), weight(100));
	});
}

#[test]
fn quote_should_tell_what_the_order_then_trades() {
	env::execute(|| {
		let market = open_market();
		scene::place(&who::holder(), market, ask(900, 10));
		let order = OrderRequest { time_in_force: TimeInForce::Ioc, ..bid(950, 4) };
		let request = genex_runtime_tests::orders::request(&order);
		let alith = Address::from(address_of(&who::alith()).0);
		let quote = sol::quoteCall { who: alith, id: market, request };
		let (refused, data) = eth::ask(&who::alith(), MARKETPLACE, quote.abi_encode());
		assert!(!refused);
		let told = sol::quoteCall::abi_decode_returns(&data).expect("a quote");
		let native = OrderBook::quote(who::alith(), market, order);
		assert_eq!(
			(told.lots, told.notional, told.fee),
			(native.lots, native.notional, native.fee)
		);
		assert_eq!((told.lots, told.worst), (4, 900));
	});
}
