// SPDX-License-Identifier: Apache-2.0
//! Orders leave the book without a trade: by their owner, by time, by switch, by sweep, by authority.

use super::MarketRecord;
use crate::{
	Config, Error, Event, Markets, OpenOrders, Pallet, Switches, WeightInfo,
	store::Store,
	types::{CancelReason, MAX_SWITCH, OrderRef, PASSED_EACH, Wanted},
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get, weights::Weight};
use genex_primitives::{
	book::{Lots, MarketId, OrderId, Resting, Side, Tick, amounts},
	traits::{Cash, Coupons, UNEXPECTED},
};
use genex_storage::TripleMapSlot;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Releases what `order` held for `lots` that leave it, and unlists it when none remain. `order` is as before.
	pub(crate) fn give_back(
		market: &MarketRecord<T>,
		id: OrderId,
		order: &Resting<T::AccountId>,
		lots: Lots,
		reason: CancelReason,
	) -> DispatchResult {
		Self::release_escrow(market, id, order, lots)?;
		let who = order.owner.clone();
		match order.lots.checked_sub(lots).ok_or(UNEXPECTED)? {
			0 => {
				let key = Self::index_key(order.client, id);
				OpenOrders::<T>::triple_slot(&who, id.market(), key).remove();
				Self::deposit_event(Event::OrderCancelled { order: id, who, lots, reason });
			},
			left => {
				let event = Event::OrderReduced { order: id, who, by: lots, left, reason };
				Self::deposit_event(event);
			},
		}
		Ok(())
	}

	pub(crate) fn release_escrow(
		market: &MarketRecord<T>,
		id: OrderId,
		order: &Resting<T::AccountId>,
		lots: Lots,
	) -> DispatchResult {
		match id.side() {
			Side::Ask => {
				let units = Self::units(market, lots)?;
				T::Coupons::release(market.series, &order.owner, units)
			},
			Side::Bid => {
				let tick = id.tick().ok_or(UNEXPECTED)?;
				let escrow = amounts::bid_escrow(tick, lots, market.tick_size, order.max_fee);
				T::Cash::release(market.asset, &order.owner, escrow.map_err(Self::amount_error)?)
			},
		}
	}

	/// Takes the order `id` out of the book; the caller gives back what it holds.
	pub(crate) fn take_out(id: OrderId) -> Result<Resting<T::AccountId>, DispatchError> {
		let mut store = Store::<T>::new(id.market());
		store.book().remove(id).map_err(Self::book_error)
	}

	/// As `give_back`, for lots that are withdrawn: an auction may have counted on them.
	pub(super) fn withdraw(
		market: &MarketRecord<T>,
		id: OrderId,
		order: &Resting<T::AccountId>,
		lots: Lots,
		reason: CancelReason,
	) -> DispatchResult {
		Self::leave_auction(market, id);
		Self::give_back(market, id, order, lots, reason)
	}

	fn take_and_return(
		market: &MarketRecord<T>,
		id: OrderId,
		reason: CancelReason,
	) -> DispatchResult {
		let order = Self::take_out(id)?;
		Self::withdraw(market, id, &order, order.lots, reason)
	}

	/// Cancels the order of `who` that `named` names.
	pub(crate) fn do_cancel(who: &T::AccountId, id: MarketId, named: OrderRef) -> DispatchResult {
		let market = Self::market_record(id)?;
		Self::cancel_in(who, id, &market, named)
	}

	pub(crate) fn cancel_in(
		who: &T::AccountId,
		id: MarketId,
		market: &MarketRecord<T>,
		named: OrderRef,
	) -> DispatchResult {
		let order = Self::resolve(who, id, named)?;
		let resting = Self::take_out(order)?;
		ensure!(resting.owner == *who, Error::<T>::NotOwner);
		Self::withdraw(market, order, &resting, resting.lots, CancelReason::Owner)
	}

	/// The most that cancelling up to `limit` orders costs.
	pub(crate) fn cancel_weight(limit: u32) -> Weight {
		let most = limit.min(T::MaxBatch::get());
		Self::cancelled(most, most.saturating_mul(PASSED_EACH))
	}

	/// What cancelling so many orders costs, with so many others on the way.
	fn cancelled(orders: u32, passed: u32) -> Weight {
		T::WeightInfo::cancel_orders(orders).saturating_add(T::WeightInfo::pass_orders(passed))
	}

	/// Cancels up to `limit` orders of `who`. Gives what that cost.
	pub(crate) fn do_cancel_orders(
		who: &T::AccountId,
		id: MarketId,
		side: Option<Side>,
		up_to: Option<Tick>,
		limit: u32,
	) -> Result<Weight, DispatchError> {
		let market = Self::market_record(id)?;
		Self::ensure_limit(limit)?;
		let found = Self::walk_on(who, id, Wanted { side, up_to }, limit)?;
		for order in &found.orders {
			Self::take_and_return(&market, *order, CancelReason::Owner)?;
		}
		Ok(Self::cancelled(count(found.orders.len()), found.passed))
	}

	fn ensure_limit(limit: u32) -> DispatchResult {
		ensure!((1..=T::MaxBatch::get()).contains(&limit), Error::<T>::BadLimit);
		Ok(())
	}

	/// Sets, moves or ends the dead-man switch of `who`.
	pub(crate) fn do_set_switch(
		who: T::AccountId,
		market: MarketId,
		seconds: u32,
	) -> DispatchResult {
		ensure!(Markets::<T>::contains_key(market), Error::<T>::UnknownMarket);
		ensure!(seconds <= MAX_SWITCH, Error::<T>::SwitchTooLong);
		// What was promised not to fill must not come back to life.
		if Self::switch_passed(&who, market) {
			ensure!(Self::has_no_order(&who, market), Error::<T>::SwitchPassed);
		}
		let deadline = Some(Self::now().saturating_add(seconds.into())).filter(|_| seconds > 0);
		Switches::<T>::set(&who, market, deadline);
		Self::deposit_event(Event::SwitchSet { market, who, deadline });
		Ok(())
	}

	pub(crate) fn switch_passed(who: &T::AccountId, market: MarketId) -> bool {
		Switches::<T>::get(who, market).is_some_and(|deadline| Self::now() >= deadline)
	}

	/// Returns orders of `who`, whose switch passed. Gives how many.
	pub(crate) fn do_trigger_switch(
		by: T::AccountId,
		who: T::AccountId,
		id: MarketId,
		limit: u32,
	) -> Result<u32, DispatchError> {
		let market = Self::market_record(id)?;
		Self::ensure_limit(limit)?;
		ensure!(Self::switch_passed(&who, id), Error::<T>::SwitchNotPassed);
		let found = Self::walk_on(&who, id, Wanted::default(), limit)?;
		for order in &found.orders {
			Self::take_and_return(&market, *order, CancelReason::Switch)?;
		}
		let cancelled = count(found.orders.len());
		// One that went on knows nothing of what was placed before that.
		let done = found.ended && (found.began || Self::has_no_order(&who, id));
		if done {
			Switches::<T>::remove(&who, id);
		}
		Self::deposit_event(Event::SwitchTriggered { market: id, who, by, cancelled, done });
		Ok(cancelled)
	}

	/// Returns orders that fill with nobody, among the first `limit` of each side together. Gives how many it looked at.
	pub(crate) fn do_sweep(
		by: T::AccountId,
		id: MarketId,
		limit: u32,
	) -> Result<u32, DispatchError> {
		let market = Self::market_record(id)?;
		Self::ensure_limit(limit)?;
		let bound = usize::try_from(limit).unwrap_or_default();
		let now = Self::now();
		let stopped = Self::is_stopped(&market, now);
		let mut store = Store::<T>::new(id);
		let book = store.book();
		let firsts = Side::ALL.into_iter().flat_map(|side| book.makers(side));
		let seen: Vec<_> = firsts.take(bound).collect();
		let mut removed = 0u32;
		for (order, resting) in &seen {
			if let Some(reason) = Self::bar_of(*order, stopped, resting, now) {
				Self::take_and_return(&market, *order, reason)?;
				removed = removed.saturating_add(1);
			}
		}
		ensure!(removed > 0, Error::<T>::NothingToSweep);
		let visited = count(seen.len());
		Self::deposit_event(Event::Swept { market: id, by, visited, removed });
		Ok(visited)
	}

	/// What returning these orders costs: each may be in a market of its own, whose issuer is asked for.
	pub(crate) fn return_weight(orders: &[OrderId]) -> Weight {
		T::WeightInfo::return_dead(count(orders.len()))
	}

	/// Returns these orders, wherever they rest, each of which fills with nobody.
	pub(crate) fn do_return_dead(orders: &[OrderId]) -> DispatchResult {
		let now = Self::now();
		for id in orders {
			let market = Self::market_record(id.market())?;
			let order = Self::take_out(*id)?;
			let stopped = Self::is_stopped(&market, now);
			let reason = Self::bar_of(*id, stopped, &order, now);
			let reason = reason.ok_or(Error::<T>::OrderAlive)?;
			Self::withdraw(&market, *id, &order, order.lots, reason)?;
		}
		Ok(())
	}

	/// Returns an order to its owner because an authority wants to reach what it holds.
	pub(crate) fn do_force_cancel(
		by: T::AccountId,
		order: OrderId,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let market = Self::market_record(order.market())?;
		Self::take_and_return(&market, order, CancelReason::Authority)?;
		Self::deposit_event(Event::OrderForced { order, by, reason });
		Ok(())
	}
}

/// A length as a count; bounded by `MaxBatch` wherever it is used.
pub(super) fn count(length: usize) -> u32 {
	u32::try_from(length).unwrap_or(u32::MAX)
}
