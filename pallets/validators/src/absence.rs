// SPDX-License-Identifier: Apache-2.0

//! Slots are counted block by block, and judged when a session ends.

use alloc::vec::Vec;

use frame_support::pallet_prelude::*;
use genex_primitives::Actor;
use pallet_session::Pallet as Session;
use sp_core::H256;
use sp_runtime::{Perbill, Percent, SaturatedConversion};
use sp_staking::{SessionIndex, offence::OffenceSeverity};

use crate::{
	AbsenceLimit, Absentees, Attendance, Config, Error, Event, LOWEST_ABSENCE_LIMIT, Pallet,
	SlotCount,
};

/// The slots of one validator, by its place in the active set.
type Counts<T> = BoundedVec<SlotCount, <T as Config>::MaxValidators>;

impl<T: Config> Pallet<T> {
	/// Counts `slot`, for which there is a block, and those that passed without one since the
	/// latest block. Rounds in which nobody made a block are nobody's fault and not counted, so
	/// the work is bounded by the number of validators.
	pub(crate) fn count_slots(slot: u64) {
		Attendance::<T>::mutate(|(latest, counts)| {
			let since = *latest;
			let places: u64 = counts.len().saturated_into();
			if slot <= since || places == 0 {
				return;
			}
			*latest = slot;
			let author = slot.checked_rem(places).unwrap_or_default();
			change::<T>(counts, author, |count| count.authored = count.authored.saturating_add(1));
			// Before the first block of a chain there were no slots to miss.
			let skipped = if since == 0 { 0 } else { slot.saturating_sub(since).saturating_sub(1) };
			let blamed = skipped.checked_rem(places).unwrap_or_default();
			for missed in slot.saturating_sub(blamed)..slot {
				let place = missed.checked_rem(places).unwrap_or_default();
				change::<T>(counts, place, |count| count.missed = count.missed.saturating_add(1));
			}
		});
	}

	/// Begins to count the slots of a session, whose validators are active already.
	pub(crate) fn open_attendance() {
		let places = Session::<T>::validators().into_iter().map(|_| SlotCount::default()).collect();
		Attendance::<T>::mutate(|(_, counts)| *counts = Counts::<T>::truncate_from(places));
	}

	/// Judges the slots of the session that ends, and enables those again that were disabled in it
	/// for their absence before. Who is found absent waits in `Absentees` for the next session.
	pub(crate) fn close_attendance(session: SessionIndex) {
		let found = Self::found_absent();
		for validator in Absentees::<T>::take() {
			Self::enable_absentee(validator);
		}
		let (count, absentees): (u32, u32) =
			(Session::<T>::validators().len().saturated_into(), found.len().saturated_into());
		for (validator, slots) in &found {
			let (validator, slots) = (validator.clone(), *slots);
			Self::deposit_event(Event::AbsenceFound { validator, session, slots });
		}
		if absentees > Self::tolerated_faults(count) {
			Self::deposit_event(Event::AbsenceExcused { session, absentees });
			return;
		}
		let waiting = found.into_iter().map(|(validator, _)| validator).collect();
		Absentees::<T>::put(BoundedVec::<_, T::MaxValidators>::truncate_from(waiting));
	}

	/// Disables those that wait in `Absentees`, as far as the third and the floor permit.
	pub(crate) fn disable_absentees(session: SessionIndex) {
		let mut disabled = Absentees::<T>::take();
		disabled.retain(|validator| Self::disable_absentee(validator, session));
		Absentees::<T>::put(disabled);
	}

	fn disable_absentee(who: &T::AccountId, session: SessionIndex) -> bool {
		let validator = who.clone();
		match Self::place_to_disable(who) {
			Ok(index) => {
				// Less grave than any offence, because it is none.
				let severity = OffenceSeverity(Perbill::zero());
				Session::<T>::disable_index_with_severity(index, severity);
				Self::deposit_event(Event::AbsenteeDisabled { validator, session });
				true
			},
			Err(reason) => {
				Self::deposit_event(Event::AbsenteeSpared { validator, session, reason });
				false
			},
		}
	}

	/// Those of the ending session who missed more than they may. Who was disabled could not make
	/// blocks, so it is not judged.
	fn found_absent() -> Vec<(T::AccountId, SlotCount)> {
		let limit = AbsenceLimit::<T>::get();
		let (_, counts) = Attendance::<T>::get();
		let disabled = Session::<T>::disabled_validators();
		(0u32..)
			.zip(Session::<T>::validators())
			.zip(counts)
			.filter(|((index, _), slots)| !disabled.contains(index) && is_absent(*slots, limit))
			.map(|((_, validator), slots)| (validator, slots))
			.collect()
	}

	/// Ends the disabling of the absentee that was found first, so that an offender can take its
	/// place. False when nobody is disabled for absence.
	pub(crate) fn make_room() -> bool {
		let mut absentees = Absentees::<T>::get();
		if absentees.is_empty() {
			return false;
		}
		let first = absentees.remove(0);
		Absentees::<T>::put(absentees);
		Self::enable_absentee(first);
		true
	}

	/// Takes `who` from the absentees without enabling it. False when it is none of them.
	pub(crate) fn take_absentee(who: &T::AccountId) -> bool {
		Absentees::<T>::mutate(|absentees| {
			let Some(place) = absentees.iter().position(|absentee| absentee == who) else {
				return false;
			};
			absentees.remove(place);
			true
		})
	}

	fn enable_absentee(validator: T::AccountId) {
		if Self::enable(&validator) {
			Self::deposit_event(Event::AbsenteeEnabled { validator });
		}
	}

	/// Lets `who` author blocks again. False when it is not disabled.
	fn enable(who: &T::AccountId) -> bool {
		Session::<T>::validator_id_to_index(who).is_some_and(Session::<T>::reenable_index)
	}

	pub(crate) fn do_enable_validator(who: T::AccountId, reason: H256) -> DispatchResult {
		ensure!(Self::enable(&who), Error::<T>::NotDisabled);
		Self::take_absentee(&who);
		let by = Actor::Governance;
		Self::deposit_event(Event::ValidatorEnabled { by, validator: who, reason });
		Ok(())
	}

	pub(crate) fn do_set_absence_limit(new: Percent, reason: H256) -> DispatchResult {
		let range = LOWEST_ABSENCE_LIMIT..=Percent::one();
		ensure!(range.contains(&new), Error::<T>::AbsenceLimitOutOfRange);
		let old = AbsenceLimit::<T>::mutate(|limit| core::mem::replace(limit, new));
		let by = Actor::Governance;
		Self::deposit_event(Event::AbsenceLimitChanged { by, old, new, reason });
		Ok(())
	}
}

/// Changes the count at `place`.
fn change<T: Config>(counts: &mut Counts<T>, place: u64, change: impl FnOnce(&mut SlotCount)) {
	if let Some(count) = counts.get_mut(place.saturated_into::<usize>()) {
		change(count);
	}
}

/// True when more of the slots were missed than `limit` permits.
pub(crate) fn is_absent(slots: SlotCount, limit: Percent) -> bool {
	let all = slots.authored.saturating_add(slots.missed);
	slots.missed > limit.mul_floor(all)
}
