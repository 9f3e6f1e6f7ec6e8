// SPDX-License-Identifier: Apache-2.0

//! Weights of the calls.
//!
//! Counted by hand from the storage each call touches; replaced by measured weights in
//! runtime/src/weights.

use core::marker::PhantomData;

use frame_support::{
	traits::Get,
	weights::{Weight, constants::WEIGHT_REF_TIME_PER_MICROS},
};

/// What each call costs.
pub trait WeightInfo {
	/// Weight of `create_listing`.
	fn create_listing() -> Weight;
	/// Weight of `close_listing`.
	fn close_listing() -> Weight;
	/// Weight of `purchase` where it takes place at once.
	fn purchase() -> Weight;
	/// Weight of `purchase` where an officer is asked first.
	fn purchase_reviewed() -> Weight;
	/// Weight of `remove_listing` with a limit of `n`.
	fn remove_listing(n: u32) -> Weight;
}

/// Weights over the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Reads `ListingCount`, `ListingsOfSeller`, the clock, the fee, link and record of the issuer's
	/// identity, record and counters of the series, terms of the stablecoin; writes `ListingCount`,
	/// `ListingsOfSeller`, `Listings`, and the record of the series.
	fn create_listing() -> Weight {
		Weight::from_parts(37 * WEIGHT_REF_TIME_PER_MICROS, 14_000)
			.saturating_add(T::DbWeight::get().reads_writes(9, 4))
	}

	/// Reads and writes `Listings`.
	fn close_listing() -> Weight {
		Weight::from_parts(12 * WEIGHT_REF_TIME_PER_MICROS, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	/// The first purchase of a series with a territory from a capped listing, by a buyer who
	/// spends all and from a seller and into a treasury that had nothing.
	///
	/// Reads 3: `Listings`, `Bought`, the clock. Reads 4: link and record of the
	/// identities of buyer and seller. Money, reads 8: terms and details of the stablecoin,
	/// balances and system accounts of buyer, seller and treasury. Units, reads 5: record,
	/// counters and territory of the series, the legal rule, the buyer's holding. The rules, for
	/// the money, the fee and the units, reads 28: time, rulebook, activities, the buyer's two
	/// windows, corridor, rates, class bans, relation, three of a policy, and the other accounts
	/// of the buyer's identity.
	///
	/// Writes 12 and 5 of the rules and reviews: `Listings`, `Bought`; details of the stablecoin, three balances, three
	/// system accounts; record and counters of the series, the buyer's holding.
	fn purchase() -> Weight {
		Weight::from_parts(330 * WEIGHT_REF_TIME_PER_MICROS, 60_000)
			.saturating_add(T::DbWeight::get().reads_writes(50, 18))
	}

	/// As a purchase at once, which is tried, and a review that opens.
	fn purchase_reviewed() -> Weight {
		Self::purchase()
	}

	/// Reads `Listings`, the clock, `ListingsOfSeller`, and looks for a counter that is left; writes
	/// `Listings` and `ListingsOfSeller`. Finds, reads and writes each counter.
	fn remove_listing(n: u32) -> Weight {
		let counter = Weight::from_parts(2 * WEIGHT_REF_TIME_PER_MICROS, 2_600)
			.saturating_add(T::DbWeight::get().reads_writes(2, 1));
		Weight::from_parts(18 * WEIGHT_REF_TIME_PER_MICROS, 9_000)
			.saturating_add(T::DbWeight::get().reads_writes(4, 2))
			.saturating_add(counter.saturating_mul(n.into()))
	}
}
