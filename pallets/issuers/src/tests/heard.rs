// SPDX-License-Identifier: Apache-2.0
//! Who listens to the pallet hears what it reports, and nothing else.

use super::*;

#[test]
fn listen_should_hear_what_is_reported_meanwhile() {
	ExtBuilder.build_and_execute(|| {
		redeemed(100);
		redeemed(100);
		let rated = Event::Rated { identity: ISSUING, holder: ALICE, stars: 5 };
		let (done, heard) = Issuing::listen(|| Issuing::rate(by(ALICE), ISSUING, 5));
		assert_ok!(done);
		assert_eq!(heard, vec![rated.clone()]);
		assert_event(rated);
		assert_ok!(Issuing::rate(by(ALICE), ISSUING, 4));
		let ((), heard) = Issuing::listen(|| ());
		assert!(heard.is_empty());
	});
}

#[test]
fn listen_should_hear_nothing_when_the_act_is_refused_at_once() {
	ExtBuilder.build_and_execute(|| {
		let (done, heard) = Issuing::listen(|| Issuing::rate(by(BOB), ISSUING, 5));
		assert_eq!(done, Err(Error::<Test>::NothingToRate.into()));
		assert!(heard.is_empty());
	});
}
