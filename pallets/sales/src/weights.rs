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
	/// Weight of `purchase`.
	fn purchase() -> Weight;
}

/// Weights over the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Reads `ListingCount`, the clock, the fee, link and record of the issuer's identity, record and
	/// counters of the series, terms of the stablecoin; writes `ListingCount`, `Listings`, and
	/// the record of the series.
	fn create_listing() -> Weight {
		Weight::from_parts(35 * WEIGHT_REF_TIME_PER_MICROS, 12_000)
			.saturating_add(T::DbWeight::get().reads_writes(8, 3))
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
	/// counters and territory of the series, the legal rule, the buyer's holding.
	///
	/// Writes 12: `Listings`, `Bought`; details of the stablecoin, three balances, three
	/// system accounts; record and counters of the series, the buyer's holding.
	fn purchase() -> Weight {
		Weight::from_parts(150 * WEIGHT_REF_TIME_PER_MICROS, 40_000)
			.saturating_add(T::DbWeight::get().reads_writes(20, 12))
	}
}
