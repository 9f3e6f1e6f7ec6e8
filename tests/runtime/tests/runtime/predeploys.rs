// SPDX-License-Identifier: Apache-2.0
//! The contracts of the first state: which they are, that they are those of their packages, and that they work.

use alloy_core::{
	primitives::{Address, Bytes, U256},
	sol,
	sol_types::SolCall,
};
use frame_support::assert_ok;
use genex_precompiles::{abi::ICoupon::uriCall, addresses};
use genex_runtime::{
	Revive, System,
	predeploys::{self, CREATE2_FACTORY, ENTRY_POINT, MULTICALL, PREDEPLOYS, SENDER_CREATOR},
};
use genex_runtime_tests::{
	env,
	eth::{self, ALITH, BALTATHAR},
	evm,
	native::apply,
};
use pallet_revive::evm::TransactionUnsigned;
use serde_json::{Value, json};
use sp_core::H160;
use sp_io::hashing::keccak_256;

sol! {
	struct Call3 {
		address target;
		bool allowFailure;
		bytes callData;
	}

	struct Result3 {
		bool success;
		bytes returnData;
	}

	function aggregate3(Call3[] calls) external payable returns (Result3[] results);
	function getEthBalance(address account) external view returns (uint256 balance);
	function depositTo(address account) external payable;
	function withdrawTo(address to, uint256 amount) external;
	function balanceOf(address account) external view returns (uint256 balance);
	function getNonce(address sender, uint192 key) external view returns (uint256 nonce);
	function getSenderAddress(bytes initCode) external;
}

/// One GNX in the unit of Ethereum wallets.
const ETHER: u128 = 1_000_000_000_000_000_000;

/// The list that comes with the code.
fn list() -> Vec<Value> {
	let text = include_str!("../../../../contracts/predeploys/predeploys.json");
	serde_json::from_str(text).expect("the list is JSON")
}

