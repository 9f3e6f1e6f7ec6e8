// SPDX-License-Identifier: Apache-2.0
//! What clients show.

use super::ordered;
use crate::{CaseOf, Cases, CasesOf, Config, MAX_PAGE, OpenCases, Pallet};
use alloc::vec::Vec;
use genex_primitives::{CaseId, IdentityId};

impl<T: Config> Pallet<T> {
	pub(crate) fn page_of_open(
		start_after: Option<CaseId>,
		limit: u32,
	) -> Vec<(CaseId, CaseOf<T>)> {
		let after = ordered(start_after.unwrap_or_default());
		Self::page(OpenCases::<T>::iter_keys_from_key(after), limit)
	}

	pub(crate) fn page_of_identity(
		identity: IdentityId,
		start_after: Option<CaseId>,
		limit: u32,
	) -> Vec<(CaseId, CaseOf<T>)> {
		let after =
			CasesOf::<T>::hashed_key_for(identity, ordered(start_after.unwrap_or_default()));
		Self::page(CasesOf::<T>::iter_key_prefix_from(identity, after), limit)
	}

	fn page(keys: impl Iterator<Item = [u8; 8]>, limit: u32) -> Vec<(CaseId, CaseOf<T>)> {
		let limit = usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default();
		keys.take(limit)
			.map(CaseId::from_be_bytes)
			.filter_map(|id| Cases::<T>::get(id).map(|case| (id, case)))
			.collect()
	}
}
