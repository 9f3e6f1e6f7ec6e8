// SPDX-License-Identifier: Apache-2.0

use crate::{Error, mock::*};
use frame_support::assert_ok;
use genex_primitives::ledger::BreakageMethod;

#[test]
fn listen_should_hear_what_is_reported_meanwhile() {
	run(|| {
		let choice = || Books::choose_breakage(signed(ISSUER), CARD, proportional(10));
		let (done, heard) = Books::listen(choice);
		assert_ok!(done);
		assert_eq!(heard, vec![last_event()]);
		let ((), heard) = Books::listen(|| ());
		assert!(heard.is_empty());
	});
}

#[test]
fn listen_should_hear_nothing_when_the_act_is_refused_at_once() {
	run(|| {
		let choice = || Books::choose_breakage(signed(ISSUER), CARD, BreakageMethod::OnExpiry);
		let (done, heard) = Books::listen(choice);
		assert_eq!(done, Err(Error::<Test>::NothingChanges.into()));
		assert!(heard.is_empty());
	});
}
