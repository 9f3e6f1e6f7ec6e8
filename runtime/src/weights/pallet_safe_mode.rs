// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_safe_mode` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_safe_mode`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_safe_mode::WeightInfo for WeightInfo<T> {
	fn on_initialize_noop() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 501 ns.
		Weight::from_parts(561_000, 0)
	}
	fn on_initialize_exit() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 2_895 ns.
		Weight::from_parts(3_045_000, 0)
	}
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Storage: `SafeMode::Deposits` (r:0 w:1)
	/// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn enter() -> Weight {
		// Proof in bytes: 467 measured, 3932 estimated.
		// Shortest run: 63_544 ns.
		Weight::from_parts(65_477_000, 3932)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn force_enter() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 4_707 ns.
		Weight::from_parts(5_077_000, 0)
	}
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Storage: `SafeMode::Deposits` (r:0 w:1)
	/// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn extend() -> Weight {
		// Proof in bytes: 467 measured, 3932 estimated.
		// Shortest run: 63_934 ns.
		Weight::from_parts(65_297_000, 3932)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn force_extend() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 4_477 ns.
		Weight::from_parts(4_767_000, 0)
	}
	fn force_exit() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 4_416 ns.
		Weight::from_parts(4_626_000, 0)
	}
	/// Storage: `SafeMode::Deposits` (r:1 w:1)
	/// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	fn release_deposit() -> Weight {
		// Proof in bytes: 578 measured, 4043 estimated.
		// Shortest run: 53_749 ns.
		Weight::from_parts(55_232_000, 4043)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `SafeMode::Deposits` (r:1 w:1)
	/// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	fn force_release_deposit() -> Weight {
		// Proof in bytes: 578 measured, 4043 estimated.
		// Shortest run: 54_631 ns.
		Weight::from_parts(55_342_000, 4043)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `SafeMode::Deposits` (r:1 w:1)
	/// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	fn force_slash_deposit() -> Weight {
		// Proof in bytes: 578 measured, 4043 estimated.
		// Shortest run: 38_737 ns.
		Weight::from_parts(39_940_000, 4043)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
}
