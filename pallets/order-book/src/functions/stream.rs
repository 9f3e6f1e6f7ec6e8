// SPDX-License-Identifier: Apache-2.0
//! What those who follow a book are told: all of it once, and then what each block changed.

use crate::{Config, Event, Markets, Pallet, store::Store};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use genex_primitives::book::{
	BookChanges, BookSnapshot, BookStore, MarketId, MarketStatus, OrderId, Outcome, PriceLevel,
	Print, Rest, Side, Tick,
};

/// What the events of a block name in one market.
#[derive(Default)]
struct Touched {
	levels: BTreeSet<(Side, Tick)>,
	trades: Vec<Print>,
}

/// What the events of a block name, by market.
#[derive(Default)]
struct Touches(BTreeMap<MarketId, Touched>);

impl Touches {
	fn market(&mut self, market: MarketId) -> &mut Touched {
		self.0.entry(market).or_default()
	}

	/// An order rests or rested at the level that its id names.
	fn order(&mut self, order: OrderId) {
		let level = order.tick().map(|tick| (order.side(), tick));
		self.market(order.market()).levels.extend(level);
	}

	/// What is left of an order that came may rest. What it met has events of its own.
	fn outcome(&mut self, outcome: &Outcome) {
		if let Rest::Resting(order) = outcome.rest {
			self.order(order);
		}
	}

	fn print(&mut self, market: MarketId, print: Print) {
		self.market(market).trades.push(print);
	}

	// Every variant is named, so that a new event cannot be forgotten here.
	fn event<T: Config>(&mut self, event: &Event<T>) {
		match event {
			Event::OrderPlaced { outcome, .. } => self.outcome(outcome),
			Event::OrderReplaced { old, outcome, .. } => {
				self.order(*old);
				self.outcome(outcome);
			},
			Event::OrderReduced { order, .. } | Event::OrderCancelled { order, .. } => {
				self.order(*order);
			},
			Event::TradeHeld { order, taker_order, .. } => {
				self.order(*order);
				if let Some(order) = taker_order {
					self.order(*order);
				}
			},
			Event::Trade { market, sequence, order, taker_side, tick, lots, .. } => {
				self.order(*order);
				let (sequence, tick, lots) = (*sequence, *tick, *lots);
				let taker = Some(*taker_side);
				self.print(*market, Print { sequence, tick, lots, taker, late: false });
			},
			Event::AuctionTrade { market, sequence, bid, ask, tick, lots, .. } => {
				self.order(*bid);
				self.order(*ask);
				let (sequence, tick, lots) = (*sequence, *tick, *lots);
				self.print(*market, Print { sequence, tick, lots, taker: None, late: false });
			},
			// Its lots left the book when it was held.
			Event::HeldTradeSettled { market, sequence, taker_side, tick, lots, .. } => {
				let (sequence, tick, lots) = (*sequence, *tick, *lots);
				let taker = Some(*taker_side);
				self.print(*market, Print { sequence, tick, lots, taker, late: true });
			},
			Event::MarketCreated { market, .. }
			| Event::MarketChanged { market, .. }
			| Event::MarketStateChanged { market, .. }
			| Event::MarketPaused { market, .. }
			| Event::MarketHalted { market, .. }
			| Event::MarketResumed { market, .. }
			| Event::AuctionStarted { market, .. }
			| Event::AuctionPriced { market, .. }
			| Event::AuctionCompleted { market } => {
				self.market(*market);
			},
			// These tell of no level that an event of an order does not name as well.
			Event::LegFailed { .. }
			| Event::BatchExecuted { .. }
			| Event::SwitchSet { .. }
			| Event::SwitchTriggered { .. }
			| Event::Swept { .. }
			| Event::FeeTiersSet { .. }
			| Event::MakerRegistered { .. }
			| Event::MakerLeft { .. }
			| Event::MakerTermsSet { .. }
			| Event::TradeReturned { .. }
			| Event::ReferralPaid { .. }
			| Event::OrderForced { .. } => {},
			Event::__Ignore(..) => {},
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Every level of a market, at most 2,047 on each side. For runtime APIs: the view function `depth` is for pages.
	pub fn book_snapshot(id: MarketId) -> Option<BookSnapshot> {
		let market = Markets::<T>::get(id)?;
		let mut store = Store::<T>::new(id);
		let book = store.book();
		let side = |side| {
			let levels = book.levels(side);
			levels
				.map(|(tick, level)| PriceLevel { tick, lots: level.lots, orders: level.orders })
				.collect()
		};
		Some(BookSnapshot {
			status: status_of(&market),
			tick_size: market.tick_size,
			lot: market.lot,
			expires_at: market.expires_at,
			bids: side(Side::Bid),
			asks: side(Side::Ask),
		})
	}

	/// What `events`, all those of the block whose state this is, changed in each market they name.
	pub fn book_changes(events: impl IntoIterator<Item = Event<T>>) -> Vec<BookChanges> {
		let mut touches = Touches::default();
		for event in events {
			touches.event(&event);
		}
		let changes = touches.0.into_iter().filter_map(|(market, touched)| {
			let status = status_of(&Markets::<T>::get(market)?);
			let side = |wanted: Side| {
				let ticks = touched.levels.iter().filter(|(side, _)| *side == wanted);
				ticks.map(|(side, tick)| level_now::<T>(market, *side, *tick)).collect()
			};
			let (bids, asks) = (side(Side::Bid), side(Side::Ask));
			Some(BookChanges { market, status, bids, asks, trades: touched.trades })
		});
		changes.collect()
	}
}

fn status_of<AccountId>(market: &crate::types::Market<AccountId>) -> MarketStatus {
	let tape = &market.tape;
	MarketStatus { state: market.state, paused_until: tape.paused_until, trades: tape.trades }
}

fn level_now<T: Config>(market: MarketId, side: Side, tick: Tick) -> PriceLevel {
	let level = Store::<T>::new(market).level(side, tick);
	let (lots, orders) = level.map_or((0, 0), |level| (level.lots, level.orders));
	PriceLevel { tick, lots, orders }
}
