// SPDX-License-Identifier: Apache-2.0
//! A runtime of this pallet over a real ledger; the rules below are the tier gates of `genex-primitives`.

use crate::{
	self as pallet_cash, AssetPolicy, DAY, GenesisAsset, GenesisReserve, SourceClass, SourceOfFunds,
};
use core::time::Duration;
use frame_support::{
	PalletId, assert_ok, derive_impl, parameter_types,
	traits::{ConstU32, ConstU64, SortedMembers, UnixTime},
};
use frame_system::{EnsureNever, EnsureSignedBy};
use genex_primitives::{
	Asset, AssetId, Balance, Cents, Clearance, CurrencyCode, ExternalAddress, IdentityFlags,
	IdentityKind, IdentityRecord, Jurisdiction, Money, Movement, Party, Path, Reason, ReviewId,
	Tier, UnixSeconds,
	gate::tier_refusals,
	traits::{Compliance, ControlProofs, ReviewedAct, Reviews},
};
use sp_core::{H160, H256};
use sp_runtime::{BuildStorage, DispatchError, DispatchResult};
use std::collections::BTreeMap;

pub type AccountId = u64;

/// Two members of the council.
pub const COUNCIL: AccountId = 1;
/// Members of the gateway.
pub const GATEWAY: AccountId = 2;
pub const SECOND_GATEWAY: AccountId = 3;
/// Attests reserves.
pub const ATTESTOR: AccountId = 4;
/// Identities of tier L2.
pub const ALICE: AccountId = 10;
pub const BOB: AccountId = 11;
/// An identity of tier L1.
pub const CAROL: AccountId = 12;
/// An account without identity.
pub const STRANGER: AccountId = 13;
/// A pot of the protocol, without identity.
pub const TREASURY: AccountId = 14;

pub const USDC: AssetId = 7;
pub const USDT: AssetId = 8;
/// One hour into a UTC day.
pub const START: UnixSeconds = 20_000 * DAY + 3_600;
/// Six decimals.
pub const ONE: Balance = 1_000_000;
pub const RESERVE: Balance = 1_000_000 * ONE;

pub const POLICY: AssetPolicy = AssetPolicy {
	daily_mint_cap: 500_000 * ONE,
	second_approval_from: 100_000 * ONE,
	reserve_max_age: DAY,
	min_withdrawal: 10 * ONE,
};

/// A movement as the rules saw it.
pub type Seen = (Path, AccountId, AccountId, Asset, u128, Money);

/// Cash-outs worth as many US cents are reviewed.
pub const REVIEWED_FROM: Cents = 1_000_000;

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
}

parameter_types! {
	pub static Now: UnixSeconds = START;
	pub static Tiers: BTreeMap<AccountId, Tier> = BTreeMap::new();
	pub static Checked: Vec<Seen> = Vec::new();
	pub static Noted: Vec<Seen> = Vec::new();
	pub static NoteFails: bool = false;
	pub static Frozen: Vec<AccountId> = Vec::new();
	pub static Opened: Vec<(AccountId, ReviewedAct, Cents)> = Vec::new();
	pub static Withdrawn: Vec<ReviewId> = Vec::new();
	pub static Proven: Vec<(AccountId, ExternalAddress)> = Vec::new();
	pub const CashPallet: PalletId = PalletId(*b"gnx/cash");
	pub const DepositLifetime: UnixSeconds = 2 * DAY;
	pub const WithdrawalTimeout: UnixSeconds = 3 * DAY;
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
	type Extra = crate::Escrow;
}

impl crate::Config for Test {
	type Ledger = Assets;
	type Compliance = TierGates;
	type Reviews = TierGates;
	type ControlProofs = TierGates;
	type UnixTime = Clock;
	type GovernanceOrigin = EnsureSignedBy<Council, AccountId>;
	type GatewayOrigin = EnsureSignedBy<Gateway, AccountId>;
	type ReserveAttestorOrigin = EnsureSignedBy<Attestors, AccountId>;
	type PalletId = CashPallet;
	type DepositLifetime = DepositLifetime;
	type WithdrawalTimeout = WithdrawalTimeout;
	type MaxAssets = ConstU32<3>;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = TierGates;
}

pub struct Council;
impl SortedMembers<AccountId> for Council {
	fn sorted_members() -> Vec<AccountId> {
		vec![COUNCIL]
	}
}

pub struct Gateway;
impl SortedMembers<AccountId> for Gateway {
	fn sorted_members() -> Vec<AccountId> {
		vec![GATEWAY, SECOND_GATEWAY]
	}
}

pub struct Attestors;
impl SortedMembers<AccountId> for Attestors {
	fn sorted_members() -> Vec<AccountId> {
		vec![ATTESTOR]
	}
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(Now::get())
	}
}

/// Tier gates over the identities in `Tiers`; notes every movement it is asked about.
pub struct TierGates;

impl TierGates {
	fn party(who: AccountId) -> Option<Party> {
		let record = IdentityRecord {
			tier: *Tiers::get().get(&who)?,
			kind: IdentityKind::Person,
			jurisdiction: Jurisdiction::new(*b"JP")?,
			valid_until: u32::MAX,
			flags: IdentityFlags::default(),
			accounts: 1,
		};
		Some(Party { identity: who, record })
	}
}

impl Compliance<AccountId> for TierGates {
	/// Which movement was checked, so that the tests see that it is the one that is noted.
	type Permit = usize;

	fn check(movement: &Movement<AccountId>) -> Result<usize, Reason> {
		let Movement { path, from, to, asset, quantity, value, .. } = *movement;
		Checked::mutate(|checked| checked.push((path, *from, *to, asset, quantity, value)));
		match Self::explain(movement).first() {
			Some(reason) => Err(*reason),
			None => Ok(Checked::get().len()),
		}
	}

