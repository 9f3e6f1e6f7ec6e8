// SPDX-License-Identifier: Apache-2.0
//! Every call has a weight that was measured for it, and the runtime uses it.

use frame_support::{dispatch::GetDispatchInfo, weights::Weight};
use genex_primitives::book::OrderId;
use genex_runtime::{
	Runtime, RuntimeCall,
	configs::contract_weights::{left, moved},
	constants::GNX,
	fees::charge::ChargeInOrder,
};
use genex_runtime_tests::{
	env,
	eth::{ALITH, BALTATHAR},
	metadata::{self, calls},
	native::apply,
	scene::gnx,
};
use pallet_claims::WeightInfo as _;
use pallet_compliance::WeightInfo as _;
use pallet_order_book::WeightInfo as _;
use pallet_revive::{WeightInfo as _, evm::TransactionUnsigned};
use sp_core::{H256, U256};
use sp_runtime::traits::TransactionExtension;
use std::{
	collections::{BTreeMap, BTreeSet},
	fs,
	path::{Path, PathBuf},
};

/// Crates whose pallets keep the weights that they ship, and why.
const SHIPPED: &[(&str, &str)] = &[
	("pallet_assets", "takes no calls"),
	("pallet_grandpa", "puts its weights together from parts, which the gate measures"),
	("pallet_revive", "its benchmarks need compilers of contracts; the suite hostile compares"),
];

/// A call without a weight of its own name: its crate, the call, by which functions it weighs instead, and why these are
/// right. What names none carries its weight with it.
type Borrowed = (&'static str, &'static str, &'static [&'static str], &'static str);

const BORROWED: &[Borrowed] = &[
	(
		"frame_system",
		"authorize_upgrade_without_checks",
		&["authorize_upgrade"],
		"writes the same record, but for a flag in it",
	),
	(
		"frame_system",
		"set_code_without_checks",
		&["set_code"],
		"writes the code without reading its version; both take the rest of the block",
	),
	(
		"pallet_balances",
		"burn",
		&["burn_allow_death", "burn_keep_alive"],
		"weighs as the one of the two that its argument names",
	),
	(
		"pallet_balances",
		"force_set_balance",
		&["force_set_balance_creating", "force_set_balance_killing"],
		"weighs as the dearer of the two; an account that stays does less than either",
	),
	(
		"pallet_collective",
		"close",
		&["close_approved", "close_disapproved", "close_early_approved", "close_early_disapproved"],
		"weighs as the dearest of the four, and as what it carries out",
	),
	(
		"pallet_collective",
		"propose",
		&["propose_execute", "propose_proposed"],
		"weighs as the one of the two that its threshold asks for",
	),
	(
		"pallet_insolvency",
		"declare_missed",
		&["declare_default"],
		"is what is measured there; it reads the demand, where the other one reads who is an officer",
	),
	(
		"pallet_multisig",
		"approve_as_multi",
		&["approve_as_multi_approve", "approve_as_multi_create"],
		"weighs as the dearer of the two; the SDK then counts a first approval as `as_multi_create`, a little more",
	),
	(
		"pallet_multisig",
		"as_multi",
		&["as_multi_approve", "as_multi_complete", "as_multi_create"],
		"weighs as the dearest of the three, and as what it carries out",
	),
	(
		"pallet_order_book",
		"cancel_by_client",
		&["cancel_order"],
		"is what is measured there; it looks up the number that the other one is given",
	),
	(
		"pallet_order_book",
		"halt",
		&["set_market"],
		"reads who is an officer instead of the best ticks, and writes the market alone: a write less for an event more",
	),
	(
		"pallet_order_book",
		"set_market_state",
		&["set_market"],
		"is what is measured there; it ends an auction and reads the best ticks, where the other one writes the market alone",
	),
	(
		"pallet_quarantine",
		"offer",
		&["offer_opened", "offer_settled"],
		"weighs as the dearer of the two, which are all it can come to",
	),
	(
		"pallet_scheduler",
		"schedule_after",
		&["schedule"],
		"does the same, after adding to the number of the block, which both read",
	),
	(
		"pallet_scheduler",
		"schedule_named_after",
		&["schedule_named"],
		"does the same, after adding to the number of the block, which both read",
	),
	("pallet_utility", "with_weight", &[], "weighs what root says"),
];

