// SPDX-License-Identifier: Apache-2.0
//! What the calls do, by topic, and what they share.

mod authorisations;
mod returns;
mod tickets;
mod views;

use crate::{AuthorisationId, AuthorisationOf, Authorisations, Config, Error, Pallet};
use frame_support::traits::UnixTime;
use genex_primitives::UnixSeconds;

/// The key under which storage lists an authorisation in the order of opening.
pub(crate) fn ordered(id: AuthorisationId) -> [u8; 8] {
	id.to_be_bytes()
}

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	/// The open authorisation with this number.
	pub(crate) fn open(id: AuthorisationId) -> Result<AuthorisationOf<T>, Error<T>> {
		Authorisations::<T>::get(ordered(id)).ok_or(Error::<T>::UnknownAuthorisation)
	}
}
