// SPDX-License-Identifier: Apache-2.0
//! Balances, moves and escrow: all that touches the ledger's accounts.

use super::{Flow, Payment, PermitOf};
use crate::{
	Balances, Config, Error, Escrow, Event, Pallet,
	entries::{Entries, Entry},
};
use alloc::vec::Vec;
use frame_support::{
	defensive,
	traits::{
		fungibles::{Mutate, Unbalanced},
		tokens::{Fortitude::Polite, Precision::Exact, Preservation::Expendable},
	},
};
use genex_primitives::{
	AssetId, Balance, Movement, Path,
	traits::{Compliance, Part, UNEXPECTED},
};
use genex_storage::or_undo;
use sp_runtime::{DispatchError, DispatchResult};

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
		Self::do_pay_one(flow, false).map(drop)
	}

	/// As `do_transfer`, and tells whether the ledger neither opened nor closed an account for it.
	pub(crate) fn do_transfer_between(flow: &Flow<T::AccountId>) -> Result<bool, DispatchError> {
		Self::do_pay_one(flow, false)
	}

	/// Pays out of escrow.
	pub(crate) fn do_transfer_held(flow: &Flow<T::AccountId>) -> DispatchResult {
		Self::do_pay_one(flow, true).map(drop)
	}

	/// A caller may go on after an error (one leg of a batch), so nothing of a failed move may stay.
	fn do_pay_one(flow: &Flow<T::AccountId>, held: bool) -> Result<bool, DispatchError> {
		let Flow { path, asset, from, to, amount, clearance } = *flow;
		let parts = [Part { path, to, amount }];
		let payment = Payment { asset, from, held, parts: &parts, clearance, known: None };
		or_undo(|| Self::do_pay(&payment)).map_err(|(_, error)| error)
	}

	/// Makes a payment, part by part as the rules and the events tell, and in the ledger at once where that is all the same.
	/// Gives whether it was all the same. An error names the part. It may come half way, so the caller provides the storage layer
	/// that undoes it.
	pub(crate) fn do_pay(
		payment: &Payment<'_, T::AccountId>,
	) -> Result<bool, (usize, DispatchError)> {
		let mut allowed = Vec::with_capacity(payment.parts.len());
		// All parts are judged before any is counted, so a path that counts would be judged by what was before.
		let uncounted = |part: &Part<'_, T::AccountId>| {
			matches!(part.path, Path::Market | Path::System | Path::Refund)
		};
		if payment.parts.len() > 1 && !payment.parts.iter().all(uncounted) {
			return Err((0, UNEXPECTED));
		}
		let refusal = Self::check_parts(payment, &mut allowed).err();
		let whole = refusal.is_none() && !allowed.is_empty();
		let at_once = whole && Self::shift(payment).is_some();
		for (at, movement, permit) in allowed {
			let paid = Self::pay_part(payment, at_once, &movement, permit);
			paid.map_err(|error| (at, error))?;
		}
		refusal.map_or(Ok(at_once), Err)
	}

	/// Asks the rules about the parts of `payment` in order, as long as they allow them.
	fn check_parts<'a>(
		payment: &Payment<'a, T::AccountId>,
		allowed: &mut Vec<(usize, Movement<'a, T::AccountId>, PermitOf<T>)>,
	) -> Result<(), (usize, DispatchError)> {
		let Payment { asset, from, clearance, .. } = *payment;
		let mut known_terms = None;
		for (at, part) in payment.parts.iter().enumerate().filter(|(_, part)| part.amount > 0) {
			let (path, to, amount) = (part.path, part.to, part.amount);
			let flow = Flow { path, asset, from, to, amount, clearance };
			let terms = known_terms.map_or_else(|| Self::terms_of(asset), Ok);
			let terms = *known_terms.insert(terms.map_err(|error| (at, error))?);
			let movement = Self::movement_at(&flow, terms).map_err(|error| (at, error))?;
			let permit = match payment.known {
				Some(known) => T::Compliance::check_known(&movement, known),
				None => T::Compliance::check(&movement),
			};
			let permit = permit.map_err(|reason| (at, Self::refused(reason)))?;
			allowed.push((at, movement, permit));
		}
		Ok(())
	}

	/// Moves a part that the rules allow, unless all were moved `at_once`; lets the rules count it, and tells of it.
	fn pay_part(
		payment: &Payment<'_, T::AccountId>,
		at_once: bool,
		movement: &Movement<'_, T::AccountId>,
		permit: PermitOf<T>,
	) -> DispatchResult {
		let Payment { asset, held, .. } = *payment;
		let Movement { path, from, to, quantity: amount, .. } = *movement;
		if at_once {
			T::Ledger::done_transfer(asset, from, to, amount);
		} else {
			if held {
				Self::unhold(asset, from, amount)?;
			}
			Self::move_free(asset, from, to, amount)?;
		}
		T::Compliance::note(movement, permit)?;
		let (from, to) = (from.clone(), to.clone());
		Self::deposit_event(if held {
			Event::HeldTransferred { path, asset, from, to, amount }
		} else {
			Event::Transferred { path, asset, from, to, amount }
		});
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

	/// Moves the money of all parts between accounts that were there and stay, by one read and one write of each. Nothing where
	/// the ledger has more to do, or an account takes part twice, and then nothing has changed.
	fn shift(payment: &Payment<'_, T::AccountId>) -> Option<()> {
		let Payment { asset, from, held, parts, .. } = *payment;
		let is_new = |(at, part): (usize, &Part<'_, T::AccountId>)| {
			part.to != from && parts.iter().take(at).all(|before| before.to != part.to)
		};
		let sum = parts.iter().try_fold(0, |sum: Balance, part| sum.checked_add(part.amount))?;
		let smallest = T::Ledger::smallest(asset)?;
		parts.iter().enumerate().all(is_new).then_some(())?;
		T::Ledger::change(asset, from, |giver| {
			giver.balance = giver.balance.checked_sub(sum)?;
			if held {
				giver.escrow.held = giver.escrow.held.checked_sub(sum)?;
			}
			let kept = giver.escrow.total().max(smallest);
			(giver.liquid && giver.balance >= kept).then_some(())?;
			Self::credit(asset, parts)
		})
	}

	/// Adds the parts to the accounts of those who are paid, all or none: each is stored after the ones behind it.
	fn credit(asset: AssetId, parts: &[Part<'_, T::AccountId>]) -> Option<()> {
		let Some((part, others)) = parts.split_first() else { return Some(()) };
		if part.amount == 0 {
			return Self::credit(asset, others);
		}
		T::Ledger::change(asset, part.to, |receiver| {
			receiver.balance = receiver.balance.checked_add(part.amount)?;
			receiver.liquid.then_some(())?;
			Self::credit(asset, others)
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
		let refusal = |error: DispatchError| {
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
