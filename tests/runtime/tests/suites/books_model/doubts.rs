// SPDX-License-Identifier: Apache-2.0
//! Refusals that the model can judge: each must have the reason that it names.

use crate::books_model::{
	act::Act,
	reference::{Model, Outcome, Prices, must},
	world::decimals_of,
};
use genex_primitives::{FreezeMode, ListingId, Reason, SeriesId, traits::UNEXPECTED};
use genex_runtime::Runtime;
use pallet_cash::Error as CashError;
use pallet_coupons::Error as CouponsError;
use pallet_insolvency::Error as InsolvencyError;
use pallet_sales::Error as SalesError;
use sp_runtime::DispatchError;
use std::collections::BTreeSet;

/// The error with which each of these pallets tells of `reason`.
fn refused(reason: Reason) -> [DispatchError; 4] {
	let code = reason.code();
	[
		pallet_cash::Error::<Runtime>::Refused(code).into(),
		pallet_coupons::Error::<Runtime>::Refused(code).into(),
		SalesError::<Runtime>::Refused(code).into(),
		pallet_issuers::Error::<Runtime>::Refused(code).into(),
	]
}

/// Expects that what `error` says of `act`, which was refused, is so, as far as the model knows about it.
pub fn doubt(model: &Model, act: &Act, error: &DispatchError) -> Outcome {
	must(*error != UNEXPECTED, "came upon what cannot be")?;
	let frozen = |least: FreezeMode| {
		let parties = model.parties(act);
		must(
			parties.iter().any(|who| model.freeze_of(who) >= least),
			"refused for a freeze that there is not",
		)
	};
	if refused(Reason::SenderFrozen).contains(error) {
		return frozen(FreezeMode::Outbound);
	}
	if refused(Reason::RecipientFrozen).contains(error) {
		return frozen(FreezeMode::Full);
	}
	if refused(Reason::CreditLimitReached).contains(error) {
		return no_credit(model, act);
	}
	if refused(Reason::ControlProofNeeded).contains(error) {
		return no_wallet(model, act);
	}
	of_money(model, act, error)?;
	of_coins(model, act, error)?;
	of_series(model, act, error)?;
	of_sales(model, act, error)
}

/// A mint is refused for credit only when the model finds it beyond the limit, and nothing for what cannot be.
fn no_credit(model: &Model, act: &Act) -> Outcome {
	let Act::Mint { series, quantity, .. } = act else {
		return Err("refused for credit that it does not need".into());
	};
	let one = model.one(*series)?;
	let wanted = model.exposure(one.identity)? + one.worth * u128::from(*quantity);
	must(wanted > model.limit_at(one.identity, wanted)?, "refused for credit that there is")
}

/// Money to a wallet is refused only while nobody proved to control it.
fn no_wallet(model: &Model, act: &Act) -> Outcome {
	let who = match act {
		Act::WithdrawToWallet { who, .. } => Some(who),
		Act::CompleteWithdrawal { id } => {
			let asked = model.withdrawals.get(id).filter(|one| one.to_wallet);
			asked.map(|one| &one.who)
		},
		_ => None,
	};
	must(who.is_some_and(|who| !model.has_wallet(who)), "refused for a proof that there is")
}

/// What the policy of a stablecoin and its reserve let in and out.
fn of_money(model: &Model, act: &Act, error: &DispatchError) -> Outcome {
	let cash = |known: CashError<Runtime>| *error == DispatchError::from(known);
	let money = match act {
		Act::Deposit { asset, amount, .. }
		| Act::RequestWithdrawal { asset, amount, .. }
		| Act::WithdrawToWallet { asset, amount, .. } => Some((*asset, *amount)),
		Act::ApproveDeposit { reference, .. } => {
			model.pending.get(reference).map(|one| (one.asset, one.amount))
		},
		_ => None,
	};
	let Some((asset, amount)) = money else { return Ok(()) };
	let Some(coin) = model.coins.get(&asset) else { return Ok(()) };
	if cash(CashError::DailyMintCapExceeded) {
		return must(!coin.fits_day(amount, model.now), "the day was not full");
	}
	if cash(CashError::ReserveMissing) {
		return must(coin.reserve.is_none(), "it was known what is in the bank");
	}
	if cash(CashError::ReserveStale) {
		return must(!coin.is_fresh(model.now), "the statement of the reserve was fresh");
	}
	if cash(CashError::ReserveTooLow) {
		return must(!coin.is_backed(amount), "there was enough in the bank");
	}
	let enough = amount >= coin.policy.least;
	must(!(enough && cash(CashError::BelowMinimumWithdrawal)), "it was enough to leave")
}

/// Stablecoins that are there already, and what their governance and attestors cannot say.
fn of_coins(model: &Model, act: &Act, error: &DispatchError) -> Outcome {
	let cash = |known: CashError<Runtime>| *error == DispatchError::from(known);
	match act {
		Act::RegisterAsset { asset, .. } if cash(CashError::AssetExists) => {
			must(model.coins.contains_key(asset), "there was no such stablecoin")
		},
		Act::RegisterAsset { asset, decimals, .. } if cash(CashError::BadDecimals) => {
			must(*decimals != decimals_of(*asset), "refused for decimals that are right")
		},
		Act::RegisterAsset { policy, .. } | Act::SetPolicy { policy, .. }
			if cash(CashError::BadPolicy) =>
		{
			must(!policy.is_sound(), "refused for a policy that can be")
		},
		Act::AttestReserve { as_of, .. } if cash(CashError::AttestationFromFuture) => {
			must(*as_of > model.now, "refused for a time that has come")
		},
		Act::AttestReserve { asset, as_of, .. } if cash(CashError::AttestationOutdated) => {
			let reserve = model.coins.get(asset).and_then(|coin| coin.reserve);
			must(reserve.is_some_and(|old| old.as_of > *as_of), "there was no later statement")
		},
		_ => Ok(()),
	}
}

