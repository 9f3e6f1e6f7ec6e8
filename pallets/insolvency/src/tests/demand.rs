// SPDX-License-Identifier: Apache-2.0

use crate::{Demand, Demands, Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Actor, UnixSeconds};
use sp_core::H256;
use sp_runtime::DispatchResult;

fn demand(issuer: AccountId, deadline: UnixSeconds) -> DispatchResult {
	Insolvency::demand(by(OFFICER), issuer, deadline, REASON)
}

#[test]
fn demand_should_be_kept_when_an_officer_makes_it() {
	ExtBuilder.build_and_execute(|| {
		let deadline = START + ANSWER;
		assert_ok!(demand(ISSUER_STAFF, deadline));
		assert_eq!(Demands::<Test>::get(ISSUER_ID), Some(Demand { deadline, reason: REASON }));
		assert_eq!(
			events(),
			vec![Event::Demanded {
				by: Actor::Account(OFFICER),
				issuer: ISSUER_STAFF,
				identity: ISSUER_ID,
				deadline,
				reason: REASON,
			}]
		);
	});
}

#[test]
fn demand_should_fail_when_the_deadline_is_too_early() {
	ExtBuilder.build_and_execute(|| {
		for deadline in [0, START, START + ANSWER - 1] {
			assert_noop!(demand(ISSUER, deadline), Error::<Test>::DeadlineTooEarly);
		}
		assert_ok!(demand(ISSUER, UnixSeconds::MAX));
	});
}

#[test]
fn demand_should_fail_when_nobody_can_be_called_to_account() {
	ExtBuilder.build_and_execute(|| {
		let deadline = START + ANSWER;
		assert_noop!(demand(STRANGER, deadline), Error::<Test>::NotRegistered);
		assert_noop!(demand(ALICE, deadline), Error::<Test>::NotIssuer);
		declare(&[]);
		assert_noop!(demand(ISSUER, deadline), Error::<Test>::AlreadyInDefault);
	});
}

#[test]
fn demand_should_fail_when_another_one_waits() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(demand(ISSUER, START + ANSWER));
		assert_noop!(demand(ISSUER_STAFF, START + 2 * ANSWER), Error::<Test>::DemandPending);
		assert_ok!(demand(OTHER_ISSUER, START + ANSWER));
	});
}

#[test]
fn demand_should_fail_when_the_reason_is_missing() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(
			Insolvency::demand(by(OFFICER), ISSUER, START + ANSWER, H256::zero()),
			Error::<Test>::ReasonMissing
		);
	});
}
