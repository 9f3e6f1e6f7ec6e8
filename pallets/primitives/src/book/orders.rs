// SPDX-License-Identifier: Apache-2.0
//! What an order may ask for, and the rules that follow from it alone.

use crate::{
	FeeShare, UnixSeconds,
	book::{BookError, Clock, Expiry, Lots, OrderId, Resting, Side, Tick},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How long an order waits for its lots. Words and meaning as in FIX, tag 59.
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
pub enum TimeInForce {
	/// Good till cancelled, or till the market ends.
	#[codec(index = 0)]
	Gtc,
	/// Good till this second, exclusive.
	#[codec(index = 1)]
	Gtt(UnixSeconds),
	/// Good till this block, exclusive.
	#[codec(index = 2)]
	Gtb(u32),
	/// Immediate or cancel: what does not trade at once is cancelled. A market order is this with the worst acceptable
	/// tick as its limit.
	#[codec(index = 3)]
	Ioc,
	/// Fill or kill: trades whole at once or not at all.
	#[codec(index = 4)]
	Fok,
	/// Immediate or cancel that trades at least this many lots or not at all.
	#[codec(index = 5)]
	MinFill(Lots),
}

impl TimeInForce {
	/// When an order that rests with it expires; nothing when it never rests.
	pub const fn expiry(self) -> Option<Expiry> {
		match self {
			TimeInForce::Gtc => Some(Expiry::Never),
			TimeInForce::Gtt(second) => Some(Expiry::At(second)),
			TimeInForce::Gtb(block) => Some(Expiry::Block(block)),
			TimeInForce::Ioc | TimeInForce::Fok | TimeInForce::MinFill(_) => None,
		}
	}

	/// The fewest lots that must trade, of an order of `lots`.
	pub const fn least(self, lots: Lots) -> Lots {
		match self {
			TimeInForce::Fok => lots,
			TimeInForce::MinFill(least) => least,
			_ => 0,
		}
	}

	/// Whether it names a second after `end`, at which the market's coupons expire. The other forms end with the
	/// market anyway.
	pub const fn outlives(self, end: UnixSeconds) -> bool {
		matches!(self, TimeInForce::Gtt(second) if second > end)
	}
}

/// What a post-only order does when it would trade at once.
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
pub enum PostOnly {
	/// It is not placed.
	#[codec(index = 0)]
	Reject,
	/// It rests one tick away from the best order against it.
	#[codec(index = 1)]
	Slide,
}

/// What happens instead of a trade between orders of the same party. Words as in FIX, tag 7928.
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
pub enum SelfTrade {
	/// The resting order is cancelled, and the incoming one goes on.
	#[default]
	#[codec(index = 0)]
	CancelMaker,
	/// What is left of the incoming order is cancelled.
	#[codec(index = 1)]
	CancelTaker,
	/// Both are cancelled.
	#[codec(index = 2)]
	CancelBoth,
	/// Both lose the lots of the smaller one, without a trade.
	#[codec(index = 3)]
	Decrement,
}

/// An order that comes in.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Incoming<Owner> {
	/// Whose order it is.
	pub owner: Owner,
	/// The id its owner gave it, zero when none.
	pub client: u128,
	/// Whether it buys or sells.
	pub side: Side,
	/// The worst tick it accepts, at which it also rests.
	pub limit: Tick,
	/// How much.
	pub lots: Lots,
	/// The highest fee its owner agrees to.
	pub max_fee: FeeShare,
	/// How long it waits.
	pub time_in_force: TimeInForce,
	/// Whether it may only rest, and what it does when it cannot.
	pub post_only: Option<PostOnly>,
	/// What happens when it meets an order of the same party.
	pub self_trade: SelfTrade,
}

impl<Owner> Incoming<Owner> {
	/// Refuses what no book could do.
	///
	/// Errors: `ZeroLots`; `Contradiction` when it is post-only and may not rest, or its minimum is zero or above its
	/// lots; `AlreadyExpired`.
	pub fn validate(&self, clock: Clock) -> Result<(), BookError> {
		if self.lots == 0 {
			return Err(BookError::ZeroLots);
		}
		let expiry = self.time_in_force.expiry();
		let bad_minimum = matches!(
			self.time_in_force,
			TimeInForce::MinFill(least) if least == 0 || least > self.lots
		);
		if bad_minimum || (self.post_only.is_some() && expiry.is_none()) {
			return Err(BookError::Contradiction);
		}
		if expiry.is_some_and(|expiry| expiry.is_over(clock)) {
			return Err(BookError::AlreadyExpired);
		}
		Ok(())
	}
}

