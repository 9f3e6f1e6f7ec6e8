// SPDX-License-Identifier: Apache-2.0
//! Giving allowances, and moving money on the strength of them.

use crate::{AllowanceCount, Allowances, Config, Error, Event, INFINITE, Pallet};
use frame_support::{defensive, ensure, storage::with_storage_layer, traits::Get};
use genex_primitives::{
	AssetId, Balance, Clearance, FreezeMode, Path, Reason,
	traits::{Cash, Identities, UNEXPECTED},
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Lets `spender` move up to `amount` of `asset` of `owner`. Errors and event are those of the call `approve`.
	pub fn do_approve(
		owner: &T::AccountId,
		asset: AssetId,
		spender: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		Self::ensure_asset(asset)?;
		if amount > 0 {
			Self::ensure_may_allow(owner, spender)?;
		}
		Self::set_allowance(asset, owner, spender, amount)?;
		let (owner, spender) = (owner.clone(), spender.clone());
		Self::deposit_event(Event::Approved { asset, owner, spender, amount });
		Ok(())
	}

	/// Moves `amount` of `asset` of `from`, which lets `spender` do so, to `to`. Errors and events are those of the call
	/// `transfer_from`.
	pub fn do_transfer_from(
		spender: &T::AccountId,
		asset: AssetId,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		Self::ensure_asset(asset)?;
		// A contract may go on after an error, so nothing of a failed move may stay.
		let left = with_storage_layer(|| {
			let left = Self::spend(asset, from, spender, amount)?;
			T::Cash::transfer(Path::P2P, asset, from, to, amount, Clearance::None)?;
			Ok::<Balance, DispatchError>(left)
		})?;
		let (owner, spender) = (from.clone(), spender.clone());
		Self::deposit_event(Event::AllowanceSpent { asset, owner, spender, amount, left });
		Ok(())
	}

	/// Whether `spender` may move nothing of `asset` from `from` to `to`: Ethereum knows moves of nothing, and asks for
	/// the same right and rules as for any other. Changes nothing.
	///
	/// # Errors
	/// As the call `transfer_from`, but for `ZeroAmount`.
	pub fn check_transfer_of_nothing(
		spender: &T::AccountId,
		asset: AssetId,
		from: &T::AccountId,
		to: &T::AccountId,
	) -> DispatchResult {
		Self::ensure_asset(asset)?;
		if spender != from {
			// No allowance at all is no right to write in the owner's name that something moved.
			let allowed = Self::allowance_of(asset, from, spender);
			ensure!(allowed > 0, Error::<T>::InsufficientAllowance);
			Self::ensure_may_spend(spender)?;
		}
		let reasons = T::Cash::explain(Path::P2P, asset, from, to, 0, Clearance::None)?;
		reasons.first().map_or(Ok(()), |reason| Err(Self::refused(*reason)))
	}

	/// Takes `amount` off what `spender` may move of `owner`, and gives what is left. A limit that is used up goes.
	fn spend(
		asset: AssetId,
		owner: &T::AccountId,
		spender: &T::AccountId,
		amount: Balance,
	) -> Result<Balance, DispatchError> {
		let allowed = Self::allowance_of(asset, owner, spender);
		let left = allowed.checked_sub(amount).ok_or(Error::<T>::InsufficientAllowance)?;
		Self::ensure_may_spend(spender)?;
		if allowed == INFINITE {
			return Ok(INFINITE);
		}
		Self::set_allowance(asset, owner, spender, left)?;
		Ok(left)
	}

	/// The rules ask about the owner at every move; who acts for it is no side of the move, so freeze and blacklist are
	/// asked for here.
	fn ensure_may_spend(spender: &T::AccountId) -> DispatchResult {
		let bar = T::Identities::standing(spender).bar_to_act();
		bar.map_or(Ok(()), |reason| Err(Self::refused(reason)))
	}

	/// Allowances stay until they are used or taken back, so only someone who is known may give them.
	fn ensure_may_allow(owner: &T::AccountId, spender: &T::AccountId) -> DispatchResult {
		let standing = T::Identities::standing(owner);
		ensure!(standing.freeze() == FreezeMode::None, Self::refused(Reason::SenderFrozen));
		ensure!(!Self::is_frozen(spender), Self::refused(Reason::RecipientFrozen));
		ensure!(standing.identity().is_some(), Self::refused(Reason::SenderUnknown));
		Ok(())
	}

	fn is_frozen(who: &T::AccountId) -> bool {
		T::Identities::standing(who).freeze() != FreezeMode::None
	}

	/// Writes an allowance and keeps the count of them. Nothing is stored for zero.
	fn set_allowance(
		asset: AssetId,
		owner: &T::AccountId,
		spender: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		let key = (asset, spender.clone());
		match (Allowances::<T>::contains_key(owner, &key), amount > 0) {
			(false, true) => {
				let given = AllowanceCount::<T>::get(owner);
				ensure!(given < T::MaxPerOwner::get(), Error::<T>::TooManyAllowances);
				AllowanceCount::<T>::insert(owner, given.saturating_add(1));
				Allowances::<T>::insert(owner, key, amount);
			},
			(true, true) => Allowances::<T>::insert(owner, key, amount),
			(true, false) => {
				Allowances::<T>::remove(owner, key);
				Self::free_place(owner)?;
			},
			(false, false) => {},
		}
		Ok(())
	}

	/// Counts one allowance less. A count of zero is not stored.
	fn free_place(owner: &T::AccountId) -> DispatchResult {
		let Some(left) = AllowanceCount::<T>::get(owner).checked_sub(1) else {
			defensive!("every allowance was counted when it was given");
			return Err(UNEXPECTED);
		};
		if left > 0 {
			AllowanceCount::<T>::insert(owner, left);
		} else {
			AllowanceCount::<T>::remove(owner);
		}
		Ok(())
	}
}
