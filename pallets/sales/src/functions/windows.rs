// SPDX-License-Identifier: Apache-2.0

//! Refund windows: the money of a purchase waits until it can no longer be undone.

use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::Get,
};
use genex_primitives::{
	AssetId, Balance, Clearance, FreezeMode, Path, SeriesFacts, SeriesId, UnixSeconds,
	traits::{Books, Cash, Identities, Issuers, MoneyAct},
};
use sp_runtime::ArithmeticError::Overflow;

use super::{Deal, Funds};
use crate::{
	Config, Error, Event, ListingOf, MAX_ENDED, NextPurchaseId, Pallet, Pauses, Purchase,
	PurchaseId, Purchases, Queue, Queues, Windows,
};

impl<T: Config> Pallet<T> {
	/// Takes the next number of a purchase.
	pub(crate) fn next_purchase() -> Result<PurchaseId, DispatchError> {
		let id = NextPurchaseId::<T>::get();
		NextPurchaseId::<T>::put(id.checked_add(1).ok_or(Overflow)?);
		Ok(id)
	}

	/// Notes that the money of `deal`, which is in the seller's escrow, waits. A purchase that was reviewed keeps its
	/// number. Gives the number and the end. Who sells is not frozen, so windows that waited run again.
	pub(crate) fn open_window(
		facts: &SeriesFacts<T::AccountId>,
		listing: &ListingOf<T>,
		deal: &Deal<T::AccountId>,
		funds: Funds,
	) -> Result<(PurchaseId, UnixSeconds), DispatchError> {
		let id = match funds {
			Funds::Free => Self::next_purchase()?,
			Funds::Escrow(id) => id,
		};
		let series = listing.terms.series;
		let window_ends = Self::now().checked_add(facts.refund_window.into()).ok_or(Overflow)?;
		Self::resume_windows(&facts.issuer);
		let waited = Pauses::<T>::get(&facts.issuer).waited;
		let purchase = Purchase {
			buyer: deal.buyer.clone(),
			identity: deal.identity,
			listing: deal.listing,
			series,
			asset: listing.terms.asset,
			quantity: deal.quantity,
			refunded: 0,
			total: deal.total,
			fee: listing.fee,
			holdback: listing.terms.holdback,
			window_ends,
			waited,
		};
		Purchases::<T>::insert(id, purchase);
		let mut queue = Queues::<T>::get(series);
		Windows::<T>::insert(series, queue.next, id);
		queue.next = queue.next.checked_add(1).ok_or(Overflow)?;
		Queues::<T>::insert(series, queue);
		Ok((id, window_ends))
	}

	/// Ends up to `limit` windows of `series` whose time has come. All windows of a series are equally long, and those of an
	/// issuer wait together, so they end in the order of their purchases. While the issuer is frozen nothing can leave its
	/// escrow, not to buyers either, so windows wait from the first call on.
	pub(crate) fn do_end_windows(series: SeriesId, limit: u32) -> DispatchResult {
		ensure!((1..=MAX_ENDED).contains(&limit), Error::<T>::InvalidLimit);
		let facts = Self::facts_of(series)?;
		let before = Queues::<T>::get(series);
		if T::Identities::standing(&facts.issuer).freeze() != FreezeMode::None {
			ensure!(before != Queue::default(), Error::<T>::NothingEnded);
			return Self::pause_windows(facts.issuer);
		}
		let resumed = Self::resume_windows(&facts.issuer);
		let pause = Pauses::<T>::get(&facts.issuer);
		let mut queue = before;
		for _ in 0..limit {
			let Some(id) = Windows::<T>::get(series, queue.first) else { break };
			// One that was undone whole leaves its place only.
			if let Some(purchase) = Purchases::<T>::get(id) {
				if !pause.is_over(&purchase, Self::now()) {
					break;
				}
				Purchases::<T>::remove(id);
				Self::end_window(&facts, id, purchase)?;
			}
			Windows::<T>::remove(series, queue.first);
			queue.first = queue.first.checked_add(1).ok_or(Overflow)?;
		}
		ensure!(resumed || queue != before, Error::<T>::NothingEnded);
		Self::put_queue(series, queue);
		Ok(())
	}

	/// Lets the refund windows of `issuer`, which is frozen, wait from now on.
	fn pause_windows(issuer: T::AccountId) -> DispatchResult {
		let since = Self::now();
		Pauses::<T>::try_mutate(&issuer, |pause| {
			ensure!(pause.since.is_none(), Error::<T>::WindowsWait);
			pause.since = Some(since);
			Ok::<_, DispatchError>(())
		})?;
		Self::deposit_event(Event::WindowsPaused { issuer, since });
		Ok(())
	}

	/// Lets the refund windows of `issuer`, which is not frozen, run again. Gives whether they waited.
	fn resume_windows(issuer: &T::AccountId) -> bool {
		let Some((pause, waited)) = Pauses::<T>::get(issuer).resumed(Self::now()) else {
			return false;
		};
		Pauses::<T>::insert(issuer, pause);
		Self::deposit_event(Event::WindowsResumed { issuer: issuer.clone(), waited });
		true
	}

	fn put_queue(series: SeriesId, queue: Queue) {
		if queue.first == queue.next {
			Queues::<T>::remove(series);
		} else {
			Queues::<T>::insert(series, queue);
		}
	}

	/// Shares what is left of `purchase` among treasury, holders and issuer. Of an issuer in default everything is kept
	/// for holders: nobody else is served before them.
	fn end_window(
		facts: &SeriesFacts<T::AccountId>,
		id: PurchaseId,
		purchase: Purchase<T::AccountId>,
	) -> DispatchResult {
		let (series, asset, issuer) = (purchase.series, purchase.asset, &facts.issuer);
		let left = purchase.left().ok_or(Overflow)?;
		let units = purchase.units_left().ok_or(Overflow)?;
		let defaulted = T::Issuers::is_defaulted(issuer);
		let fee = if defaulted { 0 } else { Self::fee_of(purchase.fee, left)? };
		let earned = left.checked_sub(fee).ok_or(Overflow)?;
		let part = purchase.holdback.ceil_of(earned).ok_or(Overflow)?;
		let holdback = if defaulted { earned } else { part };
		let released = earned.checked_sub(holdback).ok_or(Overflow)?;
		Self::pay_from_escrow(asset, issuer, &T::Treasury::get(), fee)?;
		T::Cash::release(asset, issuer, released)?;
		Self::keep(facts, (series, asset), holdback, units)?;
		T::Books::book(issuer, asset, MoneyAct::WindowEnded { fee, holdback, released })?;
		let purchase = id;
		let ended = Event::WindowEnded { purchase, series, asset, fee, holdback, released };
		Self::deposit_event(ended);
		Ok(())
	}

	/// Pays `amount`, if it is any, out of the issuer's escrow, as the protocol says.
	pub(crate) fn pay_from_escrow(
		asset: AssetId,
		issuer: &T::AccountId,
		to: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		T::Cash::transfer_held(Path::System, asset, issuer, to, amount, Clearance::None)
	}
}
