// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod events;
mod functions;
mod heard;
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

#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, traits::UnixTime};
	use frame_system::pallet_prelude::*;
	use genex_primitives::{
		Actor, AssetId, IdentityId, Quantity, SeriesId, UnixSeconds,
		payout::{Pot, Share},
		traits::{
			Books, Cash, Compliance, Coupons, GivenAway, Guarantees, Identities, Issuers,
			KeptProceeds, Refunds,
		},
	};
	use sp_core::H256;
	use sp_runtime::SaturatedConversion;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// What happens when an issuer does not keep its promises.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who is behind an account.
		type Identities: Identities<Self::AccountId>;

		/// Who issues, and who is in default.
		type Issuers: Issuers<Self::AccountId>;

		/// What issuers have put aside, and what they owe.
		type Guarantees: Guarantees<Self::AccountId>;

		/// What is kept of proceeds.
		type KeptProceeds: KeptProceeds<Self::AccountId>;

		/// Which series have no claim.
		type GivenAway: GivenAway;

		/// What units are and count.
		type Coupons: Coupons<Self::AccountId>;

		/// Burns units against money.
		type Refunds: Refunds<Self::AccountId>;

		/// Asked what stablecoins are in money.
		type Cash: Cash<Self::AccountId>;

		/// Asked what money is worth.
		type Compliance: Compliance<Self::AccountId>;

		/// Told what holders were paid.
		type Books: Books<Self::AccountId>;

		/// Every stablecoin there is, at most [`MAX_ASSETS`].
		type Assets: Get<Vec<AssetId>>;

		/// The chain's clock.
		type UnixTime: UnixTime;

		/// Who makes demands and declares defaults.
		type OfficerOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Who ends a default.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The least time an issuer has to answer a demand, in seconds.
		#[pallet::constant]
		type MinAnswerTime: Get<UnixSeconds>;

		/// How long holders can claim, in seconds.
		#[pallet::constant]
		type ClaimsPeriod: Get<UnixSeconds>;

		/// How long the reserved share of a holder waits once nothing keeps it from claiming any more, in seconds.
		#[pallet::constant]
		type ReservationGrace: Get<UnixSeconds>;

		/// What it adds to units that burn against a share that they bear numbers, and nobody names those.
		type SerialWeight: Get<Weight>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// The number of the next default.
	#[pallet::storage]
	pub type NextDefaultId<T: Config> = StorageValue<_, DefaultId, ValueQuery>;

	/// What identities must answer.
	// The runtime assigns the ids of identities in sequence.
	#[pallet::storage]
	pub type Demands<T: Config> = StorageMap<_, Twox64Concat, IdentityId, Demand>;

	/// The default of each identity that is in one.
	// As above.
	#[pallet::storage]
	pub type Defaults<T: Config> = StorageMap<_, Twox64Concat, IdentityId, DefaultRecord>;

	/// Series that were counted in a default. They stay as its record.
	// The runtime assigns both ids in sequence.
	#[pallet::storage]
	pub type Counted<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DefaultId, Twox64Concat, SeriesId, CountedSeries>;

	/// What waits for holders who are kept from claiming.
	// Accounts are chosen by their owners, ids are not.
	#[pallet::storage]
	pub type Reservations<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		SeriesId,
		Blake2_128Concat,
		T::AccountId,
		Reservation,
		OptionQuery,
	>;

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The rules refuse the act. Look the stable code up in the list of reasons, which names the remedy.
		Refused(u16),
		/// The hash of the reason is zero: name the file that states it.
		ReasonMissing,
		/// The account belongs to no identity. Name the account of an issuer.
		NotRegistered,
		/// The identity behind the account is no issuer. Name the account of an issuer.
		NotIssuer,
		/// The issuer would have too little time to answer. Choose a later deadline.
		DeadlineTooEarly,
		/// The issuer must answer a demand already. Withdraw that one first.
		DemandPending,
		/// Nothing is demanded of the issuer. It answered, or nobody asked.
		NoDemand,
		/// The issuer still has time to answer. Wait for the deadline.
		DemandNotOverdue,
		/// The issuer is in default already. Nothing is left to declare.
		AlreadyInDefault,
		/// The issuer is not in default, so its units can be redeemed, and nothing is paid for them here.
		NotInDefault,
		/// There is no such series. Check the id.
		UnknownSeries,
		/// The series is of another issuer. Check the id.
		OtherIssuer,
		/// The series was counted already. Leave it out.
		AlreadyCounted,
		/// The validity of the series ended since the default was declared. Have its expiry booked first.
		ExpiryNotBooked,
		/// No series was named. Name at least one.
		NothingToCount,
		/// A quantity of zero was claimed. Name at least one unit.
		ZeroQuantity,
		/// An issuer is not paid for its own default. Redeem the units, or have the issuer recall them.
		OwnDefault,
		/// The time for claims is over. Redeem the units if anybody accepts them.
		ClaimsEnded,
		/// More units would be claimed for than there were when the series was counted. Claim for fewer.
		MoreThanCounted,
		/// The share of so few units is less than the smallest unit of any stablecoin, or nothing was put aside. Claim
		/// for more units at once, or keep them.
		NothingToPay,
		/// Neither a freeze nor an open refund window keeps the holder from claiming. Let it claim.
		NotFrozen,
		/// The holder has no units of the series. Check account and series.
		NothingToReserve,
		/// Nothing is reserved for the holder. It claimed, or nobody asked.
		NoReservation,
		/// A freeze or an open refund window still keeps the holder from claiming. Wait until it is lifted, or ended.
		StillFrozen,
		/// The holder still has time to claim. Wait until that is over.
		HolderHasTime,
		/// The new end of claims is not later than the old one, or it is past. Choose a later one.
		NotLater,
		/// Holders still have time to claim. Wait until that is over.
		ClaimsOpen,
		/// Shares of holders who could not claim are reserved. Wait until they claimed, or had their time.
		ReservationsOpen,
		/// The claims were closed already. Nothing is left to do.
		AlreadyClosed,
		/// Somebody has units, or may have some that expired since, and the claims are not closed. Close them first.
		StillOwed,
		/// All numbers of defaults are used. Ask governance for an upgrade.
		IdsExhausted,
		/// Purchases of the series can still be undone, or wait for somebody to end their refund window, so nobody knows yet
		/// what is kept. Wait for the windows, and end those that are over; anybody can.
		WindowsNotEnded,
		/// The series was never approved, so nobody has units of it. Name one that was.
		SeriesNotApproved,
		/// Units of the series were given away or cost next to nothing, so nothing is paid for them. Redeem them if anybody
		/// accepts them.
		NoClaim,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MinAnswerTime::get() > 0, "no issuer could ever answer");
			assert!(T::ClaimsPeriod::get() > 0, "no holder could ever claim");
			assert!(T::ReservationGrace::get() > 0, "no reserved share could ever be claimed");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Demands an answer of an issuer: honour a coupon, bring a document, raise the guarantee.
		///
		/// Origin: an officer. Parameters: `issuer`, any account of it; `deadline`, the first second at which anybody may
		/// declare the default, at least [`Config::MinAnswerTime`] from now; `reason`, the hash of the record that says
		/// what is demanded. Errors: `ReasonMissing`, `NotRegistered`, `NotIssuer`, `AlreadyInDefault`, `DemandPending`,
		/// `DeadlineTooEarly`. Event: [`Event::Demanded`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::demand())]
		pub fn demand(
			origin: OriginFor<T>,
			issuer: T::AccountId,
			deadline: UnixSeconds,
			reason: H256,
		) -> DispatchResult {
			let by = T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_demand(by, issuer, deadline, reason)
		}

		/// Withdraws a demand that is met or was made in error, also after its deadline.
		///
		/// Origin: an officer. `reason` is the hash of the record behind it. Errors: `ReasonMissing`, `NotRegistered`,
		/// `NoDemand`. Event: [`Event::DemandWithdrawn`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::withdraw_demand())]
		pub fn withdraw_demand(
			origin: OriginFor<T>,
			issuer: T::AccountId,
			reason: H256,
		) -> DispatchResult {
			let by = T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_withdraw_demand(by, issuer, reason)
		}

		/// Declares the default of an issuer that did not answer a demand.
		///
		/// Origin: signed by anybody, from the deadline on. Parameters: `issuer`, any account of it; `series` of it to
		/// count at once, at most [`MAX_SERIES`]. Errors: `NotRegistered`, `NoDemand`, `DemandNotOverdue`, those of
		/// [`Pallet::declare_default`]. Events: [`Event::Defaulted`] and [`Event::SeriesCounted`] for each series.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::declare_default(series.len().saturated_into()))]
		pub fn declare_missed(
			origin: OriginFor<T>,
			issuer: T::AccountId,
			series: SeriesList,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_declare_missed(by, issuer, series)
		}

		/// Declares the default of an issuer at once. Its issuing and its sales stop, redemption goes on, and what its
		/// holders can claim of the guarantee is fixed.
		///
		/// Origin: an officer. Parameters: `issuer`, any account of it; `series` of it to count at once, at most
		/// [`MAX_SERIES`]; `reason`, the hash of the record behind it. Errors: `ReasonMissing`, `NotRegistered`,
		/// `NotIssuer`, `AlreadyInDefault`, `IdsExhausted`, `UnknownSeries`, `OtherIssuer`, `AlreadyCounted`,
		/// `ExpiryNotBooked`, `WindowsNotEnded`, `SeriesNotApproved`, `NoClaim`, and `Refused` where a rate is missing.
		/// Events: [`Event::Defaulted`], and [`Event::SeriesCounted`] for each series.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::declare_default(series.len().saturated_into()))]
		pub fn declare_default(
			origin: OriginFor<T>,
			issuer: T::AccountId,
			series: SeriesList,
			reason: H256,
		) -> DispatchResult {
			let by = T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_declare_default(by, issuer, series, reason)
		}

		/// Fixes what holders of series can claim of kept proceeds. The first claim of a series does it too.
		///
		/// Origin: signed by anybody. Parameters: `issuer`, any account of it; `series` of it, from 1 to [`MAX_SERIES`].
		/// Errors: `NotRegistered`, `NotInDefault`, `AlreadyClosed`, `NothingToCount`, `UnknownSeries`, `OtherIssuer`,
		/// `AlreadyCounted`, `ExpiryNotBooked`, `WindowsNotEnded`, `SeriesNotApproved`, `NoClaim`, and `Refused` where a rate
		/// is missing. Event: [`Event::SeriesCounted`] for each series.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::count_series(series.len().saturated_into()))]
		pub fn count_series(
			origin: OriginFor<T>,
			issuer: T::AccountId,
			series: SeriesList,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_count_series(issuer, series)
		}

		/// Burns free units and pays their share of the guarantee, and then of what was kept of the series' proceeds.
		/// Together that is never more than the units are worth.
		///
		/// Origin: the holder, of another identity than the issuer's, before the end of claims or with a reservation.
		/// Errors: `ZeroQuantity`, `UnknownSeries`, `NotRegistered`, `NotInDefault`, `OwnDefault`, `ClaimsEnded`,
		/// `NoClaim`, `NothingToPay`, `MoreThanCounted`, `ExpiryNotBooked`, `WindowsNotEnded`, `SeriesNotApproved`, `Refused`
		/// where a rate is missing, and those of burning and paying, which name the reason. Events: [`Event::Compensated`], and [`Event::SeriesCounted`] at the first claim.
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::claim_weight(MAX_PAYMENTS, true))]
		pub fn claim(
			origin: OriginFor<T>,
			series: SeriesId,
			quantity: Quantity,
		) -> DispatchResultWithPostInfo {
			let holder = ensure_signed(origin)?;
			let payments = Self::do_claim(holder, series, quantity)?;
			Ok(Some(Self::claim_weight(payments, T::Coupons::is_serialised(series))).into())
		}

		/// Reserves the share of a holder whom a freeze, or an open refund window of the series, keeps from claiming, for all
		/// units that it has now. The claims are not closed while it waits. Reserving again takes the units of then.
		///
		/// Origin: signed by anybody, before the end of claims. Errors: `UnknownSeries`, `NotRegistered`,
		/// `NotInDefault`, `OwnDefault`, `NoClaim`, `ClaimsEnded`, `NothingToReserve`, `NotFrozen`. Event:
		/// [`Event::ShareReserved`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::reserve())]
		pub fn reserve(
			origin: OriginFor<T>,
			series: SeriesId,
			holder: T::AccountId,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_reserve(by, series, holder)
		}

		/// Ends a reservation: at once when its holder has no units; otherwise the first call after nothing keeps it from
		/// claiming any more notes that, and one that comes [`Config::ReservationGrace`] later ends it.
		///
		/// Origin: signed by anybody. Errors: `NoReservation`, `UnknownSeries`, `NotRegistered`, `NotInDefault`,
		/// `StillFrozen`, `HolderHasTime`. Events: [`Event::ReservationEnding`], [`Event::ReservationEnded`] or
		/// [`Event::ReservationRenewed`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::end_reservation())]
		pub fn end_reservation(
			origin: OriginFor<T>,
			series: SeriesId,
			holder: T::AccountId,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_end_reservation(by, series, holder)
		}

		/// Gives holders more time to claim, also after the time is over.
		///
		/// Origin: an officer. Parameters: `issuer`, any account of it; `until`, later than the end so far and than now;
		/// `reason`, the hash of the record behind it. Errors: `ReasonMissing`, `NotRegistered`, `NotInDefault`,
		/// `AlreadyClosed`, `NotLater`. Event: [`Event::ClaimsExtended`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::extend_claims())]
		pub fn extend_claims(
			origin: OriginFor<T>,
			issuer: T::AccountId,
			until: UnixSeconds,
			reason: H256,
		) -> DispatchResult {
			let by = T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_extend_claims(by, issuer, until, reason)
		}

		/// Closes the claims. Nothing moves: what was not claimed stays the guarantee and the kept proceeds of the issuer.
		///
		/// Origin: signed by anybody, from the end of claims on, while nothing is reserved. Errors: `NotRegistered`,
		/// `NotInDefault`, `AlreadyClosed`, `ClaimsOpen`, `ReservationsOpen`. Event: [`Event::DefaultClosed`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::close_default())]
		pub fn close_default(origin: OriginFor<T>, issuer: T::AccountId) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_close_default(by, issuer)
		}

		/// Ends a default: its claims are closed, or nobody has units of the issuer any more, not even such as expired since.
		/// What it may do then, its status says.
		///
		/// Origin: governance. `reason` is the hash of the record behind it. Errors: `ReasonMissing`, `NotRegistered`,
		/// `NotInDefault`, `ReservationsOpen`, `StillOwed`. Event: [`Event::Rehabilitated`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::rehabilitate())]
		pub fn rehabilitate(
			origin: OriginFor<T>,
			issuer: T::AccountId,
			reason: H256,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_rehabilitate(issuer, reason)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What is demanded of the issuer `issuer`.
		pub fn demand_of(issuer: T::AccountId) -> Option<Demand> {
			Demands::<T>::get(T::Identities::holder_of(&issuer)?)
		}

		/// The default of the issuer `issuer`, with its fund, what is owed and what was claimed.
		pub fn default_of(issuer: T::AccountId) -> Option<DefaultRecord> {
			Defaults::<T>::get(T::Identities::holder_of(&issuer)?)
		}

		/// What of the debts of the issuer `issuer` nothing covers, in billionths of a US dollar, as far as its series were
		/// counted.
		pub fn shortfall_of(issuer: T::AccountId) -> Option<u128> {
			Self::default_of(issuer).map(|record| record.shortfall())
		}

		/// How `series` was counted in the default of its issuer.
		pub fn counted_series(series: SeriesId) -> Option<CountedSeries> {
			let issuer = T::Coupons::facts(series)?.issuer;
			Counted::<T>::get(Self::default_of(issuer)?.id, series)
		}

		/// What a claim for `quantity` units of `series` would pay now, whoever makes it. Nothing where none would.
		pub fn preview(series: SeriesId, quantity: Quantity) -> Option<Vec<Share>> {
			Self::preview_of(series, quantity)
		}

		/// Whether units of `series` have a claim in a default of its issuer. Nothing where there is no such series.
		pub fn has_claim(series: SeriesId) -> Option<bool> {
			T::Coupons::facts(series).map(|_| !T::GivenAway::is_given_away(series))
		}

		/// What waits for `holder`.
		pub fn reservation_of(series: SeriesId, holder: T::AccountId) -> Option<Reservation> {
			Reservations::<T>::get(series, holder)
		}
	}
}
