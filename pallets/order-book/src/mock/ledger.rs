// SPDX-License-Identifier: Apache-2.0
//! The neighbours: money and units in storage, identities and rules in tables.

use super::*;
use frame_support::{Twox64Concat, ensure, storage::types::ValueQuery, storage_alias};
use genex_primitives::{
	AccountFlags, Clearance, CouponClass, LegalClass, Money as Amount, Movement, Path, ReviewId,
	SeriesFacts, Standing, TransferPolicy,
	rules::Parties as Known,
	traits::{
		Cash, Compliance, Coupons, Identities, Issuers, Rates, ReferencePrice, Related, Reviews,
	},
};
use sp_runtime::{DispatchError, DispatchResult, ModuleError};

/// Stablecoins of each account, free and held.
#[storage_alias]
pub type Money =
	StorageMap<MockCash, Twox64Concat, (AssetId, AccountId), (Balance, Balance), ValueQuery>;
/// Units of each account, free and held.
#[storage_alias]
pub type Units =
	StorageMap<MockCoupons, Twox64Concat, (SeriesId, AccountId), (Quantity, Quantity), ValueQuery>;

/// What the transaction gave back, in picoseconds.
#[storage_alias]
pub type Spared = StorageValue<MockRules, u64, ValueQuery>;

/// Free and held stablecoins of `who`.
pub fn money(who: AccountId) -> (Balance, Balance) {
	Money::get((USDC, who))
}

/// Free and held units of `who`.
pub fn units(who: AccountId) -> (Quantity, Quantity) {
	Units::get((GIFT, who))
}

/// What `who` has now beyond what it had at the start: units and money, held ones included.
pub fn gain(who: AccountId) -> (i128, i128) {
	let (free_units, held_units) = units(who);
	let (free_money, held_money) = money(who);
	let units = i128::from(free_units + held_units) - i128::from(UNITS);
	(units, (free_money + held_money) as i128 - MONEY as i128)
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
		let frozen = Frozen::get().contains(who);
		let flags = if frozen { AccountFlags::FROZEN_FULL } else { AccountFlags::default() };
		Standing { flags, party: Self::party(who) }
	}

	fn record(identity: IdentityId) -> Option<IdentityRecord> {
		let parties = Parties::get();
		parties.values().find(|party| party.identity == identity).map(|party| party.record)
	}

	fn accounts(_: IdentityId) -> Vec<AccountId> {
		unreachable!("a book asks about accounts")
	}

	fn attestor_of(_: IdentityId) -> Option<AccountId> {
		unreachable!("a book asks about accounts")
	}
}

/// The rules about a movement on the market's path, as tests set them; with the seller of units named first.
fn reasons(path: Path, from: &AccountId, to: &AccountId, units: bool) -> Vec<Reason> {
	let mut reasons = Vec::new();
	let frozen = Frozen::get();
	let unknown = |who| path == Path::Market && MockIdentities::party(who).is_none();
	reasons.extend(frozen.contains(from).then_some(Reason::SenderFrozen));
	reasons.extend(frozen.contains(to).then_some(Reason::RecipientFrozen));
	reasons.extend(unknown(from).then_some(Reason::SenderUnknown));
	reasons.extend(unknown(to).then_some(Reason::RecipientUnknown));
	if path != Path::Market {
		return reasons;
	}
	reasons.extend(Everyone::get());
	reasons.extend(Apart::get().contains(&(*from, *to)).then_some(Reason::CorridorBlocked));
	if units {
		reasons.extend((Now::get() >= EXPIRY).then_some(Reason::SeriesExpired));
		reasons.extend(CannotSell::get().get(from).copied());
		reasons.extend(CannotBuy::get().get(to).copied());
	}
	reasons.sort();
	reasons
}

/// The error in which a value pallet names a reason.
fn refusal(reason: Reason) -> DispatchError {
	let [low, high] = reason.code().to_le_bytes();
	DispatchError::Module(ModuleError { index: 77, error: [3, low, high, 0], message: None })
}

fn check(path: Path, from: &AccountId, to: &AccountId, units: bool) -> DispatchResult {
	match reasons(path, from, to, units).first() {
		Some(reason) => Err(refusal(*reason)),
		None => Ok(()),
	}
}

const POOR: DispatchError = DispatchError::Other("too little");

/// Stablecoins in storage.
pub struct MockCash;

impl MockCash {
	fn change(
		asset: AssetId,
		who: &AccountId,
		change: impl FnOnce(Balance, Balance) -> Option<(Balance, Balance)>,
	) -> DispatchResult {
		Money::try_mutate((asset, *who), |entry| {
			*entry = change(entry.0, entry.1).ok_or(POOR)?;
			Ok(())
		})
	}
}

impl Cash<AccountId> for MockCash {
	fn terms(asset: AssetId) -> Option<(CurrencyCode, u8)> {
		(asset == USDC).then(|| (CurrencyCode::USD, Decimals::get()))
	}

	fn free_balance(asset: AssetId, who: &AccountId) -> Balance {
		Money::get((asset, *who)).0
	}

