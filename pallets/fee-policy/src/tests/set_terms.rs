// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, GNX, PoolKind, PoolTerms, Pools, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	Actor,
	sponsor::{Act, ActSet, NotSponsored, PLATFORM_POOL},
};
use sp_core::H256;

fn new_terms() -> PoolTerms {
	PoolTerms { acts: [Act::Redeem].into_iter().collect(), day_budget: 7, ..terms() }
}

#[test]
fn set_terms_should_replace_them_when_the_ruler_asks() {
	run(|| {
		let (issuers, campaigns) = (issuer_pool(terms()), campaign(terms()));
		let cases = [
			(ISSUER, Actor::Account(ISSUER), issuers),
			(AGENCY, Actor::Account(AGENCY), campaigns),
			(COUNCIL, Actor::Governance, PLATFORM_POOL),
		];
		for (who, by, pool) in cases {
			assert_ok!(FeePolicy::set_terms(signed(who), pool, new_terms(), REASON));
			let event =
				Event::TermsSet { pool, by, old: terms(), new: new_terms(), reason: REASON };
			assert_eq!(last_event(), event);
			let stored = Pools::<Test>::get(pool).unwrap();
			assert_eq!((stored.terms, stored.changed_on), (new_terms(), Some(TODAY)));
		}
		assert_ok!(FeePolicy::set_terms(signed(COUNCIL), campaigns, terms(), REASON));
		let by = Actor::Governance;
		let event =
			Event::TermsSet { pool: campaigns, by, old: new_terms(), new: terms(), reason: REASON };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn set_terms_should_fail_when_the_caller_does_not_rule_the_pool() {
	run(|| {
		let (issuers, campaigns) = (issuer_pool(terms()), campaign(terms()));
		let cases = [
			(OTHER_ISSUER, issuers),
			(COUNCIL, issuers),
			(ISSUER, campaigns),
			(ISSUER, PLATFORM_POOL),
		];
		for (who, pool) in cases {
			let call = FeePolicy::set_terms(signed(who), pool, new_terms(), REASON);
			assert_noop!(call, Error::<Test>::NotOwner);
		}
	});
}

#[test]
fn set_terms_should_fail_when_there_is_no_such_pool() {
	run(|| {
		for who in [ISSUER, COUNCIL] {
			let call = FeePolicy::set_terms(signed(who), 1, new_terms(), REASON);
			assert_noop!(call, Error::<Test>::UnknownPool);
		}
	});
}

#[test]
fn set_terms_should_fail_when_they_are_unfit_or_in_force() {
	run(|| {
		for (unfit, error) in unfit_terms() {
			assert_noop!(
				FeePolicy::set_terms(signed(COUNCIL), PLATFORM_POOL, unfit, REASON),
				error
			);
		}
		let same = FeePolicy::set_terms(signed(COUNCIL), PLATFORM_POOL, terms(), REASON);
		assert_noop!(same, Error::<Test>::NothingChanges);
	});
}

#[test]
fn set_terms_should_make_the_platform_pool_when_governance_has_none() {
	ExtBuilder::without_platform().run(|| {
		let account = FeePolicy::account_of(PLATFORM_POOL);
		let call = FeePolicy::set_terms(signed(ISSUER), PLATFORM_POOL, terms(), REASON);
		assert_noop!(call, Error::<Test>::UnknownPool);
		let unfit = PoolTerms { acts: ActSet::default(), ..terms() };
		let call = FeePolicy::set_terms(signed(COUNCIL), PLATFORM_POOL, unfit, REASON);
		assert_noop!(call, Error::<Test>::NoActs);
		assert_eq!(quote(request(BOB, Act::Redeem)), Err(NotSponsored::NoPool));
		assert_ok!(FeePolicy::set_terms(signed(COUNCIL), PLATFORM_POOL, terms(), REASON));
		let (pool, kind, owner) = (PLATFORM_POOL, PoolKind::Platform, None);
		let (by, reason) = (Actor::Governance, REASON);
		let event = Event::PoolCreated { pool, kind, owner, account, terms: terms(), by, reason };
		assert_eq!(last_event(), event);
		assert_eq!(System::providers(&account), 2);
		assert_eq!(pay_all(request(BOB, Act::Redeem)), Ok(PLATFORM_POOL));
	});
}

#[test]
fn set_terms_should_count_what_was_spent_today_when_the_budget_changes() {
	run(|| {
		assert_ok!(pay_all(request(BOB, Act::Redeem)));
		let lower = PoolTerms { day_budget: FEE / 2, ..terms() };
		assert_ok!(FeePolicy::set_terms(signed(COUNCIL), PLATFORM_POOL, lower, REASON));
		assert_eq!(quote(request(BOB, Act::Redeem)), Err(NotSponsored::PoolBudget));
		let higher = PoolTerms { day_budget: 2 * FEE, ..terms() };
		assert_ok!(FeePolicy::set_terms(signed(COUNCIL), PLATFORM_POOL, higher, REASON));
		assert_ok!(pay_all(request(BOB, Act::Redeem)));
		assert_eq!(quote(request(BOB, Act::Redeem)), Err(NotSponsored::PoolBudget));
		assert_eq!(gnx_of(PLATFORM_POOL), 100 * GNX - 2 * FEE);
	});
}

#[test]
fn set_terms_should_ask_governance_only_when_no_reason_is_given() {
	run(|| {
		let (pool, reason) = (issuer_pool(terms()), H256::zero());
		let call = FeePolicy::set_terms(signed(COUNCIL), PLATFORM_POOL, new_terms(), reason);
		assert_noop!(call, Error::<Test>::ReasonMissing);
		assert_ok!(FeePolicy::set_terms(signed(ISSUER), pool, new_terms(), reason));
		let (by, old, new) = (Actor::Account(ISSUER), terms(), new_terms());
		assert_eq!(last_event(), Event::TermsSet { pool, by, old, new, reason });
	});
}
