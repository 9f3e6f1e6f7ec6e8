// SPDX-License-Identifier: Apache-2.0
//! An issuer must answer.

use crate::{Config, Demand, Demands, Error, Event, Pallet};
use frame_support::{ensure, traits::Get};
use genex_primitives::{Actor, UnixSeconds};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_demand(
		by: T::AccountId,
		issuer: T::AccountId,
		deadline: UnixSeconds,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let identity = Self::accountable(&issuer)?;
		ensure!(!Demands::<T>::contains_key(identity), Error::<T>::DemandPending);
		let earliest = Self::now().saturating_add(T::MinAnswerTime::get());
		ensure!(deadline >= earliest, Error::<T>::DeadlineTooEarly);

		Demands::<T>::insert(identity, Demand { deadline, reason });
		let by = Actor::Account(by);
		Self::deposit_event(Event::Demanded { by, issuer, identity, deadline, reason });
		Ok(())
	}

	pub(crate) fn do_withdraw_demand(
		by: T::AccountId,
		issuer: T::AccountId,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let identity = Self::identity_behind(&issuer)?;
		let demand = Demands::<T>::take(identity).ok_or(Error::<T>::NoDemand)?;
		let by = Actor::Account(by);
		Self::deposit_event(Event::DemandWithdrawn { by, issuer, identity, demand, reason });
		Ok(())
	}
}
