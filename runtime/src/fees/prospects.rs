// SPDX-License-Identifier: Apache-2.0
//! Whether an act could succeed at all. Cheap and rough: it keeps out of the transaction pool what a fee pool would pay for in vain, and
//! judges nothing that the act itself judges better.

use crate::{
	AccountId, Allowances, Cash, Claims, Coupons, Custody, Insolvency, Kyc, Nonces, OrderBook,
	Permits, Recovery, Redemption, Runtime, Sales, Serials, Timestamp,
};
use frame_support::{traits::UnixTime, weights::Weight};
use genex_messages::{GiftClaim, Goods, ScratchClaim, Ticket, TransferPermit};
use genex_primitives::{
	AssetId, Balance, ListingId, Quantity, SeriesId, UnixSeconds,
	book::{MarketId, MarketState, OrderId, PageKey, Side},
	sponsor::NotSponsored,
	traits::{Cash as CashDoor, Coupons as CouponsDoor, Identities, Nonces as NoncesDoor},
};
use pallet_custody::{Deposit, DepositId};
use pallet_redemption::AuthorisationId;
use pallet_revive::AddressMapper;
use pallet_sales::{BuyBackId, PurchaseId};
use sp_core::U256;

/// What looking at one leg costs at most: a holding with its series, the account of a contract, an operator, and the approval of a
/// serial with the run it lies in, which is found by seven words in a series of up to 128⁴ serials; the identity behind the signer
/// is read besides.
pub fn weight() -> Weight {
	<Runtime as frame_system::Config>::DbWeight::get().reads(14)
}

fn hopeful(can: bool) -> Result<(), NotSponsored> {
	if can { Ok(()) } else { Err(NotSponsored::Hopeless) }
}

/// Whether `who` has `quantity` units that are worth something now: their validity may be over before anybody books that.
pub fn of_units(who: &AccountId, series: SeriesId, quantity: Quantity) -> Result<(), NotSponsored> {
	let record = pallet_coupons::Series::<Runtime>::get(series).ok_or(NotSponsored::Hopeless)?;
	hopeful(!record.is_expired(<Timestamp as UnixTime>::now().as_secs()))?;
	let free = <Coupons as CouponsDoor<AccountId>>::free_units(series, who);
	hopeful(quantity > 0 && free >= quantity)
}

/// Whether `who` has `quantity` units, expired or not, of an issuer in default whose claims are not closed.
pub fn of_claim(who: &AccountId, series: SeriesId, quantity: Quantity) -> Result<(), NotSponsored> {
	let unclosed = Insolvency::default_of(issuer_of(series)?).is_some_and(|record| !record.closed);
	let free = pallet_coupons::Holdings::<Runtime>::get(who, series).free;
	hopeful(unclosed && quantity > 0 && free >= quantity)
}

/// Whether a message of `signer` can still be used or cancelled.
pub fn of_message(
	signer: &AccountId,
	nonce: u64,
	deadline: UnixSeconds,
) -> Result<(), NotSponsored> {
	let now = <Timestamp as UnixTime>::now().as_secs();
	let used = <Nonces as NoncesDoor<AccountId>>::is_used(signer, nonce, deadline);
	hopeful(now < deadline && !used)
}

/// Whether a ticket can still be used, by a holder who has the units. Who signed it is found out when it runs.
pub fn of_ticket(ticket: &Ticket) -> Result<(), NotSponsored> {
	let holder = ticket.holder.into();
	of_message(&holder, ticket.nonce, ticket.deadline)?;
	match ticket.goods {
		Goods::Units(quantity) => of_units(&holder, ticket.series, quantity),
		Goods::Serial(serial) => {
			hopeful(Serials::owner_of(ticket.series, serial).as_ref() == Some(&holder))
		},
	}
}

/// The series of an authorisation of which `who` can still capture so much.
pub fn of_capture(
	who: &AccountId,
	id: AuthorisationId,
	quantity: Quantity,
) -> Result<SeriesId, NotSponsored> {
	let open = Redemption::authorisation(id).ok_or(NotSponsored::Hopeless)?;
	let now = <Timestamp as UnixTime>::now().as_secs();
	let possible = (1..=open.left).contains(&quantity) && now < open.deadline;
	hopeful(possible && open.redeemer == *who)?;
	Ok(open.series)
}

