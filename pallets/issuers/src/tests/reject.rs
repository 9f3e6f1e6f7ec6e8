// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn reject_should_forget_the_application() {
	ExtBuilder.build_and_execute(|| {
		let identity = applied();
		assert_ok!(Issuing::reject(by(OFFICER), identity, REASON));
		assert!(!crate::Issuers::<Test>::contains_key(identity));
		assert!(!Applications::<Test>::contains_key(identity));
		assert_event(Event::ApplicationRejected { identity, by: OFFICER, reason: REASON });
		applied();
	});
}

#[test]
fn reject_should_fail_when_no_application_waits() {
	ExtBuilder.build_and_execute(|| {
		let reject = |identity| Issuing::reject(by(OFFICER), identity, REASON);
		assert_noop!(reject(77), Error::<Test>::NoIssuer);
		assert_noop!(reject(ISSUING), Error::<Test>::NotApplied);
	});
}

#[test]
fn reject_should_fail_when_not_by_an_officer() {
	ExtBuilder.build_and_execute(|| {
		let identity = applied();
		assert_officer_only(|origin, reason| Issuing::reject(origin, identity, reason));
	});
}
