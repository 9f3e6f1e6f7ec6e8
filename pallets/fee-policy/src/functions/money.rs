// SPDX-License-Identifier: Apache-2.0
//! GNX goes into pools and comes out again, apart from fees.

use crate::{Config, Error, Event, Pallet, Pools, functions::ActorOf};
use frame_support::{
	ensure,
	traits::{fungible::Mutate, tokens::Preservation},
};
use genex_primitives::{Actor, Balance, sponsor::PoolId};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// What others gave would come back to the owner and count as received by nobody, so only the owner fills its own pool.
	pub(crate) fn do_top_up(by: T::AccountId, pool: PoolId, amount: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::NoAmount);
		let entry = Pools::<T>::get(pool).ok_or(Error::<T>::UnknownPool)?;
		ensure!(entry.owner.is_none_or(|owner| owner == by), Error::<T>::NotOwner);
		T::Currency::transfer(&by, &Self::account_of(pool), amount, Preservation::Preserve)?;
		Self::deposit_event(Event::PoolToppedUp { pool, by, amount });
		Ok(())
	}

	/// An owner gets GNX back itself, so that a pool is no way to give GNX to somebody else.
	pub(crate) fn do_withdraw(
		by: ActorOf<T>,
		pool: PoolId,
		amount: Balance,
		to: T::AccountId,
		reason: H256,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::NoAmount);
		let entry = Pools::<T>::get(pool).ok_or(Error::<T>::UnknownPool)?;
		match &entry.owner {
			None => ensure!(by == Actor::Governance, Error::<T>::NotOwner),
			Some(owner) => {
				ensure!(entry.is_owned_by(&by), Error::<T>::NotOwner);
				ensure!(to == *owner, Error::<T>::NotToOwner);
			},
		}
		T::Currency::transfer(&Self::account_of(pool), &to, amount, Preservation::Preserve)?;
		Self::deposit_event(Event::PoolWithdrawn { pool, by, to, amount, reason });
		Ok(())
	}
}
