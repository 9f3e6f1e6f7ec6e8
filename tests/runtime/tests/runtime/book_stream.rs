// SPDX-License-Identifier: Apache-2.0
//! What the runtime tells those who follow a book: one snapshot with the changes of each block put over it is what is
//! stored, whatever happens in the blocks.

use frame_support::{BoundedVec, assert_ok};
use genex_primitives::{
	SeriesId,
	book::{
		BookChanges, BookSnapshot, Lots, MarketId, MarketState, MarketStatus, OrderId, PriceLevel,
		SelfTrade, Side, Tick, TimeInForce,
	},
};
use genex_runtime::{AccountId, Block, OrderBook, Runtime, RuntimeCall, System};
use genex_runtime_api::runtime_decl_for_order_book_api::OrderBookApi;
use genex_runtime_tests::{
	env,
	native::{dispatch, dispatch_as},
	scene::{self, order, place},
	who,
};
use pallet_order_book::{Amendment, Call, HaltRule, MarketRules, OrderRef, OrderRequest};
use std::collections::BTreeMap;

type Levels = BTreeMap<Tick, (Lots, u32)>;

fn snapshot(market: MarketId) -> Option<BookSnapshot> {
	<Runtime as OrderBookApi<Block>>::book_snapshot(market)
}

fn changes() -> Vec<BookChanges> {
	<Runtime as OrderBookApi<Block>>::book_changes()
}

/// A book kept as a client of the node keeps it.
struct Follower {
	market: MarketId,
	status: MarketStatus,
	bids: Levels,
	asks: Levels,
	/// Blocks that touched the market.
	touched: u32,
	trades: Vec<u64>,
	/// How many of them waited for a review.
	late: usize,
}

fn levels(told: &[PriceLevel]) -> Levels {
	told.iter().map(|level| (level.tick, (level.lots, level.orders))).collect()
}

fn put(levels: &mut Levels, told: &[PriceLevel]) {
	for level in told {
		match level.orders {
			0 => {
				assert_eq!(level.lots, 0);
				levels.remove(&level.tick);
			},
			orders => {
				levels.insert(level.tick, (level.lots, orders));
			},
		}
	}
}

/// A side as its orders say it, which know nothing of levels.
fn by_orders(market: MarketId, side: Side) -> Levels {
	let mut levels = Levels::new();
	let mut after = None;
	loop {
		let page = OrderBook::orders(market, side, after, 100);
		let Some((last, _)) = page.last() else { return levels };
		after = Some(*last);
		for (id, resting) in page {
			let level = levels.entry(id.tick().expect("it rests")).or_default();
			level.0 += resting.lots;
			level.1 += 1;
		}
	}
}

impl Follower {
	/// Begins with the block that is going on, which is finished first.
	fn begin(market: MarketId) -> Self {
		env::next_block();
		let book = snapshot(market).expect("a market");
		assert_eq!(
			book.bids.iter().map(|level| level.tick).collect::<Vec<_>>(),
			levels(&book.bids).into_keys().rev().collect::<Vec<_>>(),
			"bids are best first"
		);
		assert!(book.asks.is_sorted_by_key(|level| level.tick), "asks are best first");
		let (bids, asks) = (levels(&book.bids), levels(&book.asks));
		Self { market, status: book.status, bids, asks, touched: 0, trades: Vec::new(), late: 0 }
	}

	/// Finishes the block, reads what it changed as a node does after it, compares the book with what is stored, and
	/// begins the next block `seconds` later.
	fn follow(&mut self, seconds: u64) {
		env::finish_block();
		let mut told = changes();
		told.retain(|changes| changes.market == self.market);
		assert!(told.len() <= 1, "a market comes once");
		for changes in told {
			self.touched += 1;
			self.status = changes.status;
			put(&mut self.bids, &changes.bids);
			put(&mut self.asks, &changes.asks);
			self.trades.extend(changes.trades.iter().map(|trade| trade.sequence));
			self.late += changes.trades.iter().filter(|trade| trade.late).count();
		}
		let stored = snapshot(self.market).expect("a market");
		assert_eq!(self.bids, levels(&stored.bids));
		assert_eq!(self.asks, levels(&stored.asks));
		assert_eq!(self.status, stored.status);
		assert_eq!(self.bids, by_orders(self.market, Side::Bid));
		assert_eq!(self.asks, by_orders(self.market, Side::Ask));
		assert_eq!(self.trades.last().copied().unwrap_or(self.status.trades), self.status.trades);
		assert!(self.trades.windows(2).all(|two| two[0] + 1 == two[1]), "every trade comes once");
		env::start_block_at(env::now() + seconds);
	}
}

