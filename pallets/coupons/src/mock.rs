// SPDX-License-Identifier: Apache-2.0
//! A runtime with this pallet alone; its neighbours are tables that tests fill.

use crate as pallet_coupons;
use crate::types::*;
use alloc::{
	boxed::Box,
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use core::time::Duration;
use frame_support::{
	derive_impl, ord_parameter_types, parameter_types,
	traits::{ConstU32, ConstU64, UnixTime},
	weights::Weight,
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
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult, traits::IdentityLookup};

pub type AccountId = u64;

pub const ISSUER: AccountId = 1;
pub const APPROVER: AccountId = 2;
pub const STORE: AccountId = 3;
/// L2, in Japan.
pub const ALICE: AccountId = 10;
/// L2, in the United States.
pub const BOB: AccountId = 11;
/// L1, in Japan.
pub const CAROL: AccountId = 12;
/// Belongs to no identity.
pub const STRANGER: AccountId = 99;

pub const START: u64 = 1_800_000_000;
pub const YEAR: u64 = 366 * 86_400;
pub const VALID_UNTIL: u64 = START + 10 * YEAR;
pub const CAP: Quantity = 1_000_000;

/// As many as one approval can name.
pub const MAX_DRAFTS: u32 = MAX_APPROVALS;
pub const MAX_REDEEMERS: u32 = 5;
pub const MAX_OPERATORS: u32 = 4;

mod told;

pub use told::*;

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
	pub static Asked: Vec<(Path, AccountId, AccountId, u128, u128)> = Vec::new();
	pub static Checked: Vec<Seen> = Vec::new();
	pub static Noted: Vec<Seen> = Vec::new();
	pub static NoteFails: bool = false;
	/// How many movements were noted as the only ones of their calls.
	pub static NotedAlone: u32 = 0;
	/// Keys that calls did not read and not write.
	pub static SparedKeys: (u64, u64) = (0, 0);
	pub static SparedTime: u64 = 0;
	pub const OfSerials: Weight = Weight::from_parts(70_000, 0);
	pub static RateMissing: bool = false;
	pub static Forgotten: Vec<(AccountId, u128)> = Vec::new();
	pub static Credit: u128 = u128::MAX;
	pub static MaySell: bool = true;
	pub static Trusted: bool = false;
	pub static Staff: Vec<(AccountId, StaffScope)> = Vec::new();
	pub static StaffActs: Vec<(AccountId, StaffScope, u128)> = Vec::new();
	pub static StaffTired: bool = false;
	pub static Defaulted: bool = false;
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

	fn check_may_mint(who: &AccountId, worth: u128) -> Result<(), Reason> {
		Self::check_may_issue(who)?;
		if worth <= Credit::get() { Ok(()) } else { Err(Reason::CreditLimitReached) }
	}

	fn check_may_sell(_: &AccountId) -> Result<(), Reason> {
		if MaySell::get() { Ok(()) } else { Err(Reason::IssuerSuspended) }
	}

	fn is_trusted(_: &AccountId) -> bool {
		Trusted::get()
	}

	/// Notes what staff does, so that the tests see that it is asked once and with what it is worth.
	fn act_for(
		issuer: &AccountId,
		who: &AccountId,
		scope: StaffScope,
		worth: u128,
	) -> Result<(), Reason> {
		if issuer == who {
			return Ok(());
		}
		if !Staff::get().contains(&(*who, scope)) {
			return Err(Reason::StaffNotAllowed);
		}
		if StaffTired::get() {
			return Err(Reason::StaffCapReached);
		}
		StaffActs::mutate(|acts| acts.push((*who, scope, worth)));
		Ok(())
	}

	fn accepts_for(_: &AccountId, who: &AccountId) -> bool {
		Staff::get().contains(&(*who, StaffScope::AcceptRedemption))
	}

	fn is_defaulted(_: &AccountId) -> bool {
		Defaulted::get()
	}
}

/// A movement as the rules saw it: path, parties, quantity, counted value, worth, and units of the recipient.
pub type Seen = (Path, AccountId, AccountId, u128, u128, u128, Quantity);

/// Tier gates, and a freeze that refuses whoever is frozen unless a court ordered the move.
pub struct Rules;

impl Rules {
	fn seen(movement: &Movement<AccountId>) -> Seen {
		let Movement { path, from, to, quantity, value, price, .. } = *movement;
		let units = movement.units.expect("units say what they are");
		let counted = price.map_or(value.minor, |price| price.minor.max(value.minor));
		(path, *from, *to, quantity, counted, units.worth, units.recipient_units)
	}
}

