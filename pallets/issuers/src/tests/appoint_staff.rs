// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn appoint_staff_should_let_a_store_act() {
	ExtBuilder.build_and_execute(|| {
		let new = store_terms();
		assert_ok!(Issuing::appoint_staff(by(ISSUER), STORE, new));
		let stored = StaffRecord { terms: new, period_began: START, used: 0 };
		assert_eq!(Issuing::staff(ISSUER, STORE), Some(stored));
		assert_eq!(Issuing::staff_of(ISSUER), [(STORE, stored)]);
		assert_eq!(StaffCount::<Test>::get(ISSUER), 1);
		assert_event(Event::StaffAppointed { issuer: ISSUER, staff: STORE, old: None, new });
	});
}

#[test]
fn appoint_staff_should_keep_what_was_counted_when_the_terms_change() {
	ExtBuilder.build_and_execute(|| {
		let old = store_terms();
		appoint(old);
		let accept = |worth| {
			let scope = StaffScope::AcceptRedemption;
			<Issuing as Rights<AccountId>>::act_for(&ISSUER, &STORE, scope, worth)
		};
		assert_eq!(accept(cents(9_000)), Ok(()));
		let new = StaffTerms { cap: 9_500, ..old };
		assert_ok!(Issuing::appoint_staff(by(ISSUER), STORE, new));
		let (issuer, staff) = (ISSUER, STORE);
		assert_event(Event::StaffAppointed { issuer, staff, old: Some(old), new });
		assert_eq!(StaffCount::<Test>::get(ISSUER), 1);
		assert_eq!(accept(cents(501)), Err(Reason::StaffCapReached));
		assert_eq!(accept(cents(500)), Ok(()));
	});
}

#[test]
fn appoint_staff_should_stop_at_the_most() {
	ExtBuilder.build_and_execute(|| {
		let appoint = |staff| Issuing::appoint_staff(by(ISSUER), staff, store_terms());
		(100..100 + u64::from(STAFF)).for_each(|staff| {
			assert_ok!(appoint(staff));
		});
		assert_noop!(appoint(STORE), Error::<Test>::TooManyStaff);
		// Another account has places of its own.
		assert_ok!(Issuing::appoint_staff(by(SECOND), STORE, store_terms()));
	});
}

#[test]
fn appoint_staff_should_fail_when_the_terms_make_no_sense() {
	ExtBuilder.build_and_execute(|| {
		let sound = store_terms();
		let unsound = [
			StaffTerms { scopes: StaffScopes(0), ..sound },
			StaffTerms { scopes: StaffScopes(16), ..sound },
			StaffTerms { cap: 0, ..sound },
			StaffTerms { period: 0, ..sound },
			StaffTerms { expires_at: START, ..sound },
		];
		for terms in unsound {
			let call = Issuing::appoint_staff(by(ISSUER), STORE, terms);
			assert_noop!(call, Error::<Test>::InvalidStaffTerms);
		}
		let soon = StaffTerms { scopes: StaffScopes::ALL, expires_at: START + 1, ..sound };
		assert_ok!(Issuing::appoint_staff(by(ISSUER), STORE, soon));
	});
}

#[test]
fn appoint_staff_should_fail_when_the_caller_is_no_issuer() {
	ExtBuilder.build_and_execute(|| {
		let appoint = |who, staff| Issuing::appoint_staff(by(who), staff, store_terms());
		assert_noop!(appoint(ISSUER, ISSUER), Error::<Test>::OwnAccount);
		assert_noop!(appoint(STRANGER, STORE), Error::<Test>::NotRegistered);
		assert_noop!(appoint(COMPANY, STORE), Error::<Test>::NoIssuer);
		applied();
		assert_noop!(appoint(COMPANY, STORE), Error::<Test>::WrongStatus);
	});
}

#[test]
fn appoint_staff_should_fail_when_not_signed() {
	ExtBuilder.build_and_execute(|| {
		assert_signed_only(|origin| Issuing::appoint_staff(origin, STORE, store_terms()));
	});
}
