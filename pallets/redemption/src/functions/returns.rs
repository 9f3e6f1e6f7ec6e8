// SPDX-License-Identifier: Apache-2.0
//! The chain returns what is due by itself, oldest authorisation first, a few in each block.

use super::ordered;
use crate::{
	Authorisation, AuthorisationId, AuthorisationOf, Authorisations, Config, Error, Event, Pallet,
	RETURNS_PER_BLOCK, SweptTo, weights::WeightInfo,
};
use frame_support::{ensure, weights::WeightMeter};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Returns an authorisation past its deadline. Checks, errors and event are those of the call `return_expired`.
	pub fn do_return_expired(by: T::AccountId, id: AuthorisationId) -> DispatchResult {
		let open = Self::open(id)?;
		ensure!(open.is_overdue(Self::now()), Error::<T>::NotExpired);
		Self::expire(id, open, Some(by))
	}

	/// Looks at up to [`RETURNS_PER_BLOCK`] authorisations, going on where the last block stopped and beginning anew after
	/// the youngest, and returns those that are due, as far as `meter` goes.
	///
	/// One that is not due is passed over, since a later one may have an earlier deadline, and so is one that could not be
	/// returned before. So none stands in the way of those behind it.
	pub(crate) fn return_due(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::return_due_base()).is_err() {
			return;
		}
		let (now, start) = (Self::now(), SweptTo::<T>::get());
		let mut last = start;
		for _ in 0..RETURNS_PER_BLOCK {
			if meter.try_consume(T::WeightInfo::return_due_step()).is_err() {
				break;
			}
			let Some((id, open)) = Self::open_after(last) else {
				last = 0;
				break;
			};
			if open.is_overdue(now) && !open.stuck {
				if meter.try_consume(T::WeightInfo::return_due_one()).is_err() {
					break;
				}
				Self::return_or_mark(id, open);
			}
			last = id;
		}
		if last != start {
			SweptTo::<T>::put(last);
		}
	}

	/// The oldest open authorisation with a number above `id`. Asked anew at each step, because a step may remove what it
	/// found.
	pub(crate) fn open_after(id: AuthorisationId) -> Option<(AuthorisationId, AuthorisationOf<T>)> {
		let (key, open) = Authorisations::<T>::iter_from_key(ordered(id)).next()?;
		Some((AuthorisationId::from_be_bytes(key), open))
	}

	pub(crate) fn return_or_mark(id: AuthorisationId, open: AuthorisationOf<T>) {
		if let Err(error) = Self::expire(id, open.clone(), None) {
			let holder = open.holder.clone();
			Authorisations::<T>::insert(ordered(id), Authorisation { stuck: true, ..open });
			Self::deposit_event(Event::ReturnFailed { id, holder, error });
		}
	}

	/// Returns an authorisation for whomever, or for the chain itself.
	fn expire(
		id: AuthorisationId,
		open: AuthorisationOf<T>,
		by: Option<T::AccountId>,
	) -> DispatchResult {
		Self::give_back(id, &open)?;
		let Authorisation { holder, series, left: returned, captured, .. } = open;
		Self::deposit_event(Event::AuthorisationReturned {
			id,
			by,
			holder,
			series,
			returned,
			captured,
		});
		Ok(())
	}
}
