// SPDX-License-Identifier: Apache-2.0
//! What the calls cost.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.
//!
//! Counting: a transfer of units reads at most 36 keys and writes 8, as `Coupons` declares. A signature takes one verification and the reads of clock, genesis hash and chain id; a proof takes at
//! most 33 hashes. Who acts is read with its identity.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// One function per call.
pub trait WeightInfo {
	/// Cost of `create_batch`.
	fn create_batch() -> Weight;
	/// Cost of `claim_card`, the last of its batch.
	fn claim_card() -> Weight;
	/// Cost of `return_batch`.
	fn return_batch() -> Weight;
	/// Cost of `force_batch`.
	fn force_batch() -> Weight;
	/// Cost of `sweep_marks` for `n` marks.
	fn sweep_marks(n: u32) -> Weight;
	/// Cost of `create_gift`.
	fn create_gift() -> Weight;
	/// Cost of `claim_gift`.
	fn claim_gift() -> Weight;
	/// Cost of `withdraw_gift`.
	fn withdraw_gift() -> Weight;
	/// Cost of `return_gift`.
	fn return_gift() -> Weight;
	/// Cost of `force_gift`.
	fn force_gift() -> Weight;
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
	/// Reads both sides (4), the rules (28), series, territory and holding, the count and the next number; writes the last
	/// three and the batch.
	fn create_batch() -> Weight {
		Self::of(110, 38, 4)
	}

	/// Reads who brings it (2), the batch, the mark, the signature's (3), the move (36), and the count; writes batch, mark,
	/// count and the move (8). Four ranges of serials: 29 reads and 21 writes.
	fn claim_card() -> Weight {
		Self::of(360, 73, 32)
	}

	/// Reads the clock, the series (2), the batch, the count and the holding; writes the last three.
	fn return_batch() -> Weight {
		Self::of(32, 6, 3)
	}

	/// As `return_batch`; reads who is an officer, and neither clock nor series.
	fn force_batch() -> Weight {
		Self::of(32, 4, 3)
	}

	/// Reads the batch, how far the block came, the key after the last and eight marks that were swept before; notes how far it
	/// came; finds and removes each mark.
	fn sweep_marks(n: u32) -> Weight {
		let each = Self::of(5, 1, 1);
		Self::of(16, 11, 1).saturating_add(each.saturating_mul(n.into()))
	}

	/// As `create_batch`.
	fn create_gift() -> Weight {
		Self::create_batch()
	}

	/// As `claim_card`, without mark and proof; reads the claimer's tier (2).
	fn claim_gift() -> Weight {
		Self::of(325, 74, 31)
	}

	/// Reads the gift, the count and the holding; writes all three.
	fn withdraw_gift() -> Weight {
		Self::of(28, 3, 3)
	}

	/// As `withdraw_gift`, and reads the clock.
	fn return_gift() -> Weight {
		Self::of(30, 4, 3)
	}

	/// As `withdraw_gift`, and reads who is an officer.
	fn force_gift() -> Weight {
		Self::of(30, 4, 3)
	}
}
