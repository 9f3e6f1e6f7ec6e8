// SPDX-License-Identifier: Apache-2.0
//! What the calls cost.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.
//!
//! Counting: a transfer of units reads at most 36 keys (both parties with their flags, series, both holdings and the 28 that
//! the rules read) and writes 8 (both holdings and 6 of the rules), a redemption 47 and 12, a payment 30 and 8, as `Coupons`
//! and `Cash` declare. A party costs 2 reads: its account and its identity.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// One function per call.
pub trait WeightInfo {
	/// Cost of `register_custodian`.
	fn register_custodian() -> Weight;
	/// Cost of `remove_custodian`.
	fn remove_custodian() -> Weight;
	/// Cost of `propose_agreement`.
	fn propose_agreement() -> Weight;
	/// Cost of `accept_agreement`.
	fn accept_agreement() -> Weight;
	/// Cost of `end_agreement`.
	fn end_agreement() -> Weight;
	/// Cost of `forget_agreement`.
	fn forget_agreement() -> Weight;
	/// Cost of `deposit`.
	fn deposit() -> Weight;
	/// Cost of `request_move`.
	fn request_move() -> Weight;
	/// Cost of `request_redeem`.
	fn request_redeem() -> Weight;
	/// Cost of `request_withdrawal`.
	fn request_withdrawal() -> Weight;
	/// Cost of `cancel_request`.
	fn cancel_request() -> Weight;
	/// Cost of `approve`.
	fn approve() -> Weight;
	/// Cost of `refuse`.
	fn refuse() -> Weight;
	/// Cost of `complete_withdrawal`.
	fn complete_withdrawal() -> Weight;
	/// Cost of `collect_fee`.
	fn collect_fee() -> Weight;
	/// Cost of `force_release`.
	fn force_release() -> Weight;
}

/// The counted weights, with the runtime's costs of a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn of(micros: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros.saturating_mul(1_000_000), 0)
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Reads: officers, register, its count, the custodian. Writes: register, count.
	fn register_custodian() -> Weight {
		Self::of(20, 5, 2)
	}

	/// Reads: officers, register, its count. Writes: register, count.
	fn remove_custodian() -> Weight {
		Self::of(18, 3, 2)
	}

	/// Reads: both parties, issuer's record, series with counters, register, stablecoin, clock, count, next number. Writes:
	/// number, count, agreement, two entries of lists.
	fn propose_agreement() -> Weight {
		Self::of(45, 14, 5)
	}

	/// Reads: agreement, clock, register, both parties. Writes: agreement.
	fn accept_agreement() -> Weight {
		Self::of(25, 8, 1)
	}

	/// Reads and writes the agreement.
	fn end_agreement() -> Weight {
		Self::of(15, 1, 1)
	}

	/// Reads: agreement, clock, count. Writes: agreement, count, two entries of lists.
	fn forget_agreement() -> Weight {
		Self::of(25, 3, 4)
	}

	/// Reads: both parties, agreement, clock, register, series twice with counters, next number, list, holding. Writes:
	/// holding, number, agreement, list, entry of a list, deposit.
	fn deposit() -> Weight {
		Self::of(50, 13, 6)
	}

	/// Reads: deposit, agreement, clock, register, three parties, next number. Writes: number, deposit.
	fn request_move() -> Weight {
		Self::of(35, 11, 2)
	}

	/// As `request_move`.
	fn request_redeem() -> Weight {
		Self::request_move()
	}

	/// Reads: deposit, agreement, clock, register, next number, holding, list. Writes: number, deposit, holding, list, entry
	/// of a list, agreement.
	fn request_withdrawal() -> Weight {
		Self::of(50, 7, 6)
	}

	/// Reads and writes the deposit.
	fn cancel_request() -> Weight {
		Self::of(18, 1, 1)
	}

	/// A redemption with four ranges of serials, which cost 25 reads and 21 writes and are more than a transfer, and reads:
	/// deposit, agreement, clock, register, two parties, list. Writes: deposit, list, entry of a list, agreement.
	fn approve() -> Weight {
		Self::of(305, 79, 37)
	}

	/// Reads: deposit, agreement. Writes: deposit.
	fn refuse() -> Weight {
		Self::of(20, 2, 1)
	}

	/// Reads: deposit, agreement, clock, register, holding, list. Writes: deposit, holding, list, entry of a list, agreement.
	fn complete_withdrawal() -> Weight {
		Self::of(45, 6, 5)
	}

	/// A payment, and reads and writes the agreement.
	fn collect_fee() -> Weight {
		Self::of(100, 31, 9)
	}

	/// As `complete_withdrawal`, and reads the officers.
	fn force_release() -> Weight {
		Self::of(45, 5, 5)
	}
}