fn is_shipped(of: &str) -> bool {
	SHIPPED.iter().any(|(shipped, _)| *shipped == of)
}

fn borrowed(of: &str, call: &str) -> Option<&'static [&'static str]> {
	let mut all = BORROWED.iter();
	all.find(|(owner, name, ..)| *owner == of && *name == call).map(|(_, _, from, _)| *from)
}

/// The sources of the runtime.
fn folder() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("../../runtime/src")
}

/// The functions in each file of weights, by the crate that it is for.
fn measured() -> BTreeMap<String, BTreeSet<String>> {
	let files = fs::read_dir(folder().join("weights"))
		.expect("weights were measured by scripts/bench.sh weights");
	let mut all = BTreeMap::new();
	for file in files {
		let path = file.expect("a readable folder").path();
		let of = path.file_stem().expect("a file").to_string_lossy().into_owned();
		if of == "mod" {
			continue;
		}
		let text = fs::read_to_string(&path).expect("a readable file");
		let heads = text.lines().filter_map(|line| line.trim().strip_prefix("fn "));
		let names = heads.filter_map(|head| head.split('(').next());
		all.insert(of, names.map(|name| name.trim().to_owned()).collect());
	}
	all
}

/// The files that say how the runtime is set up.
fn sources(folder: &Path) -> Vec<String> {
	let mut all = Vec::new();
	for file in fs::read_dir(folder).expect("a readable folder") {
		let path = file.expect("a readable folder").path();
		if path.is_dir() {
			// Neither what was measured nor what measures.
			if !path.ends_with("weights") && !path.ends_with("benchmarks") {
				all.extend(sources(&path));
			}
		} else {
			all.push(fs::read_to_string(&path).expect("a readable file"));
		}
	}
	all
}

#[test]
fn every_call_should_have_a_weight_of_its_own() {
	let (measured, crates) = (measured(), metadata::crates());
	let mut bare = Vec::new();
	for call in calls() {
		let of = crates.get(&call.pallet).expect("the pallet takes calls");
		if is_shipped(of) {
			continue;
		}
		let own = [&*call.name];
		let needed = borrowed(of, &call.name).unwrap_or(&own);
		let functions = measured.get(of).cloned().unwrap_or_default();
		let missing = needed.iter().filter(|name| !functions.contains(**name));
		bare.extend(missing.map(|name| format!("{}: no {name} in weights/{of}.rs", call.path())));
	}
	assert!(bare.is_empty(), "measure them by scripts/bench.sh weights: {bare:#?}");
}

#[test]
fn exceptions_should_be_needed() {
	let (measured, crates) = (measured(), metadata::crates());
	for (of, why) in SHIPPED {
		assert!(!measured.contains_key(*of), "{of} has weights of its own, though it {why}");
	}
	for (of, name, from, why) in BORROWED {
		let known = calls().iter().any(|call| call.name == *name && crates[&call.pallet] == *of);
		assert!(known, "{of} has no call {name}");
		let functions = measured.get(*of).cloned().unwrap_or_default();
		assert!(
			!functions.contains(*name),
			"{of} has a weight of {name}, and {from:?} stand for it, because it {why}"
		);
	}
}

