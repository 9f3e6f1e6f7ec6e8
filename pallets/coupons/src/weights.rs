// SPDX-License-Identifier: Apache-2.0
//! Weights of the calls.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`. Storage behind the bound traits is counted as `pallet-kyc` keeps it: two
//! reads for the identity of an account, link and record. Those who are told of changes of units are counted as
//! `pallet-books` and `pallet-issuers` keep what they hear.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of the calls of this pallet.
pub trait WeightInfo {
	/// Weight of `create_series`.
	fn create_series() -> Weight;
	/// Weight of `amend_series`.
	fn amend_series() -> Weight;
	/// Weight of `submit_series`.
	fn submit_series() -> Weight;
	/// Weight of `withdraw_submission`.
	fn withdraw_submission() -> Weight;
	/// Weight of `approve_series` for `n` series.
	fn approve_series(n: u32) -> Weight;
	/// Weight of `reject_series`.
	fn reject_series() -> Weight;
	/// Weight of `mint`.
	fn mint() -> Weight;
	/// Weight of `recall`.
	fn recall() -> Weight;
	/// Weight of `close_series`.
	fn close_series() -> Weight;
	/// Weight of `add_redeemer`.
	fn add_redeemer() -> Weight;
	/// Weight of `remove_redeemer`.
	fn remove_redeemer() -> Weight;
	/// Weight of `transfer`.
	fn transfer() -> Weight;
	/// Weight of `transfer_batch` for `n` items.
	fn transfer_batch(n: u32) -> Weight;
	/// Weight of `set_operator`.
	fn set_operator() -> Weight;
	/// Weight of `transfer_from`.
	fn transfer_from() -> Weight;
	/// Weight of `transfer_batch_from` for `n` items.
	fn transfer_batch_from(n: u32) -> Weight;
	/// Weight of `redeem`.
	fn redeem() -> Weight;
	/// Weight of `book_expiry`.
	fn book_expiry() -> Weight;
	/// Weight of `set_legal_rule`.
	fn set_legal_rule() -> Weight;
	/// Weight of `discard_series`.
	fn discard_series() -> Weight;
	/// Weight of `clear_holding`.
	fn clear_holding() -> Weight;
	/// Weight of `sweep_holdings` for `n` accounts.
	fn sweep_holdings(n: u32) -> Weight;
	/// Weight of `sweep_redeemers` with a limit of `n`.
	fn sweep_redeemers(n: u32) -> Weight;
}

/// Reads for the identities of two accounts.
const PARTIES: u64 = 4;
/// What one check and count of the rules reads besides the parties: time, rulebook, both activities, the pair or the
/// buyer's two windows, corridor, rate, class bans, relation, three of a policy, and the other accounts of an identity.
const RULES_READS: u64 = 28;
/// What one count of the rules writes: both activities and the pair, or the buyer's activity and windows.
const RULES_WRITES: u64 = 4;
/// Microseconds of one check and count of the rules.
const RULES_MICROS: u64 = 60;

/// What the books read of a change of what holders have: the book of the series, the terms of breakage, link and record of
/// the issuer's identity, the page of the month and the list of books.
const BOOKS_READS: u64 = 6;
/// What they write then: the book, the page, and the page before it or the list.
const BOOKS_WRITES: u64 = 3;
/// Microseconds of that.
const BOOKS_MICROS: u64 = 20;

