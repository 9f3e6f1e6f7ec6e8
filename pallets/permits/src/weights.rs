// SPDX-License-Identifier: Apache-2.0
//! What the calls cost.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.
//!
//! Counting: a transfer of units reads at most 36 keys and writes 8, as `Coupons` declares. Units that bear serials are
//! named, and the runtime adds what that costs. A signature takes the reads of clock, genesis hash and chain id; its nonce is
//! read and written. Who brings permits is read once, with its identity.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Microseconds of one permit: signature, which is verified in two forms at most, 120; rules and move 110.
const PERMIT_MICROS: u64 = 230;
/// Keys that one permit reads.
const PERMIT_READS: u64 = 37;
/// Keys that one permit writes.
const PERMIT_WRITES: u64 = 9;
/// Keys that are read once for all permits of a call: clock, genesis hash, chain id, and who brings them.
const CALL_READS: u64 = 5;

/// One function per call.
pub trait WeightInfo {
	/// Cost of `settle`.
	fn settle() -> Weight;
	/// Cost of `settle_batch` with `n` permits.
	fn settle_batch(n: u32) -> Weight;
}

/// The counted weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn of(micros: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros.saturating_mul(1_000_000), 0)
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn settle() -> Weight {
		Self::settle_batch(1)
	}

	/// Every permit of another giver, to another recipient, of another series.
	fn settle_batch(n: u32) -> Weight {
		let each = Self::of(PERMIT_MICROS, PERMIT_READS, PERMIT_WRITES);
		Self::of(10, CALL_READS, 0).saturating_add(each.saturating_mul(n.into()))
	}
}
