// SPDX-License-Identifier: Apache-2.0
//! What the calls do, by topic.

mod decision;
mod money;
mod policy;
mod pools;
mod series;
mod views;

use crate::{Config, Day, Error, Pallet};
use frame_support::{
	ensure,
	traits::{EnsureOrigin, Get, UnixTime},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use genex_primitives::{
	Actor, UnixSeconds,
	sponsor::PoolId,
	window::{DAY, bucket},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult, traits::AccountIdConversion};

pub(crate) type ActorOf<T> = Actor<<T as frame_system::Config>::AccountId>;

impl<T: Config> Pallet<T> {
	/// The account on which `pool` keeps its GNX.
	pub fn account_of(pool: PoolId) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating(pool)
	}

	pub(crate) fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	/// The day in which `now` lies.
	pub(crate) fn day_of(now: UnixSeconds) -> Day {
		bucket(now, DAY)
	}

	/// Who makes a call. An account that is governance too acts as governance.
	pub(crate) fn actor(origin: OriginFor<T>) -> Result<ActorOf<T>, DispatchError> {
		match T::GovernanceOrigin::try_origin(origin) {
			Ok(_) => Ok(Actor::Governance),
			Err(origin) => Ok(Actor::Account(ensure_signed(origin)?)),
		}
	}

	/// Who makes a call, for `reason`.
	pub(crate) fn actor_for(
		origin: OriginFor<T>,
		reason: H256,
	) -> Result<ActorOf<T>, DispatchError> {
		let by = Self::actor(origin)?;
		ensure!(by.accounts_for(reason), Error::<T>::ReasonMissing);
		Ok(by)
	}

	/// Governance makes a call, for `reason`.
	pub(crate) fn ensure_governance(origin: OriginFor<T>, reason: H256) -> DispatchResult {
		T::GovernanceOrigin::ensure_origin(origin)?;
		ensure!(!reason.is_zero(), Error::<T>::ReasonMissing);
		Ok(())
	}
}
