// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Policy, PolicyChangedAt, PolicyInForce, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	Actor, Ppm,
	sponsor::{Act, NotSponsored},
};
use sp_core::H256;
use sp_runtime::{DispatchError::BadOrigin, FixedU128};

#[test]
fn set_policy_should_replace_it_when_governance_asks() {
	run(|| {
		let old = Policy::default();
		let new = Policy { gnx_price: 250_000, gift_capacity: 0, ..old };
		assert_ok!(FeePolicy::set_policy(signed(COUNCIL), new, REASON));
		assert_eq!(
			last_event(),
			Event::PolicySet { by: Actor::Governance, old, new, reason: REASON }
		);
		assert_eq!(PolicyInForce::<Test>::get(), new);
		assert_eq!(PolicyChangedAt::<Test>::get(), Some(START));
		assert_eq!(quote(request(BOB, Act::Gift)), Err(NotSponsored::GiftQuota));
	});
}

#[test]
fn set_policy_should_fail_when_the_caller_is_not_governance() {
	run(|| {
		let policy = Policy { gnx_price: 1, ..Policy::default() };
		for origin in [signed(ISSUER), RuntimeOrigin::none()] {
			assert_noop!(FeePolicy::set_policy(origin, policy, REASON), BadOrigin);
		}
	});
}

#[test]
fn set_policy_should_hold_its_numbers_within_bounds() {
	run(|| {
		let set = |policy| FeePolicy::set_policy(signed(COUNCIL), policy, REASON);
		let free = Policy { gnx_price: 0, ..Policy::default() };
		assert_noop!(set(free), Error::<Test>::NoPrice);
		let part = |parts| Ppm::new(parts).unwrap();
		let shares = |ordinary, urgent| Policy {
			ordinary_share: part(ordinary),
			urgent_share: part(urgent),
			..Policy::default()
		};
		assert_noop!(set(shares(500_000, 500_001)), Error::<Test>::SharesTooLarge);
		assert_noop!(set(shares(1_000_000, 1_000_000)), Error::<Test>::SharesTooLarge);
		assert_ok!(set(shares(500_000, 500_000)));
		assert_ok!(set(shares(0, 1_000_000)));
		let below = FixedU128::from_rational(999, 1_000);
		let spike = |spike_multiplier| Policy { spike_multiplier, ..Policy::default() };
		assert_noop!(set(spike(below)), Error::<Test>::MultiplierTooLow);
		assert_ok!(set(spike(FixedU128::from_u32(1))));
	});
}

#[test]
fn set_policy_should_fail_when_nothing_changes() {
	run(|| {
		let call = FeePolicy::set_policy(signed(COUNCIL), Policy::default(), REASON);
		assert_noop!(call, Error::<Test>::NothingChanges);
	});
}

#[test]
fn set_policy_should_fail_when_no_reason_is_given() {
	run(|| {
		let policy = Policy { gnx_price: 250_000, ..Policy::default() };
		let call = FeePolicy::set_policy(signed(COUNCIL), policy, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
