// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{AssetTerms, Balances as Parts, DAY, DepositState, PAGE, Reserve, Withdrawal};
use genex_primitives::{CurrencyCode, traits::Cash as _};

#[test]
fn balance_should_show_the_parts() {
	run(|| {
		fund(ALICE, 100 * ONE);
		assert_ok!(Cash::hold(USDC, &ALICE, 5 * ONE));
		assert_ok!(Cash::request_withdrawal(signed(ALICE), USDC, 15 * ONE, H256::zero()));
		let expected = Parts { free: 80 * ONE, held: 5 * ONE, leaving: 15 * ONE };
		assert_eq!(Cash::balance(USDC, ALICE), expected);
		let nothing = Parts { free: 0, held: 0, leaving: 0 };
		assert_eq!(Cash::balance(USDT, ALICE), nothing);
		assert_eq!(Cash::balance(99, STRANGER), nothing);
	});
}

#[test]
fn assets_should_list_all_by_id() {
	run(|| {
		fund(ALICE, 100);
		let assets = Cash::assets();
		assert_eq!(assets.iter().map(|info| info.asset).collect::<Vec<_>>(), vec![USDC, USDT]);
		let usdc = &assets[0];
		assert_eq!(usdc.symbol, b"USDC");
		assert_eq!(usdc.name, b"USDC of the tests");
		assert_eq!(usdc.terms, AssetTerms { currency: CurrencyCode::USD, decimals: 6 });
		assert_eq!(usdc.policy, POLICY);
		let hash = H256::repeat_byte(1);
		let reserve = Reserve { amount: RESERVE, hash, as_of: START, attestor: ATTESTOR };
		assert_eq!(usdc.reserve, Some(reserve));
		assert_eq!((usdc.minted_today, usdc.issuance), (100, 100));
		Now::set(START + DAY);
		assert_eq!((Cash::assets()[0].minted_today, Cash::assets()[0].issuance), (0, 100));
	});
}

#[test]
fn withdrawals_should_be_found_and_paged() {
	run(|| {
		let count = u128::from(PAGE) + 5;
		fund(ALICE, count * 10 * ONE);
		for _ in 0..count {
			assert_ok!(Cash::request_withdrawal(signed(ALICE), USDC, 10 * ONE, H256::zero()));
		}
		let expected = Withdrawal {
			asset: USDC,
			who: ALICE,
			amount: 10 * ONE,
			payout: H256::zero(),
			wallet: None,
			requested_at: START,
			review: None,
		};
		assert_eq!(Cash::withdrawal(3), Some(expected));
		assert_eq!(Cash::withdrawal(9_999), None);

		let first = Cash::pending_withdrawals(None, 1_000);
		assert_eq!(first.len(), PAGE as usize);
		let second = Cash::pending_withdrawals(first.last().map(|entry| entry.0), 1_000);
		assert_eq!(second.len(), 5);
		let mut ids: Vec<_> = first.into_iter().chain(second).map(|entry| entry.0).collect();
		ids.sort_unstable();
		assert_eq!(ids, (0..u64::from(PAGE) + 5).collect::<Vec<_>>());
		assert_eq!(Cash::pending_withdrawals(None, 0), vec![]);
	});
}

#[test]
fn deposits_should_be_found_by_reference() {
	run(|| {
		let amount = POLICY.second_approval_from;
		assert_eq!(Cash::deposit_state(reference(1)), None);
		assert_ok!(Cash::deposit(signed(GATEWAY), USDC, ALICE, amount, reference(1), source()));
		assert_eq!(Cash::pending_deposit(reference(1)).map(|found| found.amount), Some(amount));
		assert_ok!(Cash::cancel_deposit(signed(GATEWAY), reference(1), REASON));
		assert_eq!(Cash::pending_deposit(reference(1)), None);
		assert_eq!(Cash::deposit_state(reference(1)), Some(DepositState::Cancelled));
	});
}
