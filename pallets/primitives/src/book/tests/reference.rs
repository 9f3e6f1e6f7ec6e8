// SPDX-License-Identifier: Apache-2.0
//! The reference book: a list of orders, written from the rules and not from the book under test, with which it shares
//! plain types only. Every step looks at every order.

use super::world::{Event, World};
use crate::{
	FeeShare,
	book::{
		BookError, Expiry, Incoming, Lots, NotRested, PostOnly, Refused, Released, SelfTrade, Side,
		Tick, TimeInForce,
	},
};
use alloc::{collections::BTreeSet, vec::Vec};

/// An order that rests, named by when it came.
#[derive(Clone, Debug)]
pub struct Order {
	pub name: u64,
	pub owner: u64,
	pub client: u128,
	pub side: Side,
	pub tick: u16,
	pub lots: Lots,
	pub max_fee: FeeShare,
	pub expiry: Expiry,
}

/// What became of an incoming order: lots filled, fills, makers visited, lots decremented and lots left, and the name
/// under which those rest or why they do not, if any are left.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Report {
	pub filled: Lots,
	pub fills: u32,
	pub visited: u32,
	pub decremented: Lots,
	pub left: Lots,
	pub rest: Option<Result<u64, NotRested>>,
}

#[derive(Clone, Debug, Default)]
pub struct Reference {
	/// In order of arrival.
	pub orders: Vec<Order>,
	pub arrivals: u64,
}

fn over(expiry: Expiry, world: &World) -> bool {
	match expiry {
		Expiry::Never => false,
		Expiry::At(second) => second <= world.clock.now,
		Expiry::Block(block) => block <= world.clock.block,
	}
}

impl Order {
	/// Whether it could trade at a price of a call auction.
	pub const fn counts(&self, price: u16) -> bool {
		match self.side {
			Side::Bid => self.tick >= price,
			Side::Ask => self.tick <= price,
		}
	}

	/// Why it fills with nobody, if so.
	pub fn bar(&self, world: &World) -> Option<Released> {
		match (over(self.expiry, world), world.is_frozen(self.owner)) {
			(true, _) => Some(Released::Expired),
			(false, true) => Some(Released::Refused),
			(false, false) => None,
		}
	}
}

/// Better price first, then whoever came first.
fn rank(order: &Order) -> (u16, u64) {
	match order.side {
		Side::Bid => (u16::MAX - order.tick, order.name),
		Side::Ask => (order.tick, order.name),
	}
}

impl Reference {
	/// Orders of a side in the order in which they trade.
	pub fn queue(&self, side: Side) -> Vec<&Order> {
		let mut queue: Vec<_> = self.orders.iter().filter(|order| order.side == side).collect();
		queue.sort_by_key(|order| rank(order));
		queue
	}

	pub fn find(&mut self, name: u64) -> Option<&mut Order> {
		self.orders.iter_mut().find(|order| order.name == name)
	}

	pub fn remove(&mut self, name: u64) -> Option<Order> {
		let index = self.orders.iter().position(|order| order.name == name)?;
		Some(self.orders.remove(index))
	}

	/// Takes lots from an order, which goes when it has no more.
	fn take(&mut self, name: u64, lots: Lots) {
		let order = self.find(name).unwrap();
		order.lots -= lots;
		if order.lots == 0 {
			self.remove(name);
		}
	}

	/// Lets an order rest, unless its level would have more lots than 64 bits.
	pub fn rest(&mut self, order: Order) -> Option<u64> {
		let same = |other: &&Order| other.side == order.side && other.tick == order.tick;
		let level: u128 = self.orders.iter().filter(same).map(|other| u128::from(other.lots)).sum();
		if level + u128::from(order.lots) > u128::from(u64::MAX) {
			return None;
		}
		self.arrivals += 1;
		self.orders.push(Order { name: self.arrivals, ..order });
		Some(self.arrivals)
	}

