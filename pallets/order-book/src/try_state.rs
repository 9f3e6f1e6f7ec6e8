// SPDX-License-Identifier: Apache-2.0
//! The invariants of the README, under the same numbers.

use crate::{
	Auctions, Config, HeldTrades, MarketCount, MarketOf, Markets, NextTradeId, OpenOrders, Pallet,
	PendingTrades, Queues, Tops, Traders, Words,
	store::Store,
	types::{Auction, MarketState, Queued},
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::ensure;
use genex_primitives::{
	AssetId, Balance, SeriesId,
	book::{
		Lots, MarketId, OrderId, Resting, SLOTS, Side, Tick,
		amounts::{self, FillAmounts},
		bitmap,
	},
	traits::{Cash, Coupons},
	window::{HOUR, bucket},
};
use sp_runtime::TryRuntimeError;

/// What accounts must have in escrow.
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
			Self::check_rehearsal(id)?;
			Self::check_top(id)?;
			for side in Side::ALL {
				Self::check_levels(id, side)?;
				Self::check_orders(id, side, &mut needs, &mut resting)?;
			}
		}
		Self::check_pairs()?;
		Self::check_listed(&resting)?;
		Self::check_pages()?;
		for trader in Traders::<T>::iter_values() {
			let Some(bond) = trader.bond else { continue };
			add(&mut needs.money, (bond.asset, bond.account), bond.amount)?;
		}
		Self::check_held(&mut needs)?;
		Self::check_escrow(&needs)
	}

	/// OB-7: markets are numbered, are the latest of their pair or settled and empty, and have an auction exactly when they are
	/// in one; OB-11, OB-12, OB-13.
	fn check_market(id: MarketId) -> Result<(), TryRuntimeError> {
		let market = Markets::<T>::get(id).ok_or("OB-7: a market is gone")?;
		ensure!(id > 0 && id <= MarketCount::<T>::get(), "OB-7: a number was never given");
		let latest = MarketOf::<T>::get(market.series, market.asset);
		let latest = latest.ok_or("OB-7: a pair names no market")?;
		let over = market.state == MarketState::Settled && Self::is_empty(id);
		ensure!(id == latest || id < latest && over, "OB-7: a pair names another market");
		let halted = market.state == MarketState::Halted;
		ensure!(
			market.resumes.is_some() == halted,
			"OB-7: a halt does not know where it came from"
		);
		let call = Auctions::<T>::get(id);
		ensure!(call.is_some() == market.is_in_auction(), "OB-7: a call without auction");
		let ends_at = market.call_ends_at;
		ensure!(ends_at.is_some() == call.is_some(), "OB-7: a call without end");
		let ends_at = ends_at.unwrap_or_default();
		// OB-12: a call looks at orders, then at pairs, until it has its price, and goes on at a place of its market.
		let Auction { clearing, sifting, rehearsal } = call.unwrap_or_default();
		let acts = [clearing.is_some(), sifting.is_some(), rehearsal.is_some()];
		let once = acts.into_iter().filter(|begun| *begun).count() <= 1;
		ensure!(once, "OB-12: orders are looked at after the price or the pairs");
		let next = sifting.map(|begun| begun.next.place().filter(|place| place.market == id));
		ensure!(next.is_none_or(|place| place.is_some()), "OB-12: orders are looked at elsewhere");
		let since = sifting.map(|begun| begun.since).or(rehearsal.map(|begun| begun.since));
		let later = since.is_none_or(|since| since >= ends_at);
		ensure!(later, "OB-12: orders are looked at in the call");
		// OB-13: a price is found after the call, and stands while a bid and an ask could trade at it.
		if let Some(price) = clearing {
			let top = Tops::<T>::get(id);
			let meets = |side: Side| top.best(side).is_some_and(|best| side.meets(best, price));
			ensure!(Self::now() >= ends_at, "OB-13: the price was found in the call");
			ensure!(Side::ALL.into_iter().all(meets), "OB-13: nobody trades at the price");
		}
		// OB-11: what a market noted is of this hour or an earlier one.
		let hour = bucket(Self::now(), HOUR);
		let past = market.noted.is_none_or(|noted| noted.hour <= hour);
		ensure!(past, "OB-11: a reference price is of an hour to come");
		Ok(())
	}

	/// OB-14: the bid and the ask that meet next in an auction rest and reach each other, with lots that met nobody, and as many
	/// lots met of either side.
	fn check_rehearsal(id: MarketId) -> Result<(), TryRuntimeError> {
		let rehearsal = Auctions::<T>::get(id).and_then(|call| call.rehearsal);
		let Some(next) = rehearsal.and_then(|begun| begun.next) else { return Ok(()) };
		let met = |side: Side, order: OrderId, lots: Lots| -> Result<u128, TryRuntimeError> {
			let mut sum = u128::from(lots);
			for (found, resting) in Store::<T>::new(id).book().makers(side) {
				if found == order {
					ensure!(lots < resting.lots, "OB-14: an order met others with all its lots");
					return Ok(sum);
				}
				sum = sum.checked_add(resting.lots.into()).ok_or("OB-14: the lots overflow")?;
			}
			Err("OB-14: an order that meets another does not rest".into())
		};
		let (bids, asks) =
			(met(Side::Bid, next.bid, next.bid_met)?, met(Side::Ask, next.ask, next.ask_met)?);
		ensure!(bids == asks, "OB-14: more lots met of one side");
		ensure!(next.bid.tick() >= next.ask.tick(), "OB-14: a bid meets an ask above it");
		Ok(())
	}

	/// OB-7: every pair names a market of its own.
	fn check_pairs() -> Result<(), TryRuntimeError> {
		for (series, asset, id) in MarketOf::<T>::iter() {
			let market = Markets::<T>::get(id).ok_or("OB-7: a pair names no market")?;
			let pair = (market.series, market.asset);
			ensure!(pair == (series, asset), "OB-7: a pair names the market of another one");
		}
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
			let levels = Queues::<T>::iter_key_prefix(id).filter(|key| key.page.is_none());
			let places = levels.filter_map(|key| key.place()).filter(|(of, _)| *of == side);
			let ticks = places.map(|(_, tick)| tick);
			let best = match side {
				Side::Bid => ticks.max(),
				Side::Ask => ticks.min(),
			};
			ensure!(top.best(side) == best, "OB-3: the best tick is another one");
		}
		Ok(())
	}

	/// OB-2 (O02): a level is the sum of its orders, none is empty; OB-3: words and levels say the same.
	fn check_levels(id: MarketId, side: Side) -> Result<(), TryRuntimeError> {
		let mut sums = BTreeMap::<Tick, (Lots, u32)>::new();
		let mut latest = None;
		for (order, resting) in Store::<T>::new(id).book().makers(side) {
			let tick = order.tick().ok_or("OB-6: an order without a tick")?;
			// OB-4 (O03, O12): places rise along the queue, so that no id comes twice.
			let place = (tick, order.page(), order.slot());
			let behind = latest
				.is_none_or(|(of, page, slot)| of != tick || (page, slot) < (place.1, place.2));
			ensure!(behind, "OB-4: a queue is out of order");
			latest = Some(place);
			let (lots, count) = sums.entry(tick).or_default();
			*lots = lots.checked_add(resting.lots).ok_or("OB-2: the lots overflow")?;
			*count = count.checked_add(1).ok_or("OB-2: too many orders")?;
		}
		let mut levels = 0u32;
		for (key, entry) in Queues::<T>::iter_prefix(id) {
			let Some(level) = entry.into_level() else { continue };
			let (of, tick) = key.place().ok_or("OB-9: an entry is beyond the grid")?;
			if of != side {
				continue;
			}
			levels = levels.saturating_add(1);
			let word = Words::<T>::get(id, (side, bitmap::word_of(tick)));
			ensure!(bitmap::contains(word, tick), "OB-3: a word and a level differ");
			let sum = sums.get(&tick).ok_or("OB-2: a level is empty")?;
			ensure!(*sum == (level.lots, level.orders), "OB-2: a level is not the sum");
		}
		let words = Words::<T>::iter_prefix(id).filter(|((of, _), _)| *of == side);
		let marked: u32 = words.map(|(_, word)| word.count_ones()).fold(0, u32::saturating_add);
		ensure!(marked == levels, "OB-3: a word and a level differ");
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

	/// OB-9: no page is empty, every entry of a queue is what its key says, and none belongs to no market.
	fn check_pages() -> Result<(), TryRuntimeError> {
		let mut orders = 0usize;
		for (market, key, entry) in Queues::<T>::iter() {
			ensure!(Markets::<T>::contains_key(market), "OB-9: an entry belongs to no market");
			ensure!(key.place().is_some(), "OB-9: an entry is beyond the grid");
			let page = match (key.page, entry) {
				(None, Queued::Level(_)) => continue,
				(Some(_), Queued::Page(page)) => page,
				_ => return Err("OB-9: an entry is not what its key says".into()),
			};
			ensure!(!page.is_empty() && page.used <= SLOTS, "OB-9: an empty page is stored");
			orders = orders.saturating_add(page.slots.iter().flatten().count());
		}
		// The walk along the queues found as many, so every page is in a queue.
		ensure!(orders == OpenOrders::<T>::iter_keys().count(), "OB-9: a page is in no queue");
		Ok(())
	}

	/// OB-10: every held trade is of a market, under a number that was given, with a review of its own and amounts that
	/// add up, and identities count exactly the ones they took; gathers what OB-8 compares.
	fn check_held(needs: &mut Needs<T::AccountId>) -> Result<(), TryRuntimeError> {
		let (mut counts, mut reviews) = (BTreeMap::new(), BTreeSet::new());
		for (id, trade) in PendingTrades::<T>::iter() {
			let market = Markets::<T>::get(trade.market).ok_or("OB-10: a trade of no market")?;
			ensure!(id < NextTradeId::<T>::get(), "OB-10: a number was never given");
			ensure!(reviews.insert(trade.review), "OB-10: a review decides two trades");
			let FillAmounts { buyer_pays, seller_gets, treasury, .. } = trade.amounts;
			let sum = seller_gets.checked_add(treasury).ok_or("OB-10: the amounts overflow")?;
			ensure!(sum == buyer_pays, "OB-10: a trade's amounts do not add up");
			let referred = trade.referral.as_ref().map_or(0, |(_, amount)| *amount);
			ensure!(referred <= treasury, "OB-10: a referral above the fees");
			let units = trade.lots.checked_mul(market.lot).ok_or("OB-10: the units overflow")?;
			ensure!(units > 0, "OB-10: a trade of no lots");
			let (seller, buyer) = match trade.taker_side {
				Side::Bid => (trade.maker, trade.taker),
				Side::Ask => (trade.taker, trade.maker),
			};
			add(&mut needs.units, (market.series, seller), units.into())?;
			add(&mut needs.money, (market.asset, buyer), buyer_pays)?;
			let count: &mut u32 = counts.entry(trade.taker_identity).or_default();
			*count = count.checked_add(1).ok_or("OB-10: too many trades")?;
		}
		let counted: BTreeMap<_, _> = HeldTrades::<T>::iter().collect();
		ensure!(counted == counts, "OB-10: an identity counts other trades than are held");
		Ok(())
	}

	/// OB-8 (O08): every account has in escrow at least what its orders, its held trades and its bond need.
	fn check_escrow(needs: &Needs<T::AccountId>) -> Result<(), TryRuntimeError> {
		for ((series, who), units) in &needs.units {
			let held = u128::from(T::Coupons::held_units(*series, who));
			ensure!(held >= *units, "OB-8: the units of an ask or a held trade are not there");
		}
		for ((asset, who), money) in &needs.money {
			let held = T::Cash::held_balance(*asset, who);
			ensure!(
				held >= *money,
				"OB-8: the money of a bid, a held trade or a bond is not there"
			);
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
