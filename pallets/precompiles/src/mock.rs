// SPDX-License-Identifier: Apache-2.0
//! A runtime with `pallet-revive`, the movers of value and the precompiles, without the other rooms.

use crate::{
	Coupon, CouponFactory, Marketplace, NativeName, Serials as SerialsPrecompile, Stablecoin,
	Treasury, addresses,
};
use core::time::Duration;
use frame_support::{
	PalletId, assert_ok, derive_impl, parameter_types,
	traits::{
		ConstU32, ConstU64, ConstU128, Contains, GetCallMetadata, Nothing, UnixTime, VariantCountOf,
	},
	weights::constants::ParityDbWeight,
};
use frame_system::{EnsureNever, EnsureSigned};
use genex_primitives::{
	AccountFlags, AssetId, Balance, Cents, Clearance, CouponClass, CurrencyCode, IdentityFlags,
	IdentityId, IdentityKind, IdentityRecord, Jurisdiction, LegalClass, Money, Movement, Party,
	Path, Quantity, Reason, ReviewId, SeriesId, Standing, Tier, TransferPolicy, UnixSeconds,
	traits::{
		Compliance as Judging, Coupons as _, Identities, Issuers as Eligibility, ReviewedAct,
		Reviews,
	},
};
use pallet_cash::{AssetPolicy, GenesisAsset, GenesisReserve, SourceClass, SourceOfFunds};
use pallet_coupons::{SeriesTerms, Territory};
use pallet_revive::{AccountId32Mapper, H160, TransactionLimits, Weight};
use sp_core::H256;
use sp_runtime::{AccountId32, DispatchError, DispatchResult, traits::IdentityLookup};

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
	#[runtime::pallet_index(4)]
	#[runtime::disable_call]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(5)]
	pub type Cash = pallet_cash;
	#[runtime::pallet_index(6)]
	pub type Allowances = pallet_allowances;
	#[runtime::pallet_index(7)]
	pub type OrderBook = pallet_order_book;
	#[runtime::pallet_index(8)]
	pub type Sales = pallet_sales;
	#[runtime::pallet_index(9)]
	pub type TravelRule = pallet_travel_rule;
	#[runtime::pallet_index(10)]
	pub type Nonces = pallet_nonces;
	#[runtime::pallet_index(11)]
	pub type Redemption = pallet_redemption;
	#[runtime::pallet_index(12)]
	pub type Serials = pallet_serials;
	#[runtime::pallet_index(13)]
	pub type Permits = pallet_permits;
	#[runtime::pallet_index(14)]
	pub type Claims = pallet_claims;
	#[runtime::pallet_index(15)]
	pub type Issuers = pallet_issuers;
	#[runtime::pallet_index(16)]
	pub type Insolvency = pallet_insolvency;
	#[runtime::pallet_index(17)]
	pub type Quarantine = pallet_quarantine;
	#[runtime::pallet_index(18)]
	pub type Custody = pallet_custody;
	#[runtime::pallet_index(19)]
	pub type FeePolicy = pallet_fee_policy;
	#[runtime::pallet_index(20)]
	pub type TransferPolicies = pallet_transfer_policies;
	#[runtime::pallet_index(21)]
	pub type Kyc = pallet_kyc;
	#[runtime::pallet_index(22)]
	pub type Books = pallet_books;
	#[runtime::pallet_index(23)]
	pub type Compliance = pallet_compliance;
}

mod business;
mod compliance;
mod custody;
mod defaults;
mod fee_pools;
mod gifts;
mod identities;
mod ledger;
pub mod market;
mod offers;
mod policies;
mod promises;
mod sales;
mod stage;
mod unminted;

use ledger::stablecoin;

pub use business::*;
pub use compliance::*;
pub use custody::*;
pub use defaults::*;
pub use fee_pools::*;
pub use gifts::*;
pub use identities::*;
pub use offers::*;
pub use policies::*;
pub use promises::*;
pub use sales::*;
pub use stage::*;
pub use unminted::*;

type Block = frame_system::mocking::MockBlock<Test>;

parameter_types! {
	/// Seconds now.
	pub static Now: u64 = START;
	/// Accounts that may not receive, and why.
	pub static Barred: Vec<(AccountId32, Reason)> = Vec::new();
	/// Accounts that are frozen.
	pub static Frozen: Vec<AccountId32> = Vec::new();
	/// Whether an officer must approve purchases and withdrawals.
	pub static Reviewed: bool = false;
	/// Calls that are paused.
	pub static Paused: Vec<NativeName> = Vec::new();
	/// Names the account that owns the ledger of stablecoins.
	pub const CashPallet: PalletId = PalletId(*b"gnx/cash");
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
	type Precompiles = (
		crate::Compliance<Self>,
		Coupon<Self>,
		CouponFactory<Self>,
		crate::Custody<Self>,
		crate::FeePools<Self>,
		crate::Identity<Self>,
		crate::Insolvency<Self>,
		crate::Issuers<Self>,
		Marketplace<Self>,
		crate::Quarantine<Self>,
		crate::Redemption<Self>,
		SerialsPrecompile<Self>,
		Stablecoin<Self>,
		crate::TransferPolicies<Self>,
		crate::TravelRule<Self>,
		Treasury<Self>,
	);
	type UploadOrigin = EnsureSigned<AccountId32>;
}

