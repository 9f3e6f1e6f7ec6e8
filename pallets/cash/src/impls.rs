// SPDX-License-Identifier: Apache-2.0
//! The doors to other rooms: `Cash` for the pallets above, the freezer's hook for the ledger below.

use crate::{Config, Pallet, Terms};
use genex_primitives::{AssetId, Balance, CurrencyCode, Path, traits::Cash};
use pallet_assets::FrozenBalance;
use sp_runtime::DispatchResult;

/// A zero amount is no error and leaves no event here; calls refuse it instead.
impl<T: Config> Cash<T::AccountId> for Pallet<T> {
	fn terms(asset: AssetId) -> Option<(CurrencyCode, u8)> {
		Terms::<T>::get(asset).map(|terms| (terms.currency, terms.decimals))
	}

	fn free_balance(asset: AssetId, who: &T::AccountId) -> Balance {
		Self::balances_of(asset, who).free
	}

	/// What the pallets above can release or pay out; money that waits for a gateway is not part of it.
	fn held_balance(asset: AssetId, who: &T::AccountId) -> Balance {
		Self::escrow_of(asset, who).held
	}

	fn transfer(
		path: Path,
		asset: AssetId,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		Self::do_transfer(path, asset, from, to, amount)
	}

	fn hold(asset: AssetId, who: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::do_hold(asset, who, amount)
	}

	fn release(asset: AssetId, who: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::do_release(asset, who, amount)
	}

	fn transfer_held(
		path: Path,
		asset: AssetId,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		Self::do_transfer_held(path, asset, from, to, amount)
	}
}

/// Tells the ledger what it must not let go, whoever asks it.
impl<T: Config> FrozenBalance<AssetId, T::AccountId, Balance> for Pallet<T> {
	fn frozen_balance(asset: AssetId, who: &T::AccountId) -> Option<Balance> {
		Some(Self::escrow_of(asset, who).total()).filter(|total| *total > 0)
	}

	/// The escrow went with the account's value; an account with escrow cannot die.
	fn died(_: AssetId, _: &T::AccountId) {}

	/// Every registered stablecoin, so that none can be destroyed in the ledger.
	fn contains_freezes(asset: AssetId) -> bool {
		Terms::<T>::contains_key(asset)
	}
}
