// SPDX-License-Identifier: Apache-2.0
//! An order book whose every act costs the same at any depth, over any store of keys.
//!
//! Prices are ticks of a bounded grid. A bitmap of two levels says which ticks have orders, and the orders of a tick
//! queue in linked pages of sixteen. The id of an order says where it rests, so there is no index. See the crate's
//! README for the keys each act reads and writes.
//!
//! | Part | Holds |
//! | --- | --- |
//! | [`Side`], [`Tick`], [`OrderId`] | the grid and names of orders |
//! | [`amounts`] | prices, escrow and fees with their rounding |
//! | [`bitmap`] | set, clear and search of ticks |
//! | [`BookStore`] and its values | what is stored, key by key |
//! | [`Book`] | placing, taking away, reading |
//! | [`match_order`] and [`Incoming`] | continuous trading |
//! | [`sift`], [`rehearse`], [`clear`] and [`uncross`] | call auctions |
//! | [`MarketState`], [`BookSnapshot`], [`BookChanges`] | a market as those outside see it |
//! | [`MemoryStore`] | a store in memory |

pub mod amounts;
pub mod bitmap;

mod auction;
mod cursor;
mod desk;
mod grid;
mod market;
mod matching;
mod memory;
mod orders;
mod rehearsal;
mod store;
#[cfg(test)]
mod tests;
mod walk;

pub use auction::{Clearing, Named, SettlePair, Sifted, Uncrossed, clear, sift, uncross};
pub use desk::Book;
pub use grid::{Lots, MAX_TICK, MarketId, OrderId, Place, Side, Tick};
pub use market::{BookChanges, BookSnapshot, MarketState, MarketStatus, PriceLevel, Print};
pub use matching::match_order;
pub use memory::MemoryStore;
pub use orders::{
	Amend, Incoming, NotRested, Outcome, PostOnly, Refused, Released, Rest, SelfTrade, Settle,
	TimeInForce, amend,
};
pub use rehearsal::{Encounter, Meeting, Rehearsed, rehearse};
pub use store::{BookError, BookStore, Clock, Expiry, Level, Page, PageKey, Resting, SLOTS, Top};
pub use walk::{Levels, Makers};
