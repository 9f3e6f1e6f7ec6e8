// SPDX-License-Identifier: Apache-2.0
//! One file for each call, and one for each thing besides.

mod approve_serial;
mod book;
mod clear_serials;
mod distribute_serials;
mod mark_serialised;
mod model;
mod origins;
mod redeem_serials;
mod transfer_serials;
mod transfer_serials_from;
mod try_state;
mod types;
mod views;

use crate::{Error, Event, mock::*, *};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	Clearance, Path, Quantity, Reason, SeriesId, Tier,
	traits::{Coupons as CouponsTrait, Refunds},
};
use pallet_coupons::Error as CouponsError;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// The hash of an order.
const ORDER: H256 = H256::repeat_byte(9);

/// The origin of `who`.
fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The error of `pallet-coupons` that carries `reason`.
fn refused(reason: Reason) -> CouponsError<Test> {
	CouponsError::Refused(reason.code())
}

/// Units that `who` has, free and in escrow.
fn units(who: AccountId, series: SeriesId) -> (Quantity, Quantity) {
	let holding = Coupons::holding_of(&who, series);
	(holding.free, holding.held)
}

/// Moves units without naming serials, as the protocol does.
fn move_unnamed(
	series: SeriesId,
	from: AccountId,
	to: AccountId,
	quantity: Quantity,
) -> DispatchResult {
	let clearance = Clearance::None;
	<Coupons as CouponsTrait<_>>::transfer(Path::P2P, series, &from, &to, quantity, None, clearance)
}
