// SPDX-License-Identifier: Apache-2.0
//! A runtime of this pallet and the native token. Issuers, identities and series come from tables.

use crate::{
	self as pallet_fee_policy, Event, GNX, NextPoolId, PlatformPool, Policy, PoolTerms, Pools,
};
use core::time::Duration;
use frame_support::{
	PalletId, StorageNoopGuard, assert_ok, derive_impl, parameter_types,
	traits::{
		Contains, SortedMembers, UnixTime,
		fungible::{Inspect, Mutate},
		tokens::Preservation,
	},
};
use frame_system::EnsureSignedBy;
use genex_primitives::{
	Balance, Clearance, CouponClass, CurrencyCode, IdentityId, LegalClass, Money, Path, Quantity,
	Reason, SeriesFacts, SeriesId, SeriesState, TransferPolicy, UnixSeconds,
	sponsor::{Act, ActSet, FeeRequest, FeeSponsor, NotSponsored, PLATFORM_POOL, PoolId},
	traits::{Coupons, Issuers},
};
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult, FixedU128};

/// Sixteen bytes hold the name of the pallet and the number of a pool; eight would give all pools one account.
pub type AccountId = u128;

/// The council.
pub const COUNCIL: AccountId = 1;
/// Companies that may issue.
pub const ISSUER: AccountId = 2;
pub const OTHER_ISSUER: AccountId = 3;
/// Somebody for whom the council makes campaigns.
pub const AGENCY: AccountId = 4;
/// Where fees go.
pub const TREASURY: AccountId = 5;
/// People; the second account of Alice is of the same identity as her first.
pub const ALICE: AccountId = 10;
pub const ALICE_PHONE: AccountId = 11;
pub const BOB: AccountId = 20;

pub const ALICE_ID: IdentityId = 1;
pub const BOB_ID: IdentityId = 2;

/// Series of the issuer, and one of another.
pub const CARD: SeriesId = 40;
pub const VOUCHER: SeriesId = 41;
pub const FOREIGN: SeriesId = 42;
/// No series.
pub const NOTHING: SeriesId = 99;

/// The least balance of an account.
pub const LEAST: Balance = 1_000_000;
/// What everybody has at the start, the platform's pool too.
pub const WEALTH: Balance = 100 * GNX;
/// What an act costs at most: 500 micro-dollars.
pub const FEE: Balance = 500_000_000;
/// What an act computes at most.
pub const TIME: u64 = 1_000;
/// What a block holds: by default 50 ordinary acts and 25 urgent ones.
pub const SPACE: u64 = 100_000;
pub const DAY: UnixSeconds = 86_400;
/// Noon.
pub const START: UnixSeconds = 20_000 * DAY + DAY / 2;
pub const TODAY: u32 = 20_000;
pub const MOST_POOLS: u32 = 3;
/// The record behind a decision of the council.
pub const REASON: H256 = H256::repeat_byte(7);

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
	pub type FeePolicy = pallet_fee_policy;
}

parameter_types! {
	pub static Now: UnixSeconds = START;
	pub static Multiplier: FixedU128 = FixedU128::from_u32(1);
	pub static MaxPools: u32 = MOST_POOLS;
	pub static Frozen: Vec<AccountId> = Vec::new();
	pub static Companies: Vec<AccountId> = vec![ISSUER, OTHER_ISSUER];
	pub const BlockSpace: u64 = SPACE;
	pub const FeePalletId: PalletId = PalletId(*b"gnx/fees");
	pub const ExistentialDeposit: Balance = LEAST;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ExistentialDeposit;
}

impl crate::Config for Test {
	type Currency = Balances;
	type Coupons = Register;
	type Issuers = Register;
	type Frozen = Blocked;
	type GovernanceOrigin = EnsureSignedBy<Council, AccountId>;
	type UnixTime = Clock;
	type Multiplier = Multiplier;
	type BlockSpace = BlockSpace;
	type PalletId = FeePalletId;
	type MaxPoolsPerOwner = MaxPools;
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

/// Whose property is blocked.
pub struct Blocked;

impl Contains<AccountId> for Blocked {
	fn contains(who: &AccountId) -> bool {
		Frozen::get().contains(who)
	}
}

pub struct Council;

impl SortedMembers<AccountId> for Council {
	fn sorted_members() -> Vec<AccountId> {
		vec![COUNCIL]
	}
}

/// Who may issue, and who issues what.
pub struct Register;

impl Issuers<AccountId> for Register {
	fn check_may_issue(who: &AccountId) -> Result<(), Reason> {
		if Companies::get().contains(who) { Ok(()) } else { Err(Reason::IssuerTierTooLow) }
	}
}

impl Coupons<AccountId> for Register {
	fn facts(series: SeriesId) -> Option<SeriesFacts<AccountId>> {
		let issuer = match series {
			CARD | VOUCHER => ISSUER,
			FOREIGN => OTHER_ISSUER,
			_ => return None,
		};
		Some(SeriesFacts {
			issuer,
			class: CouponClass::Digital,
			legal_class: LegalClass::PaidGift,
			currency: CurrencyCode::USD,
			face_minor: 2_500,
			divisible: false,
			valid_from: 0,
			valid_until: UnixSeconds::MAX,
			transfer_policy: TransferPolicy::Free,
			resale_ceiling: None,
			state: SeriesState::Selling,
			unsold: 0,
			unit_worth: 0,
			refund_window: 0,
		})
	}

