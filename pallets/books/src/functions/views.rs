// SPDX-License-Identifier: Apache-2.0
//! What clients ask for.

use crate::{Archive, Config, Pages, Pallet, UnitsOf};
use alloc::vec::Vec;
use genex_primitives::{
	IdentityId,
	ledger::{Page, Period, Statement, Unit},
};

impl<T: Config> Pallet<T> {
	/// What was booked for `identity` in `unit` in the month `period`, with what each account had before and after; nothing
	/// when it has no books in that unit.
	pub fn statement(identity: IdentityId, unit: Unit, period: Period) -> Option<Statement> {
		let page = Self::page_of(identity, unit, period)?;
		Some(Statement::new(identity, unit, period, &page.opening, &page.closing))
	}

	/// The statement for the month of now.
	pub fn current_statement(identity: IdentityId, unit: Unit) -> Option<Statement> {
		Self::statement(identity, unit, Self::period())
	}

	/// The currencies and stablecoins in which `identity` has books, in the order in which they began.
	pub fn units_of(identity: IdentityId) -> Vec<Unit> {
		UnitsOf::<T>::get(identity).into_inner()
	}

	/// The page of `period`; where nothing was booked in it, an empty one between those before and after.
	fn page_of(identity: IdentityId, unit: Unit, period: Period) -> Option<Page> {
		let latest = Pages::<T>::get(identity, unit)?;
		if period >= latest.period {
			return Some(latest.turned(period));
		}
		let archived = |period: Period| Archive::<T>::get((identity, unit, period));
		if let Some(page) = archived(period) {
			return Some(page);
		}
		// As many months at most as passed since 1970, and nobody pays for a question.
		let later = (period.next().0..latest.period.0).find_map(|number| archived(Period(number)));
		let opening = later.unwrap_or(latest).opening;
		Some(Page { period, opening, closing: opening })
	}
}
