// SPDX-License-Identifier: Apache-2.0
//! What view functions answer.

use crate::{
	Config, Hours, Markets, OpenOrders, Pallet,
	store::Store,
	types::{HOURS_KEPT, Hour, MAX_PAGE, MoneyQuote, OrderRequest, Quote, Stats},
};
use alloc::vec::Vec;
use frame_support::storage::{TransactionOutcome, with_transaction};
use genex_primitives::{
	Balance,
	book::{
		Lots, MarketId, NotRested, OrderId, Rest, Resting, Side, Tick, TimeInForce,
		amounts::most_lots,
	},
	window::{HOUR, bucket},
};
use sp_runtime::DispatchError;

/// An order with its id.
pub type OpenOrder<AccountId> = (OrderId, Resting<AccountId>);

fn page(limit: u32) -> usize {
	usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default()
}

/// What leaves a buyer, or what a seller gets.
const fn worth(side: Side, quote: &Quote) -> Balance {
	match side {
		Side::Bid => quote.notional.saturating_add(quote.fee),
		Side::Ask => quote.notional.saturating_sub(quote.fee),
	}
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

	/// Asks [`Self::view_quote`] for one number of lots after another, so both tell the same of the same lots.
	pub(crate) fn view_quote_money(
		who: T::AccountId,
		id: MarketId,
		money: Balance,
		order: OrderRequest<T::AccountId>,
	) -> MoneyQuote {
		let (limit, side) = (order.lots, order.side);
		let quote = |lots| {
			let time_in_force = TimeInForce::Ioc;
			let request = OrderRequest { lots, time_in_force, ..order.clone() };
			Self::view_quote(who.clone(), id, request)
		};
		let most = most_lots(limit, |lots| {
			let quote = quote(lots);
			!Self::is_barred(&quote)
				&& match side {
					Side::Bid => worth(side, &quote) <= money,
					Side::Ask => worth(side, &quote) < money,
				}
		});
		let lots = match side {
			Side::Bid => most,
			// Nothing has to be sold for nothing.
			Side::Ask if money == 0 => 0,
			Side::Ask => most.saturating_add(1).min(limit),
		};
		// What is against the order as such is told even when no lots are left of it.
		let first = Some(quote(lots.max(1))).filter(|first| lots > 0 || Self::is_barred(first));
		let quote = first.unwrap_or_else(|| quote(lots));
		MoneyQuote { lots, left: money.saturating_sub(worth(side, &quote)), quote }
	}

	/// Whether an order fails or stops for a reason that more lots would not mend.
	fn is_barred(quote: &Quote) -> bool {
		let small = DispatchError::from(crate::Error::<T>::BelowMinimum);
		quote.refusal.is_some_and(|refusal| refusal != small)
			|| quote.rest == Some(Rest::Cancelled(NotRested::Taker))
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
				reasons.extend(Self::ensure_takes_orders(&market, clock).err());
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
