// SPDX-License-Identifier: Apache-2.0
//! What the calls and the decisions cost.
//!
//! Estimates for mocks, counted from the storage each touches. The runtime uses the measured weights in
//! `runtime/src/weights`.
//!
//! Counting: whether an account may issue costs two reads, link and record of its identity. Making the account of a pool, or
//! ending it, costs the account and what the runtime keeps about new accounts. Moving GNX costs both accounts, and what the
//! runtime's guard of GNX looks up about both sides: eight reads and two writes.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{RuntimeDbWeight, Weight, constants::ParityDbWeight},
};

/// One function per call, and one per decision about a fee.
pub trait WeightInfo {
	/// Cost of `create_issuer_pool`.
	fn create_issuer_pool() -> Weight;
	/// Cost of `create_campaign`.
	fn create_campaign() -> Weight;
	/// Cost of `top_up`.
	fn top_up() -> Weight;
	/// Cost of `set_terms`.
	fn set_terms() -> Weight;
	/// Cost of `withdraw`.
	fn withdraw() -> Weight;
	/// Cost of `close_pool`.
	fn close_pool() -> Weight;
	/// Cost of `assign_series`.
	fn assign_series() -> Weight;
	/// Cost of `set_policy`.
	fn set_policy() -> Weight;
	/// What the policy costs a transaction: saying which pool would pay, reserving its fee and settling it.
	fn sponsor() -> Weight;
}

/// The counted weights over the runtime's database figures.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn create_issuer_pool() -> Weight {
		counted::create_issuer_pool(T::DbWeight::get())
	}

	fn create_campaign() -> Weight {
		counted::create_campaign(T::DbWeight::get())
	}

	fn top_up() -> Weight {
		counted::move_gnx(T::DbWeight::get())
	}

	fn set_terms() -> Weight {
		counted::set_terms(T::DbWeight::get())
	}

	fn withdraw() -> Weight {
		counted::move_gnx(T::DbWeight::get())
	}

	fn close_pool() -> Weight {
		counted::close_pool(T::DbWeight::get())
	}

	fn assign_series() -> Weight {
		counted::assign_series(T::DbWeight::get())
	}

	fn set_policy() -> Weight {
		counted::set_policy(T::DbWeight::get())
	}

	fn sponsor() -> Weight {
		counted::sponsor(T::DbWeight::get())
	}
}

/// The counted weights over the figures of ParityDB, for mocks of other pallets.
impl WeightInfo for () {
	fn create_issuer_pool() -> Weight {
		counted::create_issuer_pool(ParityDbWeight::get())
	}

	fn create_campaign() -> Weight {
		counted::create_campaign(ParityDbWeight::get())
	}

	fn top_up() -> Weight {
		counted::move_gnx(ParityDbWeight::get())
	}

	fn set_terms() -> Weight {
		counted::set_terms(ParityDbWeight::get())
	}

	fn withdraw() -> Weight {
		counted::move_gnx(ParityDbWeight::get())
	}

	fn close_pool() -> Weight {
		counted::close_pool(ParityDbWeight::get())
	}

	fn assign_series() -> Weight {
		counted::assign_series(ParityDbWeight::get())
	}

	fn set_policy() -> Weight {
		counted::set_policy(ParityDbWeight::get())
	}

	fn sponsor() -> Weight {
		counted::sponsor(ParityDbWeight::get())
	}
}

/// What was counted.
mod counted {
	use super::*;

	fn of(micros: u64, (reads, writes): (u64, u64), database: RuntimeDbWeight) -> Weight {
		Weight::from_parts(micros.saturating_mul(1_000_000), 0)
			.saturating_add(database.reads_writes(reads, writes))
	}

	/// Reads the issuer (2), the owner's count, the next number and the account (2); writes the last three and the pool.
	pub fn create_issuer_pool(database: RuntimeDbWeight) -> Weight {
		of(35, (6, 5), database)
	}

	/// As an issuer's pool, without the issuer.
	pub fn create_campaign(database: RuntimeDbWeight) -> Weight {
		of(30, (4, 5), database)
	}

	/// Reads the pool and what moving GNX costs.
	pub fn move_gnx(database: RuntimeDbWeight) -> Weight {
		of(60, (11, 4), database)
	}

	/// Reads the pool and the clock; writes the pool and, of the platform's first, the account (2).
	pub fn set_terms(database: RuntimeDbWeight) -> Weight {
		of(25, (4, 3), database)
	}

	/// Reads the pool, what moving GNX and ending its account cost, and the owner's count; writes all of these and what the
	/// pool spent.
	pub fn close_pool(database: RuntimeDbWeight) -> Weight {
		of(80, (13, 8), database)
	}

	/// Reads the series (3), the pool and the pointer; writes the pointer.
	pub fn assign_series(database: RuntimeDbWeight) -> Weight {
		of(20, (5, 1), database)
	}

	/// Reads the policy and the clock; writes the policy and when it changed.
	pub fn set_policy(database: RuntimeDbWeight) -> Weight {
		of(15, (2, 2), database)
	}

	/// Reads the clock, the policy, the multiplier, what the block took and what the identity used; the pool of the series
	/// and its owner (2); and of two pools the terms, what each spent and its account. Writes what the pool spent, what the
	/// identity used and what the block took. All of it happens in one transaction, so nothing reaches the database a second
	/// time.
	pub fn sponsor(database: RuntimeDbWeight) -> Weight {
		of(75, (14, 3), database)
	}
}
