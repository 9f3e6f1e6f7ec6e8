// SPDX-License-Identifier: Apache-2.0
//! The neighbours: money, units, identities and rules in storage and in tables.

use super::*;

use frame_support::{
	Twox64Concat, ensure,
	storage::types::{OptionQuery, ValueQuery},
	storage_alias,
};
use genex_primitives::{
	AccountFlags, AssetId, Balance, Cents, Clearance, CouponClass, CurrencyCode, IdentityId,
	IdentityRecord, LegalClass, Money, Movement, Party, Path, Quantity, Reason, ReviewId,
	SeriesFacts, SeriesId, SeriesState, Standing, Tier, TransferPolicy, UnixSeconds, gate,
	issuance::{Grade, StaffScope},
	traits::{
		Books, BreakagePolicy, BreakageSplit, Cash, Compliance, Coupons, Identities, Issuers,
		MoneyAct, Refunds, ReviewedAct, Reviews,
	},
};
use sp_runtime::{DispatchError, DispatchResult};

/// Stablecoins of each account.
#[storage_alias]
pub type Balances = StorageMap<MockCash, Twox64Concat, (AssetId, AccountId), Balance, ValueQuery>;
/// Stablecoins that each account has in escrow.
#[storage_alias]
pub type Escrow = StorageMap<MockCash, Twox64Concat, (AssetId, AccountId), Balance, ValueQuery>;
/// Units of each account.
#[storage_alias]
pub type Units = StorageMap<MockCoupons, Twox64Concat, (SeriesId, AccountId), Quantity, ValueQuery>;
/// State and unsold units of each series; the rest follows from the id.
#[storage_alias]
pub type Series =
	StorageMap<MockCoupons, Twox64Concat, SeriesId, (SeriesState, Quantity), OptionQuery>;

fn is_frozen(who: &AccountId) -> bool {
	*who == ISSUER && IssuerFrozen::get()
}

/// Identities from a table.
pub struct MockIdentities;

impl Identities<AccountId> for MockIdentities {
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
		let flags =
			if is_frozen(who) { AccountFlags::FROZEN_OUTBOUND } else { AccountFlags::default() };
		Standing { flags, party: Self::party(who) }
	}

	fn record(_: IdentityId) -> Option<IdentityRecord> {
		unreachable!("a sale asks about accounts")
	}

	fn accounts(_: IdentityId) -> Vec<AccountId> {
		unreachable!("a sale asks about accounts")
	}

	fn attestor_of(_: IdentityId) -> Option<AccountId> {
		unreachable!("a sale asks about accounts")
	}
}

/// One switch for all issuers.
pub struct MockIssuers;

impl Issuers<AccountId> for MockIssuers {
	fn check_may_issue(_: &AccountId) -> Result<(), Reason> {
		if MayIssue::get() { Ok(()) } else { Err(Reason::IssuerTierTooLow) }
	}

	fn check_may_sell(_: &AccountId) -> Result<(), Reason> {
		if MaySell::get() { Ok(()) } else { Err(Reason::IssuerSuspended) }
	}

	fn act_for(
		issuer: &AccountId,
		who: &AccountId,
		scope: StaffScope,
		worth: u128,
	) -> Result<(), Reason> {
		ActedFor::mutate(|acted| acted.push((*issuer, *who, scope, worth)));
		match Staff::get().get(who) {
			_ if issuer == who => Ok(()),
			Some(appointed) if *appointed == scope => Ok(()),
			Some(_) => Err(Reason::StaffCapReached),
			None => Err(Reason::StaffNotAllowed),
		}
	}

	fn grade(_: &AccountId) -> Option<Grade> {
		GradeOfIssuers::get()
	}

	fn is_defaulted(_: &AccountId) -> bool {
		Defaulted::get()
	}
}

/// Books that keep what they are told.
pub struct MockBooks;

impl Books<AccountId> for MockBooks {
	fn book(issuer: &AccountId, asset: AssetId, act: MoneyAct) -> DispatchResult {
		Booked::mutate(|booked| booked.push((*issuer, asset, act)));
		ensure!(!BooksFail::get(), INJECTED);
		Ok(())
	}
}

