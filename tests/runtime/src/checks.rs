// SPDX-License-Identifier: Apache-2.0
//! Invariants between pallets: what one of them says of another must be so. Each is numbered; what breaks one is printed.

use genex_primitives::{
	AccountFlags, Asset, AssetId, CurrencyCode, FreezeMode, IdentityFlags, IdentityId, Quantity,
	SeriesId,
	book::Side,
	ledger::{Account, Side as LedgerSide, Unit},
	traits::{Identities, ReviewedAct},
};
use genex_runtime::{AccountId, Cash, Custody, Kyc, Runtime, RuntimeFreezeReason};
use pallet_coupons::UnitCounters;
use pallet_sales::SaleKind;
use pallet_sanctions::Target;
use sp_runtime::TryRuntimeError;
use std::{collections::BTreeMap, fmt::Debug};

/// Checks every invariant between pallets over all storage.
pub fn across_pallets() -> Result<(), TryRuntimeError> {
	worth_should_be_that_of_the_holdings()?;
	escrow_should_belong_to_somebody()?;
	reviews_should_be_of_acts_that_wait()?;
	marks_should_have_their_records()?;
	gnx_should_be_blocked_only_of_the_frozen()?;
	blocked_units_should_be_the_same_on_both_sides()?;
	lists_should_count_as_fresh_no_longer_than_they_are()?;
	policies_of_series_should_exist()?;
	promises_should_be_those_of_the_series()?;
	books_should_owe_what_circulates()?;
	books_should_have_what_is_kept()
}

/// Fails with `rule` and prints both sides when they differ.
fn same<T: Debug + PartialEq>(
	left: &T,
	right: &T,
	rule: &'static str,
) -> Result<(), TryRuntimeError> {
	if left == right {
		return Ok(());
	}
	println!("{rule}:\n  {left:?}\n  {right:?}");
	Err(rule.into())
}

/// The identity with which the property of `who` counts: its own, or the one it left with property.
fn counted_with(who: &AccountId) -> Option<IdentityId> {
	Kyc::identity_of(who).or_else(|| pallet_kyc::FormerIdentityOf::<Runtime>::get(who))
}

/// X01: what an identity's coupons count towards its cap is what its accounts have of them, those it parted with property
/// included, and those whose expiry is booked until they are cleared.
fn worth_should_be_that_of_the_holdings() -> Result<(), TryRuntimeError> {
	let mut held = BTreeMap::<IdentityId, u128>::new();
	for (who, series, holding) in pallet_coupons::Holdings::<Runtime>::iter() {
		let record = pallet_coupons::Series::<Runtime>::get(series).ok_or("X01: no such series")?;
		if let Some(identity) = counted_with(&who) {
			*held.entry(identity).or_default() += record.worth_of(holding.total());
		}
	}
	held.retain(|_, worth| *worth > 0);
	let counted = pallet_compliance::Activities::<Runtime>::iter()
		.map(|(identity, activity)| (identity, activity.worth))
		.filter(|(_, worth)| *worth > 0)
		.collect();
	same(&held, &counted, "X01: holdings are worth something else than the rules count")
}

/// What is put aside, by account and kind.
type Escrow = BTreeMap<(AccountId, String), u128>;

fn put_aside(escrow: &mut Escrow, who: &AccountId, asset: Asset, quantity: u128) {
	if quantity > 0 {
		*escrow.entry((who.clone(), format!("{asset:?}"))).or_default() += quantity;
	}
}

