// SPDX-License-Identifier: Apache-2.0
//! A runtime with accounts that can be reaped.

use crate as pallet_replay_guard;
use frame_support::{derive_impl, traits::Contains};
use sp_runtime::BuildStorage;

pub type Block = frame_system::mocking::MockBlock<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system::Pallet<Test>;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances::Pallet<Test>;
	#[runtime::pallet_index(2)]
	pub type ReplayGuard = pallet_replay_guard::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

/// Accounts from 100 on are of Ethereum keys.
pub struct FromHundred;

impl Contains<u64> for FromHundred {
	fn contains(who: &u64) -> bool {
		*who >= 100
	}
}

impl pallet_replay_guard::Config for Test {
	type DevelopmentChainId = frame_support::traits::ConstU64<7>;
	type EthereumAccounts = FromHundred;
}

/// Runs `test` on a network whose genesis names `chain_id`.
pub fn build_and_execute(chain_id: Option<u64>, test: impl FnOnce()) {
	let genesis = RuntimeGenesisConfig {
		replay_guard: pallet_replay_guard::GenesisConfig { chain_id, ..Default::default() },
		balances: pallet_balances::GenesisConfig {
			balances: vec![(1, 1_000), (100, 1_000)],
			..Default::default()
		},
		..Default::default()
	};
	let mut ext = sp_io::TestExternalities::new(genesis.build_storage().unwrap());
	ext.execute_with(|| {
		System::set_block_number(1);
		test();
		ReplayGuard::do_try_state().unwrap();
	});
}
