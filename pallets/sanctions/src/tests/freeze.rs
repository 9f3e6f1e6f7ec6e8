// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, FreezeRecord, ReleaseRequests, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	AccountFlags,
	FreezeMode::{Full, None as Free, Outbound},
	IdentityFlags,
};
use sp_core::H256;

#[test]
fn freeze_should_act_in_the_same_call_on_the_account_and_its_identity() {
	build_and_execute(|| {
		assert_ok!(Sanctions::freeze(by(OFFICER), account(ALICE), Outbound, 7, file(1)));
		for who in [ALICE, ALICES_SECOND] {
			assert_eq!(mode_of(who), Outbound);
			assert!(gnx_blocked(who));
		}
		let record = FreezeRecord { mode: Outbound, ..full_by(OFFICER) };
		for target in [account(ALICE), identity(COUPLE)] {
			assert_eq!(record_of(target.clone()), Some(record.clone()));
			let event = Event::Frozen { target, old: None, new: record.clone() };
			assert!(events().contains(&event));
		}
	});
}

#[test]
fn freeze_should_set_the_marks_that_movements_read() {
	build_and_execute(|| {
		let other = AccountFlags::SCREENED;
		FlagsOf::insert(ALICE, other);
		freeze(account(ALICE));
		let full = AccountFlags::FROZEN_FULL.with(AccountFlags::FROZEN_OUTBOUND);
		assert_eq!(FlagsOf::get(ALICE), Some(other.with(full)));
		let full = IdentityFlags::FROZEN_FULL.with(IdentityFlags::FROZEN_OUTBOUND);
		assert_eq!(Persons::get(COUPLE).unwrap().flags, full);
		assert_ok!(Sanctions::freeze(by(OFFICER), account(STRANGER), Outbound, 7, file(1)));
		assert_eq!(FlagsOf::get(STRANGER), Some(AccountFlags::FROZEN_OUTBOUND));
	});
}

#[test]
fn freeze_should_freeze_all_accounts_when_the_target_is_an_identity() {
	build_and_execute(|| {
		freeze(identity(COUPLE));
		for who in [ALICE, ALICES_SECOND] {
			assert_eq!(mode_of(who), Full);
			assert!(gnx_blocked(who));
			assert_eq!(FlagsOf::get(who), None);
		}
	});
}

#[test]
fn freeze_should_tighten_and_tell_old_and_new_when_the_mode_is_stricter() {
	build_and_execute(|| {
		assert_ok!(Sanctions::freeze(by(OFFICER), account(STRANGER), Outbound, 7, file(1)));
		Now::set(START + 5);
		let target = account(STRANGER);
		assert_ok!(Sanctions::freeze(by(OTHER_OFFICER), target.clone(), Full, 9, file(2)));
		let old = FreezeRecord { mode: Outbound, ..full_by(OFFICER) };
		let new =
			FreezeRecord { reason: 9, case: file(2), at: START + 5, ..full_by(OTHER_OFFICER) };
		assert_eq!(last_event(), Event::Frozen { target, old: Some(old), new });
	});
}

#[test]
fn freeze_should_void_a_release_when_it_tightens() {
	build_and_execute(|| {
		let target = account(STRANGER);
		assert_ok!(Sanctions::freeze(by(OFFICER), target.clone(), Outbound, 7, file(1)));
		assert_ok!(Sanctions::request_release(by(OFFICER), target.clone(), file(3), None));
		freeze(target.clone());
		assert!(!ReleaseRequests::<Test>::contains_key(&target));
		let confirm = Sanctions::confirm_release(by(SECOND), target);
		assert_noop!(confirm, Error::<Test>::NotRequested);
	});
}

#[test]
fn freeze_should_fail_when_the_target_is_frozen_as_strictly() {
	build_and_execute(|| {
		freeze(account(ALICE));
		for target in [account(ALICE), identity(COUPLE)] {
			for mode in [Outbound, Full] {
				let again = Sanctions::freeze(by(OFFICER), target.clone(), mode, 8, file(2));
				assert_noop!(again, Error::<Test>::AlreadyFrozen);
			}
		}
		// The account itself is not frozen yet, only its identity.
		freeze(account(ALICES_SECOND));
	});
}

#[test]
fn freeze_should_freeze_the_identity_again_when_only_that_was_released() {
	build_and_execute(|| {
		freeze(account(ALICE));
		release(identity(COUPLE));
		assert_eq!((mode_of(ALICE), mode_of(ALICES_SECOND)), (Full, Free));
		freeze(account(ALICE));
		assert_eq!(mode_of(ALICES_SECOND), Full);
	});
}

#[test]
fn freeze_should_fail_when_no_mode_is_named() {
	build_and_execute(|| {
		let none = Sanctions::freeze(by(OFFICER), account(BOB), Free, 7, file(1));
		assert_noop!(none, Error::<Test>::NoMode);
	});
}

#[test]
fn freeze_should_fail_when_no_case_is_named() {
	build_and_execute(|| {
		let none = Sanctions::freeze(by(OFFICER), account(BOB), Full, 7, H256::zero());
		assert_noop!(none, Error::<Test>::NoCase);
	});
}

#[test]
fn freeze_should_fail_when_the_account_is_protected() {
	build_and_execute(|| {
		let refused = Sanctions::freeze(by(OFFICER), account(TREASURY), Full, 7, file(1));
		assert_noop!(refused, Error::<Test>::Protected);
	});
}

#[test]
fn freeze_should_fail_when_an_account_of_the_identity_is_protected() {
	build_and_execute(|| {
		new_identity(50, &[500, TREASURY]);
		for target in [account(500), identity(50)] {
			let refused = Sanctions::freeze(by(OFFICER), target, Full, 7, file(1));
			assert_noop!(refused, Error::<Test>::Protected);
		}
	});
}

#[test]
fn freeze_should_fail_when_there_is_no_such_identity() {
	build_and_execute(|| {
		let refused = Sanctions::freeze(by(OFFICER), identity(NOBODY), Full, 7, file(1));
		assert_noop!(refused, Error::<Test>::UnknownIdentity);
	});
}

#[test]
fn freeze_should_void_a_release_of_the_identity_when_its_account_is_frozen_anew() {
	build_and_execute(|| {
		let target = identity(COUPLE);
		let request = |overrides| {
			assert_ok!(Sanctions::request_release(by(OFFICER), target.clone(), file(3), overrides));
		};
		let asked = || ReleaseRequests::<Test>::contains_key(identity(COUPLE));
		freeze(target.clone());
		request(None);
		freeze(account(ALICE));
		let confirm = Sanctions::confirm_release(by(SECOND), target.clone());
		assert_noop!(confirm, Error::<Test>::NotRequested);
		assert_eq!(mode_of(ALICES_SECOND), Full);
		// So does a list that asks for the account, but not one that is known to.
		request(None);
		update(OFAC, 1, vec![freezing(account(ALICE), Full)]);
		assert!(!asked());
		request(Some(file(4)));
		update(OFAC, 2, vec![freezing(account(ALICE), Full)]);
		assert!(asked());
		// Nor does somebody else's account.
		freeze(account(BOB));
		assert!(asked());
	});
}

#[test]
fn freeze_should_do_nothing_when_the_native_token_refuses() {
	build_and_execute(|| {
		Stubborn::set(vec![ALICES_SECOND]);
		let refused = Sanctions::freeze(by(OFFICER), account(ALICE), Full, 7, file(1));
		assert_noop!(refused, REFUSED);
	});
}
