// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Actor, UnixSeconds};
use sp_core::H256;
use sp_runtime::DispatchResult;

const END: UnixSeconds = START + CLAIMS;

fn extend(until: UnixSeconds) -> DispatchResult {
	Insolvency::extend_claims(by(OFFICER), ISSUER, until, REASON)
}

#[test]
fn extend_claims_should_give_more_time_when_an_officer_decides() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		System::reset_events();
		assert_ok!(extend(END + 1));
		let (by, default, issuer) = (Actor::Account(OFFICER), 0, ISSUER);
		let (old, new, reason) = (END, END + 1, REASON);
		let event = Event::ClaimsExtended { by, default, issuer, old, new, reason };
		assert_eq!(events(), vec![event]);
		end_claims();
		claim(ALICE, CENTS, 1_000);
	});
}

#[test]
fn extend_claims_should_open_them_again_when_the_time_was_over() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		Now::set(END + 10);
		assert_noop!(extend(END + 10), Error::<Test>::NotLater);
		assert_ok!(extend(END + 11));
		claim(ALICE, CENTS, 1_000);
	});
}

#[test]
fn extend_claims_should_fail_when_there_is_nothing_to_extend() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(extend(END), Error::<Test>::NotInDefault);
		declare(&[]);
		for until in [0, START, END - 1, END] {
			assert_noop!(extend(until), Error::<Test>::NotLater);
		}
		end_claims();
		assert_ok!(Insolvency::close_default(by(ANYBODY), ISSUER));
		assert_noop!(extend(END + 1), Error::<Test>::AlreadyClosed);
	});
}

#[test]
fn extend_claims_should_fail_when_the_reason_is_missing() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		let extend = |who| Insolvency::extend_claims(by(OFFICER), who, END + 1, H256::zero());
		assert_noop!(extend(ISSUER), Error::<Test>::ReasonMissing);
		let extend = |who| Insolvency::extend_claims(by(OFFICER), who, END + 1, REASON);
		assert_noop!(extend(STRANGER), Error::<Test>::NotRegistered);
	});
}
