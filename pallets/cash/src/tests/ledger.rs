// SPDX-License-Identifier: Apache-2.0
//! The ledger itself lets nothing go that is in escrow, whoever asks and with whatever flags.

use super::*;
use frame_support::storage::with_storage_layer;
use frame_support::traits::{
	fungibles::{Balanced, Destroy, Inspect, Mutate, Unbalanced, approvals},
	tokens::{
		Fortitude::{Force, Polite},
		Precision::{BestEffort, Exact},
		Preservation::{Expendable, Preserve, Protect},
	},
};
use genex_primitives::{
	Clearance, Path,
	traits::{Cash as Door, Part, UNEXPECTED},
};

/// Alice has 100, of which 30 are held and 20 wait for a gateway.
fn prepare() {
	let policy = crate::AssetPolicy { min_withdrawal: 1, ..POLICY };
	assert_ok!(Cash::set_policy(signed(COUNCIL), USDC, policy, REASON));
	fund(ALICE, 100);
	fund(BOB, 5);
	assert_ok!(Cash::hold(USDC, &ALICE, 30));
	assert_ok!(Cash::request_withdrawal(signed(ALICE), USDC, 20, H256::zero()));
	assert_eq!(parts(ALICE), (50, 30, 20));
}

#[test]
fn ledger_should_report_only_free_money_as_reducible() {
	run(|| {
		prepare();
		for preservation in [Expendable, Protect, Preserve] {
			for fortitude in [Polite, Force] {
				let free = Assets::reducible_balance(USDC, &ALICE, preservation, fortitude);
				assert_eq!(free, 50);
			}
		}
		assert!(Assets::can_withdraw(USDC, &ALICE, 51).into_result(false).is_err());
	});
}

#[test]
fn pay_should_be_refused_when_parts_of_it_would_be_judged_by_old_counts() {
	run(|| {
		fund(ALICE, 100);
		fund(BOB, 5);
		let pay = |path| {
			let part = |to, amount| Part { path, to, amount };
			let parts = [part(&BOB, 20), part(&CAROL, 10)];
			with_storage_layer(|| {
				let paid = Cash::pay(USDC, &ALICE, false, &parts, Clearance::None, None);
				paid.map_err(|(_, error)| error)
			})
		};
		assert_noop!(pay(Path::P2P), UNEXPECTED);
		assert_ok!(pay(Path::Market));
		assert_eq!((parts(ALICE), parts(BOB)), ((70, 0, 0), (25, 0, 0)));
	});
}

#[test]
fn ledger_should_refuse_to_transfer_escrow() {
	run(|| {
		prepare();
		for preservation in [Expendable, Protect, Preserve] {
			assert!(<Assets as Mutate<_>>::transfer(USDC, &ALICE, &BOB, 51, preservation).is_err());
			assert!(
				<Assets as Mutate<_>>::transfer(USDC, &ALICE, &BOB, 100, preservation).is_err()
			);
		}
		assert_eq!(parts(ALICE), (50, 30, 20));
		assert_ok!(<Assets as Mutate<_>>::transfer(USDC, &ALICE, &BOB, 50, Expendable));
		assert_eq!(parts(ALICE), (0, 30, 20));
	});
}

#[test]
fn ledger_should_refuse_to_burn_escrow_when_forced() {
	run(|| {
		prepare();
		for fortitude in [Polite, Force] {
			let burned = Assets::burn_from(USDC, &ALICE, 51, Expendable, Exact, fortitude);
			assert!(burned.is_err());
		}
		assert!(Assets::shelve(USDC, &ALICE, 51).is_err());
		assert!(Assets::decrease_balance(USDC, &ALICE, 51, Exact, Expendable, Force).is_err());
		assert!(Assets::withdraw(USDC, &ALICE, 51, Exact, Expendable, Force).is_err());
		assert_eq!(parts(ALICE), (50, 30, 20));

		let all = Assets::burn_from(USDC, &ALICE, 100, Expendable, BestEffort, Force);
		assert_eq!(all, Ok(50));
		assert_eq!(parts(ALICE), (0, 30, 20));
		assert_eq!(Assets::set_balance(USDC, &ALICE, 0), 50);
		assert_eq!(parts(ALICE), (0, 30, 20));
	});
}

#[test]
fn ledger_should_refuse_escrow_to_a_delegate() {
	run(|| {
		prepare();
		assert_ok!(<Assets as approvals::Mutate<_>>::approve(USDC, &ALICE, &BOB, 100));
		assert!(
			<Assets as approvals::Mutate<_>>::transfer_from(USDC, &ALICE, &BOB, &BOB, 51).is_err()
		);
		assert_ok!(<Assets as approvals::Mutate<_>>::transfer_from(USDC, &ALICE, &BOB, &BOB, 50));
		assert_eq!(parts(ALICE), (0, 30, 20));
	});
}

#[test]
fn ledger_should_refuse_escrow_to_the_owner_of_the_asset() {
	run(|| {
		prepare();
		// The runtime has no public calls of the ledger; even through them the freezer would be asked.
		let owner = signed(Cash::account_id());
		assert!(Assets::force_transfer(owner.clone(), USDC, ALICE, BOB, 51).is_err());
		assert!(Assets::transfer_all(signed(ALICE), USDC, BOB, false).is_ok());
		assert_eq!(parts(ALICE), (0, 30, 20));
		assert!(Assets::burn(owner, USDC, ALICE, 1).is_ok_and(|()| parts(ALICE) == (0, 30, 20)));
	});
}

#[test]
fn ledger_should_refuse_to_destroy_an_asset_when_it_is_registered() {
	run(|| {
		assert!(<Assets as Destroy<AccountId>>::start_destroy(USDC, None).is_err());
		prepare();
		assert!(<Assets as Destroy<AccountId>>::start_destroy(USDC, None).is_err());
		assert!(<Assets as Destroy<AccountId>>::destroy_accounts(USDC, 10).is_err());
	});
}

#[test]
fn ledger_should_keep_the_account_when_only_escrow_is_left() {
	run(|| {
		prepare();
		assert_ok!(<Assets as Mutate<_>>::transfer(USDC, &ALICE, &BOB, 50, Expendable));
		assert!(System::account_exists(&ALICE));
		assert_eq!(System::sufficients(&ALICE), 1);
		assert_ok!(Cash::release(USDC, &ALICE, 30));
		assert_ok!(<Assets as Mutate<_>>::transfer(USDC, &ALICE, &BOB, 30, Expendable));
		assert_eq!(parts(ALICE), (0, 0, 20));
		assert_ok!(Cash::complete_withdrawal(signed(GATEWAY), 0));
		assert_eq!(System::sufficients(&ALICE), 0);
	});
}

#[test]
fn transfer_should_leave_what_the_ledger_would_when_both_accounts_stay() {
	let after = |act: &dyn Fn()| {
		ExtBuilder::default().build().execute_with(|| {
			prepare();
			act();
			let entries = [ALICE, BOB].map(|who| pallet_assets::Account::<Test>::get(USDC, who));
			(entries, pallet_assets::Asset::<Test>::get(USDC))
		})
	};
	for amount in [1, 7, 49] {
		let (path, none) = (Path::Market, Clearance::None);
		let by_us = after(&|| {
			assert_ok!(<Cash as Door<_>>::transfer(path, USDC, &ALICE, &BOB, amount, none));
		});
		let by_ledger = after(&|| {
			assert_ok!(<Assets as Mutate<_>>::transfer(USDC, &ALICE, &BOB, amount, Expendable));
		});
		assert_eq!(by_us, by_ledger);
	}
}