fn traders() -> [AccountId; 3] {
	[who::holder(), who::alith(), who::officer()]
}

/// Runs `test` with a market in which three people trade.
fn traded(test: impl FnOnce(MarketId, SeriesId)) {
	env::execute(|| {
		let (series, _) = scene::stage(&traders(), 100);
		test(scene::open_market(series, 1), series);
	});
}

fn act(call: Call<Runtime>, who: &AccountId) {
	assert_ok!(dispatch(call, who));
}

fn reason() -> sp_core::H256 {
	scene::hash_of("file")
}

fn newest_order(who: &AccountId, market: MarketId) -> OrderId {
	let open = OrderBook::open_orders(who.clone(), market, None, 100);
	open.into_iter().map(|(_, (id, _))| id).max_by_key(|id| id.page()).expect("an open order")
}

#[test]
fn changes_should_rebuild_the_book_when_orders_come_trade_and_go() {
	traded(|market, _| {
		let [ann, bob, cid] = traders();
		let mut follower = Follower::begin(market);

		place(&ann, market, order(Side::Ask, 1_000, 10));
		place(&ann, market, order(Side::Ask, 1_001, 5));
		place(&bob, market, OrderRequest { client: Some(7), ..order(Side::Bid, 990, 8) });
		follower.follow(1);
		assert_eq!((follower.bids.len(), follower.asks.len()), (1, 2));

		// A level that came and went within the block.
		place(&cid, market, order(Side::Bid, 980, 3));
		let passing = newest_order(&cid, market);
		act(Call::cancel_order { order: passing }, &cid);
		// A part of a level, then all of it and a rest.
		place(&bob, market, order(Side::Bid, 1_000, 4));
		place(&cid, market, order(Side::Bid, 1_000, 7));
		follower.follow(1);
		assert_eq!(follower.trades, [1, 2]);
		assert_eq!(follower.bids[&scene::tick(1_000)], (1, 1));

		let amended = |client, tick, lots| Call::amend_order {
			market,
			amendment: Amendment {
				order: OrderRef::Client(client),
				tick: scene::tick(tick),
				lots,
				post_only: None,
				self_trade: SelfTrade::CancelTaker,
				max_fills: 10,
				referral: None,
			},
		};
		act(amended(7, 990, 6), &bob);
		follower.follow(1);
		act(amended(7, 991, 9), &bob);
		follower.follow(1);
		assert_eq!(follower.bids[&scene::tick(991)], (9, 1));
		assert!(!follower.bids.contains_key(&scene::tick(990)));

		// Two of one party meet: both lose, nothing trades.
		let decrement = OrderRequest {
			self_trade: SelfTrade::Decrement,
			time_in_force: TimeInForce::Ioc,
			..order(Side::Bid, 1_001, 2)
		};
		place(&ann, market, decrement);
		follower.follow(1);

		let places = vec![order(Side::Bid, 950, 1), order(Side::Bid, 951, 1)];
		let batch = Call::batch {
			market,
			cancels: BoundedVec::truncate_from(vec![OrderRef::Client(7)]),
			amends: BoundedVec::new(),
			places: BoundedVec::truncate_from(places),
			atomic: true,
		};
		act(batch, &bob);
		follower.follow(1);
		for who in [&ann, &bob, &cid] {
			act(Call::cancel_orders { market, side: None, up_to: None, limit: 50 }, who);
		}
		follower.follow(1);
		assert!(follower.bids.is_empty() && follower.asks.is_empty());

		let before = follower.touched;
		follower.follow(1);
		assert_eq!(follower.touched, before, "a block without orders changes nothing");
	});
}