	fn free_units(_: SeriesId, _: &AccountId) -> Quantity {
		unreachable!("a fee policy looks at no units")
	}

	fn held_units(_: SeriesId, _: &AccountId) -> Quantity {
		unreachable!("a fee policy looks at no units")
	}

	fn mark_listed(_: SeriesId) -> DispatchResult {
		unreachable!("a fee policy moves no units")
	}

	fn sell(
		_: SeriesId,
		_: &AccountId,
		_: Quantity,
		_: Option<Money>,
		_: Clearance,
	) -> DispatchResult {
		unreachable!("a fee policy moves no units")
	}

	fn transfer(
		_: Path,
		_: SeriesId,
		_: &AccountId,
		_: &AccountId,
		_: Quantity,
		_: Option<Money>,
		_: Clearance,
	) -> DispatchResult {
		unreachable!("a fee policy moves no units")
	}

	fn hold(_: SeriesId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("a fee policy moves no units")
	}

	fn release(_: SeriesId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("a fee policy moves no units")
	}

	fn explain(
		_: Path,
		_: SeriesId,
		_: &AccountId,
		_: &AccountId,
		_: Quantity,
		_: Clearance,
	) -> Option<Vec<Reason>> {
		unreachable!("a fee policy moves no units")
	}

	fn force_move(_: SeriesId, _: &AccountId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("a fee policy moves no units")
	}

	fn set_frozen_units(
		_: SeriesId,
		_: &AccountId,
		_: Quantity,
	) -> Result<Quantity, DispatchError> {
		unreachable!("a fee policy moves no units")
	}

