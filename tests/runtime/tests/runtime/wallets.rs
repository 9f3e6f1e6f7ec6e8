// SPDX-License-Identifier: Apache-2.0
//! Money leaves to a wallet outside of the chain only while its holder has proven to control it.

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Balance, Reason};
use genex_runtime::{Cash, Runtime, System};
use genex_runtime_tests::{
	env,
	native::dispatch,
	scene::{self, DOLLAR, USDC},
	who,
};

fn withdraw(amount: Balance) -> pallet_cash::Call<Runtime> {
	pallet_cash::Call::withdraw_to_wallet { asset: USDC, amount, wallet: scene::wallet() }
}

fn unproven() -> pallet_cash::Error<Runtime> {
	pallet_cash::Error::Refused(Reason::ControlProofNeeded.code())
}

#[test]
fn money_should_leave_to_a_wallet_when_the_wallet_signed_that_it_is_the_holders() {
	env::execute(|| {
		let (holder, other) = (who::holder(), who::account("Other"));
		scene::link(&holder, &other);
		scene::stage(&[holder.clone(), other.clone(), who::alith()], 100);
		assert_noop!(dispatch(withdraw(DOLLAR), &holder), unproven());
		scene::prove_wallet(&holder);
		for account in [&holder, &other] {
			assert_ok!(dispatch(withdraw(DOLLAR), account));
			assert_eq!(Cash::balance(USDC, account.clone()).leaving, DOLLAR);
		}
		// What one identity proved is nothing to another.
		assert_noop!(dispatch(withdraw(DOLLAR), &who::alith()), unproven());
		scene::prove_wallet(&who::alith());
		assert_ok!(dispatch(withdraw(DOLLAR), &who::alith()));
	});
}

#[test]
fn gateway_should_complete_a_withdrawal_to_a_wallet_only_while_the_proof_stands() {
	env::execute(|| {
		let holder = who::holder();
		scene::stage(std::slice::from_ref(&holder), 100);
		scene::prove_wallet(&holder);
		let id = pallet_cash::NextWithdrawalId::<Runtime>::get();
		assert_ok!(dispatch(withdraw(DOLLAR), &holder));
		scene::revoke_wallet(&holder);
		let complete = pallet_cash::Call::<Runtime>::complete_withdrawal { id };
		assert_noop!(dispatch(complete.clone(), &who::gateway()), unproven());
		assert_eq!(Cash::balance(USDC, holder.clone()).leaving, DOLLAR);
		scene::prove_wallet(&holder);
		assert_ok!(dispatch(complete, &who::gateway()));
		assert_eq!(Cash::balance(USDC, holder.clone()).leaving, 0);
		let completed = pallet_cash::Event::<Runtime>::WithdrawalCompleted {
			gateway: who::gateway(),
			id,
			asset: USDC,
			who: holder,
			amount: DOLLAR,
			payout: pallet_cash::payout_to(&scene::wallet()),
			wallet: Some(scene::wallet()),
		};
		System::assert_has_event(completed.into());
	});
}
