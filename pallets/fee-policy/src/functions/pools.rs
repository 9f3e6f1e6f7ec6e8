// SPDX-License-Identifier: Apache-2.0
//! Pools are made, ruled and closed.
//!
//! The functions write before they can fail: the caller provides the storage layer that undoes it, as every call does.

use crate::{
	Config, Error, Event, NextPoolId, Pallet, Pool, PoolCount, PoolKind, PoolTerms, Pools,
	SpentByPool, functions::ActorOf,
};
use frame_support::{
	defensive, ensure,
	traits::{
		Get,
		fungible::{Inspect, Mutate},
		tokens::Preservation,
	},
};
use genex_primitives::{
	Actor,
	sponsor::{PLATFORM_POOL, PoolId},
	traits::{Issuers, UNEXPECTED},
};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn ensure_may_issue(who: &T::AccountId) -> DispatchResult {
		T::Issuers::check_may_issue(who).map_err(|reason| Error::<T>::Refused(reason.code()).into())
	}

	/// Whether a pool could pay anything by these terms.
	pub(crate) fn check_terms(terms: &PoolTerms) -> Result<(), Error<T>> {
		ensure!(terms.acts.is_valid(), Error::<T>::NoActs);
		ensure!(terms.day_budget > 0 && terms.identity_day_budget > 0, Error::<T>::NoBudget);
		Ok(())
	}

	pub(crate) fn do_create(
		by: ActorOf<T>,
		owner: T::AccountId,
		terms: PoolTerms,
		reason: H256,
	) -> DispatchResult {
		Self::check_terms(&terms)?;
		Self::count_in(&owner)?;
		let kind = match by {
			Actor::Governance => PoolKind::Campaign,
			Actor::Account(_) => PoolKind::Issuer,
		};
		let pool = NextPoolId::<T>::get();
		NextPoolId::<T>::put(pool.checked_add(1).ok_or(Error::<T>::IdsExhausted)?);
		let entry = Pool { kind, owner: Some(owner), terms, changed_on: None };
		Self::open(by, pool, entry, reason);
		Ok(())
	}

	pub(crate) fn do_open_platform(terms: PoolTerms, reason: H256) -> DispatchResult {
		Self::check_terms(&terms)?;
		let entry = Pool { kind: PoolKind::Platform, owner: None, terms, changed_on: None };
		Self::open(Actor::Governance, PLATFORM_POOL, entry, reason);
		Ok(())
	}

	fn open(by: ActorOf<T>, pool: PoolId, entry: Pool<T::AccountId>, reason: H256) {
		let account = Self::account_of(pool);
		// The account lives as long as the pool, with or without GNX.
		frame_system::Pallet::<T>::inc_providers(&account);
		Pools::<T>::insert(pool, &entry);
		let Pool { kind, owner, terms, .. } = entry;
		Self::deposit_event(Event::PoolCreated { pool, kind, owner, account, terms, by, reason });
	}

	pub(crate) fn do_set_terms(
		by: ActorOf<T>,
		pool: PoolId,
		new: PoolTerms,
		reason: H256,
	) -> DispatchResult {
		let Some(mut entry) = Pools::<T>::get(pool) else {
			ensure!(pool == PLATFORM_POOL && by == Actor::Governance, Error::<T>::UnknownPool);
			return Self::do_open_platform(new, reason);
		};
		ensure!(entry.is_ruled_by(&by), Error::<T>::NotOwner);
		Self::check_terms(&new)?;
		ensure!(entry.terms != new, Error::<T>::NothingChanges);
		let old = core::mem::replace(&mut entry.terms, new);
		entry.changed_on = Some(Self::day_of(Self::now()));
		Pools::<T>::insert(pool, entry);
		Self::deposit_event(Event::TermsSet { pool, by, old, new, reason });
		Ok(())
	}

	pub(crate) fn do_close(by: ActorOf<T>, pool: PoolId, reason: H256) -> DispatchResult {
		let entry = Pools::<T>::take(pool).ok_or(Error::<T>::UnknownPool)?;
		ensure!(by == Actor::Governance || entry.is_owned_by(&by), Error::<T>::NotOwner);
		let owner = entry.owner.ok_or(Error::<T>::PlatformStays)?;
		let account = Self::account_of(pool);
		let amount = T::Currency::balance(&account);
		if amount > 0 {
			T::Currency::transfer(&account, &owner, amount, Preservation::Expendable)?;
		}
		frame_system::Pallet::<T>::dec_providers(&account)?;
		SpentByPool::<T>::remove(pool);
		Self::count_out(&owner)?;
		Self::deposit_event(Event::PoolClosed { pool, by, owner, amount, reason });
		Ok(())
	}

	/// One pool more for `owner`.
	fn count_in(owner: &T::AccountId) -> DispatchResult {
		PoolCount::<T>::try_mutate(owner, |count| {
			let more = count.saturating_add(1);
			ensure!(more <= T::MaxPoolsPerOwner::get(), Error::<T>::TooManyPools);
			*count = more;
			Ok(())
		})
	}

	/// One pool less for `owner`.
	fn count_out(owner: &T::AccountId) -> DispatchResult {
		PoolCount::<T>::try_mutate_exists(owner, |count| {
			let Some(less) = count.and_then(|count| count.checked_sub(1)) else {
				defensive!("an owner's pools were counted in");
				return Err(UNEXPECTED);
			};
			*count = Some(less).filter(|less| *less > 0);
			Ok(())
		})
	}
}
