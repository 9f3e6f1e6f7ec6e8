// SPDX-License-Identifier: Apache-2.0
//! The invariants of the README, under the same numbers.

use crate::{
	BlockUsage, Config, NextPoolId, Pallet, PolicyChangedAt, PolicyInForce, PoolCount, PoolKind,
	PoolOfSeries, Pools, SpentByPool, Usage,
};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::Encode;
use frame_support::{ensure, traits::Get};
use genex_primitives::{Balance, sponsor::PLATFORM_POOL};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant. Reads the whole state, so it is for tests and try-runtime only.
	///
	/// # Errors
	/// The number and text of the first invariant that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::ensure_pools()?;
		Self::ensure_owners()?;
		Self::ensure_series()?;
		Self::ensure_budgets()?;
		Self::ensure_conserved()?;
		Self::ensure_policy()?;
		Self::ensure_gifts()?;
		Self::ensure_block()
	}

	/// FEE-1 and FEE-2.
	fn ensure_pools() -> Result<(), TryRuntimeError> {
		let next = NextPoolId::<T>::get();
		for (id, pool) in Pools::<T>::iter() {
			let is_platform = id == PLATFORM_POOL;
			ensure!(id < next, "FEE-1: a number was never assigned");
			ensure!(
				is_platform == (pool.kind == PoolKind::Platform),
				"FEE-1: number 0 is the platform's and no other is"
			);
			ensure!(is_platform == pool.owner.is_none(), "FEE-1: all pools but 0 have owners");
			ensure!(Self::check_terms(&pool.terms).is_ok(), "FEE-2: a pool could pay nothing");
			let providers = frame_system::Pallet::<T>::providers(&Self::account_of(id));
			ensure!(providers > 0, "FEE-2: nothing keeps the account of a pool alive");
		}
		Ok(())
	}

	/// FEE-3.
	fn ensure_owners() -> Result<(), TryRuntimeError> {
		let mut counted = BTreeMap::<Vec<u8>, u32>::new();
		for owner in Pools::<T>::iter_values().filter_map(|pool| pool.owner) {
			let count = counted.entry(owner.encode()).or_default();
			*count = count.saturating_add(1);
		}
		for (owner, count) in PoolCount::<T>::iter() {
			ensure!(
				counted.remove(&owner.encode()) == Some(count),
				"FEE-3: the count of an owner's pools is wrong"
			);
			ensure!(count <= T::MaxPoolsPerOwner::get(), "FEE-3: too many pools");
		}
		ensure!(counted.is_empty(), "FEE-3: an owner's pools are not counted");
		Ok(())
	}

	/// FEE-4.
	fn ensure_series() -> Result<(), TryRuntimeError> {
		let assigned = PLATFORM_POOL.saturating_add(1)..NextPoolId::<T>::get();
		ensure!(
			PoolOfSeries::<T>::iter_values().all(|pool| assigned.contains(&pool)),
			"FEE-4: a series points to the platform's pool or to one that never was"
		);
		Ok(())
	}

	/// FEE-5.
	fn ensure_budgets() -> Result<(), TryRuntimeError> {
		for (id, usage) in SpentByPool::<T>::iter() {
			let Some(pool) = Pools::<T>::get(id) else {
				return Err("FEE-5: a pool that is not there spends".into());
			};
			let changed = pool.changed_on.is_some_and(|day| usage.day <= day);
			ensure!(
				changed || usage.spent <= pool.terms.day_budget,
				"FEE-5: a pool spent more than its budget"
			);
		}
		Ok(())
	}

	/// FEE-6. Only the latest day is known of everybody.
	fn ensure_conserved() -> Result<(), TryRuntimeError> {
		let pools = || SpentByPool::<T>::iter_values().map(|usage| (usage.day, usage.spent));
		let identities = || Usage::<T>::iter_values().map(|usage| (usage.day, usage.spent));
		let latest = pools().chain(identities()).map(|(day, _)| day).max();
		let sum = |total: Balance, (day, spent)| {
			if Some(day) == latest { total.saturating_add(spent) } else { total }
		};
		ensure!(pools().fold(0, sum) <= identities().fold(0, sum), "FEE-6: pools paid for nobody");
		Ok(())
	}

	/// FEE-7.
	fn ensure_policy() -> Result<(), TryRuntimeError> {
		let policy = PolicyInForce::<T>::get();
		ensure!(Self::check_policy(&policy).is_ok(), "FEE-7: the policy contradicts itself");
		Ok(())
	}

	/// FEE-8.
	fn ensure_gifts() -> Result<(), TryRuntimeError> {
		let most = PolicyInForce::<T>::get().gift_capacity;
		let changed_at = PolicyChangedAt::<T>::get();
		for gifts in Usage::<T>::iter_values().map(|usage| usage.gifts) {
			let changed = changed_at.is_some_and(|changed_at| gifts.at <= changed_at);
			ensure!(changed || gifts.level <= most, "FEE-8: more gifts were free than allowed");
		}
		Ok(())
	}

	/// FEE-9.
	fn ensure_block() -> Result<(), TryRuntimeError> {
		let (block, space) = (BlockUsage::<T>::get(), T::BlockSpace::get());
		ensure!(block.total() <= space, "FEE-9: sponsored acts took more than there is");
		let lanes = PolicyInForce::<T>::get().lanes(space);
		let all = lanes.ordinary.saturating_add(lanes.urgent);
		ensure!(
			PolicyChangedAt::<T>::exists()
				|| (block.ordinary <= lanes.ordinary && block.total() <= all),
			"FEE-9: sponsored acts took more than their share"
		);
		Ok(())
	}
}
