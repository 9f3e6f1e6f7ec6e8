// SPDX-License-Identifier: Apache-2.0
//! Deposits of GNX, as the pallets that ask for them see the ledger.

use crate::{AccountId, Balance, Balances, RuntimeHoldReason, configs::gnx::as_release};
use frame_support::traits::{
	fungible::{
		Balanced, BalancedHold, Dust, Inspect, InspectHold, Mutate, MutateHold, Unbalanced,
		UnbalancedHold, hold::DoneSlash,
	},
	tokens::{
		DepositConsequence, Fortitude, Precision, Preservation, Provenance, WithdrawConsequence,
	},
};
use sp_runtime::{DispatchError, DispatchResult};

/// GNX that is put aside for what its owner stores. A deposit of zero asks for nothing, where the ledger refuses to hold even
/// that of an account without GNX. And a deposit comes back to a frozen account, which it does not leave: pallets ask once, and
/// what is not given back then stays on hold for ever.
pub struct Deposits;

impl Inspect<AccountId> for Deposits {
	type Balance = Balance;

	fn total_issuance() -> Balance {
		Balances::total_issuance()
	}

	fn minimum_balance() -> Balance {
		<Balances as Inspect<AccountId>>::minimum_balance()
	}

	fn total_balance(who: &AccountId) -> Balance {
		<Balances as Inspect<AccountId>>::total_balance(who)
	}

	fn balance(who: &AccountId) -> Balance {
		<Balances as Inspect<AccountId>>::balance(who)
	}

	fn reducible_balance(who: &AccountId, keep: Preservation, force: Fortitude) -> Balance {
		Balances::reducible_balance(who, keep, force)
	}

	fn can_deposit(who: &AccountId, amount: Balance, from: Provenance) -> DepositConsequence {
		<Balances as Inspect<AccountId>>::can_deposit(who, amount, from)
	}

	fn can_withdraw(who: &AccountId, amount: Balance) -> WithdrawConsequence<Balance> {
		<Balances as Inspect<AccountId>>::can_withdraw(who, amount)
	}
}

impl Unbalanced<AccountId> for Deposits {
	fn handle_dust(dust: Dust<AccountId, Self>) {
		<Balances as Unbalanced<AccountId>>::handle_dust(Dust(dust.0));
	}

	fn write_balance(who: &AccountId, amount: Balance) -> Result<Option<Balance>, DispatchError> {
		<Balances as Unbalanced<AccountId>>::write_balance(who, amount)
	}

	fn set_total_issuance(amount: Balance) {
		<Balances as Unbalanced<AccountId>>::set_total_issuance(amount);
	}
}

impl Balanced<AccountId> for Deposits {
	type OnDropCredit = <Balances as Balanced<AccountId>>::OnDropCredit;
	type OnDropDebt = <Balances as Balanced<AccountId>>::OnDropDebt;
}

impl InspectHold<AccountId> for Deposits {
	type Reason = RuntimeHoldReason;

	fn total_balance_on_hold(who: &AccountId) -> Balance {
		Balances::total_balance_on_hold(who)
	}

	fn balance_on_hold(reason: &RuntimeHoldReason, who: &AccountId) -> Balance {
		Balances::balance_on_hold(reason, who)
	}

	fn hold_available(reason: &RuntimeHoldReason, who: &AccountId) -> bool {
		Balances::hold_available(reason, who)
	}
}

impl UnbalancedHold<AccountId> for Deposits {
	fn set_balance_on_hold(
		reason: &RuntimeHoldReason,
		who: &AccountId,
		amount: Balance,
	) -> DispatchResult {
		Balances::set_balance_on_hold(reason, who, amount)
	}
}

impl MutateHold<AccountId> for Deposits {
	fn hold(reason: &RuntimeHoldReason, who: &AccountId, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		Balances::hold(reason, who, amount)
	}

	fn release(
		reason: &RuntimeHoldReason,
		who: &AccountId,
		amount: Balance,
		precision: Precision,
	) -> Result<Balance, DispatchError> {
		if amount == 0 {
			return Ok(0);
		}
		as_release(|| Balances::release(reason, who, amount, precision))
	}
}

impl DoneSlash<RuntimeHoldReason, AccountId, Balance> for Deposits {
	fn done_slash(reason: &RuntimeHoldReason, who: &AccountId, amount: Balance) {
		<Balances as DoneSlash<_, _, _>>::done_slash(reason, who, amount);
	}
}

impl BalancedHold<AccountId> for Deposits {}

impl Mutate<AccountId> for Deposits {}
