// SPDX-License-Identifier: Apache-2.0
//! Contracts of a few opcodes, put together by hand, and how they come to the chain.

use genex_runtime::{AccountId, Revive, Runtime, RuntimeOrigin};
use pallet_revive::{AddressMapper, Code, ExecConfig, TransactionLimits};
use sp_core::{H160, U256};

const STOP: u8 = 0x00;
const SUB: u8 = 0x03;
const SHL: u8 = 0x1b;
const SHR: u8 = 0x1c;
const ADDRESS: u8 = 0x30;
const CALLVALUE: u8 = 0x34;
const CALLDATALOAD: u8 = 0x35;
const CALLDATASIZE: u8 = 0x36;
const CALLDATACOPY: u8 = 0x37;
const CODECOPY: u8 = 0x39;
const RETURNDATASIZE: u8 = 0x3d;
const RETURNDATACOPY: u8 = 0x3e;
const MSTORE: u8 = 0x52;
const JUMPI: u8 = 0x57;
const GAS: u8 = 0x5a;
const JUMPDEST: u8 = 0x5b;
const PUSH0: u8 = 0x5f;
const PUSH1: u8 = 0x60;
const PUSH2: u8 = 0x61;
const PUSH20: u8 = 0x73;
const DUP1: u8 = 0x80;
const DUP3: u8 = 0x82;
const CALL: u8 = 0xf1;
const RETURN: u8 = 0xf3;
const DELEGATECALL: u8 = 0xf4;
const STATICCALL: u8 = 0xfa;
const REVERT: u8 = 0xfd;
const SELFDESTRUCT: u8 = 0xff;

/// Accepts GNX and does nothing.
pub const PURSE: &[u8] = &[STOP];

/// Answers every question of a receiver of units with the magic value of its selector.
pub const RECEIVER: &[u8] = &[
	PUSH0,
	CALLDATALOAD,
	PUSH1,
	0xe0,
	SHR,
	PUSH1,
	0xe0,
	SHL,
	PUSH0,
	MSTORE,
	PUSH1,
	32,
	PUSH0,
	RETURN,
];

/// Ends itself and leaves what it has to the address in the first word of its input.
pub const DESTRUCTOR: &[u8] = &[PUSH0, CALLDATALOAD, SELFDESTRUCT];

/// Unless the call that just ran succeeded, revert with what it returned.
fn pass_on_failure(code: &mut Vec<u8>) {
	code.extend([RETURNDATASIZE, PUSH0, PUSH0, RETURNDATACOPY]);
	let succeeded = u8::try_from(code.len() + 6).expect("short code");
	code.extend([PUSH1, succeeded, JUMPI, RETURNDATASIZE, PUSH0, REVERT, JUMPDEST]);
}

/// Calls the address in the first word of its input, with the value in the second, in smallest units of 18 decimals, and the
/// rest as input.
pub fn forwarder() -> Vec<u8> {
	forwarding(&[PUSH1, 32, CALLDATALOAD], CALL)
}

/// As [`forwarder`], by a delegate call, for which the second word means nothing.
pub fn delegating_forwarder() -> Vec<u8> {
	forwarding(&[], DELEGATECALL)
}

/// As [`forwarder`], by a static call, for which the second word means nothing.
pub fn static_forwarder() -> Vec<u8> {
	forwarding(&[], STATICCALL)
}

/// Passes its input after the second word on to the address in the first by the opcode `call`. `value` puts on the stack
/// what that opcode takes between address and input.
fn forwarding(value: &[u8], call: u8) -> Vec<u8> {
	let mut code = vec![PUSH1, 64, CALLDATASIZE, SUB];
	code.extend([DUP1, PUSH1, 64, PUSH0, CALLDATACOPY]);
	code.extend([PUSH0, PUSH0, DUP3, PUSH0]);
	code.extend(value);
	code.extend([PUSH0, CALLDATALOAD, GAS, call]);
	pass_on_failure(&mut code);
	code.extend([RETURNDATASIZE, PUSH0, RETURN]);
	code
}

