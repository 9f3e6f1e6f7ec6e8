// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, GNX, PoolCount, PoolOfSeries, PoolTerms, Pools, SpentByPool, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	Actor,
	sponsor::{Act, PLATFORM_POOL},
};
use sp_core::H256;

#[test]
fn close_pool_should_return_the_rest_when_the_owner_closes_it() {
	run(|| {
		let pool = card_pool(terms());
		assert_eq!(pay_all(card_request(BOB, Act::Redeem)), Ok(pool));
		assert_ok!(FeePolicy::close_pool(signed(ISSUER), pool, REASON));
		let (by, owner, amount) = (Actor::Account(ISSUER), ISSUER, 10 * GNX - FEE);
		assert_eq!(last_event(), Event::PoolClosed { pool, by, owner, amount, reason: REASON });
		assert_eq!(balance(ISSUER), WEALTH - FEE);
		assert_eq!(Pools::<Test>::get(pool), None);
		assert!(!SpentByPool::<Test>::contains_key(pool));
		assert!(!PoolCount::<Test>::contains_key(ISSUER));
		assert!(!System::account_exists(&FeePolicy::account_of(pool)));
	});
}

#[test]
fn close_pool_should_return_the_rest_to_the_owner_when_governance_closes_it() {
	run(|| {
		let (issuers, campaigns) = (card_pool(terms()), campaign(terms()));
		for (pool, owner, amount) in [(issuers, ISSUER, 10 * GNX), (campaigns, AGENCY, 0)] {
			assert_ok!(FeePolicy::close_pool(signed(COUNCIL), pool, REASON));
			let by = Actor::Governance;
			assert_eq!(last_event(), Event::PoolClosed { pool, by, owner, amount, reason: REASON });
			assert_eq!(balance(owner), WEALTH);
		}
	});
}

#[test]
fn close_pool_should_leave_its_series_to_the_platform() {
	run(|| {
		let pool = card_pool(terms());
		assert_ok!(FeePolicy::close_pool(signed(ISSUER), pool, REASON));
		assert_eq!(PoolOfSeries::<Test>::get(CARD), Some(pool));
		assert_eq!(FeePolicy::pool_of_series(CARD), None);
		assert_eq!(pay_all(card_request(BOB, Act::Redeem)), Ok(PLATFORM_POOL));
		let next = issuer_pool(terms());
		assert_ne!(next, pool);
		assert_ok!(FeePolicy::assign_series(signed(ISSUER), CARD, Some(next), REASON));
	});
}

#[test]
fn close_pool_should_fail_when_the_caller_does_not_own_it() {
	run(|| {
		let (issuers, campaigns) = (card_pool(terms()), campaign(terms()));
		for (who, pool) in [(OTHER_ISSUER, issuers), (ISSUER, campaigns), (ALICE, PLATFORM_POOL)] {
			assert_noop!(FeePolicy::close_pool(signed(who), pool, REASON), Error::<Test>::NotOwner);
		}
	});
}

#[test]
fn close_pool_should_fail_when_it_is_the_platforms_or_unknown() {
	run(|| {
		let call = FeePolicy::close_pool(signed(COUNCIL), PLATFORM_POOL, REASON);
		assert_noop!(call, Error::<Test>::PlatformStays);
		assert_noop!(FeePolicy::close_pool(signed(ISSUER), 1, REASON), Error::<Test>::UnknownPool);
		let past = PoolTerms { until: Some(0), ..terms() };
		assert_ok!(FeePolicy::set_terms(signed(COUNCIL), PLATFORM_POOL, past, REASON));
	});
}

#[test]
fn close_pool_should_ask_governance_only_when_no_reason_is_given() {
	run(|| {
		let (pool, reason) = (issuer_pool(terms()), H256::zero());
		let call = FeePolicy::close_pool(signed(COUNCIL), pool, reason);
		assert_noop!(call, Error::<Test>::ReasonMissing);
		assert_ok!(FeePolicy::close_pool(signed(ISSUER), pool, reason));
		let (by, owner, amount) = (Actor::Account(ISSUER), ISSUER, 0);
		assert_eq!(last_event(), Event::PoolClosed { pool, by, owner, amount, reason });
	});
}
