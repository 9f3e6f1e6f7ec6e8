// SPDX-License-Identifier: Apache-2.0
//! Units put aside for a redeemer, who takes them in parts; what is left comes back.

use super::ordered;
use crate::{
	Authorisation, AuthorisationId, AuthorisationOf, Authorisations, AuthorisationsOf, Config,
	Error, Event, NextAuthorisationId, Pallet,
};
use frame_support::{
	defensive, ensure,
	traits::{DefensiveOption, Get},
};
use genex_primitives::{
	Quantity, SeriesId, UnixSeconds,
	traits::{Coupons, Redemptions, UNEXPECTED},
};
use genex_storage::or_undo;
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Puts units aside. Checks, errors and event are those of the call `authorise`.
	pub fn do_authorise(
		holder: T::AccountId,
		series: SeriesId,
		quantity: Quantity,
		redeemer: T::AccountId,
		order_hash: H256,
		deadline: UnixSeconds,
	) -> DispatchResult {
		let opened_at = Self::now();
		ensure!(opened_at < deadline, Error::<T>::DeadlinePassed);
		let lifetime = deadline.saturating_sub(opened_at);
		ensure!(lifetime <= T::MaxLifetime::get(), Error::<T>::DeadlineTooFar);
		T::Redemptions::check(series, &holder, quantity, &redeemer)?;
		let id = NextAuthorisationId::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;
		let mut all = AuthorisationsOf::<T>::get(&holder);
		all.try_push(id).map_err(|_| Error::<T>::TooManyOpen)?;
		T::Coupons::hold(series, &holder, quantity)?;

		NextAuthorisationId::<T>::put(next);
		AuthorisationsOf::<T>::insert(&holder, all);
		let new = Authorisation {
			holder: holder.clone(),
			redeemer: redeemer.clone(),
			series,
			left: quantity,
			captured: 0,
			order_hash,
			opened_at,
			deadline,
			stuck: false,
		};
		Authorisations::<T>::insert(ordered(id), new);
		Self::deposit_event(Event::Authorised {
			id,
			holder,
			redeemer,
			series,
			quantity,
			order_hash,
			deadline,
		});
		Ok(())
	}

	/// Burns a part. Checks, errors and event are those of the call `capture`.
	pub fn do_capture(
		redeemer: T::AccountId,
		id: AuthorisationId,
		quantity: Quantity,
	) -> DispatchResult {
		let mut open = Self::open(id)?;
		ensure!(redeemer == open.redeemer, Error::<T>::NotRedeemer);
		ensure!(Self::now() < open.deadline, Error::<T>::DeadlinePassed);
		ensure!(quantity > 0, Error::<T>::ZeroQuantity);
		open.left = open.left.checked_sub(quantity).ok_or(Error::<T>::MoreThanLeft)?;
		open.captured = open.captured.checked_add(quantity).defensive_ok_or(UNEXPECTED)?;
		let (series, order_hash, left) = (open.series, open.order_hash, open.left);
		let holder = open.holder.clone();
		or_undo(|| {
			T::Coupons::release(series, &holder, quantity)?;
			T::Redemptions::accept(series, &holder, quantity, &redeemer, order_hash)?;
			match left {
				0 => Self::forget(id, &holder),
				_ => {
					Authorisations::<T>::insert(ordered(id), open);
					Ok(())
				},
			}
		})?;
		Self::deposit_event(Event::Captured { id, holder, redeemer, series, quantity, left });
		Ok(())
	}

	/// Gives the rest back. Checks, errors and event are those of the call `void`.
	pub fn do_void(by: T::AccountId, id: AuthorisationId) -> DispatchResult {
		let open = Self::open(id)?;
		ensure!(open.may_void(&by, Self::now()), Error::<T>::NotYours);
		Self::give_back(id, &open)?;
		let Authorisation { holder, series, left: returned, captured, .. } = open;
		Self::deposit_event(Event::Voided { id, by, holder, series, returned, captured });
		Ok(())
	}

	/// Gives the rest back by office. Checks, errors and event are those of the call `force_void`.
	pub fn do_force_void(by: T::AccountId, id: AuthorisationId, reason: H256) -> DispatchResult {
		ensure!(!reason.is_zero(), Error::<T>::ReasonMissing);
		let open = Self::open(id)?;
		Self::give_back(id, &open)?;
		let Authorisation { holder, series, left: returned, captured, .. } = open;
		Self::deposit_event(Event::AuthorisationForced {
			id,
			by,
			holder,
			series,
			returned,
			captured,
			reason,
		});
		Ok(())
	}

	/// Closes an authorisation and returns what is left of it to its holder, frozen or not: nothing leaves.
	pub(super) fn give_back(id: AuthorisationId, open: &AuthorisationOf<T>) -> DispatchResult {
		or_undo(|| {
			Self::forget(id, &open.holder)?;
			T::Coupons::release(open.series, &open.holder, open.left)
		})
	}

	/// Takes an authorisation off the open ones.
	fn forget(id: AuthorisationId, holder: &T::AccountId) -> DispatchResult {
		Authorisations::<T>::remove(ordered(id));
		AuthorisationsOf::<T>::try_mutate_exists(holder, |stored| {
			let mut all = stored.take().unwrap_or_default();
			let Some(place) = all.iter().position(|listed| *listed == id) else {
				defensive!("an open authorisation is not listed");
				return Err(UNEXPECTED);
			};
			all.remove(place);
			*stored = Some(all).filter(|all| !all.is_empty());
			Ok(())
		})
	}
}
