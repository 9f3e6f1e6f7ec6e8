// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, GNX, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::sponsor::PLATFORM_POOL;
use sp_runtime::{DispatchError, TokenError};

#[test]
fn top_up_should_move_gnx_when_an_owner_or_for_the_platform_anybody_gives_them() {
	run(|| {
		let pool = campaign(terms());
		for (who, pool, before) in [(ALICE, PLATFORM_POOL, WEALTH), (AGENCY, pool, 0)] {
			assert_ok!(FeePolicy::top_up(signed(who), pool, 7 * GNX));
			assert_eq!(last_event(), Event::PoolToppedUp { pool, by: who, amount: 7 * GNX });
			assert_eq!(gnx_of(pool), before + 7 * GNX);
			assert_eq!(balance(who), WEALTH - 7 * GNX);
		}
	});
}

#[test]
fn top_up_should_fail_when_there_is_no_such_pool() {
	run(|| {
		let pool = issuer_pool(terms());
		assert_ok!(FeePolicy::close_pool(signed(ISSUER), pool, REASON));
		for unknown in [pool, pool + 1, u32::MAX] {
			let call = FeePolicy::top_up(signed(ALICE), unknown, GNX);
			assert_noop!(call, Error::<Test>::UnknownPool);
		}
	});
}

#[test]
fn top_up_should_fail_when_the_pool_is_somebody_elses() {
	run(|| {
		let (issuers, campaigns) = (issuer_pool(terms()), campaign(terms()));
		for (who, pool) in [(ALICE, issuers), (AGENCY, issuers), (COUNCIL, campaigns)] {
			let call = FeePolicy::top_up(signed(who), pool, GNX);
			assert_noop!(call, Error::<Test>::NotOwner);
		}
	});
}

#[test]
fn top_up_should_fail_when_nothing_is_given() {
	run(|| {
		assert_noop!(FeePolicy::top_up(signed(ALICE), 0, 0), Error::<Test>::NoAmount);
	});
}

#[test]
fn top_up_should_fail_when_a_balance_would_be_below_the_least() {
	run(|| {
		let pool = campaign(terms());
		let too_little = FeePolicy::top_up(signed(AGENCY), pool, LEAST - 1);
		assert_noop!(too_little, DispatchError::Token(TokenError::BelowMinimum));
		let call = FeePolicy::top_up(signed(AGENCY), pool, WEALTH - LEAST + 1);
		assert_noop!(call, DispatchError::Token(TokenError::NotExpendable));
		assert_ok!(FeePolicy::top_up(signed(AGENCY), pool, LEAST));
		assert_ok!(FeePolicy::top_up(signed(AGENCY), pool, WEALTH - 2 * LEAST));
		assert_eq!((balance(AGENCY), gnx_of(pool)), (LEAST, WEALTH - LEAST));
	});
}
