// SPDX-License-Identifier: Apache-2.0

use crate::{AccountsOf, Details, Error, Event, FormerIdentityOf, Identities, LinkNonce, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{FreezeMode, IdentityFlags, Tier, traits::Identities as _};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError::BadOrigin};

#[test]
fn attest_account_should_link_when_the_attestor_asks() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
		assert_eq!(Kyc::identity_of(&acc(2)), Some(id));
		assert!(AccountsOf::<Test>::contains_key(id, acc(2)));
		assert_eq!(Identities::<Test>::get(id).unwrap().accounts, 2);
		let details = Details::<Test>::get(id).unwrap();
		assert_eq!((details.introduced, details.revision), (0, 0));
		assert_eq!(sufficients(&acc(2)), 1);
		assert_eq!(Kyc::tier_of(&acc(2)), Tier::L2);
		assert_eq!(
			last_event(),
			Event::AccountLinked { identity: id, account: acc(2), by: attestor(), reason: file(9) }
		);
	});
}

#[test]
fn attest_account_should_link_when_the_attestation_expired() {
	build_and_execute(|| {
		let id = register(&acc(1));
		Now::set(YEAR);
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
		assert_eq!(Kyc::tier_of(&acc(2)), Tier::L0);
	});
}

#[test]
fn attest_account_should_fail_when_the_account_has_an_identity() {
	build_and_execute(|| {
		let id = register(&acc(1));
		register(&acc(2));
		for account in [acc(1), acc(2)] {
			assert_noop!(
				Kyc::attest_account(by(attestor()), id, account, file(9)),
				Error::<Test>::AlreadyLinked
			);
		}
	});
}

#[test]
fn attest_account_should_fail_when_the_identity_is_full() {
	build_and_execute(|| {
		let id = register(&acc(1));
		for seed in 2..=4 {
			assert_ok!(Kyc::attest_account(by(attestor()), id, acc(seed), file(9)));
		}
		assert_noop!(
			Kyc::attest_account(by(attestor()), id, acc(5), file(9)),
			Error::<Test>::TooManyAccounts
		);
	});
}

#[test]
fn attest_account_should_fail_when_the_link_nonce_is_used_up() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
		assert_ok!(Kyc::unlink_account(by(acc(2)), acc(2), file(5)));
		LinkNonce::<Test>::insert(acc(2), u32::MAX);
		assert_noop!(
			Kyc::attest_account(by(attestor()), id, acc(2), file(9)),
			ArithmeticError::Overflow
		);
	});
}

#[test]
fn attest_account_should_fail_when_compliance_suspended_or_no_identity_exists() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::revoke(by(officer()), id, file(3)));
		assert_noop!(
			Kyc::attest_account(by(attestor()), id, acc(2), file(9)),
			Error::<Test>::Suspended
		);
		assert_noop!(
			Kyc::attest_account(by(attestor()), 9, acc(2), file(9)),
			Error::<Test>::UnknownIdentity
		);
	});
}

#[test]
fn attest_account_should_fail_when_the_origin_is_not_the_recorded_attestor() {
	build_and_execute(|| {
		let id = register(&acc(1));
		for origin in [by(acc(1)), by(officer()), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Kyc::attest_account(origin, id, acc(2), file(9)), BadOrigin);
		}
		assert_noop!(
			Kyc::attest_account(by(other_attestor()), id, acc(2), file(9)),
			Error::<Test>::NotTheAttestor
		);
	});
}

#[test]
fn attest_account_should_need_an_empty_account_when_it_belonged_to_another_identity() {
	build_and_execute(|| {
		let first = register(&acc(1));
		assert_ok!(Kyc::attest_account(by(attestor()), first, acc(3), file(9)));
		let second = register(&acc(2));
		Owners::set(vec![acc(3)]);
		assert_ok!(Kyc::unlink_account(by(attestor()), acc(3), file(5)));
		assert_noop!(
			Kyc::attest_account(by(attestor()), second, acc(3), file(9)),
			Error::<Test>::NotEmpty
		);
		assert_eq!(FormerIdentityOf::<Test>::get(acc(3)), Some(first));
		Owners::set(vec![]);
		assert_ok!(Kyc::attest_account(by(attestor()), second, acc(3), file(9)));
		assert_eq!(FormerIdentityOf::<Test>::get(acc(3)), None);
		assert_eq!(Kyc::identity_of(&acc(3)), Some(second));
	});
}

#[test]
fn attest_account_should_take_back_property_when_it_is_of_the_same_identity() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
		Owners::set(vec![acc(2)]);
		assert_ok!(Kyc::unlink_account(by(attestor()), acc(2), file(5)));
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
		assert_eq!(Kyc::identity_of(&acc(2)), Some(id));
	});
}

#[test]
fn attest_account_should_link_when_an_account_with_property_never_had_an_identity() {
	build_and_execute(|| {
		let id = register(&acc(1));
		Owners::set(vec![acc(2)]);
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
	});
}

#[test]
fn attest_account_should_let_the_account_join_the_freeze_when_the_identity_is_frozen() {
	build_and_execute(|| {
		let id = register(&acc(1));
		mark(id, IdentityFlags::FROZEN_OUTBOUND);
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
		assert_eq!(Kyc::standing(&acc(2)).freeze(), FreezeMode::Outbound);
	});
}

#[test]
fn attest_account_should_replace_a_lost_key_when_the_old_account_has_property() {
	build_and_execute(|| {
		let id = register(&acc(1));
		Owners::set(vec![acc(1)]);
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
		assert_ok!(Kyc::unlink_account(by(attestor()), acc(1), file(5)));
		assert_eq!((Kyc::identity_of(&acc(1)), Kyc::identity_of(&acc(2))), (None, Some(id)));
		assert_eq!(FormerIdentityOf::<Test>::get(acc(1)), Some(id));
		assert_eq!(Kyc::tier_of(&acc(2)), Tier::L2);
	});
}

#[test]
fn attest_account_should_fail_when_no_reason_is_named() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let call = Kyc::attest_account(by(attestor()), id, acc(2), H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
