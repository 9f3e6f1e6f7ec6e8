// SPDX-License-Identifier: Apache-2.0
//! What the calls cost.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.
//!
//! Counting: an origin with members costs one read. The rules cost `RULES_MICROS`, `RULES_READS` (time, rulebook,
//! two accounts, two identities, two activities, the pair, the corridor, the rate and one in reserve) and
//! `RULES_WRITES` (two activities and the pair). The ledger's
//! accounts (`Assets::Account`) of both sides are read and written; an account that appears in or leaves a stablecoin
//! also changes its `System::Account`, which the worst case includes.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Microseconds of one check and count of the rules.
const RULES_MICROS: u64 = 60;
/// Keys that one check and count of the rules reads.
const RULES_READS: u64 = 12;
/// Keys that one count of the rules writes.
const RULES_WRITES: u64 = 3;

/// One function per call.
pub trait WeightInfo {
	/// Cost of `register_asset`.
	fn register_asset() -> Weight;
	/// Cost of `set_policy`.
	fn set_policy() -> Weight;
	/// Cost of `transfer`.
	fn transfer() -> Weight;
	/// Cost of `deposit`.
	fn deposit() -> Weight;
	/// Cost of `approve_deposit`.
	fn approve_deposit() -> Weight;
	/// Cost of `cancel_deposit`.
	fn cancel_deposit() -> Weight;
	/// Cost of `attest_reserve`.
	fn attest_reserve() -> Weight;
	/// Cost of `request_withdrawal`.
	fn request_withdrawal() -> Weight;
	/// Cost of `complete_withdrawal`.
	fn complete_withdrawal() -> Weight;
	/// Cost of `reject_withdrawal`.
	fn reject_withdrawal() -> Weight;
	/// Cost of `cancel_withdrawal`.
	fn cancel_withdrawal() -> Weight;
	/// Cost of `withdraw_to_wallet`.
	fn withdraw_to_wallet() -> Weight;
}

/// The counted weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn of(micros: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros.saturating_mul(1_000_000), 0)
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> SubstrateWeight<T> {
	/// As `of`, and one check and count of the rules.
	fn guarded(micros: u64, reads: u64, writes: u64) -> Weight {
		Self::of(
			micros.saturating_add(RULES_MICROS),
			reads.saturating_add(RULES_READS),
			writes.saturating_add(RULES_WRITES),
		)
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Reads terms, their count, `Assets::Asset`, `Assets::Metadata`; writes these and the policy.
	fn register_asset() -> Weight {
		Self::of(40, 4, 5)
	}

	/// Reads and writes the policy.
	fn set_policy() -> Weight {
		Self::of(12, 1, 1)
	}

	/// Reads terms, the rules', `Assets::Asset`, two ledger accounts, two system accounts; writes the last five.
	fn transfer() -> Weight {
		Self::guarded(60, 6, 5)
	}

	/// Reads the gateway's members, the reference, policy, terms, the rules', reserve, day's record, `Assets::Asset`,
	/// the ledger account and the system account; writes the reference, the day's record and the last three.
	fn deposit() -> Weight {
		Self::guarded(60, 9, 5)
	}

	/// As `deposit`; the second approval reads the same keys.
	fn approve_deposit() -> Weight {
		Self::guarded(60, 9, 5)
	}

	/// Reads the gateway's members and the reference; writes the reference.
	fn cancel_deposit() -> Weight {
		Self::of(15, 2, 1)
	}

	/// Reads the attestors' members, terms and reserve; writes the reserve.
	fn attest_reserve() -> Weight {
		Self::of(18, 3, 1)
	}

	/// Reads policy, terms, the rules', the ledger account and the next id; writes the ledger account, the next id and
	/// the withdrawal.
	/// The check runs twice and opens a review (its number, its record) when the value is high.
	fn request_withdrawal() -> Weight {
		Self::guarded(100, 6, 5)
	}

	/// Reads the gateway's members, the withdrawal, terms, the rules', the proofs of the holder's identity,
	/// `Assets::Asset`, the ledger account and the system account; writes the withdrawal and the last three.
	fn complete_withdrawal() -> Weight {
		Self::guarded(60, 7, 4)
	}

	/// Reads the gateway's members, the withdrawal, its review and the ledger account; writes the last three.
	fn reject_withdrawal() -> Weight {
		Self::of(30, 4, 3)
	}

	/// Reads and writes the withdrawal, its review and the ledger account.
	fn cancel_withdrawal() -> Weight {
		Self::of(30, 3, 3)
	}

	/// As `request_withdrawal`, and reads the proofs of the holder's identity, which the rules have looked up already.
	fn withdraw_to_wallet() -> Weight {
		Self::guarded(105, 7, 5)
	}
}
