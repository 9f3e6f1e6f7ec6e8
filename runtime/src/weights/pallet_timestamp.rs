// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_timestamp` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_timestamp`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_timestamp::WeightInfo for WeightInfo<T> {
	/// Storage: `Aura::CurrentSlot` (r:1 w:0)
	/// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn set() -> Weight {
		// Proof in bytes: 80 measured, 1493 estimated.
		// Shortest run: 5_008 ns.
		Weight::from_parts(5_468_000, 1493)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	fn on_finalize() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 801 ns.
		Weight::from_parts(872_000, 0)
	}
}
