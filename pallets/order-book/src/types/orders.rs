// SPDX-License-Identifier: Apache-2.0
//! Orders as their owners ask for them, and what becomes of them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use genex_primitives::{
	Balance, IdentityId, Ppm, ReviewId, UnixSeconds,
	book::{
		Lots, MarketId, OrderId, PostOnly, SelfTrade, Side, Tick, TimeInForce, amounts::FillAmounts,
	},
};
use scale_info::TypeInfo;

/// The number of a trade that is held for a review.
pub type TradeId = u64;

/// Who brought a taker, and what it gets for that.
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
pub struct Referral<AccountId> {
	/// The account that is paid.
	pub account: AccountId,
	/// Its share of what is left of the taker's fee after the maker's rebate; at most what the market's rules allow.
	pub share: Ppm,
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
pub struct OrderRequest<AccountId> {
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
	/// The owner's name for it, unique among the owner's open orders of the market: any number but zero and those whose
	/// upper 32 bits are the market's number, as those of its orders' ids are.
	pub client: Option<u128>,
	/// The most makers it visits, at most `MaxFills`. Those not visited are not paid for. A post-only order may visit none: it then
	/// takes the best order of the other side for one that is open to it, though that may have expired.
	pub max_fills: u32,
	/// Who gets a share of the fee it pays as a taker, if anybody.
	pub referral: Option<Referral<AccountId>>,
}

impl<AccountId> OrderRequest<AccountId> {
	/// A plain order without a name: it trades with up to `max_fills` makers at `tick` or better and then waits until it is
	/// filled or cancelled. Orders of its own party that it meets are cancelled.
	pub const fn limit(side: Side, tick: Tick, lots: Lots, max_fills: u32) -> Self {
		Self {
			side,
			tick,
			lots,
			time_in_force: TimeInForce::Gtc,
			post_only: None,
			self_trade: SelfTrade::CancelMaker,
			client: None,
			max_fills,
			referral: None,
		}
	}
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
pub struct Amendment<AccountId> {
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
	/// As in [`OrderRequest`], for a replacement. It is not taken over from the order before.
	pub referral: Option<Referral<AccountId>>,
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
	/// The market is over, or the issuer in default.
	#[codec(index = 5)]
	MarketOver,
	/// An authority ordered it.
	#[codec(index = 6)]
	Authority,
}

/// What an order would meet, and why it would stop.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Quote {
	/// Lots it would trade, those held for a review included.
	pub lots: Lots,
	/// Lots of them that would be held until an officer approves the trade.
	pub held: Lots,
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

/// What a sum of money buys, or what must be sold for it.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct MoneyQuote {
	/// The lots to order: the most a buyer gets for the money, the fewest that bring it to a seller, or all that were asked for
	/// when they do not. Zero when the money buys not even one, or when there is none to sell for.
	pub lots: Lots,
	/// What a buyer keeps of the money, or what a seller is short of it, in smallest units of the stablecoin.
	pub left: Balance,
	/// What an order of so many lots would meet.
	pub quote: Quote,
}

/// A trade that was agreed and waits for an officer. Until then the units and the money of it are in the escrow of their
/// owners.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct PendingTrade<AccountId> {
	/// The market.
	pub market: MarketId,
	/// Whose order waited; in an auction, whose order came first.
	pub maker: AccountId,
	/// Its identity then.
	pub maker_identity: IdentityId,
	/// Whose order came.
	pub taker: AccountId,
	/// Its identity then.
	pub taker_identity: IdentityId,
	/// Whether the taker buys or sells.
	pub taker_side: Side,
	/// The price.
	pub tick: Tick,
	/// How much.
	pub lots: Lots,
	/// Price, fees and rebate as they were agreed.
	pub amounts: FillAmounts,
	/// Who gets how much of the taker's fee, if it can be paid then.
	pub referral: Option<(AccountId, Balance)>,
	/// The review that decides.
	pub review: ReviewId,
	/// First second at which both sides can be returned without a verdict.
	pub deadline: UnixSeconds,
}
