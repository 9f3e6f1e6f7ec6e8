// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_parameters` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_parameters`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_parameters::WeightInfo for WeightInfo<T> {
	/// Storage: `Parameters::Parameters` (r:1 w:1)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn set_parameter() -> Weight {
		// Proof in bytes: 4 measured, 3493 estimated.
		// Shortest run: 6_820 ns.
		Weight::from_parts(7_271_000, 3493)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
