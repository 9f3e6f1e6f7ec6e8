// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_multisig` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_multisig`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_multisig::WeightInfo for WeightInfo<T> {
	/// The component `z` is between 0 and 10000.
	fn as_multi_threshold_1(z: u32, ) -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 42_293 ns.
		Weight::from_parts(44_661_126, 0)
			// Standard error: 186.
			.saturating_add(Weight::from_parts(7_228, 0).saturating_mul(z.into()))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// The component `s` is between 2 and 100.
	/// The component `z` is between 0 and 10000.
	fn as_multi_create(s: u32, z: u32, ) -> Weight {
		// Proof in bytes: 76 measured, 6811 estimated.
		// Shortest run: 62_543 ns.
		Weight::from_parts(32_584_855, 6811)
			// Standard error: 12_334.
			.saturating_add(Weight::from_parts(335_091, 0).saturating_mul(s.into()))
			// Standard error: 121.
			.saturating_add(Weight::from_parts(7_102, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// The component `s` is between 3 and 100.
	/// The component `z` is between 0 and 10000.
	fn as_multi_approve(s: u32, z: u32, ) -> Weight {
		// Proof in bytes: 282 measured, 6811 estimated.
		// Shortest run: 45_308 ns.
		Weight::from_parts(16_986_827, 6811)
			// Standard error: 8_035.
			.saturating_add(Weight::from_parts(304_233, 0).saturating_mul(s.into()))
			// Standard error: 78.
			.saturating_add(Weight::from_parts(7_233, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The component `s` is between 2 and 100.
	/// The component `z` is between 0 and 10000.
	fn as_multi_complete(s: u32, z: u32, ) -> Weight {
		// Proof in bytes: 321 measured, 6811 estimated.
		// Shortest run: 76_183 ns.
		Weight::from_parts(33_043_460, 6811)
			// Standard error: 21_806.
			.saturating_add(Weight::from_parts(494_018, 0).saturating_mul(s.into()))
			// Standard error: 215.
			.saturating_add(Weight::from_parts(8_121, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// The component `s` is between 2 and 100.
	fn approve_as_multi_create(s: u32, ) -> Weight {
		// Proof in bytes: 76 measured, 6811 estimated.
		// Shortest run: 33_770 ns.
		Weight::from_parts(37_510_365, 6811)
			// Standard error: 15_983.
			.saturating_add(Weight::from_parts(254_302, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// The component `s` is between 2 and 100.
	fn approve_as_multi_approve(s: u32, ) -> Weight {
		// Proof in bytes: 282 measured, 6811 estimated.
		// Shortest run: 14_691 ns.
		Weight::from_parts(16_505_818, 6811)
			// Standard error: 4_813.
			.saturating_add(Weight::from_parts(298_181, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// The component `s` is between 2 and 100.
	fn cancel_as_multi(s: u32, ) -> Weight {
		// Proof in bytes: 282 measured, 6811 estimated.
		// Shortest run: 27_520 ns.
		Weight::from_parts(29_432_655, 6811)
			// Standard error: 6_671.
			.saturating_add(Weight::from_parts(308_654, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// The component `s` is between 2 and 100.
	fn poke_deposit(s: u32, ) -> Weight {
		// Proof in bytes: 282 measured, 6811 estimated.
		// Shortest run: 25_598 ns.
		Weight::from_parts(27_846_177, 6811)
			// Standard error: 6_240.
			.saturating_add(Weight::from_parts(292_500, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
