// SPDX-License-Identifier: Apache-2.0
//! A runtime with this pallet alone; its neighbours are tables that tests fill.

#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;

use crate::{self as pallet_compliance, RateBatch};
use alloc::collections::{BTreeMap, BTreeSet};
use core::time::Duration;
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{ConstU64, IsInVec, UnixTime},
};
use frame_system::{EnsureSignedBy, mocking::MockBlock};
use genex_primitives::{
	AccountFlags, Asset, Cents, Clearance, CouponClass, CurrencyCode, IdentityFlags, IdentityId,
	IdentityKind, IdentityRecord, Jurisdiction, LegalClass, Money, Movement, Party, Path, PolicyId,
	Quantity, Rate, Reason, SeriesId, Standing, Tier, UnitFacts, UnixSeconds,
	rules::Rulebook,
	traits::{
		Compliance as _, Contracts, Identities, Markers, OtherUnits, Policies, ReviewedAct,
		ReviewedActs,
	},
	usd::NANOS_PER_CENT,
};
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult, traits::IdentityLookup};

pub type AccountId = u64;

pub const COUNCIL: AccountId = 1;
/// A compliance officer.
pub const OFFICER: AccountId = 2;
/// An officer of both roles.
pub const BOTH: AccountId = 3;
/// An officer of the second role.
pub const SECOND: AccountId = 4;
/// States rates.
pub const ORACLE: AccountId = 5;
/// A pot of the protocol, without identity.
pub const TREASURY: AccountId = 6;
/// L2, in the United States.
pub const ALICE: AccountId = 10;
/// L2, in the United States.
pub const BOB: AccountId = 11;
/// L1, in the United States.
pub const CAROL: AccountId = 12;
/// L2, in Japan.
pub const DAVE: AccountId = 13;
/// A company, L3, in the United States.
pub const ISSUER: AccountId = 20;
/// A second account of Alice's identity.
pub const ALICE_TOO: AccountId = 30;
/// Belongs to no identity.
pub const STRANGER: AccountId = 99;

pub const SERIES: SeriesId = 7;
/// A full hour, so that tests can count buckets.
pub const START: UnixSeconds = 1_800_000_000;
pub const DAY: UnixSeconds = 86_400;
pub const HOUR: UnixSeconds = 3_600;
pub const GNX: u128 = 1_000_000_000_000;

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
	pub type Compliance = pallet_compliance;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type BlockHashCount = ConstU64<250>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type DbWeight = frame_support::weights::constants::RocksDbWeight;
}

parameter_types! {
	pub static Now: UnixSeconds = START;
	pub static Links: BTreeMap<AccountId, IdentityId> = BTreeMap::new();
	/// Where accounts were that an attestor or officer parted from their identity.
	pub static Former: BTreeMap<AccountId, IdentityId> = BTreeMap::new();
	pub static Records: BTreeMap<IdentityId, IdentityRecord> = BTreeMap::new();
	pub static Flags: BTreeMap<AccountId, AccountFlags> = BTreeMap::new();
	pub static RefusedContracts: BTreeSet<AccountId> = BTreeSet::new();
	/// Accounts that contracts could have, beside those.
	pub static LookedUp: BTreeSet<AccountId> = BTreeSet::new();
	pub static Refusals: BTreeMap<PolicyId, Reason> = BTreeMap::new();
	pub static Units: BTreeMap<(SeriesId, AccountId), Quantity> = BTreeMap::new();
	/// How often the units of other accounts were asked for.
	pub static UnitsAsked: u32 = 0;
	/// Acts carried out, true, and given back, false.
	pub static Done: Vec<(ReviewedAct, bool)> = Vec::new();
	/// Whether acts fail.
	pub static ActsFail: bool = false;
	pub static CouncilSet: Vec<AccountId> = vec![COUNCIL];
	pub static OfficerSet: Vec<AccountId> = vec![OFFICER, BOTH];
	pub static SecondSet: Vec<AccountId> = vec![SECOND, BOTH];
	pub static OracleSet: Vec<AccountId> = vec![ORACLE];
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
		Links::get().get(who).copied()
	}

	fn holder_of(who: &AccountId) -> Option<IdentityId> {
		Self::identity_of(who).or_else(|| Former::get().get(who).copied())
	}

	fn party(who: &AccountId) -> Option<Party> {
		let identity = Self::identity_of(who)?;
		Some(Party { identity, record: Self::record(identity)? })
	}

	fn tier_of(who: &AccountId) -> Tier {
		Self::party(who).map_or(Tier::L0, |party| party.record.tier_at(Now::get()))
	}

	fn standing(who: &AccountId) -> Standing {
		let flags = Flags::get().get(who).copied().unwrap_or_default();
		Standing { flags, party: Self::party(who) }
	}

	fn record(identity: IdentityId) -> Option<IdentityRecord> {
		Records::get().get(&identity).copied()
	}

	fn accounts(identity: IdentityId) -> Vec<AccountId> {
		Links::get().into_iter().filter(|(_, of)| *of == identity).map(|(who, _)| who).collect()
	}

	fn attestor_of(_: IdentityId) -> Option<AccountId> {
		None
	}
}

