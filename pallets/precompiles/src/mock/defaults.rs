// SPDX-License-Identifier: Apache-2.0
//! Issuers in every state with guarantees and staff, and defaults of some of them.

use super::{
	business::pay,
	sales::{approved, signed},
	*,
};
use genex_primitives::{
	issuance::StaffScope,
	traits::{Coupons as CouponsDoor, Related},
};
use pallet_insolvency::SeriesList;
use pallet_issuers::{
	Documents, IssuerRecord, IssuerStatus, Promises, PromisesOf, RatingRights, StaffScopes,
	StaffTerms,
};

/// An issuer in default, which the holder may rate. The holder is an issuer, too.
pub const DEBTOR: u8 = 0x81;
/// An issuer that did not answer a demand.
pub const SILENT: u8 = 0x82;
/// An issuer in default, of which nothing can be claimed any more.
pub const LATE_DEBTOR: u8 = 0x83;
/// Has [`CAUGHT_UNITS`] units of the debtor's and is frozen.
pub const CAUGHT: u8 = 0x84;
/// Was frozen and has [`FREED_UNITS`] units of the debtor's, which are reserved.
pub const FREED: u8 = 0x85;

/// A series of the debtor's, counted in its default.
pub const OWED: SeriesId = 11;
/// A series of the debtor's that was not counted. Nobody has units of it.
pub const UNCOUNTED: SeriesId = 12;
/// Units of the counted series that the holder has.
pub const CLAIMABLE: Quantity = 10;
/// Those of who is frozen.
pub const CAUGHT_UNITS: Quantity = 6;
/// Those of who was frozen.
pub const FREED_UNITS: Quantity = 4;
/// What the debtor put aside, in pounds.
pub const FUND: Balance = 10 * POUND;
/// What the holder put aside, in pounds.
pub const GUARANTEE: Balance = 5 * POUND;

/// What officers and applicants tell the hash of.
pub const FINDINGS: H256 = H256::repeat_byte(0x71);

/// Seconds of a day.
const DAY: u64 = 86_400;

parameter_types! {
	/// Every stablecoin there is.
	pub Stablecoins: Vec<AssetId> = vec![DOLLARS, EUROS, POUNDS];
}

/// Identities of which something is demanded.
pub struct Demanded;

impl Contains<IdentityId> for Demanded {
	fn contains(identity: &IdentityId) -> bool {
		pallet_insolvency::Demands::<Test>::contains_key(identity)
	}
}

/// Everyone stands for itself.
pub struct Kin;

impl Related<AccountId32> for Kin {
	fn is_related(issuer: &AccountId32, identity: IdentityId) -> bool {
		Everyone::identity_of(issuer) == Some(identity)
	}
}

impl pallet_issuers::Config for Test {
	type Books = ();
	type Cash = Cash;
	type Compliance = Rules;
	type Demanded = Demanded;
	type Eligible = Everyone;
	type GivenAway = Sales;
	type GovernanceOrigin = EnsureSigned<AccountId32>;
	type Identities = Everyone;
	type MaxOpenIncidents = ConstU32<4>;
	type MaxStaff = ConstU32<4>;
	type OfficerOrigin = EnsureSigned<AccountId32>;
	type Related = Kin;
	type UnixTime = Clock;
	type WeightInfo = pallet_issuers::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

impl pallet_insolvency::Config for Test {
	type Assets = Stablecoins;
	type Books = ();
	type Cash = Cash;
	type ClaimsPeriod = ConstU64<DAY>;
	type Compliance = Rules;
	type Coupons = Coupons;
	type GivenAway = Sales;
	type GovernanceOrigin = EnsureSigned<AccountId32>;
	type Guarantees = Issuers;
	type Identities = Everyone;
	type Issuers = Issuers;
	type KeptProceeds = Sales;
	type MinAnswerTime = ConstU64<3_600>;
	type OfficerOrigin = EnsureSigned<AccountId32>;
	type Refunds = Coupons;
	type ReservationGrace = ConstU64<DAY>;
	type SerialWeight = ();
	type UnixTime = Clock;
	type WeightInfo = pallet_insolvency::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_issuers::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn company(_: &'static str) -> AccountId32 {
		account(STRANGER)
	}

