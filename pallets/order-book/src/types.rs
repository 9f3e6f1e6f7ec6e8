// SPDX-License-Identifier: Apache-2.0
//! What the pallet stores and what its calls take.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use genex_primitives::{
	AssetId, Balance, Cents, FeeShare, Ppm, Quantity, SeriesId, UnixSeconds,
	book::{Lots, MarketId, Meeting, OrderId, Tick, amounts::MakerFee},
	window::{DAYS_BACK, Window},
};
use scale_info::TypeInfo;

mod orders;
mod queues;
mod walks;

pub use genex_primitives::book::MarketState;
pub use orders::*;
pub use queues::*;
pub use walks::*;

/// The most tiers a table of fees has.
pub const MAX_FEE_TIERS: u32 = 8;
/// The longest a dead-man switch waits, in seconds: a day.
pub const MAX_SWITCH: u32 = 86_400;
/// Hours of statistics that a market keeps.
pub const HOURS_KEPT: u32 = 24;
/// Levels of both sides of a full book.
pub const ALL_LEVELS: u32 = 2 * 2_047;
/// How many orders an uncross looks at before it finds the price, for each step that it may take.
pub const LOOKED_EACH: u32 = 10;
/// How many pairs that would meet an uncross looks at before it finds the price, for each step that it may take.
pub const PAIRS_EACH: u32 = 5;
/// How long an auction may look at its orders and pairs before it begins anew, in seconds: else those that it saw first might be
/// dead long since when its price is found, where nobody went on.
pub const MAX_SIFTING: UnixSeconds = 600;
/// The most entries one page of a view function holds.
pub const MAX_PAGE: u32 = 100;

/// When a market pauses itself, and for how long.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct HaltRule {
	/// The share by which the last price may move, of the price at the start of the window.
	pub share: Ppm,
	/// Length of the window in seconds, above zero.
	pub within: u32,
	/// How long nothing can be placed then, in seconds, above zero.
	pub pause: u32,
}

/// What governance may change about a market at any time. Orders that rest keep the fee they agreed to.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct MarketRules {
	/// The least an order may be worth at its tick, in smallest units of the stablecoin.
	pub min_notional: Balance,
	/// How far from the reference price a fill may be, as a share of it; nothing means anywhere. What the formula and the
	/// primary market say of that price is noted once an hour, and once governance changed the formula.
	pub band: Option<Ppm>,
	/// When the market pauses itself, if ever.
	pub halt: Option<HaltRule>,
	/// The highest fee of a maker, whatever its tier. A resting bid keeps this share of its price in escrow as well.
	pub maker_cap: FeeShare,
	/// The highest fee of a taker, whatever its tier.
	pub taker_cap: FeeShare,
	/// The highest share of a taker's fee that may go to whoever brought the taker.
	pub referral_cap: Ppm,
	/// Whether each call auction is followed by another one, this many seconds long; otherwise continuous trading
	/// follows.
	pub auctions: Option<u32>,
}

/// What a market saw last, for bands and halts.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Tape {
	/// Trades so far; also the number of the latest.
	pub trades: u64,
	/// The tick of the latest trade.
	pub last: Option<Tick>,
	/// Its second.
	pub last_at: UnixSeconds,
	/// The price against which the volatility halt measures.
	pub anchor: Option<Tick>,
	/// Since when.
	pub anchor_at: UnixSeconds,
	/// First second at which a market that paused itself trades again.
	pub paused_until: UnixSeconds,
}

/// A price of a lot that does not come from trades in the market, in smallest units of the stablecoin.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub enum OuterPrice {
	/// What the formula says: it counts more than the last trade.
	#[codec(index = 0)]
	Formula(Balance),
	/// The last one of the primary market: it counts until the first trade.
	#[codec(index = 1)]
	Issue(Balance),
}

/// What a market noted for an hour and a version of the formula, so that only the first who needs its reference price asks
/// outside of it.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Noted {
	/// The hour it is of: hours since 1970.
	pub hour: u32,
	/// The version of the formula it is of.
	pub version: u32,
	/// The price of a lot; nothing where neither formula nor primary market said one, or a trade counts more.
	pub price: Option<OuterPrice>,
}

/// One series quoted in one stablecoin.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Market<AccountId> {
	/// The series.
	pub series: SeriesId,
	/// The stablecoin.
	pub asset: AssetId,
	/// The account that issues the series.
	pub issuer: AccountId,
	/// First second at which the coupons are no longer valid: nothing fills from then on.
	pub expires_at: UnixSeconds,
	/// What one tick adds to the price of a lot, in smallest units of the stablecoin. Never changes.
	pub tick_size: Balance,
	/// Units of the series in one lot. Never changes.
	pub lot: Quantity,
	/// The highest tick that the series' resale ceiling allows. Never changes.
	pub highest: Tick,
	/// What may change.
	pub rules: MarketRules,
	/// What it lets happen.
	pub state: MarketState,
	/// The state to which a halted market returns.
	pub resumes: Option<MarketState>,
	/// First second at which nothing is placed any more and anybody may uncross; only in a call auction, or halted in one. It is
	/// here and not with the auction, since every order that is placed asks for it.
	pub call_ends_at: Option<UnixSeconds>,
	/// What it saw last.
	pub tape: Tape,
	/// What it noted of its reference price; nothing until somebody needed that.
	pub noted: Option<Noted>,
}