	fn transfer_held(
		_: Path,
		_: SeriesId,
		_: &AccountId,
		_: &AccountId,
		_: Quantity,
		_: Option<Money>,
		_: Clearance,
	) -> DispatchResult {
		unreachable!("a fee policy moves no units")
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Register {
	fn issuer() -> (AccountId, SeriesId) {
		(ISSUER, CARD)
	}
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Terms of a pool that pays for every act.
pub fn terms() -> PoolTerms {
	PoolTerms {
		acts: ActSet::all(),
		day_budget: 10 * GNX,
		identity_day_budget: GNX,
		alert_below: GNX,
		until: None,
	}
}

/// Terms that no pool can have, with what is wrong.
pub fn unfit_terms() -> Vec<(PoolTerms, crate::Error<Test>)> {
	use crate::Error::{NoActs, NoBudget};
	vec![
		(PoolTerms { acts: ActSet::default(), ..terms() }, NoActs),
		(
			PoolTerms { acts: codec::Decode::decode(&mut &[1, 0x80][..]).unwrap(), ..terms() },
			NoActs,
		),
		(PoolTerms { day_budget: 0, ..terms() }, NoBudget),
		(PoolTerms { identity_day_budget: 0, ..terms() }, NoBudget),
	]
}

/// An empty pool of the issuer.
pub fn issuer_pool(terms: PoolTerms) -> PoolId {
	let pool = NextPoolId::<Test>::get();
	assert_ok!(FeePolicy::create_issuer_pool(signed(ISSUER), terms));
	pool
}

/// An empty pool that the council made for the agency.
pub fn campaign(terms: PoolTerms) -> PoolId {
	let pool = NextPoolId::<Test>::get();
	assert_ok!(FeePolicy::create_campaign(signed(COUNCIL), terms, AGENCY, REASON));
	pool
}

/// A pool of the issuer with GNX, to which the card points.
pub fn card_pool(terms: PoolTerms) -> PoolId {
	let pool = issuer_pool(terms);
	assert_ok!(FeePolicy::top_up(signed(ISSUER), pool, 10 * GNX));
	assert_ok!(FeePolicy::assign_series(signed(ISSUER), CARD, Some(pool), REASON));
	pool
}

/// Replaces terms in the state, as if they had always been so.
pub fn given(pool: PoolId, change: impl FnOnce(&mut PoolTerms)) {
	Pools::<Test>::mutate(pool, |pool| change(&mut pool.as_mut().expect("it exists").terms));
}

/// Replaces the policy in the state, as if it had always been so.
pub fn given_policy(change: impl FnOnce(&mut Policy)) {
	crate::PolicyInForce::<Test>::mutate(change);
}

pub fn balance(who: AccountId) -> Balance {
	Balances::balance(&who)
}

/// What is on the account of a pool.
pub fn gnx_of(pool: PoolId) -> Balance {
	balance(FeePolicy::account_of(pool))
}

/// Who is behind an account of the tests.
pub fn identity_of(who: AccountId) -> IdentityId {
	match who {
		ALICE | ALICE_PHONE => ALICE_ID,
		BOB => BOB_ID,
		_ => IdentityId::try_from(who).expect("accounts of the tests are small"),
	}
}

/// What `who` asks for doing `act`, at most.
pub fn request(who: AccountId, act: Act) -> FeeRequest<AccountId> {
	let identity = identity_of(who);
	FeeRequest { who, identity, act, series: None, fee: FEE, ref_time: TIME }
}

/// The same in the card's series.
pub fn card_request(who: AccountId, act: Act) -> FeeRequest<AccountId> {
	FeeRequest { series: Some(CARD), ..request(who, act) }
}

/// Who would pay. A question writes nothing.
pub fn quote(request: FeeRequest<AccountId>) -> Result<PoolId, NotSponsored> {
	let guard = StorageNoopGuard::new();
	let answer = <FeePolicy as FeeSponsor<AccountId>>::quote(request);
	drop(guard);
	answer.map(|sponsorship| sponsorship.pool)
}

/// Has a fee paid as the runtime does: takes the most, and gives back what the act did not need.
pub fn pay(
	request: FeeRequest<AccountId>,
	fee: Balance,
	ref_time: u64,
) -> Result<PoolId, NotSponsored> {
	let most = request.fee;
	let sponsorship = <FeePolicy as FeeSponsor<AccountId>>::reserve(request)?;
	let (pool, account) = (sponsorship.pool, sponsorship.account);
	assert_eq!(account, FeePolicy::account_of(pool));
	assert_ok!(Balances::transfer(&account, &TREASURY, most, Preservation::Preserve));
	if most > fee {
		assert_ok!(Balances::transfer(&TREASURY, &account, most - fee, Preservation::Preserve));
	}
	<FeePolicy as FeeSponsor<AccountId>>::settle(sponsorship, fee, ref_time);
	Ok(pool)
}

/// Has a fee paid that is as much as was asked for.
pub fn pay_all(request: FeeRequest<AccountId>) -> Result<PoolId, NotSponsored> {
	let (fee, ref_time) = (request.fee, request.ref_time);
	pay(request, fee, ref_time)
}

/// Goes to the next block, this many seconds later.
pub fn advance(seconds: UnixSeconds) {
	Now::mutate(|now| *now += seconds);
	System::set_block_number(System::block_number() + 1);
}

/// The events of this pallet, in order.
pub fn events() -> Vec<Event<Test>> {
	System::read_events_for_pallet()
}

/// What the event record ends with.
pub fn last_event() -> Event<Test> {
	match System::events().pop().map(|record| record.event) {
		Some(RuntimeEvent::FeePolicy(event)) => event,
		other => panic!("another event came last: {other:?}"),
	}
}

pub struct ExtBuilder {
	platform: bool,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self { platform: true }
	}
}

impl ExtBuilder {
	/// A chain whose council has yet to make the platform's pool.
	pub fn without_platform() -> Self {
		Self { platform: false }
	}

	pub fn build(self) -> sp_io::TestExternalities {
		Now::set(START);
		Multiplier::set(FixedU128::from_u32(1));
		MaxPools::set(MOST_POOLS);
		Companies::set(vec![ISSUER, OTHER_ISSUER]);
		let platform_account = FeePolicy::account_of(PLATFORM_POOL);
		let rich = [ISSUER, OTHER_ISSUER, AGENCY, TREASURY, ALICE, platform_account];
		let PoolTerms { day_budget, identity_day_budget, alert_below, .. } = terms();
		let platform = PlatformPool { day_budget, identity_day_budget, alert_below };
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: rich.map(|who| (who, WEALTH)).to_vec(),
				..Default::default()
			},
			fee_policy: pallet_fee_policy::GenesisConfig {
				platform: self.platform.then_some(platform),
				..Default::default()
			},
			..Default::default()
		};
		let mut ext: sp_io::TestExternalities =
			genesis.build_storage().expect("the genesis of the tests is valid").into();
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	/// Runs `test` and checks every invariant after it.
	pub fn run(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			assert_ok!(FeePolicy::do_try_state());
		});
	}
}

/// Runs `test` on a chain with the platform's pool and checks every invariant after it.
pub fn run(test: impl FnOnce()) {
	ExtBuilder::default().run(test);
}
