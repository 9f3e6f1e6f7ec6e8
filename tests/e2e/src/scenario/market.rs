// SPDX-License-Identifier: Apache-2.0
//! The secondary market: the council opens one, and people place and cancel orders.

use super::{Stage, money::USDC};
use crate::{
	accounts::fresh_bytes,
	chain::{Call, Included},
	values::{Read, bytes, list, number, option, record, variant},
};
use anyhow::Result;
use subxt::dynamic::Value;
use subxt_signer::sr25519::Keypair;

/// An order.
#[derive(Clone, Copy, Debug)]
pub struct Order {
	/// `Bid` or `Ask`.
	pub side: &'static str,
	/// The worst acceptable price in ticks.
	pub tick: u16,
	/// How much.
	pub lots: u64,
	/// `Gtc` or `Ioc`: whether what does not trade at once rests.
	pub time_in_force: &'static str,
	/// Whether it is refused where it would trade.
	pub post_only: bool,
	/// Its owner's name for it.
	pub client: Option<u128>,
	/// How many makers it visits at most, for which room in the block is declared.
	pub visits: u32,
}

impl Order {
	/// One that buys, and rests until it is filled or cancelled.
	pub const fn bid(tick: u16, lots: u64) -> Self {
		Self {
			side: "Bid",
			tick,
			lots,
			time_in_force: "Gtc",
			post_only: false,
			client: None,
			visits: 10,
		}
	}

	/// One that sells, and rests until it is filled or cancelled.
	pub const fn ask(tick: u16, lots: u64) -> Self {
		Self { side: "Ask", ..Self::bid(tick, lots) }
	}

	/// The same, but what does not trade at once is dropped.
	pub const fn taking(self) -> Self {
		Self { time_in_force: "Ioc", ..self }
	}

	/// The same, but it visits at most so many makers.
	pub const fn visiting(self, visits: u32) -> Self {
		Self { visits, ..self }
	}

	/// The same, but it only rests, and visits nobody.
	pub const fn waiting(self) -> Self {
		Self { post_only: true, visits: 0, ..self }
	}

	/// The same with a name.
	pub const fn named(self, client: u128) -> Self {
		Self { client: Some(client), ..self }
	}
}

impl Order {
	/// The order as calls take it.
	pub fn request(self) -> Value {
		record([
			("side", variant(self.side)),
			("tick", number(self.tick)),
			("lots", number(self.lots)),
			("time_in_force", variant(self.time_in_force)),
			("post_only", option(self.post_only.then(|| variant("Reject")))),
			("self_trade", variant("CancelTaker")),
			("client", option(self.client.map(number))),
			("max_fills", number(self.visits)),
			("referral", option(None)),
		])
	}
}

impl Stage {
	/// The council opens a market of a series in USDC, where orders trade as they come. A lot is one unit.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn open_market(&self, series: u32) -> Result<u32> {
		let rules = record([
			("min_notional", number(1u8)),
			("band", option(None)),
			("halt", option(None)),
			("maker_cap", number(10_000u32)),
			("taker_cap", number(10_000u32)),
			("auctions", option(None)),
			("referral_cap", number(200_000u32)),
		]);
		let create = Call::new(
			"OrderBook",
			"create_market",
			[
				("series", number(series)),
				("asset", number(USDC)),
				("lot", number(1u8)),
				("rules", rules),
				("reason", bytes(fresh_bytes())),
			],
		);
		let done = self.council(create).await?;
		let market = u32::try_from(done.event("OrderBook", "MarketCreated")?.number_at("market")?)?;
		let args = [
			("market", number(market)),
			("state", variant("Continuous")),
			("reason", bytes(fresh_bytes())),
		];
		self.council(Call::new("OrderBook", "set_market_state", args)).await?;
		Ok(market)
	}

	/// Places an order.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn place(&self, who: &Keypair, market: u32, order: Order) -> Result<Included> {
		self.chain.send(&placement(market, order), who).await
	}

	/// Cancels an order by its owner's name for it.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn cancel_named(&self, who: &Keypair, market: u32, client: u128) -> Result<Included> {
		self.chain.send(&cancellation(market, client), who).await
	}
}

/// The call that cancels an order by its owner's name for it.
pub fn cancellation(market: u32, client: u128) -> Call {
	let args = [("market", number(market)), ("client", number(client))];
	Call::new("OrderBook", "cancel_by_client", args)
}

/// The call that places an order.
pub fn placement(market: u32, order: Order) -> Call {
	let args = [("market", number(market)), ("order", order.request())];
	Call::new("OrderBook", "place_order", args)
}

/// The call that cancels orders by their owner's names for them and then places others, each by itself.
pub fn batch(market: u32, cancels: &[u128], places: &[Order]) -> Call {
	let cancels = cancels.iter().map(|client| Value::unnamed_variant("Client", [number(*client)]));
	let args = [
		("market", number(market)),
		("cancels", list(cancels)),
		("amends", list([])),
		("places", list(places.iter().map(|order| order.request()))),
		("atomic", Value::bool(false)),
	];
	Call::new("OrderBook", "batch", args)
}