	/// The best order an incoming one of `side` with this limit would trade with, apart from those in `passed`.
	fn against(&self, side: Side, limit: u16, passed: &BTreeSet<u64>) -> Option<Order> {
		let open = |order: &&Order| match side {
			Side::Bid => order.side == Side::Ask && order.tick <= limit,
			Side::Ask => order.side == Side::Bid && order.tick >= limit,
		};
		let orders = self.orders.iter().filter(open);
		orders
			.filter(|order| !passed.contains(&order.name))
			.min_by_key(|order| rank(order))
			.cloned()
	}

	/// What an incoming order does. On an error all is as before.
	pub fn send(
		&mut self,
		world: &World,
		incoming: &Incoming<u64>,
		max_fills: u32,
		events: &mut Vec<Event<u64>>,
	) -> Result<Report, BookError> {
		let before = self.clone();
		let result = self.try_send(world, incoming, max_fills, events);
		if result.is_err() {
			*self = before;
			events.clear();
		}
		result
	}

	fn try_send(
		&mut self,
		world: &World,
		incoming: &Incoming<u64>,
		max_fills: u32,
		events: &mut Vec<Event<u64>>,
	) -> Result<Report, BookError> {
		use TimeInForce::*;
		let (side, limit) = (incoming.side, incoming.limit.get());
		if incoming.lots == 0 {
			return Err(BookError::ZeroLots);
		}
		let (expiry, least) = match incoming.time_in_force {
			Gtc => (Some(Expiry::Never), 0),
			Gtt(second) => (Some(Expiry::At(second)), 0),
			Gtb(block) => (Some(Expiry::Block(block)), 0),
			Ioc => (None, 0),
			Fok => (None, incoming.lots),
			MinFill(least) if least == 0 || least > incoming.lots => {
				return Err(BookError::Contradiction);
			},
			MinFill(least) => (None, least),
		};
		if expiry.is_none() && incoming.post_only.is_some() {
			return Err(BookError::Contradiction);
		}
		if expiry.is_some_and(|expiry| over(expiry, world)) {
			return Err(BookError::AlreadyExpired);
		}

		let (mut filled, mut fills, mut visited, mut decremented) = (0, 0, 0, 0);
		let mut left = incoming.lots;
		let mut passed = BTreeSet::new();
		let mut ended = None;
		while left > 0 && visited < max_fills && ended.is_none() {
			let Some(maker) = self.against(side, limit, &passed) else { break };
			visited += 1;
			let smaller = left.min(maker.lots);
			if over(maker.expiry, world) {
				events.push(Event::Released(maker.name, maker.lots, Released::Expired));
				self.take(maker.name, maker.lots);
			} else if incoming.post_only.is_some() {
				break;
			} else if world.same_party(maker.owner, incoming.owner) {
				let mode = incoming.self_trade;
				if matches!(mode, SelfTrade::CancelMaker | SelfTrade::CancelBoth) {
					events.push(Event::Released(maker.name, maker.lots, Released::SelfTrade));
					self.take(maker.name, maker.lots);
				}
				if matches!(mode, SelfTrade::CancelTaker | SelfTrade::CancelBoth) {
					ended = Some(NotRested::SelfTrade);
				}
				if mode == SelfTrade::Decrement {
					events.push(Event::Released(maker.name, smaller, Released::SelfTrade));
					self.take(maker.name, smaller);
					decremented += smaller;
					left -= smaller;
				}
			} else {
				let refused =
					world.refuses(maker.owner, incoming.owner, u128::from(filled), smaller);
				match refused {
					None => {
						events.push(Event::Filled(maker.name, smaller));
						self.take(maker.name, smaller);
						fills += 1;
						filled += smaller;
						left -= smaller;
					},
					Some(Refused::Maker) => {
						events.push(Event::Released(maker.name, maker.lots, Released::Refused));
						self.take(maker.name, maker.lots);
					},
					Some(Refused::Taker) => ended = Some(NotRested::Taker),
					Some(Refused::Pair) => {
						passed.insert(maker.name);
					},
				}
			}
		}
		if filled < least {
			return Err(BookError::NotEnough);
		}

		let best = self.against(side, limit, &BTreeSet::new()).map(|order| order.tick);
		let exhausted = best.is_some() && visited >= max_fills;
		let rest = if left == 0 {
			None
		} else if let Some(why) = ended {
			Some(Err(why))
		} else if let Some(expiry) = expiry {
			let tick = match (best, incoming.post_only) {
				(None, _) => Ok(limit),
				(Some(_), None) if exhausted => Err(NotRested::Bound),
				(Some(_), None) => Err(NotRested::Crosses),
				(Some(_), Some(PostOnly::Reject)) => Err(NotRested::PostOnly),
				(Some(best), Some(PostOnly::Slide)) => match side {
					Side::Bid if best > 1 => Ok(best - 1),
					Side::Ask if best < 2_047 => Ok(best + 1),
					_ => Err(NotRested::PostOnly),
				},
			};
			Some(tick.and_then(|tick| {
				let Incoming { owner, client, max_fee, .. } = *incoming;
				let lots = left;
				let order = Order { name: 0, owner, client, side, tick, lots, max_fee, expiry };
				self.rest(order).ok_or(NotRested::NoRoom)
			}))
		} else {
			Some(Err(if exhausted { NotRested::Bound } else { NotRested::TimeInForce }))
		};
		Ok(Report { filled, fills, visited, decremented, left, rest })
	}

