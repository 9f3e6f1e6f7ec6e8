// SPDX-License-Identifier: Apache-2.0

use crate::{Details, Error, Event, Identities, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{IdentityFlags, Tier, traits::Identities as _};
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn revoke_should_make_the_identity_l0_when_its_attestor_asks() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::revoke(by(attestor()), id, file(3)));
		assert_eq!(Identities::<Test>::get(id).unwrap().flags, IdentityFlags::REVOKED);
		assert_eq!(Details::<Test>::get(id).unwrap().revision, 1);
		assert_eq!(Kyc::tier_of(&acc(1)), Tier::L0);
		assert_eq!(
			last_event(),
			Event::IdentityRevoked {
				identity: id,
				by: attestor(),
				old_flags: IdentityFlags::default(),
				new_flags: IdentityFlags::REVOKED,
				reason: file(3),
			}
		);
	});
}

#[test]
fn revoke_should_suspend_when_compliance_asks() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::revoke(by(officer()), id, file(3)));
		let flags = IdentityFlags::REVOKED.with(IdentityFlags::SUSPENDED);
		assert_eq!(Identities::<Test>::get(id).unwrap().flags, flags);
		assert_eq!(Kyc::tier_of(&acc(1)), Tier::L0);
		assert_eq!(
			last_event(),
			Event::IdentityRevoked {
				identity: id,
				by: officer(),
				old_flags: IdentityFlags::default(),
				new_flags: flags,
				reason: file(3),
			}
		);
	});
}

#[test]
fn revoke_should_suspend_when_the_attestor_had_revoked() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::revoke(by(attestor()), id, file(3)));
		assert_ok!(Kyc::revoke(by(officer()), id, file(4)));
		assert!(Identities::<Test>::get(id).unwrap().flags.contains(IdentityFlags::SUSPENDED));
	});
}

#[test]
fn revoke_should_suspend_when_the_account_has_both_roles() {
	build_and_execute(|| {
		OfficerSet::set(vec![attestor()]);
		let id = register(&acc(1));
		assert_ok!(Kyc::revoke(by(attestor()), id, file(3)));
		assert!(Identities::<Test>::get(id).unwrap().flags.contains(IdentityFlags::SUSPENDED));
	});
}

#[test]
fn revoke_should_fail_when_it_was_done() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::revoke(by(attestor()), id, file(3)));
		assert_noop!(Kyc::revoke(by(attestor()), id, file(3)), Error::<Test>::NothingChanges);
		assert_ok!(Kyc::revoke(by(officer()), id, file(3)));
		for actor in [attestor(), officer()] {
			assert_noop!(Kyc::revoke(by(actor), id, file(3)), Error::<Test>::NothingChanges);
		}
	});
}

#[test]
fn revoke_should_fail_when_the_origin_is_neither_role() {
	build_and_execute(|| {
		let id = register(&acc(1));
		for origin in [by(acc(1)), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Kyc::revoke(origin, id, file(3)), BadOrigin);
		}
		assert_noop!(Kyc::revoke(by(other_attestor()), id, file(3)), Error::<Test>::NotTheAttestor);
	});
}

#[test]
fn revoke_should_fail_when_the_identity_does_not_exist() {
	build_and_execute(|| {
		for actor in [attestor(), officer()] {
			assert_noop!(Kyc::revoke(by(actor), 1, file(3)), Error::<Test>::UnknownIdentity);
		}
	});
}

#[test]
fn revoke_should_fail_when_no_reason_is_named() {
	build_and_execute(|| {
		let id = register(&acc(1));
		for actor in [attestor(), officer()] {
			let call = Kyc::revoke(by(actor), id, H256::zero());
			assert_noop!(call, Error::<Test>::ReasonMissing);
		}
	});
}
