// SPDX-License-Identifier: Apache-2.0
//! Sanctions lists: which there are, what they ask for, and how old they are.

use crate::{
	Action, Config, Error, Event, FreezeRecord, Freezes, ListEntry, ListHead, ListId, Listing,
	Listings, Lists, MAX_ENTRIES, OpenVersion, Pallet, RetiredLists, WeightInfo, fresh_until,
};
use frame_support::{ensure, traits::Get, weights::Weight};
use genex_primitives::{Actor, FreezeMode, UnixSeconds, traits::ListClock};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// One part of an update.
pub(crate) struct Part<'a, AccountId> {
	pub list: ListId,
	pub version: u32,
	pub source_time: UnixSeconds,
	pub entries: &'a [ListEntry<AccountId>],
	pub last: bool,
}

/// What came of the entries of one part.
#[derive(Default)]
struct Tally {
	frozen: u32,
	delisted: u32,
	refused: u32,
	touched: u32,
}

impl<T: Config> Pallet<T> {
	/// Registers `list`, or changes how old it may be.
	pub(crate) fn do_register_list(
		list: ListId,
		max_age: UnixSeconds,
		now: UnixSeconds,
		reason: H256,
	) -> DispatchResult {
		ensure!(max_age > 0, Error::<T>::NoAge);
		ensure!(!RetiredLists::<T>::contains_key(list), Error::<T>::ListRetired);
		let old = Lists::<T>::try_mutate(|lists| {
			let Some(head) = lists.get_mut(&list) else {
				lists
					.try_insert(list, ListHead::registered(now, max_age))
					.map_err(|_| Error::<T>::TooManyLists)?;
				return Ok::<_, Error<T>>(None);
			};
			ensure!(head.max_age != max_age, Error::<T>::NothingChanges);
			Ok(Some(core::mem::replace(&mut head.max_age, max_age)))
		})?;
		Self::tell_clock();
		let by = Actor::Governance;
		Self::deposit_event(Event::ListRegistered { by, list, old, new: max_age, reason });
		Ok(())
	}

	/// From now on `list` asks for nobody. What it froze stays frozen.
	pub(crate) fn do_retire_list(list: ListId, reason: H256) -> DispatchResult {
		let head =
			Lists::<T>::mutate(|lists| lists.remove(&list)).ok_or(Error::<T>::UnknownList)?;
		RetiredLists::<T>::insert(list, &head);
		Self::tell_clock();
		let by = Actor::Governance;
		Self::deposit_event(Event::ListEnded { by, list, head, reason });
		Ok(())
	}

	/// Acts on one part of an update. Gives how many accounts it concerned.
	pub(crate) fn do_update_list(
		by: T::AccountId,
		part: Part<T::AccountId>,
	) -> Result<u32, DispatchError> {
		let Part { list, version, source_time, entries, last } = part;
		let now = Self::now();
		let old = Lists::<T>::get().get(&list).cloned().ok_or(Error::<T>::UnknownList)?;
		let mut open = Self::opened(&old, version, source_time, now)?;
		let brought: u32 = entries.len().try_into().unwrap_or(u32::MAX);
		open.entries = open.entries.saturating_add(brought);
		let mut tally = Tally::default();
		for entry in entries {
			Self::apply(&by, Listing { list, version }, entry, now, &mut tally);
			let most = T::MaxAccountsPerUpdate::get();
			ensure!(tally.touched <= most, Error::<T>::TooManyAccounts);
		}
		let was_stale = now >= old.fresh_until();
		let (old_version, old_source_time) = (old.version, old.source_time);
		let head = if last {
			Self::completed(old, open, now, by.clone())
		} else {
			ListHead { open: Some(open), ..old }
		};
		Lists::<T>::try_mutate(|lists| lists.try_insert(list, head))
			.map_err(|_| Error::<T>::TooManyLists)?;
		let Tally { frozen, delisted, refused, touched } = tally;
		Self::deposit_event(Event::ListUpdated {
			list,
			old_version,
			version,
			old_source_time,
			source_time,
			entries: brought,
			frozen,
			delisted,
			refused,
			last,
			by,
		});
		if last {
			Self::tell_clock();
			if was_stale {
				Self::deposit_event(Event::ListFresh { list, version, source_time });
			}
		}
		Ok(touched)
	}

	/// Weight of a part with as many entries that concern as many accounts.
	pub(crate) fn weight_of_update(entries: u32, accounts: u32) -> Weight {
		T::WeightInfo::update_list(entries).saturating_add(T::WeightInfo::settle(accounts))
	}

	/// The same, of the dearest part that is not refused.
	pub(crate) fn most_weight_of_update(entries: usize) -> Weight {
		let entries: u32 = entries.try_into().unwrap_or(MAX_ENTRIES);
		let each = T::MaxAccountsPerIdentity::get();
		// The entry that goes beyond the bound is acted on before the part is refused.
		let most = T::MaxAccountsPerUpdate::get().saturating_add(each);
		Self::weight_of_update(entries, entries.saturating_mul(each).min(most))
	}

