// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, ForcedTransfers, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::Asset;
use sp_core::H256;
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
			assert_ok!(Sanctions::withdraw_forced_transfer(by(officer), id, file(9)));
			let event = Event::ForcedTransferWithdrawn { id, order, by: officer, reason: file(9) };
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
			let early = Sanctions::withdraw_forced_transfer(by(who), id, file(9));
			assert_noop!(early, BadOrigin);
		}
		Now::set(START + LIFE - 1);
		assert_noop!(Sanctions::withdraw_forced_transfer(by(STRANGER), id, file(9)), BadOrigin);
		Now::set(START + LIFE);
		assert_noop!(
			Sanctions::withdraw_forced_transfer(RuntimeOrigin::root(), id, file(9)),
			BadOrigin
		);
		assert_ok!(Sanctions::withdraw_forced_transfer(by(STRANGER), id, H256::zero()));
	});
}

#[test]
fn withdraw_forced_transfer_should_fail_when_there_is_no_such_proposal() {
	build_and_execute(|| {
		for who in [COURT, SECOND, STRANGER] {
			let refused = Sanctions::withdraw_forced_transfer(by(who), 1, file(9));
			assert_noop!(refused, Error::<Test>::UnknownForcedTransfer);
		}
	});
}

#[test]
fn withdraw_forced_transfer_should_fail_when_no_reason_is_named() {
	build_and_execute(|| {
		let id = proposed();
		// An officer names one for an expired proposal too.
		for now in [START, START + LIFE] {
			Now::set(now);
			for who in [COURT, SECOND] {
				let refused = Sanctions::withdraw_forced_transfer(by(who), id, H256::zero());
				assert_noop!(refused, Error::<Test>::NoCase);
			}
		}
	});
}
