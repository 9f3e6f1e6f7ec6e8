// SPDX-License-Identifier: Apache-2.0
//! One file per call, then escrow, ledger, views and the conservation of money.

mod approve_deposit;
mod attest_reserve;
mod cancel_deposit;
mod cancel_withdrawal;
mod complete_withdrawal;
mod conservation;
mod deposit;
mod escrow;
mod genesis;
mod invariants;
mod ledger;
mod origins;
mod register_asset;
mod reject_withdrawal;
mod request_withdrawal;
mod reviews;
mod rules;
mod set_policy;
mod transfer;
mod views;
mod writes;

use crate::{Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;

/// Hash of why governance or a gateway member does something.
const REASON: H256 = H256::repeat_byte(6);

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The events of this pallet, oldest first.
fn cash_events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}
