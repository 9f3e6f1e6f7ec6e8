// SPDX-License-Identifier: Apache-2.0
use super::*;
use codec::Decode;
use genex_primitives::{Actor, Jurisdiction, Path, rules::Corridor};

const BLOCKED: Corridor = Corridor { blocked: true, daily_cap: None, travel_threshold: None };

#[test]
fn set_corridor_should_carry_old_and_new_when_it_changes() {
	run(|| {
		let (from, to) = (country(*b"US"), country(*b"JP"));
		let capped = Corridor { daily_cap: Some(5), ..Corridor::default() };
		assert_ok!(Compliance::set_corridor(signed(COUNCIL), from, to, Some(BLOCKED), hash(9)));
		assert_ok!(Compliance::set_corridor(signed(COUNCIL), from, to, Some(capped), hash(9)));
		assert_eq!(Compliance::corridor(from, to), capped);
		assert_eq!(Compliance::corridor(to, from), Corridor::default(), "only that way");
		assert_ok!(Compliance::set_corridor(signed(COUNCIL), from, to, None, hash(9)));
		let (by, reason) = (Actor::Governance, hash(9));
		let changed = |old, new| Event::CorridorSet { by: by.clone(), from, to, old, new, reason };
		assert_eq!(
			events(),
			vec![
				changed(None, Some(BLOCKED)),
				changed(Some(BLOCKED), Some(capped)),
				changed(Some(capped), None),
			]
		);
	});
}

#[test]
fn set_corridor_should_stop_value_one_way_when_it_blocks() {
	run(|| {
		let (from, to) = (country(*b"US"), country(*b"JP"));
		assert_ok!(Compliance::set_corridor(signed(COUNCIL), from, to, Some(BLOCKED), hash(9)));
		assert_eq!(money(Path::P2P, ALICE, DAVE, 1).check(), Err(Reason::CorridorBlocked));
		assert_ok!(money(Path::P2P, DAVE, ALICE, 1).check());
		assert_ok!(money(Path::P2P, ALICE, BOB, 1).check());
	});
}

#[test]
fn set_corridor_should_be_refused_when_it_leads_nowhere() {
	run(|| {
		let us = country(*b"US");
		let nowhere = Jurisdiction::decode(&mut &b"XX"[..]).unwrap();
		let set =
			|from, to| Compliance::set_corridor(signed(COUNCIL), from, to, Some(BLOCKED), hash(9));
		assert_noop!(set(us, nowhere), Error::<Test>::UnknownJurisdiction);
		assert_noop!(set(nowhere, us), Error::<Test>::UnknownJurisdiction);
		assert_noop!(set(us, us), Error::<Test>::SameJurisdiction);
	});
}

#[test]
fn set_corridor_should_be_refused_when_nothing_changes() {
	run(|| {
		let (from, to) = (country(*b"US"), country(*b"JP"));
		let set = |corridor| Compliance::set_corridor(signed(COUNCIL), from, to, corridor, hash(9));
		assert_noop!(set(None), Error::<Test>::NothingChanges);
		assert_ok!(set(Some(BLOCKED)));
		assert_noop!(set(Some(BLOCKED)), Error::<Test>::NothingChanges);
	});
}

#[test]
fn set_corridor_should_fail_when_no_reason_is_named() {
	run(|| {
		let (from, to) = (country(*b"US"), country(*b"JP"));
		let none = H256::zero();
		let call = Compliance::set_corridor(signed(COUNCIL), from, to, Some(BLOCKED), none);
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
