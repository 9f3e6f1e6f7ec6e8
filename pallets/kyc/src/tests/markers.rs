// SPDX-License-Identifier: Apache-2.0
//! The flags that other pallets write: what they change, and that every call keeps them.

use crate::{
	AccountEntry, Accounts, Details, Identities,
	mock::*,
	types::{ACCOUNT_MARKS, IDENTITY_MARKS, OWN_FLAGS},
};
use frame_support::{assert_ok, assert_storage_noop, pallet_prelude::DispatchResult};
use genex_primitives::{AccountFlags, FreezeMode, IdentityFlags, Tier, traits::Markers};

#[test]
fn mark_account_should_replace_the_bits_of_the_mask_and_give_those_before() {
	build_and_execute(|| {
		let (full, outbound) = (AccountFlags::FROZEN_FULL, AccountFlags::FROZEN_OUTBOUND);
		let screened = AccountFlags::SCREENED;
		let none = AccountFlags::default();
		let freeze = full.with(outbound);
		assert_eq!(Kyc::mark_account(&acc(1), freeze, full), none);
		assert_eq!(Kyc::mark_account(&acc(1), screened, screened), full);
		assert_eq!(Kyc::mark_account(&acc(1), freeze, outbound), full.with(screened));
		// Bits beyond the mask are not written.
		assert_eq!(Kyc::mark_account(&acc(1), freeze, screened), outbound.with(screened));
		let entry = AccountEntry { identity: None, flags: screened };
		assert_eq!(Accounts::<Test>::get(acc(1)), entry);
		assert_eq!(Kyc::mark_account(&acc(1), ACCOUNT_MARKS, ACCOUNT_MARKS), screened);
		assert_eq!(Accounts::<Test>::get(acc(1)).flags, ACCOUNT_MARKS);
	});
}

#[test]
fn mark_account_should_keep_nothing_when_a_stranger_has_no_flags_left() {
	build_and_execute(|| {
		let full = AccountFlags::FROZEN_FULL;
		mark_account(&acc(1), full);
		assert!(Accounts::<Test>::contains_key(acc(1)));
		Kyc::mark_account(&acc(1), full, AccountFlags::default());
		assert!(!Accounts::<Test>::contains_key(acc(1)));
		Kyc::mark_account(&acc(1), full, AccountFlags::default());
		assert!(!Accounts::<Test>::contains_key(acc(1)));
	});
}

#[test]
fn mark_account_should_keep_the_identity_and_nothing_else_alive() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let full = AccountFlags::FROZEN_FULL;
		mark_account(&acc(1), full);
		let entry = AccountEntry { identity: Some(id), flags: full };
		assert_eq!(Accounts::<Test>::get(acc(1)), entry);
		Kyc::mark_account(&acc(1), full, AccountFlags::default());
		assert_eq!(Kyc::identity_of(&acc(1)), Some(id));
		// A flag keeps nobody alive.
		mark_account(&acc(2), full);
		assert!(!System::account_exists(&acc(2)));
	});
}

#[test]
fn mark_identity_should_replace_the_bits_of_the_mask_and_give_those_before() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let (related, black) = (IdentityFlags::RELATED, IdentityFlags::BLACKLISTED);
		let none = IdentityFlags::default();
		assert_ok!(Kyc::revoke(by(attestor()), id, file(3)));
		let revoked = IdentityFlags::REVOKED;
		assert_eq!(Kyc::mark_identity(id, related, related), Some(revoked));
		assert_eq!(Kyc::mark_identity(id, black, black), Some(revoked.with(related)));
		assert_eq!(Kyc::mark_identity(id, related, black), Some(revoked.with(related).with(black)));
		assert_eq!(flags(id), revoked.with(black));
		assert_eq!(Kyc::mark_identity(id, IDENTITY_MARKS, none), Some(revoked.with(black)));
		assert_eq!(flags(id), revoked);
	});
}

#[test]
fn mark_identity_should_leave_the_attestation_alone() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let renewal = attestation(&acc(1));
		let (record, details) = (Identities::<Test>::get(id), Details::<Test>::get(id));
		mark(id, IDENTITY_MARKS);
		assert_eq!(Details::<Test>::get(id), details);
		let flags = IDENTITY_MARKS;
		assert_eq!(
			Identities::<Test>::get(id),
			record.map(|record| genex_primitives::IdentityRecord { flags, ..record })
		);
		let signature = sign_attestation(ATTESTOR, &renewal);
		assert_ok!(Kyc::submit_attestation(by(acc(1)), renewal, signature));
	});
}

#[test]
fn mark_identity_should_do_nothing_when_there_is_no_such_identity() {
	build_and_execute(|| {
		let full = IdentityFlags::FROZEN_FULL;
		assert_storage_noop!(assert_eq!(Kyc::mark_identity(1, full, full), None));
	});
}

