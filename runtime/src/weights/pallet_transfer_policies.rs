// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_transfer_policies` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_transfer_policies`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_transfer_policies::WeightInfo for WeightInfo<T> {
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Rules` (r:4 w:1)
	/// Proof: `TransferPolicies::Rules` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::PolicyCount` (r:1 w:1)
	/// Proof: `TransferPolicies::PolicyCount` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::NextPolicyId` (r:1 w:1)
	/// Proof: `TransferPolicies::NextPolicyId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Details` (r:0 w:1)
	/// Proof: `TransferPolicies::Details` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn create_policy() -> Weight {
		// Proof in bytes: 1139 measured, 11022 estimated.
		// Shortest run: 37_826 ns.
		Weight::from_parts(39_078_000, 11022)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `TransferPolicies::Details` (r:1 w:1)
	/// Proof: `TransferPolicies::Details` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Rules` (r:1 w:0)
	/// Proof: `TransferPolicies::Rules` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:100 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Members` (r:100 w:100)
	/// Proof: `TransferPolicies::Members` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// The component `n` is between 1 and 100.
	fn add_members(n: u32, ) -> Weight {
		// Proof in bytes: 740 measured, 3549 estimated.
		// Shortest run: 28_382 ns.
		Weight::from_parts(39_826_647, 3549)
			// Standard error: 75_654.
			.saturating_add(Weight::from_parts(5_356_649, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2536).saturating_mul(n.into()))
	}
	/// Storage: `TransferPolicies::Details` (r:1 w:1)
	/// Proof: `TransferPolicies::Details` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Rules` (r:1 w:0)
	/// Proof: `TransferPolicies::Rules` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Members` (r:100 w:100)
	/// Proof: `TransferPolicies::Members` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// The component `n` is between 1 and 100.
	fn remove_members(n: u32, ) -> Weight {
		// Proof in bytes: 208 measured, 3549 estimated.
		// Shortest run: 20_921 ns.
		Weight::from_parts(14_810_236, 3549)
			// Standard error: 54_853.
			.saturating_add(Weight::from_parts(4_104_313, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2536).saturating_mul(n.into()))
	}
	/// Storage: `TransferPolicies::Details` (r:1 w:1)
	/// Proof: `TransferPolicies::Details` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn transfer_admin() -> Weight {
		// Proof in bytes: 204 measured, 3549 estimated.
		// Shortest run: 16_003 ns.
		Weight::from_parts(18_177_000, 3549)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `TransferPolicies::Details` (r:1 w:1)
	/// Proof: `TransferPolicies::Details` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::PolicyCount` (r:2 w:2)
	/// Proof: `TransferPolicies::PolicyCount` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	fn accept_admin() -> Weight {
		// Proof in bytes: 1286 measured, 6046 estimated.
		// Shortest run: 32_889 ns.
		Weight::from_parts(35_933_000, 6046)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `TransferPolicies::Details` (r:1 w:1)
	/// Proof: `TransferPolicies::Details` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Rules` (r:1 w:0)
	/// Proof: `TransferPolicies::Rules` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn seal_policy() -> Weight {
		// Proof in bytes: 170 measured, 3549 estimated.
		// Shortest run: 17_016 ns.
		Weight::from_parts(17_676_000, 3549)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
