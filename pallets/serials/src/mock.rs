// SPDX-License-Identifier: Apache-2.0
//! A runtime of this pallet over the real `pallet-coupons`; the rules below know who is registered and frozen.

use crate::{self as pallet_serials, *};
use alloc::{
	boxed::Box,
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use core::time::Duration;
use frame_support::{
	assert_ok, derive_impl, ord_parameter_types, parameter_types,
	traits::{ConstU32, ConstU64, Contains, UnixTime},
};
use frame_system::{EnsureRoot, EnsureSignedBy, mocking::MockBlock};
use genex_primitives::{
	AccountFlags, Cents, Clearance, CouponClass, CurrencyCode, IdentityFlags, IdentityId,
	IdentityKind, IdentityRecord, Jurisdiction, LegalClass, Money, Movement, Party, Path, Quantity,
	Reason, SeriesId, Standing, Tier, TransferPolicy,
	gate::tier_refusals,
	issuance::StaffScope,
	traits::{Compliance, Coupons as CouponsTrait, Identities, Issuers},
};
use pallet_coupons::{SeriesTerms, Territory, Text, Uri};
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchResult, traits::IdentityLookup};

pub type AccountId = u64;

pub const ISSUER: AccountId = 1;
pub const APPROVER: AccountId = 2;
pub const STORE: AccountId = 3;
pub const ALICE: AccountId = 10;
pub const BOB: AccountId = 11;
pub const CAROL: AccountId = 12;

pub const START: u64 = 1_800_000_000;
pub const YEAR: u64 = 366 * 86_400;
pub const VALID_UNTIL: u64 = START + 10 * YEAR;
/// What one unit is worth, in US cents.
pub const FACE: u64 = 2_500;

#[frame_support::runtime]
mod test_runtime {
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
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Coupons = pallet_coupons;
	#[runtime::pallet_index(2)]
	pub type Serials = pallet_serials;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type BlockHashCount = ConstU64<250>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

ord_parameter_types! {
	pub const Approver: AccountId = APPROVER;
}

parameter_types! {
	pub static Now: u64 = START;
	pub static Parties: BTreeMap<AccountId, Party> = BTreeMap::new();
	pub static Frozen: BTreeSet<AccountId> = BTreeSet::new();
	/// Staff of the issuer that accepts units.
	pub static Till: Option<AccountId> = None;
	/// The series that has a market.
	pub static Marketed: Option<SeriesId> = None;
	/// Gifts of more value than this are refused, as the Travel Rule refuses them.
	pub static Limit: u128 = u128::MAX;
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(Now::get())
	}
}

pub struct Register;
impl Identities<AccountId> for Register {
	fn identity_of(who: &AccountId) -> Option<IdentityId> {
		Self::party(who).map(|party| party.identity)
	}

	fn party(who: &AccountId) -> Option<Party> {
		Parties::get().get(who).copied()
	}

	fn tier_of(who: &AccountId) -> Tier {
		Self::party(who).map(|party| party.record.tier_at(Now::get())).unwrap_or_default()
	}

	fn standing(who: &AccountId) -> Standing {
		let frozen = Frozen::get().contains(who);
		let flags = if frozen { AccountFlags::FROZEN_OUTBOUND } else { AccountFlags::default() };
		Standing { flags, party: Self::party(who) }
	}

	fn record(identity: IdentityId) -> Option<IdentityRecord> {
		Self::party(&identity).map(|party| party.record)
	}

	fn accounts(identity: IdentityId) -> Vec<AccountId> {
		vec![identity]
	}

	fn attestor_of(_: IdentityId) -> Option<AccountId> {
		None
	}
}

impl Issuers<AccountId> for Register {
	fn check_may_issue(who: &AccountId) -> Result<(), Reason> {
		let may = Self::tier_of(who) == Tier::L3;
		if may { Ok(()) } else { Err(Reason::IssuerTierTooLow) }
	}