	fn held_balance(asset: AssetId, who: &AccountId) -> Balance {
		Money::get((asset, *who)).1
	}

	fn transfer(
		path: Path,
		asset: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
		_: Clearance,
	) -> DispatchResult {
		ensure!(amount > 0, DispatchError::Other("nothing to move"));
		let treasury = *to == TREASURY && TreasuryRefuses::get();
		ensure!(!treasury, refusal(Reason::RecipientFrozen));
		check(path, from, to, false)?;
		Self::change(asset, from, |free, held| Some((free.checked_sub(amount)?, held)))?;
		Self::change(asset, to, |free, held| Some((free + amount, held)))
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
		Self::change(asset, who, |free, held| Some((free.checked_sub(amount)?, held + amount)))
	}

	fn release(asset: AssetId, who: &AccountId, amount: Balance) -> DispatchResult {
		Self::change(asset, who, |free, held| Some((free + amount, held.checked_sub(amount)?)))
	}

	fn transfer_held(
		path: Path,
		asset: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
		clearance: Clearance,
	) -> DispatchResult {
		Self::release(asset, from, amount)?;
		Self::transfer(path, asset, from, to, amount, clearance)
	}

	fn explain(
		path: Path,
		_: AssetId,
		from: &AccountId,
		to: &AccountId,
		_: Balance,
		_: Clearance,
	) -> Result<Vec<Reason>, DispatchError> {
		Ok(reasons(path, from, to, false))
	}

	/// Six decimals to cents, rounded up.
	fn value(asset: AssetId, amount: Balance) -> Result<Amount, DispatchError> {
		ensure!(asset == USDC, DispatchError::CannotLookup);
		Ok(Amount::new(CurrencyCode::USD, amount.div_ceil(10_000)))
	}

	fn force_move(_: AssetId, _: &AccountId, _: &AccountId, _: Balance) -> DispatchResult {
		unreachable!("a book forces nothing")
	}
}

/// Defaults, relations, rates and the formula, as tests set them.
pub struct MockRules;

impl Issuers<AccountId> for MockRules {
	fn check_may_issue(_: &AccountId) -> Result<(), Reason> {
		unreachable!("a book issues nothing")
	}

	fn is_defaulted(issuer: &AccountId) -> bool {
		*issuer == ISSUER && Defaulted::get()
	}
}

impl Related<AccountId> for MockRules {
	fn is_related(issuer: &AccountId, identity: IdentityId) -> bool {
		let own = MockIdentities::identity_of(issuer) == Some(identity);
		own || RelatedParties::get().contains(&identity)
	}
}

/// A euro is worth 1.10 dollars and three yen two cents; nobody knows what other money is worth.
impl Rates for MockRules {
	fn cents(value: Amount) -> Result<u64, Reason> {
		let cents = match value.currency {
			CurrencyCode::USD => value.minor,
			CurrencyCode::EUR => (value.minor * 11).div_ceil(10),
			CurrencyCode::JPY => (value.minor * 2).div_ceil(3),
			_ => return Err(Reason::FxRateMissing),
		};
		Ok(u64::try_from(cents).unwrap_or(Cents::MAX))
	}
}

/// As long as a review waits.
pub const REVIEW: UnixSeconds = 100;

impl Reviews<AccountId> for MockRules {
	fn open(
		who: &AccountId,
		act: ReviewedAct,
		cents: Cents,
	) -> Result<(ReviewId, UnixSeconds), DispatchError> {
		ensure!(!ReviewsFail::get(), DispatchError::Other("no reviews"));
		Opened::mutate(|opened| {
			opened.push((*who, act, cents));
			let review = opened.len() as ReviewId;
			Ok((review, Now::get() + REVIEW))
		})
	}

	fn withdraw(_: ReviewId) -> DispatchResult {
		unreachable!("a book withdraws no review")
	}
}

impl Compliance<AccountId> for MockRules {
	type Permit = ();

	fn check(_: &Movement<AccountId>) -> Result<(), Reason> {
		unreachable!("the value pallets ask")
	}

	fn note(_: &Movement<AccountId>, (): ()) -> DispatchResult {
		unreachable!("the value pallets count")
	}

	fn spare_time(picoseconds: u64) {
		Spared::mutate(|sum| *sum += picoseconds);
	}

	fn spared_time() -> u64 {
		Spared::get()
	}

	fn explain(_: &Movement<AccountId>) -> Vec<Reason> {
		unreachable!("the value pallets ask")
	}

	fn cents(_: Amount) -> Result<Cents, Reason> {
		unreachable!("a book asks for rates")
	}

	fn worth(_: Amount) -> Result<u128, Reason> {
		unreachable!("the value pallets ask")
	}

	fn forget_worth(_: &AccountId, _: u128) -> DispatchResult {
		unreachable!("the value pallets count")
	}

	fn needs_review(_: Path, _: Cents) -> bool {
		unreachable!("a book is told by the value pallets")
	}
}

impl ReferencePrice for MockRules {
	fn lot_price(_: SeriesId, _: AssetId, _: Quantity) -> Option<Balance> {
		FormulaAsked::mutate(|asked| *asked += 1);
		Formula::get()
	}

