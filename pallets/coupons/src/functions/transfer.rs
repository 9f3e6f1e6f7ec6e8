// SPDX-License-Identifier: Apache-2.0
//! Units go from holder to holder, into escrow and out of it.
//!
//! The `do_` functions take the acting account, so that native calls and precompiles share them.

use super::{Company, Intent, Known, Pick};
use crate::{Config, Error, Event, Holdings, Pallet, Series, types::*};
use frame_support::{ensure, traits::DefensiveOption};
use genex_primitives::{
	FreezeMode, Path, Quantity, Reason, SeriesId,
	rules::Parties,
	traits::{Compliance, Identities, SerialBook, UNEXPECTED},
};
use genex_storage::{DoubleMapSlot, MapSlot, Slot, or_undo};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Gives `quantity` free units of `from` to `to`, where `operator` is `from` or approved by it.
	/// Checks, errors and event are those of the call `transfer_from`.
	pub fn do_transfer(
		operator: &T::AccountId,
		from: &T::AccountId,
		to: &T::AccountId,
		series: SeriesId,
		quantity: Quantity,
	) -> DispatchResult {
		Self::ensure_may_move(operator, from)?;
		Self::give(operator, from, to, (series, quantity), Pick::Nothing)
	}

	/// As `do_transfer` for units of a serialised series whose numbers the caller named and moves itself, and of which it
	/// knows that `operator` may move them.
	pub fn do_transfer_named(
		operator: &T::AccountId,
		from: &T::AccountId,
		to: &T::AccountId,
		series: SeriesId,
		quantity: Quantity,
	) -> DispatchResult {
		if operator != from {
			Self::ensure_may_act(operator)?;
		}
		Self::give(operator, from, to, (series, quantity), Pick::Named)
	}

	/// Gives free units of several series of `from` to `to`, all or none, where `operator` is
	/// `from` or approved by it. Errors and events are those of the call `transfer_batch_from`.
	/// The caller bounds the number of items.
	pub fn do_transfer_batch(
		operator: &T::AccountId,
		from: &T::AccountId,
		to: &T::AccountId,
		items: &[(SeriesId, Quantity)],
	) -> DispatchResult {
		Self::ensure_may_move(operator, from)?;
		// A contract may go on after a failed batch, so the batch undoes itself.
		let acting = Some(operator).filter(|acting| *acting != from);
		or_undo(|| {
			let mut known = None;
			for (series, quantity) in items {
				let intent = Intent::plain(Path::P2P, *series, from, to, *quantity);
				let company = Company::Batch(known.as_ref());
				known = Self::move_units(&intent, Source::Free, acting, Pick::Nothing, company)?;
			}
			Ok(())
		})
	}

	/// Moves units after the rules of the path, as the other pallets ask for it.
	pub(crate) fn do_move(intent: &Intent<T::AccountId>, source: Source) -> DispatchResult {
		use Path::{Market, P2P, Recall, Refund, System};
		let between_holders = matches!(intent.path, P2P | Market | Refund | Recall | System);
		ensure!(between_holders, Error::<T>::WrongPath);
		// A caller may go on after an error (one leg of a batch), so nothing of a failed move may stay.
		or_undo(|| Self::move_units(intent, source, None, Pick::Lowest, Company::Alone)).map(drop)
	}

	/// Moves units that are sold, and gives what the rules found out of both sides. An error may come half way, so the caller
	/// provides the storage layer that undoes it.
	pub(crate) fn do_trade(
		intent: &Intent<T::AccountId>,
		source: Source,
	) -> Result<Option<Parties<T::AccountId>>, DispatchError> {
		ensure!(intent.path == Path::Market, Error::<T>::WrongPath);
		Self::move_units(intent, source, None, Pick::Lowest, Company::Alone)
	}

	pub(crate) fn do_hold(
		series: SeriesId,
		who: &T::AccountId,
		quantity: Quantity,
	) -> DispatchResult {
		ensure!(quantity > 0, Error::<T>::ZeroQuantity);
		Self::ensure_not_expired(&Self::record(series)?)?;
		Self::do_hold_valid(series, who, quantity)
	}

	/// As `do_hold` for units whose validity the caller knows of.
	pub(crate) fn do_hold_valid(
		series: SeriesId,
		who: &T::AccountId,
		quantity: Quantity,
	) -> DispatchResult {
		ensure!(quantity > 0, Error::<T>::ZeroQuantity);
		let slot = Holdings::<T>::double_slot(who, series);
		let before = slot.get().unwrap_or_default();
		let holding = before.with_hold(quantity).ok_or(Error::<T>::NotEnoughUnits)?;
		Self::put_holding(&slot, holding);
		Self::deposit_event(Event::Held { series, who: who.clone(), quantity });
		Ok(())
	}

	/// Works at any time: escrow can always be left.
	pub(crate) fn do_release(
		series: SeriesId,
		who: &T::AccountId,
		quantity: Quantity,
	) -> DispatchResult {
		ensure!(quantity > 0, Error::<T>::ZeroQuantity);
		let slot = Holdings::<T>::double_slot(who, series);
		let before = slot.get().unwrap_or_default();
		let holding = before.with_release(quantity).ok_or(Error::<T>::NotEnoughHeld)?;
		Self::put_holding(&slot, holding);
		Self::deposit_event(Event::Released { series, who: who.clone(), quantity });
		Ok(())
	}

	/// Whether `operator` may move units of `from`. The rules ask about `from` at every move; who acts for it is no side
	/// of the move, so freeze and blacklist are asked for here.
	fn ensure_may_move(operator: &T::AccountId, from: &T::AccountId) -> DispatchResult {
		if operator == from {
			return Ok(());
		}
		ensure!(Self::is_operator(from, operator), Error::<T>::NotOperator);
		Self::ensure_may_act(operator)
	}

	/// Refuses who may not act for others, by the code of the reason.
	pub fn ensure_may_act(who: &T::AccountId) -> DispatchResult {
		let bar = T::Identities::standing(who).bar_to_act();
		bar.map_or(Ok(()), |reason| Err(Self::refused(reason)))
	}

	/// Refuses what a frozen account may not do.
	pub fn ensure_not_frozen(who: &T::AccountId) -> DispatchResult {
		let frozen = T::Identities::standing(who).freeze() != FreezeMode::None;
		ensure!(!frozen, Self::refused(Reason::SenderFrozen));
		Ok(())
	}

	/// One gift from holder to holder.
	fn give(
		operator: &T::AccountId,
		from: &T::AccountId,
		to: &T::AccountId,
		(series, quantity): (SeriesId, Quantity),
		pick: Pick,
	) -> DispatchResult {
		let intent = Intent::plain(Path::P2P, series, from, to, quantity);
		let acting = Some(operator).filter(|acting| *acting != from);
		or_undo(|| Self::move_units(&intent, Source::Free, acting, pick, Company::Alone)).map(drop)
	}

	/// Every move from holder to holder ends here. Counters are not touched: they do not tell
	/// holders apart. Gives what the rules found out of both sides of a trade, and of a batch. It writes before it can fail, so
	/// it needs a storage layer that undoes it.
	fn move_units(
		intent: &Intent<T::AccountId>,
		source: Source,
		operator: Option<&T::AccountId>,
		pick: Pick,
		company: Company<'_, T::AccountId>,
	) -> Result<Option<Parties<T::AccountId>>, DispatchError> {
		let Intent { path, series, from, to, quantity, .. } = *intent;
		let record = Self::record(series)?;
		ensure!(!record.serialised || pick != Pick::Nothing, Error::<T>::SerialsNeeded);
		let [giver, receiver]: [Slot<Holding>; 2] =
			[from, to].map(|who| Holdings::<T>::double_slot(who, series));
		let [before, at_recipient] = [&giver, &receiver].map(|slot| slot.get().unwrap_or_default());
		let (in_batch, parties) = match company {
			Company::Alone => (false, None),
			Company::Batch(parties) => (true, parties),
		};
		let known = Known { from: Some(before), to: Some(at_recipient), parties };
		let permit = Self::ensure_allowed(&record, intent, &known)?;
		let is_trade = path == Path::Market;
		let asked = is_trade || in_batch;
		let parties = asked.then(|| T::Compliance::parties(&permit, from, to)).flatten();
		let lacking = match source {
			Source::Free => Error::<T>::NotEnoughUnits,
			Source::Escrow => Error::<T>::NotEnoughHeld,
		};
		let giving = before.minus(source, quantity).ok_or(lacking)?;
		let had = if from == to { giving } else { at_recipient };
		let receiving = had.plus_free(quantity).defensive_ok_or(UNEXPECTED)?;

		if from != to {
			Self::put_holding(&giver, giving);
			Self::put_holding(&receiver, receiving);
		} else if receiving != before {
			Self::put_holding(&receiver, receiving);
		}
		// Calls of other pallets that move units may move more than these.
		if pick == Pick::Nothing && !in_batch {
			Self::note_alone(&record, intent, had.total(), permit)?;
		} else {
			Self::note(&record, intent, had.total(), permit)?;
		}
		if record.serialised && pick == Pick::Lowest {
			T::Serials::moved(series, from, to, quantity)?;
		}
		let traded = intent.price.filter(|_| is_trade);
		if let Some(paid) = record.new_price(traded, quantity) {
			Series::<T>::slot(series).put(&SeriesRecord { last_paid: Some(paid), ..record });
		}
		Self::deposit_event(Event::Transferred {
			path,
			operator: operator.cloned(),
			series,
			from: from.clone(),
			to: to.clone(),
			quantity,
			source,
		});
		Ok(parties)
	}
}
