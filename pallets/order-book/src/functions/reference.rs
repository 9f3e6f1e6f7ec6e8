// SPDX-License-Identifier: Apache-2.0
//! The reference price of a market and the band around it. What is asked outside of the market is noted once an hour, and
//! once the formula was changed.

use super::MarketRecord;
use crate::{
	Config, Markets, Pallet, WeightInfo,
	types::{Noted, OuterPrice},
};
use frame_support::weights::Weight;
use genex_primitives::{
	Balance, Ppm, UnixSeconds,
	book::{MarketId, Tick, amounts},
	traits::{Coupons, ReferencePrice},
	window::{HOUR, bucket},
};
use genex_storage::MapSlot;

impl<T: Config> Pallet<T> {
	/// The reference price of a lot: by formula, else the last trade, else the last price of the primary market in
	/// the same currency. Nothing where there is none, and then no band holds. Formula and primary market count as they
	/// were noted in this hour by this version of the formula, or as they would be noted now.
	pub(crate) fn reference(market: &MarketRecord<T>, now: UnixSeconds) -> Option<Balance> {
		Self::reference_by(market, Self::noted_at(market, now))
	}

	/// The same, by what was noted.
	fn reference_by(market: &MarketRecord<T>, noted: Noted) -> Option<Balance> {
		match noted.price {
			Some(OuterPrice::Formula(price)) => Some(price),
			Some(OuterPrice::Issue(price)) => Self::traded_price(market).or(Some(price)),
			None => Self::traded_price(market),
		}
	}

	/// What `market` noted in this hour by this version of the formula, else what it would note now.
	fn noted_at(market: &MarketRecord<T>, now: UnixSeconds) -> Noted {
		let (hour, version) = (bucket(now, HOUR), T::ReferencePrice::version());
		let noted = market.noted.filter(|noted| (noted.hour, noted.version) == (hour, version));
		noted.unwrap_or_else(|| Noted { hour, version, price: Self::outer_price(market) })
	}

	/// What is said of a lot outside of the market. The primary market is asked before the first trade only, since it
	/// counts for nothing afterwards.
	fn outer_price(market: &MarketRecord<T>) -> Option<OuterPrice> {
		let formula = T::ReferencePrice::lot_price(market.series, market.asset, market.lot);
		formula.map(OuterPrice::Formula).or_else(|| match Self::traded_price(market) {
			Some(_) => None,
			None => Self::issue_price(market).map(OuterPrice::Issue),
		})
	}

	/// The price of a lot in the last trade.
	fn traded_price(market: &MarketRecord<T>) -> Option<Balance> {
		amounts::price(market.tape.last?, market.tick_size).ok()
	}

	fn issue_price(market: &MarketRecord<T>) -> Option<Balance> {
		Self::in_stablecoin(market.asset, T::Coupons::last_price(market.series, market.lot)?)
	}

	/// The tick nearest below the reference price.
	pub(crate) fn reference_tick(market: &MarketRecord<T>, now: UnixSeconds) -> Option<Tick> {
		let number = Self::reference(market, now)?.checked_div(market.tick_size)?;
		let number = u16::try_from(number).unwrap_or(u16::MAX);
		Tick::new(number.clamp(Tick::MIN.get(), Tick::MAX.get()))
	}

	/// The lowest and the highest price of a lot at which something may fill now.
	pub(crate) fn band(market: &MarketRecord<T>, now: UnixSeconds) -> Option<(Balance, Balance)> {
		Self::around(market.rules.band?, Self::reference(market, now)?)
	}

	/// As `band`, for whoever renewed what is noted a moment ago.
	pub(crate) fn noted_band(market: &MarketRecord<T>) -> Option<(Balance, Balance)> {
		Self::around(market.rules.band?, Self::reference_by(market, market.noted?)?)
	}

	/// The lowest and the highest tick within that band; nothing where no tick is.
	pub(crate) fn noted_ticks(market: &MarketRecord<T>) -> Option<(Tick, Tick)> {
		let Some((low, high)) = Self::noted_band(market) else {
			return Some((Tick::MIN, Tick::MAX));
		};
		let size = market.tick_size;
		let lowest = low.saturating_add(size.saturating_sub(1)).checked_div(size)?;
		let highest = high.checked_div(size)?.min(Tick::MAX.get().into());
		let tick = |number: Balance| Tick::new(u16::try_from(number).ok()?);
		Some((tick(lowest.max(Tick::MIN.get().into()))?, tick(highest)?))
	}

	/// So much below `reference`, and so much above it.
	fn around(share: Ppm, reference: Balance) -> Option<(Balance, Balance)> {
		let width = share.floor_of(reference)?;
		Some((reference.saturating_sub(width), reference.saturating_add(width)))
	}

	/// Notes what is said outside of `market`, and stores that, unless it was done in this hour by this version of the
	/// formula. Whether it did.
	pub(crate) fn renew_reference(
		id: MarketId,
		market: &mut MarketRecord<T>,
		now: UnixSeconds,
	) -> bool {
		let noted = Some(Self::noted_at(market, now));
		if market.noted == noted {
			return false;
		}
		market.noted = noted;
		Markets::<T>::slot(id).put(market);
		true
	}

	/// As `renew_reference`, where a band asks for the price.
	pub(crate) fn renew_band(id: MarketId, market: &mut MarketRecord<T>, now: UnixSeconds) -> bool {
		market.rules.band.is_some() && Self::renew_reference(id, market, now)
	}

	/// What renewing the reference price costs, if it is `renewed`.
	pub(crate) fn renewal(renewed: bool) -> Weight {
		if renewed { T::WeightInfo::renew_reference() } else { Weight::zero() }
	}
}
