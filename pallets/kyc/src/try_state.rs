// SPDX-License-Identifier: Apache-2.0
//! The invariants of the README, checked over the whole state.

use crate::{
	AccountEntry, Accounts, AccountsOf, Config, Details, FormerIdentityOf, Identities, LinkNonce,
	NextIdentityId, Pallet,
	types::{ACCOUNT_MARKS, IDENTITY_MARKS, OWN_FLAGS},
};
use frame_support::{ensure, traits::Get};
use genex_primitives::{IdentityFlags, IdentityId, IdentityKind, Tier};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the pallet. Reads the whole state: for tests and try-runtime.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_links()?;
		// An identity that is not whole is told of as that, not as one with a wrong count.
		Self::try_identities()?;
		Self::try_counts()?;
		Self::try_references()?;
		Self::try_flags()
	}

	/// KYC-1.
	fn try_links() -> Result<(), TryRuntimeError> {
		for (account, identity) in Self::linked_accounts() {
			ensure!(
				AccountsOf::<T>::contains_key(identity, account),
				"KYC-1: an account's identity does not list it"
			);
		}
		for (identity, account, ()) in AccountsOf::<T>::iter() {
			ensure!(
				Self::identity_of(&account) == Some(identity),
				"KYC-1: a listed account does not know its identity"
			);
			ensure!(
				Identities::<T>::contains_key(identity),
				"KYC-1: an account is linked to no identity"
			);
		}
		Ok(())
	}

	fn linked_accounts() -> impl Iterator<Item = (T::AccountId, IdentityId)> {
		Accounts::<T>::iter()
			.filter_map(|(account, entry)| entry.identity.map(|identity| (account, identity)))
	}

	/// KYC-2.
	fn try_counts() -> Result<(), TryRuntimeError> {
		for (identity, record) in Identities::<T>::iter() {
			let linked = AccountsOf::<T>::iter_key_prefix(identity).count();
			ensure!(
				u8::try_from(linked) == Ok(record.accounts),
				"KYC-2: the count of an identity's accounts is wrong"
			);
			ensure!(
				(1..=T::MaxAccountsPerIdentity::get()).contains(&u32::from(record.accounts)),
				"KYC-2: an identity has no or too many accounts"
			);
		}
		for details in Details::<T>::iter_values() {
			ensure!(
				details.introduced <= T::MaxIntroductions::get(),
				"KYC-2: an identity brought in too many accounts"
			);
		}
		Ok(())
	}

	/// KYC-3.
	fn try_references() -> Result<(), TryRuntimeError> {
		for (account, _) in Self::linked_accounts() {
			ensure!(
				LinkNonce::<T>::get(account) > 0,
				"KYC-3: a linked account was never counted as linked"
			);
		}
		for (account, nonce) in LinkNonce::<T>::iter() {
			ensure!(nonce > 0, "KYC-3: an account was linked zero times");
			ensure!(
				frame_system::Pallet::<T>::sufficients(&account) > 0,
				"KYC-3: an account that was linked once is not kept alive"
			);
		}
		Ok(())
	}

	/// KYC-4 and KYC-5.
	fn try_identities() -> Result<(), TryRuntimeError> {
		let next = NextIdentityId::<T>::get();
		for (identity, record) in Identities::<T>::iter() {
			ensure!((1..next).contains(&identity), "KYC-4: an identity's id was not assigned");
			ensure!(
				Details::<T>::contains_key(identity),
				"KYC-4: an identity has a record but no details"
			);
			ensure!(record.tier >= Tier::L1, "KYC-5: L0 is attested");
			ensure!(
				record.tier < Tier::L3 || record.kind == IdentityKind::Company,
				"KYC-5: a person is attested L3"
			);
			ensure!(record.jurisdiction.is_valid(), "KYC-5: a jurisdiction does not exist");
			ensure!(
				!record.flags.contains(IdentityFlags::SUSPENDED)
					|| record.flags.contains(IdentityFlags::REVOKED),
				"KYC-5: a suspended identity is not revoked"
			);
		}
		for identity in Details::<T>::iter_keys() {
			ensure!(
				Identities::<T>::contains_key(identity),
				"KYC-4: an identity has details but no record"
			);
		}
		Ok(())
	}

	/// KYC-6 and KYC-7.
	fn try_flags() -> Result<(), TryRuntimeError> {
		for entry in Accounts::<T>::iter_values() {
			ensure!(entry != AccountEntry::default(), "KYC-6: an entry says nothing");
			ensure!(ACCOUNT_MARKS.contains(entry.flags), "KYC-6: an account has an unknown flag");
		}
		for record in Identities::<T>::iter_values() {
			ensure!(
				OWN_FLAGS.with(IDENTITY_MARKS).contains(record.flags),
				"KYC-6: an identity has an unknown flag"
			);
		}
		for (account, former) in FormerIdentityOf::<T>::iter() {
			ensure!(
				Self::identity_of(&account).is_none(),
				"KYC-7: an account has both an identity and a former one"
			);
			ensure!(
				Identities::<T>::contains_key(former) && LinkNonce::<T>::get(&account) > 0,
				"KYC-7: an account remembers an identity it never belonged to"
			);
		}
		Ok(())
	}
}
