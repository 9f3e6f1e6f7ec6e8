// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod events;
mod functions;
mod impls;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

/// The pallet.
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::functions::Part;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{ConstU64, Contains, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use genex_primitives::{
		Actor, Asset, FreezeMode, Quantity, SeriesId, UnixSeconds,
		traits::{Custody, GnxFreezer, Identities, ListClock, Markers},
	};
	use sp_core::H256;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why a balance of the native token is shown as frozen.
	#[pallet::composite_enum]
	pub enum FreezeReason {
		/// Its owner is sanctioned.
		#[codec(index = 0)]
		Sanctions,
	}

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who is behind an account.
		type Identities: Identities<Self::AccountId>;
		/// Where the marks of frozen accounts and identities are kept.
		type Markers: Markers<Self::AccountId>;
		/// Blocks the native token.
		type GnxFreezer: GnxFreezer<Self::AccountId>;
		/// Blocks units and moves property by force.
		type Custody: Custody<Self::AccountId>;
		/// Told until when the lists are recent enough.
		type ListClock: ListClock;
		/// The accounts that can be neither frozen nor linked: the treasury and pots of pallets.
		type Protected: Contains<Self::AccountId>;
		/// The clock, in seconds.
		type UnixTime: UnixTime;
		/// Who brings new versions of the lists.
		type SanctionsOracle: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;
		/// Who freezes, and asks for releases.
		type ComplianceOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;
		/// Who confirms releases and approves forced transfers.
		type SecondOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;
		/// Who proposes forced transfers.
		type CourtOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;
		/// Who registers and retires lists.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The most accounts of one identity.
		#[pallet::constant]
		type MaxAccountsPerIdentity: Get<u32>;
		/// The most accounts whose GNX one part of an update may concern, so that it fits a block.
		#[pallet::constant]
		type MaxAccountsPerUpdate: Get<u32>;
		/// Seconds after which a proposed forced transfer can no longer be approved.
		#[pallet::constant]
		type ForcedTransferLife: Get<UnixSeconds>;
		/// What it adds to units moved by force that they bear numbers.
		type SerialWeight: Get<Weight>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
		/// What the benchmarks need of the runtime.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// The registered lists, together in one value: whoever needs one needs them all.
	#[pallet::storage]
	pub type Lists<T: Config> = StorageValue<
		_,
		BoundedBTreeMap<ListId, ListHead<T::AccountId>, ConstU32<MAX_LISTS>>,
		ValueQuery,
	>;

	/// The lists that were retired, as they were. Their ids are not used again.
	// Twox: governance chooses the ids.
	#[pallet::storage]
	pub type RetiredLists<T: Config> = StorageMap<_, Twox64Concat, ListId, ListHead<T::AccountId>>;

	/// Who is frozen. Each mark of an account or identity has exactly one record here.
	// Blake2: users choose accounts.
	#[pallet::storage]
	pub type Freezes<T: Config> =
		StorageMap<_, Blake2_128Concat, Target<T::AccountId>, FreezeRecord<T::AccountId>>;

	/// Releases that wait for the second officer.
	// Blake2: users choose accounts.
	#[pallet::storage]
	pub type ReleaseRequests<T: Config> =
		StorageMap<_, Blake2_128Concat, Target<T::AccountId>, ReleaseRequest<T::AccountId>>;

	/// Blocked parts of holdings.
	// Blake2 for the account, which a user chooses; Twox for the id, which the runtime assigns.
	#[pallet::storage]
	pub type FrozenUnits<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		SeriesId,
		UnitsRecord<T::AccountId>,
	>;

	/// Releases of units that wait for the second officer.
	// Blake2 for the account, which a user chooses; Twox for the id, which the runtime assigns.
	#[pallet::storage]
	pub type UnitsRequests<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		SeriesId,
		UnitsRequest<T::AccountId>,
	>;

	/// The id that the next forced transfer gets; the first is 1.
	#[pallet::storage]
	pub type NextForcedTransferId<T> = StorageValue<_, ForcedTransferId, ValueQuery, ConstU64<1>>;

	/// Forced transfers that wait for the second officer; at most [`MAX_FORCED_TRANSFERS`].
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type ForcedTransfers<T: Config> =
		CountedStorageMap<_, Twox64Concat, ForcedTransferId, ForcedTransfer<T::AccountId>>;

	/// Lists that are registered from the first block on.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Ids, and after how many seconds each is too old.
		pub lists: Vec<(ListId, UnixSeconds)>,
		#[serde(skip)]
		#[allow(missing_docs, reason = "carries the type only")]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (list, max_age) in &self.lists {
				let outcome = Pallet::<T>::do_register_list(*list, *max_age, 0, H256::zero());
				// A chain must not start with fewer lists than its specification names.
				assert!(outcome.is_ok(), "list of the genesis block: {outcome:?}");
			}
		}
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such list: register it first.
		UnknownList,
		/// The list was retired: register it under a new id.
		ListRetired,
		/// There are the most lists there may be: retire one first.
		TooManyLists,
		/// A list must be allowed some age: choose a number of seconds above zero.
		NoAge,
		/// It is already so: nothing to do.
		NothingChanges,
		/// The version is not above the latest: send a higher one.
		VersionNotNew,
		/// Other parts of this version have another source time: repeat it, or raise the version.
		OtherSourceTime,
		/// The source time lies before that of the latest version: send what was published last.
		SourceTooOld,
		/// The source time lies in the future: check the clocks.
		SourceInFuture,
		/// The entries concern too many accounts: send them in smaller parts.
		TooManyAccounts,
		/// The list does not ask for this target: name the one it asks for.
		NotListed,
		/// The list is recent enough: nothing to report.
		StillFresh,
		/// It was reported already that this version is too old.
		AlreadyReported,
		/// A freeze blocks something: choose Outbound or Full; two officers end a freeze.
		NoMode,
		/// The account, or one of the identity, belongs to the chain itself: it cannot be frozen.
		Protected,
		/// The account belongs to the chain itself: it cannot be linked to an identity.
		ProtectedLink,
		/// There is no such identity: look it up by an account.
		UnknownIdentity,
		/// The target is frozen as strictly already: nothing to do.
		AlreadyFrozen,
		/// The target is not frozen: nothing to release.
		NotFrozen,
		/// A case or reason is missing: name the hash of the file that states it.
		NoCase,
		/// A list asks for the target, or for an account of it: have it delisted, or cancel and
		/// name the decision that overrules the list.
		StillListed,
		/// Such a request waits already: confirm or cancel it first.
		AlreadyRequested,
		/// Nobody asked for it: request it first.
		NotRequested,
		/// Who asked cannot confirm: another officer must.
		SameOfficer,
		/// As many units are blocked already: name more; fewer need a request.
		NotMore,
		/// No more units are blocked than that: name fewer.
		NotLess,
		/// GNX is not moved by force: freeze the account instead.
		GnxNotMovable,
		/// Nothing would move: name a quantity above zero.
		NoQuantity,
		/// Giver and taker are the same account: name another taker.
		SameAccount,
		/// The most proposals wait already: approve some, or withdraw those that expired.
		TooManyForcedTransfers,
		/// No such proposal waits: it was approved or withdrawn, or never made.
		UnknownForcedTransfer,
		/// The proposal expired: propose it anew.
		Expired,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let most = T::MaxAccountsPerIdentity::get();
			assert!(most > 0, "an identity has accounts");
			assert!(
				T::MaxAccountsPerUpdate::get() >= most,
				"an update takes one identity at least"
			);
			assert!(T::ForcedTransferLife::get() > 0, "approving needs time");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Registers `list`, which counts as too old `max_age` seconds after its source time; or changes
		/// that of a registered list. A new list has as long to bring its first version.
		///
		/// Origin: governance; `reason` is the hash of the record behind it. Errors: `NoCase`, `NoAge`,
		/// `ListRetired`, `TooManyLists`, `NothingChanges`. Event: `ListRegistered`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register_list())]
		pub fn register_list(
			origin: OriginFor<T>,
			list: ListId,
			max_age: UnixSeconds,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			Self::do_register_list(list, max_age, Self::now(), reason)
		}

		/// Ends `list`. What it froze stays frozen, but it no longer stands against a release.
		///
		/// Origin: governance; `reason` as above. Errors: `NoCase`, `UnknownList`. Event: `ListEnded`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::retire_list())]
		pub fn retire_list(origin: OriginFor<T>, list: ListId, reason: H256) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			Self::do_retire_list(list, reason)
		}

		/// Brings a part of `version` of `list`, which its source published at `source_time`. Each
		/// entry acts at once; one that cannot is reported and passed over. With the `last` part
		/// the version is complete. Without entries it confirms that the list is up to date.
		///
		/// Origin: the sanctions oracle. Parts of one version repeat version and source time.
		/// Errors: `UnknownList`, `VersionNotNew`, `OtherSourceTime`, `SourceTooOld`,
		/// `SourceInFuture`, `TooManyAccounts`. Events: `Frozen`, `Delisted` and `EntryRefused` by
		/// entry, then `ListUpdated` and `ListFresh`.
		#[pallet::call_index(2)]
		#[pallet::weight((
			Pallet::<T>::most_weight_of_update(entries.len()),
			DispatchClass::Operational,
		))]
		pub fn update_list(
			origin: OriginFor<T>,
			list: ListId,
			version: u32,
			source_time: UnixSeconds,
			entries: BoundedVec<ListEntry<T::AccountId>, ConstU32<MAX_ENTRIES>>,
			last: bool,
		) -> DispatchResultWithPostInfo {
			let by = T::SanctionsOracle::ensure_origin(origin)?;
			let count = entries.len().try_into().unwrap_or(MAX_ENTRIES);
			let part = Part { list, version, source_time, entries: &entries, last };
			let touched = Self::do_update_list(by, part)?;
			Ok(Some(Self::weight_of_update(count, touched)).into())
		}

		/// Points out on chain that `list` is too old, once for each version.
		///
		/// Origin: anyone. Errors: `UnknownList`, `StillFresh`, `AlreadyReported`. Event:
		/// `ListStale`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::report_stale())]
		pub fn report_stale(origin: OriginFor<T>, list: ListId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_report_stale(who, list)
		}

		/// Freezes `target` in `mode` from this call on; an account takes the identity behind it
		/// along. `reason` is the officer's code, `case` the hash of the case file.
		///
		/// Origin: a compliance officer. Errors: `NoCase`, `NoMode`, `Protected`,
		/// `UnknownIdentity`, `AlreadyFrozen`. Event: `Frozen` for each record that changed.
		#[pallet::call_index(4)]
		#[pallet::weight((
			T::WeightInfo::freeze(T::MaxAccountsPerIdentity::get()),
			DispatchClass::Operational,
		))]
		pub fn freeze(
			origin: OriginFor<T>,
			target: Target<T::AccountId>,
			mode: FreezeMode,
			reason: u16,
			case: H256,
		) -> DispatchResultWithPostInfo {
			let by = T::ComplianceOrigin::ensure_origin(origin)?;
			let touched = Self::do_freeze(by, &target, mode, reason, case)?;
			Ok(Some(T::WeightInfo::freeze(touched)).into())
		}

		/// Asks to release `target`. `case` is the hash of the case file; `overrides` the hash of
		/// the decision that overrules the lists that still ask for it.
		///
		/// Origin: a compliance officer. Errors: `NoCase`, `NotFrozen`, `AlreadyRequested`,
		/// `StillListed`. Event: `ReleaseRequested`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::request_release(T::MaxAccountsPerIdentity::get()))]
		pub fn request_release(
			origin: OriginFor<T>,
			target: Target<T::AccountId>,
			case: H256,
			overrides: Option<H256>,
		) -> DispatchResult {
			let by = T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_request_release(by, target, case, overrides)
		}

		/// Releases `target` as another officer asked. An account and the identity behind it are
		/// released apart from each other.
		///
		/// Origin: a second officer, by another account than who asked. Errors: `NotRequested`,
		/// `SameOfficer`, `StillListed`. Event: `Released`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::confirm_release(T::MaxAccountsPerIdentity::get()))]
		pub fn confirm_release(
			origin: OriginFor<T>,
			target: Target<T::AccountId>,
		) -> DispatchResultWithPostInfo {
			let by = T::SecondOrigin::ensure_origin(origin)?;
			let touched = Self::do_confirm_release(by, target)?;
			Ok(Some(T::WeightInfo::confirm_release(touched)).into())
		}

		/// Drops the request to release `target`. `reason` is the hash of why.
		///
		/// Origin: a compliance officer or a second officer. Errors: `NoCase`, `NotRequested`.
		/// Event: `ReleaseCancelled`.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::cancel_release())]
		pub fn cancel_release(
			origin: OriginFor<T>,
			target: Target<T::AccountId>,
			reason: H256,
		) -> DispatchResult {
			let by = Self::ensure_either_officer(origin)?;
			Self::do_cancel_release(by, target, reason)
		}

		/// Blocks `quantity` units of `series` that `who` has, or will have, in all.
		///
		/// Origin: a compliance officer. Errors: `NoCase`, `Protected`, `NotMore`, those of the
		/// coupons. Event: `UnitsFrozen`.
		#[pallet::call_index(8)]
		#[pallet::weight((T::WeightInfo::freeze_units(), DispatchClass::Operational))]
		pub fn freeze_units(
			origin: OriginFor<T>,
			who: T::AccountId,
			series: SeriesId,
			quantity: Quantity,
			reason: u16,
			case: H256,
		) -> DispatchResult {
			let by = T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_freeze_units(by, who, series, quantity, reason, case)
		}

		/// Asks that only `quantity` units of `series` of `who` stay blocked, in all.
		///
		/// Origin: a compliance officer. Errors: `NoCase`, `NotFrozen`, `NotLess`,
		/// `AlreadyRequested`. Event: `UnitsReleaseRequested`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::request_units_release())]
		pub fn request_units_release(
			origin: OriginFor<T>,
			who: T::AccountId,
			series: SeriesId,
			quantity: Quantity,
			case: H256,
		) -> DispatchResult {
			let by = T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_request_units_release(by, who, series, quantity, case)
		}

		/// Lets units of `series` of `who` go as another officer asked.
		///
		/// Origin: a second officer, by another account than who asked. Errors: `NotRequested`,
		/// `SameOfficer`. Event: `UnitsReleased`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::confirm_units_release())]
		pub fn confirm_units_release(
			origin: OriginFor<T>,
			who: T::AccountId,
			series: SeriesId,
		) -> DispatchResult {
			let by = T::SecondOrigin::ensure_origin(origin)?;
			Self::do_confirm_units_release(by, who, series)
		}

		/// Drops the request to let units of `series` of `who` go. `reason` is the hash of why.
		///
		/// Origin: a compliance officer or a second officer. Errors: `NoCase`, `NotRequested`. Event: `UnitsReleaseCancelled`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::cancel_units_release())]
		pub fn cancel_units_release(
			origin: OriginFor<T>,
			who: T::AccountId,
			series: SeriesId,
			reason: H256,
		) -> DispatchResult {
			let by = Self::ensure_either_officer(origin)?;
			Self::do_cancel_units_release(by, who, series, reason)
		}

		/// Proposes to move `quantity` of a series or stablecoin by court order. `reason` is the
		/// hash of the grounds, `case` that of the court's file.
		///
		/// Origin: a court officer. Errors: `NoCase`, `GnxNotMovable`, `NoQuantity`,
		/// `SameAccount`, `TooManyForcedTransfers`. Event: `ForcedTransferProposed`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::propose_forced_transfer())]
		pub fn propose_forced_transfer(
			origin: OriginFor<T>,
			asset: Asset,
			from: T::AccountId,
			to: T::AccountId,
			quantity: u128,
			reason: H256,
			case: H256,
		) -> DispatchResult {
			let by = T::CourtOrigin::ensure_origin(origin)?;
			Self::do_propose(by, asset, from, to, quantity, reason, case)
		}

		/// Moves the property as proposed under `id`, whatever freeze its holder is under.
		///
		/// Origin: a second officer, by another account than who proposed. Errors: `UnknownForcedTransfer`, `SameOfficer`,
		/// `Expired`, those of the movers. Event: `ForcedTransferMade`.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::approve_forced_transfer().saturating_add(T::SerialWeight::get()))]
		pub fn approve_forced_transfer(
			origin: OriginFor<T>,
			id: ForcedTransferId,
		) -> DispatchResult {
			let by = T::SecondOrigin::ensure_origin(origin)?;
			Self::do_approve(by, id)
		}

		/// Drops the proposal `id`; nothing moves. `reason` is the hash of why.
		///
		/// Origin: a court officer or a second officer; anyone once it expired, who needs no
		/// reason. Errors: `NoCase`, `UnknownForcedTransfer`. Event: `ForcedTransferWithdrawn`.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::withdraw_forced_transfer())]
		pub fn withdraw_forced_transfer(
			origin: OriginFor<T>,
			id: ForcedTransferId,
			reason: H256,
		) -> DispatchResult {
			Self::do_withdraw(origin, id, reason)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// How and why `target` is frozen.
		pub fn freeze_of(target: Target<T::AccountId>) -> Option<FreezeRecord<T::AccountId>> {
			Freezes::<T>::get(target)
		}

		/// The lists that ask for `target`, or for an account of it: a release must overrule them.
		pub fn asked_by(target: Target<T::AccountId>) -> Vec<Listing> {
			Self::lists_asking_for(&target)
		}

		/// Everything that blocks `account`, with every reason and case.
		pub fn standing(account: T::AccountId) -> StandingView<T::AccountId> {
			Self::standing_of(account)
		}

		/// The list with this id, retired or not.
		pub fn list(list: ListId) -> Option<ListHead<T::AccountId>> {
			Lists::<T>::get().get(&list).cloned().or_else(|| RetiredLists::<T>::get(list))
		}

		/// The registered lists.
		pub fn lists() -> Vec<(ListId, ListHead<T::AccountId>)> {
			Lists::<T>::get().into_iter().collect()
		}

		/// First second at which not every list is recent enough; 0 while none has a version.
		pub fn lists_fresh_until() -> UnixSeconds {
			fresh_until(Lists::<T>::get().values())
		}

		/// Whether a list is too old now, or none has a version.
		pub fn is_stale() -> bool {
			Self::now() >= Self::lists_fresh_until()
		}

		/// Releases that wait for the second officer, after `start_after`, at most 100 per page.
		pub fn release_requests(
			start_after: Option<Target<T::AccountId>>,
			limit: u32,
		) -> Vec<(Target<T::AccountId>, ReleaseRequest<T::AccountId>)> {
			Self::page_of_requests(start_after, limit)
		}

		/// How many units of `series` of `who` are blocked, and why.
		pub fn frozen_units(
			who: T::AccountId,
			series: SeriesId,
		) -> Option<UnitsRecord<T::AccountId>> {
			FrozenUnits::<T>::get(who, series)
		}

		/// Releases of units that wait for the second officer, as `release_requests` gives them.
		pub fn units_requests(
			start_after: Option<(T::AccountId, SeriesId)>,
			limit: u32,
		) -> Vec<(T::AccountId, SeriesId, UnitsRequest<T::AccountId>)> {
			Self::page_of_units_requests(start_after, limit)
		}

		/// The proposal `id`, if it still waits.
		pub fn forced_transfer(id: ForcedTransferId) -> Option<ForcedTransfer<T::AccountId>> {
			ForcedTransfers::<T>::get(id)
		}

		/// Proposals that wait, after `start_after`, at most 100 per page.
		pub fn forced_transfers(
			start_after: Option<ForcedTransferId>,
			limit: u32,
		) -> Vec<(ForcedTransferId, ForcedTransfer<T::AccountId>)> {
			Self::page_of_forced_transfers(start_after, limit)
		}
	}
}
