// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_kyc` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_kyc`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_kyc::WeightInfo for WeightInfo<T> {
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:1 w:1)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::NextIdentityId` (r:1 w:1)
	/// Proof: `Kyc::NextIdentityId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:1)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::SeriesCount` (r:1 w:0)
	/// Proof: `Coupons::SeriesCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::StaffCount` (r:1 w:0)
	/// Proof: `Issuers::StaffCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodians` (r:1 w:0)
	/// Proof: `Custody::Custodians` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:0)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Terms` (r:16 w:0)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:15 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::LinkNonce` (r:1 w:1)
	/// Proof: `Kyc::LinkNonce` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Revive::OriginalAccount` (r:1 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::AccountsOf` (r:0 w:1)
	/// Proof: `Kyc::AccountsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:0 w:1)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:0 w:1)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	fn register() -> Weight {
		// Proof in bytes: 3931 measured, 40718 estimated.
		// Shortest run: 108_892 ns.
		Weight::from_parts(119_357_000, 40718)
			.saturating_add(T::DbWeight::get().reads(42_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:1)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:1 w:1)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	fn renew() -> Weight {
		// Proof in bytes: 2283 measured, 3561 estimated.
		// Shortest run: 26_449 ns.
		Weight::from_parts(27_240_000, 3561)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:1)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:1 w:1)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	fn set_residence() -> Weight {
		// Proof in bytes: 2283 measured, 3561 estimated.
		// Shortest run: 22_172 ns.
		Weight::from_parts(23_405_000, 3561)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:1)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:1 w:1)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// Proof in bytes: 3996 measured, 3561 estimated.
		// Shortest run: 25_998 ns.
		Weight::from_parts(27_411_000, 3561)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Kyc::Accounts` (r:2 w:1)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:1)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::LinkNonce` (r:1 w:1)
	/// Proof: `Kyc::LinkNonce` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:1 w:1)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Revive::OriginalAccount` (r:1 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::AccountsOf` (r:0 w:1)
	/// Proof: `Kyc::AccountsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn link_account() -> Weight {
		// Proof in bytes: 1986 measured, 6056 estimated.
		// Shortest run: 186_006 ns.
		Weight::from_parts(202_370_000, 6056)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:1)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:1 w:0)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:1 w:1)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:1)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::SeriesCount` (r:1 w:0)
	/// Proof: `Coupons::SeriesCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::StaffCount` (r:1 w:0)
	/// Proof: `Issuers::StaffCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodians` (r:1 w:0)
	/// Proof: `Custody::Custodians` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:0)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Terms` (r:16 w:0)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:15 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::LinkNonce` (r:1 w:1)
	/// Proof: `Kyc::LinkNonce` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Revive::OriginalAccount` (r:1 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::AccountsOf` (r:0 w:1)
	/// Proof: `Kyc::AccountsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn attest_account() -> Weight {
		// Proof in bytes: 4539 measured, 40718 estimated.
		// Shortest run: 111_776 ns.
		Weight::from_parts(114_430_000, 40718)
			.saturating_add(T::DbWeight::get().reads(43_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:1 w:1)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:1)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:1 w:0)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::SeriesCount` (r:1 w:0)
	/// Proof: `Coupons::SeriesCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::StaffCount` (r:1 w:0)
	/// Proof: `Issuers::StaffCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Applications` (r:1 w:0)
	/// Proof: `Issuers::Applications` (`max_values`: None, `max_size`: Some(601), added: 3076, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodians` (r:1 w:0)
	/// Proof: `Custody::Custodians` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:0)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Terms` (r:16 w:0)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:15 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `Sanctions::Freezes` (r:1 w:0)
	/// Proof: `Sanctions::Freezes` (`max_values`: None, `max_size`: Some(253), added: 2728, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::AccountsOf` (r:0 w:1)
	/// Proof: `Kyc::AccountsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:0 w:1)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn unlink_account() -> Weight {
		// Proof in bytes: 5169 measured, 40718 estimated.
		// Shortest run: 99_208 ns.
		Weight::from_parts(103_123_000, 40718)
			.saturating_add(T::DbWeight::get().reads(42_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::LinkNonce` (r:1 w:1)
	/// Proof: `Kyc::LinkNonce` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:1 w:1)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::NextIdentityId` (r:1 w:1)
	/// Proof: `Kyc::NextIdentityId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:1)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::SeriesCount` (r:1 w:0)
	/// Proof: `Coupons::SeriesCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::StaffCount` (r:1 w:0)
	/// Proof: `Issuers::StaffCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodians` (r:1 w:0)
	/// Proof: `Custody::Custodians` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:0)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Terms` (r:16 w:0)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:15 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Revive::OriginalAccount` (r:1 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::AccountsOf` (r:0 w:1)
	/// Proof: `Kyc::AccountsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:0 w:1)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:0 w:1)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	fn submit_attestation() -> Weight {
		// Proof in bytes: 3963 measured, 40718 estimated.
		// Shortest run: 256_140 ns.
		Weight::from_parts(271_252_000, 40718)
			.saturating_add(T::DbWeight::get().reads(42_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:1 w:1)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Attestors::Members` (r:1 w:0)
	/// Proof: `Attestors::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	fn reassign() -> Weight {
		// Proof in bytes: 3850 measured, 3561 estimated.
		// Shortest run: 20_661 ns.
		Weight::from_parts(21_853_000, 3561)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:1)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Details` (r:1 w:1)
	/// Proof: `Kyc::Details` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	fn reinstate() -> Weight {
		// Proof in bytes: 2461 measured, 3561 estimated.
		// Shortest run: 22_894 ns.
		Weight::from_parts(24_146_000, 3561)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
