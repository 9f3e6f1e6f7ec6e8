// SPDX-License-Identifier: Apache-2.0
//! Coupons and money from Ethereum: signed transactions to the precompiles, what they leave behind, and what wallets see of it.

mod business;
mod compliance;
mod marketplace;
mod served;

use frame_support::{assert_ok, traits::PalletInfoAccess};
use genex_precompiles::{
	NATIVE_CALLS,
	abi::{
		ICoupon::{self, TransferSingle},
		IRedemption::{self, Redeemed},
		IStablecoin,
	},
	addresses,
};
use genex_primitives::{Reason, SeriesId};
use genex_runtime::{AccountId, Allowances, Coupons, Revive, Runtime, RuntimeEvent, eth_api};
use genex_runtime_tests::{
	env,
	eth::{self, ALITH, CHARLETH, Key},
	native::{apply, dispatch},
	scene::{self, USDC, dollars, units},
	size::{Round, Rounds},
	who,
};
use pallet_revive::precompiles::alloy::{
	primitives::{Address, B256, Bytes, U256},
	sol_types::{SolCall, SolEvent},
};
use sp_core::{H160, H256};
use sp_io::hashing::{keccak_256, twox_128};
use std::collections::BTreeSet;

const COUPON: H160 = addresses::address_of(addresses::COUPON);
const REDEMPTION: H160 = addresses::address_of(addresses::REDEMPTION);
const ORDER: [u8; 32] = [7; 32];

/// A log as the node shows it.
type Log = (H160, Vec<H256>, Vec<u8>);

fn log(contract: H160, event: impl SolEvent) -> Log {
	let (topics, data) = event.encode_log_data().split();
	(contract, topics.into_iter().map(|topic| H256(topic.0)).collect(), data.to_vec())
}

fn address(key: &Key) -> Address {
	Address::from(key.address().0)
}

fn gift(series: SeriesId, from: &Key, to: H160, value: u64) -> Vec<u8> {
	ICoupon::safeTransferFromCall {
		from: address(from),
		to: Address::from(to.0),
		id: U256::from(series),
		value: U256::from(value),
		data: Bytes::new(),
	}
	.abi_encode()
}

fn redemption(series: SeriesId, quantity: u64, redeemer: H160) -> Vec<u8> {
	IRedemption::redeemCall {
		series: U256::from(series),
		quantity: U256::from(quantity),
		redeemer: Address::from(redeemer.0),
		orderHash: B256::from(ORDER),
		ciphertext: Bytes::from_static(b"size 42"),
	}
	.abi_encode()
}

/// The address of an account without an Ethereum key.
fn address_of(account: &AccountId) -> H160 {
	use pallet_revive::AddressMapper;
	<Runtime as pallet_revive::Config>::AddressMapper::to_address(account)
}

/// The issuer's address.
fn store() -> H160 {
	address_of(&who::issuer())
}

/// The native events of the books after `mark`.
fn book_events(mark: usize) -> Vec<pallet_coupons::Event<Runtime>> {
	eth::events_since(mark)
		.into_iter()
		.filter_map(|event| match event {
			RuntimeEvent::Coupons(event) => Some(event),
			_ => None,
		})
		.collect()
}

/// Every storage entry of the books of coupons.
fn books() -> Vec<(Vec<u8>, Vec<u8>)> {
	entries_of(<Coupons as PalletInfoAccess>::name())
}

/// Every storage entry of a pallet.
fn entries_of(pallet: &str) -> Vec<(Vec<u8>, Vec<u8>)> {
	let prefix = twox_128(pallet.as_bytes()).to_vec();
	let mut entries = Vec::new();
	let mut key = prefix.clone();
	while let Some(next) = sp_io::storage::next_key(&key).filter(|next| next.starts_with(&prefix)) {
		let value = sp_io::storage::get(&next).expect("the key exists");
		entries.push((next.clone(), value.to_vec()));
		key = next;
	}
	entries
}

/// State and native events of the books after `act` on a fresh chain.
fn effects_of(
	act: impl FnOnce(SeriesId),
) -> (Vec<(Vec<u8>, Vec<u8>)>, Vec<pallet_coupons::Event<Runtime>>) {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::alith()], 0);
		let mark = eth::mark();
		act(series);
		(books(), book_events(mark))
	})
}

