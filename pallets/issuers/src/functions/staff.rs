// SPDX-License-Identifier: Apache-2.0
//! Who acts for an issuer: members of staff and keys of stores.

use crate::{Config, Error, Event, Pallet, Staff, StaffCount, StaffRecord, StaffTerms};
use frame_support::{
	ensure,
	traits::{DefensiveOption, Get},
};
use genex_primitives::{
	Reason,
	issuance::StaffScope,
	traits::{Identities, UNEXPECTED},
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_appoint_staff(
		issuer: T::AccountId,
		staff: T::AccountId,
		new: StaffTerms,
	) -> DispatchResult {
		ensure!(issuer != staff, Error::<T>::OwnAccount);
		let now = Self::now();
		let sound = new.scopes.is_sound() && new.cap > 0 && new.period > 0 && now < new.expires_at;
		ensure!(sound, Error::<T>::InvalidStaffTerms);
		Self::approved(Self::identity_of(&issuer)?)?;
		let before = Staff::<T>::get(&issuer, &staff);
		let old = before.map(|record| record.terms);
		let record = match before {
			Some(record) => StaffRecord { terms: new, ..record },
			None => {
				Self::take_place(&issuer)?;
				StaffRecord { terms: new, period_began: now, used: 0 }
			},
		};
		Staff::<T>::insert(&issuer, &staff, record);
		Self::deposit_event(Event::StaffAppointed { issuer, staff, old, new });
		Ok(())
	}

	pub(crate) fn do_dismiss_staff(issuer: T::AccountId, staff: T::AccountId) -> DispatchResult {
		Staff::<T>::take(&issuer, &staff).ok_or(Error::<T>::NotStaff)?;
		Self::free_place(&issuer)?;
		Self::deposit_event(Event::StaffDismissed { issuer, staff });
		Ok(())
	}

	pub(crate) fn do_remove_expired(issuer: &T::AccountId, staff: T::AccountId) -> DispatchResult {
		let record = Staff::<T>::get(issuer, &staff).ok_or(Error::<T>::NotStaff)?;
		ensure!(record.is_expired(Self::now()), Error::<T>::StaffNotExpired);
		Staff::<T>::remove(issuer, &staff);
		Self::free_place(issuer)?;
		Self::deposit_event(Event::StaffRemoved { issuer: issuer.clone(), staff });
		Ok(())
	}

	/// What `staff` may do for `issuer` as `scope` now, if anything.
	pub(crate) fn staff_with(
		issuer: &T::AccountId,
		staff: &T::AccountId,
		scope: StaffScope,
	) -> Result<StaffRecord, Reason> {
		let record = Staff::<T>::get(issuer, staff).ok_or(Reason::StaffNotAllowed)?;
		let may = record.may(scope, Self::now());
		if !may {
			return Err(Reason::StaffNotAllowed);
		}
		T::Identities::standing(staff).bar_to_act().map_or(Ok(record), Err)
	}

	/// Takes one of the places of `issuer`.
	fn take_place(issuer: &T::AccountId) -> DispatchResult {
		let taken = StaffCount::<T>::get(issuer);
		ensure!(taken < T::MaxStaff::get(), Error::<T>::TooManyStaff);
		StaffCount::<T>::insert(issuer, taken.saturating_add(1));
		Ok(())
	}

	/// Frees a place that was taken before. A count of zero is not stored.
	fn free_place(issuer: &T::AccountId) -> DispatchResult {
		let left = StaffCount::<T>::get(issuer).checked_sub(1).defensive_ok_or(UNEXPECTED)?;
		if left > 0 {
			StaffCount::<T>::insert(issuer, left);
		} else {
			StaffCount::<T>::remove(issuer);
		}
		Ok(())
	}
}
