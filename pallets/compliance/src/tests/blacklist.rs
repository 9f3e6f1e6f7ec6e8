// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{Blacklist, BlacklistEntry};
use genex_primitives::{IdentityFlags, Path};

fn list(who: AccountId) -> sp_runtime::DispatchResult {
	Compliance::blacklist(signed(OFFICER), id(who), hash(1), hash(2))
}

#[test]
fn blacklist_should_record_who_and_why() {
	run(|| {
		assert_ok!(list(ALICE));
		let entry = BlacklistEntry { by: OFFICER, since: START, reason: hash(1), case: hash(2) };
		assert_eq!(Blacklist::<Test>::get(id(ALICE)), Some(entry));
		let (old, new) = (IdentityFlags::default(), IdentityFlags::BLACKLISTED);
		let identity = id(ALICE);
		let (reason, case) = (hash(1), hash(2));
		assert_eq!(
			events(),
			vec![Event::Blacklisted { by: OFFICER, identity, reason, case, old, new }]
		);
	});
}

#[test]
fn blacklist_should_let_only_redemption_and_refund_pass() {
	run(|| {
		assert_ok!(sale(ALICE, 100).perform());
		assert_ok!(list(ALICE));
		let paths = [
			Path::Primary,
			Path::P2P,
			Path::Market,
			Path::Redeem,
			Path::Refund,
			Path::Recall,
			Path::System,
			Path::CashIn,
			Path::CashOut,
		];
		for path in paths {
			let refused = money(path, ALICE, BOB, 1).explain().contains(&Reason::SenderBlacklisted);
			assert_eq!(refused, !matches!(path, Path::Redeem | Path::Refund), "{path:?}");
			let refused =
				money(path, BOB, ALICE, 1).explain().contains(&Reason::RecipientBlacklisted);
			assert_eq!(refused, path != Path::Refund, "{path:?}");
		}
		assert_ok!(coupons(Path::Redeem, ALICE, ISSUER, 100).perform());
	});
}

#[test]
fn blacklist_should_hold_for_every_account_of_the_identity() {
	run(|| {
		assert_ok!(list(ALICE));
		assert_eq!(gift(ALICE_TOO, BOB, 1).check(), Err(Reason::SenderBlacklisted));
		assert_eq!(gift(ALICE_TOO, ALICE, 1).check(), Err(Reason::SenderBlacklisted));
	});
}

#[test]
fn blacklist_should_be_refused_when_there_is_nothing_to_do() {
	run(|| {
		assert_ok!(list(ALICE));
		assert_noop!(list(ALICE), Error::<Test>::AlreadyBlacklisted);
		assert_noop!(
			Compliance::blacklist(signed(OFFICER), 404, hash(1), hash(2)),
			Error::<Test>::UnknownIdentity
		);
	});
}

#[test]
fn blacklist_should_fail_when_no_reason_is_named() {
	run(|| {
		for (reason, case) in [(H256::zero(), hash(2)), (hash(1), H256::zero())] {
			let call = Compliance::blacklist(signed(OFFICER), id(ALICE), reason, case);
			assert_noop!(call, Error::<Test>::ReasonMissing);
		}
	});
}
