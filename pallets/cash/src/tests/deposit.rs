// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{AssetPolicy, DAY, DepositState, Deposits, Minted, MintedOn, PendingDeposit, Reserves};
use frame_support::traits::fungibles::Inspect;
use genex_primitives::{Asset, Balance, CurrencyCode, Money, Path, Reason, UnixSeconds};
use sp_runtime::DispatchResult;

fn deposit(amount: Balance, number: u64) -> DispatchResult {
	Cash::deposit(signed(GATEWAY), USDC, ALICE, amount, reference(number), source())
}

fn attest(amount: Balance, as_of: UnixSeconds) {
	assert_ok!(Cash::attest_reserve(signed(ATTESTOR), USDC, amount, H256::zero(), as_of));
}

fn set_policy(policy: AssetPolicy) {
	assert_ok!(Cash::set_policy(signed(COUNCIL), USDC, policy, REASON));
}

#[test]
fn deposit_should_mint_at_once_when_it_is_below_the_threshold() {
	run(|| {
		let amount = POLICY.second_approval_from - 1;
		assert_ok!(deposit(amount, 1));
		let event = Event::Deposited {
			gateway: GATEWAY,
			asset: USDC,
			to: ALICE,
			amount,
			reference: reference(1),
			source: source(),
		};
		assert_eq!(cash_events(), vec![event]);
		assert_eq!(parts(ALICE), (amount, 0, 0));
		assert_eq!(Assets::total_issuance(USDC), amount);
		assert_eq!(Deposits::<Test>::get(reference(1)), Some(DepositState::Minted));
		let cap = POLICY.daily_mint_cap;
		assert_eq!(MintedOn::<Test>::get(USDC), Minted { day: START / DAY, amount, cap });
		let value = Money::new(CurrencyCode::USD, amount.div_ceil(10_000));
		let asked =
			(Path::CashIn, Cash::account_id(), ALICE, Asset::Stablecoin(USDC), amount, value);
		assert_eq!(Checked::get(), vec![asked]);
	});
}

#[test]
fn deposit_should_wait_when_it_reaches_the_threshold() {
	run(|| {
		let amount = POLICY.second_approval_from;
		assert_ok!(deposit(amount, 1));
		let expires_at = START + DepositLifetime::get();
		let (reference, source) = (reference(1), source());
		let event = Event::DepositPending {
			gateway: GATEWAY,
			asset: USDC,
			to: ALICE,
			amount,
			reference,
			source,
			expires_at,
		};
		assert_eq!(cash_events(), vec![event]);
		let pending =
			PendingDeposit { asset: USDC, to: ALICE, amount, source, gateway: GATEWAY, expires_at };
		assert_eq!(Deposits::<Test>::get(reference), Some(DepositState::Pending(pending)));
		assert_eq!(Assets::total_issuance(USDC), 0);
		assert_eq!(MintedOn::<Test>::get(USDC), Minted::default());
	});
}

#[test]
fn deposit_should_always_wait_when_the_threshold_is_zero() {
	run(|| {
		set_policy(AssetPolicy { second_approval_from: 0, ..POLICY });
		assert_ok!(deposit(1, 1));
		assert_eq!(parts(ALICE), (0, 0, 0));
		assert!(Cash::pending_deposit(reference(1)).is_some());
	});
}

#[test]
fn deposit_should_be_refused_when_the_amount_is_zero() {
	run(|| {
		assert_noop!(deposit(0, 1), Error::<Test>::ZeroAmount);
	});
}

#[test]
fn deposit_should_be_refused_when_the_asset_is_unknown() {
	run(|| {
		assert_noop!(
			Cash::deposit(signed(GATEWAY), 99, ALICE, 1, reference(1), source()),
			Error::<Test>::UnknownAsset
		);
	});
}

#[test]
fn deposit_should_be_refused_for_ever_when_the_reference_was_used() {
	run(|| {
		assert_ok!(deposit(1, 1));
		assert_noop!(deposit(1, 1), Error::<Test>::ReferenceUsed);
		// Also by another member, in another stablecoin, for another account, years later.
		Now::set(START + 3_650 * DAY);
		let (origin, source) = (signed(SECOND_GATEWAY), source());
		assert_noop!(
			Cash::deposit(origin, USDT, BOB, 2, reference(1), source),
			Error::<Test>::ReferenceUsed
		);
	});
}

