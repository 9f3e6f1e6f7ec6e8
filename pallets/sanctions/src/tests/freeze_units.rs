// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, FrozenUnits, UnitsRecord, UnitsRequest, UnitsRequests, mock::*};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::DispatchError;

#[test]
fn freeze_units_should_block_more_than_the_holder_has() {
	build_and_execute(|| {
		let (who, series) = (ALICE, CARD);
		assert_ok!(Sanctions::freeze_units(by(OFFICER), who, series, u64::MAX, 7, file(1)));
		assert_eq!(BlockedUnits::get((CARD, ALICE)), Some(u64::MAX));
		let record =
			UnitsRecord { quantity: u64::MAX, reason: 7, case: file(1), by: OFFICER, at: START };
		assert_eq!(FrozenUnits::<Test>::get(ALICE, CARD), Some(record));
		let (old, new, reason, case) = (0, u64::MAX, 7, file(1));
		let event = Event::UnitsFrozen { who, series, old, new, reason, case, by: OFFICER };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn freeze_units_should_concern_one_account_and_series_only() {
	build_and_execute(|| {
		assert_ok!(Sanctions::freeze_units(by(OFFICER), ALICE, CARD, 5, 7, file(1)));
		assert_eq!(FrozenUnits::<Test>::iter().count(), 1);
		assert_eq!(record_of(account(ALICE)), None);
		assert!(!gnx_blocked(ALICE));
	});
}

#[test]
fn freeze_units_should_raise_and_tell_old_and_new() {
	build_and_execute(|| {
		assert_ok!(Sanctions::freeze_units(by(OFFICER), ALICE, CARD, 5, 7, file(1)));
		assert_ok!(Sanctions::freeze_units(by(OTHER_OFFICER), ALICE, CARD, 6, 8, file(2)));
		let (who, series, old, new) = (ALICE, CARD, 5, 6);
		let (reason, case, by) = (8, file(2), OTHER_OFFICER);
		let event = Event::UnitsFrozen { who, series, old, new, reason, case, by };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn freeze_units_should_void_a_release() {
	build_and_execute(|| {
		let (who, series) = (ALICE, CARD);
		assert_ok!(Sanctions::freeze_units(by(OFFICER), who, series, 5, 7, file(1)));
		assert_ok!(Sanctions::request_units_release(by(OFFICER), who, series, 0, file(3)));
		assert_ok!(Sanctions::freeze_units(by(OTHER_OFFICER), who, series, 6, 7, file(2)));
		assert_eq!(UnitsRequests::<Test>::get(who, series), None);
		let request = UnitsRequest { quantity: 0, case: file(3), by: OFFICER, at: START };
		let (by, reason) = (OTHER_OFFICER, file(2));
		let event = Event::UnitsReleaseCancelled { who, series, request, by, reason };
		assert!(events().contains(&event));
	});
}

#[test]
fn freeze_units_should_fail_when_it_does_not_block_more() {
	build_and_execute(|| {
		let block =
			|quantity| Sanctions::freeze_units(by(OFFICER), ALICE, CARD, quantity, 7, file(1));
		assert_noop!(block(0), Error::<Test>::NotMore);
		assert_ok!(block(5));
		for quantity in [0, 4, 5] {
			assert_noop!(block(quantity), Error::<Test>::NotMore);
		}
	});
}

#[test]
fn freeze_units_should_fail_when_the_account_is_protected() {
	build_and_execute(|| {
		let refused = Sanctions::freeze_units(by(OFFICER), TREASURY, CARD, 5, 7, file(1));
		assert_noop!(refused, Error::<Test>::Protected);
	});
}

#[test]
fn freeze_units_should_fail_when_no_case_is_named() {
	build_and_execute(|| {
		let refused = Sanctions::freeze_units(by(OFFICER), ALICE, CARD, 5, 7, H256::zero());
		assert_noop!(refused, Error::<Test>::NoCase);
	});
}

#[test]
fn freeze_units_should_fail_when_the_coupons_refuse() {
	build_and_execute(|| {
		let refused = Sanctions::freeze_units(by(OFFICER), ALICE, CARD + 1, 5, 7, file(1));
		assert_noop!(refused, DispatchError::Other("no such series"));
	});
}
