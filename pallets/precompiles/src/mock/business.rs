// SPDX-License-Identifier: Apache-2.0
//! Sale, and Travel Rule cases, with something of everything to act on.

use super::*;
use frame_support::traits::Everything;
use genex_primitives::{
	Asset, CaseId, ExternalAddress, FeeShare, ListingId, Ppm,
	traits::{Cash as CashDoor, Coupons as CouponsDoor, Escrow},
};
use pallet_cash::WithdrawalId;
use pallet_sales::{ListingTerms, PriceSteps, PurchaseId};
use pallet_travel_rule::{ControlProof, Controls, ControlsOf, Envelope};

/// A third stablecoin, in which the business of the stage is done.
pub const POUNDS: AssetId = 3;
/// One of it in smallest units.
pub const POUND: Balance = 1_000_000;

/// A draft of the holder's.
pub const DRAFT: SeriesId = 3;
/// A series of the holder's that waits for approval.
pub const SUBMITTED: SeriesId = 4;
/// An approved series of the holder's, half of it listed, with the store as a redeemer.
pub const OWN_SERIES: SeriesId = 5;
/// A series of the holder's whose validity has ended.
pub const EXPIRED: SeriesId = 6;
/// The same, with units of the friend's, and counted.
pub const BOOKED: SeriesId = 7;

/// Sells units of the first series for a pound each.
pub const LISTING: ListingId = 1;
/// Sells units of the holder's series.
pub const OWN_LISTING: ListingId = 2;
/// Sells no more.
pub const CLOSED_LISTING: ListingId = 3;
/// A purchase of the holder's from the first listing that waits for an officer.
pub const PURCHASE: PurchaseId = 0;

/// A withdrawal of the holder's that the gateway left unanswered.
pub const WITHDRAWAL: WithdrawalId = 0;
/// The reference of a deposit for the friend that waits for a second member of the gateway.
pub const REFERENCE: H256 = H256::repeat_byte(0x51);
/// What that deposit is about.
pub const LARGE_DEPOSIT: Balance = 20_000 * POUND;

/// A case that was refused six years ago.
pub const OLD_CASE: CaseId = 1;
/// A case whose deadline has passed.
pub const LATE_CASE: CaseId = 2;
/// A case of the friend's whose deadline has passed, and of whose ten pounds only six are left.
pub const BROKEN_CASE: CaseId = 3;
/// A case without an envelope.
pub const STARTED_CASE: CaseId = 4;
/// A case that nobody took up yet.
pub const PENDING_CASE: CaseId = 5;
/// A case in review.
pub const REVIEWED_CASE: CaseId = 6;
/// A case in review about units of the first series.
pub const UNITS_CASE: CaseId = 7;

/// A wallet that the holder proved to control.
pub const WALLET: H160 = H160::repeat_byte(0x77);
/// What cases tell of their payload.
pub const PAYLOAD: H256 = H256::repeat_byte(0x61);

/// Seconds that a case may hold value.
const CASE_LIFE: u64 = 3 * 86_400;

parameter_types! {
	/// Receives the service fee, and the fees of the market.
	pub TreasuryAccount: AccountId32 = account(STRANGER);
	/// The service fee: a hundredth.
	pub const ServiceFee: FeeShare = FeeShare::from_percent(1);
	/// Every price counts as paid.
	pub const LowestPaid: Ppm = Ppm::from_percent(0);
}

impl pallet_sales::Config for Test {
	type Books = ();
	type Breakage = ();
	type Cash = Cash;
	type Compliance = Rules;
	type Coupons = Coupons;
	type Escheat = TreasuryAccount;
	type GovernanceOrigin = EnsureSigned<AccountId32>;
	type Identities = Everyone;
	type Issuers = Everyone;
	type LowestPaid = LowestPaid;
	type MaxListingsPerSeller = ConstU32<100>;
	type OfficerOrigin = EnsureSigned<AccountId32>;
	type Refunds = Coupons;
	type Reviews = Rules;
	type SerialSaleWeight = ();
	type SerialWeight = ();
	type ServiceFee = ServiceFee;
	type Treasury = TreasuryAccount;
	type UnixTime = Clock;
	type WeightInfo = pallet_sales::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

impl pallet_travel_rule::Config for Test {
	type Attestors = Everything;
	type CaseLifetime = ConstU64<CASE_LIFE>;
	type ComplianceOrigin = EnsureSigned<AccountId32>;
	type Escrow = Vault;
	type Identities = Everyone;
	type MaxOpenPerIdentity = ConstU32<64>;
	type MaxSignatureLife = ConstU64<86_400>;
	type Rates = Rules;
	type Retention = ConstU64<0>;
	type SerialWeight = ();
	type UnixTime = Clock;
	type WeightInfo = pallet_travel_rule::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_sales::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn series(_: Quantity) -> (AccountId32, SeriesId, AssetId) {
		(account(ISSUER), SERIES, POUNDS)
	}

