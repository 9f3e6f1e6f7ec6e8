// SPDX-License-Identifier: Apache-2.0

//! Admission, removal, the floor, and the rule of who may be disabled.

use alloc::vec::Vec;

use frame_support::{pallet_prelude::*, traits::DisabledValidators as _};
use frame_system::pallet_prelude::OriginFor;
use genex_primitives::Actor;
use pallet_session::{Pallet as Session, SessionInterface};
use sp_core::H256;
use sp_runtime::SaturatedConversion;

use crate::{
	Absentees, ActiveValidator, Admitted, Attendance, Config, Error, Event, Floor, LOG_TARGET,
	Offenders, Pallet, SpareReason,
};

/// A validator with the keys it brings to a session.
pub(crate) type KeyedValidator<T> =
	(<T as frame_system::Config>::AccountId, <T as pallet_session::Config>::Keys);

impl<T: Config> Pallet<T> {
	/// Stores the first validators. Runs only while a chain specification becomes a genesis state,
	/// where a wrong specification must stop the build.
	pub(crate) fn build_genesis(mut validators: Vec<T::AccountId>, floor: Option<u32>) {
		if validators.is_empty() && floor.is_none() {
			return;
		}
		let floor = floor.unwrap_or_else(T::MinValidators::get);
		let count: u32 = validators.len().saturated_into();
		validators.sort();
		assert!(validators.is_sorted_by(|a, b| a < b), "a genesis validator is listed twice");
		assert!(count <= T::MaxValidators::get(), "more genesis validators than MaxValidators");
		assert!(floor >= T::MinValidators::get(), "the genesis floor is below MinValidators");
		assert!(floor <= count, "the genesis floor is above the number of validators");
		Admitted::<T>::put(BoundedVec::<_, T::MaxValidators>::truncate_from(validators));
		Floor::<T>::put(floor);
	}

	/// Governance makes a call, for `reason`.
	pub(crate) fn ensure_admin(origin: OriginFor<T>, reason: H256) -> DispatchResult {
		T::AdminOrigin::ensure_origin(origin)?;
		ensure!(!reason.is_zero(), Error::<T>::ReasonMissing);
		Ok(())
	}

	pub(crate) fn do_add_validator(who: T::AccountId, reason: H256) -> DispatchResult {
		Admitted::<T>::try_mutate(|admitted| {
			let Err(place) = admitted.binary_search(&who) else {
				return Err(Error::<T>::AlreadyValidator);
			};
			ensure!(Session::<T>::load_keys(&who).is_some(), Error::<T>::SessionKeysMissing);
			admitted.try_insert(place, who.clone()).map_err(|_| Error::<T>::TooManyValidators)
		})?;
		let by = Actor::Governance;
		Self::deposit_event(Event::ValidatorAdded { by, validator: who, reason });
		Ok(())
	}

	pub(crate) fn do_remove_validator(who: T::AccountId, reason: H256) -> DispatchResult {
		Admitted::<T>::try_mutate(|admitted| {
			let place = admitted.binary_search(&who).map_err(|_| Error::<T>::NotValidator)?;
			let count: u32 = admitted.len().saturated_into();
			ensure!(count > Floor::<T>::get(), Error::<T>::FloorReached);
			admitted.remove(place);
			Ok::<_, Error<T>>(())
		})?;
		let by = Actor::Governance;
		Self::deposit_event(Event::ValidatorRemoved { by, validator: who, reason });
		Ok(())
	}

	pub(crate) fn do_set_floor(new: u32, reason: H256) -> DispatchResult {
		let count: u32 = Admitted::<T>::decode_len().unwrap_or_default().saturated_into();
		ensure!(new >= T::MinValidators::get(), Error::<T>::FloorTooLow);
		ensure!(new <= count, Error::<T>::FloorAboveValidators);
		let old = Floor::<T>::mutate(|floor| core::mem::replace(floor, new));
		let by = Actor::Governance;
		Self::deposit_event(Event::FloorChanged { by, old, new, reason });
		Ok(())
	}

	pub(crate) fn do_withdraw_keys(account: T::AccountId) -> DispatchResult {
		ensure!(!Self::is_admitted(&account), Error::<T>::StillValidator);
		ensure!(!Self::is_serving(&account), Error::<T>::StillActive);
		ensure!(Session::<T>::load_keys(&account).is_some(), Error::<T>::SessionKeysMissing);
		<Session<T> as SessionInterface>::purge_keys(&account)?;
		Self::deposit_event(Event::KeysWithdrawn { account });
		Ok(())
	}

	/// True when `who` is an admitted validator.
	pub(crate) fn is_admitted(who: &T::AccountId) -> bool {
		Admitted::<T>::get().binary_search(who).is_ok()
	}

	/// True when `who` validates in the running session or is queued for the next.
	fn is_serving(who: &T::AccountId) -> bool {
		Session::<T>::validators().contains(who)
			|| Session::<T>::queued_keys().iter().any(|(validator, _)| validator == who)
	}

	/// The running session's validators.
	pub(crate) fn active() -> Vec<ActiveValidator<T::AccountId>> {
		let disabled = Session::<T>::disabled_validators();
		let absentees = Absentees::<T>::get();
		let (_, slots) = Attendance::<T>::get();
		(0u32..)
			.zip(Session::<T>::validators())
			.zip(slots)
			.map(|((index, account), slots)| ActiveValidator {
				disabled: disabled.contains(&index),
				absent: absentees.contains(&account),
				admitted: Self::is_admitted(&account),
				account,
				slots,
			})
			.collect()
	}

	/// The admitted validators that have keys, each with its keys: the set for the next plan.
	pub(crate) fn planned_set() -> Vec<KeyedValidator<T>> {
		Admitted::<T>::get()
			.into_iter()
			.filter_map(|validator| {
				let keys = Session::<T>::load_keys(&validator)?;
				Some((validator, keys))
			})
			.collect()
	}

	/// The index in the active set at which `who` may be disabled, or why it may not.
	///
	/// At most `(n - 1) / 3` of `n` validators are disabled at one time, and at least the floor
	/// stays enabled.
	pub(crate) fn place_to_disable(who: &T::AccountId) -> Result<u32, SpareReason> {
		let active = Session::<T>::validators();
		let place = active.iter().position(|v| v == who).ok_or(SpareReason::NotActive)?;
		let index: u32 = place.saturated_into();
		ensure!(!Session::<T>::is_disabled(index), SpareReason::AlreadyDisabled);

		let count: u32 = active.len().saturated_into();
		let disabled: u32 = Session::<T>::disabled_validators().len().saturated_into();
		ensure!(disabled < Self::tolerated_faults(count), SpareReason::ThirdReached);
		let enabled_after = count.saturating_sub(disabled).saturating_sub(1);
		ensure!(enabled_after >= Floor::<T>::get(), SpareReason::FloorReached);
		Ok(index)
	}

	/// How many of `count` validators may fail while the others still finalise.
	pub(crate) fn tolerated_faults(count: u32) -> u32 {
		count.saturating_sub(1).checked_div(3).unwrap_or_default()
	}

	/// Notes `who` as answered in this session. False when it was noted before.
	pub(crate) fn note_offender(who: &T::AccountId) -> bool {
		Offenders::<T>::mutate(|offenders| {
			if offenders.contains(who) {
				return false;
			}
			if offenders.try_push(who.clone()).is_err() {
				log::warn!(target: LOG_TARGET, "more offenders in one session than MaxValidators");
			}
			true
		})
	}
}
