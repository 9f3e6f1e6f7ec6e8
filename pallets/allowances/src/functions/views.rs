// SPDX-License-Identifier: Apache-2.0
//! What can be looked up.

use crate::{Allowances, Config, Description, GivenAllowance, Pallet};
use alloc::vec::Vec;
use frame_support::traits::fungibles::{Inspect as _, metadata::Inspect as _};
use genex_primitives::{AssetId, Balance};

impl<T: Config> Pallet<T> {
	/// How much of `asset` `owner` lets `spender` move.
	pub fn allowance_of(asset: AssetId, owner: &T::AccountId, spender: &T::AccountId) -> Balance {
		Allowances::<T>::get(owner, (asset, spender.clone()))
	}

	/// How a stablecoin is called; nothing where there is none.
	pub fn description_of(asset: AssetId) -> Option<Description> {
		Self::ensure_asset(asset).ok()?;
		Some(Description {
			name: T::Ledger::name(asset),
			symbol: T::Ledger::symbol(asset),
			decimals: T::Ledger::decimals(asset),
		})
	}

	/// All there is of a stablecoin, money in escrow included; nothing where there is none.
	pub fn supply_of(asset: AssetId) -> Option<Balance> {
		Self::ensure_asset(asset).ok()?;
		Some(T::Ledger::total_issuance(asset))
	}

	pub(crate) fn given_by(owner: &T::AccountId) -> Vec<GivenAllowance<T::AccountId>> {
		Allowances::<T>::iter_prefix(owner)
			.map(|((asset, spender), amount)| GivenAllowance { asset, spender, amount })
			.collect()
	}
}
