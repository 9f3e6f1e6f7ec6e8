// SPDX-License-Identifier: Apache-2.0

use crate::{Defaults, Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::traits::Issuers;
use sp_runtime::DispatchResult;

fn close() -> DispatchResult {
	Insolvency::close_default(by(ANYBODY), ISSUER_STAFF)
}

#[test]
fn close_default_should_leave_the_rest_to_the_issuer_when_the_time_is_over() {
	ExtBuilder.build_and_execute(|| {
		declare(&[CENTS]);
		claim(ALICE, CENTS, 4_000);
		end_claims();
		System::reset_events();
		assert_ok!(close());
		let (default, issuer, by) = (0, ISSUER_STAFF, ANYBODY);
		let (owed, claimed) = (100 * DOLLAR, 40 * DOLLAR);
		let event = Event::DefaultClosed { default, issuer, owed, claimed, by };
		assert_eq!(events(), vec![event]);
		assert!(Defaults::<Test>::get(ISSUER_ID).unwrap().closed);
		assert_eq!((Guarantee::get(USDC), Guarantee::get(EURC)), (18 * ONE, 6 * ONE));
		// It is in default until governance says otherwise.
		assert!(MockIssuers::is_defaulted(&ISSUER));
	});
}

#[test]
fn close_default_should_fail_when_holders_have_time() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		Now::set(START + CLAIMS - 1);
		assert_noop!(close(), Error::<Test>::ClaimsOpen);
	});
}

#[test]
fn close_default_should_fail_when_a_share_is_reserved() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		Frozen::insert(ALICE, true);
		assert_ok!(Insolvency::reserve(by(ANYBODY), CENTS, ALICE));
		end_claims();
		assert_noop!(close(), Error::<Test>::ReservationsOpen);
		Frozen::insert(ALICE, false);
		claim(ALICE, CENTS, 4_000);
		assert_ok!(close());
	});
}

#[test]
fn close_default_should_fail_when_there_is_none_or_it_is_closed() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(close(), Error::<Test>::NotInDefault);
		assert_noop!(
			Insolvency::close_default(by(ANYBODY), STRANGER),
			Error::<Test>::NotRegistered
		);
		declare(&[]);
		end_claims();
		assert_ok!(close());
		assert_noop!(close(), Error::<Test>::AlreadyClosed);
	});
}
