// SPDX-License-Identifier: Apache-2.0
//! A runtime with the pallet between a preimage store and its reader.

use crate as pallet_root_delay;
use frame_support::{derive_impl, traits::Contains};
use frame_system::EnsureRoot;
use sp_core::H256;
use sp_runtime::BuildStorage;

/// The record behind a decision of governance.
pub const REASON: H256 = H256::repeat_byte(7);

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
	pub type Preimage = pallet_preimage::Pallet<Test>;
	#[runtime::pallet_index(3)]
	pub type Whitelist = pallet_whitelist::Pallet<Test>;
	#[runtime::pallet_index(4)]
	pub type RootDelay = pallet_root_delay::Pallet<Test>;
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

impl pallet_preimage::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<u64>;
	type Consideration = ();
}

impl pallet_whitelist::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WhitelistOrigin = EnsureRoot<u64>;
	type DispatchWhitelistedOrigin = EnsureRoot<u64>;
	type Preimages = RootDelay;
	type DeferredDispatchExpiration = frame_support::traits::ConstU64<10>;
	type BlockNumberProvider = System;
	type WeightInfo = ();
}

/// `System::remark` is the emergency call of the tests.
pub struct Remarks;

impl Contains<RuntimeCall> for Remarks {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::System(frame_system::Call::remark { .. }))
	}
}

impl pallet_root_delay::Config for Test {
	type RuntimeCall = RuntimeCall;
	type Preimages = Preimage;
	type EmergencyCalls = Remarks;
	type WeightInfo = pallet_root_delay::weights::SubstrateWeight<Test>;
}

#[derive(Default)]
pub struct ExtBuilder {
	delay: u64,
}

impl ExtBuilder {
	pub fn delay(mut self, blocks: u64) -> Self {
		self.delay = blocks;
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		let genesis = RuntimeGenesisConfig {
			root_delay: pallet_root_delay::GenesisConfig { delay: self.delay },
			..Default::default()
		};
		let mut ext = sp_io::TestExternalities::new(genesis.build_storage().unwrap());
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			RootDelay::do_try_state().unwrap();
		});
	}
}
