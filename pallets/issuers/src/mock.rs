// SPDX-License-Identifier: Apache-2.0
//! A runtime with this pallet alone. Its neighbours are tables that tests fill, and a ledger in storage, so that undoing a
//! call undoes what it did there.

mod parties;

pub use parties::*;

use crate as pallet_issuers;
use crate::types::*;
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use core::time::Duration;
use frame_support::{
	Twox64Concat, derive_impl, ensure, ord_parameter_types, parameter_types,
	storage::types::ValueQuery,
	storage_alias,
	traits::{ConstU32, ConstU64, UnixTime},
};
use frame_system::{EnsureRoot, EnsureSignedBy, mocking::MockBlock};
use genex_primitives::{
	AccountFlags, AssetId, Balance, Cents, Clearance, CurrencyCode, IdentityFlags, IdentityId,
	IdentityKind, IdentityRecord, Jurisdiction, Money, Movement, Party, Path, Reason, SeriesId,
	Standing, Tier, UnixSeconds,
	issuance::{StaffScope, credit::worth_of},
	traits::{
		Books, Cash, Compliance, Identities, Issuers, MoneyAct, UnitsAct, UnitsChange,
		UnitsListener,
	},
};
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult, traits::IdentityLookup};

pub type AccountId = u64;

/// L3, and an issuer from the genesis block on.
pub const ISSUER: AccountId = 1;
/// Another account of the same identity.
pub const SECOND: AccountId = 2;
/// L3, and no issuer.
pub const COMPANY: AccountId = 3;
/// L2.
pub const ALICE: AccountId = 10;
/// L2.
pub const BOB: AccountId = 11;
/// A store without identity.
pub const STORE: AccountId = 20;
/// Belongs to no identity.
pub const STRANGER: AccountId = 99;
pub const OFFICER: AccountId = 50;

/// The identity of [`ISSUER`] and [`SECOND`].
pub const ISSUING: IdentityId = 1;

/// One US dollar has a million smallest units.
pub const USDC: AssetId = 1;
/// The same of a euro, which is worth as much.
pub const EURC: AssetId = 2;
/// A dollar in smallest units of either.
pub const DOLLAR: Balance = 1_000_000;
/// What each account begins with, of either.
pub const MONEY: Balance = 1_000_000 * DOLLAR;

pub const START: UnixSeconds = 1_800_000_000;
pub const MAX_INCIDENTS: u32 = 3;
pub const STAFF: u32 = 4;
/// Why officers and governance act.
pub const REASON: H256 = H256::repeat_byte(5);

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
	pub type Issuing = pallet_issuers;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type BlockHashCount = ConstU64<250>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

ord_parameter_types! {
	pub const Officer: AccountId = OFFICER;
}

parameter_types! {
	pub static Now: UnixSeconds = START;
	pub static Parties: BTreeMap<AccountId, Party> = BTreeMap::new();
	pub static Frozen: BTreeSet<AccountId> = BTreeSet::new();
	pub static RateMissing: bool = false;
	pub static BooksFail: bool = false;
	pub static RelatedToIssuer: Option<IdentityId> = None;
	pub static DemandedOf: Option<IdentityId> = None;
	pub static Booked: Vec<(AccountId, AssetId, MoneyAct)> = Vec::new();
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(Now::get())
	}
}

/// Identities from a table; L3 may issue unless it is frozen.
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

	fn record(_: IdentityId) -> Option<IdentityRecord> {
		unreachable!("issuers ask about accounts")
	}

	fn accounts(_: IdentityId) -> Vec<AccountId> {
		unreachable!("issuers ask about accounts")
	}

	fn attestor_of(_: IdentityId) -> Option<AccountId> {
		unreachable!("issuers ask about accounts")
	}
}

impl Issuers<AccountId> for Register {
	fn check_may_issue(who: &AccountId) -> Result<(), Reason> {
		if let Some(reason) = Self::standing(who).bar_to_act() {
			return Err(reason);
		}
		let may = Self::tier_of(who) == Tier::L3;
		if may { Ok(()) } else { Err(Reason::IssuerTierTooLow) }
	}
}

/// Stablecoins that each account can spend.
#[storage_alias]
pub type Free = StorageMap<Ledger, Twox64Concat, (AssetId, AccountId), Balance, ValueQuery>;
/// Stablecoins that each account has in escrow.
#[storage_alias]
pub type Held = StorageMap<Ledger, Twox64Concat, (AssetId, AccountId), Balance, ValueQuery>;

/// What a ledger answers to who has too little.
pub const POOR: DispatchError = DispatchError::Other("poor");

/// Stablecoins in storage.
pub struct Ledger;

