// SPDX-License-Identifier: Apache-2.0
//! Counted by hand from the storage each call touches; replaced by measured weights in
//! runtime/src/weights.
//!
//! The time of a call apart from the database is 20 µs, 5 µs more for each value written; a message
//! signed off-line adds three verifications of 60 µs, one for each form it may have. A chain of its
//! own validators has no proofs to size, so that part is zero. Each role that is asked costs the
//! read of its member list.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of the calls.
pub trait WeightInfo {
	/// Weight of `register`.
	fn register() -> Weight;
	/// Weight of `renew`.
	fn renew() -> Weight;
	/// Weight of `set_residence`.
	fn set_residence() -> Weight;
	/// Weight of `revoke`.
	fn revoke() -> Weight;
	/// Weight of `link_account`.
	fn link_account() -> Weight;
	/// Weight of `attest_account`.
	fn attest_account() -> Weight;
	/// Weight of `unlink_account`.
	fn unlink_account() -> Weight;
	/// Weight of `submit_attestation`.
	fn submit_attestation() -> Weight;
	/// Weight of `reassign`.
	fn reassign() -> Weight;
	/// Weight of `reinstate`.
	fn reinstate() -> Weight;
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
	/// Reads: attestors, clock, `IdentityOf`, `NextIdentityId`, `LinkNonce`, `System::Account`.
	/// Writes: `NextIdentityId`, `Identities`, `Details`, `LinkNonce`, `System::Account`,
	/// `IdentityOf`, `AccountsOf`.
	fn register() -> Weight {
		Self::counted(55_000_000, 6, 7)
	}

	/// Reads: attestors, clock, `Identities`, `Details`. Writes: `Identities`, `Details`.
	fn renew() -> Weight {
		Self::counted(30_000_000, 4, 2)
	}

	/// Reads: attestors, `Identities`, `Details`. Writes: `Identities`, `Details`.
	fn set_residence() -> Weight {
		Self::counted(30_000_000, 3, 2)
	}

	/// Reads: compliance, attestors, `Identities`, `Details`. Writes: `Identities`, `Details`.
	fn revoke() -> Weight {
		Self::counted(30_000_000, 4, 2)
	}

	/// Reads: clock, genesis hash, `IdentityOf` of both accounts, `Identities`, `Details`,
	/// `LinkNonce`, `System::Account`. Writes: `Details`, `LinkNonce`, `System::Account`,
	/// `IdentityOf`, `AccountsOf`.
	fn link_account() -> Weight {
		Self::counted(225_000_000, 8, 5)
	}

	/// Reads: attestors, `Identities`, `Details`, `IdentityOf`, `LinkNonce`, `System::Account`.
	/// Writes: `Details`, `LinkNonce`, `System::Account`, `IdentityOf`, `AccountsOf`.
	fn attest_account() -> Weight {
		Self::counted(45_000_000, 6, 5)
	}

	/// Reads: compliance, attestors, `IdentityOf`, `Identities`, `Details`. Writes: `IdentityOf`,
	/// `AccountsOf`, `Details`.
	fn unlink_account() -> Weight {
		Self::counted(35_000_000, 5, 3)
	}

	/// The dearer of its two ways, registering. Reads: those of `register` and the genesis hash.
	/// Writes: those of `register`.
	fn submit_attestation() -> Weight {
		Self::counted(235_000_000, 7, 7)
	}

	/// Reads: compliance, attestors, `Details`. Writes: `Details`.
	fn reassign() -> Weight {
		Self::counted(25_000_000, 3, 1)
	}

	/// Reads: compliance, `Identities`, `Details`. Writes: `Identities`, `Details`.
	fn reinstate() -> Weight {
		Self::counted(30_000_000, 3, 2)
	}
}
