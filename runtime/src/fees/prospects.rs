// SPDX-License-Identifier: Apache-2.0
//! Whether an act could succeed at all. Cheap and rough: it keeps out of the transaction pool what a fee pool would pay for in vain, and
//! judges nothing that the act itself judges better.

use crate::{
	AccountId, Allowances, Cash, Coupons, Custody, Insolvency, Kyc, OrderBook, Recovery, Runtime,
	Sales, Timestamp,
};
use frame_support::{traits::UnixTime, weights::Weight};
use genex_primitives::{
	AssetId, Balance, ListingId, Quantity, SeriesId,
	book::{MarketId, MarketState, OrderId, PageKey},
	sponsor::NotSponsored,
	traits::{Cash as CashDoor, Coupons as CouponsDoor, Identities},
};
use pallet_custody::{Deposit, DepositId};
use pallet_revive::AddressMapper;
use sp_core::U256;

/// What a look costs at most: a listing with its series, or a holding with its series, and the account of a contract; the
/// identity behind the signer is read besides.
pub fn weight() -> Weight {
	<Runtime as frame_system::Config>::DbWeight::get().reads(6)
}

fn hopeful(can: bool) -> Result<(), NotSponsored> {
	if can { Ok(()) } else { Err(NotSponsored::Hopeless) }
}

/// Whether `who` has `quantity` units that are worth something now.
pub fn of_units(who: &AccountId, series: SeriesId, quantity: Quantity) -> Result<(), NotSponsored> {
	let free = <Coupons as CouponsDoor<AccountId>>::free_units(series, who);
	hopeful(quantity > 0 && free >= quantity)
}

/// Whether `who` has `quantity` units, expired or not, of an issuer in default whose claims are not closed.
pub fn of_claim(who: &AccountId, series: SeriesId, quantity: Quantity) -> Result<(), NotSponsored> {
	let facts = <Coupons as CouponsDoor<AccountId>>::facts(series).ok_or(NotSponsored::Hopeless)?;
	let unclosed = Insolvency::default_of(facts.issuer).is_some_and(|record| !record.closed);
	let free = pallet_coupons::Holdings::<Runtime>::get(who, series).free;
	hopeful(unclosed && quantity > 0 && free >= quantity)
}

/// A deposit of `who` with a custodian.
pub fn of_deposit(who: &AccountId, deposit: DepositId) -> Result<Deposit<AccountId>, NotSponsored> {
	Custody::deposit_of(deposit)
		.filter(|found| found.customer == *who)
		.ok_or(NotSponsored::Hopeless)
}

/// The series of a deposit of `who`, of which as many units as this are not asked for.
pub fn of_custody(
	who: &AccountId,
	deposit: DepositId,
	quantity: Quantity,
) -> Result<SeriesId, NotSponsored> {
	let deposit = of_deposit(who, deposit)?;
	hopeful(quantity > 0 && quantity <= deposit.unasked())?;
	Ok(deposit.series)
}

/// A gift to a contract makes the contract run, which is paid by who sends it.
pub fn of_gift(
	from: &AccountId,
	to: &AccountId,
	series: SeriesId,
	quantity: Quantity,
) -> Result<(), NotSponsored> {
	let address = <Runtime as pallet_revive::Config>::AddressMapper::to_address(to);
	if pallet_revive::AccountInfo::<Runtime>::is_contract(&address) {
		return Err(NotSponsored::SignerPays);
	}
	of_units(from, series, quantity)
}

/// Whether `operator` may move what `owner` has.
pub fn of_operator(operator: &AccountId, owner: &AccountId) -> Result<(), NotSponsored> {
	hopeful(
		operator == owner || pallet_coupons::Operators::<Runtime>::contains_key(owner, operator),
	)
}

/// Whether `who` has this much money.
pub fn of_money(who: &AccountId, asset: AssetId, amount: Balance) -> Result<(), NotSponsored> {
	let free = <Cash as CashDoor<AccountId>>::free_balance(asset, who);
	hopeful(amount > 0 && free >= amount)
}

/// Whether `spender` may move this much of the money of `owner`.
pub fn of_allowance(
	spender: &AccountId,
	owner: &AccountId,
	asset: AssetId,
	amount: Balance,
) -> Result<(), NotSponsored> {
	hopeful(Allowances::allowance_of(asset, owner, spender) >= amount)
}

/// Whether a permit can still be used by an owner who may give allowances. Who signed it is found out when it runs.
pub fn of_permit(permit: &pallet_allowances::Permit) -> Result<(), NotSponsored> {
	let now = <Timestamp as UnixTime>::now().as_secs();
	let owner = <Runtime as pallet_revive::Config>::AddressMapper::to_account_id(&permit.owner);
	let registered = <Kyc as Identities<AccountId>>::identity_of(&owner).is_some();
	hopeful(registered && permit.deadline >= U256::from(now))
}

/// The series of a listing that sells now and has this much left.
pub fn of_purchase(listing: ListingId, quantity: Quantity) -> Result<SeriesId, NotSponsored> {
	let listing = Sales::listing(listing).ok_or(NotSponsored::Hopeless)?;
	let now = <Timestamp as UnixTime>::now().as_secs();
	let terms = listing.terms;
	hopeful(
		listing.open
			&& quantity > 0
			&& listing.remaining >= quantity
			&& (terms.opens_at..terms.closes_at).contains(&now)
			&& Sales::risk(terms.series).is_none(),
	)?;
	Ok(terms.series)
}

/// The series of a market that is not over.
pub fn of_market(market: MarketId) -> Result<SeriesId, NotSponsored> {
	let market = OrderBook::market(market).ok_or(NotSponsored::Hopeless)?;
	hopeful(market.state != MarketState::Settled)?;
	Ok(market.series)
}

/// Whether the number of an order names a place where one can rest.
pub fn of_order(order: OrderId) -> Result<(), NotSponsored> {
	let place = order.place().ok_or(NotSponsored::Hopeless)?;
	let page = PageKey { side: place.side, tick: place.tick, number: place.page };
	hopeful(pallet_order_book::Pages::<Runtime>::contains_key(place.market, page))
}

/// Whether `who` inherited the account `recovered`.
pub fn of_inheritance(who: &AccountId, recovered: &AccountId) -> Result<(), NotSponsored> {
	hopeful(Recovery::inheritor(recovered.clone()).as_ref() == Some(who))
}
