// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_travel_rule` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_travel_rule`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_travel_rule::WeightInfo for WeightInfo<T> {
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:2 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:17 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Revive::AccountInfoOf` (r:1 w:0)
	/// Proof: `Revive::AccountInfoOf` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AllowedContracts` (r:1 w:0)
	/// Proof: `Compliance::AllowedContracts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Corridors` (r:1 w:0)
	/// Proof: `Compliance::Corridors` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ExchangeRates` (r:2 w:0)
	/// Proof: `Compliance::ExchangeRates` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:2 w:0)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Pairs` (r:1 w:0)
	/// Proof: `Compliance::Pairs` (`max_values`: None, `max_size`: Some(932), added: 3407, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Rules` (r:1 w:0)
	/// Proof: `TransferPolicies::Rules` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Members` (r:2 w:0)
	/// Proof: `TransferPolicies::Members` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ClassBans` (r:1 w:0)
	/// Proof: `Compliance::ClassBans` (`max_values`: None, `max_size`: Some(11), added: 2486, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::AccountsOf` (r:16 w:0)
	/// Proof: `Kyc::AccountsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Territories` (r:1 w:0)
	/// Proof: `Coupons::Territories` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Counters` (r:1 w:0)
	/// Proof: `Coupons::Counters` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:2 w:0)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::NextCaseId` (r:1 w:1)
	/// Proof: `TravelRule::NextCaseId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::CaseOfEnvelope` (r:1 w:1)
	/// Proof: `TravelRule::CaseOfEnvelope` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::OpenCount` (r:1 w:1)
	/// Proof: `TravelRule::OpenCount` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::OpenCases` (r:0 w:1)
	/// Proof: `TravelRule::OpenCases` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::CasesOf` (r:0 w:2)
	/// Proof: `TravelRule::CasesOf` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::Cases` (r:0 w:1)
	/// Proof: `TravelRule::Cases` (`max_values`: None, `max_size`: Some(437), added: 2912, mode: `MaxEncodedLen`)
	fn open_case() -> Weight {
		// Proof in bytes: 10740 measured, 44357 estimated.
		// Shortest run: 221_960 ns.
		Weight::from_parts(228_489_000, 44357)
			.saturating_add(T::DbWeight::get().reads(59_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `TravelRule::Cases` (r:1 w:1)
	/// Proof: `TravelRule::Cases` (`max_values`: None, `max_size`: Some(437), added: 2912, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:1 w:0)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::CaseOfEnvelope` (r:0 w:1)
	/// Proof: `TravelRule::CaseOfEnvelope` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn attach_envelope() -> Weight {
		// Proof in bytes: 2672 measured, 3902 estimated.
		// Shortest run: 39_589 ns.
		Weight::from_parts(42_954_000, 3902)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `TravelRule::Cases` (r:1 w:1)
	/// Proof: `TravelRule::Cases` (`max_values`: None, `max_size`: Some(437), added: 2912, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:1 w:0)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	fn start_review() -> Weight {
		// Proof in bytes: 2635 measured, 3902 estimated.
		// Shortest run: 30_776 ns.
		Weight::from_parts(32_398_000, 3902)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `TravelRule::Cases` (r:1 w:1)
	/// Proof: `TravelRule::Cases` (`max_values`: None, `max_size`: Some(437), added: 2912, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:1 w:0)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	fn request_repair() -> Weight {
		// Proof in bytes: 2635 measured, 3902 estimated.
		// Shortest run: 29_394 ns.
		Weight::from_parts(30_585_000, 3902)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `TravelRule::Cases` (r:1 w:1)
	/// Proof: `TravelRule::Cases` (`max_values`: None, `max_size`: Some(437), added: 2912, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:2 w:0)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::OpenCount` (r:1 w:1)
	/// Proof: `TravelRule::OpenCount` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:17 w:2)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:2 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
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
	/// Storage: `TravelRule::OpenCases` (r:0 w:1)
	/// Proof: `TravelRule::OpenCases` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AmlCases` (r:0 w:4)
	/// Proof: `Compliance::AmlCases` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn accept() -> Weight {
		// Proof in bytes: 11131 measured, 44357 estimated.
		// Shortest run: 267_878 ns.
		Weight::from_parts(271_913_000, 44357)
			.saturating_add(T::DbWeight::get().reads(58_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `TravelRule::Cases` (r:1 w:1)
	/// Proof: `TravelRule::Cases` (`max_values`: None, `max_size`: Some(437), added: 2912, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:2 w:0)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::OpenCount` (r:1 w:1)
	/// Proof: `TravelRule::OpenCount` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::OpenCases` (r:0 w:1)
	/// Proof: `TravelRule::OpenCases` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn reject() -> Weight {
		// Proof in bytes: 3052 measured, 6132 estimated.
		// Shortest run: 53_229 ns.
		Weight::from_parts(54_861_000, 6132)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `TravelRule::Cases` (r:1 w:1)
	/// Proof: `TravelRule::Cases` (`max_values`: None, `max_size`: Some(437), added: 2912, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::OpenCount` (r:1 w:1)
	/// Proof: `TravelRule::OpenCount` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::OpenCases` (r:0 w:1)
	/// Proof: `TravelRule::OpenCases` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn cancel_case() -> Weight {
		// Proof in bytes: 747 measured, 3902 estimated.
		// Shortest run: 35_763 ns.
		Weight::from_parts(37_285_000, 3902)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `TravelRule::Cases` (r:1 w:1)
	/// Proof: `TravelRule::Cases` (`max_values`: None, `max_size`: Some(437), added: 2912, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::OpenCount` (r:1 w:1)
	/// Proof: `TravelRule::OpenCount` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::OpenCases` (r:0 w:1)
	/// Proof: `TravelRule::OpenCases` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn return_expired() -> Weight {
		// Proof in bytes: 747 measured, 3902 estimated.
		// Shortest run: 35_803 ns.
		Weight::from_parts(37_716_000, 3902)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::Cases` (r:1 w:1)
	/// Proof: `TravelRule::Cases` (`max_values`: None, `max_size`: Some(437), added: 2912, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::OpenCount` (r:1 w:1)
	/// Proof: `TravelRule::OpenCount` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::OpenCases` (r:0 w:1)
	/// Proof: `TravelRule::OpenCases` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn write_off() -> Weight {
		// Proof in bytes: 2460 measured, 3902 estimated.
		// Shortest run: 49_264 ns.
		Weight::from_parts(57_124_000, 3902)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:2 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:17 w:2)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
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
	/// Storage: `Coupons::Territories` (r:1 w:0)
	/// Proof: `Coupons::Territories` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Counters` (r:1 w:0)
	/// Proof: `Coupons::Counters` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:2 w:0)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::NextCaseId` (r:1 w:1)
	/// Proof: `TravelRule::NextCaseId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::CaseOfEnvelope` (r:1 w:1)
	/// Proof: `TravelRule::CaseOfEnvelope` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::RecordedData` (r:2 w:0)
	/// Proof: `TravelRule::RecordedData` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextAmlCaseId` (r:1 w:1)
	/// Proof: `Compliance::NextAmlCaseId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::CasesOf` (r:0 w:2)
	/// Proof: `TravelRule::CasesOf` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::Cases` (r:0 w:1)
	/// Proof: `TravelRule::Cases` (`max_values`: None, `max_size`: Some(437), added: 2912, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AmlCases` (r:0 w:4)
	/// Proof: `Compliance::AmlCases` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn transfer_recorded() -> Weight {
		// Proof in bytes: 10955 measured, 44357 estimated.
		// Shortest run: 418_451 ns.
		Weight::from_parts(442_587_000, 44357)
			.saturating_add(T::DbWeight::get().reads(62_u64))
			.saturating_add(T::DbWeight::get().writes(15_u64))
	}
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:1 w:0)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::RecordedData` (r:1 w:1)
	/// Proof: `TravelRule::RecordedData` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn record_travel_data() -> Weight {
		// Proof in bytes: 2575 measured, 3561 estimated.
		// Shortest run: 36_394 ns.
		Weight::from_parts(45_458_000, 3561)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:1 w:0)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::RecordedData` (r:1 w:1)
	/// Proof: `TravelRule::RecordedData` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn revoke_travel_data() -> Weight {
		// Proof in bytes: 2575 measured, 3561 estimated.
		// Shortest run: 34_341 ns.
		Weight::from_parts(37_947_000, 3561)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::ControlsOf` (r:1 w:1)
	/// Proof: `TravelRule::ControlsOf` (`max_values`: None, `max_size`: Some(809), added: 3284, mode: `MaxEncodedLen`)
	fn register_control_proof() -> Weight {
		// Proof in bytes: 1946 measured, 4274 estimated.
		// Shortest run: 122_782 ns.
		Weight::from_parts(145_156_000, 4274)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::ControlsOf` (r:1 w:1)
	/// Proof: `TravelRule::ControlsOf` (`max_values`: None, `max_size`: Some(809), added: 3284, mode: `MaxEncodedLen`)
	fn revoke_control_proof() -> Weight {
		// Proof in bytes: 1946 measured, 4274 estimated.
		// Shortest run: 37_927 ns.
		Weight::from_parts(48_832_000, 4274)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `TravelRule::Cases` (r:1 w:1)
	/// Proof: `TravelRule::Cases` (`max_values`: None, `max_size`: Some(437), added: 2912, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:2 w:0)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::CasesOf` (r:0 w:2)
	/// Proof: `TravelRule::CasesOf` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::CaseOfEnvelope` (r:0 w:1)
	/// Proof: `TravelRule::CaseOfEnvelope` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn erase() -> Weight {
		// Proof in bytes: 2790 measured, 6132 estimated.
		// Shortest run: 40_160 ns.
		Weight::from_parts(41_992_000, 6132)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `TravelRule::SweptTo` (r:1 w:1)
	/// Proof: `TravelRule::SweptTo` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::OpenCases` (r:1 w:0)
	/// Proof: `TravelRule::OpenCases` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn return_due_base() -> Weight {
		// Proof in bytes: 36 measured, 3481 estimated.
		// Shortest run: 8_883 ns.
		Weight::from_parts(9_354_000, 3481)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `TravelRule::OpenCases` (r:2 w:0)
	/// Proof: `TravelRule::OpenCases` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn return_due_step() -> Weight {
		// Proof in bytes: 150 measured, 5972 estimated.
		// Shortest run: 8_672 ns.
		Weight::from_parts(9_124_000, 5972)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	/// Storage: `TravelRule::Cases` (r:1 w:1)
	/// Proof: `TravelRule::Cases` (`max_values`: None, `max_size`: Some(437), added: 2912, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::OpenCount` (r:1 w:1)
	/// Proof: `TravelRule::OpenCount` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `TravelRule::OpenCases` (r:0 w:1)
	/// Proof: `TravelRule::OpenCases` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn return_due_case() -> Weight {
		// Proof in bytes: 747 measured, 3902 estimated.
		// Shortest run: 36_234 ns.
		Weight::from_parts(40_170_000, 3902)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
}
