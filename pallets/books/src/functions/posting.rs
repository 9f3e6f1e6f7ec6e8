// SPDX-License-Identifier: Apache-2.0
//! What happens to units and to money is posted to the ledgers of the issuer.

use crate::{
	Archive, Config, Error, Event, Pages, Pallet, SeriesBook, SeriesBooks, TermsInForce, UnitsOf,
};
use frame_support::ensure;
use genex_primitives::{
	AssetId, IdentityId, SeriesId,
	ledger::{
		Act, Entry, LedgerError, MOST_PROMISED, Page, PromiseStep, SeriesPromises, Unit,
		entry_of_money,
	},
	traits::{Identities, MoneyAct, UNEXPECTED, UnitsChange},
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_book_units(change: &UnitsChange<'_, T::AccountId>) -> DispatchResult {
		let shares = || Self::shares_of(change.series).ok_or(UNEXPECTED);
		let Some(step) = PromiseStep::of(&change.act, shares)? else { return Ok(()) };
		let (series, face) = (change.series, change.face);
		if face.minor == 0 {
			return Ok(());
		}
		let mut book = Self::book_of(series, change.issuer).ok_or(UNEXPECTED)?;
		let (promises, entry) = book.promises.after(step, face.minor)?;
		book.promises = promises;
		let unit = Unit::Face(face.currency);
		Self::post(book.identity, unit, step.act(), Some(series), entry)?;
		SeriesBooks::<T>::insert(series, book);
		Ok(())
	}

	pub(crate) fn do_book_money(
		issuer: &T::AccountId,
		asset: AssetId,
		act: MoneyAct,
	) -> DispatchResult {
		let identity = T::Identities::holder_of(issuer).ok_or(UNEXPECTED)?;
		let entry = entry_of_money(act)?;
		Self::post(identity, Unit::Money(asset), act.into(), None, entry)
	}

	/// The book of `series`. Until something was promised it is that of whoever is behind `issuer` now, by the method that
	/// was chosen or holds now. Nothing when nobody is.
	pub(crate) fn book_of(series: SeriesId, issuer: &T::AccountId) -> Option<SeriesBook> {
		let stored = SeriesBooks::<T>::get(series);
		if let Some(book) = stored.filter(|book| book.promises.promised > 0) {
			return Some(book);
		}
		let identity = T::Identities::holder_of(issuer)?;
		let method =
			stored.map_or_else(|| TermsInForce::<T>::get().method, |book| book.promises.method);
		Some(SeriesBook {
			identity,
			promises: SeriesPromises { method, ..SeriesPromises::default() },
		})
	}

	/// Posts `entry`. The page of the latest month is read and written once; the first entry of a month puts the one before
	/// into the archive.
	fn post(
		identity: IdentityId,
		unit: Unit,
		act: Act,
		series: Option<SeriesId>,
		entry: Entry,
	) -> DispatchResult {
		if entry.is_empty() {
			return Ok(());
		}
		let period = Self::period();
		let before = Pages::<T>::get(identity, unit);
		let page = before.unwrap_or(Page { period, ..Page::default() }).turned(period);
		let page = page.with(&entry)?;
		let promised = page.closing.deferred.credit;
		ensure!(promised <= MOST_PROMISED, DispatchError::from(LedgerError::TooLarge));
		match before {
			None => Self::open(identity, unit)?,
			Some(before) if before.period != page.period => {
				Archive::<T>::insert((identity, unit, before.period), before);
			},
			Some(_) => {},
		}
		Pages::<T>::insert(identity, unit, page);
		let (period, lines) = (page.period, entry.into_lines());
		Self::deposit_event(Event::Posted { identity, unit, period, act, series, lines });
		Ok(())
	}

	/// Begins books of `identity` in `unit`.
	fn open(identity: IdentityId, unit: Unit) -> DispatchResult {
		UnitsOf::<T>::try_mutate(identity, |units| {
			units.try_push(unit).map_err(|_| Error::<T>::TooManyUnits.into())
		})
	}
}
