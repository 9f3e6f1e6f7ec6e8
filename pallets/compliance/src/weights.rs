// SPDX-License-Identifier: Apache-2.0
//! What the calls cost, and what the rules add to the calls of those who move value.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.
//!
//! Storage behind the bound traits is counted as the runtime's own pallets keep it: an account's identity costs two reads
//! (link and record), a policy three, the question whether an account is a contract two, the members of a role one.

use crate::types::MOST_ACCOUNTS;
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// One function per call, and those that the movers of value add to their own.
pub trait WeightInfo {
	/// Weight of `set_rulebook`.
	fn set_rulebook() -> Weight;
	/// Weight of `set_rates` for `n` rates.
	fn set_rates(n: u32) -> Weight;
	/// Weight of `set_corridor`.
	fn set_corridor() -> Weight;
	/// Weight of `set_class_ban`.
	fn set_class_ban() -> Weight;
	/// Weight of `declare_relation`.
	fn declare_relation() -> Weight;
	/// Weight of `end_relation`.
	fn end_relation() -> Weight;
	/// Weight of `blacklist`.
	fn blacklist() -> Weight;
	/// Weight of `lift_blacklist`.
	fn lift_blacklist() -> Weight;
	/// Weight of `close_aml_case`.
	fn close_aml_case() -> Weight;
	/// Weight of `approve_review`, with the act that then takes place.
	fn approve_review() -> Weight;
	/// Weight of `reject_review`, with the return of the value.
	fn reject_review() -> Weight;
	/// Weight of `return_review`, with the return of the value.
	fn return_review() -> Weight;
	/// Weight of `sweep_pairs` for `n` pairs.
	fn sweep_pairs(n: u32) -> Weight;
	/// Weight of `sweep_counters` for `n` counters.
	fn sweep_counters(n: u32) -> Weight;
	/// Weight of `allow_contract`.
	fn allow_contract() -> Weight;
	/// What `Compliance::check` adds to a gift or trade of coupons that arrive at an identity with `n` accounts, which are all
	/// asked for what they have. At its dearest else.
	fn check_coupon_transfer(n: u32) -> Weight;
	/// What `Compliance::check` adds to a purchase of coupons from their issuer, at its dearest.
	fn check_purchase() -> Weight;
	/// What `Compliance::check` adds to a gift of coupons at home, in US dollars, of no shared policy and to nobody who may be a
	/// contract, when no account is asked for what it has. At its dearest else.
	fn check_plain_transfer() -> Weight;
	/// The same of a purchase of coupons from their issuer.
	fn check_plain_purchase() -> Weight;
	/// What `Compliance::note` adds to a gift of coupons that opens `c` cases.
	fn note_coupon_transfer(c: u32) -> Weight;
	/// What [`crate::Pallet::gnx_may_leave`] and [`crate::Pallet::gnx_moved`] add to a transfer of GNX.
	fn gnx_moved() -> Weight;
}

