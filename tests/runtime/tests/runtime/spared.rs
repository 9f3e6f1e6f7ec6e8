// SPDX-License-Identifier: Apache-2.0
//! What blocks get back of the weight that transactions were declared with.

use codec::Encode;
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	weights::Weight,
};
use genex_precompiles::{abi::ICoupon, addresses};
use genex_primitives::{
	SeriesId,
	book::{MarketId, Side, TimeInForce},
	sponsor::NotSponsored,
};
use genex_runtime::{
	AccountId, Balance, Runtime, RuntimeCall, RuntimeEvent, System, TransactionPayment,
	UncheckedExtrinsic,
	configs::contract_weights::left,
	fees::{charge::ChargeInOrder, legs::Legs, prospects},
	weights::{
		pallet_fee_policy::WeightInfo as PolicyWeights,
		pallet_order_book::WeightInfo as BookWeights,
	},
};
use genex_runtime_tests::{
	env,
	eth::{self, ALITH, BALTATHAR},
	native::{apply, extensions, sign, undone},
	scene, who,
};
use pallet_order_book::{OrderRef, OrderRequest, WeightInfo};
use pallet_revive::precompiles::alloy::{
	primitives::{Address, U256 as Word},
	sol_types::SolCall,
};
use pallet_transaction_payment::Event as Payment;
use sp_core::Pair;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	MultiSignature,
	generic::{SignedPayload, UncheckedExtrinsic as Generic},
	traits::{Checkable, TransactionExtension},
};
use std::ops::Range;

type Keys = <Runtime as frame_system::Config>::DbWeight;
type Book = BookWeights<Runtime>;

/// What a batch of so many gifts to one recipient was declared with, and what the block counts for it, in picoseconds. It pays
/// what it was declared with.
fn weights(series: SeriesId, count: usize) -> (u64, u64) {
	let transaction = sign(gifts(series, count), &Sr25519Keyring::Dave.pair());
	let (info, length) = (transaction.get_dispatch_info(), transaction.encoded_size());
	let length = u32::try_from(length).expect("short");
	let quoted = TransactionPayment::compute_fee(length, &info, 0);
	let of_block = || frame_system::BlockWeight::<Runtime>::get().total().ref_time();
	let before = of_block();
	System::reset_events();
	assert_eq!(apply(transaction), Ok(Ok(())));
	let paid = System::events().into_iter().find_map(|record| match record.event {
		RuntimeEvent::TransactionPayment(Payment::TransactionFeePaid { actual_fee, .. }) => {
			Some(actual_fee)
		},
		_ => None,
	});
	assert_eq!(paid, Some(quoted), "wallets are told what is paid");
	(info.total_weight().ref_time(), of_block() - before)
}

#[test]
fn batch_should_count_each_gift_when_all_go_to_one_recipient() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder()], 100);
		let (declared_one, counted_one) = weights(series, 1);
		let (declared_five, counted_five) = weights(series, 5);
		assert!(counted_one < declared_one && counted_five < declared_five);
		// Most of what four more gifts were declared with was needed: holdings, series and counters.
		assert!(2 * (counted_five - counted_one) >= declared_five - declared_one);
	});
}

/// What the block gets back of what `call`, which Dave signs with this tip, was declared with, in picoseconds.
fn given_back(call: impl Into<RuntimeCall>, tip: Balance) -> u64 {
	let (call, who) = (call.into(), Sr25519Keyring::Dave.to_account_id());
	let mut extensions = extensions(System::account_nonce(&who));
	extensions.9 = ChargeInOrder::from(tip);
	let payload = SignedPayload::new(call.clone(), extensions.clone()).expect("it is built");
	let signature = payload.using_encoded(|bytes| Sr25519Keyring::Dave.pair().sign(bytes));
	let signature = MultiSignature::Sr25519(signature);
	let transaction: UncheckedExtrinsic =
		Generic::new_signed(call, who.into(), signature, extensions).into();
	let limits = <Runtime as frame_system::Config>::BlockWeights::get();
	let base = limits.get(DispatchClass::Normal).base_extrinsic;
	let declared = transaction.get_dispatch_info().total_weight().saturating_add(base);
	let of_block = || frame_system::BlockWeight::<Runtime>::get().total().ref_time();
	let before = of_block();
	assert_eq!(apply(transaction), Ok(Ok(())));
	declared.ref_time() - (of_block() - before)
}

