// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, PoolCount, PoolKind, Pools, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::Actor;
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn create_campaign_should_make_a_pool_of_somebody_else_when_governance_asks() {
	run(|| {
		assert_ok!(FeePolicy::create_campaign(signed(COUNCIL), terms(), AGENCY, REASON));
		let account = FeePolicy::account_of(1);
		let (kind, owner) = (PoolKind::Campaign, Some(AGENCY));
		let (by, reason) = (Actor::Governance, REASON);
		let event =
			Event::PoolCreated { pool: 1, kind, owner, account, terms: terms(), by, reason };
		assert_eq!(last_event(), event);
		assert_eq!(Pools::<Test>::get(1).map(|pool| (pool.kind, pool.owner)), Some((kind, owner)));
		assert_eq!(PoolCount::<Test>::get(AGENCY), 1);
		assert_eq!(System::providers(&account), 1);
	});
}

#[test]
fn create_campaign_should_fail_when_the_caller_is_not_governance() {
	run(|| {
		for origin in [signed(ISSUER), signed(AGENCY), RuntimeOrigin::none()] {
			let call = FeePolicy::create_campaign(origin, terms(), AGENCY, REASON);
			assert_noop!(call, BadOrigin);
		}
	});
}

#[test]
fn create_campaign_should_fail_when_the_terms_pay_for_nothing() {
	run(|| {
		for (terms, error) in unfit_terms() {
			assert_noop!(FeePolicy::create_campaign(signed(COUNCIL), terms, AGENCY, REASON), error);
		}
	});
}

#[test]
fn create_campaign_should_fail_when_the_owner_has_the_most() {
	run(|| {
		for _ in 1..MOST_POOLS {
			campaign(terms());
		}
		assert_ok!(FeePolicy::create_campaign(signed(COUNCIL), terms(), ISSUER, REASON));
		campaign(terms());
		let call = FeePolicy::create_campaign(signed(COUNCIL), terms(), AGENCY, REASON);
		assert_noop!(call, Error::<Test>::TooManyPools);
	});
}

#[test]
fn create_campaign_should_fail_when_no_reason_is_given() {
	run(|| {
		let call = FeePolicy::create_campaign(signed(COUNCIL), terms(), AGENCY, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
