// SPDX-License-Identifier: Apache-2.0
//! What calls of `frame_system_extensions` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `frame_system_extensions`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> frame_system::ExtensionsWeightInfo for WeightInfo<T> {
	fn check_genesis() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 1_853 ns.
		Weight::from_parts(2_203_000, 0)
	}
	fn check_mortality_mortal_transaction() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 3_766 ns.
		Weight::from_parts(3_926_000, 0)
	}
	fn check_mortality_immortal_transaction() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 3_796 ns.
		Weight::from_parts(4_006_000, 0)
	}
	fn check_non_zero_sender() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 661 ns.
		Weight::from_parts(741_000, 0)
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn check_nonce() -> Weight {
		// Proof in bytes: 140 measured, 3593 estimated.
		// Shortest run: 7_922 ns.
		Weight::from_parts(8_143_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn check_spec_version() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 500 ns.
		Weight::from_parts(561_000, 0)
	}
	fn check_tx_version() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 551 ns.
		Weight::from_parts(591_000, 0)
	}
	fn check_weight() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 3_575 ns.
		Weight::from_parts(3_785_000, 0)
	}
	fn weight_reclaim() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 2_063 ns.
		Weight::from_parts(2_234_000, 0)
	}
}
