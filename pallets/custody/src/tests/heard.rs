// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn listen_should_hear_what_is_reported_meanwhile() {
	run(|| {
		accepted();
		System::reset_events();
		let (done, heard) = Custody::listen(|| Custody::deposit(by(ALICE), 1, SERIES, 300));
		assert_ok!(done);
		assert_eq!(heard.len(), 1);
		assert_eq!(heard, events());
		let ((), heard) = Custody::listen(|| ());
		assert!(heard.is_empty());
	});
}

#[test]
fn listen_should_hear_nothing_when_the_act_is_refused_at_once() {
	run(|| {
		let (done, heard) = Custody::listen(|| Custody::deposit(by(ALICE), 1, SERIES, 1));
		assert_eq!(done, Err(Error::<Test>::UnknownAgreement.into()));
		assert!(heard.is_empty());
	});
}
