// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_utility` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_utility`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_utility::WeightInfo for WeightInfo<T> {
	/// The component `c` is between 0 and 1000.
	fn batch(c: u32, ) -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 4_076 ns.
		Weight::from_parts(4_356_000, 0)
			// Standard error: 15_138.
			.saturating_add(Weight::from_parts(3_537_445, 0).saturating_mul(c.into()))
	}
	fn as_derivative() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 5_017 ns.
		Weight::from_parts(5_297_000, 0)
	}
	/// The component `c` is between 0 and 1000.
	fn batch_all(c: u32, ) -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 4_136 ns.
		Weight::from_parts(5_012_779, 0)
			// Standard error: 10_715.
			.saturating_add(Weight::from_parts(3_820_100, 0).saturating_mul(c.into()))
	}
	fn dispatch_as() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 6_229 ns.
		Weight::from_parts(6_881_000, 0)
	}
	/// The component `c` is between 0 and 1000.
	fn force_batch(c: u32, ) -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 4_126 ns.
		Weight::from_parts(4_447_000, 0)
			// Standard error: 37_199.
			.saturating_add(Weight::from_parts(3_649_822, 0).saturating_mul(c.into()))
	}
	fn dispatch_as_fallible() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 6_180 ns.
		Weight::from_parts(6_510_000, 0)
	}
	fn if_else() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 8_893 ns.
		Weight::from_parts(9_144_000, 0)
	}
}
