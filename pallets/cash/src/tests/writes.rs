// SPDX-License-Identifier: Apache-2.0
//! The write budget: which storage keys an act changes.

use super::*;
use genex_primitives::{
	Clearance, Path, Tier,
	traits::{Cash as Door, Part},
};
use sp_io::hashing::twox_128;
use sp_runtime::DispatchResult;

/// How many keys of the ledger's assets, of its accounts, of this pallet and of system accounts `act` changes.
fn keys_changed(
	prepare: impl FnOnce(),
	act: impl FnOnce() -> DispatchResult,
) -> (usize, usize, usize, usize) {
	let mut ext = ExtBuilder::default().build();
	ext.execute_with(prepare);
	ext.commit_all().unwrap();
	ext.execute_with(|| assert_eq!(act(), Ok(())));
	let count = |prefix: &[u8]| {
		ext.overlayed_changes().changes().filter(|(key, _)| key.starts_with(prefix)).count()
	};
	let item = |pallet: &[u8], name: &[u8]| [twox_128(pallet), twox_128(name)].concat();
	(
		count(&item(b"Assets", b"Asset")),
		count(&item(b"Assets", b"Account")),
		count(&twox_128(b"Cash")),
		count(&item(b"System", b"Account")),
	)
}

fn both_have_money() {
	fund(ALICE, 100 * ONE);
	fund(BOB, 100 * ONE);
	assert_ok!(<Cash as Door<AccountId>>::hold(USDC, &ALICE, 50 * ONE));
}

fn bob_withdraws() {
	both_have_money();
	assert_ok!(Cash::request_withdrawal(signed(BOB), USDC, 100 * ONE, H256::zero()));
}

#[test]
fn hold_and_release_should_change_one_key() {
	let hold = || Cash::hold(USDC, &ALICE, ONE);
	assert_eq!(keys_changed(both_have_money, hold), (0, 1, 0, 0));
	let release = || Cash::release(USDC, &ALICE, 50 * ONE);
	assert_eq!(keys_changed(both_have_money, release), (0, 1, 0, 0));
}

#[test]
fn transfer_held_should_change_no_more_keys_than_transfer() {
	let transfer = || Cash::transfer(signed(ALICE), USDC, BOB, ONE);
	assert_eq!(keys_changed(both_have_money, transfer), (0, 2, 0, 0));
	let pay = || Cash::transfer_held(Path::Market, USDC, &ALICE, &BOB, 50 * ONE, Clearance::None);
	assert_eq!(keys_changed(both_have_money, pay), (0, 2, 0, 0));
}

#[test]
fn transfer_should_change_system_accounts_when_holders_come_and_go() {
	let transfer = || Cash::transfer(signed(BOB), USDC, CAROL, 100 * ONE);
	assert_eq!(keys_changed(both_have_money, transfer), (1, 2, 0, 2));
}

#[test]
fn deposit_should_change_five_keys() {
	let deposit = || Cash::deposit(signed(GATEWAY), USDC, CAROL, ONE, reference(1), source());
	assert_eq!(keys_changed(|| set_tier(CAROL, Tier::L2), deposit), (1, 1, 2, 1));
}

#[test]
fn withdrawals_should_change_no_more_keys_than_their_weights_say() {
	let request = || Cash::request_withdrawal(signed(BOB), USDC, 100 * ONE, H256::zero());
	assert_eq!(keys_changed(both_have_money, request), (0, 1, 2, 0));
	let to_wallet = || Cash::withdraw_to_wallet(signed(BOB), USDC, 100 * ONE, wallet(1));
	let bob_proves = || {
		both_have_money();
		prove(BOB, wallet(1));
	};
	assert_eq!(keys_changed(bob_proves, to_wallet), (0, 1, 2, 0));
	let complete = || Cash::complete_withdrawal(signed(GATEWAY), 0);
	assert_eq!(keys_changed(bob_withdraws, complete), (1, 1, 1, 1));
	let reject = || Cash::reject_withdrawal(signed(GATEWAY), 0, REASON);
	assert_eq!(keys_changed(bob_withdraws, reject), (0, 1, 1, 0));
}

#[test]
fn transfer_between_should_tell_whether_accounts_were_there_and_stay() {
	ExtBuilder::default().build_and_execute(|| {
		both_have_money();
		let give = |from, to, amount| {
			let (path, clearance) = (Path::P2P, Clearance::None);
			<Cash as Door<AccountId>>::transfer_between(path, USDC, from, to, amount, clearance)
		};
		assert_eq!(give(&ALICE, &BOB, ONE), Ok(true));
		assert_eq!(give(&ALICE, &CAROL, ONE), Ok(false), "an account was opened");
		assert_eq!(give(&BOB, &ALICE, 101 * ONE), Ok(false), "an account was closed");
	});
}

#[test]
fn pay_should_tell_whether_accounts_were_there_and_stay() {
	ExtBuilder::default().build_and_execute(|| {
		both_have_money();
		let pay = |to: [&AccountId; 2], amount| {
			let parts = to.map(|to| Part { path: Path::Market, to, amount });
			let paid = Cash::pay(USDC, &ALICE, false, &parts, Clearance::None, None);
			paid.map_err(|(_, error)| error)
		};
		assert_eq!(pay([&BOB, &CAROL], ONE), Ok(false), "an account was opened");
		assert_eq!(pay([&BOB, &CAROL], ONE), Ok(true));
		assert_eq!(pay([&BOB, &BOB], ONE), Ok(false), "one account takes part twice");
		assert_eq!(pay([&BOB, &CAROL], 0), Ok(false), "nothing was paid");
	});
}
