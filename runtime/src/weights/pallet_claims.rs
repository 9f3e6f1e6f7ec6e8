// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_claims` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-27 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_claims`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_claims::WeightInfo for WeightInfo<T> {
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Counters` (r:1 w:0)
	/// Proof: `Coupons::Counters` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Revive::AccountInfoOf` (r:1 w:0)
	/// Proof: `Revive::AccountInfoOf` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AllowedContracts` (r:1 w:0)
	/// Proof: `Compliance::AllowedContracts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Open` (r:1 w:1)
	/// Proof: `Claims::Open` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Claims::NextBatchId` (r:1 w:1)
	/// Proof: `Claims::NextBatchId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Batches` (r:0 w:1)
	/// Proof: `Claims::Batches` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn create_batch() -> Weight {
		// Proof in bytes: 2236 measured, 3712 estimated.
		// Shortest run: 78_136 ns.
		Weight::from_parts(83_483_000, 3712)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Kyc::Accounts` (r:3 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:3 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Batches` (r:1 w:1)
	/// Proof: `Claims::Batches` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Claimed` (r:1 w:1)
	/// Proof: `Claims::Claimed` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `ReplayGuard::ChainId` (r:1 w:0)
	/// Proof: `ReplayGuard::ChainId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Open` (r:1 w:1)
	/// Proof: `Claims::Open` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:17 w:2)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Territories` (r:1 w:0)
	/// Proof: `Coupons::Territories` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	/// Storage: `Revive::AccountInfoOf` (r:1 w:0)
	/// Proof: `Revive::AccountInfoOf` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AllowedContracts` (r:1 w:0)
	/// Proof: `Compliance::AllowedContracts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Corridors` (r:1 w:0)
	/// Proof: `Compliance::Corridors` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ExchangeRates` (r:2 w:0)
	/// Proof: `Compliance::ExchangeRates` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:2 w:2)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Pairs` (r:1 w:1)
	/// Proof: `Compliance::Pairs` (`max_values`: None, `max_size`: Some(932), added: 3407, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Rules` (r:1 w:0)
	/// Proof: `TransferPolicies::Rules` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Members` (r:2 w:0)
	/// Proof: `TransferPolicies::Members` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ClassBans` (r:1 w:0)
	/// Proof: `Compliance::ClassBans` (`max_values`: None, `max_size`: Some(11), added: 2486, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::AccountsOf` (r:16 w:0)
	/// Proof: `Kyc::AccountsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextAmlCaseId` (r:1 w:1)
	/// Proof: `Compliance::NextAmlCaseId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AmlCases` (r:0 w:4)
	/// Proof: `Compliance::AmlCases` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn claim_card() -> Weight {
		// Proof in bytes: 9308 measured, 44357 estimated.
		// Shortest run: 405_090 ns.
		Weight::from_parts(430_959_000, 44357)
			.saturating_add(T::DbWeight::get().reads(58_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Claims::Batches` (r:1 w:1)
	/// Proof: `Claims::Batches` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Counters` (r:1 w:0)
	/// Proof: `Coupons::Counters` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Open` (r:1 w:1)
	/// Proof: `Claims::Open` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	fn return_batch() -> Weight {
		// Proof in bytes: 884 measured, 3598 estimated.
		// Shortest run: 43_665 ns.
		Weight::from_parts(49_814_000, 3598)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Batches` (r:1 w:1)
	/// Proof: `Claims::Batches` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Open` (r:1 w:1)
	/// Proof: `Claims::Open` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	fn force_batch() -> Weight {
		// Proof in bytes: 2279 measured, 3569 estimated.
		// Shortest run: 38_236 ns.
		Weight::from_parts(42_363_000, 3569)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Claims::Batches` (r:1 w:0)
	/// Proof: `Claims::Batches` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Sweeping` (r:1 w:1)
	/// Proof: `Claims::Sweeping` (`max_values`: Some(1), `max_size`: Some(2566), added: 3061, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Claimed` (r:1001 w:1000)
	/// Proof: `Claims::Claimed` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// The component `n` is between 1 and 1000.
	fn sweep_marks(n: u32, ) -> Weight {
		// Proof in bytes: 219 measured, 4051 estimated.
		// Shortest run: 21_391 ns.
		Weight::from_parts(18_089_432, 4051)
			// Standard error: 26_647.
			.saturating_add(Weight::from_parts(3_509_988, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2539).saturating_mul(n.into()))
	}
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Counters` (r:1 w:0)
	/// Proof: `Coupons::Counters` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Revive::AccountInfoOf` (r:1 w:0)
	/// Proof: `Revive::AccountInfoOf` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AllowedContracts` (r:1 w:0)
	/// Proof: `Compliance::AllowedContracts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Open` (r:1 w:1)
	/// Proof: `Claims::Open` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Claims::NextGiftId` (r:1 w:1)
	/// Proof: `Claims::NextGiftId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Gifts` (r:0 w:1)
	/// Proof: `Claims::Gifts` (`max_values`: None, `max_size`: Some(101), added: 2576, mode: `MaxEncodedLen`)
	fn create_gift() -> Weight {
		// Proof in bytes: 2236 measured, 3712 estimated.
		// Shortest run: 87_159 ns.
		Weight::from_parts(96_884_000, 3712)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Kyc::Accounts` (r:3 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:3 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Gifts` (r:1 w:1)
	/// Proof: `Claims::Gifts` (`max_values`: None, `max_size`: Some(101), added: 2576, mode: `MaxEncodedLen`)
	/// Storage: `ReplayGuard::ChainId` (r:1 w:0)
	/// Proof: `ReplayGuard::ChainId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Open` (r:1 w:1)
	/// Proof: `Claims::Open` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:17 w:2)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Territories` (r:1 w:0)
	/// Proof: `Coupons::Territories` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	/// Storage: `Revive::AccountInfoOf` (r:1 w:0)
	/// Proof: `Revive::AccountInfoOf` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AllowedContracts` (r:1 w:0)
	/// Proof: `Compliance::AllowedContracts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Corridors` (r:1 w:0)
	/// Proof: `Compliance::Corridors` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ExchangeRates` (r:2 w:0)
	/// Proof: `Compliance::ExchangeRates` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:2 w:2)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Pairs` (r:1 w:1)
	/// Proof: `Compliance::Pairs` (`max_values`: None, `max_size`: Some(932), added: 3407, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Rules` (r:1 w:0)
	/// Proof: `TransferPolicies::Rules` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Members` (r:2 w:0)
	/// Proof: `TransferPolicies::Members` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ClassBans` (r:1 w:0)
	/// Proof: `Compliance::ClassBans` (`max_values`: None, `max_size`: Some(11), added: 2486, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::AccountsOf` (r:16 w:0)
	/// Proof: `Kyc::AccountsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextAmlCaseId` (r:1 w:1)
	/// Proof: `Compliance::NextAmlCaseId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AmlCases` (r:0 w:4)
	/// Proof: `Compliance::AmlCases` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn claim_gift() -> Weight {
		// Proof in bytes: 9307 measured, 44357 estimated.
		// Shortest run: 378_862 ns.
		Weight::from_parts(406_402_000, 44357)
			.saturating_add(T::DbWeight::get().reads(57_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Claims::Gifts` (r:1 w:1)
	/// Proof: `Claims::Gifts` (`max_values`: None, `max_size`: Some(101), added: 2576, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Open` (r:1 w:1)
	/// Proof: `Claims::Open` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	fn withdraw_gift() -> Weight {
		// Proof in bytes: 670 measured, 3566 estimated.
		// Shortest run: 34_211 ns.
		Weight::from_parts(44_976_000, 3566)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Claims::Gifts` (r:1 w:1)
	/// Proof: `Claims::Gifts` (`max_values`: None, `max_size`: Some(101), added: 2576, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Open` (r:1 w:1)
	/// Proof: `Claims::Open` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	fn return_gift() -> Weight {
		// Proof in bytes: 670 measured, 3566 estimated.
		// Shortest run: 34_161 ns.
		Weight::from_parts(36_214_000, 3566)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Gifts` (r:1 w:1)
	/// Proof: `Claims::Gifts` (`max_values`: None, `max_size`: Some(101), added: 2576, mode: `MaxEncodedLen`)
	/// Storage: `Claims::Open` (r:1 w:1)
	/// Proof: `Claims::Open` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	fn force_gift() -> Weight {
		// Proof in bytes: 2278 measured, 3566 estimated.
		// Shortest run: 38_277 ns.
		Weight::from_parts(42_733_000, 3566)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
}
