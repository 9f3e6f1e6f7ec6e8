// SPDX-License-Identifier: Apache-2.0
//! What clients show.

use crate::{Config, MAX_PAGE, Pallet, Preview, Receipt, ReceiptId, Receipts, ReceiptsOf, Trusted};
use alloc::vec::Vec;
use genex_primitives::{
	Asset, Clearance, IdentityId,
	traits::{Escrow, Identities},
};

impl<T: Config> Pallet<T> {
	pub(crate) fn page_of_trusted(
		identity: IdentityId,
		start_after: Option<IdentityId>,
		limit: u32,
	) -> Vec<IdentityId> {
		let senders = match start_after {
			Some(sender) => {
				let key = Trusted::<T>::hashed_key_for(identity, sender);
				Trusted::<T>::iter_key_prefix_from(identity, key)
			},
			None => Trusted::<T>::iter_key_prefix(identity),
		};
		senders.take(page_size(limit)).collect()
	}

	pub(crate) fn page_of_receipts(
		who: T::AccountId,
		start_after: Option<ReceiptId>,
		limit: u32,
	) -> Vec<(ReceiptId, Receipt<T::AccountId>)> {
		let ids = match start_after {
			Some(id) => {
				let key = ReceiptsOf::<T>::hashed_key_for(&who, id);
				ReceiptsOf::<T>::iter_key_prefix_from(who, key)
			},
			None => ReceiptsOf::<T>::iter_key_prefix(who),
		};
		let ids = ids.take(page_size(limit));
		ids.filter_map(|id| Receipts::<T>::get(id).map(|receipt| (id, receipt))).collect()
	}

	pub(crate) fn preview_of(
		from: T::AccountId,
		asset: Asset,
		to: T::AccountId,
		quantity: u128,
	) -> Preview {
		let reasons = T::Escrow::explain(asset, &from, &to, quantity, Clearance::Accepted);
		let sender = T::Identities::identity_of(&from);
		let passes_at_once =
			reasons.is_empty() && sender.is_some_and(|sender| Self::is_welcome(sender, &to));
		Preview { reasons, passes_at_once }
	}
}

fn page_size(limit: u32) -> usize {
	usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default()
}
