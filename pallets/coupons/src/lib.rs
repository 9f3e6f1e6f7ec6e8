// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

mod errors;
mod events;
mod functions;
mod impls;
pub mod types;
pub mod units;
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
pub use views::{HoldingView, SeriesView};
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
		Actor, Clearance, LegalClass, Money, Path, Quantity, Reason, SeriesId, SeriesState,
		traits::{
			Compliance, Identities, Issuers, Policies, RefundWindows, SerialBook, UnitsListener,
		},
	};
	use genex_storage::sweeps::Sweeps;
	use sp_core::H256;
	use sp_runtime::SaturatedConversion;

	/// The storage layout this code reads and writes.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The only place where coupons move.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who is behind an account.
		type Identities: Identities<Self::AccountId>;
		/// The rules that every move is checked against.
		type Compliance: Compliance<Self::AccountId>;
		/// Shared transfer policies, which series can point to.
		type Policies: Policies<Self::AccountId>;
		/// Who may create series and mint.
		type Issuers: Issuers<Self::AccountId>;
		/// Who knows which unit of a serialised series is whose.
		type Serials: SerialBook<Self::AccountId>;
		/// Who is told of every change of units.
		type Listener: UnitsListener<Self::AccountId>;
		/// Who knows which purchases can be undone, for which their units must be there.
		type Windows: RefundWindows;
		/// Who approves and rejects submitted series.
		type ApprovalOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;
		/// Who sets the legal rules.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The clock of validity, in seconds.
		type UnixTime: UnixTime;
		/// The most series of one issuer that wait for approval: drafts, submitted and rejected.
		#[pallet::constant]
		type MaxDraftsPerIssuer: Get<u32>;
		/// The most redeemers of one series besides its issuer.
		#[pallet::constant]
		type MaxRedeemersPerSeries: Get<u32>;
		/// The most operators that one owner allows at a time.
		#[pallet::constant]
		type MaxOperatorsPerOwner: Get<u32>;
		/// What it adds to a recall that units bear numbers.
		type SerialWeight: Get<Weight>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
		/// Makes accounts that pass the bound rules.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// The id that the next series gets; the first is 1.
	#[pallet::storage]
	pub type NextSeriesId<T> = StorageValue<_, SeriesId, ValueQuery, ConstU32<1>>;

	/// The facts of each series that moves of its units read.
	// Identity: the runtime assigns the ids, and their lowest byte comes first.
	#[pallet::storage]
	pub type Series<T: Config> = StorageMap<_, Identity, SeriesId, SeriesRecord<T::AccountId>>;

	/// Texts and hashes of each series.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type Details<T> = StorageMap<_, Twox64Concat, SeriesId, SeriesDetails>;

	/// Where holders of a series must reside; stored for limited series only.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type Territories<T> = StorageMap<_, Twox64Concat, SeriesId, Territory, ValueQuery>;

	/// Where the units of each series are.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type Counters<T> = StorageMap<_, Twox64Concat, SeriesId, UnitCounters, ValueQuery>;

	/// Units that were in holders' hands when the validity of each series ended, once that is booked.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type ExpiredUnits<T> = StorageMap<_, Twox64Concat, SeriesId, Quantity>;

	/// Units of each account; an entry with no units is removed.
	// Blake2 for the account, which a user chooses; none for the id, which the runtime assigns.
	#[pallet::storage]
	pub type Holdings<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Identity,
		SeriesId,
		Holding,
		ValueQuery,
	>;

	/// Accounts besides the issuer that accept units of a series.
	// Twox for the id, which the runtime assigns; Blake2 for the account, which a user chooses.
	#[pallet::storage]
	pub type Redeemers<T: Config> =
		StorageDoubleMap<_, Twox64Concat, SeriesId, Blake2_128Concat, T::AccountId, ()>;

	/// How far the block came with the redeemers of each series that it sweeps.
	#[pallet::storage]
	pub type Sweeping<T: Config> =
		StorageValue<_, Sweeps<BlockNumberFor<T>, SeriesId, T::AccountId>, ValueQuery>;

	/// Operators that may move every unit of an owner: (owner, operator).
	// Blake2: users choose both accounts.
	#[pallet::storage]
	pub type Operators<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Blake2_128Concat, T::AccountId, ()>;

	/// Series of each issuer in the states Draft, Submitted and Rejected; zero is not stored.
	// Blake2: a user chooses the account.
	#[pallet::storage]
	pub type OpenDrafts<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Series of each issuer in any state; zero is not stored. An account with one stays with its identity.
	// Blake2: a user chooses the account.
	#[pallet::storage]
	pub type SeriesCount<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// How many [`Redeemers`] each series has; zero is not stored.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type RedeemerCount<T> = StorageMap<_, Twox64Concat, SeriesId, u32, ValueQuery>;

	/// How many [`Operators`] each owner has; zero is not stored.
	// Blake2: a user chooses the account.
	#[pallet::storage]
	pub type OperatorCount<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Rules set by governance; without an entry [`LegalRule::default_of`] holds.
	// Twox: three known classes.
	#[pallet::storage]
	pub type LegalRules<T> = StorageMap<_, Twox64Concat, LegalClass, LegalRule>;

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Drafts a series with `terms`.
		///
		/// Origin: signed by an account that may issue. Emits [`Event::SeriesCreated`]. Fails with [`Error::Refused`],
		/// [`Error::TooManyDrafts`] and with the errors that name a term.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create_series())]
		pub fn create_series(origin: OriginFor<T>, terms: Box<SeriesTerms>) -> DispatchResult {
			let issuer = ensure_signed(origin)?;
			Self::do_create_series(issuer, terms)
		}

		/// Replaces all terms of a draft or rejected series.
		///
		/// Origin: signed by the issuer. Emits [`Event::SeriesAmended`]. Fails with [`Error::NotEditable`] and with the
		/// errors that name a term.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::amend_series())]
		pub fn amend_series(
			origin: OriginFor<T>,
			series: SeriesId,
			terms: Box<SeriesTerms>,
		) -> DispatchResult {
			let issuer = ensure_signed(origin)?;
			Self::do_amend_series(issuer, series, terms)
		}

		/// Asks for approval; from here on the terms cannot be changed. A series of a trusted issuer is approved at once.
		///
		/// Origin: signed by the issuer, who still may issue. Emits [`Event::SeriesSubmitted`], and
		/// [`Event::SeriesTrusted`] if approved. Fails with [`Error::WrongState`], [`Error::Refused`], and with
		/// [`Error::ValidityTooShort`] if it could not be sold.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::submit_series())]
		pub fn submit_series(origin: OriginFor<T>, series: SeriesId) -> DispatchResult {
			let issuer = ensure_signed(origin)?;
			Self::do_submit_series(issuer, series)
		}

		/// Takes a submitted series back to draft.
		///
		/// Origin: signed by the issuer. Emits [`Event::SubmissionWithdrawn`]. Fails with [`Error::WrongState`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::withdraw_submission())]
		pub fn withdraw_submission(origin: OriginFor<T>, series: SeriesId) -> DispatchResult {
			let issuer = ensure_signed(origin)?;
			Self::do_withdraw_submission(issuer, series)
		}

		/// Approves submitted series, all or none, each with the revision that was read. `reason` is the hash of what the
		/// officer found.
		///
		/// Origin: [`Config::ApprovalOrigin`]. Emits [`Event::SeriesApproved`] for each. Fails with
		/// [`Error::ReasonMissing`], [`Error::NoSuchSeries`], [`Error::RevisionChanged`] and [`Error::WrongState`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::approve_series(approvals.len().saturated_into()))]
		pub fn approve_series(
			origin: OriginFor<T>,
			approvals: Approvals,
			reason: H256,
		) -> DispatchResult {
			let by = T::ApprovalOrigin::ensure_origin(origin)?;
			Self::ensure_reason(reason)?;
			let approve = |(id, read)| Self::do_approve_series(&by, id, read, reason);
			approvals.into_iter().try_for_each(approve)
		}

		/// Rejects a submitted series; the issuer may amend and submit it again.
		///
		/// Origin: [`Config::ApprovalOrigin`]. Emits [`Event::SeriesRejected`] with `reason`, the hash of the
		/// explanation. Fails with [`Error::ReasonMissing`] and like `approve_series`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::reject_series())]
		pub fn reject_series(
			origin: OriginFor<T>,
			series: SeriesId,
			revision: Revision,
			reason: H256,
		) -> DispatchResult {
			let by = T::ApprovalOrigin::ensure_origin(origin)?;
			Self::do_reject_series(by, series, revision, reason)
		}

		/// Mints units into the issuer's inventory.
		///
		/// Origin: signed by the issuer, who still may issue and has credit, or by its staff. Emits [`Event::Minted`].
		/// Fails with [`Error::NotIssuer`], [`Error::NotMintable`], [`Error::SupplyCapReached`] and [`Error::Refused`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::mint())]
		pub fn mint(origin: OriginFor<T>, series: SeriesId, quantity: Quantity) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_mint(by, series, quantity)
		}

		/// Burns unsold units, in any state and after expiry too.
		///
		/// Origin: signed by the issuer. Emits [`Event::Recalled`]. Fails with [`Error::NotEnoughUnsold`] and
		/// [`Error::Refused`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::recall().saturating_add(T::SerialWeight::get()))]
		pub fn recall(
			origin: OriginFor<T>,
			series: SeriesId,
			quantity: Quantity,
		) -> DispatchResult {
			let issuer = ensure_signed(origin)?;
			Self::do_recall(issuer, series, quantity)
		}

		/// Ends minting and sale for good; holders keep their rights.
		///
		/// Origin: signed by the issuer. Emits [`Event::SeriesClosed`]. Fails with [`Error::WrongState`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::close_series())]
		pub fn close_series(origin: OriginFor<T>, series: SeriesId) -> DispatchResult {
			let issuer = ensure_signed(origin)?;
			Self::do_close_series(issuer, series)
		}

		/// Appoints `redeemer` to accept units.
		///
		/// Origin: signed by the issuer. Emits [`Event::RedeemerAdded`]. Fails with [`Error::AlreadyRedeemer`] and
		/// [`Error::TooManyRedeemers`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::add_redeemer())]
		pub fn add_redeemer(
			origin: OriginFor<T>,
			series: SeriesId,
			redeemer: T::AccountId,
		) -> DispatchResult {
			let issuer = ensure_signed(origin)?;
			Self::do_add_redeemer(issuer, series, redeemer)
		}

		/// Dismisses `redeemer`. The issuer itself always accepts.
		///
		/// Origin: signed by the issuer. Emits [`Event::RedeemerRemoved`]. Fails with [`Error::NotRedeemer`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::remove_redeemer())]
		pub fn remove_redeemer(
			origin: OriginFor<T>,
			series: SeriesId,
			redeemer: T::AccountId,
		) -> DispatchResult {
			let issuer = ensure_signed(origin)?;
			Self::do_remove_redeemer(issuer, series, redeemer)
		}

		/// Gives free units to another account.
		///
		/// Origin: signed by the holder. Emits [`Event::Transferred`]. Fails with [`Error::Refused`] and
		/// [`Error::NotEnoughUnits`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::transfer())]
		pub fn transfer(
			origin: OriginFor<T>,
			series: SeriesId,
			to: T::AccountId,
			quantity: Quantity,
		) -> DispatchResult {
			let from = ensure_signed(origin)?;
			Self::do_transfer(&from, &from, &to, series, quantity)
		}

		/// Gives units of several series to one account, all or none.
		///
		/// Origin: signed by the holder. Emits [`Event::Transferred`] for each item. Fails like `transfer`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::transfer_batch(items.len().saturated_into()))]
		pub fn transfer_batch(
			origin: OriginFor<T>,
			to: T::AccountId,
			items: BatchItems,
		) -> DispatchResult {
			let from = ensure_signed(origin)?;
			Self::do_transfer_batch(&from, &from, &to, &items)
		}

		/// Allows or forbids `operator` to move all units of the caller, of every series.
		///
		/// Origin: signed by the owner, who needs an identity to allow. Emits [`Event::OperatorSet`]. Fails with
		/// [`Error::SelfApproval`], [`Error::Refused`] and [`Error::TooManyOperators`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::set_operator())]
		pub fn set_operator(
			origin: OriginFor<T>,
			operator: T::AccountId,
			approved: bool,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_set_operator(&owner, &operator, approved)
		}

		/// Gives free units of `from` to another account.
		///
		/// Origin: signed by `from` or an operator of it. Emits [`Event::Transferred`]. Fails with
		/// [`Error::NotOperator`], else like `transfer`.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::transfer_from())]
		pub fn transfer_from(
			origin: OriginFor<T>,
			from: T::AccountId,
			to: T::AccountId,
			series: SeriesId,
			quantity: Quantity,
		) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_transfer(&operator, &from, &to, series, quantity)
		}

		/// Gives units of several series of `from` to one account, all or none.
		///
		/// Origin: signed by `from` or an operator of it. Emits [`Event::Transferred`] for each item. Fails with
		/// [`Error::NotOperator`], else like `transfer`.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::transfer_batch_from(items.len().saturated_into()))]
		pub fn transfer_batch_from(
			origin: OriginFor<T>,
			from: T::AccountId,
			to: T::AccountId,
			items: BatchItems,
		) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_transfer_batch(&operator, &from, &to, &items)
		}

		/// Burns units of the caller with the issuer or a redeemer that it appointed. Staff of the issuer accepts tickets and
		/// what was authorised, and nothing without it. `order_hash` must be salted, so that nobody can guess the order
		/// behind it.
		///
		/// Origin: signed by the holder. Emits [`Event::Redeemed`]. Fails with [`Error::NotRedeemer`],
		/// [`Error::StaffMustAccept`], [`Error::Refused`] and [`Error::NotEnoughUnits`].
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::redeem())]
		pub fn redeem(
			origin: OriginFor<T>,
			series: SeriesId,
			quantity: Quantity,
			redeemer: T::AccountId,
			order_hash: H256,
			ciphertext: Option<Ciphertext>,
		) -> DispatchResult {
			let holder = ensure_signed(origin)?;
			Self::do_redeem(&holder, series, quantity, &redeemer, order_hash, ciphertext)
		}

		/// Counts all units that are left after the validity as expired, once.
		///
		/// Origin: signed by anyone. Emits [`Event::ExpiryBooked`]. Fails with [`Error::NotExpired`],
		/// [`Error::AlreadyBooked`] and [`Error::NothingToBook`].
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::book_expiry())]
		pub fn book_expiry(origin: OriginFor<T>, series: SeriesId) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_book_expiry(by, series)
		}

		/// Sets what the law asks of `class`.
		///
		/// Origin: [`Config::GovernanceOrigin`]. Emits [`Event::LegalRuleSet`] with `reason`, the hash of the record behind
		/// it. Fails with [`Error::ReasonMissing`].
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::set_legal_rule())]
		pub fn set_legal_rule(
			origin: OriginFor<T>,
			class: LegalClass,
			rule: LegalRule,
			reason: H256,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::ensure_reason(reason)?;
			Self::do_set_legal_rule(class, rule, reason)
		}

		/// Removes a draft or rejected series for good; its id is not used again.
		///
		/// Origin: signed by the issuer. Emits [`Event::SeriesDiscarded`]. Fails with [`Error::NotEditable`] and
		/// [`Error::RedeemersLeft`].
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::discard_series())]
		pub fn discard_series(origin: OriginFor<T>, series: SeriesId) -> DispatchResult {
			let issuer = ensure_signed(origin)?;
			Self::do_discard_series(issuer, series)
		}

		/// Removes what `who` has of a series whose expiry is booked, so that it fills no caps.
		///
		/// Origin: signed by anyone. Emits [`Event::HoldingCleared`]. Fails with [`Error::NotExpired`],
		/// [`Error::RefundsOpen`], [`Error::NothingToClear`], [`Error::StillHeld`] and [`Error::IssuerDefaulted`].
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::clear_holding())]
		pub fn clear_holding(
			origin: OriginFor<T>,
			series: SeriesId,
			who: T::AccountId,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_clear_holding(by, series, who)
		}

		/// As `clear_holding` for each of `accounts`, leaving out those that have nothing or units in escrow.
		///
		/// Origin: signed by anyone. Emits [`Event::HoldingCleared`] for each. Fails with [`Error::NotExpired`],
		/// [`Error::RefundsOpen`], [`Error::IssuerDefaulted`] and, when nothing could be cleared, [`Error::NothingToClear`].
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::sweep_holdings(accounts.len().saturated_into()))]
		pub fn sweep_holdings(
			origin: OriginFor<T>,
			series: SeriesId,
			accounts: Swept<T::AccountId>,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_sweep_holdings(by, series, accounts)
		}

		/// Dismisses up to `limit` redeemers, 1 to 100, of a series whose expiry is booked.
		///
		/// Origin: signed by anyone. Emits [`Event::RedeemerSwept`] for each. Fails with [`Error::InvalidLimit`],
		/// [`Error::NotExpired`], [`Error::NothingToClear`] and [`Error::SweptEnough`].
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::sweep_redeemers(*limit))]
		pub fn sweep_redeemers(
			origin: OriginFor<T>,
			series: SeriesId,
			limit: u32,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_sweep_redeemers(by, series, limit)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Terms, state and counters of a series.
		pub fn series(series: SeriesId) -> Option<SeriesView<T::AccountId>> {
			Self::view_series(series)
		}

		/// What `who` has of a series; nothing where there is no such series.
		pub fn holding(who: T::AccountId, series: SeriesId) -> Option<HoldingView> {
			Self::view_holding(&who, series)
		}

		/// What `who` has, in storage order: up to `limit` (at most 100) after `start_after`, the last of the page before.
		pub fn holdings(
			who: T::AccountId,
			start_after: Option<SeriesId>,
			limit: u32,
		) -> Vec<HoldingView> {
			Self::view_holdings(&who, start_after, limit)
		}

		/// Whether `who` accepts units of a series.
		pub fn is_redeemer(series: SeriesId, who: T::AccountId) -> bool {
			Series::<T>::get(series).is_some_and(|record| Self::accepts(&record, series, &who))
		}

		/// Appointed redeemers besides the issuer, in storage order, paged like `holdings`.
		pub fn redeemers(
			series: SeriesId,
			start_after: Option<T::AccountId>,
			limit: u32,
		) -> Vec<T::AccountId> {
			Self::view_redeemers(series, start_after, limit)
		}

		/// What the law asks of `class` now.
		pub fn legal_rule(class: LegalClass) -> LegalRule {
			Self::legal_rule_of(class)
		}

		/// Every reason against a move but too few units, most important first; nothing where there is no such series.
		pub fn explain_move(
			path: Path,
			series: SeriesId,
			from: T::AccountId,
			to: T::AccountId,
			quantity: Quantity,
		) -> Option<Vec<Reason>> {
			Self::explain_priced(path, series, &from, &to, quantity, None, Clearance::None)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxDraftsPerIssuer::get() > 0, "a series begins as a draft");
			assert!(T::MaxRedeemersPerSeries::get() > 0, "a series may have a redeemer");
			assert!(T::MaxOperatorsPerOwner::get() > 0, "an owner may have an operator");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
