// SPDX-License-Identifier: Apache-2.0
//! The Ethereum view of what happens natively: which events have logs, and that each log is there once.

mod telling;

use codec::Encode;
use frame_support::assert_ok;
use genex_eth_rpc_runtime_api::{EthLog, ExtractError, ExtractedBlock, NativeTransaction, Place};
use genex_precompiles::{
	abi::{ICoupon::TransferSingle, ICouponFactory::purchaseCall, IStablecoin::Transfer},
	addresses,
};
use genex_runtime::{AccountId, Runtime, RuntimeCall, System, UncheckedExtrinsic, eth_api};
use genex_runtime_tests::{
	env,
	eth::ALITH,
	metadata,
	native::{apply, bare, dispatch, sign},
	scene::{self, USDC},
	who,
};
use pallet_revive::{
	AddressMapper,
	precompiles::alloy::{
		primitives::{Address, U256},
		sol_types::{SolCall, SolEvent},
	},
};
use sp_core::{H160, H256};
use sp_keyring::Sr25519Keyring;
use sp_runtime::traits::{BlakeTwo256, Hash};
use std::collections::BTreeSet;
use telling::{MOVERS, OTHERS, TELLING};

#[test]
fn every_event_should_be_classified() {
	let events = metadata::events();
	for (pallet, told, silent) in TELLING {
		let (_, names) = events.iter().find(|(name, _)| name == pallet).expect("it has events");
		let known: BTreeSet<&str> = told.iter().chain(*silent).copied().collect();
		let actual: BTreeSet<&str> = names.iter().map(String::as_str).collect();
		assert_eq!(known, actual, "{pallet}: say of each whether it has a log, in `twins`, too");
		assert_eq!(known.len(), told.len() + silent.len(), "{pallet}: an event is both");
	}
	for (pallet, _) in &events {
		let telling = TELLING.iter().any(|(name, ..)| name == pallet);
		let places = [telling, MOVERS.contains(&&**pallet), OTHERS.contains(&&**pallet)];
		let count = places.into_iter().filter(|there| *there).count();
		assert_eq!(count, 1, "{pallet}: say whether its events need logs, and where they get them");
	}
}

fn at(account: &AccountId) -> H160 {
	<Runtime as pallet_revive::Config>::AddressMapper::to_address(account)
}

fn sol(account: &AccountId) -> Address {
	Address::from(at(account).0)
}

fn coupon() -> H160 {
	addresses::address_of(addresses::COUPON)
}

fn log(address: H160, event: impl SolEvent) -> EthLog {
	let (topics, data) = event.encode_log_data().split();
	let topics = topics.into_iter().map(|topic| H256(topic.0)).collect();
	EthLog { address, topics, data: data.to_vec() }
}

/// The clock of the block that is made.
fn clock() -> UncheckedExtrinsic {
	bare(pallet_timestamp::Call::<Runtime>::set { now: env::now() * 1_000 })
}

/// The Ethereum view of a block of these extrinsics, after its clock.
fn block_of(extrinsics: Vec<UncheckedExtrinsic>) -> ExtractedBlock {
	env::next_block();
	let mut body = vec![clock()];
	for extrinsic in extrinsics {
		assert_ok!(apply(extrinsic.clone()).expect("valid"));
		body.push(extrinsic);
	}
	let next = env::now() + 1;
	env::finish_block();
	let block = eth_api::extract_block(body).expect("the block is whole");
	env::start_block_at(next);
	block
}

