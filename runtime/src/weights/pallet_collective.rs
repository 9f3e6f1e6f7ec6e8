// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_collective` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 50 steps, 20 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_collective`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_collective::WeightInfo for WeightInfo<T> {
	/// Storage: `Council::Members` (r:1 w:1)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Proof: `Council::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Voting` (r:100 w:100)
	/// Proof: `Council::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Proof: `Council::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The component `m` is between 0 and 50.
	/// The component `n` is between 0 and 50.
	/// The component `p` is between 0 and 100.
	fn set_members(m: u32, _n: u32, p: u32, ) -> Weight {
		// Proof in bytes: 0 measured, 10997 estimated.
		// Shortest run: 9_324 ns.
		Weight::from_parts(9_564_000, 10997)
			// Standard error: 82_852.
			.saturating_add(Weight::from_parts(3_140_561, 0).saturating_mul(m.into()))
			// Standard error: 41_463.
			.saturating_add(Weight::from_parts(5_246_379, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 1960).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 3389).saturating_mul(p.into()))
	}
	/// Storage: `Council::Members` (r:1 w:0)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	/// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// The component `b` is between 2 and 1024.
	/// The component `m` is between 1 and 50.
	fn execute(b: u32, m: u32, ) -> Weight {
		// Proof in bytes: 184 measured, 1669 estimated.
		// Shortest run: 12_869 ns.
		Weight::from_parts(14_890_738, 1669)
			// Standard error: 402.
			.saturating_add(Weight::from_parts(4_776, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(Weight::from_parts(0, 32).saturating_mul(m.into()))
	}
	/// Storage: `Council::Members` (r:1 w:0)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::ProposalOf` (r:1 w:0)
	/// Proof: `Council::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	/// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// The component `b` is between 2 and 1024.
	/// The component `m` is between 1 and 50.
	fn propose_execute(b: u32, m: u32, ) -> Weight {
		// Proof in bytes: 184 measured, 3649 estimated.
		// Shortest run: 15_353 ns.
		Weight::from_parts(15_075_779, 3649)
			// Standard error: 67.
			.saturating_add(Weight::from_parts(1_204, 0).saturating_mul(b.into()))
			// Standard error: 1_399.
			.saturating_add(Weight::from_parts(26_248, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(Weight::from_parts(0, 32).saturating_mul(m.into()))
	}
	/// Storage: `Council::Members` (r:1 w:0)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::ProposalOf` (r:1 w:1)
	/// Proof: `Council::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Proposals` (r:1 w:1)
	/// Proof: `Council::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::ProposalCount` (r:1 w:1)
	/// Proof: `Council::ProposalCount` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Voting` (r:0 w:1)
	/// Proof: `Council::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The component `b` is between 2 and 1024.
	/// The component `m` is between 2 and 50.
	/// The component `p` is between 1 and 100.
	fn propose_proposed(b: u32, m: u32, p: u32, ) -> Weight {
		// Proof in bytes: 430 measured, 3823 estimated.
		// Shortest run: 18_337 ns.
		Weight::from_parts(23_271_039, 3823)
			// Standard error: 583.
			.saturating_add(Weight::from_parts(510, 0).saturating_mul(b.into()))
			// Standard error: 6_006.
			.saturating_add(Weight::from_parts(307_324, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(Weight::from_parts(0, 34).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 36).saturating_mul(p.into()))
	}
	/// Storage: `Council::Members` (r:1 w:0)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Voting` (r:1 w:1)
	/// Proof: `Council::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The component `m` is between 5 and 50.
	fn vote(m: u32, ) -> Weight {
		// Proof in bytes: 880 measured, 4345 estimated.
		// Shortest run: 20_711 ns.
		Weight::from_parts(24_830_524, 4345)
			// Standard error: 5_807.
			.saturating_add(Weight::from_parts(15_446, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 64).saturating_mul(m.into()))
	}
	/// Storage: `Council::Voting` (r:1 w:1)
	/// Proof: `Council::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Members` (r:1 w:0)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Proposals` (r:1 w:1)
	/// Proof: `Council::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::ProposalOf` (r:0 w:1)
	/// Proof: `Council::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The component `m` is between 4 and 50.
	/// The component `p` is between 1 and 100.
	fn close_early_disapproved(m: u32, p: u32, ) -> Weight {
		// Proof in bytes: 470 measured, 3911 estimated.
		// Shortest run: 20_741 ns.
		Weight::from_parts(21_383_032, 3911)
			// Standard error: 5_296.
			.saturating_add(Weight::from_parts(30_921, 0).saturating_mul(m.into()))
			// Standard error: 2_491.
			.saturating_add(Weight::from_parts(275_649, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 66).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 36).saturating_mul(p.into()))
	}
	/// Storage: `Council::Voting` (r:1 w:1)
	/// Proof: `Council::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Members` (r:1 w:0)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::ProposalOf` (r:1 w:1)
	/// Proof: `Council::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	/// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Council::Proposals` (r:1 w:1)
	/// Proof: `Council::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The component `b` is between 2 and 1024.
	/// The component `m` is between 4 and 50.
	/// The component `p` is between 1 and 100.
	fn close_early_approved(b: u32, m: u32, p: u32, ) -> Weight {
		// Proof in bytes: 813 measured, 4123 estimated.
		// Shortest run: 34_351 ns.
		Weight::from_parts(24_306_136, 4123)
			// Standard error: 700.
			.saturating_add(Weight::from_parts(12_558, 0).saturating_mul(b.into()))
			// Standard error: 15_348.
			.saturating_add(Weight::from_parts(49_252, 0).saturating_mul(m.into()))
			// Standard error: 7_219.
			.saturating_add(Weight::from_parts(382_354, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
			.saturating_add(Weight::from_parts(0, 68).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 40).saturating_mul(p.into()))
	}
	/// Storage: `Council::Voting` (r:1 w:1)
	/// Proof: `Council::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Members` (r:1 w:0)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Prime` (r:1 w:0)
	/// Proof: `Council::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Proposals` (r:1 w:1)
	/// Proof: `Council::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::ProposalOf` (r:0 w:1)
	/// Proof: `Council::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The component `m` is between 4 and 50.
	/// The component `p` is between 1 and 100.
	fn close_disapproved(m: u32, p: u32, ) -> Weight {
		// Proof in bytes: 570 measured, 4016 estimated.
		// Shortest run: 22_814 ns.
		Weight::from_parts(24_078_774, 4016)
			// Standard error: 4_695.
			.saturating_add(Weight::from_parts(22_644, 0).saturating_mul(m.into()))
			// Standard error: 2_209.
			.saturating_add(Weight::from_parts(258_334, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 50).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 36).saturating_mul(p.into()))
	}
	/// Storage: `Council::Voting` (r:1 w:1)
	/// Proof: `Council::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Members` (r:1 w:0)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Prime` (r:1 w:0)
	/// Proof: `Council::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::ProposalOf` (r:1 w:1)
	/// Proof: `Council::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	/// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Council::Proposals` (r:1 w:1)
	/// Proof: `Council::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The component `b` is between 2 and 1024.
	/// The component `m` is between 4 and 50.
	/// The component `p` is between 1 and 100.
	fn close_approved(b: u32, m: u32, p: u32, ) -> Weight {
		// Proof in bytes: 833 measured, 4143 estimated.
		// Shortest run: 33_800 ns.
		Weight::from_parts(38_463_904, 4143)
			// Standard error: 283.
			.saturating_add(Weight::from_parts(440, 0).saturating_mul(b.into()))
			// Standard error: 2_917.
			.saturating_add(Weight::from_parts(311_964, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
			.saturating_add(Weight::from_parts(0, 68).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 40).saturating_mul(p.into()))
	}
	/// Storage: `Council::Proposals` (r:1 w:1)
	/// Proof: `Council::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Voting` (r:0 w:1)
	/// Proof: `Council::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Council::ProposalOf` (r:0 w:1)
	/// Proof: `Council::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The component `p` is between 1 and 100.
	fn disapprove_proposal(p: u32, ) -> Weight {
		// Proof in bytes: 298 measured, 1783 estimated.
		// Shortest run: 11_607 ns.
		Weight::from_parts(10_257_103, 1783)
			// Standard error: 7_348.
			.saturating_add(Weight::from_parts(307_067, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 32).saturating_mul(p.into()))
	}
	/// Storage: `Council::ProposalOf` (r:1 w:1)
	/// Proof: `Council::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Council::CostOf` (r:1 w:0)
	/// Proof: `Council::CostOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Proposals` (r:1 w:1)
	/// Proof: `Council::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Voting` (r:0 w:1)
	/// Proof: `Council::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The component `d` is between 0 and 1.
	/// The component `p` is between 1 and 100.
	fn kill(d: u32, p: u32, ) -> Weight {
		// Proof in bytes: 1569 measured, 4968 estimated.
		// Shortest run: 17_236 ns.
		Weight::from_parts(20_502_144, 4968)
			// Standard error: 4_286.
			.saturating_add(Weight::from_parts(286_529, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 123).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 37).saturating_mul(p.into()))
	}
	/// Storage: `Council::ProposalOf` (r:1 w:0)
	/// Proof: `Council::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Council::CostOf` (r:1 w:0)
	/// Proof: `Council::CostOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn release_proposal_cost() -> Weight {
		// Proof in bytes: 983 measured, 4448 estimated.
		// Shortest run: 12_809 ns.
		Weight::from_parts(14_151_000, 4448)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
}
