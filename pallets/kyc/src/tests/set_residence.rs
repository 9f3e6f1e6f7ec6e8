// SPDX-License-Identifier: Apache-2.0

use crate::{Details, Error, Event, Identities, mock::*};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn set_residence_should_record_the_country_when_the_attestor_asks() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let before = Identities::<Test>::get(id).unwrap();
		assert_ok!(Kyc::set_residence(by(attestor()), id, country(b"US"), file(9)));
		let after = Identities::<Test>::get(id).unwrap();
		assert_eq!(after.jurisdiction, country(b"US"));
		assert_eq!((after.tier, after.valid_until), (before.tier, before.valid_until));
		assert_eq!(Details::<Test>::get(id).unwrap().revision, 1);
		assert_eq!(
			last_event(),
			Event::ResidenceChanged {
				identity: id,
				attestor: attestor(),
				old: country(b"JP"),
				new: country(b"US"),
				reason: file(9),
			}
		);
	});
}

#[test]
fn set_residence_should_fail_when_the_origin_is_not_the_recorded_attestor() {
	build_and_execute(|| {
		let id = register(&acc(1));
		for origin in [by(acc(1)), by(officer()), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Kyc::set_residence(origin, id, country(b"US"), file(9)), BadOrigin);
		}
		assert_noop!(
			Kyc::set_residence(by(other_attestor()), id, country(b"US"), file(9)),
			Error::<Test>::NotTheAttestor
		);
	});
}

#[test]
fn set_residence_should_fail_when_it_makes_no_sense() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let set = |country| Kyc::set_residence(by(attestor()), id, country, file(9));
		assert_noop!(set(nowhere()), Error::<Test>::UnknownJurisdiction);
		assert_noop!(set(country(b"JP")), Error::<Test>::NothingChanges);
		assert_noop!(
			Kyc::set_residence(by(attestor()), 9, country(b"US"), file(9)),
			Error::<Test>::UnknownIdentity
		);
	});
}

#[test]
fn set_residence_should_fail_when_compliance_suspended() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::revoke(by(officer()), id, file(3)));
		assert_noop!(
			Kyc::set_residence(by(attestor()), id, country(b"US"), file(9)),
			Error::<Test>::Suspended
		);
	});
}

#[test]
fn set_residence_should_fail_when_no_reason_is_named() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let call = Kyc::set_residence(by(attestor()), id, country(b"US"), H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
