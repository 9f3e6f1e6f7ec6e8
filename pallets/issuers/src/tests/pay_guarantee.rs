// SPDX-License-Identifier: Apache-2.0
use super::*;

fn pay(amount: u128) -> Result<u32, DispatchError> {
	<Issuing as Guarantees<AccountId>>::pay_guarantee(&ISSUER, USDC, &ALICE, amount)
}

#[test]
fn pay_guarantee_should_take_from_one_account_after_the_other() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 100));
		assert_ok!(Issuing::deposit_guarantee(by(SECOND), EURC, 70));
		assert_ok!(Issuing::deposit_guarantee(by(SECOND), USDC, 50));
		assert_eq!(pay(120), Ok(2), "it came from two accounts");
		assert_eq!(Free::get((USDC, ALICE)), 120);
		assert_eq!((Held::get((USDC, ISSUER)), Held::get((USDC, SECOND))), (0, 30));
		let (identity, from, to, asset) = (ISSUING, SECOND, ALICE, USDC);
		assert_event(Event::GuaranteePaid { identity, from, to, asset, amount: 20 });
		assert_eq!(<Issuing as Guarantees<AccountId>>::guarantee_of(&ISSUER, USDC), 30);
		assert_ok!(pay(30));
		assert_eq!(FundsOf::<Test>::get(ISSUING).deposits.len(), 1);
		assert_ok!(pay(0));
	});
}

#[test]
fn pay_guarantee_should_fail_when_there_is_less() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 100));
		assert_noop!(pay(101), Error::<Test>::NotEnoughGuarantee);
		let of_nobody =
			<Issuing as Guarantees<AccountId>>::pay_guarantee(&STRANGER, USDC, &ALICE, 1);
		assert_noop!(of_nobody, UNEXPECTED);
	});
}

#[test]
fn pay_guarantee_should_work_in_default_and_fail_when_the_money_is_frozen() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 100));
		assert_ok!(<Issuing as Guarantees<AccountId>>::set_defaulted(&ISSUER, true));
		assert_ok!(pay(40));
		freeze(ISSUER);
		assert_noop!(pay(40), DispatchError::Other("frozen"));
	});
}