/// X02: what is in escrow is what open Travel Rule cases, waiting gifts, authorised redemptions, reviewed purchases, printed
/// cards, gifts in links, custody, guarantees of issuers, sales and the order book put there.
fn escrow_should_belong_to_somebody() -> Result<(), TryRuntimeError> {
	let mut owed = Escrow::new();
	for key in pallet_travel_rule::OpenCases::<Runtime>::iter_keys() {
		let case = pallet_travel_rule::Cases::<Runtime>::get(u64::from_be_bytes(key))
			.ok_or("X02: an open case is not there")?;
		put_aside(&mut owed, &case.originator.account, case.asset, case.quantity);
	}
	for receipt in pallet_quarantine::Receipts::<Runtime>::iter_values() {
		put_aside(&mut owed, &receipt.from, receipt.asset, receipt.quantity);
	}
	for (holder, series, held) in genex_runtime::Redemption::held_by_authorisations() {
		put_aside(&mut owed, &holder, Asset::Series(series), held.into());
	}
	for (customer, series, quantity) in Custody::held_by_deposits() {
		put_aside(&mut owed, &customer, Asset::Series(series), quantity.into());
	}
	for purchase in pallet_sales::PendingPurchases::<Runtime>::iter_values() {
		let listing = pallet_sales::Listings::<Runtime>::get(purchase.listing)
			.ok_or("X02: a purchase from no listing")?;
		let asset = Asset::Stablecoin(listing.terms.asset);
		put_aside(&mut owed, &purchase.buyer, asset, purchase.total);
	}
	for funds in pallet_issuers::FundsOf::<Runtime>::iter_values() {
		for deposit in funds.deposits {
			let asset = Asset::Stablecoin(deposit.asset);
			put_aside(&mut owed, &deposit.account, asset, deposit.amount);
		}
	}
	put_aside_by_sales(&mut owed)?;
	for batch in pallet_claims::Batches::<Runtime>::iter_values() {
		let units = batch.waiting().ok_or("X02: a batch with too many units")?;
		put_aside(&mut owed, &batch.giver, Asset::Series(batch.series), units.into());
	}
	for gift in pallet_claims::Gifts::<Runtime>::iter_values() {
		put_aside(&mut owed, &gift.giver, Asset::Series(gift.series), gift.quantity.into());
	}
	put_aside_for_the_book(&mut owed)?;
	let mut held = Escrow::new();
	for (who, series, holding) in pallet_coupons::Holdings::<Runtime>::iter() {
		put_aside(&mut held, &who, Asset::Series(series), holding.held.into());
	}
	for (asset, who) in pallet_assets::Account::<Runtime>::iter_keys() {
		let money = Cash::balance(asset, who.clone());
		put_aside(&mut held, &who, Asset::Stablecoin(asset), money.held);
	}
	same(&owed, &held, "X02: escrow is not what is owed out of it")
}

/// What issuers may still have to pay back, what is kept of their proceeds, and what their buy-backs need.
fn put_aside_by_sales(owed: &mut Escrow) -> Result<(), TryRuntimeError> {
	let mut owe = |series: SeriesId, asset: AssetId, money: Option<u128>| {
		let record = pallet_coupons::Series::<Runtime>::get(series).ok_or("X02: no such series")?;
		let money = money.ok_or("X02: an amount overflows")?;
		put_aside(owed, &record.issuer, Asset::Stablecoin(asset), money);
		Ok::<(), TryRuntimeError>(())
	};
	for purchase in pallet_sales::Purchases::<Runtime>::iter_values() {
		owe(purchase.series, purchase.asset, purchase.left())?;
	}
	for (series, asset, pool) in pallet_sales::Pools::<Runtime>::iter() {
		owe(series, asset, pool.total())?;
	}
	for offer in pallet_sales::BuyBacks::<Runtime>::iter_values() {
		owe(offer.series, offer.asset, offer.price_of(offer.remaining))?;
	}
	Ok(())
}

