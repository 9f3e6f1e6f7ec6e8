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

/// An agreement of this chain.
pub type AgreementOf<T> = Agreement<<T as frame_system::Config>::AccountId>;

/// A deposit of this chain.
pub type DepositOf<T> = Deposit<<T as frame_system::Config>::AccountId>;

/// A request of this chain.
pub type RequestOf<T> = Request<<T as frame_system::Config>::AccountId>;

/// The pallet.
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{ConstU64, EnsureOrigin, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use genex_primitives::{
		Balance, Quantity, SeriesId, UnixSeconds,
		traits::{Cash, Coupons, Identities, Issuers, Redemptions},
	};
	use sp_core::H256;

	/// The storage layout this code reads and writes.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Units that move only when a custodian co-signs.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who is behind an account.
		type Identities: Identities<Self::AccountId>;

		/// Who may issue.
		type Issuers: Issuers<Self::AccountId>;

		/// Puts units aside, passes them on and gives them back.
		type Coupons: Coupons<Self::AccountId>;

		/// Burns units with redeemers, under all rules.
		type Redemptions: Redemptions<Self::AccountId>;

		/// Pays custodians.
		type Cash: Cash<Self::AccountId>;

		/// Who registers custodians, and ends deposits so that an authority can reach them; gives the officer's account.
		type ComplianceOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The chain's clock.
		type UnixTime: UnixTime;

		/// The most custodians on the register.
		#[pallet::constant]
		type MaxCustodians: Get<u32>;

		/// The most agreements of one issuer, in any state.
		#[pallet::constant]
		type MaxAgreementsPerIssuer: Get<u32>;

		/// The most deposits of one customer.
		#[pallet::constant]
		type MaxDepositsPerCustomer: Get<u32>;

		/// The longest an agreement may be valid, in seconds.
		#[pallet::constant]
		type MaxTerm: Get<UnixSeconds>;

		/// How long a move or redemption that was asked for can be approved, in seconds.
		#[pallet::constant]
		type RequestLifetime: Get<UnixSeconds>;

		/// Seconds after which a withdrawal needs no approval.
		#[pallet::constant]
		type WithdrawalDelay: Get<UnixSeconds>;

		/// What it adds to a move that its units bear numbers, and nobody names those.
		type SerialWeight: Get<Weight>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// The custodians on the register.
	// Blake2: accounts are chosen by their owners.
	#[pallet::storage]
	pub type Custodians<T: Config> = CountedStorageMap<_, Blake2_128Concat, T::AccountId, ()>;

	/// The number that the next agreement gets.
	#[pallet::storage]
	pub type NextAgreementId<T> = StorageValue<_, AgreementId, ValueQuery, ConstU64<1>>;

	/// Every agreement, until it is forgotten.
	// Twox: the runtime assigns the numbers.
	#[pallet::storage]
	pub type Agreements<T: Config> = StorageMap<_, Twox64Concat, AgreementId, AgreementOf<T>>;

	/// Every agreement of an issuer and of a custodian. The second key is the number, big-endian and not hashed, so that
	/// storage itself lists them in the order of their proposal.
	// Blake2: accounts are chosen by their owners. Identity: the runtime assigns the numbers.
	#[pallet::storage]
	pub type AgreementsOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, [u8; 8], ()>;

	/// How many agreements each issuer has; zero is not stored.
	// Blake2: accounts are chosen by their owners.
	#[pallet::storage]
	pub type AgreementCount<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The number that the next deposit gets.
	#[pallet::storage]
	pub type NextDepositId<T> = StorageValue<_, DepositId, ValueQuery, ConstU64<1>>;

	/// Every deposit.
	// Twox: the runtime assigns the numbers.
	#[pallet::storage]
	pub type Deposits<T: Config> = StorageMap<_, Twox64Concat, DepositId, DepositOf<T>>;

	/// The deposits of each customer, oldest first.
	// Blake2: accounts are chosen by their owners.
	#[pallet::storage]
	pub type DepositsOf<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<DepositId, T::MaxDepositsPerCustomer>,
		ValueQuery,
	>;

	/// The deposits under each agreement. The second key is the number, big-endian and not hashed, so that storage itself
	/// lists them in the order in which they were made.
	// Twox and Identity: the runtime assigns the numbers.
	#[pallet::storage]
	pub type DepositsUnder<T: Config> =
		StorageDoubleMap<_, Twox64Concat, AgreementId, Identity, [u8; 8], ()>;

	/// The number that the next request gets.
	#[pallet::storage]
	pub type NextRequestId<T> = StorageValue<_, RequestId, ValueQuery, ConstU64<1>>;

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The rules refuse who acts. Look the stable code up in the list of reasons, which names the remedy.
		Refused(u16),
		/// An act by office, and a refusal, need the hash of their explanation. Name it.
		ReasonMissing,
		/// The account is a custodian already. Nothing is left to do.
		AlreadyRegistered,
		/// The account is no registered custodian. Ask the compliance office to register it.
		NotRegistered,
		/// The register is full. Remove a custodian first.
		TooManyCustodians,
		/// Custodians need tier L3. Complete the company verification.
		TierTooLow,
		/// There is no such series. Look its number up.
		UnknownSeries,
		/// The series is another issuer's. Sign with the account that issues it.
		NotIssuer,
		/// A custodian co-signs for others: not for itself, nor for another account of its identity. Name somebody else.
		SameParty,
		/// There is no such stablecoin. Name a registered one.
		UnknownAsset,
		/// One act would cost more than the most in all. Lower the one or raise the other.
		FeeInconsistent,
		/// The validity ends in the past or now. Choose a later second, or propose the agreement anew.
		ValidityPassed,
		/// The validity ends too far ahead. Choose an end within `MaxTerm` of now.
		TermTooLong,
		/// The issuer has the most agreements it may have. Forget one that is over.
		TooManyAgreements,
		/// All numbers are used. Ask governance for an upgrade.
		IdsExhausted,
		/// There is no agreement with this number, or it was forgotten. Look the number up in the events.
		UnknownAgreement,
		/// Only the custodian of the agreement may do this. Sign with that account.
		NotCustodian,
		/// Only the issuer and the custodian of the agreement may do this. Sign with one of these accounts.
		NotAParty,
		/// The agreement is not in a state in which this may be done. Look up its state.
		WrongState,
		/// The agreement is not over. End it first, or wait for the end of its validity.
		NotOver,
		/// Units are still under the agreement. Their customers must withdraw them first.
		DepositsLeft,
		/// The custodian has not collected its fee. Collect it, or let the custodian forget the agreement.
		FeeDue,
		/// The agreement is not in force: it waits for the custodian, is over, or its custodian is no longer registered.
		/// Units can be withdrawn at once.
		NotInForce,
		/// The agreement is about other coupons. Choose one whose issuer and scope fit.
		NotCovered,
		/// Nothing would happen. Use a quantity or an amount above zero.
		Zero,
		/// The customer has the most deposits it may have. Withdraw one first.
		TooManyDeposits,
		/// There is no deposit with this number, or nothing is left of it. Look the number up in the events.
		UnknownDeposit,
		/// Only the customer whose deposit it is may do this. Sign with that account.
		NotCustomer,
		/// Less is left, or due, than was asked for. Look up how much is; cancel other requests to ask for their units.
		MoreThanLeft,
		/// The deposit has the most open requests it may have. Cancel one, or wait for the custodian.
		TooManyRequests,
		/// The deposit has no such request: it was approved, refused, cancelled or carried out. Look it up in the events.
		UnknownRequest,
		/// The request can no longer be approved. Cancel it and ask again; a withdrawal needs no approval now.
		DeadlinePassed,
		/// A withdrawal cannot be refused. Approve it, or let the time pass.
		NotRefusable,
		/// The request is no withdrawal. Only those are carried out without the custodian.
		NotAWithdrawal,
		/// The custodian still has time to answer. Wait for the deadline of the request.
		NotDue,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}

		fn integrity_test() {
			assert!(T::MaxCustodians::get() > 0, "nobody could ever be a custodian");
			assert!(T::MaxAgreementsPerIssuer::get() > 0, "nothing could ever be agreed");
			assert!(T::MaxDepositsPerCustomer::get() > 0, "nothing could ever be deposited");
			assert!(T::MaxTerm::get() > 0, "no agreement could ever be in force");
			assert!(T::RequestLifetime::get() > 0, "nothing could ever be approved");
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Puts a company on the register of custodians.
		///
		/// Origin: `ComplianceOrigin`. `reason` is the hash of the explanation. Errors: `ReasonMissing`,
		/// `AlreadyRegistered`, `TooManyCustodians`, `TierTooLow`. Event: `CustodianRegistered`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register_custodian())]
		pub fn register_custodian(
			origin: OriginFor<T>,
			custodian: T::AccountId,
			reason: H256,
		) -> DispatchResult {
			let by = T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_register_custodian(by, custodian, reason)
		}

		/// Takes a custodian off the register. What is under its agreements can be withdrawn at once.
		///
		/// Origin: `ComplianceOrigin`. `reason` is the hash of the explanation. Errors: `ReasonMissing`,
		/// `NotRegistered`. Event: `CustodianRemoved`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::remove_custodian())]
		pub fn remove_custodian(
			origin: OriginFor<T>,
			custodian: T::AccountId,
			reason: H256,
		) -> DispatchResult {
			let by = T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_remove_custodian(by, custodian, reason)
		}

		/// Proposes that `custodian` co-signs for holders of the caller's coupons, until `valid_until` (Unix seconds).
		///
		/// Origin: signed by the issuer, who still may issue. Errors: `Refused`, `UnknownSeries`, `NotIssuer`,
		/// `NotRegistered`, `SameParty`, `UnknownAsset`, `FeeInconsistent`, `ValidityPassed`, `TermTooLong`,
		/// `TooManyAgreements`, `IdsExhausted`. Event: `AgreementProposed`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::propose_agreement())]
		pub fn propose_agreement(
			origin: OriginFor<T>,
			custodian: T::AccountId,
			scope: Scope,
			fee: Fee,
			valid_until: UnixSeconds,
		) -> DispatchResult {
			let issuer = ensure_signed(origin)?;
			Self::do_propose_agreement(issuer, custodian, scope, fee, valid_until)
		}

		/// Accepts an agreement; from now on customers may put units under it.
		///
		/// Origin: signed by its custodian: registered, of tier L3, neither frozen nor on the blacklist. Errors:
		/// `UnknownAgreement`, `NotCustodian`, `WrongState`, `ValidityPassed`, `NotRegistered`, `TierTooLow`, `Refused`,
		/// `SameParty`. Event: `AgreementAccepted`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::accept_agreement())]
		pub fn accept_agreement(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_accept_agreement(by, agreement)
		}

		/// Ends an agreement, proposed or accepted. What is under it can be withdrawn at once.
		///
		/// Origin: signed by its issuer or its custodian. Errors: `UnknownAgreement`, `NotAParty`, `WrongState`.
		/// Event: `AgreementEnded`.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::end_agreement())]
		pub fn end_agreement(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_end_agreement(by, agreement)
		}

		/// Removes an agreement that is over and under which nothing is left.
		///
		/// Origin: signed by anybody when no fee is due; by its custodian at any time, who gives up what is due. Errors:
		/// `UnknownAgreement`, `NotOver`, `DepositsLeft`, `FeeDue`. Event: `AgreementForgotten`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::forget_agreement())]
		pub fn forget_agreement(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_forget_agreement(by, agreement)
		}

		/// Puts units of the caller under an agreement. They stay its own, in its own account, and count as such. As many as an
		/// authority blocked stay free.
		///
		/// Origin: signed by the holder, who is neither frozen nor on the blacklist. Errors: `Refused`, `Zero`,
		/// `UnknownAgreement`, `NotInForce`, `NotCovered`, `SameParty`, `TooManyDeposits`, `IdsExhausted`, and those of
		/// escrow when too little is free. Event: `Deposited`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::deposit())]
		pub fn deposit(
			origin: OriginFor<T>,
			agreement: AgreementId,
			series: SeriesId,
			quantity: Quantity,
		) -> DispatchResult {
			let customer = ensure_signed(origin)?;
			Self::do_deposit(customer, agreement, series, quantity)
		}

		/// Asks the custodian to co-sign that `quantity` units of a deposit go to `to`.
		///
		/// Origin: signed by the customer, who is neither frozen nor on the blacklist. Errors: `UnknownDeposit`,
		/// `NotCustomer`, `Refused`, `NotInForce`, `SameParty`, `Zero`, `MoreThanLeft`, `TooManyRequests`,
		/// `IdsExhausted`. Event: `Requested`.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::request_move())]
		pub fn request_move(
			origin: OriginFor<T>,
			deposit: DepositId,
			to: T::AccountId,
			quantity: Quantity,
		) -> DispatchResult {
			let customer = ensure_signed(origin)?;
			Self::do_request(customer, deposit, Wish::Move { to }, quantity)
		}

		/// Asks the custodian to co-sign that `quantity` units of a deposit burn with `redeemer`; of a serialised series those
		/// of the customer with the lowest numbers. `order_hash` is the salted hash of the order.
		///
		/// Origin, errors and event: as `request_move`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::request_redeem())]
		pub fn request_redeem(
			origin: OriginFor<T>,
			deposit: DepositId,
			redeemer: T::AccountId,
			quantity: Quantity,
			order_hash: H256,
		) -> DispatchResult {
			let customer = ensure_signed(origin)?;
			Self::do_request(customer, deposit, Wish::Redeem { redeemer, order_hash }, quantity)
		}

		/// Asks for `quantity` units of a deposit back. The custodian cannot refuse: without its answer they are free after
		/// `WithdrawalDelay`, and at once when the agreement is not in force. No rule is asked: nothing leaves.
		///
		/// Origin: signed by the customer. Errors: `UnknownDeposit`, `NotCustomer`, `Zero`, `MoreThanLeft`,
		/// `TooManyRequests`, `IdsExhausted`. Events: `Requested`, and `Withdrawn` when it happens at once.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::request_withdrawal())]
		pub fn request_withdrawal(
			origin: OriginFor<T>,
			deposit: DepositId,
			quantity: Quantity,
		) -> DispatchResult {
			let customer = ensure_signed(origin)?;
			Self::do_request(customer, deposit, Wish::Withdraw, quantity)
		}

		/// Takes a request back. The units stay under the agreement.
		///
		/// Origin: signed by the customer. Errors: `UnknownDeposit`, `NotCustomer`, `UnknownRequest`.
		/// Event: `RequestCancelled`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::cancel_request())]
		pub fn cancel_request(
			origin: OriginFor<T>,
			deposit: DepositId,
			request: RequestId,
		) -> DispatchResult {
			let customer = ensure_signed(origin)?;
			Self::do_cancel_request(customer, deposit, request)
		}

		/// Co-signs a request, and what was asked happens, under all rules of a transfer or a redemption of the customer's.
		///
		/// Origin: signed by the custodian, who is neither frozen nor on the blacklist, before the request's deadline.
		/// Errors: `UnknownDeposit`, `UnknownAgreement`, `NotCustodian`, `Refused`, `NotInForce`, `UnknownRequest`,
		/// `DeadlinePassed`, `SameParty`, and those of `Coupons::transfer` and `Coupons::redeem`. Event: `RequestApproved`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::approve().saturating_add(T::SerialWeight::get()))]
		pub fn approve(
			origin: OriginFor<T>,
			deposit: DepositId,
			request: RequestId,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_approve(by, deposit, request)
		}

		/// Does not co-sign a move or redemption. `reason` is the hash of why.
		///
		/// Origin: signed by the custodian. Errors: `ReasonMissing`, `UnknownDeposit`, `UnknownAgreement`, `NotCustodian`,
		/// `UnknownRequest`, `NotRefusable`. Event: `RequestRefused`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::refuse())]
		pub fn refuse(
			origin: OriginFor<T>,
			deposit: DepositId,
			request: RequestId,
			reason: H256,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_refuse(by, deposit, request, reason)
		}

		/// Carries a withdrawal out without the custodian: from its deadline on, or when the agreement is not in force. No
		/// rule is asked: nothing leaves.
		///
		/// Origin: signed by anybody. Errors: `UnknownDeposit`, `UnknownAgreement`, `UnknownRequest`, `NotAWithdrawal`,
		/// `NotDue`. Event: `Withdrawn`.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::complete_withdrawal())]
		pub fn complete_withdrawal(
			origin: OriginFor<T>,
			deposit: DepositId,
			request: RequestId,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_complete_withdrawal(by, deposit, request)
		}

		/// Pays `amount` of the fee that is due, in smallest units of the agreement's stablecoin, from the issuer's free
		/// money to the custodian, under all rules of a payment.
		///
		/// Origin: signed by the custodian or the issuer. Errors: `UnknownAgreement`, `NotAParty`, `Zero`, `MoreThanLeft`,
		/// and those of `Cash::transfer`. Event: `FeeCollected`.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::collect_fee())]
		pub fn collect_fee(
			origin: OriginFor<T>,
			agreement: AgreementId,
			amount: Balance,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_collect_fee(by, agreement, amount)
		}

		/// Ends a deposit with all its requests and frees its units, so that an authority can reach them: a court's order
		/// moves free units only.
		///
		/// Origin: `ComplianceOrigin`. `reason` is the hash of the explanation. Errors: `ReasonMissing`, `UnknownDeposit`,
		/// `UnknownAgreement`. Event: `DepositForced`.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::force_release())]
		pub fn force_release(
			origin: OriginFor<T>,
			deposit: DepositId,
			reason: H256,
		) -> DispatchResult {
			let by = T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_force_release(by, deposit, reason)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The agreement with this number, until it is forgotten.
		pub fn agreement(agreement: AgreementId) -> Option<AgreementOf<T>> {
			Agreements::<T>::get(agreement)
		}

		/// Whether units can be put under an agreement now, and moved with its custodian's signature.
		pub fn is_in_force(agreement: AgreementId) -> bool {
			Agreements::<T>::get(agreement).is_some_and(|found| Self::in_force(&found))
		}

		/// Agreements of an issuer or custodian, oldest first, at most 100 a page; `start_after` is the last number of the
		/// page before.
		pub fn agreements_of(
			party: T::AccountId,
			start_after: Option<AgreementId>,
			limit: u32,
		) -> Vec<(AgreementId, AgreementOf<T>)> {
			Self::page_of_agreements(&party, start_after, limit)
		}

		/// The deposit with this number, while anything is left of it.
		pub fn deposit_of(deposit: DepositId) -> Option<DepositOf<T>> {
			Deposits::<T>::get(deposit)
		}

		/// What a customer has in custody, oldest first, paged like `agreements_of`.
		pub fn statement_of_customer(
			customer: T::AccountId,
			start_after: Option<DepositId>,
			limit: u32,
		) -> Vec<(DepositId, DepositOf<T>)> {
			Self::page_of_customer(&customer, start_after, limit)
		}

		/// What a custodian holds under an agreement, oldest first, paged like `agreements_of`.
		pub fn statement_of_agreement(
			agreement: AgreementId,
			start_after: Option<DepositId>,
			limit: u32,
		) -> Vec<(DepositId, DepositOf<T>)> {
			Self::page_of_agreement(agreement, start_after, limit)
		}
	}
}
