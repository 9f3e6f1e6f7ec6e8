// SPDX-License-Identifier: Apache-2.0
//! What calls of `frame_system` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `frame_system`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> frame_system::WeightInfo for WeightInfo<T> {
	/// The component `b` is between 0 and 4456448.
	fn remark(b: u32, ) -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 1_873 ns.
		Weight::from_parts(1_983_000, 0)
			// Standard error: 4.
			.saturating_add(Weight::from_parts(347, 0).saturating_mul(b.into()))
	}
	/// The component `b` is between 0 and 4456448.
	fn remark_with_event(b: u32, ) -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 4_818 ns.
		Weight::from_parts(4_838_000, 0)
			// Standard error: 10.
			.saturating_add(Weight::from_parts(1_785, 0).saturating_mul(b.into()))
	}
	/// Storage: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
	fn set_heap_pages() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 4_016 ns.
		Weight::from_parts(4_126_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Migrations::Cursor` (r:1 w:0)
	/// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	/// Storage: `System::BlocksTillUpgrade` (r:0 w:1)
	/// Proof: `System::BlocksTillUpgrade` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a70656e64696e675f636f6465` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a70656e64696e675f636f6465` (r:0 w:1)
	fn set_code() -> Weight {
		// Proof in bytes: 42 measured, 67035 estimated.
		// Shortest run: 145_187_758 ns.
		Weight::from_parts(150_491_613_000, 67035)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Skipped::Metadata` (r:0 w:0)
	/// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The component `i` is between 0 and 1000.
	fn set_storage(i: u32, ) -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 1_933 ns.
		Weight::from_parts(1_963_000, 0)
			// Standard error: 6_015.
			.saturating_add(Weight::from_parts(887_939, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(i.into())))
	}
	/// Storage: `Skipped::Metadata` (r:0 w:0)
	/// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The component `i` is between 0 and 1000.
	fn kill_storage(i: u32, ) -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 2_002 ns.
		Weight::from_parts(2_063_000, 0)
			// Standard error: 10_299.
			.saturating_add(Weight::from_parts(670_266, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(i.into())))
	}
	/// Storage: `Skipped::Metadata` (r:0 w:0)
	/// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The component `p` is between 0 and 1000.
	fn kill_prefix(p: u32, ) -> Weight {
		// Proof in bytes: 117 measured, 117 estimated.
		// Shortest run: 4_036 ns.
		Weight::from_parts(4_036_000, 117)
			// Standard error: 32_017.
			.saturating_add(Weight::from_parts(1_255_729, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 70).saturating_mul(p.into()))
	}
	/// Storage: `System::AuthorizedUpgrade` (r:0 w:1)
	/// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	fn authorize_upgrade() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 24_326 ns.
		Weight::from_parts(28_032_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `System::AuthorizedUpgrade` (r:1 w:1)
	/// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Migrations::Cursor` (r:1 w:0)
	/// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	/// Storage: `System::BlocksTillUpgrade` (r:0 w:1)
	/// Proof: `System::BlocksTillUpgrade` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a70656e64696e675f636f6465` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a70656e64696e675f636f6465` (r:0 w:1)
	fn apply_authorized_upgrade() -> Weight {
		// Proof in bytes: 64 measured, 67035 estimated.
		// Shortest run: 149_762_380 ns.
		Weight::from_parts(154_059_301_000, 67035)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
}
