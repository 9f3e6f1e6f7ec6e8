// SPDX-License-Identifier: Apache-2.0
//! What clients show.

use crate::{AccountStanding, AccountsOf, Config, IdentityView, Pallet, types::MAX_PAGE};
use alloc::vec::Vec;
use genex_primitives::{
	AccountFlags, IdentityFlags, IdentityId, Party, Standing, Tier, traits::Identities as _,
};

impl<T: Config> Pallet<T> {
	/// `identity` as a client shows it, with the flags of one of its accounts if given.
	pub(crate) fn view_of(
		identity: IdentityId,
		account_flags: Option<AccountFlags>,
	) -> Option<IdentityView<T::AccountId>> {
		let (record, details) = Self::known(identity).ok()?;
		let flags = account_flags.unwrap_or_default();
		let standing = Standing { flags, party: Some(Party { identity, record }) };
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
			accounts: record.accounts.into(),
			account_flags,
			freeze: standing.freeze(),
		})
	}

	/// What `who` brings before the rules, as a client shows it.
	pub(crate) fn standing_view(who: &T::AccountId) -> AccountStanding {
		let standing = Self::standing(who);
		let record = standing.party.map(|party| party.record);
		AccountStanding {
			identity: standing.identity(),
			tier: record.map_or(Tier::L0, |record| record.tier_at(Self::now())),
			account_flags: standing.flags,
			identity_flags: record.map_or(IdentityFlags::default(), |record| record.flags),
			freeze: standing.freeze(),
		}
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
