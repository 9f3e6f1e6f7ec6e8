// SPDX-License-Identifier: Apache-2.0
//! Each invariant is found when it is broken.

use super::*;
use crate::functions::ordered;
use sp_runtime::TryRuntimeError;

/// What the check says after `damage` to a chain with two deposits of Alice's and a request about the first.
fn found_after(damage: impl FnOnce()) -> TryRuntimeError {
	new_test_ext().execute_with(|| {
		let deposit = deposited(100);
		deposited_under(1, 200);
		asked(deposit, a_move(), 60);
		assert_ok!(Pallet::<Test>::do_try_state());
		damage();
		Pallet::<Test>::do_try_state().expect_err("an invariant is broken")
	})
}

#[track_caller]
fn assert_found(number: &str, damage: impl FnOnce()) {
	let TryRuntimeError::Other(text) = found_after(damage) else { panic!("no text") };
	assert!(text.starts_with(number), "{text}");
}

fn change_agreement(change: impl FnOnce(&mut AgreementOf<Test>)) {
	Agreements::<Test>::mutate(1, |found| change(found.as_mut().expect("it is there")));
}

/// Changes the first deposit.
fn change(change: impl FnOnce(&mut DepositOf<Test>)) {
	Deposits::<Test>::mutate(1, |found| change(found.as_mut().expect("it is there")));
}

#[test]
fn invariant_1_should_find_numbers_out_of_range() {
	assert_found("CU-1", || NextAgreementId::<Test>::put(1));
	assert_found("CU-1", || NextDepositId::<Test>::put(2));
	assert_found("CU-1", || NextRequestId::<Test>::put(1));
}

#[test]
fn invariant_2_should_find_agreements_that_cannot_be() {
	assert_found("CU-2", || AgreementCount::<Test>::insert(ISSUER, 2));
	assert_found("CU-2", || AgreementsOf::<Test>::remove(CUSTODIAN, ordered(1)));
	assert_found("CU-2", || AgreementsOf::<Test>::insert(ALICE, ordered(1), ()));
	assert_found("CU-2", || AgreementsOf::<Test>::insert(ISSUER, ordered(9), ()));
	assert_found("CU-2", || change_agreement(|found| found.due = 26));
	assert_found("CU-2", || change_agreement(|found| found.paid = u128::MAX));
	assert_found("CU-2", || change_agreement(|found| found.custodian = ISSUER));
	assert_found("CU-2", || change_agreement(|found| found.state = AgreementState::Proposed));
}

#[test]
fn invariant_3_should_find_deposits_and_lists_that_disagree() {
	assert_found("CU-3", || change(|found| found.quantity = 0));
	assert_found("CU-3", || change(|found| found.agreement = 9));
	assert_found("CU-3", || change(|found| found.customer = BOB));
	assert_found("CU-3", || DepositsOf::<Test>::remove(ALICE));
	assert_found("CU-3", || DepositsUnder::<Test>::remove(1, ordered(1)));
	assert_found("CU-3", || DepositsUnder::<Test>::insert(1, ordered(9), ()));
	assert_found("CU-3", || Deposits::<Test>::remove(2));
	assert_found("CU-3", || change_agreement(|found| found.deposits = 1));
	assert_found("CU-3", || DepositsOf::<Test>::insert(BOB, Listed::default()));
	assert_found("CU-3", || DepositsOf::<Test>::insert(ALICE, Listed::truncate_from(vec![2, 1])));
}

#[test]
fn invariant_4_should_find_requests_that_cannot_be() {
	assert_found("CU-4", || change(|found| found.requests[0].quantity = 0));
	assert_found("CU-4", || change(|found| found.requests[0].quantity = 101));
	assert_found("CU-4", || change(|found| found.requests[0].wish = Wish::Move { to: CUSTODIAN }));
	assert_found("CU-4", || {
		change(|found| {
			let twice = found.requests[0].clone();
			found.requests.try_push(twice).expect("there is room");
		});
	});
}

#[test]
fn invariant_5_should_find_escrow_that_is_short() {
	assert_found("CU-5", || Vault::take(ALICE, 1));
	assert_found("CU-5", || change(|found| found.quantity += 1));
}

/// The list of a customer.
type Listed = frame_support::BoundedVec<DepositId, <Test as Config>::MaxDepositsPerCustomer>;
