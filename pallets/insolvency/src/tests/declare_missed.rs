// SPDX-License-Identifier: Apache-2.0

use crate::{Counted, Defaults, Demands, Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::Actor;

fn miss() {
	assert_ok!(Insolvency::demand(by(OFFICER), ISSUER, START + ANSWER, REASON));
	Now::set(START + ANSWER);
	System::reset_events();
}

#[test]
fn declare_missed_should_put_the_issuer_in_default_when_it_did_not_answer() {
	ExtBuilder.build_and_execute(|| {
		miss();
		assert_ok!(Insolvency::declare_missed(by(ANYBODY), ISSUER, list(&[CARDS])));
		let record = Defaults::<Test>::get(ISSUER_ID).unwrap();
		assert_eq!(record.claims_until, START + ANSWER + CLAIMS);
		assert!(Counted::<Test>::contains_key(record.id, CARDS));
		assert_eq!(Demands::<Test>::get(ISSUER_ID), None);
		let Event::Defaulted { by, reason, owed, shortfall, .. } = events().remove(0) else {
			panic!("the default comes first")
		};
		assert_eq!((by, reason), (Actor::Account(ANYBODY), REASON));
		assert_eq!((owed, shortfall), (100 * DOLLAR, 59 * DOLLAR));
	});
}

#[test]
fn declare_missed_should_fail_when_the_issuer_has_time() {
	ExtBuilder.build_and_execute(|| {
		miss();
		Now::set(START + ANSWER - 1);
		assert_noop!(
			Insolvency::declare_missed(by(ANYBODY), ISSUER, list(&[])),
			Error::<Test>::DemandNotOverdue
		);
	});
}

#[test]
fn declare_missed_should_fail_when_nothing_is_demanded() {
	ExtBuilder.build_and_execute(|| {
		let declare = |issuer| Insolvency::declare_missed(by(ANYBODY), issuer, list(&[]));
		assert_noop!(declare(ISSUER), Error::<Test>::NoDemand);
		assert_noop!(declare(STRANGER), Error::<Test>::NotRegistered);
		miss();
		assert_ok!(Insolvency::withdraw_demand(by(OFFICER), ISSUER, REASON));
		assert_noop!(declare(ISSUER), Error::<Test>::NoDemand);
	});
}

#[test]
fn declare_missed_should_fail_when_a_series_is_of_another_issuer() {
	ExtBuilder.build_and_execute(|| {
		miss();
		assert_noop!(
			Insolvency::declare_missed(by(ANYBODY), ISSUER, list(&[FOREIGN])),
			Error::<Test>::OtherIssuer
		);
	});
}