/// Who a refused fill failed for.
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
pub enum Refused {
	/// The maker could trade with nobody: its order is cancelled and released, and matching goes on.
	#[codec(index = 0)]
	Maker,
	/// The taker could trade with nobody: what is left of it is cancelled. Without this, a taker that may not trade
	/// would empty the book.
	#[codec(index = 1)]
	Taker,
	/// These two may not trade with each other: the maker keeps its place, and matching goes on behind it.
	#[codec(index = 2)]
	Pair,
}

/// Why a resting order lost lots without a trade.
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
pub enum Released {
	/// It had expired.
	#[codec(index = 0)]
	Expired,
	/// It met an order of the same party.
	#[codec(index = 1)]
	SelfTrade,
	/// Its fill was refused on its own account.
	#[codec(index = 2)]
	Refused,
}

/// Settles what the matching of one incoming order finds, at once and in order. It cannot change the book.
pub trait Settle<Owner> {
	/// Whether the maker is of the same party as the incoming order.
	fn same_party(&mut self, maker: &Resting<Owner>) -> bool;

	/// Moves money and coupons for `lots` at the tick of `id`. `maker` is as before the fill; it leaves the book when
	/// `lots` is all it has. When refused, nothing may have moved.
	fn fill(&mut self, id: OrderId, maker: &Resting<Owner>, lots: Lots) -> Result<(), Refused>;

	/// Returns to its owner what the maker held for `lots`, which left the book without a trade. `maker` is as before.
	fn release(&mut self, id: OrderId, maker: &Resting<Owner>, lots: Lots, why: Released);
}

/// Why what was left of an order does not rest.
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
pub enum NotRested {
	/// It is immediate-or-cancel.
	#[codec(index = 0)]
	TimeInForce,
	/// It is post-only and would have traded, or there was no tick to slide to.
	#[codec(index = 1)]
	PostOnly,
	/// It met an order of the same party.
	#[codec(index = 2)]
	SelfTrade,
	/// It may not trade.
	#[codec(index = 3)]
	Taker,
	/// It visited as many makers as it might and there are more at its price.
	#[codec(index = 4)]
	Bound,
	/// A maker with whom it may not trade stands at its price, and a book does not cross.
	#[codec(index = 5)]
	Crosses,
	/// Its level, or the market's page numbers, are full.
	#[codec(index = 6)]
	NoRoom,
}

/// What became of what was left of an order.
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
pub enum Rest {
	/// Nothing was left.
	#[codec(index = 0)]
	Nothing,
	/// It rests under this id.
	#[codec(index = 1)]
	Resting(OrderId),
	/// It was cancelled.
	#[codec(index = 2)]
	Cancelled(NotRested),
}

/// What an incoming order did. Always: `filled` + `decremented` + `left` = its lots.
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
pub struct Outcome {
	/// Lots traded.
	pub filled: Lots,
	/// Fills.
	pub fills: u32,
	/// Makers looked at: filled, released, or passed over. Never more than the bound; what was not used of it can be
	/// refunded.
	pub visited: u32,
	/// Lots lost to its own party's orders.
	pub decremented: Lots,
	/// Lots that were left.
	pub left: Lots,
	/// What became of them.
	pub rest: Rest,
}

impl Outcome {
	/// Why the order came to nothing, which means that it neither traded nor rests; nothing where it did either, or where orders
	/// of its own party took all its lots. Whoever replaces an order by such a one leaves the order as it was.
	pub const fn fruitless(&self) -> Option<NotRested> {
		match self.rest {
			Rest::Cancelled(why) if self.filled == 0 => Some(why),
			_ => None,
		}
	}
}

/// How a wish to amend a resting order is met.
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
pub enum Amend {
	/// It is like that already.
	#[codec(index = 0)]
	Nothing,
	/// It loses this many lots, and keeps its id and its place in the queue.
	#[codec(index = 1)]
	Reduce(Lots),
	/// It is cancelled and placed anew in one act: another id, and behind all others.
	#[codec(index = 2)]
	Replace,
}

/// How an order of `lots` at `tick`, as it rests, becomes one of `to_lots` at `to_tick`. Both count what remains to be
/// filled. Whoever waits behind it must not lose by it, so only fewer lots at the same tick keep the place in the queue.
///
/// Errors: `ZeroLots`, since that is a cancel.
pub fn amend(
	(tick, lots): (Tick, Lots),
	(to_tick, to_lots): (Tick, Lots),
) -> Result<Amend, BookError> {
	if to_lots == 0 {
		return Err(BookError::ZeroLots);
	}
	Ok(match lots.checked_sub(to_lots) {
		Some(0) if tick == to_tick => Amend::Nothing,
		Some(fewer) if tick == to_tick => Amend::Reduce(fewer),
		_ => Amend::Replace,
	})
}
