// SPDX-License-Identifier: Apache-2.0

//! The invariants listed in the README, under the same numbers.

use frame_support::{ensure, traits::Get};
use pallet_session::{Pallet as Session, historical};
use sp_runtime::{SaturatedConversion, TryRuntimeError};

use crate::{Absentees, Admitted, Attendance, Config, FirstSlots, Floor, Offenders, Pallet};

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the validator set.
	///
	/// # Errors
	/// The number and text of the first invariant that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_size()?;
		Self::check_members()?;
		Self::check_disabled()?;
		Self::check_offenders()?;
		Self::check_history()?;
		Self::check_absentees()?;
		Self::check_slots()
	}

	fn check_size() -> Result<(), TryRuntimeError> {
		let count: u32 = Admitted::<T>::decode_len().unwrap_or_default().saturated_into();
		let floor = Floor::<T>::get();
		ensure!(floor >= T::MinValidators::get(), "V01: the floor is below MinValidators");
		ensure!(count >= floor, "V01: fewer validators are admitted than the floor");
		ensure!(count <= T::MaxValidators::get(), "V01: more validators than MaxValidators");
		Ok(())
	}

	fn check_members() -> Result<(), TryRuntimeError> {
		let admitted = Admitted::<T>::get();
		ensure!(admitted.is_sorted_by(|a, b| a < b), "V02: validators unordered or repeated");
		ensure!(
			admitted.iter().all(|validator| Session::<T>::load_keys(validator).is_some()),
			"V03: an admitted validator has no session keys"
		);
		Ok(())
	}

	fn check_disabled() -> Result<(), TryRuntimeError> {
		let count: u32 = Session::<T>::validators().len().saturated_into();
		let disabled = Session::<T>::disabled_validators();
		ensure!(count > 0, "V04: the active set is empty");
		ensure!(
			disabled.iter().all(|index| *index < count),
			"V05: a disabled index is outside the active set"
		);
		let disabled_count: u32 = disabled.len().saturated_into();
		ensure!(
			disabled_count <= Self::tolerated_faults(count),
			"V05: more validators are disabled than the tolerated third"
		);
		Ok(())
	}

	fn check_offenders() -> Result<(), TryRuntimeError> {
		let offenders = Offenders::<T>::get();
		let mut seen = offenders.clone().into_inner();
		seen.sort();
		ensure!(seen.is_sorted_by(|a, b| a < b), "V06: an offender is noted twice");
		Ok(())
	}

	fn check_history() -> Result<(), TryRuntimeError> {
		let Some((first, end)) = historical::StoredRange::<T>::get() else { return Ok(()) };
		// Besides the past sessions there are the running and the planned one.
		let most = T::OffenceHistory::get().saturating_add(2);
		ensure!(end.saturating_sub(first) <= most, "V07: more sessions are kept than reportable");
		Ok(())
	}

	fn check_absentees() -> Result<(), TryRuntimeError> {
		let absentees = Absentees::<T>::get();
		let disabled = Session::<T>::disabled_validators();
		let is_disabled = |who: &T::AccountId| {
			Session::<T>::validator_id_to_index(who).is_some_and(|index| disabled.contains(&index))
		};
		ensure!(absentees.iter().all(is_disabled), "V08: an absentee is not disabled");
		let mut seen = absentees.clone().into_inner();
		seen.sort();
		ensure!(seen.is_sorted_by(|a, b| a < b), "V08: an absentee is noted twice");
		Ok(())
	}

	fn check_slots() -> Result<(), TryRuntimeError> {
		let (latest, counts) = Attendance::<T>::get();
		ensure!(
			counts.len() == Session::<T>::validators().len(),
			"V09: the slots of another number of validators than the active ones are counted"
		);
		ensure!(latest <= T::CurrentSlot::get(), "V09: slots of the future are counted");

		let current = Session::<T>::current_index();
		let first = current.saturating_sub(T::OffenceHistory::get());
		ensure!(
			FirstSlots::<T>::iter_keys().all(|session| (first..=current).contains(&session)),
			"V10: the first slot of a session is kept whose offences cannot be reported"
		);
		ensure!(FirstSlots::<T>::contains_key(current), "V10: the running session has no slots");
		Ok(())
	}
}
