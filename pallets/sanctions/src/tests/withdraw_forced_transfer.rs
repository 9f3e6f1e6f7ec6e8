// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, ForcedTransfers, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::Asset;
use sp_runtime::DispatchError::BadOrigin;

fn proposed() -> u64 {
	let id = crate::NextForcedTransferId::<Test>::get();
	let (asset, quantity) = (Asset::Series(CARD), 5);
	assert_ok!(Sanctions::propose_forced_transfer(
		by(COURT),
		asset,
		ALICE,
		BOB,
		quantity,
		file(6),
		file(7)
	));
	id
}

#[test]
fn withdraw_forced_transfer_should_drop_the_proposal_when_either_officer_says_so() {
	build_and_execute(|| {
		for officer in [COURT, SECOND] {
			let id = proposed();
			let order = ForcedTransfers::<Test>::get(id).unwrap();
			assert_ok!(Sanctions::withdraw_forced_transfer(by(officer), id));
			let event = Event::ForcedTransferWithdrawn { id, order, by: officer };
			assert_eq!(last_event(), event);
			assert_eq!(ForcedTransfers::<Test>::count(), 0);
			let approve = Sanctions::approve_forced_transfer(by(SECOND), id);
			assert_noop!(approve, Error::<Test>::UnknownForcedTransfer);
		}
		assert_eq!(Property::iter().count(), 0);
	});
}

#[test]
fn withdraw_forced_transfer_should_be_open_to_anyone_from_expiry_on() {
	build_and_execute(|| {
		let id = proposed();
		for who in [STRANGER, OFFICER, ALICE] {
			let early = Sanctions::withdraw_forced_transfer(by(who), id);
			assert_noop!(early, BadOrigin);
		}
		Now::set(START + LIFE - 1);
		assert_noop!(Sanctions::withdraw_forced_transfer(by(STRANGER), id), BadOrigin);
		Now::set(START + LIFE);
		assert_noop!(Sanctions::withdraw_forced_transfer(RuntimeOrigin::root(), id), BadOrigin);
		assert_ok!(Sanctions::withdraw_forced_transfer(by(STRANGER), id));
	});
}

#[test]
fn withdraw_forced_transfer_should_fail_when_there_is_no_such_proposal() {
	build_and_execute(|| {
		for who in [COURT, SECOND, STRANGER] {
			let refused = Sanctions::withdraw_forced_transfer(by(who), 1);
			assert_noop!(refused, Error::<Test>::UnknownForcedTransfer);
		}
	});
}
