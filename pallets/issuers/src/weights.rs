// SPDX-License-Identifier: Apache-2.0
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.
//!
//! The time of a call apart from the database is 15 µs, and 3 µs more for each stablecoin whose worth is computed. What
//! is put aside is in sixteen stablecoins at most for a guarantee and sixteen for the holdback, each with its terms and
//! its rate, and the rulebook says how old a rate may be: 65 reads. A chain of its own validators has no proofs to size,
//! so that part is zero.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{Weight, constants::WEIGHT_REF_TIME_PER_MICROS},
};

/// Weights of the calls.
pub trait WeightInfo {
	/// Weight of `apply`.
	fn apply() -> Weight;
	/// Weight of `withdraw_application`.
	fn withdraw_application() -> Weight;
	/// Weight of `approve`.
	fn approve() -> Weight;
	/// Weight of `reject`.
	fn reject() -> Weight;
	/// Weight of `set_status`.
	fn set_status() -> Weight;
	/// Weight of `report_incident`.
	fn report_incident() -> Weight;
	/// Weight of `resolve_incident`.
	fn resolve_incident() -> Weight;
	/// Weight of `set_terms`.
	fn set_terms() -> Weight;
	/// Weight of `rescore`.
	fn rescore() -> Weight;
	/// Weight of `rate`.
	fn rate() -> Weight;
	/// Weight of `deposit_guarantee`.
	fn deposit_guarantee() -> Weight;
	/// Weight of `withdraw_guarantee`.
	fn withdraw_guarantee() -> Weight;
	/// Weight of `appoint_staff`.
	fn appoint_staff() -> Weight;
	/// Weight of `dismiss_staff`.
	fn dismiss_staff() -> Weight;
	/// Weight of `remove_expired_staff` for `n` members.
	fn remove_expired_staff(n: u32) -> Weight;
}

/// Reads to tell what everything that is put aside is worth.
const READS_OF_WORTH: u64 = 65;
/// Stablecoins whose worth is computed then.
const COINS: u64 = 32;

/// Time of a call besides the database, with the worth of `coins` stablecoins.
fn time(coins: u64) -> Weight {
	let micros = coins.saturating_mul(3).saturating_add(15);
	Weight::from_parts(WEIGHT_REF_TIME_PER_MICROS.saturating_mul(micros), 0)
}

/// The counted weights, with the runtime's costs of a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Reads link and record of the identity, the clock and `Issuers`; writes `Issuers` and `Applications`.
	fn apply() -> Weight {
		time(0).saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}

	/// Reads the link and `Issuers`; removes the record and the application.
	fn withdraw_application() -> Weight {
		time(0).saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}

	/// Reads the role, `Issuers`, the clock, promises, ratings, funds and terms; writes `Issuers`. An applicant has
	/// nothing put aside.
	fn approve() -> Weight {
		time(0).saturating_add(T::DbWeight::get().reads_writes(7, 1))
	}

	/// Reads the role and `Issuers`; removes the record and the application.
	fn reject() -> Weight {
		time(0).saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}

	/// Reads the role and `Issuers`; writes `Issuers`.
	fn set_status() -> Weight {
		time(0).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}

	/// Reads the role, `Issuers` and the clock; writes `Issuers` and `Incidents`.
	fn report_incident() -> Weight {
		time(0).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}

	/// Reads the role, `Issuers` and `Incidents`; writes both.
	fn resolve_incident() -> Weight {
		time(0).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}

	/// Reads and writes the terms.
	fn set_terms() -> Weight {
		time(0).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	/// Reads `Issuers`, the clock, promises, ratings, funds and terms, and twice what is put aside; writes `Issuers`.
	fn rescore() -> Weight {
		let reads = READS_OF_WORTH.saturating_add(6);
		time(COINS.saturating_mul(2)).saturating_add(T::DbWeight::get().reads_writes(reads, 1))
	}

	/// Reads the link, the right and the ratings; writes the last two.
	fn rate() -> Weight {
		time(0).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}

	/// Reads terms and details of the stablecoin, link and record of the identity, `Issuers`, funds, balance and escrow;
	/// writes funds and escrow. The books read page, list and clock, and write two of them.
	fn deposit_guarantee() -> Weight {
		time(5).saturating_add(T::DbWeight::get().reads_writes(11, 4))
	}

	/// Reads the link, `Issuers`, the demand, funds, promises, ratings, the clock, terms, escrow and twice what is put aside;
	/// writes funds, escrow and, where the grade is lost, `Issuers`. The books as above.
	fn withdraw_guarantee() -> Weight {
		let reads = READS_OF_WORTH.saturating_add(12);
		let time = time(COINS.saturating_mul(2).saturating_add(5));
		time.saturating_add(T::DbWeight::get().reads_writes(reads, 5))
	}

	/// Reads the clock, the link, `Issuers`, the member and the count; writes the last two.
	fn appoint_staff() -> Weight {
		time(0).saturating_add(T::DbWeight::get().reads_writes(5, 2))
	}

	/// Reads and writes the member and the count.
	fn dismiss_staff() -> Weight {
		time(0).saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}

	/// Reads the clock and the count; reads and removes each member.
	fn remove_expired_staff(n: u32) -> Weight {
		let member = Weight::from_parts(WEIGHT_REF_TIME_PER_MICROS.saturating_mul(5), 0)
			.saturating_add(T::DbWeight::get().reads_writes(1, 1));
		time(0)
			.saturating_add(T::DbWeight::get().reads_writes(2, 1))
			.saturating_add(member.saturating_mul(n.into()))
	}
}
