// SPDX-License-Identifier: Apache-2.0
//! What view functions answer.

use crate::{
	Config, Hours, Markets, OpenOrders, Pallet,
	store::Store,
	types::{HOURS_KEPT, Hour, MAX_PAGE, OrderRequest, Quote, Stats},
};
use alloc::vec::Vec;
use frame_support::storage::{TransactionOutcome, with_transaction};
use genex_primitives::{
	book::{Lots, MarketId, OrderId, Resting, Side, Tick},
	window::{HOUR, bucket},
};
use sp_runtime::DispatchError;

/// An order with its id.
pub type OpenOrder<AccountId> = (OrderId, Resting<AccountId>);

fn page(limit: u32) -> usize {
	usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default()
}

impl<T: Config> Pallet<T> {
	pub(crate) fn view_depth(id: MarketId, side: Side, limit: u32) -> Vec<(Tick, Lots, u32)> {
		let mut store = Store::<T>::new(id);
		let book = store.book();
		let levels = book.levels(side).take(page(limit));
		levels.map(|(tick, level)| (tick, level.lots, level.orders)).collect()
	}

	pub(crate) fn view_orders(
		id: MarketId,
		side: Side,
		after: Option<OrderId>,
		limit: u32,
	) -> Vec<OpenOrder<T::AccountId>> {
		let mut store = Store::<T>::new(id);
		let book = store.book();
		match after {
			None => book.makers(side).take(page(limit)).collect(),
			Some(after) => {
				let rest = book.makers_after(after).filter(|_| after.side() == side);
				rest.into_iter().flatten().take(page(limit)).collect()
			},
		}
	}

	pub(crate) fn view_order(id: OrderId) -> Option<Resting<T::AccountId>> {
		let mut store = Store::<T>::new(id.market());
		store.book().get(id).ok()
	}

	pub(crate) fn view_open_orders(
		who: &T::AccountId,
		id: MarketId,
		after: Option<u128>,
		limit: u32,
	) -> Vec<(u128, OpenOrder<T::AccountId>)> {
		let entries = match after {
			None => OpenOrders::<T>::iter_prefix((who, id)),
			Some(key) => {
				let start = OpenOrders::<T>::hashed_key_for((who, id, key));
				OpenOrders::<T>::iter_prefix_from((who, id), start)
			},
		};
		let mut store = Store::<T>::new(id);
		let book = store.book();
		let found = |(key, order)| Some((key, (order, book.get(order).ok()?)));
		entries.take(page(limit)).filter_map(found).collect()
	}

	/// Tries the order and undoes it: the only way to tell exactly what it would meet.
	pub(crate) fn view_quote(
		who: T::AccountId,
		id: MarketId,
		request: OrderRequest<T::AccountId>,
	) -> Quote {
		let tried = with_transaction(|| {
			TransactionOutcome::Rollback(Ok::<_, DispatchError>(Self::do_place(who, id, request)))
		});
		match tried.and_then(|result| result) {
			Err(refusal) => Quote {
				lots: 0,
				held: 0,
				notional: 0,
				fee: 0,
				worst: None,
				rest: None,
				refusal: Some(refusal),
			},
			Ok(placed) => Quote {
				lots: placed.outcome.filled,
				held: placed.totals.held,
				notional: placed.totals.notional,
				fee: placed.totals.fee,
				worst: placed.totals.worst,
				rest: Some(placed.outcome.rest),
				refusal: None,
			},
		}
	}

	/// What each check that stands alone says, and then what the order itself would fail with.
	pub(crate) fn view_can_place(
		who: T::AccountId,
		id: MarketId,
		request: OrderRequest<T::AccountId>,
	) -> Vec<DispatchError> {
		let clock = Self::clock();
		let mut reasons = Vec::new();
		match Self::market_record(id) {
			Err(error) => reasons.push(error),
			Ok(market) => {
				reasons.extend(Self::ensure_takes_orders(id, &market, clock).err());
				if Self::is_stopped(&market, clock.now) {
					reasons.push(crate::Error::<T>::MarketOver.into());
				}
				let band = Self::band(&market, clock.now);
				reasons.extend(Self::ensure_request(&market, &request, clock, band).err());
			},
		}
		reasons.extend(Self::ensure_trader(&who, clock.now).err());
		if Self::switch_passed(&who, id) {
			reasons.push(crate::Error::<T>::SwitchPassed.into());
		}
		reasons.extend(Self::view_quote(who, id, request).refusal);
		let mut once = Vec::new();
		for reason in reasons {
			if !once.contains(&reason) {
				once.push(reason);
			}
		}
		once
	}

	pub(crate) fn view_stats(id: MarketId) -> Option<Stats> {
		let market = Markets::<T>::get(id)?;
		let now = Self::now();
		let (reference, band) = (Self::reference(&market, now), Self::band(&market, now));
		let now = bucket(now, HOUR);
		// The present hour and those before it that the ring still keeps.
		let oldest = now.saturating_add(1).saturating_sub(HOURS_KEPT);
		let hours = (oldest..=now).filter_map(|hour| {
			Hours::<T>::get(id, Self::slot_of(hour)).filter(|kept| kept.hour == hour)
		});
		let day = hours.reduce(|day, hour| Hour {
			hour: hour.hour,
			open: day.open,
			high: day.high.max(hour.high),
			low: day.low.min(hour.low),
			close: hour.close,
			lots: day.lots.saturating_add(hour.lots),
			notional: day.notional.saturating_add(hour.notional),
			trades: day.trades.saturating_add(hour.trades),
		});
		Some(Stats { tape: market.tape, day, reference, band })
	}
}
