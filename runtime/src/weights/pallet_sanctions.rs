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
		// Shortest run: 22_503 ns.
		Weight::from_parts(26_490_000, 3560)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Sanctions::Lists` (r:1 w:1)
	/// Proof: `Sanctions::Lists` (`max_values`: Some(1), `max_size`: Some(1393), added: 1888, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::RetiredLists` (r:0 w:1)
	/// Proof: `Sanctions::RetiredLists` (`max_values`: None, `max_size`: Some(95), added: 2570, mode: `MaxEncodedLen`)
	fn retire_list() -> Weight {
		// Proof in bytes: 656 measured, 2878 estimated.
		// Shortest run: 19_118 ns.
		Weight::from_parts(19_499_000, 2878)
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
	/// The component `n` is between 1 and 256.
	fn update_list(n: u32, ) -> Weight {
		// Proof in bytes: 3954 measured, 3086 estimated.
		// Shortest run: 121_831 ns.
		Weight::from_parts(123_173_000, 3086)
			// Standard error: 565_442.
			.saturating_add(Weight::from_parts(90_994_214, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
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
	/// The component `a` is between 1 and 16.
	fn settle(a: u32, ) -> Weight {
		// Proof in bytes: 973 measured, 3976 estimated.
		// Shortest run: 35_252 ns.
		Weight::from_parts(13_720_666, 3976)
			// Standard error: 82_743.
			.saturating_add(Weight::from_parts(24_369_264, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(a.into())))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(a.into())))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(a.into()))
	}
	/// Storage: `Sanctions::Lists` (r:1 w:1)
	/// Proof: `Sanctions::Lists` (`max_values`: Some(1), `max_size`: Some(1393), added: 1888, mode: `MaxEncodedLen`)
	fn report_stale() -> Weight {
		// Proof in bytes: 656 measured, 2878 estimated.
		// Shortest run: 12_598 ns.
		Weight::from_parts(14_191_000, 2878)
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
	/// The component `a` is between 1 and 16.
	fn freeze(a: u32, ) -> Weight {
		// Proof in bytes: 3188 measured, 6446 estimated.
		// Shortest run: 97_445 ns.
		Weight::from_parts(74_759_862, 6446)
			// Standard error: 375_515.
			.saturating_add(Weight::from_parts(26_605_244, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
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
		// Shortest run: 20_170 ns.
		Weight::from_parts(21_886_204, 3718)
			// Standard error: 35_337.
			.saturating_add(Weight::from_parts(397_785, 0).saturating_mul(a.into()))
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
	/// The component `a` is between 1 and 16.
	fn confirm_release(a: u32, ) -> Weight {
		// Proof in bytes: 2830 measured, 3976 estimated.
		// Shortest run: 59_909 ns.
		Weight::from_parts(36_474_000, 3976)
			// Standard error: 167_281.
			.saturating_add(Weight::from_parts(27_462_525, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
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
		// Shortest run: 20_110 ns.
		Weight::from_parts(20_841_000, 3619)
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
		// Shortest run: 39_068 ns.
		Weight::from_parts(42_543_000, 3607)
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
		// Shortest run: 24_546 ns.
		Weight::from_parts(27_140_000, 3607)
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
		// Shortest run: 34_471 ns.
		Weight::from_parts(36_474_000, 3607)
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
		// Shortest run: 23_815 ns.
		Weight::from_parts(26_950_000, 3605)
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
		// Shortest run: 22_353 ns.
		Weight::from_parts(23_524_000, 3670)
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
		// Proof in bytes: 7548 measured, 18658 estimated.
		// Shortest run: 88_071 ns.
		Weight::from_parts(91_265_000, 18658)
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
		// Shortest run: 31_888 ns.
		Weight::from_parts(33_330_000, 3670)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
