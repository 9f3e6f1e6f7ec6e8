// SPDX-License-Identifier: Apache-2.0
//! The invariants of the README, checked over the whole state.

use crate::{
	AccountsOf, Config, Details, Identities, IdentityOf, LinkNonce, NextIdentityId, Pallet,
	types::SUSPENDED,
};
use frame_support::{ensure, traits::Get};
use genex_primitives::{IdentityFlags, IdentityKind, Tier};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the pallet. Reads the whole state: for tests and try-runtime.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_links()?;
		Self::try_counts()?;
		Self::try_references()?;
		Self::try_identities()
	}

	/// KYC-1.
	fn try_links() -> Result<(), TryRuntimeError> {
		for (account, identity) in IdentityOf::<T>::iter() {
			ensure!(
				AccountsOf::<T>::contains_key(identity, account),
				"KYC-1: an account's identity does not list it"
			);
		}
		for (identity, account, ()) in AccountsOf::<T>::iter() {
			ensure!(
				IdentityOf::<T>::get(account) == Some(identity),
				"KYC-1: a listed account does not know its identity"
			);
			ensure!(
				Identities::<T>::contains_key(identity),
				"KYC-1: an account is linked to no identity"
			);
		}
		Ok(())
	}

	/// KYC-2.
	fn try_counts() -> Result<(), TryRuntimeError> {
		for (identity, details) in Details::<T>::iter() {
			let linked = AccountsOf::<T>::iter_key_prefix(identity).count();
			ensure!(
				u32::try_from(linked) == Ok(details.accounts),
				"KYC-2: the count of an identity's accounts is wrong"
			);
			ensure!(
				(1..=T::MaxAccountsPerIdentity::get()).contains(&details.accounts),
				"KYC-2: an identity has no or too many accounts"
			);
			ensure!(
				details.introduced <= T::MaxIntroductions::get(),
				"KYC-2: an identity brought in too many accounts"
			);
		}
		Ok(())
	}

	/// KYC-3.
	fn try_references() -> Result<(), TryRuntimeError> {
		for account in IdentityOf::<T>::iter_keys() {
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
				!record.flags.contains(SUSPENDED) || record.flags.contains(IdentityFlags::REVOKED),
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
}
