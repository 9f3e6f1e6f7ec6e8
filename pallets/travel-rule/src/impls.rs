// SPDX-License-Identifier: Apache-2.0
//! The doors to other rooms.

use crate::{Cases, Config, ControlsOf, Pallet};
use genex_primitives::{
	CaseId, ExternalAddress,
	traits::{ControlProofs, Identities, TravelRule},
};
use sp_core::H256;

impl<T: Config> TravelRule for Pallet<T> {
	fn envelope(case: CaseId) -> Option<(H256, H256)> {
		let envelope = Cases::<T>::get(case)?.envelope?;
		Some((envelope.id, envelope.hash))
	}
}

impl<T: Config> ControlProofs<T::AccountId> for Pallet<T> {
	fn is_proven(who: &T::AccountId, wallet: &ExternalAddress) -> bool {
		T::Identities::identity_of(who).is_some_and(|identity| {
			let controls = ControlsOf::<T>::get(identity);
			controls.proofs.iter().any(|proof| proof.address == *wallet)
		})
	}
}
