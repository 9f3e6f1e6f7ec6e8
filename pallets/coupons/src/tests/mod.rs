// SPDX-License-Identifier: Apache-2.0
//! Tests, one file for each call or topic.

mod amend_series;
mod approve_series;
mod book_expiry;
mod clear_holding;
mod close_series;
mod create_series;
mod custody;
mod discard_series;
mod doors;
mod escrow;
mod invariants;
mod mint;
mod news;
mod operators;
mod recall;
mod redeem;
mod redeemers;
mod refunds;
mod reject_series;
mod replay;
mod rules;
mod sell;
mod serials;
mod set_legal_rule;
mod submit_series;
mod sweep_holdings;
mod sweep_redeemers;
mod transfer;
mod transfer_batch;
mod try_state;
mod types;
mod views;
mod withdraw_submission;

use crate::{Error, Event, mock::*, types::*, *};
use alloc::boxed::Box;
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	Clearance, CurrencyCode, LegalClass, Money, Path, Quantity, Reason, SeriesFacts, SeriesId,
	SeriesState, Tier, TransferPolicy, issuance::StaffScope, traits::Coupons as CouponsTrait,
};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

/// The pallet as other pallets see it. Its trait and its calls share names, so each is spelt out.
struct Door;

impl Door {
	fn facts(series: SeriesId) -> Option<SeriesFacts<AccountId>> {
		<Coupons as CouponsTrait<AccountId>>::facts(series)
	}

	fn free_units(series: SeriesId, who: &AccountId) -> Quantity {
		<Coupons as CouponsTrait<AccountId>>::free_units(series, who)
	}

	fn held_units(series: SeriesId, who: &AccountId) -> Quantity {
		<Coupons as CouponsTrait<AccountId>>::held_units(series, who)
	}

	fn mark_listed(series: SeriesId) -> DispatchResult {
		<Coupons as CouponsTrait<AccountId>>::mark_listed(series)
	}

	fn sell(series: SeriesId, buyer: &AccountId, quantity: Quantity) -> DispatchResult {
		<Coupons as CouponsTrait<AccountId>>::sell(series, buyer, quantity, None, Clearance::None)
	}

	fn hold(series: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult {
		<Coupons as CouponsTrait<AccountId>>::hold(series, who, quantity)
	}

	fn release(series: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult {
		<Coupons as CouponsTrait<AccountId>>::release(series, who, quantity)
	}

	fn transfer(
		path: Path,
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
		price: Option<Money>,
	) -> DispatchResult {
		<Coupons as CouponsTrait<AccountId>>::transfer(
			path,
			series,
			from,
			to,
			quantity,
			price,
			Clearance::None,
		)
	}

	fn transfer_held(
		path: Path,
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
		price: Option<Money>,
	) -> DispatchResult {
		<Coupons as CouponsTrait<AccountId>>::transfer_held(
			path,
			series,
			from,
			to,
			quantity,
			price,
			Clearance::None,
		)
	}
}

/// Hash of why an officer or governance does something.
const WHY: H256 = H256::repeat_byte(5);

/// The origin of `who`.
fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn state_of(series: SeriesId) -> SeriesState {
	Series::<Test>::get(series).unwrap().state
}

/// Checks that a call of the issuer fails for everybody else and for an unknown series.
fn assert_issuer_only(series: SeriesId, call: impl Fn(RuntimeOrigin, SeriesId) -> DispatchResult) {
	assert_noop!(call(by(ALICE), series), Error::<Test>::NotIssuer);
	assert_noop!(call(by(ISSUER), 77), Error::<Test>::NoSuchSeries);
	assert_noop!(call(RuntimeOrigin::root(), series), DispatchError::BadOrigin);
	assert_noop!(call(RuntimeOrigin::none(), series), DispatchError::BadOrigin);
}
