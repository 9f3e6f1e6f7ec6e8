// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_recovery` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_recovery`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_recovery::WeightInfo for WeightInfo<T> {
	/// Storage: `Recovery::Inheritor` (r:1 w:0)
	/// Proof: `Recovery::Inheritor` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	fn control_inherited_account() -> Weight {
		// Proof in bytes: 239 measured, 3599 estimated.
		// Shortest run: 13_280 ns.
		Weight::from_parts(14_262_000, 3599)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Recovery::Inheritor` (r:1 w:1)
	/// Proof: `Recovery::Inheritor` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
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
	/// Storage: UNKNOWN KEY `0x3a67656e65783a72656c65617365` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a72656c65617365` (r:0 w:1)
	fn revoke_inheritor() -> Weight {
		// Proof in bytes: 833 measured, 4298 estimated.
		// Shortest run: 57_155 ns.
		Weight::from_parts(58_067_000, 4298)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Recovery::Attempt` (r:1 w:0)
	/// Proof: `Recovery::Attempt` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
	/// Storage: `Recovery::FriendGroups` (r:1 w:1)
	/// Proof: `Recovery::FriendGroups` (`max_values`: None, `max_size`: Some(10796), added: 13271, mode: `MaxEncodedLen`)
	fn set_friend_groups() -> Weight {
		// Proof in bytes: 10901 measured, 14261 estimated.
		// Shortest run: 69_714 ns.
		Weight::from_parts(82_743_000, 14261)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Recovery::Attempt` (r:1 w:1)
	/// Proof: `Recovery::Attempt` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
	/// Storage: `Recovery::FriendGroups` (r:1 w:0)
	/// Proof: `Recovery::FriendGroups` (`max_values`: None, `max_size`: Some(10796), added: 13271, mode: `MaxEncodedLen`)
	/// Storage: `Recovery::Inheritor` (r:1 w:0)
	/// Proof: `Recovery::Inheritor` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	fn initiate_attempt() -> Weight {
		// Proof in bytes: 11974 measured, 15439 estimated.
		// Shortest run: 109_853 ns.
		Weight::from_parts(113_889_000, 15439)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Recovery::Attempt` (r:1 w:1)
	/// Proof: `Recovery::Attempt` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
	/// Storage: `Recovery::FriendGroups` (r:1 w:0)
	/// Proof: `Recovery::FriendGroups` (`max_values`: None, `max_size`: Some(10796), added: 13271, mode: `MaxEncodedLen`)
	fn approve_attempt() -> Weight {
		// Proof in bytes: 11109 measured, 14261 estimated.
		// Shortest run: 44_156 ns.
		Weight::from_parts(47_340_000, 14261)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Recovery::Attempt` (r:1 w:1)
	/// Proof: `Recovery::Attempt` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a737061726564` (r:1 w:0)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:2 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a666565` (r:1 w:0)
	/// Storage: `Recovery::FriendGroups` (r:1 w:0)
	/// Proof: `Recovery::FriendGroups` (`max_values`: None, `max_size`: Some(10796), added: 13271, mode: `MaxEncodedLen`)
	/// Storage: `Recovery::Inheritor` (r:1 w:1)
	/// Proof: `Recovery::Inheritor` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a72656c65617365` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a72656c65617365` (r:0 w:1)
	fn finish_attempt() -> Weight {
		// Proof in bytes: 12963 measured, 16428 estimated.
		// Shortest run: 202_161 ns.
		Weight::from_parts(213_277_000, 16428)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Recovery::Attempt` (r:1 w:1)
	/// Proof: `Recovery::Attempt` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
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
	/// Storage: `Recovery::FriendGroups` (r:1 w:0)
	/// Proof: `Recovery::FriendGroups` (`max_values`: None, `max_size`: Some(10796), added: 13271, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a676e785f73656e74` (r:0 w:1)
	/// Storage: UNKNOWN KEY `0x3a67656e65783a72656c65617365` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a72656c65617365` (r:0 w:1)
	fn cancel_attempt() -> Weight {
		// Proof in bytes: 12211 measured, 15676 estimated.
		// Shortest run: 99_087 ns.
		Weight::from_parts(106_618_000, 15676)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Recovery::Attempt` (r:1 w:1)
	/// Proof: `Recovery::Attempt` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
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
	/// Storage: UNKNOWN KEY `0x3a67656e65783a72656c65617365` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a67656e65783a72656c65617365` (r:0 w:1)
	fn slash_attempt() -> Weight {
		// Proof in bytes: 1424 measured, 4889 estimated.
		// Shortest run: 91_546 ns.
		Weight::from_parts(94_460_000, 4889)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
}
