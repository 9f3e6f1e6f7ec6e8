// SPDX-License-Identifier: Apache-2.0

use super::*;

fn deposit(series: u32, quantity: u64) -> DispatchResult {
	Custody::deposit(by(ALICE), 1, series, quantity)
}

#[test]
fn deposit_should_leave_the_units_with_their_owner() {
	run(|| {
		accepted();
		assert_ok!(deposit(SERIES, 300));
		assert_eq!((units(ALICE), units(CUSTODIAN)), ((FUNDS - 300, 300), (FUNDS, 0)));
		let found = the_deposit(1);
		assert_eq!((found.customer, found.quantity, found.unasked()), (ALICE, 300, 300));
		assert_eq!(the_agreement(1).deposits, 1);
		assert_eq!(
			last_event(),
			Event::Deposited {
				deposit: 1,
				agreement: 1,
				customer: ALICE,
				series: SERIES,
				quantity: 300,
			}
		);
		assert_ok!(deposit(SECOND, 1));
		assert_eq!(DepositsOf::<Test>::get(ALICE).into_inner(), [1, 2]);
	});
}

#[test]
fn deposit_should_fail_when_the_agreement_is_not_in_force() {
	run(|| {
		assert_noop!(deposit(SERIES, 1), Error::<Test>::UnknownAgreement);
		let id = proposed();
		assert_noop!(deposit(SERIES, 1), Error::<Test>::NotInForce);
		assert_ok!(Custody::accept_agreement(by(CUSTODIAN), id));
		wait(TERM - 1);
		assert_ok!(deposit(SERIES, 1));
		wait(1);
		assert_noop!(deposit(SERIES, 1), Error::<Test>::NotInForce);
	});
}

#[test]
fn deposit_should_fail_when_the_agreement_is_about_other_coupons() {
	run(|| {
		accepted();
		assert_noop!(deposit(FOREIGN, 1), Error::<Test>::NotCovered);
		assert_noop!(deposit(9, 1), Error::<Test>::UnknownSeries);
		let scope = Scope::Series(SECOND);
		assert_ok!(Custody::propose_agreement(by(ISSUER), CUSTODIAN, scope, FEE, END));
		assert_ok!(Custody::accept_agreement(by(CUSTODIAN), 2));
		let call = Custody::deposit(by(ALICE), 2, SERIES, 1);
		assert_noop!(call, Error::<Test>::NotCovered);
		assert_ok!(Custody::deposit(by(ALICE), 2, SECOND, 1));
	});
}

#[test]
fn deposit_should_fail_when_the_customer_is_the_custodian() {
	run(|| {
		accepted();
		for who in [CUSTODIAN, BRANCH] {
			let call = Custody::deposit(by(who), 1, SERIES, 1);
			assert_noop!(call, Error::<Test>::SameParty);
		}
	});
}

#[test]
fn deposit_should_fail_when_the_customer_is_frozen() {
	run(|| {
		accepted();
		freeze(ALICE);
		assert_noop!(deposit(SERIES, 1), frozen());
	});
}

#[test]
fn deposit_should_leave_as_many_units_free_as_an_authority_blocked() {
	run(|| {
		accepted();
		Blocked::insert(ALICE, 400);
		let blocked = Error::<Test>::Refused(Reason::UnitsFrozen.code());
		assert_noop!(deposit(SERIES, FUNDS - 399), blocked);
		assert_ok!(deposit(SERIES, FUNDS - 401));
		// Nor in small parts.
		assert_ok!(deposit(SERIES, 1));
		let blocked = Error::<Test>::Refused(Reason::UnitsFrozen.code());
		assert_noop!(deposit(SERIES, 1), blocked);
		assert_noop!(deposit(SERIES, 401), SHORT);
		assert_ok!(deposit(SECOND, FUNDS));
		Blocked::insert(ALICE, 399);
		assert_ok!(deposit(SERIES, 1));
	});
}

#[test]
fn deposit_should_bound_the_quantity() {
	run(|| {
		accepted();
		assert_noop!(deposit(SERIES, 0), Error::<Test>::Zero);
		assert_noop!(deposit(SERIES, FUNDS + 1), SHORT);
		assert_ok!(deposit(SERIES, FUNDS));
		assert_noop!(deposit(SERIES, 1), SHORT);
	});
}

#[test]
fn deposit_should_bound_the_deposits_of_a_customer() {
	run(|| {
		accepted();
		for _ in 0..MAX_DEPOSITS {
			assert_ok!(deposit(SERIES, 1));
		}
		assert_noop!(deposit(SERIES, 1), Error::<Test>::TooManyDeposits);
		assert_ok!(Custody::deposit(by(BOB), 1, SERIES, 1));
		assert_ok!(Custody::force_release(by(OFFICER), 1, WHY));
		assert_ok!(deposit(SERIES, 1));
	});
}

#[test]
fn deposit_should_fail_when_all_numbers_are_used() {
	run(|| {
		accepted();
		NextDepositId::<Test>::put(u64::MAX);
		assert_noop!(deposit(SERIES, 1), Error::<Test>::IdsExhausted);
	});
}
