// SPDX-License-Identifier: Apache-2.0

use crate::mock::*;
use frame_support::assert_ok;

#[test]
fn listen_should_hear_what_is_reported_meanwhile() {
	run(|| {
		let (offered, heard) =
			Quarantine::listen(|| Quarantine::offer(signed(ALICE), UNITS, BOB, 10, NOTE));
		assert_ok!(offered);
		assert_eq!(heard, events());
		let ((), heard) = Quarantine::listen(|| ());
		assert!(heard.is_empty());
	});
}

#[test]
fn listen_should_hear_nothing_when_the_act_is_refused_at_once() {
	run(|| {
		let (offered, heard) =
			Quarantine::listen(|| Quarantine::offer(signed(ALICE), UNITS, BOB, 0, NOTE));
		assert!(offered.is_err() && heard.is_empty());
	});
}
