// SPDX-License-Identifier: Apache-2.0
//! The doors of this room for others: who is behind an account, the marks they leave there, and who
//! may issue.

use crate::{
	Accounts, AccountsOf, Config, Details, FormerIdentityOf, Identities as Records, Pallet,
	types::{ACCOUNT_MARKS, AccountEntry, IDENTITY_MARKS},
};
use alloc::vec::Vec;
use frame_support::{
	defensive,
	traits::{Defensive, Get},
};
use genex_primitives::{
	AccountFlags, IdentityFlags, IdentityId, IdentityRecord, Party, Reason, Standing, Tier,
	traits::{Identities, Issuers, Markers},
};
use genex_storage::MapSlot;

impl<T: Config> Pallet<T> {
	fn entry_of(who: &T::AccountId) -> AccountEntry {
		Accounts::<T>::slot(who).get().unwrap_or_default()
	}
}

impl<T: Config> Identities<T::AccountId> for Pallet<T> {
	fn identity_of(who: &T::AccountId) -> Option<IdentityId> {
		Self::entry_of(who).identity
	}

	fn holder_of(who: &T::AccountId) -> Option<IdentityId> {
		Self::identity_of(who).or_else(|| FormerIdentityOf::<T>::slot(who).get())
	}

	fn party(who: &T::AccountId) -> Option<Party> {
		Self::standing(who).party
	}

	fn tier_of(who: &T::AccountId) -> Tier {
		Self::party(who).map(|party| party.record.tier_at(Self::now())).unwrap_or_default()
	}

	fn standing(who: &T::AccountId) -> Standing {
		let entry = Self::entry_of(who);
		let party = entry.identity.and_then(|identity| {
			let record = Records::<T>::slot(identity).get().defensive()?;
			Some(Party { identity, record })
		});
		Standing { flags: entry.flags, party }
	}

	fn record(identity: IdentityId) -> Option<IdentityRecord> {
		Records::<T>::slot(identity).get()
	}

	fn accounts(identity: IdentityId) -> Vec<T::AccountId> {
		let most = usize::try_from(T::MaxAccountsPerIdentity::get()).unwrap_or_default();
		AccountsOf::<T>::iter_key_prefix(identity).take(most).collect()
	}

	fn attestor_of(identity: IdentityId) -> Option<T::AccountId> {
		Details::<T>::get(identity).map(|details| details.attestor)
	}
}

impl<T: Config> Markers<T::AccountId> for Pallet<T> {
	fn mark_account(who: &T::AccountId, mask: AccountFlags, flags: AccountFlags) -> AccountFlags {
		if !ACCOUNT_MARKS.contains(mask) {
			defensive!("a mark that no account can have");
		}
		let mask = AccountFlags(mask.0 & ACCOUNT_MARKS.0);
		Self::change_entry(who, |entry| {
			let old = entry.flags;
			entry.flags = old.without(mask).with(AccountFlags(flags.0 & mask.0));
			old
		})
	}

	fn mark_identity(
		identity: IdentityId,
		mask: IdentityFlags,
		flags: IdentityFlags,
	) -> Option<IdentityFlags> {
		if !IDENTITY_MARKS.contains(mask) {
			defensive!("a mark that no identity can have, or that this room alone may write");
		}
		let mask = IdentityFlags(mask.0 & IDENTITY_MARKS.0);
		Records::<T>::mutate(identity, |record| {
			let record = record.as_mut()?;
			let old = record.flags;
			record.flags = old.without(mask).with(IdentityFlags(flags.0 & mask.0));
			Some(old)
		})
	}
}

impl<T: Config> Issuers<T::AccountId> for Pallet<T> {
	fn check_may_issue(who: &T::AccountId) -> Result<(), Reason> {
		let standing = Self::standing(who);
		if let Some(reason) = standing.bar_to_act() {
			return Err(reason);
		}
		let record = standing.party.map(|party| party.record);
		let tier = record.map_or(Tier::L0, |record| record.tier_at(Self::now()));
		if tier == Tier::L3 { Ok(()) } else { Err(Reason::IssuerTierTooLow) }
	}
}
