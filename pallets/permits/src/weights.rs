// SPDX-License-Identifier: Apache-2.0
//! What the calls cost.
//!
//! Counted by hand from the storage each call touches; replaced by measured weights in runtime/src/weights.
//!
//! Counting: the rules of a gift read at most 18 keys and write 4; series and two holdings are read besides, and the
//! holdings written. A signature takes one verification and the reads of clock, genesis hash and chain id; its nonce is
//! read and written. Who brings permits is read once, with its identity.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Microseconds of one permit: signature 90, rules and move 110.
const PERMIT_MICROS: u64 = 200;
/// Keys that one permit reads.
const PERMIT_READS: u64 = 22;
/// Keys that one permit writes.
const PERMIT_WRITES: u64 = 7;
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