	fn buyer(_: AssetId, _: Balance) -> AccountId32 {
		account(HOLDER)
	}

	fn plain(_: Quantity, _: Balance) -> (AccountId32, AccountId32, SeriesId, AssetId) {
		(account(ISSUER), account(HOLDER), SERIES, POUNDS)
	}

	fn review_purchases() {
		Reviewed::set(true);
	}

	fn end(series: SeriesId) {
		Now::set(END);
		assert_ok!(Coupons::book_expiry(holder(), series));
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_travel_rule::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn register(_: &'static str, _: &AccountId32) -> AccountId32 {
		account(HOLDER)
	}

	fn fund(_: &AccountId32, _: u128) -> Asset {
		Asset::Stablecoin(POUNDS)
	}

	fn seize(asset: Asset, who: &AccountId32, quantity: u128) -> DispatchResult {
		Vault::release(asset, who, quantity)
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}
}

/// Coupons and stablecoins in escrow, whichever they are.
pub struct Vault;

/// Units as the books count them.
fn units(quantity: u128) -> Quantity {
	quantity.try_into().expect("the tests send few")
}

impl Escrow<AccountId32> for Vault {
	fn explain(
		asset: Asset,
		from: &AccountId32,
		to: &AccountId32,
		quantity: u128,
		clearance: Clearance,
	) -> Vec<Reason> {
		let path = Path::P2P;
		let reasons = match asset {
			Asset::Series(series) => {
				let quantity = units(quantity);
				<Coupons as CouponsDoor<_>>::explain(path, series, from, to, quantity, clearance)
			},
			Asset::Stablecoin(asset) => {
				<Cash as CashDoor<_>>::explain(path, asset, from, to, quantity, clearance).ok()
			},
			Asset::Gnx => None,
		};
		reasons.unwrap_or_else(|| vec![Reason::RulesMissing])
	}

	fn value(asset: Asset, quantity: u128) -> Result<Money, DispatchError> {
		match asset {
			Asset::Stablecoin(asset) => <Cash as CashDoor<AccountId32>>::value(asset, quantity),
			_ => Ok(Money::new(CurrencyCode::USD, quantity)),
		}
	}

	fn hold(asset: Asset, who: &AccountId32, quantity: u128) -> DispatchResult {
		match asset {
			Asset::Series(series) => {
				<Coupons as CouponsDoor<_>>::hold(series, who, units(quantity))
			},
			Asset::Stablecoin(asset) => <Cash as CashDoor<_>>::hold(asset, who, quantity),
			Asset::Gnx => Err(DispatchError::Unavailable),
		}
	}

	fn release(asset: Asset, who: &AccountId32, quantity: u128) -> DispatchResult {
		match asset {
			Asset::Series(series) => {
				<Coupons as CouponsDoor<_>>::release(series, who, units(quantity))
			},
			Asset::Stablecoin(asset) => <Cash as CashDoor<_>>::release(asset, who, quantity),
			Asset::Gnx => Err(DispatchError::Unavailable),
		}
	}

