// SPDX-License-Identifier: Apache-2.0
//! Invariants, numbered as in the README.

use crate::{
	Config, DepositState, Deposits, MAX_ISSUANCE, MintedOn, NextWithdrawalId, Pallet, Policies,
	Reserves, Terms, Withdrawals, payout_to,
};
use alloc::collections::BTreeMap;
use codec::Encode;
use frame_support::{
	ensure,
	traits::{
		Get,
		fungibles::{Inspect, metadata::Inspect as _},
	},
};
use genex_primitives::{AssetId, Balance};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant. Walks all accounts, so it is for tests and try-runtime only.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::ensure_assets()?;
		for (asset, _) in Terms::<T>::iter() {
			Self::ensure_money(asset)?;
		}
		Self::ensure_withdrawals()?;
		Self::ensure_deposits()
	}

	/// CASH-1 and CASH-6.
	fn ensure_assets() -> Result<(), TryRuntimeError> {
		ensure!(Terms::<T>::count() <= T::MaxAssets::get(), "CASH-1: too many stablecoins");
		ensure!(
			Policies::<T>::iter_keys().all(Terms::<T>::contains_key),
			"CASH-1: a policy without stablecoin"
		);
		for (asset, terms) in Terms::<T>::iter() {
			ensure!(T::Ledger::asset_exists(asset), "CASH-1: a stablecoin is not in the ledger");
			ensure!(
				T::Ledger::minimum_balance(asset) == 1,
				"CASH-1: the smallest balance is not 1"
			);
			ensure!(T::Ledger::decimals(asset) == terms.decimals, "CASH-1: decimals differ");
			ensure!(terms.currency.is_valid(), "CASH-1: the currency does not exist");
			let policy = Policies::<T>::get(asset).ok_or("CASH-1: a stablecoin without policy")?;
			ensure!(policy.is_valid(), "CASH-1: the policy is out of range");
			let minted = MintedOn::<T>::get(asset);
			ensure!(minted.amount <= minted.cap, "CASH-6: more minted in a day than its cap");
		}
		for (asset, reserve) in Reserves::<T>::iter() {
			ensure!(Terms::<T>::contains_key(asset), "CASH-1: a reserve without stablecoin");
			ensure!(reserve.amount <= MAX_ISSUANCE, "CASH-6: the reserve is out of range");
		}
		Ok(())
	}

	/// CASH-7.
	fn ensure_deposits() -> Result<(), TryRuntimeError> {
		for state in Deposits::<T>::iter_values() {
			if let DepositState::Pending(deposit) = state {
				ensure!(
					deposit.amount > 0 && Terms::<T>::contains_key(deposit.asset),
					"CASH-7: a pending deposit of nothing"
				);
			}
		}
		Ok(())
	}

	/// CASH-4 and CASH-5.
	fn ensure_withdrawals() -> Result<(), TryRuntimeError> {
		let next = NextWithdrawalId::<T>::get();
		let mut waiting: BTreeMap<(AssetId, alloc::vec::Vec<u8>), Balance> = BTreeMap::new();
		for (id, withdrawal) in Withdrawals::<T>::iter() {
			ensure!(id < next, "CASH-5: a withdrawal's id is not below the next one");
			ensure!(withdrawal.amount > 0, "CASH-5: a withdrawal of nothing");
			let named =
				withdrawal.wallet.as_ref().is_none_or(|to| withdrawal.payout == payout_to(to));
			ensure!(named, "CASH-5: the payout of a withdrawal is not its wallet's");
			let sum = waiting.entry((withdrawal.asset, withdrawal.who.encode())).or_default();
			*sum = sum.checked_add(withdrawal.amount).ok_or("CASH-4: the sum overflows")?;
		}
		for (asset, _) in Terms::<T>::iter() {
			for who in frame_system::Account::<T>::iter_keys() {
				let expected = waiting.remove(&(asset, who.encode())).unwrap_or_default();
				ensure!(
					Self::escrow_of(asset, &who).leaving == expected,
					"CASH-4: money put aside is not the sum of waiting withdrawals"
				);
			}
		}
		ensure!(waiting.is_empty(), "CASH-4: a withdrawal of an account without money");
		Ok(())
	}

	/// CASH-2 and CASH-3 for one stablecoin. Every holder has a system account, since the stablecoin itself keeps it
	/// alive; a holder that was reaped would be missing from the sum.
	fn ensure_money(asset: AssetId) -> Result<(), TryRuntimeError> {
		let mut sum: Balance = 0;
		for who in frame_system::Account::<T>::iter_keys() {
			let parts = Self::balances_of(asset, &who);
			let escrow = Self::escrow_of(asset, &who).total();
			ensure!(T::Ledger::balance(asset, &who) >= escrow, "CASH-3: escrow above the balance");
			sum = [parts.free, parts.held, parts.leaving]
				.into_iter()
				.try_fold(sum, Balance::checked_add)
				.ok_or("CASH-2: the sum overflows")?;
		}
		let issuance = T::Ledger::total_issuance(asset);
		ensure!(sum == issuance, "CASH-2: issuance is not the sum of free money and escrow");
		ensure!(issuance <= MAX_ISSUANCE, "CASH-2: issuance is out of range");
		Ok(())
	}
}
