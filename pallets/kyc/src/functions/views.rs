// SPDX-License-Identifier: Apache-2.0
//! What clients show.

use crate::{AccountsOf, Config, IdentityView, Pallet, types::MAX_PAGE};
use alloc::vec::Vec;
use genex_primitives::IdentityId;

impl<T: Config> Pallet<T> {
	/// `identity` as a client shows it.
	pub(crate) fn view_of(identity: IdentityId) -> Option<IdentityView<T::AccountId>> {
		let (record, details) = Self::known(identity).ok()?;
		Some(IdentityView {
			identity,
			tier: record.tier_at(Self::now()),
			attested_tier: record.tier,
			kind: record.kind,
			jurisdiction: record.jurisdiction,
			valid_until: record.valid_until.into(),
			flags: record.flags,
			attestor: details.attestor,
			commitment: details.commitment,
			registered_at: details.registered_at,
			accounts: details.accounts,
		})
	}

	/// At most `limit` accounts of `identity` after `start_after`.
	pub(crate) fn page_of_accounts(
		identity: IdentityId,
		start_after: Option<T::AccountId>,
		limit: u32,
	) -> Vec<T::AccountId> {
		let accounts = match start_after {
			Some(account) => {
				let key = AccountsOf::<T>::hashed_key_for(identity, account);
				AccountsOf::<T>::iter_key_prefix_from(identity, key)
			},
			None => AccountsOf::<T>::iter_key_prefix(identity),
		};
		let limit = usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default();
		accounts.take(limit).collect()
	}
}
