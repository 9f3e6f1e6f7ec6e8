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
		// Shortest run: 39_179 ns.
		Weight::from_parts(42_407_500, 0)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(6_754, 0).saturating_mul(z.into()))
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
		Weight::from_parts(34_396_710, 6811)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(318_363, 0).saturating_mul(s.into()))
			// Standard error: 0.
			.saturating_add(Weight::from_parts(6_735, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// The component `s` is between 3 and 100.
	/// The component `z` is between 0 and 10000.
	fn as_multi_approve(s: u32, z: u32, ) -> Weight {
		// Proof in bytes: 282 measured, 6811 estimated.
		// Shortest run: 45_377 ns.
		Weight::from_parts(17_938_594, 6811)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(300_727, 0).saturating_mul(s.into()))
			// Standard error: 0.
			.saturating_add(Weight::from_parts(6_950, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// The component `s` is between 2 and 100.
	/// The component `z` is between 0 and 10000.
	fn as_multi_complete(s: u32, z: u32, ) -> Weight {
		// Proof in bytes: 321 measured, 6811 estimated.
		// Shortest run: 69_083 ns.
		Weight::from_parts(22_659_045, 6811)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(506_204, 0).saturating_mul(s.into()))
			// Standard error: 0.
			.saturating_add(Weight::from_parts(8_319, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 32).saturating_mul(s.into()))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// The component `s` is between 2 and 100.
	fn approve_as_multi_create(s: u32, ) -> Weight {
		// Proof in bytes: 76 measured, 6811 estimated.
		// Shortest run: 28_943 ns.
		Weight::from_parts(30_787_896, 6811)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(304_931, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	/// The component `s` is between 2 and 100.
	fn approve_as_multi_approve(s: u32, ) -> Weight {
		// Proof in bytes: 282 measured, 6811 estimated.
		// Shortest run: 14_943 ns.
		Weight::from_parts(15_583_745, 6811)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(320_127, 0).saturating_mul(s.into()))
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
		// Shortest run: 27_691 ns.
		Weight::from_parts(29_874_618, 6811)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(298_981, 0).saturating_mul(s.into()))
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
		// Shortest run: 25_628 ns.
		Weight::from_parts(26_925_409, 6811)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(324_590, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
