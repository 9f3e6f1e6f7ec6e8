// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Identities, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{IdentityFlags, Tier, traits::Identities as _};
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn reinstate_should_leave_the_renewal_to_the_attestor_when_compliance_asks() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::revoke(by(officer()), id, file(3)));
		assert_ok!(Kyc::reinstate(by(officer()), id, file(4)));
		assert_eq!(Identities::<Test>::get(id).unwrap().flags, IdentityFlags::REVOKED);
		assert_eq!(Kyc::tier_of(&acc(1)), Tier::L0);
		assert_eq!(
			last_event(),
			Event::IdentityReinstated {
				identity: id,
				by: officer(),
				old_flags: IdentityFlags::REVOKED.with(IdentityFlags::SUSPENDED),
				new_flags: IdentityFlags::REVOKED,
				reason: file(4),
			}
		);
		assert_ok!(Kyc::renew(by(attestor()), id, Tier::L2, YEAR, file(2)));
		assert_eq!(Kyc::tier_of(&acc(1)), Tier::L2);
	});
}

#[test]
fn reinstate_should_fail_when_nothing_is_suspended() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let reinstate = || Kyc::reinstate(by(officer()), id, file(4));
		assert_noop!(reinstate(), Error::<Test>::NothingChanges);
		assert_ok!(Kyc::revoke(by(attestor()), id, file(3)));
		assert_noop!(reinstate(), Error::<Test>::NothingChanges);
	});
}

#[test]
fn reinstate_should_fail_when_the_identity_does_not_exist() {
	build_and_execute(|| {
		assert_noop!(Kyc::reinstate(by(officer()), 1, file(4)), Error::<Test>::UnknownIdentity);
	});
}

#[test]
fn reinstate_should_fail_when_the_origin_is_not_compliance() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::revoke(by(officer()), id, file(3)));
		let origins = [by(acc(1)), by(attestor()), RuntimeOrigin::root(), RuntimeOrigin::none()];
		for origin in origins {
			assert_noop!(Kyc::reinstate(origin, id, file(4)), BadOrigin);
		}
	});
}

#[test]
fn reinstate_should_fail_when_no_reason_is_named() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::revoke(by(officer()), id, file(3)));
		let call = Kyc::reinstate(by(officer()), id, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
