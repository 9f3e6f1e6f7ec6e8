// SPDX-License-Identifier: Apache-2.0
//! Contracts that a chain has from its first block, at the addresses that they have on other chains. Tools of Solidity
//! developers look for them there. `contracts/predeploys` makes their code and says where it comes from.

use crate::{Nonce, Runtime};
use alloc::vec::Vec;
use pallet_revive::{
	evm::{Bytes, Bytes32},
	genesis::{Account, ContractData},
};
use sp_core::{H160, U256, hex2array};

/// Makes contracts at addresses that salt and code decide.
pub const CREATE2_FACTORY: H160 = H160(hex2array!("4e59b44847b379578588920ca78fbf26c0b4956c"));
/// Makes many calls in one, with the interface of Multicall3.
pub const MULTICALL: H160 = H160(hex2array!("ca11bde05977b3631167028862be2a173976ca11"));
/// Carries out operations of contract accounts: the EntryPoint 0.7 of ERC-4337.
pub const ENTRY_POINT: H160 = H160(hex2array!("0000000071727de22e5e9d8baf0edac6f37da032"));
/// What the EntryPoint makes accounts with.
pub const SENDER_CREATOR: H160 = H160(hex2array!("efc2c1444ebcc4db75e7613d20c6a62ff67a167c"));

/// A contract of the first state.
pub struct Predeploy {
	/// Where it is.
	pub address: H160,
	/// How many contracts it has made, and one, as for every contract.
	pub nonce: Nonce,
	/// What it runs.
	pub code: &'static [u8],
	/// What its constructor has stored: keys and values.
	pub storage: &'static [([u8; 32], [u8; 32])],
}

/// All of them.
pub const PREDEPLOYS: [Predeploy; 4] = [
	Predeploy {
		address: CREATE2_FACTORY,
		nonce: 1,
		code: include_bytes!("../../contracts/predeploys/code/create2-factory.bin"),
		storage: &[],
	},
	Predeploy {
		address: MULTICALL,
		nonce: 1,
		code: include_bytes!("../../contracts/predeploys/code/multicall3.bin"),
		storage: &[],
	},
	Predeploy {
		address: ENTRY_POINT,
		// It has made the one below.
		nonce: 2,
		code: include_bytes!("../../contracts/predeploys/code/entry-point-v07.bin"),
		storage: &[(word(2), word(1))],
	},
	Predeploy {
		address: SENDER_CREATOR,
		nonce: 1,
		code: include_bytes!("../../contracts/predeploys/code/sender-creator-v07.bin"),
		storage: &[],
	},
];

/// A small number as a word of the EVM.
const fn word(number: u8) -> [u8; 32] {
	let mut bytes = [0; 32];
	let [.., last] = &mut bytes;
	*last = number;
	bytes
}

/// All of them as entries of the first state.
pub fn accounts() -> Vec<Account<Runtime>> {
	PREDEPLOYS
		.into_iter()
		.map(|Predeploy { address, nonce, code, storage }| Account {
			address,
			balance: U256::zero(),
			nonce,
			contract_data: Some(ContractData {
				code: Bytes(code.to_vec()),
				storage: storage
					.iter()
					.map(|(key, value)| (Bytes32(*key), Bytes32(*value)))
					.collect(),
			}),
		})
		.collect()
}
