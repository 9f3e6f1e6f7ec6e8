// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_issuers` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_issuers`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_issuers::WeightInfo for WeightInfo<T> {
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Issuers` (r:1 w:1)
	/// Proof: `Issuers::Issuers` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Applications` (r:0 w:1)
	/// Proof: `Issuers::Applications` (`max_values`: None, `max_size`: Some(601), added: 3076, mode: `MaxEncodedLen`)
	fn apply() -> Weight {
		// Proof in bytes: 1087 measured, 3523 estimated.
		// Shortest run: 32_789 ns.
		Weight::from_parts(35_823_000, 3523)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Issuers` (r:1 w:1)
	/// Proof: `Issuers::Issuers` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Applications` (r:0 w:1)
	/// Proof: `Issuers::Applications` (`max_values`: None, `max_size`: Some(601), added: 3076, mode: `MaxEncodedLen`)
	fn withdraw_application() -> Weight {
		// Proof in bytes: 966 measured, 3523 estimated.
		// Shortest run: 21_041 ns.
		Weight::from_parts(23_726_000, 3523)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Issuers` (r:1 w:1)
	/// Proof: `Issuers::Issuers` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::FundsOf` (r:1 w:0)
	/// Proof: `Issuers::FundsOf` (`max_values`: None, `max_size`: Some(1170), added: 3645, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Terms` (r:1 w:0)
	/// Proof: `Issuers::Terms` (`max_values`: Some(1), `max_size`: Some(114), added: 609, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::PromisesOf` (r:1 w:0)
	/// Proof: `Issuers::PromisesOf` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::RatingsOf` (r:1 w:0)
	/// Proof: `Issuers::RatingsOf` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn approve() -> Weight {
		// Proof in bytes: 2047 measured, 4635 estimated.
		// Shortest run: 25_979 ns.
		Weight::from_parts(27_902_000, 4635)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Issuers` (r:1 w:1)
	/// Proof: `Issuers::Issuers` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Applications` (r:0 w:1)
	/// Proof: `Issuers::Applications` (`max_values`: None, `max_size`: Some(601), added: 3076, mode: `MaxEncodedLen`)
	fn reject() -> Weight {
		// Proof in bytes: 1944 measured, 3511 estimated.
		// Shortest run: 19_679 ns.
		Weight::from_parts(20_801_000, 3511)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Issuers` (r:1 w:1)
	/// Proof: `Issuers::Issuers` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	fn set_status() -> Weight {
		// Proof in bytes: 1944 measured, 3511 estimated.
		// Shortest run: 18_137 ns.
		Weight::from_parts(19_239_000, 3511)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Issuers` (r:1 w:1)
	/// Proof: `Issuers::Issuers` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Incidents` (r:0 w:1)
	/// Proof: `Issuers::Incidents` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	fn report_incident() -> Weight {
		// Proof in bytes: 1944 measured, 3511 estimated.
		// Shortest run: 21_192 ns.
		Weight::from_parts(23_365_000, 3511)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Issuers` (r:1 w:1)
	/// Proof: `Issuers::Issuers` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Incidents` (r:1 w:1)
	/// Proof: `Issuers::Incidents` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	fn resolve_incident() -> Weight {
		// Proof in bytes: 2025 measured, 3565 estimated.
		// Shortest run: 23_675 ns.
		Weight::from_parts(26_930_000, 3565)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Issuers::Terms` (r:1 w:1)
	/// Proof: `Issuers::Terms` (`max_values`: Some(1), `max_size`: Some(114), added: 609, mode: `MaxEncodedLen`)
	fn set_terms() -> Weight {
		// Proof in bytes: 251 measured, 1599 estimated.
		// Shortest run: 8_332 ns.
		Weight::from_parts(8_693_000, 1599)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Issuers::Issuers` (r:1 w:1)
	/// Proof: `Issuers::Issuers` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Terms` (r:1 w:0)
	/// Proof: `Issuers::Terms` (`max_values`: Some(1), `max_size`: Some(114), added: 609, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::FundsOf` (r:1 w:0)
	/// Proof: `Issuers::FundsOf` (`max_values`: None, `max_size`: Some(1170), added: 3645, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Terms` (r:15 w:0)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ExchangeRates` (r:1 w:0)
	/// Proof: `Compliance::ExchangeRates` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::PromisesOf` (r:1 w:0)
	/// Proof: `Issuers::PromisesOf` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::RatingsOf` (r:1 w:0)
	/// Proof: `Issuers::RatingsOf` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn rescore() -> Weight {
		// Proof in bytes: 1865 measured, 38235 estimated.
		// Shortest run: 265_664 ns.
		Weight::from_parts(277_702_000, 38235)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::RatingRights` (r:1 w:1)
	/// Proof: `Issuers::RatingRights` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::RatingsOf` (r:1 w:1)
	/// Proof: `Issuers::RatingsOf` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn rate() -> Weight {
		// Proof in bytes: 984 measured, 3523 estimated.
		// Shortest run: 27_250 ns.
		Weight::from_parts(37_666_000, 3523)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Cash::Terms` (r:1 w:0)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Issuers` (r:1 w:0)
	/// Proof: `Issuers::Issuers` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::FundsOf` (r:1 w:1)
	/// Proof: `Issuers::FundsOf` (`max_values`: None, `max_size`: Some(1170), added: 3645, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `Books::Pages` (r:1 w:1)
	/// Proof: `Books::Pages` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Books::UnitsOf` (r:1 w:1)
	/// Proof: `Books::UnitsOf` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	fn deposit_guarantee() -> Weight {
		// Proof in bytes: 1883 measured, 4635 estimated.
		// Shortest run: 63_344 ns.
		Weight::from_parts(79_268_000, 4635)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Issuers` (r:1 w:1)
	/// Proof: `Issuers::Issuers` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Insolvency::Demands` (r:1 w:0)
	/// Proof: `Insolvency::Demands` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::FundsOf` (r:1 w:1)
	/// Proof: `Issuers::FundsOf` (`max_values`: None, `max_size`: Some(1170), added: 3645, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Terms` (r:1 w:0)
	/// Proof: `Issuers::Terms` (`max_values`: Some(1), `max_size`: Some(114), added: 609, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Terms` (r:15 w:0)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ExchangeRates` (r:1 w:0)
	/// Proof: `Compliance::ExchangeRates` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::PromisesOf` (r:1 w:0)
	/// Proof: `Issuers::PromisesOf` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::RatingsOf` (r:1 w:0)
	/// Proof: `Issuers::RatingsOf` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `Books::Pages` (r:1 w:1)
	/// Proof: `Books::Pages` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	fn withdraw_guarantee() -> Weight {
		// Proof in bytes: 3611 measured, 38235 estimated.
		// Shortest run: 294_056 ns.
		Weight::from_parts(301_728_000, 38235)
			.saturating_add(T::DbWeight::get().reads(25_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Issuers` (r:1 w:0)
	/// Proof: `Issuers::Issuers` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Staff` (r:1 w:1)
	/// Proof: `Issuers::Staff` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::StaffCount` (r:1 w:1)
	/// Proof: `Issuers::StaffCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn appoint_staff() -> Weight {
		// Proof in bytes: 966 measured, 3610 estimated.
		// Shortest run: 27_060 ns.
		Weight::from_parts(29_524_000, 3610)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Issuers::Staff` (r:1 w:1)
	/// Proof: `Issuers::Staff` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::StaffCount` (r:1 w:1)
	/// Proof: `Issuers::StaffCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn dismiss_staff() -> Weight {
		// Proof in bytes: 402 measured, 3610 estimated.
		// Shortest run: 18_617 ns.
		Weight::from_parts(20_430_000, 3610)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Issuers::Staff` (r:64 w:64)
	/// Proof: `Issuers::Staff` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::StaffCount` (r:1 w:1)
	/// Proof: `Issuers::StaffCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// The component `n` is between 1 and 64.
	fn remove_expired_staff(n: u32, ) -> Weight {
		// Proof in bytes: 318 measured, 3517 estimated.
		// Shortest run: 22_153 ns.
		Weight::from_parts(15_191_884, 3517)
			// Standard error: 89_575.
			.saturating_add(Weight::from_parts(12_051_654, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2620).saturating_mul(n.into()))
	}
}
