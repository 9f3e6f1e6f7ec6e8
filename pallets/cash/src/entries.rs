// SPDX-License-Identifier: Apache-2.0
//! The ledger's accounts as they are stored: money and escrow are read and written together.
//!
//! The traits of the ledger read the entries of asset and account some fifteen times to move money once. What is done here is what
//! the ledger does, for the common case alone; whatever opens or closes an account, or is refused, is left to those traits.

use crate::Escrow;
use genex_primitives::{AssetId, Balance};
use genex_storage::{DoubleMapSlot, MapSlot};
use pallet_assets::{AccountStatus, AssetStatus};

/// An account of one stablecoin.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Entry {
	/// All its money.
	pub balance: Balance,
	/// What of it is in escrow.
	pub escrow: Escrow,
	/// Whether the ledger lets it give and receive.
	pub liquid: bool,
}

/// The entries of a ledger.
pub trait Entries<AccountId> {
	/// The least that an account of `asset` has, or nothing where no such asset is alive.
	fn smallest(asset: AssetId) -> Option<Balance>;

	/// The entry of `who`, if it has one.
	fn entry(asset: AssetId, who: &AccountId) -> Option<Entry>;

	/// Lets `change` change money and escrow of `who`, and stores them if it gives something. Neither issuance nor the least
	/// balance are looked at.
	fn change<R>(
		asset: AssetId,
		who: &AccountId,
		change: impl FnOnce(&mut Entry) -> Option<R>,
	) -> Option<R>;
}

impl<T, I> Entries<T::AccountId> for pallet_assets::Pallet<T, I>
where
	T: pallet_assets::Config<I, AssetId = AssetId, Balance = Balance, Extra = Escrow>,
	I: 'static,
{
	fn smallest(asset: AssetId) -> Option<Balance> {
		let details = pallet_assets::Asset::<T, I>::slot(asset).get()?;
		(details.status == AssetStatus::Live).then_some(details.min_balance)
	}

	fn entry(asset: AssetId, who: &T::AccountId) -> Option<Entry> {
		let account = pallet_assets::Account::<T, I>::double_slot(asset, who).get()?;
		let liquid = account.status == AccountStatus::Liquid;
		Some(Entry { balance: account.balance, escrow: account.extra, liquid })
	}

	fn change<R>(
		asset: AssetId,
		who: &T::AccountId,
		change: impl FnOnce(&mut Entry) -> Option<R>,
	) -> Option<R> {
		let slot = pallet_assets::Account::<T, I>::double_slot(asset, who);
		let mut account = slot.get()?;
		let liquid = account.status == AccountStatus::Liquid;
		let mut entry = Entry { balance: account.balance, escrow: account.extra, liquid };
		let result = change(&mut entry)?;
		account.balance = entry.balance;
		account.extra = entry.escrow;
		slot.put(&account);
		Some(result)
	}
}
