// SPDX-License-Identifier: Apache-2.0
use super::*;

fn withdraw(who: AccountId, amount: u128) -> DispatchResult {
	Issuing::withdraw_guarantee(by(who), USDC, amount)
}

#[test]
fn withdraw_guarantee_should_give_money_back() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 100));
		assert_ok!(withdraw(ISSUER, 40));
		let (identity, who, asset, amount) = (ISSUING, ISSUER, USDC, 40);
		assert_event(Event::GuaranteeWithdrawn { identity, who, asset, amount });
		assert_eq!(Booked::get()[1], (ISSUER, USDC, MoneyAct::GuaranteeWithdrawn { amount: 40 }));
		assert_eq!((Held::get((USDC, ISSUER)), Free::get((USDC, ISSUER))), (60, MONEY - 60));
		assert_ok!(withdraw(ISSUER, 60));
		assert!(!FundsOf::<Test>::contains_key(ISSUING));
	});
}

/// K09 at its other side: no withdrawal leaves more promised than the limit carries.
#[test]
fn withdraw_guarantee_should_fail_when_promises_rest_on_it() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 100 * DOLLAR));
		// Grade C carries fifty thousand dollars, a hundred put aside three hundred more.
		units(UnitsAct::Minted, None, 5_000_000 + 15_000).unwrap();
		assert_noop!(withdraw(ISSUER, 50 * DOLLAR + 1), Error::<Test>::GuaranteeNeeded);
		assert_ok!(withdraw(ISSUER, 50 * DOLLAR));
		assert_noop!(withdraw(ISSUER, 1), Error::<Test>::GuaranteeNeeded);
		units(UnitsAct::Recalled, None, 15_000).unwrap();
		assert_ok!(withdraw(ISSUER, 50 * DOLLAR));
	});
}

#[test]
fn withdraw_guarantee_should_fail_when_frozen_or_in_default() {
	for status in STATUSES {
		ExtBuilder.build().execute_with(|| {
			assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 100));
			force_status(status);
			if matches!(status, IssuerStatus::Frozen | IssuerStatus::Defaulted) {
				assert_noop!(withdraw(ISSUER, 1), Error::<Test>::GuaranteeKept);
			} else {
				assert_ok!(withdraw(ISSUER, 1));
			}
		});
	}
}

/// Nothing is owed, so nothing but the demand keeps it.
#[test]
fn withdraw_guarantee_should_fail_when_something_is_demanded() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 100));
		DemandedOf::set(Some(ISSUING));
		assert_noop!(withdraw(ISSUER, 1), Error::<Test>::GuaranteeKept);
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 100));
		DemandedOf::set(Some(COMPANY));
		assert_ok!(withdraw(ISSUER, 200));
	});
}

#[test]
fn withdraw_guarantee_should_fail_when_the_account_put_less_aside() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 100));
		assert_noop!(withdraw(ISSUER, 0), Error::<Test>::ZeroAmount);
		assert_noop!(withdraw(ISSUER, 101), Error::<Test>::NotEnoughGuarantee);
		assert_noop!(withdraw(SECOND, 1), Error::<Test>::NotEnoughGuarantee);
		assert_noop!(withdraw(STRANGER, 1), Error::<Test>::NotRegistered);
		assert_noop!(withdraw(COMPANY, 1), Error::<Test>::NoIssuer);
	});
}

#[test]
fn withdraw_guarantee_should_fail_when_not_signed() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 100));
		assert_signed_only(|origin| Issuing::withdraw_guarantee(origin, USDC, 1));
	});
}

/// A grade that rests on a guarantee does not outlive it until somebody asks for the score.
#[test]
fn withdraw_guarantee_should_fail_when_the_grade_that_is_left_would_not_carry_what_is_promised() {
	ExtBuilder.build_and_execute(|| {
		covered();
		// Grade B carries a million dollars, grade C fifty thousand.
		units(UnitsAct::Minted, None, 6_000_000).unwrap();
		assert_noop!(withdraw(ISSUER, MONEY), Error::<Test>::GuaranteeNeeded);
		assert_ok!(withdraw(ISSUER, MONEY - 600_000 * DOLLAR));
		// Three dollars for each that is left carry it.
		assert_eq!(record(ISSUING).grade, Grade::C);
		assert_noop!(withdraw(ISSUER, 600_000 * DOLLAR), Error::<Test>::GuaranteeNeeded);
		units(UnitsAct::Recalled, None, 6_000_000).unwrap();
		assert_ok!(withdraw(ISSUER, 600_000 * DOLLAR));
		assert_eq!(Issuing::headroom(ISSUING).unwrap().limit, cents(5_000_000));
	});
}

/// The worked example of the README. A score of 482 would keep grade B if it fell by itself.
#[test]
fn withdraw_guarantee_should_take_the_grade_when_it_is_not_reached_with_what_is_left() {
	ExtBuilder.build_and_execute(|| {
		crate::Issuers::<Test>::mutate(ISSUING, |one| one.as_mut().unwrap().approved_at = START);
		Now::set(START + 365 * 86_400);
		redeemed(500_000);
		assert_ok!(Issuing::rescore(by(STRANGER), ISSUING));
		assert_eq!((record(ISSUING).grade, record(ISSUING).score.total), (Grade::C, 482));
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 300_000 * DOLLAR));
		assert_ok!(Issuing::rescore(by(STRANGER), ISSUING));
		assert_eq!((record(ISSUING).grade, record(ISSUING).score.total), (Grade::B, 527));

		System::reset_events();
		assert_ok!(withdraw(ISSUER, 10_000 * DOLLAR));
		assert_eq!((record(ISSUING).grade, System::events().len()), (Grade::B, 1));
		assert_ok!(withdraw(ISSUER, 40_000 * DOLLAR));
		let stored = record(ISSUING);
		assert_eq!((stored.grade, stored.score.total), (Grade::C, 632));
		let (old_grade, new_grade, limit) = (Grade::B, Grade::C, cents(5_000_000 + 75_000_000));
		let (identity, score) = (ISSUING, stored.score);
		let lost = Event::Rescored { identity, score, old_grade, new_grade, limit };
		System::assert_has_event(lost.into());
		let (who, asset, amount) = (ISSUER, USDC, 40_000 * DOLLAR);
		assert_event(Event::GuaranteeWithdrawn { identity, who, asset, amount });

		assert_ok!(withdraw(ISSUER, 250_000 * DOLLAR));
		assert_ok!(Issuing::rescore(by(STRANGER), ISSUING));
		assert_eq!((record(ISSUING).grade, record(ISSUING).score.total), (Grade::C, 482));
		assert_eq!(Issuing::headroom(ISSUING).unwrap().limit, cents(5_000_000));
	});
}

#[test]
fn withdraw_guarantee_should_leave_the_grade_when_it_is_worse_than_what_is_reached() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 100 * DOLLAR));
		crate::Issuers::<Test>::mutate(ISSUING, |one| one.as_mut().unwrap().grade = Grade::D);
		let before = record(ISSUING);
		assert_ok!(withdraw(ISSUER, 100 * DOLLAR));
		assert_eq!(record(ISSUING), before);
	});
}
