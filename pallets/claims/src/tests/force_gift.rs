// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Gifts, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Actor, Tier};
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

const WHY: H256 = H256::repeat_byte(7);

#[test]
fn force_gift_should_free_the_units_when_an_officer_says_why() {
	run(|| {
		let gift = linked(Tier::L0);
		assert_ok!(Claims::force_gift(signed(OFFICER), gift, WHY));
		assert_eq!(parts(SERIES, ALICE), (WEALTH, 0));
		assert_eq!(Gifts::<Test>::get(gift), None);
		let (giver, by) = (account(ALICE), Actor::Account(account(OFFICER)));
		let (old, new, reason) = (10, 0, WHY);
		assert_eq!(last_event(), Event::GiftForced { gift, giver, by, old, new, reason });
	});
}

#[test]
fn force_gift_should_fail_when_origin_reason_or_number_is_wrong() {
	run(|| {
		let gift = linked(Tier::L0);
		for origin in [signed(ALICE), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Claims::force_gift(origin, gift, WHY), BadOrigin);
		}
		let silent = Claims::force_gift(signed(OFFICER), gift, H256::zero());
		assert_noop!(silent, Error::<Test>::ReasonMissing);
		let unknown = Claims::force_gift(signed(OFFICER), 99, WHY);
		assert_noop!(unknown, Error::<Test>::UnknownGift);
	});
}