	fn note(movement: &Movement<AccountId>, permit: usize) -> DispatchResult {
		let Movement { path, from, to, asset, quantity, value, .. } = *movement;
		let noted = (path, *from, *to, asset, quantity, value);
		assert_eq!(Checked::get()[permit - 1], noted, "what is noted was checked before");
		Noted::mutate(|all| all.push(noted));
		match NoteFails::get() {
			true => Err(DispatchError::Other("the count fails")),
			false => Ok(()),
		}
	}

	fn explain(movement: &Movement<AccountId>) -> Vec<Reason> {
		let (from, to) = (Self::party(*movement.from), Self::party(*movement.to));
		let (giver, receiver) = tier_refusals(movement, from.as_ref(), to.as_ref(), Now::get());
		let frozen = Frozen::get().contains(movement.from);
		let frozen =
			(frozen && movement.clearance != Clearance::CourtOrder).then_some(Reason::SenderFrozen);
		let cents = Self::cents(movement.value).unwrap_or(u64::MAX);
		let review = (Self::needs_review(movement.path, cents)
			&& movement.clearance != Clearance::Review)
			.then_some(Reason::ReviewNeeded);
		frozen.into_iter().chain(giver).chain(receiver).chain(review).collect()
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

	fn needs_review(path: Path, cents: Cents) -> bool {
		path == Path::CashOut && cents >= REVIEWED_FROM
	}
}

/// Reviews that the tests end by hand.
impl Reviews<AccountId> for TierGates {
	fn open(
		who: &AccountId,
		act: ReviewedAct,
		cents: Cents,
	) -> Result<(ReviewId, UnixSeconds), DispatchError> {
		let id = Opened::get().len() as ReviewId;
		Opened::mutate(|opened| opened.push((*who, act, cents)));
		Ok((id, Now::get() + DAY))
	}

	fn withdraw(review: ReviewId) -> DispatchResult {
		Withdrawn::mutate(|withdrawn| withdrawn.push(review));
		Ok(())
	}
}

/// Wallets that the tests prove; each account is an identity of its own.
impl ControlProofs<AccountId> for TierGates {
	fn is_proven(who: &AccountId, wallet: &ExternalAddress) -> bool {
		Proven::get().contains(&(*who, wallet.clone()))
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for TierGates {
	fn register(who: &AccountId, tier: Tier) {
		set_tier(*who, tier);
	}

	fn recipient(tier: Tier) -> AccountId {
		let who = 900;
		set_tier(who, tier);
		who
	}

	fn prove_wallet(who: &AccountId) -> ExternalAddress {
		prove(*who, wallet(1))
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}
}

pub fn set_tier(who: AccountId, tier: Tier) {
	Tiers::mutate(|tiers| tiers.insert(who, tier));
}

/// A wallet that somebody keeps.
pub fn wallet(number: u64) -> ExternalAddress {
	ExternalAddress::Ethereum(H160::from_low_u64_be(number))
}

/// Lets `who` prove control of `wallet`, and gives it.
pub fn prove(who: AccountId, wallet: ExternalAddress) -> ExternalAddress {
	Proven::mutate(|proven| proven.push((who, wallet.clone())));
	wallet
}

pub fn reference(number: u64) -> H256 {
	H256::from_low_u64_be(number)
}

pub fn source() -> SourceOfFunds {
	SourceOfFunds { class: SourceClass::Salary, hash: H256::repeat_byte(5) }
}

pub fn stablecoin(id: AssetId, symbol: &str) -> GenesisAsset<AccountId> {
	GenesisAsset {
		id,
		symbol: symbol.into(),
		name: format!("{symbol} of the tests"),
		decimals: 6,
		currency: CurrencyCode::USD,
		policy: POLICY,
		reserve: Some(GenesisReserve {
			amount: RESERVE,
			hash: H256::repeat_byte(1),
			as_of: START,
			attestor: ATTESTOR,
		}),
	}
}

/// Gives `who` money through the gateway.
pub fn fund(who: AccountId, amount: Balance) {
	let number = 1_000_000 + Checked::get().len() as u64;
	let origin = RuntimeOrigin::signed(GATEWAY);
	assert_ok!(Cash::deposit(origin, USDC, who, amount, reference(number), source()));
}

/// Free, held and leaving USDC of `who`.
pub fn parts(who: AccountId) -> (Balance, Balance, Balance) {
	let balances = Cash::balance(USDC, who);
	(balances.free, balances.held, balances.leaving)
}

pub struct ExtBuilder {
	pub assets: Vec<GenesisAsset<AccountId>>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self { assets: vec![stablecoin(USDC, "USDC"), stablecoin(USDT, "USDT")] }
	}
}

impl ExtBuilder {
	pub fn build(self) -> sp_io::TestExternalities {
		Now::set(START);
		Checked::set(Vec::new());
		Noted::set(Vec::new());
		NoteFails::set(false);
		Frozen::set(Vec::new());
		Opened::set(Vec::new());
		Withdrawn::set(Vec::new());
		Proven::set(Vec::new());
		Tiers::set(BTreeMap::from([(ALICE, Tier::L2), (BOB, Tier::L2), (CAROL, Tier::L1)]));
		let cash = pallet_cash::GenesisConfig { assets: self.assets };
		let genesis = RuntimeGenesisConfig { cash, ..Default::default() };
		let mut ext: sp_io::TestExternalities =
			genesis.build_storage().expect("the genesis of the tests is valid").into();
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			assert_ok!(Cash::do_try_state());
		});
	}
}

/// Runs `test` on the usual genesis and checks every invariant after it.
pub fn run(test: impl FnOnce()) {
	ExtBuilder::default().build_and_execute(test);
}
