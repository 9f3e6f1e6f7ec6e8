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
		// Shortest run: 13_480 ns.
		Weight::from_parts(15_223_000, 3599)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Recovery::Inheritor` (r:1 w:1)
	/// Proof: `Recovery::Inheritor` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn revoke_inheritor() -> Weight {
		// Proof in bytes: 833 measured, 3730 estimated.
		// Shortest run: 57_075 ns.
		Weight::from_parts(58_186_000, 3730)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Recovery::Attempt` (r:1 w:0)
	/// Proof: `Recovery::Attempt` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
	/// Storage: `Recovery::FriendGroups` (r:1 w:1)
	/// Proof: `Recovery::FriendGroups` (`max_values`: None, `max_size`: Some(10796), added: 13271, mode: `MaxEncodedLen`)
	fn set_friend_groups() -> Weight {
		// Proof in bytes: 10901 measured, 14261 estimated.
		// Shortest run: 68_461 ns.
		Weight::from_parts(74_140_000, 14261)
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
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn initiate_attempt() -> Weight {
		// Proof in bytes: 11974 measured, 14261 estimated.
		// Shortest run: 109_122 ns.
		Weight::from_parts(118_175_000, 14261)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Recovery::Attempt` (r:1 w:1)
	/// Proof: `Recovery::Attempt` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
	/// Storage: `Recovery::FriendGroups` (r:1 w:0)
	/// Proof: `Recovery::FriendGroups` (`max_values`: None, `max_size`: Some(10796), added: 13271, mode: `MaxEncodedLen`)
	fn approve_attempt() -> Weight {
		// Proof in bytes: 11109 measured, 14261 estimated.
		// Shortest run: 39_679 ns.
		Weight::from_parts(44_105_000, 14261)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Recovery::Attempt` (r:1 w:1)
	/// Proof: `Recovery::Attempt` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:2 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Recovery::FriendGroups` (r:1 w:0)
	/// Proof: `Recovery::FriendGroups` (`max_values`: None, `max_size`: Some(10796), added: 13271, mode: `MaxEncodedLen`)
	/// Storage: `Recovery::Inheritor` (r:1 w:1)
	/// Proof: `Recovery::Inheritor` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	fn finish_attempt() -> Weight {
		// Proof in bytes: 12963 measured, 14261 estimated.
		// Shortest run: 205_004 ns.
		Weight::from_parts(210_573_000, 14261)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Recovery::Attempt` (r:1 w:1)
	/// Proof: `Recovery::Attempt` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Recovery::FriendGroups` (r:1 w:0)
	/// Proof: `Recovery::FriendGroups` (`max_values`: None, `max_size`: Some(10796), added: 13271, mode: `MaxEncodedLen`)
	fn cancel_attempt() -> Weight {
		// Proof in bytes: 12211 measured, 14261 estimated.
		// Shortest run: 101_911 ns.
		Weight::from_parts(111_045_000, 14261)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Recovery::Attempt` (r:1 w:1)
	/// Proof: `Recovery::Attempt` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::FormerIdentityOf` (r:1 w:0)
	/// Proof: `Kyc::FormerIdentityOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn slash_attempt() -> Weight {
		// Proof in bytes: 1424 measured, 3730 estimated.
		// Shortest run: 95_993 ns.
		Weight::from_parts(103_424_000, 3730)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
}
