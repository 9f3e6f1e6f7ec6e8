// SPDX-License-Identifier: Apache-2.0
//! The door through which the runtime's fee payment asks.

use crate::{
	BlockUsage, Config, Event, Pallet, PolicyInForce, Pools, SpentByPool, Usage, types::settled,
};
use frame_support::traits::fungible::Inspect;
use genex_primitives::{
	Balance,
	sponsor::{Act, FeeRequest, FeeSponsor, NotSponsored, PoolId, Sponsorship},
};

impl<T: Config> FeeSponsor<T::AccountId> for Pallet<T> {
	fn quote(request: FeeRequest<T::AccountId>) -> Result<Sponsorship<T::AccountId>, NotSponsored> {
		Self::decide(request).map(|decision| decision.sponsorship)
	}

	fn reserve(
		request: FeeRequest<T::AccountId>,
	) -> Result<Sponsorship<T::AccountId>, NotSponsored> {
		let decision = Self::decide(request)?;
		let sponsorship = decision.sponsorship;
		SpentByPool::<T>::insert(sponsorship.pool, decision.pool);
		Usage::<T>::insert(sponsorship.request.identity, decision.identity);
		BlockUsage::<T>::put(decision.block);
		Ok(sponsorship)
	}

	fn settle(sponsorship: Sponsorship<T::AccountId>, fee: Balance, ref_time: u64) {
		let Sponsorship { request, pool, account } = sponsorship;
		let FeeRequest { who, identity, act, fee: reserved, ref_time: most, .. } = request;
		// Reserving and settling happen in one transaction, so the records are those of the reservation.
		Usage::<T>::mutate(identity, |usage| {
			usage.spent = settled(usage.spent, reserved, fee);
			if act == Act::Gift {
				let policy = PolicyInForce::<T>::get();
				let (most, cost) = (policy.cost_of(reserved), policy.cost_of(fee));
				usage.gifts.level = settled(usage.gifts.level, most, cost);
			}
		});
		BlockUsage::<T>::mutate(|block| *block = block.settle(act, most, ref_time));
		Self::deposit_event(Event::FeeSponsored { who, identity, pool, act, fee });
		Self::settle_pool(pool, &account, reserved, fee);
	}
}

impl<T: Config> Pallet<T> {
	/// Settles what `pool` spent, and says, once a day, when little is left of what is on its `account`.
	fn settle_pool(pool: PoolId, account: &T::AccountId, reserved: Balance, fee: Balance) {
		let Some(entry) = Pools::<T>::get(pool) else { return };
		SpentByPool::<T>::mutate(pool, |usage| {
			usage.spent = settled(usage.spent, reserved, fee);
			let balance = T::Currency::balance(account);
			if balance < entry.terms.alert_below && !usage.alerted {
				usage.alerted = true;
				Self::deposit_event(Event::PoolLow { pool, balance });
			}
		});
	}
}
