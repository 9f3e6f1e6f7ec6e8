// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_collective` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
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
	fn set_members(m: u32, n: u32, p: u32, ) -> Weight {
		// Proof in bytes: 0 measured, 47586 estimated.
		// Shortest run: 9_794 ns.
		Weight::from_parts(9_885_000, 47586)
			// Standard error: 316_426.
			.saturating_add(Weight::from_parts(5_332_312, 0).saturating_mul(m.into()))
			// Standard error: 316_426.
			.saturating_add(Weight::from_parts(701_687, 0).saturating_mul(n.into()))
			// Standard error: 158_606.
			.saturating_add(Weight::from_parts(6_312_393, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 3232).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 4064).saturating_mul(p.into()))
	}
	/// Storage: `Council::Members` (r:1 w:0)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The component `b` is between 2 and 1024.
	/// The component `m` is between 1 and 50.
	fn execute(b: u32, m: u32, ) -> Weight {
		// Proof in bytes: 142 measured, 1627 estimated.
		// Shortest run: 12_068 ns.
		Weight::from_parts(14_060_556, 1627)
			// Standard error: 435.
			.saturating_add(Weight::from_parts(1_202, 0).saturating_mul(b.into()))
			// Standard error: 8_984.
			.saturating_add(Weight::from_parts(5_918, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(Weight::from_parts(0, 32).saturating_mul(m.into()))
	}
	/// Storage: `Council::Members` (r:1 w:0)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::ProposalOf` (r:1 w:0)
	/// Proof: `Council::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The component `b` is between 2 and 1024.
	/// The component `m` is between 1 and 50.
	fn propose_execute(b: u32, m: u32, ) -> Weight {
		// Proof in bytes: 142 measured, 3607 estimated.
		// Shortest run: 14_682 ns.
		Weight::from_parts(15_338_756, 3607)
			// Standard error: 395.
			.saturating_add(Weight::from_parts(1_174, 0).saturating_mul(b.into()))
			// Standard error: 8_162.
			.saturating_add(Weight::from_parts(12_500, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
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
		// Proof in bytes: 539 measured, 4004 estimated.
		// Shortest run: 19_189 ns.
		Weight::from_parts(20_222_196, 4004)
			// Standard error: 838.
			.saturating_add(Weight::from_parts(1_577, 0).saturating_mul(b.into()))
			// Standard error: 17_741.
			.saturating_add(Weight::from_parts(16_203, 0).saturating_mul(m.into()))
			// Standard error: 8_660.
			.saturating_add(Weight::from_parts(259_454, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(Weight::from_parts(0, 34).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 37).saturating_mul(p.into()))
	}
	/// Storage: `Council::Members` (r:1 w:0)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Voting` (r:1 w:1)
	/// Proof: `Council::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The component `m` is between 5 and 50.
	fn vote(m: u32, ) -> Weight {
		// Proof in bytes: 880 measured, 4345 estimated.
		// Shortest run: 20_651 ns.
		Weight::from_parts(23_586_133, 4345)
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
		// Proof in bytes: 600 measured, 4065 estimated.
		// Shortest run: 20_470 ns.
		Weight::from_parts(20_784_589, 4065)
			// Standard error: 8_160.
			.saturating_add(Weight::from_parts(26_869, 0).saturating_mul(m.into()))
			// Standard error: 3_809.
			.saturating_add(Weight::from_parts(227_636, 0).saturating_mul(p.into()))
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
	/// Storage: `Council::Proposals` (r:1 w:1)
	/// Proof: `Council::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The component `b` is between 2 and 1024.
	/// The component `m` is between 4 and 50.
	/// The component `p` is between 1 and 100.
	fn close_early_approved(b: u32, m: u32, p: u32, ) -> Weight {
		// Proof in bytes: 1042 measured, 4507 estimated.
		// Shortest run: 30_365 ns.
		Weight::from_parts(32_306_110, 4507)
			// Standard error: 1_332.
			.saturating_add(Weight::from_parts(3_404, 0).saturating_mul(b.into()))
			// Standard error: 29_460.
			.saturating_add(Weight::from_parts(41_369, 0).saturating_mul(m.into()))
			// Standard error: 13_764.
			.saturating_add(Weight::from_parts(261_303, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
			.saturating_add(Weight::from_parts(0, 67).saturating_mul(m.into()))
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
		// Proof in bytes: 696 measured, 4161 estimated.
		// Shortest run: 21_693 ns.
		Weight::from_parts(22_672_392, 4161)
			// Standard error: 10_424.
			.saturating_add(Weight::from_parts(12_518, 0).saturating_mul(m.into()))
			// Standard error: 4_866.
			.saturating_add(Weight::from_parts(233_181, 0).saturating_mul(p.into()))
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
	/// Storage: `Council::Proposals` (r:1 w:1)
	/// Proof: `Council::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The component `b` is between 2 and 1024.
	/// The component `m` is between 4 and 50.
	/// The component `p` is between 1 and 100.
	fn close_approved(b: u32, m: u32, p: u32, ) -> Weight {
		// Proof in bytes: 1062 measured, 4527 estimated.
		// Shortest run: 31_957 ns.
		Weight::from_parts(29_469_525, 4527)
			// Standard error: 1_117.
			.saturating_add(Weight::from_parts(5_595, 0).saturating_mul(b.into()))
			// Standard error: 24_711.
			.saturating_add(Weight::from_parts(56_733, 0).saturating_mul(m.into()))
			// Standard error: 11_545.
			.saturating_add(Weight::from_parts(303_235, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
			.saturating_add(Weight::from_parts(0, 67).saturating_mul(m.into()))
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
		// Proof in bytes: 297 measured, 1782 estimated.
		// Shortest run: 11_487 ns.
		Weight::from_parts(12_591_506, 1782)
			// Standard error: 3_812.
			.saturating_add(Weight::from_parts(210_348, 0).saturating_mul(p.into()))
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
		// Proof in bytes: 1628 measured, 5093 estimated.
		// Shortest run: 16_955 ns.
		Weight::from_parts(17_061_897, 5093)
			// Standard error: 183_073.
			.saturating_add(Weight::from_parts(1_272_000, 0).saturating_mul(d.into()))
			// Standard error: 2_660.
			.saturating_add(Weight::from_parts(241_007, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 109).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 37).saturating_mul(p.into()))
	}
	/// Storage: `Council::ProposalOf` (r:1 w:0)
	/// Proof: `Council::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Council::CostOf` (r:1 w:0)
	/// Proof: `Council::CostOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn release_proposal_cost() -> Weight {
		// Proof in bytes: 983 measured, 4448 estimated.
		// Shortest run: 12_979 ns.
		Weight::from_parts(13_861_000, 4448)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
}