#[test]
fn officers_acts_should_be_declared_with_weights_of_their_own() {
	type Claims = <Runtime as pallet_claims::Config>::WeightInfo;
	type Market = <Runtime as pallet_order_book::Config>::WeightInfo;
	let (order, market, reason) = (OrderId(0), 1, H256::zero());
	let calls: [(RuntimeCall, Weight); 4] = [
		(
			pallet_claims::Call::<Runtime>::force_batch { batch: 1, reason }.into(),
			Claims::force_batch(),
		),
		(
			pallet_claims::Call::<Runtime>::force_gift { gift: 1, reason }.into(),
			Claims::force_gift(),
		),
		(
			pallet_order_book::Call::<Runtime>::force_cancel { order, reason }.into(),
			Market::force_cancel(),
		),
		(pallet_order_book::Call::<Runtime>::resume { market, reason }.into(), Market::resume()),
	];
	for (call, own) in calls {
		assert_eq!(call.get_dispatch_info().call_weight, own, "{call:?}");
	}
}

/// How many keys the file of the order book declares for `call`: once, where it says nothing, and for each of `times`.
fn keys_of_book<const N: usize>(call: &str, kind: &str, times: [&str; N]) -> [u64; N] {
	let file = folder().join("weights/pallet_order_book.rs");
	let text = fs::read_to_string(file).expect("a readable file");
	let (_, body) = text.split_once(&format!("fn {call}(")).expect("it is measured");
	let (body, _) = body.split_once("fn ").expect("it is not the last one");
	let declared = |times: &str| {
		let head = format!("::get().{kind}(");
		let mut lines = body.lines().filter_map(|line| line.split_once(&head));
		let of = |rest: &str| match times {
			"" => !rest.contains("saturating_mul"),
			_ => rest.contains(&format!("saturating_mul({times}.into())")),
		};
		let (_, rest) = lines.find(|(_, rest)| of(rest))?;
		rest.trim_start_matches('(').split('_').next()?.parse::<u64>().ok()
	};
	times.map(|times| declared(times).unwrap_or_default())
}

/// What is given back of a batch of orders is told by keys (`pallet_order_book::Pallet::batch`), so the file must have these.
#[test]
fn batch_of_orders_should_be_declared_with_the_keys_that_it_may_give_back() {
	// The auction once; of a cancel its entry among the open orders, level, page and both neighbours; of an order entry, level and two
	// pages; of an amendment both, and both entries. A page that begins is not read, nor is the entry of an order without name.
	let needed = [("reads", [1, 5, 6, 3]), ("writes", [1, 5, 9, 4])];
	for (kind, least) in needed {
		let found = keys_of_book("batch", kind, ["", "c", "a", "p"]);
		let enough = found.iter().zip(least).all(|(found, least)| *found >= least);
		assert!(enough, "{kind}: {found:?} are declared, and {least:?} may be given back");
	}
}

/// What orders come to that share no key, counted by hand (`pallet-order-book`, `tests/writes.rs`): once, and for each order.
#[test]
fn acts_at_the_book_should_be_declared_with_the_keys_that_they_may_come_to() {
	// Behind a full page; from between two pages to there, without a name; between two pages; in words of both sides.
	let needed = [
		("place_order", [9, 0], [6, 0]),
		("amend_order", [12, 0], [11, 0]),
		("cancel_order", [9, 0], [7, 0]),
		("force_cancel", [9, 0], [7, 0]),
		("cancel_orders", [7, 5], [4, 5]),
		("trigger_switch", [9, 5], [5, 5]),
		("sweep", [37, 6], [34, 4]),
		("return_dead", [0, 13], [0, 7]),
	];
	for (call, reads, writes) in needed {
		for (kind, least) in [("reads", reads), ("writes", writes)] {
			let found = keys_of_book(call, kind, ["", "n"]);
			let enough = found.iter().zip(least).all(|(found, least)| *found >= least);
			assert!(enough, "{call}: {found:?} {kind} are declared, and {least:?} may be needed");
		}
	}
}

#[test]
fn runtime_should_use_every_weight_that_was_measured() {
	let all = sources(&folder()).concat();
	let unused: Vec<_> = measured()
		.into_keys()
		.filter(|of| !all.contains(&format!("weights::{of}::WeightInfo")))
		.collect();
	assert!(unused.is_empty(), "bind them in runtime/src/configs: {unused:?}");
}