	/// Lots bid for at `tick` or above, and asked for at it or below.
	pub fn sums(&self, tick: u16) -> (u128, u128) {
		let counting = self.orders.iter().filter(|order| order.counts(tick));
		counting.fold((0, 0), |(bids, asks), order| match order.side {
			Side::Bid => (bids + u128::from(order.lots), asks),
			Side::Ask => (bids, asks + u128::from(order.lots)),
		})
	}

	/// The price of a call auction and its volume.
	pub fn clear(&self, reference: Tick) -> Option<(u16, u128)> {
		let ticks = self.orders.iter().map(|order| order.tick);
		let (low, high) = (ticks.clone().min()?, ticks.max()?);
		let mut best: Option<(u128, u128, u16, u16)> = None;
		for tick in low..=high {
			let (bids, asks) = self.sums(tick);
			let (volume, surplus) = (bids.min(asks), bids.max(asks) - bids.min(asks));
			let distance = tick.max(reference.get()) - tick.min(reference.get());
			let better = match best {
				None => true,
				Some((most, _, _, _)) if volume != most => volume > most,
				Some((_, least, _, _)) if surplus != least => surplus < least,
				// Ticks rise, so at the same distance the lower one came first.
				Some((_, _, nearest, _)) => distance < nearest,
			};
			if better {
				best = Some((volume, surplus, distance, tick));
			}
		}
		best.filter(|(volume, ..)| *volume > 0).map(|(volume, _, _, tick)| (tick, volume))
	}

	/// Takes away the first `most` orders that could trade by their prices and never will, bids before asks.
	pub fn sift(&mut self, world: &World, most: u32, events: &mut Vec<Event<u64>>) {
		for _ in 0..most {
			let (bids, asks) = (self.queue(Side::Bid), self.queue(Side::Ask));
			let (Some(bid), Some(ask)) = (bids.first(), asks.first()) else { return };
			let crossing = bids
				.iter()
				.filter(|order| order.tick >= ask.tick)
				.chain(asks.iter().filter(|order| order.tick <= bid.tick));
			let mut barred =
				crossing.filter_map(|order| Some((order.name, order.lots, order.bar(world)?)));
			let Some((name, lots, why)) = barred.next() else { return };
			events.push(Event::Released(name, lots, why));
			self.remove(name);
		}
	}

