// SPDX-License-Identifier: Apache-2.0
//! One file per call, then what holds over all of them.

mod approve;
mod invariants;
mod origins;
mod permit;
mod transfer_from;
mod views;
mod weights;

use crate::{AllowanceCount, Error, Event, INFINITE, Nonces, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{FreezeMode, Reason};

/// The error of a refusal by the rules.
fn refused(reason: Reason) -> Error<Test> {
	Error::Refused(reason.code())
}

/// Alice lets `spender` move `amount` of USDC.
fn approve(spender: AccountId, amount: u128) {
	assert_ok!(Allowances::approve(signed(ALICE), USDC, spender, amount));
}
