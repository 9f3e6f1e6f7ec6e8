// SPDX-License-Identifier: Apache-2.0

//! Planning of sessions for `pallet-session` and its historical part.

use alloc::vec::Vec;

use frame_support::traits::Get;
use pallet_session::{Pallet as Session, SessionManager, historical};
use sp_runtime::traits::Convert;
use sp_staking::SessionIndex;

use crate::{Admitted, Config, FirstSlots, LOG_TARGET, Offenders, Pallet};

/// The full identification of a validator: none beyond its account, because there is no stake to
/// look up. Bound to `pallet_session::historical::Config::FullIdentificationOf`.
pub struct NoIdentification;

impl<AccountId> Convert<AccountId, Option<()>> for NoIdentification {
	fn convert(_: AccountId) -> Option<()> {
		Some(())
	}
}

impl<T: Config> SessionManager<T::AccountId> for Pallet<T> {
	/// A set is returned when its members or their keys differ from the session that just began.
	/// Keys count, because the membership proofs of a past session are checked against the keys
	/// that were known when its set was returned. An empty plan keeps the set there is: a chain
	/// without authors could never get others.
	fn new_session(_: SessionIndex) -> Option<Vec<T::AccountId>> {
		let planned = Self::planned_set();
		if planned.is_empty() {
			log::error!(target: LOG_TARGET, "no admitted validator has session keys");
			return None;
		}
		(planned != Session::<T>::queued_keys())
			.then(|| planned.into_iter().map(|(validator, _)| validator).collect())
	}

	/// The first two sessions take the genesis set as it is. An incomplete specification stops
	/// here, while the genesis state is built.
	fn new_session_genesis(_: SessionIndex) -> Option<Vec<T::AccountId>> {
		let planned = Self::planned_set();
		assert!(
			planned.len() == Admitted::<T>::decode_len().unwrap_or_default(),
			"a genesis validator has no session keys"
		);
		(!planned.is_empty()).then(|| planned.into_iter().map(|(validator, _)| validator).collect())
	}

	/// Judges who was absent, and drops the record of sessions for which offences can no longer be
	/// reported.
	fn end_session(end_index: SessionIndex) {
		Self::close_attendance(end_index);
		let first_kept = end_index.saturating_add(1).saturating_sub(T::OffenceHistory::get());
		if first_kept > 0 {
			let kept_until_now = historical::StoredRange::<T>::get();
			let first = kept_until_now.map_or(first_kept, |(first, _)| first);
			(first..first_kept).for_each(FirstSlots::<T>::remove);
			historical::Pallet::<T>::prune_up_to(first_kept);
		}
	}

	/// The active set is the new one already, and whoever was disabled in the old one is not any
	/// more if the set changed.
	fn start_session(start_index: SessionIndex) {
		Offenders::<T>::kill();
		FirstSlots::<T>::insert(start_index, T::CurrentSlot::get());
		Self::open_attendance();
		Self::disable_absentees(start_index);
	}
}

impl<T: Config> historical::SessionManager<T::AccountId, ()> for Pallet<T> {
	fn new_session(new_index: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		<Self as SessionManager<_>>::new_session(new_index).map(identified)
	}

	fn new_session_genesis(new_index: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		<Self as SessionManager<_>>::new_session_genesis(new_index).map(identified)
	}

	fn start_session(start_index: SessionIndex) {
		<Self as SessionManager<_>>::start_session(start_index);
	}

	fn end_session(end_index: SessionIndex) {
		<Self as SessionManager<_>>::end_session(end_index);
	}
}

/// Pairs each validator with its empty identification.
fn identified<AccountId>(validators: Vec<AccountId>) -> Vec<(AccountId, ())> {
	validators.into_iter().map(|validator| (validator, ())).collect()
}
