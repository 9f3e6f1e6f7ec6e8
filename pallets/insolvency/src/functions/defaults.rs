// SPDX-License-Identifier: Apache-2.0
//! A default begins, is counted, and ends.

use crate::{
	Config, Counted, CountedSeries, DefaultId, DefaultRecord, Defaults, Demands, Error, Event,
	NextDefaultId, Pallet, Pots, SeriesList,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use genex_primitives::{
	Actor, AssetId, Balance, IdentityId, Quantity, SeriesId, UnixSeconds,
	payout::{Found, Pot, cover, uncovered},
	traits::{
		Cash, Compliance, GivenAway, Guarantees, KeptProceeds, RefundWindows, Refunds, UNEXPECTED,
	},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_declare_missed(
		by: T::AccountId,
		issuer: T::AccountId,
		series: SeriesList,
	) -> DispatchResult {
		let identity = Self::identity_behind(&issuer)?;
		let demand = Demands::<T>::get(identity).ok_or(Error::<T>::NoDemand)?;
		ensure!(Self::now() >= demand.deadline, Error::<T>::DemandNotOverdue);
		Self::declare(by, issuer, series, demand.reason)
	}

	pub(crate) fn do_declare_default(
		by: T::AccountId,
		issuer: T::AccountId,
		series: SeriesList,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		Self::declare(by, issuer, series, reason)
	}

	pub(crate) fn do_count_series(issuer: T::AccountId, series: SeriesList) -> DispatchResult {
		let identity = Self::identity_behind(&issuer)?;
		let record = Self::unclosed_default(identity)?;
		ensure!(!series.is_empty(), Error::<T>::NothingToCount);
		Self::count_all(identity, record, series)
	}

	pub(crate) fn do_extend_claims(
		by: T::AccountId,
		issuer: T::AccountId,
		until: UnixSeconds,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let identity = Self::identity_behind(&issuer)?;
		let record = Self::unclosed_default(identity)?;
		let (default, old, new) = (record.id, record.claims_until, until);
		ensure!(new > old && new > Self::now(), Error::<T>::NotLater);

		Defaults::<T>::insert(identity, DefaultRecord { claims_until: new, ..record });
		let by = Actor::Account(by);
		Self::deposit_event(Event::ClaimsExtended { by, default, issuer, old, new, reason });
		Ok(())
	}

	pub(crate) fn do_close_default(by: T::AccountId, issuer: T::AccountId) -> DispatchResult {
		let identity = Self::identity_behind(&issuer)?;
		let record = Self::unclosed_default(identity)?;
		ensure!(!record.is_open(Self::now()), Error::<T>::ClaimsOpen);
		ensure!(record.reservations == 0, Error::<T>::ReservationsOpen);

		let (default, owed, claimed) = (record.id, record.owed, record.claimed);
		Defaults::<T>::insert(identity, DefaultRecord { closed: true, ..record });
		Self::deposit_event(Event::DefaultClosed { default, issuer, owed, claimed, by });
		Ok(())
	}

	pub(crate) fn do_rehabilitate(issuer: T::AccountId, reason: H256) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let identity = Self::identity_behind(&issuer)?;
		let record = Self::default_behind(identity)?;
		ensure!(record.reservations == 0, Error::<T>::ReservationsOpen);
		ensure!(record.closed || Self::is_settled(&record, &issuer), Error::<T>::StillOwed);

		Defaults::<T>::remove(identity);
		T::Guarantees::set_defaulted(&issuer, false)?;
		let (by, default) = (Actor::Governance, record.id);
		Self::deposit_event(Event::Rehabilitated { by, default, issuer, identity, reason });
		Ok(())
	}

	/// Whether nobody can have a claim, though the time for claims is not over. Who has units that expired since has one,
	/// and nobody counts those apart from units that expired before; so none may have, unless all that was owed was claimed.
	fn is_settled(record: &DefaultRecord, issuer: &T::AccountId) -> bool {
		let claimed = record.claimed == record.owed;
		T::Guarantees::claimable_worth(issuer) == 0
			&& (claimed || T::Guarantees::expired_worth(issuer) == 0)
	}

	/// Puts `issuer` in default and counts what there is and what is owed.
	fn declare(
		by: T::AccountId,
		issuer: T::AccountId,
		series: SeriesList,
		reason: H256,
	) -> DispatchResult {
		let identity = Self::accountable(&issuer)?;
		let record = Self::new_default(&issuer)?;
		Demands::<T>::remove(identity);
		T::Guarantees::set_defaulted(&issuer, true)?;
		Self::deposit_event(Event::Defaulted {
			default: record.id,
			by: Actor::Account(by),
			issuer,
			identity,
			reason,
			fund: record.fund.to_vec(),
			owed: record.owed,
			shortfall: record.shortfall(),
			claims_until: record.claims_until,
		});
		Self::count_all(identity, record, series)
	}

	/// The default of `issuer` as things are now.
	fn new_default(issuer: &T::AccountId) -> Result<DefaultRecord, DispatchError> {
		let owed = T::Guarantees::claimable_worth(issuer);
		let guarantees = T::Assets::get()
			.into_iter()
			.map(|asset| (asset, T::Guarantees::guarantee_of(issuer, asset)));
		let fund = cover(&Self::found(guarantees)?, owed).ok_or(UNEXPECTED)?;
		let now = Self::now();
		Ok(DefaultRecord {
			id: Self::next_id()?,
			declared_at: now,
			claims_until: now.saturating_add(T::ClaimsPeriod::get()),
			owed,
			fund: Self::bounded(fund.pots)?,
			covered: fund.worth,
			kept: 0,
			claimed: 0,
			reservations: 0,
			closed: false,
		})
	}

	fn next_id() -> Result<DefaultId, DispatchError> {
		let id = NextDefaultId::<T>::get();
		NextDefaultId::<T>::put(id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?);
		Ok(id)
	}

	/// Counts `series` and stores `record` with what that found.
	fn count_all(
		identity: IdentityId,
		mut record: DefaultRecord,
		series: SeriesList,
	) -> DispatchResult {
		for series in series {
			Self::count(identity, &mut record, series)?;
		}
		Defaults::<T>::insert(identity, record);
		Ok(())
	}

	/// Counts `series` in the default that `record` is of, which the caller stores.
	pub(crate) fn count(
		identity: IdentityId,
		record: &mut DefaultRecord,
		series: SeriesId,
	) -> Result<CountedSeries, DispatchError> {
		ensure!(!Counted::<T>::contains_key(record.id, series), Error::<T>::AlreadyCounted);
		let counted = Self::measure(identity, record, series)?;
		record.kept = record.kept.checked_add(counted.covered).ok_or(UNEXPECTED)?;
		Counted::<T>::insert(record.id, series, &counted);
		Self::deposit_event(Event::SeriesCounted {
			default: record.id,
			series,
			units: counted.units,
			kept: counted.kept.to_vec(),
			shortfall: record.shortfall(),
		});
		Ok(counted)
	}

	/// What there is of `series` now, and what is kept for it. What the guarantee pays for its units is not paid again.
	pub(crate) fn measure(
		identity: IdentityId,
		record: &DefaultRecord,
		series: SeriesId,
	) -> Result<CountedSeries, DispatchError> {
		let facts = Self::facts_of(series)?;
		ensure!(Self::identity_behind(&facts.issuer)? == identity, Error::<T>::OtherIssuer);
		// A draft never had units, and may be discarded.
		ensure!(facts.state.is_approved(), Error::<T>::SeriesNotApproved);
		ensure!(!T::GivenAway::is_given_away(series), Error::<T>::NoClaim);
		// What waits goes back to its buyer or is kept for all holders. If the series were counted before that is known, it
		// could become nobody's.
		ensure!(!T::KeptProceeds::are_open(series), Error::<T>::WindowsNotEnded);
		let units = Self::units_to_count(record, series, facts.valid_until)?;
		let open =
			uncovered(facts.worth_of(units), record.covered, record.owed).ok_or(UNEXPECTED)?;
		let kept = cover(&Self::found(T::KeptProceeds::kept(series))?, open).ok_or(UNEXPECTED)?;
		let covered = kept.worth;
		Ok(CountedSeries { units, claimed: 0, kept: Self::bounded(kept.pots)?, covered })
	}

	/// Units of `series` to count. What ended before the default was worth nothing then; what ended since was.
	fn units_to_count(
		record: &DefaultRecord,
		series: SeriesId,
		valid_until: UnixSeconds,
	) -> Result<Quantity, DispatchError> {
		if Self::now() < valid_until {
			Ok(T::Refunds::circulating(series))
		} else if valid_until <= record.declared_at {
			Ok(0)
		} else {
			T::Refunds::expired(series).ok_or_else(|| Error::<T>::ExpiryNotBooked.into())
		}
	}

	/// `amounts` above zero, with what they are worth at the rates of now.
	fn found(
		amounts: impl IntoIterator<Item = (AssetId, Balance)>,
	) -> Result<Vec<Found>, DispatchError> {
		let there = amounts.into_iter().filter(|(_, amount)| *amount > 0);
		there.map(|(asset, amount)| Self::valued(asset, amount)).collect()
	}

	fn valued(asset: AssetId, amount: Balance) -> Result<Found, DispatchError> {
		let value = T::Cash::value(asset, amount)?;
		let worth = T::Compliance::worth(value);
		let worth = worth.map_err(|reason| Error::<T>::Refused(reason.code()))?;
		Ok(Found { asset, amount, worth })
	}

	fn bounded(pots: Vec<Pot>) -> Result<Pots, DispatchError> {
		Pots::try_from(pots).map_err(|_| UNEXPECTED)
	}
}
