// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{MAX_OWN_RELATIONS, RelatedIssuers, RelatedParties, Relation, RelationKind, Relations};
use genex_primitives::{IdentityFlags, Tier, window::Window};

fn declare(by: AccountId, related: AccountId) -> sp_runtime::DispatchResult {
	let (issuer, related) = (id(ISSUER), id(related));
	Compliance::declare_relation(signed(by), issuer, related, RelationKind::Owner, hash(1))
}

fn is_marked(who: AccountId) -> bool {
	Records::get()[&id(who)].flags.contains(IdentityFlags::RELATED)
}

#[test]
fn declare_relation_should_mark_the_related_party_when_an_officer_declares_it() {
	run(|| {
		assert_ok!(declare(OFFICER, ALICE));
		let (issuer, related) = (id(ISSUER), id(ALICE));
		let kind = RelationKind::Owner;
		let relation = Relation { kind, since: START, reason: hash(1), bought: Window::default() };
		assert_eq!(Relations::<Test>::get(issuer, related), Some(relation));
		let (by, old, new, reason) = (OFFICER, None, Some(kind), hash(1));
		let event = Event::RelationDeclared { by, issuer, related, old, new, reason };
		assert_eq!(events(), vec![event]);
		assert!(is_marked(ALICE) && !is_marked(ISSUER));
		assert!(Compliance::are_related(issuer, related));
		assert!(Compliance::are_related(issuer, issuer), "the issuer itself");
		assert!(!Compliance::are_related(related, issuer), "it has a direction");
		assert!(!Compliance::are_related(issuer, id(BOB)));
	});
}

#[test]
fn declare_relation_should_be_open_to_the_issuer_itself() {
	run(|| {
		register(31, id(ISSUER), Tier::L3, *b"US");
		assert_ok!(declare(ISSUER, ALICE));
		assert_ok!(declare(31, BOB));
		assert_eq!(RelatedParties::<Test>::get(id(ISSUER)), 2);
	});
}

#[test]
fn declare_relation_should_be_refused_when_others_declare() {
	run(|| {
		assert_noop!(declare(ALICE, ALICE), Error::<Test>::NotTheIssuer);
		assert_noop!(declare(STRANGER, ALICE), Error::<Test>::NotTheIssuer);
		assert_noop!(declare(SECOND, ALICE), Error::<Test>::NotTheIssuer);
	});
}

#[test]
fn declare_relation_should_be_refused_when_the_issuer_is_not_l3_now() {
	run(|| {
		let refusal = refused(Reason::IssuerTierTooLow);
		let own = Compliance::declare_relation(
			signed(ALICE),
			id(ALICE),
			id(BOB),
			RelationKind::Family,
			hash(1),
		);
		assert_eq!(own, Err(refusal.into()));
		change_record(id(ISSUER), |record| record.valid_until = START as u32);
		assert_noop!(declare(ISSUER, ALICE), refused(Reason::IssuerTierTooLow));
		assert_ok!(declare(OFFICER, ALICE));
	});
}

#[test]
fn declare_relation_should_ask_an_officer_when_the_issuer_declared_the_most() {
	run(|| {
		// More than declared, so the count does not agree with the register until it is put right.
		RelatedParties::<Test>::insert(id(ISSUER), MAX_OWN_RELATIONS);
		assert_noop!(declare(ISSUER, ALICE), Error::<Test>::TooManyRelations);
		RelatedParties::<Test>::insert(id(ISSUER), MAX_OWN_RELATIONS - 1);
		assert_ok!(declare(ISSUER, ALICE));
		assert_noop!(declare(ISSUER, BOB), Error::<Test>::TooManyRelations);
		assert_ok!(declare(OFFICER, BOB));
		RelatedParties::<Test>::insert(id(ISSUER), 2);
	});
}

#[test]
fn declare_relation_should_be_refused_when_it_is_about_nothing_new() {
	run(|| {
		assert_noop!(declare(OFFICER, ISSUER), Error::<Test>::SameIdentity);
		assert_ok!(declare(OFFICER, ALICE));
		assert_noop!(declare(ISSUER, ALICE), Error::<Test>::AlreadyRelated);
		let unknown = |issuer, related| {
			let kind = RelationKind::Other;
			Compliance::declare_relation(signed(OFFICER), issuer, related, kind, hash(1))
		};
		assert_noop!(unknown(404, id(ALICE)), Error::<Test>::UnknownIdentity);
		assert_noop!(unknown(id(ISSUER), 404), Error::<Test>::UnknownIdentity);
	});
}

#[test]
fn declare_relation_should_count_issuers_when_one_is_related_to_several() {
	run(|| {
		assert_ok!(declare(OFFICER, ALICE));
		assert_ok!(Compliance::declare_relation(
			signed(OFFICER),
			id(BOB),
			id(ALICE),
			RelationKind::Manager,
			hash(2)
		));
		assert_eq!(RelatedIssuers::<Test>::get(id(ALICE)), 2);
		assert_eq!(RelatedParties::<Test>::get(id(BOB)), 1);
	});
}

#[test]
fn declare_relation_should_fail_when_no_reason_is_named() {
	run(|| {
		let declare = |by| {
			let (kind, reason) = (RelationKind::Owner, H256::zero());
			Compliance::declare_relation(signed(by), id(ISSUER), id(ALICE), kind, reason)
		};
		assert_noop!(declare(OFFICER), Error::<Test>::ReasonMissing);
		// An issuer speaks of itself.
		assert_ok!(declare(ISSUER));
	});
}