/// What orders that rest, held trades and the bonds of market makers need, counted one by one.
fn put_aside_for_the_book(owed: &mut Escrow) -> Result<(), TryRuntimeError> {
	for (market, key, entry) in pallet_order_book::Queues::<Runtime>::iter() {
		let Some(page) = entry.into_page() else { continue };
		let (side, tick) = key.place().ok_or("X02: no such tick")?;
		let market =
			pallet_order_book::Markets::<Runtime>::get(market).ok_or("X02: no such market")?;
		for order in page.slots.into_iter().flatten() {
			let (asset, quantity) = match side {
				Side::Ask => (Asset::Series(market.series), u128::from(order.lots * market.lot)),
				Side::Bid => {
					// The highest fee is rounded up for each lot, so that parts of an order add up.
					let price = u128::from(tick.get()) * market.tick_size;
					let fee = (price * u128::from(order.max_fee.parts())).div_ceil(1_000_000);
					(Asset::Stablecoin(market.asset), (price + fee) * u128::from(order.lots))
				},
			};
			put_aside(owed, &order.owner, asset, quantity);
		}
	}
	for trade in pallet_order_book::PendingTrades::<Runtime>::iter_values() {
		let market = pallet_order_book::Markets::<Runtime>::get(trade.market)
			.ok_or("X02: no such market")?;
		let (seller, buyer) = match trade.taker_side {
			Side::Bid => (trade.maker, trade.taker),
			Side::Ask => (trade.taker, trade.maker),
		};
		let units = u128::from(trade.lots * market.lot);
		put_aside(owed, &seller, Asset::Series(market.series), units);
		put_aside(owed, &buyer, Asset::Stablecoin(market.asset), trade.amounts.buyer_pays);
	}
	for trader in pallet_order_book::Traders::<Runtime>::iter_values() {
		if let Some(bond) = trader.bond {
			put_aside(owed, &bond.account, Asset::Stablecoin(bond.asset), bond.amount);
		}
	}
	Ok(())
}

/// X03: every review is of an act that waits for it, and every act that waits for a review has it.
fn reviews_should_be_of_acts_that_wait() -> Result<(), TryRuntimeError> {
	let mut waiting = BTreeMap::new();
	for (id, purchase) in pallet_sales::PendingPurchases::<Runtime>::iter() {
		let act = format!("{:?} of {:?}", ReviewedAct::Purchase(id), purchase.buyer);
		waiting.insert(purchase.review, act);
	}
	for (id, withdrawal) in pallet_cash::Withdrawals::<Runtime>::iter() {
		if let Some(review) = withdrawal.review {
			let act = format!("{:?} of {:?}", ReviewedAct::Withdrawal(id), withdrawal.who);
			waiting.insert(review, act);
		}
	}
	for (id, trade) in pallet_order_book::PendingTrades::<Runtime>::iter() {
		let act = format!("{:?} of {:?}", ReviewedAct::Trade(id), trade.taker);
		waiting.insert(trade.review, act);
	}
	let open = pallet_compliance::ReviewsOpen::<Runtime>::iter()
		.map(|(id, review)| (id, format!("{:?} of {:?}", review.act, review.who)))
		.collect();
	same(&waiting, &open, "X03: reviews and the acts that wait for them differ")
}

/// The mode that the record of `target` says.
fn recorded(target: Target<AccountId>) -> FreezeMode {
	pallet_sanctions::Freezes::<Runtime>::get(target).map(|record| record.mode).unwrap_or_default()
}

/// X04: every mark of an account or identity has its record, and no other mark.
fn marks_should_have_their_records() -> Result<(), TryRuntimeError> {
	const BOTH: AccountFlags = AccountFlags::FROZEN_OUTBOUND.with(AccountFlags::FROZEN_FULL);
	const BOTH_OF_IDENTITY: IdentityFlags =
		IdentityFlags::FROZEN_OUTBOUND.with(IdentityFlags::FROZEN_FULL);
	for (who, entry) in pallet_kyc::Accounts::<Runtime>::iter() {
		let marks = match recorded(Target::Account(who)) {
			FreezeMode::None => AccountFlags::default(),
			FreezeMode::Outbound => AccountFlags::FROZEN_OUTBOUND,
			FreezeMode::Full => BOTH,
		};
		same(&(entry.flags.0 & BOTH.0), &marks.0, "X04: an account is not marked as recorded")?;
	}
	for (identity, record) in pallet_kyc::Identities::<Runtime>::iter() {
		let marks = match recorded(Target::Identity(identity)) {
			FreezeMode::None => IdentityFlags::default(),
			FreezeMode::Outbound => IdentityFlags::FROZEN_OUTBOUND,
			FreezeMode::Full => BOTH_OF_IDENTITY,
		};
		let actual = record.flags.0 & BOTH_OF_IDENTITY.0;
		same(&actual, &marks.0, "X04: an identity is not marked as recorded")?;
		let marked = |flag| record.flags.contains(flag);
		let listed = pallet_compliance::Blacklist::<Runtime>::contains_key(identity);
		same(&marked(IdentityFlags::BLACKLISTED), &listed, "X04: the blacklist is not marked")?;
		let related = pallet_compliance::RelatedIssuers::<Runtime>::get(identity) > 0;
		same(&marked(IdentityFlags::RELATED), &related, "X04: a relation is not marked")?;
	}
	Ok(())
}

