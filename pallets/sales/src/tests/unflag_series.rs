// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use genex_primitives::Actor;
use sp_core::H256;
use sp_runtime::DispatchError;

use super::WHY;
use crate::{Error, Event, Risk, mock::*};

#[test]
fn unflag_series_should_let_it_sell_again() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		let officer = || RuntimeOrigin::signed(OFFICER);
		assert_ok!(Sales::flag_series(officer(), GIFT, Risk::NotHonoured, WHY));
		assert_ok!(Sales::unflag_series(officer(), GIFT, WHY));
		let (by, old) = (Actor::Account(OFFICER), Some(Risk::NotHonoured));
		let event = Event::SeriesFlagged { series: GIFT, by, old, new: None, reason: WHY };
		assert_eq!(events().last(), Some(&event));
		assert_ok!(buy(BUYER, id, 1));
		assert_noop!(Sales::unflag_series(officer(), GIFT, WHY), Error::<Test>::NotFlagged);
	});
}

#[test]
fn unflag_series_should_fail_when_reason_or_origin_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		let officer = RuntimeOrigin::signed(OFFICER);
		assert_ok!(Sales::flag_series(officer.clone(), GIFT, Risk::Legal, WHY));
		let none = Sales::unflag_series(officer, GIFT, H256::zero());
		assert_noop!(none, Error::<Test>::ReasonMissing);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), RuntimeOrigin::signed(ISSUER)]
		{
			assert_noop!(Sales::unflag_series(origin, GIFT, WHY), DispatchError::BadOrigin);
		}
	});
}