	fn act_for(issuer: &AccountId, who: &AccountId, _: StaffScope, _: u128) -> Result<(), Reason> {
		let may = issuer == who || Self::accepts_for(issuer, who);
		if may { Ok(()) } else { Err(Reason::StaffNotAllowed) }
	}

	fn accepts_for(_: &AccountId, who: &AccountId) -> bool {
		Till::get() == Some(*who)
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
		if movement.clearance == Clearance::CourtOrder {
			return Vec::new();
		}
		let frozen = Frozen::get();
		let (from, to) = (Self::party(movement.from), Self::party(movement.to));
		let (giver, receiver) = tier_refusals(movement, from.as_ref(), to.as_ref(), Now::get());
		let large = movement.path == Path::P2P && movement.value.minor > Limit::get();
		let reasons = [
			frozen.contains(movement.from).then_some(Reason::SenderFrozen),
			frozen.contains(movement.to).then_some(Reason::RecipientFrozen),
			giver,
			receiver,
			large.then_some(Reason::TravelRuleNeeded),
		];
		reasons.into_iter().flatten().collect()
	}

	fn cents(value: Money) -> Result<Cents, Reason> {
		Ok(value.minor.try_into().unwrap_or(u64::MAX))
	}

	fn worth(face: Money) -> Result<u128, Reason> {
		Ok(u128::from(Self::cents(face)?) * 10_000_000)
	}

	fn forget_worth(_: &AccountId, _: u128) -> DispatchResult {
		Ok(())
	}

	fn needs_review(_: Path, _: Cents) -> bool {
		false
	}
}

impl pallet_coupons::Config for Test {
	type Identities = Register;
	type Compliance = Register;
	type Policies = ();
	type Issuers = Register;
	type Serials = Serials;
	type Windows = ();
	type Listener = ();
	type ApprovalOrigin = EnsureSignedBy<Approver, AccountId>;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type UnixTime = Clock;
	type SerialWeight = ();
	type MaxDraftsPerIssuer = ConstU32<100>;
	type MaxRedeemersPerSeries = ConstU32<5>;
	type MaxOperatorsPerOwner = ConstU32<4>;
	type WeightInfo = pallet_coupons::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Register;
}

/// The one series that is [`Marketed`].
pub struct Markets;

impl Contains<SeriesId> for Markets {
	fn contains(series: &SeriesId) -> bool {
		Marketed::get() == Some(*series)
	}
}

