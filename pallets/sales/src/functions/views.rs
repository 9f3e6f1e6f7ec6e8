// SPDX-License-Identifier: Apache-2.0

//! What wallets read.

use alloc::vec::Vec;

use genex_primitives::{AssetId, ListingId, Quantity, SeriesId};
use genex_storage::heard;

use super::size;
use crate::{Config, Event, ListingOf, Listings, MAX_PAGE, Pallet, Pool, Pools, Quote};

impl<T: Config> Pallet<T> {
	/// What a purchase would cost and whether it would succeed.
	pub(crate) fn quote_for(
		id: ListingId,
		quantity: Quantity,
		buyer: T::AccountId,
	) -> Option<Quote> {
		let listing = Listings::<T>::get(id)?;
		let total = listing.total_of(quantity)?;
		let fee = Self::fee_of(listing.fee, total).ok()?;
		let to_review = Self::value_to_review(&listing.terms, quantity, total);
		let reviewed = matches!(to_review, Ok(Some(_)));
		// Trying it is the only way to tell every refusal, those of the layers below included,
		// exactly as the call will.
		let refusal =
			heard::tried::<Event<T>, _>(|| Self::do_purchase(buyer, id, quantity, total)).err();
		Some(Quote { total, fee, reviewed, refusal })
	}

	/// Up to `limit` listings after `start_after`, in storage order. Ids have gaps of any length
	/// where listings were removed, so counting ids up could not tell a gap from the end.
	pub(crate) fn page(
		start_after: Option<ListingId>,
		limit: u32,
	) -> Vec<(ListingId, ListingOf<T>)> {
		let listings = match start_after {
			Some(id) => Listings::<T>::iter_from(Listings::<T>::hashed_key_for(id)),
			None => Listings::<T>::iter(),
		};
		listings.take(size(limit.min(MAX_PAGE))).collect()
	}

	/// The pool of `series` in `asset`, settled as far as it can be now.
	pub(crate) fn pool_now(series: SeriesId, asset: AssetId) -> Option<Pool> {
		let mut pool = Pools::<T>::get(series, asset)?;
		Self::settle_pool(&Self::facts_of(series).ok()?, series, &mut pool).ok()?;
		Some(pool)
	}
}