/// What the block gets back of any transaction of Dave's: the end of safe mode and the author's share, the pause of an act inside,
/// and the pin of an Ethereum key.
fn of_any() -> Weight {
	Keys::get().reads(3).saturating_add(Keys::get().reads_writes(1, 1))
}

/// What is declared to find out who pays for so many legs.
fn asking(legs: u64) -> Weight {
	<PolicyWeights<Runtime> as pallet_fee_policy::WeightInfo>::sponsor()
		.saturating_add(prospects::weight().saturating_mul(legs))
}

fn remark() -> RuntimeCall {
	frame_system::Call::<Runtime>::remark { remark: Vec::new() }.into()
}

/// A call that pools pay for and that moves nothing.
fn cancellation(nonce: u64) -> RuntimeCall {
	pallet_nonces::Call::<Runtime>::cancel_nonce { nonce, deadline: env::now() + 60 }.into()
}

fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	pallet_utility::Call::<Runtime>::batch { calls }.into()
}

fn cancellations(nonces: Range<u64>) -> RuntimeCall {
	batch(nonces.map(cancellation).collect())
}

/// A list of so many gifts.
fn gifts(series: SeriesId, count: usize) -> RuntimeCall {
	let items = vec![(series, 1); count].try_into().expect("within the bound");
	pallet_coupons::Call::<Runtime>::transfer_batch { to: who::baltathar(), items }.into()
}

/// The same gifts of Alith's through the precompile, with `value`.
fn gifts_by_precompile(series: SeriesId, count: usize, value: u64) -> RuntimeCall {
	let ids = vec![Word::from(series); count];
	let input = ICoupon::safeBatchTransferFromCall {
		from: Address::from(ALITH.address().0),
		to: Address::from(BALTATHAR.address().0),
		ids,
		values: vec![Word::from(1); count],
		data: Default::default(),
	};
	pallet_revive::Call::<Runtime>::eth_call {
		dest: addresses::address_of(addresses::COUPON),
		value: value.into(),
		weight_limit: Weight::zero(),
		eth_gas_limit: 1.into(),
		data: input.abi_encode(),
		transaction_encoded: Vec::new(),
		effective_gas_price: 0.into(),
		encoded_len: 0,
	}
	.into()
}

/// A call of the holder's account by whoever inherited it.
fn inherited(call: RuntimeCall) -> RuntimeCall {
	let recovered = who::holder().into();
	pallet_recovery::Call::<Runtime>::control_inherited_account { recovered, call: Box::new(call) }
		.into()
}

#[test]
fn transaction_should_count_its_extensions_keys_once() {
	env::execute(|| {
		assert_eq!(given_back(remark(), 0), of_any().ref_time());
		// And who pays: its account was read and written before, and whose it is was read.
		let tipped =
			of_any().saturating_add(asking(1)).saturating_add(Keys::get().reads_writes(2, 1));
		assert_eq!(given_back(remark(), 1), tipped.ref_time());
	});
}

#[test]
fn transaction_should_be_declared_with_every_leg_that_may_be_judged() {
	env::execute(|| {
		let declared = |call: &RuntimeCall| {
			TransactionExtension::<RuntimeCall>::weight(&ChargeInOrder::from(0), call)
		};
		let single = declared(&remark());
		let deep = (0..4).fold(cancellation(0), |call, _| batch(vec![call]));
		let cases = [
			("a single call", cancellation(0), 1_u32),
			("nothing", batch(Vec::new()), 0),
			("three calls", cancellations(0..3), 3),
			// The batch counts among ten.
			("nine calls", cancellations(0..9), 9),
			("as many as are judged of many", cancellations(0..100), 9),
			("ten gifts", gifts(1, 10), 10),
			("too many gifts, of which none is judged", gifts(1, 11), 0),
			("a call and eight gifts", batch(vec![cancellation(0), gifts(1, 8)]), 9),
			("a call before too many gifts", batch(vec![cancellation(0), gifts(1, 9)]), 1),
			("what lies too deep", deep, 0),
			("an inherited account and its two calls", inherited(cancellations(0..2)), 3),
		];
		for (what, call, legs) in cases {
			assert_eq!(Legs::at_most(&call), legs, "{what}");
			let further = prospects::weight().saturating_mul(u64::from(legs.saturating_sub(1)));
			assert_eq!(declared(&call), single.saturating_add(further), "{what}");
		}
		let by_ethereum = |call| -> RuntimeCall {
			pallet_revive::Call::<Runtime>::eth_substrate_call {
				call: Box::new(call),
				transaction_encoded: Vec::new(),
			}
			.into()
		};
		assert_eq!(Legs::at_most(&by_ethereum(cancellations(0..3))), 3);
		assert_eq!(Legs::at_most(&gifts_by_precompile(1, 4, 0)), 4);
		assert_eq!(Legs::at_most(&gifts_by_precompile(1, 11, 0)), 0);
		assert_eq!(Legs::at_most(&gifts_by_precompile(1, 4, 1)), 1, "value is never sponsored");
	});
}

