// SPDX-License-Identifier: Apache-2.0

//! Proceeds that are kept for holders, and what becomes of them.

use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::Get,
};
use genex_primitives::{
	AssetId, Balance, Clearance, Path, Quantity, SeriesFacts, SeriesId,
	traits::{Books, BreakagePolicy, BreakageSplit, Cash, Issuers, MoneyAct, Refunds, UNEXPECTED},
};
use sp_runtime::ArithmeticError::Overflow;

use crate::{Config, Error, Event, Pallet, Pool, Pools, Queues};

impl<T: Config> Pallet<T> {
	/// Keeps `amount`, which is in the issuer's escrow already, for `units` more.
	pub(crate) fn keep(
		facts: &SeriesFacts<T::AccountId>,
		(series, asset): (SeriesId, AssetId),
		amount: Balance,
		units: Quantity,
	) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		let mut pool = Pools::<T>::get(series, asset).unwrap_or_default();
		// What was kept before must not grow thinner by units that are gone.
		Self::settle_pool(facts, series, &mut pool)?;
		pool.held = pool.held.checked_add(amount).ok_or(Overflow)?;
		pool.covered = pool.covered.checked_add(units).ok_or(Overflow)?;
		Pools::<T>::insert(series, asset, pool);
		Ok(())
	}

	/// Makes due what is kept for units that are gone by now. In default nothing becomes due, and after the validity
	/// nothing until it is known how many units expired.
	pub(crate) fn settle_pool(
		facts: &SeriesFacts<T::AccountId>,
		series: SeriesId,
		pool: &mut Pool,
	) -> DispatchResult {
		let expired = Self::now() >= facts.valid_until;
		let ended = || T::Refunds::expired(series);
		let left = if expired { ended() } else { Some(T::Refunds::circulating(series)) };
		let Some(left) = left.filter(|_| !T::Issuers::is_defaulted(&facts.issuer)) else {
			return Ok(());
		};
		Ok(pool.settle(left).ok_or(Overflow)?)
	}

	/// Pays out what is due of `series` in `asset`, and what is kept for units that expired.
	pub(crate) fn do_withdraw_proceeds(
		by: T::AccountId,
		series: SeriesId,
		asset: AssetId,
	) -> DispatchResult {
		let facts = Self::facts_of(series)?;
		let booked = T::Refunds::expired(series).is_some();
		ensure!(by == facts.issuer || booked, Error::<T>::NotIssuer);
		Self::ensure_not_defaulted(&facts.issuer)?;
		ensure!(Self::now() < facts.valid_until || booked, Error::<T>::ExpiryNotBooked);
		// All that is kept is parted at once: what a later window brought would all count as breakage, though units are gone.
		let waits = booked && Queues::<T>::contains_key(series);
		ensure!(!waits, Error::<T>::WindowsNotEnded);
		let mut pool = Pools::<T>::get(series, asset).ok_or(Error::<T>::NothingDue)?;
		Self::settle_pool(&facts, series, &mut pool)?;
		let (mut released, mut treasury, mut escheat) = (core::mem::take(&mut pool.due), 0, 0);
		if booked {
			let part;
			(part, treasury, escheat) = Self::part_breakage(series, pool.held)?;
			released = released.checked_add(part).ok_or(Overflow)?;
			pool = Pool::default();
		}
		let paid = released > 0 || treasury > 0 || escheat > 0;
		ensure!(paid, Error::<T>::NothingDue);
		Self::put_pool(series, asset, pool);
		T::Cash::release(asset, &facts.issuer, released)?;
		Self::pay_from_escrow(asset, &facts.issuer, &T::Treasury::get(), treasury)?;
		Self::pay_from_escrow(asset, &facts.issuer, &T::Escheat::get(), escheat)?;
		let act = MoneyAct::HoldbackReleased { released, treasury, escheat };
		T::Books::book(&facts.issuer, asset, act)?;
		let event = Event::ProceedsWithdrawn { series, asset, by, released, treasury, escheat };
		Self::deposit_event(event);
		Ok(())
	}

	/// Pays `amount` of what is kept for holders to one of them.
	pub(crate) fn do_pay_kept(
		series: SeriesId,
		asset: AssetId,
		to: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		let facts = Self::facts_of(series)?;
		let mut pool = Pools::<T>::get(series, asset).ok_or(Error::<T>::NotEnoughKept)?;
		Self::settle_pool(&facts, series, &mut pool)?;
		ensure!(amount <= pool.held, Error::<T>::NotEnoughKept);
		pool.pay(amount).ok_or(Overflow)?;
		Self::put_pool(series, asset, pool);
		let (path, clearance) = (Path::Refund, Clearance::None);
		T::Cash::transfer_held(path, asset, &facts.issuer, to, amount, clearance)?;
		Self::deposit_event(Event::KeptProceedsPaid { series, asset, to: to.clone(), amount });
		Ok(())
	}

	/// Parts what was kept for units that expired, all of it, between issuer, treasury and the law.
	fn part_breakage(
		series: SeriesId,
		amount: Balance,
	) -> Result<(Balance, Balance, Balance), DispatchError> {
		let BreakageSplit { issuer, treasury, escheat } = T::Breakage::split(series, amount);
		let sum = issuer.checked_add(treasury).and_then(|sum| sum.checked_add(escheat));
		ensure!(sum == Some(amount), UNEXPECTED);
		Ok((issuer, treasury, escheat))
	}

	fn put_pool(series: SeriesId, asset: AssetId, pool: Pool) {
		// Without money it does not matter for how many units it was.
		if pool.total() == Some(0) {
			Pools::<T>::remove(series, asset);
		} else {
			Pools::<T>::insert(series, asset, pool);
		}
	}
}