impl Markers<AccountId> for Register {
	fn mark_account(who: &AccountId, mask: AccountFlags, flags: AccountFlags) -> AccountFlags {
		let old = Flags::get().get(who).copied().unwrap_or_default();
		let kept = AccountFlags(flags.0 & mask.0);
		Flags::mutate(|all| all.insert(*who, old.without(mask).with(kept)));
		old
	}

	fn mark_identity(
		identity: IdentityId,
		mask: IdentityFlags,
		flags: IdentityFlags,
	) -> Option<IdentityFlags> {
		let old = Self::record(identity)?.flags;
		let kept = IdentityFlags(flags.0 & mask.0);
		change_record(identity, |record| record.flags = old.without(mask).with(kept));
		Some(old)
	}
}

impl OtherUnits<AccountId> for Register {
	fn units_of(series: SeriesId, who: &AccountId) -> Quantity {
		UnitsAsked::mutate(|asked| *asked += 1);
		Units::get().get(&(series, *who)).copied().unwrap_or_default()
	}
}

pub struct Neighbours;
impl Contracts<AccountId> for Neighbours {
	fn is_refused(who: &AccountId) -> bool {
		RefusedContracts::get().contains(who)
	}

	fn is_looked_up(who: &AccountId) -> bool {
		RefusedContracts::get().contains(who) || LookedUp::get().contains(who)
	}
}

impl Policies<AccountId> for Neighbours {
	fn exists(_: PolicyId) -> bool {
		true
	}

	fn refusal(
		policy: PolicyId,
		_: Path,
		_: (&AccountId, Option<IdentityId>),
		_: (&AccountId, Option<IdentityId>),
	) -> Option<Reason> {
		Refusals::get().get(&policy).copied()
	}
}

impl ReviewedActs for Neighbours {
	fn approve(act: ReviewedAct) -> DispatchResult {
		frame_support::ensure!(!ActsFail::get(), DispatchError::Other("the act fails"));
		Done::mutate(|done| done.push((act, true)));
		Ok(())
	}

	fn give_back(act: ReviewedAct) -> DispatchResult {
		frame_support::ensure!(!ActsFail::get(), DispatchError::Other("the act fails"));
		Done::mutate(|done| done.push((act, false)));
		Ok(())
	}
}

impl crate::Config for Test {
	type Identities = Register;
	type Markers = Register;
	type Policies = Neighbours;
	type Contracts = Neighbours;
	type OtherUnits = Register;
	type Acts = Neighbours;
	type UnixTime = Clock;
	type GovernanceOrigin = EnsureSignedBy<IsInVec<CouncilSet>, AccountId>;
	type ComplianceOrigin = EnsureSignedBy<IsInVec<OfficerSet>, AccountId>;
	type SecondOrigin = EnsureSignedBy<IsInVec<SecondSet>, AccountId>;
	type RateOrigin = EnsureSignedBy<IsInVec<OracleSet>, AccountId>;
	type SerialWeight = ();
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Register;
}