	/// The pairs that orders make as far as some price lets them, the best first, and the lots of each.
	pub fn pairs(&self) -> Vec<(Order, Order, Lots)> {
		let all = |side| self.queue(side).into_iter().cloned().collect::<Vec<_>>();
		let (mut bids, mut asks) = (all(Side::Bid), all(Side::Ask));
		let mut pairs = Vec::new();
		while let (Some(bid), Some(ask)) = (bids.first_mut(), asks.first_mut()) {
			if bid.tick < ask.tick {
				break;
			}
			let lots = bid.lots.min(ask.lots);
			pairs.push((bid.clone(), ask.clone(), lots));
			bid.lots -= lots;
			ask.lots -= lots;
			bids.retain(|order| order.lots > 0);
			asks.retain(|order| order.lots > 0);
		}
		pairs
	}

	/// Takes away, up to `most` times, what the first of those pairs that does not trade loses: an order that fills with
	/// nobody, or the lots of two of one party. All are paired anew after each.
	pub fn rehearse(&mut self, world: &World, most: u32, events: &mut Vec<Event<u64>>) {
		for _ in 0..most {
			let trades = |bid: &Order, ask: &Order| {
				let barred = [bid, ask].into_iter().any(|order| order.bar(world).is_some());
				!barred && !world.same_party(bid.owner, ask.owner)
			};
			let first = self.pairs().into_iter().find(|(bid, ask, _)| !trades(bid, ask));
			let Some((bid, ask, lots)) = first else { return };
			let barred =
				[&bid, &ask].into_iter().find_map(|order| Some((order, order.bar(world)?)));
			let gone = match barred {
				Some((order, why)) => {
					let all = self.find(order.name).unwrap().lots;
					Vec::from([(order.name, all, why)])
				},
				None => [bid.name, ask.name].map(|name| (name, lots, Released::SelfTrade)).into(),
			};
			for (name, lots, why) in gone {
				events.push(Event::Released(name, lots, why));
				self.take(name, lots);
			}
		}
	}

	/// Trades at `tick` in at most `max_fills` steps. Lots traded, steps, and whether it is the price no longer: nothing more
	/// can trade at it, or an order left without a trade.
	pub fn uncross(
		&mut self,
		world: &World,
		tick: Tick,
		max_fills: u32,
		events: &mut Vec<Event<u64>>,
	) -> (u128, u32, bool) {
		let (mut filled, mut steps) = (0, 0);
		loop {
			// The first bid that pays the price or more is what an ask with that limit would trade with.
			let none = BTreeSet::new();
			let bid = self.against(Side::Ask, tick.get(), &none);
			let ask = self.against(Side::Bid, tick.get(), &none);
			let (Some(bid), Some(ask)) = (bid, ask) else { return (filled, steps, true) };
			if steps == max_fills {
				return (filled, steps, false);
			}
			steps += 1;
			let lots = bid.lots.min(ask.lots);
			let mut drop = |order: &Order, lots: Lots, why: Released| {
				events.push(Event::Released(order.name, lots, why));
				self.take(order.name, lots);
			};
			if over(bid.expiry, world) {
				drop(&bid, bid.lots, Released::Expired);
			} else if over(ask.expiry, world) {
				drop(&ask, ask.lots, Released::Expired);
			} else if world.same_party(bid.owner, ask.owner) {
				drop(&bid, lots, Released::SelfTrade);
				drop(&ask, lots, Released::SelfTrade);
			} else if world.is_frozen(bid.owner) {
				drop(&bid, bid.lots, Released::Refused);
			} else if world.is_frozen(ask.owner) {
				drop(&ask, ask.lots, Released::Refused);
			} else {
				filled += u128::from(lots);
				for order in [&bid, &ask] {
					events.push(Event::Filled(order.name, lots));
					self.take(order.name, lots);
				}
				continue;
			}
			return (filled, steps, true);
		}
	}
}
