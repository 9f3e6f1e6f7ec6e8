// SPDX-License-Identifier: Apache-2.0
//! A runtime with `pallet-revive`, `pallet-coupons` and the precompiles, without the other rooms.

use crate::{Coupon, Redemption};
use core::time::Duration;
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{ConstU32, ConstU128, Contains, GetCallName, UnixTime, VariantCountOf},
	weights::constants::ParityDbWeight,
};
use frame_system::EnsureSigned;
use genex_primitives::{
	AccountFlags, Cents, Clearance, CouponClass, CurrencyCode, IdentityFlags, IdentityId,
	IdentityKind, IdentityRecord, Jurisdiction, LegalClass, Money, Movement, Party, Path, Quantity,
	Reason, SeriesId, Standing, Tier, TransferPolicy,
	traits::{Compliance, Coupons as _, Identities, Issuers},
};
use pallet_coupons::{SeriesTerms, Territory};
use pallet_revive::{AccountId32Mapper, H160, TransactionLimits, Weight};
use sp_core::H256;
use sp_runtime::{AccountId32, BuildStorage, DispatchResult, traits::IdentityLookup};

/// First second of the mock's time.
pub const START: u64 = 1_800_000_000;
/// Terms of the series end their validity here: more than six years after [`START`].
pub const END: u64 = START + 6 * 366 * 86_400;

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
		RuntimeFreezeReason
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Revive = pallet_revive;
	#[runtime::pallet_index(3)]
	pub type Coupons = pallet_coupons;
}

type Block = frame_system::mocking::MockBlock<Test>;

parameter_types! {
	/// Seconds now.
	pub static Now: u64 = START;
	/// Accounts that may not receive, and why.
	pub static Barred: Vec<(AccountId32, Reason)> = Vec::new();
	/// Names of calls of `pallet-coupons` that are paused.
	pub static Paused: Vec<&'static str> = Vec::new();
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u128>;
	type AccountId = AccountId32;
	type BaseCallFilter = NotPaused;
	type Block = Block;
	type DbWeight = ParityDbWeight;
	type Lookup = IdentityLookup<AccountId32>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = u128;
	type ExistentialDeposit = ConstU128<1>;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type RuntimeFreezeReason = RuntimeFreezeReason;
}

#[derive_impl(pallet_revive::config_preludes::TestDefaultConfig)]
impl pallet_revive::Config for Test {
	type AddressMapper = AccountId32Mapper<Self>;
	type Balance = u128;
	type Currency = Balances;
	type InstantiateOrigin = EnsureSigned<AccountId32>;
	type Precompiles = (Coupon<Self>, Redemption<Self>);
	type UploadOrigin = EnsureSigned<AccountId32>;
}

impl pallet_coupons::Config for Test {
	type ApprovalOrigin = EnsureSigned<AccountId32>;
	type Compliance = Rules;
	type GovernanceOrigin = EnsureSigned<AccountId32>;
	type Identities = Everyone;
	type Issuers = Everyone;
	type MaxDraftsPerIssuer = ConstU32<100>;
	type MaxOperatorsPerOwner = ConstU32<100>;
	type MaxRedeemersPerSeries = ConstU32<100>;
	type Policies = ();
	type UnixTime = Clock;
	type WeightInfo = pallet_coupons::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_coupons::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn party(name: &'static str) -> AccountId32 {
		let byte = |place| name.as_bytes().get(place).copied().unwrap_or_default();
		AccountId32::new(core::array::from_fn(byte))
	}

	fn complicate(_: &AccountId32, _: &mut pallet_coupons::SeriesTerms) {}
}

/// Stops the calls that are [`Paused`].
pub struct NotPaused;

impl Contains<RuntimeCall> for NotPaused {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::Coupons(call) => !Paused::get().contains(&call.get_call_name()),
			_ => true,
		}
	}
}

/// The time set in [`Now`].
pub struct Clock;

impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(Now::get())
	}
}

/// Registers everyone and lets everyone issue.
pub struct Everyone;

impl Identities<AccountId32> for Everyone {
	fn identity_of(_: &AccountId32) -> Option<IdentityId> {
		Some(1)
	}

	fn party(_: &AccountId32) -> Option<Party> {
		let record = IdentityRecord {
			tier: Tier::L3,
			kind: IdentityKind::Person,
			jurisdiction: Jurisdiction::new(*b"JP")?,
			valid_until: u32::MAX,
			flags: IdentityFlags::default(),
			accounts: 1,
		};
		Some(Party { identity: 1, record })
	}

	fn tier_of(_: &AccountId32) -> Tier {
		Tier::L3
	}

	fn standing(who: &AccountId32) -> Standing {
		Standing { flags: AccountFlags::default(), party: Self::party(who) }
	}

	fn record(_: IdentityId) -> Option<IdentityRecord> {
		None
	}

	fn accounts(_: IdentityId) -> Vec<AccountId32> {
		Vec::new()
	}

	fn attestor_of(_: IdentityId) -> Option<AccountId32> {
		None
	}
}

impl Issuers<AccountId32> for Everyone {
	fn check_may_issue(_: &AccountId32) -> Result<(), Reason> {
		Ok(())
	}
}

