// SPDX-License-Identifier: Apache-2.0
//! The neighbours: identities and terms in tables; money, units and what is kept in storage.

use super::*;
use frame_support::{
	Twox64Concat, ensure,
	storage::types::{OptionQuery, ValueQuery},
	storage_alias,
};
use genex_primitives::{
	AccountFlags, Cents, Clearance, CouponClass, CurrencyCode, IdentityRecord, LegalClass, Money,
	Movement, Party, Path, Reason, SeriesFacts, SeriesState, Standing, Tier, TransferPolicy,
	issuance::Grade,
	traits::{
		Books, Cash, Compliance, Coupons, GivenAway, Guarantees, Identities, Issuers, KeptProceeds,
		MoneyAct, RefundWindows, Refunds,
	},
};
use sp_runtime::{DispatchError, DispatchResult};

/// Stablecoins of each account.
#[storage_alias]
pub type Balances = StorageMap<MockCash, Twox64Concat, (AssetId, AccountId), Balance, ValueQuery>;
/// What the issuer has put aside.
#[storage_alias]
pub type Guarantee = StorageMap<MockIssuers, Twox64Concat, AssetId, Balance, ValueQuery>;
/// Identities in default.
#[storage_alias]
pub type InDefault = StorageMap<MockIssuers, Twox64Concat, IdentityId, (), OptionQuery>;
/// What all units of each identity that have a claim count.
#[storage_alias]
pub type Outstanding = StorageMap<MockIssuers, Twox64Concat, IdentityId, u128, ValueQuery>;
/// What all units of each identity counted that expired in holders' hands.
#[storage_alias]
pub type Expired = StorageMap<MockIssuers, Twox64Concat, IdentityId, u128, ValueQuery>;
/// What is kept of each series.
#[storage_alias]
pub type Kept = StorageMap<MockSales, Twox64Concat, SeriesId, Vec<(AssetId, Balance)>, ValueQuery>;
/// Free units of each account.
#[storage_alias]
pub type Units = StorageMap<MockCoupons, Twox64Concat, (SeriesId, AccountId), Quantity, ValueQuery>;
/// Units of each account in escrow.
#[storage_alias]
pub type Held = StorageMap<MockCoupons, Twox64Concat, (SeriesId, AccountId), Quantity, ValueQuery>;
/// Units in holders' hands.
#[storage_alias]
pub type Circulating = StorageMap<MockCoupons, Twox64Concat, SeriesId, Quantity, ValueQuery>;
/// Accounts that are frozen.
#[storage_alias]
pub type Frozen = StorageMap<MockCoupons, Twox64Concat, AccountId, bool, ValueQuery>;
/// Series that benchmarks made.
#[storage_alias]
pub type NextSeries = StorageValue<MockCoupons, SeriesId, ValueQuery>;
/// What was booked.
#[storage_alias]
pub type Booked = StorageValue<MockBooks, Vec<(AccountId, AssetId, Balance, Balance)>, ValueQuery>;

/// Stablecoins of `who`.
pub fn money(asset: AssetId, who: AccountId) -> Balance {
	Balances::get((asset, who))
}

/// Puts `amount` aside for the holders of [`ISSUER`].
pub fn give_guarantee(asset: AssetId, amount: Balance) {
	Guarantee::mutate(asset, |there| *there += amount);
}

/// Keeps `amount` of the proceeds of `series`.
pub fn keep(series: SeriesId, asset: AssetId, amount: Balance) {
	Kept::mutate(series, |kept| kept.push((asset, amount)));
}

/// Gives `who` units.
pub fn sell(series: SeriesId, who: AccountId, quantity: Quantity) {
	let identity = issuer_identity(series);
	Units::mutate((series, who), |units| *units += quantity);
	Circulating::mutate(series, |units| *units += quantity);
	Outstanding::mutate(identity, |worth| *worth += claimable(series, quantity));
}

/// Has `who` redeem units.
pub fn redeem(series: SeriesId, who: AccountId, quantity: Quantity) -> DispatchResult {
	let left = Units::get((series, who)).checked_sub(quantity);
	Units::insert((series, who), left.ok_or(DispatchError::Other("too few units"))?);
	Circulating::mutate(series, |units| *units -= quantity);
	let identity = issuer_identity(series);
	Outstanding::mutate(identity, |worth| *worth -= claimable(series, quantity));
	Ok(())
}