impl Cash<AccountId> for Ledger {
	fn terms(asset: AssetId) -> Option<(CurrencyCode, u8)> {
		match asset {
			USDC => Some((CurrencyCode::USD, 6)),
			EURC => Some((CurrencyCode::EUR, 6)),
			// As many as a test needs.
			100..=200 => Some((CurrencyCode::USD, 6)),
			_ => None,
		}
	}

	fn free_balance(asset: AssetId, who: &AccountId) -> Balance {
		Free::get((asset, *who))
	}

	fn held_balance(asset: AssetId, who: &AccountId) -> Balance {
		Held::get((asset, *who))
	}

	fn transfer(
		_: Path,
		_: AssetId,
		_: &AccountId,
		_: &AccountId,
		_: Balance,
		_: Clearance,
	) -> DispatchResult {
		unreachable!("a guarantee is held")
	}

	fn hold(asset: AssetId, who: &AccountId, amount: Balance) -> DispatchResult {
		let free = Free::get((asset, *who)).checked_sub(amount).ok_or(POOR)?;
		Free::insert((asset, *who), free);
		Held::mutate((asset, *who), |held| *held += amount);
		Ok(())
	}

	fn release(asset: AssetId, who: &AccountId, amount: Balance) -> DispatchResult {
		let held = Held::get((asset, *who)).checked_sub(amount).ok_or(POOR)?;
		Held::insert((asset, *who), held);
		Free::mutate((asset, *who), |free| *free += amount);
		Ok(())
	}

	fn transfer_held(
		path: Path,
		asset: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
		_: Clearance,
	) -> DispatchResult {
		assert_eq!(path, Path::Refund, "holders are paid back");
		ensure!(!Frozen::get().contains(from), DispatchError::Other("frozen"));
		Self::release(asset, from, amount)?;
		Free::mutate((asset, *from), |free| *free -= amount);
		Free::mutate((asset, *to), |free| *free += amount);
		Ok(())
	}

	fn explain(
		_: Path,
		_: AssetId,
		_: &AccountId,
		_: &AccountId,
		_: Balance,
		_: Clearance,
	) -> Result<Vec<Reason>, DispatchError> {
		unreachable!("issuers try instead of asking")
	}

	fn value(_: AssetId, _: Balance) -> Result<Money, DispatchError> {
		unreachable!("a guarantee is rounded down")
	}

	fn force_move(_: AssetId, _: &AccountId, _: &AccountId, _: Balance) -> DispatchResult {
		unreachable!("issuers force nothing")
	}
}

/// What money is worth: a euro counts as a dollar, unless its rate is missing.
pub struct Rules;

impl Compliance<AccountId> for Rules {
	type Permit = ();

	fn check(_: &Movement<AccountId>) -> Result<(), Reason> {
		unreachable!("the value pallets ask")
	}

	fn note(_: &Movement<AccountId>, (): ()) -> DispatchResult {
		unreachable!("the value pallets count")
	}

	fn explain(_: &Movement<AccountId>) -> Vec<Reason> {
		unreachable!("the value pallets ask")
	}

	fn cents(_: Money) -> Result<Cents, Reason> {
		unreachable!("issuers ask about worth")
	}

	fn worth(money: Money) -> Result<u128, Reason> {
		if RateMissing::get() && money.currency != CurrencyCode::USD {
			return Err(Reason::FxRateMissing);
		}
		Ok(worth_of(money.minor.try_into().unwrap_or(u64::MAX)))
	}

	fn forget_worth(_: &AccountId, _: u128) -> DispatchResult {
		unreachable!("the value pallets count")
	}

	fn needs_review(_: Path, _: Cents) -> bool {
		unreachable!("nothing of an issuer is reviewed")
	}
}

/// Remembers what it was told.
pub struct Library;

impl Books<AccountId> for Library {
	fn book(issuer: &AccountId, asset: AssetId, act: MoneyAct) -> DispatchResult {
		ensure!(!BooksFail::get(), DispatchError::Other("the books are closed"));
		Booked::mutate(|booked| booked.push((*issuer, asset, act)));
		Ok(())
	}
}