impl pallet_coupons::Config for Test {
	type ApprovalOrigin = EnsureSigned<AccountId32>;
	type Compliance = Rules;
	type GovernanceOrigin = EnsureSigned<AccountId32>;
	type Identities = Everyone;
	type Issuers = Everyone;
	type Listener = ();
	type MaxDraftsPerIssuer = ConstU32<100>;
	type MaxOperatorsPerOwner = ConstU32<100>;
	type MaxRedeemersPerSeries = ConstU32<100>;
	type Policies = ();
	type SerialWeight = ();
	type Serials = Serials;
	type UnixTime = Clock;
	type WeightInfo = pallet_coupons::weights::SubstrateWeight<Self>;
	type Windows = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

impl pallet_serials::Config for Test {
	type Markets = Nothing;
	type WeightInfo = pallet_serials::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

/// Stops the calls that are [`Paused`].
pub struct NotPaused;

impl Contains<RuntimeCall> for NotPaused {
	fn contains(call: &RuntimeCall) -> bool {
		let name = call.get_call_metadata();
		!Paused::get().contains(&(name.pallet_name, name.function_name))
	}
}

/// The time set in [`Now`].
pub struct Clock;

impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(Now::get())
	}
}

/// Registers everyone, each for itself, and lets everyone issue. The holder vouches for all.
pub struct Everyone;

impl Identities<AccountId32> for Everyone {
	fn identity_of(who: &AccountId32) -> Option<IdentityId> {
		let bytes: &[u8; 32] = who.as_ref();
		Some(bytes[0].into())
	}

	fn party(who: &AccountId32) -> Option<Party> {
		let identity = Self::identity_of(who)?;
		Some(Party { identity, record: Self::record(identity)? })
	}

	fn tier_of(_: &AccountId32) -> Tier {
		Tier::L3
	}

	fn standing(who: &AccountId32) -> Standing {
		let frozen = Frozen::get().contains(who);
		let screened = Screening::get().contains(who);
		let flag = |set: bool, flag| if set { flag } else { AccountFlags::default() };
		let flags = flag(frozen, AccountFlags::FROZEN_OUTBOUND);
		let flags = flags.with(flag(screened, AccountFlags::SCREENED));
		Standing { flags, party: Self::party(who) }
	}

	fn record(_: IdentityId) -> Option<IdentityRecord> {
		let record = IdentityRecord {
			tier: Tier::L3,
			kind: IdentityKind::Person,
			jurisdiction: Jurisdiction::new(*b"JP")?,
			valid_until: u32::MAX,
			flags: IdentityFlags::default(),
			accounts: 1,
		};
		Some(record)
	}

	fn accounts(identity: IdentityId) -> Vec<AccountId32> {
		u8::try_from(identity).map(account_of_key).into_iter().collect()
	}

	fn attestor_of(_: IdentityId) -> Option<AccountId32> {
		Some(account(HOLDER))
	}
}

impl Eligibility<AccountId32> for Everyone {
	fn check_may_issue(_: &AccountId32) -> Result<(), Reason> {
		Ok(())
	}
}

/// Refuses movements from accounts that are [`Frozen`] and to accounts that are [`Barred`].
pub struct Rules;

/// Opens the same review every time.
impl Reviews<AccountId32> for Rules {
	fn open(
		_: &AccountId32,
		_: ReviewedAct,
		_: Cents,
	) -> Result<(ReviewId, UnixSeconds), DispatchError> {
		Ok((1, END))
	}

	fn withdraw(_: ReviewId) -> DispatchResult {
		Ok(())
	}
}

impl Judging<AccountId32> for Rules {
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
		Reviewed::get()
	}

	fn explain(movement: &Movement<AccountId32>) -> Vec<Reason> {
		let frozen = Frozen::get().contains(movement.from).then_some(Reason::SenderFrozen);
		let barred = Barred::get().into_iter().filter(|(who, _)| who == movement.to);
		let leaves = movement.path == Path::CashOut && movement.clearance == Clearance::None;
		let review = (Reviewed::get() && leaves).then_some(Reason::ReviewNeeded);
		frozen.into_iter().chain(barred.map(|(_, reason)| reason)).chain(review).collect()
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
/// The last series, of which the holder has the serials 1 to [`STOCK`].
pub const NUMBERED: SeriesId = 8;
/// The EIP-155 chain id that permits name.
pub const CHAIN_ID: u64 = 420_420;
/// A stablecoin with six decimals.
pub const DOLLARS: AssetId = 1;
/// Another, with an id whose four bytes differ.
pub const EUROS: AssetId = 0x0102_0304;
/// No stablecoin has this id.
pub const UNKNOWN: AssetId = 9;
/// What the holder has of each stablecoin, in smallest units.
pub const PURSE: Balance = 1_000_000_000;

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
	if series == NUMBERED {
		assert_ok!(Serials::mark_serialised(issuer.clone(), series));
	}
	assert_ok!(Coupons::mint(issuer.clone(), series, MINTED));
	assert_ok!(Coupons::add_redeemer(issuer, series, account(STORE)));
	assert_ok!(Coupons::mark_listed(series));
	assert_ok!(Coupons::sell(series, &account(HOLDER), STOCK, None, Clearance::None));
}

/// The account of a test address, where there is no state to look into.
pub fn account_of_key(byte: u8) -> AccountId32 {
	let mut id = [0xEE; 32];
	id[..20].copy_from_slice(&[byte; 20]);
	AccountId32::new(id)
}

fn pay_in(asset: AssetId) {
	let gateway = RuntimeOrigin::signed(account(ISSUER));
	let reference = H256::from_low_u64_be(asset.into());
	let source = SourceOfFunds { class: SourceClass::Salary, hash: H256::repeat_byte(3) };
	assert_ok!(Cash::deposit(gateway, asset, account(HOLDER), PURSE, reference, source));
}

/// No limits: the tests are not about gas.
pub fn unlimited() -> TransactionLimits<Test> {
	TransactionLimits::WeightAndDeposit { weight_limit: Weight::MAX, deposit_limit: u128::MAX }
}
