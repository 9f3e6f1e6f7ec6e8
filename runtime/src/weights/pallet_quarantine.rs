// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_quarantine` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_quarantine`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_quarantine::WeightInfo for WeightInfo<T> {
	/// Storage: `Kyc::Accounts` (r:1 w:1)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	fn set_receive_policy() -> Weight {
		// Proof in bytes: 802 measured, 3523 estimated.
		// Shortest run: 16_094 ns.
		Weight::from_parts(19_108_000, 3523)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::Trusted` (r:1 w:1)
	/// Proof: `Quarantine::Trusted` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::TrustedCount` (r:1 w:1)
	/// Proof: `Quarantine::TrustedCount` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn trust_sender() -> Weight {
		// Proof in bytes: 1076 measured, 3523 estimated.
		// Shortest run: 28_552 ns.
		Weight::from_parts(30_355_000, 3523)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::Trusted` (r:1 w:1)
	/// Proof: `Quarantine::Trusted` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::TrustedCount` (r:1 w:1)
	/// Proof: `Quarantine::TrustedCount` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn untrust_sender() -> Weight {
		// Proof in bytes: 975 measured, 3523 estimated.
		// Shortest run: 23_985 ns.
		Weight::from_parts(25_798_000, 3523)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:17 w:2)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
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
	/// Storage: `Quarantine::Trusted` (r:1 w:0)
	/// Proof: `Quarantine::Trusted` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextAmlCaseId` (r:1 w:1)
	/// Proof: `Compliance::NextAmlCaseId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AmlCases` (r:0 w:4)
	/// Proof: `Compliance::AmlCases` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn offer_settled() -> Weight {
		// Proof in bytes: 8709 measured, 44357 estimated.
		// Shortest run: 333_555 ns.
		Weight::from_parts(341_297_000, 44357)
			.saturating_add(T::DbWeight::get().reads(53_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:17 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
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
	/// Storage: `Coupons::Territories` (r:1 w:0)
	/// Proof: `Coupons::Territories` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::Trusted` (r:1 w:0)
	/// Proof: `Quarantine::Trusted` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::OpenOffers` (r:1 w:1)
	/// Proof: `Quarantine::OpenOffers` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::NextReceiptId` (r:1 w:1)
	/// Proof: `Quarantine::NextReceiptId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::Receipts` (r:0 w:1)
	/// Proof: `Quarantine::Receipts` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::ReceiptsOf` (r:0 w:2)
	/// Proof: `Quarantine::ReceiptsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn offer_opened() -> Weight {
		// Proof in bytes: 8618 measured, 44357 estimated.
		// Shortest run: 193_017 ns.
		Weight::from_parts(212_635_000, 44357)
			.saturating_add(T::DbWeight::get().reads(54_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Quarantine::Receipts` (r:1 w:1)
	/// Proof: `Quarantine::Receipts` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::OpenOffers` (r:1 w:1)
	/// Proof: `Quarantine::OpenOffers` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:17 w:2)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
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
	/// Storage: `Quarantine::ReceiptsOf` (r:0 w:2)
	/// Proof: `Quarantine::ReceiptsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AmlCases` (r:0 w:4)
	/// Proof: `Compliance::AmlCases` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn accept_receipt() -> Weight {
		// Proof in bytes: 8917 measured, 44357 estimated.
		// Shortest run: 246_646 ns.
		Weight::from_parts(258_253_000, 44357)
			.saturating_add(T::DbWeight::get().reads(54_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	/// Storage: `Quarantine::Receipts` (r:1 w:1)
	/// Proof: `Quarantine::Receipts` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::OpenOffers` (r:1 w:1)
	/// Proof: `Quarantine::OpenOffers` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::ReceiptsOf` (r:0 w:2)
	/// Proof: `Quarantine::ReceiptsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn decline_receipt() -> Weight {
		// Proof in bytes: 603 measured, 3622 estimated.
		// Shortest run: 37_375 ns.
		Weight::from_parts(42_433_000, 3622)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Quarantine::Receipts` (r:1 w:1)
	/// Proof: `Quarantine::Receipts` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::OpenOffers` (r:1 w:1)
	/// Proof: `Quarantine::OpenOffers` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::ReceiptsOf` (r:0 w:2)
	/// Proof: `Quarantine::ReceiptsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn withdraw_offer() -> Weight {
		// Proof in bytes: 603 measured, 3622 estimated.
		// Shortest run: 36_133 ns.
		Weight::from_parts(46_509_000, 3622)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Quarantine::Receipts` (r:1 w:1)
	/// Proof: `Quarantine::Receipts` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::OpenOffers` (r:1 w:1)
	/// Proof: `Quarantine::OpenOffers` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::ReceiptsOf` (r:0 w:2)
	/// Proof: `Quarantine::ReceiptsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn return_offer() -> Weight {
		// Proof in bytes: 603 measured, 3622 estimated.
		// Shortest run: 35_012 ns.
		Weight::from_parts(42_302_000, 3622)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Quarantine::NextToReturn` (r:1 w:1)
	/// Proof: `Quarantine::NextToReturn` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::NextReceiptId` (r:1 w:0)
	/// Proof: `Quarantine::NextReceiptId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::Receipts` (r:1 w:0)
	/// Proof: `Quarantine::Receipts` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	fn on_idle_base() -> Weight {
		// Proof in bytes: 74 measured, 3622 estimated.
		// Shortest run: 7_802 ns.
		Weight::from_parts(8_042_000, 3622)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Quarantine::Receipts` (r:1 w:0)
	/// Proof: `Quarantine::Receipts` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	fn on_idle_look() -> Weight {
		// Proof in bytes: 298 measured, 3622 estimated.
		// Shortest run: 6_249 ns.
		Weight::from_parts(8_823_000, 3622)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Quarantine::OpenOffers` (r:1 w:1)
	/// Proof: `Quarantine::OpenOffers` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::Receipts` (r:0 w:1)
	/// Proof: `Quarantine::Receipts` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Quarantine::ReceiptsOf` (r:0 w:2)
	/// Proof: `Quarantine::ReceiptsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn on_idle_return() -> Weight {
		// Proof in bytes: 419 measured, 3541 estimated.
		// Shortest run: 26_189 ns.
		Weight::from_parts(35_162_000, 3541)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
}
