// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_compliance` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-27 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_compliance`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_compliance::WeightInfo for WeightInfo<T> {
	fn set_rulebook() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 8_172 ns.
		Weight::from_parts(9_083_000, 0)
	}
	/// Storage: `RateOracles::Members` (r:1 w:0)
	/// Proof: `RateOracles::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ExchangeRates` (r:64 w:64)
	/// Proof: `Compliance::ExchangeRates` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	/// The component `n` is between 1 and 64.
	fn set_rates(n: u32, ) -> Weight {
		// Proof in bytes: 1555 measured, 3086 estimated.
		// Shortest run: 13_270 ns.
		Weight::from_parts(4_898_678, 3086)
			// Standard error: 54_948.
			.saturating_add(Weight::from_parts(7_111_104, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2502).saturating_mul(n.into()))
	}
	/// Storage: `Compliance::Corridors` (r:1 w:1)
	/// Proof: `Compliance::Corridors` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	fn set_corridor() -> Weight {
		// Proof in bytes: 0 measured, 3488 estimated.
		// Shortest run: 8_693 ns.
		Weight::from_parts(12_879_000, 3488)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Compliance::ClassBans` (r:1 w:1)
	/// Proof: `Compliance::ClassBans` (`max_values`: None, `max_size`: Some(11), added: 2486, mode: `MaxEncodedLen`)
	fn set_class_ban() -> Weight {
		// Proof in bytes: 0 measured, 3476 estimated.
		// Shortest run: 10_355 ns.
		Weight::from_parts(10_836_000, 3476)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:2 w:1)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Relations` (r:1 w:1)
	/// Proof: `Compliance::Relations` (`max_values`: None, `max_size`: Some(527), added: 3002, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::RelatedParties` (r:1 w:1)
	/// Proof: `Compliance::RelatedParties` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::RelatedIssuers` (r:1 w:1)
	/// Proof: `Compliance::RelatedIssuers` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn declare_relation() -> Weight {
		// Proof in bytes: 2125 measured, 5978 estimated.
		// Shortest run: 33_420 ns.
		Weight::from_parts(36_985_000, 5978)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Relations` (r:1 w:1)
	/// Proof: `Compliance::Relations` (`max_values`: None, `max_size`: Some(527), added: 3002, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::RelatedParties` (r:1 w:1)
	/// Proof: `Compliance::RelatedParties` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::RelatedIssuers` (r:1 w:1)
	/// Proof: `Compliance::RelatedIssuers` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:1)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	fn end_relation() -> Weight {
		// Proof in bytes: 2205 measured, 3992 estimated.
		// Shortest run: 35_632 ns.
		Weight::from_parts(38_257_000, 3992)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Blacklist` (r:1 w:1)
	/// Proof: `Compliance::Blacklist` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:1)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	fn blacklist() -> Weight {
		// Proof in bytes: 2128 measured, 3585 estimated.
		// Shortest run: 27_000 ns.
		Weight::from_parts(28_322_000, 3585)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `SecondOfficers::Members` (r:1 w:0)
	/// Proof: `SecondOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Blacklist` (r:1 w:1)
	/// Proof: `Compliance::Blacklist` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:1)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	fn lift_blacklist() -> Weight {
		// Proof in bytes: 2074 measured, 3585 estimated.
		// Shortest run: 23_415 ns.
		Weight::from_parts(25_568_000, 3585)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AmlCases` (r:1 w:1)
	/// Proof: `Compliance::AmlCases` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:1 w:1)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	fn close_aml_case() -> Weight {
		// Proof in bytes: 3877 measured, 9824 estimated.
		// Shortest run: 37_266 ns.
		Weight::from_parts(40_530_000, 9824)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ReviewsOpen` (r:1 w:1)
	/// Proof: `Compliance::ReviewsOpen` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:3 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Sales::PendingPurchases` (r:1 w:1)
	/// Proof: `Sales::PendingPurchases` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Listings` (r:1 w:1)
	/// Proof: `Sales::Listings` (`max_values`: None, `max_size`: Some(390), added: 2865, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Issuers` (r:1 w:0)
	/// Proof: `Issuers::Issuers` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Flags` (r:1 w:0)
	/// Proof: `Sales::Flags` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:2 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Terms` (r:1 w:0)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Revive::AccountInfoOf` (r:2 w:0)
	/// Proof: `Revive::AccountInfoOf` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AllowedContracts` (r:2 w:0)
	/// Proof: `Compliance::AllowedContracts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Corridors` (r:2 w:0)
	/// Proof: `Compliance::Corridors` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ExchangeRates` (r:2 w:0)
	/// Proof: `Compliance::ExchangeRates` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Series` (r:1 w:1)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Counters` (r:1 w:1)
	/// Proof: `Coupons::Counters` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Books::Pages` (r:2 w:2)
	/// Proof: `Books::Pages` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Books::UnitsOf` (r:1 w:1)
	/// Proof: `Books::UnitsOf` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Pauses` (r:1 w:0)
	/// Proof: `Sales::Pauses` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Queues` (r:1 w:1)
	/// Proof: `Sales::Queues` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:16 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Territories` (r:1 w:0)
	/// Proof: `Coupons::Territories` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:1 w:1)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Rules` (r:1 w:0)
	/// Proof: `TransferPolicies::Rules` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Members` (r:1 w:0)
	/// Proof: `TransferPolicies::Members` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ClassBans` (r:1 w:0)
	/// Proof: `Compliance::ClassBans` (`max_values`: None, `max_size`: Some(11), added: 2486, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::AccountsOf` (r:16 w:0)
	/// Proof: `Kyc::AccountsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::BoughtOfSeries` (r:1 w:1)
	/// Proof: `Compliance::BoughtOfSeries` (`max_values`: None, `max_size`: Some(474), added: 2949, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::BoughtFromSeller` (r:1 w:1)
	/// Proof: `Compliance::BoughtFromSeller` (`max_values`: None, `max_size`: Some(478), added: 2953, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Relations` (r:1 w:1)
	/// Proof: `Compliance::Relations` (`max_values`: None, `max_size`: Some(527), added: 3002, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::LegalRules` (r:1 w:0)
	/// Proof: `Coupons::LegalRules` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	/// Storage: `Books::SeriesBooks` (r:1 w:1)
	/// Proof: `Books::SeriesBooks` (`max_values`: None, `max_size`: Some(98), added: 2573, mode: `MaxEncodedLen`)
	/// Storage: `Books::TermsInForce` (r:1 w:0)
	/// Proof: `Books::TermsInForce` (`max_values`: Some(1), `max_size`: Some(9), added: 504, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Kinds` (r:1 w:0)
	/// Proof: `Sales::Kinds` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::PromisesOf` (r:1 w:1)
	/// Proof: `Issuers::PromisesOf` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Windows` (r:0 w:1)
	/// Proof: `Sales::Windows` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Purchases` (r:0 w:1)
	/// Proof: `Sales::Purchases` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn approve_review() -> Weight {
		// Proof in bytes: 10286 measured, 41806 estimated.
		// Shortest run: 407_826 ns.
		Weight::from_parts(416_568_000, 41806)
			.saturating_add(T::DbWeight::get().reads(77_u64))
			.saturating_add(T::DbWeight::get().writes(23_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ReviewsOpen` (r:1 w:1)
	/// Proof: `Compliance::ReviewsOpen` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Sales::PendingPurchases` (r:1 w:1)
	/// Proof: `Sales::PendingPurchases` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Listings` (r:1 w:1)
	/// Proof: `Sales::Listings` (`max_values`: None, `max_size`: Some(390), added: 2865, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Bought` (r:1 w:1)
	/// Proof: `Sales::Bought` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	fn reject_review() -> Weight {
		// Proof in bytes: 2628 measured, 3855 estimated.
		// Shortest run: 57_155 ns.
		Weight::from_parts(63_044_000, 3855)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Compliance::ReviewsOpen` (r:1 w:1)
	/// Proof: `Compliance::ReviewsOpen` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Sales::PendingPurchases` (r:1 w:1)
	/// Proof: `Sales::PendingPurchases` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Listings` (r:1 w:1)
	/// Proof: `Sales::Listings` (`max_values`: None, `max_size`: Some(390), added: 2865, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Bought` (r:1 w:1)
	/// Proof: `Sales::Bought` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	fn return_review() -> Weight {
		// Proof in bytes: 915 measured, 3855 estimated.
		// Shortest run: 49_113 ns.
		Weight::from_parts(52_337_000, 3855)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Compliance::Pairs` (r:100 w:100)
	/// Proof: `Compliance::Pairs` (`max_values`: None, `max_size`: Some(932), added: 3407, mode: `MaxEncodedLen`)
	/// The component `n` is between 1 and 100.
	fn sweep_pairs(n: u32, ) -> Weight {
		// Proof in bytes: 288 measured, 990 estimated.
		// Shortest run: 11_717 ns.
		Weight::from_parts(5_395_636, 990)
			// Standard error: 59_964.
			.saturating_add(Weight::from_parts(5_649_227, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3407).saturating_mul(n.into()))
	}
	/// Storage: `Compliance::BoughtFromSeller` (r:100 w:100)
	/// Proof: `Compliance::BoughtFromSeller` (`max_values`: None, `max_size`: Some(478), added: 2953, mode: `MaxEncodedLen`)
	/// The component `n` is between 1 and 100.
	fn sweep_counters(n: u32, ) -> Weight {
		// Proof in bytes: 136 measured, 990 estimated.
		// Shortest run: 10_816 ns.
		Weight::from_parts(3_515_454, 990)
			// Standard error: 41_167.
			.saturating_add(Weight::from_parts(5_470_745, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2953).saturating_mul(n.into()))
	}
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
	/// Storage: `Coupons::Holdings` (r:15 w:0)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// The component `n` is between 1 and 16.
	fn check_coupon_transfer(n: u32, ) -> Weight {
		// Proof in bytes: 5179 measured, 18658 estimated.
		// Shortest run: 80_990 ns.
		Weight::from_parts(89_751_666, 18658)
			// Standard error: 151_900.
			.saturating_add(Weight::from_parts(4_187_463, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2551).saturating_mul(n.into()))
	}
	/// Storage: `Compliance::NextAmlCaseId` (r:1 w:1)
	/// Proof: `Compliance::NextAmlCaseId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Pairs` (r:0 w:1)
	/// Proof: `Compliance::Pairs` (`max_values`: None, `max_size`: Some(932), added: 3407, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:0 w:2)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AmlCases` (r:0 w:4)
	/// Proof: `Compliance::AmlCases` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// The component `c` is between 0 and 4.
	fn note_coupon_transfer(c: u32, ) -> Weight {
		// Proof in bytes: 9 measured, 1493 estimated.
		// Shortest run: 23_665 ns.
		Weight::from_parts(27_801_000, 1493)
			// Standard error: 890_326.
			.saturating_add(Weight::from_parts(15_621_118, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
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
	/// Storage: `Compliance::ExchangeRates` (r:2 w:0)
	/// Proof: `Compliance::ExchangeRates` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:1 w:0)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Rules` (r:1 w:0)
	/// Proof: `TransferPolicies::Rules` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Members` (r:1 w:0)
	/// Proof: `TransferPolicies::Members` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ClassBans` (r:1 w:0)
	/// Proof: `Compliance::ClassBans` (`max_values`: None, `max_size`: Some(11), added: 2486, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::AccountsOf` (r:16 w:0)
	/// Proof: `Kyc::AccountsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:15 w:0)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::BoughtOfSeries` (r:1 w:0)
	/// Proof: `Compliance::BoughtOfSeries` (`max_values`: None, `max_size`: Some(474), added: 2949, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::BoughtFromSeller` (r:1 w:0)
	/// Proof: `Compliance::BoughtFromSeller` (`max_values`: None, `max_size`: Some(478), added: 2953, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Relations` (r:1 w:0)
	/// Proof: `Compliance::Relations` (`max_values`: None, `max_size`: Some(527), added: 3002, mode: `MaxEncodedLen`)
	fn check_purchase() -> Weight {
		// Proof in bytes: 5891 measured, 41614 estimated.
		// Shortest run: 209_852 ns.
		Weight::from_parts(223_782_000, 41614)
			.saturating_add(T::DbWeight::get().reads(47_u64))
	}
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:2 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:2 w:0)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Pairs` (r:1 w:0)
	/// Proof: `Compliance::Pairs` (`max_values`: None, `max_size`: Some(932), added: 3407, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ClassBans` (r:1 w:0)
	/// Proof: `Compliance::ClassBans` (`max_values`: None, `max_size`: Some(11), added: 2486, mode: `MaxEncodedLen`)
	fn check_plain_transfer() -> Weight {
		// Proof in bytes: 3777 measured, 18658 estimated.
		// Shortest run: 76_914 ns.
		Weight::from_parts(81_902_000, 18658)
			.saturating_add(T::DbWeight::get().reads(8_u64))
	}
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:2 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:1 w:0)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ClassBans` (r:1 w:0)
	/// Proof: `Compliance::ClassBans` (`max_values`: None, `max_size`: Some(11), added: 2486, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::BoughtOfSeries` (r:1 w:0)
	/// Proof: `Compliance::BoughtOfSeries` (`max_values`: None, `max_size`: Some(474), added: 2949, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::BoughtFromSeller` (r:1 w:0)
	/// Proof: `Compliance::BoughtFromSeller` (`max_values`: None, `max_size`: Some(478), added: 2953, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Relations` (r:1 w:0)
	/// Proof: `Compliance::Relations` (`max_values`: None, `max_size`: Some(527), added: 3002, mode: `MaxEncodedLen`)
	fn check_plain_purchase() -> Weight {
		// Proof in bytes: 3592 measured, 9824 estimated.
		// Shortest run: 45_818 ns.
		Weight::from_parts(51_807_000, 9824)
			.saturating_add(T::DbWeight::get().reads(9_u64))
	}
	/// Storage: `Compliance::AllowedContracts` (r:1 w:1)
	/// Proof: `Compliance::AllowedContracts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	fn allow_contract() -> Weight {
		// Proof in bytes: 0 measured, 3513 estimated.
		// Shortest run: 8_173 ns.
		Weight::from_parts(8_352_000, 3513)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:2 w:2)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	fn gnx_moved() -> Weight {
		// Proof in bytes: 3343 measured, 18658 estimated.
		// Shortest run: 57_746 ns.
		Weight::from_parts(62_332_000, 18658)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
