// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

mod errors;
mod events;
mod functions;
mod heard;
mod impls;
pub mod types;
pub mod views;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;

pub use pallet::*;
pub use types::*;
pub use views::{Headroom, IssuerView};
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

/// Who may issue, how much, and who acts for an issuer.
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::{boxed::Box, vec::Vec};
	use frame_support::{
		pallet_prelude::*,
		traits::{Contains, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use genex_primitives::{
		Actor, AssetId, Balance, IdentityId,
		issuance::{
			Grade, StaffScope,
			credit::{CreditTerms, Score},
		},
		traits::{Books, Cash, Compliance, GivenAway, Identities, Issuers as Eligibility, Related},
	};
	use sp_core::H256;
	use sp_runtime::SaturatedConversion;

	/// The storage layout this code reads and writes.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The issuers.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who is behind an account.
		type Identities: Identities<Self::AccountId>;
		/// Who may be an issuer at all: asked at every act besides the status.
		type Eligible: Eligibility<Self::AccountId>;
		/// Where guarantees are held.
		type Cash: Cash<Self::AccountId>;
		/// Knows what money is worth.
		type Compliance: Compliance<Self::AccountId>;
		/// The books, told of guarantees.
		type Books: Books<Self::AccountId>;
		/// Who counts as one party with an issuer: what it redeems proves nothing.
		type Related: Related<Self::AccountId>;
		/// Which series are given away, and so have no claim in a default.
		type GivenAway: GivenAway;
		/// Identities that must answer a demand, which may end in a default: their guarantees stay.
		type Demanded: Contains<IdentityId>;
		/// Who approves, rejects and supervises issuers; gives the officer's account.
		type OfficerOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;
		/// Who sets what decides about credit.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The chain's clock.
		type UnixTime: UnixTime;
		/// The most open incidents of one issuer.
		#[pallet::constant]
		type MaxOpenIncidents: Get<u32>;
		/// The most members of staff of one account that issues.
		#[pallet::constant]
		type MaxStaff: Get<u32>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// What decides about credit; the default of its type until the council sets it.
	#[pallet::storage]
	pub type Terms<T> = StorageValue<_, CreditTerms, ValueQuery>;

	/// Every issuer, and every identity whose application waits.
	// Identity: the runtime assigns the ids, and their lowest byte comes first.
	#[pallet::storage]
	pub type Issuers<T> = StorageMap<_, Identity, IdentityId, IssuerRecord>;

	/// What issuers showed when they applied. Issuers of the genesis block did not.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type Applications<T: Config> =
		StorageMap<_, Twox64Concat, IdentityId, Application<T::AccountId>>;

	/// What each issuer promised, and what became of it.
	// Identity: the runtime assigns the ids, and their lowest byte comes first.
	#[pallet::storage]
	pub type PromisesOf<T> = StorageMap<_, Identity, IdentityId, Promises, ValueQuery>;

	/// What is put aside for the holders of each issuer's coupons; nothing is not stored.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type FundsOf<T: Config> =
		StorageMap<_, Twox64Concat, IdentityId, Funds<T::AccountId>, ValueQuery>;

	/// All ratings of each issuer.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type RatingsOf<T> = StorageMap<_, Twox64Concat, IdentityId, Ratings, ValueQuery>;

	/// How many ratings a holder may still give to an issuer, one for each redemption: (issuer, holder). Zero is not
	/// stored.
	// Twox: the runtime assigns both ids.
	#[pallet::storage]
	pub type RatingRights<T> =
		StorageDoubleMap<_, Twox64Concat, IdentityId, Twox64Concat, IdentityId, u32, ValueQuery>;

	/// Open incidents of each issuer.
	// Twox: the runtime assigns ids and numbers.
	#[pallet::storage]
	pub type Incidents<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		IdentityId,
		Twox64Concat,
		IncidentId,
		Incident<T::AccountId>,
	>;

	/// Who acts for an account that issues: (issuer, member of staff).
	// Blake2: users choose both accounts.
	#[pallet::storage]
	pub type Staff<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		StaffRecord,
	>;

	/// How many members of staff each account has; zero is not stored.
	// Blake2: a user chooses the account.
	#[pallet::storage]
	pub type StaffCount<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Issuers that are approved from the first block on.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// An account of each of them; its identity must exist.
		pub issuers: Vec<T::AccountId>,
		/// What decides about credit, if not the default.
		pub terms: Option<CreditTerms>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if let Some(terms) = self.terms {
				assert!(
					terms.is_sound(),
					"the credit terms of the genesis block contradict themselves"
				);
				Terms::<T>::put(terms);
			}
			for issuer in &self.issuers {
				let identity = T::Identities::identity_of(issuer);
				// A chain must not start with fewer issuers than its specification names.
				assert!(identity.is_some(), "an issuer of the genesis block is nobody: {issuer:?}");
				// The clock does not run yet.
				let record = IssuerRecord::new(IssuerStatus::Active, 0);
				identity.into_iter().for_each(|identity| Issuers::<T>::insert(identity, record));
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}

		fn integrity_test() {
			assert!(T::MaxOpenIncidents::get() > 0, "no incident could ever be reported");
			assert!(T::MaxStaff::get() > 0, "nobody could ever be appointed");
			assert!(CreditTerms::default().is_sound(), "the default terms contradict themselves");
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Asks for the caller's identity to become an issuer. `brand` is the hash of the proof that the brand is its own,
		/// `documents` the hashes of its registration and permits.
		///
		/// Origin: signed by an account of an identity of tier L3. Emits [`Event::Applied`]. Fails with
		/// [`Error::Refused`], [`Error::AlreadyApplied`] and [`Error::DocumentsMissing`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::apply())]
		pub fn apply(origin: OriginFor<T>, brand: H256, documents: Documents) -> DispatchResult {
			let applicant = ensure_signed(origin)?;
			Self::do_apply(applicant, brand, documents)
		}

		/// Takes an application back before it is decided.
		///
		/// Origin: signed by an account of the identity. Emits [`Event::ApplicationWithdrawn`]. Fails with
		/// [`Error::NotRegistered`], [`Error::NoIssuer`] and [`Error::NotApplied`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::withdraw_application())]
		pub fn withdraw_application(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_application(who)
		}

		/// Lets an applicant issue, with grade C and the limit that goes with it. `reason` is the hash of what the officer
		/// found.
		///
		/// Origin: [`Config::OfficerOrigin`]. Emits [`Event::IssuerApproved`]. Fails with [`Error::ReasonMissing`],
		/// [`Error::NoIssuer`] and [`Error::NotApplied`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::approve())]
		pub fn approve(origin: OriginFor<T>, identity: IdentityId, reason: H256) -> DispatchResult {
			let by = T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_approve(by, identity, reason)
		}

		/// Rejects an application, which is forgotten; the identity may apply again. `reason` is the hash of the
		/// explanation.
		///
		/// Origin: [`Config::OfficerOrigin`]. Emits [`Event::ApplicationRejected`]. Fails like `approve`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::reject())]
		pub fn reject(origin: OriginFor<T>, identity: IdentityId, reason: H256) -> DispatchResult {
			let by = T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_reject(by, identity, reason)
		}

		/// Puts an issuer on the watch list, suspends or freezes it, or ends that. Its coupons are redeemed in every
		/// status.
		///
		/// Origin: [`Config::OfficerOrigin`]. Emits [`Event::StatusSet`]. Fails with [`Error::ReasonMissing`],
		/// [`Error::NoIssuer`] and [`Error::WrongStatus`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::set_status())]
		pub fn set_status(
			origin: OriginFor<T>,
			identity: IdentityId,
			status: IssuerStatus,
			reason: H256,
		) -> DispatchResult {
			let by = T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_set_status(by, identity, status, reason)
		}

		/// Opens an incident, which costs points while it is open. `reason` is the hash of what is known.
		///
		/// Origin: [`Config::OfficerOrigin`]. Emits [`Event::IncidentReported`]. Fails with [`Error::ReasonMissing`],
		/// [`Error::NoIssuer`], [`Error::WrongStatus`] and [`Error::TooManyIncidents`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::report_incident())]
		pub fn report_incident(
			origin: OriginFor<T>,
			identity: IdentityId,
			reason: H256,
		) -> DispatchResult {
			let by = T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_report_incident(by, identity, reason)
		}

		/// Closes an incident. If `upheld` it costs points for good, else nothing any more.
		///
		/// Origin: [`Config::OfficerOrigin`]. Emits [`Event::IncidentResolved`]. Fails with [`Error::ReasonMissing`],
		/// [`Error::NoIssuer`] and [`Error::NoIncident`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::resolve_incident())]
		pub fn resolve_incident(
			origin: OriginFor<T>,
			identity: IdentityId,
			incident: IncidentId,
			upheld: bool,
			reason: H256,
		) -> DispatchResult {
			let by = T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_resolve_incident(by, identity, incident, upheld, reason)
		}

		/// Replaces what decides about credit. Limits follow at once, and rise by a better grade with the next `rescore` of
		/// each issuer. A limit below what is promised stops minting only.
		///
		/// Origin: [`Config::GovernanceOrigin`]. Emits [`Event::TermsSet`]. Fails with [`Error::ReasonMissing`],
		/// [`Error::UnsoundTerms`] and [`Error::VersionNotRaised`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::set_terms())]
		pub fn set_terms(
			origin: OriginFor<T>,
			terms: Box<CreditTerms>,
			reason: H256,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_set_terms(terms, reason)
		}

		/// Computes the score of an issuer anew, and its grade from it.
		///
		/// Origin: signed by anyone. Emits [`Event::Rescored`] with every component. Fails with [`Error::NoIssuer`], and
		/// with [`Error::WrongStatus`] before approval and in default.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::rescore())]
		pub fn rescore(origin: OriginFor<T>, identity: IdentityId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_rescore(identity)
		}

		/// Rates an issuer with one to five `stars`, once for each redemption of the caller's identity.
		///
		/// Origin: signed by an account of the identity that redeemed. Emits [`Event::Rated`]. Fails with
		/// [`Error::InvalidRating`], [`Error::NotRegistered`] and [`Error::NothingToRate`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::rate())]
		pub fn rate(origin: OriginFor<T>, identity: IdentityId, stars: u8) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_rate(who, identity, stars)
		}

		/// Puts `amount` smallest units of `asset` aside for holders, which raises the limit.
		///
		/// Origin: signed by an account of the issuer. Emits [`Event::GuaranteeDeposited`]. Fails with
		/// [`Error::ZeroAmount`], [`Error::UnknownAsset`], [`Error::Refused`], [`Error::NotRegistered`],
		/// [`Error::NoIssuer`], [`Error::WrongStatus`] and [`Error::TooManyDeposits`], and where too little is free.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::deposit_guarantee())]
		pub fn deposit_guarantee(
			origin: OriginFor<T>,
			asset: AssetId,
			amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_deposit_guarantee(who, asset, amount)
		}

		/// Takes `amount` smallest units of `asset` that the caller put aside back, unless the limit would fall below what
		/// is promised. A grade that the issuer would not reach with what is left is lost.
		///
		/// Origin: signed by the account that put it aside. Emits [`Event::GuaranteeWithdrawn`], and [`Event::Rescored`]
		/// before it when a grade is lost. Fails with
		/// [`Error::ZeroAmount`], [`Error::NotRegistered`], [`Error::NoIssuer`], [`Error::GuaranteeKept`] when frozen, in
		/// default or with a demand to answer, [`Error::NotEnoughGuarantee`] and [`Error::GuaranteeNeeded`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::withdraw_guarantee())]
		pub fn withdraw_guarantee(
			origin: OriginFor<T>,
			asset: AssetId,
			amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_guarantee(who, asset, amount)
		}

		/// Lets `staff` act for the series of the caller, or changes what it may do. What it did in this period stays
		/// counted.
		///
		/// Origin: signed by an account of the issuer. Emits [`Event::StaffAppointed`]. Fails with [`Error::OwnAccount`],
		/// [`Error::InvalidStaffTerms`], [`Error::NotRegistered`], [`Error::NoIssuer`], [`Error::WrongStatus`] and
		/// [`Error::TooManyStaff`].
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::appoint_staff())]
		pub fn appoint_staff(
			origin: OriginFor<T>,
			staff: T::AccountId,
			terms: StaffTerms,
		) -> DispatchResult {
			let issuer = ensure_signed(origin)?;
			Self::do_appoint_staff(issuer, staff, terms)
		}

		/// Lets `staff` no longer act for the caller.
		///
		/// Origin: signed by the account that appointed it. Emits [`Event::StaffDismissed`]. Fails with
		/// [`Error::NotStaff`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::dismiss_staff())]
		pub fn dismiss_staff(origin: OriginFor<T>, staff: T::AccountId) -> DispatchResult {
			let issuer = ensure_signed(origin)?;
			Self::do_dismiss_staff(issuer, staff)
		}

		/// Removes members of staff whose time is over, all or none.
		///
		/// Origin: signed by anyone. Emits [`Event::StaffRemoved`] for each. Fails with [`Error::NotStaff`] and
		/// [`Error::StaffNotExpired`].
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::remove_expired_staff(staff.len().saturated_into()))]
		pub fn remove_expired_staff(
			origin: OriginFor<T>,
			issuer: T::AccountId,
			staff: BoundedVec<T::AccountId, ConstU32<MAX_REMOVED>>,
		) -> DispatchResult {
			ensure_signed(origin)?;
			staff.into_iter().try_for_each(|member| Self::do_remove_expired(&issuer, member))
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Everything about an issuer, or about an identity whose application waits.
		pub fn issuer(identity: IdentityId) -> Option<IssuerView<T::AccountId>> {
			Self::view_issuer(identity)
		}

		/// How much an issuer may still promise.
		pub fn headroom(identity: IdentityId) -> Option<Headroom> {
			Self::view_headroom(identity)
		}

		/// The score, component by component, that `rescore` would store now.
		pub fn score(identity: IdentityId) -> Option<Score> {
			Self::view_score(identity)
		}

		/// What decides about credit.
		pub fn terms() -> CreditTerms {
			Terms::<T>::get()
		}

		/// What `staff` may do for `issuer`, and how much it did in its period.
		pub fn staff(issuer: T::AccountId, staff: T::AccountId) -> Option<StaffRecord> {
			Staff::<T>::get(issuer, staff)
		}

		/// All staff of `issuer`, in no order: as many as it may have.
		pub fn staff_of(issuer: T::AccountId) -> Vec<(T::AccountId, StaffRecord)> {
			Self::view_staff(&issuer)
		}

		/// Open incidents of an issuer, in no order: as many as there may be.
		pub fn incidents(identity: IdentityId) -> Vec<(IncidentId, Incident<T::AccountId>)> {
			Self::view_incidents(identity)
		}
	}
}
