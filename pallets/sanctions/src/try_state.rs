// SPDX-License-Identifier: Apache-2.0
//! The invariants of the README, checked over the whole state.

use crate::{
	Config, ForcedTransfers, Freezes, FrozenUnits, Lists, MAX_FORCED_TRANSFERS,
	NextForcedTransferId, Pallet, ReleaseRequests, RetiredLists, Target, UnitsRequests,
	functions::{
		TargetOf,
		freezes::{ACCOUNT_MASK, IDENTITY_MASK, account_flags, identity_flags},
	},
};
use frame_support::{ensure, traits::Get};
use genex_primitives::{
	AccountFlags, Asset, FreezeMode, IdentityFlags, IdentityId, traits::Identities,
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the pallet. Reads the whole state: for tests and try-runtime.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for target in Freezes::<T>::iter_keys() {
			Self::try_marks(&target)?;
		}
		Self::try_listings()?;
		Self::try_lists()?;
		Self::try_requests()?;
		Self::try_units()?;
		Self::try_forced_transfers()
	}

	/// The mode that the record of `target` says.
	fn recorded(target: &TargetOf<T>) -> FreezeMode {
		Freezes::<T>::get(target).map(|record| record.mode).unwrap_or_default()
	}

	/// SANC-1 and SANC-2, for `target` and everybody linked to it.
	fn try_marks(target: &TargetOf<T>) -> Result<(), TryRuntimeError> {
		ensure!(Self::recorded(target) != FreezeMode::None, "SANC-1: a record blocks nothing");
		match target {
			Target::Account(who) => {
				Self::try_account(who)?;
				match T::Identities::identity_of(who) {
					Some(identity) => Self::try_identity(identity),
					None => Ok(()),
				}
			},
			Target::Identity(identity) => {
				Self::try_identity(*identity)?;
				T::Identities::accounts(*identity).iter().try_for_each(Self::try_account)
			},
		}
	}

	fn try_account(who: &T::AccountId) -> Result<(), TryRuntimeError> {
		let flags = T::Identities::standing(who).flags;
		ensure!(
			AccountFlags(flags.0 & ACCOUNT_MASK.0)
				== account_flags(Self::recorded(&Target::Account(who.clone()))),
			"SANC-2: the marks of an account are not those of its record"
		);
		Ok(())
	}

	fn try_identity(identity: IdentityId) -> Result<(), TryRuntimeError> {
		let record = T::Identities::record(identity);
		let flags = record.ok_or("SANC-2: an identity is frozen that does not exist")?.flags;
		ensure!(
			IdentityFlags(flags.0 & IDENTITY_MASK.0)
				== identity_flags(Self::recorded(&Target::Identity(identity))),
			"SANC-2: the marks of an identity are not those of its record"
		);
		Ok(())
	}

	/// SANC-3.
	fn try_listings() -> Result<(), TryRuntimeError> {
		let heads = Lists::<T>::get();
		for record in Freezes::<T>::iter_values() {
			for (index, listing) in record.lists.iter().enumerate() {
				let again = record.lists.iter().skip(index.saturating_add(1));
				let twice = again.into_iter().any(|other| other.list == listing.list);
				ensure!(!twice, "SANC-3: a list asks twice for the same target");
				let head = heads.get(&listing.list).cloned();
				let head = head.or_else(|| RetiredLists::<T>::get(listing.list));
				let head = head.ok_or("SANC-3: a list that never was asks for a target")?;
				let latest = head.open.map_or(head.version, |open| open.version);
				ensure!(
					(1..=latest).contains(&listing.version),
					"SANC-3: a version that never was asks for a target"
				);
			}
		}
		Ok(())
	}

	/// SANC-4.
	fn try_lists() -> Result<(), TryRuntimeError> {
		for (list, head) in Lists::<T>::get() {
			ensure!(!RetiredLists::<T>::contains_key(list), "SANC-4: a retired list is registered");
			ensure!(head.max_age > 0, "SANC-4: a list is too old at once");
			ensure!(head.source_time <= head.updated_at, "SANC-4: a version was here too early");
			ensure!(
				(head.version == 0) == head.by.is_none(),
				"SANC-4: nobody brought the version, or somebody none"
			);
			let open = head.open.is_none_or(|open| {
				open.version > head.version && open.source_time >= head.source_time
			});
			ensure!(open, "SANC-4: the version on its way is older than the complete one");
		}
		Ok(())
	}

	/// SANC-5.
	fn try_requests() -> Result<(), TryRuntimeError> {
		for target in ReleaseRequests::<T>::iter_keys() {
			ensure!(
				Freezes::<T>::contains_key(target),
				"SANC-5: a release is asked for that nobody needs"
			);
		}
		Ok(())
	}

	/// SANC-6.
	fn try_units() -> Result<(), TryRuntimeError> {
		for (_, _, record) in FrozenUnits::<T>::iter() {
			ensure!(record.quantity > 0, "SANC-6: a record blocks no units");
		}
		for (who, series, request) in UnitsRequests::<T>::iter() {
			let record = FrozenUnits::<T>::get(who, series);
			ensure!(
				record.is_some_and(|record| request.quantity < record.quantity),
				"SANC-6: a request would not block fewer units"
			);
		}
		Ok(())
	}

	/// SANC-7.
	fn try_forced_transfers() -> Result<(), TryRuntimeError> {
		let next = NextForcedTransferId::<T>::get();
		let latest = Self::now().saturating_add(T::ForcedTransferLife::get());
		let mut count = 0u32;
		for (id, order) in ForcedTransfers::<T>::iter() {
			count = count.saturating_add(1);
			ensure!((1..next).contains(&id), "SANC-7: a proposal's id was not assigned");
			ensure!(order.expires_at <= latest, "SANC-7: a proposal lives too long");
			ensure!(
				order.asset != Asset::Gnx && order.quantity > 0 && order.from != order.to,
				"SANC-7: a proposal moves nothing"
			);
		}
		ensure!(count == ForcedTransfers::<T>::count(), "SANC-7: proposals are miscounted");
		ensure!(count <= MAX_FORCED_TRANSFERS, "SANC-7: there are too many proposals");
		Ok(())
	}
}
