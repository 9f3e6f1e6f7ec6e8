// SPDX-License-Identifier: Apache-2.0

use crate::{Error, mock::*};
use frame_support::assert_ok;

#[test]
fn listen_should_hear_what_is_reported_meanwhile() {
	build_and_execute(|| {
		register(&acc(1));
		let (done, heard) = Kyc::listen(|| link(&acc(1), 5));
		assert_ok!(done);
		assert_eq!(heard, vec![last_event()]);
		let ((), heard) = Kyc::listen(|| ());
		assert!(heard.is_empty());
	});
}

#[test]
fn listen_should_hear_nothing_when_the_act_is_refused_at_once() {
	build_and_execute(|| {
		let (done, heard) = Kyc::listen(|| Kyc::unlink_account(by(acc(1)), acc(1), file(1)));
		assert_eq!(done, Err(Error::<Test>::NotLinked.into()));
		assert!(heard.is_empty());
	});
}
