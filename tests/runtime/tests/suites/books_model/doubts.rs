// SPDX-License-Identifier: Apache-2.0
//! Refusals that the model can judge: each must have the reason that it names.

use crate::books_model::{
	act::Act,
	reference::{Model, Outcome, must},
};
use genex_primitives::{FreezeMode, Reason, SeriesId, traits::UNEXPECTED};
use genex_runtime::Runtime;
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

/// Prices, refund windows and freezes that stop them, and who waits for either in a default.
fn of_sales(model: &Model, act: &Act, error: &DispatchError) -> Outcome {
	let sales = |known: SalesError<Runtime>| *error == DispatchError::from(known);
	let insolvency = |known: InsolvencyError<Runtime>| *error == DispatchError::from(known);
	match act {
		Act::List { listing, .. } if sales(SalesError::PriceTooLow) => {
			let paid = model.one(listing.series)?.is_paid(listing.lowest());
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