/// What was read of a series, who accepts its units, and how much validity it has left.
fn of_series(model: &Model, act: &Act, error: &DispatchError) -> Outcome {
	let coupons = |known: CouponsError<Runtime>| *error == DispatchError::from(known);
	let short = |series: &SeriesId| model.has_time(*series).is_ok_and(|has_time| !has_time);
	let series_of = |listing: &ListingId| model.listings.get(listing).map(|one| one.series);
	match act {
		Act::SubmitSeries { series, .. } if coupons(CouponsError::ValidityTooShort) => {
			must(short(series), "refused for validity that there is")
		},
		Act::Purchase { listing, .. } if coupons(CouponsError::ValidityTooShort) => {
			must(series_of(listing).is_some_and(|one| short(&one)), "a sale had time")
		},
		Act::Bundle { items, .. } if coupons(CouponsError::ValidityTooShort) => {
			let mut all = items.iter().filter_map(|(listing, _)| series_of(listing));
			must(all.any(|one| short(&one)), "every part of a bundle had time")
		},
		Act::ApproveSeries { series, revision } | Act::RejectSeries { series, revision }
			if coupons(CouponsError::RevisionChanged) =>
		{
			must(model.one(*series)?.revision != *revision, "the terms were those that were read")
		},
		Act::AddRedeemer { series, redeemer, .. } if coupons(CouponsError::AlreadyRedeemer) => {
			must(model.is_appointed(*series, redeemer)?, "a stranger was a redeemer already")
		},
		Act::RemoveRedeemer { series, redeemer, .. } | Act::Redeem { series, redeemer, .. }
			if coupons(CouponsError::NotRedeemer) =>
		{
			let known = model.one(*series)?.redeemers.contains(redeemer);
			must(!known, "a redeemer was a stranger")
		},
		Act::SweepRedeemers { series, .. } if coupons(CouponsError::NothingToClear) => {
			must(model.to_sweep(*series)?.is_empty(), "there were redeemers to dismiss")
		},
		Act::DiscardSeries { series, .. } if coupons(CouponsError::RedeemersLeft) => {
			must(!model.one(*series)?.redeemers.is_empty(), "a draft had no redeemers")
		},
		_ => Ok(()),
	}
}

/// Prices, refund windows and freezes that stop them, and who waits for either in a default.
fn of_sales(model: &Model, act: &Act, error: &DispatchError) -> Outcome {
	let sales = |known: SalesError<Runtime>| *error == DispatchError::from(known);
	let insolvency = |known: InsolvencyError<Runtime>| *error == DispatchError::from(known);
	match act {
		Act::SetPricing { prices } if sales(SalesError::PricingUnsound) => {
			let sound = prices.as_ref().is_none_or(Prices::is_sound);
			must(!sound, "refused for prices that can be")
		},
		Act::List { listing, .. } if sales(SalesError::PriceTooLow) => {
			let paid = model.one(listing.series)?.is_paid(listing.asset, listing.lowest());
			must(!paid && !model.gives_away(listing)?, "refused for a price that is paid for")
		},
		Act::List { listing, .. } if sales(SalesError::HoldbackWithoutClaim) => {
			let kept = listing.holdback > 0;
			must(kept && model.gives_away(listing)?, "refused for a gift that there is not")
		},
		Act::Refund { purchase, .. } if sales(SalesError::WindowOver) => {
			let over = model.purchases.get(purchase).is_some_and(|one| model.is_window_over(one));
			must(over, "refused though there was time")
		},
		Act::EndWindows { series, .. } if sales(SalesError::WindowsWait) => {
			let issuer = &model.one(*series)?.issuer;
			let waits = model.pauses.get(issuer).is_some_and(|pause| pause.since.is_some());
			must(waits && model.is_frozen(issuer), "windows wait for nothing")
		},
		Act::Claim { series, .. } if insolvency(InsolvencyError::WindowsNotEnded) => {
			some_open(model, &BTreeSet::from([*series]))
		},
		Act::Reserve { series, holder } if insolvency(InsolvencyError::NotFrozen) => {
			must(!model.is_kept_from_claiming(*series, holder)?, "could not claim and was refused")
		},
		Act::EndReservation { series, holder } if insolvency(InsolvencyError::StillFrozen) => {
			must(model.is_kept_from_claiming(*series, holder)?, "waited for nothing")
		},
		Act::EndReservation { series, holder } if insolvency(InsolvencyError::HolderHasTime) => {
			must(!model.is_kept_from_claiming(*series, holder)?, "had time but could not claim")
		},
		Act::DeclareMissed { series, .. }
		| Act::DeclareDefault { series, .. }
		| Act::CountSeries { series, .. }
			if insolvency(InsolvencyError::WindowsNotEnded) =>
		{
			some_open(model, series)
		},
		_ => Ok(()),
	}
}

fn some_open(model: &Model, series: &BTreeSet<SeriesId>) -> Outcome {
	let open = |id: &SeriesId| model.one(*id).is_ok_and(|one| !one.queue.is_empty());
	must(series.iter().any(open), "refused for a window that is not open")
}
