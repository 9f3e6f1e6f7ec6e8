// SPDX-License-Identifier: Apache-2.0
//! `genexMarket_subscribeBook`: a client that keeps a book by what it is told has the book that is stored.

use crate::support::{PRICE, Scene, aura};
use anyhow::{Context, Result, bail, ensure};
use genex_e2e_tests::{
	chain::{Chain, State},
	scenario::{Draft, market::Order},
	values::{Read, number, variant},
};
use serde_json::{Value as Json, json};
use std::{collections::BTreeMap, time::Duration};
use subxt::{rpcs::client::RpcSubscription, utils::H256};
use subxt_signer::sr25519::Keypair;
use tokio::{time::timeout, try_join};

const SUBSCRIBE: &str = "genexMarket_subscribeBook";
const UNSUBSCRIBE: &str = "genexMarket_unsubscribeBook";
/// The longest wait for a message.
const PATIENCE: Duration = Duration::from_secs(60);

/// Lots and orders of each tick.
type Levels = BTreeMap<u64, (u64, u64)>;

/// A book kept by messages.
struct Follower {
	market: u32,
	messages: RpcSubscription<Json>,
	sequence: u64,
	block: Json,
	last_trade: u64,
	bids: Levels,
	asks: Levels,
	/// Numbers of the trades that were told.
	trades: Vec<u64>,
}

fn whole(value: &Json) -> Result<u64> {
	value.as_u64().with_context(|| format!("{value} is no number"))
}

fn decimal(value: &Json) -> Result<u64> {
	Ok(value.as_str().with_context(|| format!("{value} is no text"))?.parse()?)
}

fn items(value: &Json) -> Result<&Vec<Json>> {
	value.as_array().with_context(|| format!("{value} is no list"))
}

fn put(levels: &mut Levels, told: &Json) -> Result<()> {
	for level in items(told)? {
		let tick = whole(&level[0])?;
		match (decimal(&level[1])?, whole(&level[2])?) {
			(0, 0) => {
				levels.remove(&tick);
			},
			present => {
				levels.insert(tick, present);
			},
		}
	}
	Ok(())
}

impl Follower {
	/// Subscribes, and takes the first snapshot.
	async fn begin(chain: &Chain, market: u32, depth: Option<u16>) -> Result<Self> {
		let params = [json!(market), json!(depth)];
		let messages = chain.subscribe(SUBSCRIBE, &params, UNSUBSCRIBE).await?;
		let mut follower = Self {
			market,
			messages,
			sequence: 0,
			block: Json::Null,
			last_trade: 0,
			bids: Levels::new(),
			asks: Levels::new(),
			trades: Vec::new(),
		};
		let first = follower.next().await?;
		ensure!(first["type"] == "snapshot" && first["reason"] == "subscribed", "{first}");
		ensure!(decimal(&first["tickSize"])? == 10 && decimal(&first["lot"])? == 1, "{first}");
		Ok(follower)
	}

	/// Takes a message and gives it.
	async fn next(&mut self) -> Result<Json> {
		let message = timeout(PATIENCE, self.messages.next()).await.context("no message came")?;
		let message = message.context("the subscription ended")??;
		ensure!(message["market"] == self.market, "{message}");
		ensure!(whole(&message["sequence"])? == self.sequence, "not {}: {message}", self.sequence);
		match message["type"].as_str() {
			Some("snapshot") => {
				self.bids.clear();
				self.asks.clear();
			},
			Some("delta") => {
				ensure!(message["previous"] == self.block["hash"], "from elsewhere: {message}");
				for trade in items(&message["trades"])? {
					let sequence = decimal(&trade["sequence"])?;
					ensure!(sequence == self.last_trade + 1, "a trade is missing: {message}");
					self.last_trade = sequence;
					self.trades.push(sequence);
				}
			},
			_ => bail!("no known message: {message}"),
		}
		self.sequence += 1;
		self.block = message["block"].clone();
		self.last_trade = decimal(&message["lastTrade"])?;
		put(&mut self.bids, &message["bids"])?;
		put(&mut self.asks, &message["asks"])?;
		Ok(message)
	}

	/// Goes on to block `number` or further.
	async fn reach(&mut self, number: u64) -> Result<()> {
		while whole(&self.block["number"])? < number {
			self.next().await?;
		}
		Ok(())
	}

	/// The best levels of the book, as a subscriber to so many would have them.
	fn best(&self, depth: usize) -> (Levels, Levels) {
		let bids = self.bids.iter().rev().take(depth).map(|(tick, level)| (*tick, *level));
		let asks = self.asks.iter().take(depth).map(|(tick, level)| (*tick, *level));
		(bids.collect(), asks.collect())
	}

	/// Compares with what is stored after the block of the last message.
	async fn compare(&self, chain: &Chain) -> Result<()> {
		let hash: H256 = serde_json::from_value(self.block["hash"].clone())?;
		let state = chain.at(hash).await?;
		let (bids, asks) = stored(&state, self.market).await?;
		ensure!(self.bids == bids, "bids {:?}, stored {bids:?}", self.bids);
		ensure!(self.asks == asks, "asks {:?}, stored {asks:?}", self.asks);
		let viewed =
			(viewed(&state, self.market, "Bid").await?, viewed(&state, self.market, "Ask").await?);
		ensure!(viewed == (bids, asks), "stored as told, but the view says {viewed:?}");
		Ok(())
	}
}