	fn version() -> u32 {
		FormulaVersion::get()
	}
}

/// Units in storage.
pub struct MockCoupons;

impl MockCoupons {
	fn change(
		series: SeriesId,
		who: &AccountId,
		change: impl FnOnce(Quantity, Quantity) -> Option<(Quantity, Quantity)>,
	) -> DispatchResult {
		Units::try_mutate((series, *who), |entry| {
			*entry = change(entry.0, entry.1).ok_or(POOR)?;
			Ok(())
		})
	}
}

impl Coupons<AccountId> for MockCoupons {
	fn is_serialised(_: SeriesId) -> bool {
		Serialised::get()
	}

	fn facts(series: SeriesId) -> Option<SeriesFacts<AccountId>> {
		[GIFT, OTHER].contains(&series).then_some(SeriesFacts {
			issuer: ISSUER,
			class: CouponClass::Digital,
			legal_class: LegalClass::PaidGift,
			currency: FaceCurrency::get(),
			face_minor: FaceMinor::get(),
			divisible: false,
			valid_from: 0,
			valid_until: EXPIRY,
			transfer_policy: TransferPolicy::Free,
			resale_ceiling: Ceiling::get(),
			state: SeriesStands::get(),
			unsold: 0,
			unit_worth: 0,
			refund_window: 0,
		})
	}

	fn last_price(_: SeriesId, quantity: Quantity) -> Option<Amount> {
		let each = LastPrice::get()?;
		Some(Amount::new(CurrencyCode::USD, each * u128::from(quantity)))
	}

	fn free_units(series: SeriesId, who: &AccountId) -> Quantity {
		Units::get((series, *who)).0
	}

	fn held_units(series: SeriesId, who: &AccountId) -> Quantity {
		Units::get((series, *who)).1
	}

	fn mark_listed(_: SeriesId) -> DispatchResult {
		unreachable!("a book lists nothing")
	}

	fn sell(
		_: SeriesId,
		_: &AccountId,
		_: Quantity,
		_: Option<Amount>,
		_: Clearance,
	) -> DispatchResult {
		unreachable!("a book sells nothing of the issuer's")
	}

	/// A price above what the buyer may pay, or to be reviewed, is a reason that [`Self::explain`] does not know.
	fn transfer(
		path: Path,
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
		price: Option<Amount>,
		clearance: Clearance,
	) -> DispatchResult {
		check(path, from, to, true)?;
		let dearest = DearestBuy::get().get(to).copied().unwrap_or(u128::MAX);
		let paid = price.map_or(0, |price| price.minor);
		ensure!(paid <= dearest, refusal(Reason::BuyValueDay));
		let counted = paid.max(u128::from(FaceMinor::get()) * u128::from(quantity));
		let reviewed = counted >= ReviewedFrom::get().into() && clearance != Clearance::Review;
		ensure!(!reviewed, refusal(Reason::ReviewNeeded));
		Self::change(series, from, |free, held| Some((free.checked_sub(quantity)?, held)))?;
		Self::change(series, to, |free, held| Some((free + quantity, held)))
	}

	/// Plain, unless with somebody peculiar.
	fn trade(
		series: SeriesId,
		seller: &AccountId,
		held: bool,
		buyer: &AccountId,
		quantity: Quantity,
		price: Option<Amount>,
		clearance: Clearance,
	) -> Result<Option<Known<AccountId>>, DispatchError> {
		let path = Path::Market;
		if held {
			Self::transfer_held(path, series, seller, buyer, quantity, price, clearance)?;
		} else {
			Self::transfer(path, series, seller, buyer, quantity, price, clearance)?;
		}
		if SparedEach::get() > 0 {
			MockRules::spare_time(SparedEach::get());
		}
		let sides = [seller, buyer];
		Ok(Some(Known {
			now: Now::get(),
			standings: sides.map(|who| (*who, MockIdentities::standing(who))),
			book: None,
			fresh_until: 0,
			has_bans: false,
			family: None,
			plain: !sides.into_iter().any(|who| Peculiar::get().contains(who)),
		}))
	}

	fn hold(series: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult {
		Self::change(series, who, |free, held| Some((free.checked_sub(quantity)?, held + quantity)))
	}

	fn release(series: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult {
		Self::change(series, who, |free, held| Some((free + quantity, held.checked_sub(quantity)?)))
	}

	fn explain(
		path: Path,
		_: SeriesId,
		from: &AccountId,
		to: &AccountId,
		_: Quantity,
		_: Clearance,
	) -> Option<Vec<Reason>> {
		Some(reasons(path, from, to, true))
	}

	fn force_move(_: SeriesId, _: &AccountId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("a book forces nothing")
	}

	fn set_frozen_units(
		_: SeriesId,
		_: &AccountId,
		_: Quantity,
	) -> Result<Quantity, DispatchError> {
		unreachable!("a book blocks nothing")
	}

	fn transfer_held(
		path: Path,
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
		price: Option<Amount>,
		clearance: Clearance,
	) -> DispatchResult {
		Self::release(series, from, quantity)?;
		Self::transfer(path, series, from, to, quantity, price, clearance)
	}
}
