// SPDX-License-Identifier: Apache-2.0

//! The answer to a proven offence: the offender stops authoring, within what the chain can bear.

use alloc::vec::Vec;
use core::marker::PhantomData;

use frame_support::{traits::Get, weights::Weight};
use pallet_session::{
	Pallet as Session,
	disabling::{DisablingDecision, DisablingStrategy},
};
use sp_runtime::{Perbill, SaturatedConversion};
use sp_staking::{
	SessionIndex,
	offence::{
		Offence, OffenceDetails, OffenceError, OffenceSeverity, OnOffenceHandler, ReportOffence,
	},
};

use crate::{Config, Event, Offenders, Pallet, SpareReason};

impl<T: Config> OnOffenceHandler<T::AccountId, (T::AccountId, ()), Weight> for Pallet<T> {
	/// `offenders` repeats those reported earlier for the same round; each is answered once per
	/// session.
	fn on_offence(
		offenders: &[OffenceDetails<T::AccountId, (T::AccountId, ())>],
		slash_fraction: &[Perbill],
		session: SessionIndex,
	) -> Weight {
		for (details, fraction) in offenders.iter().zip(slash_fraction) {
			let (validator, ()) = &details.offender;
			Self::answer_offence(validator, *fraction, session);
		}
		// Per offender: the noted offenders, the active set, the disabled, the floor, the
		// absentees; written are the noted offenders, the disabled and the absentees.
		T::DbWeight::get().reads_writes(5, 3).saturating_mul(offenders.len().saturated_into())
	}
}

impl<T: Config> Pallet<T> {
	fn answer_offence(who: &T::AccountId, slash_fraction: Perbill, session: SessionIndex) {
		if !Self::note_offender(who) {
			return;
		}
		let validator = who.clone();
		match Self::disable_offender(who, slash_fraction) {
			Ok(()) => {
				Self::deposit_event(Event::OffenderDisabled { validator, session, slash_fraction });
			},
			Err(reason) => {
				Self::deposit_event(Event::OffenderSpared { validator, session, reason });
			},
		}
	}

	/// Disables `who` until the active set changes. One that is disabled for its absence stays so
	/// for the offence, and where only absentees leave no room, one of them makes place.
	fn disable_offender(who: &T::AccountId, slash_fraction: Perbill) -> Result<(), SpareReason> {
		if Self::take_absentee(who) {
			return Ok(());
		}
		let index = match Self::place_to_disable(who) {
			Err(SpareReason::ThirdReached | SpareReason::FloorReached) if Self::make_room() => {
				Self::place_to_disable(who)
			},
			decided => decided,
		}?;
		Session::<T>::disable_index_with_severity(index, OffenceSeverity(slash_fraction));
		Ok(())
	}
}

/// Holds whatever else reports an offence to `pallet-session` to the same rule: the tolerated third
/// and the floor. Nobody is enabled again to make room.
pub struct WithinFloor;

impl<T: Config> DisablingStrategy<T> for WithinFloor {
	fn decision(
		offender: &T::AccountId,
		_severity: OffenceSeverity,
		_currently_disabled: &Vec<(u32, OffenceSeverity)>,
	) -> DisablingDecision {
		let disable = Pallet::<T>::place_to_disable(offender).ok();
		DisablingDecision { disable, reenable: None }
	}
}

/// Passes a report on to `Reports` only when one of its offenders was not answered in this session.
///
/// A cloned node can equivocate in every round, and `pallet-offences` keeps every report for good.
/// Behind this filter a validator costs the chain at most one report per session.
pub struct OncePerSession<T, Reports>(PhantomData<(T, Reports)>);

impl<T, Reports, O> ReportOffence<T::AccountId, (T::AccountId, ()), O>
	for OncePerSession<T, Reports>
where
	T: Config,
	O: Offence<(T::AccountId, ())>,
	Reports: ReportOffence<T::AccountId, (T::AccountId, ()), O>,
{
	fn report_offence(reporters: Vec<T::AccountId>, offence: O) -> Result<(), OffenceError> {
		if all_answered::<T>(&offence.offenders()) {
			return Err(OffenceError::DuplicateReport);
		}
		Reports::report_offence(reporters, offence)
	}

	fn is_known_offence(offenders: &[(T::AccountId, ())], time_slot: &O::Slot) -> bool {
		all_answered::<T>(offenders) || Reports::is_known_offence(offenders, time_slot)
	}
}

/// True when every one of `offenders` was answered in the running session.
fn all_answered<T: Config>(offenders: &[(T::AccountId, ())]) -> bool {
	let answered = Offenders::<T>::get();
	offenders.iter().all(|(offender, ())| answered.contains(offender))
}
