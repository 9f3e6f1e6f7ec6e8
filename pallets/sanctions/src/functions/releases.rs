// SPDX-License-Identifier: Apache-2.0
//! How a freeze ends: one officer asks, another confirms.

use crate::{
	Config, Error, Event, Freezes, Listing, Lists, Pallet, ReleaseRequest, ReleaseRequests, Target,
	functions::TargetOf,
};
use alloc::vec::Vec;
use frame_support::ensure;
use genex_primitives::traits::Identities;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Asks for a release.
	pub(crate) fn do_request_release(
		by: T::AccountId,
		target: TargetOf<T>,
		case: H256,
		overrides: Option<H256>,
	) -> DispatchResult {
		Self::ensure_case(case)?;
		ensure!(Freezes::<T>::contains_key(&target), Error::<T>::NotFrozen);
		ensure!(!ReleaseRequests::<T>::contains_key(&target), Error::<T>::AlreadyRequested);
		let overrides = overrides.filter(|decision| *decision != H256::zero());
		Self::ensure_releasable(&target, overrides)?;
		let request = ReleaseRequest { case, overrides, by, at: Self::now() };
		ReleaseRequests::<T>::insert(&target, &request);
		Self::deposit_event(Event::ReleaseRequested { target, request });
		Ok(())
	}

	/// Confirms a release and carries it out. Gives how many accounts it concerned.
	pub(crate) fn do_confirm_release(
		by: T::AccountId,
		target: TargetOf<T>,
	) -> Result<u32, DispatchError> {
		let request = ReleaseRequests::<T>::get(&target).ok_or(Error::<T>::NotRequested)?;
		ensure!(request.by != by, Error::<T>::SameOfficer);
		// An account that a list asks for may have joined the identity since.
		Self::ensure_releasable(&target, request.overrides)?;
		ReleaseRequests::<T>::remove(&target);
		let (record, touched) = Self::lift(&target)?;
		Self::deposit_event(Event::Released { target, record, request, by });
		Ok(touched)
	}

	/// Drops a request.
	pub(crate) fn do_cancel_release(
		by: T::AccountId,
		target: TargetOf<T>,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_case(reason)?;
		let request = ReleaseRequests::<T>::take(&target).ok_or(Error::<T>::NotRequested)?;
		Self::deposit_event(Event::ReleaseCancelled { target, request, by, reason });
		Ok(())
	}

	fn ensure_releasable(target: &TargetOf<T>, overrides: Option<H256>) -> DispatchResult {
		ensure!(
			overrides.is_some() || Self::lists_asking_for(target).is_empty(),
			Error::<T>::StillListed
		);
		Ok(())
	}

	/// The registered lists that ask for `target`: by name or, for an identity, by one of its
	/// accounts.
	pub(crate) fn lists_asking_for(target: &TargetOf<T>) -> Vec<Listing> {
		let registered = Lists::<T>::get();
		let accounts = match target {
			Target::Account(_) => Vec::new(),
			Target::Identity(identity) => T::Identities::accounts(*identity),
		};
		let named = accounts.into_iter().map(Target::Account).chain([target.clone()]);
		let mut asking: Vec<Listing> = Vec::new();
		for listing in named.filter_map(Freezes::<T>::get).flat_map(|record| record.lists) {
			match asking.iter_mut().find(|known| known.list == listing.list) {
				Some(known) => known.version = known.version.max(listing.version),
				None if registered.contains_key(&listing.list) => asking.push(listing),
				None => {},
			}
		}
		asking
	}
}
