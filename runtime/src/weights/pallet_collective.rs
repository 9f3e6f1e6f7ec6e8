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
		// Proof in bytes: 0 measured, 0 estimated.
		// Shortest run: 9_695 ns.
		Weight::from_parts(0, 0)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(4_651_769, 0).saturating_mul(m.into()))
			// Standard error: 0.
			.saturating_add(Weight::from_parts(185_642, 0).saturating_mul(n.into()))
			// Standard error: 0.
			.saturating_add(Weight::from_parts(6_007_654, 0).saturating_mul(p.into()))
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
		// Shortest run: 12_118 ns.
		Weight::from_parts(11_866_148, 1627)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(1_271, 0).saturating_mul(b.into()))
			// Standard error: 0.
			.saturating_add(Weight::from_parts(11_627, 0).saturating_mul(m.into()))
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
		// Shortest run: 14_182 ns.
		Weight::from_parts(13_624_866, 3607)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(1_487, 0).saturating_mul(b.into()))
			// Standard error: 0.
			.saturating_add(Weight::from_parts(24_530, 0).saturating_mul(m.into()))
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
		// Shortest run: 18_577 ns.
		Weight::from_parts(15_323_243, 4004)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(3_514, 0).saturating_mul(b.into()))
			// Standard error: 0.
			.saturating_add(Weight::from_parts(37_363, 0).saturating_mul(m.into()))
			// Standard error: 0.
			.saturating_add(Weight::from_parts(259_045, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(Weight::from_parts(0, 32).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 35).saturating_mul(p.into()))
	}
	/// Storage: `Council::Members` (r:1 w:0)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Voting` (r:1 w:1)
	/// Proof: `Council::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The component `m` is between 5 and 50.
	fn vote(m: u32, ) -> Weight {
		// Proof in bytes: 880 measured, 4345 estimated.
		// Shortest run: 20_700 ns.
		Weight::from_parts(23_164_000, 4345)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(54_200, 0).saturating_mul(m.into()))
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
		// Shortest run: 19_939 ns.
		Weight::from_parts(17_905_955, 4065)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(84_935, 0).saturating_mul(m.into()))
			// Standard error: 0.
			.saturating_add(Weight::from_parts(255_168, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 64).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 35).saturating_mul(p.into()))
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
		// Shortest run: 29_724 ns.
		Weight::from_parts(29_755_525, 4507)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(2_636, 0).saturating_mul(b.into()))
			// Standard error: 0.
			.saturating_add(Weight::from_parts(29_777, 0).saturating_mul(m.into()))
			// Standard error: 0.
			.saturating_add(Weight::from_parts(306_196, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 64).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 38).saturating_mul(p.into()))
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
		// Shortest run: 21_452 ns.
		Weight::from_parts(21_969_848, 4161)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(34_066, 0).saturating_mul(m.into()))
			// Standard error: 0.
			.saturating_add(Weight::from_parts(233_068, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 48).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 35).saturating_mul(p.into()))
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
		// Shortest run: 31_306 ns.
		Weight::from_parts(29_739_745, 4527)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(3_703, 0).saturating_mul(b.into()))
			// Standard error: 0.
			.saturating_add(Weight::from_parts(23_543, 0).saturating_mul(m.into()))
			// Standard error: 0.
			.saturating_add(Weight::from_parts(294_060, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 64).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 38).saturating_mul(p.into()))
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
		Weight::from_parts(11_975_854, 1782)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(226_345, 0).saturating_mul(p.into()))
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
		// Shortest run: 17_045 ns.
		Weight::from_parts(17_463_909, 5093)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(1_802_000, 0).saturating_mul(d.into()))
			// Standard error: 0.
			.saturating_add(Weight::from_parts(253_090, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 35).saturating_mul(p.into()))
	}
	/// Storage: `Council::ProposalOf` (r:1 w:0)
	/// Proof: `Council::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Council::CostOf` (r:1 w:0)
	/// Proof: `Council::CostOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn release_proposal_cost() -> Weight {
		// Proof in bytes: 983 measured, 4448 estimated.
		// Shortest run: 12_559 ns.
		Weight::from_parts(14_431_000, 4448)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
}