/// Puts free units of `who` into escrow.
pub fn hold(series: SeriesId, who: AccountId, quantity: Quantity) {
	Units::mutate((series, who), |units| *units -= quantity);
	Held::mutate((series, who), |units| *units += quantity);
}

fn issuer_of(series: SeriesId) -> AccountId {
	if series == FOREIGN { OTHER_ISSUER } else { ISSUER }
}

fn issuer_identity(series: SeriesId) -> IdentityId {
	MockIdentities::identity_of(&issuer_of(series)).unwrap()
}

/// Series above the named ones are of benchmarks, and of cents.
fn unit_worth(series: SeriesId) -> u128 {
	if series == CARDS || series == FOREIGN { 25 * DOLLAR } else { DOLLAR / 100 }
}

fn worth_of(series: SeriesId, quantity: Quantity) -> u128 {
	unit_worth(series) * u128::from(quantity)
}

/// What units count in a default.
fn claimable(series: SeriesId, quantity: Quantity) -> u128 {
	if MockSales::is_given_away(series) { 0 } else { worth_of(series, quantity) }
}

/// Both accounts of the issuer are one identity, any other but the stranger one of its own.
pub struct MockIdentities;

impl Identities<AccountId> for MockIdentities {
	fn identity_of(who: &AccountId) -> Option<IdentityId> {
		match *who {
			ISSUER | ISSUER_STAFF => Some(ISSUER_ID),
			STRANGER => None,
			other => Some(1_000 + other),
		}
	}

	fn party(_: &AccountId) -> Option<Party> {
		unreachable!("{NOT_ASKED}")
	}

	fn tier_of(_: &AccountId) -> Tier {
		unreachable!("{NOT_ASKED}")
	}

	/// Nobody else than the issuer is asked about; it may be frozen.
	fn standing(who: &AccountId) -> Standing {
		assert!([ISSUER, OTHER_ISSUER].contains(who), "{NOT_ASKED}");
		let frozen = Frozen::get(*who);
		let flags = if frozen { AccountFlags::FROZEN_OUTBOUND } else { AccountFlags::default() };
		Standing { flags, party: None }
	}

	fn record(_: IdentityId) -> Option<IdentityRecord> {
		unreachable!("{NOT_ASKED}")
	}

	fn accounts(identity: IdentityId) -> Vec<AccountId> {
		if identity == ISSUER_ID { vec![ISSUER, ISSUER_STAFF] } else { vec![identity - 1_000] }
	}

	fn attestor_of(_: IdentityId) -> Option<AccountId> {
		unreachable!("{NOT_ASKED}")
	}
}

/// Two issuers, of which the first has a guarantee.
pub struct MockIssuers;

impl Issuers<AccountId> for MockIssuers {
	fn check_may_issue(_: &AccountId) -> Result<(), Reason> {
		unreachable!("{NOT_ASKED}")
	}

	fn grade(who: &AccountId) -> Option<Grade> {
		matches!(*who, ISSUER | ISSUER_STAFF | OTHER_ISSUER).then_some(Grade::C)
	}

	fn is_defaulted(who: &AccountId) -> bool {
		MockIdentities::identity_of(who).is_some_and(InDefault::contains_key)
	}
}

fn pay(asset: AssetId, to: &AccountId, amount: Balance) -> DispatchResult {
	ensure!(!PaymentsFail::get(), DispatchError::Other("payments fail"));
	Balances::mutate((asset, *to), |money| *money += amount);
	Ok(())
}

impl Guarantees<AccountId> for MockIssuers {
	fn guarantee_of(who: &AccountId, asset: AssetId) -> Balance {
		let of_issuer = MockIdentities::identity_of(who) == Some(ISSUER_ID);
		if of_issuer { Guarantee::get(asset) } else { 0 }
	}

	fn pay_guarantee(
		who: &AccountId,
		asset: AssetId,
		to: &AccountId,
		amount: Balance,
	) -> Result<u32, DispatchError> {
		let left = Self::guarantee_of(who, asset).checked_sub(amount);
		Guarantee::insert(asset, left.ok_or(DispatchError::Other("the guarantee is spent"))?);
		pay(asset, to, amount)?;
		Ok(GuaranteeAccounts::get())
	}

