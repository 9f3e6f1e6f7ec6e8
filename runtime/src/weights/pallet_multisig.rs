// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_multisig` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 50 steps, 20 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_multisig`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_multisig::WeightInfo for WeightInfo<T> {
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	/// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// The component `z` is between 0 and 10000.
	fn as_multi_threshold_1(z: u32, ) -> Weight {
		// Proof in bytes: 42 measured, 1489 estimated.
		// Shortest run: 44_516 ns.
		Weight::from_parts(52_433_510, 1489)
			// Standard error: 59.
			.saturating_add(Weight::from_parts(6_606, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// The component `s` is between 2 and 100.
	/// The component `z` is between 0 and 10000.
	fn as_multi_create(s: u32, z: u32, ) -> Weight {
		// Proof in bytes: 76 measured, 6811 estimated.
		// Shortest run: 61_241 ns.
		Weight::from_parts(37_783_275, 6811)
			// Standard error: 3_906.
			.saturating_add(Weight::from_parts(332_857, 0).saturating_mul(s.into()))
			// Standard error: 38.
			.saturating_add(Weight::from_parts(6_614, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// The component `s` is between 3 and 100.
	/// The component `z` is between 0 and 10000.
	fn as_multi_approve(s: u32, z: u32, ) -> Weight {
		// Proof in bytes: 282 measured, 6811 estimated.
		// Shortest run: 46_399 ns.
		Weight::from_parts(16_756_589, 6811)
			// Standard error: 3_849.
			.saturating_add(Weight::from_parts(326_267, 0).saturating_mul(s.into()))
			// Standard error: 37.
			.saturating_add(Weight::from_parts(7_242, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	/// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// The component `s` is between 2 and 100.
	/// The component `z` is between 0 and 10000.
	fn as_multi_complete(s: u32, z: u32, ) -> Weight {
		// Proof in bytes: 430 measured, 6811 estimated.
		// Shortest run: 80_209 ns.
		Weight::from_parts(36_798_784, 6811)
			// Standard error: 11_976.
			.saturating_add(Weight::from_parts(584_905, 0).saturating_mul(s.into()))
			// Standard error: 117.
			.saturating_add(Weight::from_parts(7_886, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 34).saturating_mul(s.into()))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// The component `s` is between 2 and 100.
	fn approve_as_multi_create(s: u32, ) -> Weight {
		// Proof in bytes: 76 measured, 6811 estimated.
		// Shortest run: 29_564 ns.
		Weight::from_parts(32_147_779, 6811)
			// Standard error: 4_117.
			.saturating_add(Weight::from_parts(309_931, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// The component `s` is between 2 and 100.
	fn approve_as_multi_approve(s: u32, ) -> Weight {
		// Proof in bytes: 282 measured, 6811 estimated.
		// Shortest run: 14_792 ns.
		Weight::from_parts(17_075_835, 6811)
			// Standard error: 1_766.
			.saturating_add(Weight::from_parts(288_556, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// The component `s` is between 2 and 100.
	fn cancel_as_multi(s: u32, ) -> Weight {
		// Proof in bytes: 282 measured, 6811 estimated.
		// Shortest run: 27_490 ns.
		Weight::from_parts(30_840_480, 6811)
			// Standard error: 8_525.
			.saturating_add(Weight::from_parts(301_662, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// The component `s` is between 2 and 100.
	fn poke_deposit(s: u32, ) -> Weight {
		// Proof in bytes: 282 measured, 6811 estimated.
		// Shortest run: 26_208 ns.
		Weight::from_parts(27_599_013, 6811)
			// Standard error: 1_819.
			.saturating_add(Weight::from_parts(294_581, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
