// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{AssetPolicy, Policies};
use genex_primitives::Actor;

#[test]
fn set_policy_should_carry_old_and_new_when_it_changes() {
	run(|| {
		let new = AssetPolicy { daily_mint_cap: 0, ..POLICY };
		assert_ok!(Cash::set_policy(signed(COUNCIL), USDC, new, REASON));
		let (by, asset, old, reason) = (Actor::Governance, USDC, POLICY, REASON);
		assert_eq!(cash_events(), vec![Event::PolicySet { by, asset, old, new, reason }]);
		assert_eq!(Policies::<Test>::get(USDC), Some(new));
		assert_eq!(Policies::<Test>::get(USDT), Some(POLICY));
	});
}

#[test]
fn set_policy_should_keep_what_was_minted_today_when_the_cap_shrinks() {
	run(|| {
		fund(ALICE, 50 * ONE);
		let new = AssetPolicy { daily_mint_cap: 20 * ONE, ..POLICY };
		assert_ok!(Cash::set_policy(signed(COUNCIL), USDC, new, REASON));
		assert_noop!(
			Cash::deposit(signed(GATEWAY), USDC, ALICE, 1, reference(1), source()),
			Error::<Test>::DailyMintCapExceeded
		);
	});
}

#[test]
fn set_policy_should_be_refused_when_the_asset_is_unknown() {
	run(|| {
		assert_noop!(
			Cash::set_policy(signed(COUNCIL), 99, POLICY, REASON),
			Error::<Test>::UnknownAsset
		);
	});
}

#[test]
fn set_policy_should_be_refused_when_a_value_is_out_of_range() {
	run(|| {
		let bad = AssetPolicy { min_withdrawal: 0, ..POLICY };
		assert_noop!(
			Cash::set_policy(signed(COUNCIL), USDC, bad, REASON),
			Error::<Test>::BadPolicy
		);
	});
}

#[test]
fn set_policy_should_be_refused_when_no_reason_is_named() {
	run(|| {
		let call = Cash::set_policy(signed(COUNCIL), USDC, POLICY, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