impl<AccountId> Market<AccountId> {
	/// Whether nothing will ever fill again.
	pub fn is_over(&self, now: UnixSeconds) -> bool {
		self.state == MarketState::Settled || now >= self.expires_at
	}

	/// Whether it is in a call auction, or was halted in one.
	pub fn is_in_auction(&self) -> bool {
		self.state == MarketState::Auction || self.resumes == Some(MarketState::Auction)
	}
}

/// A call auction under way. Its market knows when the call ends.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Auction {
	/// The one price, once it was found, until all trades at it were made or an order that counts for it left without one: a
	/// bid at it or above, or an ask at it or below.
	pub clearing: Option<Tick>,
	/// How far its orders were looked at, while the price is to be found; nothing before the first of them, and after the last.
	pub sifting: Option<Sifting>,
	/// How far the pairs that would meet were looked at after that, until the price is found.
	pub rehearsal: Option<Rehearsal>,
}

impl Auction {
	/// What it is once `left` has gone without a trade.
	pub fn without(self, left: OrderId) -> Self {
		let counts = |price: &Tick| left.tick().is_none_or(|tick| left.side().meets(tick, *price));
		let rehearsal = self.rehearsal.map(|begun| Rehearsal {
			next: begun.next.filter(|next| !next.is_past(left)),
			..begun
		});
		Self { clearing: self.clearing.filter(|price| !counts(price)), rehearsal, ..self }
	}
}

/// How far the orders of a call auction were looked at, so that those which cannot trade do not move its price.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Sifting {
	/// The order that comes next.
	pub next: OrderId,
	/// When the first was looked at.
	pub since: UnixSeconds,
}

/// How far the pairs of a call auction were looked at, so that nobody trades at a price for which one party bid and asked.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Rehearsal {
	/// The pair that comes next; nothing where it begins with the best, since no pair was looked at or an order went by which
	/// those that were have changed.
	pub next: Option<Meeting>,
	/// When the first order of the auction was looked at.
	pub since: UnixSeconds,
}

/// Trades of one hour.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Hour {
	/// Hours since 1970.
	pub hour: u32,
	/// The first price.
	pub open: Tick,
	/// The highest.
	pub high: Tick,
	/// The lowest.
	pub low: Tick,
	/// The last.
	pub close: Tick,
	/// Lots traded.
	pub lots: u128,
	/// What was paid for them, in smallest units of the stablecoin.
	pub notional: Balance,
	/// Number of trades.
	pub trades: u32,
}

impl Hour {
	/// An hour without trades, at `price`.
	pub const fn at(hour: u32, price: Tick) -> Self {
		let (open, high, low, close) = (price, price, price, price);
		Self { hour, open, high, low, close, lots: 0, notional: 0, trades: 0 }
	}

	/// Adds a trade.
	pub fn add(&mut self, lots: Lots, notional: Balance) {
		self.lots = self.lots.saturating_add(lots.into());
		self.notional = self.notional.saturating_add(notional);
		self.trades = self.trades.saturating_add(1);
	}
}

/// What a trader pays from a volume on.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct FeeTier {
	/// The lowest volume of 30 days in US cents.
	pub from: Cents,
	/// The maker's fee. A rebate counts for registered market makers only; others pay nothing then.
	pub maker: MakerFee,
	/// The taker's fee.
	pub taker: FeeShare,
}

/// What registered market makers give and get.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct MakerTerms {
	/// The stablecoin of the bond.
	pub asset: AssetId,
	/// The bond in its smallest units.
	pub bond: Balance,
	/// What they pay or get as makers.
	pub fee: MakerFee,
}

/// The bond of a registered market maker.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Bond<AccountId> {
	/// The account in whose escrow it is.
	pub account: AccountId,
	/// The stablecoin.
	pub asset: AssetId,
	/// Its smallest units.
	pub amount: Balance,
}

/// What is known of an identity that trades.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Trader<AccountId> {
	/// What it traded, as maker and as taker, by day.
	pub volume: Window<DAYS_BACK>,
	/// Its bond, while it is a registered market maker.
	pub bond: Option<Bond<AccountId>>,
}

impl<AccountId> Default for Trader<AccountId> {
	fn default() -> Self {
		Self { volume: Window::default(), bond: None }
	}
}

/// Statistics of a market.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Stats {
	/// What it saw last.
	pub tape: Tape,
	/// The trades of the last 24 hours, whole hours; `hour` is the latest one with a trade.
	pub day: Option<Hour>,
	/// The reference price of a lot that an order would meet now, in smallest units of the stablecoin.
	pub reference: Option<Balance>,
	/// The lowest and highest price of a lot at which an order may fill now.
	pub band: Option<(Balance, Balance)>,
}

/// A market with its number.
pub type NumberedMarket<AccountId> = (MarketId, Market<AccountId>);