/// Estimates with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	/// `micros` of computation besides the storage.
	fn weight(micros: u64, reads: u64, writes: u64) -> Weight {
		let computation = Weight::from_parts(micros.saturating_mul(1_000_000), 0);
		computation.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}

	/// As `weight`, and one check and count of the rules.
	fn guarded(micros: u64, reads: u64, writes: u64) -> Weight {
		Self::weight(
			micros.saturating_add(RULES_MICROS),
			reads.saturating_add(RULES_READS),
			writes.saturating_add(RULES_WRITES),
		)
	}

	/// What each item of a batch adds: 24 keys from the check to the count, which are its series, territory, a holding on
	/// both sides, and what the rules read, though the first item has brought most of that into memory.
	fn item(n: u32) -> Weight {
		Self::weight(10_u64.saturating_add(RULES_MICROS), 24, 2).saturating_mul(n.into())
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Reads: next id, issuer's identity, drafts, count. Writes: next id, drafts, count, series, details, territory.
	fn create_series() -> Weight {
		Self::weight(28, 5, 6)
	}

	// Reads: series. Writes: series, details, territory.
	fn amend_series() -> Weight {
		Self::weight(25, 1, 3)
	}

	// Reads: series, issuer's identity and its record there, credit terms, legal rule, drafts, time, rulebook, rate. Writes:
	// series, drafts.
	fn submit_series() -> Weight {
		Self::weight(20, 10, 2)
	}

	// Reads and writes: series.
	fn withdraw_submission() -> Weight {
		Self::weight(10, 1, 1)
	}

	// Reads: time, rulebook; for each: rate. Reads and writes, for each: series, drafts.
	fn approve_series(n: u32) -> Weight {
		Self::weight(5, 2, 0).saturating_add(Self::weight(12, 3, 2).saturating_mul(n.into()))
	}

	// Reads and writes: series.
	fn reject_series() -> Weight {
		Self::weight(10, 1, 1)
	}

	// Reads: series, member of staff and its identity, issuer's identity, counters; the issuer's record, promises, credit
	// terms, what it put aside in 32 places, each with terms and rate, and the rulebook. Writes: member, counters, promises.
	fn mint() -> Weight {
		Self::weight(120, 78, 3)
	}

	// Reads: series, parties, counters, the issuer's promises. Writes: counters, promises. Of a serialised series besides:
	// reads the next unsold serial and the runs on both sides, and writes the first, a run that grows and one that it takes
	// in.
	fn recall() -> Weight {
		Self::guarded(28, PARTIES.saturating_add(8), 5)
	}

	// Reads and writes: series.
	fn close_series() -> Weight {
		Self::weight(10, 1, 1)
	}

	// Reads: series, redeemer, count. Writes: redeemer, count.
	fn add_redeemer() -> Weight {
		Self::weight(14, 3, 2)
	}

	// Reads: series, redeemer, count. Writes: redeemer, count.
	fn remove_redeemer() -> Weight {
		Self::weight(14, 3, 2)
	}

	// Reads: parties, series, territory, both holdings. Writes: both holdings.
	fn transfer() -> Weight {
		Self::guarded(22, PARTIES.saturating_add(4), 2)
	}

	// Reads: parties; the rest for each item.
	fn transfer_batch(n: u32) -> Weight {
		Self::guarded(12, PARTIES, 0).saturating_add(Self::item(n))
	}

	// Reads: owner's identity, operator, count. Writes: operator, count.
	fn set_operator() -> Weight {
		Self::weight(15, 4, 2)
	}

	// Reads: operator and its identity, parties, series, territory, both holdings. Writes: both holdings.
	fn transfer_from() -> Weight {
		Self::guarded(25, PARTIES.saturating_add(7), 2)
	}

	// Reads: operator and its identity, parties; the rest for each item.
	fn transfer_batch_from(n: u32) -> Weight {
		Self::guarded(15, PARTIES.saturating_add(3), 0).saturating_add(Self::item(n))
	}

	// Reads: parties, series, redeemer, member of staff, holding, counters; the issuer's identity, promises, right to rate,
	// relation. Writes: holding, counters, member, promises, right. And the books.
	fn redeem() -> Weight {
		Self::guarded(
			BOOKS_MICROS.saturating_add(32),
			BOOKS_READS.saturating_add(PARTIES).saturating_add(9),
			BOOKS_WRITES.saturating_add(5),
		)
	}

	// Reads and writes: series, counters, the issuer's promises. Writes: expired units. Reads: clock, the issuer's link, and
	// for the books' split its place and what the law there claims. And the books.
	fn book_expiry() -> Weight {
		Self::weight(
			BOOKS_MICROS.saturating_add(27),
			BOOKS_READS.saturating_add(7),
			BOOKS_WRITES.saturating_add(4),
		)
	}

	// Reads and writes: rule.
	fn set_legal_rule() -> Weight {
		Self::weight(8, 1, 1)
	}

	// Reads: series, count of redeemers, drafts, count. Writes: drafts, count, series, details, territory, counters.
	fn discard_series() -> Weight {
		Self::weight(21, 4, 6)
	}

	// Reads: series, clock, link and record of the issuer, holding, identity, activity. Writes: holding, activity.
	fn clear_holding() -> Weight {
		Self::weight(23, 7, 2)
	}

	// Reads: series, clock, link and record of the issuer; for each: holding, identity, activity. Writes, for each: holding, activity.
	fn sweep_holdings(n: u32) -> Weight {
		Self::weight(13, 4, 0).saturating_add(Self::weight(14, 3, 2).saturating_mul(n.into()))
	}

	// Reads: series, count, how far the block came, the key after the last, eight that were swept before; for each: the next key
	// and the redeemer. Writes: count, how far the block came; for each: redeemer.
	fn sweep_redeemers(n: u32) -> Weight {
		Self::weight(20, 12, 2).saturating_add(Self::weight(3, 2, 1).saturating_mul(n.into()))
	}
}
