// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_root_delay` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_root_delay`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_root_delay::WeightInfo for WeightInfo<T> {
	/// Storage: `RootDelay::Delay` (r:1 w:1)
	/// Proof: `RootDelay::Delay` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn set_delay() -> Weight {
		// Proof in bytes: 31 measured, 1489 estimated.
		// Shortest run: 6_910 ns.
		Weight::from_parts(7_391_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
