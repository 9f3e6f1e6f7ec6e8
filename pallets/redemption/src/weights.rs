// SPDX-License-Identifier: Apache-2.0
//! What the calls cost.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.
//!
//! Counting: the check of a redemption reads at most 36 keys (both parties with their flags, series, redeemer, holding,
//! counters, and the 28 that the rules read). The redemption reads 11 more and writes 12, with who is told of it, as
//! `Coupons::redeem` declares.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Keys that the check of a redemption reads.
const CHECK_READS: u64 = 36;
/// Microseconds of that check.
const CHECK_MICROS: u64 = 85;
/// Keys that a redemption reads.
const REDEMPTION_READS: u64 = 47;
/// Keys that a redemption writes.
const REDEMPTION_WRITES: u64 = 12;
/// Microseconds of a redemption.
const REDEMPTION_MICROS: u64 = 112;
/// Microseconds of a signature, which is verified in two forms at most.
const SIGNATURE_MICROS: u64 = 120;

/// One function per call, and the parts of the automatic return.
pub trait WeightInfo {
	/// Cost of `redeem_ticket`.
	fn redeem_ticket() -> Weight;
	/// Cost of `redeem_tickets` with `n` tickets.
	fn redeem_tickets(n: u32) -> Weight;
	/// Cost of `authorise`.
	fn authorise() -> Weight;
	/// Cost of `capture`.
	fn capture() -> Weight;
	/// Cost of `void`.
	fn void() -> Weight;
	/// Cost of `return_expired`.
	fn return_expired() -> Weight;
	/// Cost of `force_void`.
	fn force_void() -> Weight;
	/// Cost of the automatic return in a block, without the authorisations it looks at.
	fn return_due_base() -> Weight;
	/// Cost of finding the next authorisation.
	fn return_due_step() -> Weight;
	/// Cost of returning or marking one that is due.
	fn return_due_one() -> Weight;
}

/// The counted weights, with the runtime's costs of a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn of(micros: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros.saturating_mul(1_000_000), 0)
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}

	/// As `of`, and a redemption.
	fn burning(micros: u64, reads: u64, writes: u64) -> Weight {
		Self::of(
			micros.saturating_add(REDEMPTION_MICROS),
			reads.saturating_add(REDEMPTION_READS),
			writes.saturating_add(REDEMPTION_WRITES),
		)
	}

	/// Reads: hash of block 0, chain id, clock, nonce. Writes: nonce.
	fn ticket() -> Weight {
		Self::burning(SIGNATURE_MICROS.saturating_add(10), 4, 1)
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// As a ticket, and reads the account and identity of who submits.
	fn redeem_ticket() -> Weight {
		Self::ticket().saturating_add(Self::of(5, 2, 0))
	}

	/// Reads the account and identity of who submits; then each ticket.
	fn redeem_tickets(n: u32) -> Weight {
		Self::of(10, 2, 0).saturating_add(Self::ticket().saturating_mul(n.into()))
	}

	/// Reads: what the check of a redemption reads, next number, the holder's list. Writes: holding, next number, list,
	/// authorisation.
	fn authorise() -> Weight {
		Self::of(CHECK_MICROS.saturating_add(25), CHECK_READS.saturating_add(2), 4)
	}

	/// Reads: authorisation, the holder's list. Writes: both.
	fn capture() -> Weight {
		Self::burning(30, 2, 2)
	}

	/// Reads: authorisation, clock, list, holding. Writes: authorisation, list, holding.
	fn void() -> Weight {
		Self::of(40, 4, 3)
	}

	/// As `void`.
	fn return_expired() -> Weight {
		Self::void()
	}

	/// As `void`, and reads the officers.
	fn force_void() -> Weight {
		Self::of(42, 5, 3)
	}

	/// Reads: clock, where the last return stopped. Writes: the latter.
	fn return_due_base() -> Weight {
		Self::of(10, 2, 1)
	}

	/// Reads: the next key and its authorisation.
	fn return_due_step() -> Weight {
		Self::of(10, 2, 0)
	}

	/// As `void`.
	fn return_due_one() -> Weight {
		Self::void()
	}
}
