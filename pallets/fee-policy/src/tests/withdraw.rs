// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, GNX, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Actor, sponsor::PLATFORM_POOL};
use sp_core::H256;
use sp_runtime::{DispatchError, TokenError};

#[test]
fn withdraw_should_pay_the_owner_when_it_asks() {
	run(|| {
		let pool = card_pool(terms());
		assert_ok!(FeePolicy::withdraw(signed(ISSUER), pool, 4 * GNX, ISSUER, REASON));
		let by = Actor::Account(ISSUER);
		let event = Event::PoolWithdrawn { pool, by, to: ISSUER, amount: 4 * GNX, reason: REASON };
		assert_eq!(last_event(), event);
		assert_eq!((gnx_of(pool), balance(ISSUER)), (6 * GNX, WEALTH - 6 * GNX));
	});
}

#[test]
fn withdraw_should_pay_anybody_when_governance_takes_from_the_platform() {
	run(|| {
		let (pool, amount) = (PLATFORM_POOL, 30 * GNX);
		assert_ok!(FeePolicy::withdraw(signed(COUNCIL), pool, amount, BOB, REASON));
		let by = Actor::Governance;
		assert_eq!(
			last_event(),
			Event::PoolWithdrawn { pool, by, to: BOB, amount, reason: REASON }
		);
		assert_eq!((gnx_of(pool), balance(BOB)), (WEALTH - amount, amount));
	});
}

#[test]
fn withdraw_should_fail_when_an_owner_names_somebody_else() {
	run(|| {
		let pool = card_pool(terms());
		let call = FeePolicy::withdraw(signed(ISSUER), pool, GNX, ALICE, REASON);
		assert_noop!(call, Error::<Test>::NotToOwner);
	});
}

#[test]
fn withdraw_should_fail_when_the_caller_does_not_own_the_pool() {
	run(|| {
		let (issuers, campaigns) = (card_pool(terms()), campaign(terms()));
		assert_ok!(FeePolicy::top_up(signed(AGENCY), campaigns, GNX));
		let cases = [
			(OTHER_ISSUER, issuers),
			(COUNCIL, issuers),
			(COUNCIL, campaigns),
			(ISSUER, campaigns),
			(ISSUER, PLATFORM_POOL),
		];
		for (who, pool) in cases {
			let call = FeePolicy::withdraw(signed(who), pool, GNX / 2, who, REASON);
			assert_noop!(call, Error::<Test>::NotOwner);
		}
	});
}

#[test]
fn withdraw_should_fail_when_there_is_no_such_pool_or_amount() {
	run(|| {
		let pool = card_pool(terms());
		let unknown = FeePolicy::withdraw(signed(ISSUER), pool + 1, GNX, ISSUER, REASON);
		assert_noop!(unknown, Error::<Test>::UnknownPool);
		let nothing = FeePolicy::withdraw(signed(ISSUER), pool, 0, ISSUER, REASON);
		assert_noop!(nothing, Error::<Test>::NoAmount);
	});
}

#[test]
fn withdraw_should_leave_the_least_balance_when_everything_is_asked_for() {
	run(|| {
		let pool = card_pool(terms());
		let most = 10 * GNX - LEAST;
		let call = FeePolicy::withdraw(signed(ISSUER), pool, most + 1, ISSUER, REASON);
		assert_noop!(call, DispatchError::Token(TokenError::NotExpendable));
		let call = FeePolicy::withdraw(signed(ISSUER), pool, 11 * GNX, ISSUER, REASON);
		assert_noop!(call, DispatchError::Token(TokenError::FundsUnavailable));
		assert_ok!(FeePolicy::withdraw(signed(ISSUER), pool, most, ISSUER, REASON));
		assert_eq!(gnx_of(pool), LEAST);
	});
}

#[test]
fn withdraw_should_ask_governance_only_when_no_reason_is_given() {
	run(|| {
		let (pool, reason) = (card_pool(terms()), H256::zero());
		let call = FeePolicy::withdraw(signed(COUNCIL), PLATFORM_POOL, GNX, BOB, reason);
		assert_noop!(call, Error::<Test>::ReasonMissing);
		assert_ok!(FeePolicy::withdraw(signed(ISSUER), pool, GNX, ISSUER, reason));
		let (by, to, amount) = (Actor::Account(ISSUER), ISSUER, GNX);
		assert_eq!(last_event(), Event::PoolWithdrawn { pool, by, to, amount, reason });
	});
}
