// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn approve_should_let_the_issuer_begin_in_the_middle() {
	ExtBuilder.build_and_execute(|| {
		let identity = applied();
		assert_ok!(Issuing::approve(by(OFFICER), identity, REASON));
		let stored = record(identity);
		assert_eq!((stored.status, stored.grade), (IssuerStatus::Active, Grade::C));
		assert_eq!((stored.score.total, stored.approved_at), (350, START));
		assert!(Applications::<Test>::contains_key(identity));
		assert_event(Event::IssuerApproved {
			identity,
			by: OFFICER,
			old: IssuerStatus::Applied,
			new: IssuerStatus::Active,
			reason: REASON,
		});
		assert_eq!(<Issuing as Rights<AccountId>>::check_may_issue(&COMPANY), Ok(()));
	});
}

#[test]
fn approve_should_fail_when_no_application_waits() {
	ExtBuilder.build_and_execute(|| {
		let approve = |identity| Issuing::approve(by(OFFICER), identity, REASON);
		assert_noop!(approve(77), Error::<Test>::NoIssuer);
		assert_noop!(approve(ISSUING), Error::<Test>::NotApplied);
	});
}

#[test]
fn approve_should_fail_when_not_by_an_officer() {
	ExtBuilder.build_and_execute(|| {
		let identity = applied();
		assert_officer_only(|origin, reason| Issuing::approve(origin, identity, reason));
	});
}