#[test]
fn native_transfer_should_be_a_transaction_with_its_log() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder(), who::alith()], 1);
		let (from, to, quantity) = (who::holder(), who::alith(), 5);
		let call = pallet_coupons::Call::<Runtime>::transfer { to: to.clone(), series, quantity };
		let given = sign(call.clone(), &Sr25519Keyring::Dave.pair());
		let nonce = System::account_nonce(&from);
		let block = block_of(vec![given.clone()]);
		assert!(block.ethereum.is_empty());
		let moved = TransferSingle {
			operator: sol(&from),
			from: sol(&from),
			to: sol(&to),
			id: U256::from(series),
			value: U256::from(quantity),
		};
		let expected = NativeTransaction {
			place: Place::Extrinsic(1),
			hash: BlakeTwo256::hash_of(&given),
			from: at(&from),
			nonce,
			input: RuntimeCall::from(call).encode(),
			success: true,
			logs: vec![log(coupon(), moved)],
		};
		assert_eq!(block.native, vec![expected]);
	});
}

#[test]
fn money_moved_within_an_ethereum_transaction_should_be_told_once() {
	env::execute(|| {
		let (_, listing) = scene::stage(&[who::holder(), who::alith()], 5);
		let usdc = addresses::of_stablecoin(USDC);
		// By a native call, which no precompile sees.
		let (asset, to, amount) = (USDC, who::holder(), 100);
		let paid = ALITH.native(pallet_cash::Call::<Runtime>::transfer { asset, to, amount });
		let block = block_of(vec![paid]);
		let moved = Transfer {
			from: sol(&who::alith()),
			to: sol(&who::holder()),
			value: U256::from(amount),
		};
		assert!(block.native.is_empty());
		assert_eq!(block.ethereum[0].logs, vec![log(usdc, moved)]);

		// By a precompile other than that of the stablecoin.
		let purchase = purchaseCall {
			listing: U256::from(listing),
			quantity: U256::from(10),
			maxTotal: U256::from(u128::MAX),
		};
		let factory = addresses::address_of(addresses::COUPON_FACTORY);
		let block = block_of(vec![ALITH.call(factory, purchase.abi_encode())]);
		let logs = &block.ethereum[0].logs;
		let count = |address: H160, hash: [u8; 32]| {
			let is = |log: &&EthLog| log.address == address && log.topics[0].0 == hash;
			logs.iter().filter(is).count()
		};
		assert_eq!(count(coupon(), TransferSingle::SIGNATURE_HASH.0), 1);
		let total: U256 = logs
			.iter()
			.filter(|log| log.address == usdc && log.topics[1].0[12..] == at(&who::alith()).0)
			.map(|log| U256::from_be_slice(&log.data))
			.sum();
		// Ten cents, the fees of the sale among them.
		assert_eq!(total, U256::from(10 * scene::DOLLAR / 100));
	});
}

#[test]
fn what_the_chain_does_by_itself_should_have_a_hash_of_its_own_in_each_block() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder()], 1);
		let mut hashes = BTreeSet::new();
		for _ in 0..2 {
			env::next_block();
			// What follows is done as hooks do it at the end of a block.
			System::note_finished_extrinsics();
			let call =
				pallet_coupons::Call::<Runtime>::transfer { to: who::alith(), series, quantity: 5 };
			assert_ok!(dispatch(call, &who::holder()));
			let block = eth_api::extract_block(vec![clock()]).expect("the block is whole");
			let [act] = block.native.as_slice() else { panic!("one act: {:?}", block.native) };
			assert_eq!((act.place, act.from, act.nonce), (Place::End, H160::zero(), 0));
			assert!(act.success && act.input.is_empty() && act.logs.len() == 1);
			hashes.insert(act.hash);
		}
		assert_eq!(hashes.len(), 2);
	});
}

#[test]
fn extract_block_should_fail_when_an_extrinsic_is_not_given() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder()], 1);
		env::next_block();
		let call =
			pallet_coupons::Call::<Runtime>::transfer { to: who::alith(), series, quantity: 5 };
		let given = sign(call, &Sr25519Keyring::Dave.pair());
		assert_ok!(apply(given).expect("valid"));
		let next = env::now() + 1;
		let body = vec![clock()];
		env::finish_block();
		let error = ExtractError::LogsWithoutExtrinsic { index: 1 };
		assert_eq!(eth_api::extract_block(body), Err(error));
		env::start_block_at(next);
	});
}
