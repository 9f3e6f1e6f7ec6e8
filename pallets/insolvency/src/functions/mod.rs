// SPDX-License-Identifier: Apache-2.0
//! What the calls do.

mod claims;
mod defaults;
mod demands;
mod reservations;

use crate::{Config, DefaultRecord, Defaults, Error, Pallet};
use frame_support::{ensure, traits::UnixTime};
use genex_primitives::{
	IdentityId, SeriesFacts, SeriesId, UnixSeconds,
	traits::{Coupons, Identities, Issuers},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	/// Whoever acts by office names the record behind it.
	pub(crate) fn ensure_reason(reason: H256) -> DispatchResult {
		ensure!(!reason.is_zero(), Error::<T>::ReasonMissing);
		Ok(())
	}

	pub(crate) fn identity_behind(issuer: &T::AccountId) -> Result<IdentityId, DispatchError> {
		T::Identities::holder_of(issuer).ok_or_else(|| Error::<T>::NotRegistered.into())
	}

	/// The identity behind `issuer`, which may be called to account: it issues and is not in default.
	pub(crate) fn accountable(issuer: &T::AccountId) -> Result<IdentityId, DispatchError> {
		let identity = Self::identity_behind(issuer)?;
		ensure!(T::Issuers::grade(issuer).is_some(), Error::<T>::NotIssuer);
		ensure!(!Defaults::<T>::contains_key(identity), Error::<T>::AlreadyInDefault);
		Ok(identity)
	}

	pub(crate) fn default_behind(identity: IdentityId) -> Result<DefaultRecord, DispatchError> {
		Defaults::<T>::get(identity).ok_or_else(|| Error::<T>::NotInDefault.into())
	}

	/// The default of `identity`, unless its claims were closed.
	pub(crate) fn unclosed_default(identity: IdentityId) -> Result<DefaultRecord, DispatchError> {
		let record = Self::default_behind(identity)?;
		ensure!(!record.closed, Error::<T>::AlreadyClosed);
		Ok(record)
	}

	pub(crate) fn facts_of(series: SeriesId) -> Result<SeriesFacts<T::AccountId>, DispatchError> {
		T::Coupons::facts(series).ok_or_else(|| Error::<T>::UnknownSeries.into())
	}
}