/// The levels of both sides, bids first, by all entries of the market in storage.
async fn stored(state: &State, market: u32) -> Result<(Levels, Levels)> {
	let (mut bids, mut asks) = (Levels::new(), Levels::new());
	for (keys, entry) in state.entries("OrderBook", "Queues", vec![number(market)]).await? {
		let key = keys.last().context("no key")?;
		// The pages of a tick are entries as well.
		if key.field("page")?.to_option()?.is_some() {
			continue;
		}
		let row = u64::try_from(key.number_at("row")?)?;
		let level = entry.only()?;
		let present: (u64, u64) =
			(level.number_at("lots")?.try_into()?, level.number_at("orders")?.try_into()?);
		let side = if row.is_multiple_of(2) { &mut bids } else { &mut asks };
		side.insert(row / 2, present);
	}
	Ok((bids, asks))
}

/// The levels of a side as the view function tells them.
async fn viewed(state: &State, market: u32, side: &str) -> Result<Levels> {
	let args = vec![number(market), variant(side), number(100u32)];
	let depth = state.view("OrderBook", "depth", args).await?;
	let mut levels = Levels::new();
	for level in depth.items()? {
		let [tick, lots, orders] = level.items()?[..] else { bail!("no level: {level}") };
		let present: (u64, u64) = (lots.to_number()?.try_into()?, orders.to_number()?.try_into()?);
		levels.insert(u64::try_from(tick.to_number()?)?, present);
	}
	Ok(levels)
}

/// A market of a new series, one who has units of it and one who has money.
async fn market(scene: &Scene<'_>) -> Result<(u32, Keypair, Keypair)> {
	scene.begin().await?;
	// A series has one market per stablecoin, so each round of the test brings its own.
	let draft = Draft::stored_value("Streamed", scene.now().await?);
	let (series, listing) = scene.listed(draft, |offer| offer).await?;
	let (seller, buyer) = try_join!(scene.buyer(), scene.buyer())?;
	scene.stage.buy(&seller, listing, 1_000, 1_000 * PRICE).await?;
	Ok((scene.stage.open_market(series).await?, seller, buyer))
}

#[tokio::test(flavor = "multi_thread")]
async fn book_should_be_rebuilt_by_deltas_while_orders_come_and_go() {
	let test = async |scene: &Scene| -> Result<()> {
		let (market, seller, buyer) = market(scene).await?;
		let stage = &scene.stage;
		stage.place(&seller, market, Order::ask(950, 40).named(1)).await?;
		stage.place(&seller, market, Order::ask(960, 30).named(2)).await?;

		let mut whole_book = Follower::begin(&stage.chain, market, None).await?;
		let mut best_levels = Follower::begin(&stage.chain, market, Some(1)).await?;
		whole_book.compare(&stage.chain).await?;

		// Rests, trades a part, trades a level and a part of the next one, rests.
		let mut last = 0;
		for order in [
			Order::bid(940, 7).named(1),
			Order::bid(950, 15),
			Order::bid(960, 30),
			Order::bid(955, 4).named(2),
			Order::bid(930, 9).named(3),
		] {
			last = stage.place(&buyer, market, order).await?.number;
			whole_book.reach(last).await?;
			whole_book.compare(&stage.chain).await?;
		}
		stage.cancel_named(&buyer, market, 2).await?;
		last = last.max(stage.cancel_named(&seller, market, 2).await?.number);
		whole_book.reach(last).await?;
		whole_book.compare(&stage.chain).await?;
		ensure!(whole_book.trades == [1, 2, 3], "other trades: {:?}", whole_book.trades);
		ensure!(whole_book.asks.is_empty(), "{:?}", whole_book.asks);
		ensure!(whole_book.bids == Levels::from([(940, (7, 1)), (930, (9, 1))]), "another end");

		let fresh = Follower::begin(&stage.chain, market, None).await?;
		ensure!((&fresh.bids, &fresh.asks) == (&whole_book.bids, &whole_book.asks), "not as fresh");
		best_levels.reach(last).await?;
		ensure!((best_levels.bids.clone(), best_levels.asks.clone()) == whole_book.best(1));
		Ok(())
	};
	aura().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_subscriptions_should_be_refused_by_name() {
	let test = async |scene: &Scene| -> Result<()> {
		scene.begin().await?;
		let chain = &scene.stage.chain;
		for (params, told) in [
			([json!(4_000_000_000u32), json!(null)], "there is no market 4000000000"),
			([json!(1), json!(0)], "depth is a number of levels, 1 to 2047"),
		] {
			let error = chain.subscribe(SUBSCRIBE, &params, UNSUBSCRIBE).await.err();
			let error = format!("{:#}", error.context("it was accepted")?);
			ensure!(error.contains(told), "{error}");
		}
		Ok(())
	};
	aura().play(test).await;
}
