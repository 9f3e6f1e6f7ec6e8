// SPDX-License-Identifier: Apache-2.0

use crate::{BlockUsage, Event, GNX, SpentByPool, Usage, mock::*};
use frame_support::assert_ok;
use genex_primitives::sponsor::{Act, FeeSponsor, PLATFORM_POOL};

#[test]
fn settle_should_give_back_what_was_not_needed() {
	run(|| {
		assert_ok!(pay(request(ALICE, Act::Redeem), FEE / 5, TIME / 4));
		assert_eq!(SpentByPool::<Test>::get(PLATFORM_POOL).spent, FEE / 5);
		assert_eq!(Usage::<Test>::get(ALICE_ID).spent, FEE / 5);
		assert_eq!(BlockUsage::<Test>::get().urgent, TIME / 4);
		assert_ok!(pay(request(ALICE, Act::Trade), FEE / 5, TIME / 2));
		let block = BlockUsage::<Test>::get();
		assert_eq!((block.ordinary, block.urgent), (TIME / 2, TIME / 4));
		assert_eq!(gnx_of(PLATFORM_POOL), WEALTH - 2 * (FEE / 5));
	});
}

#[test]
fn settle_should_tell_who_paid_what() {
	run(|| {
		let pool = card_pool(terms());
		assert_eq!(pay(card_request(ALICE_PHONE, Act::Trade), 7, 1), Ok(pool));
		let (who, identity, act) = (ALICE_PHONE, ALICE_ID, Act::Trade);
		assert_eq!(last_event(), Event::FeeSponsored { who, identity, pool, act, fee: 7 });
		assert_eq!(pay(request(BOB, Act::Gift), 0, 0), Ok(PLATFORM_POOL));
		let (who, identity, act, pool) = (BOB, BOB_ID, Act::Gift, PLATFORM_POOL);
		assert_eq!(last_event(), Event::FeeSponsored { who, identity, pool, act, fee: 0 });
	});
}

#[test]
fn settle_should_say_once_a_day_that_the_pool_runs_low() {
	run(|| {
		let pool = PLATFORM_POOL;
		let low = || {
			let all = events().into_iter();
			all.filter(|event| matches!(event, Event::PoolLow { .. })).count()
		};
		let amount = 99 * GNX - FEE;
		assert_ok!(FeePolicy::withdraw(signed(COUNCIL), pool, amount, BOB, REASON));
		assert_ok!(pay_all(request(ALICE, Act::Redeem)));
		assert_eq!((gnx_of(pool), low()), (GNX, 0), "not below the bound");
		assert_ok!(pay_all(request(ALICE, Act::Redeem)));
		assert_eq!(last_event(), Event::PoolLow { pool, balance: GNX - FEE });
		assert_ok!(pay_all(request(ALICE, Act::Redeem)));
		advance(1);
		assert_ok!(pay_all(request(ALICE, Act::Redeem)));
		assert_eq!(low(), 1);
		advance(DAY);
		assert_ok!(pay_all(request(ALICE, Act::Redeem)));
		assert_eq!(last_event(), Event::PoolLow { pool, balance: GNX - 4 * FEE });
		advance(DAY);
		assert_ok!(FeePolicy::top_up(signed(ALICE), pool, GNX));
		assert_ok!(pay_all(request(ALICE, Act::Redeem)));
		assert!(matches!(last_event(), Event::FeeSponsored { .. }));
	});
}

#[test]
fn settle_should_look_at_the_balance_after_the_fee_came_back() {
	run(|| {
		let amount = 99 * GNX - FEE / 2;
		assert_ok!(FeePolicy::withdraw(signed(COUNCIL), PLATFORM_POOL, amount, BOB, REASON));
		assert_ok!(pay(request(ALICE, Act::Redeem), FEE / 2, TIME));
		assert_eq!(gnx_of(PLATFORM_POOL), GNX);
		assert!(matches!(last_event(), Event::FeeSponsored { .. }));
	});
}

#[test]
fn settle_should_stay_in_range_when_records_turned_over() {
	run(|| {
		let reserve = <FeePolicy as FeeSponsor<AccountId>>::reserve;
		let sponsorship = reserve(request(ALICE, Act::Gift)).unwrap();
		advance(2 * DAY);
		assert_ok!(pay(request(BOB, Act::Trade), FEE / 10, TIME / 10));
		assert_ok!(pay(request(ALICE, Act::Trade), FEE / 10, TIME / 10));
		<FeePolicy as FeeSponsor<AccountId>>::settle(sponsorship, 0, 0);
		assert_eq!(SpentByPool::<Test>::get(PLATFORM_POOL).spent, 0);
		assert_eq!(Usage::<Test>::get(ALICE_ID).spent, 0);
		assert_eq!(Usage::<Test>::get(ALICE_ID).gifts.level, 0);
		assert_eq!(BlockUsage::<Test>::get().ordinary, 0);
	});
}

#[test]
fn settle_should_make_no_record_of_a_pool_that_was_closed() {
	run(|| {
		let pool = card_pool(terms());
		let reserve = <FeePolicy as FeeSponsor<AccountId>>::reserve;
		let sponsorship = reserve(card_request(ALICE, Act::Redeem)).unwrap();
		assert_ok!(FeePolicy::close_pool(signed(ISSUER), pool, REASON));
		<FeePolicy as FeeSponsor<AccountId>>::settle(sponsorship, FEE, TIME);
		assert!(!SpentByPool::<Test>::contains_key(pool));
		assert!(matches!(last_event(), Event::FeeSponsored { .. }));
	});
}
