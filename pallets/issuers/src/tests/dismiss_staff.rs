// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn dismiss_staff_should_end_what_it_may_do() {
	ExtBuilder.build_and_execute(|| {
		appoint(store_terms());
		assert_ok!(Issuing::dismiss_staff(by(ISSUER), STORE));
		assert_event(Event::StaffDismissed { issuer: ISSUER, staff: STORE });
		assert_eq!(Issuing::staff(ISSUER, STORE), None);
		assert!(!StaffCount::<Test>::contains_key(ISSUER));
		assert!(!<Issuing as Rights<AccountId>>::accepts_for(&ISSUER, &STORE));
	});
}

#[test]
fn dismiss_staff_should_work_in_every_status() {
	ExtBuilder.build_and_execute(|| {
		for status in [IssuerStatus::Suspended, IssuerStatus::Defaulted] {
			force_status(IssuerStatus::Active);
			appoint(store_terms());
			force_status(status);
			assert_ok!(Issuing::dismiss_staff(by(ISSUER), STORE));
		}
	});
}

#[test]
fn dismiss_staff_should_fail_when_it_is_not_of_the_caller() {
	ExtBuilder.build_and_execute(|| {
		appoint(store_terms());
		for (who, staff) in [(ISSUER, ALICE), (SECOND, STORE), (STORE, STORE)] {
			assert_noop!(Issuing::dismiss_staff(by(who), staff), Error::<Test>::NotStaff);
		}
		assert_signed_only(|origin| Issuing::dismiss_staff(origin, STORE));
	});
}
