// SPDX-License-Identifier: Apache-2.0
//! What the calls cost.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.
//!
//! Counting: whether an account may issue costs two reads, link and record of its identity.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// One function per call.
pub trait WeightInfo {
	/// Cost of `create_policy`.
	fn create_policy() -> Weight;
	/// Cost of `add_members` with `n` members.
	fn add_members(n: u32) -> Weight;
	/// Cost of `remove_members` with `n` members.
	fn remove_members(n: u32) -> Weight;
	/// Cost of `transfer_admin`.
	fn transfer_admin() -> Weight;
	/// Cost of `accept_admin`.
	fn accept_admin() -> Weight;
	/// Cost of `seal_policy`.
	fn seal_policy() -> Weight;
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
	/// Reads the issuer (2), the four parts of a compound, the admin's count and the next id; writes these two, rule
	/// and details.
	fn create_policy() -> Weight {
		Self::of(30, 8, 4)
	}

	/// Reads details and rule, per member its identity and its entry; writes the details and an entry per member.
	fn add_members(n: u32) -> Weight {
		Self::of(20, 2, 1).saturating_add(Self::of(6, 2, 1).saturating_mul(n.into()))
	}

	/// Reads details and rule, and an entry per member; writes the details and an entry per member.
	fn remove_members(n: u32) -> Weight {
		Self::of(20, 2, 1).saturating_add(Self::of(5, 1, 1).saturating_mul(n.into()))
	}

	/// Reads and writes the details.
	fn transfer_admin() -> Weight {
		Self::of(14, 1, 1)
	}

	/// Reads the issuer (2), details and both admins' counts; writes the last three.
	fn accept_admin() -> Weight {
		Self::of(22, 5, 3)
	}

	/// Reads details and rule; writes the details.
	fn seal_policy() -> Weight {
		Self::of(14, 2, 1)
	}
}
