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
		// Shortest run: 4_226 ns.
		Weight::from_parts(19_709_000, 0)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(3_503_436, 0).saturating_mul(c.into()))
	}
	fn as_derivative() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 5_088 ns.
		Weight::from_parts(5_348_000, 0)
	}
	/// The component `c` is between 0 and 1000.
	fn batch_all(c: u32, ) -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 4_176 ns.
		Weight::from_parts(6_875_526, 0)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(3_775_947, 0).saturating_mul(c.into()))
	}
	fn dispatch_as() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 9_004 ns.
		Weight::from_parts(11_777_000, 0)
	}
	/// The component `c` is between 0 and 1000.
	fn force_batch(c: u32, ) -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 4_096 ns.
		Weight::from_parts(12_209_000, 0)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(3_404_378, 0).saturating_mul(c.into()))
	}
	fn dispatch_as_fallible() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 6_340 ns.
		Weight::from_parts(11_146_000, 0)
	}
	fn if_else() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 8_833 ns.
		Weight::from_parts(9_053_000, 0)
	}
}
