// SPDX-License-Identifier: Apache-2.0
//! What every fill keeps to, whatever was done before: told by events, and by what orders said when they came.

use crate::{Event, mock::*};
use genex_primitives::{
	book::{Expiry, Lots, OrderId, Outcome, Rest, Side, Tick},
	traits::{Identities, Related},
};
use std::collections::BTreeMap;

/// Reads every event of the market, at the time and under the rules of that event.
#[derive(Default)]
pub(super) struct Watch {
	/// When each order ends that ever waited.
	ends: BTreeMap<OrderId, Expiry>,
	/// What the order took that is coming: who, which way, at what price, how much.
	taken: Vec<(AccountId, Side, Tick, Lots)>,
}

impl Watch {
	pub(super) fn read(&mut self, event: &Event<Test>) {
		match *event {
			Event::OrderPlaced { who, side, limit, expiry, outcome, .. } => {
				self.came(who, side, limit, outcome, expiry.unwrap_or_default());
			},
			Event::OrderReplaced { who, old, limit, expiry, outcome, .. } => {
				self.came(who, old.side(), limit, outcome, expiry);
			},
			Event::Trade { order, maker, taker, taker_side: side, tick, lots, .. }
			| Event::TradeHeld {
				order,
				taker_order: None,
				maker,
				taker,
				taker_side: side,
				tick,
				lots,
				..
			} => {
				assert_eq!(order.tick(), Some(tick), "not at the maker's price (O04)");
				assert_eq!(order.side(), side.opposite());
				self.alive(order, maker);
				may_trade(maker, taker, side);
				self.taken.push((taker, side, tick, lots));
			},
			Event::TradeHeld {
				order,
				taker_order: Some(other),
				maker,
				taker,
				taker_side: side,
				tick,
				..
			} => {
				self.met([(order, maker), (other, taker)], tick);
				may_trade(maker, taker, side);
			},
			Event::AuctionTrade { bid, ask, buyer, seller, tick, .. } => {
				self.met([(bid, buyer), (ask, seller)], tick);
				may_trade(seller, buyer, Side::Bid);
			},
			Event::HeldTradeSettled { maker, taker, taker_side: side, .. } => {
				may_trade(maker, taker, side);
			},
			_ => {},
		}
	}

	/// An order of `who` came, after all that it took.
	fn came(&mut self, who: AccountId, side: Side, limit: Tick, outcome: Outcome, ends: Expiry) {
		let (mut fills, mut filled) = (0, 0);
		for (taker, way, tick, lots) in self.taken.drain(..) {
			assert_eq!((taker, way), (who, side));
			assert!(side.opposite().meets(tick, limit), "beyond the taker's limit (O04)");
			fills += 1;
			filled += lots;
		}
		assert_eq!((outcome.fills, outcome.filled), (fills, filled), "other fills (O05)");
		if let Rest::Resting(id) = outcome.rest {
			assert!(self.ends.insert(id, ends).is_none(), "an id came twice (O12)");
		}
	}

	/// Two orders that waited met at the price of an auction.
	fn met(&self, orders: [(OrderId, AccountId); 2], price: Tick) {
		assert_ne!(orders[0].0.side(), orders[1].0.side());
		for (order, owner) in orders {
			let limit = order.tick().unwrap();
			assert!(order.side().meets(limit, price), "beyond a limit (O04)");
			self.alive(order, owner);
		}
	}

	/// An order that fills has not ended.
	fn alive(&self, order: OrderId, owner: AccountId) {
		let over = self.ends[&order].is_over(crate::Pallet::<Test>::clock());
		assert!(!over, "an order that expired fills (O07)");
		let passed = OrderBook::switch(owner, MARKET).is_some_and(|end| Now::get() >= end);
		assert!(!passed, "an order fills though the switch of its owner passed (O07)");
	}
}

/// Whether those two may trade with each other now, of whom the taker buys or sells.
fn may_trade(maker: AccountId, taker: AccountId, taker_side: Side) {
	let (buyer, seller) = match taker_side {
		Side::Bid => (taker, maker),
		Side::Ask => (maker, taker),
	};
	let parties = [buyer, seller].map(|who| MockIdentities::identity_of(&who).unwrap());
	assert_ne!(parties[0], parties[1], "an identity trades with itself (O06)");
	let related = parties.map(|identity| MockRules::is_related(&ISSUER, identity));
	assert_ne!(related, [true, true], "related parties trade with each other (O06)");
	for who in [buyer, seller] {
		assert!(!Frozen::get().contains(&who), "a frozen account trades (O07)");
	}
	assert!(!CannotBuy::get().contains_key(&buyer), "who may not buy buys");
	assert!(!Apart::get().contains(&(seller, buyer)), "two trade who may not");
}
