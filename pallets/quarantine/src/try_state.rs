// SPDX-License-Identifier: Apache-2.0
//! The invariants of the README, under the same numbers.

use crate::{
	Config, NextReceiptId, NextToReturn, OpenOffers, Pallet, Receipts, ReceiptsOf, Trusted,
	TrustedCount,
};
use alloc::collections::BTreeMap;
use frame_support::{
	ensure,
	traits::{Get, UnixTime},
};
use genex_primitives::{Asset, IdentityId};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant. Reads the whole state, so it is for tests and try-runtime only.
	///
	/// # Errors
	/// The number and text of the first invariant that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::ensure_receipts()?;
		Self::ensure_listed()?;
		Self::ensure_counted()?;
		Self::ensure_trusted()
	}

	/// QUA-1, QUA-2 and QUA-3.
	fn ensure_receipts() -> Result<(), TryRuntimeError> {
		let (passed, next) = (NextToReturn::<T>::get(), NextReceiptId::<T>::get());
		ensure!(passed <= next, "QUA-1: the return went beyond the last receipt");
		let now = T::UnixTime::now().as_secs();
		for (id, receipt) in Receipts::<T>::iter() {
			ensure!(id < next, "QUA-1: an id was never assigned");
			ensure!(receipt.quantity > 0, "QUA-2: a gift of nothing");
			ensure!(receipt.asset != Asset::Gnx, "QUA-2: a gift of GNX");
			ensure!(receipt.from != receipt.to, "QUA-2: a gift to oneself");
			ensure!(receipt.opened_at < receipt.deadline, "QUA-2: a gift that never waits");
			ensure!(
				id >= passed || receipt.deadline <= now,
				"QUA-3: a gift was passed before its deadline"
			);
		}
		Ok(())
	}

	/// QUA-4.
	fn ensure_listed() -> Result<(), TryRuntimeError> {
		let mut listed: usize = 0;
		for (who, id, ()) in ReceiptsOf::<T>::iter() {
			let receipt = Receipts::<T>::get(id).ok_or("QUA-4: an ended gift is listed")?;
			ensure!([&receipt.from, &receipt.to].contains(&&who), "QUA-4: a stranger's gift");
			listed = listed.saturating_add(1);
		}
		let expected = Receipts::<T>::iter_keys().count().saturating_mul(2);
		ensure!(listed == expected, "QUA-4: a gift is not listed for both sides");
		Ok(())
	}

	/// QUA-5.
	fn ensure_counted() -> Result<(), TryRuntimeError> {
		let mut counted = BTreeMap::<IdentityId, u32>::new();
		for receipt in Receipts::<T>::iter_values() {
			let count = counted.entry(receipt.sender).or_default();
			*count = count.saturating_add(1);
		}
		for (identity, count) in OpenOffers::<T>::iter() {
			let expected = counted.remove(&identity);
			ensure!(expected == Some(count), "QUA-5: an identity's gifts are miscounted");
			ensure!(count <= T::MaxOpenOffers::get(), "QUA-5: too many gifts of an identity wait");
		}
		ensure!(counted.is_empty(), "QUA-5: an identity's gifts are not counted");
		Ok(())
	}

	/// QUA-6.
	fn ensure_trusted() -> Result<(), TryRuntimeError> {
		let mut counted = BTreeMap::<IdentityId, u32>::new();
		for (identity, sender, ()) in Trusted::<T>::iter() {
			ensure!(identity != sender, "QUA-6: an identity is listed as trusting itself");
			let count = counted.entry(identity).or_default();
			*count = count.saturating_add(1);
		}
		for (identity, count) in TrustedCount::<T>::iter() {
			let expected = counted.remove(&identity);
			ensure!(expected == Some(count), "QUA-6: an identity's trusted senders are miscounted");
			ensure!(count <= T::MaxTrusted::get(), "QUA-6: an identity trusts too many senders");
		}
		ensure!(counted.is_empty(), "QUA-6: an identity's trusted senders are not counted");
		Ok(())
	}
}