/// Links `who` to `identity`, which is made or gets one account more.
pub fn register(who: AccountId, identity: IdentityId, tier: Tier, place: [u8; 2]) {
	let record = IdentityRecord {
		tier,
		kind: IdentityKind::Person,
		jurisdiction: country(place),
		valid_until: u32::MAX,
		flags: IdentityFlags::default(),
		accounts: 0,
	};
	Records::mutate(|records| records.entry(identity).or_insert(record).accounts += 1);
	Links::mutate(|links| links.insert(who, identity));
}

pub fn change_record(identity: IdentityId, change: impl FnOnce(&mut IdentityRecord)) {
	Records::mutate(|records| change(records.get_mut(&identity).expect("registered")));
}

/// The identity of a registered account.
pub fn id(who: AccountId) -> IdentityId {
	Links::get()[&who]
}

pub fn set_account_flags(who: AccountId, flags: AccountFlags) {
	Register::mark_account(&who, AccountFlags(u8::MAX), flags);
}

pub fn set_identity_flags(who: AccountId, flags: IdentityFlags) {
	change_record(id(who), |record| record.flags = flags);
}

pub fn country(letters: [u8; 2]) -> Jurisdiction {
	Jurisdiction::new(letters).expect("assigned")
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn hash(number: u8) -> H256 {
	H256::repeat_byte(number)
}

pub fn dollars(cents: Cents) -> Money {
	Money::new(CurrencyCode::USD, u128::from(cents))
}

pub fn wait(seconds: UnixSeconds) {
	Now::set(Now::get() + seconds);
}

/// Changes the rulebook as governance does.
pub fn amend(change: impl FnOnce(&mut Rulebook)) {
	let mut book = Compliance::rulebook().expect("set");
	change(&mut book);
	assert_ok!(Compliance::set_rulebook(signed(COUNCIL), Box::new(book), hash(9)));
}

pub fn set_rate(currency: CurrencyCode, picos_per_minor: u64, source_time: UnixSeconds) {
	let rate = Rate { picos_per_minor, source_time };
	let batch = RateBatch::truncate_from(vec![(currency, rate)]);
	assert_ok!(Compliance::set_rates(signed(ORACLE), batch, hash(9)));
}

/// A movement and all it names.
#[derive(Clone, Debug)]
pub struct Act {
	pub path: Path,
	pub from: AccountId,
	pub to: AccountId,
	pub asset: Asset,
	pub quantity: u128,
	pub value: Money,
	pub price: Option<Money>,
	pub clearance: Clearance,
	pub issuer: AccountId,
	pub class: CouponClass,
	pub legal_class: LegalClass,
	pub policy: Option<PolicyId>,
	pub worth: u128,
	pub recipient_units: Quantity,
}

/// Moves units worth `cents` of a divisible promotional series.
pub fn coupons(path: Path, from: AccountId, to: AccountId, cents: Cents) -> Act {
	Act {
		path,
		from,
		to,
		asset: Asset::Series(SERIES),
		quantity: u128::from(cents),
		value: dollars(cents),
		price: None,
		clearance: Clearance::None,
		issuer: ISSUER,
		class: CouponClass::Digital,
		legal_class: LegalClass::Promotional,
		policy: None,
		worth: u128::from(cents) * NANOS_PER_CENT,
		recipient_units: 0,
	}
}

/// Moves a stablecoin of six decimals worth `cents`.
pub fn money(path: Path, from: AccountId, to: AccountId, cents: Cents) -> Act {
	let asset = Asset::Stablecoin(1);
	Act { asset, quantity: u128::from(cents) * 10_000, ..coupons(path, from, to, cents) }
}

/// A sale by the issuer.
pub fn sale(to: AccountId, cents: Cents) -> Act {
	coupons(Path::Primary, ISSUER, to, cents)
}

/// A gift of coupons.
pub fn gift(from: AccountId, to: AccountId, cents: Cents) -> Act {
	coupons(Path::P2P, from, to, cents)
}

impl Act {
	pub fn cleared(self, clearance: Clearance) -> Self {
		Self { clearance, ..self }
	}

	pub fn movement(&self) -> Movement<'_, AccountId> {
		let Self { path, asset, quantity, value, price, clearance, .. } = *self;
		let units = matches!(asset, Asset::Series(_)).then_some(UnitFacts {
			issuer: &self.issuer,
			class: self.class,
			legal_class: self.legal_class,
			policy: self.policy,
			worth: self.worth,
			recipient_units: self.recipient_units,
		});
		let (from, to) = (&self.from, &self.to);
		Movement { path, from, to, asset, quantity, value, price, units, clearance }
	}

	pub fn check(&self) -> Result<(), Reason> {
		Compliance::check(&self.movement()).map(drop)
	}

	pub fn explain(&self) -> Vec<Reason> {
		Compliance::explain(&self.movement())
	}

	/// Checks, and notes what passes.
	pub fn perform(&self) -> Result<(), Reason> {
		let permit = Compliance::check(&self.movement())?;
		assert_ok!(Compliance::note(&self.movement(), permit));
		Ok(())
	}
}

