// SPDX-License-Identifier: Apache-2.0
//! What clients show.

use crate::{
	Config, MAX_PAGE, Pallet, PolicyInForce, Pool, PoolView, Pools, QuotaView, SpentByPool, Usage,
};
use alloc::vec::Vec;
use frame_support::traits::fungible::Inspect;
use genex_primitives::{IdentityId, sponsor::PoolId};

impl<T: Config> Pallet<T> {
	pub(crate) fn view_of(id: PoolId) -> Option<PoolView<T::AccountId>> {
		Pools::<T>::get(id).map(|pool| Self::shown(id, pool))
	}

	fn shown(id: PoolId, pool: Pool<T::AccountId>) -> PoolView<T::AccountId> {
		let account = Self::account_of(id);
		let balance = T::Currency::balance(&account);
		let spent_today = SpentByPool::<T>::get(id).on(Self::day_of(Self::now())).spent;
		PoolView { id, pool, account, balance, spent_today }
	}

	pub(crate) fn page_of_pools(
		start_after: Option<PoolId>,
		limit: u32,
	) -> Vec<PoolView<T::AccountId>> {
		let pools = match start_after {
			Some(pool) => Pools::<T>::iter_from(Pools::<T>::hashed_key_for(pool)),
			None => Pools::<T>::iter(),
		};
		let limit = usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default();
		pools.take(limit).map(|(id, pool)| Self::shown(id, pool)).collect()
	}

	pub(crate) fn quota_view_of(identity: IdentityId) -> QuotaView {
		let (now, policy) = (Self::now(), PolicyInForce::<T>::get());
		let usage = Usage::<T>::get(identity).on(Self::day_of(now));
		QuotaView {
			spent_today: usage.spent,
			gifts_left: usage.gifts.left(now, &policy),
			gifts_full_at: usage.gifts.full_at(now, &policy),
		}
	}
}