#[test]
fn as_many_legs_should_be_judged_as_are_declared_when_all_have_prospects() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder(), who::alith()], 100);
		let cases = [
			(who::holder(), cancellation(0)),
			(who::holder(), cancellations(0..9)),
			(who::holder(), gifts(series, 10)),
			(who::holder(), batch(vec![cancellation(0), gifts(series, 8)])),
			(who::alith(), gifts_by_precompile(series, 10, 0)),
		];
		for (who, call) in cases {
			let mut legs = Legs::default();
			assert!(legs.asked(&who, &call).is_ok(), "{call:?}");
			assert_eq!(legs.judged(), Legs::at_most(&call), "{call:?}");
		}
		// The first leg without prospects ends it.
		let hopeless = batch(vec![cancellation(0), gifts(series + 1, 1), cancellation(1)]);
		let mut legs = Legs::default();
		assert_eq!(legs.asked(&who::holder(), &hopeless), Err(NotSponsored::Hopeless));
		assert_eq!((legs.judged(), Legs::at_most(&hopeless)), (2, 3));
	});
}

#[test]
fn block_should_get_back_legs_that_nobody_judged() {
	env::execute(|| {
		assert_eq!(given_back(cancellations(0..3), 0), of_any().ref_time(), "all were judged");
		// The first is its signer's to pay, so that the others do not matter.
		let unjudged = of_any().saturating_add(prospects::weight().saturating_mul(8));
		assert_eq!(given_back(batch(vec![remark(); 9]), 0), unjudged.ref_time());
		let tipped =
			of_any().saturating_add(asking(3)).saturating_add(Keys::get().reads_writes(2, 1));
		assert_eq!(given_back(cancellations(3..6), 1), tipped.ref_time());
	});
}

/// What the block gets back of what an Ethereum transaction was declared with, in picoseconds.
fn given_back_by_ethereum(transaction: UncheckedExtrinsic) -> u64 {
	let context = frame_system::ChainContext::<Runtime>::default();
	let checked = undone(|| transaction.clone().check(&context)).expect("valid");
	let limits = <Runtime as frame_system::Config>::BlockWeights::get();
	let base = limits.get(DispatchClass::Normal).base_extrinsic;
	let declared = checked.get_dispatch_info().total_weight().saturating_add(base);
	let of_block = || frame_system::BlockWeight::<Runtime>::get().total().ref_time();
	let (before, mark) = (of_block(), eth::mark());
	assert_eq!(apply(transaction), Ok(Ok(())));
	assert_eq!(eth::reverted(mark), None);
	declared.ref_time() - (of_block() - before)
}

#[test]
fn block_should_get_back_of_an_ethereum_transaction_what_its_price_decides() {
	env::execute(|| {
		// The end of safe mode and the author's share.
		let of_any = Keys::get().reads(2);
		// A price says that the signer pays: nobody asks.
		let priced = of_any.saturating_add(asking(3));
		let transaction = ALITH.native(cancellations(0..3));
		assert_eq!(given_back_by_ethereum(transaction), priced.ref_time());
		// Without one a pool pays, and no gas leaves the signer.
		let free = of_any.saturating_add(left(1));
		let transaction = ALITH.free_native(cancellations(3..6));
		assert_eq!(given_back_by_ethereum(transaction), free.ref_time());
	});
}

/// What the block counts for an order of Dave's, besides what it counts for any transaction, in picoseconds.
fn counted(market: MarketId, order: OrderRequest<AccountId>) -> u64 {
	counted_of(pallet_order_book::Call::<Runtime>::place_order { market, order }.into())
}

/// The same of any call of his.
fn counted_of(call: RuntimeCall) -> u64 {
	let declared = call.get_dispatch_info().call_weight.ref_time();
	declared - (given_back(call, 1) - given_back(remark(), 1))
}

