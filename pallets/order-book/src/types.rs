// SPDX-License-Identifier: Apache-2.0
//! What the pallet stores and what its calls take.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use genex_primitives::{
	AssetId, Balance, Cents, FeeShare, Ppm, Quantity, SeriesId, UnixSeconds,
	book::{
		Lots, MarketId, OrderId, PostOnly, SelfTrade, Side, Tick, TimeInForce, amounts::MakerFee,
	},
	window::{DAYS_BACK, Window},
};
use scale_info::TypeInfo;

/// Client ids are below this, ids of orders are not: a market's number is at least 1 and above the lower 96 bits.
pub const CLIENT_IDS_END: u128 = 1 << 96;
/// The most tiers a table of fees has.
pub const MAX_FEE_TIERS: u32 = 8;
/// The longest a dead-man switch waits, in seconds: a day.
pub const MAX_SWITCH: u32 = 86_400;
/// Hours of statistics that a market keeps.
pub const HOURS_KEPT: u32 = 24;
/// Levels of both sides of a full book.
pub const ALL_LEVELS: u32 = 2 * 2_047;
/// The most entries one page of a view function holds.
pub const MAX_PAGE: u32 = 100;

/// What a market lets happen. Orders can be cancelled in every state.
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
pub enum MarketState {
	/// Announced: nothing is placed yet.
	#[codec(index = 0)]
	PreOpen,
	/// Orders rest and none trades: one that would trade at once is refused.
	#[codec(index = 1)]
	PostOnly,
	/// Orders trade as they come.
	#[codec(index = 2)]
	Continuous,
	/// Orders gather, and trade together at one price when the call ends.
	#[codec(index = 3)]
	Auction,
	/// Nothing is placed.
	#[codec(index = 4)]
	CancelOnly,
	/// Nothing is placed, until the role that halted it resumes it.
	#[codec(index = 5)]
	Halted,
	/// Over for good: orders are only returned.
	#[codec(index = 6)]
	Settled,
}

impl MarketState {
	/// Every state.
	pub const ALL: [MarketState; 7] = {
		use MarketState::*;
		[PreOpen, PostOnly, Continuous, Auction, CancelOnly, Halted, Settled]
	};

	/// Whether a market may go from `self` to `next`. A book that crosses may in addition only go to `Auction`,
	/// `CancelOnly`, `Halted` and `Settled`, see [`Self::may_cross`].
	pub const fn may_become(self, next: Self) -> bool {
		use MarketState::*;
		match (self, next) {
			(Settled, _) | (_, PreOpen) => false,
			(_, Settled) => true,
			(Halted, Halted) | (PostOnly, PostOnly) | (Continuous, Continuous) => false,
			(Auction, Auction) | (CancelOnly, CancelOnly) => false,
			_ => true,
		}
	}

	/// Whether the best bid may reach the best ask in this state.
	pub const fn may_cross(self) -> bool {
		!matches!(self, Self::PreOpen | Self::PostOnly | Self::Continuous)
	}
}

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
	/// How far from the reference price a fill may be, as a share of it; nothing means anywhere.
	pub band: Option<Ppm>,
	/// When the market pauses itself, if ever.
	pub halt: Option<HaltRule>,
	/// The highest fee of a maker, whatever its tier. A resting bid keeps this share of its price in escrow as well.
	pub maker_cap: FeeShare,
	/// The highest fee of a taker, whatever its tier.
	pub taker_cap: FeeShare,
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
	/// What it saw last.
	pub tape: Tape,
}

impl<AccountId> Market<AccountId> {
	/// Whether nothing will ever fill again.
	pub fn is_over(&self, now: UnixSeconds) -> bool {
		self.state == MarketState::Settled || now >= self.expires_at
	}
}

/// A call auction under way.
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
pub struct Auction {
	/// First second at which nothing is placed any more and anybody may uncross.
	pub ends_at: UnixSeconds,
	/// The one price, once it was found and until all trades at it were made.
	pub clearing: Option<Tick>,
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

/// An order as its owner asks for it.
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
pub struct OrderRequest {
	/// Whether it buys or sells.
	pub side: Side,
	/// The worst acceptable tick, at which it also rests.
	pub tick: Tick,
	/// How much, at least 1.
	pub lots: Lots,
	/// How long it waits.
	pub time_in_force: TimeInForce,
	/// Whether it may only rest, and what it does when it would trade.
	pub post_only: Option<PostOnly>,
	/// What happens when it meets an order of the same party.
	pub self_trade: SelfTrade,
	/// The owner's name for it, above zero and below 2^96, unique among the owner's open orders of the market.
	pub client: Option<u128>,
	/// The most makers it visits, at most `MaxFills`. Those not visited are not paid for.
	pub max_fills: u32,
}

/// An order by its id or by its owner's name for it.
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
pub enum OrderRef {
	/// By id.
	#[codec(index = 0)]
	Id(OrderId),
	/// By client id.
	#[codec(index = 1)]
	Client(u128),
}

/// What a resting order shall become.
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
pub struct Amendment {
	/// The order.
	pub order: OrderRef,
	/// Its new tick.
	pub tick: Tick,
	/// What shall remain to be filled, at least 1.
	pub lots: Lots,
	/// As in [`OrderRequest`], for a replacement.
	pub post_only: Option<PostOnly>,
	/// As in [`OrderRequest`], for a replacement.
	pub self_trade: SelfTrade,
	/// As in [`OrderRequest`], for a replacement.
	pub max_fills: u32,
}

/// Why an order left the book without a trade.
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
pub enum CancelReason {
	/// Its owner wanted it.
	#[codec(index = 0)]
	Owner,
	/// It had expired.
	#[codec(index = 1)]
	Expired,
	/// It met an order of the same party.
	#[codec(index = 2)]
	SelfTrade,
	/// Its owner may not trade it: the code of the reason, or zero when there is no code for it.
	#[codec(index = 3)]
	Refused(u16),
	/// Its owner's dead-man switch passed.
	#[codec(index = 4)]
	Switch,
	/// The market is over.
	#[codec(index = 5)]
	MarketOver,
	/// An authority ordered it.
	#[codec(index = 6)]
	Authority,
}

/// What an order would meet, and why it would stop.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Quote {
	/// Lots it would trade.
	pub lots: Lots,
	/// Their price without fees, in smallest units of the stablecoin.
	pub notional: Balance,
	/// The taker's fee on top (a buyer) or off it (a seller).
	pub fee: Balance,
	/// The worst tick among the fills.
	pub worst: Option<Tick>,
	/// What would become of the rest.
	pub rest: Option<genex_primitives::book::Rest>,
	/// The error with which it would fail.
	pub refusal: Option<sp_runtime::DispatchError>,
}

/// Statistics of a market.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Stats {
	/// What it saw last.
	pub tape: Tape,
	/// The trades of the last 24 hours, whole hours; `hour` is the latest one with a trade.
	pub day: Option<Hour>,
	/// The reference price of a lot now, in smallest units of the stablecoin.
	pub reference: Option<Balance>,
	/// The lowest and highest price of a lot at which an order may fill now.
	pub band: Option<(Balance, Balance)>,
}

/// A market with its number.
pub type NumberedMarket<AccountId> = (MarketId, Market<AccountId>);
