// SPDX-License-Identifier: Apache-2.0
//! The invariants of the README, under the same numbers.

use crate::{
	Archive, Config, EscheatShares, MAX_UNITS, Pages, Pallet, SeriesBooks, TermsInForce, UnitsOf,
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::ensure;
use genex_primitives::{
	Balance, IdentityId, Ppm,
	ledger::{Account, Ledger, MOST_PROMISED, Page, SeriesPromises, Side, Unit},
	traits::Coupons,
};
use sp_runtime::TryRuntimeError;

/// The books of one identity in one unit.
type Key = (IdentityId, Unit);

impl<T: Config> Pallet<T> {
	/// Checks every invariant. Reads the whole state, so it is for tests and try-runtime only.
	///
	/// # Errors
	/// The number and text of the first invariant that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for ((_, unit, _), page) in Archive::<T>::iter() {
			Self::check_page(unit, &page)?;
		}
		for (identity, unit, page) in Pages::<T>::iter() {
			Self::check_page(unit, &page)?;
			Self::check_signs(&page.closing)?;
			Self::check_archive((identity, unit), &page)?;
		}
		Self::check_units()?;
		Self::check_series()?;
		Self::check_policy()
	}

	/// BOOK-1 and BOOK-2.
	fn check_page(unit: Unit, page: &Page) -> Result<(), TryRuntimeError> {
		for ledger in [&page.opening, &page.closing] {
			let totals = ledger.totals().map_err(|_| "BOOK-1: a ledger is too large")?;
			ensure!(totals.debit == totals.credit, "BOOK-1: a ledger does not balance");
			for account in Account::ALL {
				let used = !ledger.of(account).is_empty();
				ensure!(
					!used || account.is_of(unit),
					"BOOK-2: an account of the other kind is used"
				);
			}
		}
		let grew =
			|account: Account| page.closing.of(account).since(page.opening.of(account)).is_some();
		ensure!(Account::ALL.into_iter().all(grew), "BOOK-1: something was taken off a ledger");
		Ok(())
	}

	/// BOOK-3. What issuers have and owe is not less than nothing.
	fn check_signs(ledger: &Ledger) -> Result<(), TryRuntimeError> {
		let all = |side, accounts: &[Account]| {
			let has = |account: &Account| ledger.of(*account).balance(side).is_some();
			accounts.iter().all(has)
		};
		ensure!(
			all(Side::Credit, &[Account::Deferred, Account::Revenue]),
			"BOOK-3: more was redeemed than promised"
		);
		ensure!(
			all(Side::Debit, &[Account::BreakageAccrued, Account::Guarantee, Account::Fees]),
			"BOOK-3: an account has the wrong sign"
		);
		ensure!(
			all(Side::Debit, &[Account::Window, Account::Holdback]),
			"BOOK-3: more was paid out of proceeds than was kept"
		);
		ensure!(ledger.deferred.credit <= MOST_PROMISED, "BOOK-3: too much was promised");
		Ok(())
	}

	/// BOOK-4. Each month begins with what the one before ended with.
	fn check_archive(key: Key, latest: &Page) -> Result<(), TryRuntimeError> {
		let (identity, unit) = key;
		let mut pages: Vec<Page> = Archive::<T>::iter_prefix((identity, unit))
			.map(|(period, page)| {
				ensure!(period == page.period, "BOOK-4: a page is filed under another month");
				Ok(page)
			})
			.collect::<Result<_, TryRuntimeError>>()?;
		pages.sort_by_key(|page| page.period);
		pages.push(*latest);
		let mut closing = Ledger::default();
		let mut last = None;
		for page in pages {
			ensure!(last < Some(page.period), "BOOK-4: a month has two pages");
			ensure!(page.opening == closing, "BOOK-4: a month begins with something else");
			(closing, last) = (page.closing, Some(page.period));
		}
		Ok(())
	}

	/// BOOK-5.
	fn check_units() -> Result<(), TryRuntimeError> {
		let mut listed = Vec::<Key>::new();
		for (identity, units) in UnitsOf::<T>::iter() {
			ensure!(!units.is_empty(), "BOOK-5: an empty list is stored");
			let most = usize::try_from(MAX_UNITS).unwrap_or_default();
			ensure!(units.len() <= most, "BOOK-5: an issuer has too many books");
			listed.extend(units.into_iter().map(|unit| (identity, unit)));
		}
		listed.sort();
		let mut kept: Vec<Key> = Pages::<T>::iter_keys().collect();
		kept.sort();
		ensure!(listed == kept, "BOOK-5: books are not listed, or listed twice");
		let began = |(identity, unit, _)| kept.contains(&(identity, unit));
		ensure!(
			Archive::<T>::iter_keys().all(began),
			"BOOK-5: books that never began are archived"
		);
		Ok(())
	}

	/// BOOK-6, BOOK-7 and BOOK-9.
	fn check_series() -> Result<(), TryRuntimeError> {
		let mut sums = BTreeMap::<Key, SeriesPromises>::new();
		for (series, book) in SeriesBooks::<T>::iter() {
			let promises = book.promises;
			ensure!(promises.is_sound(), "BOOK-6: the promises of a series do not fit together");
			let facts = T::Coupons::facts(series).ok_or("BOOK-6: a book of no series")?;
			let owed = T::Coupons::owed_units(series).map(|units| facts.face_of(units).minor);
			ensure!(
				owed.is_none_or(|face| face == promises.deferred),
				"BOOK-9: a series owes something else than its units are worth"
			);
			if promises.promised == 0 {
				continue;
			}
			let sum = sums.entry((book.identity, Unit::Face(facts.currency))).or_default();
			let add = |sum: &mut Balance, part| *sum = sum.saturating_add(part);
			add(&mut sum.promised, promises.promised);
			add(&mut sum.redeemed, promises.redeemed);
			add(&mut sum.deferred, promises.deferred);
			add(&mut sum.accrued, promises.accrued);
		}
		for (identity, unit, page) in Pages::<T>::iter() {
			let sum = sums.remove(&(identity, unit)).unwrap_or_default();
			let ledger = page.closing;
			let same = ledger.deferred.credit == sum.promised
				&& ledger.revenue.credit == sum.redeemed
				&& ledger.deferred.balance(Side::Credit) == Some(sum.deferred)
				&& ledger.breakage_accrued.balance(Side::Debit) == Some(sum.accrued);
			ensure!(same, "BOOK-7: a ledger says something else than the series");
		}
		ensure!(sums.is_empty(), "BOOK-7: promises stand in no ledger");
		Ok(())
	}

	/// BOOK-8.
	fn check_policy() -> Result<(), TryRuntimeError> {
		ensure!(TermsInForce::<T>::get().method.is_sound(), "BOOK-8: the method makes no sense");
		let mut places = EscheatShares::<T>::iter();
		ensure!(
			places.all(|(place, share)| place.is_valid() && share > Ppm::default()),
			"BOOK-8: a place claims nothing, or is none"
		);
		Ok(())
	}
}
