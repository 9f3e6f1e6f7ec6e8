// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::NextAuthorisationId;

/// Alice authorises the store.
fn authorise(quantity: u64, deadline: u64) -> DispatchResult {
	Redemption::authorise(by(ALICE), SERIES, quantity, account(STORE), ORDER, deadline)
}

#[test]
fn authorise_should_put_units_aside() {
	run(|| {
		assert_ok!(authorise(300, SOON));
		assert_eq!((units(ALICE), burned(STORE)), ((FUNDS - 300, 300), 0));
		let expected = Authorisation {
			holder: account(ALICE),
			redeemer: account(STORE),
			series: SERIES,
			left: 300,
			captured: 0,
			order_hash: ORDER,
			opened_at: START,
			deadline: SOON,
			stuck: false,
		};
		assert_eq!(the_authorisation(1), expected);
		assert_eq!(
			last_event(),
			Event::Authorised {
				id: 1,
				holder: account(ALICE),
				redeemer: account(STORE),
				series: SERIES,
				quantity: 300,
				order_hash: ORDER,
				deadline: SOON,
			}
		);
		assert_ok!(authorise(1, SOON));
		assert_eq!(AuthorisationsOf::<Test>::get(account(ALICE)).into_inner(), [1, 2]);
	});
}

#[test]
fn authorise_should_bound_the_deadline() {
	run(|| {
		assert_noop!(authorise(1, START), Error::<Test>::DeadlinePassed);
		assert_noop!(authorise(1, START + LIFETIME + 1), Error::<Test>::DeadlineTooFar);
		assert_ok!(authorise(1, START + LIFETIME));
		assert_ok!(authorise(1, START + 1));
	});
}

#[test]
fn authorise_should_bound_the_open_ones_of_a_holder() {
	run(|| {
		for _ in 0..MAX_OPEN {
			assert_ok!(authorise(1, SOON));
		}
		assert_noop!(authorise(1, SOON), Error::<Test>::TooManyOpen);
		assert_ok!(Redemption::authorise(by(BOB), SERIES, 1, account(STORE), ORDER, SOON));
		assert_ok!(Redemption::void(by(STORE), 1));
		assert_ok!(authorise(1, SOON));
	});
}

#[test]
fn authorise_should_fail_when_the_rules_would_refuse_the_redemption() {
	run(|| {
		assert_noop!(authorise(0, SOON), NOTHING);
		let to_stranger =
			Redemption::authorise(by(ALICE), SERIES, 1, account(STRANGER), ORDER, SOON);
		assert_noop!(to_stranger, NO_REDEEMER);
		for party in [ALICE, STORE] {
			Frozen::set(vec![account(party)]);
			assert_noop!(authorise(1, SOON), REFUSED_FROZEN);
		}
		Frozen::set(Vec::new());
		Ended::set(vec![SERIES]);
		assert_noop!(authorise(1, SOON), EXPIRED);
	});
}

#[test]
fn authorise_should_fail_when_too_few_units_are_free() {
	run(|| {
		assert_noop!(authorise(FUNDS + 1, SOON), SHORT);
		assert_ok!(authorise(FUNDS, SOON));
		assert_noop!(authorise(1, SOON), SHORT);
	});
}

#[test]
fn authorise_should_fail_when_all_numbers_are_used() {
	run(|| {
		NextAuthorisationId::<Test>::put(u64::MAX);
		assert_noop!(authorise(1, SOON), Error::<Test>::IdsExhausted);
	});
}
