// SPDX-License-Identifier: Apache-2.0
//! Blocks in memory with one market, and a client as its author would write one.

use crate::{
	chain::{BlockRef, Chain, ChainError},
	feed::Feed,
	rpc::{MarketApiServer, MarketRpc},
};
use genex_primitives::book::{
	BookChanges, BookSnapshot, Lots, MarketId, MarketState, MarketStatus, PriceLevel, Print, Side,
	Tick,
};
use jsonrpsee::{RpcModule, core::server::Subscription};
use parking_lot::Mutex;
use serde_json::Value;
use sp_core::H256;
use std::{
	collections::{BTreeMap, HashMap},
	sync::{
		Arc,
		atomic::{AtomicUsize, Ordering},
	},
};

/// The market of the chain.
pub const MARKET: MarketId = 7;

/// Levels by side and tick: lots and orders.
pub type Book = BTreeMap<(Side, u16), (Lots, u32)>;

/// A level that becomes this: side, tick, lots, orders; no orders remove it.
pub type Change = (Side, u16, Lots, u32);

struct Block {
	number: u32,
	parent: H256,
	book: Book,
	trades: u64,
	/// Nothing when the block does not touch the market.
	changes: Option<BookChanges>,
	readable: bool,
}

struct Blocks {
	all: HashMap<H256, Block>,
	best: H256,
}

/// A chain whose blocks the test makes.
pub struct Memory {
	blocks: Mutex<Blocks>,
	/// How often a snapshot was read.
	pub snapshots: AtomicUsize,
	/// How often the changes of a block were read.
	pub changes: AtomicUsize,
}

/// A tick that is on the grid.
pub fn tick(number: u16) -> Tick {
	Tick::new(number).unwrap()
}

fn level(tick_number: u16, (lots, orders): (Lots, u32)) -> PriceLevel {
	PriceLevel { tick: tick(tick_number), lots, orders }
}

const fn status(trades: u64) -> MarketStatus {
	MarketStatus { state: MarketState::Continuous, paused_until: 0, trades }
}

impl Memory {
	/// A chain of one block with an empty book.
	pub fn new() -> Arc<Self> {
		let best = H256::repeat_byte(0xff);
		let genesis = Block {
			number: 0,
			parent: H256::zero(),
			book: Book::new(),
			trades: 0,
			changes: None,
			readable: true,
		};
		let blocks = Blocks { all: HashMap::from([(best, genesis)]), best };
		let blocks = Mutex::new(blocks);
		Arc::new(Self { blocks, snapshots: AtomicUsize::new(0), changes: AtomicUsize::new(0) })
	}

	/// The best block.
	pub fn head(&self) -> BlockRef {
		let blocks = self.blocks.lock();
		BlockRef { number: blocks.all[&blocks.best].number, hash: blocks.best }
	}

	/// The book after the best block.
	pub fn book(&self) -> Book {
		let blocks = self.blocks.lock();
		blocks.all[&blocks.best].book.clone()
	}

	/// A block on top of the best one, which becomes the best one.
	pub fn extend(&self, changes: &[Change]) -> H256 {
		let parent = self.head().hash;
		self.fork(parent, changes)
	}

	/// A block on top of `parent`, which becomes the best one. Each changed level is also a trade.
	pub fn fork(&self, parent: H256, changes: &[Change]) -> H256 {
		let mut blocks = self.blocks.lock();
		let hash = H256::from_low_u64_be(blocks.all.len() as u64);
		let below = &blocks.all[&parent];
		let (mut book, mut trades) = (below.book.clone(), below.trades);
		let mut told = BookChanges {
			market: MARKET,
			status: status(trades),
			bids: Vec::new(),
			asks: Vec::new(),
			trades: Vec::new(),
		};
		for (side, number, lots, orders) in changes.iter().copied() {
			match orders {
				0 => book.remove(&(side, number)),
				orders => book.insert((side, number), (lots, orders)),
			};
			trades += 1;
			let tick = tick(number);
			told.trades.push(Print { sequence: trades, tick, lots: 1, taker: None, late: false });
			match side {
				Side::Bid => told.bids.push(level(number, (lots, orders))),
				Side::Ask => told.asks.push(level(number, (lots, orders))),
			}
		}
		told.status = status(trades);
		let number = below.number + 1;
		let changes = Some(told).filter(|_| !changes.is_empty());
		blocks.all.insert(hash, Block { number, parent, book, trades, changes, readable: true });
		blocks.best = hash;
		hash
	}

	/// A block whose changes cannot be read.
	pub fn extend_unreadable(&self, changes: &[Change]) {
		let hash = self.extend(changes);
		self.blocks.lock().all.get_mut(&hash).unwrap().readable = false;
	}
}

