// SPDX-License-Identifier: Apache-2.0
//! What the pallet reports; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The events.
#[pallet_section]
mod events {
	/// What happened. All state can be rebuilt from these.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	#[allow(missing_docs, reason = "the text of a variant names its fields")]
	pub enum Event<T: Config> {
		/// Governance registered `list`, or changed how many seconds old it may be from `old` to
		/// `new`. `reason` is the hash of the record behind it; zero in the genesis block.
		ListRegistered {
			by: Actor<T::AccountId>,
			list: ListId,
			old: Option<UnixSeconds>,
			new: UnixSeconds,
			reason: H256,
		},
		/// Governance retired `list`, of which `head` was known; its id is not used again.
		/// `reason` is the hash of the record behind it.
		ListEnded {
			by: Actor<T::AccountId>,
			list: ListId,
			head: ListHead<T::AccountId>,
			reason: H256,
		},
		/// `by` brought a part of `version` of `list`, which its source published at `source_time`;
		/// with the `last` part it takes the place of `old_version`. Of the part's `entries`,
		/// `frozen` changed a record, `delisted` ended a demand and `refused` could not be acted
		/// on; the others repeated what was known. What they did precedes this event.
		ListUpdated {
			list: ListId,
			old_version: u32,
			version: u32,
			old_source_time: UnixSeconds,
			source_time: UnixSeconds,
			entries: u32,
			frozen: u32,
			delisted: u32,
			refused: u32,
			last: bool,
			by: T::AccountId,
		},
		/// `entry` of `version` of `list` could not be acted on because of `error`; somebody has to
		/// look into it.
		EntryRefused {
			list: ListId,
			version: u32,
			entry: ListEntry<T::AccountId>,
			error: DispatchError,
		},
		/// `version` of `list`, brought by `by`, no longer asks for `target`, which stays frozen.
		Delisted {
			target: Target<T::AccountId>,
			list: ListId,
			version: u32,
			reason: u16,
			case: H256,
			by: T::AccountId,
		},
		/// `list` is too old: `by` pointed out that its latest `version` is of `source_time`.
		ListStale { list: ListId, version: u32, source_time: UnixSeconds, by: T::AccountId },
		/// `list` was too old and is recent again, by `version` of `source_time`.
		ListFresh { list: ListId, version: u32, source_time: UnixSeconds },
		/// `target` is frozen as `new` says; `old` is what held before. `new` names who, why, the
		/// case, and the lists that ask for it.
		Frozen {
			target: Target<T::AccountId>,
			old: Option<FreezeRecord<T::AccountId>>,
			new: FreezeRecord<T::AccountId>,
		},
		/// An officer asked to release `target`.
		ReleaseRequested { target: Target<T::AccountId>, request: ReleaseRequest<T::AccountId> },
		/// The `request` to release `target` came to nothing: `by` cancelled it, or froze more
		/// strictly. `reason` is the hash of why, or the case of that freeze.
		ReleaseCancelled {
			target: Target<T::AccountId>,
			request: ReleaseRequest<T::AccountId>,
			by: T::AccountId,
			reason: H256,
		},
		/// `by` confirmed the `request`, and `target` is no longer frozen as `record` said.
		Released {
			target: Target<T::AccountId>,
			record: FreezeRecord<T::AccountId>,
			request: ReleaseRequest<T::AccountId>,
			by: T::AccountId,
		},
		/// `by` blocked `new` units of `series` that `who` has or will have; `old` before.
		UnitsFrozen {
			who: T::AccountId,
			series: SeriesId,
			old: Quantity,
			new: Quantity,
			reason: u16,
			case: H256,
			by: T::AccountId,
		},
		/// An officer asked to block fewer units of `series` of `who`.
		UnitsReleaseRequested {
			who: T::AccountId,
			series: SeriesId,
			request: UnitsRequest<T::AccountId>,
		},
		/// The `request` to block fewer units came to nothing: `by` cancelled it, or blocked more.
		/// `reason` is the hash of why, or the case of blocking more.
		UnitsReleaseCancelled {
			who: T::AccountId,
			series: SeriesId,
			request: UnitsRequest<T::AccountId>,
			by: T::AccountId,
			reason: H256,
		},
		/// `by` confirmed the `request`: `new` units of `series` of `who` are blocked, not `old`.
		UnitsReleased {
			who: T::AccountId,
			series: SeriesId,
			old: Quantity,
			new: Quantity,
			request: UnitsRequest<T::AccountId>,
			by: T::AccountId,
		},
		/// A court officer proposed `order` under `id`.
		ForcedTransferProposed { id: ForcedTransferId, order: ForcedTransfer<T::AccountId> },
		/// `by` approved `order`, and the property moved.
		ForcedTransferMade {
			id: ForcedTransferId,
			order: ForcedTransfer<T::AccountId>,
			by: T::AccountId,
		},
		/// `by` dropped `order`, and nothing moved. `reason` is the hash of why; it may be zero once
		/// the proposal expired.
		ForcedTransferWithdrawn {
			id: ForcedTransferId,
			order: ForcedTransfer<T::AccountId>,
			by: T::AccountId,
			reason: H256,
		},
	}
}