	/// The version that a part belongs to: the one on its way, or a new one.
	fn opened(
		head: &ListHead<T::AccountId>,
		version: u32,
		source_time: UnixSeconds,
		now: UnixSeconds,
	) -> Result<OpenVersion, Error<T>> {
		if let Some(open) = head.open.filter(|open| open.version == version) {
			ensure!(open.source_time == source_time, Error::<T>::OtherSourceTime);
			return Ok(open);
		}
		let last = head
			.open
			.map_or((head.version, head.source_time), |open| (open.version, open.source_time));
		ensure!(version > last.0, Error::<T>::VersionNotNew);
		ensure!(source_time >= last.1, Error::<T>::SourceTooOld);
		ensure!(source_time <= now, Error::<T>::SourceInFuture);
		Ok(OpenVersion { version, source_time, entries: 0 })
	}

	fn completed(
		head: ListHead<T::AccountId>,
		open: OpenVersion,
		now: UnixSeconds,
		by: T::AccountId,
	) -> ListHead<T::AccountId> {
		ListHead {
			version: open.version,
			source_time: open.source_time,
			updated_at: now,
			entries: open.entries,
			by: Some(by),
			open: None,
			reported: false,
			..head
		}
	}

	/// Acts on one entry. One that cannot be acted on must not hold up the others, so it is
	/// reported and passed over.
	fn apply(
		by: &T::AccountId,
		listing: Listing,
		entry: &ListEntry<T::AccountId>,
		now: UnixSeconds,
		tally: &mut Tally,
	) {
		// List and version are its reference: nobody stays free because a source names no case.
		let outcome = match entry.action {
			Action::Freeze(mode) => Self::freeze_by_list(by, listing, entry, mode, now, tally),
			Action::Delist => Self::delist(by, listing, entry, tally),
		};
		if let Err(error) = outcome {
			tally.refused = tally.refused.saturating_add(1);
			let (Listing { list, version }, entry) = (listing, entry.clone());
			Self::deposit_event(Event::EntryRefused { list, version, entry, error });
		}
	}

	fn freeze_by_list(
		by: &T::AccountId,
		listing: Listing,
		entry: &ListEntry<T::AccountId>,
		mode: FreezeMode,
		at: UnixSeconds,
		tally: &mut Tally,
	) -> DispatchResult {
		let lists = Listings::truncate_from([listing].into());
		let (reason, case, by) = (entry.reason, entry.case, by.clone());
		let order = FreezeRecord { mode, lists, reason, case, by, at };
		if Self::impose(&entry.target, order, &mut tally.touched)? {
			tally.frozen = tally.frozen.saturating_add(1);
		}
		Ok(())
	}

	/// Notes that the list no longer asks for the target, which stays frozen.
	fn delist(
		by: &T::AccountId,
		listing: Listing,
		entry: &ListEntry<T::AccountId>,
		tally: &mut Tally,
	) -> DispatchResult {
		let Listing { list, version } = listing;
		Freezes::<T>::try_mutate(&entry.target, |record| {
			let lists = &mut record.as_mut().ok_or(Error::<T>::NotListed)?.lists;
			let before = lists.len();
			lists.retain(|known| known.list != list);
			ensure!(lists.len() < before, Error::<T>::NotListed);
			Ok::<_, DispatchError>(())
		})?;
		tally.delisted = tally.delisted.saturating_add(1);
		let ListEntry { target, reason, case, .. } = entry.clone();
		let by = by.clone();
		Self::deposit_event(Event::Delisted { target, list, version, reason, case, by });
		Ok(())
	}

	/// Anybody points out that `list` is too old.
	pub(crate) fn do_report_stale(by: T::AccountId, list: ListId) -> DispatchResult {
		let (version, source_time) = Lists::<T>::try_mutate(|lists| {
			let head = lists.get_mut(&list).ok_or(Error::<T>::UnknownList)?;
			ensure!(Self::now() >= head.fresh_until(), Error::<T>::StillFresh);
			ensure!(!head.reported, Error::<T>::AlreadyReported);
			head.reported = true;
			Ok::<_, Error<T>>((head.version, head.source_time))
		})?;
		Self::deposit_event(Event::ListStale { list, version, source_time, by });
		Ok(())
	}

	/// Tells the rules until when all lists are recent enough.
	pub(crate) fn tell_clock() {
		let lists = Lists::<T>::get();
		let stated_at = lists.values().map(ListHead::stated_at).min().unwrap_or_default();
		T::ListClock::set_fresh_until(fresh_until(lists.values()), stated_at);
	}
}
