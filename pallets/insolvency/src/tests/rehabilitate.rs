// SPDX-License-Identifier: Apache-2.0

use crate::{Defaults, Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Actor, traits::Issuers};
use sp_core::H256;
use sp_runtime::DispatchResult;

fn rehabilitate() -> DispatchResult {
	Insolvency::rehabilitate(RuntimeOrigin::root(), ISSUER, REASON)
}

#[test]
fn rehabilitate_should_end_the_default_when_its_claims_are_closed() {
	ExtBuilder.build_and_execute(|| {
		declare(&[CENTS]);
		assert_noop!(rehabilitate(), Error::<Test>::StillOwed);
		end_claims();
		assert_noop!(rehabilitate(), Error::<Test>::StillOwed);
		assert_ok!(Insolvency::close_default(by(ANYBODY), ISSUER));
		System::reset_events();
		assert_ok!(rehabilitate());
		assert_eq!(Defaults::<Test>::get(ISSUER_ID), None);
		assert!(!MockIssuers::is_defaulted(&ISSUER));
		let (by, default, issuer, identity) = (Actor::Governance, 0, ISSUER, ISSUER_ID);
		let event = Event::Rehabilitated { by, default, issuer, identity, reason: REASON };
		assert_eq!(events(), vec![event]);
	});
}

#[test]
fn rehabilitate_should_end_the_default_when_nobody_has_units_any_more() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		claim(ALICE, CENTS, 4_000);
		claim(ALICE, CARDS, 2);
		assert_ok!(redeem(CENTS, BOB, 999));
		assert_noop!(rehabilitate(), Error::<Test>::StillOwed);
		assert_ok!(redeem(CENTS, BOB, 1));
		// Who was given units has no claim to wait for.
		sell(GIFTS, CAROL, 10);
		assert_ok!(rehabilitate());
	});
}

/// Nobody has units, but those who had some when they expired can claim.
#[test]
fn rehabilitate_should_fail_when_units_expired_and_claims_are_open() {
	ExtBuilder.build_and_execute(|| {
		declare(&[CENTS, CARDS]);
		claim(ALICE, CARDS, 2);
		expire();
		assert_noop!(rehabilitate(), Error::<Test>::StillOwed);
		end_claims();
		assert_noop!(rehabilitate(), Error::<Test>::StillOwed);
		assert_ok!(Insolvency::close_default(by(ANYBODY), ISSUER));
		assert_ok!(rehabilitate());
	});
}

#[test]
fn rehabilitate_should_end_the_default_when_units_expired_before_and_all_was_claimed() {
	ExtBuilder.build_and_execute(|| {
		Expired::insert(ISSUER_ID, 7 * DOLLAR);
		declare(&[]);
		claim(ALICE, CENTS, 4_000);
		claim(ALICE, CARDS, 2);
		assert_noop!(rehabilitate(), Error::<Test>::StillOwed);
		claim(BOB, CENTS, 1_000);
		assert_ok!(rehabilitate());
	});
}

#[test]
fn rehabilitate_should_let_a_new_default_be_counted_anew() {
	ExtBuilder.build_and_execute(|| {
		declare(&[CENTS]);
		claim(ALICE, CENTS, 4_000);
		end_claims();
		assert_ok!(Insolvency::close_default(by(ANYBODY), ISSUER));
		assert_ok!(rehabilitate());
		declare(&[CENTS]);
		let record = Defaults::<Test>::get(ISSUER_ID).unwrap();
		assert_eq!((record.id, record.owed, record.claimed), (1, 60 * DOLLAR, 0));
		assert_eq!(Insolvency::counted_series(CENTS).unwrap().units, 1_000);
	});
}

#[test]
fn rehabilitate_should_fail_when_a_share_is_reserved() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		Frozen::insert(BOB, true);
		assert_ok!(Insolvency::reserve(by(ANYBODY), CENTS, BOB));
		assert_noop!(rehabilitate(), Error::<Test>::ReservationsOpen);
	});
}

#[test]
fn rehabilitate_should_fail_when_there_is_no_default_or_no_reason() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(rehabilitate(), Error::<Test>::NotInDefault);
		let root = RuntimeOrigin::root;
		assert_noop!(
			Insolvency::rehabilitate(root(), STRANGER, REASON),
			Error::<Test>::NotRegistered
		);
		assert_noop!(
			Insolvency::rehabilitate(root(), ISSUER, H256::zero()),
			Error::<Test>::ReasonMissing
		);
	});
}