#[test]
fn order_should_count_for_what_it_did_when_it_might_have_met_more() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder(), who::alith()], 10_000);
		let market = scene::open_market(series, 1);
		// The first in an hour looks for the reference price.
		scene::place(&who::alith(), market, scene::order(Side::Ask, 501, 5));
		// Whose account it is and the identity were read with the fee.
		let resting = Book::place_order().saturating_sub(Keys::get().reads(2)).ref_time();
		assert_eq!(counted(market, scene::order(Side::Bid, 500, 10)), resting);
		let one = counted(market, scene::order(Side::Bid, 501, 5));
		assert!(one > resting && one < Book::fills(1).ref_time());
	});
}

#[test]
fn order_should_count_for_plain_fills_when_nobody_needs_more() {
	env::execute(|| {
		let holders = [who::holder(), who::officer(), who::alith()];
		let (series, _) = scene::stage(&holders, 10_000);
		let market = scene::open_market(series, 1);
		let [_, makers @ ..] = holders;
		let [plain, dear] = makers.map(|maker| {
			for number in 501..506 {
				scene::place(&maker, market, scene::order(Side::Ask, number, 5));
			}
			counted(market, scene::order(Side::Bid, 505, 25))
		});
		let five = Book::fills_plain(5).saturating_sub(Keys::get().reads(2));
		assert_eq!(plain, five.ref_time());
		// Whoever has an address of Ethereum may be a contract.
		assert!(dear > plain && dear < Book::fills(5).ref_time());
	});
}

#[test]
fn batch_of_orders_should_count_each_tick_once_when_a_market_maker_moves_its_orders() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder()], 10_000);
		let market = scene::open_market(series, 1);
		let ask = |client: u16, number| OrderRequest {
			client: Some(client.into()),
			max_fills: 1,
			..scene::order(Side::Ask, number, 5)
		};
		for client in 1..=10 {
			scene::place(&who::holder(), market, ask(client, 500 + client));
		}
		let cancels: Vec<_> = (1..=10).map(OrderRef::Client).collect();
		let places: Vec<_> = (0..40).map(|index| ask(11 + index, 501 + index % 10)).collect();
		let round = pallet_order_book::Call::<Runtime>::batch {
			market,
			cancels: cancels.try_into().expect("few"),
			amends: Default::default(),
			places: places.try_into().expect("few"),
			atomic: false,
		};
		// A word is touched, and of ten ticks the levels, the pages before and those after.
		let touched = 1 + 10 + 20;
		let reads = 1 + 4 * 10 + 2 * 40 - touched;
		let writes = 1 + 4 * 10 + 3 * 40 - touched;
		let unneeded = Keys::get().reads_writes(reads, writes);
		let needed = Book::batch(10, 0, 40).saturating_sub(unneeded);
		assert_eq!(counted_of(round.into()), needed.ref_time());
	});
}

#[test]
fn batch_of_orders_should_count_for_plain_fills_when_nobody_needs_more() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder(), who::officer()], 10_000);
		let market = scene::open_market(series, 1);
		for number in 501..511 {
			scene::place(&who::officer(), market, scene::order(Side::Ask, number, 5));
		}
		let taking =
			OrderRequest { time_in_force: TimeInForce::Ioc, ..scene::order(Side::Bid, 510, 10) };
		let waiting = OrderRequest { max_fills: 1, ..scene::order(Side::Bid, 400, 5) };
		let places: Vec<_> = (0..40)
			.map(|index| if index % 8 == 0 { taking.clone() } else { waiting.clone() })
			.collect();
		let batch = pallet_order_book::Call::<Runtime>::batch {
			market,
			cancels: Default::default(),
			amends: Default::default(),
			places: places.try_into().expect("few"),
			atomic: false,
		};
		let most = Book::batch(0, 0, 40).saturating_add(Book::fills_plain(10));
		assert!(counted_of(batch.into()) <= most.ref_time());
	});
}

#[test]
fn batch_of_orders_should_count_as_calls_of_their_own_when_they_are_few() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder()], 10_000);
		let market = scene::open_market(series, 1);
		let order = OrderRequest { max_fills: 1, ..scene::order(Side::Ask, 501, 5) };
		let one = pallet_order_book::Call::<Runtime>::batch {
			market,
			cancels: Default::default(),
			amends: Default::default(),
			places: vec![order].try_into().expect("one"),
			atomic: false,
		};
		let alone = Book::place_order().saturating_add(Keys::get().writes(1));
		assert!(counted_of(one.into()) <= alone.ref_time());
	});
}