	fn pay_out(
		asset: Asset,
		from: &AccountId32,
		to: &AccountId32,
		quantity: u128,
		clearance: Clearance,
	) -> DispatchResult {
		let path = Path::P2P;
		match asset {
			Asset::Series(series) => {
				let quantity = units(quantity);
				<Coupons as CouponsDoor<_>>::transfer_held(
					path, series, from, to, quantity, None, clearance,
				)
			},
			Asset::Stablecoin(asset) => {
				<Cash as CashDoor<_>>::transfer_held(path, asset, from, to, quantity, clearance)
			},
			Asset::Gnx => Err(DispatchError::Unavailable),
		}
	}
}

/// The pounds as of the first block: large deposits need two members of the gateway.
pub fn pounds() -> GenesisAsset<AccountId32> {
	let currency = CurrencyCode::new(*b"GBP").expect("circulating");
	let mut asset = stablecoin(POUNDS, "GBPC", "Pounds", currency);
	asset.policy.second_approval_from = LARGE_DEPOSIT;
	asset
}

/// Terms of a listing at a pound each, for four days.
pub fn offer(series: SeriesId, quantity: Quantity) -> ListingTerms {
	ListingTerms {
		series,
		asset: POUNDS,
		price: POUND,
		quantity,
		opens_at: START,
		closes_at: START + 4 * 86_400,
		per_buyer_cap: None,
		min_tier: Tier::L1,
		steps: PriceSteps::default(),
		territory: Territory::Everywhere,
		holdback: Ppm::default(),
	}
}

/// An envelope of its own for each case.
pub fn envelope(number: u8) -> Envelope {
	Envelope { id: H256::repeat_byte(number), hash: PAYLOAD }
}

/// Puts something of everything on the stage.
pub fn set_up() {
	pay_in(POUNDS);
	pay(FRIEND, 10 * POUND, 0x52);
	pay(FRIEND, LARGE_DEPOSIT, 0x51);
	let proof =
		ControlProof { address: ExternalAddress::Ethereum(WALLET), proven_at: START, nonce: 0 };
	let proofs = vec![proof].try_into().expect("one fits");
	ControlsOf::<Test>::insert(u64::from(HOLDER), Controls { nonce: 1, proofs });
	set_up_series();
	set_up_listings();
	set_up_old_business();
	set_up_cases();
}

fn holder() -> RuntimeOrigin {
	RuntimeOrigin::signed(account(HOLDER))
}

pub(super) fn pay(to: u8, amount: Balance, reference: u8) {
	let gateway = RuntimeOrigin::signed(account(STORE));
	let source = SourceOfFunds { class: SourceClass::Salary, hash: H256::repeat_byte(3) };
	let reference = H256::repeat_byte(reference);
	assert_ok!(Cash::deposit(gateway, POUNDS, account(to), amount, reference, source));
}

/// Drafts a series of the holder's, and has `quantity` units of it minted if there are to be any.
fn own_series(terms: SeriesTerms, quantity: Quantity) {
	let series = pallet_coupons::NextSeriesId::<Test>::get();
	assert_ok!(Coupons::create_series(holder(), terms.into()));
	if quantity > 0 {
		assert_ok!(Coupons::submit_series(holder(), series));
		let approvals = vec![(series, 1)].try_into().expect("one fits");
		assert_ok!(Coupons::approve_series(holder(), approvals, H256::repeat_byte(5)));
		assert_ok!(Coupons::mint(holder(), series, quantity));
	}
}

fn set_up_series() {
	own_series(terms(), 0);
	own_series(terms(), 0);
	assert_ok!(Coupons::submit_series(holder(), SUBMITTED));
	own_series(terms(), MINTED);
	assert_ok!(Coupons::add_redeemer(holder(), OWN_SERIES, account(STORE)));
	// Given away, so that their validity may be short.
	let short = SeriesTerms {
		legal_class: LegalClass::Promotional,
		valid_from: START - 86_400,
		valid_until: START,
		..terms()
	};
	Now::set(START - 86_400);
	own_series(short.clone(), 10);
	own_series(short, 10);
	assert_ok!(Coupons::mark_listed(BOOKED));
	assert_ok!(Coupons::sell(BOOKED, &account(FRIEND), 5, None, Clearance::None));
	Now::set(START);
	assert_ok!(Coupons::book_expiry(holder(), BOOKED));
}

fn set_up_listings() {
	let issuer = RuntimeOrigin::signed(account(ISSUER));
	assert_ok!(Sales::create_listing(issuer, offer(SERIES, 100)));
	assert_ok!(Sales::create_listing(holder(), offer(OWN_SERIES, 100)));
	assert_ok!(Sales::create_listing(holder(), offer(OWN_SERIES, 100)));
	assert_ok!(Sales::close_listing(holder(), CLOSED_LISTING));
	Reviewed::set(true);
	assert_ok!(Sales::purchase(holder(), LISTING, 1, POUND));
	Reviewed::set(false);
}

fn open(from: u8, to: u8, asset: Asset, quantity: u128, envelope: Option<Envelope>) {
	let from = RuntimeOrigin::signed(account(from));
	assert_ok!(TravelRule::open_case(from, asset, account(to), quantity, envelope));
}

fn set_up_old_business() {
	let pounds = Asset::Stablecoin(POUNDS);
	Now::set(START - 6 * 366 * 86_400);
	open(HOLDER, FRIEND, pounds, POUND, Some(envelope(1)));
	assert_ok!(TravelRule::reject(holder(), OLD_CASE, H256::repeat_byte(9)));
	Now::set(START - 4 * 86_400);
	open(HOLDER, FRIEND, pounds, POUND, None);
	open(FRIEND, HOLDER, pounds, 10 * POUND, None);
	assert_ok!(Vault::release(pounds, &account(FRIEND), 4 * POUND));
	assert_ok!(Cash::request_withdrawal(holder(), POUNDS, 5 * POUND, PAYLOAD));
	Now::set(START);
}

fn set_up_cases() {
	let pounds = Asset::Stablecoin(POUNDS);
	open(HOLDER, FRIEND, pounds, POUND, None);
	open(HOLDER, FRIEND, pounds, POUND, Some(envelope(5)));
	open(HOLDER, FRIEND, pounds, POUND, Some(envelope(6)));
	assert_ok!(TravelRule::start_review(holder(), REVIEWED_CASE));
	for who in [HOLDER, FRIEND] {
		let (hash, until) = (H256::repeat_byte(who), END);
		assert_ok!(TravelRule::record_travel_data(holder(), who.into(), hash, until));
	}
}

/// Has the holder's attestor review a case about `quantity` units for the friend.
pub fn open_units_case(quantity: u128) {
	open(HOLDER, FRIEND, Asset::Series(SERIES), quantity, Some(envelope(7)));
	assert_ok!(TravelRule::start_review(holder(), UNITS_CASE));
}