/// The input with which [`forwarder`] and the others like it call `to` with `value` and `input`.
pub fn forward(to: H160, value: U256, input: &[u8]) -> Vec<u8> {
	let mut words = vec![0; 12];
	words.extend(to.0);
	words.extend(value.to_big_endian());
	words.extend(input);
	words
}

/// A constructor that calls `target` with `input` and makes a contract without code. Writes the new contract's own address
/// over the first argument. Passes a failure on.
pub fn acting_at_birth(target: H160, input: &[u8]) -> Vec<u8> {
	let len = u16::try_from(input.len()).expect("short").to_be_bytes();
	let head = |start: u16| {
		let start = start.to_be_bytes();
		let mut code = vec![PUSH2, len[0], len[1], PUSH2, start[0], start[1], PUSH0, CODECOPY];
		code.extend([ADDRESS, PUSH1, 4, MSTORE]);
		code.extend([PUSH0, PUSH0, PUSH2, len[0], len[1], PUSH0, PUSH0, PUSH20]);
		code.extend(target.0);
		code.extend([GAS, CALL]);
		pass_on_failure(&mut code);
		code.extend([PUSH0, PUSH0, RETURN]);
		code
	};
	// The code is equally long wherever its data starts.
	let start = u16::try_from(head(0).len()).expect("short code");
	let mut code = head(start);
	code.extend(input);
	code
}

/// A constructor that passes the value it is made with on to `target` and makes a contract without code.
pub fn passing_on_at_birth(target: H160) -> Vec<u8> {
	let mut code = vec![PUSH0, PUSH0, PUSH0, PUSH0, CALLVALUE, PUSH20];
	code.extend(target.0);
	code.extend([GAS, CALL]);
	pass_on_failure(&mut code);
	code.extend([PUSH0, PUSH0, RETURN]);
	code
}

/// The constructor of a contract with this code.
pub fn constructor(code: &[u8]) -> Vec<u8> {
	let len = u16::try_from(code.len()).expect("short").to_be_bytes();
	let mut init = vec![PUSH2, len[0], len[1], DUP1, PUSH1, 10, PUSH0, CODECOPY, PUSH0, RETURN];
	init.extend(code);
	init
}

/// Runs a constructor in the name of `deployer`. Gives the address of the contract, and whether it reverted with what.
pub fn construct(deployer: &AccountId, constructor: Vec<u8>) -> Result<H160, String> {
	let weight = frame_support::weights::Weight::from_parts(u64::MAX / 2, u64::MAX / 2);
	let limits =
		TransactionLimits::WeightAndDeposit { weight_limit: weight, deposit_limit: u128::MAX / 4 };
	let outcome = Revive::bare_instantiate(
		RuntimeOrigin::signed(deployer.clone()),
		U256::zero(),
		limits,
		Code::Upload(constructor),
		Vec::new(),
		None,
		&ExecConfig::new_substrate_tx(),
	);
	// As after a transaction: the next contract gets another address.
	genex_runtime::System::inc_account_nonce(deployer);
	let done = outcome.result.map_err(|error| format!("{error:?}"))?;
	if done.result.did_revert() {
		return Err(crate::eth::revert_text(&done.result.data).unwrap_or_default());
	}
	Ok(done.addr)
}

/// Deploys a contract with this code.
pub fn deploy(deployer: &AccountId, code: &[u8]) -> H160 {
	construct(deployer, constructor(code)).expect("the contract deploys")
}

/// The account of an address.
pub fn account_of(address: &H160) -> AccountId {
	<Runtime as pallet_revive::Config>::AddressMapper::to_account_id(address)
}

/// The address of an account.
pub fn address_of(account: &AccountId) -> H160 {
	<Runtime as pallet_revive::Config>::AddressMapper::to_address(account)
}
