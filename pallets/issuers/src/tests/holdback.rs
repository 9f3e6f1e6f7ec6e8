// SPDX-License-Identifier: Apache-2.0
use super::*;

fn book(act: MoneyAct) -> DispatchResult {
	<Issuing as Books<AccountId>>::book(&ISSUER, USDC, act)
}

fn kept() -> Vec<(u32, u128)> {
	FundsOf::<Test>::get(ISSUING).holdback.into_inner()
}

#[test]
fn holdback_should_raise_the_limit_while_it_is_kept() {
	ExtBuilder.build_and_execute(|| {
		let limit = || Issuing::headroom(ISSUING).unwrap().limit;
		let before = limit();
		let (total, fee, window, holdback) = (100 * DOLLAR, 2 * DOLLAR, 0, 10 * DOLLAR);
		assert_ok!(book(MoneyAct::Sold { total, fee, window, holdback }));
		assert_ok!(book(MoneyAct::WindowEnded { fee, holdback, released: DOLLAR }));
		assert_eq!(kept(), [(USDC, 20 * DOLLAR)]);
		assert_eq!(limit(), before + cents(2_000), "once, and not three times");
		let (released, treasury, escheat) = (10 * DOLLAR, 3 * DOLLAR, 2 * DOLLAR);
		assert_ok!(book(MoneyAct::HoldbackReleased { released, treasury, escheat }));
		assert_eq!(kept(), [(USDC, 5 * DOLLAR)]);
		assert_ok!(book(MoneyAct::Compensated { guarantee: DOLLAR, holdback: 5 * DOLLAR }));
		assert_eq!(limit(), before);
		assert!(!FundsOf::<Test>::contains_key(ISSUING));
	});
}

/// A friend buys, all of it is kept, everybody is scored, and the issuer buys everything back. With 300 points of coverage the
/// score would be 527, and 482 would keep grade B by the margin.
#[test]
fn holdback_should_leave_no_better_grade_when_it_came_and_went() {
	ExtBuilder.build_and_execute(|| {
		crate::Issuers::<Test>::mutate(ISSUING, |one| one.as_mut().unwrap().approved_at = START);
		Now::set(START + 365 * 86_400);
		redeemed(500_000);
		let scored = || {
			assert_ok!(Issuing::rescore(by(STRANGER), ISSUING));
			let stored = record(ISSUING);
			let limit = Issuing::headroom(ISSUING).unwrap().limit;
			(stored.grade, stored.score.coverage, stored.score.total, limit)
		};
		assert_eq!(scored(), (Grade::C, 0, 482, cents(5_000_000)));
		let holdback = 300_000 * DOLLAR;
		assert_ok!(book(MoneyAct::Sold { total: holdback, fee: 0, window: 0, holdback }));
		assert_eq!(scored(), (Grade::C, 0, 482, cents(35_000_000)));
		let released = holdback;
		assert_ok!(book(MoneyAct::HoldbackReleased { released, treasury: 0, escheat: 0 }));
		assert_eq!(scored(), (Grade::C, 0, 482, cents(5_000_000)));
	});
}

#[test]
fn holdback_should_not_change_when_other_money_moves() {
	ExtBuilder.build_and_execute(|| {
		let amount = DOLLAR;
		let acts = [
			MoneyAct::Sold { total: amount, fee: 0, window: amount, holdback: 0 },
			MoneyAct::WindowEnded { fee: 0, holdback: 0, released: amount },
			MoneyAct::Refunded { amount, fee: 0 },
			MoneyAct::BoughtBack { amount },
			MoneyAct::HoldbackReleased { released: 0, treasury: 0, escheat: 0 },
			MoneyAct::GuaranteeDeposited { amount },
			MoneyAct::GuaranteeWithdrawn { amount },
			MoneyAct::Compensated { guarantee: amount, holdback: 0 },
		];
		for act in acts {
			assert_ok!(book(act));
			assert!(!FundsOf::<Test>::contains_key(ISSUING), "{act:?}");
		}
	});
}

#[test]
fn holdback_should_refuse_to_let_go_more_than_is_kept() {
	ExtBuilder.build_and_execute(|| {
		let compensated = MoneyAct::Compensated { guarantee: 0, holdback: 1 };
		assert_noop!(book(compensated), UNEXPECTED);
		let most = u128::MAX;
		let released = MoneyAct::HoldbackReleased { released: most, treasury: 1, escheat: 0 };
		assert_noop!(book(released), UNEXPECTED);
		assert_noop!(<Issuing as Books<AccountId>>::book(&STRANGER, USDC, compensated), UNEXPECTED);
	});
}
