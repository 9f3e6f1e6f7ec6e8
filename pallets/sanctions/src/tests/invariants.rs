// SPDX-License-Identifier: Apache-2.0
//! Each invariant is found broken when it is.

use crate::{
	ForcedTransfer, ForcedTransfers, FreezeRecord, Freezes, FrozenUnits, ListHead, Lists,
	OpenVersion, ReleaseRequest, ReleaseRequests, RetiredLists, UnitsRecord, UnitsRequest,
	UnitsRequests, mock::*,
};
use frame_support::assert_ok;
use genex_primitives::{AccountFlags, Asset, FreezeMode};
use sp_runtime::TryRuntimeError;

/// Breaks a sound state with something frozen, listed, blocked and proposed.
fn broken(by_act: impl FnOnce(), expected: &'static str) {
	new_test_ext().execute_with(|| {
		update(OFAC, 1, vec![freezing(account(ALICE), FreezeMode::Full)]);
		assert_ok!(Sanctions::freeze_units(by(OFFICER), ALICE, CARD, 5, 7, file(1)));
		let propose = Sanctions::propose_forced_transfer;
		assert_ok!(propose(by(COURT), Asset::Series(CARD), ALICE, BOB, 5, file(6), file(7)));
		assert_ok!(Sanctions::do_try_state());
		by_act();
		match Sanctions::do_try_state() {
			Err(TryRuntimeError::Other(text)) => assert!(text.starts_with(expected), "{text}"),
			other => panic!("{other:?}"),
		}
	});
}

fn change_head(change: impl FnOnce(&mut ListHead<AccountId>)) {
	Lists::<Test>::mutate(|lists| change(lists.get_mut(&OFAC).unwrap()));
}

fn change_order(change: impl FnOnce(&mut ForcedTransfer<AccountId>)) {
	ForcedTransfers::<Test>::mutate(1, |order| change(order.as_mut().unwrap()));
}

#[test]
fn try_state_should_find_a_record_that_blocks_nothing() {
	let free = || FreezeRecord { mode: FreezeMode::None, ..full_by(OFFICER) };
	broken(|| Freezes::<Test>::insert(account(STRANGER), free()), "SANC-1");
}

#[test]
fn try_state_should_find_marks_without_record_and_records_without_mark() {
	broken(|| FlagsOf::insert(ALICE, AccountFlags::FROZEN_OUTBOUND), "SANC-2");
	broken(|| FlagsOf::insert(ALICES_SECOND, AccountFlags::FROZEN_FULL), "SANC-2");
	broken(|| Freezes::<Test>::remove(account(ALICE)), "SANC-2");
	broken(|| Freezes::<Test>::remove(identity(COUPLE)), "SANC-2");
	broken(|| Freezes::<Test>::insert(account(STRANGER), full_by(OFFICER)), "SANC-2");
	broken(|| Freezes::<Test>::insert(identity(NOBODY), full_by(OFFICER)), "SANC-2");
}

#[test]
fn try_state_should_find_impossible_listings() {
	let list = |listings: &'static [(u32, u32)]| {
		move || Freezes::<Test>::insert(account(ALICE), listed_full(listings))
	};
	broken(list(&[(OFAC, 1), (OFAC, 1)]), "SANC-3");
	broken(list(&[(UN, 1)]), "SANC-3");
	broken(list(&[(OFAC, 2)]), "SANC-3");
	broken(list(&[(OFAC, 0)]), "SANC-3");
}

#[test]
fn try_state_should_find_impossible_lists() {
	broken(|| RetiredLists::<Test>::insert(OFAC, ListHead::registered(0, 1)), "SANC-4");
	broken(|| change_head(|head| head.max_age = 0), "SANC-4");
	broken(|| change_head(|head| head.source_time = START + 1), "SANC-4");
	broken(|| change_head(|head| head.by = None), "SANC-4");
	let open = OpenVersion { version: 1, source_time: START, entries: 0 };
	broken(|| change_head(|head| head.open = Some(open)), "SANC-4");
}

#[test]
fn try_state_should_find_requests_that_nobody_needs() {
	let request = || ReleaseRequest { case: file(1), overrides: None, by: OFFICER, at: START };
	broken(|| ReleaseRequests::<Test>::insert(account(BOB), request()), "SANC-5");
}

#[test]
fn try_state_should_find_impossible_blocks_of_units() {
	let record = || UnitsRecord { quantity: 0, reason: 1, case: file(1), by: OFFICER, at: START };
	broken(|| FrozenUnits::<Test>::insert(BOB, CARD, record()), "SANC-6");
	let request = || UnitsRequest { quantity: 5, case: file(1), by: OFFICER, at: START };
	broken(|| UnitsRequests::<Test>::insert(ALICE, CARD, request()), "SANC-6");
	broken(|| UnitsRequests::<Test>::insert(BOB, CARD, request()), "SANC-6");
}

#[test]
fn try_state_should_find_impossible_forced_transfers() {
	broken(|| crate::NextForcedTransferId::<Test>::put(1), "SANC-7");
	broken(|| change_order(|order| order.expires_at += 1), "SANC-7");
	broken(|| change_order(|order| order.asset = Asset::Gnx), "SANC-7");
	broken(|| change_order(|order| order.quantity = 0), "SANC-7");
	broken(|| change_order(|order| order.to = ALICE), "SANC-7");
}