/// X05: the ledger of GNX blocks nobody who is not frozen.
fn gnx_should_be_blocked_only_of_the_frozen() -> Result<(), TryRuntimeError> {
	let reason = RuntimeFreezeReason::Sanctions(pallet_sanctions::FreezeReason::Sanctions);
	for (who, freezes) in pallet_balances::Freezes::<Runtime>::iter() {
		let blocked = freezes.iter().any(|freeze| freeze.id == reason);
		let frozen = Kyc::standing(&who).freeze() != FreezeMode::None;
		if blocked && !frozen {
			println!("X05: {who:?}");
			return Err("X05: the GNX of somebody who is not frozen is blocked".into());
		}
	}
	Ok(())
}

/// X06: as many units are blocked with the coupons as the officers' records say, unless they expired and were cleared.
fn blocked_units_should_be_the_same_on_both_sides() -> Result<(), TryRuntimeError> {
	let booked = |series| {
		pallet_coupons::Series::<Runtime>::get(series).is_some_and(|record| record.expiry_booked)
	};
	let said: BTreeMap<(AccountId, SeriesId), Quantity> =
		pallet_sanctions::FrozenUnits::<Runtime>::iter()
			.filter(|(_, series, _)| !booked(*series))
			.map(|(who, series, record)| ((who, series), record.quantity))
			.collect();
	let done = pallet_coupons::Holdings::<Runtime>::iter()
		.filter(|(_, series, holding)| holding.frozen > 0 && !booked(*series))
		.map(|(who, series, holding)| ((who, series), holding.frozen))
		.collect();
	same(&said, &done, "X06: blocked units differ from the officers' records")
}

/// X07: the rules never count the lists as fresh for longer than the lists themselves say.
fn lists_should_count_as_fresh_no_longer_than_they_are() -> Result<(), TryRuntimeError> {
	let counted = genex_runtime::Compliance::lists_fresh_until();
	let said = genex_runtime::Sanctions::lists_fresh_until();
	if counted > said {
		println!("X07: counted until {counted}, said until {said}");
		return Err("X07: the lists count as fresh for too long".into());
	}
	Ok(())
}

/// X08: the shared policy that a series points to exists.
fn policies_of_series_should_exist() -> Result<(), TryRuntimeError> {
	use genex_primitives::traits::Policies;
	for (series, record) in pallet_coupons::Series::<Runtime>::iter() {
		let exists =
			|policy| <genex_runtime::TransferPolicies as Policies<AccountId>>::exists(policy);
		if !record.policy.is_none_or(exists) {
			println!("X08: series {series}");
			return Err("X08: a series points to a policy that does not exist".into());
		}
	}
	Ok(())
}

