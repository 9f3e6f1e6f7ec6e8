// SPDX-License-Identifier: Apache-2.0
//! The traits through which other pallets ask: who is behind an account, and who may issue.

use crate::{Identities as Records, mock::*};
use frame_support::{assert_ok, assert_storage_noop};
use genex_primitives::{
	AccountFlags, FreezeMode, IdentityFlags, IdentityKind, Party, Reason, Standing, Tier,
	traits::{Identities, Issuers},
};

fn company(seed: u8, tier: Tier) -> u64 {
	let (kind, id) = (IdentityKind::Company, crate::NextIdentityId::<Test>::get());
	assert_ok!(Kyc::register(by(attestor()), acc(seed), tier, kind, country(b"JP"), YEAR, file(1)));
	id
}

#[test]
fn party_should_give_identity_and_record() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_eq!(<Kyc as Identities<_>>::identity_of(&acc(1)), Some(id));
		let party = Kyc::party(&acc(1)).unwrap();
		assert_eq!(party.identity, id);
		assert_eq!(Some(party.record), Records::<Test>::get(id));
		assert_eq!(<Kyc as Identities<_>>::identity_of(&acc(2)), None);
		assert_eq!(Kyc::party(&acc(2)), None);
		assert_eq!(Kyc::tier_of(&acc(2)), Tier::L0);
	});
}

#[test]
fn holder_of_should_be_the_former_identity_when_others_parted_the_account() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
		assert_eq!(Kyc::holder_of(&acc(2)), Some(id));
		assert_ok!(Kyc::unlink_account(by(attestor()), acc(2), file(5)));
		assert_eq!((Kyc::identity_of(&acc(2)), Kyc::holder_of(&acc(2))), (None, Some(id)));
		assert_eq!(Kyc::holder_of(&acc(3)), None);
	});
}

#[test]
fn standing_should_give_flags_and_party_of_registered_and_strangers() {
	build_and_execute(|| {
		let id = register(&acc(1));
		mark_account(&acc(1), AccountFlags::SCREENED);
		let record = Records::<Test>::get(id).unwrap();
		let known =
			Standing { flags: AccountFlags::SCREENED, party: Some(Party { identity: id, record }) };
		assert_storage_noop!(assert_eq!(Kyc::standing(&acc(1)), known));
		assert_eq!(Kyc::standing(&acc(2)), Standing::default());
		mark_account(&acc(2), AccountFlags::FROZEN_FULL);
		let stranger = Standing { flags: AccountFlags::FROZEN_FULL, party: None };
		assert_eq!(Kyc::standing(&acc(2)), stranger);
		assert_eq!(stranger.freeze(), FreezeMode::Full);
	});
}

#[test]
fn standing_should_freeze_every_account_when_the_identity_is_frozen() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
		mark(id, IdentityFlags::FROZEN_OUTBOUND);
		mark_account(&acc(2), AccountFlags::FROZEN_FULL);
		assert_eq!(Kyc::standing(&acc(1)).freeze(), FreezeMode::Outbound);
		assert_eq!(Kyc::standing(&acc(2)).freeze(), FreezeMode::Full);
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(3), file(9)));
		assert_eq!(Kyc::standing(&acc(3)).freeze(), FreezeMode::Outbound);
	});
}

#[test]
fn record_and_attestor_should_be_those_of_the_identity() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_eq!(Kyc::record(id), Records::<Test>::get(id));
		assert_eq!(Kyc::attestor_of(id), Some(attestor()));
		assert_ok!(Kyc::reassign(by(officer()), id, other_attestor(), file(6)));
		assert_eq!(Kyc::attestor_of(id), Some(other_attestor()));
		assert_eq!((Kyc::record(9), Kyc::attestor_of(9)), (None, None));
	});
}

#[test]
fn accounts_should_give_every_linked_account_and_no_other() {
	build_and_execute(|| {
		let id = register(&acc(1));
		register(&acc(9));
		for seed in 2..=4 {
			assert_ok!(Kyc::attest_account(by(attestor()), id, acc(seed), file(9)));
		}
		let sorted = |id| {
			let mut accounts = Kyc::accounts(id);
			accounts.sort();
			accounts
		};
		let mut expected: Vec<_> = (1..=4).map(acc).collect();
		expected.sort();
		assert_eq!(sorted(id), expected);
		assert_ok!(Kyc::unlink_account(by(officer()), acc(4), file(5)));
		assert!(!Kyc::accounts(id).contains(&acc(4)));
		assert_eq!(Kyc::accounts(id).len(), 3);
		assert!(Kyc::accounts(9).is_empty());
	});
}

#[test]
fn check_may_issue_should_need_l3_now() {
	build_and_execute(|| {
		company(3, Tier::L3);
		assert_eq!(Kyc::check_may_issue(&acc(3)), Ok(()));
		company(2, Tier::L2);
		for other in [acc(2), acc(9)] {
			assert_eq!(Kyc::check_may_issue(&other), Err(Reason::IssuerTierTooLow));
		}
		Now::set(YEAR);
		assert_eq!(Kyc::check_may_issue(&acc(3)), Err(Reason::IssuerTierTooLow));
	});
}

#[test]
fn check_may_issue_should_refuse_when_account_or_identity_is_frozen() {
	for frozen in [AccountFlags::FROZEN_OUTBOUND, AccountFlags::FROZEN_FULL] {
		build_and_execute(|| {
			let id = company(3, Tier::L3);
			assert_ok!(Kyc::attest_account(by(attestor()), id, acc(4), file(9)));
			mark_account(&acc(4), frozen);
			assert_eq!(Kyc::check_may_issue(&acc(4)), Err(Reason::SenderFrozen));
			assert_eq!(Kyc::check_may_issue(&acc(3)), Ok(()));
		});
	}
	for frozen in [IdentityFlags::FROZEN_OUTBOUND, IdentityFlags::FROZEN_FULL] {
		build_and_execute(|| {
			let id = company(3, Tier::L3);
			mark(id, frozen);
			assert_eq!(Kyc::check_may_issue(&acc(3)), Err(Reason::SenderFrozen));
		});
	}
}

#[test]
fn check_may_issue_should_refuse_when_the_identity_is_blacklisted() {
	build_and_execute(|| {
		let id = company(3, Tier::L3);
		mark(id, IdentityFlags::BLACKLISTED);
		assert_eq!(Kyc::check_may_issue(&acc(3)), Err(Reason::SenderBlacklisted));
		// A freeze comes first, and a bad tier last.
		mark(id, IdentityFlags::FROZEN_FULL);
		assert_eq!(Kyc::check_may_issue(&acc(3)), Err(Reason::SenderFrozen));
		let l2 = company(2, Tier::L2);
		mark(l2, IdentityFlags::BLACKLISTED);
		assert_eq!(Kyc::check_may_issue(&acc(2)), Err(Reason::SenderBlacklisted));
	});
}

#[test]
fn check_may_issue_should_allow_when_the_marks_do_not_stop_an_issuer() {
	build_and_execute(|| {
		let id = company(3, Tier::L3);
		mark(id, IdentityFlags::RELATED);
		mark_account(&acc(3), AccountFlags::SCREENED);
		assert_eq!(Kyc::check_may_issue(&acc(3)), Ok(()));
	});
}
