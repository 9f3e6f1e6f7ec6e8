// SPDX-License-Identifier: Apache-2.0

use crate::{Details, Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::Tier;
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn reassign_should_hand_the_identity_over_when_compliance_asks() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::reassign(by(officer()), id, other_attestor(), file(6)));
		let details = Details::<Test>::get(id).unwrap();
		assert_eq!((details.attestor, details.revision), (other_attestor(), 1));
		assert_eq!(
			last_event(),
			Event::AttestorReassigned {
				identity: id,
				by: officer(),
				old: attestor(),
				new: other_attestor(),
				reason: file(6),
			}
		);
		assert_noop!(
			Kyc::renew(by(attestor()), id, Tier::L1, YEAR, file(2)),
			Error::<Test>::NotTheAttestor
		);
		assert_ok!(Kyc::renew(by(other_attestor()), id, Tier::L1, YEAR, file(2)));
	});
}

#[test]
fn reassign_should_void_what_the_former_attestor_signed() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let attestation = attestation(&acc(1));
		let signature = sign_attestation(ATTESTOR, &attestation);
		assert_ok!(Kyc::reassign(by(officer()), id, other_attestor(), file(6)));
		assert_ok!(Kyc::reassign(by(officer()), id, attestor(), file(6)));
		assert_noop!(
			Kyc::submit_attestation(by(acc(1)), attestation, signature),
			Error::<Test>::UsedNonce
		);
	});
}

#[test]
fn reassign_should_fail_when_it_makes_no_sense() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let reassign = |id, to| Kyc::reassign(by(officer()), id, to, file(6));
		assert_noop!(reassign(id, acc(1)), Error::<Test>::NotAnAttestor);
		assert_noop!(reassign(id, attestor()), Error::<Test>::NothingChanges);
		assert_noop!(reassign(9, other_attestor()), Error::<Test>::UnknownIdentity);
	});
}

#[test]
fn reassign_should_fail_when_the_origin_is_not_compliance() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let origins = [by(acc(1)), by(attestor()), RuntimeOrigin::root(), RuntimeOrigin::none()];
		for origin in origins {
			assert_noop!(Kyc::reassign(origin, id, other_attestor(), file(6)), BadOrigin);
		}
	});
}

#[test]
fn reassign_should_fail_when_no_reason_is_named() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let call = Kyc::reassign(by(officer()), id, other_attestor(), H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
