// SPDX-License-Identifier: Apache-2.0

use crate::{AccountsOf, Error, Event, FormerIdentityOf, Identities, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	AccountFlags, IdentityFlags, Tier,
	traits::{Identities as _, Markers},
};
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

fn with_two() -> u64 {
	let id = register(&acc(1));
	assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
	id
}

#[test]
fn unlink_account_should_separate_when_account_attestor_or_compliance_asks() {
	for actor in [acc(2), attestor(), officer()] {
		build_and_execute(|| {
			let id = with_two();
			assert_ok!(Kyc::unlink_account(by(actor.clone()), acc(2), file(5)));
			assert_eq!(Kyc::identity_of(&acc(2)), None);
			assert!(!AccountsOf::<Test>::contains_key(id, acc(2)));
			assert_eq!(Identities::<Test>::get(id).unwrap().accounts, 1);
			assert_eq!(Kyc::tier_of(&acc(2)), Tier::L0);
			assert_eq!(Kyc::tier_of(&acc(1)), Tier::L2);
			let (account, reason) = (acc(2), file(5));
			let event = Event::AccountUnlinked { identity: id, account, by: actor, reason };
			assert_eq!(last_event(), event);
		});
	}
}

#[test]
fn unlink_account_should_keep_the_account_alive_and_its_nonce() {
	build_and_execute(|| {
		let id = with_two();
		System::inc_account_nonce(acc(2));
		assert_ok!(Kyc::unlink_account(by(acc(2)), acc(2), file(5)));
		assert_eq!(sufficients(&acc(2)), 1);
		assert_eq!(System::account_nonce(acc(2)), 1);
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
		assert_eq!(sufficients(&acc(2)), 1);
		assert_eq!(Kyc::link_nonce(acc(2)), 2);
		assert_eq!(System::account_nonce(acc(2)), 1);
	});
}

#[test]
fn unlink_account_should_fail_when_it_is_the_last() {
	build_and_execute(|| {
		with_two();
		assert_ok!(Kyc::unlink_account(by(acc(1)), acc(1), file(5)));
		for actor in [acc(2), attestor(), officer()] {
			assert_noop!(
				Kyc::unlink_account(by(actor), acc(2), file(5)),
				Error::<Test>::LastAccount
			);
		}
	});
}

#[test]
fn unlink_account_should_fail_for_the_account_when_its_identity_is_revoked() {
	build_and_execute(|| {
		let id = with_two();
		assert_ok!(Kyc::revoke(by(attestor()), id, file(3)));
		assert_noop!(Kyc::unlink_account(by(acc(2)), acc(2), file(5)), Error::<Test>::Revoked);
		assert_ok!(Kyc::revoke(by(officer()), id, file(3)));
		assert_noop!(Kyc::unlink_account(by(acc(2)), acc(2), file(5)), Error::<Test>::Revoked);
		assert_ok!(Kyc::unlink_account(by(officer()), acc(2), file(5)));
	});
}

#[test]
fn unlink_account_should_fail_for_the_account_when_its_identity_is_blacklisted() {
	build_and_execute(|| {
		let id = with_two();
		mark(id, IdentityFlags::BLACKLISTED);
		assert_noop!(Kyc::unlink_account(by(acc(2)), acc(2), file(5)), Error::<Test>::Blacklisted);
		assert_ok!(Kyc::unlink_account(by(officer()), acc(2), file(5)));
	});
}

#[test]
fn unlink_account_should_fail_when_another_asks() {
	build_and_execute(|| {
		with_two();
		for actor in [acc(1), acc(9), other_attestor()] {
			assert_noop!(
				Kyc::unlink_account(by(actor), acc(2), file(5)),
				Error::<Test>::NotYourAccount
			);
		}
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Kyc::unlink_account(origin, acc(2), file(5)), BadOrigin);
		}
	});
}

#[test]
fn unlink_account_should_fail_when_a_dismissed_attestor_asks() {
	build_and_execute(|| {
		with_two();
		AttestorSet::set(vec![other_attestor()]);
		assert_noop!(
			Kyc::unlink_account(by(attestor()), acc(2), file(5)),
			Error::<Test>::NotYourAccount
		);
	});
}

#[test]
fn unlink_account_should_work_for_an_attestor_about_its_own_account() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::attest_account(by(attestor()), id, other_attestor(), file(9)));
		assert_ok!(Kyc::unlink_account(by(other_attestor()), other_attestor(), file(5)));
		assert_eq!(Kyc::identity_of(&other_attestor()), None);
	});
}

