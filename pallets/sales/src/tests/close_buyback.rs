// SPDX-License-Identifier: Apache-2.0

use std::collections::BTreeMap;

use frame_support::{assert_noop, assert_ok};
use genex_primitives::issuance::StaffScope;
use sp_runtime::{DispatchError, DispatchResult};

use crate::{BuyBackOf, Error, Event, mock::*};

const UNTIL: u64 = START + 100;

fn close(who: AccountId) -> DispatchResult {
	Sales::close_buyback(RuntimeOrigin::signed(who), 1)
}

fn opened() {
	Balances::insert((USDC, ISSUER), MONEY);
	let origin = RuntimeOrigin::signed(ISSUER);
	assert_ok!(Sales::open_buyback(origin, GIFT, USDC, 900, 5, UNTIL));
}

#[test]
fn close_buyback_should_return_the_rest_to_the_issuer() {
	ExtBuilder.build_and_execute(|| {
		opened();
		assert_ok!(close(ISSUER));
		assert_eq!((money(ISSUER), held(ISSUER)), (MONEY, 0));
		assert_eq!((Sales::buyback(1), BuyBackOf::<Test>::get(GIFT, USDC)), (None, None));
		let closed = Event::BuyBackClosed { buyback: 1, remaining: 5, returned: 4_500, by: ISSUER };
		assert_eq!(events().last(), Some(&closed));
		assert_noop!(close(ISSUER), Error::<Test>::UnknownBuyBack);
	});
}

#[test]
fn close_buyback_should_be_open_to_anyone_after_the_end_only() {
	ExtBuilder.build_and_execute(|| {
		opened();
		Staff::set(BTreeMap::from([(LOOKER, StaffScope::Refund)]));
		Now::set(UNTIL - 1);
		assert_noop!(close(STRANGER), Error::<Test>::NotIssuer);
		Now::set(UNTIL);
		assert_ok!(close(STRANGER));
		assert_eq!((money(ISSUER), held(ISSUER)), (MONEY, 0));
		Now::set(START);
		let origin = RuntimeOrigin::signed(ISSUER);
		assert_ok!(Sales::open_buyback(origin, GIFT, USDC, 900, 5, UNTIL));
		assert_ok!(Sales::close_buyback(RuntimeOrigin::signed(LOOKER), 2));
	});
}

#[test]
fn close_buyback_should_fail_when_the_issuer_is_in_default_or_the_origin_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		opened();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Sales::close_buyback(origin, 1), DispatchError::BadOrigin);
		}
		Defaulted::set(true);
		assert_noop!(close(ISSUER), Error::<Test>::IssuerDefaulted);
	});
}
