// SPDX-License-Identifier: Apache-2.0
use super::*;
use frame_support::BoundedVec;

fn remove(who: AccountId, staff: &[AccountId]) -> DispatchResult {
	Issuing::remove_expired_staff(by(who), ISSUER, BoundedVec::truncate_from(staff.to_vec()))
}

#[test]
fn remove_expired_staff_should_be_open_to_everybody_when_the_time_is_over() {
	ExtBuilder.build_and_execute(|| {
		let terms = store_terms();
		appoint(terms);
		assert_ok!(Issuing::appoint_staff(by(ISSUER), ALICE, terms));
		Now::set(terms.expires_at - 1);
		assert_noop!(remove(BOB, &[STORE]), Error::<Test>::StaffNotExpired);
		Now::set(terms.expires_at);
		assert_ok!(remove(BOB, &[STORE, ALICE]));
		assert_event(Event::StaffRemoved { issuer: ISSUER, staff: ALICE });
		System::assert_has_event(Event::StaffRemoved { issuer: ISSUER, staff: STORE }.into());
		assert!(!StaffCount::<Test>::contains_key(ISSUER));
	});
}

#[test]
fn remove_expired_staff_should_remove_all_or_none() {
	ExtBuilder.build_and_execute(|| {
		let terms = store_terms();
		appoint(terms);
		let later = StaffTerms { expires_at: terms.expires_at + 1, ..terms };
		assert_ok!(Issuing::appoint_staff(by(ISSUER), ALICE, later));
		Now::set(terms.expires_at);
		assert_noop!(remove(BOB, &[STORE, ALICE]), Error::<Test>::StaffNotExpired);
		assert_noop!(remove(BOB, &[STORE, STORE]), Error::<Test>::NotStaff);
		assert_noop!(remove(BOB, &[BOB]), Error::<Test>::NotStaff);
		assert_ok!(remove(BOB, &[]));
	});
}

#[test]
fn remove_expired_staff_should_fail_when_not_signed() {
	ExtBuilder.build_and_execute(|| {
		assert_signed_only(|origin| {
			Issuing::remove_expired_staff(origin, ISSUER, BoundedVec::new())
		});
	});
}
