// SPDX-License-Identifier: Apache-2.0
//! A freeze follows the person when accounts join and leave identities.

use crate::{Error, Event, FreezeRecord, ReleaseRequests, mock::*};
use frame_support::{assert_noop, assert_ok, storage::with_storage_layer};
use genex_primitives::FreezeMode::{Full, None as Free, Outbound};

#[test]
fn joining_should_block_the_gnx_when_the_identity_is_frozen() {
	build_and_execute(|| {
		freeze(identity(COUPLE));
		assert_ok!(link(STRANGER, COUPLE));
		assert_eq!(mode_of(STRANGER), Full);
		assert!(gnx_blocked(STRANGER));
		assert_eq!(record_of(account(STRANGER)), None);
	});
}

#[test]
fn joining_should_change_nothing_when_nobody_is_frozen() {
	build_and_execute(|| {
		assert_ok!(link(STRANGER, COUPLE));
		assert_eq!(mode_of(STRANGER), Free);
		assert_eq!(GnxWrites::get(), 0);
		assert_ok!(unlink(STRANGER));
		assert_eq!(GnxWrites::get(), 0);
		assert!(events().is_empty());
	});
}

#[test]
fn joining_should_freeze_the_identity_when_the_account_is_frozen() {
	build_and_execute(|| {
		update(OFAC, 1, vec![freezing(account(STRANGER), Outbound)]);
		Now::set(START + 4);
		assert_ok!(link(STRANGER, COUPLE));
		for who in [ALICE, ALICES_SECOND, STRANGER] {
			assert_eq!(mode_of(who), Outbound);
			assert!(gnx_blocked(who));
		}
		let new = FreezeRecord { mode: Outbound, at: START + 4, ..full_by(ORACLE) };
		assert_eq!(record_of(identity(COUPLE)), Some(new.clone()));
		assert_eq!(last_event(), Event::Frozen { target: identity(COUPLE), old: None, new });
		// The list asks for the identity by its account.
		assert_eq!(Sanctions::asked_by(identity(COUPLE)).len(), 1);
	});
}

#[test]
fn joining_should_tighten_the_identity_when_the_account_is_frozen_more_strictly() {
	build_and_execute(|| {
		assert_ok!(Sanctions::freeze(by(OFFICER), identity(COUPLE), Outbound, 7, file(1)));
		freeze(account(STRANGER));
		assert_ok!(link(STRANGER, COUPLE));
		assert_eq!(mode_of(ALICE), Full);
	});
}

#[test]
fn joining_should_fail_when_the_account_is_protected() {
	build_and_execute(|| {
		let refused = with_storage_layer(|| link(TREASURY, COUPLE));
		assert_noop!(refused, Error::<Test>::ProtectedLink);
	});
}

#[test]
fn leaving_should_keep_the_account_frozen_when_its_identity_is() {
	build_and_execute(|| {
		freeze(identity(COUPLE));
		Now::set(START + 4);
		assert_ok!(unlink(ALICE));
		assert_eq!(mode_of(ALICE), Full);
		assert!(gnx_blocked(ALICE));
		let new = FreezeRecord { at: START + 4, ..full_by(OFFICER) };
		assert_eq!(record_of(account(ALICE)), Some(new.clone()));
		assert_eq!(last_event(), Event::Frozen { target: account(ALICE), old: None, new });
		// Its former identity's release does not free it.
		release(identity(COUPLE));
		assert_eq!((mode_of(ALICE), mode_of(ALICES_SECOND)), (Full, Free));
		assert!(gnx_blocked(ALICE) && !gnx_blocked(ALICES_SECOND));
		release(account(ALICE));
		assert_eq!(mode_of(ALICE), Free);
	});
}

#[test]
fn leaving_should_tighten_the_accounts_own_record_when_the_identity_is_stricter() {
	build_and_execute(|| {
		assert_ok!(Sanctions::freeze(by(OFFICER), account(ALICE), Outbound, 7, file(1)));
		freeze(identity(COUPLE));
		assert_eq!(record_of(account(ALICE)).unwrap().mode, Outbound);
		assert_ok!(unlink(ALICE));
		assert_eq!(record_of(account(ALICE)), Some(full_by(OFFICER)));
	});
}

#[test]
fn leaving_should_leave_the_account_as_it_is_when_only_the_account_is_frozen() {
	build_and_execute(|| {
		freeze(account(ALICE));
		release(identity(COUPLE));
		assert_ok!(unlink(ALICE));
		assert_eq!((mode_of(ALICE), mode_of(ALICES_SECOND)), (Full, Free));
	});
}

#[test]
fn leaving_should_not_loosen_what_a_list_asks_for() {
	build_and_execute(|| {
		assert_ok!(Sanctions::register_list(by(COUNCIL), UN, DAY, file(9)));
		update(OFAC, 1, vec![freezing(identity(COUPLE), Full)]);
		update(UN, 1, vec![freezing(account(ALICE), Full)]);
		assert_ok!(unlink(ALICE));
		for target in [account(ALICE), identity(COUPLE)] {
			let mut lists: Vec<u32> =
				Sanctions::asked_by(target).into_iter().map(|listing| listing.list).collect();
			lists.sort_unstable();
			assert_eq!(lists, vec![OFAC, UN]);
		}
	});
}

#[test]
fn leaving_should_void_a_release_of_the_identity_when_a_list_asks_for_the_account() {
	build_and_execute(|| {
		update(OFAC, 1, vec![freezing(account(ALICE), Full)]);
		let decision = Some(file(4));
		let target = identity(COUPLE);
		assert_ok!(Sanctions::request_release(by(OFFICER), target.clone(), file(3), decision));
		assert_ok!(unlink(ALICE));
		assert!(!ReleaseRequests::<Test>::contains_key(&target));
	});
}

#[test]
fn leaving_and_joining_should_carry_the_freeze_to_the_next_identity() {
	build_and_execute(|| {
		freeze(identity(COUPLE));
		assert_ok!(unlink(ALICE));
		assert_ok!(link(ALICE, SINGLE));
		assert_eq!(mode_of(BOB), Full);
		assert!(gnx_blocked(BOB));
	});
}
