// SPDX-License-Identifier: Apache-2.0
//! Series point to pools.

use crate::{Config, Error, Event, Pallet, PoolOfSeries, Pools, functions::ActorOf};
use frame_support::ensure;
use genex_primitives::{Actor, SeriesId, sponsor::PoolId, traits::Coupons};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_assign(
		by: ActorOf<T>,
		series: SeriesId,
		new: Option<PoolId>,
		reason: H256,
	) -> DispatchResult {
		let facts = T::Coupons::facts(series).ok_or(Error::<T>::UnknownSeries)?;
		if let Actor::Account(who) = &by {
			ensure!(*who == facts.issuer, Error::<T>::NotIssuer);
		}
		if let Some(pool) = new {
			let entry = Pools::<T>::get(pool).ok_or(Error::<T>::UnknownPool)?;
			ensure!(entry.is_assigned_by(&by), Error::<T>::NotAssignable);
		}
		let old = PoolOfSeries::<T>::get(series);
		ensure!(old != new, Error::<T>::NothingChanges);
		PoolOfSeries::<T>::set(series, new);
		Self::deposit_event(Event::SeriesAssigned { series, by, old, new, reason });
		Ok(())
	}
}