/// Percents for the treasury and for the law; the rest is the issuer's.
pub struct MockBreakage;

impl BreakagePolicy for MockBreakage {
	fn split(_: SeriesId, amount: Balance) -> BreakageSplit {
		let (treasury, law) = BreakageShares::get();
		let part = |percent: u8| amount * Balance::from(percent) / 100;
		let (treasury, escheat) = (part(treasury), part(law));
		BreakageSplit { issuer: amount - treasury - escheat, treasury, escheat }
	}
}

/// Units of each series with holders.
#[storage_alias]
pub type Circulating = StorageMap<MockCoupons, Twox64Concat, SeriesId, Quantity, ValueQuery>;
/// Units that holders had when a series expired, once that is booked.
#[storage_alias]
pub type ExpiredUnits = StorageMap<MockCoupons, Twox64Concat, SeriesId, Quantity, OptionQuery>;

/// Books the expiry of `series`.
pub fn book_expiry(series: SeriesId) {
	ExpiredUnits::insert(series, Circulating::get(series));
}

/// Redeems units of `who`.
pub fn redeem(series: SeriesId, who: AccountId, quantity: Quantity) {
	Units::mutate((series, who), |units| *units -= quantity);
	Circulating::mutate(series, |units| *units -= quantity);
}

impl Refunds<AccountId> for MockCoupons {
	fn burn(series: SeriesId, holder: &AccountId, quantity: Quantity) -> DispatchResult {
		Units::try_mutate((series, *holder), |units| {
			*units = units.checked_sub(quantity).ok_or(DispatchError::Other("no units"))?;
			Ok::<_, DispatchError>(())
		})?;
		Circulating::mutate(series, |units| *units -= quantity);
		ensure!(!BurnFails::get(), INJECTED);
		Ok(())
	}

	fn circulating(series: SeriesId) -> Quantity {
		if Now::get() < EXPIRY { Circulating::get(series) } else { 0 }
	}

	fn expired(series: SeriesId) -> Option<Quantity> {
		ExpiredUnits::get(series)
	}
}

/// The tier gates, as both value pallets apply them.
fn check(movement: Movement<AccountId>) -> DispatchResult {
	let from = MockIdentities::party(movement.from);
	let to = MockIdentities::party(movement.to);
	let (giver, receiver) = gate::tier_refusals(&movement, from.as_ref(), to.as_ref(), Now::get());
	match giver.or(receiver) {
		Some(reason) => Err(DispatchError::Other(reason.text())),
		None => Ok(()),
	}
}

/// Stablecoins in storage.
pub struct MockCash;

impl Cash<AccountId> for MockCash {
	fn terms(asset: AssetId) -> Option<(CurrencyCode, u8)> {
		(asset == USDC).then_some((CurrencyCode::USD, 6))
	}

	fn free_balance(asset: AssetId, who: &AccountId) -> Balance {
		Balances::get((asset, *who))
	}

	fn held_balance(asset: AssetId, who: &AccountId) -> Balance {
		Escrow::get((asset, *who))
	}

	fn transfer(
		path: Path,
		asset: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
		clearance: Clearance,
	) -> DispatchResult {
		ensure!(amount > 0, DispatchError::Other("nothing to move"));
		check(Movement {
			path,
			from,
			to,
			asset: genex_primitives::Asset::Stablecoin(asset),
			quantity: amount,
			value: Money::new(CurrencyCode::USD, amount),
			price: None,
			units: None,
			clearance,
		})?;
		Balances::try_mutate((asset, *from), |balance| {
			*balance = balance.checked_sub(amount).ok_or(DispatchError::Other("poor"))?;
			Ok::<_, DispatchError>(())
		})?;
		Balances::mutate((asset, *to), |balance| *balance += amount);
		CashLegs::mutate(|legs| legs.push((path, asset, *from, *to, amount)));
		let legs = CashLegs::get().len() as u32;
		ensure!(CashFailsAtLeg::get() != Some(legs), INJECTED);
		Ok(())
	}

