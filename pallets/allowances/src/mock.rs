// SPDX-License-Identifier: Apache-2.0
//! A runtime of this pallet over the real `pallet-cash` and its ledger; the rules below know who is registered and frozen.

use crate::{self as pallet_allowances, Permit, PermitSignature};
use core::time::Duration;
use frame_support::{
	PalletId, assert_ok, derive_impl, parameter_types,
	traits::{ConstU32, ConstU64, UnixTime},
};
use frame_system::{EnsureNever, EnsureSigned};
use genex_primitives::{
	AccountFlags, AssetId, Balance, Cents, CurrencyCode, FreezeMode, IdentityFlags, IdentityId,
	IdentityKind, IdentityRecord, Jurisdiction, Money, Movement, Party, Path, Reason, ReviewId,
	Standing, Tier, UnixSeconds,
	traits::{Compliance, Identities, ReviewedAct, Reviews},
};
use pallet_cash::{AssetPolicy, GenesisAsset, GenesisReserve, SourceClass, SourceOfFunds};
use sp_core::{H160, H256, Pair, U256, ecdsa::KeccakPair};
use sp_runtime::{BuildStorage, DispatchError, DispatchResult};
use std::collections::BTreeMap;

pub type AccountId = u64;

/// Takes money in.
pub const GATEWAY: AccountId = 1;
/// Registered.
pub const ALICE: AccountId = 10;
pub const BOB: AccountId = 11;
pub const CAROL: AccountId = 12;
/// Not registered.
pub const STRANGER: AccountId = 13;

pub const USDC: AssetId = 7;
pub const USDT: AssetId = 8;
/// No stablecoin has this id.
pub const UNKNOWN: AssetId = 99;
/// Six decimals.
pub const ONE: Balance = 1_000_000;
/// What Alice has of each stablecoin.
pub const WEALTH: Balance = 100 * ONE;
pub const START: UnixSeconds = 1_800_000_000;
pub const MOST: u32 = 3;
pub const CHAIN_ID: u64 = 420_420;
/// The name of the first stablecoin.
pub const NAME: &str = "USDC of the tests";

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
	#[runtime::disable_call]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(3)]
	pub type Cash = pallet_cash;
	#[runtime::pallet_index(4)]
	pub type Allowances = pallet_allowances;
}

parameter_types! {
	pub static Now: UnixSeconds = START;
	/// Who is registered, as which identity.
	pub static Links: BTreeMap<AccountId, IdentityId> = BTreeMap::new();
	/// Who is frozen, and how.
	pub static Freezes: BTreeMap<AccountId, FreezeMode> = BTreeMap::new();
	/// What is marked in the records of identities.
	pub static Marks: BTreeMap<IdentityId, IdentityFlags> = BTreeMap::new();
	pub const CashPallet: PalletId = PalletId(*b"gnx/cash");
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = Balance;
	type Currency = Balances;
	type CreateOrigin = EnsureNever<AccountId>;
	type ForceOrigin = EnsureNever<AccountId>;
	type AssetDeposit = ConstU64<0>;
	type AssetAccountDeposit = ConstU64<0>;
	type MetadataDepositBase = ConstU64<0>;
	type MetadataDepositPerByte = ConstU64<0>;
	type ApprovalDeposit = ConstU64<0>;
	type Freezer = Cash;
	type Extra = pallet_cash::Escrow;
}

impl pallet_cash::Config for Test {
	type ControlProofs = ();
	type Ledger = Assets;
	type Compliance = Register;
	type Reviews = Register;
	type UnixTime = Clock;
	type GovernanceOrigin = EnsureSigned<AccountId>;
	type GatewayOrigin = EnsureSigned<AccountId>;
	type ReserveAttestorOrigin = EnsureSigned<AccountId>;
	type PalletId = CashPallet;
	type DepositLifetime = ConstU64<86_400>;
	type WithdrawalTimeout = ConstU64<86_400>;
	type MaxAssets = ConstU32<3>;
	type WeightInfo = pallet_cash::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Register;
}

impl crate::Config for Test {
	type Cash = Cash;
	type Ledger = Assets;
	type Identities = Register;
	type Addresses = Mapping;
	type ChainId = ConstU64<CHAIN_ID>;
	type UnixTime = Clock;
	type MaxPerOwner = ConstU32<MOST>;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Register;
}

pub struct Clock;

impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(Now::get())
	}
}

/// Addresses begin with the number of their account.
pub struct Mapping;

