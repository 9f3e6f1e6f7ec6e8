// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_tx_pause` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_tx_pause`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_tx_pause::WeightInfo for WeightInfo<T> {
	/// Storage: `TxPause::PausedCalls` (r:1 w:1)
	/// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	fn pause() -> Weight {
		// Proof in bytes: 4 measured, 3613 estimated.
		// Shortest run: 9_093 ns.
		Weight::from_parts(9_654_000, 3613)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `TxPause::PausedCalls` (r:1 w:1)
	/// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	fn unpause() -> Weight {
		// Proof in bytes: 179 measured, 3613 estimated.
		// Shortest run: 11_287 ns.
		Weight::from_parts(11_767_000, 3613)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
