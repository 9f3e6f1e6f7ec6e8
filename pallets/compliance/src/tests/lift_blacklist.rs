// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::Blacklist;
use genex_primitives::IdentityFlags;

fn list(by: AccountId) {
	assert_ok!(Compliance::blacklist(signed(by), id(ALICE), hash(1), hash(2)));
	events();
}

fn lift(by: AccountId) -> sp_runtime::DispatchResult {
	Compliance::lift_blacklist(signed(by), id(ALICE), hash(3), hash(4))
}

#[test]
fn lift_blacklist_should_let_everything_pass_again() {
	run(|| {
		set_identity_flags(ALICE, IdentityFlags::RELATED);
		list(OFFICER);
		assert_eq!(gift(ALICE, BOB, 1).check(), Err(Reason::SenderBlacklisted));
		assert_ok!(lift(SECOND));
		let both = IdentityFlags::RELATED.with(IdentityFlags::BLACKLISTED);
		assert_eq!(
			events(),
			vec![Event::BlacklistLifted {
				by: SECOND,
				identity: id(ALICE),
				reason: hash(3),
				case: hash(4),
				old: both,
				new: IdentityFlags::RELATED,
			}]
		);
		assert_eq!(Blacklist::<Test>::iter().count(), 0);
		assert_ok!(gift(ALICE, BOB, 0).check());
	});
}

#[test]
fn lift_blacklist_should_need_another_officer_than_who_listed() {
	run(|| {
		list(BOTH);
		assert_noop!(lift(BOTH), Error::<Test>::SameOfficer);
		assert_ok!(lift(SECOND));
	});
}

#[test]
fn lift_blacklist_should_be_refused_when_the_identity_is_not_listed() {
	run(|| {
		assert_noop!(lift(SECOND), Error::<Test>::NotBlacklisted);
	});
}

#[test]
fn lift_blacklist_should_fail_when_no_reason_is_named() {
	run(|| {
		list(OFFICER);
		for (reason, case) in [(H256::zero(), hash(4)), (hash(3), H256::zero())] {
			let call = Compliance::lift_blacklist(signed(SECOND), id(ALICE), reason, case);
			assert_noop!(call, Error::<Test>::ReasonMissing);
		}
	});
}
