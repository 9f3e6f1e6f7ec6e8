// SPDX-License-Identifier: Apache-2.0
//! What the calls do, by topic. A function checks everything before it writes.

mod credit;
mod guarantees;
mod life;
mod ratings;
mod staff;
mod views;

use crate::{Config, Error, IssuerRecord, IssuerStatus, Issuers, Pallet};
use frame_support::{ensure, traits::UnixTime};
use genex_primitives::{IdentityId, Reason, UnixSeconds, traits::Identities};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The time that counts.
	pub(crate) fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	/// The error that carries the code of `reason`.
	pub(crate) fn refused(reason: Reason) -> DispatchError {
		Error::<T>::Refused(reason.code()).into()
	}

	/// What an officer or governance does must be found again in a file.
	pub(crate) fn ensure_reason(reason: H256) -> DispatchResult {
		ensure!(!reason.is_zero(), Error::<T>::ReasonMissing);
		Ok(())
	}

	/// The identity of `who`.
	pub(crate) fn identity_of(who: &T::AccountId) -> Result<IdentityId, DispatchError> {
		Ok(T::Identities::identity_of(who).ok_or(Error::<T>::NotRegistered)?)
	}

	/// The record of `identity`.
	pub(crate) fn record(identity: IdentityId) -> Result<IssuerRecord, DispatchError> {
		Ok(Issuers::<T>::get(identity).ok_or(Error::<T>::NoIssuer)?)
	}

	/// The record of `identity`, which was approved.
	pub(crate) fn approved(identity: IdentityId) -> Result<IssuerRecord, DispatchError> {
		let record = Self::record(identity)?;
		ensure!(record.status != IssuerStatus::Applied, Error::<T>::WrongStatus);
		Ok(record)
	}
}
