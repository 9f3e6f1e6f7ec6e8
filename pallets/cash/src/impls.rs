// SPDX-License-Identifier: Apache-2.0
//! The doors to other rooms: `Cash` for the pallets above, the freezer's hook for the ledger below.

use crate::{
	Config, Error, Pallet, Terms, WithdrawalId,
	functions::{Flow, Payment},
};
use alloc::vec::Vec;
use frame_support::ensure;
use genex_primitives::{
	AssetId, Balance, Clearance, CurrencyCode, Money, Path, Reason,
	rules::Parties,
	traits::{Cash, Part},
};
use pallet_assets::FrozenBalance;
use sp_runtime::{DispatchError, DispatchResult};

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
		clearance: Clearance,
	) -> DispatchResult {
		Self::do_transfer(&Flow { path, asset, from, to, amount, clearance })
	}

	fn transfer_between(
		path: Path,
		asset: AssetId,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Balance,
		clearance: Clearance,
	) -> Result<bool, DispatchError> {
		Self::do_transfer_between(&Flow { path, asset, from, to, amount, clearance })
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
		clearance: Clearance,
	) -> DispatchResult {
		Self::do_transfer_held(&Flow { path, asset, from, to, amount, clearance })
	}

	fn pay(
		asset: AssetId,
		from: &T::AccountId,
		held: bool,
		parts: &[Part<'_, T::AccountId>],
		clearance: Clearance,
		known: Option<&Parties<T::AccountId>>,
	) -> Result<bool, (usize, DispatchError)> {
		Self::do_pay(&Payment { asset, from, held, parts, clearance, known })
	}

	fn explain(
		path: Path,
		asset: AssetId,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Balance,
		clearance: Clearance,
	) -> Result<Vec<Reason>, DispatchError> {
		Self::reasons_against(&Flow { path, asset, from, to, amount, clearance })
	}

	fn value(asset: AssetId, amount: Balance) -> Result<Money, DispatchError> {
		Self::value_of(Self::terms_of(asset)?, amount)
	}

	fn force_move(
		asset: AssetId,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let (path, clearance) = (Path::System, Clearance::CourtOrder);
		Self::do_transfer(&Flow { path, asset, from, to, amount, clearance })
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

/// What the reviews of withdrawals ask of this pallet.
impl<T: Config> Pallet<T> {
	/// Carries out the approval of withdrawal `id`: the gateway may complete it.
	pub fn review_approved(id: WithdrawalId) -> DispatchResult {
		Self::clear_withdrawal(id)
	}

	/// Makes the money of withdrawal `id` free again.
	pub fn review_refused(id: WithdrawalId) -> DispatchResult {
		Self::return_withdrawal(id)
	}
}
