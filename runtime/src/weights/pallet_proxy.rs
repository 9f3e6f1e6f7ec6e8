// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_proxy` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_proxy`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_proxy::WeightInfo for WeightInfo<T> {
	/// Storage: `Proxy::Proxies` (r:1 w:0)
	/// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	/// The component `p` is between 1 and 31.
	fn proxy(p: u32, ) -> Weight {
		// Proof in bytes: 89 measured, 4706 estimated.
		// Shortest run: 11_848 ns.
		Weight::from_parts(12_828_280, 4706)
			// Standard error: 8_956.
			.saturating_add(Weight::from_parts(35_793, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Proxy::Proxies` (r:1 w:0)
	/// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	/// Storage: `Proxy::Announcements` (r:1 w:1)
	/// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The component `a` is between 0 and 31.
	/// The component `p` is between 1 and 31.
	fn proxy_announced(a: u32, p: u32, ) -> Weight {
		// Proof in bytes: 428 measured, 5698 estimated.
		// Shortest run: 33_299 ns.
		Weight::from_parts(34_944_000, 5698)
			// Standard error: 27_095.
			.saturating_add(Weight::from_parts(278_279, 0).saturating_mul(a.into()))
			// Standard error: 28_168.
			.saturating_add(Weight::from_parts(70_818, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Proxy::Announcements` (r:1 w:1)
	/// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The component `a` is between 0 and 31.
	/// The component `p` is between 1 and 31.
	fn remove_announcement(a: u32, _p: u32, ) -> Weight {
		// Proof in bytes: 344 measured, 5698 estimated.
		// Shortest run: 22_794 ns.
		Weight::from_parts(24_794_599, 5698)
			// Standard error: 9_467.
			.saturating_add(Weight::from_parts(193_611, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Proxy::Announcements` (r:1 w:1)
	/// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The component `a` is between 0 and 31.
	/// The component `p` is between 1 and 31.
	fn reject_announcement(a: u32, _p: u32, ) -> Weight {
		// Proof in bytes: 344 measured, 5698 estimated.
		// Shortest run: 22_774 ns.
		Weight::from_parts(23_790_426, 5698)
			// Standard error: 8_170.
			.saturating_add(Weight::from_parts(228_522, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Proxy::Proxies` (r:1 w:0)
	/// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	/// Storage: `Proxy::Announcements` (r:1 w:1)
	/// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The component `a` is between 0 and 31.
	/// The component `p` is between 1 and 31.
	fn announce(a: u32, p: u32, ) -> Weight {
		// Proof in bytes: 360 measured, 5698 estimated.
		// Shortest run: 30_024 ns.
		Weight::from_parts(31_442_810, 5698)
			// Standard error: 9_349.
			.saturating_add(Weight::from_parts(204_889, 0).saturating_mul(a.into()))
			// Standard error: 9_719.
			.saturating_add(Weight::from_parts(5_000, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Proxy::Proxies` (r:1 w:1)
	/// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	/// The component `p` is between 1 and 31.
	fn add_proxy(p: u32, ) -> Weight {
		// Proof in bytes: 89 measured, 4706 estimated.
		// Shortest run: 21_962 ns.
		Weight::from_parts(23_070_571, 4706)
			// Standard error: 8_175.
			.saturating_add(Weight::from_parts(35_141, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Proxy::Proxies` (r:1 w:1)
	/// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	/// The component `p` is between 1 and 31.
	fn remove_proxy(p: u32, ) -> Weight {
		// Proof in bytes: 89 measured, 4706 estimated.
		// Shortest run: 22_042 ns.
		Weight::from_parts(22_996_817, 4706)
			// Standard error: 11_177.
			.saturating_add(Weight::from_parts(51_266, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Proxy::Proxies` (r:1 w:1)
	/// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	/// The component `p` is between 1 and 31.
	fn remove_proxies(p: u32, ) -> Weight {
		// Proof in bytes: 89 measured, 4706 estimated.
		// Shortest run: 22_092 ns.
		Weight::from_parts(21_094_000, 4706)
			// Standard error: 7_621.
			.saturating_add(Weight::from_parts(1_656_703, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Proxy::Proxies` (r:1 w:1)
	/// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	/// The component `p` is between 1 and 31.
	fn create_pure(p: u32, ) -> Weight {
		// Proof in bytes: 101 measured, 4706 estimated.
		// Shortest run: 25_157 ns.
		Weight::from_parts(26_593_716, 4706)
			// Standard error: 14_703.
			.saturating_add(Weight::from_parts(13_564, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Proxy::Proxies` (r:1 w:1)
	/// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	/// The component `p` is between 0 and 30.
	fn kill_pure(p: u32, ) -> Weight {
		// Proof in bytes: 126 measured, 4706 estimated.
		// Shortest run: 23_705 ns.
		Weight::from_parts(24_633_940, 4706)
			// Standard error: 9_266.
			.saturating_add(Weight::from_parts(45_144, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Proxy::Proxies` (r:1 w:1)
	/// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Proxy::Announcements` (r:1 w:1)
	/// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
	fn poke_deposit() -> Weight {
		// Proof in bytes: 452 measured, 5698 estimated.
		// Shortest run: 42_653 ns.
		Weight::from_parts(43_885_000, 5698)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
}
