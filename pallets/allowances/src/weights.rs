// SPDX-License-Identifier: Apache-2.0
//! What the calls cost.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.
//!
//! Counting: whether somebody is frozen costs two reads, its account and its identity. A move costs what pallet-cash
//! counts for its `transfer`: the rules 60 microseconds, 12 reads and 3 writes; the ledger 6 reads and 5 writes, of which
//! the terms of the stablecoin are read here before.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Microseconds of one move, with its rules.
const MOVE_MICROS: u64 = 120;
/// Keys that one move reads, with its rules.
const MOVE_READS: u64 = 18;
/// Keys that one move writes, with its rules.
const MOVE_WRITES: u64 = 8;
/// Microseconds of finding out who signed, and of the nine hashes for that.
const RECOVERY_MICROS: u64 = 70;

/// One function per call.
pub trait WeightInfo {
	/// Cost of `approve`.
	fn approve() -> Weight;
	/// Cost of `transfer_from`.
	fn transfer_from() -> Weight;
	/// Cost of `permit`.
	fn permit() -> Weight;
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
	/// Reads terms, two accounts and two identities, the allowance and the count; writes the last two.
	fn approve() -> Weight {
		Self::of(20, 7, 2)
	}

	/// Reads the allowance, the count, and account and identity of the spender besides those of the move; writes the
	/// first two besides.
	fn transfer_from() -> Weight {
		Self::of(
			MOVE_MICROS.saturating_add(20),
			MOVE_READS.saturating_add(4),
			MOVE_WRITES.saturating_add(2),
		)
	}

	/// As `approve`; reads clock, chain id, description of the stablecoin, the mappings of two addresses and the nonce
	/// besides, and writes the nonce.
	fn permit() -> Weight {
		Self::of(20u64.saturating_add(RECOVERY_MICROS), 13, 3)
	}
}
