// SPDX-License-Identifier: Apache-2.0
//! Balances, moves and escrow: all that touches the ledger's accounts.

use super::Flow;
use crate::{
	Balances, Config, Error, Escrow, Event, Pallet,
	entries::{Entries, Entry},
};
use frame_support::{
	defensive,
	traits::{
		fungibles::{Mutate, Unbalanced},
		tokens::{Fortitude::Polite, Precision::Exact, Preservation::Expendable},
	},
};
use genex_primitives::{AssetId, Balance, traits::UNEXPECTED};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn escrow_of(asset: AssetId, who: &T::AccountId) -> Escrow {
		T::Ledger::entry(asset, who).map(|entry| entry.escrow).unwrap_or_default()
	}

	pub(crate) fn balances_of(asset: AssetId, who: &T::AccountId) -> Balances {
		let Some(Entry { balance, escrow, .. }) = T::Ledger::entry(asset, who) else {
			return Balances { free: 0, held: 0, leaving: 0 };
		};
		// Escrow is within the balance; `try_state` says so when it ever is not.
		let free = balance.saturating_sub(escrow.total());
		Balances { free, held: escrow.held, leaving: escrow.leaving }
	}

	/// Moves free money.
	pub(crate) fn do_transfer(flow: &Flow<T::AccountId>) -> DispatchResult {
		if flow.amount == 0 {
			return Ok(());
		}
		let Flow { path, asset, from, to, amount, .. } = *flow;
		Self::guarded(flow, || Self::move_money(flow, false))?;
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
		Self::guarded(flow, || Self::move_money(flow, true))?;
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

	/// Moves free money, or money that is `held`.
	fn move_money(flow: &Flow<T::AccountId>, held: bool) -> DispatchResult {
		let Flow { asset, from, to, amount, .. } = *flow;
		if Self::shift(flow, held).is_some() {
			T::Ledger::done_transfer(asset, from, to, amount);
			return Ok(());
		}
		if held {
			Self::unhold(asset, from, amount)?;
		}
		Self::move_free(asset, from, to, amount)
	}

	/// Moves money between two accounts that both were there and stay, by one read and one write of each. Nothing where the
	/// ledger has more to do, and then nothing has changed.
	fn shift(flow: &Flow<T::AccountId>, held: bool) -> Option<()> {
		let Flow { asset, from, to, amount, .. } = *flow;
		let smallest = T::Ledger::smallest(asset).filter(|_| from != to)?;
		T::Ledger::change(asset, from, |giver| {
			giver.balance = giver.balance.checked_sub(amount)?;
			if held {
				giver.escrow.held = giver.escrow.held.checked_sub(amount)?;
			}
			let kept = giver.escrow.total().max(smallest);
			(giver.liquid && giver.balance >= kept).then_some(())?;
			T::Ledger::change(asset, to, |receiver| {
				receiver.balance = receiver.balance.checked_add(amount)?;
				receiver.liquid.then_some(())
			})
		})
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
		Self::change_entry(asset, who, Error::<T>::InsufficientFunds, |entry| {
			let free = entry.balance.checked_sub(entry.escrow.total())?;
			if free < amount {
				return None;
			}
			let part = part(&mut entry.escrow);
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
		Self::change_entry(asset, who, Error::<T>::InsufficientEscrow, |entry| {
			let part = part(&mut entry.escrow);
			*part = part.checked_sub(amount)?;
			Some(())
		})
	}

	/// Changes the escrow that lies in the ledger's account value: one write. `refusal` is the answer when there is
	/// no account or `change` finds too little.
	fn change_entry(
		asset: AssetId,
		who: &T::AccountId,
		refusal: Error<T>,
		change: impl FnOnce(&mut Entry) -> Option<()>,
	) -> DispatchResult {
		T::Ledger::change(asset, who, change).ok_or(refusal)?;
		Ok(())
	}
}
