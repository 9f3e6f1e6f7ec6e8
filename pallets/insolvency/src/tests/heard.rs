// SPDX-License-Identifier: Apache-2.0
//! Who listens to the pallet hears what it reports, and nothing else.

use crate::{Event, mock::*};
use frame_support::assert_ok;

#[test]
fn listen_should_hear_what_is_reported_meanwhile() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		System::reset_events();
		let (claimed, heard) = Insolvency::listen(|| Insolvency::claim(by(BOB), CENTS, 1_000));
		assert_ok!(claimed);
		assert!(matches!(heard[..], [Event::SeriesCounted { .. }, Event::Compensated { .. }]));
		assert_eq!(heard, events());
		let ((), heard) = Insolvency::listen(|| ());
		assert!(heard.is_empty());
	});
}

#[test]
fn listen_should_hear_nothing_when_the_act_is_refused_at_once() {
	ExtBuilder.build_and_execute(|| {
		let (claimed, heard) = Insolvency::listen(|| Insolvency::claim(by(BOB), CENTS, 1));
		assert!(claimed.is_err() && heard.is_empty());
	});
}