/// Whether a block's bloom filter admits logs of `address`.
fn blooms(bloom: &[u8; 256], address: H160) -> bool {
	let hash = keccak_256(address.as_bytes());
	[0, 2, 4].into_iter().all(|start| {
		let bit = usize::from(u16::from_be_bytes([hash[start], hash[start + 1]]) % 2048);
		bloom[255 - bit / 8] & (1 << (bit % 8)) != 0
	})
}

#[test]
fn redemption_should_reach_the_receipt_with_both_logs() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::alith()], 0);
		env::next_block();
		let clock = pallet_timestamp::Call::<Runtime>::set { now: env::now() * 1_000 };
		let transaction = ALITH.call(REDEMPTION, redemption(series, 3_000, store()));
		assert_ok!(apply(transaction.clone()).expect("valid"));
		assert_eq!(units(series, &who::alith()), 7_000);
		let next = env::now() + 1;
		env::finish_block();

		let carried = vec![genex_runtime_tests::native::bare(clock), transaction];
		let transactions = eth_api::extract_block(carried).expect("the block is whole").ethereum;
		assert_eq!(transactions.len(), 1);
		let shown = &transactions[0];
		assert!(shown.success && shown.from == ALITH.address());
		let logs: Vec<Log> = shown
			.logs
			.iter()
			.map(|log| (log.address, log.topics.clone(), log.data.clone()))
			.collect();
		let burned = TransferSingle {
			operator: address(&ALITH),
			from: address(&ALITH),
			to: Address::ZERO,
			id: U256::from(series),
			value: U256::from(3_000),
		};
		let redeemed = Redeemed {
			holder: address(&ALITH),
			series: U256::from(series),
			redeemer: Address::from(store().0),
			quantity: U256::from(3_000),
			orderHash: B256::from(ORDER),
			ciphertext: Bytes::from_static(b"size 42"),
		};
		assert_eq!(logs, vec![log(COUPON, burned), log(REDEMPTION, redeemed)]);
		let bloom = Revive::eth_block().logs_bloom.0;
		assert!(blooms(&bloom, COUPON) && blooms(&bloom, REDEMPTION));
		assert!(!blooms(&bloom, ALITH.address()));
		env::start_block_at(next);
	});
}

#[test]
fn gift_should_have_the_effects_of_the_native_call() {
	for round in Rounds::from_env().all() {
		gift_has_the_effects_of_the_native_call(round);
	}
}

/// A quantity that everyone on the stage has.
fn quantity_of(round: Round) -> u64 {
	round.number("quantity", 500, 1..=10_000)
}

fn gift_has_the_effects_of_the_native_call(round: Round) {
	let quantity = quantity_of(round);
	let native = effects_of(|series| {
		let to = who::holder();
		let call = pallet_coupons::Call::<Runtime>::transfer { series, to, quantity };
		assert_ok!(dispatch(call, &who::alith()));
	});
	let solidity = effects_of(|series| {
		let mark = eth::mark();
		let input = gift(series, &ALITH, address_of(&who::holder()), quantity);
		assert_ok!(apply(ALITH.call(COUPON, input)).expect("valid"));
		assert_eq!(eth::reverted(mark), None);
	});
	assert_eq!(native, solidity, "{round:?}");
	assert_eq!(native.1.len(), 1);
}

#[test]
fn redemption_should_have_the_effects_of_the_native_call() {
	for round in Rounds::from_env().all() {
		redemption_has_the_effects_of_the_native_call(round);
	}
}

fn redemption_has_the_effects_of_the_native_call(round: Round) {
	let quantity = quantity_of(round);
	let native = effects_of(|series| {
		let call = pallet_coupons::Call::<Runtime>::redeem {
			series,
			quantity,
			redeemer: who::issuer(),
			order_hash: H256(ORDER),
			ciphertext: Some(b"size 42".to_vec().try_into().expect("short")),
		};
		assert_ok!(dispatch(call, &who::alith()));
	});
	let solidity = effects_of(|series| {
		let mark = eth::mark();
		let input = redemption(series, quantity, store());
		assert_ok!(apply(ALITH.call(REDEMPTION, input)).expect("valid"));
		assert_eq!(eth::reverted(mark), None);
	});
	assert_eq!(native, solidity, "{round:?}");
	assert_eq!(native.1.len(), 1);
}

