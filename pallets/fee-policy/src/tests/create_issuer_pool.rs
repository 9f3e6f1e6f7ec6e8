// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, NextPoolId, Pool, PoolCount, PoolKind, Pools, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Actor, Reason};
use sp_core::H256;

#[test]
fn create_issuer_pool_should_number_from_one_when_issuers_create() {
	run(|| {
		assert_ok!(FeePolicy::create_issuer_pool(signed(ISSUER), terms()));
		let account = FeePolicy::account_of(1);
		let (kind, owner) = (PoolKind::Issuer, Some(ISSUER));
		let (by, reason) = (Actor::Account(ISSUER), H256::zero());
		let event =
			Event::PoolCreated { pool: 1, kind, owner, account, terms: terms(), by, reason };
		assert_eq!(last_event(), event);
		let pool = Pool { kind, owner, terms: terms(), changed_on: None };
		assert_eq!(Pools::<Test>::get(1), Some(pool));
		assert_ok!(FeePolicy::create_issuer_pool(signed(OTHER_ISSUER), terms()));
		assert_eq!(Pools::<Test>::get(2).unwrap().owner, Some(OTHER_ISSUER));
		assert_eq!(PoolCount::<Test>::get(ISSUER), 1);
	});
}

#[test]
fn create_issuer_pool_should_give_each_pool_an_account_that_lives_without_gnx() {
	run(|| {
		let (first, second) = (issuer_pool(terms()), issuer_pool(terms()));
		let accounts = [first, second].map(FeePolicy::account_of);
		assert_ne!(accounts[0], accounts[1]);
		for account in accounts {
			assert_eq!((System::providers(&account), balance(account)), (1, 0));
		}
	});
}

#[test]
fn create_issuer_pool_should_fail_when_the_signer_may_not_issue() {
	run(|| {
		let refusal = Error::<Test>::Refused(Reason::IssuerTierTooLow.code());
		assert_noop!(FeePolicy::create_issuer_pool(signed(ALICE), terms()), refusal);
	});
}

#[test]
fn create_issuer_pool_should_fail_when_the_terms_pay_for_nothing() {
	run(|| {
		for (terms, error) in unfit_terms() {
			assert_noop!(FeePolicy::create_issuer_pool(signed(ISSUER), terms), error);
		}
	});
}

#[test]
fn create_issuer_pool_should_fail_when_the_owner_has_the_most() {
	run(|| {
		for _ in 0..MOST_POOLS {
			issuer_pool(terms());
		}
		let call = FeePolicy::create_issuer_pool(signed(ISSUER), terms());
		assert_noop!(call, Error::<Test>::TooManyPools);
		assert_ok!(FeePolicy::create_issuer_pool(signed(OTHER_ISSUER), terms()));
		assert_ok!(FeePolicy::close_pool(signed(ISSUER), 1, REASON));
		assert_eq!(issuer_pool(terms()), MOST_POOLS + 2, "numbers are not used again");
	});
}

#[test]
fn create_issuer_pool_should_fail_when_all_numbers_are_used() {
	run(|| {
		NextPoolId::<Test>::put(u32::MAX);
		let call = FeePolicy::create_issuer_pool(signed(ISSUER), terms());
		assert_noop!(call, Error::<Test>::IdsExhausted);
	});
}
