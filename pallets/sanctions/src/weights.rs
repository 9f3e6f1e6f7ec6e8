// SPDX-License-Identifier: Apache-2.0
//! What the calls cost.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.
//!
//! Counting: an origin costs the read of its members, the clock one. To freeze or release a target
//! costs its record and its request, and the flags in the account's entry or the identity's record;
//! an account entry doubles that, because its identity is frozen with it. Each account concerned
//! then costs its index entry, its flags, and of the native token its balance, locks and freezes.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// One function per call; `a` counts the accounts concerned, `n` the entries.
pub trait WeightInfo {
	/// Cost of `register_list`.
	fn register_list() -> Weight;
	/// Cost of `retire_list`.
	fn retire_list() -> Weight;
	/// Cost of `update_list`.
	fn update_list(n: u32) -> Weight;
	/// Cost of blocking or freeing the GNX of `a` accounts, on top of `update_list`.
	fn settle(a: u32) -> Weight;
	/// Cost of `report_stale`.
	fn report_stale() -> Weight;
	/// Cost of `freeze`.
	fn freeze(a: u32) -> Weight;
	/// Cost of `request_release`.
	fn request_release(a: u32) -> Weight;
	/// Cost of `confirm_release`.
	fn confirm_release(a: u32) -> Weight;
	/// Cost of `cancel_release`.
	fn cancel_release() -> Weight;
	/// Cost of `freeze_units`.
	fn freeze_units() -> Weight;
	/// Cost of `request_units_release`.
	fn request_units_release() -> Weight;
	/// Cost of `confirm_units_release`.
	fn confirm_units_release() -> Weight;
	/// Cost of `cancel_units_release`.
	fn cancel_units_release() -> Weight;
	/// Cost of `propose_forced_transfer`.
	fn propose_forced_transfer() -> Weight;
	/// Cost of `approve_forced_transfer`.
	fn approve_forced_transfer() -> Weight;
	/// Cost of `withdraw_forced_transfer`.
	fn withdraw_forced_transfer() -> Weight;
}

/// The counted weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn of(micros: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros.saturating_mul(1_000_000), 0)
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Reads the clock, the retired list, the lists and the list clock; writes the last two.
	fn register_list() -> Weight {
		Self::of(30, 4, 2)
	}

	/// Reads the lists and the list clock; writes these and the retired list.
	fn retire_list() -> Weight {
		Self::of(30, 2, 3)
	}

	/// Reads the oracles' members, the clock, the lists and the list clock; writes the last two.
	/// Each entry reads and writes two records, two requests, the account's flags and the
	/// identity's.
	fn update_list(n: u32) -> Weight {
		Self::of(35, 4, 2).saturating_add(Self::of(35, 6, 6).saturating_mul(n.into()))
	}

	/// Reads of each account its index entry, flags, balance, locks and freezes; writes the balance
	/// and the freezes.
	fn settle(a: u32) -> Weight {
		Self::of(15, 5, 2).saturating_mul(a.into())
	}

	/// Reads the clock and the lists; writes the lists.
	fn report_stale() -> Weight {
		Self::of(25, 2, 1)
	}

	/// Reads the officers' members and the clock; reads and writes what an entry does.
	fn freeze(a: u32) -> Weight {
		Self::of(50, 8, 6).saturating_add(Self::settle(a))
	}

	/// Reads the officers' members, the clock, the record, the request, the lists and, of each
	/// account, its index entry and its record; writes the request.
	fn request_release(a: u32) -> Weight {
		Self::of(25, 5, 1).saturating_add(Self::of(4, 2, 0).saturating_mul(a.into()))
	}

	/// Reads what `request_release` does and the flags, but no clock; writes the request, the
	/// record and the flags.
	fn confirm_release(a: u32) -> Weight {
		Self::of(45, 5, 3)
			.saturating_add(Self::of(4, 2, 0).saturating_mul(a.into()))
			.saturating_add(Self::settle(a))
	}

	/// Reads the members of both roles and the request; writes the request.
	fn cancel_release() -> Weight {
		Self::of(20, 3, 1)
	}

	/// Reads the officers' members, the clock, the record, the request, the series and the holding;
	/// writes the record, the request and the holding.
	fn freeze_units() -> Weight {
		Self::of(40, 7, 4)
	}

	/// Reads the officers' members, the clock, the record and the request; writes the request.
	fn request_units_release() -> Weight {
		Self::of(20, 4, 1)
	}

	/// Reads what `freeze_units` does; writes the same.
	fn confirm_units_release() -> Weight {
		Self::of(40, 7, 4)
	}

	/// Reads the members of both roles and the request; writes the request.
	fn cancel_units_release() -> Weight {
		Self::of(20, 3, 1)
	}

	/// Reads the court officers' members, the clock, the count and the next id; writes the
	/// proposal, the count and the next id.
	fn propose_forced_transfer() -> Weight {
		Self::of(25, 4, 3)
	}

	/// Reads the second officers' members, the clock, the proposal and its count, and what a move
	/// reads (fourteen keys: the rules, both parties, the asset and both holdings with what is in
	/// escrow); writes the proposal, its count and what a move writes (eight). Four ranges of serials: 29 reads and 21
	/// writes.
	fn approve_forced_transfer() -> Weight {
		Self::of(220, 47, 31)
	}

	/// Reads the members of both roles, the clock, the proposal and the count; writes the last two.
	fn withdraw_forced_transfer() -> Weight {
		Self::of(25, 5, 2)
	}
}