#[test]
fn refusal_should_revert_with_its_code_and_change_nothing() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::alith()], 0);
		let before = books();
		let mark = eth::mark();
		let input = gift(series, &ALITH, CHARLETH.address(), 1);
		let (refused, data) = eth::ask(&who::alith(), COUPON, input.clone());
		let text = eth::revert_text(&data).expect("a text");
		assert!(
			refused && text.contains(&format!("Genex: 102 {}", Reason::RecipientUnknown.text()))
		);
		assert_ok!(apply(ALITH.call(COUPON, input)).expect("valid"));
		assert!(eth::reverted(mark).is_some());
		assert_eq!(books(), before);
		assert!(book_events(mark).is_empty());
	});
}

#[test]
fn pause_should_hold_where_a_contract_would_reach() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::alith()], 0);
		let name = |text: &str| text.as_bytes().to_vec().try_into().expect("short");
		// Several functions may stand for one call.
		let names: BTreeSet<_> = NATIVE_CALLS.iter().map(|(_, _, name)| *name).collect();
		for (pallet, call) in names {
			let full_name = (name(pallet), name(call));
			let pause = pallet_tx_pause::Call::<Runtime>::pause { full_name };
			assert_ok!(dispatch(pause, &who::officer()));
		}
		let approval =
			ICoupon::setApprovalForAllCall { operator: Address::from(store().0), approved: true };
		for (target, input) in [
			(COUPON, gift(series, &ALITH, address_of(&who::holder()), 1)),
			(COUPON, approval.abi_encode()),
			(REDEMPTION, redemption(series, 1, store())),
		] {
			let (refused, data) = eth::ask(&who::alith(), target, input);
			let text = eth::revert_text(&data).expect("a text");
			assert!(refused && text.contains("Genex: this act is paused"), "{text}");
		}
		let look = ICoupon::balanceOfCall { account: address(&ALITH), id: U256::from(series) };
		let (refused, data) = eth::ask(&who::alith(), COUPON, look.abi_encode());
		assert!(!refused);
		assert_eq!(U256::from_be_slice(&data), U256::from(10_000));
	});
}

#[test]
fn native_names_should_be_those_of_the_runtime() {
	let calls = genex_runtime_tests::metadata::calls();
	for (_, _, (pallet, name)) in NATIVE_CALLS {
		let known = calls.iter().any(|call| call.pallet == *pallet && call.name == *name);
		assert!(known, "{pallet}.{name}");
	}
}

/// State and native events of money and of who may spend it, after `act` on a fresh chain where two people have it.
fn effects_on_money(act: impl FnOnce()) -> (Vec<(Vec<u8>, Vec<u8>)>, Vec<RuntimeEvent>) {
	env::execute(|| {
		scene::stage(&[who::alith(), who::holder()], 100);
		let mark = eth::mark();
		act();
		let state = ["Assets", "Cash", "Allowances"].map(entries_of).concat();
		let mut events = eth::events_since(mark);
		events.retain(|event| matches!(event, RuntimeEvent::Cash(_) | RuntimeEvent::Allowances(_)));
		(state, events)
	})
}

/// Sends `input` to the dollars, signed by `key`.
fn ask_dollars(key: &Key, input: Vec<u8>) {
	let mark = eth::mark();
	assert_ok!(apply(key.call(addresses::of_stablecoin(USDC), input)).expect("valid"));
	assert_eq!(eth::reverted(mark), None);
}

/// Dollars in smallest units that everyone on the stage has.
fn amount_of(round: Round) -> u128 {
	round.number("amount", 1_000_000, 1..=50_000_000).into()
}

#[test]
fn payment_should_have_the_effects_of_the_native_call() {
	for round in Rounds::from_env().all() {
		let amount = amount_of(round);
		let native = effects_on_money(|| {
			let to = who::holder();
			let call = pallet_cash::Call::<Runtime>::transfer { asset: USDC, to, amount };
			assert_ok!(dispatch(call, &who::alith()));
		});
		let solidity = effects_on_money(|| {
			let to = Address::from(address_of(&who::holder()).0);
			let call = IStablecoin::transferCall { to, value: U256::from(amount) };
			ask_dollars(&ALITH, call.abi_encode());
		});
		assert_eq!(native, solidity, "{round:?}");
		assert_eq!(native.1.len(), 1);
	}
}