#[test]
fn changes_should_rebuild_the_book_when_orders_die() {
	traded(|market, _| {
		let [ann, bob, cid] = traders();
		let mut follower = Follower::begin(market);
		let until = TimeInForce::Gtt(env::now() + 30);
		for number in [1_000, 1_001, 1_002] {
			let dying = OrderRequest { time_in_force: until, ..order(Side::Ask, number, 5) };
			place(&ann, market, dying);
		}
		place(&cid, market, order(Side::Ask, 1_000, 2));
		place(&cid, market, order(Side::Ask, 1_002, 2));
		follower.follow(60);
		follower.follow(1);
		assert_eq!(follower.asks.len(), 3, "what expired stays until somebody meets it");

		place(&bob, market, order(Side::Bid, 1_000, 1));
		follower.follow(1);
		assert_eq!(follower.asks[&scene::tick(1_000)], (1, 1), "one was met and one traded");
		act(Call::sweep { market, limit: 10 }, &bob);
		follower.follow(1);
		assert_eq!(follower.asks.len(), 2, "the level of expired orders is gone");

		act(Call::cancel_all_after { market, seconds: 5 }, &cid);
		follower.follow(10);
		act(Call::trigger_switch { who: cid, market, limit: 10 }, &bob);
		follower.follow(1);
		assert!(follower.asks.is_empty());

		place(&ann, market, order(Side::Ask, 1_000, 5));
		let named = newest_order(&ann, market);
		follower.follow(1);
		act(Call::force_cancel { order: named, reason: reason() }, &who::officer());
		follower.follow(1);
		assert!(follower.asks.is_empty());
	});
}

#[test]
fn changes_should_rebuild_the_book_and_tell_the_state_when_it_is_auctioned_and_halted() {
	traded(|market, _| {
		let [ann, bob, cid] = traders();
		let mut follower = Follower::begin(market);
		let start: RuntimeCall =
			Call::start_auction { market, seconds: 20, reason: reason() }.into();
		assert_ok!(dispatch_as(start, scene::council()));
		follower.follow(1);
		assert_eq!(follower.status.state, MarketState::Auction);

		place(&ann, market, order(Side::Ask, 990, 10));
		place(&cid, market, order(Side::Ask, 1_000, 10));
		place(&bob, market, order(Side::Bid, 1_005, 12));
		place(&bob, market, order(Side::Bid, 970, 4));
		follower.follow(30);
		assert!(follower.trades.is_empty());
		// In two steps, so that one block leaves the auction half done.
		act(Call::uncross { market, max_fills: 1 }, &bob);
		follower.follow(1);
		assert_eq!(follower.status.state, MarketState::Auction);
		act(Call::uncross { market, max_fills: 10 }, &bob);
		follower.follow(1);
		assert_eq!(follower.status.state, MarketState::Continuous);
		assert_eq!(follower.trades.len(), 2);
		assert_eq!(follower.asks[&scene::tick(1_000)], (8, 1));

		act(Call::halt { market, reason: reason() }, &who::officer());
		follower.follow(1);
		assert_eq!(follower.status.state, MarketState::Halted);
		act(Call::resume { market, reason: reason() }, &who::officer());
		follower.follow(1);
		assert_eq!(follower.status.state, MarketState::Continuous);

		let halt =
			HaltRule { share: genex_primitives::Ppm::from_percent(1), within: 600, pause: 50 };
		let rules = MarketRules { halt: Some(halt), ..scene::market_rules() };
		assert_ok!(dispatch_as(
			Call::<Runtime>::set_market { market, rules, reason: reason() },
			scene::council(),
		));
		place(&ann, market, order(Side::Bid, 1_000, 1));
		follower.follow(1);
		act(Call::cancel_orders { market, side: None, up_to: None, limit: 9 }, &cid);
		place(&ann, market, order(Side::Ask, 1_100, 1));
		place(&bob, market, order(Side::Bid, 1_100, 1));
		let now = env::now();
		follower.follow(1);
		assert_eq!(follower.status.paused_until, now + 50);
	});
}