impl crate::Addresses<AccountId> for Mapping {
	fn account_of(address: &H160) -> AccountId {
		let start: [u8; 8] = address.0[..8].try_into().expect("eight bytes");
		AccountId::from_be_bytes(start)
	}

	fn contract_of(asset: AssetId) -> H160 {
		let mut address = H160::from_low_u64_be(0x0020_0000);
		address.0[..4].copy_from_slice(&asset.to_be_bytes());
		address
	}
}

/// The address of an account.
pub fn address(who: AccountId) -> H160 {
	let mut address = H160::zero();
	address.0[..8].copy_from_slice(&who.to_be_bytes());
	address
}

/// Identities, and rules that refuse the frozen and the unregistered.
pub struct Register;

impl Identities<AccountId> for Register {
	fn identity_of(who: &AccountId) -> Option<IdentityId> {
		Links::get().get(who).copied()
	}

	fn party(who: &AccountId) -> Option<Party> {
		let identity = Self::identity_of(who)?;
		Some(Party { identity, record: Self::record(identity)? })
	}

	fn tier_of(_: &AccountId) -> Tier {
		Tier::L2
	}

	fn standing(who: &AccountId) -> Standing {
		let flags = match Freezes::get().get(who) {
			Some(FreezeMode::Full) => AccountFlags::FROZEN_FULL.with(AccountFlags::FROZEN_OUTBOUND),
			Some(FreezeMode::Outbound) => AccountFlags::FROZEN_OUTBOUND,
			_ => AccountFlags::default(),
		};
		Standing { flags, party: Self::party(who) }
	}

	fn record(identity: IdentityId) -> Option<IdentityRecord> {
		Some(IdentityRecord {
			tier: Tier::L2,
			kind: IdentityKind::Person,
			jurisdiction: Jurisdiction::new(*b"JP")?,
			valid_until: u32::MAX,
			flags: Marks::get().get(&identity).copied().unwrap_or_default(),
			accounts: 1,
		})
	}

	fn accounts(_: IdentityId) -> Vec<AccountId> {
		Vec::new()
	}

	fn attestor_of(_: IdentityId) -> Option<AccountId> {
		None
	}
}

impl Compliance<AccountId> for Register {
	type Permit = ();

	fn check(movement: &Movement<AccountId>) -> Result<(), Reason> {
		Self::explain(movement).first().map_or(Ok(()), |reason| Err(*reason))
	}

	fn note(_: &Movement<AccountId>, (): ()) -> DispatchResult {
		Ok(())
	}

	fn explain(movement: &Movement<AccountId>) -> Vec<Reason> {
		let mut reasons = Vec::new();
		if movement.path == Path::CashIn {
			return reasons;
		}
		if Self::standing(movement.from).freeze() != FreezeMode::None {
			reasons.push(Reason::SenderFrozen);
		}
		if Self::standing(movement.to).freeze() == FreezeMode::Full {
			reasons.push(Reason::RecipientFrozen);
		}
		if Self::identity_of(movement.to).is_none() {
			reasons.push(Reason::RecipientUnknown);
		}
		reasons
	}

	fn cents(value: Money) -> Result<Cents, Reason> {
		Ok(value.minor.try_into().unwrap_or(u64::MAX))
	}

	fn worth(face: Money) -> Result<u128, Reason> {
		Ok(face.minor)
	}

	fn forget_worth(_: &AccountId, _: u128) -> DispatchResult {
		Ok(())
	}

	fn needs_review(_: Path, _: Cents) -> bool {
		false
	}
}

/// Nothing is reviewed here.
impl Reviews<AccountId> for Register {
	fn open(
		_: &AccountId,
		_: ReviewedAct,
		_: Cents,
	) -> Result<(ReviewId, UnixSeconds), DispatchError> {
		Err(DispatchError::Unavailable)
	}

