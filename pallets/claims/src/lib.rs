// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod errors;
mod events;
mod functions;
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

/// A batch of this chain.
pub type BatchOf<T> = Batch<<T as frame_system::Config>::AccountId>;

/// A gift of this chain.
pub type GiftOf<T> = Gift<<T as frame_system::Config>::AccountId>;

/// The pallet.
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{
		pallet_prelude::*,
		traits::{ConstU64, EnsureOrigin, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use genex_messages::{GiftClaim, ScratchClaim};
	use genex_primitives::{
		Actor, Quantity, SeriesId, Tier, UnixSeconds,
		traits::{Coupons, Identities, SignedMessages},
	};
	use genex_storage::sweeps::Sweeps;
	use sp_core::H256;
	use sp_runtime::{MultiSignature, traits::Convert};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Coupons that wait for whoever has a key.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The accounts that messages name.
		type Accounts: Convert<[u8; 32], Self::AccountId>;

		/// Where coupons wait and move.
		type Coupons: Coupons<Self::AccountId>;

		/// Who is behind an account.
		type Identities: Identities<Self::AccountId>;

		/// Which key signed a claim.
		type Messages: SignedMessages;

		/// Who may end a batch or gift so that an authority can reach its units; gives the officer's account.
		type ComplianceOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The chain's clock.
		type UnixTime: UnixTime;

		/// The longest that printed cards wait, in seconds.
		#[pallet::constant]
		type MaxBatchLife: Get<UnixSeconds>;

		/// The longest that a gift waits, in seconds.
		#[pallet::constant]
		type MaxGiftLife: Get<UnixSeconds>;

		/// The most cards of one batch.
		#[pallet::constant]
		type MaxCards: Get<u32>;

		/// The most open batches of one giver.
		#[pallet::constant]
		type MaxBatchesPerGiver: Get<u32>;

		/// The most waiting gifts of one giver.
		#[pallet::constant]
		type MaxGiftsPerGiver: Get<u32>;

		/// What it adds to a move that its units bear numbers, and nobody names those.
		type SerialWeight: Get<Weight>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// The number that the next batch gets.
	#[pallet::storage]
	pub type NextBatchId<T> = StorageValue<_, BatchId, ValueQuery, ConstU64<1>>;

	/// Batches with cards that wait.
	// Twox: the runtime assigns the numbers.
	#[pallet::storage]
	pub type Batches<T: Config> = StorageMap<_, Twox64Concat, BatchId, BatchOf<T>>;

	/// Cards that were claimed, by batch and the account of their key; kept until the batch has ended and somebody sweeps.
	// Twox for the number, which the runtime assigns; Blake2 for the key, which a giver chooses.
	#[pallet::storage]
	pub type Claimed<T: Config> =
		StorageDoubleMap<_, Twox64Concat, BatchId, Blake2_128Concat, T::AccountId, ()>;

	/// How far the block came with the marks of each batch that it sweeps.
	#[pallet::storage]
	pub type Sweeping<T: Config> =
		StorageValue<_, Sweeps<BlockNumberFor<T>, BatchId, T::AccountId>, ValueQuery>;

	/// The number that the next gift gets.
	#[pallet::storage]
	pub type NextGiftId<T> = StorageValue<_, GiftId, ValueQuery, ConstU64<1>>;

	/// Gifts that wait.
	// Twox: the runtime assigns the numbers.
	#[pallet::storage]
	pub type Gifts<T: Config> = StorageMap<_, Twox64Concat, GiftId, GiftOf<T>>;

	/// How much of each giver's waits; nothing is not stored.
	// Blake2: accounts are chosen by their owners.
	#[pallet::storage]
	pub type Open<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, OpenCounts, ValueQuery>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}

		fn integrity_test() {
			assert!(T::MaxBatchLife::get() > 0 && T::MaxGiftLife::get() > 0, "a claim needs time");
			assert!(T::MaxCards::get() > 0, "a batch has a card");
			assert!(T::MaxBatchesPerGiver::get() > 0, "no card could ever be printed");
			assert!(T::MaxGiftsPerGiver::get() > 0, "no gift could ever be made");
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Puts units of the signer aside for `cards` printed coupons of `units` each, whose keys are under `root`. They
		/// wait until `deadline`, and cannot be taken back before.
		///
		/// Origin: signed by a registered account that may give. `deadline` in Unix seconds. Errors:
		/// [`Error::ZeroQuantity`], [`Error::TooManyUnits`], [`Error::TooManyCards`], [`Error::MissingRoot`],
		/// [`Error::DeadlinePassed`], [`Error::DeadlineTooFar`], [`Error::UnknownSeries`], [`Error::Refused`],
		/// [`Error::TooManyBatches`], [`Error::IdsExhausted`], and those of the hold. Event: [`Event::BatchCreated`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create_batch())]
		pub fn create_batch(
			origin: OriginFor<T>,
			series: SeriesId,
			units: Quantity,
			cards: u32,
			root: H256,
			deadline: UnixSeconds,
		) -> DispatchResult {
			let giver = ensure_signed(origin)?;
			Self::do_create_batch(Batch { giver, series, units, left: cards, root, deadline })
		}

		/// Moves the units of a printed coupon to whom its key named, once, under all rules of a gift from giver to claimer.
		///
		/// Origin: signed by anybody who is neither frozen nor on the blacklist. Errors: [`Error::Refused`] (who brings
		/// it), [`Error::UnknownBatch`], [`Error::DeadlinePassed`], [`Error::AlreadyClaimed`], [`Error::NotInBatch`],
		/// those of the signature and of the transfer. Events: [`Event::CardClaimed`]; after the last card
		/// [`Event::BatchExhausted`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::claim_card().saturating_add(T::SerialWeight::get()))]
		pub fn claim_card(
			origin: OriginFor<T>,
			claim: ScratchClaim,
			proof: Proof,
			signature: MultiSignature,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_claim_card(&by, &claim, &proof, &signature)
		}

		/// Gives back to their giver the units of all cards that nobody claimed in time: before the deadline, and before the
		/// validity of the units ended.
		///
		/// Origin: signed. Errors: [`Error::UnknownBatch`], [`Error::NotOverdue`]. Event: [`Event::BatchReturned`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::return_batch())]
		pub fn return_batch(origin: OriginFor<T>, batch: BatchId) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_return_batch(by, batch)
		}

		/// Ends a batch at any time and gives its units back to their giver, so that an authority can reach them; `reason`
		/// is the hash of the explanation.
		///
		/// Origin: [`Config::ComplianceOrigin`]. Errors: [`Error::ReasonMissing`], [`Error::UnknownBatch`]. Event:
		/// [`Event::BatchForced`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::force_batch())]
		pub fn force_batch(origin: OriginFor<T>, batch: BatchId, reason: H256) -> DispatchResult {
			let by = T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_force_batch(by, batch, reason)
		}

		/// Takes away up to `limit` marks of claimed cards of a batch that has ended.
		///
		/// Origin: signed. `limit` from 1 to [`MAX_SWEEP`]; what is not found costs nothing. Errors: [`Error::BadLimit`],
		/// [`Error::StillOpen`], [`Error::NothingToSweep`], [`Error::SweptEnough`]. Event: [`Event::MarksSwept`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::sweep_marks(*limit))]
		pub fn sweep_marks(
			origin: OriginFor<T>,
			batch: BatchId,
			limit: u32,
		) -> DispatchResultWithPostInfo {
			let by = ensure_signed(origin)?;
			let count = Self::do_sweep_marks(by, batch, limit)?;
			Ok(Some(T::WeightInfo::sweep_marks(count)).into())
		}

		/// Puts units of the signer aside for whoever has `key`, the account of a key that goes into a link, and has
		/// `min_tier` at least. The giver may take them back as long as nobody claimed them.
		///
		/// Origin: signed by a registered account that may give. `deadline` in Unix seconds. Errors:
		/// [`Error::ZeroQuantity`], [`Error::DeadlinePassed`], [`Error::DeadlineTooFar`], [`Error::UnknownSeries`],
		/// [`Error::Refused`], [`Error::TooManyGifts`], [`Error::IdsExhausted`], and those of the hold. Event:
		/// [`Event::GiftCreated`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::create_gift())]
		pub fn create_gift(
			origin: OriginFor<T>,
			series: SeriesId,
			quantity: Quantity,
			key: T::AccountId,
			min_tier: Tier,
			deadline: UnixSeconds,
		) -> DispatchResult {
			let giver = ensure_signed(origin)?;
			Self::do_create_gift(Gift { giver, series, quantity, key, min_tier, deadline })
		}

		/// Moves a gift to whom the key in its link named, once, under all rules of a gift from giver to claimer.
		///
		/// Origin: signed by anybody who is neither frozen nor on the blacklist. Errors: [`Error::Refused`] (who brings
		/// it, or the claimer's tier), [`Error::UnknownGift`], [`Error::DeadlinePassed`], [`Error::WrongKey`], those of the
		/// signature and of the transfer. Event: [`Event::GiftClaimed`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::claim_gift().saturating_add(T::SerialWeight::get()))]
		pub fn claim_gift(
			origin: OriginFor<T>,
			claim: GiftClaim,
			signature: MultiSignature,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_claim_gift(&by, &claim, &signature)
		}

		/// Takes back a gift that nobody claimed, before its deadline or after.
		///
		/// Origin: signed by the giver. Errors: [`Error::UnknownGift`], [`Error::NotGiver`]. Event:
		/// [`Event::GiftWithdrawn`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::withdraw_gift())]
		pub fn withdraw_gift(origin: OriginFor<T>, gift: GiftId) -> DispatchResult {
			let giver = ensure_signed(origin)?;
			Self::do_withdraw_gift(giver, gift)
		}

		/// Gives back to its giver a gift that nobody claimed in time.
		///
		/// Origin: signed. Errors: [`Error::UnknownGift`], [`Error::NotOverdue`]. Event: [`Event::GiftReturned`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::return_gift())]
		pub fn return_gift(origin: OriginFor<T>, gift: GiftId) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_return_gift(by, gift)
		}

		/// Ends a gift at any time and gives it back to its giver, so that an authority can reach it; `reason` is the hash of
		/// the explanation.
		///
		/// Origin: [`Config::ComplianceOrigin`]. Errors: [`Error::ReasonMissing`], [`Error::UnknownGift`]. Event:
		/// [`Event::GiftForced`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::force_gift())]
		pub fn force_gift(origin: OriginFor<T>, gift: GiftId, reason: H256) -> DispatchResult {
			let by = T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_force_gift(by, gift, reason)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A batch with cards that wait.
		pub fn batch(batch: BatchId) -> Option<BatchOf<T>> {
			Batches::<T>::get(batch)
		}

		/// Whether a card was claimed. False again for one of a batch that has ended and was swept, which is refused.
		pub fn is_claimed(batch: BatchId, key: T::AccountId) -> bool {
			Claimed::<T>::contains_key(batch, key)
		}

		/// A gift that waits.
		pub fn gift(gift: GiftId) -> Option<GiftOf<T>> {
			Gifts::<T>::get(gift)
		}

		/// How many batches and gifts of a giver wait.
		pub fn open_of(giver: T::AccountId) -> OpenCounts {
			Open::<T>::get(giver)
		}
	}
}
