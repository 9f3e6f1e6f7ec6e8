// SPDX-License-Identifier: Apache-2.0
//! Each invariant is found when it is broken.

use crate::{
	AccountEntry, Accounts, AccountsOf, Details, FormerIdentityOf, Identities, LinkNonce, Pallet,
	mock::*,
};
use genex_primitives::{AccountFlags, IdentityFlags, Tier};
use sp_runtime::TryRuntimeError;

fn broken_by(breaking: impl FnOnce()) -> String {
	let mut outcome = Ok(());
	ExtBuilder::default().build().execute_with(|| {
		register(&acc(1));
		assert_eq!(Pallet::<Test>::do_try_state(), Ok(()));
		breaking();
		outcome = Pallet::<Test>::do_try_state();
	});
	match outcome {
		Err(TryRuntimeError::Other(text)) => text.chars().take(5).collect(),
		other => panic!("not found: {other:?}"),
	}
}

fn linked_to(identity: u64) -> AccountEntry {
	AccountEntry { identity: Some(identity), ..Default::default() }
}

#[test]
fn kyc_1_should_fail_when_the_two_directions_of_a_link_differ() {
	assert_eq!(broken_by(|| Accounts::<Test>::insert(acc(2), linked_to(1))), "KYC-1");
	assert_eq!(broken_by(|| AccountsOf::<Test>::insert(1, acc(2), ())), "KYC-1");
	let unknown = || {
		Accounts::<Test>::insert(acc(2), linked_to(7));
		AccountsOf::<Test>::insert(7, acc(2), ());
	};
	assert_eq!(broken_by(unknown), "KYC-1");
}

#[test]
fn kyc_2_should_fail_when_a_count_is_wrong() {
	for accounts in [0, 2, u8::MAX] {
		let count = || {
			Identities::<Test>::mutate(1, |record| record.as_mut().unwrap().accounts = accounts);
		};
		assert_eq!(broken_by(count), "KYC-2");
	}
	let introduced = || {
		Details::<Test>::mutate(1, |details| details.as_mut().unwrap().introduced = 6);
	};
	assert_eq!(broken_by(introduced), "KYC-2");
}

#[test]
fn kyc_3_should_fail_when_an_account_is_not_kept_alive() {
	let dropped = || {
		System::dec_sufficients(&acc(1));
	};
	assert_eq!(broken_by(dropped), "KYC-3");
	assert_eq!(broken_by(|| LinkNonce::<Test>::remove(acc(1))), "KYC-3");
	assert_eq!(broken_by(|| LinkNonce::<Test>::insert(acc(2), 0)), "KYC-3");
}

#[test]
fn kyc_4_should_fail_when_an_identity_is_not_whole() {
	let copied = |id: u64| {
		move || {
			Identities::<Test>::insert(id, Identities::<Test>::get(1).unwrap());
		}
	};
	assert_eq!(broken_by(copied(0)), "KYC-4");
	assert_eq!(broken_by(copied(2)), "KYC-4");
	assert_eq!(broken_by(|| Details::<Test>::remove(1)), "KYC-4");
}

#[test]
fn kyc_5_should_fail_when_a_record_contradicts_itself() {
	let with_tier = |tier: Tier| {
		move || {
			Identities::<Test>::mutate(1, |record| record.as_mut().unwrap().tier = tier);
		}
	};
	assert_eq!(broken_by(with_tier(Tier::L0)), "KYC-5");
	assert_eq!(broken_by(with_tier(Tier::L3)), "KYC-5");
	let suspended = || {
		Identities::<Test>::mutate(1, |record| {
			record.as_mut().unwrap().flags = IdentityFlags::SUSPENDED
		});
	};
	assert_eq!(broken_by(suspended), "KYC-5");
	let lost = || {
		Identities::<Test>::mutate(1, |record| record.as_mut().unwrap().jurisdiction = nowhere());
	};
	assert_eq!(broken_by(lost), "KYC-5");
}

#[test]
fn kyc_6_should_fail_when_an_entry_or_flag_has_no_meaning() {
	assert_eq!(broken_by(|| Accounts::<Test>::insert(acc(2), AccountEntry::default())), "KYC-6");
	let odd = AccountEntry { flags: AccountFlags(1 << 3), ..Default::default() };
	assert_eq!(broken_by(|| Accounts::<Test>::insert(acc(2), odd)), "KYC-6");
	let unknown = || {
		Identities::<Test>::mutate(1, |record| {
			record.as_mut().unwrap().flags = IdentityFlags(1 << 6)
		});
	};
	assert_eq!(broken_by(unknown), "KYC-6");
}

#[test]
fn kyc_7_should_fail_when_a_former_identity_cannot_be() {
	assert_eq!(broken_by(|| FormerIdentityOf::<Test>::insert(acc(1), 1)), "KYC-7");
	assert_eq!(broken_by(|| FormerIdentityOf::<Test>::insert(acc(2), 1)), "KYC-7");
	let unknown = || {
		System::inc_sufficients(&acc(2));
		LinkNonce::<Test>::insert(acc(2), 1);
		FormerIdentityOf::<Test>::insert(acc(2), 9);
	};
	assert_eq!(broken_by(unknown), "KYC-7");
}
