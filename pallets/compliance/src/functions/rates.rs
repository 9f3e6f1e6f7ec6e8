// SPDX-License-Identifier: Apache-2.0
//! What currencies are worth.

use crate::{Config, Error, Event, ExchangeRates, Pallet, Rules};
use frame_support::ensure;
use genex_primitives::{
	Cents, CurrencyCode, Money, Rate, Reason, UnixSeconds,
	rules::Rulebook,
	usd::{dollar_rate, needs_rate},
};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_rate(
		by: &T::AccountId,
		currency: CurrencyCode,
		new: Rate,
		reason: H256,
	) -> DispatchResult {
		ensure!(currency.is_valid(), Error::<T>::UnknownCurrency);
		ensure!(needs_rate(currency), Error::<T>::NoRateNeeded);
		ensure!(new.picos_per_minor > 0, Error::<T>::ZeroRate);
		ensure!(new.source_time <= Self::now(), Error::<T>::RateFromFuture);
		let old = ExchangeRates::<T>::get(currency);
		let is_older = old.is_some_and(|old| new.source_time < old.source_time);
		ensure!(!is_older, Error::<T>::RateOutdated);
		ExchangeRates::<T>::insert(currency, new);
		Self::deposit_event(Event::RateSet { by: by.clone(), currency, old, new, reason });
		Ok(())
	}

	/// The latest rate, however old.
	pub(crate) fn known_rate(currency: CurrencyCode) -> Option<Rate> {
		if needs_rate(currency) {
			ExchangeRates::<T>::get(currency)
		} else {
			Some(dollar_rate(Self::now()))
		}
	}

	/// What `money` is worth in US cents at `now`, rounded up. More than 64 bits of cents count as that many.
	pub(crate) fn cents_at(
		money: Money,
		now: UnixSeconds,
		book: Option<&Rulebook>,
	) -> Result<Cents, Reason> {
		if !needs_rate(money.currency) {
			return Ok(Cents::try_from(money.minor).unwrap_or(Cents::MAX));
		}
		let rate = Self::fresh_rate(money.currency, now, book)?;
		Ok(rate.cents_of(money.minor).unwrap_or(Cents::MAX))
	}

	/// What `money` is worth in US cents now, by the rulebook in force.
	pub(crate) fn cents_now(money: Money) -> Result<Cents, Reason> {
		if !needs_rate(money.currency) {
			// Nobody needs to know rules or time then.
			return Self::cents_at(money, 0, None);
		}
		let rules = Rules::<T>::get();
		Self::cents_at(money, Self::now(), rules.as_ref().map(|rules| &rules.book))
	}

	/// What `face` is worth in billionths of a US dollar now, rounded up.
	pub(crate) fn worth_now(face: Money) -> Result<u128, Reason> {
		let now = Self::now();
		let rate = if needs_rate(face.currency) {
			let rules = Rules::<T>::get();
			Self::fresh_rate(face.currency, now, rules.as_ref().map(|rules| &rules.book))?
		} else {
			dollar_rate(now)
		};
		// No cap could be held against more than 128 bits.
		rate.nanos_of(face.minor).ok_or(Reason::HoldingFaceCap)
	}

	fn fresh_rate(
		currency: CurrencyCode,
		now: UnixSeconds,
		book: Option<&Rulebook>,
	) -> Result<Rate, Reason> {
		let max_age = book.ok_or(Reason::RulesMissing)?.rate_max_age;
		let rate = ExchangeRates::<T>::get(currency).ok_or(Reason::FxRateMissing)?;
		if rate.is_fresh(now, max_age) { Ok(rate) } else { Err(Reason::FxRateStale) }
	}
}