	fn transfer_between(
		path: Path,
		asset: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
		clearance: Clearance,
	) -> Result<bool, DispatchError> {
		Self::transfer(path, asset, from, to, amount, clearance).map(|()| AccountsStay::get())
	}

	fn hold(asset: AssetId, who: &AccountId, amount: Balance) -> DispatchResult {
		Balances::try_mutate((asset, *who), |balance| {
			*balance = balance.checked_sub(amount).ok_or(DispatchError::Other("poor"))?;
			Ok::<_, DispatchError>(())
		})?;
		Escrow::mutate((asset, *who), |held| *held += amount);
		Ok(())
	}

	fn release(asset: AssetId, who: &AccountId, amount: Balance) -> DispatchResult {
		Escrow::try_mutate((asset, *who), |held| {
			*held = held.checked_sub(amount).ok_or(DispatchError::Other("not held"))?;
			Ok::<_, DispatchError>(())
		})?;
		Balances::mutate((asset, *who), |balance| *balance += amount);
		Ok(())
	}

	fn transfer_held(
		path: Path,
		asset: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
		clearance: Clearance,
	) -> DispatchResult {
		ensure!(!is_frozen(from), DispatchError::Other(Reason::SenderFrozen.text()));
		Self::release(asset, from, amount)?;
		Self::transfer(path, asset, from, to, amount, clearance)
	}

	fn explain(
		_: Path,
		_: AssetId,
		_: &AccountId,
		_: &AccountId,
		_: Balance,
		_: Clearance,
	) -> Result<Vec<Reason>, DispatchError> {
		unreachable!("a sale tries instead of asking")
	}

	/// A smallest unit is a cent.
	fn value(asset: AssetId, amount: Balance) -> Result<Money, DispatchError> {
		ensure!(asset == USDC, DispatchError::CannotLookup);
		Ok(Money::new(CurrencyCode::USD, amount))
	}

	fn force_move(_: AssetId, _: &AccountId, _: &AccountId, _: Balance) -> DispatchResult {
		unreachable!("a sale forces nothing")
	}
}

/// The rules as a purchase asks them: what it is worth, and whether that is much.
pub struct MockRules;

impl Compliance<AccountId> for MockRules {
	type Permit = ();

	fn check(_: &Movement<AccountId>) -> Result<(), Reason> {
		unreachable!("the value pallets ask")
	}

	fn note(_: &Movement<AccountId>, (): ()) -> DispatchResult {
		unreachable!("the value pallets count")
	}

	fn spare_keys(reads: u64, writes: u64) {
		SparedKeys::mutate(|keys| *keys = (keys.0 + reads, keys.1 + writes));
	}

	fn spare_time(picoseconds: u64) {
		SparedSerials::mutate(|time| *time += picoseconds);
	}

	/// A key takes a picosecond.
	fn spared_time() -> u64 {
		let (reads, writes) = SparedKeys::get();
		reads + writes
	}

	fn spare_plain_sale(picoseconds: u64) {
		SparedTime::set(Some(picoseconds));
	}

	fn explain(_: &Movement<AccountId>) -> Vec<Reason> {
		unreachable!("the value pallets ask")
	}

	fn cents(value: Money) -> Result<Cents, Reason> {
		Ok(value.minor.try_into().unwrap_or(u64::MAX))
	}

	fn worth(_: Money) -> Result<u128, Reason> {
		unreachable!("the value pallets ask")
	}

	fn forget_worth(_: &AccountId, _: u128) -> DispatchResult {
		unreachable!("the value pallets count")
	}

	fn needs_review(path: Path, cents: Cents) -> bool {
		let from = ReviewedFrom::get();
		path == Path::Primary && from != Cents::MAX && cents >= from
	}
}

