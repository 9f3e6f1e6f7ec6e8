// SPDX-License-Identifier: Apache-2.0
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.
//!
//! The time of a call apart from the database is 20 µs, 5 µs more for each value written; a proof
//! of control adds two verifications of 60 µs, one for each form it may have. A chain of its own
//! validators has no proofs to size, so that part is zero.
//!
//! What the rooms below touch, at their most: judging a move reads 36 keys (both accounts and
//! identities, their counters, the rules, the series with its policy, sixteen accounts of one
//! person); paying out reads the same and writes eight; putting aside and returning read two keys
//! and write two. Asking whether somebody vouches reads the attestor of an identity and the list
//! of attestors.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of the calls and of the automatic return.
pub trait WeightInfo {
	/// Weight of `open_case`.
	fn open_case() -> Weight;
	/// Weight of `attach_envelope`.
	fn attach_envelope() -> Weight;
	/// Weight of `start_review`.
	fn start_review() -> Weight;
	/// Weight of `request_repair`.
	fn request_repair() -> Weight;
	/// Weight of `accept`.
	fn accept() -> Weight;
	/// Weight of `reject`.
	fn reject() -> Weight;
	/// Weight of `cancel_case`.
	fn cancel_case() -> Weight;
	/// Weight of `return_expired`.
	fn return_expired() -> Weight;
	/// Weight of `write_off`.
	fn write_off() -> Weight;
	/// Weight of `transfer_recorded`.
	fn transfer_recorded() -> Weight;
	/// Weight of `record_travel_data`.
	fn record_travel_data() -> Weight;
	/// Weight of `revoke_travel_data`.
	fn revoke_travel_data() -> Weight;
	/// Weight of `register_control_proof`.
	fn register_control_proof() -> Weight;
	/// Weight of `revoke_control_proof`.
	fn revoke_control_proof() -> Weight;
	/// Weight of `erase`.
	fn erase() -> Weight;
	/// Weight of the automatic return in a block, without the cases it looks at.
	fn return_due_base() -> Weight;
	/// Weight of finding the next open case.
	fn return_due_step() -> Weight;
	/// Weight of returning or parking one case that is due.
	fn return_due_case() -> Weight;
}

/// The counted weights, with the runtime's costs of a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn counted(ref_time: u64, reads: u64, writes: u64) -> Weight {
		let database = T::DbWeight::get().reads_writes(reads, writes);
		Weight::from_parts(ref_time, 0).saturating_add(database)
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Reads: both parties (4), the judgement (36), the series or stablecoin, clock, rate, both
	/// attestors and their list (3), lifetime, `OpenCount`, `NextCaseId`, `CaseOfEnvelope`,
	/// putting aside (2).
	/// Writes: putting aside (2), `OpenCount`, `NextCaseId`, `Cases`, `CasesOf` (2), `OpenCases`,
	/// `CaseOfEnvelope`.
	fn open_case() -> Weight {
		Self::counted(61_000_000, 52, 9)
	}

	/// Reads: `Cases`, clock, vouching (2), `CaseOfEnvelope`. Writes: `Cases`, `CaseOfEnvelope` (2).
	fn attach_envelope() -> Weight {
		Self::counted(26_000_000, 5, 3)
	}

	/// As `attach_envelope`.
	fn start_review() -> Weight {
		Self::counted(25_000_000, 4, 1)
	}

	/// As `attach_envelope`.
	fn request_repair() -> Weight {
		Self::counted(25_000_000, 4, 1)
	}

	/// Reads: `Cases`, clock, vouching for both sides (3), retention, `OpenCases`, `OpenCount`,
	/// paying out (36). Writes: `Cases`, `OpenCases`, `OpenCount`, paying out (8). Four ranges of serials: 29 reads and 21
	/// writes.
	fn accept() -> Weight {
		Self::counted(175_000_000, 73, 32)
	}

	/// Reads: `Cases`, clock, vouching for both sides (3), retention, `OpenCases`, `OpenCount`,
	/// returning (2). Writes: `Cases`, `OpenCases`, `OpenCount`, returning (2).
	fn reject() -> Weight {
		Self::counted(45_000_000, 10, 5)
	}

	/// As `reject`, without vouching.
	fn cancel_case() -> Weight {
		Self::counted(45_000_000, 7, 5)
	}

	/// As `cancel_case`.
	fn return_expired() -> Weight {
		Self::counted(45_000_000, 7, 5)
	}

	/// As `return_expired`, with the officers and one more return that is undone.
	fn write_off() -> Weight {
		Self::counted(50_000_000, 8, 5)
	}

	/// As `open_case` without `OpenCount`, `OpenCases` and lifetime, with `RecordedData` (2),
	/// retention and paying out (36). Writes: `NextCaseId`, `Cases`, `CasesOf` (2), putting aside
	/// (2), paying out (8), `CaseOfEnvelope`. Four ranges of serials: 29 reads and 21 writes.
	fn transfer_recorded() -> Weight {
		Self::counted(191_000_000, 119, 36)
	}

	/// Reads: the identity, vouching (2), clock, `RecordedData`. Writes: `RecordedData`.
	fn record_travel_data() -> Weight {
		Self::counted(25_000_000, 5, 1)
	}

	/// Reads: the identity, vouching (2), `RecordedData`. Writes: `RecordedData`.
	fn revoke_travel_data() -> Weight {
		Self::counted(25_000_000, 4, 1)
	}

	/// Reads: the identity, the caller's identity, vouching (2), clock, `ControlsOf`, the hash of
	/// block 0. Writes: `ControlsOf`. Two signatures.
	fn register_control_proof() -> Weight {
		Self::counted(145_000_000, 7, 1)
	}

	/// Reads: the identity, the caller's identity, vouching (2), `ControlsOf`. Writes:
	/// `ControlsOf`.
	fn revoke_control_proof() -> Weight {
		Self::counted(25_000_000, 5, 1)
	}

	/// Reads: `Cases`, clock, vouching for both sides (3). Writes: `Cases`, `CasesOf` (2),
	/// `CaseOfEnvelope`.
	fn erase() -> Weight {
		Self::counted(36_000_000, 5, 4)
	}

	/// Reads: clock, `SweptTo`. Writes: `SweptTo`.
	fn return_due_base() -> Weight {
		Self::counted(10_000_000, 2, 1)
	}

	/// Reads: the next key of `OpenCases`, and its value.
	fn return_due_step() -> Weight {
		Self::counted(10_000_000, 2, 0)
	}

	/// As `return_expired`.
	fn return_due_case() -> Weight {
		Self::return_expired()
	}
}
