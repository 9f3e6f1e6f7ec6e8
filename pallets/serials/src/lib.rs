// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
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

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{ConstU64, Contains},
	};
	use frame_system::pallet_prelude::*;
	use genex_primitives::SeriesId;
	use genex_storage::marks::Place;
	use pallet_coupons::Ciphertext;
	use sp_core::H256;
	use sp_runtime::SaturatedConversion;

	/// The storage layout this code reads and writes.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Which unit of a serialised series is whose.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds. Units move in `pallet-coupons`, whose book of serials this pallet is.
	#[pallet::config]
	pub trait Config: frame_system::Config + pallet_coupons::Config {
		/// Which series have a market, whose trades name no serials.
		type Markets: Contains<SeriesId>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
		/// Makes accounts that pass the bound rules.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// The lowest unsold serial of each series; all from there up to the last minted one are unsold too.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type NextUnsold<T> = StorageMap<_, Twox64Concat, SeriesId, Serial, ValueQuery, ConstU64<1>>;

	/// What became of the serials below [`NextUnsold`], in runs as long as they can be.
	// Twox for the id, which the runtime assigns; none for the serial, which the runtime assigns too.
	#[pallet::storage]
	pub type Runs<T: Config> =
		StorageDoubleMap<_, Twox64Concat, SeriesId, Identity, Descending, Run<T::AccountId>>;

	/// The first serials of all runs of each series, as a set of [`genex_storage::marks`].
	// Twox for the id, which the runtime assigns; none for the place of a word.
	#[pallet::storage]
	pub type Starts<T> =
		StorageDoubleMap<_, Twox64Concat, SeriesId, Identity, Place, u128, ValueQuery>;

	/// The first serials of the runs of each holder of a series, as a set of [`genex_storage::marks`].
	// Blake2 for the account, which a user chooses; none for the place of a word.
	#[pallet::storage]
	pub type Owned<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		(T::AccountId, SeriesId),
		Identity,
		Place,
		u128,
		ValueQuery,
	>;

	/// Serials that somebody besides the owner may move: owner and series, then serials. An empty list is not stored.
	// Blake2: a user chooses the account. Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type Approvals<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		SeriesId,
		Approved<T::AccountId>,
		ValueQuery,
	>;

	/// What happened. All state can be rebuilt from these. In every event `series` is the series and `range` the serials.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	#[allow(missing_docs, reason = "the text of a variant names its fields")]
	pub enum Event<T: Config> {
		/// `issuer` decided that units bear serials.
		MarkedSerialised { series: SeriesId, issuer: T::AccountId },
		/// Units were minted and bear these serials; the issuer has them.
		SerialsMinted { series: SeriesId, range: SerialRange },
		/// `buyer` bought them from the issuer.
		SerialsSold { series: SeriesId, buyer: T::AccountId, range: SerialRange },
		/// They went from `from` to `to`.
		SerialsMoved { series: SeriesId, from: T::AccountId, to: T::AccountId, range: SerialRange },
		/// `holder` burned them with `redeemer`.
		SerialsRedeemed {
			series: SeriesId,
			holder: T::AccountId,
			redeemer: T::AccountId,
			range: SerialRange,
		},
		/// The issuer burned them before they were sold.
		SerialsRecalled { series: SeriesId, range: SerialRange },
		/// `holder` got money for them, and they burned.
		SerialsRefunded { series: SeriesId, holder: T::AccountId, range: SerialRange },
		/// `owner` lets `spender` move `serial` once, or nobody besides itself and its operators.
		SerialApproved {
			series: SeriesId,
			owner: T::AccountId,
			serial: Serial,
			spender: Option<T::AccountId>,
		},
		/// `by` removed expired serials of `who` from storage.
		SerialsCleared { series: SeriesId, who: T::AccountId, by: T::AccountId, range: SerialRange },
	}

	/// Why a call failed.
	#[pallet::error]
	pub enum Error<T> {
		/// Units of the series bear no serials, or there is no such series: use the calls of `Coupons`.
		#[codec(index = 0)]
		NotSerialised,
		/// Ranges must begin at 1 or above, not end before they begin, and be in ascending order and apart.
		#[codec(index = 1)]
		InvalidRange,
		/// The account does not have all of these serials: ask for the owner of each.
		#[codec(index = 2)]
		NotOwner,
		/// The owner has approved the caller neither for all of these serials nor as operator.
		#[codec(index = 3)]
		NotApproved,
		/// An owner needs no approval for its own serials.
		#[codec(index = 4)]
		SelfApproval,
		/// The owner has approved as many serials of the series as it may: take one back first.
		#[codec(index = 5)]
		TooManyApprovals,
		/// The units lie in too many ranges to be moved without their serials: move fewer, or name them.
		#[codec(index = 6)]
		SerialsScattered,
		/// The expiry is not booked: call `Coupons::book_expiry` first.
		#[codec(index = 7)]
		NotExpired,
		/// The account still has units of the series: call `Coupons::clear_holding` first.
		#[codec(index = 8)]
		HoldingLeft,
		/// The account has no serials of the series.
		#[codec(index = 9)]
		NothingToClear,
		/// A limit must be at least 1 and at most 100.
		#[codec(index = 10)]
		InvalidLimit,
		/// The series has a market, whose trades name no serials: create another series and mark it before it has one.
		#[codec(index = 11)]
		HasMarket,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Decides that every unit of an indivisible series bears a serial, before the first is minted.
		///
		/// Origin: signed by the issuer, who still may issue. Emits [`Event::MarkedSerialised`]. Fails with
		/// [`Error::HasMarket`] and with the errors of `pallet-coupons` that `Coupons::do_mark_serialised` names.
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::mark_serialised())]
		pub fn mark_serialised(origin: OriginFor<T>, series: SeriesId) -> DispatchResult {
			let issuer = ensure_signed(origin)?;
			Self::do_mark_serialised(issuer, series)
		}

		/// Gives the serials of `ranges` to another account, all or none.
		///
		/// Origin: signed by the holder. Emits [`Event::SerialsMoved`] for each range. Fails with [`Error::NotSerialised`],
		/// [`Error::InvalidRange`], [`Error::NotOwner`] and with the errors of `Coupons::transfer`.
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::transfer_serials(ranges.len().saturated_into()))]
		pub fn transfer_serials(
			origin: OriginFor<T>,
			series: SeriesId,
			to: T::AccountId,
			ranges: Ranges,
		) -> DispatchResult {
			let from = ensure_signed(origin)?;
			Self::do_transfer_serials(&from, &from, &to, series, &ranges)
		}

		/// Gives the serials of `ranges` of `from` to another account, all or none.
		///
		/// Origin: signed by `from`, an operator of it, or somebody approved for all of these serials. Emits
		/// [`Event::SerialsMoved`] for each range. Fails with [`Error::NotApproved`], else like `transfer_serials`.
		#[pallet::call_index(2)]
		#[pallet::weight(
			<T as Config>::WeightInfo::transfer_serials_from(ranges.len().saturated_into())
		)]
		pub fn transfer_serials_from(
			origin: OriginFor<T>,
			series: SeriesId,
			from: T::AccountId,
			to: T::AccountId,
			ranges: Ranges,
		) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_transfer_serials(&operator, &from, &to, series, &ranges)
		}

		/// Gives each range of serials to the account beside it, all or none.
		///
		/// Origin: signed by the holder. Emits [`Event::SerialsMoved`] for each. Fails like `transfer_serials`.
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::distribute_serials(gifts.len().saturated_into()))]
		pub fn distribute_serials(
			origin: OriginFor<T>,
			series: SeriesId,
			gifts: Gifts<T::AccountId>,
		) -> DispatchResult {
			let from = ensure_signed(origin)?;
			Self::do_distribute_serials(&from, series, &gifts)
		}

		/// Burns the serials of `ranges` with an appointed redeemer. `order_hash` must be salted, so that nobody can guess
		/// the order behind it.
		///
		/// Origin: signed by the holder. Emits [`Event::SerialsRedeemed`] for each range, after `Coupons::Redeemed`. Fails
		/// with [`Error::NotSerialised`], [`Error::InvalidRange`], [`Error::NotOwner`] and with the errors of
		/// `Coupons::redeem`.
		#[pallet::call_index(4)]
		#[pallet::weight(<T as Config>::WeightInfo::redeem_serials(ranges.len().saturated_into()))]
		pub fn redeem_serials(
			origin: OriginFor<T>,
			series: SeriesId,
			ranges: Ranges,
			redeemer: T::AccountId,
			order_hash: H256,
			ciphertext: Option<Ciphertext>,
		) -> DispatchResult {
			let holder = ensure_signed(origin)?;
			Self::do_redeem_serials(&holder, series, &ranges, &redeemer, order_hash, ciphertext)
		}

		/// Lets `spender` move one serial, or nobody any more. The approval ends when the serial moves.
		///
		/// Origin: signed by the owner or an operator of it. Emits [`Event::SerialApproved`]. Fails with
		/// [`Error::NotSerialised`], [`Error::NotOwner`] for a serial that nobody holds, [`Error::NotApproved`],
		/// [`Error::SelfApproval`], [`Error::TooManyApprovals`] and, for a frozen account that lets somebody, with
		/// `Coupons::Refused`.
		#[pallet::call_index(5)]
		#[pallet::weight(<T as Config>::WeightInfo::approve_serial())]
		pub fn approve_serial(
			origin: OriginFor<T>,
			series: SeriesId,
			serial: Serial,
			spender: Option<T::AccountId>,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_approve_serial(&by, series, serial, spender).map(drop)
		}

		/// Removes up to `limit` ranges, 1 to 100, that `who` had when the validity ended, after its holding was cleared.
		///
		/// Origin: signed by anyone. Emits [`Event::SerialsCleared`] for each. Fails with [`Error::InvalidLimit`],
		/// [`Error::NotSerialised`], [`Error::NotExpired`], [`Error::HoldingLeft`] and [`Error::NothingToClear`].
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::clear_serials(*limit))]
		pub fn clear_serials(
			origin: OriginFor<T>,
			series: SeriesId,
			who: T::AccountId,
			limit: u32,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_clear_serials(&by, series, &who, limit)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Whether units of a series bear serials.
		pub fn is_serialised(series: SeriesId) -> bool {
			Self::view_is_serialised(series)
		}

		/// Whether a serial is valid, or every reason why not; nothing for one that was never minted.
		pub fn serial_status(series: SeriesId, serial: Serial) -> Option<SerialView<T::AccountId>> {
			Self::view_serial(series, serial)
		}

		/// Who has a serial: its holder, or the issuer while it is unsold; nobody once it is burned or expired.
		pub fn owner_of(series: SeriesId, serial: Serial) -> Option<T::AccountId> {
			Self::view_owner(series, serial)
		}

		/// Serials that `who` holds, in ascending order: up to `limit` ranges (at most 100) that begin after `start_after`.
		pub fn serials_of(
			who: T::AccountId,
			series: SeriesId,
			start_after: Option<Serial>,
			limit: u32,
		) -> Vec<SerialRange> {
			Self::view_serials(&who, series, start_after, limit)
		}

		/// Who may move a serial besides its owner and the owner's operators.
		pub fn approved_for(series: SeriesId, serial: Serial) -> Option<T::AccountId> {
			Self::view_approved(series, serial)
		}

		/// Address of the description of a serial, UTF-8: that of the series, with `{serial}` and `{id}` filled in.
		pub fn serial_uri(series: SeriesId, serial: Serial) -> Option<Vec<u8>> {
			Self::view_uri(series, serial)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
