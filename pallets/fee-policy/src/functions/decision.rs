// SPDX-License-Identifier: Apache-2.0
//! Which pool pays, and what its paying means for the budgets.

use crate::{
	BlockTime, BlockUsage, Config, DayUsage, IdentityUsage, Pallet, Policy, PolicyInForce, Pool,
	PoolOfSeries, PoolTerms, Pools, SpentByPool, Usage,
};
use frame_support::{
	ensure,
	traits::{
		Contains, Get,
		fungible::Inspect,
		tokens::{Fortitude, Preservation},
	},
};
use frame_system::pallet_prelude::BlockNumberFor;
use genex_primitives::{
	UnixSeconds,
	sponsor::{Act, FeeRequest, NotSponsored, PLATFORM_POOL, PoolId, Sponsorship},
};

/// That a pool pays, and every record as it is then.
pub(crate) struct Decision<T: Config> {
	pub sponsorship: Sponsorship<T::AccountId>,
	pub pool: DayUsage,
	pub identity: IdentityUsage,
	pub block: BlockTime<BlockNumberFor<T>>,
}

impl<T: Config> Pallet<T> {
	/// The first pool that pays, of that of the series and the platform's. Reads at most these two with what each spent
	/// and has, and five values besides.
	pub(crate) fn decide(request: FeeRequest<T::AccountId>) -> Result<Decision<T>, NotSponsored> {
		let now = Self::now();
		let policy = PolicyInForce::<T>::get();
		let room = Self::room_for(&request, &policy);
		let quota = Self::quota_for(&request, &policy, now);
		let mut refusal = NotSponsored::NoPool;
		for (pool, terms) in Self::candidates(&request, now) {
			let (block, identity) = (room?, quota?);
			match Self::offer(pool, &terms, &request, &identity) {
				Ok(spent) => {
					let account = Self::account_of(pool);
					let sponsorship = Sponsorship { request, pool, account };
					return Ok(Decision { sponsorship, pool: spent, identity, block });
				},
				Err(reason) => refusal = reason,
			}
		}
		Err(refusal)
	}

	/// The pools whose terms cover the act, that of the series first. Nothing leaves the pool of a frozen owner.
	fn candidates(
		request: &FeeRequest<T::AccountId>,
		now: UnixSeconds,
	) -> impl Iterator<Item = (PoolId, PoolTerms)> + use<T> {
		let act = request.act;
		let own = request.series.and_then(PoolOfSeries::<T>::get);
		own.into_iter().chain([PLATFORM_POOL]).filter_map(move |pool| {
			let Pool { owner, terms, .. } = Pools::<T>::get(pool)?;
			let frozen = owner.is_some_and(|owner| T::Frozen::contains(&owner));
			(!frozen && terms.cover(act, now)).then_some((pool, terms))
		})
	}

	/// What sponsored acts took of the block with this one among them.
	fn room_for(
		request: &FeeRequest<T::AccountId>,
		policy: &Policy,
	) -> Result<BlockTime<BlockNumberFor<T>>, NotSponsored> {
		let crowded = T::Multiplier::get() > policy.spike_multiplier;
		ensure!(request.act.is_urgent() || !crowded, NotSponsored::Crowded);
		let lanes = policy.lanes(T::BlockSpace::get());
		BlockUsage::<T>::get()
			.within(frame_system::Pallet::<T>::block_number())
			.take(request.act, request.ref_time, lanes)
			.ok_or(NotSponsored::BlockFull)
	}

	/// What the identity used with this fee in it. Its budget depends on the pool and is not looked at here.
	fn quota_for(
		request: &FeeRequest<T::AccountId>,
		policy: &Policy,
		now: UnixSeconds,
	) -> Result<IdentityUsage, NotSponsored> {
		let mut usage = Usage::<T>::get(request.identity).on(Self::day_of(now));
		if request.act == Act::Gift {
			let gifts = usage.gifts.take(now, policy.cost_of(request.fee), policy);
			usage.gifts = gifts.ok_or(NotSponsored::GiftQuota)?;
		}
		let spent = usage.spent.checked_add(request.fee);
		usage.spent = spent.ok_or(NotSponsored::IdentityBudget)?;
		Ok(usage)
	}

	/// What `pool` spent today with this fee in it, if it pays.
	fn offer(
		pool: PoolId,
		terms: &PoolTerms,
		request: &FeeRequest<T::AccountId>,
		identity: &IdentityUsage,
	) -> Result<DayUsage, NotSponsored> {
		let mut usage = SpentByPool::<T>::get(pool).on(identity.day);
		let spent = usage.spent.checked_add(request.fee);
		usage.spent =
			spent.filter(|spent| *spent <= terms.day_budget).ok_or(NotSponsored::PoolBudget)?;
		let identity_may = identity.spent <= terms.identity_day_budget;
		ensure!(identity_may, NotSponsored::IdentityBudget);
		// As fees are taken: the account keeps the least balance.
		let spendable = T::Currency::reducible_balance(
			&Self::account_of(pool),
			Preservation::Preserve,
			Fortitude::Polite,
		);
		ensure!(spendable >= request.fee, NotSponsored::PoolEmpty);
		Ok(usage)
	}
}
