// SPDX-License-Identifier: Apache-2.0
//! What the calls do, by topic, and what they share.

mod agreements;
mod deposits;
mod register;
mod requests;
mod views;

use crate::{
	AgreementId, AgreementOf, AgreementState, Agreements, Config, Custodians, DepositId, DepositOf,
	Deposits, Error, Pallet,
};
use frame_support::{ensure, traits::UnixTime};
use genex_primitives::{Reason, UnixSeconds, traits::Identities};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// The key under which storage lists what is numbered in the order of its numbers.
pub(crate) fn ordered(id: u64) -> [u8; 8] {
	id.to_be_bytes()
}

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	pub(crate) fn agreement_with(id: AgreementId) -> Result<AgreementOf<T>, Error<T>> {
		Agreements::<T>::get(id).ok_or(Error::<T>::UnknownAgreement)
	}

	pub(crate) fn deposit_with(id: DepositId) -> Result<DepositOf<T>, Error<T>> {
		Deposits::<T>::get(id).ok_or(Error::<T>::UnknownDeposit)
	}

	/// Whether the custodian's signature counts now.
	pub(crate) fn in_force(agreement: &AgreementOf<T>) -> bool {
		agreement.state == AgreementState::Accepted
			&& Self::now() < agreement.valid_until
			&& Custodians::<T>::contains_key(&agreement.custodian)
	}

	/// Whether both accounts stand for one person or company.
	pub(crate) fn is_one_party(one: &T::AccountId, other: &T::AccountId) -> bool {
		let same_identity = || {
			let identity = T::Identities::holder_of(one);
			identity.is_some() && identity == T::Identities::holder_of(other)
		};
		one == other || same_identity()
	}

	/// A custodian is no side of a move that it co-signs, of which the rules ask, so freeze and blacklist are asked for
	/// here.
	pub(crate) fn ensure_may_act(who: &T::AccountId) -> DispatchResult {
		let bar = T::Identities::standing(who).bar_to_act();
		bar.map_or(Ok(()), |reason| Err(Self::refused(reason)))
	}

	pub(crate) fn ensure_reason(reason: H256) -> DispatchResult {
		ensure!(!reason.is_zero(), Error::<T>::ReasonMissing);
		Ok(())
	}

	pub(crate) fn refused(reason: Reason) -> DispatchError {
		Error::<T>::Refused(reason.code()).into()
	}
}
