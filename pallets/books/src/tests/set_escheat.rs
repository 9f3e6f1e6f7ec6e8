// SPDX-License-Identifier: Apache-2.0

use crate::{Error, EscheatShares, Event, mock::*};
use codec::Decode;
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Actor, Jurisdiction, Ppm};
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

fn place() -> Jurisdiction {
	Jurisdiction::new(*b"US").unwrap()
}

#[test]
fn set_escheat_should_set_and_end_what_a_place_claims_when_governance_asks() {
	run(|| {
		let mut old = Ppm::default();
		for percent in [60, 100, 0] {
			let new = Ppm::from_percent(percent);
			assert_ok!(Books::set_escheat(signed(COUNCIL), place(), new, REASON));
			let (jurisdiction, by) = (place(), Actor::Governance);
			let event = Event::EscheatSet { jurisdiction, by, old, new, reason: REASON };
			assert_eq!(last_event(), event);
			assert_eq!(Books::escheat_share(place()), new);
			old = new;
		}
		assert!(!EscheatShares::<Test>::contains_key(place()));
	});
}

#[test]
fn set_escheat_should_fail_when_the_caller_is_not_governance() {
	run(|| {
		for origin in [signed(ISSUER), RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Books::set_escheat(origin, place(), Ppm::ONE, REASON), BadOrigin);
		}
	});
}

#[test]
fn set_escheat_should_fail_when_no_reason_is_given() {
	run(|| {
		let call = Books::set_escheat(signed(COUNCIL), place(), Ppm::ONE, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}

#[test]
fn set_escheat_should_fail_when_there_is_no_such_place() {
	run(|| {
		let nowhere = Jurisdiction::decode(&mut &b"XX"[..]).unwrap();
		let call = Books::set_escheat(signed(COUNCIL), nowhere, Ppm::ONE, REASON);
		assert_noop!(call, Error::<Test>::UnknownJurisdiction);
	});
}

#[test]
fn set_escheat_should_fail_when_nothing_changes() {
	run(|| {
		let same = |share| Books::set_escheat(signed(COUNCIL), place(), share, REASON);
		assert_noop!(same(Ppm::default()), Error::<Test>::NothingChanges);
		assert_ok!(same(Ppm::ONE));
		assert_noop!(same(Ppm::ONE), Error::<Test>::NothingChanges);
	});
}