/// What the identity of `who` holds, in US cents.
pub fn held_cents(who: AccountId) -> u128 {
	Compliance::activity(id(who)).worth / NANOS_PER_CENT
}

/// The events of this pallet since the last time, oldest first.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}

/// The error that carries `reason`.
pub fn refused(reason: Reason) -> crate::Error<Test> {
	crate::Error::Refused(reason.code())
}

pub struct ExtBuilder {
	pub rulebook: Option<Rulebook>,
	pub lists_fresh_until: UnixSeconds,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self { rulebook: Some(Rulebook::default()), lists_fresh_until: UnixSeconds::MAX }
	}
}

impl ExtBuilder {
	pub fn build(self) -> sp_io::TestExternalities {
		Now::set(START);
		Links::take();
		Former::take();
		Records::take();
		Flags::take();
		RefusedContracts::take();
		LookedUp::take();
		Refusals::take();
		Units::take();
		UnitsAsked::take();
		Done::take();
		ActsFail::take();
		for (who, tier, place) in [
			(ALICE, Tier::L2, *b"US"),
			(BOB, Tier::L2, *b"US"),
			(CAROL, Tier::L1, *b"US"),
			(DAVE, Tier::L2, *b"JP"),
			(ISSUER, Tier::L3, *b"US"),
		] {
			register(who, who, tier, place);
		}
		register(ALICE_TOO, ALICE, Tier::L2, *b"US");
		let compliance =
			pallet_compliance::GenesisConfig { rulebook: self.rulebook, ..Default::default() };
		let genesis = RuntimeGenesisConfig { compliance, ..Default::default() };
		let mut ext: sp_io::TestExternalities =
			genesis.build_storage().expect("the genesis of the tests is valid").into();
		ext.execute_with(|| {
			System::set_block_number(1);
			crate::Rules::<Test>::mutate(|rules| {
				if let Some(rules) = rules {
					rules.fresh_until = self.lists_fresh_until;
				}
			});
			frame_system::BlockHash::<Test>::insert(0, hash(7));
		});
		ext
	}

	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			assert_ok!(Compliance::do_try_state());
		});
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> sp_io::TestExternalities {
	let mut ext = ExtBuilder::default().build();
	ext.execute_with(|| {
		Links::take();
		Records::take();
	});
	ext
}

/// Runs `test` on the usual genesis and checks every invariant after it.
pub fn run(test: impl FnOnce()) {
	ExtBuilder::default().build_and_execute(test);
}
