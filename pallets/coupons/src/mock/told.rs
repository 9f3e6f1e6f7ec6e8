// SPDX-License-Identifier: Apache-2.0
//! The listener and the book of serials of the mock, which keep what they are told, who knows of purchases, and
//! what tests look up.

use super::*;
use genex_primitives::traits::{RefundWindows, SerialBook, UnitsAct, UnitsChange, UnitsListener};

parameter_types! {
	pub static News: Vec<Told> = Vec::new();
	pub static ListenerFails: bool = false;
	pub static Numbered: Vec<NumbersTold> = Vec::new();
	pub static NumbersFail: bool = false;
	pub static WindowsOpen: bool = false;
}

/// A change as the listener was told of it: series, issuer, holder, act, quantity, face and worth.
pub type Told = (SeriesId, AccountId, Option<AccountId>, UnitsAct, Quantity, u128, u128);

/// Keeps what it is told, after looking whether the counters say so already.
pub struct Listener;

impl UnitsListener<AccountId> for Listener {
	fn changed(change: &UnitsChange<'_, AccountId>) -> DispatchResult {
		let UnitsChange { series, issuer, holder, act, quantity, face, worth } = *change;
		assert_eq!(counters(series).sum(), Some(counters(series).minted));
		let told = (series, *issuer, holder.copied(), act, quantity, face.minor, worth);
		News::mutate(|news| news.push(told));
		frame_support::ensure!(!ListenerFails::get(), DispatchError::Other("the books fail"));
		Ok(())
	}
}

/// What the book of serials was told: what happened, the series, from whom and to whom if anybody, and how many.
pub type NumbersTold = (&'static str, SeriesId, Option<AccountId>, Option<AccountId>, Quantity);

/// Keeps what it is told.
pub struct Numbers;

impl Numbers {
	fn tell(told: NumbersTold) -> DispatchResult {
		Numbered::mutate(|all| all.push(told));
		match NumbersFail::get() {
			true => Err(DispatchError::Other("the book of serials fails")),
			false => Ok(()),
		}
	}
}

impl SerialBook<AccountId> for Numbers {
	fn minted(series: SeriesId, before: Quantity, quantity: Quantity) -> DispatchResult {
		assert_eq!(counters(series).minted, before + quantity, "units are counted first");
		Self::tell(("minted", series, None, None, quantity))
	}

	fn sold(series: SeriesId, buyer: &AccountId, quantity: Quantity) -> DispatchResult {
		Self::tell(("sold", series, None, Some(*buyer), quantity))
	}

	fn recalled(series: SeriesId, quantity: Quantity) -> DispatchResult {
		Self::tell(("recalled", series, None, None, quantity))
	}

	fn moved(
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
	) -> DispatchResult {
		Self::tell(("moved", series, Some(*from), Some(*to), quantity))
	}

	fn refunded(series: SeriesId, holder: &AccountId, quantity: Quantity) -> DispatchResult {
		Self::tell(("refunded", series, Some(*holder), None, quantity))
	}
}

/// Forgets what was told.
pub fn reset() {
	News::set(Vec::new());
	ListenerFails::set(false);
	Numbered::set(Vec::new());
	NumbersFail::set(false);
	WindowsOpen::set(false);
}

/// Purchases that can be undone, or none.
pub struct Windows;

impl RefundWindows for Windows {
	fn are_open(_: SeriesId) -> bool {
		WindowsOpen::get()
	}
}

/// What `who` has of `series`, as stored.
pub fn holding(who: AccountId, series: SeriesId) -> (Quantity, Quantity) {
	let holding = crate::Holdings::<Test>::get(who, series);
	(holding.free, holding.held)
}

pub fn counters(series: SeriesId) -> UnitCounters {
	crate::Counters::<Test>::get(series)
}