	fn money(_: &AccountId32, _: Balance) -> Vec<AssetId> {
		Stablecoins::get()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_insolvency::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn issuer(_: u32) -> AccountId32 {
		account(DEBTOR)
	}

	fn sold(_: &AccountId32, _: Quantity, _: u32) -> (SeriesId, AccountId32) {
		(OWED, account(HOLDER))
	}

	fn set_frozen(who: &AccountId32, frozen: bool) {
		Frozen::set(frozen.then(|| who.clone()).into_iter().collect());
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}
}

/// What an applicant shows.
pub fn documents() -> Documents {
	vec![H256::repeat_byte(0x72), H256::repeat_byte(0x73)].try_into().expect("two fit")
}

/// Terms of a member of staff that mints and accepts redemptions until `expires_at`.
pub fn staff_terms(expires_at: UnixSeconds) -> StaffTerms {
	let scopes = StaffScopes::default();
	let scopes = scopes.with(StaffScope::Mint).with(StaffScope::AcceptRedemption);
	StaffTerms { scopes, cap: 10_000, period: DAY, expires_at }
}

/// Puts all of it on the stage.
pub fn set_up_defaults() {
	let before = START - 2 * DAY;
	Now::set(before);
	for issuer in [HOLDER, DEBTOR, SILENT, LATE_DEBTOR] {
		let record = IssuerRecord::new(IssuerStatus::Active, before);
		pallet_issuers::Issuers::<Test>::insert(u64::from(issuer), record);
	}
	default_of(LATE_DEBTOR, Vec::new());
	let deadline = START - DAY;
	assert_ok!(Insolvency::demand(signed(ISSUER), account(SILENT), deadline, FINDINGS));
	let past = staff_terms(START - DAY);
	assert_ok!(Issuers::appoint_staff(signed(HOLDER), account(STRANGER), past));
	Now::set(START);
	assert_ok!(Issuers::appoint_staff(signed(HOLDER), account(STORE), staff_terms(END)));
	assert_ok!(Issuers::deposit_guarantee(signed(HOLDER), POUNDS, GUARANTEE));
	assert_ok!(Issuers::apply(signed(STRANGER), FINDINGS, documents()));
	RatingRights::<Test>::insert(u64::from(DEBTOR), u64::from(HOLDER), 1);
	set_up_claims();
}

fn default_of(issuer: u8, series: Vec<SeriesId>) {
	let series = SeriesList::try_from(series).expect("few");
	assert_ok!(Insolvency::declare_default(signed(ISSUER), account(issuer), series, FINDINGS));
}

fn set_up_claims() {
	approved(DEBTOR, OWED, terms());
	approved(DEBTOR, UNCOUNTED, terms());
	assert_ok!(Coupons::mark_listed(OWED));
	let holders = [(HOLDER, CLAIMABLE), (CAUGHT, CAUGHT_UNITS), (FREED, FREED_UNITS)];
	for (holder, units) in holders {
		assert_ok!(Coupons::sell(OWED, &account(holder), units, None, Clearance::None));
	}
	let facts = <Coupons as CouponsDoor<AccountId32>>::facts(OWED).expect("it was approved");
	let outstanding = facts.worth_of(CLAIMABLE + CAUGHT_UNITS + FREED_UNITS);
	let promises = Promises { outstanding, ..Promises::default() };
	PromisesOf::<Test>::insert(u64::from(DEBTOR), promises);
	pay(DEBTOR, FUND, 0x58);
	assert_ok!(Issuers::deposit_guarantee(signed(DEBTOR), POUNDS, FUND));
	default_of(DEBTOR, vec![OWED]);
	Frozen::set(vec![account(CAUGHT), account(FREED)]);
	assert_ok!(Insolvency::reserve(signed(ISSUER), OWED, account(FREED)));
	Frozen::set(vec![account(CAUGHT)]);
}
