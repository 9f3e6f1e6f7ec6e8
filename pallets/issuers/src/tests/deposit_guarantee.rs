// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn deposit_guarantee_should_hold_money_and_raise_the_limit() {
	ExtBuilder.build_and_execute(|| {
		let before = Issuing::headroom(ISSUING).unwrap().limit;
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 100 * DOLLAR));
		assert_eq!(Held::get((USDC, ISSUER)), 100 * DOLLAR);
		assert_eq!(Free::get((USDC, ISSUER)), MONEY - 100 * DOLLAR);
		let (identity, who, asset, amount) = (ISSUING, ISSUER, USDC, 100 * DOLLAR);
		assert_event(Event::GuaranteeDeposited { identity, who, asset, amount });
		assert_eq!(Booked::get(), [(ISSUER, USDC, MoneyAct::GuaranteeDeposited { amount })]);
		let after = Issuing::headroom(ISSUING).unwrap();
		assert_eq!((after.secured, after.limit), (cents(10_000), before + cents(30_000)));
		// What an issuer adds goes to the same place.
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 1));
		assert_eq!(FundsOf::<Test>::get(ISSUING).deposits.len(), 1);
	});
}

#[test]
fn deposit_guarantee_should_count_together_when_several_accounts_put_aside() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 10 * DOLLAR));
		assert_ok!(Issuing::deposit_guarantee(by(SECOND), USDC, 20 * DOLLAR));
		assert_ok!(Issuing::deposit_guarantee(by(SECOND), EURC, 5 * DOLLAR));
		let of = |asset| <Issuing as Guarantees<AccountId>>::guarantee_of(&ISSUER, asset);
		assert_eq!((of(USDC), of(EURC)), (30 * DOLLAR, 5 * DOLLAR));
		assert_eq!(Issuing::headroom(ISSUING).unwrap().secured, cents(3_500));
		RateMissing::set(true);
		assert_eq!(Issuing::headroom(ISSUING).unwrap().secured, cents(3_000));
	});
}

#[test]
fn deposit_guarantee_should_count_whole_cents_only() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 19_999));
		assert_eq!(Issuing::headroom(ISSUING).unwrap().secured, cents(1));
	});
}

#[test]
fn deposit_guarantee_should_stop_at_the_most_places() {
	ExtBuilder.build_and_execute(|| {
		for asset in 100..100 + MAX_FUNDS {
			Free::insert((asset, ISSUER), DOLLAR);
			assert_ok!(Issuing::deposit_guarantee(by(ISSUER), asset, 1));
		}
		let more = Issuing::deposit_guarantee(by(ISSUER), USDC, 1);
		assert_noop!(more, Error::<Test>::TooManyDeposits);
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), 100, 1));
	});
}

#[test]
fn deposit_guarantee_should_leave_no_trace_when_it_fails() {
	ExtBuilder.build_and_execute(|| {
		let deposit = |who, asset, amount| Issuing::deposit_guarantee(by(who), asset, amount);
		assert_noop!(deposit(ISSUER, USDC, 0), Error::<Test>::ZeroAmount);
		assert_noop!(deposit(ISSUER, 9, 1), Error::<Test>::UnknownAsset);
		assert_noop!(deposit(STRANGER, USDC, 1), Error::<Test>::NotRegistered);
		assert_noop!(deposit(COMPANY, USDC, 1), Error::<Test>::NoIssuer);
		applied();
		assert_noop!(deposit(COMPANY, USDC, 1), Error::<Test>::WrongStatus);
		assert_noop!(deposit(ISSUER, USDC, MONEY + 1), POOR);
		BooksFail::set(true);
		assert_noop!(deposit(ISSUER, USDC, 1), DispatchError::Other("the books are closed"));
		freeze(ISSUER);
		assert_noop!(deposit(ISSUER, USDC, 1), refused(Reason::SenderFrozen));
	});
}

#[test]
fn deposit_guarantee_should_fail_when_not_signed() {
	ExtBuilder.build_and_execute(|| {
		assert_signed_only(|origin| Issuing::deposit_guarantee(origin, USDC, 1));
	});
}