impl Compliance<AccountId> for Rules {
	/// Which movement was checked, so that the tests see that it is the one that is noted.
	type Permit = usize;

	fn check(movement: &Movement<AccountId>) -> Result<usize, Reason> {
		let (path, from, to, quantity, counted, ..) = Self::seen(movement);
		Asked::mutate(|asked| asked.push((path, from, to, quantity, counted)));
		Checked::mutate(|checked| checked.push(Self::seen(movement)));
		match Self::explain(movement).first() {
			Some(reason) => Err(*reason),
			None => Ok(Checked::get().len()),
		}
	}

	fn note(movement: &Movement<AccountId>, permit: usize) -> DispatchResult {
		let (checked, seen) = (Checked::get()[permit - 1], Self::seen(movement));
		// Whose holding does not grow need not say what it had.
		assert_eq!((checked.0, checked.1, checked.2, checked.3), (seen.0, seen.1, seen.2, seen.3));
		assert_eq!((checked.4, checked.5), (seen.4, seen.5), "what is noted was checked before");
		Noted::mutate(|noted| noted.push(seen));
		match NoteFails::get() {
			true => Err(DispatchError::Other("the count fails")),
			false => Ok(()),
		}
	}

	fn note_alone(movement: &Movement<AccountId>, permit: usize) -> DispatchResult {
		NotedAlone::mutate(|count| *count += 1);
		Self::note(movement, permit)
	}

	fn spare_keys(reads: u64, writes: u64) {
		SparedKeys::set((reads, writes));
	}

	fn spare_time(picoseconds: u64) {
		SparedTime::set(picoseconds);
	}

	fn explain(movement: &Movement<AccountId>) -> Vec<Reason> {
		let frozen = Frozen::get();
		let (from, to) = (Register::party(movement.from), Register::party(movement.to));
		let (giver, receiver) = tier_refusals(movement, from.as_ref(), to.as_ref(), Now::get());
		let stopped = [
			frozen.contains(movement.from).then_some(Reason::SenderFrozen),
			frozen.contains(movement.to).then_some(Reason::RecipientFrozen),
		];
		if movement.clearance == Clearance::CourtOrder {
			return stopped
				.into_iter()
				.flatten()
				.filter(|r| *r == Reason::RecipientFrozen)
				.collect();
		}
		stopped.into_iter().chain([giver, receiver]).flatten().collect()
	}

	/// A yen is worth a cent.
	fn cents(value: Money) -> Result<Cents, Reason> {
		if RateMissing::get() && value.currency != CurrencyCode::USD {
			return Err(Reason::FxRateMissing);
		}
		Ok(value.minor.try_into().unwrap_or(u64::MAX))
	}

	fn worth(face: Money) -> Result<u128, Reason> {
		Ok(u128::from(Self::cents(face)?) * 10_000_000)
	}

	fn forget_worth(who: &AccountId, worth: u128) -> DispatchResult {
		Forgotten::mutate(|forgotten| forgotten.push((*who, worth)));
		Ok(())
	}

	fn needs_review(_: Path, _: Cents) -> bool {
		false
	}
}

