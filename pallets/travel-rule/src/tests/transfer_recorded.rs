// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{OpenCases, OpenCount};
use genex_primitives::{Asset, Tier};
use sp_core::H256;
use sp_runtime::DispatchError;

const UNTIL: u64 = START + 100;

/// Both attestors have the data of Alice and Bob on file.
fn prepare() {
	assert_ok!(Travel::record_travel_data(by(FIRST), ALICE_ID, hash(51), UNTIL));
	assert_ok!(Travel::record_travel_data(by(SECOND), BOB_ID, hash(52), UNTIL));
	events();
}

fn transfer(quantity: u128) -> Result<(), DispatchError> {
	Travel::transfer_recorded(by(ALICE), GIFT, BOB, quantity, unused_envelope())
}

#[test]
fn transfer_recorded_should_pay_out_and_record_in_one_call() {
	run(|| {
		prepare();
		assert_ok!(transfer(100));
		assert_eq!((gifts(ALICE), gifts(BOB)), ((FUNDS - 100, 0), (FUNDS + 100, 0)));
		let case = the_case(1);
		assert_eq!((case.state, case.envelope), (CaseState::Completed, Some(envelope(1))));
		assert_eq!(case.originator.recorded, Some(hash(51)));
		assert_eq!(case.beneficiary.recorded, Some(hash(52)));
		assert_eq!((case.opened_at, case.cents), (START, 10_000));
		let closing = case.closing.unwrap();
		assert_eq!((closing.at, closing.by), (START, Some(ALICE)));
		assert_eq!(OpenCases::<Test>::iter().count(), 0);
		assert!(!OpenCount::<Test>::contains_key(ALICE_ID));
		assert_eq!(
			events(),
			[Event::TransferRecorded {
				case: 1,
				by: ALICE,
				to: BOB,
				originator: ALICE_ID,
				beneficiary: BOB_ID,
				asset: GIFT,
				quantity: 100,
				cents: 10_000,
				envelope: envelope(1),
				originator_data: hash(51),
				beneficiary_data: hash(52),
				originator_attestor: FIRST,
				beneficiary_attestor: SECOND,
				new: CaseState::Completed,
				retain_until: START + SIX_YEARS,
			}]
		);
	});
}

#[test]
fn transfer_recorded_should_work_when_the_originator_has_the_most_open_cases() {
	run(|| {
		prepare();
		for _ in 0..MAX_OPEN {
			open(1);
		}
		assert_ok!(transfer(100));
	});
}

#[test]
fn transfer_recorded_should_fail_when_a_side_is_below_l2() {
	for identity in [ALICE_ID, BOB_ID] {
		run(|| {
			prepare();
			set_tier(identity, Tier::L1);
			assert_noop!(transfer(100), Error::<Test>::TierTooLow);
			set_tier(identity, Tier::L3);
			assert_ok!(transfer(100));
		});
	}
}

#[test]
fn transfer_recorded_should_fail_when_a_side_has_no_data() {
	run(|| {
		assert_noop!(transfer(100), Error::<Test>::DataMissing);
		assert_ok!(Travel::record_travel_data(by(FIRST), ALICE_ID, hash(51), UNTIL));
		assert_noop!(transfer(100), Error::<Test>::DataMissing);
		assert_ok!(Travel::record_travel_data(by(SECOND), BOB_ID, hash(52), UNTIL));
		assert_ok!(transfer(100));
		assert_ok!(Travel::revoke_travel_data(by(FIRST), ALICE_ID));
		assert_noop!(transfer(100), Error::<Test>::DataMissing);
	});
}

#[test]
fn transfer_recorded_should_rely_on_data_until_the_second_before_it_ends() {
	run(|| {
		prepare();
		wait(99);
		assert_ok!(transfer(100));
		wait(1);
		assert_noop!(transfer(100), Error::<Test>::DataMissing);
	});
}

#[test]
fn transfer_recorded_should_not_rely_on_another_attestors_data() {
	run(|| {
		prepare();
		reassign(BOB_ID, THIRD);
		assert_noop!(transfer(100), Error::<Test>::DataMissing);
		assert_ok!(Travel::record_travel_data(by(THIRD), BOB_ID, hash(53), UNTIL));
		assert_ok!(transfer(100));
		dismiss(THIRD);
		assert_noop!(transfer(100), Error::<Test>::NoAttestor);
	});
}

#[test]
fn transfer_recorded_should_fail_as_open_case_does() {
	run(|| {
		prepare();
		let call = |asset, to, quantity| {
			Travel::transfer_recorded(by(ALICE), asset, to, quantity, envelope(1))
		};
		assert_noop!(call(Asset::Gnx, BOB, 100), Error::<Test>::GnxNotCovered);
		assert_noop!(call(GIFT, BOB, 0), Error::<Test>::ZeroQuantity);
		assert_noop!(call(GIFT, ALICE_TOO, 100), Error::<Test>::SameIdentity);
		let unknown = Error::<Test>::Refused(Reason::RecipientUnknown.code());
		assert_noop!(call(GIFT, STRANGER, 100), unknown);
		let no_rate = Error::<Test>::Refused(Reason::FxRateMissing.code());
		assert_noop!(call(EUROS, BOB, 100), no_rate);
		assert_noop!(call(GIFT, BOB, FUNDS + 1), SHORT);
		let mut empty = envelope(1);
		empty.hash = H256::zero();
		let call = Travel::transfer_recorded(by(ALICE), GIFT, BOB, 100, empty);
		assert_noop!(call, Error::<Test>::EmptyHash);
		freeze(BOB);
		let frozen = Error::<Test>::Refused(Reason::RecipientFrozen.code());
		assert_noop!(transfer(100), frozen);
	});
}

#[test]
fn envelope_should_serve_one_transfer_of_its_sender() {
	run(|| {
		prepare();
		let send = |from, to| Travel::transfer_recorded(by(from), GIFT, to, 1, envelope(1));
		assert_ok!(send(ALICE, BOB));
		assert_noop!(send(ALICE, BOB), Error::<Test>::EnvelopeUsed);
		let opened = Travel::open_case(by(ALICE), GIFT, BOB, 1, Some(envelope(1)));
		assert_noop!(opened, Error::<Test>::EnvelopeUsed);
		let id = open(1);
		let attached = Travel::attach_envelope(by(ALICE), id, envelope(1));
		assert_noop!(attached, Error::<Test>::EnvelopeUsed);
		assert_ok!(Travel::attach_envelope(by(ALICE), id, envelope(2)));
		// Nobody can take it away from another sender.
		assert_ok!(send(BOB, ALICE));
	});
}
