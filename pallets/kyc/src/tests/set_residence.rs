// SPDX-License-Identifier: Apache-2.0

use crate::{Details, Error, Event, Identities, mock::*};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn set_residence_should_record_the_country_when_the_attestor_asks() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let before = Identities::<Test>::get(id).unwrap();
		assert_ok!(Kyc::set_residence(by(attestor()), id, country(b"US")));
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
			}
		);
	});
}

#[test]
fn set_residence_should_fail_when_the_origin_is_not_the_recorded_attestor() {
	build_and_execute(|| {
		let id = register(&acc(1));
		for origin in [by(acc(1)), by(officer()), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Kyc::set_residence(origin, id, country(b"US")), BadOrigin);
		}
		assert_noop!(
			Kyc::set_residence(by(other_attestor()), id, country(b"US")),
			Error::<Test>::NotTheAttestor
		);
	});
}

#[test]
fn set_residence_should_fail_when_it_makes_no_sense() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let set = |country| Kyc::set_residence(by(attestor()), id, country);
		assert_noop!(set(nowhere()), Error::<Test>::UnknownJurisdiction);
		assert_noop!(set(country(b"JP")), Error::<Test>::NothingChanges);
		assert_noop!(
			Kyc::set_residence(by(attestor()), 9, country(b"US")),
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
			Kyc::set_residence(by(attestor()), id, country(b"US")),
			Error::<Test>::Suspended
		);
	});
}
