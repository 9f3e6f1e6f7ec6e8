// SPDX-License-Identifier: Apache-2.0
//! What clients show.

use super::ordered;
use crate::{
	AgreementId, AgreementOf, Agreements, AgreementsOf, Config, DepositId, DepositOf, Deposits,
	DepositsOf, DepositsUnder, MAX_PAGE, Pallet,
};
use alloc::vec::Vec;

impl<T: Config> Pallet<T> {
	pub(crate) fn page_of_agreements(
		party: &T::AccountId,
		start_after: Option<AgreementId>,
		limit: u32,
	) -> Vec<(AgreementId, AgreementOf<T>)> {
		let keys = match start_after {
			Some(id) => AgreementsOf::<T>::iter_key_prefix_from(
				party,
				AgreementsOf::<T>::hashed_key_for(party, ordered(id)),
			),
			None => AgreementsOf::<T>::iter_key_prefix(party),
		};
		keys.take(page_size(limit))
			.map(AgreementId::from_be_bytes)
			.filter_map(|id| Some((id, Agreements::<T>::get(id)?)))
			.collect()
	}

	pub(crate) fn page_of_agreement(
		agreement: AgreementId,
		start_after: Option<DepositId>,
		limit: u32,
	) -> Vec<(DepositId, DepositOf<T>)> {
		let keys = match start_after {
			Some(id) => DepositsUnder::<T>::iter_key_prefix_from(
				agreement,
				DepositsUnder::<T>::hashed_key_for(agreement, ordered(id)),
			),
			None => DepositsUnder::<T>::iter_key_prefix(agreement),
		};
		keys.take(page_size(limit))
			.map(DepositId::from_be_bytes)
			.filter_map(|id| Some((id, Deposits::<T>::get(id)?)))
			.collect()
	}

	pub(crate) fn page_of_customer(
		customer: &T::AccountId,
		start_after: Option<DepositId>,
		limit: u32,
	) -> Vec<(DepositId, DepositOf<T>)> {
		let last = start_after.unwrap_or_default();
		DepositsOf::<T>::get(customer)
			.into_iter()
			.filter(|id| *id > last)
			.take(page_size(limit))
			.filter_map(|id| Some((id, Deposits::<T>::get(id)?)))
			.collect()
	}
}

fn page_size(limit: u32) -> usize {
	usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default()
}