impl pallet_issuers::Config for Test {
	type Identities = Register;
	type Eligible = Register;
	type Cash = Ledger;
	type Compliance = Rules;
	type Books = Library;
	type Related = Kin;
	type GivenAway = Shelf;
	type Demanded = Answers;
	type OfficerOrigin = EnsureSignedBy<Officer, AccountId>;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type UnixTime = Clock;
	type MaxOpenIncidents = ConstU32<MAX_INCIDENTS>;
	type MaxStaff = ConstU32<STAFF>;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Ledger;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Ledger {
	fn company(name: &'static str) -> AccountId {
		let who = frame_benchmarking::account(name, 0, 0);
		register(who, who, Tier::L3);
		who
	}

	fn money(who: &AccountId, amount: Balance) -> Vec<AssetId> {
		for asset in [USDC, EURC] {
			Free::insert((asset, *who), amount);
		}
		vec![USDC, EURC]
	}
}

/// Makes `who` an account of `identity`.
pub fn register(who: AccountId, identity: IdentityId, tier: Tier) {
	let record = IdentityRecord {
		tier,
		kind: IdentityKind::Company,
		jurisdiction: Jurisdiction::new(*b"JP").unwrap(),
		valid_until: u32::MAX,
		flags: IdentityFlags::default(),
		accounts: 1,
	};
	Parties::mutate(|parties| parties.insert(who, Party { identity, record }));
}

/// Freezes `who` from now on.
pub fn freeze(who: AccountId) {
	Frozen::mutate(|frozen| frozen.insert(who));
}

/// The origin of `who`.
pub fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// `cents` in billionths of a US dollar.
pub fn cents(cents: Cents) -> u128 {
	worth_of(cents)
}

/// Tells the pallet that units of [`ISSUER`] worth so many `cents` went through `act`, with `holder` if there is one.
pub fn units(act: UnitsAct, holder: Option<AccountId>, cents: Cents) -> DispatchResult {
	units_of(1, act, holder, cents)
}

/// The same of `series`.
pub fn units_of(
	series: SeriesId,
	act: UnitsAct,
	holder: Option<AccountId>,
	cents: Cents,
) -> DispatchResult {
	let change = UnitsChange {
		series,
		issuer: &ISSUER,
		holder: holder.as_ref(),
		act,
		quantity: cents,
		face: Money::new(CurrencyCode::USD, cents.into()),
		worth: worth_of(cents),
	};
	<Issuing as UnitsListener<AccountId>>::changed(&change)
}

/// ALICE redeems units worth so many cents, which were minted and sold before.
pub fn redeemed(cents: Cents) {
	units(UnitsAct::Minted, None, cents).unwrap();
	units(UnitsAct::Sold { price: None }, Some(ALICE), cents).unwrap();
	units(UnitsAct::Redeemed, Some(ALICE), cents).unwrap();
}

/// Hashes of two documents.
pub fn documents() -> Documents {
	Documents::truncate_from(vec![H256::repeat_byte(1), H256::repeat_byte(2)])
}

/// COMPANY applied. Gives its identity.
pub fn applied() -> IdentityId {
	Issuing::apply(by(COMPANY), H256::repeat_byte(9), documents()).unwrap();
	COMPANY
}

/// The record of an issuer.
pub fn record(identity: IdentityId) -> IssuerRecord {
	crate::Issuers::<Test>::get(identity).unwrap()
}

/// Leads the issuer to another status.
pub fn set_status(status: IssuerStatus) {
	Issuing::set_status(by(OFFICER), ISSUING, status, REASON).unwrap();
}

/// Terms for a store that accepts redemptions of up to a hundred dollars a day, for ten days.
pub fn store_terms() -> StaffTerms {
	StaffTerms {
		scopes: StaffScopes::default().with(StaffScope::AcceptRedemption),
		cap: 10_000,
		period: 86_400,
		expires_at: START + 864_000,
	}
}

/// Appoints STORE with these terms.
pub fn appoint(terms: StaffTerms) {
	Issuing::appoint_staff(by(ISSUER), STORE, terms).unwrap();
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
		Now::set(START);
		Parties::set(BTreeMap::new());
		Frozen::set(BTreeSet::new());
		RateMissing::set(false);
		BooksFail::set(false);
		RelatedToIssuer::set(None);
		DemandedOf::set(None);
		Booked::set(Vec::new());
		register(ISSUER, ISSUING, Tier::L3);
		register(SECOND, ISSUING, Tier::L3);
		register(COMPANY, COMPANY, Tier::L3);
		register(ALICE, ALICE, Tier::L2);
		register(BOB, BOB, Tier::L2);
		let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
		let genesis = pallet_issuers::GenesisConfig::<Test> { issuers: vec![ISSUER], terms: None };
		genesis.assimilate_storage(&mut storage).unwrap();
		let mut ext = sp_io::TestExternalities::new(storage);
		ext.execute_with(|| {
			System::set_block_number(1);
			for who in [ISSUER, SECOND, COMPANY] {
				for asset in [USDC, EURC] {
					Free::insert((asset, who), MONEY);
				}
			}
		});
		ext
	}

	/// Runs `test`, then checks every invariant.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Issuing::do_try_state().unwrap();
		});
	}
}
