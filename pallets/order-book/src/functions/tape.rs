// SPDX-License-Identifier: Apache-2.0
//! Prints: the last price, the statistics of the hour, and the pause after a jump.

use super::MarketRecord;
use crate::{
	Config, Event, Hours, Pallet,
	types::{HOURS_KEPT, HaltRule, Hour, PendingTrade},
};
use genex_primitives::{
	Balance, UnixSeconds,
	book::{Lots, MarketId, Tick, amounts},
	window::{HOUR, bucket},
};
use genex_storage::DoubleMapSlot;

impl<T: Config> Pallet<T> {
	/// Whether a fill at `tick` is within `band`.
	pub(crate) fn in_band(
		market: &MarketRecord<T>,
		band: Option<(Balance, Balance)>,
		tick: Tick,
	) -> bool {
		let Some((low, high)) = band else { return true };
		amounts::price(tick, market.tick_size).is_ok_and(|price| (low..=high).contains(&price))
	}

	/// Notes a trade and gives its number; the caller stores `market`.
	pub(crate) fn print(
		id: MarketId,
		market: &mut MarketRecord<T>,
		tick: Tick,
		lots: Lots,
		notional: Balance,
		now: UnixSeconds,
	) -> u64 {
		let tape = &mut market.tape;
		tape.trades = tape.trades.saturating_add(1);
		Self::move_anchor(market, tick, now);
		market.tape.last = Some(tick);
		market.tape.last_at = now;
		Self::add_to_hour(id, tick, now, |sum| {
			sum.high = sum.high.max(tick);
			sum.low = sum.low.min(tick);
			sum.close = tick;
			sum.add(lots, notional);
		});
		market.tape.trades
	}

	/// Notes a trade whose price was agreed before a review, and gives its number; the caller stores `market`. It counts
	/// as volume of now, and sets no price: not the last one, no high or low, and no halt follows from it.
	pub(crate) fn print_late(
		market: &mut MarketRecord<T>,
		trade: &PendingTrade<T::AccountId>,
		now: UnixSeconds,
	) -> u64 {
		let tape = &mut market.tape;
		tape.trades = tape.trades.saturating_add(1);
		// An hour without a price of its own stands at the last one.
		let price = tape.last.unwrap_or(trade.tick);
		Self::add_to_hour(trade.market, price, now, |sum| {
			sum.add(trade.lots, trade.amounts.notional);
		});
		market.tape.trades
	}

	/// Changes the statistics of the hour; a new one opens at `price`.
	fn add_to_hour(id: MarketId, price: Tick, now: UnixSeconds, add: impl FnOnce(&mut Hour)) {
		let hour = bucket(now, HOUR);
		let slot = Hours::<T>::double_slot(id, Self::slot_of(hour));
		let kept = slot.get().filter(|kept| kept.hour == hour);
		let mut sum = kept.unwrap_or_else(|| Hour::at(hour, price));
		add(&mut sum);
		slot.put(&sum);
	}

	/// Where the statistics of `hour` are kept.
	pub(crate) fn slot_of(hour: u32) -> u8 {
		hour.checked_rem(HOURS_KEPT).and_then(|slot| u8::try_from(slot).ok()).unwrap_or_default()
	}

	/// Begins a new window of the volatility halt when the old one is over: it measures from the price before.
	fn move_anchor(market: &mut MarketRecord<T>, tick: Tick, now: UnixSeconds) {
		let Some(HaltRule { within, .. }) = market.rules.halt else { return };
		let tape = &mut market.tape;
		let over = tape.anchor_at.saturating_add(within.into()) <= now;
		if over || tape.anchor.is_none() {
			tape.anchor = Some(tape.last.unwrap_or(tick));
			tape.anchor_at = now;
		}
	}

	/// Pauses the market when the last price moved too far. Whether it did.
	pub(crate) fn pause_if_moved(
		id: MarketId,
		market: &mut MarketRecord<T>,
		last: Tick,
		now: UnixSeconds,
	) -> bool {
		let (Some(rule), Some(anchor)) = (market.rules.halt, market.tape.anchor) else {
			return false;
		};
		let allowed = rule.share.floor_of(anchor.get().into()).unwrap_or_default();
		if u128::from(last.get().abs_diff(anchor.get())) <= allowed {
			return false;
		}
		let until = now.saturating_add(rule.pause.into());
		market.tape.paused_until = until;
		market.tape.anchor = None;
		Self::deposit_event(Event::MarketPaused { market: id, anchor, last, until });
		true
	}
}
