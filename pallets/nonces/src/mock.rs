// SPDX-License-Identifier: Apache-2.0
//! A runtime of this pallet alone, and keys of every kind.

use crate::{self as pallet_nonces, Event};
use core::time::Duration;
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{ConstU64, UnixTime},
};
use genex_messages::{Cancel, Domain, Message, wrapped};
use genex_primitives::UnixSeconds;
use sp_core::{H256, Pair, ecdsa, ed25519, sr25519};
use sp_runtime::{
	AccountId32, BuildStorage, MultiSignature, MultiSigner,
	traits::{ConvertInto, IdentifyAccount, IdentityLookup},
};

pub type AccountId = AccountId32;

pub const START: UnixSeconds = 1_800_000_000;
/// The furthest a deadline may lie ahead.
pub const LIFE: UnixSeconds = 1_000;
/// A deadline that can be used at the start.
pub const DEADLINE: UnixSeconds = START + 100;
pub const CHAIN_ID: u64 = 420_420;
pub const GENESIS: H256 = H256([7; 32]);

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeHoldReason,
		RuntimeFreezeReason,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Nonces = pallet_nonces;
}

parameter_types! {
	pub static Now: UnixSeconds = START;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

impl crate::Config for Test {
	type Accounts = ConvertInto;
	type ChainId = ConstU64<CHAIN_ID>;
	type UnixTime = Clock;
	type MaxMessageLife = ConstU64<LIFE>;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
}

pub struct Clock;

impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(Now::get())
	}
}

/// A key of each kind.
#[derive(Clone)]
#[expect(clippy::large_enum_variant, reason = "tests make few keys")]
pub enum Key {
	Ed25519(ed25519::Pair),
	Sr25519(sr25519::Pair),
	Ecdsa(ecdsa::Pair),
	Ethereum(ecdsa::KeccakPair),
}

/// One key of each kind, grown from the same seed.
pub fn keys(seed: u8) -> [Key; 4] {
	let seed = [seed; 32];
	[
		Key::Ed25519(ed25519::Pair::from_seed(&seed)),
		Key::Sr25519(sr25519::Pair::from_seed(&seed)),
		Key::Ecdsa(ecdsa::Pair::from_seed(&seed)),
		Key::Ethereum(ecdsa::KeccakPair::from_seed(&seed)),
	]
}

impl Key {
	pub fn account(&self) -> AccountId {
		match self {
			Self::Ed25519(pair) => MultiSigner::from(pair.public()).into_account(),
			Self::Sr25519(pair) => MultiSigner::from(pair.public()).into_account(),
			Self::Ecdsa(pair) => MultiSigner::from(pair.public()).into_account(),
			Self::Ethereum(pair) => MultiSigner::Eth(pair.public()).into_account(),
		}
	}

	/// Signs bytes as they are.
	pub fn sign_bytes(&self, bytes: &[u8]) -> MultiSignature {
		match self {
			Self::Ed25519(pair) => MultiSignature::Ed25519(pair.sign(bytes)),
			Self::Sr25519(pair) => MultiSignature::Sr25519(pair.sign(bytes)),
			Self::Ecdsa(pair) => MultiSignature::Ecdsa(pair.sign(bytes)),
			Self::Ethereum(pair) => MultiSignature::Eth(pair.sign(bytes)),
		}
	}

	/// Signs a message for `domain` in the first form of its kind.
	pub fn sign<M: Message>(&self, message: &M, domain: &Domain) -> MultiSignature {
		match self {
			Self::Ethereum(_) => self.sign_bytes(&message.typed_payload(domain)),
			_ => self.sign_bytes(&message.payload(domain)),
		}
	}

	/// Signs a message as wallets do that wrap bytes.
	pub fn sign_wrapped<M: Message>(&self, message: &M, domain: &Domain) -> MultiSignature {
		self.sign_bytes(&wrapped(&message.payload(domain)))
	}

	/// Its cancellation of the message with this nonce and the usual deadline.
	pub fn cancel(&self, nonce: u64) -> Cancel {
		Cancel { signer: self.account().into(), nonce, deadline: DEADLINE }
	}
}

/// This chain.
pub fn domain() -> Domain {
	Domain { genesis: GENESIS.0, chain_id: CHAIN_ID }
}

/// An account by number.
pub fn acc(number: u8) -> AccountId {
	AccountId::new([number; 32])
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The events of this pallet, oldest first, since the last time.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

pub fn build() -> sp_io::TestExternalities {
	Now::set(START);
	let storage = RuntimeGenesisConfig::default().build_storage();
	let mut ext: sp_io::TestExternalities =
		storage.expect("the genesis of the tests is valid").into();
	ext.register_extension(sp_keystore::KeystoreExt::new(
		sp_keystore::testing::MemoryKeystore::new(),
	));
	ext.execute_with(|| {
		System::set_block_number(1);
		frame_system::BlockHash::<Test>::insert(0, GENESIS);
	});
	ext
}

/// Runs `test` on the usual genesis and checks every invariant after it.
pub fn run(test: impl FnOnce()) {
	build().execute_with(|| {
		test();
		assert_ok!(Nonces::do_try_state());
	});
}
