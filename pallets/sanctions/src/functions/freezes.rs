// SPDX-License-Identifier: Apache-2.0
//! Who is frozen: the records, the marks that every movement reads, and the GNX.

use crate::{
	Config, Error, Event, FreezeRecord, Freezes, Listings, Lists, Pallet, ReleaseRequests, Target,
	functions::{RecordOf, TargetOf},
};
use frame_support::{defensive, ensure, storage::with_storage_layer, traits::Contains};
use genex_primitives::{
	AccountFlags, FreezeMode, IdentityFlags, IdentityId,
	traits::{GnxFreezer, Identities, Markers, UNEXPECTED},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// The marks of accounts that this pallet owns.
pub(crate) const ACCOUNT_MASK: AccountFlags =
	AccountFlags::FROZEN_OUTBOUND.with(AccountFlags::FROZEN_FULL);
/// The marks of identities that this pallet owns.
pub(crate) const IDENTITY_MASK: IdentityFlags =
	IdentityFlags::FROZEN_OUTBOUND.with(IdentityFlags::FROZEN_FULL);

/// The marks of an account in `mode`. Full sets both, so that who asks for one only is not misled.
pub(crate) const fn account_flags(mode: FreezeMode) -> AccountFlags {
	match mode {
		FreezeMode::None => AccountFlags(0),
		FreezeMode::Outbound => AccountFlags::FROZEN_OUTBOUND,
		FreezeMode::Full => ACCOUNT_MASK,
	}
}

/// The marks of an identity in `mode`.
pub(crate) const fn identity_flags(mode: FreezeMode) -> IdentityFlags {
	match mode {
		FreezeMode::None => IdentityFlags(0),
		FreezeMode::Outbound => IdentityFlags::FROZEN_OUTBOUND,
		FreezeMode::Full => IDENTITY_MASK,
	}
}

impl<T: Config> Pallet<T> {
	/// An officer freezes. Gives how many accounts it concerned.
	pub(crate) fn do_freeze(
		by: T::AccountId,
		target: &TargetOf<T>,
		mode: FreezeMode,
		reason: u16,
		case: H256,
	) -> Result<u32, DispatchError> {
		Self::ensure_case(case)?;
		let (lists, at) = (Listings::default(), Self::now());
		let mut touched = 0;
		let order = FreezeRecord { mode, lists, reason, case, by, at };
		let changed = Self::impose(target, order, &mut touched)?;
		ensure!(changed, Error::<T>::AlreadyFrozen);
		Ok(touched)
	}

	/// Freezes `target` as `order` says, all of it or nothing; an account takes the identity behind
	/// it along. Adds the accounts whose GNX it concerned to `touched`. Says whether any record
	/// changed.
	pub(crate) fn impose(
		target: &TargetOf<T>,
		order: RecordOf<T>,
		touched: &mut u32,
	) -> Result<bool, DispatchError> {
		ensure!(order.mode != FreezeMode::None, Error::<T>::NoMode);
		with_storage_layer(|| match target {
			Target::Account(who) => Self::freeze_account(who, order, touched),
			Target::Identity(identity) => Self::freeze_identity(*identity, order, touched),
		})
	}

	fn freeze_account(
		who: &T::AccountId,
		order: RecordOf<T>,
		touched: &mut u32,
	) -> Result<bool, DispatchError> {
		ensure!(!T::Protected::contains(who), Error::<T>::Protected);
		let (behind, before) = (T::Identities::identity_of(who), *touched);
		// The list names the account; that it thereby asks for the identity follows from the link.
		let for_identity = FreezeRecord { lists: Listings::default(), ..order.clone() };
		let (target, by, case) = (Target::Account(who.clone()), order.by.clone(), order.case);
		let old = Freezes::<T>::get(&target);
		let account = Self::write(&target, order)?;
		let identity = match behind {
			Some(identity) => Self::freeze_identity(identity, for_identity, touched)?,
			None => false,
		};
		// Who asked for the identity's release did not know this of its account.
		let news = Freezes::<T>::get(&target).is_some_and(|new| Self::is_news(old.as_ref(), &new));
		if let Some(identity) = behind.filter(|_| news) {
			Self::void_request(&Target::Identity(identity), by, case);
		}
		// Freezing the identity settled the GNX of all its accounts, this one among them.
		if account && *touched == before {
			*touched = touched.saturating_add(1);
			Self::settle_gnx(who)?;
		}
		Ok(account || identity)
	}

	pub(crate) fn freeze_identity(
		identity: IdentityId,
		order: RecordOf<T>,
		touched: &mut u32,
	) -> Result<bool, DispatchError> {
		let target = Target::Identity(identity);
		let old = Freezes::<T>::get(&target).map(|record| record.mode).unwrap_or_default();
		let mode = order.mode;
		if mode <= old {
			return Self::write(&target, order);
		}
		ensure!(T::Identities::record(identity).is_some(), Error::<T>::UnknownIdentity);
		let accounts = T::Identities::accounts(identity);
		*touched = touched.saturating_add(accounts.len().try_into().unwrap_or(u32::MAX));
		ensure!(!accounts.iter().any(T::Protected::contains), Error::<T>::Protected);
		let changed = Self::write(&target, order)?;
		accounts.iter().try_for_each(Self::settle_gnx)?;
		Ok(changed)
	}

	/// Brings `order` into the record of `target`, and the mark in line with it. What makes the
	/// freeze stricter, or lets a further list ask for it, voids a request to end it. Says whether
	/// the record changed.
	pub(crate) fn write(target: &TargetOf<T>, order: RecordOf<T>) -> Result<bool, DispatchError> {
		let old = Freezes::<T>::get(target);
		let (by, case) = (order.by.clone(), order.case);
		let new = match &old {
			Some(old) => {
				let mut lists = old.lists.clone();
				Self::join_lists(&mut lists, &order.lists)?;
				FreezeRecord { lists, ..old.clone().tightened(order) }
			},
			None => order,
		};
		if old.as_ref() == Some(&new) {
			return Ok(false);
		}
		if old.as_ref().is_none_or(|old| old.mode != new.mode) {
			Self::mark(target, new.mode)?;
		}
		if Self::is_news(old.as_ref(), &new) {
			Self::void_request(target, by, case);
		}
		Freezes::<T>::insert(target, &new);
		Self::deposit_event(Event::Frozen { target: target.clone(), old, new });
		Ok(true)
	}

	/// Whether `new` is another mode than `old`, or a further list asks for it: what officers who
	/// asked for a release have not read.
	fn is_news(old: Option<&RecordOf<T>>, new: &RecordOf<T>) -> bool {
		old.is_none_or(|old| {
			let asks = |list| old.lists.iter().any(|known| known.list == list);
			new.mode != old.mode || new.lists.iter().any(|listing| !asks(listing.list))
		})
	}

	fn join_lists(lists: &mut Listings, more: &Listings) -> DispatchResult {
		for listing in more {
			if let Some(known) = lists.iter_mut().find(|known| known.list == listing.list) {
				known.version = known.version.max(listing.version);
			} else if lists.try_push(*listing).is_err() {
				// Only retired lists can have filled it up.
				let registered = Lists::<T>::get();
				lists.retain(|known| registered.contains_key(&known.list));
				if registered.contains_key(&listing.list) && lists.try_push(*listing).is_err() {
					defensive!("more lists ask for a target than there are");
					return Err(UNEXPECTED);
				}
			}
		}
		Ok(())
	}

	/// Drops a request because of what `by` did; `reason` is the case of that.
	pub(crate) fn void_request(target: &TargetOf<T>, by: T::AccountId, reason: H256) {
		if let Some(request) = ReleaseRequests::<T>::take(target) {
			let target = target.clone();
			Self::deposit_event(Event::ReleaseCancelled { target, request, by, reason });
		}
	}

	/// Ends the freeze of `target`. GNX that nothing else blocks is free again.
	pub(crate) fn lift(target: &TargetOf<T>) -> Result<(RecordOf<T>, u32), DispatchError> {
		let record = Freezes::<T>::take(target).ok_or(Error::<T>::NotFrozen)?;
		Self::mark(target, FreezeMode::None)?;
		let touched = match target {
			Target::Account(who) => {
				Self::settle_gnx(who)?;
				1
			},
			Target::Identity(identity) => Self::settle_identity(*identity)?,
		};
		Ok((record, touched))
	}

	/// Brings the GNX of every account of `identity` in line. Gives how many accounts that are.
	pub(crate) fn settle_identity(identity: IdentityId) -> Result<u32, DispatchError> {
		let accounts = T::Identities::accounts(identity);
		accounts.iter().try_for_each(Self::settle_gnx)?;
		Ok(accounts.len().try_into().unwrap_or(u32::MAX))
	}

	/// Blocks the GNX of `who`, or lets it go, as the account and the identity behind it stand now.
	pub(crate) fn settle_gnx(who: &T::AccountId) -> DispatchResult {
		T::GnxFreezer::set_frozen(who, T::Identities::standing(who).freeze())
	}

	fn mark(target: &TargetOf<T>, mode: FreezeMode) -> DispatchResult {
		match target {
			Target::Account(who) => {
				T::Markers::mark_account(who, ACCOUNT_MASK, account_flags(mode));
			},
			Target::Identity(identity) => {
				T::Markers::mark_identity(*identity, IDENTITY_MASK, identity_flags(mode))
					.ok_or(Error::<T>::UnknownIdentity)?;
			},
		}
		Ok(())
	}
}
