// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Path, traits::MoneyAct};
use sp_runtime::{DispatchError, DispatchResult};

use crate::{Error, Event, ListingTerms, Purchases, Queues, mock::*};

fn refund(who: AccountId, purchase: u64, quantity: u64) -> DispatchResult {
	Sales::refund(RuntimeOrigin::signed(who), purchase, quantity)
}

/// A purchase of three units for 999 in all, with number 0.
fn bought() {
	let id = list(ListingTerms { price: 333, ..refundable() });
	assert_ok!(buy(BUYER, id, 3));
	booked();
	CashLegs::set(Vec::new());
}

#[test]
fn refund_should_burn_units_and_pay_their_share_with_the_fee() {
	ExtBuilder.build_and_execute(|| {
		bought();
		assert_ok!(refund(BUYER, 0, 1));
		assert_eq!((money(BUYER), held(ISSUER)), (MONEY - 666, 666));
		assert_eq!(Units::get((REFUNDABLE, BUYER)), 2);
		assert_eq!(CashLegs::get(), vec![(Path::Refund, USDC, ISSUER, BUYER, 333)]);
		// 1 % of 999 is 10, of 666 it is 7.
		let refunded = Event::PurchaseRefunded {
			purchase: 0,
			series: REFUNDABLE,
			buyer: BUYER,
			quantity: 1,
			amount: 333,
			fee: 3,
		};
		assert_eq!(events().last(), Some(&refunded));
		assert_eq!(booked(), vec![MoneyAct::Refunded { amount: 333, fee: 3 }]);
		assert_eq!(Purchases::<Test>::get(0).unwrap().refunded, 1);
	});
}

#[test]
fn refund_should_return_exactly_all_when_everything_is_given_back() {
	ExtBuilder.build_and_execute(|| {
		bought();
		assert_ok!(refund(BUYER, 0, 2));
		assert_ok!(refund(BUYER, 0, 1));
		assert_eq!((money(BUYER), held(ISSUER), money(TREASURY)), (MONEY, 0, 0));
		assert_eq!(Purchases::<Test>::get(0), None);
		assert_noop!(refund(BUYER, 0, 1), Error::<Test>::UnknownPurchase);
		// Its place goes with the next window that ends.
		assert_eq!(Queues::<Test>::get(REFUNDABLE).next, 1);
		assert_ok!(Sales::end_windows(RuntimeOrigin::signed(STRANGER), REFUNDABLE, 1));
		assert!(!Queues::<Test>::contains_key(REFUNDABLE));
	});
}

#[test]
fn refund_should_round_down_for_parts_when_the_price_cannot_be_parted() {
	ExtBuilder.build_and_execute(|| {
		let terms = ListingTerms { price: 1, ..refundable() };
		let steps = vec![crate::PriceStep { from: 2, price: 2 }];
		let id = list(ListingTerms { steps: crate::PriceSteps::truncate_from(steps), ..terms });
		assert_ok!(buy(BUYER, id, 3));
		let mut amounts = Vec::new();
		for _ in 0..3 {
			let before = money(BUYER);
			assert_ok!(refund(BUYER, 0, 1));
			amounts.push(money(BUYER) - before);
		}
		assert_eq!(amounts, vec![1, 1, 2], "4 in three parts");
		assert_eq!(money(BUYER), MONEY);
	});
}

#[test]
fn refund_should_include_the_last_second_and_no_later_one() {
	ExtBuilder.build_and_execute(|| {
		bought();
		Now::set(START + u64::from(WINDOW) - 1);
		assert_ok!(refund(BUYER, 0, 1));
		Now::set(START + u64::from(WINDOW));
		assert_noop!(refund(BUYER, 0, 1), Error::<Test>::WindowOver);
	});
}

#[test]
fn refund_should_fail_when_it_is_not_the_buyers_or_too_much() {
	ExtBuilder.build_and_execute(|| {
		bought();
		for who in [BUYER_PHONE, ISSUER, STRANGER] {
			assert_noop!(refund(who, 0, 1), Error::<Test>::NotBuyer);
		}
		assert_noop!(refund(BUYER, 1, 1), Error::<Test>::UnknownPurchase);
		assert_noop!(refund(BUYER, 0, 0), Error::<Test>::QuantityZero);
		assert_noop!(refund(BUYER, 0, 4), Error::<Test>::NotEnoughBought);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Sales::refund(origin, 0, 1), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn refund_should_fail_when_the_units_are_gone() {
	ExtBuilder.build_and_execute(|| {
		bought();
		redeem(REFUNDABLE, BUYER, 2);
		assert_noop!(refund(BUYER, 0, 2), DispatchError::Other("no units"));
		assert_ok!(refund(BUYER, 0, 1));
	});
}

#[test]
fn refund_should_change_nothing_when_a_leg_fails() {
	let failures: [fn(); 3] =
		[|| BurnFails::set(true), || CashFailsAtLeg::set(Some(1)), || BooksFail::set(true)];
	for fail in failures {
		ExtBuilder.build_and_execute(|| {
			bought();
			fail();
			assert_noop!(refund(BUYER, 0, 1), INJECTED);
		});
	}
}

#[test]
fn refund_should_work_when_the_issuer_may_not_sell_or_is_in_default() {
	ExtBuilder.build_and_execute(|| {
		bought();
		MaySell::set(false);
		MayIssue::set(false);
		Defaulted::set(true);
		assert_ok!(refund(BUYER, 0, 3));
		assert_eq!(money(BUYER), MONEY);
	});
}
