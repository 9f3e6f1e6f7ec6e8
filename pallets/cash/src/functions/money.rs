// SPDX-License-Identifier: Apache-2.0
//! Balances, moves and escrow: all that touches the ledger's accounts.

use super::Flow;
use crate::{Balances, Config, Error, Escrow, Event, Pallet};
use frame_support::{
	defensive, ensure,
	traits::{
		StoredMap,
		fungibles::{Inspect, Mutate, Unbalanced},
		tokens::{Fortitude::Polite, Precision::Exact, Preservation::Expendable},
	},
};
use genex_primitives::{AssetId, Balance, traits::UNEXPECTED};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn escrow_of(asset: AssetId, who: &T::AccountId) -> Escrow {
		T::Ledger::get(&(asset, who.clone()))
	}

	pub(crate) fn balances_of(asset: AssetId, who: &T::AccountId) -> Balances {
		let escrow = Self::escrow_of(asset, who);
		// Escrow is within the balance; `try_state` says so when it ever is not.
		let free = T::Ledger::balance(asset, who).saturating_sub(escrow.total());
		Balances { free, held: escrow.held, leaving: escrow.leaving }
	}

	/// Moves free money.
	pub(crate) fn do_transfer(flow: &Flow<T::AccountId>) -> DispatchResult {
		if flow.amount == 0 {
			return Ok(());
		}
		let Flow { path, asset, from, to, amount, .. } = *flow;
		Self::guarded(flow, || Self::move_free(asset, from, to, amount))?;
		let (from, to) = (from.clone(), to.clone());
		Self::deposit_event(Event::Transferred { path, asset, from, to, amount });
		Ok(())
	}

	/// Pays out of escrow.
	pub(crate) fn do_transfer_held(flow: &Flow<T::AccountId>) -> DispatchResult {
		if flow.amount == 0 {
			return Ok(());
		}
		let Flow { path, asset, from, to, amount, .. } = *flow;
		Self::guarded(flow, || {
			Self::unhold(asset, from, amount)?;
			Self::move_free(asset, from, to, amount)
		})?;
		let (from, to) = (from.clone(), to.clone());
		Self::deposit_event(Event::HeldTransferred { path, asset, from, to, amount });
		Ok(())
	}

	pub(crate) fn do_hold(asset: AssetId, who: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		Self::enlarge(asset, who, amount, |escrow| &mut escrow.held)?;
		Self::deposit_event(Event::Held { asset, who: who.clone(), amount });
		Ok(())
	}

	pub(crate) fn do_release(
		asset: AssetId,
		who: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		Self::unhold(asset, who, amount)?;
		Self::deposit_event(Event::Released { asset, who: who.clone(), amount });
		Ok(())
	}

	/// Puts free money aside for a withdrawal.
	pub(crate) fn set_aside(asset: AssetId, who: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::enlarge(asset, who, amount, |escrow| &mut escrow.leaving)
	}

	/// Makes money that was put aside free again.
	pub(crate) fn take_back(asset: AssetId, who: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::reduce(asset, who, amount, |escrow| &mut escrow.leaving)
	}

	/// Destroys free money.
	pub(crate) fn burn(asset: AssetId, who: &T::AccountId, amount: Balance) -> DispatchResult {
		let burned = T::Ledger::burn_from(asset, who, amount, Expendable, Exact, Polite)?;
		if burned != amount {
			defensive!("the smallest balance is 1, so no dust is burned along");
			return Err(UNEXPECTED);
		}
		Ok(())
	}

	fn unhold(asset: AssetId, who: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::reduce(asset, who, amount, |escrow| &mut escrow.held)
	}

	/// As the ledger's own `transfer`, which asks beforehand all that taking and giving ask again. Here a move that fails half
	/// way is undone instead: every caller has a storage layer.
	fn move_free(
		asset: AssetId,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		// The ledger refuses on its own; its reason is looked into only then, to keep the common case short.
		let refusal = |error| {
			let short = Self::balances_of(asset, from).free < amount;
			if short { Error::<T>::InsufficientFunds.into() } else { error }
		};
		if from == to {
			return T::Ledger::transfer(asset, from, to, amount, Expendable)
				.map(drop)
				.map_err(refusal);
		}
		let taken = T::Ledger::decrease_balance(asset, from, amount, Exact, Expendable, Polite)
			.map_err(refusal)?;
		if taken != amount {
			defensive!("the smallest balance is 1, so no dust is taken along");
			return Err(UNEXPECTED);
		}
		T::Ledger::increase_balance(asset, to, amount, Exact)?;
		T::Ledger::done_transfer(asset, from, to, amount);
		Ok(())
	}

	/// Moves free money of `who` into the part of its escrow that `part` names.
	fn enlarge(
		asset: AssetId,
		who: &T::AccountId,
		amount: Balance,
		part: impl FnOnce(&mut Escrow) -> &mut Balance,
	) -> DispatchResult {
		let balance = T::Ledger::balance(asset, who);
		Self::mutate_escrow(asset, who, Error::<T>::InsufficientFunds, |escrow| {
			let free = balance.checked_sub(escrow.total())?;
			if free < amount {
				return None;
			}
			let part = part(escrow);
			*part = part.checked_add(amount)?;
			Some(())
		})
	}

	/// Makes money in the part of the escrow of `who` that `part` names free again.
	fn reduce(
		asset: AssetId,
		who: &T::AccountId,
		amount: Balance,
		part: impl FnOnce(&mut Escrow) -> &mut Balance,
	) -> DispatchResult {
		Self::mutate_escrow(asset, who, Error::<T>::InsufficientEscrow, |escrow| {
			let part = part(escrow);
			*part = part.checked_sub(amount)?;
			Some(())
		})
	}

	/// Changes the escrow that lies in the ledger's account value: one write. `refusal` is the answer when there is
	/// no account or `change` finds too little.
	fn mutate_escrow(
		asset: AssetId,
		who: &T::AccountId,
		refusal: Error<T>,
		change: impl FnOnce(&mut Escrow) -> Option<()>,
	) -> DispatchResult {
		T::Ledger::try_mutate_exists(&(asset, who.clone()), |escrow| {
			ensure!(escrow.as_mut().and_then(change).is_some(), refusal);
			Ok::<(), DispatchError>(())
		})
	}
}
