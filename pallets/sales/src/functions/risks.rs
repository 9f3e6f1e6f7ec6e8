// SPDX-License-Identifier: Apache-2.0

//! Flags that keep people from buying.

use frame_support::{ensure, pallet_prelude::DispatchResult};
use genex_primitives::{
	Actor, SeriesId,
	traits::{Coupons, Issuers},
};
use sp_core::H256;

use crate::{Config, Error, Event, Flags, Pallet, Risk};

impl<T: Config> Pallet<T> {
	/// Flags `series` for `risk`, in place of what it was flagged for before.
	pub(crate) fn do_flag_series(
		by: T::AccountId,
		series: SeriesId,
		risk: Risk,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		// Nothing of a draft is sold, and it may be discarded.
		let approved = Self::facts_of(series)?.state.is_approved();
		ensure!(approved, Error::<T>::SeriesNotSellable);
		let old = Flags::<T>::get(series);
		Flags::<T>::insert(series, risk);
		let (by, new) = (Actor::Account(by), Some(risk));
		Self::deposit_event(Event::SeriesFlagged { series, by, old, new, reason });
		Ok(())
	}

	/// Takes the flag of `series` away.
	pub(crate) fn do_unflag_series(
		by: T::AccountId,
		series: SeriesId,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let old = Flags::<T>::take(series);
		ensure!(old.is_some(), Error::<T>::NotFlagged);
		let (by, new) = (Actor::Account(by), None);
		Self::deposit_event(Event::SeriesFlagged { series, by, old, new, reason });
		Ok(())
	}

	/// Why nobody should buy units of `series`, issued by `issuer`. A default flags every series of the issuer by itself.
	pub(crate) fn risk_by(series: SeriesId, issuer: &T::AccountId) -> Option<Risk> {
		if T::Issuers::is_defaulted(issuer) {
			return Some(Risk::Default);
		}
		Flags::<T>::get(series)
	}

	/// Why nobody should buy units of `series`; nothing where there is no such series.
	pub(crate) fn risk_of(series: SeriesId) -> Option<Risk> {
		Self::risk_by(series, &T::Coupons::facts(series)?.issuer)
	}
}
