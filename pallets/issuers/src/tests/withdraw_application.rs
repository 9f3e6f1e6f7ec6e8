// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn withdraw_application_should_leave_nothing_when_undecided() {
	ExtBuilder.build_and_execute(|| {
		let identity = applied();
		assert_ok!(Issuing::withdraw_application(by(COMPANY)));
		assert!(!crate::Issuers::<Test>::contains_key(identity));
		assert!(!Applications::<Test>::contains_key(identity));
		assert_event(Event::ApplicationWithdrawn { identity, who: COMPANY });
		// Another one may follow.
		applied();
	});
}

#[test]
fn withdraw_application_should_fail_when_none_waits() {
	ExtBuilder.build_and_execute(|| {
		let withdraw = |who| Issuing::withdraw_application(by(who));
		assert_noop!(withdraw(STRANGER), Error::<Test>::NotRegistered);
		assert_noop!(withdraw(COMPANY), Error::<Test>::NoIssuer);
		assert_noop!(withdraw(ISSUER), Error::<Test>::NotApplied);
	});
}

#[test]
fn withdraw_application_should_fail_when_not_signed() {
	ExtBuilder.build_and_execute(|| {
		applied();
		assert_signed_only(Issuing::withdraw_application);
	});
}
