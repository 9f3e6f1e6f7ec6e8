// SPDX-License-Identifier: Apache-2.0
//! Contracts of a few opcodes, put together by hand.

use crate::mock::{RuntimeOrigin, Test, account, unlimited};
use pallet_revive::{Code, ExecConfig, H160, U256};

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
const LOG0: u8 = 0xa0;
const CALL: u8 = 0xf1;
const RETURN: u8 = 0xf3;
const DELEGATECALL: u8 = 0xf4;
const STATICCALL: u8 = 0xfa;
const REVERT: u8 = 0xfd;
const INVALID: u8 = 0xfe;

/// How a contract calls another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
	/// An ordinary call, with the value that came in.
	Call,
	/// A call that may change nothing.
	Static,
	/// A call in the caller's own context.
	Delegate,
}

impl Kind {
	/// The opcode with the argument that only `CALL` has; the other arguments are on the stack.
	fn value_argument(self) -> &'static [u8] {
		if self == Self::Call { &[CALLVALUE] } else { &[] }
	}

	fn opcode(self) -> u8 {
		match self {
			Self::Call => CALL,
			Self::Static => STATICCALL,
			Self::Delegate => DELEGATECALL,
		}
	}
}

/// Unless the call that just ran succeeded, revert with what it returned. Leaves the returned data at 0.
fn pass_on_failure(code: &mut Vec<u8>) {
	code.extend([RETURNDATASIZE, PUSH0, PUSH0, RETURNDATACOPY]);
	let succeeded = u8::try_from(code.len() + 6).expect("short code");
	code.extend([PUSH1, succeeded, JUMPI, RETURNDATASIZE, PUSH0, REVERT, JUMPDEST]);
}

/// Calls the address in the first word of its input with the rest of it, and answers what it was answered.
pub fn forwarder(kind: Kind) -> Vec<u8> {
	let mut code = vec![PUSH1, 32, CALLDATASIZE, SUB];
	code.extend([DUP1, PUSH1, 32, PUSH0, CALLDATACOPY]);
	code.extend([PUSH0, PUSH0, DUP3, PUSH0]);
	code.extend(kind.value_argument());
	code.extend([PUSH0, CALLDATALOAD, GAS, kind.opcode()]);
	pass_on_failure(&mut code);
	code.extend([RETURNDATASIZE, PUSH0, RETURN]);
	code
}

/// What a receiver of units says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
	/// The selector it was called with, which is the magic value.
	Accept,
	/// A word of zeros.
	Zeros,
	/// Nothing.
	Nothing,
	/// A revert with `Error("no")`.
	Refuse,
	/// A revert without data.
	RefuseSilently,
	/// An invalid instruction.
	Fail,
}

/// The code that gives `answer`; it must stand at the end, since it finds its data by position.
fn answering(code: &mut Vec<u8>, answer: Answer) {
	match answer {
		Answer::Accept => {
			code.extend([PUSH0, CALLDATALOAD, PUSH1, 0xe0, SHR, PUSH1, 0xe0, SHL]);
			code.extend([PUSH0, MSTORE, PUSH1, 32, PUSH0, RETURN]);
		},
		Answer::Zeros => {
			code.extend([PUSH0, PUSH0, MSTORE, PUSH1, 32, PUSH0, RETURN]);
		},
		Answer::Nothing => code.push(STOP),
		Answer::Refuse => {
			use pallet_revive::precompiles::alloy::sol_types::{Revert, SolError};
			let data = Revert::from("no").abi_encode();
			let len = u8::try_from(data.len()).expect("short");
			let start = u8::try_from(code.len() + 10).expect("short code");
			code.extend([PUSH1, len, PUSH1, start, PUSH0, CODECOPY, PUSH1, len, PUSH0, REVERT]);
			code.extend(data);
		},
		Answer::RefuseSilently => code.extend([PUSH0, PUSH0, REVERT]),
		Answer::Fail => code.push(INVALID),
	}
}

/// Logs its input without topics and gives `answer`.
pub fn receiver(answer: Answer) -> Vec<u8> {
	let mut code = vec![CALLDATASIZE, PUSH0, PUSH0, CALLDATACOPY, CALLDATASIZE, PUSH0, LOG0];
	answering(&mut code, answer);
	code
}

/// When called, first calls `target` with `input`, logs what was returned without topics, and then accepts or answers
/// zeros. Passes a failure on. `in_own_name` writes the contract's own address over the first argument.
pub fn calling_back(target: H160, input: &[u8], in_own_name: bool, accept: bool) -> Vec<u8> {
	let len = u16::try_from(input.len()).expect("short").to_be_bytes();
	let tail = |start: u16| {
		let start = start.to_be_bytes();
		let mut code = vec![PUSH2, len[0], len[1], PUSH2, start[0], start[1], PUSH0, CODECOPY];
		if in_own_name {
			code.extend([ADDRESS, PUSH1, 4, MSTORE]);
		}
		code.extend([PUSH0, PUSH0, PUSH2, len[0], len[1], PUSH0, PUSH0, PUSH20]);
		code.extend(target.0);
		code.extend([GAS, CALL]);
		pass_on_failure(&mut code);
		code.extend([RETURNDATASIZE, PUSH0, LOG0]);
		answering(&mut code, if accept { Answer::Accept } else { Answer::Zeros });
		code
	};
	// The code is equally long wherever its data starts.
	let start = u16::try_from(tail(0).len()).expect("short code");
	let mut code = tail(start);
	code.extend(input);
	code
}

/// Deploys `code` by `deployer` and returns its address.
pub fn deploy(deployer: u8, code: &[u8]) -> H160 {
	let len = u16::try_from(code.len()).expect("short").to_be_bytes();
	let mut init = vec![PUSH2, len[0], len[1], DUP1, PUSH1, 10, PUSH0, CODECOPY, PUSH0, RETURN];
	init.extend(code);
	pallet_revive::Pallet::<Test>::bare_instantiate(
		RuntimeOrigin::signed(account(deployer)),
		U256::zero(),
		unlimited(),
		Code::Upload(init),
		Vec::new(),
		None,
		&ExecConfig::new_substrate_tx(),
	)
	.result
	.expect("the contract deploys")
	.addr
}
