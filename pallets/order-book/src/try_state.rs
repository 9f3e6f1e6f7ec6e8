// SPDX-License-Identifier: Apache-2.0
//! The invariants of the README, under the same numbers.

use crate::{
	Auctions, Config, Levels, MarketCount, MarketOf, Markets, OpenOrders, Pages, Pallet, Tops,
	Traders, Words, store::Store, types::MarketState,
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::ensure;
use genex_primitives::{
	AssetId, Balance, SeriesId,
	book::{MAX_TICK, MarketId, OrderId, Resting, SLOTS, Side, Tick, amounts, bitmap},
	traits::{Cash, Coupons},
};
use sp_runtime::TryRuntimeError;

/// What the orders of accounts must have in escrow.
struct Needs<AccountId> {
	units: BTreeMap<(SeriesId, AccountId), u128>,
	money: BTreeMap<(AssetId, AccountId), Balance>,
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant. Reads the whole state, so it is for tests and try-runtime only.
	///
	/// # Errors
	/// The number and text of the first invariant that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut needs = Needs { units: BTreeMap::new(), money: BTreeMap::new() };
		let mut resting = BTreeSet::new();
		for id in Markets::<T>::iter_keys() {
			Self::check_market(id)?;
			Self::check_top(id)?;
			for side in Side::ALL {
				Self::check_levels(id, side)?;
				Self::check_orders(id, side, &mut needs, &mut resting)?;
			}
		}
		Self::check_listed(&resting)?;
		Self::check_pages()?;
		for trader in Traders::<T>::iter_values() {
			let Some(bond) = trader.bond else { continue };
			add(&mut needs.money, (bond.asset, bond.account), bond.amount)?;
		}
		Self::check_escrow(&needs)
	}

	/// OB-7: markets are numbered, found by their pair, and have an auction exactly when they are in one.
	fn check_market(id: MarketId) -> Result<(), TryRuntimeError> {
		let market = Markets::<T>::get(id).ok_or("OB-7: a market is gone")?;
		ensure!(id > 0 && id <= MarketCount::<T>::get(), "OB-7: a number was never given");
		let named = MarketOf::<T>::get(market.series, market.asset);
		ensure!(named == Some(id), "OB-7: a pair names another market");
		let halted = market.state == MarketState::Halted;
		ensure!(
			market.resumes.is_some() == halted,
			"OB-7: a halt does not know where it came from"
		);
		let in_auction =
			market.state == MarketState::Auction || market.resumes == Some(MarketState::Auction);
		ensure!(Auctions::<T>::contains_key(id) == in_auction, "OB-7: a call without auction");
		Ok(())
	}

	/// OB-1 (O01): bids do not reach asks where orders trade; OB-3 (O02): the top says what the words hold.
	fn check_top(id: MarketId) -> Result<(), TryRuntimeError> {
		let market = Markets::<T>::get(id).ok_or("OB-1: a market is gone")?;
		let crosses = Self::crosses(id);
		ensure!(market.state.may_cross() || !crosses, "OB-1: the best bid reaches the best ask");
		let top = Tops::<T>::get(id);
		for side in Side::ALL {
			let summary = top.summary(side);
			for index in 0..bitmap::WORDS {
				let word = Words::<T>::get(id, (side, index));
				let marked = summary.checked_shr(index.into()).unwrap_or_default() & 1 == 1;
				ensure!(marked == (word != 0), "OB-3: the summary and a word differ");
				let stored = Words::<T>::contains_key(id, (side, index));
				ensure!(stored == (word != 0), "OB-3: an empty word is stored");
			}
			let ticks = Levels::<T>::iter_key_prefix(id).filter(|(of, _)| *of == side);
			let best = match side {
				Side::Bid => ticks.map(|(_, tick)| tick).max(),
				Side::Ask => ticks.map(|(_, tick)| tick).min(),
			};
			ensure!(top.best(side) == best, "OB-3: the best tick is another one");
		}
		Ok(())
	}

	/// OB-2 (O02): a level is the sum of its orders, none is empty; OB-3: words and levels say the same.
	fn check_levels(id: MarketId, side: Side) -> Result<(), TryRuntimeError> {
		for number in 1..=MAX_TICK {
			let tick = Tick::new(number).ok_or("OB-3: a tick is off the grid")?;
			let word = Words::<T>::get(id, (side, bitmap::word_of(tick)));
			let marked = bitmap::contains(word, tick);
			let level = Levels::<T>::get(id, (side, tick));
			ensure!(marked == level.is_some(), "OB-3: a word and a level differ");
			let Some(level) = level else { continue };
			let mut store = Store::<T>::new(id);
			let book = store.book();
			let orders = book.makers(side).filter(|(id, _)| id.tick() == Some(tick));
			let (mut lots, mut count, mut latest) = (0u64, 0u32, (0, 0));
			for (order, resting) in orders {
				lots = lots.checked_add(resting.lots).ok_or("OB-2: the lots overflow")?;
				count = count.checked_add(1).ok_or("OB-2: too many orders")?;
				// OB-4 (O03, O12): places rise along the queue, so that no id comes twice.
				ensure!(
					(order.page(), order.slot()) > latest || count == 1,
					"OB-4: a queue is out of order"
				);
				latest = (order.page(), order.slot());
			}
			ensure!(count > 0, "OB-2: a level is empty");
			ensure!((lots, count) == (level.lots, level.orders), "OB-2: a level is not the sum");
		}
		Ok(())
	}

	/// OB-6 (O13): orders are within bounds; gathers what OB-5 and OB-8 compare.
	fn check_orders(
		id: MarketId,
		side: Side,
		needs: &mut Needs<T::AccountId>,
		resting: &mut BTreeSet<(T::AccountId, MarketId, u128, OrderId)>,
	) -> Result<(), TryRuntimeError> {
		let market = Markets::<T>::get(id).ok_or("OB-6: a market is gone")?;
		let mut store = Store::<T>::new(id);
		for (order, found) in store.book().makers(side) {
			let Resting { owner, client, lots, max_fee, .. } = found;
			ensure!(lots > 0, "OB-6: an order of no lots");
			let tick = order.tick().ok_or("OB-6: an order without a tick")?;
			match side {
				Side::Ask => {
					let units = lots.checked_mul(market.lot).ok_or("OB-6: the units overflow")?;
					add(&mut needs.units, (market.series, owner.clone()), units.into())?;
				},
				Side::Bid => {
					let money = amounts::bid_escrow(tick, lots, market.tick_size, max_fee);
					let money = money.map_err(|_| "OB-6: the escrow overflows")?;
					add(&mut needs.money, (market.asset, owner.clone()), money)?;
				},
			}
			let entry = (owner, id, Self::index_key(client, order), order);
			ensure!(resting.insert(entry), "OB-4: an order is there twice");
		}
		Ok(())
	}

	/// OB-5 (O02, O12): the list of open orders holds exactly the orders that rest.
	fn check_listed(
		resting: &BTreeSet<(T::AccountId, MarketId, u128, OrderId)>,
	) -> Result<(), TryRuntimeError> {
		let listed: BTreeSet<_> = OpenOrders::<T>::iter()
			.map(|((who, market, key), order)| (who, market, key, order))
			.collect();
		ensure!(listed == *resting, "OB-5: the open orders listed are not those that rest");
		Ok(())
	}

	/// OB-9: no page is empty, and no page or level belongs to no market.
	fn check_pages() -> Result<(), TryRuntimeError> {
		let mut orders = 0usize;
		for (market, _, page) in Pages::<T>::iter() {
			ensure!(!page.is_empty() && page.used <= SLOTS, "OB-9: an empty page is stored");
			ensure!(Markets::<T>::contains_key(market), "OB-9: a page belongs to no market");
			orders = orders.saturating_add(page.slots.iter().flatten().count());
		}
		// The walk along the queues found as many, so every page is in a queue.
		ensure!(orders == OpenOrders::<T>::iter_keys().count(), "OB-9: a page is in no queue");
		Ok(())
	}

	/// OB-8 (O08): every account has in escrow at least what its orders and its bond need.
	fn check_escrow(needs: &Needs<T::AccountId>) -> Result<(), TryRuntimeError> {
		for ((series, who), units) in &needs.units {
			let held = u128::from(T::Coupons::held_units(*series, who));
			ensure!(held >= *units, "OB-8: the units of an ask are not held");
		}
		for ((asset, who), money) in &needs.money {
			let held = T::Cash::held_balance(*asset, who);
			ensure!(held >= *money, "OB-8: the money of a bid or a bond is not held");
		}
		Ok(())
	}
}

fn add<Key: Ord>(
	sums: &mut BTreeMap<Key, u128>,
	key: Key,
	amount: u128,
) -> Result<(), TryRuntimeError> {
	let sum = sums.entry(key).or_default();
	*sum = sum.checked_add(amount).ok_or("OB-8: a sum overflows")?;
	Ok(())
}
