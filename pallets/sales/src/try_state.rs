// SPDX-License-Identifier: Apache-2.0

//! The invariants listed in the README, under the same numbers.

use alloc::collections::BTreeMap;

use frame_support::ensure;
use genex_primitives::{
	ListingId, Quantity,
	traits::{Cash, Coupons},
};
use sp_runtime::TryRuntimeError;

use crate::{Bought, Config, ListingCount, ListingOf, Listings, Pallet};

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the primary market.
	///
	/// # Errors
	/// The number and text of the first invariant that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut counted = Self::counted()?;
		let mut listings: ListingId = 0;
		for (id, listing) in Listings::<T>::iter() {
			listings = listings.saturating_add(1);
			ensure!(id > 0 && id <= ListingCount::<T>::get(), "S01: an id was never assigned");
			Self::check_quantities(&listing)?;
			Self::check_terms(&listing)?;
			Self::check_counters(&listing, counted.remove(&id))?;
		}
		ensure!(listings == ListingCount::<T>::get(), "S01: a listing is missing");
		ensure!(counted.is_empty(), "S07: a counter belongs to no listing");
		Ok(())
	}

	/// Sum and largest of the counters of each listing.
	fn counted() -> Result<BTreeMap<ListingId, (Quantity, Quantity)>, TryRuntimeError> {
		let mut counted = BTreeMap::<ListingId, (Quantity, Quantity)>::new();
		for (id, _, bought) in Bought::<T>::iter() {
			ensure!(bought > 0, "S07: a counter is zero");
			let (sum, largest) = counted.entry(id).or_default();
			*sum = sum.checked_add(bought).ok_or("S06: the counters of a listing overflow")?;
			*largest = bought.max(*largest);
		}
		Ok(counted)
	}

	fn check_quantities(listing: &ListingOf<T>) -> Result<(), TryRuntimeError> {
		let quantity = listing.terms.quantity;
		ensure!(quantity > 0, "S02: a listing offers nothing");
		ensure!(listing.remaining <= quantity, "S02: more remains than was offered");
		ensure!(listing.remaining > 0 || !listing.open, "S03: a sold-out listing is open");
		Ok(())
	}

	fn check_terms(listing: &ListingOf<T>) -> Result<(), TryRuntimeError> {
		let terms = &listing.terms;
		ensure!(terms.opens_at < terms.closes_at, "S04: a window is empty");
		ensure!(terms.per_buyer_cap != Some(0), "S04: a cap is zero");
		ensure!(terms.total_of(terms.quantity).is_some(), "S04: a price is too high");
		ensure!(T::Coupons::facts(terms.series).is_some(), "S05: a series is unknown");
		ensure!(T::Cash::terms(terms.asset).is_some(), "S05: a stablecoin is unknown");
		Ok(())
	}

	fn check_counters(
		listing: &ListingOf<T>,
		counted: Option<(Quantity, Quantity)>,
	) -> Result<(), TryRuntimeError> {
		let Some(cap) = listing.terms.per_buyer_cap else {
			ensure!(counted.is_none(), "S07: a listing without a cap has counters");
			return Ok(());
		};
		let (sum, largest) = counted.unwrap_or_default();
		let sold = listing.terms.quantity.saturating_sub(listing.remaining);
		ensure!(sum == sold, "S06: the counters differ from what was sold");
		ensure!(largest <= cap, "S06: an identity bought more than its cap");
		Ok(())
	}
}
