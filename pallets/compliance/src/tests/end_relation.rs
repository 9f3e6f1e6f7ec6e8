// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{RelatedIssuers, RelatedParties, RelationKind, Relations};
use genex_primitives::IdentityFlags;

fn declare(issuer: AccountId, related: AccountId) {
	assert_ok!(Compliance::declare_relation(
		signed(OFFICER),
		id(issuer),
		id(related),
		RelationKind::Family,
		hash(1)
	));
}

fn end(issuer: AccountId, related: AccountId) -> sp_runtime::DispatchResult {
	Compliance::end_relation(signed(OFFICER), id(issuer), id(related), hash(2))
}

fn is_marked(who: AccountId) -> bool {
	Records::get()[&id(who)].flags.contains(IdentityFlags::RELATED)
}

#[test]
fn end_relation_should_unmark_the_party_when_it_was_the_last() {
	run(|| {
		declare(ISSUER, ALICE);
		declare(BOB, ALICE);
		events();
		wait(5);
		assert_ok!(end(ISSUER, ALICE));
		assert_eq!(
			events(),
			vec![Event::RelationEnded {
				by: OFFICER,
				issuer: id(ISSUER),
				related: id(ALICE),
				old: Some(RelationKind::Family),
				new: None,
				since: START,
				reason: hash(2),
			}]
		);
		assert!(is_marked(ALICE), "related to another issuer still");
		assert_ok!(end(BOB, ALICE));
		assert!(!is_marked(ALICE));
		assert_eq!(Relations::<Test>::iter().count(), 0);
		assert_eq!(RelatedParties::<Test>::iter().count(), 0);
		assert_eq!(RelatedIssuers::<Test>::iter().count(), 0);
	});
}

#[test]
fn end_relation_should_leave_other_flags_alone() {
	run(|| {
		set_identity_flags(ALICE, IdentityFlags::REVOKED);
		declare(ISSUER, ALICE);
		assert_ok!(end(ISSUER, ALICE));
		assert_eq!(Records::get()[&id(ALICE)].flags, IdentityFlags::REVOKED);
	});
}

#[test]
fn end_relation_should_be_refused_when_there_is_none() {
	run(|| {
		declare(ISSUER, ALICE);
		assert_noop!(end(ALICE, ISSUER), Error::<Test>::NotRelated);
		assert_noop!(end(ISSUER, BOB), Error::<Test>::NotRelated);
	});
}

#[test]
fn end_relation_should_lift_the_cap_on_purchases() {
	run(|| {
		declare(ISSUER, BOB);
		assert_eq!(sale(BOB, 10_001).check(), Err(Reason::RelatedPartyCap));
		assert_ok!(end(ISSUER, BOB));
		assert_ok!(sale(BOB, 10_001).check());
	});
}

#[test]
fn end_relation_should_fail_when_no_reason_is_named() {
	run(|| {
		declare(ISSUER, ALICE);
		let call = Compliance::end_relation(signed(OFFICER), id(ISSUER), id(ALICE), H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
