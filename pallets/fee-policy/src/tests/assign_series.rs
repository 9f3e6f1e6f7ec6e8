// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, PoolOfSeries, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Actor, sponsor::PLATFORM_POOL};
use sp_core::H256;

#[test]
fn assign_series_should_point_to_a_pool_of_its_own_when_the_issuer_asks() {
	run(|| {
		let (first, second) = (issuer_pool(terms()), issuer_pool(terms()));
		let mut old = None;
		for new in [Some(first), Some(second), None] {
			assert_ok!(FeePolicy::assign_series(signed(ISSUER), CARD, new, REASON));
			let by = Actor::Account(ISSUER);
			assert_eq!(
				last_event(),
				Event::SeriesAssigned { series: CARD, by, old, new, reason: REASON }
			);
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
			assert_ok!(FeePolicy::assign_series(signed(COUNCIL), CARD, new, REASON));
			let event =
				Event::SeriesAssigned { series: CARD, by: by.clone(), old, new, reason: REASON };
			assert_eq!(last_event(), event);
		}
		assert_ok!(FeePolicy::assign_series(signed(COUNCIL), FOREIGN, Some(campaign), REASON));
		let to_none = FeePolicy::assign_series(signed(OTHER_ISSUER), FOREIGN, None, REASON);
		assert_ok!(to_none);
	});
}

#[test]
fn assign_series_should_point_to_a_campaign_when_its_owner_issues_the_series() {
	run(|| {
		assert_ok!(FeePolicy::create_campaign(signed(COUNCIL), terms(), ISSUER, REASON));
		assert_ok!(FeePolicy::assign_series(signed(ISSUER), VOUCHER, Some(1), REASON));
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
			let call = FeePolicy::assign_series(signed(who), CARD, Some(pool), REASON);
			assert_noop!(call, Error::<Test>::NotAssignable);
		}
	});
}

#[test]
fn assign_series_should_fail_when_the_caller_does_not_issue_it() {
	run(|| {
		let pool = issuer_pool(terms());
		for (who, new) in [(ISSUER, Some(pool)), (ISSUER, None), (ALICE, None)] {
			let call = FeePolicy::assign_series(signed(who), FOREIGN, new, REASON);
			assert_noop!(call, Error::<Test>::NotIssuer);
		}
	});
}

#[test]
fn assign_series_should_fail_when_series_or_pool_is_unknown() {
	run(|| {
		let pool = issuer_pool(terms());
		for who in [ISSUER, COUNCIL] {
			let call = FeePolicy::assign_series(signed(who), NOTHING, Some(pool), REASON);
			assert_noop!(call, Error::<Test>::UnknownSeries);
			let call = FeePolicy::assign_series(signed(who), CARD, Some(pool + 1), REASON);
			assert_noop!(call, Error::<Test>::UnknownPool);
		}
	});
}

#[test]
fn assign_series_should_fail_when_it_points_there_already() {
	run(|| {
		let none = FeePolicy::assign_series(signed(ISSUER), CARD, None, REASON);
		assert_noop!(none, Error::<Test>::NothingChanges);
		let pool = card_pool(terms());
		let same = FeePolicy::assign_series(signed(ISSUER), CARD, Some(pool), REASON);
		assert_noop!(same, Error::<Test>::NothingChanges);
	});
}

#[test]
fn assign_series_should_ask_governance_only_when_no_reason_is_given() {
	run(|| {
		let (own, campaign) = (issuer_pool(terms()), campaign(terms()));
		let reason = H256::zero();
		let call = FeePolicy::assign_series(signed(COUNCIL), CARD, Some(campaign), reason);
		assert_noop!(call, Error::<Test>::ReasonMissing);
		assert_ok!(FeePolicy::assign_series(signed(ISSUER), CARD, Some(own), reason));
		let (by, old, new) = (Actor::Account(ISSUER), None, Some(own));
		assert_eq!(last_event(), Event::SeriesAssigned { series: CARD, by, old, new, reason });
	});
}
