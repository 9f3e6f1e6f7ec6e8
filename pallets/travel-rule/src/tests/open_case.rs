// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{MAX_LIFETIME, NextCaseId, OpenCases, OpenCount};
use genex_primitives::Asset;
use sp_core::H256;

fn refused(reason: Reason) -> Error<Test> {
	Error::Refused(reason.code())
}

#[test]
fn open_case_should_hold_the_value_and_record_who_what_and_until_when() {
	run(|| {
		assert_ok!(Travel::open_case(by(ALICE), GIFT, BOB, 100, None));
		assert_eq!((gifts(ALICE), gifts(BOB)), ((FUNDS - 100, 100), (FUNDS, 0)));
		let case = the_case(1);
		assert_eq!((case.originator.account, case.originator.identity), (ALICE, ALICE_ID));
		assert_eq!((case.beneficiary.account, case.beneficiary.identity), (BOB, BOB_ID));
		assert_eq!((case.originator.attestor, case.beneficiary.attestor), (FIRST, SECOND));
		assert_eq!((case.asset, case.quantity, case.cents), (GIFT, 100, 10_000));
		assert_eq!((case.state, case.envelope, case.closing), (CaseState::Started, None, None));
		assert_eq!((case.opened_at, case.deadline), (START, START + LIFETIME));
		assert_eq!(OpenCount::<Test>::get(ALICE_ID), 1);
		assert_eq!(
			events(),
			[Event::CaseOpened {
				case: 1,
				by: ALICE,
				to: BOB,
				originator: ALICE_ID,
				beneficiary: BOB_ID,
				asset: GIFT,
				quantity: 100,
				cents: 10_000,
				envelope: None,
				originator_attestor: FIRST,
				beneficiary_attestor: SECOND,
				deadline: START + LIFETIME,
				new: CaseState::Started,
			}]
		);
	});
}

#[test]
fn open_case_should_be_pending_when_the_envelope_comes_along() {
	run(|| {
		assert_ok!(Travel::open_case(by(ALICE), GIFT, BOB, 100, Some(envelope(1))));
		assert_eq!((state(1), the_case(1).envelope), (CaseState::Pending, Some(envelope(1))));
		let Event::CaseOpened { envelope: told, new, .. } = last_event() else {
			panic!("not opened");
		};
		assert_eq!((told, new), (Some(envelope(1)), CaseState::Pending));
	});
}

#[test]
fn open_case_should_hold_stablecoins_alike_and_count_cents_up() {
	run(|| {
		assert_ok!(Travel::open_case(by(ALICE), USDC, BOB, 10_001, None));
		assert_eq!(Book::get((ALICE, USDC)), (FUNDS - 10_001, 10_001));
		assert_eq!(the_case(1).cents, 2);
	});
}

#[test]
fn open_case_should_take_any_value_above_zero() {
	run(|| {
		assert_ok!(Travel::open_case(by(ALICE), GIFT, BOB, 1, None));
		assert_ok!(Travel::open_case(by(ALICE), GIFT, BOB, FUNDS - 1, None));
		assert_eq!(gifts(ALICE), (0, FUNDS));
		let call = Travel::open_case(by(BOB), GIFT, ALICE, 0, None);
		assert_noop!(call, Error::<Test>::ZeroQuantity);
	});
}

#[test]
fn open_case_should_fail_when_too_little_is_free() {
	run(|| {
		let call = Travel::open_case(by(ALICE), GIFT, BOB, FUNDS + 1, None);
		assert_noop!(call, SHORT);
	});
}

#[test]
fn open_case_should_fail_when_the_asset_is_gnx() {
	run(|| {
		let call = Travel::open_case(by(ALICE), Asset::Gnx, BOB, 100, None);
		assert_noop!(call, Error::<Test>::GnxNotCovered);
	});
}

#[test]
fn open_case_should_fail_when_both_accounts_are_of_one_identity() {
	run(|| {
		for to in [ALICE, ALICE_TOO] {
			let call = Travel::open_case(by(ALICE), GIFT, to, 100, None);
			assert_noop!(call, Error::<Test>::SameIdentity);
		}
	});
}

