// SPDX-License-Identifier: Apache-2.0
//! The secondary market: the council opens one, and people place and cancel orders.

use super::{Stage, money::USDC};
use crate::{
	accounts::fresh_bytes,
	chain::{Call, Included},
	values::{Read, bytes, number, option, record, variant},
};
use anyhow::Result;
use subxt_signer::sr25519::Keypair;

/// An order that rests until it is filled or cancelled.
#[derive(Clone, Copy, Debug)]
pub struct Order {
	/// `Bid` or `Ask`.
	pub side: &'static str,
	/// The worst acceptable price in ticks.
	pub tick: u16,
	/// How much.
	pub lots: u64,
	/// Its owner's name for it.
	pub client: Option<u128>,
}

impl Order {
	/// One that buys.
	pub const fn bid(tick: u16, lots: u64) -> Self {
		Self { side: "Bid", tick, lots, client: None }
	}

	/// One that sells.
	pub const fn ask(tick: u16, lots: u64) -> Self {
		Self { side: "Ask", tick, lots, client: None }
	}

	/// The same with a name.
	pub const fn named(self, client: u128) -> Self {
		Self { client: Some(client), ..self }
	}
}

impl Stage {
	/// The council opens a market of a series in USDC, where orders trade as they come. A lot is one unit.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn open_market(&self, series: u32, tick_size: u128) -> Result<u32> {
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
				("tick_size", number(tick_size)),
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
	let request = record([
		("side", variant(order.side)),
		("tick", number(order.tick)),
		("lots", number(order.lots)),
		("time_in_force", variant("Gtc")),
		("post_only", option(None)),
		("self_trade", variant("CancelTaker")),
		("client", option(order.client.map(number))),
		("max_fills", number(10u32)),
		("referral", option(None)),
	]);
	Call::new("OrderBook", "place_order", [("market", number(market)), ("order", request)])
}