/// X09: what issuers promise and what became of it is what the counters of their series say, at the worth that each unit
/// was approved with: unsold, with holders, redeemed, refunded, and with holders of what is given away.
fn promises_should_be_those_of_the_series() -> Result<(), TryRuntimeError> {
	let mut of_series = BTreeMap::<IdentityId, [u128; 5]>::new();
	for (series, record) in pallet_coupons::Series::<Runtime>::iter() {
		let counters = pallet_coupons::Counters::<Runtime>::get(series);
		let identity = counted_with(&record.issuer).ok_or("X09: nobody issues a series")?;
		let sums = of_series.entry(identity).or_default();
		let given = pallet_sales::Kinds::<Runtime>::get(series) == Some(SaleKind::GivenAway);
		let given = if given { counters.circulating } else { 0 };
		let UnitCounters { unsold, circulating, redeemed, refunded, .. } = counters;
		let counted = [unsold, circulating, redeemed, refunded, given];
		for (sum, units) in sums.iter_mut().zip(counted) {
			*sum += record.worth_of(units);
		}
	}
	of_series.retain(|_, sums| sums.iter().any(|sum| *sum > 0));
	let promised = pallet_issuers::PromisesOf::<Runtime>::iter()
		.map(|(identity, one)| {
			(identity, [one.unsold, one.outstanding, one.redeemed, one.refunded, one.given])
		})
		.filter(|(_, sums)| sums.iter().any(|sum| *sum > 0))
		.collect();
	same(&of_series, &promised, "X09: issuers are counted to promise something else than they do")
}

/// X10: the books of an issuer owe, in each currency, the face value of its circulating units: of each series in the books
/// that it stands in, and of all together.
fn books_should_owe_what_circulates() -> Result<(), TryRuntimeError> {
	let mut circulating = BTreeMap::<(IdentityId, CurrencyCode), u128>::new();
	for (series, record) in pallet_coupons::Series::<Runtime>::iter() {
		let units = pallet_coupons::Counters::<Runtime>::get(series).circulating;
		let face = record.face_of(units).minor;
		let book = pallet_books::SeriesBooks::<Runtime>::get(series);
		let owed = book.map(|book| book.promises.deferred).unwrap_or_default();
		same(&owed, &face, "X10: a series owes something else than circulates")?;
		if let Some(book) = book.filter(|_| face > 0) {
			*circulating.entry((book.identity, record.currency)).or_default() += face;
		}
	}
	let mut owed = BTreeMap::new();
	for (identity, unit, page) in pallet_books::Pages::<Runtime>::iter() {
		let deferred = page.closing.deferred.balance(LedgerSide::Credit);
		if let (Unit::Face(currency), Some(deferred)) = (unit, deferred)
			&& deferred > 0
		{
			owed.insert((identity, currency), deferred);
		}
	}
	same(&owed, &circulating, "X10: an issuer owes something else than circulates")
}

/// X11: the books of an issuer have in each stablecoin what waits in refund windows, what is kept for holders or due, and what
/// the issuer put aside.
fn books_should_have_what_is_kept() -> Result<(), TryRuntimeError> {
	type Kept = BTreeMap<(IdentityId, AssetId), [u128; 3]>;
	let behind = |series: SeriesId| -> Result<IdentityId, TryRuntimeError> {
		let record = pallet_coupons::Series::<Runtime>::get(series).ok_or("X11: no such series")?;
		Ok(counted_with(&record.issuer).ok_or("X11: nobody is behind an issuer")?)
	};
	let mut kept = Kept::new();
	for purchase in pallet_sales::Purchases::<Runtime>::iter_values() {
		let key = (behind(purchase.series)?, purchase.asset);
		kept.entry(key).or_default()[0] += purchase.left().ok_or("X11: a purchase overflows")?;
	}
	for (series, asset, pool) in pallet_sales::Pools::<Runtime>::iter() {
		kept.entry((behind(series)?, asset)).or_default()[1] += pool.held + pool.due;
	}
	for (identity, funds) in pallet_issuers::FundsOf::<Runtime>::iter() {
		for deposit in funds.deposits {
			kept.entry((identity, deposit.asset)).or_default()[2] += deposit.amount;
		}
	}
	kept.retain(|_, parts| *parts != [0; 3]);
	let mut booked = Kept::new();
	for (identity, unit, page) in pallet_books::Pages::<Runtime>::iter() {
		let Unit::Money(asset) = unit else { continue };
		let parts = [Account::Window, Account::Holdback, Account::Guarantee]
			.map(|account| page.closing.of(account).balance(LedgerSide::Debit).unwrap_or_default());
		if parts != [0; 3] {
			booked.insert((identity, asset), parts);
		}
	}
	same(&booked, &kept, "X11: the books have something else than is kept")
}