	fn withdraw(_: ReviewId) -> DispatchResult {
		Ok(())
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_cash::benchmarking::BenchmarkHelper<AccountId> for Register {
	fn register(who: &AccountId, _: Tier) {
		link(*who);
	}

	fn recipient(_: Tier) -> AccountId {
		BOB
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Register {
	fn holder(index: u32) -> AccountId {
		[ALICE, BOB, CAROL][index as usize]
	}

	fn register(who: &AccountId) {
		link(*who);
	}

	fn give(who: &AccountId, amount: Balance) -> AssetId {
		fund(*who, USDC, amount);
		USDC
	}
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Registers an account.
pub fn link(who: AccountId) {
	Links::mutate(|links| {
		let identity = links.len() as IdentityId + 1;
		links.entry(who).or_insert(identity);
	});
}

/// Freezes an account.
pub fn freeze(who: AccountId, mode: FreezeMode) {
	Freezes::mutate(|freezes| freezes.insert(who, mode));
}

/// Gives `who` money through the gateway.
pub fn fund(who: AccountId, asset: AssetId, amount: Balance) {
	let reference = H256::from_low_u64_be(who << 8 | u64::from(asset));
	let source = SourceOfFunds { class: SourceClass::Salary, hash: H256::repeat_byte(5) };
	assert_ok!(Cash::deposit(signed(GATEWAY), asset, who, amount, reference, source));
}

/// What `who` can spend of USDC.
pub fn free(who: AccountId) -> Balance {
	Cash::balance(USDC, who).free
}

/// What Alice lets `spender` move of USDC.
pub fn allowed(spender: AccountId) -> Balance {
	Allowances::allowance(USDC, ALICE, spender)
}

/// The events of this pallet, oldest first, since the last time.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}

/// An Ethereum key and its address.
pub struct Key(KeccakPair, pub H160);

/// The key of a seed. Nobody registers it.
pub fn key(seed: u8) -> Key {
	let pair = KeccakPair::from_seed(&[seed; 32]);
	let signature = pair.sign_prehashed(&[1; 32]);
	let public = sp_io::crypto::secp256k1_ecdsa_recover(&signature.0, &[1; 32]);
	let public = public.map_err(|_| "no key").expect("the signature is good");
	let address = H160::from_slice(&sp_io::hashing::keccak_256(&public)[12..]);
	Key(pair, address)
}

impl Key {
	/// Its account.
	pub fn account(&self) -> AccountId {
		<Mapping as crate::Addresses<AccountId>>::account_of(&self.1)
	}

	/// Lets `spender` move `value` until the start of the tests.
	pub fn permit(&self, spender: AccountId, value: impl Into<U256>) -> Permit {
		Permit {
			owner: self.1,
			spender: address(spender),
			value: value.into(),
			deadline: START.into(),
		}
	}

	/// Its signature of a hash.
	pub fn sign(&self, digest: H256) -> PermitSignature {
		let bytes = self.0.sign_prehashed(&digest.0).0;
		PermitSignature {
			r: H256::from_slice(&bytes[..32]),
			s: H256::from_slice(&bytes[32..64]),
			v: bytes[64] + 27,
		}
	}

	/// Its signature of a permit for USDC with the next nonce.
	pub fn sign_permit(&self, permit: &Permit) -> PermitSignature {
		self.sign(Allowances::permit_digest(USDC, permit.clone()).expect("there is USDC"))
	}
}

fn stablecoin(id: AssetId, symbol: &str) -> GenesisAsset<AccountId> {
	GenesisAsset {
		id,
		symbol: symbol.into(),
		name: format!("{symbol} of the tests"),
		decimals: 6,
		currency: CurrencyCode::USD,
		policy: AssetPolicy {
			daily_mint_cap: 1_000_000 * ONE,
			second_approval_from: 1_000_000 * ONE,
			reserve_max_age: 86_400,
			min_withdrawal: ONE,
		},
		reserve: Some(GenesisReserve {
			amount: 1_000_000 * ONE,
			hash: H256::repeat_byte(1),
			as_of: START,
			attestor: GATEWAY,
		}),
	}
}

pub fn build() -> sp_io::TestExternalities {
	Now::set(START);
	Links::set(BTreeMap::new());
	Freezes::set(BTreeMap::new());
	Marks::set(BTreeMap::new());
	[ALICE, BOB, CAROL].into_iter().for_each(link);
	let assets = vec![stablecoin(USDC, "USDC"), stablecoin(USDT, "USDT")];
	let genesis =
		RuntimeGenesisConfig { cash: pallet_cash::GenesisConfig { assets }, ..Default::default() };
	let mut ext: sp_io::TestExternalities =
		genesis.build_storage().expect("the genesis of the tests is valid").into();
	ext.execute_with(|| {
		System::set_block_number(1);
		fund(ALICE, USDC, WEALTH);
		fund(ALICE, USDT, WEALTH);
		System::reset_events();
	});
	ext
}

/// Runs `test` on the usual genesis and checks every invariant after it.
pub fn run(test: impl FnOnce()) {
	build().execute_with(|| {
		test();
		assert_ok!(Cash::do_try_state());
		assert_ok!(Allowances::do_try_state());
	});
}