#[test]
fn unlink_account_should_fail_when_the_account_has_no_identity() {
	build_and_execute(|| {
		for actor in [acc(2), attestor(), officer()] {
			assert_noop!(Kyc::unlink_account(by(actor), acc(2), file(5)), Error::<Test>::NotLinked);
		}
	});
}

#[test]
fn unlink_account_should_need_an_empty_account_when_its_holder_asks() {
	build_and_execute(|| {
		with_two();
		Owners::set(vec![acc(2)]);
		assert_noop!(Kyc::unlink_account(by(acc(2)), acc(2), file(5)), Error::<Test>::NotEmpty);
		Owners::set(vec![acc(1)]);
		assert_ok!(Kyc::unlink_account(by(acc(2)), acc(2), file(5)));
	});
	for actor in [attestor(), officer()] {
		build_and_execute(|| {
			let id = with_two();
			Owners::set(vec![acc(2)]);
			assert_ok!(Kyc::unlink_account(by(actor), acc(2), file(5)));
			assert_eq!(FormerIdentityOf::<Test>::get(acc(2)), Some(id));
		});
	}
}

#[test]
fn unlink_account_should_be_left_to_compliance_when_account_or_identity_is_frozen() {
	let freezes: [fn(u64); 4] = [
		|_| mark_account(&acc(2), AccountFlags::FROZEN_OUTBOUND),
		|_| mark_account(&acc(2), AccountFlags::FROZEN_FULL),
		|id| mark(id, IdentityFlags::FROZEN_OUTBOUND),
		|id| mark(id, IdentityFlags::FROZEN_FULL),
	];
	for freeze in freezes {
		build_and_execute(|| {
			let id = with_two();
			freeze(id);
			for actor in [acc(2), attestor()] {
				assert_noop!(
					Kyc::unlink_account(by(actor), acc(2), file(5)),
					Error::<Test>::Frozen
				);
			}
			assert_ok!(Kyc::unlink_account(by(officer()), acc(2), file(5)));
			assert_eq!(Kyc::identity_of(&acc(2)), None);
		});
	}
}

#[test]
fn unlink_account_should_bind_the_holder_when_it_has_a_role() {
	let roles: [fn(); 2] = [
		|| OfficerSet::set(vec![officer(), acc(2)]),
		|| AttestorSet::set(vec![attestor(), other_attestor(), acc(2)]),
	];
	for give_role in roles {
		build_and_execute(|| {
			let id = with_two();
			give_role();
			// Even as the attestor of its own identity.
			if AttestorSet::get().contains(&acc(2)) {
				assert_ok!(Kyc::reassign(by(officer()), id, acc(2), file(6)));
			}
			let unlink = || Kyc::unlink_account(by(acc(2)), acc(2), file(5));
			Owners::set(vec![acc(2)]);
			assert_noop!(unlink(), Error::<Test>::NotEmpty);
			mark_account(&acc(2), AccountFlags::FROZEN_OUTBOUND);
			assert_noop!(unlink(), Error::<Test>::Frozen);
			Kyc::mark_account(&acc(2), AccountFlags::FROZEN_OUTBOUND, AccountFlags::default());
			Owners::set(vec![]);
			assert_ok!(unlink());
		});
	}
}

#[test]
fn unlink_account_should_allow_the_holder_when_marks_block_nothing() {
	build_and_execute(|| {
		let id = with_two();
		mark(id, IdentityFlags::RELATED);
		mark_account(&acc(2), AccountFlags::SCREENED);
		assert_ok!(Kyc::unlink_account(by(acc(2)), acc(2), file(5)));
	});
}

#[test]
fn unlink_account_should_fail_when_no_reason_is_named() {
	build_and_execute(|| {
		let id = with_two();
		for actor in [attestor(), officer()] {
			let call = Kyc::unlink_account(by(actor), acc(2), H256::zero());
			assert_noop!(call, Error::<Test>::ReasonMissing);
		}
		// The holder owes nobody one.
		assert_ok!(Kyc::unlink_account(by(acc(2)), acc(2), H256::zero()));
		let (account, reason) = (acc(2), H256::zero());
		let event = Event::AccountUnlinked { identity: id, account, by: acc(2), reason };
		assert_eq!(last_event(), event);
	});
}
