// SPDX-License-Identifier: Apache-2.0
//! One file per call, then what the rules say of movements, what they count, and sequences of both.

mod allow_contract;
mod approve_review;
mod blacklist;
mod check;
mod close_aml_case;
mod declare_relation;
mod end_relation;
mod genesis;
mod gnx;
mod heard;
mod keys;
mod lift_blacklist;
mod list_clock;
mod note;
mod origins;
mod reasons;
mod reject_review;
mod return_review;
mod reviews;
mod sequences;
mod set_class_ban;
mod set_corridor;
mod set_rates;
mod set_rulebook;
mod spared;
mod sweep_counters;
mod sweep_pairs;
mod try_state;
mod views;
mod windows;

use crate::{Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::Reason;
use sp_core::H256;

/// Gives GNX as the store of balances does: what leaves is judged first, what arrived is counted afterwards.
fn give_gnx(from: AccountId, to: AccountId, amount: u128) -> sp_runtime::DispatchResult {
	let Some(giver) = <Register as genex_primitives::traits::Identities<_>>::party(&from) else {
		return Ok(());
	};
	Compliance::gnx_may_leave(&giver, amount)?;
	let recipient = <Register as genex_primitives::traits::Identities<_>>::identity_of(&to);
	if recipient != Some(giver.identity) {
		Compliance::gnx_moved(giver.identity, recipient, amount);
	}
	Ok(())
}