#[test]
fn runtime_should_use_no_weights_of_other_machines() {
	let mut foreign = Vec::new();
	for text in sources(&folder()) {
		// The crate whose pallet is set up where the line stands.
		let mut of = "";
		for line in text.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
			let implemented = line.strip_prefix("impl ").and_then(|rest| rest.split_once("::"));
			of = implemented.map_or(of, |(head, _)| head);
			let foreign_weights = line.contains("WeightInfo = ()")
				|| line.contains("SubstrateWeight")
				|| line.contains("SubstrateExtensionsWeight");
			let kept = is_shipped(of) || SHIPPED.iter().any(|(shipped, _)| line.contains(shipped));
			if foreign_weights && !kept {
				foreign.push(format!("{of}: {line}"));
			}
		}
	}
	assert!(foreign.is_empty(), "{foreign:#?}");
}

/// The weights of contracts, and what they are made of.
type Contracts = <Runtime as pallet_revive::Config>::WeightInfo;
type Shipped = pallet_revive::weights::SubstrateWeight<Runtime>;
type Rules = <Runtime as pallet_compliance::Config>::WeightInfo;

/// What a unit of gas is declared with.
fn unit(opcodes: fn(u32) -> Weight) -> Weight {
	opcodes(1).saturating_sub(opcodes(0))
}

#[test]
fn gas_of_contracts_should_be_declared_as_dear() {
	assert_eq!(unit(Contracts::evm_opcode), unit(Shipped::evm_opcode).saturating_mul(2));
}

#[test]
fn contracts_should_be_declared_with_the_guard_when_value_goes_along() {
	assert!(Rules::gnx_moved().ref_time() > 0 && Rules::gnx_moved().all_lte(moved(1)));
	let more = |plain: Weight, times| plain.saturating_add(moved(times));
	assert_eq!(Contracts::seal_call(0, 0, 32), Shipped::seal_call(0, 0, 32));
	// With it a new account may come into being.
	assert_eq!(Contracts::seal_call(1, 0, 32), more(Shipped::seal_call(1, 0, 32), 2));
	let parts = more(Shipped::seal_call(1, 1, 32), 2).saturating_add(left(1));
	assert_eq!(Contracts::seal_call(1, 1, 32), parts);
	type Act = fn(u32, u32, u32) -> Weight;
	let births: [(Act, Act); 2] = [
		(Contracts::seal_instantiate, Shipped::seal_instantiate),
		(Contracts::evm_instantiate, Shipped::evm_instantiate),
	];
	for (ours, shipped) in births {
		// There is a deposit in any case.
		assert_eq!(ours(0, 0, 32), more(shipped(0, 0, 32), 1));
		assert_eq!(ours(1, 0, 32), more(shipped(1, 0, 32), 2));
		assert_eq!(ours(1, 1, 32), more(shipped(1, 1, 32), 2).saturating_add(left(1)));
	}
}

#[test]
fn end_of_a_contract_should_be_declared_with_the_guard_for_all_that_it_leaves() {
	for removed in [0, 1] {
		let plain = Shipped::seal_terminate(removed);
		assert_eq!(Contracts::seal_terminate(removed), plain.saturating_add(moved(2)));
	}
	let plain = Shipped::seal_terminate_logic().saturating_add(moved(2));
	assert_eq!(Contracts::seal_terminate_logic(), plain.saturating_add(left(1)));
}

#[test]
fn native_calls_of_contracts_should_be_declared_with_the_guard_for_value_and_deposits() {
	let pairs = [
		(Contracts::call(), Shipped::call(), 2),
		(Contracts::instantiate(32), Shipped::instantiate(32), 2),
		(Contracts::instantiate_with_code(64, 32), Shipped::instantiate_with_code(64, 32), 3),
		(Contracts::upload_code(64), Shipped::upload_code(64), 1),
		(Contracts::remove_code(), Shipped::remove_code(), 1),
	];
	for (ours, shipped, times) in pairs {
		assert_eq!(ours, shipped.saturating_add(moved(times)));
	}
	let call = pallet_revive::Call::<Runtime>::remove_code { code_hash: Default::default() };
	let declared = call.get_dispatch_info().call_weight;
	assert_eq!(declared, Contracts::remove_code(), "the runtime declares it");
}