/// Refuses movements to accounts that are [`Barred`].
pub struct Rules;

impl Compliance<AccountId32> for Rules {
	type Permit = ();

	fn check(movement: &Movement<AccountId32>) -> Result<(), Reason> {
		Self::explain(movement).first().map_or(Ok(()), |reason| Err(*reason))
	}

	fn note(_: &Movement<AccountId32>, (): ()) -> DispatchResult {
		Ok(())
	}

	fn cents(value: Money) -> Result<Cents, Reason> {
		Ok(value.minor.try_into().unwrap_or(Cents::MAX))
	}

	fn worth(face: Money) -> Result<u128, Reason> {
		Ok(face.minor)
	}

	fn forget_worth(_: &AccountId32, _: u128) -> DispatchResult {
		Ok(())
	}

	fn needs_review(_: Path, _: Cents) -> bool {
		false
	}

	fn explain(movement: &Movement<AccountId32>) -> Vec<Reason> {
		Barred::get()
			.into_iter()
			.filter(|(who, _)| who == movement.to)
			.map(|(_, reason)| reason)
			.collect()
	}
}

/// The address of a test account with an Ethereum key.
pub const fn address(byte: u8) -> H160 {
	H160([byte; 20])
}

/// The account of that address.
pub fn account(byte: u8) -> AccountId32 {
	account_at(address(byte))
}

/// The account behind an address.
pub fn account_at(address: H160) -> AccountId32 {
	use pallet_revive::AddressMapper;
	<Test as pallet_revive::Config>::AddressMapper::to_account_id(&address)
}

/// Issues series.
pub const ISSUER: u8 = 0x11;
/// Holds [`STOCK`] units of the first and of the second series.
pub const HOLDER: u8 = 0x22;
/// A second holder, who has none at first.
pub const FRIEND: u8 = 0x33;
/// A store that accepts both series.
pub const STORE: u8 = 0x44;
/// Someone else.
pub const STRANGER: u8 = 0x55;

/// Units of each series that were minted.
pub const MINTED: Quantity = 1_000;
/// Units of each series that the holder bought.
pub const STOCK: Quantity = 100;
/// The first series.
pub const SERIES: SeriesId = 1;
/// The second series.
pub const OTHER_SERIES: SeriesId = 2;
/// Where the series are described.
pub const URI: &str = "https://coupons.example/{id}.json";

/// Terms of a voucher worth 10 dollars.
pub fn terms() -> SeriesTerms {
	SeriesTerms {
		symbol: b"BREW".to_vec().try_into().expect("short"),
		name: b"Harbour Brews voucher".to_vec().try_into().expect("short"),
		class: CouponClass::Digital,
		legal_class: LegalClass::PaidGift,
		currency: CurrencyCode::USD,
		face_minor: 1_000,
		divisible: false,
		supply_cap: 1_000_000,
		valid_from: START,
		valid_until: END,
		transfer_policy: TransferPolicy::Free,
		resale_ceiling: None,
		territory: Territory::Everywhere,
		policy: None,
		refund_window: 0,
		terms_hash: H256::repeat_byte(1),
		disclosure_hash: H256::repeat_byte(2),
		uri: URI.as_bytes().to_vec().try_into().expect("short"),
	}
}

fn issue(series: SeriesId) {
	let issuer = RuntimeOrigin::signed(account(ISSUER));
	assert_ok!(Coupons::create_series(issuer.clone(), terms().into()));
	assert_ok!(Coupons::submit_series(issuer.clone(), series));
	let approvals = vec![(series, 1)].try_into().expect("one");
	assert_ok!(Coupons::approve_series(issuer.clone(), approvals, sp_core::H256::repeat_byte(5)));
	assert_ok!(Coupons::mint(issuer.clone(), series, MINTED));
	assert_ok!(Coupons::add_redeemer(issuer, series, account(STORE)));
	assert_ok!(Coupons::mark_listed(series));
	assert_ok!(Coupons::sell(series, &account(HOLDER), STOCK, None, Clearance::None));
}

/// No limits: the tests are not about gas.
pub fn unlimited() -> TransactionLimits<Test> {
	TransactionLimits::WeightAndDeposit { weight_limit: Weight::MAX, deposit_limit: u128::MAX }
}

/// Runs `test` on a chain where [`HOLDER`] has units of two series, and checks the books afterwards.
pub fn build_and_execute(test: impl FnOnce()) {
	let balances = [ISSUER, HOLDER, FRIEND, STORE, STRANGER]
		.map(|byte| {
			let mut id = [0xEE; 32];
			id[..20].copy_from_slice(&[byte; 20]);
			(AccountId32::new(id), 1_000_000_000_000_000_000)
		})
		.to_vec();
	let storage = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		..Default::default()
	}
	.build_storage()
	.expect("the genesis is sound");
	Now::set(START);
	Barred::set(Vec::new());
	Paused::set(Vec::new());
	sp_io::TestExternalities::from(storage).execute_with(|| {
		System::set_block_number(1);
		issue(SERIES);
		issue(OTHER_SERIES);
		System::reset_events();
		test();
		assert_ok!(Coupons::do_try_state());
	});
}
