// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_cash` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_cash`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_cash::WeightInfo for WeightInfo<T> {
	/// Storage: `Cash::Terms` (r:1 w:1)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Cash::CounterForTerms` (r:1 w:1)
	/// Proof: `Cash::CounterForTerms` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Metadata` (r:1 w:1)
	/// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Policies` (r:0 w:1)
	/// Proof: `Cash::Policies` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn register_asset() -> Weight {
		// Proof in bytes: 1036 measured, 3675 estimated.
		// Shortest run: 30_856 ns.
		Weight::from_parts(32_519_000, 3675)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Cash::Policies` (r:1 w:1)
	/// Proof: `Cash::Policies` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn set_policy() -> Weight {
		// Proof in bytes: 667 measured, 3533 estimated.
		// Shortest run: 14_161 ns.
		Weight::from_parts(15_193_000, 3533)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Cash::Terms` (r:1 w:0)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:2 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Revive::AccountInfoOf` (r:1 w:0)
	/// Proof: `Revive::AccountInfoOf` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AllowedContracts` (r:1 w:0)
	/// Proof: `Compliance::AllowedContracts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Corridors` (r:1 w:0)
	/// Proof: `Compliance::Corridors` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ExchangeRates` (r:1 w:0)
	/// Proof: `Compliance::ExchangeRates` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:2 w:2)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Pairs` (r:1 w:1)
	/// Proof: `Compliance::Pairs` (`max_values`: None, `max_size`: Some(932), added: 3407, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextAmlCaseId` (r:1 w:1)
	/// Proof: `Compliance::NextAmlCaseId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AmlCases` (r:0 w:4)
	/// Proof: `Compliance::AmlCases` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn transfer() -> Weight {
		// Proof in bytes: 5246 measured, 18658 estimated.
		// Shortest run: 175_080 ns.
		Weight::from_parts(179_516_000, 18658)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Gateways::Members` (r:1 w:0)
	/// Proof: `Gateways::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Deposits` (r:1 w:1)
	/// Proof: `Cash::Deposits` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Policies` (r:1 w:0)
	/// Proof: `Cash::Policies` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Terms` (r:1 w:0)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Revive::AccountInfoOf` (r:1 w:0)
	/// Proof: `Revive::AccountInfoOf` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AllowedContracts` (r:1 w:0)
	/// Proof: `Compliance::AllowedContracts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ExchangeRates` (r:1 w:0)
	/// Proof: `Compliance::ExchangeRates` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Reserves` (r:1 w:0)
	/// Proof: `Cash::Reserves` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Cash::MintedOn` (r:1 w:1)
	/// Proof: `Cash::MintedOn` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn deposit() -> Weight {
		// Proof in bytes: 5099 measured, 6056 estimated.
		// Shortest run: 98_226 ns.
		Weight::from_parts(101_621_000, 6056)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Gateways::Members` (r:1 w:0)
	/// Proof: `Gateways::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Deposits` (r:1 w:1)
	/// Proof: `Cash::Deposits` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Policies` (r:1 w:0)
	/// Proof: `Cash::Policies` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Terms` (r:1 w:0)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Revive::AccountInfoOf` (r:1 w:0)
	/// Proof: `Revive::AccountInfoOf` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AllowedContracts` (r:1 w:0)
	/// Proof: `Compliance::AllowedContracts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ExchangeRates` (r:1 w:0)
	/// Proof: `Compliance::ExchangeRates` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Reserves` (r:1 w:0)
	/// Proof: `Cash::Reserves` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Cash::MintedOn` (r:1 w:1)
	/// Proof: `Cash::MintedOn` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn approve_deposit() -> Weight {
		// Proof in bytes: 5301 measured, 6056 estimated.
		// Shortest run: 103_634 ns.
		Weight::from_parts(107_069_000, 6056)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Gateways::Members` (r:1 w:0)
	/// Proof: `Gateways::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Deposits` (r:1 w:1)
	/// Proof: `Cash::Deposits` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	fn cancel_deposit() -> Weight {
		// Proof in bytes: 2151 measured, 3639 estimated.
		// Shortest run: 21_252 ns.
		Weight::from_parts(22_233_000, 3639)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Terms` (r:1 w:0)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Reserves` (r:1 w:1)
	/// Proof: `Cash::Reserves` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	fn attest_reserve() -> Weight {
		// Proof in bytes: 2087 measured, 3565 estimated.
		// Shortest run: 21_893 ns.
		Weight::from_parts(23_155_000, 3565)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Cash::Policies` (r:1 w:0)
	/// Proof: `Cash::Policies` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Terms` (r:1 w:0)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ExchangeRates` (r:1 w:0)
	/// Proof: `Compliance::ExchangeRates` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `Cash::NextWithdrawalId` (r:1 w:1)
	/// Proof: `Cash::NextWithdrawalId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextReviewId` (r:1 w:1)
	/// Proof: `Compliance::NextReviewId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Withdrawals` (r:0 w:1)
	/// Proof: `Cash::Withdrawals` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ReviewsOpen` (r:0 w:1)
	/// Proof: `Compliance::ReviewsOpen` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	fn request_withdrawal() -> Weight {
		// Proof in bytes: 1667 measured, 6056 estimated.
		// Shortest run: 64_586 ns.
		Weight::from_parts(65_948_000, 6056)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Gateways::Members` (r:1 w:0)
	/// Proof: `Gateways::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Withdrawals` (r:1 w:1)
	/// Proof: `Cash::Withdrawals` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Terms` (r:1 w:0)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ExchangeRates` (r:1 w:0)
	/// Proof: `Compliance::ExchangeRates` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::ControlsOf` (r:1 w:0)
	/// Proof: `TravelRule::ControlsOf` (`max_values`: None, `max_size`: Some(809), added: 3284, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	fn complete_withdrawal() -> Weight {
		// Proof in bytes: 4323 measured, 6056 estimated.
		// Shortest run: 89_603 ns.
		Weight::from_parts(92_557_000, 6056)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Gateways::Members` (r:1 w:0)
	/// Proof: `Gateways::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Withdrawals` (r:1 w:1)
	/// Proof: `Cash::Withdrawals` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ReviewsOpen` (r:1 w:1)
	/// Proof: `Compliance::ReviewsOpen` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	fn reject_withdrawal() -> Weight {
		// Proof in bytes: 2457 measured, 3631 estimated.
		// Shortest run: 29_694 ns.
		Weight::from_parts(34_521_000, 3631)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Cash::Withdrawals` (r:1 w:1)
	/// Proof: `Cash::Withdrawals` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ReviewsOpen` (r:1 w:1)
	/// Proof: `Compliance::ReviewsOpen` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	fn cancel_withdrawal() -> Weight {
		// Proof in bytes: 712 measured, 3631 estimated.
		// Shortest run: 27_010 ns.
		Weight::from_parts(28_452_000, 3631)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Cash::Policies` (r:1 w:0)
	/// Proof: `Cash::Policies` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Terms` (r:1 w:0)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ExchangeRates` (r:1 w:0)
	/// Proof: `Compliance::ExchangeRates` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::ControlsOf` (r:1 w:0)
	/// Proof: `TravelRule::ControlsOf` (`max_values`: None, `max_size`: Some(809), added: 3284, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `Cash::NextWithdrawalId` (r:1 w:1)
	/// Proof: `Cash::NextWithdrawalId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextReviewId` (r:1 w:1)
	/// Proof: `Compliance::NextReviewId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Withdrawals` (r:0 w:1)
	/// Proof: `Cash::Withdrawals` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ReviewsOpen` (r:0 w:1)
	/// Proof: `Compliance::ReviewsOpen` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	fn withdraw_to_wallet() -> Weight {
		// Proof in bytes: 2316 measured, 6056 estimated.
		// Shortest run: 70_735 ns.
		Weight::from_parts(74_130_000, 6056)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
}
