// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, ForcedTransfers, mock::*};
use frame_support::{assert_noop, assert_ok, storage::with_storage_layer};
use genex_primitives::{Asset, FreezeMode::Full};
use sp_runtime::DispatchError;

const COINS: Asset = Asset::Stablecoin(1);

/// A proposal to move 5 of Alice's 8 coins to Bob.
fn proposed(officer: AccountId) {
	Property::insert((COINS, ALICE), 8);
	assert_ok!(Sanctions::propose_forced_transfer(
		by(officer),
		COINS,
		ALICE,
		BOB,
		5,
		file(6),
		file(7)
	));
}

fn property() -> (Option<u128>, Option<u128>) {
	(Property::get((COINS, ALICE)), Property::get((COINS, BOB)))
}

#[test]
fn approve_forced_transfer_should_move_the_property_once() {
	build_and_execute(|| {
		proposed(COURT);
		let order = ForcedTransfers::<Test>::get(1).unwrap();
		assert_ok!(Sanctions::approve_forced_transfer(by(SECOND), 1));
		assert_eq!(property(), (Some(3), Some(5)));
		assert_eq!(last_event(), Event::ForcedTransferMade { id: 1, order, by: SECOND });
		let again = Sanctions::approve_forced_transfer(by(SECOND), 1);
		assert_noop!(again, Error::<Test>::UnknownForcedTransfer);
	});
}

#[test]
fn approve_forced_transfer_should_work_when_the_holder_is_frozen() {
	build_and_execute(|| {
		freeze(account(ALICE));
		proposed(COURT);
		assert_ok!(Sanctions::approve_forced_transfer(by(SECOND), 1));
		assert_eq!(property(), (Some(3), Some(5)));
		assert_eq!(mode_of(ALICE), Full);
	});
}

#[test]
fn approve_forced_transfer_should_fail_when_the_same_account_proposed() {
	build_and_execute(|| {
		proposed(DOUBLE);
		let own = Sanctions::approve_forced_transfer(by(DOUBLE), 1);
		assert_noop!(own, Error::<Test>::SameOfficer);
		assert_ok!(Sanctions::approve_forced_transfer(by(SECOND), 1));
	});
}

#[test]
fn approve_forced_transfer_should_fail_from_the_second_of_expiry_on() {
	build_and_execute(|| {
		proposed(COURT);
		Now::set(START + LIFE);
		let late = Sanctions::approve_forced_transfer(by(SECOND), 1);
		assert_noop!(late, Error::<Test>::Expired);
		Now::set(START + LIFE - 1);
		assert_ok!(Sanctions::approve_forced_transfer(by(SECOND), 1));
	});
}

#[test]
fn approve_forced_transfer_should_keep_the_proposal_when_the_movers_refuse() {
	build_and_execute(|| {
		proposed(COURT);
		Property::insert((COINS, ALICE), 4);
		let refused = with_storage_layer(|| Sanctions::approve_forced_transfer(by(SECOND), 1));
		assert_noop!(refused, DispatchError::Other("it has less"));
		assert!(ForcedTransfers::<Test>::contains_key(1));
		assert_eq!(property(), (Some(4), None));
	});
}

#[test]
fn approve_forced_transfer_should_fail_when_there_is_no_such_proposal() {
	build_and_execute(|| {
		let refused = Sanctions::approve_forced_transfer(by(SECOND), 1);
		assert_noop!(refused, Error::<Test>::UnknownForcedTransfer);
	});
}
