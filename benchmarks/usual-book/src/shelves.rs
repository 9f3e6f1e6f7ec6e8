// SPDX-License-Identifier: Apache-2.0
//! The three places of an order: the vector of its price, the map of its side, the list of its owner. Whatever changes an
//! order goes through here, and decodes and encodes each of the three.

use crate::{Config, Error, Levels, Order, Pallet, Sides, UserOrders};
use frame_support::ensure;
use genex_primitives::{
	Balance,
	book::{Lots, MarketId, OrderId, Side},
	traits::UNEXPECTED,
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Puts `order` behind all others at its price.
	pub(crate) fn shelve(order: Order<T::AccountId>) -> DispatchResult {
		let Order { id, side, price, lots, .. } = order;
		let market = id.market();
		UserOrders::<T>::try_mutate(&order.owner, market, |list| list.try_push(id))
			.map_err(|_| Error::<T>::UserFull)?;
		Self::change_side(market, side, price, |all| all.checked_add(lots))?;
		Levels::<T>::try_mutate(market, (side, price), |level| level.try_push(order))
			.map_err(|_| Error::<T>::LevelFull)?;
		Ok(())
	}

	/// Takes the order `id` away from `price`, if `who` owns it.
	pub(crate) fn unshelve(
		who: &T::AccountId,
		price: Balance,
		id: OrderId,
	) -> Result<Order<T::AccountId>, DispatchError> {
		let (market, side) = (id.market(), id.side());
		let order = Levels::<T>::try_mutate_exists(market, (side, price), |slot| {
			let level = slot.as_mut().ok_or(Error::<T>::UnknownOrder)?;
			let at = level.iter().position(|order| order.id == id);
			let order = level.remove(at.ok_or(Error::<T>::UnknownOrder)?);
			if level.is_empty() {
				*slot = None;
			}
			ensure!(order.owner == *who, Error::<T>::NotOwner);
			Ok::<_, DispatchError>(order)
		})?;
		Self::change_side(market, side, price, |all| all.checked_sub(order.lots))?;
		UserOrders::<T>::try_mutate_exists(who, market, |slot| {
			let list = slot.as_mut().ok_or(UNEXPECTED)?;
			let at = list.iter().position(|listed| *listed == id).ok_or(UNEXPECTED)?;
			list.remove(at);
			if list.is_empty() {
				*slot = None;
			}
			Ok::<_, DispatchError>(())
		})?;
		Ok(order)
	}

	/// Takes `lots` from the order `id`, which keeps its place.
	pub(crate) fn shrink(price: Balance, id: OrderId, lots: Lots) -> DispatchResult {
		let (market, side) = (id.market(), id.side());
		Levels::<T>::try_mutate(market, (side, price), |level| {
			let order = level.iter_mut().find(|order| order.id == id).ok_or(UNEXPECTED)?;
			order.lots = order.lots.checked_sub(lots.into()).ok_or(UNEXPECTED)?;
			Ok::<_, DispatchError>(())
		})?;
		Self::change_side(market, side, price, |all| all.checked_sub(lots.into()))
	}

	/// Changes the lots at `price`, which goes with the last of them.
	fn change_side(
		market: MarketId,
		side: Side,
		price: Balance,
		change: impl FnOnce(u128) -> Option<u128>,
	) -> DispatchResult {
		Sides::<T>::try_mutate(market, side, |prices| {
			let before = prices.get(&price).copied().unwrap_or_default();
			match change(before).ok_or(UNEXPECTED)? {
				0 => {
					prices.remove(&price);
				},
				lots => {
					prices.try_insert(price, lots).map_err(|_| Error::<T>::SideFull)?;
				},
			}
			Ok(())
		})
	}
}