#[test]
fn allowance_should_have_the_effects_of_the_native_calls() {
	for round in Rounds::from_env().all() {
		let amount = amount_of(round);
		let left = u128::from(round.number("left", 5, 0..=1_000));
		let approved = amount + left;
		let (owner, to) = (who::holder(), who::issuer());
		// The owner has no Ethereum key, so that it approves natively both times.
		let approve = || {
			let (asset, spender, amount) = (USDC, who::alith(), approved);
			let call = pallet_allowances::Call::<Runtime>::approve { asset, spender, amount };
			assert_ok!(dispatch(call, &who::holder()));
		};
		let native = effects_on_money(|| {
			approve();
			let (from, to) = (owner.clone(), to.clone());
			let call =
				pallet_allowances::Call::<Runtime>::transfer_from { asset: USDC, from, to, amount };
			assert_ok!(dispatch(call, &who::alith()));
		});
		let solidity = effects_on_money(|| {
			approve();
			let [from, to] = [&owner, &to].map(|who| Address::from(address_of(who).0));
			let call = IStablecoin::transferFromCall { from, to, value: U256::from(amount) };
			ask_dollars(&ALITH, call.abi_encode());
		});
		assert_eq!(native, solidity, "{round:?}");
		assert_eq!(native.1.len(), 3);
	}
}

#[test]
fn approval_should_have_the_effects_of_the_native_call() {
	for (value, amount) in [(U256::from(7), 7), (U256::MAX, pallet_allowances::INFINITE)] {
		let native = effects_on_money(|| {
			let (asset, spender) = (USDC, who::holder());
			let call = pallet_allowances::Call::<Runtime>::approve { asset, spender, amount };
			assert_ok!(dispatch(call, &who::alith()));
		});
		let solidity = effects_on_money(|| {
			let spender = Address::from(address_of(&who::holder()).0);
			ask_dollars(&ALITH, IStablecoin::approveCall { spender, value }.abi_encode());
		});
		assert_eq!(native, solidity);
		assert_eq!(native.1.len(), 1);
	}
}

#[test]
fn permit_should_have_the_effects_of_the_native_call() {
	let signed = |value: u128| {
		let spender = address_of(&who::holder());
		ALITH.permit(USDC, spender, value.into(), sp_core::U256::MAX)
	};
	for value in [7, u128::MAX] {
		let native = effects_on_money(|| {
			let (permit, signature) = signed(value);
			let call =
				pallet_allowances::Call::<Runtime>::permit { asset: USDC, permit, signature };
			assert_ok!(dispatch(call, &who::alith()));
		});
		let solidity = effects_on_money(|| {
			let (permit, signature) = signed(value);
			let call = IStablecoin::permitCall {
				owner: address(&ALITH),
				spender: Address::from(permit.spender.0),
				value: U256::from(value),
				deadline: U256::MAX,
				v: signature.v,
				r: B256::from(signature.r.0),
				s: B256::from(signature.s.0),
			};
			ask_dollars(&ALITH, call.abi_encode());
		});
		assert_eq!(native, solidity);
		assert_eq!(native.1.len(), 2);
	}
}

#[test]
fn stablecoin_should_show_what_the_chain_knows() {
	env::execute(|| {
		scene::stage(&[who::alith()], 100);
		let at = addresses::of_stablecoin(USDC);
		let look = IStablecoin::balanceOfCall { account: address(&ALITH) };
		let (refused, data) = eth::ask(&who::alith(), at, look.abi_encode());
		assert!(!refused);
		assert_eq!(U256::from_be_slice(&data), U256::from(dollars(&who::alith())));
		let (refused, data) =
			eth::ask(&who::alith(), at, IStablecoin::DOMAIN_SEPARATORCall {}.abi_encode());
		assert!(!refused);
		assert_eq!(Some(H256::from_slice(&data)), Allowances::domain_separator(USDC));
		let nowhere = addresses::of_stablecoin(u32::MAX);
		let (refused, data) = eth::ask(&who::alith(), nowhere, look.abi_encode());
		let text = eth::revert_text(&data).expect("a text");
		assert!(refused && text.contains("Stablecoin: UnknownAsset"), "{text}");
	});
}
