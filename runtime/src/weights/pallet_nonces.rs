// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_nonces` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_nonces`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_nonces::WeightInfo for WeightInfo<T> {
	/// Storage: `Nonces::Used` (r:1 w:1)
	/// Proof: `Nonces::Used` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn cancel_nonce() -> Weight {
		// Proof in bytes: 4 measured, 3529 estimated.
		// Shortest run: 11_998 ns.
		Weight::from_parts(12_518_000, 3529)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ReplayGuard::ChainId` (r:1 w:0)
	/// Proof: `ReplayGuard::ChainId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Nonces::Used` (r:1 w:1)
	/// Proof: `Nonces::Used` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn cancel_signed() -> Weight {
		// Proof in bytes: 40 measured, 3529 estimated.
		// Shortest run: 101_491 ns.
		Weight::from_parts(109_503_000, 3529)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Nonces::SweptTo` (r:1 w:1)
	/// Proof: `Nonces::SweptTo` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Nonces::Used` (r:1000 w:1000)
	/// Proof: `Nonces::Used` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// The component `n` is between 1 and 1000.
	fn sweep(n: u32, ) -> Weight {
		// Proof in bytes: 139 measured, 1533 estimated.
		// Shortest run: 15_783 ns.
		Weight::from_parts(16_244_000, 1533)
			// Standard error: 5_712.
			.saturating_add(Weight::from_parts(3_317_194, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2539).saturating_mul(n.into()))
	}
}