#[test]
fn changes_should_tell_a_held_trade_when_it_leaves_the_book_and_when_it_is_made() {
	env::execute(|| {
		let (series, _) = scene::stage(&traders(), 15_000);
		let market = scene::open_market(series, 1);
		scene::review_trades_from(5_000);
		let [ann, bob, officer] = traders();
		let mut follower = Follower::begin(market);
		place(&ann, market, order(Side::Ask, 1_001, 8_000));
		follower.follow(1);

		// 50 dollars.
		place(&bob, market, order(Side::Bid, 1_001, 5_000));
		follower.follow(1);
		assert_eq!(follower.asks[&scene::tick(1_001)], (3_000, 1));
		assert!(follower.trades.is_empty(), "it is not made yet");

		let (review, reason) = (scene::latest_review(), reason());
		let approve = pallet_compliance::Call::<Runtime>::approve_review { review, reason };
		assert_ok!(dispatch(approve, &officer));
		follower.follow(1);
		assert_eq!((follower.trades.as_slice(), follower.late), ([1].as_slice(), 1));
		assert_eq!(follower.asks[&scene::tick(1_001)], (3_000, 1), "its lots had left before");
	});
}

/// A small generator of numbers that gives the same ones on every machine.
struct Dice(u64);

impl Dice {
	fn roll(&mut self, sides: u64) -> u64 {
		self.0 ^= self.0 << 13;
		self.0 ^= self.0 >> 7;
		self.0 ^= self.0 << 17;
		self.0 % sides
	}
}

/// One random act, and whether it was taken; many are refused, which must tell nothing.
fn random_act(dice: &mut Dice, market: MarketId) -> bool {
	let who = traders()[dice.roll(3) as usize].clone();
	let open = OrderBook::open_orders(who.clone(), market, None, 100);
	let one_of_mine = |roll: u64| match open.len() as u64 {
		0 => OrderId(u128::from(roll)),
		count => open[(roll % count) as usize].1.0,
	};
	let side = if dice.roll(2) == 0 { Side::Bid } else { Side::Ask };
	let time_in_force = match dice.roll(8) {
		0 => TimeInForce::Ioc,
		1 => TimeInForce::Fok,
		2 => TimeInForce::Gtt(env::now() + 1 + dice.roll(10)),
		3 => TimeInForce::Gtb(System::block_number() + 1 + dice.roll(5) as u32),
		_ => TimeInForce::Gtc,
	};
	let self_trade = match dice.roll(4) {
		0 => SelfTrade::CancelMaker,
		1 => SelfTrade::CancelBoth,
		2 => SelfTrade::Decrement,
		_ => SelfTrade::CancelTaker,
	};
	let request = OrderRequest {
		time_in_force,
		self_trade,
		max_fills: 1 + dice.roll(6) as u32,
		..order(side, 995 + dice.roll(12) as u16, 1 + dice.roll(9))
	};
	let call: Call<Runtime> = match dice.roll(20) {
		0..12 => Call::place_order { market, order: request },
		12..14 => Call::cancel_order { order: one_of_mine(dice.roll(100)) },
		14..17 => Call::amend_order {
			market,
			amendment: Amendment {
				order: OrderRef::Id(one_of_mine(dice.roll(100))),
				tick: scene::tick(995 + dice.roll(12) as u16),
				lots: 1 + dice.roll(9),
				post_only: None,
				self_trade,
				max_fills: 4,
				referral: None,
			},
		},
		17 => Call::sweep { market, limit: 20 },
		18 => Call::uncross { market, max_fills: 1 + dice.roll(6) as u32 },
		_ => Call::cancel_orders { market, side: Some(side), up_to: None, limit: 3 },
	};
	// As in a transaction: what is refused leaves nothing.
	dispatch(call, &who).is_ok()
}

#[test]
fn changes_should_rebuild_the_book_whatever_happens() {
	traded(|market, series| {
		let other = scene::open_market(scene::issue(scene::gift_card(), 1_000), 1);
		assert_ne!(series, OrderBook::market(other).expect("a market").series);
		let mut dice = Dice(11);
		let mut follower = Follower::begin(market);
		let (mut auctions, mut taken) = (0, 0);
		for _ in 0..250 {
			if dice.roll(25) == 0 {
				let start = Call::<Runtime>::start_auction { market, seconds: 5, reason: reason() };
				auctions += u32::from(dispatch_as(start, scene::council()).is_ok());
			}
			for _ in 0..dice.roll(8) {
				taken += u32::from(random_act(&mut dice, market));
			}
			follower.follow(1 + dice.roll(3));
		}
		let trades = follower.trades.len();
		assert!(trades > 100 && auctions > 3 && taken > 300, "{trades}, {auctions}, {taken}");
		assert!(snapshot(other).expect("a market").bids.is_empty());
		assert_eq!(snapshot(other + 1), None);
	});
}