impl pallet_coupons::Config for Test {
	type Identities = Register;
	type Compliance = Rules;
	type Policies = ();
	type Issuers = Register;
	type Serials = Numbers;
	type Windows = Windows;
	type Listener = Listener;
	type ApprovalOrigin = EnsureSignedBy<Approver, AccountId>;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type UnixTime = Clock;
	type SerialWeight = OfSerials;
	type MaxDraftsPerIssuer = ConstU32<MAX_DRAFTS>;
	type MaxRedeemersPerSeries = ConstU32<MAX_REDEEMERS>;
	type MaxOperatorsPerOwner = ConstU32<MAX_OPERATORS>;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Register;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Register {
	fn party(name: &'static str) -> AccountId {
		let who = frame_benchmarking::account(name, 0, 0);
		register(who, Tier::L3, *b"JP");
		who
	}

	fn complicate(_: &AccountId, _: &mut SeriesTerms) {}
}

/// Makes `who` an identity of its own.
pub fn register(who: AccountId, tier: Tier, place: [u8; 2]) {
	let record = IdentityRecord {
		tier,
		kind: IdentityKind::Person,
		jurisdiction: Jurisdiction::new(place).unwrap(),
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

/// Moves the clock to `secs`.
pub fn set_time(secs: u64) {
	Now::set(secs);
}

/// Terms of a divisible paid gift series in US dollars, valid for ten years.
pub fn terms() -> SeriesTerms {
	SeriesTerms {
		symbol: Text::truncate_from(b"CAFE".to_vec()),
		name: Text::truncate_from("Café card".as_bytes().to_vec()),
		class: CouponClass::Digital,
		legal_class: LegalClass::PaidGift,
		currency: CurrencyCode::USD,
		face_minor: 1,
		divisible: true,
		supply_cap: CAP,
		valid_from: START,
		valid_until: VALID_UNTIL,
		transfer_policy: TransferPolicy::Free,
		resale_ceiling: None,
		territory: Territory::Everywhere,
		policy: None,
		refund_window: 86_400,
		terms_hash: H256::repeat_byte(1),
		disclosure_hash: H256::repeat_byte(2),
		uri: Uri::truncate_from(b"https://cafe.example/{id}.json".to_vec()),
	}
}

/// A list of jurisdictions by their letters.
pub fn places(list: &[[u8; 2]]) -> Jurisdictions {
	let set: BTreeSet<_> = list.iter().map(|code| Jurisdiction::new(*code).unwrap()).collect();
	Jurisdictions::try_from(set).unwrap()
}

pub fn draft_with(terms: SeriesTerms) -> SeriesId {
	let series = crate::NextSeriesId::<Test>::get();
	Coupons::create_series(RuntimeOrigin::signed(ISSUER), Box::new(terms)).unwrap();
	series
}

pub fn draft() -> SeriesId {
	draft_with(terms())
}

pub fn submitted() -> SeriesId {
	submitted_with(terms())
}

pub fn submitted_with(terms: SeriesTerms) -> SeriesId {
	let series = draft_with(terms);
	Coupons::submit_series(RuntimeOrigin::signed(ISSUER), series).unwrap();
	series
}

pub fn approved_with(terms: SeriesTerms) -> SeriesId {
	let series = draft_with(terms);
	Coupons::submit_series(RuntimeOrigin::signed(ISSUER), series).unwrap();
	approve(series);
	series
}

pub fn approve(series: SeriesId) {
	let revision = crate::Series::<Test>::get(series).unwrap().revision;
	let list = Approvals::truncate_from(vec![(series, revision)]);
	let reason = sp_core::H256::repeat_byte(5);
	Coupons::approve_series(RuntimeOrigin::signed(APPROVER), list, reason).unwrap();
}

/// An approved series with `unsold` units.
pub fn minted_with(terms: SeriesTerms, unsold: Quantity) -> SeriesId {
	let series = approved_with(terms);
	Coupons::mint(RuntimeOrigin::signed(ISSUER), series, unsold).unwrap();
	series
}

/// A listed series with 1,000 unsold units.
pub fn listed_with(terms: SeriesTerms) -> SeriesId {
	let series = minted_with(terms, 1_000);
	<Coupons as CouponsTrait<_>>::mark_listed(series).unwrap();
	series
}

/// A series of which ALICE has 500 units and the issuer 500 unsold ones.
pub fn sold_with(terms: SeriesTerms) -> SeriesId {
	let series = listed_with(terms);
	<Coupons as CouponsTrait<_>>::sell(series, &ALICE, 500, None, Clearance::None).unwrap();
	series
}

pub fn sold() -> SeriesId {
	sold_with(terms())
}

/// The error that carries `reason`.
pub fn refused(reason: Reason) -> crate::Error<Test> {
	crate::Error::Refused(reason.code())
}

/// Whether the last event is `event`.
#[track_caller]
pub fn assert_event(event: crate::Event<Test>) {
	System::assert_last_event(event.into());
}

#[derive(Default)]
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build(self) -> sp_io::TestExternalities {
		set_time(START);
		Parties::set(BTreeMap::new());
		Frozen::set(BTreeSet::new());
		Asked::set(Vec::new());
		Checked::set(Vec::new());
		Noted::set(Vec::new());
		NoteFails::set(false);
		NotedAlone::set(0);
		RateMissing::set(false);
		Forgotten::set(Vec::new());
		told::reset();
		Credit::set(u128::MAX);
		MaySell::set(true);
		Trusted::set(false);
		Staff::set(Vec::new());
		StaffActs::set(Vec::new());
		StaffTired::set(false);
		Defaulted::set(false);
		register(ISSUER, Tier::L3, *b"JP");
		register(STORE, Tier::L1, *b"JP");
		register(ALICE, Tier::L2, *b"JP");
		register(BOB, Tier::L2, *b"US");
		register(CAROL, Tier::L1, *b"JP");
		let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
		let mut ext = sp_io::TestExternalities::new(storage);
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	/// Runs `test`, then checks every invariant.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Coupons::do_try_state().unwrap();
		});
	}
}