impl Reviews<AccountId> for MockRules {
	fn open(
		who: &AccountId,
		act: ReviewedAct,
		cents: Cents,
	) -> Result<(ReviewId, UnixSeconds), DispatchError> {
		let id = Opened::get().len() as ReviewId;
		Opened::mutate(|opened| opened.push((*who, act, cents)));
		Ok((id, Now::get() + 100))
	}

	fn withdraw(_: ReviewId) -> DispatchResult {
		unreachable!("a purchase waits for its review")
	}
}

/// Units in storage.
pub struct MockCoupons;

impl Coupons<AccountId> for MockCoupons {
	fn is_serialised(_: SeriesId) -> bool {
		Numbered::get()
	}

	fn facts(series: SeriesId) -> Option<SeriesFacts<AccountId>> {
		let (state, unsold) = Series::get(series)?;
		Some(SeriesFacts {
			issuer: if series == FOREIGN_SERIES { OTHER_ISSUER } else { ISSUER },
			class: CouponClass::Digital,
			legal_class: match series {
				PROMO => LegalClass::Promotional,
				POINTS => LegalClass::Loyalty,
				_ => LegalClass::PaidGift,
			},
			currency: CurrencyCode::USD,
			face_minor: 2_500,
			divisible: false,
			valid_from: 0,
			valid_until: EXPIRY,
			transfer_policy: TransferPolicy::Free,
			resale_ceiling: None,
			state,
			unsold,
			unit_worth: 250_000_000,
			refund_window: if series == REFUNDABLE { WINDOW } else { 0 },
		})
	}

	fn free_units(series: SeriesId, who: &AccountId) -> Quantity {
		Units::get((series, *who))
	}

	fn held_units(_: SeriesId, _: &AccountId) -> Quantity {
		0
	}

	fn mark_listed(series: SeriesId) -> DispatchResult {
		Series::mutate(series, |entry| {
			if let Some((state @ SeriesState::Approved, _)) = entry {
				*state = SeriesState::Listed;
			}
		});
		ensure!(!MarkListedFails::get(), INJECTED);
		Ok(())
	}

	fn sell(
		series: SeriesId,
		buyer: &AccountId,
		quantity: Quantity,
		price: Option<Money>,
		clearance: Clearance,
	) -> DispatchResult {
		let price = price.ok_or(DispatchError::Other("what is paid is told"))?;
		Sold::mutate(|sold| sold.push((price.minor, clearance)));
		let facts = Self::facts(series).ok_or(DispatchError::CannotLookup)?;
		ensure!(facts.state.is_sellable(), DispatchError::Other("not listed"));
		ensure!(Now::get() < facts.valid_until, DispatchError::Other("expired"));
		check(Movement {
			path: Path::Primary,
			from: &facts.issuer,
			to: buyer,
			asset: genex_primitives::Asset::Series(series),
			quantity: quantity.into(),
			value: facts.face_of(quantity),
			price: Some(price),
			units: None,
			clearance,
		})?;
		let left = facts.unsold.checked_sub(quantity).ok_or(DispatchError::Other("unsold"))?;
		Series::insert(series, (SeriesState::Selling, left));
		Units::mutate((series, *buyer), |units| *units += quantity);
		Circulating::mutate(series, |units| *units += quantity);
		ensure!(!SellFails::get(), INJECTED);
		Ok(())
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
		unreachable!("a sale sells and does nothing else")
	}

	fn hold(_: SeriesId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("a sale sells and does nothing else")
	}

	fn release(_: SeriesId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("a sale sells and does nothing else")
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
		unreachable!("a sale sells and does nothing else")
	}

	fn explain(
		_: Path,
		_: SeriesId,
		_: &AccountId,
		_: &AccountId,
		_: Quantity,
		_: Clearance,
	) -> Option<Vec<Reason>> {
		unreachable!("a sale sells and does nothing else")
	}

	fn force_move(_: SeriesId, _: &AccountId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("a sale sells and does nothing else")
	}

	fn set_frozen_units(
		_: SeriesId,
		_: &AccountId,
		_: Quantity,
	) -> Result<Quantity, DispatchError> {
		unreachable!("a sale sells and does nothing else")
	}
}
