// SPDX-License-Identifier: Apache-2.0
//! The way through the open orders of an account.
//!
//! What a block takes away stays in its overlay, and whoever looks for the first order of an account walks over all of it. So the
//! calls of a block go on from where the one before stopped, and begin anew only so often.

use super::cancel::count;
use crate::{
	Config, Error, OpenOrders, Pallet, Walks,
	types::{MAX_WALKS, PASSED_EACH, Walk, Wanted},
};
use alloc::vec::Vec;
use frame_support::ensure;
use genex_primitives::book::{MarketId, OrderId};
use genex_storage::DoubleMapSlot;
use sp_runtime::DispatchError;

/// What a call came to on its way.
pub(super) struct Found {
	/// The orders that it looked for.
	pub orders: Vec<OrderId>,
	/// How many others it passed.
	pub passed: u32,
	/// Whether none comes behind them.
	pub ended: bool,
	/// Whether it began with the first order.
	pub began: bool,
}

impl<T: Config> Pallet<T> {
	/// Finds up to `limit` orders of `who` that are `wanted`, which the caller must take away, in storage order. It goes on where
	/// the block stopped looking for the same; what was placed before that is found by the next one that begins anew.
	pub(super) fn walk_on(
		who: &T::AccountId,
		id: MarketId,
		wanted: Wanted,
		limit: u32,
	) -> Result<Found, DispatchError> {
		let slot = Walks::<T>::double_slot(who, id);
		let noted: Option<Walk> = slot.get();
		let begun = noted.map_or(0, |walk| walk.begun);
		let from = noted.filter(|walk| walk.wanted == wanted).and_then(|walk| walk.last);
		let (rest, begun) = match from {
			Some(key) => {
				let start = OpenOrders::<T>::hashed_key_for((who, id, key));
				(OpenOrders::<T>::iter_prefix_from((who, id), start), begun)
			},
			None => {
				ensure!(begun < MAX_WALKS, Error::<T>::SweptEnough);
				(OpenOrders::<T>::iter_prefix((who, id)), begun.saturating_add(1))
			},
		};
		let (mut rest, mut last) = (rest.fuse(), from);
		let (mut orders, mut passed) = (Vec::new(), 0u32);
		while count(orders.len()) < limit && passed < limit.saturating_mul(PASSED_EACH) {
			let Some((key, order)) = rest.next() else { break };
			last = Some(key);
			if wanted.includes(order) {
				orders.push(order);
			} else {
				passed = passed.saturating_add(1);
			}
		}
		let ended = rest.next().is_none();
		slot.put(&Walk { begun, wanted, last: last.filter(|_| !ended) });
		Ok(Found { orders, passed, ended, began: from.is_none() })
	}

	/// Whether `who` has no open order, wherever the block stopped.
	pub(super) fn has_no_order(who: &T::AccountId, id: MarketId) -> bool {
		OpenOrders::<T>::iter_prefix((who, id)).next().is_none()
	}
}
