// SPDX-License-Identifier: Apache-2.0

use crate::{Demand, Demands, Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::Actor;
use sp_core::H256;

const MET: H256 = H256::repeat_byte(2);

#[test]
fn withdraw_demand_should_forget_it_when_it_is_met() {
	ExtBuilder.build_and_execute(|| {
		let deadline = START + ANSWER;
		assert_ok!(Insolvency::demand(by(OFFICER), ISSUER, deadline, REASON));
		System::reset_events();
		// Also after the deadline, while nobody declared the default.
		Now::set(deadline + 1);
		assert_ok!(Insolvency::withdraw_demand(by(OFFICER), ISSUER_STAFF, MET));
		assert_eq!(Demands::<Test>::get(ISSUER_ID), None);
		assert_eq!(
			events(),
			vec![Event::DemandWithdrawn {
				by: Actor::Account(OFFICER),
				issuer: ISSUER_STAFF,
				identity: ISSUER_ID,
				demand: Demand { deadline, reason: REASON },
				reason: MET,
			}]
		);
	});
}

#[test]
fn withdraw_demand_should_fail_when_there_is_none() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(
			Insolvency::withdraw_demand(by(OFFICER), ISSUER, MET),
			Error::<Test>::NoDemand
		);
		assert_noop!(
			Insolvency::withdraw_demand(by(OFFICER), STRANGER, MET),
			Error::<Test>::NotRegistered
		);
	});
}

#[test]
fn withdraw_demand_should_fail_when_the_reason_is_missing() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Insolvency::demand(by(OFFICER), ISSUER, START + ANSWER, REASON));
		assert_noop!(
			Insolvency::withdraw_demand(by(OFFICER), ISSUER, H256::zero()),
			Error::<Test>::ReasonMissing
		);
	});
}
