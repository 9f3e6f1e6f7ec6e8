// SPDX-License-Identifier: Apache-2.0
use super::*;

/// Checks that `breakage` breaks the invariant with this number.
fn assert_found(number: &str, breakage: impl FnOnce()) {
	ExtBuilder.build().execute_with(|| {
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 100));
		assert_ok!(Issuing::report_incident(by(OFFICER), ISSUING, REASON));
		appoint(store_terms());
		redeemed(10);
		Issuing::do_try_state().unwrap();
		breakage();
		let found = Issuing::do_try_state().unwrap_err();
		let DispatchError::Other(text) = found else { panic!("{found:?}") };
		assert!(text.starts_with(number), "{text}");
	});
}

fn change(act: impl FnOnce(&mut IssuerRecord)) {
	crate::Issuers::<Test>::mutate(ISSUING, |record| act(record.as_mut().unwrap()));
}

#[test]
fn try_state_should_find_unsound_terms() {
	assert_found("I01", || Terms::<Test>::mutate(|terms| terms.formula.version = 0));
}

#[test]
fn try_state_should_find_records_that_do_not_belong_together() {
	assert_found("I02", || force_status(IssuerStatus::Applied));
	assert_found("I02", || {
		applied();
		crate::Issuers::<Test>::remove(COMPANY);
	});
	assert_found("I02", || PromisesOf::<Test>::insert(77, Promises::default()));
}

#[test]
fn try_state_should_find_gifts_that_nobody_has() {
	assert_found("I08", || PromisesOf::<Test>::mutate(ISSUING, |promises| promises.given = 1));
}

#[test]
fn try_state_should_find_what_proves_nothing_and_was_not_redeemed() {
	assert_found("I09", || {
		PromisesOf::<Test>::mutate(ISSUING, |promises| promises.unproven = u128::MAX);
	});
}

#[test]
fn try_state_should_find_scores_out_of_bounds() {
	assert_found("I03", || change(|record| record.score.total = 1_001));
}

#[test]
fn try_state_should_find_miscounted_incidents() {
	assert_found("I04", || change(|record| record.open_incidents = 0));
	assert_found("I04", || change(|record| record.next_incident = 0));
	assert_found("I04", || Incidents::<Test>::remove(ISSUING, 0));
}

#[test]
fn try_state_should_find_guarantees_that_are_not_held() {
	assert_found("I05", || Held::insert((USDC, ISSUER), 99));
	assert_found("I05", || FundsOf::<Test>::insert(77, FundsOf::<Test>::get(ISSUING)));
	assert_found("I05", || FundsOf::<Test>::insert(ISSUING, Funds::default()));
	assert_found("I05", || {
		FundsOf::<Test>::mutate(ISSUING, |funds| {
			let twice = funds.deposits[0].clone();
			funds.deposits.try_push(twice).unwrap();
		});
	});
	assert_found("I05", || {
		FundsOf::<Test>::mutate(ISSUING, |funds| funds.holdback.try_push((USDC, 0)).unwrap());
	});
}

#[test]
fn try_state_should_find_ratings_that_cannot_be() {
	assert_found("I06", || RatingsOf::<Test>::insert(ISSUING, Ratings { count: 1, stars: 6 }));
	assert_found("I06", || RatingsOf::<Test>::insert(ISSUING, Ratings { count: 2, stars: 1 }));
	assert_found("I06", || RatingRights::<Test>::insert(ISSUING, ISSUING, 1));
	assert_found("I06", || RatingRights::<Test>::insert(ISSUING, BOB, 0));
}

#[test]
fn try_state_should_find_miscounted_staff() {
	assert_found("I07", || StaffCount::<Test>::insert(ISSUER, 2));
	assert_found("I07", || Staff::<Test>::remove(ISSUER, STORE));
	assert_found("I07", || {
		Staff::<Test>::mutate(ISSUER, STORE, |record| record.as_mut().unwrap().terms.cap = 0);
	});
}
