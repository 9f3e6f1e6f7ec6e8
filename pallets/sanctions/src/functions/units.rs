// SPDX-License-Identifier: Apache-2.0
//! Part of a holding that is blocked. More is blocked by one officer; less needs two.

use crate::{Config, Error, Event, FrozenUnits, Pallet, UnitsRecord, UnitsRequest, UnitsRequests};
use frame_support::{ensure, traits::Contains};
use genex_primitives::{Quantity, SeriesId, traits::Custody};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Blocks `quantity` units in all, more than before.
	pub(crate) fn do_freeze_units(
		by: T::AccountId,
		who: T::AccountId,
		series: SeriesId,
		quantity: Quantity,
		reason: u16,
		case: H256,
	) -> DispatchResult {
		Self::ensure_case(case)?;
		ensure!(!T::Protected::contains(&who), Error::<T>::Protected);
		let blocked = FrozenUnits::<T>::get(&who, series).map_or(0, |record| record.quantity);
		ensure!(quantity > blocked, Error::<T>::NotMore);
		let old = T::Custody::set_frozen_units(series, &who, quantity)?;
		let record = UnitsRecord { quantity, reason, case, by: by.clone(), at: Self::now() };
		FrozenUnits::<T>::insert(&who, series, record);
		if let Some(request) = UnitsRequests::<T>::take(&who, series) {
			let (who, by, reason) = (who.clone(), by.clone(), case);
			Self::deposit_event(Event::UnitsReleaseCancelled { who, series, request, by, reason });
		}
		let new = quantity;
		Self::deposit_event(Event::UnitsFrozen { who, series, old, new, reason, case, by });
		Ok(())
	}

	/// Asks that only `quantity` units stay blocked.
	pub(crate) fn do_request_units_release(
		by: T::AccountId,
		who: T::AccountId,
		series: SeriesId,
		quantity: Quantity,
		case: H256,
	) -> DispatchResult {
		Self::ensure_case(case)?;
		let record = FrozenUnits::<T>::get(&who, series).ok_or(Error::<T>::NotFrozen)?;
		ensure!(quantity < record.quantity, Error::<T>::NotLess);
		let asked = UnitsRequests::<T>::contains_key(&who, series);
		ensure!(!asked, Error::<T>::AlreadyRequested);
		let request = UnitsRequest { quantity, case, by, at: Self::now() };
		UnitsRequests::<T>::insert(&who, series, &request);
		Self::deposit_event(Event::UnitsReleaseRequested { who, series, request });
		Ok(())
	}

	/// Confirms such a request and carries it out.
	pub(crate) fn do_confirm_units_release(
		by: T::AccountId,
		who: T::AccountId,
		series: SeriesId,
	) -> DispatchResult {
		let request = UnitsRequests::<T>::get(&who, series).ok_or(Error::<T>::NotRequested)?;
		ensure!(request.by != by, Error::<T>::SameOfficer);
		let new = request.quantity;
		let old = T::Custody::set_frozen_units(series, &who, new)?;
		UnitsRequests::<T>::remove(&who, series);
		FrozenUnits::<T>::mutate_exists(&who, series, |slot| {
			*slot = slot.take().filter(|_| new > 0).map(|record| UnitsRecord {
				quantity: new,
				case: request.case,
				by: request.by.clone(),
				at: Self::now(),
				..record
			});
		});
		Self::deposit_event(Event::UnitsReleased { who, series, old, new, request, by });
		Ok(())
	}

	/// Drops such a request.
	pub(crate) fn do_cancel_units_release(
		by: T::AccountId,
		who: T::AccountId,
		series: SeriesId,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_case(reason)?;
		let request = UnitsRequests::<T>::take(&who, series).ok_or(Error::<T>::NotRequested)?;
		Self::deposit_event(Event::UnitsReleaseCancelled { who, series, request, by, reason });
		Ok(())
	}
}