#[test]
#[cfg(debug_assertions)]
#[should_panic(expected = "this room alone")]
fn mark_identity_should_be_a_defect_when_the_flag_is_kyc_own() {
	build_and_execute(|| {
		let id = register(&acc(1));
		mark(id, IdentityFlags::REVOKED);
	});
}

#[test]
#[cfg(debug_assertions)]
#[should_panic(expected = "no account can have")]
fn mark_account_should_be_a_defect_when_the_flag_is_unknown() {
	build_and_execute(|| mark_account(&acc(1), AccountFlags(1 << 7)));
}

type Acts = [(&'static str, fn(u64) -> DispatchResult); 9];

fn submit(who: &AccountId) -> DispatchResult {
	let attestation = attestation(who);
	let signature = sign_attestation(ATTESTOR, &attestation);
	Kyc::submit_attestation(by(acc(9)), attestation, signature)
}

/// Every act on an identity of the accounts 1 and 2.
const ACTS: Acts = [
	("renew", |id| Kyc::renew(by(attestor()), id, Tier::L1, YEAR, file(2))),
	("submit_attestation", |_| submit(&acc(1))),
	("set_residence", |id| Kyc::set_residence(by(attestor()), id, country(b"US"), file(9))),
	("revoke", |id| Kyc::revoke(by(attestor()), id, file(3))),
	("suspend", |id| Kyc::revoke(by(officer()), id, file(3))),
	("reinstate", |id| {
		Kyc::revoke(by(officer()), id, file(3))?;
		Kyc::reinstate(by(officer()), id, file(4))
	}),
	("reassign", |id| Kyc::reassign(by(officer()), id, other_attestor(), file(6))),
	("attest_account", |id| Kyc::attest_account(by(attestor()), id, acc(3), file(9))),
	("unlink_account", |_| Kyc::unlink_account(by(officer()), acc(2), file(5))),
];

#[test]
fn every_act_should_keep_the_marks() {
	for (name, act) in ACTS {
		build_and_execute(|| {
			let id = register(&acc(1));
			assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
			mark(id, IDENTITY_MARKS);
			for seed in 1..=3 {
				mark_account(&acc(seed), ACCOUNT_MARKS);
			}
			assert_ok!(act(id));
			assert_eq!(flags(id).without(OWN_FLAGS), IDENTITY_MARKS, "{name}");
			for seed in 1..=3 {
				assert_eq!(Accounts::<Test>::get(acc(seed)).flags, ACCOUNT_MARKS, "{name}");
			}
			assert_eq!(Kyc::account_standing(acc(1)).freeze, FreezeMode::Full, "{name}");
		});
	}
}

#[test]
fn link_account_should_keep_the_marks_that_let_it_pass() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let marks = IdentityFlags::RELATED.with(IdentityFlags::BLACKLISTED);
		mark(id, marks);
		mark_account(&acc(1), AccountFlags::SCREENED);
		mark_account(&acc(2), AccountFlags::FROZEN_OUTBOUND);
		assert_ok!(link(&acc(1), 2));
		assert_eq!(flags(id), marks);
		let entry = AccountEntry { identity: Some(id), flags: AccountFlags::FROZEN_OUTBOUND };
		assert_eq!(Accounts::<Test>::get(acc(2)), entry);
		assert_eq!(Accounts::<Test>::get(acc(1)).flags, AccountFlags::SCREENED);
	});
}

#[test]
fn register_should_keep_the_flags_of_a_stranger() {
	build_and_execute(|| {
		mark_account(&acc(1), AccountFlags::FROZEN_FULL);
		let id = register(&acc(1));
		let entry = AccountEntry { identity: Some(id), flags: AccountFlags::FROZEN_FULL };
		assert_eq!(Accounts::<Test>::get(acc(1)), entry);
		mark_account(&acc(2), AccountFlags::FROZEN_FULL);
		assert_ok!(submit(&acc(2)));
		assert_eq!(Accounts::<Test>::get(acc(2)).flags, AccountFlags::FROZEN_FULL);
	});
}

#[test]
fn unlink_account_should_keep_an_entry_only_when_flags_are_left() {
	build_and_execute(|| {
		let id = register(&acc(1));
		for seed in [2, 3] {
			assert_ok!(Kyc::attest_account(by(attestor()), id, acc(seed), file(9)));
		}
		mark_account(&acc(3), AccountFlags::SCREENED);
		for seed in [2, 3] {
			assert_ok!(Kyc::unlink_account(by(acc(seed)), acc(seed), file(5)));
		}
		assert!(!Accounts::<Test>::contains_key(acc(2)));
		let entry = AccountEntry { identity: None, flags: AccountFlags::SCREENED };
		assert_eq!(Accounts::<Test>::get(acc(3)), entry);
	});
}
