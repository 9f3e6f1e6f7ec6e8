// SPDX-License-Identifier: Apache-2.0
//! Why calls fail; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The errors.
#[pallet_section]
mod errors {
	/// Why a call failed.
	#[pallet::error]
	pub enum Error<T> {
		/// No market has this number: check it.
		#[codec(index = 0)]
		UnknownMarket,
		/// No series has this id: check it, or create the series first.
		#[codec(index = 1)]
		UnknownSeries,
		/// The stablecoin is not registered: choose a registered one.
		#[codec(index = 2)]
		UnknownAsset,
		/// The series has a market in this stablecoin already, which is not settled: use that one, or settle it first.
		#[codec(index = 3)]
		MarketExists,
		/// Lot, window or pause is zero, the dearest lot needs more than 128 bits, or its rate or lowest tick is beyond all bounds:
		/// choose others.
		#[codec(index = 4)]
		BadTerms,
		/// A market in this state cannot go to that one: look at the table of states.
		#[codec(index = 5)]
		BadTransition,
		/// Bids reach asks, so trading cannot go on: run an auction first.
		#[codec(index = 6)]
		BookCrosses,
		/// The market takes no such order in its state: look at the state, or place a post-only order.
		#[codec(index = 7)]
		NotTrading,
		/// The coupons expired, the market was settled or the issuer is in default: only cancelling is left.
		#[codec(index = 8)]
		MarketOver,
		/// The market paused itself after a price jump: wait for the end of the pause.
		#[codec(index = 9)]
		Paused,
		/// The rules refuse it: look the code up in `genex_primitives::Reason`.
		#[codec(index = 10)]
		Refused(u16),
		/// The client id is zero, or begins with the market's number as ids of its orders do: choose another one.
		#[codec(index = 11)]
		BadClientId,
		/// An open order of the account in this market has this client id: choose another one.
		#[codec(index = 12)]
		ClientIdTaken,
		/// An order of no lots: name at least one, or cancel instead.
		#[codec(index = 13)]
		ZeroLots,
		/// The order is worth less than the market's minimum: order more.
		#[codec(index = 14)]
		BelowMinimum,
		/// The order's units or price need more bits than there are: order less.
		#[codec(index = 15)]
		TooLarge,
		/// The order would have expired already: choose a later end.
		#[codec(index = 16)]
		AlreadyExpired,
		/// The order would outlive the coupons: end it earlier.
		#[codec(index = 17)]
		OutlivesMarket,
		/// The wishes contradict each other: a post-only order must be able to rest, a minimum be within the lots.
		#[codec(index = 18)]
		Contradiction,
		/// The book does not hold the least the order must trade: order less or accept a worse tick.
		#[codec(index = 19)]
		NotEnough,
		/// The tick is beyond the price band: choose one nearer to the reference price. Of an auction: bids and asks meet beyond
		/// the band only, so cancel, or wait until the reference price moved.
		#[codec(index = 20)]
		OutsideBand,
		/// The limit is zero or above the highest one: choose another. An order that visits nobody must be post-only.
		#[codec(index = 21)]
		BadLimit,
		/// No such order rests: it was filled, cancelled or never placed.
		#[codec(index = 22)]
		UnknownOrder,
		/// The order is another account's: sign with the owner's.
		#[codec(index = 23)]
		NotOwner,
		/// A batch without legs or with more than `MaxBatch`: send at least one and not too many.
		#[codec(index = 24)]
		BadBatch,
		/// The dead-man switch passed and orders of before are left: cancel them first.
		#[codec(index = 25)]
		SwitchPassed,
		/// No dead-man switch of the account passed in this market: wait, or check the account.
		#[codec(index = 26)]
		SwitchNotPassed,
		/// There is nothing to return among the orders looked at: try later.
		#[codec(index = 27)]
		NothingToSweep,
		/// The order can fill as things stand: only its owner may cancel it.
		#[codec(index = 28)]
		OrderAlive,
		/// Tiers must begin at volume zero and rise: sort them.
		#[codec(index = 29)]
		BadTiers,
		/// A rebate cannot be guaranteed at a taker fee of nothing: it would always be zero.
		#[codec(index = 30)]
		RebateWithoutFee,
		/// The market is not halted: there is nothing to resume.
		#[codec(index = 31)]
		NotHalted,
		/// The market is not in call auction: start one first.
		#[codec(index = 32)]
		NoAuction,
		/// The call has not ended: wait for its end.
		#[codec(index = 33)]
		AuctionOpen,
		/// The call ended, and orders are being matched: wait until that is done.
		#[codec(index = 34)]
		AuctionEnded,
		/// There are no terms for market makers: governance must set them first.
		#[codec(index = 35)]
		NoMakerTerms,
		/// Market makers need tier L3: complete the company verification.
		#[codec(index = 36)]
		TierTooLow,
		/// The identity is a market maker already: leave first to change the bond.
		#[codec(index = 37)]
		AlreadyMaker,
		/// The identity is no market maker: register first.
		#[codec(index = 38)]
		NotMaker,
		/// The time is longer than a day: choose a shorter one.
		#[codec(index = 39)]
		SwitchTooLong,
		/// The series may not be resold that dear: choose the market's highest tick or a lower one.
		#[codec(index = 40)]
		AboveResaleCeiling,
		/// The share of the referral is above what the market allows: lower it.
		#[codec(index = 41)]
		ReferralTooHigh,
		/// The referral goes to the party of the order itself: name another account, or none.
		#[codec(index = 42)]
		SelfReferral,
		/// No trade with this number is held: it was settled, returned, or never there.
		#[codec(index = 43)]
		UnknownTrade,
		/// A party joined another identity during the review, or both are one party now. Refuse the trade.
		#[codec(index = 44)]
		PartyChanged,
		/// As many trades of the identity as may be wait for a review: wait for the verdicts.
		#[codec(index = 45)]
		TooManyHeldTrades,
		/// Whoever acts by office says why: give the hash of the explanation.
		#[codec(index = 46)]
		ReasonMissing,
		/// The issuer may still change the series, or it was refused: open the market when it is approved.
		#[codec(index = 47)]
		SeriesNotApproved,
		/// Units of the series bear serial numbers, which an order cannot name: sell them by name.
		#[codec(index = 48)]
		SeriesSerialised,
		/// The block has gone through the open orders of the account as often as it can: try again in the next one, or name the
		/// orders.
		#[codec(index = 49)]
		SweptEnough,
		/// The amended order is post-only and would trade, or has no tick to slide to, so the old one stays: choose a tick
		/// further away.
		#[codec(index = 50)]
		WouldTrade,
		/// The amended order would be cancelled by one of its own party that it meets, so the old one stays: choose another tick,
		/// or let the order that waits give way.
		#[codec(index = 51)]
		MeetsOwnParty,
		/// The amended order would neither trade nor rest, so the old one stays: whoever owns it may not trade with those at its
		/// tick, or there is no room. Choose another tick, or `max_fills` that reach further.
		#[codec(index = 52)]
		NotReplaced,
		/// Orders rest in the settled market of the series in this stablecoin: have them swept, then open the new one.
		#[codec(index = 53)]
		OrdersRest,
	}
}