	fn claimable_worth(who: &AccountId) -> u128 {
		MockIdentities::identity_of(who).map(Outstanding::get).unwrap_or_default()
	}

	fn expired_worth(who: &AccountId) -> u128 {
		MockIdentities::identity_of(who).map(Expired::get).unwrap_or_default()
	}

	fn set_defaulted(who: &AccountId, defaulted: bool) -> DispatchResult {
		let identity = MockIdentities::identity_of(who).ok_or(DispatchError::CannotLookup)?;
		ensure!(InDefault::contains_key(identity) != defaulted, DispatchError::Other("as it is"));
		if defaulted {
			InDefault::insert(identity, ());
		} else {
			InDefault::remove(identity);
		}
		Ok(())
	}
}

/// What is kept of proceeds.
pub struct MockSales;

impl KeptProceeds<AccountId> for MockSales {
	fn kept(series: SeriesId) -> Vec<(AssetId, Balance)> {
		Kept::get(series)
	}

	fn pay_kept(
		series: SeriesId,
		asset: AssetId,
		to: &AccountId,
		amount: Balance,
	) -> DispatchResult {
		Kept::try_mutate(series, |kept| {
			let pot = kept.iter_mut().find(|(kept, _)| *kept == asset);
			let (_, there) = pot.ok_or(DispatchError::Other("nothing is kept"))?;
			*there = there.checked_sub(amount).ok_or(DispatchError::Other("too little is kept"))?;
			Ok::<_, DispatchError>(())
		})?;
		pay(asset, to, amount)
	}
}

impl RefundWindows for MockSales {
	fn are_open(series: SeriesId) -> bool {
		OpenWindow::get() == Some(series)
	}
}

impl GivenAway for MockSales {
	fn is_given_away(series: SeriesId) -> bool {
		series == GIFTS
	}
}

/// Writes down what it is told.
pub struct MockBooks;

impl Books<AccountId> for MockBooks {
	fn book(issuer: &AccountId, asset: AssetId, act: MoneyAct) -> DispatchResult {
		let MoneyAct::Compensated { guarantee, holdback } = act else {
			unreachable!("{NOT_ASKED}")
		};
		Booked::mutate(|booked| booked.push((*issuer, asset, guarantee, holdback)));
		Ok(())
	}
}

/// Says what money is worth.
pub struct MockCash;

impl Cash<AccountId> for MockCash {
	fn terms(_: AssetId) -> Option<(CurrencyCode, u8)> {
		unreachable!("{NOT_ASKED}")
	}

	fn free_balance(_: AssetId, _: &AccountId) -> Balance {
		unreachable!("{NOT_ASKED}")
	}

	fn held_balance(_: AssetId, _: &AccountId) -> Balance {
		unreachable!("{NOT_ASKED}")
	}

	fn transfer(
		_: Path,
		_: AssetId,
		_: &AccountId,
		_: &AccountId,
		_: Balance,
		_: Clearance,
	) -> DispatchResult {
		unreachable!("{NOT_ASKED}")
	}

	fn hold(_: AssetId, _: &AccountId, _: Balance) -> DispatchResult {
		unreachable!("{NOT_ASKED}")
	}

	fn release(_: AssetId, _: &AccountId, _: Balance) -> DispatchResult {
		unreachable!("{NOT_ASKED}")
	}

	fn transfer_held(
		_: Path,
		_: AssetId,
		_: &AccountId,
		_: &AccountId,
		_: Balance,
		_: Clearance,
	) -> DispatchResult {
		unreachable!("{NOT_ASKED}")
	}

	fn explain(
		_: Path,
		_: AssetId,
		_: &AccountId,
		_: &AccountId,
		_: Balance,
		_: Clearance,
	) -> Result<Vec<Reason>, DispatchError> {
		unreachable!("{NOT_ASKED}")
	}

	/// Six decimals, rounded up to a cent.
	fn value(asset: AssetId, amount: Balance) -> Result<Money, DispatchError> {
		let currency = if asset == EURC { CurrencyCode::EUR } else { CurrencyCode::USD };
		Ok(Money::new(currency, amount.div_ceil(10_000)))
	}

	fn force_move(_: AssetId, _: &AccountId, _: &AccountId, _: Balance) -> DispatchResult {
		unreachable!("{NOT_ASKED}")
	}
}

/// Knows the rates.
pub struct MockRules;

impl Compliance<AccountId> for MockRules {
	type Permit = ();