/// The series of an open authorisation that `who` may void now.
pub fn of_void(who: &AccountId, id: AuthorisationId) -> Result<SeriesId, NotSponsored> {
	let open = Redemption::authorisation(id).ok_or(NotSponsored::Hopeless)?;
	let now = <Timestamp as UnixTime>::now().as_secs();
	hopeful(open.may_void(who, now))?;
	Ok(open.series)
}

/// The series of an open authorisation that anybody may return now.
pub fn of_return(id: AuthorisationId) -> Result<SeriesId, NotSponsored> {
	let open = Redemption::authorisation(id).ok_or(NotSponsored::Hopeless)?;
	let now = <Timestamp as UnixTime>::now().as_secs();
	hopeful(open.is_overdue(now))?;
	Ok(open.series)
}

/// Whether `who` has `quantity` units that it may put aside: as many as an authority blocked stay free.
pub fn of_keeping(
	who: &AccountId,
	series: SeriesId,
	quantity: Quantity,
) -> Result<(), NotSponsored> {
	of_units(who, series, quantity)?;
	hopeful(!<Coupons as CouponsDoor<AccountId>>::hides_frozen_units(series, who, quantity))
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

/// Whether `spender` may move the first of these serials of `owner`.
pub fn of_serials(
	spender: &AccountId,
	owner: &AccountId,
	series: SeriesId,
	ranges: &[pallet_serials::SerialRange],
) -> Result<(), NotSponsored> {
	if of_operator(spender, owner).is_ok() {
		return Ok(());
	}
	let first = ranges.first().map(|range| range.first).unwrap_or_default();
	hopeful(Serials::approved_for(series, first).as_ref() == Some(spender))
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

/// The series of a purchase of `who` that can still be undone, of which so many units can be given back and are still there.
pub fn of_refund(
	who: &AccountId,
	id: PurchaseId,
	quantity: Quantity,
) -> Result<SeriesId, NotSponsored> {
	let bought = Sales::refundable_purchase(id).ok_or(NotSponsored::Hopeless)?;
	let left = bought.units_left().unwrap_or_default();
	hopeful(bought.buyer == *who && (1..=left).contains(&quantity))?;
	// A purchase is kept until somebody ends its window.
	let now = <Timestamp as UnixTime>::now().as_secs();
	let issuer = issuer_of(bought.series)?;
	hopeful(!Sales::pause(issuer).is_over(&bought, now))?;
	let free = pallet_coupons::Holdings::<Runtime>::get(who, bought.series).free;
	hopeful(free >= quantity)?;
	Ok(bought.series)
}

/// The series of a buy-back that takes so many units now, which `who` has. An issuer in default buys nothing back.
pub fn of_sell_back(
	who: &AccountId,
	id: BuyBackId,
	quantity: Quantity,
) -> Result<SeriesId, NotSponsored> {
	let offer = Sales::buyback(id).ok_or(NotSponsored::Hopeless)?;
	hopeful(is_ahead(offer.until) && quantity <= offer.remaining)?;
	hopeful(Insolvency::default_of(issuer_of(offer.series)?).is_none())?;
	of_units(who, offer.series, quantity)?;
	Ok(offer.series)
}

/// The series of a market that is not over.
pub fn of_market(market: MarketId) -> Result<SeriesId, NotSponsored> {
	let market = OrderBook::market(market).ok_or(NotSponsored::Hopeless)?;
	hopeful(market.state != MarketState::Settled)?;
	Ok(market.series)
}

/// The series of a market that takes orders now, of whose goods `who` has what the least of them needs.
pub fn of_placing(who: &AccountId, market: MarketId, side: Side) -> Result<SeriesId, NotSponsored> {
	use MarketState::{Auction, Continuous, PostOnly};
	let found = OrderBook::market(market).ok_or(NotSponsored::Hopeless)?;
	let open = matches!(found.state, PostOnly | Continuous | Auction);
	let paused = is_ahead(found.tape.paused_until);
	hopeful(open && !paused && is_ahead(found.expires_at))?;
	// Nothing fills in a default.
	hopeful(Insolvency::default_of(found.issuer).is_none())?;
	hopeful(found.call_ends_at.is_none_or(is_ahead))?;
	match side {
		Side::Ask => of_units(who, found.series, found.lot)?,
		Side::Bid => of_money(who, found.asset, 1)?,
	}
	Ok(found.series)
}

/// Whether the number of an order names a place where one can rest.
pub fn of_order(order: OrderId) -> Result<(), NotSponsored> {
	let place = order.place().ok_or(NotSponsored::Hopeless)?;
	let page = PageKey { side: place.side, tick: place.tick, number: place.page };
	let key = pallet_order_book::QueueKey::of_page(page);
	hopeful(pallet_order_book::Queues::<Runtime>::contains_key(place.market, key))
}

/// Whether `who` inherited the account `recovered`.
pub fn of_inheritance(who: &AccountId, recovered: &AccountId) -> Result<(), NotSponsored> {
	hopeful(Recovery::inheritor(recovered.clone()).as_ref() == Some(who))
}

/// The series of a permit that can still be used, of a giver who has what it says. Who signed it is found out when it runs.
pub fn of_transfer_permit(permit: &TransferPermit) -> Result<SeriesId, NotSponsored> {
	hopeful(is_ahead(permit.deadline) && !Permits::is_used(*permit))?;
	let (from, to): (AccountId, AccountId) = (permit.from.into(), permit.to.into());
	let quantity = match permit.goods {
		Goods::Units(quantity) => {
			hopeful(!<Coupons as CouponsDoor<AccountId>>::is_serialised(permit.series))?;
			quantity
		},
		Goods::Serial(serial) => {
			hopeful(Serials::owner_of(permit.series, serial).as_ref() == Some(&from))?;
			1
		},
	};
	of_gift(&from, &to, permit.series, quantity)?;
	Ok(permit.series)
}

/// The series of a printed coupon that waits. Whether the key is of the batch is found out when it is claimed.
pub fn of_card(claim: &ScratchClaim) -> Result<SeriesId, NotSponsored> {
	let batch = Claims::batch(claim.batch).ok_or(NotSponsored::Hopeless)?;
	let claimed = Claims::is_claimed(claim.batch, claim.key.into());
	hopeful(!claimed && is_ahead(batch.deadline) && is_ahead(claim.deadline))?;
	Ok(batch.series)
}

/// The series of a gift in a link that waits for this key.
pub fn of_link(claim: &GiftClaim) -> Result<SeriesId, NotSponsored> {
	let gift = Claims::gift(claim.gift).ok_or(NotSponsored::Hopeless)?;
	let fits = gift.key == AccountId::from(claim.key);
	hopeful(fits && is_ahead(gift.deadline) && is_ahead(claim.deadline))?;
	Ok(gift.series)
}

/// The series of printed coupons whose rest can be returned.
pub fn of_batch(batch: u64) -> Result<SeriesId, NotSponsored> {
	let batch = Claims::batch(batch).ok_or(NotSponsored::Hopeless)?;
	let facts = <Coupons as CouponsDoor<AccountId>>::facts(batch.series);
	let ended = facts.is_none_or(|facts| !is_ahead(facts.valid_until));
	hopeful(ended || !is_ahead(batch.deadline))?;
	Ok(batch.series)
}

/// The series of a gift in a link that `who` gave and nobody claimed yet.
pub fn of_own_gift(who: &AccountId, gift: u64) -> Result<SeriesId, NotSponsored> {
	let gift = Claims::gift(gift).ok_or(NotSponsored::Hopeless)?;
	hopeful(gift.giver == *who)?;
	Ok(gift.series)
}

/// The series of a gift in a link that nobody claimed in time.
pub fn of_overdue_gift(gift: u64) -> Result<SeriesId, NotSponsored> {
	let gift = Claims::gift(gift).ok_or(NotSponsored::Hopeless)?;
	hopeful(!is_ahead(gift.deadline))?;
	Ok(gift.series)
}

/// The account that issues a series.
fn issuer_of(series: SeriesId) -> Result<AccountId, NotSponsored> {
	let facts = <Coupons as CouponsDoor<AccountId>>::facts(series).ok_or(NotSponsored::Hopeless)?;
	Ok(facts.issuer)
}

/// Whether a deadline has not come yet.
fn is_ahead(deadline: UnixSeconds) -> bool {
	<Timestamp as UnixTime>::now().as_secs() < deadline
}
