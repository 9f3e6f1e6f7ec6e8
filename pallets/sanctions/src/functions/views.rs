// SPDX-License-Identifier: Apache-2.0
//! What clients show.

use crate::{
	Config, ForcedTransfer, ForcedTransferId, ForcedTransfers, Freezes, MAX_PAGE, Pallet,
	ReleaseRequest, ReleaseRequests, StandingView, Target, UnitsRequest, UnitsRequests,
	functions::TargetOf,
};
use alloc::vec::Vec;
use genex_primitives::{SeriesId, traits::Identities};

/// How many items a page that was asked for has.
fn page(limit: u32) -> usize {
	limit.min(MAX_PAGE).try_into().unwrap_or_default()
}

impl<T: Config> Pallet<T> {
	/// Everything that blocks `who`.
	pub(crate) fn standing_of(who: T::AccountId) -> StandingView<T::AccountId> {
		let standing = T::Identities::standing(&who);
		let identity = standing.identity();
		StandingView {
			mode: standing.freeze(),
			identity,
			account: Freezes::<T>::get(Target::Account(who)),
			behind: identity.and_then(|identity| Freezes::<T>::get(Target::Identity(identity))),
		}
	}

	/// Requests after that for `start_after`.
	pub(crate) fn page_of_requests(
		start_after: Option<TargetOf<T>>,
		limit: u32,
	) -> Vec<(TargetOf<T>, ReleaseRequest<T::AccountId>)> {
		let requests = match start_after {
			Some(target) => {
				ReleaseRequests::<T>::iter_from(ReleaseRequests::<T>::hashed_key_for(target))
			},
			None => ReleaseRequests::<T>::iter(),
		};
		requests.take(page(limit)).collect()
	}

	/// Requests after that for the holding `start_after`.
	pub(crate) fn page_of_units_requests(
		start_after: Option<(T::AccountId, SeriesId)>,
		limit: u32,
	) -> Vec<(T::AccountId, SeriesId, UnitsRequest<T::AccountId>)> {
		let requests = match start_after {
			Some((who, series)) => {
				UnitsRequests::<T>::iter_from(UnitsRequests::<T>::hashed_key_for(who, series))
			},
			None => UnitsRequests::<T>::iter(),
		};
		requests.take(page(limit)).collect()
	}

	/// Proposals after `start_after`.
	pub(crate) fn page_of_forced_transfers(
		start_after: Option<ForcedTransferId>,
		limit: u32,
	) -> Vec<(ForcedTransferId, ForcedTransfer<T::AccountId>)> {
		let proposals = match start_after {
			Some(id) => ForcedTransfers::<T>::iter_from(ForcedTransfers::<T>::hashed_key_for(id)),
			None => ForcedTransfers::<T>::iter(),
		};
		proposals.take(page(limit)).collect()
	}
}
