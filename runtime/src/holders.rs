// SPDX-License-Identifier: Apache-2.0
//! What holders have, and whether a merchant can accept it. Read-only; runs off chain.

use crate::{AccountId, Coupons, Issuers, Runtime, Sales, Serials, Timestamp};
use alloc::{vec, vec::Vec};
use frame_support::{
	storage::{TransactionOutcome, with_transaction},
	traits::UnixTime,
};
use genex_primitives::{
	Money, Path, Quantity, Reason, SeriesId,
	issuance::StaffScope,
	maths::mul_div_floor,
	traits::{Coupons as CouponsDoor, GivenAway, Issuers as IssuersDoor},
};
use genex_runtime_api::{Objection, PortfolioLine};
use pallet_coupons::{HoldingView, Redeemers};
use sp_runtime::DispatchError;

/// Parts of a minor unit in which reference prices are told.
const PRICE_PARTS: u128 = 1_000_000;

/// What `who` has, series by series in storage order.
pub fn portfolio(who: AccountId, start_after: Option<SeriesId>, limit: u32) -> Vec<PortfolioLine> {
	let now = <Timestamp as UnixTime>::now().as_secs();
	Coupons::holdings(who, start_after, limit)
		.into_iter()
		.filter_map(|holding| line(holding, now))
		.collect()
}

fn line(holding: HoldingView, now: u64) -> Option<PortfolioLine> {
	let HoldingView { series, free, held, frozen, face, valid_from, valid_until, redeemable } =
		holding;
	let record = pallet_coupons::Series::<Runtime>::get(series)?;
	let units = u128::from(free).saturating_add(u128::from(held));
	let reference = Sales::reference_price(series, now)
		.and_then(|price| mul_div_floor(price, units, PRICE_PARTS))
		.map(|minor| Money::new(face.currency, minor));
	Some(PortfolioLine {
		series,
		free,
		held,
		frozen,
		face,
		reference,
		valid_from,
		valid_until,
		redeemable,
		claim: !Sales::is_given_away(series),
		state: record.state,
		expired: now >= valid_until,
	})
}

/// Everything that would keep `redeemer` from accepting `quantity` units of `holder` now.
pub fn verify(
	holder: AccountId,
	series: SeriesId,
	quantity: Quantity,
	redeemer: AccountId,
) -> Vec<Objection> {
	let Some(HoldingView { free, .. }) = Coupons::holding(holder.clone(), series) else {
		return vec![Objection::UnknownSeries];
	};
	let mut found = Vec::new();
	if quantity == 0 {
		found.push(Objection::ZeroQuantity);
	}
	if !Coupons::is_redeemer(series, redeemer.clone()) {
		found.push(Objection::NotRedeemer);
	}
	if free < quantity {
		found.push(Objection::NotEnoughUnits { free });
	}
	if Serials::is_serialised(series) {
		found.push(Objection::SerialsNeeded);
	}
	let cap = beyond_cap(series, quantity, &redeemer);
	let rules = Coupons::explain_move(Path::Redeem, series, holder, redeemer, quantity);
	let reasons = rules.unwrap_or_default().into_iter().chain(cap);
	found.extend(reasons.map(|reason| Objection::Rule(reason.code())));
	found
}

/// Why staff of the issuer may not accept so much more: nobody else has a cap.
fn beyond_cap(series: SeriesId, quantity: Quantity, redeemer: &AccountId) -> Option<Reason> {
	let facts = <Coupons as CouponsDoor<AccountId>>::facts(series)?;
	let is_staff = <Issuers as IssuersDoor<AccountId>>::accepts_for(&facts.issuer, redeemer);
	if !is_staff || Redeemers::<Runtime>::contains_key(series, redeemer) {
		return None;
	}
	let (scope, worth) = (StaffScope::AcceptRedemption, facts.worth_of(quantity));
	let act = || {
		<Issuers as IssuersDoor<AccountId>>::act_for(&facts.issuer, redeemer, scope, worth).err()
	};
	// Tried and undone: only the act itself knows what is left.
	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(act()))).ok().flatten()
}
