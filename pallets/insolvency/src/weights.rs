// SPDX-License-Identifier: Apache-2.0
//! What the calls cost.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.
//!
//! Counting: the worth of an amount of a stablecoin reads 2 keys (its terms and the rate of its currency). To count a
//! series reads 5 (its record, its counters, what is kept, the link of the issuer and the queue of refund windows) and that
//! worth for each stablecoin; it writes 1. A burn reads at most 18 keys (series, counters, holding, links, records and
//! activities of both sides, clock, rulebook, promises; of the books that of the series, terms, page and list) and writes 8. A
//! payment reads at most 10 (what it is taken from, what of it counts for the issuer, terms and details of the stablecoin, two
//! balances, two system accounts, page and list of the books) and writes 8.

use crate::types::MAX_ASSETS;
use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{Weight, constants::WEIGHT_REF_TIME_PER_MICROS},
};

/// One function per call.
pub trait WeightInfo {
	/// Cost of `demand`.
	fn demand() -> Weight;
	/// Cost of `withdraw_demand`.
	fn withdraw_demand() -> Weight;
	/// Cost of `declare_default` and `declare_missed` with `n` series.
	fn declare_default(n: u32) -> Weight;
	/// Cost of `count_series` with `n` series.
	fn count_series(n: u32) -> Weight;
	/// Cost of `claim` that makes `n` payments and counts the series.
	fn claim(n: u32) -> Weight;
	/// Cost of `reserve`.
	fn reserve() -> Weight;
	/// Cost of `end_reservation`.
	fn end_reservation() -> Weight;
	/// Cost of `extend_claims`.
	fn extend_claims() -> Weight;
	/// Cost of `close_default`.
	fn close_default() -> Weight;
	/// Cost of `rehabilitate`.
	fn rehabilitate() -> Weight;
}

/// Weights over the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn weight(micros: u64, reads: u64, writes: u64) -> Weight {
		// A key with its proof takes 2,600 bytes at most on average.
		Weight::from_parts(
			micros.saturating_mul(WEIGHT_REF_TIME_PER_MICROS),
			reads.saturating_mul(2_600),
		)
		.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}

	/// To count one series, of whose proceeds every stablecoin is kept.
	fn count() -> Weight {
		let assets = u64::from(MAX_ASSETS);
		Self::weight(63, assets.saturating_mul(2).saturating_add(5), 1)
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Reads the link, the issuer, the default, the demand, the clock; writes the demand.
	fn demand() -> Weight {
		Self::weight(20, 5, 1)
	}

	/// Reads the link and the demand; writes the demand.
	fn withdraw_demand() -> Weight {
		Self::weight(15, 2, 1)
	}

	/// Reads the link, the issuer, the default, the demand, the clock, the number, what is owed, the stablecoins, and of
	/// each the guarantee and its worth; writes the default, the demand, the number and the issuer's status.
	fn declare_default(n: u32) -> Weight {
		let assets = u64::from(MAX_ASSETS);
		Self::weight(120, assets.saturating_mul(4).saturating_add(8), 5)
			.saturating_add(Self::count().saturating_mul(n.into()))
	}

	/// Reads the link and the default; writes the default.
	fn count_series(n: u32) -> Weight {
		Self::weight(15, 2, 1).saturating_add(Self::count().saturating_mul(n.into()))
	}

	/// Reads the series, both links, the default, the reservation, the clock and how the series was counted; writes the
	/// default, the count and the reservation. Four ranges of serials: 29 reads and 21 writes.
	fn claim(n: u32) -> Weight {
		let payment = Self::weight(60, 10, 8);
		Self::weight(210, 54, 32)
			.saturating_add(Self::count())
			.saturating_add(payment.saturating_mul(n.into()))
	}

	/// Reads the series, both links, the default, the clock, the holding, the reservation, the refund windows, and 10 keys
	/// of the rules; writes the default and the reservation.
	fn reserve() -> Weight {
		Self::weight(60, 18, 2)
	}

	/// As `reserve`.
	fn end_reservation() -> Weight {
		Self::reserve()
	}

	/// Reads the link, the default and the clock; writes the default.
	fn extend_claims() -> Weight {
		Self::weight(15, 3, 1)
	}

	/// As `extend_claims`.
	fn close_default() -> Weight {
		Self::extend_claims()
	}

	/// Reads the link, the default, what is owed and the issuer; writes the default and the issuer's status.
	fn rehabilitate() -> Weight {
		Self::weight(25, 5, 3)
	}
}