/// The counted weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn of(micros: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros.saturating_mul(1_000_000), 0)
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}

	/// Reads the time, both parties (4), the rules, both activities, two rates, corridor, ban, policy (3), contract (2)
	/// and, on the primary path in place of one activity, two counters, the issuer's identity and the relation. The
	/// usual gift of coupons in US dollars at home reads nine: time, parties, rules, activities and the pair.
	fn check() -> Weight {
		Self::of(60, 20, 0)
	}

	/// Reads the time, both parties (4), the rules, an activity and the ban; as many more as the path has in `reads`.
	fn check_plain(reads: u64) -> Weight {
		Self::of(42, 8u64.saturating_add(reads), 0)
	}

	/// Lists `n` accounts and reads the holding of each but one, with the series.
	fn check_other_accounts(n: u32) -> Weight {
		Self::of(4, 2, 0).saturating_mul(n.into())
	}

	/// Writes both activities, and the pair or, on the primary path, two counters and the relation. A court's order
	/// reads both activities first. Nothing else is read that the check has not read.
	fn note() -> Weight {
		Self::of(50, 3, 4)
	}

	/// Reads the genesis hash and the next id; writes that and `c` cases.
	fn note_cases(c: u32) -> Weight {
		let c = u64::from(c);
		Self::of(c.saturating_mul(7), 2, c.saturating_add(1))
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Reads and writes the rules.
	fn set_rulebook() -> Weight {
		Self::of(20, 1, 1)
	}

	/// Reads the oracles' members and the time; reads and writes each rate.
	fn set_rates(n: u32) -> Weight {
		let n = u64::from(n);
		Self::of(10u64.saturating_add(n.saturating_mul(6)), n.saturating_add(2), n)
	}

	/// Reads and writes the corridor.
	fn set_corridor() -> Weight {
		Self::of(12, 1, 1)
	}

	/// Reads and writes the place's set and the rules.
	fn set_class_ban() -> Weight {
		Self::of(20, 2, 2)
	}

	/// Reads the officers' members, the signer's identity (2), both identities, the relation, both counts and the time;
	/// writes the related identity, the relation and both counts.
	fn declare_relation() -> Weight {
		Self::of(35, 9, 4)
	}

	/// Reads the officers' members, the relation, both counts and the related identity; writes the last four.
	fn end_relation() -> Weight {
		Self::of(30, 5, 4)
	}

	/// Reads the officers' members, the entry, the identity and the time; writes entry and identity.
	fn blacklist() -> Weight {
		Self::of(22, 4, 2)
	}

	/// Reads the second officers' members, the entry and the identity; writes the last two.
	fn lift_blacklist() -> Weight {
		Self::of(22, 3, 2)
	}

	/// Reads the officers' members, the case, the genesis hash and the activity; writes case and activity.
	fn close_aml_case() -> Weight {
		Self::of(40, 4, 2)
	}

	/// Reads the officers' members, the review, both parties (4) and the time; writes the review. The dearest act is a
	/// trade: coupons and money move, each checked and noted, and fees to a treasury and a referrer, which are checked.
	/// The ledgers of four accounts (10 reads, 10 writes) and the trade itself: it, its count, the market, the hour and
	/// two traders (6 reads, 6 writes), the identities of all parties (6 reads).
	fn approve_review() -> Weight {
		Self::of(60, 7, 1)
			.saturating_add(Self::check().saturating_mul(4))
			.saturating_add(Self::check_other_accounts(MOST_ACCOUNTS))
			.saturating_add(Self::note().saturating_mul(2))
			.saturating_add(Self::of(180, 22, 16))
	}

	/// Reads the officers' members and the review; writes the review. The value goes back out of escrow, which asks no
	/// rules: eight more reads and writes for a trade with two sides.
	fn reject_review() -> Weight {
		Self::of(90, 10, 9)
	}

	/// As `reject_review`, with the time instead of the members.
	fn return_review() -> Weight {
		Self::of(90, 10, 9)
	}

	/// Reads the time; reads and removes each pair.
	fn sweep_pairs(n: u32) -> Weight {
		let n = u64::from(n);
		Self::of(10u64.saturating_add(n.saturating_mul(5)), n.saturating_add(1), n)
	}

	/// Reads the time; reads and removes each counter.
	fn sweep_counters(n: u32) -> Weight {
		let n = u64::from(n);
		Self::of(10u64.saturating_add(n.saturating_mul(5)), n.saturating_add(1), n)
	}

	/// Reads and writes the entry.
	fn allow_contract() -> Weight {
		Self::of(10, 1, 1)
	}

	/// A check, and the other accounts.
	fn check_coupon_transfer(n: u32) -> Weight {
		Self::check().saturating_add(Self::check_other_accounts(n))
	}

	/// A check, and the other accounts.
	fn check_purchase() -> Weight {
		Self::check().saturating_add(Self::check_other_accounts(MOST_ACCOUNTS))
	}

	/// The other activity, and the pair.
	fn check_plain_transfer() -> Weight {
		Self::check_plain(2)
	}

	/// Two counters, and the relation.
	fn check_plain_purchase() -> Weight {
		Self::check_plain(3)
	}

	/// A note, and the cases.
	fn note_coupon_transfer(c: u32) -> Weight {
		Self::note().saturating_add(Self::note_cases(c))
	}

	/// Reads the time, both parties (4), the rules and both activities; writes these.
	fn gnx_moved() -> Weight {
		Self::of(45, 8, 2)
	}
}
