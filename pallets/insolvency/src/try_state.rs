// SPDX-License-Identifier: Apache-2.0
//! The invariants listed in the README, under the same numbers.

use crate::{
	Config, Counted, CountedSeries, DefaultRecord, Defaults, Demands, NextDefaultId, Pallet,
	Reservations, types::Pots,
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::ensure;
use genex_primitives::{
	AssetId, Balance, IdentityId, SeriesId,
	maths::mul_div_floor,
	payout::Pot,
	traits::{Coupons, GivenAway, Guarantees, Identities, Issuers, KeptProceeds, RefundWindows},
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of defaults.
	///
	/// # Errors
	/// The number and text of the first invariant that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut ids = BTreeSet::new();
		for (identity, record) in Defaults::<T>::iter() {
			let (new, known) = (ids.insert(record.id), record.id < NextDefaultId::<T>::get());
			ensure!(new && known, "I01: a default has no number of its own");
			Self::check_sums(&record)?;
			ensure!(!Demands::<T>::contains_key(identity), "I03: a defaulter must answer");
			Self::check_standing(identity, &record)?;
			Self::check_counted(&record)?;
		}
		Self::check_reservations()
	}

	fn check_sums(record: &DefaultRecord) -> Result<(), TryRuntimeError> {
		Self::check_pots(&record.fund)?;
		let open = record.owed.checked_sub(record.covered);
		ensure!(open.is_some(), "I02: more is covered than owed");
		ensure!(open >= Some(record.kept), "I02: more is covered twice than owed");
		ensure!(record.claimed <= record.owed, "I02: more was claimed than owed");
		Ok(())
	}

	fn check_pots(pots: &Pots) -> Result<(), TryRuntimeError> {
		let assets: BTreeSet<_> = pots.iter().map(|pot| pot.asset).collect();
		ensure!(assets.len() == pots.len(), "I02: a stablecoin is in a fund twice");
		let sound = pots.iter().all(|pot| pot.amount > 0 && pot.payable <= pot.amount);
		ensure!(sound, "I02: a fund pays what it has not");
		Ok(())
	}

	/// The issuer is in default, and what can still be claimed of its guarantee is there.
	fn check_standing(identity: IdentityId, record: &DefaultRecord) -> Result<(), TryRuntimeError> {
		let accounts = T::Identities::accounts(identity);
		let issuer = accounts.first().ok_or("I04: a defaulter has no account")?;
		ensure!(T::Issuers::is_defaulted(issuer), "I04: a defaulter may issue");
		for pot in record.fund.iter().filter(|_| !record.closed && record.owed > 0) {
			let left = Self::left_of(pot, record.claimed, record.owed);
			let there = T::Guarantees::guarantee_of(issuer, pot.asset);
			ensure!(left.is_some_and(|left| left <= there), "I05: a guarantee is gone");
		}
		Ok(())
	}

	/// What of `pot` can still be claimed when `claimed` of the `whole` was, above zero.
	fn left_of(pot: &Pot, claimed: u128, whole: u128) -> Option<Balance> {
		pot.payable.checked_sub(mul_div_floor(pot.payable, claimed, whole)?)
	}

	/// All that is kept of `series` was counted, and what can still be claimed of it is there.
	fn check_kept(series: SeriesId, counted: &CountedSeries) -> Result<(), TryRuntimeError> {
		ensure!(!T::KeptProceeds::are_open(series), "I09: a counted series has an open window");
		let kept: BTreeMap<AssetId, Balance> = T::KeptProceeds::kept(series).into_iter().collect();
		let there = |asset: AssetId| kept.get(&asset).copied().unwrap_or_default();
		let known: BTreeMap<AssetId, Balance> =
			counted.kept.iter().map(|pot| (pot.asset, pot.amount)).collect();
		let more = |(asset, held): (&AssetId, &Balance)| {
			*held > known.get(asset).copied().unwrap_or_default()
		};
		ensure!(!kept.iter().any(more), "I09: something is kept that was not counted");
		for pot in counted.kept.iter().filter(|_| counted.units > 0) {
			let left = Self::left_of(pot, counted.claimed.into(), counted.units.into());
			let enough = left.is_some_and(|left| left <= there(pot.asset));
			ensure!(enough, "I05: what is kept is gone");
		}
		Ok(())
	}

	/// What was counted and claimed of series adds up.
	fn check_counted(record: &DefaultRecord) -> Result<(), TryRuntimeError> {
		let (mut kept, mut claimed) = (0_u128, 0_u128);
		for (series, counted) in Counted::<T>::iter_prefix(record.id) {
			Self::check_pots(&counted.kept)?;
			ensure!(counted.claimed <= counted.units, "I06: more units were claimed than counted");
			let facts = T::Coupons::facts(series).ok_or("I06: no such series")?;
			ensure!(!T::GivenAway::is_given_away(series), "I08: a gift has a claim");
			Self::check_kept(series, &counted)?;
			let worth = facts.worth_of(counted.claimed);
			claimed = claimed.checked_add(worth).ok_or("I06: the claims overflow")?;
			kept = kept.checked_add(counted.covered).ok_or("I06: the cover overflows")?;
		}
		ensure!(claimed == record.claimed, "I06: the claims do not add up");
		ensure!(kept == record.kept, "I06: what was kept does not add up");
		Ok(())
	}

	/// Every reservation belongs to an open default, which counts it.
	fn check_reservations() -> Result<(), TryRuntimeError> {
		let mut waiting = BTreeMap::<IdentityId, u32>::new();
		for (series, _, reserved) in Reservations::<T>::iter() {
			ensure!(reserved.quantity > 0, "I07: nothing is reserved");
			let issuer = T::Coupons::facts(series).ok_or("I07: no such series")?.issuer;
			let identity = T::Identities::holder_of(&issuer).ok_or("I07: nobody issues it")?;
			let count = waiting.entry(identity).or_default();
			*count = count.saturating_add(1);
		}
		for (identity, record) in Defaults::<T>::iter() {
			let count = waiting.remove(&identity).unwrap_or_default();
			ensure!(count == record.reservations, "I07: the reservations are miscounted");
			ensure!(!record.closed || count == 0, "I07: a reservation outlived the claims");
		}
		ensure!(waiting.is_empty(), "I07: a reservation belongs to no default");
		Ok(())
	}
}
