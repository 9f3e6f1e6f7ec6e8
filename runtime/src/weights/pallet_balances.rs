// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_balances` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_balances`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_balances::WeightInfo for WeightInfo<T> {
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:2 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Storage: `Revive::OriginalAccount` (r:1 w:2)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	fn transfer_allow_death() -> Weight {
		// Proof in bytes: 1142 measured, 6056 estimated.
		// Shortest run: 110_514 ns.
		Weight::from_parts(112_357_000, 6056)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:2 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Storage: `Revive::OriginalAccount` (r:1 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	fn transfer_keep_alive() -> Weight {
		// Proof in bytes: 1142 measured, 6056 estimated.
		// Shortest run: 62_313 ns.
		Weight::from_parts(64_886_000, 6056)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Revive::OriginalAccount` (r:1 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:1 w:0)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn force_set_balance_creating() -> Weight {
		// Proof in bytes: 1138 measured, 4603 estimated.
		// Shortest run: 34_481 ns.
		Weight::from_parts(36_434_000, 4603)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Storage: `Revive::OriginalAccount` (r:0 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn force_set_balance_killing() -> Weight {
		// Proof in bytes: 650 measured, 4115 estimated.
		// Shortest run: 51_907 ns.
		Weight::from_parts(53_760_000, 4115)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:2 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Storage: `Revive::OriginalAccount` (r:1 w:2)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	fn force_transfer() -> Weight {
		// Proof in bytes: 1247 measured, 6196 estimated.
		// Shortest run: 110_614 ns.
		Weight::from_parts(113_579_000, 6196)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:2 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Storage: `Revive::OriginalAccount` (r:1 w:2)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	fn transfer_all() -> Weight {
		// Proof in bytes: 1142 measured, 6056 estimated.
		// Shortest run: 97_184 ns.
		Weight::from_parts(100_078_000, 6056)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	fn force_unreserve() -> Weight {
		// Proof in bytes: 174 measured, 3639 estimated.
		// Shortest run: 17_256 ns.
		Weight::from_parts(18_067_000, 3639)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `System::Account` (r:1000 w:1000)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// The component `u` is between 1 and 1000.
	fn upgrade_accounts(u: u32, ) -> Weight {
		// Proof in bytes: 0 measured, 3014 estimated.
		// Shortest run: 17_096 ns.
		Weight::from_parts(0, 3014)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(15_951_274, 0).saturating_mul(u.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(u.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(u.into())))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(u.into()))
	}
	fn force_adjust_total_issuance() -> Weight {
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 5_037 ns.
		Weight::from_parts(5_348_000, 0)
	}
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Storage: `Revive::OriginalAccount` (r:0 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn burn_allow_death() -> Weight {
		// Proof in bytes: 467 measured, 3932 estimated.
		// Shortest run: 77_696 ns.
		Weight::from_parts(79_799_000, 3932)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	fn burn_keep_alive() -> Weight {
		// Proof in bytes: 467 measured, 3932 estimated.
		// Shortest run: 29_444 ns.
		Weight::from_parts(30_305_000, 3932)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
