// SPDX-License-Identifier: Apache-2.0
//! What the calls cost.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.
//!
//! Counting: finding out who signed takes 110 microseconds at most, for an sr25519 signature that is tried in both forms,
//! and reads clock, genesis hash and chain id.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Microseconds of finding out who signed.
const SIGNATURE_MICROS: u64 = 110;

/// One function per call.
pub trait WeightInfo {
	/// Cost of `cancel_nonce`.
	fn cancel_nonce() -> Weight;
	/// Cost of `cancel_signed`.
	fn cancel_signed() -> Weight;
	/// Cost of `sweep` of `n` marks.
	fn sweep(n: u32) -> Weight;
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
	/// Reads clock and mark; writes the mark.
	fn cancel_nonce() -> Weight {
		Self::of(10, 2, 1)
	}

	/// As `cancel_nonce`; reads genesis hash and chain id besides.
	fn cancel_signed() -> Weight {
		Self::of(10u64.saturating_add(SIGNATURE_MICROS), 4, 1)
	}

	/// Reads the clock, where the last sweep ended and the first mark that stays; finds and writes each of the others, and
	/// writes where this one ended.
	fn sweep(n: u32) -> Weight {
		let n = u64::from(n);
		let (reads, writes) = (n.saturating_add(3), n.saturating_add(1));
		Self::of(10u64.saturating_add(n.saturating_mul(5)), reads, writes)
	}
}
