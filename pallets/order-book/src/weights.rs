// SPDX-License-Identifier: Apache-2.0
//! Weights of the calls.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`. Storage behind the bound traits is counted as the pallets that implement them keep it.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of the calls of this pallet.
pub trait WeightInfo {
	/// Weight of `create_market`.
	fn create_market() -> Weight;
	/// Weight of `set_market`, `set_market_state` and `halt`.
	fn set_market() -> Weight;
	/// Weight of `resume`.
	fn resume() -> Weight;
	/// Weight of `place_order` that visits no maker.
	fn place_order() -> Weight;
	/// Weight of `amend_order` whose replacement visits no maker.
	fn amend_order() -> Weight;
	/// Weight of an order that visits `f` makers, one at least, and rests then.
	fn fills(f: u32) -> Weight;
	/// Weight of orders of one batch that visit `f` makers, one at least, all of whom trade plainly, and of which the last one rests
	/// then. The legs come besides.
	fn fills_plain(f: u32) -> Weight;
	/// Weight of `cancel_order` and `cancel_by_client`.
	fn cancel_order() -> Weight;
	/// Weight of `force_cancel`.
	fn force_cancel() -> Weight;
	/// Weight of `cancel_orders` that cancels `n` orders, of which no two share a page.
	fn cancel_orders(n: u32) -> Weight;
	/// Weight of `trigger_switch` that cancels `n` orders, of which no two share a page.
	fn trigger_switch(n: u32) -> Weight;
	/// What passing `n` orders that are not meant adds to `cancel_orders`.
	fn pass_orders(n: u32) -> Weight;
	/// Weight of `batch` with `c` cancels, `a` amendments and `p` orders, which visit no maker.
	fn batch(c: u32, a: u32, p: u32) -> Weight;
	/// Weight of `cancel_all_after`.
	fn cancel_all_after() -> Weight;
	/// Weight of `sweep` that looks at `n` orders.
	fn sweep(n: u32) -> Weight;
	/// Weight of `return_dead` of `n` orders, each in a market of its own.
	fn return_dead(n: u32) -> Weight;
	/// Weight of `set_fee_tiers`.
	fn set_fee_tiers() -> Weight;
	/// Weight of `start_auction`.
	fn start_auction() -> Weight;
	/// Weight of `uncross` that reads `levels` levels and takes `fills` steps.
	fn uncross(levels: u32, fills: u32) -> Weight;
	/// What looking at `n` orders before the price is found adds to `uncross`; those that go count as its steps besides.
	fn sift_orders(n: u32) -> Weight;
	/// What looking at `n` pairs before the price is found adds to `uncross`; those of which lots go count as its steps besides.
	fn rehearse_pairs(n: u32) -> Weight;
	/// Weight of `register_market_maker`.
	fn register_market_maker() -> Weight;
	/// Weight of `leave_market_maker`.
	fn leave_market_maker() -> Weight;
	/// Weight of `set_market_maker_terms`.
	fn set_market_maker_terms() -> Weight;
	/// What `n` fills that need a review, held or not, cost beyond other fills.
	fn review_trades(n: u32) -> Weight;
	/// What a referral adds to an order that visits `fills` makers.
	fn referral(fills: u32) -> Weight;
	/// What renewing the reference price adds to the first act that needs it, of an hour or of a version of the formula.
	fn renew_reference() -> Weight;
	/// What settling a held trade adds to the call that approves it.
	fn settle_held() -> Weight;
	/// What returning a held trade adds to the call that does so.
	fn return_held() -> Weight;
}

/// Reads of one check of the rules that are not the maker's own: rulebook, lists, corridor, rate, class bans and four
/// of a policy. One order reads them once.
const RULES_READS: u64 = 9;

