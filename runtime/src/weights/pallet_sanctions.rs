// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_sanctions` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_sanctions`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_sanctions::WeightInfo for WeightInfo<T> {
	/// Storage: `Sanctions::RetiredLists` (r:1 w:0)
	/// Proof: `Sanctions::RetiredLists` (`max_values`: None, `max_size`: Some(95), added: 2570, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::Lists` (r:1 w:1)
	/// Proof: `Sanctions::Lists` (`max_values`: Some(1), `max_size`: Some(1393), added: 1888, mode: `MaxEncodedLen`)
	fn register_list() -> Weight {
		// Proof in bytes: 617 measured, 3560 estimated.
		// Shortest run: 23_375 ns.
		Weight::from_parts(26_069_000, 3560)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Sanctions::Lists` (r:1 w:1)
	/// Proof: `Sanctions::Lists` (`max_values`: Some(1), `max_size`: Some(1393), added: 1888, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::RetiredLists` (r:0 w:1)
	/// Proof: `Sanctions::RetiredLists` (`max_values`: None, `max_size`: Some(95), added: 2570, mode: `MaxEncodedLen`)
	fn retire_list() -> Weight {
		// Proof in bytes: 656 measured, 2878 estimated.
		// Shortest run: 19_179 ns.
		Weight::from_parts(19_529_000, 2878)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `SanctionsOracles::Members` (r:1 w:0)
	/// Proof: `SanctionsOracles::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::Lists` (r:1 w:1)
	/// Proof: `Sanctions::Lists` (`max_values`: Some(1), `max_size`: Some(1393), added: 1888, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:256 w:256)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::Freezes` (r:512 w:512)
	/// Proof: `Sanctions::Freezes` (`max_values`: None, `max_size`: Some(253), added: 2728, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::ReleaseRequests` (r:512 w:512)
	/// Proof: `Sanctions::ReleaseRequests` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:256 w:256)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::AccountsOf` (r:512 w:0)
	/// Proof: `Kyc::AccountsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:256 w:256)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:256 w:256)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:256 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// The component `n` is between 1 and 256.
	fn update_list(n: u32, ) -> Weight {
		// Proof in bytes: 3954 measured, 7419 estimated.
		// Shortest run: 123_904 ns.
		Weight::from_parts(0, 7419)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(92_799_543, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((11_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((8_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5456).saturating_mul(n.into()))
	}
	/// Storage: `Kyc::AccountsOf` (r:16 w:0)
	/// Proof: `Kyc::AccountsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:16 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:16 w:16)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:16 w:16)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:16 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// The component `a` is between 1 and 16.
	fn settle(a: u32, ) -> Weight {
		// Proof in bytes: 973 measured, 4438 estimated.
		// Shortest run: 35_563 ns.
		Weight::from_parts(14_882_000, 4438)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(23_915_500, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(a.into())))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(a.into())))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(a.into()))
	}
	/// Storage: `Sanctions::Lists` (r:1 w:1)
	/// Proof: `Sanctions::Lists` (`max_values`: Some(1), `max_size`: Some(1393), added: 1888, mode: `MaxEncodedLen`)
	fn report_stale() -> Weight {
		// Proof in bytes: 656 measured, 2878 estimated.
		// Shortest run: 12_929 ns.
		Weight::from_parts(13_390_000, 2878)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:16 w:1)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::Freezes` (r:2 w:2)
	/// Proof: `Sanctions::Freezes` (`max_values`: None, `max_size`: Some(253), added: 2728, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::ReleaseRequests` (r:2 w:2)
	/// Proof: `Sanctions::ReleaseRequests` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:1)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::AccountsOf` (r:16 w:0)
	/// Proof: `Kyc::AccountsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:16 w:16)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:16 w:16)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:16 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// The component `a` is between 1 and 16.
	fn freeze(a: u32, ) -> Weight {
		// Proof in bytes: 3188 measured, 6653 estimated.
		// Shortest run: 100_830 ns.
		Weight::from_parts(75_026_500, 6653)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(25_873_500, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(a.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(a.into())))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(a.into()))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::Freezes` (r:1 w:0)
	/// Proof: `Sanctions::Freezes` (`max_values`: None, `max_size`: Some(253), added: 2728, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::ReleaseRequests` (r:1 w:1)
	/// Proof: `Sanctions::ReleaseRequests` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// The component `a` is between 1 and 16.
	fn request_release(a: u32, ) -> Weight {
		// Proof in bytes: 1866 measured, 3718 estimated.
		// Shortest run: 20_730 ns.
		Weight::from_parts(21_848_222, 3718)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(304_777, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `SecondOfficers::Members` (r:1 w:0)
	/// Proof: `SecondOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::ReleaseRequests` (r:1 w:1)
	/// Proof: `Sanctions::ReleaseRequests` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::Freezes` (r:1 w:1)
	/// Proof: `Sanctions::Freezes` (`max_values`: None, `max_size`: Some(253), added: 2728, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:1)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::AccountsOf` (r:16 w:0)
	/// Proof: `Kyc::AccountsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:16 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:16 w:16)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:16 w:16)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:16 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// The component `a` is between 1 and 16.
	fn confirm_release(a: u32, ) -> Weight {
		// Proof in bytes: 2830 measured, 6295 estimated.
		// Shortest run: 61_522 ns.
		Weight::from_parts(38_998_571, 6295)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(26_759_714, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(a.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(a.into())))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(a.into()))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `SecondOfficers::Members` (r:1 w:0)
	/// Proof: `SecondOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::ReleaseRequests` (r:1 w:1)
	/// Proof: `Sanctions::ReleaseRequests` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	fn cancel_release() -> Weight {
		// Proof in bytes: 3503 measured, 3619 estimated.
		// Shortest run: 19_739 ns.
		Weight::from_parts(20_651_000, 3619)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::FrozenUnits` (r:1 w:1)
	/// Proof: `Sanctions::FrozenUnits` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::UnitsRequests` (r:1 w:1)
	/// Proof: `Sanctions::UnitsRequests` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	fn freeze_units() -> Weight {
		// Proof in bytes: 2441 measured, 3607 estimated.
		// Shortest run: 37_406 ns.
		Weight::from_parts(39_238_000, 3607)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::FrozenUnits` (r:1 w:0)
	/// Proof: `Sanctions::FrozenUnits` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::UnitsRequests` (r:1 w:1)
	/// Proof: `Sanctions::UnitsRequests` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	fn request_units_release() -> Weight {
		// Proof in bytes: 1922 measured, 3607 estimated.
		// Shortest run: 24_286 ns.
		Weight::from_parts(26_159_000, 3607)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `SecondOfficers::Members` (r:1 w:0)
	/// Proof: `SecondOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::UnitsRequests` (r:1 w:1)
	/// Proof: `Sanctions::UnitsRequests` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::FrozenUnits` (r:1 w:1)
	/// Proof: `Sanctions::FrozenUnits` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	fn confirm_units_release() -> Weight {
		// Proof in bytes: 2264 measured, 3607 estimated.
		// Shortest run: 32_629 ns.
		Weight::from_parts(34_481_000, 3607)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `SecondOfficers::Members` (r:1 w:0)
	/// Proof: `SecondOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::UnitsRequests` (r:1 w:1)
	/// Proof: `Sanctions::UnitsRequests` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	fn cancel_units_release() -> Weight {
		// Proof in bytes: 3489 measured, 3605 estimated.
		// Shortest run: 22_353 ns.
		Weight::from_parts(23_535_000, 3605)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `CourtOfficers::Members` (r:1 w:0)
	/// Proof: `CourtOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::CounterForForcedTransfers` (r:1 w:1)
	/// Proof: `Sanctions::CounterForForcedTransfers` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::NextForcedTransferId` (r:1 w:1)
	/// Proof: `Sanctions::NextForcedTransferId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::ForcedTransfers` (r:1 w:1)
	/// Proof: `Sanctions::ForcedTransfers` (`max_values`: None, `max_size`: Some(205), added: 2680, mode: `MaxEncodedLen`)
	fn propose_forced_transfer() -> Weight {
		// Proof in bytes: 1683 measured, 3670 estimated.
		// Shortest run: 21_482 ns.
		Weight::from_parts(23_996_000, 3670)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `SecondOfficers::Members` (r:1 w:0)
	/// Proof: `SecondOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::ForcedTransfers` (r:1 w:1)
	/// Proof: `Sanctions::ForcedTransfers` (`max_values`: None, `max_size`: Some(205), added: 2680, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:2 w:2)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:2 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:2 w:2)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::CounterForForcedTransfers` (r:1 w:1)
	/// Proof: `Sanctions::CounterForForcedTransfers` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn approve_forced_transfer() -> Weight {
		// Proof in bytes: 7547 measured, 18658 estimated.
		// Shortest run: 85_757 ns.
		Weight::from_parts(89_523_000, 18658)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `CourtOfficers::Members` (r:1 w:0)
	/// Proof: `CourtOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `SecondOfficers::Members` (r:1 w:0)
	/// Proof: `SecondOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::ForcedTransfers` (r:1 w:1)
	/// Proof: `Sanctions::ForcedTransfers` (`max_values`: None, `max_size`: Some(205), added: 2680, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::CounterForForcedTransfers` (r:1 w:1)
	/// Proof: `Sanctions::CounterForForcedTransfers` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn withdraw_forced_transfer() -> Weight {
		// Proof in bytes: 3498 measured, 3670 estimated.
		// Shortest run: 28_583 ns.
		Weight::from_parts(29_934_000, 3670)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
