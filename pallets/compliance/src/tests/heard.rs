// SPDX-License-Identifier: Apache-2.0
use super::{
	reviews::{LIFETIME, open},
	*,
};

#[test]
fn listen_should_hear_what_is_reported_meanwhile() {
	run(|| {
		open();
		wait(LIFETIME);
		events();
		let (done, heard) = Compliance::listen(|| Compliance::return_review(signed(STRANGER), 0));
		assert_ok!(done);
		assert_eq!(heard, events());
		assert_eq!(heard.len(), 1);
		let ((), heard) = Compliance::listen(|| ());
		assert!(heard.is_empty());
	});
}

#[test]
fn listen_should_hear_nothing_when_the_act_is_refused_at_once() {
	run(|| {
		let (done, heard) = Compliance::listen(|| Compliance::return_review(signed(STRANGER), 0));
		assert_eq!(done, Err(Error::<Test>::UnknownReview.into()));
		assert!(heard.is_empty());
	});
}
