// SPDX-License-Identifier: Apache-2.0
//! Weights of the calls.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`. What happens in `pallet-coupons` is counted as that pallet counts it.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};
use pallet_coupons::WeightInfo as _;

/// Weights of the calls of this pallet.
pub trait WeightInfo {
	/// Weight of `mark_serialised`.
	fn mark_serialised() -> Weight;
	/// Weight of `transfer_serials` for `n` ranges.
	fn transfer_serials(n: u32) -> Weight;
	/// Weight of `transfer_serials_from` for `n` ranges.
	fn transfer_serials_from(n: u32) -> Weight;
	/// Weight of `distribute_serials` for `n` ranges.
	fn distribute_serials(n: u32) -> Weight;
	/// Weight of `redeem_serials` for `n` ranges.
	fn redeem_serials(n: u32) -> Weight;
	/// Weight of `approve_serial`.
	fn approve_serial() -> Weight;
	/// Weight of `clear_serials` with a limit of `n`.
	fn clear_serials(n: u32) -> Weight;
}

/// Weights of the calls of `pallet-coupons`.
type OfCoupons<T> = <T as pallet_coupons::Config>::WeightInfo;

/// Estimates with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	/// `micros` of computation besides the storage.
	fn weight(micros: u64, reads: u64, writes: u64) -> Weight {
		let computation = Weight::from_parts(micros.saturating_mul(1_000_000), 0);
		computation.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}

	/// What the ranges of a call add. Each reads its run and both neighbours, two of which it finds by words of marks, and the
	/// words that it changes; it writes three runs and words of the series and of two owners. The approvals are read and
	/// written once.
	fn ranges(n: u32) -> Weight {
		let each = Self::weight(30, 10, 6).saturating_mul(n.into());
		Self::weight(10, 1, 1).saturating_add(each)
	}
}

impl<T: pallet_coupons::Config> WeightInfo for SubstrateWeight<T> {
	// Reads: a market, series, issuer's identity, counters. Writes: series.
	fn mark_serialised() -> Weight {
		Self::weight(16, 5, 1)
	}

	fn transfer_serials(n: u32) -> Weight {
		OfCoupons::<T>::transfer().saturating_add(Self::ranges(n))
	}

	fn transfer_serials_from(n: u32) -> Weight {
		OfCoupons::<T>::transfer_from().saturating_add(Self::ranges(n))
	}

	// Each range is a move of its own, to somebody else: a batch looks at one recipient only.
	fn distribute_serials(n: u32) -> Weight {
		OfCoupons::<T>::transfer().saturating_mul(n.into()).saturating_add(Self::ranges(n))
	}

	fn redeem_serials(n: u32) -> Weight {
		OfCoupons::<T>::redeem().saturating_add(Self::ranges(n))
	}

	// Reads: series, the run and up to five words of marks, operator, account and identity of owner and operator, approvals.
	// Writes: approvals.
	fn approve_serial() -> Weight {
		Self::weight(25, 13, 1)
	}

	// Reads: series, holding; for each: up to five words of marks and the run. Writes: approvals; for each: run, and words of
	// the series and of the owner.
	fn clear_serials(n: u32) -> Weight {
		let each = Self::weight(12, 6, 3).saturating_mul(n.into());
		Self::weight(12, 2, 1).saturating_add(each)
	}
}