impl Chain for Memory {
	fn best(&self) -> BlockRef {
		self.head()
	}

	fn parent(&self, hash: H256) -> Result<Option<H256>, ChainError> {
		Ok(self.blocks.lock().all.get(&hash).map(|block| block.parent))
	}

	fn snapshot(&self, at: H256, market: MarketId) -> Result<Option<BookSnapshot>, ChainError> {
		self.snapshots.fetch_add(1, Ordering::Relaxed);
		let blocks = self.blocks.lock();
		let block = blocks.all.get(&at).ok_or_else(|| ChainError("no such block".into()))?;
		let side = |wanted: Side| {
			let levels = block.book.iter().filter(move |((side, _), _)| *side == wanted);
			levels.map(|((_, number), at)| level(*number, *at)).collect::<Vec<_>>()
		};
		let (mut bids, asks) = (side(Side::Bid), side(Side::Ask));
		bids.reverse();
		let snapshot = BookSnapshot {
			status: status(block.trades),
			tick_size: 25_000,
			lot: 100,
			expires_at: u64::MAX,
			bids,
			asks,
		};
		Ok(Some(snapshot).filter(|_| market == MARKET))
	}

	fn changes(&self, at: H256) -> Result<Vec<BookChanges>, ChainError> {
		self.changes.fetch_add(1, Ordering::Relaxed);
		let blocks = self.blocks.lock();
		let block = blocks.all.get(&at).ok_or_else(|| ChainError("no such block".into()))?;
		if !block.readable {
			return Err(ChainError("the state is gone".into()));
		}
		Ok(block.changes.clone().into_iter().collect())
	}
}

/// A chain, its feed and its methods.
pub fn served() -> (Arc<Memory>, Arc<Feed>, RpcModule<MarketRpc>) {
	let chain = Memory::new();
	let feed = Feed::new(chain.clone());
	let module = MarketRpc::new(feed.clone()).into_rpc();
	(chain, feed, module)
}

/// A client that keeps a book by what it is told, and complains about everything that does not fit.
#[derive(Debug, Default)]
pub struct Client {
	/// The book.
	pub book: Book,
	/// Type of each message, for snapshots with their reason.
	pub kinds: Vec<String>,
	/// Numbers of the trades told.
	pub trades: Vec<u64>,
	at: Value,
	state: Value,
	last_trade: u64,
}

fn number(text: &Value) -> u64 {
	text.as_str().unwrap().parse().unwrap()
}

impl Client {
	/// Takes the next message of a subscription.
	pub async fn next(&mut self, subscription: &mut Subscription) {
		let (message, _) = subscription.next::<Value>().await.unwrap().unwrap();
		self.read(&message);
	}

	/// Takes a message.
	pub fn read(&mut self, message: &Value) {
		assert_eq!(message["market"], MARKET);
		assert_eq!(message["sequence"], self.kinds.len(), "a message is missing");
		match message["type"].as_str().unwrap() {
			"snapshot" => {
				self.book.clear();
				self.kinds.push(format!("snapshot {}", message["reason"].as_str().unwrap()));
			},
			"delta" => {
				assert_eq!(message["previous"], self.at, "the delta starts elsewhere");
				self.kinds.push("delta".into());
				for trade in message["trades"].as_array().unwrap() {
					let sequence = number(&trade["sequence"]);
					assert_eq!(sequence, self.last_trade + 1, "a trade is missing");
					self.last_trade = sequence;
					self.trades.push(sequence);
				}
			},
			other => panic!("no message is of type {other}"),
		}
		self.at = message["block"]["hash"].clone();
		self.state = message["state"].clone();
		self.last_trade = number(&message["lastTrade"]);
		for (side, levels) in [(Side::Bid, &message["bids"]), (Side::Ask, &message["asks"])] {
			for level in levels.as_array().unwrap() {
				let at = (side, level[0].as_u64().unwrap() as u16);
				match level[2].as_u64().unwrap() {
					0 => drop(self.book.remove(&at).expect("only what is there goes")),
					orders => drop(self.book.insert(at, (number(&level[1]), orders as u32))),
				}
			}
		}
	}

	/// The latest kind of message.
	pub fn latest(&self) -> &str {
		self.kinds.last().map_or("", String::as_str)
	}
}

/// The best `depth` levels of each side.
pub fn best(book: &Book, depth: usize) -> Book {
	let side = |wanted: Side| book.iter().filter(move |((side, _), _)| *side == wanted);
	let bids = side(Side::Bid).rev().take(depth);
	bids.chain(side(Side::Ask).take(depth)).map(|(at, level)| (*at, *level)).collect()
}
