// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod functions;
mod heard;
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
		traits::{ConstU32, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use genex_primitives::{
		Actor, IdentityId, Jurisdiction, Ppm, SeriesId,
		ledger::{Act, BreakageMethod, Line, Page, Period, Unit},
		traits::{Coupons, Identities},
	};
	use sp_core::H256;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Books of issuers.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who issues which series, and what the law takes it for.
		type Coupons: Coupons<Self::AccountId>;

		/// Who is behind an issuer's account, and where it resides.
		type Identities: Identities<Self::AccountId>;

		/// Sets the terms of breakage and what the law of a place claims.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The clock, in seconds.
		type UnixTime: UnixTime;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// The ledgers of each identity that issues, in the latest month in which something was booked. Each balances by itself.
	// Twox: the runtime assigns the ids in sequence, and there are few units.
	#[pallet::storage]
	pub type Pages<T: Config> =
		StorageDoubleMap<_, Twox64Concat, IdentityId, Twox64Concat, Unit, Page>;

	/// The pages of earlier months. Never removed: they are the record. Only ever looked up by month.
	// Twox: the runtime assigns the ids and counts the months, and there are few units.
	#[pallet::storage]
	pub type Archive<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, IdentityId>,
			NMapKey<Twox64Concat, Unit>,
			NMapKey<Twox64Concat, Period>,
		),
		Page,
	>;

	/// In which currencies and stablecoins an identity has books, in the order in which they began.
	// Twox: the runtime assigns the ids in sequence.
	#[pallet::storage]
	pub type UnitsOf<T: Config> =
		StorageMap<_, Twox64Concat, IdentityId, BoundedVec<Unit, ConstU32<MAX_UNITS>>, ValueQuery>;

	/// What each series promised. Never removed: it says what its units were.
	// Twox: the runtime assigns the ids in sequence.
	#[pallet::storage]
	pub type SeriesBooks<T: Config> = StorageMap<_, Twox64Concat, SeriesId, SeriesBook>;

	/// The terms of breakage.
	#[pallet::storage]
	pub type TermsInForce<T: Config> = StorageValue<_, BreakageTerms, ValueQuery>;

	/// What the law of each place claims of the breakage of paid gifts, where it claims any.
	// Twox: there are few places, and governance names them.
	#[pallet::storage]
	pub type EscheatShares<T: Config> = StorageMap<_, Twox64Concat, Jurisdiction, Ppm, ValueQuery>;

	/// What happened.
	#[pallet::event]
	pub enum Event<T: Config> {
		/// Something was booked. A statement is the sum of these.
		Posted {
			/// The identity of the issuer.
			identity: IdentityId,
			/// What amounts are counted in.
			unit: Unit,
			/// The month.
			period: Period,
			/// What was done.
			act: Act,
			/// The series whose units changed; nothing where money moved.
			series: Option<SeriesId>,
			/// The amounts, as many on debit sides as on credit sides.
			lines: Vec<Line>,
		},
		/// Governance set the terms of breakage.
		BreakagePolicySet {
			/// Governance.
			by: Actor<T::AccountId>,
			/// The terms before.
			old: BreakageTerms,
			/// The terms from now on.
			new: BreakageTerms,
			/// Hash of the record behind it.
			reason: H256,
		},
		/// The law of a place claims another share of breakage from now on.
		EscheatSet {
			/// The place.
			jurisdiction: Jurisdiction,
			/// Governance.
			by: Actor<T::AccountId>,
			/// The share before.
			old: Ppm,
			/// The share from now on.
			new: Ppm,
			/// Hash of the record behind it.
			reason: H256,
		},
		/// An issuer chose when the breakage of a series is booked.
		BreakageChosen {
			/// The series.
			series: SeriesId,
			/// Its issuer.
			by: T::AccountId,
			/// What held before.
			old: BreakageMethod,
			/// What holds from now on.
			new: BreakageMethod,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such series. Look its id up with its issuer.
		UnknownSeries,
		/// Only the issuer of the series chooses. Ask the issuer.
		NotIssuer,
		/// The series is not approved and may still be discarded. Choose after its approval.
		NotApproved,
		/// Units were sold, and how breakage is booked stays as it was then. Choose for the next series.
		AlreadySold,
		/// Neither nothing nor everything can be expected to be left over. Name a share between, or booking on expiry.
		UnsoundMethod,
		/// Nobody is behind the account of the issuer. Have it linked to an identity.
		NoIdentity,
		/// There is no such jurisdiction. Use its letters of ISO 3166-1.
		UnknownJurisdiction,
		/// The issuer has books in as many currencies and stablecoins as it may. Use one of those.
		TooManyUnits,
		/// Everything is as asked already. Nothing is left to do.
		NothingChanges,
		/// The hash of the reason is zero, and governance decides. Name the record behind the decision.
		ReasonMissing,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Replaces the terms of breakage. The method holds for series that are sold for the first time from now on, the
		/// treasury's share for series whose expiry is booked from now on.
		///
		/// Origin: governance. `reason` is the hash of the record behind it. Errors: `ReasonMissing`, `UnsoundMethod`,
		/// `NothingChanges`. Event: [`Event::BreakagePolicySet`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_breakage_policy())]
		pub fn set_breakage_policy(
			origin: OriginFor<T>,
			terms: BreakageTerms,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			Self::do_set_breakage_policy(terms, reason)
		}

		/// Sets what the law of `jurisdiction` claims of the breakage of paid gifts whose issuer resides there, of series
		/// whose expiry is booked from now on. Zero means nothing.
		///
		/// Origin: governance. `reason` is the hash of the record behind it. Errors: `ReasonMissing`,
		/// `UnknownJurisdiction`, `NothingChanges`. Event: [`Event::EscheatSet`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_escheat())]
		pub fn set_escheat(
			origin: OriginFor<T>,
			jurisdiction: Jurisdiction,
			share: Ppm,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			Self::do_set_escheat(jurisdiction, share, reason)
		}

		/// Chooses when the breakage of `series` is booked. It stays so from the first sale on.
		///
		/// Origin: the issuer of the series. Errors: `UnknownSeries`, `NotIssuer`, `NotApproved`, `UnsoundMethod`,
		/// `NoIdentity`, `AlreadySold`, `NothingChanges`. Event: [`Event::BreakageChosen`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::choose_breakage())]
		pub fn choose_breakage(
			origin: OriginFor<T>,
			series: SeriesId,
			method: BreakageMethod,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_choose_breakage(by, series, method)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What `series` promised, what became of it, and when its breakage is booked; nothing before its first sale or the
		/// issuer's choice.
		pub fn series_book(series: SeriesId) -> Option<SeriesBook> {
			SeriesBooks::<T>::get(series)
		}

		/// The terms of breakage.
		pub fn breakage_terms() -> BreakageTerms {
			TermsInForce::<T>::get()
		}

		/// What the law of `jurisdiction` claims of the breakage of paid gifts.
		pub fn escheat_share(jurisdiction: Jurisdiction) -> Ppm {
			EscheatShares::<T>::get(jurisdiction)
		}
	}
}
