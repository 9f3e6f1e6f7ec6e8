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
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::{boxed::Box, vec::Vec};
	use frame_support::{pallet_prelude::*, traits::UnixTime};
	use frame_system::pallet_prelude::*;
	use genex_primitives::{
		Actor, Cents, CouponClass, CurrencyCode, IdentityFlags, IdentityId, Jurisdiction, Rate,
		ReviewId, SeriesId, UnixSeconds,
		rules::{Activity, AmlKind, ClassSet, Corridor, Pair, Rulebook},
		traits::{Contracts, Identities, Markers, OtherUnits, Policies, ReviewedAct, ReviewedActs},
		window::{HOURS_BACK, Window},
	};
	use sp_core::H256;
	use sp_runtime::SaturatedConversion;

	/// The storage layout this code reads and writes.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The rules for moving value.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who is behind an account.
		type Identities: Identities<Self::AccountId>;
		/// Where the rules mark related and blacklisted identities.
		type Markers: Markers<Self::AccountId>;
		/// Shared transfer policies.
		type Policies: Policies<Self::AccountId>;
		/// Which contracts may hold value.
		type Contracts: Contracts<Self::AccountId>;
		/// What other accounts of an identity have of a series.
		type OtherUnits: OtherUnits<Self::AccountId>;
		/// What happens to reviewed acts.
		type Acts: ReviewedActs;
		/// The chain's clock.
		type UnixTime: UnixTime;
		/// Decides the rulebook, corridors and bans.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// A compliance officer.
		type ComplianceOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;
		/// An officer of the second role, without whom nobody leaves the blacklist.
		type SecondOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;
		/// States what currencies are worth.
		type RateOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;
		/// What it adds to a reviewed act that its units bear numbers. Who carries out a purchase gives it back where they
		/// bear none.
		type SerialWeight: Get<Weight>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// Rulebook and list clock. Nothing moves while there is none.
	#[pallet::storage]
	pub type Rules<T> = StorageValue<_, RuleSet>;

	/// What a minor unit of each currency is worth; the US dollar needs no entry.
	// Twox: currencies come from a fixed list.
	#[pallet::storage]
	pub type ExchangeRates<T> = StorageMap<_, Twox64Concat, CurrencyCode, Rate>;

	/// What holds from the first jurisdiction to the second, where anything special does.
	// Identity: jurisdictions come from a fixed list.
	#[pallet::storage]
	pub type Corridors<T> = StorageMap<_, Identity, (Jurisdiction, Jurisdiction), Corridor>;

	/// The classes banned in each jurisdiction; an empty set is not stored.
	// Twox: jurisdictions come from a fixed list.
	#[pallet::storage]
	pub type ClassBans<T> = StorageMap<_, Twox64Concat, Jurisdiction, ClassSet, ValueQuery>;

	/// What each identity did and holds; an entry that says nothing is not stored.
	// Identity: the runtime assigns the ids, and their lowest byte comes first.
	#[pallet::storage]
	pub type Activities<T> = StorageMap<_, Identity, IdentityId, Activity, ValueQuery>;

	/// What two identities gave each other within 24 hours, the lower id first.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type Pairs<T> = StorageMap<_, Twox64Concat, (IdentityId, IdentityId), Pair, ValueQuery>;

	/// Closed-loop face value of one series that an identity bought within 24 hours.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type BoughtOfSeries<T> =
		StorageMap<_, Twox64Concat, (IdentityId, SeriesId), Window<HOURS_BACK>, ValueQuery>;

	/// Closed-loop face value that an identity, the first, bought from an issuer within 24 hours.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type BoughtFromSeller<T> =
		StorageMap<_, Twox64Concat, (IdentityId, IdentityId), Window<HOURS_BACK>, ValueQuery>;

	/// The identities, second, that are related to an issuer, first.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type Relations<T> =
		StorageDoubleMap<_, Twox64Concat, IdentityId, Twox64Concat, IdentityId, Relation>;

	/// How many related parties each issuer has; zero is not stored.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type RelatedParties<T> = StorageMap<_, Twox64Concat, IdentityId, u32, ValueQuery>;

	/// To how many issuers each identity is related; zero is not stored.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type RelatedIssuers<T> = StorageMap<_, Twox64Concat, IdentityId, u32, ValueQuery>;

	/// Contracts that may hold coupons and stablecoins.
	// Blake2: users choose the accounts.
	#[pallet::storage]
	pub type AllowedContracts<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ()>;

	/// Why identities are on the blacklist.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type Blacklist<T: Config> =
		StorageMap<_, Twox64Concat, IdentityId, BlacklistEntry<T::AccountId>>;

	/// Open cases about transfers.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type AmlCases<T> = StorageMap<_, Twox64Concat, AmlCaseId, AmlCase>;

	/// The id of the next case.
	#[pallet::storage]
	pub type NextAmlCaseId<T> = StorageValue<_, AmlCaseId, ValueQuery>;

	/// Acts of high value that wait for an officer.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type ReviewsOpen<T: Config> = StorageMap<_, Twox64Concat, ReviewId, Review<T::AccountId>>;

	/// The id of the next review.
	#[pallet::storage]
	pub type NextReviewId<T> = StorageValue<_, ReviewId, ValueQuery>;

	/// Weight that calls of the transaction that runs were declared to need for its dearest movements, and did not; and who was
	/// the last recipient of what can spare any, with its part, and whether it bought as people usually do. Emptied before and
	/// after each transaction, and at the end of a block.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Spared<T: Config> =
		StorageValue<_, (Weight, Option<(T::AccountId, Weight)>, bool), ValueQuery>;

	/// The rules of the first block.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The rulebook; without one nothing moves until governance sets it.
		pub rulebook: Option<Rulebook>,
		/// Nothing of the runtime.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let Some(book) = self.rulebook.clone() else { return };
			let outcome = book.validate();
			// A chain must not start with rules that contradict each other.
			assert!(outcome.is_ok(), "rulebook of the genesis block: {outcome:?}");
			// Until the first list is brought, all are too old.
			Rules::<T>::put(RuleSet { book, fresh_until: 0, banned_places: 0 });
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Replaces the rulebook. What was counted keeps counting, open reviews keep their deadlines.
		/// `reason` is the hash of the record behind it, as in every call of governance and officers.
		///
		/// Origin: [`Config::GovernanceOrigin`]. Emits [`Event::RulebookSet`]. Fails with [`Error::ReasonMissing`],
		/// [`Error::MonthBelowDay`],
		/// [`Error::TiersOutOfOrder`], [`Error::TimeOutOfRange`] and [`Error::ZeroThreshold`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_rulebook())]
		pub fn set_rulebook(
			origin: OriginFor<T>,
			book: Box<Rulebook>,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			Self::do_set_rulebook(book, reason)
		}

		/// States what currencies are worth, all or none. Each rate is above zero, of a time up to the present, and not
		/// older than the one before. `reason` is the hash of what the source told.
		///
		/// Origin: [`Config::RateOrigin`]. Emits [`Event::RateSet`] for each. Fails with [`Error::ReasonMissing`],
		/// [`Error::UnknownCurrency`], [`Error::NoRateNeeded`], [`Error::ZeroRate`], [`Error::RateFromFuture`] and [`Error::RateOutdated`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_rates(rates.len().saturated_into()))]
		pub fn set_rates(origin: OriginFor<T>, rates: RateBatch, reason: H256) -> DispatchResult {
			let by = T::RateOrigin::ensure_origin(origin)?;
			Self::ensure_reason(reason)?;
			let set = |(currency, rate)| Self::do_set_rate(&by, currency, rate, reason);
			rates.into_iter().try_for_each(set)
		}

		/// Sets what holds for value that goes `from` one jurisdiction `to` another; nothing removes it.
		///
		/// Origin: [`Config::GovernanceOrigin`]. Emits [`Event::CorridorSet`]. Fails with [`Error::ReasonMissing`],
		/// [`Error::UnknownJurisdiction`], [`Error::SameJurisdiction`] and [`Error::NothingChanges`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_corridor())]
		pub fn set_corridor(
			origin: OriginFor<T>,
			from: Jurisdiction,
			to: Jurisdiction,
			corridor: Option<Corridor>,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			Self::do_set_corridor(from, to, corridor, reason)
		}

		/// Bans coupons of `class` from the hands of residents of `jurisdiction`, or lifts the ban. Who holds some keeps
		/// and redeems them.
		///
		/// Origin: [`Config::GovernanceOrigin`]. Emits [`Event::ClassBanSet`]. Fails with [`Error::ReasonMissing`],
		/// [`Error::UnknownJurisdiction`], [`Error::NothingChanges`] and [`Error::RulesMissing`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::set_class_ban())]
		pub fn set_class_ban(
			origin: OriginFor<T>,
			jurisdiction: Jurisdiction,
			class: CouponClass,
			banned: bool,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			Self::do_set_class_ban(jurisdiction, class, banned, reason)
		}

		/// Declares `related` to be a related party of `issuer`. `reason` is the hash of the record behind it.
		///
		/// Origin: [`Config::ComplianceOrigin`], or signed by an account of the issuer, which must be L3 and needs no
		/// reason. Emits [`Event::RelationDeclared`]. Fails with [`Error::ReasonMissing`], [`Error::NotTheIssuer`], [`Error::Refused`],
		/// [`Error::TooManyRelations`], [`Error::SameIdentity`], [`Error::UnknownIdentity`] and
		/// [`Error::AlreadyRelated`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::declare_relation())]
		pub fn declare_relation(
			origin: OriginFor<T>,
			issuer: IdentityId,
			related: IdentityId,
			kind: RelationKind,
			reason: H256,
		) -> DispatchResult {
			let by = Self::ensure_may_declare(origin, issuer, reason)?;
			Self::do_declare_relation(by, issuer, related, kind, reason)
		}

		/// Ends a relation. `reason` is the hash of the record behind it.
		///
		/// Origin: [`Config::ComplianceOrigin`]. Emits [`Event::RelationEnded`]. Fails with [`Error::ReasonMissing`] and
		/// [`Error::NotRelated`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::end_relation())]
		pub fn end_relation(
			origin: OriginFor<T>,
			issuer: IdentityId,
			related: IdentityId,
			reason: H256,
		) -> DispatchResult {
			let by = T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_end_relation(by, issuer, related, reason)
		}

		/// Puts `identity` on the blacklist: from now on it may redeem coupons and be refunded, and move neither coupons nor
		/// money otherwise. Its GNX, which pays for gas, stays under its limits. `reason` and `case` are hashes of files.
		///
		/// Origin: [`Config::ComplianceOrigin`]. Emits [`Event::Blacklisted`]. Fails with [`Error::ReasonMissing`],
		/// [`Error::AlreadyBlacklisted`] and [`Error::UnknownIdentity`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::blacklist())]
		pub fn blacklist(
			origin: OriginFor<T>,
			identity: IdentityId,
			reason: H256,
			case: H256,
		) -> DispatchResult {
			let by = T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_blacklist(by, identity, reason, case)
		}

		/// Takes `identity` off the blacklist.
		///
		/// Origin: [`Config::SecondOrigin`], another account than the one that put it there. Emits
		/// [`Event::BlacklistLifted`]. Fails with [`Error::ReasonMissing`], [`Error::NotBlacklisted`], [`Error::SameOfficer`] and
		/// [`Error::UnknownIdentity`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::lift_blacklist())]
		pub fn lift_blacklist(
			origin: OriginFor<T>,
			identity: IdentityId,
			reason: H256,
			case: H256,
		) -> DispatchResult {
			let by = T::SecondOrigin::ensure_origin(origin)?;
			Self::do_lift_blacklist(by, identity, reason, case)
		}

		/// Closes the case `id`, which is about `identity` and `kind`, and begins to count anew.
		///
		/// Origin: [`Config::ComplianceOrigin`]. Emits [`Event::AmlCaseClosed`]. Fails with [`Error::ReasonMissing`],
		/// [`Error::UnknownCase`] and [`Error::CaseMismatch`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::close_aml_case())]
		pub fn close_aml_case(
			origin: OriginFor<T>,
			id: AmlCaseId,
			identity: IdentityId,
			kind: AmlKind,
			reason: H256,
		) -> DispatchResult {
			let by = T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_close_aml_case(by, id, identity, kind, reason)
		}

		/// Approves a reviewed act, which then takes place. `reason` is the hash of the finding.
		///
		/// Origin: [`Config::ComplianceOrigin`], not of the identity whose act it is. Emits [`Event::ReviewApproved`].
		/// Fails with [`Error::ReasonMissing`], [`Error::UnknownReview`], [`Error::OwnAct`], [`Error::ReviewLapsed`] and
		/// the errors of the act.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::approve_review().saturating_add(T::SerialWeight::get()))]
		pub fn approve_review(
			origin: OriginFor<T>,
			review: ReviewId,
			reason: H256,
		) -> DispatchResult {
			let by = T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_approve_review(by, review, reason)
		}

		/// Refuses a reviewed act; its value goes back, whole. `reason` is the hash of the finding.
		///
		/// Origin: [`Config::ComplianceOrigin`]. Emits [`Event::ReviewRejected`]. Fails with [`Error::ReasonMissing`],
		/// [`Error::UnknownReview`] and the errors of the act.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::reject_review())]
		pub fn reject_review(
			origin: OriginFor<T>,
			review: ReviewId,
			reason: H256,
		) -> DispatchResult {
			let by = T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_reject_review(by, review, reason)
		}

		/// Has the value of an act returned, whole, that no officer decided in time.
		///
		/// Origin: signed by anyone, from the deadline on. Emits [`Event::ReviewReturned`]. Fails with
		/// [`Error::UnknownReview`], [`Error::ReviewNotDue`] and the errors of the act.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::return_review())]
		pub fn return_review(origin: OriginFor<T>, review: ReviewId) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_return_review(by, review)
		}

		/// Removes the named pairs of identities in which nothing counts any more; the others stay.
		///
		/// Origin: signed by anyone. Emits [`Event::PairsSwept`].
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::sweep_pairs(pairs.len().saturated_into()))]
		pub fn sweep_pairs(origin: OriginFor<T>, pairs: PairList) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_sweep_pairs(by, pairs)
		}

		/// Removes the named counters of closed-loop purchases in which nothing counts any more; the others stay.
		///
		/// Origin: signed by anyone. Emits [`Event::CountersSwept`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::sweep_counters(counters.len().saturated_into()))]
		pub fn sweep_counters(origin: OriginFor<T>, counters: CounterList) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_sweep_counters(by, counters)
		}

		/// Lets the contract `who` hold coupons and stablecoins, or ends that; what it has stays.
		///
		/// Origin: [`Config::GovernanceOrigin`]. Emits [`Event::ContractAllowed`]. Fails with [`Error::ReasonMissing`] and
		/// [`Error::NothingChanges`].
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::allow_contract())]
		pub fn allow_contract(
			origin: OriginFor<T>,
			who: T::AccountId,
			allowed: bool,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			Self::do_allow_contract(who, allowed, reason)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Every limit of `identity` with what is used and left of it; nothing where there is no such identity or no
		/// rulebook.
		pub fn limit_status(identity: IdentityId) -> Option<Vec<LimitStatus>> {
			Self::view_limits(identity)
		}

		/// The caps of `identity` on what it holds and on what it gives or sells abroad, with what is used and left of
		/// them; nothing where there is no such identity or no rulebook.
		pub fn cap_status(identity: IdentityId) -> Option<CapStatus> {
			Self::view_caps(identity)
		}

		/// The cap on what one identity buys of a closed-loop series, or of one seller's; nothing without a rulebook.
		pub fn closed_loop_status(counter: Counter) -> Option<DayCap> {
			Self::view_closed_loop(counter)
		}

		/// The cap on what `related` buys of the issuer; nothing when they are not related or there is no rulebook.
		pub fn related_status(issuer: IdentityId, related: IdentityId) -> Option<DayCap> {
			Self::view_related(issuer, related)
		}

		/// The rulebook in force.
		pub fn rulebook() -> Option<Rulebook> {
			Rules::<T>::get().map(|rules| rules.book)
		}

		/// What a minor unit of `currency` is worth, however old that is; one of the US dollar always.
		pub fn rate(currency: CurrencyCode) -> Option<Rate> {
			Self::known_rate(currency)
		}

		/// What holds for value that goes `from` one jurisdiction `to` another.
		pub fn corridor(from: Jurisdiction, to: Jurisdiction) -> Corridor {
			Corridors::<T>::get((from, to)).unwrap_or_default()
		}

		/// Whether coupons of `class` are banned in `jurisdiction`.
		pub fn is_class_banned(jurisdiction: Jurisdiction, class: CouponClass) -> bool {
			ClassBans::<T>::get(jurisdiction).contains(class)
		}

		/// Reviews that wait, in storage order: up to `limit` (at most 100) after `start_after`, the last of the page
		/// before.
		pub fn open_reviews(
			start_after: Option<ReviewId>,
			limit: u32,
		) -> Vec<(ReviewId, Review<T::AccountId>)> {
			Self::view_reviews(start_after, limit)
		}

		/// The review with this id, while it waits.
		pub fn review(review: ReviewId) -> Option<Review<T::AccountId>> {
			ReviewsOpen::<T>::get(review)
		}

		/// What the two identities gave each other, seen from the lower id.
		pub fn pair(a: IdentityId, b: IdentityId) -> Pair {
			Pairs::<T>::get(Pair::key(a, b))
		}

		/// All that the rules count of `identity`.
		pub fn activity(identity: IdentityId) -> Activity {
			Activities::<T>::get(identity)
		}

		/// Whether `identity` is the issuer or related to it.
		pub fn are_related(issuer: IdentityId, identity: IdentityId) -> bool {
			issuer == identity || Relations::<T>::contains_key(issuer, identity)
		}

		/// Related parties of an issuer, in storage order, paged like `open_reviews`.
		pub fn relations(
			issuer: IdentityId,
			start_after: Option<IdentityId>,
			limit: u32,
		) -> Vec<(IdentityId, Relation)> {
			Self::view_relations(issuer, start_after, limit)
		}

		/// First second at which the sanctions lists count as too old.
		pub fn lists_fresh_until() -> UnixSeconds {
			Rules::<T>::get().map_or(0, |rules| rules.fresh_until)
		}

		/// The open case with this id.
		pub fn aml_case(id: AmlCaseId) -> Option<AmlCase> {
			AmlCases::<T>::get(id)
		}

		/// Open cases, in storage order, paged like `open_reviews`.
		pub fn open_aml_cases(
			start_after: Option<AmlCaseId>,
			limit: u32,
		) -> Vec<(AmlCaseId, AmlCase)> {
			Self::view_aml_cases(start_after, limit)
		}

		/// The digest of a case about `identity` and `kind` opened at `opened_at`.
		pub fn aml_digest(identity: IdentityId, kind: AmlKind, opened_at: UnixSeconds) -> H256 {
			Self::digest_of(identity, kind, opened_at)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// For `on_finalize`, which removes what the last movement spared.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			T::DbWeight::get().writes(1)
		}

		fn on_finalize(_: BlockNumberFor<T>) {
			Spared::<T>::kill();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
