// SPDX-License-Identifier: Apache-2.0
//! Invariants of the whole storage, numbered as in the README.

use crate::{
	Config, Counters, Details, ExpiredUnits, Holdings, NextSeriesId, OpenDrafts, OperatorCount,
	Operators, Pallet, RedeemerCount, Redeemers, Series, SeriesCount, Territories, types::*,
};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::Get};
use genex_primitives::{Quantity, SeriesId, SeriesState};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let in_hands = Self::units_in_hands()?;
		for (series, record) in Series::<T>::iter() {
			let counters = Counters::<T>::get(series);
			let held = in_hands.get(&series).copied().unwrap_or_default();
			Self::check_supply(series, &record, &counters, held)?;
			Self::check_state(&record, &counters)?;
			Self::check_record(series, &record)?;
		}
		Self::check_orphans()?;
		Self::check_places()
	}

	/// Units in all holdings, by series.
	fn units_in_hands() -> Result<BTreeMap<SeriesId, Quantity>, TryRuntimeError> {
		let mut sums = BTreeMap::<SeriesId, Quantity>::new();
		for (_, series, holding) in Holdings::<T>::iter() {
			ensure!(!holding.is_empty(), "P1: an empty holding is stored");
			let sum = sums.entry(series).or_default();
			let total = holding.free.checked_add(holding.held).ok_or("C01: holding too large")?;
			*sum = sum.checked_add(total).ok_or("C01: holdings too large")?;
		}
		Ok(sums)
	}

	fn check_supply(
		series: SeriesId,
		record: &SeriesRecord<T::AccountId>,
		counters: &UnitCounters,
		in_hands: Quantity,
	) -> Result<(), TryRuntimeError> {
		ensure!(counters.sum() == Some(counters.minted), "C01: units are lost or made up");
		if record.expiry_booked {
			ensure!(counters.circulating == 0, "C12: units circulate after expiry was booked");
			ensure!(counters.unsold == 0, "C12: inventory is left after expiry was booked");
			ensure!(record.is_expired(Self::now()), "L03: expiry was booked before its time");
			let in_hands = ExpiredUnits::<T>::get(series);
			// Some of them may have been given back for money since.
			let ended = counters.expired.saturating_add(counters.refunded);
			let within = in_hands.is_some_and(|units| units <= ended);
			ensure!(within, "C13: what expired in holders' hands is not known");
		} else {
			ensure!(counters.circulating == in_hands, "C02: holdings differ from the counter");
			ensure!(counters.expired == 0, "C12: units expired without being booked");
			ensure!(!ExpiredUnits::<T>::contains_key(series), "C13: units expired before the end");
		}
		ensure!(counters.minted <= record.supply_cap, "C03: more was minted than the cap allows");
		Ok(())
	}

	fn check_state(
		record: &SeriesRecord<T::AccountId>,
		counters: &UnitCounters,
	) -> Result<(), TryRuntimeError> {
		use SeriesState::{Approved, Closed, Draft, Listed, Rejected, Selling, Submitted};
		let used = [counters.circulating, counters.redeemed, counters.refunded];
		let sold = used.iter().any(|units| *units > 0);
		let minted = counters.minted > 0;
		let right = match record.state {
			Draft | Submitted | Rejected => !minted,
			Approved | Listed => !sold,
			Selling => minted,
			Closed => true,
		};
		ensure!(right, "L01: the counters contradict the state");
		Ok(())
	}

	fn check_record(
		series: SeriesId,
		record: &SeriesRecord<T::AccountId>,
	) -> Result<(), TryRuntimeError> {
		ensure!(record.face_minor > 0, "L04: a series without face value");
		ensure!(!record.divisible || record.face_minor == 1, "L04: a divisible face is not one");
		ensure!(record.valid_from < record.valid_until, "L02: a validity ends before it begins");
		ensure!(record.revision > 0, "P7: terms without a revision");
		ensure!(series < NextSeriesId::<T>::get(), "P2: a series beyond the next id");
		ensure!(Details::<T>::contains_key(series), "P3: a series without details");
		let limited = Territories::<T>::contains_key(series);
		ensure!(record.territory_limited == limited, "P4: territory and its mark differ");
		ensure!(
			!Redeemers::<T>::contains_key(series, &record.issuer),
			"P5: the issuer is stored as redeemer"
		);
		Ok(())
	}

	/// Nothing is stored for a series that does not exist.
	fn check_orphans() -> Result<(), TryRuntimeError> {
		let known = |series: SeriesId| Series::<T>::contains_key(series);
		ensure!(Details::<T>::iter_keys().all(known), "P6: details without series");
		ensure!(Counters::<T>::iter_keys().all(known), "P6: counters without series");
		ensure!(Territories::<T>::iter_keys().all(known), "P6: territory without series");
		ensure!(
			Redeemers::<T>::iter_keys().all(|(id, _)| known(id)),
			"P6: redeemer without series"
		);
		ensure!(Holdings::<T>::iter_keys().all(|(_, id)| known(id)), "P6: holding without series");
		Ok(())
	}

	/// What users leave in storage is counted, and never more than it may be.
	fn check_places() -> Result<(), TryRuntimeError> {
		use SeriesState::{Draft, Rejected, Submitted};
		let waits = |state| matches!(state, Draft | Submitted | Rejected);
		let waiting = Series::<T>::iter_values().filter(|record| waits(record.state));
		let drafts = tally(waiting.map(|record| record.issuer));
		ensure!(drafts == OpenDrafts::<T>::iter().collect(), "P8: drafts are miscounted");
		ensure!(most_of(&drafts) <= T::MaxDraftsPerIssuer::get(), "P8: too many drafts");
		let issued = tally(Series::<T>::iter_values().map(|record| record.issuer));
		ensure!(issued == SeriesCount::<T>::iter().collect(), "P8: series are miscounted");
		let redeemers = tally(Redeemers::<T>::iter_keys().map(|(series, _)| series));
		ensure!(redeemers == RedeemerCount::<T>::iter().collect(), "P9: redeemers are miscounted");
		ensure!(most_of(&redeemers) <= T::MaxRedeemersPerSeries::get(), "P9: too many redeemers");
		let operators = tally(Operators::<T>::iter_keys().map(|(owner, _)| owner));
		ensure!(operators == OperatorCount::<T>::iter().collect(), "P10: operators are miscounted");
		ensure!(most_of(&operators) <= T::MaxOperatorsPerOwner::get(), "P10: too many operators");
		Ok(())
	}
}

/// How often each key occurs.
fn tally<Key: Ord>(keys: impl Iterator<Item = Key>) -> BTreeMap<Key, u32> {
	let mut counts = BTreeMap::new();
	for key in keys {
		let count: &mut u32 = counts.entry(key).or_default();
		*count = count.saturating_add(1);
	}
	counts
}

fn most_of<Key>(counts: &BTreeMap<Key, u32>) -> u32 {
	counts.values().copied().max().unwrap_or_default()
}