fn hex_of(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

/// Sends a transaction of Alith with `value` of GNX, which must succeed.
fn send(to: H160, value: u128, input: Vec<u8>) {
	let transaction = ALITH.eip1559(to, value.into(), input);
	let mark = eth::mark();
	let transaction = ALITH.wrap(TransactionUnsigned::Transaction1559Unsigned(transaction));
	assert_eq!(apply(transaction), Ok(Ok(())));
	assert_eq!(eth::reverted(mark), None);
}

/// What a view answers.
fn view<C: SolCall>(to: H160, call: C) -> C::Return {
	let (reverted, answer) = eth::ask(&ALITH.account(), to, call.abi_encode());
	assert!(!reverted, "{:?}", eth::revert_text(&answer));
	C::abi_decode_returns(&answer).expect("an answer of this type")
}

#[test]
fn predeploys_should_be_those_of_the_list() {
	let ours: Vec<Value> = PREDEPLOYS
		.iter()
		.map(|predeploy| {
			let storage: serde_json::Map<String, Value> = predeploy
				.storage
				.iter()
				.map(|(key, value)| (hex_of(key), json!(hex_of(value))))
				.collect();
			json!({
				"address": hex_of(&predeploy.address.0),
				"nonce": predeploy.nonce,
				"codeHash": hex_of(&keccak_256(predeploy.code)),
				"storage": storage,
			})
		})
		.collect();
	let theirs: Vec<Value> = list()
		.into_iter()
		.map(|entry| {
			let address = entry["address"].as_str().expect("a text").to_lowercase();
			json!({
				"address": address,
				"nonce": entry["nonce"],
				"codeHash": entry["codeHash"],
				"storage": entry["storage"],
			})
		})
		.collect();
	assert_eq!(ours, theirs);
}

#[test]
fn predeploys_should_be_in_every_preset() {
	let expected = serde_json::to_value(predeploys::accounts()).expect("accounts are JSON");
	for preset in ["development", "local", "template"] {
		assert_eq!(env::preset(preset)["revive"]["accounts"], expected, "{preset}");
	}
}

#[test]
fn predeploys_should_have_code_nonce_and_storage_when_a_chain_begins() {
	for preset in ["development", "local"] {
		env::execute_from(env::preset(preset), || {
			for predeploy in PREDEPLOYS {
				let address = predeploy.address;
				assert_eq!(Revive::code(&address), predeploy.code, "{address:?}");
				assert_eq!(System::account_nonce(evm::account_of(&address)), predeploy.nonce);
				assert!(Revive::evm_balance(&address).is_zero());
				for (key, value) in predeploy.storage {
					let stored = Revive::get_storage(address, *key).expect("a contract");
					assert_eq!(stored, Some(value.to_vec()));
				}
			}
		});
	}
}

#[test]
fn factory_should_make_a_contract_at_the_address_of_salt_and_code() {
	env::execute(|| {
		let (salt, init) = ([7; 32], evm::constructor(evm::PURSE));
		let mut preimage = vec![0xff];
		preimage.extend(CREATE2_FACTORY.0);
		preimage.extend(salt);
		preimage.extend(keccak_256(&init));
		let expected = H160::from_slice(&keccak_256(&preimage)[12..]);
		assert!(Revive::code(&expected).is_empty());
		let mut input = salt.to_vec();
		input.extend(&init);
		send(CREATE2_FACTORY, 0, input);
		assert_eq!(Revive::code(&expected), evm::PURSE);
	});
}

#[test]
fn factory_should_revert_when_the_contract_exists() {
	env::execute(|| {
		let mut input = [7; 32].to_vec();
		input.extend(evm::constructor(evm::PURSE));
		send(CREATE2_FACTORY, 0, input.clone());
		let mark = eth::mark();
		assert_ok!(apply(ALITH.call(CREATE2_FACTORY, input)));
		assert!(eth::reverted(mark).is_some());
	});
}

#[test]
fn multicall_should_answer_many_questions_in_one() {
	env::execute(|| {
		let call = |target: H160, input: Vec<u8>| Call3 {
			target: Address::from(target.0),
			allowFailure: true,
			callData: Bytes::from(input),
		};
		let who = Address::from(BALTATHAR.address().0);
		let calls = vec![
			call(MULTICALL, getEthBalanceCall { account: who }.abi_encode()),
			// There is no such series.
			call(
				addresses::address_of(addresses::COUPON),
				uriCall { id: U256::from(77) }.abi_encode(),
			),
		];
		let results = view(MULTICALL, aggregate3Call { calls });
		assert_eq!(results.iter().map(|one| one.success).collect::<Vec<_>>(), [true, false]);
		let balance = U256::from_be_slice(&results[0].returnData);
		assert_eq!(
			balance.to_be_bytes::<32>(),
			Revive::evm_balance(&BALTATHAR.address()).to_big_endian()
		);
	});
}

#[test]
fn entry_point_should_keep_deposits_and_pay_them_out() {
	env::execute(|| {
		let account = Address::from(ALITH.address().0);
		send(ENTRY_POINT, 3 * ETHER, depositToCall { account }.abi_encode());
		assert_eq!(view(ENTRY_POINT, balanceOfCall { account }), U256::from(3 * ETHER));
		assert_eq!(Revive::evm_balance(&ENTRY_POINT), sp_core::U256::from(3 * ETHER));
		let to = Address::from(BALTATHAR.address().0);
		let before = Revive::evm_balance(&BALTATHAR.address());
		let amount = U256::from(ETHER);
		send(ENTRY_POINT, 0, withdrawToCall { to, amount }.abi_encode());
		assert_eq!(Revive::evm_balance(&BALTATHAR.address()), before + ETHER);
		assert_eq!(view(ENTRY_POINT, balanceOfCall { account }), U256::from(2 * ETHER));
	});
}

#[test]
fn entry_point_should_count_nonces_from_zero() {
	env::execute(|| {
		let sender = Address::from(ALITH.address().0);
		let key = alloy_core::primitives::aliases::U192::ZERO;
		assert_eq!(view(ENTRY_POINT, getNonceCall { sender, key }), U256::ZERO);
	});
}

#[test]
fn entry_point_should_make_accounts_through_its_creator() {
	env::execute(|| {
		// A factory that answers with an address, here its own input.
		let factory =
			evm::deploy(&ALITH.account(), &[0x60, 32, 0x5f, 0x5f, 0x37, 0x60, 32, 0x5f, 0xf3]);
		let mut init = factory.0.to_vec();
		init.extend([0; 12]);
		init.extend(BALTATHAR.address().0);
		let call = getSenderAddressCall { initCode: Bytes::from(init) };
		let (reverted, answer) = eth::ask(&ALITH.account(), ENTRY_POINT, call.abi_encode());
		assert!(reverted, "it tells the address by a revert");
		assert_eq!(answer[..4], keccak_256(b"SenderAddressResult(address)")[..4]);
		assert_eq!(answer[16..36], BALTATHAR.address().0);
		assert!(!Revive::code(&SENDER_CREATOR).is_empty());
	});
}
