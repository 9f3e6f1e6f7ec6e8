// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_fee_policy` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_fee_policy`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_fee_policy::WeightInfo for WeightInfo<T> {
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `FeePolicy::PoolCount` (r:1 w:1)
	/// Proof: `FeePolicy::PoolCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `FeePolicy::NextPoolId` (r:1 w:1)
	/// Proof: `FeePolicy::NextPoolId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Revive::OriginalAccount` (r:1 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `FeePolicy::Pools` (r:0 w:1)
	/// Proof: `FeePolicy::Pools` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
	fn create_issuer_pool() -> Weight {
		// Proof in bytes: 1684 measured, 3593 estimated.
		// Shortest run: 40_380 ns.
		Weight::from_parts(42_864_000, 3593)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `FeePolicy::PoolCount` (r:1 w:1)
	/// Proof: `FeePolicy::PoolCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `FeePolicy::NextPoolId` (r:1 w:1)
	/// Proof: `FeePolicy::NextPoolId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Revive::OriginalAccount` (r:1 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `FeePolicy::Pools` (r:0 w:1)
	/// Proof: `FeePolicy::Pools` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
	fn create_campaign() -> Weight {
		// Proof in bytes: 639 measured, 3593 estimated.
		// Shortest run: 21_262 ns.
		Weight::from_parts(23_225_000, 3593)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `FeePolicy::Pools` (r:1 w:0)
	/// Proof: `FeePolicy::Pools` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:1 w:1)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn top_up() -> Weight {
		// Proof in bytes: 3523 measured, 9824 estimated.
		// Shortest run: 100_549 ns.
		Weight::from_parts(103_213_000, 9824)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `FeePolicy::Pools` (r:1 w:1)
	/// Proof: `FeePolicy::Pools` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
	fn set_terms() -> Weight {
		// Proof in bytes: 72 measured, 3575 estimated.
		// Shortest run: 12_699 ns.
		Weight::from_parts(19_869_000, 3575)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `FeePolicy::Pools` (r:1 w:0)
	/// Proof: `FeePolicy::Pools` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		// Proof in bytes: 1227 measured, 6196 estimated.
		// Shortest run: 95_221 ns.
		Weight::from_parts(104_766_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `FeePolicy::Pools` (r:1 w:1)
	/// Proof: `FeePolicy::Pools` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `FeePolicy::PoolCount` (r:1 w:1)
	/// Proof: `FeePolicy::PoolCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `FeePolicy::SpentByPool` (r:0 w:1)
	/// Proof: `FeePolicy::SpentByPool` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Revive::OriginalAccount` (r:0 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn close_pool() -> Weight {
		// Proof in bytes: 1190 measured, 6196 estimated.
		// Shortest run: 114_430 ns.
		Weight::from_parts(177_704_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Counters` (r:1 w:0)
	/// Proof: `Coupons::Counters` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `FeePolicy::Pools` (r:1 w:0)
	/// Proof: `FeePolicy::Pools` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
	/// Storage: `FeePolicy::PoolOfSeries` (r:1 w:1)
	/// Proof: `FeePolicy::PoolOfSeries` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn assign_series() -> Weight {
		// Proof in bytes: 422 measured, 3598 estimated.
		// Shortest run: 21_973 ns.
		Weight::from_parts(23_185_000, 3598)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `FeePolicy::PolicyChangedAt` (r:0 w:1)
	/// Proof: `FeePolicy::PolicyChangedAt` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn set_policy() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 8_813 ns.
		Weight::from_parts(10_156_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `FeePolicy::Usage` (r:1 w:1)
	/// Proof: `FeePolicy::Usage` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `FeePolicy::PoolOfSeries` (r:1 w:0)
	/// Proof: `FeePolicy::PoolOfSeries` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `FeePolicy::Pools` (r:1 w:0)
	/// Proof: `FeePolicy::Pools` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `FeePolicy::SpentByPool` (r:1 w:0)
	/// Proof: `FeePolicy::SpentByPool` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn sponsor() -> Weight {
		// Proof in bytes: 1194 measured, 3593 estimated.
		// Shortest run: 63_695 ns.
		Weight::from_parts(65_016_000, 3593)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
