// SPDX-License-Identifier: Apache-2.0

use crate::{Actor, Error, Event, PoolOfSeries, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::sponsor::PLATFORM_POOL;

#[test]
fn assign_series_should_point_to_a_pool_of_its_own_when_the_issuer_asks() {
	run(|| {
		let (first, second) = (issuer_pool(terms()), issuer_pool(terms()));
		let mut old = None;
		for new in [Some(first), Some(second), None] {
			assert_ok!(FeePolicy::assign_series(signed(ISSUER), CARD, new));
			let by = Actor::Account(ISSUER);
			assert_eq!(last_event(), Event::SeriesAssigned { series: CARD, by, old, new });
			assert_eq!(PoolOfSeries::<Test>::get(CARD), new);
			old = new;
		}
		assert!(!PoolOfSeries::<Test>::contains_key(CARD));
	});
}

#[test]
fn assign_series_should_point_to_a_campaign_when_governance_asks() {
	run(|| {
		let (own, campaign) = (card_pool(terms()), campaign(terms()));
		let by = Actor::Governance;
		for (old, new) in [(Some(own), Some(campaign)), (Some(campaign), None)] {
			assert_ok!(FeePolicy::assign_series(signed(COUNCIL), CARD, new));
			let event = Event::SeriesAssigned { series: CARD, by: by.clone(), old, new };
			assert_eq!(last_event(), event);
		}
		assert_ok!(FeePolicy::assign_series(signed(COUNCIL), FOREIGN, Some(campaign)));
		let to_none = FeePolicy::assign_series(signed(OTHER_ISSUER), FOREIGN, None);
		assert_ok!(to_none);
	});
}

#[test]
fn assign_series_should_point_to_a_campaign_when_its_owner_issues_the_series() {
	run(|| {
		assert_ok!(FeePolicy::create_campaign(signed(COUNCIL), terms(), ISSUER));
		assert_ok!(FeePolicy::assign_series(signed(ISSUER), VOUCHER, Some(1)));
	});
}

#[test]
fn assign_series_should_fail_when_the_pool_is_not_the_callers_to_name() {
	run(|| {
		let (own, campaign) = (issuer_pool(terms()), campaign(terms()));
		assert_ok!(FeePolicy::create_issuer_pool(signed(OTHER_ISSUER), terms()));
		let foreign = campaign + 1;
		let cases = [
			(ISSUER, foreign),
			(ISSUER, campaign),
			(ISSUER, PLATFORM_POOL),
			(COUNCIL, own),
			(COUNCIL, PLATFORM_POOL),
		];
		for (who, pool) in cases {
			let call = FeePolicy::assign_series(signed(who), CARD, Some(pool));
			assert_noop!(call, Error::<Test>::NotAssignable);
		}
	});
}

#[test]
fn assign_series_should_fail_when_the_caller_does_not_issue_it() {
	run(|| {
		let pool = issuer_pool(terms());
		for (who, new) in [(ISSUER, Some(pool)), (ISSUER, None), (ALICE, None)] {
			let call = FeePolicy::assign_series(signed(who), FOREIGN, new);
			assert_noop!(call, Error::<Test>::NotIssuer);
		}
	});
}

#[test]
fn assign_series_should_fail_when_series_or_pool_is_unknown() {
	run(|| {
		let pool = issuer_pool(terms());
		for who in [ISSUER, COUNCIL] {
			let call = FeePolicy::assign_series(signed(who), NOTHING, Some(pool));
			assert_noop!(call, Error::<Test>::UnknownSeries);
			let call = FeePolicy::assign_series(signed(who), CARD, Some(pool + 1));
			assert_noop!(call, Error::<Test>::UnknownPool);
		}
	});
}

#[test]
fn assign_series_should_fail_when_it_points_there_already() {
	run(|| {
		let none = FeePolicy::assign_series(signed(ISSUER), CARD, None);
		assert_noop!(none, Error::<Test>::NothingChanges);
		let pool = card_pool(terms());
		let same = FeePolicy::assign_series(signed(ISSUER), CARD, Some(pool));
		assert_noop!(same, Error::<Test>::NothingChanges);
	});
}
