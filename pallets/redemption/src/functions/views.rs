// SPDX-License-Identifier: Apache-2.0
//! What clients show.

use crate::{AuthorisationId, AuthorisationOf, AuthorisationsOf, Config, Pallet};
use alloc::vec::Vec;
use frame_support::storage::{TransactionOutcome, with_transaction};
use genex_messages::Ticket;
use sp_runtime::{DispatchResult, MultiSignature};

impl<T: Config> Pallet<T> {
	/// As many as one holder may have.
	pub(crate) fn all_of(holder: &T::AccountId) -> Vec<(AuthorisationId, AuthorisationOf<T>)> {
		AuthorisationsOf::<T>::get(holder)
			.into_iter()
			.filter_map(|id| Some((id, Self::open(id).ok()?)))
			.collect()
	}

	/// Uses a ticket, tells what came of it, and undoes it.
	pub(crate) fn try_ticket(
		by: &T::AccountId,
		ticket: &Ticket,
		signature: &MultiSignature,
	) -> DispatchResult {
		with_transaction(|| {
			TransactionOutcome::Rollback(Self::do_redeem_ticket(by, ticket, signature))
		})
	}
}
