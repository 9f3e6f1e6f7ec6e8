// SPDX-License-Identifier: Apache-2.0
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.
//!
//! The time of a call apart from the database is 20 µs, 5 µs more for each value written; a message
//! signed off-line adds three verifications of 60 µs, one for each form it may have. A chain of its
//! own validators has no proofs to size, so that part is zero. Each role that is asked costs the
//! read of its member list.
//!
//! What other pallets do in a call is counted with it, for 16 stablecoins and 16 accounts of an
//! identity. Whether an account is empty takes a read of its coupons, the list of the stablecoins,
//! and two reads of each. A frozen account that joins an identity freezes it, which reads and
//! writes its freeze, lists its accounts, and blocks the GNX of each with three reads and two
//! writes. An account that leaves a frozen identity is frozen by itself.

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

/// Reads that tell whether an account is empty.
const PROPERTY_READS: u64 = 50;
/// Reads by those that are told of a link.
const LINK_READS: u64 = 70;
/// Writes by those that are told of a link.
const LINK_WRITES: u64 = 34;
/// Reads by those that are told that a link ended.
const UNLINK_READS: u64 = 6;
/// Writes by those that are told that a link ended.
const UNLINK_WRITES: u64 = 6;

/// The counted weights, with the runtime's costs of a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn counted(ref_time: u64, reads: u64, writes: u64) -> Weight {
		let database = T::DbWeight::get().reads_writes(reads, writes);
		Weight::from_parts(ref_time, 0).saturating_add(database)
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Reads: attestors, clock, `Accounts`, `NextIdentityId`, `FormerIdentityOf`, whether it is
	/// empty, `LinkNonce`, `System::Account`, those of a link. Writes: `NextIdentityId`,
	/// `Identities`, `Details`, `FormerIdentityOf`, `LinkNonce`, `System::Account`, `Accounts`,
	/// `AccountsOf`, those of a link.
	fn register() -> Weight {
		Self::counted(230_000_000, 7 + PROPERTY_READS + LINK_READS, 8 + LINK_WRITES)
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

	/// Reads: clock, genesis hash, `Accounts` of both accounts, `Identities`, `Details`,
	/// `FormerIdentityOf`, `LinkNonce`, `System::Account`, those of a link. Writes: `Identities`,
	/// `Details`, `FormerIdentityOf`, `LinkNonce`, `System::Account`, `Accounts`, `AccountsOf`,
	/// those of a link. Only the attestor links an account of another identity, so it is not asked
	/// whether it is empty.
	fn link_account() -> Weight {
		Self::counted(405_000_000, 9 + LINK_READS, 7 + LINK_WRITES)
	}

	/// Reads: attestors, `Identities`, `Details`, `Accounts`, `FormerIdentityOf`, whether it is
	/// empty, `LinkNonce`, `System::Account`, those of a link. Writes: `Identities`,
	/// `FormerIdentityOf`, `LinkNonce`, `System::Account`, `Accounts`, `AccountsOf`, those of a
	/// link.
	fn attest_account() -> Weight {
		Self::counted(220_000_000, 7 + PROPERTY_READS + LINK_READS, 6 + LINK_WRITES)
	}

	/// Reads: compliance, attestors, `Accounts`, `Identities`, `Details`, whether it is empty,
	/// those of a link's end. Writes: `Identities`, `Accounts`, `AccountsOf`, `FormerIdentityOf`,
	/// those of a link's end.
	fn unlink_account() -> Weight {
		Self::counted(70_000_000, 5 + PROPERTY_READS + UNLINK_READS, 4 + UNLINK_WRITES)
	}

	/// The dearer of its two ways, registering. Reads: those of `register` and the genesis hash.
	/// Writes: those of `register`.
	fn submit_attestation() -> Weight {
		Self::counted(410_000_000, 8 + PROPERTY_READS + LINK_READS, 8 + LINK_WRITES)
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
