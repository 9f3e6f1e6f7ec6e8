// SPDX-License-Identifier: Apache-2.0

//! Weights of the calls.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.

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
	/// Weight of `report_aura_equivocation`.
	fn report_aura_equivocation() -> Weight;
	/// Weight of `set_absence_limit`.
	fn set_absence_limit() -> Weight;
	/// Weight of `enable_validator`.
	fn enable_validator() -> Weight;
	/// Weight of counting the slots of a block.
	fn count_slots() -> Weight;
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

	/// Checks two signatures, hashes two headers, and builds the trie of up to 32 validators, each
	/// with its `Session::NextKeys`. Reads besides `FirstSlots` twice, `Aura::CurrentSlot`,
	/// `Session::{CurrentIndex, Validators, DisabledValidators}`, `Offenders`, `Absentees`, `Floor`,
	/// `Offences::{Reports twice, ConcurrentReportsIndex}`; writes `Offenders`, `Absentees`,
	/// `Session::DisabledValidators`, `Offences::{Reports, ConcurrentReportsIndex}`.
	fn report_aura_equivocation() -> Weight {
		Weight::from_parts(650 * WEIGHT_REF_TIME_PER_MICROS, 120_000)
			.saturating_add(T::DbWeight::get().reads_writes(44, 5))
	}

	/// Reads and writes `AbsenceLimit`.
	fn set_absence_limit() -> Weight {
		Weight::from_parts(9 * WEIGHT_REF_TIME_PER_MICROS, 2_000)
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	/// Reads `Session::{Validators, DisabledValidators}`, `Absentees`; writes the last two.
	fn enable_validator() -> Weight {
		Weight::from_parts(15 * WEIGHT_REF_TIME_PER_MICROS, 5_000)
			.saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}

	/// Reads `Aura::CurrentSlot`, `Attendance`; writes `Attendance`.
	fn count_slots() -> Weight {
		Weight::from_parts(4 * WEIGHT_REF_TIME_PER_MICROS, 2_000)
			.saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
}
