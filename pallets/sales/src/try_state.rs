// SPDX-License-Identifier: Apache-2.0

//! The invariants listed in the README, under the same numbers.

use alloc::collections::BTreeMap;

use frame_support::{ensure, traits::Get};
use genex_primitives::{
	AssetId, Balance, ListingId, Quantity,
	traits::{Cash, Coupons},
};
use sp_runtime::TryRuntimeError;

use crate::{
	Bought, Config, ListingCount, ListingOf, Listings, ListingsOfSeller, NextPurchaseId, Pallet,
	PendingPurchases,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the primary market.
	///
	/// # Errors
	/// The number and text of the first invariant that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut counted = Self::counted()?;
		let mut sellers = BTreeMap::<T::AccountId, u32>::new();
		for (id, listing) in Listings::<T>::iter() {
			ensure!(id > 0 && id <= ListingCount::<T>::get(), "S01: an id was never assigned");
			Self::check_quantities(&listing)?;
			Self::check_terms(&listing)?;
			Self::check_counters(&listing, counted.remove(&id))?;
			let places = sellers.entry(listing.seller).or_default();
			*places = places.saturating_add(1);
		}
		ensure!(counted.is_empty(), "S07: a counter belongs to no listing");
		Self::check_pending()?;
		Self::check_places(&sellers)
	}

	/// What listings keep for purchases under review is what those purchases ask for, and the money of each is held.
	fn check_pending() -> Result<(), TryRuntimeError> {
		let mut reserved = BTreeMap::<ListingId, Quantity>::new();
		let mut held = BTreeMap::<(AssetId, T::AccountId), Balance>::new();
		for (id, pending) in PendingPurchases::<T>::iter() {
			ensure!(id < NextPurchaseId::<T>::get(), "S10: a number was never assigned");
			let listing = Listings::<T>::get(pending.listing).ok_or("S10: a listing is gone")?;
			let units = reserved.entry(pending.listing).or_default();
			*units = units.checked_add(pending.quantity).ok_or("S10: the units overflow")?;
			let money = held.entry((listing.terms.asset, pending.buyer)).or_default();
			*money = money.checked_add(pending.total).ok_or("S11: the money overflows")?;
		}
		for (id, listing) in Listings::<T>::iter() {
			let units = reserved.get(&id).copied().unwrap_or_default();
			ensure!(
				listing.reserved == units,
				"S10: a listing keeps other units than are asked for"
			);
		}
		for ((asset, buyer), money) in held {
			let escrow = T::Cash::held_balance(asset, &buyer);
			ensure!(escrow >= money, "S11: the money of a purchase under review is not held");
		}
		Ok(())
	}

	/// `sellers` have as many listings as is counted for them.
	fn check_places(sellers: &BTreeMap<T::AccountId, u32>) -> Result<(), TryRuntimeError> {
		let counted = ListingsOfSeller::<T>::iter().collect();
		ensure!(*sellers == counted, "S08: the listings of a seller are miscounted");
		let most = T::MaxListingsPerSeller::get();
		ensure!(sellers.values().all(|places| *places <= most), "S08: a seller has too many");
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
		let unsold = listing.remaining.checked_add(listing.reserved);
		ensure!(unsold.is_some_and(|all| all <= quantity), "S02: more is left than was offered");
		ensure!(unsold > Some(0) || !listing.open, "S03: a sold-out listing is open");
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
		// The counters of a listing that sells no more may be on their way out.
		let whole = sum == sold || (sum < sold && !Self::can_sell(listing));
		ensure!(whole, "S06: the counters differ from what was sold");
		ensure!(largest <= cap, "S06: an identity bought more than its cap");
		Ok(())
	}
}