impl Config for Test {
	type Markets = Markets;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Register;
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_coupons::benchmarking::BenchmarkHelper<AccountId> for Register {
	fn party(name: &'static str) -> AccountId {
		let who = frame_benchmarking::account(name, 0, 0);
		register(who, Tier::L3);
		who
	}

	fn complicate(_: &AccountId, _: &mut SeriesTerms) {}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Register {
	fn holder(index: u32) -> AccountId {
		let who = frame_benchmarking::account("holder", index, 0);
		register(who, Tier::L2);
		who
	}
}

/// Makes `who` an identity of its own.
pub fn register(who: AccountId, tier: Tier) {
	let record = IdentityRecord {
		tier,
		kind: IdentityKind::Person,
		jurisdiction: Jurisdiction::new(*b"JP").unwrap(),
		valid_until: u32::MAX,
		flags: IdentityFlags::default(),
		accounts: 1,
	};
	Parties::mutate(|parties| parties.insert(who, Party { identity: who, record }));
}

/// Refuses every move of `who` from now on.
pub fn freeze(who: AccountId) {
	Frozen::mutate(|frozen| frozen.insert(who));
}

/// Terms of a voucher over $25.
pub fn terms() -> SeriesTerms {
	SeriesTerms {
		symbol: Text::truncate_from(b"CAFE".to_vec()),
		name: Text::truncate_from("Café voucher".as_bytes().to_vec()),
		class: CouponClass::Digital,
		legal_class: LegalClass::PaidGift,
		currency: CurrencyCode::USD,
		face_minor: FACE,
		divisible: false,
		supply_cap: 10_000_000,
		valid_from: START,
		valid_until: VALID_UNTIL,
		transfer_policy: TransferPolicy::Free,
		resale_ceiling: None,
		territory: Territory::Everywhere,
		policy: None,
		refund_window: 86_400,
		terms_hash: H256::repeat_byte(1),
		disclosure_hash: H256::repeat_byte(2),
		uri: Uri::truncate_from(b"https://cafe.example/{id}/{serial}.json".to_vec()),
	}
}

/// An approved series with `terms`, of which nothing is minted.
pub fn approved_with(terms: SeriesTerms) -> SeriesId {
	let series = pallet_coupons::NextSeriesId::<Test>::get();
	assert_ok!(Coupons::create_series(RuntimeOrigin::signed(ISSUER), Box::new(terms)));
	assert_ok!(Coupons::submit_series(RuntimeOrigin::signed(ISSUER), series));
	let verdict = pallet_coupons::Approvals::truncate_from(vec![(series, 1)]);
	let reason = H256::repeat_byte(5);
	assert_ok!(Coupons::approve_series(RuntimeOrigin::signed(APPROVER), verdict, reason));
	series
}

/// A serialised series on sale, with `minted` unsold units.
pub fn listed(minted: Quantity) -> SeriesId {
	let series = approved_with(terms());
	assert_ok!(Serials::mark_serialised(RuntimeOrigin::signed(ISSUER), series));
	assert_ok!(Coupons::mint(RuntimeOrigin::signed(ISSUER), series, minted));
	assert_ok!(<Coupons as CouponsTrait<_>>::mark_listed(series));
	series
}

/// Sells `quantity` units to `buyer`.
pub fn sell(series: SeriesId, buyer: AccountId, quantity: Quantity) -> DispatchResult {
	<Coupons as CouponsTrait<_>>::sell(series, &buyer, quantity, None, Clearance::None)
}

/// A serialised series of 1,000 units: ALICE has 1 to 100, BOB 101 to 110, the issuer the rest.
pub fn sold() -> SeriesId {
	let series = listed(1_000);
	assert_ok!(sell(series, ALICE, 100));
	assert_ok!(sell(series, BOB, 10));
	series
}

/// Counts what is left as expired.
pub fn expire(series: SeriesId) {
	Now::set(VALID_UNTIL);
	assert_ok!(Coupons::book_expiry(RuntimeOrigin::signed(BOB), series));
}

/// A range by its ends.
pub const fn range(first: Serial, last: Serial) -> SerialRange {
	SerialRange { first, last }
}

/// Ranges by their ends.
pub fn ranges(list: &[(Serial, Serial)]) -> Ranges {
	Ranges::truncate_from(list.iter().map(|(first, last)| range(*first, *last)).collect())
}

/// What `who` holds, by the ends of the ranges.
pub fn serials_of(who: AccountId, series: SeriesId) -> Vec<(Serial, Serial)> {
	let all = Serials::serials_of(who, series, None, MAX_PAGE);
	all.into_iter().map(|range| (range.first, range.last)).collect()
}

/// Whether the last event is `event`.
#[track_caller]
pub fn assert_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}

pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build(self) -> sp_io::TestExternalities {
		Now::set(START);
		Parties::set(BTreeMap::new());
		Frozen::set(BTreeSet::new());
		Till::set(None);
		Limit::set(u128::MAX);
		register(ISSUER, Tier::L3);
		for who in [STORE, ALICE, BOB, CAROL] {
			register(who, Tier::L2);
		}
		let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
		let mut ext = sp_io::TestExternalities::new(storage);
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	/// Runs `test`, then checks every invariant here and of the units.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Coupons::do_try_state().unwrap();
			Serials::do_try_state().unwrap();
		});
	}
}
