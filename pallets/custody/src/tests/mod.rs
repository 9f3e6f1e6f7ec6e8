// SPDX-License-Identifier: Apache-2.0
//! One file per call, then origins, views, invariants and the conservation of units. Every test ends with a check of the
//! invariants.

mod accept_agreement;
mod approve;
mod cancel_request;
mod collect_fee;
mod complete_withdrawal;
mod conservation;
mod deposit;
mod end_agreement;
mod force_release;
mod forget_agreement;
mod heard;
mod invariants;
mod origins;
mod propose_agreement;
mod refuse;
mod register_custodian;
mod remove_custodian;
mod request_move;
mod request_redeem;
mod request_withdrawal;
mod views;

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::Reason;
use sp_core::H256;
use sp_runtime::DispatchResult;

/// The agreement with this number.
fn the_agreement(id: AgreementId) -> AgreementOf<Test> {
	Custody::agreement(id).expect("it is there")
}

/// The deposit with this number.
fn the_deposit(id: DepositId) -> DepositOf<Test> {
	Custody::deposit_of(id).expect("something is left")
}

/// The refusal of somebody frozen.
fn frozen() -> Error<Test> {
	Error::Refused(Reason::SenderFrozen.code())
}
