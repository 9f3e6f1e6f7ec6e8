// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_membership` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_membership`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_membership::WeightInfo for WeightInfo<T> {
	/// Storage: `CouncilMembers::Members` (r:1 w:1)
	/// Proof: `CouncilMembers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Proof: `Council::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Members` (r:0 w:1)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Proof: `Council::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The component `m` is between 1 and 49.
	fn add_member(m: u32, ) -> Weight {
		// Proof in bytes: 222 measured, 3086 estimated.
		// Shortest run: 10_526 ns.
		Weight::from_parts(11_403_127, 3086)
			// Standard error: 3_091.
			.saturating_add(Weight::from_parts(20_000, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 32).saturating_mul(m.into()))
	}
	/// Storage: `CouncilMembers::Members` (r:1 w:1)
	/// Proof: `CouncilMembers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Proof: `Council::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `CouncilMembers::Prime` (r:1 w:0)
	/// Proof: `CouncilMembers::Prime` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Council::Members` (r:0 w:1)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Proof: `Council::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The component `m` is between 2 and 50.
	fn remove_member(m: u32, ) -> Weight {
		// Proof in bytes: 307 measured, 3086 estimated.
		// Shortest run: 12_128 ns.
		Weight::from_parts(13_004_625, 3086)
			// Standard error: 2_357.
			.saturating_add(Weight::from_parts(20_711, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 32).saturating_mul(m.into()))
	}
	/// Storage: `CouncilMembers::Members` (r:1 w:1)
	/// Proof: `CouncilMembers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Proof: `Council::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `CouncilMembers::Prime` (r:1 w:0)
	/// Proof: `CouncilMembers::Prime` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Council::Members` (r:0 w:1)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Proof: `Council::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The component `m` is between 2 and 50.
	fn swap_member(m: u32, ) -> Weight {
		// Proof in bytes: 307 measured, 3086 estimated.
		// Shortest run: 12_478 ns.
		Weight::from_parts(13_233_187, 3086)
			// Standard error: 3_595.
			.saturating_add(Weight::from_parts(30_000, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 32).saturating_mul(m.into()))
	}
	/// Storage: `CouncilMembers::Members` (r:1 w:1)
	/// Proof: `CouncilMembers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Proof: `Council::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `CouncilMembers::Prime` (r:1 w:0)
	/// Proof: `CouncilMembers::Prime` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Council::Members` (r:0 w:1)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Proof: `Council::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The component `m` is between 1 and 50.
	fn reset_members(m: u32, ) -> Weight {
		// Proof in bytes: 307 measured, 3086 estimated.
		// Shortest run: 12_639 ns.
		Weight::from_parts(13_816_963, 3086)
			// Standard error: 4_854.
			.saturating_add(Weight::from_parts(89_529, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 32).saturating_mul(m.into()))
	}
	/// Storage: `CouncilMembers::Members` (r:1 w:1)
	/// Proof: `CouncilMembers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Proof: `Council::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `CouncilMembers::Prime` (r:1 w:1)
	/// Proof: `CouncilMembers::Prime` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Council::Members` (r:0 w:1)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Proof: `Council::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The component `m` is between 1 and 50.
	fn change_key(m: u32, ) -> Weight {
		// Proof in bytes: 307 measured, 3086 estimated.
		// Shortest run: 12_778 ns.
		Weight::from_parts(13_607_784, 3086)
			// Standard error: 3_642.
			.saturating_add(Weight::from_parts(27_019, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(Weight::from_parts(0, 32).saturating_mul(m.into()))
	}
	/// Storage: `CouncilMembers::Members` (r:1 w:0)
	/// Proof: `CouncilMembers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `CouncilMembers::Prime` (r:0 w:1)
	/// Proof: `CouncilMembers::Prime` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Proof: `Council::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The component `m` is between 1 and 50.
	fn set_prime(m: u32, ) -> Weight {
		// Proof in bytes: 70 measured, 3086 estimated.
		// Shortest run: 5_398 ns.
		Weight::from_parts(5_842_053, 3086)
			// Standard error: 1_617.
			.saturating_add(Weight::from_parts(6_500, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 32).saturating_mul(m.into()))
	}
	/// Storage: `CouncilMembers::Prime` (r:0 w:1)
	/// Proof: `CouncilMembers::Prime` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Proof: `Council::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn clear_prime() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 2_304 ns.
		Weight::from_parts(2_473_000, 0)
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