/// An Ethereum transaction that sends so much, in smallest units of 18 decimals: a call of an address, and a birth.
fn sending(value: U256) -> [RuntimeCall; 2] {
	let (weight_limit, effective_gas_price) = (Weight::zero(), U256::from(1));
	let (eth_gas_limit, encoded_len) = (U256::from(1), 100);
	let call = pallet_revive::Call::<Runtime>::eth_call {
		dest: BALTATHAR.address(),
		value,
		weight_limit,
		eth_gas_limit,
		data: Vec::new(),
		transaction_encoded: Vec::new(),
		effective_gas_price,
		encoded_len,
	};
	let birth = pallet_revive::Call::<Runtime>::eth_instantiate_with_code {
		value,
		weight_limit,
		eth_gas_limit,
		code: Vec::new(),
		data: Vec::new(),
		transaction_encoded: Vec::new(),
		effective_gas_price,
		encoded_len,
	};
	[call.into(), birth.into()]
}

#[test]
fn ethereum_transaction_should_be_declared_with_the_guard_for_gas_and_for_value() {
	let declared = |call: &RuntimeCall| {
		TransactionExtension::<RuntimeCall>::weight(&ChargeInOrder::from(0), call)
	};
	let remark =
		|| -> RuntimeCall { frame_system::Call::<Runtime>::remark { remark: Vec::new() }.into() };
	let plain = declared(&remark()).saturating_add(left(1));
	let carried = pallet_revive::Call::<Runtime>::eth_substrate_call {
		call: Box::new(remark()),
		transaction_encoded: Vec::new(),
	};
	assert_eq!(declared(&carried.into()), plain);
	let one = U256::from(10u128.pow(18));
	let with_value = plain.saturating_add(moved(1));
	for call in sending(U256::zero()) {
		assert_eq!(declared(&call), plain, "no value goes along");
	}
	for call in sending(one) {
		assert_eq!(declared(&call), with_value);
	}
	// What is less than the smallest unit of GNX takes one more of these.
	for value in [U256::from(1), one + 1] {
		for call in sending(value) {
			assert_eq!(declared(&call), with_value.saturating_add(left(1)), "{value}");
		}
	}
}

#[test]
fn block_should_count_the_guard_when_an_ethereum_transaction_sends_value() {
	env::execute(|| {
		let of_block = || frame_system::BlockWeight::<Runtime>::get().total().ref_time();
		let counted = |value: U256| {
			let send = ALITH.eip1559(BALTATHAR.address(), value, Vec::new());
			let (before, had) = (of_block(), gnx(&BALTATHAR.account()));
			let send = ALITH.wrap(TransactionUnsigned::Transaction1559Unsigned(send));
			assert_eq!(apply(send), Ok(Ok(())));
			let got = gnx(&BALTATHAR.account()) - had;
			(of_block() - before, got)
		};
		let ((nothing, none), (value, one)) =
			(counted(U256::zero()), counted(U256::from(10u128.pow(18))));
		assert_eq!((none, one), (0, GNX));
		// What else differs is a few bytes of the transaction.
		let guard = moved(1).ref_time();
		let more = value - nothing;
		assert!(more + 1_000_000 >= guard && more <= guard + 1_000_000, "{more} of {guard}");
	});
}

/// Contracts that pay by `transfer` count on it: whom they pay cannot call back before they have written down that they paid.
#[test]
fn gas_that_comes_with_value_should_not_pay_for_a_call() {
	// With it comes the weight of an event of four topics and 64 bytes, each of which costs so much besides.
	let event = Contracts::seal_deposit_event(4, 64).ref_time() + 64 * 256 * 1024;
	let stipend = unit(Contracts::evm_opcode).ref_time() * 2_300 + event;
	assert!(stipend < Contracts::seal_call(0, 0, 0).ref_time(), "{stipend}");
}
