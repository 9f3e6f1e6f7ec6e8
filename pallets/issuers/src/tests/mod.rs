// SPDX-License-Identifier: Apache-2.0
//! Tests, one file for each call or topic.

mod apply;
mod appoint_staff;
mod approve;
mod deposit_guarantee;
mod dismiss_staff;
mod doors;
mod genesis;
mod heard;
mod holdback;
mod invariants;
mod pay_guarantee;
mod promises;
mod rate;
mod reject;
mod remove_expired_staff;
mod report_incident;
mod rescore;
mod resolve_incident;
mod set_defaulted;
mod set_status;
mod set_terms;
mod staff_acts;
mod try_state;
mod views;
mod withdraw_application;
mod withdraw_guarantee;

use crate::{Error, Event, mock::*, types::*, *};
use alloc::boxed::Box;
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	Actor, Reason, Tier,
	issuance::{
		Grade, StaffScope,
		credit::{CreditTerms, Score},
	},
	traits::{Books, Guarantees, Issuers as Rights, MoneyAct, UNEXPECTED, UnitsAct},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// Every status, in order.
const STATUSES: [IssuerStatus; 6] = [
	IssuerStatus::Applied,
	IssuerStatus::Active,
	IssuerStatus::Watch,
	IssuerStatus::Suspended,
	IssuerStatus::Frozen,
	IssuerStatus::Defaulted,
];

/// Checks that a call of an officer fails for everybody else, and without a reason.
fn assert_officer_only(call: impl Fn(RuntimeOrigin, H256) -> DispatchResult) {
	for origin in [by(ISSUER), by(ALICE), RuntimeOrigin::root(), RuntimeOrigin::none()] {
		assert_noop!(call(origin, REASON), DispatchError::BadOrigin);
	}
	assert_noop!(call(by(OFFICER), H256::zero()), Error::<Test>::ReasonMissing);
}

/// Checks that a signed call fails for who signs nothing.
fn assert_signed_only(call: impl Fn(RuntimeOrigin) -> DispatchResult) {
	for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
		assert_noop!(call(origin), DispatchError::BadOrigin);
	}
}

/// The issuer puts a million dollars aside and is scored a year after it began: with all covered it has grade B.
fn covered() {
	crate::Issuers::<Test>::mutate(ISSUING, |record| record.as_mut().unwrap().approved_at = START);
	Now::set(START + 365 * 86_400);
	assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, MONEY));
	assert_ok!(Issuing::rescore(by(STRANGER), ISSUING));
}

/// Writes another status by hand.
fn force_status(status: IssuerStatus) {
	crate::Issuers::<Test>::mutate(ISSUING, |record| record.as_mut().unwrap().status = status);
}
