// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_books` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_books`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_books::WeightInfo for WeightInfo<T> {
	/// Storage: `Books::TermsInForce` (r:1 w:1)
	/// Proof: `Books::TermsInForce` (`max_values`: Some(1), `max_size`: Some(9), added: 504, mode: `MaxEncodedLen`)
	fn set_breakage_policy() -> Weight {
		// Proof in bytes: 4 measured, 1494 estimated.
		// Shortest run: 6_079 ns.
		Weight::from_parts(6_509_000, 1494)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Books::EscheatShares` (r:1 w:1)
	/// Proof: `Books::EscheatShares` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
	fn set_escheat() -> Weight {
		// Proof in bytes: 4 measured, 3479 estimated.
		// Shortest run: 8_392 ns.
		Weight::from_parts(9_034_000, 3479)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Counters` (r:1 w:0)
	/// Proof: `Coupons::Counters` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Books::SeriesBooks` (r:1 w:1)
	/// Proof: `Books::SeriesBooks` (`max_values`: None, `max_size`: Some(98), added: 2573, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Books::TermsInForce` (r:1 w:0)
	/// Proof: `Books::TermsInForce` (`max_values`: Some(1), `max_size`: Some(9), added: 504, mode: `MaxEncodedLen`)
	fn choose_breakage() -> Weight {
		// Proof in bytes: 1089 measured, 3598 estimated.
		// Shortest run: 27_852 ns.
		Weight::from_parts(30_506_000, 3598)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Counters` (r:1 w:0)
	/// Proof: `Coupons::Counters` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Books::SeriesBooks` (r:1 w:1)
	/// Proof: `Books::SeriesBooks` (`max_values`: None, `max_size`: Some(98), added: 2573, mode: `MaxEncodedLen`)
	/// Storage: `Books::Pages` (r:1 w:1)
	/// Proof: `Books::Pages` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Books::Archive` (r:0 w:1)
	/// Proof: `Books::Archive` (`max_values`: None, `max_size`: Some(1069), added: 3544, mode: `MaxEncodedLen`)
	fn book_units() -> Weight {
		// Proof in bytes: 594 measured, 4522 estimated.
		// Shortest run: 33_259 ns.
		Weight::from_parts(34_682_000, 4522)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Counters` (r:1 w:0)
	/// Proof: `Coupons::Counters` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Books::SeriesBooks` (r:1 w:1)
	/// Proof: `Books::SeriesBooks` (`max_values`: None, `max_size`: Some(98), added: 2573, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Books::EscheatShares` (r:1 w:0)
	/// Proof: `Books::EscheatShares` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
	/// Storage: `Books::TermsInForce` (r:1 w:0)
	/// Proof: `Books::TermsInForce` (`max_values`: Some(1), `max_size`: Some(9), added: 504, mode: `MaxEncodedLen`)
	/// Storage: `Books::Pages` (r:1 w:1)
	/// Proof: `Books::Pages` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Books::Archive` (r:0 w:1)
	/// Proof: `Books::Archive` (`max_values`: None, `max_size`: Some(1069), added: 3544, mode: `MaxEncodedLen`)
	fn book_expiry() -> Weight {
		// Proof in bytes: 1728 measured, 4522 estimated.
		// Shortest run: 53_690 ns.
		Weight::from_parts(57_876_000, 4522)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Books::Pages` (r:1 w:1)
	/// Proof: `Books::Pages` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Books::Archive` (r:0 w:1)
	/// Proof: `Books::Archive` (`max_values`: None, `max_size`: Some(1069), added: 3544, mode: `MaxEncodedLen`)
	fn book_money() -> Weight {
		// Proof in bytes: 901 measured, 4522 estimated.
		// Shortest run: 27_220 ns.
		Weight::from_parts(28_773_000, 4522)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
