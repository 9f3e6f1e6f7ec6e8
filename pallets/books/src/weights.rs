// SPDX-License-Identifier: Apache-2.0
//! What the calls and the entries cost.
//!
//! Estimates for mocks, counted from the storage each touches. The runtime uses the measured weights in
//! `runtime/src/weights`.
//!
//! Counting: an entry reads the clock and the latest page, and writes the page. At its dearest it begins a month and so
//! writes the archive, too; beginning books instead reads and writes the list of units, which is less.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{RuntimeDbWeight, Weight, constants::ParityDbWeight},
};

/// One function per call, and one per kind of entry.
pub trait WeightInfo {
	/// Cost of `set_breakage_policy`.
	fn set_breakage_policy() -> Weight;
	/// Cost of `set_escheat`.
	fn set_escheat() -> Weight;
	/// Cost of `choose_breakage`.
	fn choose_breakage() -> Weight;
	/// Cost of booking a change of units.
	fn book_units() -> Weight;
	/// Cost of booking the end of a series.
	fn book_expiry() -> Weight;
	/// Cost of booking an act with money.
	fn book_money() -> Weight;
}

/// The counted weights over the runtime's database figures.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_breakage_policy() -> Weight {
		counted::set_one(T::DbWeight::get())
	}

	fn set_escheat() -> Weight {
		counted::set_one(T::DbWeight::get())
	}

	fn choose_breakage() -> Weight {
		counted::choose_breakage(T::DbWeight::get())
	}

	fn book_units() -> Weight {
		counted::book_units(T::DbWeight::get())
	}

	fn book_expiry() -> Weight {
		counted::book_expiry(T::DbWeight::get())
	}

	fn book_money() -> Weight {
		counted::book_money(T::DbWeight::get())
	}
}

/// The counted weights over the figures of ParityDB, for mocks of other pallets.
impl WeightInfo for () {
	fn set_breakage_policy() -> Weight {
		counted::set_one(ParityDbWeight::get())
	}

	fn set_escheat() -> Weight {
		counted::set_one(ParityDbWeight::get())
	}

	fn choose_breakage() -> Weight {
		counted::choose_breakage(ParityDbWeight::get())
	}

	fn book_units() -> Weight {
		counted::book_units(ParityDbWeight::get())
	}

	fn book_expiry() -> Weight {
		counted::book_expiry(ParityDbWeight::get())
	}

	fn book_money() -> Weight {
		counted::book_money(ParityDbWeight::get())
	}
}

/// What was counted.
mod counted {
	use super::*;

	fn of(micros: u64, (reads, writes): (u64, u64), database: RuntimeDbWeight) -> Weight {
		Weight::from_parts(micros.saturating_mul(1_000_000), 0)
			.saturating_add(database.reads_writes(reads, writes))
	}

	/// Reads and writes what it sets.
	pub fn set_one(database: RuntimeDbWeight) -> Weight {
		of(15, (1, 1), database)
	}

	/// Reads the series (2), its book, the terms and who is behind the issuer (2); writes the book.
	pub fn choose_breakage(database: RuntimeDbWeight) -> Weight {
		of(20, (6, 1), database)
	}

	/// Reads the book of the series, the terms, who is behind the issuer (2), and what an entry does; writes the book and
	/// what an entry does.
	pub fn book_units(database: RuntimeDbWeight) -> Weight {
		of(20, (6, 3), database)
	}

	/// As a change of units, and reads the series (2), the issuer's place, and what its law claims.
	pub fn book_expiry(database: RuntimeDbWeight) -> Weight {
		of(25, (10, 3), database)
	}

	/// Reads who is behind the issuer (2), and what an entry does; writes what an entry does.
	pub fn book_money(database: RuntimeDbWeight) -> Weight {
		of(15, (4, 2), database)
	}
}
