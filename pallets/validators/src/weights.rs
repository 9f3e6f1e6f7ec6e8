// SPDX-License-Identifier: Apache-2.0

//! Weights of the calls.
//!
//! Counted by hand from the storage each call touches; replaced by measured weights in
//! runtime/src/weights.

use core::marker::PhantomData;

use frame_support::{
	traits::Get,
	weights::{Weight, constants::WEIGHT_REF_TIME_PER_MICROS},
};

/// What each call costs.
pub trait WeightInfo {
	/// Weight of `add_validator`.
	fn add_validator() -> Weight;
	/// Weight of `remove_validator`.
	fn remove_validator() -> Weight;
	/// Weight of `set_floor`.
	fn set_floor() -> Weight;
	/// Weight of `withdraw_keys`.
	fn withdraw_keys() -> Weight;
}

/// Weights over the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Reads `Admitted`, `Session::NextKeys`; writes `Admitted`.
	fn add_validator() -> Weight {
		Weight::from_parts(15 * WEIGHT_REF_TIME_PER_MICROS, 6_000)
			.saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}

	/// Reads `Admitted`, `Floor`; writes `Admitted`.
	fn remove_validator() -> Weight {
		Weight::from_parts(12 * WEIGHT_REF_TIME_PER_MICROS, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}

	/// Reads `Admitted`, `Floor`; writes `Floor`.
	fn set_floor() -> Weight {
		Weight::from_parts(10 * WEIGHT_REF_TIME_PER_MICROS, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}

	/// Reads `Admitted`, `Session::{Validators, QueuedKeys, NextKeys, ExternallySetKeys}`,
	/// `Balances::Holds`, `System::Account`; writes `Session::{NextKeys, KeyOwner twice,
	/// ExternallySetKeys}`, `Balances::Holds`, `System::Account`.
	fn withdraw_keys() -> Weight {
		Weight::from_parts(45 * WEIGHT_REF_TIME_PER_MICROS, 12_000)
			.saturating_add(T::DbWeight::get().reads_writes(7, 6))
	}
}