#[test]
fn deposit_should_be_refused_when_the_reference_waits_or_was_cancelled() {
	run(|| {
		assert_ok!(deposit(POLICY.second_approval_from, 1));
		assert_noop!(deposit(1, 1), Error::<Test>::ReferenceUsed);
		assert_ok!(Cash::cancel_deposit(signed(GATEWAY), reference(1), REASON));
		assert_noop!(deposit(1, 1), Error::<Test>::ReferenceUsed);
	});
}

#[test]
fn deposit_should_be_refused_when_the_recipient_is_below_l2() {
	run(|| {
		for (to, reason) in
			[(CAROL, Reason::RecipientTierTooLow), (STRANGER, Reason::RecipientUnknown)]
		{
			assert_noop!(
				Cash::deposit(signed(GATEWAY), USDC, to, 1, reference(1), source()),
				Error::<Test>::Refused(reason.code())
			);
		}
	});
}

#[test]
fn deposit_should_stop_at_the_daily_cap_and_go_on_the_next_utc_day() {
	run(|| {
		set_policy(AssetPolicy { daily_mint_cap: 10, ..POLICY });
		assert_ok!(deposit(6, 1));
		assert_noop!(deposit(5, 2), Error::<Test>::DailyMintCapExceeded);
		assert_ok!(deposit(4, 2));
		assert_noop!(deposit(1, 3), Error::<Test>::DailyMintCapExceeded);
		assert_eq!(MintedOn::<Test>::get(USDC).amount, 10);

		let midnight = (START / DAY + 1) * DAY;
		Now::set(midnight - 1);
		assert_noop!(deposit(1, 3), Error::<Test>::DailyMintCapExceeded);
		Now::set(midnight);
		assert_ok!(deposit(10, 3));
		let minted = Minted { day: midnight / DAY, amount: 10, cap: 10 };
		assert_eq!(MintedOn::<Test>::get(USDC), minted);
	});
}

#[test]
fn deposit_should_count_each_asset_alone() {
	run(|| {
		set_policy(AssetPolicy { daily_mint_cap: 10, ..POLICY });
		assert_ok!(deposit(10, 1));
		let origin = signed(GATEWAY);
		assert_ok!(Cash::deposit(origin, USDT, ALICE, 11, reference(2), source()));
		assert_eq!(MintedOn::<Test>::get(USDT).amount, 11);
	});
}

#[test]
fn deposit_should_be_refused_when_the_cap_is_zero() {
	run(|| {
		set_policy(AssetPolicy { daily_mint_cap: 0, ..POLICY });
		assert_noop!(deposit(1, 1), Error::<Test>::DailyMintCapExceeded);
	});
}

#[test]
fn deposit_should_be_refused_when_issuance_would_pass_the_reserve() {
	run(|| {
		attest(100, START);
		assert_ok!(deposit(60, 1));
		assert_noop!(deposit(41, 2), Error::<Test>::ReserveTooLow);
		assert_ok!(deposit(40, 2));
		assert_noop!(deposit(1, 3), Error::<Test>::ReserveTooLow);
		assert_noop!(deposit(u128::MAX, 3), Error::<Test>::ReserveTooLow);
		assert_eq!(Assets::total_issuance(USDC), 100);
	});
}

#[test]
fn deposit_should_be_refused_when_the_reserve_is_stale() {
	run(|| {
		Now::set(START + POLICY.reserve_max_age);
		assert_ok!(deposit(1, 1));
		Now::set(START + POLICY.reserve_max_age + 1);
		assert_noop!(deposit(1, 2), Error::<Test>::ReserveStale);
		attest(RESERVE, START + 2);
		assert_ok!(deposit(1, 2));
	});
}

#[test]
fn deposit_should_be_refused_when_no_reserve_was_attested() {
	run(|| {
		Reserves::<Test>::remove(USDC);
		assert_noop!(deposit(1, 1), Error::<Test>::ReserveMissing);
	});
}

#[test]
fn deposit_should_ask_the_limits_also_when_it_waits() {
	run(|| {
		attest(POLICY.second_approval_from - 1, START);
		assert_noop!(deposit(POLICY.second_approval_from, 1), Error::<Test>::ReserveTooLow);
	});
}