/// Estimates with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	/// `micros` of computation besides the storage.
	fn weight(micros: u64, reads: u64, writes: u64) -> Weight {
		let computation = Weight::from_parts(micros.saturating_mul(1_000_000), 0);
		computation.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}

	/// An order that trades with nobody and opens a tick. Reads 13: the market, the time, the version of the formula, link
	/// and record of the owner's identity, its client id, top, the word of the tick and the best level against it, level, page, the
	/// series, the holding or money of the owner. Writes 6: top, word, level, page,
	/// the list of open orders, the holding or money. An order that begins a page behind a full one comes to that page instead of the
	/// word. One that comes to a page with room saves the word and the page or level that is new.
	fn resting() -> Weight {
		Self::weight(64, 13, 6)
	}

	/// One more maker, at a tick of its own. Reads 11: link of the maker's identity, its record, its activity, trader,
	/// switch, holding, money, system account; page, level and word. Writes 10: activity, a buyer's windows, trader,
	/// holding, money, system account, its entry among the open orders; page, level and word. A maker in a queue shares
	/// the last three with the others of its page and level. Of a maker who buys, the rules may list 16 accounts and read
	/// what 15 of them have; those that they do not look at are given back.
	fn fill() -> Weight {
		Self::weight(200, 42, 10)
	}

	/// One more maker who trades plainly, at a tick of its own, met by an order of its own. Reads 9: link of the maker's identity,
	/// its record, its activity, trader, switch, holding, money; page, level. Writes 7: activity, trader, holding, money, its entry
	/// among the open orders; page, level.
	fn plain_fill() -> Weight {
		Self::weight(110, 9, 7)
	}

	/// What the first fill of an order costs besides: the tables of fees and of market makers' terms, the taker's
	/// trader and activity, holding and money, the treasury's money, the hour, the stablecoin's terms and details, link and
	/// record of the issuer, and the rules; writes the market, the taker's four, the treasury's and the hour.
	fn first_fill() -> Weight {
		Self::weight(40, RULES_READS.saturating_add(12), 8)
	}

	/// An order taken out. Reads 7: the client id, level, page, top and word of an emptied level, the word of the next best
	/// one, holding or money.
	/// Writes 6: level, page, top, word, the entry among the open orders, holding or money.
	fn removal() -> Weight {
		Self::weight(40, 7, 6)
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Reads the series and its counters, the stablecoin's terms, the market of the pair with its top, the time, the rules, two
	/// rates and the count; writes the last market, the market of the pair and the count.
	fn create_market() -> Weight {
		Self::weight(35, 12, 3)
	}

	/// Reads the origin's members, the market, the top and the auction; writes the market and the auction.
	fn set_market() -> Weight {
		Self::weight(15, 4, 2)
	}

	/// Reads the origin's members, the market and the auction; writes the last two.
	fn resume() -> Weight {
		Self::weight(18, 3, 2)
	}

	fn place_order() -> Weight {
		Self::resting()
	}

	fn amend_order() -> Weight {
		Self::removal().saturating_add(Self::resting())
	}

	fn fills(f: u32) -> Weight {
		Self::resting()
			.saturating_add(Self::first_fill())
			.saturating_add(Self::fill().saturating_mul(f.into()))
	}

	/// The terms of market makers besides.
	fn fills_plain(f: u32) -> Weight {
		Self::resting()
			.saturating_add(Self::first_fill())
			.saturating_add(Self::weight(0, 1, 0))
			.saturating_add(Self::plain_fill().saturating_mul(f.into()))
	}

	/// Reads the market and the auction besides, and writes the latter.
	fn cancel_order() -> Weight {
		Self::removal().saturating_add(Self::weight(9, 2, 1))
	}

	/// Reads the market, the auction and the origin's members besides, and writes the auction.
	fn force_cancel() -> Weight {
		Self::removal().saturating_add(Self::weight(12, 3, 1))
	}

	/// Reads the market, the auction, how far the block came, an entry behind the last order, top, word of a level that closes and the
	/// word behind it, holding and money. Writes the auction, how far the block came, which goes at its end, top, a word, holding and
	/// money. Each order reads and writes its entry, level, page and both its neighbours.
	fn cancel_orders(n: u32) -> Weight {
		Self::weight(60, 9, 6).saturating_add(Self::weight(50, 5, 5).saturating_mul(n.into()))
	}

	/// As `cancel_orders`; reads the time, the switch and once more whether an order is left, and writes the switch.
	fn trigger_switch(n: u32) -> Weight {
		Self::cancel_orders(n).saturating_add(Self::weight(8, 3, 1))
	}

	/// Reads the entry of each.
	fn pass_orders(n: u32) -> Weight {
		Self::weight(4, 1, 0).saturating_mul(n.into())
	}

	/// Reads 8 once: the market, the version of the formula, link and record of the owner's identity, top, auction, holding and money;
	/// writes the last 4 of them. A cancel reads and writes its entry among the open orders, level, page and both its
	/// neighbours. An order reads and writes its entry, level and the full page before its own, and writes that. An amendment
	/// does what both do, but for the entries, of which it writes the old and the new one.
	fn batch(c: u32, a: u32, p: u32) -> Weight {
		Self::weight(250, 8, 4)
			.saturating_add(Self::weight(55, 5, 5).saturating_mul(c.into()))
			.saturating_add(Self::weight(82, 6, 9).saturating_mul(a.into()))
			.saturating_add(Self::weight(34, 3, 4).saturating_mul(p.into()))
	}

	/// Reads the market, the time, the switch and one open order; writes the switch.
	fn cancel_all_after() -> Weight {
		Self::weight(15, 4, 1)
	}

	/// Reads the market, the auction, the time, link and record of the issuer, and of each order its market, the switch, and link
	/// and record of its owner's identity besides; writes the auction.
	fn sweep(n: u32) -> Weight {
		let each = Self::removal().saturating_add(Self::weight(17, 5, 0));
		Self::weight(24, 7, 1).saturating_add(each.saturating_mul(n.into()))
	}

	/// Reads the time, and of each order its market and the auction of that, link and record of the issuer, the switch, and link
	/// and record of its owner's identity besides; writes each auction.
	fn return_dead(n: u32) -> Weight {
		let each = Self::removal().saturating_add(Self::weight(29, 7, 1));
		Self::weight(5, 1, 0).saturating_add(each.saturating_mul(n.into()))
	}

	/// Reads and writes the table.
	fn set_fee_tiers() -> Weight {
		Self::weight(15, 1, 1)
	}

	/// Reads the market, the time and the top; writes the market and the auction.
	fn start_auction() -> Weight {
		Self::weight(15, 3, 2)
	}

	/// Reads the market, the auction, the time, the top and the words; each level; each step costs two makers.
	fn uncross(levels: u32, fills: u32) -> Weight {
		let each = Self::fill().saturating_mul(2).saturating_mul(fills.into());
		Self::weight(30, 36, 3)
			.saturating_add(Self::weight(1, 1, 0).saturating_mul(levels.into()))
			.saturating_add(Self::first_fill())
			.saturating_add(each)
	}

	/// Reads the top and the words; and of each order level, page, switch, and link and record of its owner's identity.
	fn sift_orders(n: u32) -> Weight {
		let each = Self::weight(15, 5, 0);
		Self::weight(10, 33, 0).saturating_add(each.saturating_mul(n.into()))
	}

	/// Reads the top, the words and the issuer's link; and of each pair both levels and pages, and of both owners the switch,
	/// link and record of the identity, and the relations of one.
	fn rehearse_pairs(n: u32) -> Weight {
		let each = Self::weight(38, 11, 0);
		Self::weight(10, 34, 0).saturating_add(each.saturating_mul(n.into()))
	}

	/// Reads link and record of the identity, the time, the terms, the trader, the money; writes the last two.
	fn register_market_maker() -> Weight {
		Self::weight(30, 6, 2)
	}

	/// Reads the link, the trader, the money; writes the last two.
	fn leave_market_maker() -> Weight {
		Self::weight(25, 3, 2)
	}

	/// Reads the stablecoin's terms and the terms; writes the terms.
	fn set_market_maker_terms() -> Weight {
		Self::weight(12, 2, 1)
	}

	/// Reads and writes the next number, that of reviews and the count of the taker, whose holding or money is a fill's;
	/// reads the rulebook for the deadline. Each is tried once more, with what a fill reads, and writes the trade and its
	/// review.
	fn review_trades(n: u32) -> Weight {
		let each = Self::weight(190, 0, 2);
		Self::weight(5, 4, 3).saturating_add(each.saturating_mul(n.into()))
	}

	/// Reads link and record of the referrer's identity, its money and its system account; writes the last two. Each fill
	/// pays it.
	fn referral(fills: u32) -> Weight {
		let each = Self::weight(45, 0, 0);
		Self::weight(10, 4, 2).saturating_add(each.saturating_mul(fills.into()))
	}

	/// Reads the numbers of the formula, the series and its counters, terms of the stablecoin, link and record of the
	/// issuer; writes the market.
	fn renew_reference() -> Weight {
		Self::weight(20, 6, 1)
	}

	/// Both sides as in a fill, with a treasury and a referrer. Besides reads the trade, the count, the market, the hour
	/// and the time; writes the first four.
	fn settle_held() -> Weight {
		Self::fill()
			.saturating_mul(2)
			.saturating_add(Self::first_fill())
			.saturating_add(Self::referral(1))
			.saturating_add(Self::weight(20, 5, 4))
	}

	/// Reads the trade, the count, the market, the holding, the money and its escrow; writes all but the market.
	fn return_held() -> Weight {
		Self::weight(50, 6, 5)
	}
}