	fn check(_: &Movement<AccountId>) -> Result<(), Reason> {
		unreachable!("{NOT_ASKED}")
	}

	fn note(_: &Movement<AccountId>, (): ()) -> DispatchResult {
		unreachable!("{NOT_ASKED}")
	}

	fn explain(_: &Movement<AccountId>) -> Vec<Reason> {
		unreachable!("{NOT_ASKED}")
	}

	fn cents(_: Money) -> Result<Cents, Reason> {
		unreachable!("{NOT_ASKED}")
	}

	fn worth(face: Money) -> Result<u128, Reason> {
		if face.currency == CurrencyCode::USD {
			return Ok(face.minor * DOLLAR / 100);
		}
		if RatesAreOld::get() {
			Err(Reason::FxRateStale)
		} else {
			Ok(face.minor * DOLLAR * 11 / 1_000)
		}
	}

	fn forget_worth(_: &AccountId, _: u128) -> DispatchResult {
		unreachable!("{NOT_ASKED}")
	}

	fn needs_review(_: Path, _: Cents) -> bool {
		unreachable!("{NOT_ASKED}")
	}
}

/// Units and who has them.
pub struct MockCoupons;

impl Refunds<AccountId> for MockCoupons {
	fn burn(series: SeriesId, holder: &AccountId, quantity: Quantity) -> DispatchResult {
		ensure!(!Frozen::get(*holder), DispatchError::Other(Reason::SenderFrozen.text()));
		redeem(series, *holder, quantity)
	}

	fn circulating(series: SeriesId) -> Quantity {
		if Now::get() < ValidUntil::get() { Circulating::get(series) } else { 0 }
	}

	fn expired(series: SeriesId) -> Option<Quantity> {
		ExpiryIsBooked::get().then(|| Circulating::get(series))
	}
}

impl Coupons<AccountId> for MockCoupons {
	fn is_serialised(_: SeriesId) -> bool {
		Numbered::get()
	}

	fn facts(series: SeriesId) -> Option<SeriesFacts<AccountId>> {
		(series != UNKNOWN).then(|| SeriesFacts {
			issuer: issuer_of(series),
			class: CouponClass::Digital,
			legal_class: LegalClass::PaidGift,
			currency: CurrencyCode::USD,
			face_minor: u64::try_from(unit_worth(series) * 100 / DOLLAR).unwrap(),
			divisible: false,
			valid_from: 0,
			valid_until: ValidUntil::get(),
			transfer_policy: TransferPolicy::Free,
			resale_ceiling: None,
			state: if series == DRAFT { SeriesState::Draft } else { SeriesState::Selling },
			unsold: 0,
			refund_window: 0,
			unit_worth: u64::try_from(unit_worth(series)).unwrap(),
		})
	}

	fn free_units(series: SeriesId, who: &AccountId) -> Quantity {
		if ExpiryIsBooked::get() { 0 } else { Units::get((series, *who)) }
	}

	fn held_units(series: SeriesId, who: &AccountId) -> Quantity {
		Held::get((series, *who))
	}

	fn mark_listed(_: SeriesId) -> DispatchResult {
		unreachable!("{NOT_ASKED}")
	}

	fn sell(
		_: SeriesId,
		_: &AccountId,
		_: Quantity,
		_: Option<Money>,
		_: Clearance,
	) -> DispatchResult {
		unreachable!("{NOT_ASKED}")
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
		unreachable!("{NOT_ASKED}")
	}

	fn hold(_: SeriesId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("{NOT_ASKED}")
	}

	fn release(_: SeriesId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("{NOT_ASKED}")
	}

	fn explain(
		path: Path,
		_: SeriesId,
		from: &AccountId,
		_: &AccountId,
		_: Quantity,
		_: Clearance,
	) -> Option<Vec<Reason>> {
		assert_eq!(path, Path::Refund);
		Some(if Frozen::get(*from) { vec![Reason::SenderFrozen] } else { vec![] })
	}

	fn force_move(_: SeriesId, _: &AccountId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("{NOT_ASKED}")
	}

	fn set_frozen_units(
		_: SeriesId,
		_: &AccountId,
		_: Quantity,
	) -> Result<Quantity, DispatchError> {
		unreachable!("{NOT_ASKED}")
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
		unreachable!("{NOT_ASKED}")
	}
}
