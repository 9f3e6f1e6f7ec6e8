// SPDX-License-Identifier: Apache-2.0

//! The invariants listed in the README, under the same numbers.

use alloc::collections::BTreeMap;

use frame_support::{ensure, traits::Get};
use genex_primitives::{
	AssetId, Balance, LegalClass, ListingId, Ppm, Quantity, SeriesId,
	traits::{Cash, Coupons},
};
use sp_runtime::TryRuntimeError;

use crate::{
	Bought, BuyBackCount, BuyBackOf, BuyBacks, Config, Flags, Kinds, ListingCount, ListingOf,
	Listings, ListingsOfSeller, NextPurchaseId, Pallet, Pauses, PendingPurchases, Pools, Pricing,
	PurchaseId, Purchases, Queues, SaleKind, Windows,
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
		Self::check_windows()?;
		Self::check_kept()?;
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

	/// Every purchase with a window has one place in the queue of its series, and windows end in the order of places.
	fn check_windows() -> Result<(), TryRuntimeError> {
		let mut places = BTreeMap::<SeriesId, BTreeMap<u64, PurchaseId>>::new();
		for (series, place, id) in Windows::<T>::iter() {
			places.entry(series).or_default().insert(place, id);
		}
		let mut queued = BTreeMap::<PurchaseId, SeriesId>::new();
		for (series, queue) in Queues::<T>::iter() {
			let stored = places.remove(&series).unwrap_or_default();
			ensure!(queue.first < queue.next, "S12: an empty queue is stored");
			ensure!(stored.keys().copied().eq(queue.first..queue.next), "S12: a queue has gaps");
			let mut ended = 0;
			for id in stored.into_values() {
				ensure!(queued.insert(id, series).is_none(), "S12: a purchase has two places");
				let Some(purchase) = Purchases::<T>::get(id) else { continue };
				let facts = T::Coupons::facts(series).ok_or("S05: a series is unknown")?;
				let pause = Pauses::<T>::get(facts.issuer);
				ensure!(purchase.waited <= pause.waited, "S19: a window waited that did not");
				let ends = pause.end_of(&purchase);
				ensure!(ends >= ended, "S12: a window ends before an older one");
				ended = ends;
			}
		}
		ensure!(places.is_empty(), "S12: places belong to no queue");
		for (id, purchase) in Purchases::<T>::iter() {
			ensure!(id < NextPurchaseId::<T>::get(), "S10: a number was never assigned");
			ensure!(queued.get(&id) == Some(&purchase.series), "S12: a purchase has no place");
			ensure!(!PendingPurchases::<T>::contains_key(id), "S12: a purchase waits twice");
			let part = purchase.refunded < purchase.quantity && purchase.total > 0;
			ensure!(part, "S13: a purchase that is undone is stored");
		}
		Ok(())
	}

	/// What waits, what is kept and what buy-backs need is in the escrow of each issuer.
	fn check_kept() -> Result<(), TryRuntimeError> {
		let mut owed = BTreeMap::<(AssetId, T::AccountId), Balance>::new();
		let mut owe = |series, asset, money: Option<Balance>| -> Result<(), TryRuntimeError> {
			let issuer = T::Coupons::facts(series).ok_or("S05: a series is unknown")?.issuer;
			let sum = owed.entry((asset, issuer)).or_default();
			let more = money.ok_or("S14: an amount overflows")?;
			*sum = sum.checked_add(more).ok_or("S14: what is owed overflows")?;
			Ok(())
		};
		for purchase in Purchases::<T>::iter_values() {
			owe(purchase.series, purchase.asset, purchase.left())?;
		}
		for (series, asset, pool) in Pools::<T>::iter() {
			ensure!(pool.total() > Some(0), "S15: an empty pool is stored");
			ensure!(pool.held == 0 || pool.covered > 0, "S15: money is kept for no unit");
			owe(series, asset, pool.total())?;
		}
		for (id, offer) in BuyBacks::<T>::iter() {
			ensure!(id > 0 && id <= BuyBackCount::<T>::get(), "S16: a number was never assigned");
			ensure!(offer.remaining > 0 && offer.price > 0, "S16: a buy-back buys nothing");
			let of = BuyBackOf::<T>::get(offer.series, offer.asset);
			ensure!(of == Some(id), "S16: a buy-back is not that of its series");
			owe(offer.series, offer.asset, offer.price_of(offer.remaining))?;
		}
		let known = BuyBackOf::<T>::iter_values().all(BuyBacks::<T>::contains_key);
		ensure!(known, "S16: a series has a buy-back that is not there");
		for ((asset, issuer), money) in owed {
			let escrow = T::Cash::held_balance(asset, &issuer);
			ensure!(escrow >= money, "S14: money that waits or is kept is not in escrow");
		}
		let flagged = Flags::<T>::iter_keys().all(|series| T::Coupons::facts(series).is_some());
		ensure!(flagged, "S05: a flagged series is unknown");
		let sound = Pricing::<T>::get().is_none_or(|rules| rules.is_sound());
		ensure!(sound, "S17: the numbers of reference prices are unsound");
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
		ensure!(terms.total_of(0, terms.quantity).is_some(), "S04: a price is too high");
		ensure!(terms.steps_are_sound(), "S04: price steps are out of order");
		ensure!(terms.territory.is_sound(), "S04: a territory names nobody");
		let facts = T::Coupons::facts(terms.series).ok_or("S05: a series is unknown")?;
		let kind = Kinds::<T>::get(terms.series).ok_or("S18: nobody knows what a listing is")?;
		let given = kind == SaleKind::GivenAway;
		ensure!(!given || terms.holdback == Ppm::default(), "S18: something is kept for a gift");
		ensure!(given || !terms.gives_away(), "S18: units of a sold series cost nothing");
		let right = !given || facts.legal_class != LegalClass::PaidGift;
		ensure!(right, "S18: a paid gift is given away");
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
