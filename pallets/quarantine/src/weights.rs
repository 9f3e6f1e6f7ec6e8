// SPDX-License-Identifier: Apache-2.0
//! What the calls cost.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.
//!
//! Counting: the rules of a gift read at most 18 keys (clock, rulebook, rates of two currencies, accounts, identities
//! and activities of both sides, pair, corridor and its day, ban of the class, policy and two of its entries, related
//! party) and write 4 (two activities, pair, corridor's day). The move itself touches at most 7 (terms of the
//! stablecoin, its details, two balances, two system accounts; or series and two holdings) and writes 5.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// One function per call, and the parts of the automatic return.
pub trait WeightInfo {
	/// Cost of `set_receive_policy`.
	fn set_receive_policy() -> Weight;
	/// Cost of `trust_sender`.
	fn trust_sender() -> Weight;
	/// Cost of `untrust_sender`.
	fn untrust_sender() -> Weight;
	/// Cost of `offer` when the gift passes at once.
	fn offer_settled() -> Weight;
	/// Cost of `offer` when the gift waits.
	fn offer_opened() -> Weight;
	/// Cost of `accept_receipt`.
	fn accept_receipt() -> Weight;
	/// Cost of `decline_receipt`.
	fn decline_receipt() -> Weight;
	/// Cost of `withdraw_offer`.
	fn withdraw_offer() -> Weight;
	/// Cost of `return_offer`.
	fn return_offer() -> Weight;
	/// Cost of the automatic return when nothing has to go back.
	fn on_idle_base() -> Weight;
	/// Cost of looking at one receipt.
	fn on_idle_look() -> Weight;
	/// Cost of returning one gift after looking at it.
	fn on_idle_return() -> Weight;
}

/// The counted weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn of(micros: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros.saturating_mul(1_000_000), 0)
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Reads and writes the account of the signer, where identity and flags lie.
	fn set_receive_policy() -> Weight {
		Self::of(15, 1, 1)
	}

	/// Reads the account of the signer, the sender's identity, the entry and the count; writes the last two.
	fn trust_sender() -> Weight {
		Self::of(18, 4, 2)
	}

	/// Reads the account of the signer, the entry and the count; writes the last two.
	fn untrust_sender() -> Weight {
		Self::of(16, 3, 2)
	}

	/// Reads the rules (18) and the move (7), and whether the sender is trusted; writes the rules (4) and the move (5).
	/// The rules are asked twice, from memory the second time.
	fn offer_settled() -> Weight {
		Self::of(150, 26, 9)
	}

	/// Reads the rules (18), terms and balance, or series and holding, of what is put aside (2), whether the sender is
	/// trusted, the count and the next id; writes the balance, the last two, the receipt and its two listings.
	fn offer_opened() -> Weight {
		Self::of(100, 23, 6)
	}

	/// Reads the receipt, the count, the rules (18) and the move (7); writes the receipt, its two listings, the count,
	/// the rules (4) and the move (5). Four ranges of serials: 29 reads and 21 writes.
	fn accept_receipt() -> Weight {
		Self::of(220, 56, 34)
	}

	/// Reads the receipt, the count and the balance or holding; writes these and the receipt's two listings.
	fn decline_receipt() -> Weight {
		Self::of(40, 3, 5)
	}

	/// As `decline_receipt`.
	fn withdraw_offer() -> Weight {
		Self::decline_receipt()
	}

	/// As `decline_receipt`, and reads the clock.
	fn return_offer() -> Weight {
		Self::of(42, 4, 5)
	}

	/// Reads the pointer, the next id and the clock; writes the pointer.
	fn on_idle_base() -> Weight {
		Self::of(5, 3, 1)
	}

	/// Reads a receipt.
	fn on_idle_look() -> Weight {
		Self::of(2, 1, 0)
	}

	/// Reads the count and the balance or holding; writes these, the receipt and its two listings.
	fn on_idle_return() -> Weight {
		Self::of(40, 2, 5)
	}
}
