// SPDX-License-Identifier: Apache-2.0
//! The checks find what they are there to find.

use super::*;
use crate::*;
use codec::Decode;
use genex_primitives::{
	CurrencyCode, IdentityFlags, Jurisdiction, Path, Rate,
	rules::{Activity, ClassSet, Corridor, Pair},
	traits::ReviewedAct,
	window::Window,
};
use sp_runtime::TryRuntimeError;

#[track_caller]
fn assert_found(invariant: &str, damage: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		amend(|book| book.aml.moves = 1);
		assert_ok!(money(Path::P2P, ALICE, BOB, 1).perform());
		let (issuer, kind) = (id(ISSUER), RelationKind::Owner);
		assert_ok!(Compliance::declare_relation(signed(OFFICER), issuer, id(ALICE), kind, hash(1)));
		assert_ok!(Compliance::blacklist(signed(OFFICER), id(BOB), hash(1), hash(2)));
		assert_ok!(Compliance::do_try_state());
		damage();
		let Err(TryRuntimeError::Other(text)) = Compliance::do_try_state() else {
			panic!("{invariant} was not found");
		};
		assert!(text.starts_with(invariant), "{text} instead of {invariant}");
	});
}

#[test]
fn try_state_should_find_rules_that_cannot_be() {
	assert_found("COMP-1", || {
		Rules::<Test>::mutate(|rules| rules.as_mut().unwrap().book.travel_threshold = 0)
	});
	let rate = |picos_per_minor, source_time| Rate { picos_per_minor, source_time };
	assert_found("COMP-2", || {
		ExchangeRates::<Test>::insert(CurrencyCode::USD, rate(1, START));
	});
	assert_found("COMP-2", || {
		ExchangeRates::<Test>::insert(CurrencyCode::EUR, rate(0, START));
	});
	assert_found("COMP-2", || {
		ExchangeRates::<Test>::insert(CurrencyCode::EUR, rate(1, START + 1));
	});
}

#[test]
fn try_state_should_find_places_that_cannot_be() {
	let us = country(*b"US");
	assert_found("COMP-3", || Corridors::<Test>::insert((us, us), Corridor::default()));
	let nowhere = Jurisdiction::decode(&mut &b"XX"[..]).unwrap();
	assert_found("COMP-3", || Corridors::<Test>::insert((us, nowhere), Corridor::default()));
	assert_found("COMP-3", || ClassBans::<Test>::insert(us, ClassSet::default()));
	assert_found("COMP-3", || {
		Rules::<Test>::mutate(|rules| rules.as_mut().unwrap().banned_places = 1)
	});
}

#[test]
fn try_state_should_find_activities_that_cannot_be() {
	assert_found("COMP-4", || Activities::<Test>::insert(id(DAVE), Activity::default()));
	assert_found("COMP-4", || {
		Activities::<Test>::insert(404, Activity { worth: 1, ..Activity::default() })
	});
	assert_found("COMP-4", || Pairs::<Test>::insert((2, 1), Pair::default()));
	assert_found("COMP-4", || Pairs::<Test>::insert((2, 2), Pair::default()));
}

#[test]
fn try_state_should_find_miscounted_relations() {
	let relation = || Relation {
		kind: RelationKind::Owner,
		since: START,
		reason: hash(1),
		bought: Window::default(),
	};
	assert_found("COMP-5", || Relations::<Test>::insert(id(ALICE), id(ALICE), relation()));
	assert_found("COMP-5", || Relations::<Test>::insert(id(ISSUER), id(DAVE), relation()));
	assert_found("COMP-5", || Relations::<Test>::insert(id(DAVE), id(ALICE), relation()));
	assert_found("COMP-5", || RelatedParties::<Test>::insert(id(ISSUER), 2));
	assert_found("COMP-5", || RelatedIssuers::<Test>::insert(id(DAVE), 1));
	assert_found("COMP-5", || set_identity_flags(ALICE, IdentityFlags::default()));
}

#[test]
fn try_state_should_find_unmarked_entries_of_the_blacklist() {
	assert_found("COMP-6", || set_identity_flags(BOB, IdentityFlags::default()));
}

#[test]
fn try_state_should_find_cases_about_nobody_and_lost_ones() {
	assert_found("COMP-7", || NextAmlCaseId::<Test>::put(0));
	assert_found("COMP-7", || AmlCases::<Test>::remove(0));
	assert_found("COMP-7", || {
		AmlCases::<Test>::mutate(0, |case| case.as_mut().unwrap().opened_at += 1)
	});
	assert_found("COMP-7", || {
		AmlCases::<Test>::insert(1, AmlCases::<Test>::get(0).unwrap());
		NextAmlCaseId::<Test>::put(2);
	});
}

#[test]
fn try_state_should_find_reviews_that_cannot_be() {
	let review = |deadline| Review {
		act: ReviewedAct::Trade(1),
		who: ALICE,
		cents: 1,
		opened_at: START,
		deadline,
	};
	assert_found("COMP-8", || ReviewsOpen::<Test>::insert(0, review(START + 1)));
	assert_found("COMP-8", || {
		NextReviewId::<Test>::put(1);
		ReviewsOpen::<Test>::insert(0, review(START));
	});
}