#[test]
fn open_case_should_fail_when_a_side_is_not_registered() {
	run(|| {
		let call = Travel::open_case(by(STRANGER), GIFT, BOB, 100, None);
		assert_noop!(call, refused(Reason::SenderUnknown));
		let call = Travel::open_case(by(ALICE), GIFT, STRANGER, 100, None);
		assert_noop!(call, refused(Reason::RecipientUnknown));
	});
}

#[test]
fn open_case_should_fail_when_the_rules_refuse_the_move() {
	run(|| {
		freeze(BOB);
		let call = Travel::open_case(by(ALICE), GIFT, BOB, 100, None);
		assert_noop!(call, refused(Reason::RecipientFrozen));
		// The first reason by priority is the one that is told.
		freeze(ALICE);
		let call = Travel::open_case(by(ALICE), GIFT, BOB, 100, None);
		assert_noop!(call, refused(Reason::SenderFrozen));
	});
}

#[test]
fn open_case_should_fail_when_the_value_has_no_rate() {
	run(|| {
		let call = Travel::open_case(by(ALICE), EUROS, BOB, 100, None);
		assert_noop!(call, refused(Reason::FxRateMissing));
	});
}

#[test]
fn open_case_should_fail_when_a_side_has_no_current_attestor() {
	for attestor in [FIRST, SECOND] {
		run(|| {
			dismiss(attestor);
			let call = Travel::open_case(by(ALICE), GIFT, BOB, 100, None);
			assert_noop!(call, Error::<Test>::NoAttestor);
		});
	}
}

#[test]
fn open_case_should_fail_when_the_envelope_names_nothing() {
	run(|| {
		let mut bad = [envelope(1), envelope(1)];
		bad[0].id = H256::zero();
		bad[1].hash = H256::zero();
		for envelope in bad {
			let call = Travel::open_case(by(ALICE), GIFT, BOB, 100, Some(envelope));
			assert_noop!(call, Error::<Test>::EmptyHash);
		}
	});
}

#[test]
fn open_case_should_fail_when_the_originator_has_the_most_open_cases() {
	run(|| {
		for _ in 0..MAX_OPEN {
			open(1);
		}
		let call = Travel::open_case(by(ALICE), GIFT, BOB, 1, None);
		assert_noop!(call, Error::<Test>::TooManyOpenCases);
		// Whoever else sends is not concerned, nor is the beneficiary.
		assert_ok!(Travel::open_case(by(BOB), GIFT, ALICE, 1, None));
		assert_ok!(Travel::cancel_case(by(ALICE), 1));
		assert_eq!(OpenCount::<Test>::get(ALICE_ID), MAX_OPEN - 1);
		open(1);
	});
}

#[test]
fn open_case_should_count_cases_of_all_accounts_of_the_originator_together() {
	run(|| {
		Book::insert((ALICE_TOO, GIFT), (10, 0));
		open(1);
		assert_ok!(Travel::open_case(by(ALICE_TOO), GIFT, BOB, 1, None));
		assert_eq!(OpenCount::<Test>::get(ALICE_ID), 2);
	});
}

#[test]
fn open_case_should_keep_the_deadline_of_its_own_time() {
	run(|| {
		let first = open(1);
		CaseLife::set(60);
		let second = open(1);
		assert_eq!(the_case(first).deadline, START + LIFETIME);
		assert_eq!(the_case(second).deadline, START + 60);
		assert_eq!(OpenCases::<Test>::get(second.to_be_bytes()), Some(START + 60));
	});
}

#[test]
fn open_case_should_bound_the_governed_lifetime() {
	run(|| {
		for (lifetime, counted) in [
			(0, 1),
			(1, 1),
			(MAX_LIFETIME, MAX_LIFETIME),
			(MAX_LIFETIME + 1, MAX_LIFETIME),
			(u64::MAX, MAX_LIFETIME),
		] {
			CaseLife::set(lifetime);
			assert_eq!(the_case(open(1)).deadline, START + counted);
		}
	});
}

#[test]
fn open_case_should_fail_when_the_ids_are_used_up() {
	run(|| {
		NextCaseId::<Test>::put(u64::MAX);
		let call = Travel::open_case(by(ALICE), GIFT, BOB, 1, None);
		assert_noop!(call, Error::<Test>::IdsExhausted);
	});
}
