// SPDX-License-Identifier: Apache-2.0

use super::*;

fn approve(deposit: DepositId, request: RequestId) -> DispatchResult {
	Custody::approve(by(CUSTODIAN), deposit, request)
}

#[test]
fn approve_should_move_what_was_asked() {
	run(|| {
		let deposit = deposited(100);
		let request = asked(deposit, a_move(), 60);
		assert_ok!(approve(deposit, request));
		assert_eq!((units(ALICE), units(BOB)), ((FUNDS - 100, 40), (FUNDS + 60, 0)));
		assert_eq!(
			last_event(),
			Event::RequestApproved {
				deposit,
				request,
				custodian: CUSTODIAN,
				customer: ALICE,
				wish: a_move(),
				quantity: 60,
				left: 40,
			}
		);
		let found = the_deposit(deposit);
		assert_eq!((found.quantity, found.requests.len()), (40, 0));
		assert_noop!(approve(deposit, request), Error::<Test>::UnknownRequest);
	});
}

#[test]
fn approve_should_burn_what_was_asked() {
	run(|| {
		let deposit = deposited(100);
		let request = asked(deposit, a_redemption(), 100);
		assert_ok!(approve(deposit, request));
		assert_eq!((units(ALICE), burned(STORE)), ((FUNDS - 100, 0), 100));
		assert_eq!(Custody::deposit_of(deposit), None);
		assert_eq!(the_agreement(1).deposits, 0);
		assert_noop!(approve(deposit, request), Error::<Test>::UnknownDeposit);
	});
}

#[test]
fn approve_should_burn_units_that_bear_numbers() {
	run(|| {
		Numbered::set(true);
		let deposit = deposited(100);
		let request = asked(deposit, a_redemption(), 60);
		assert_ok!(approve(deposit, request));
		assert_eq!((units(ALICE), burned(STORE)), ((FUNDS - 100, 40), 60));
	});
}

#[test]
fn approve_should_free_what_was_asked() {
	run(|| {
		let deposit = deposited(100);
		let request = asked(deposit, Wish::Withdraw, 60);
		assert_ok!(approve(deposit, request));
		assert_eq!(units(ALICE), (FUNDS - 40, 40));
	});
}

#[test]
fn approve_should_earn_the_fee_up_to_the_most_in_all() {
	run(|| {
		let deposit = deposited(100);
		for due in [10, 20, 25, 25] {
			let request = asked(deposit, a_move(), 1);
			assert_ok!(approve(deposit, request));
			assert_eq!(the_agreement(1).due, due);
		}
	});
}

#[test]
fn approve_should_earn_nothing_when_less_moves_than_is_paid_for() {
	run(|| {
		registered(CUSTODIAN);
		let fee = Fee { least: 5, ..FEE };
		assert_ok!(Custody::propose_agreement(by(ISSUER), CUSTODIAN, Scope::All, fee, END));
		assert_ok!(Custody::accept_agreement(by(CUSTODIAN), 1));
		let deposit = deposited_under(1, 100);
		// A unit is worth a cent.
		for (quantity, due) in [(4, 0), (4, 0), (5, 10), (4, 10), (6, 20)] {
			let request = asked(deposit, a_move(), quantity);
			assert_ok!(approve(deposit, request));
			assert_eq!(the_agreement(1).due, due);
		}
		let small = asked(deposit, Wish::Withdraw, 4);
		assert_ok!(approve(deposit, small));
		assert_eq!(the_agreement(1).due, 20);
	});
}

#[test]
fn approve_should_never_earn_less_when_a_move_is_split() {
	run(|| {
		let deposit = deposited(100);
		let whole = asked(deposit, a_move(), 2);
		assert_ok!(approve(deposit, whole));
		let at_once = the_agreement(1).due;
		for _ in 0..2 {
			let part = asked(deposit, a_move(), 1);
			assert_ok!(approve(deposit, part));
			assert!(the_agreement(1).due >= at_once);
		}
		// Nor more than was agreed for all acts together, however many there are.
		assert_eq!((at_once, the_agreement(1).due), (FEE.per_act, FEE.most));
	});
}

#[test]
fn approve_should_be_for_the_custodian() {
	run(|| {
		let deposit = deposited(100);
		let request = asked(deposit, a_move(), 60);
		registered(BANK);
		for who in [ALICE, BOB, BRANCH, BANK, ISSUER, OFFICER] {
			let call = Custody::approve(by(who), deposit, request);
			assert_noop!(call, Error::<Test>::NotCustodian);
		}
	});
}

#[test]
fn approve_should_fail_when_a_party_is_frozen() {
	run(|| {
		let deposit = deposited(100);
		let (gift, burn) = (asked(deposit, a_move(), 10), asked(deposit, a_redemption(), 10));
		freeze(CUSTODIAN);
		assert_noop!(approve(deposit, gift), frozen());
		for party in [ALICE, BOB] {
			Frozen::set(vec![party]);
			assert_noop!(approve(deposit, gift), REFUSED_FROZEN);
		}
		for party in [ALICE, STORE] {
			Frozen::set(vec![party]);
			assert_noop!(approve(deposit, burn), REFUSED_FROZEN);
		}
		Frozen::set(Vec::new());
		assert_ok!(approve(deposit, gift));
		assert_ok!(approve(deposit, burn));
	});
}

#[test]
fn approve_should_free_the_units_of_a_frozen_customer() {
	run(|| {
		let deposit = deposited(100);
		let request = asked(deposit, Wish::Withdraw, 100);
		freeze(ALICE);
		assert_ok!(approve(deposit, request));
		assert_eq!(units(ALICE), (FUNDS, 0));
	});
}

#[test]
fn approve_should_fail_when_the_other_side_came_to_the_custodian() {
	run(|| {
		let deposit = deposited(100);
		let (gift, burn) = (asked(deposit, a_move(), 10), asked(deposit, a_redemption(), 10));
		OfCustodian::set(vec![CUSTODIAN, BOB, STORE]);
		for request in [gift, burn] {
			assert_noop!(approve(deposit, request), Error::<Test>::SameParty);
		}
	});
}

#[test]
fn approve_should_fail_when_nobody_accepts_the_units() {
	run(|| {
		let deposit = deposited(100);
		let wish = Wish::Redeem { redeemer: STRANGER, order_hash: ORDER };
		let request = asked(deposit, wish, 10);
		assert_noop!(approve(deposit, request), NO_REDEEMER);
	});
}

#[test]
fn approve_should_fail_from_the_deadline_on() {
	run(|| {
		let deposit = deposited(100);
		let (first, second) = (asked(deposit, a_move(), 10), asked(deposit, a_move(), 10));
		wait(LIFETIME - 1);
		assert_ok!(approve(deposit, first));
		wait(1);
		assert_noop!(approve(deposit, second), Error::<Test>::DeadlinePassed);
	});
}

#[test]
fn approve_should_fail_when_the_agreement_is_not_in_force() {
	run(|| {
		let deposit = deposited(100);
		let request = asked(deposit, a_move(), 10);
		assert_ok!(Custody::end_agreement(by(ISSUER), 1));
		assert_noop!(approve(deposit, request), Error::<Test>::NotInForce);
	});
}
