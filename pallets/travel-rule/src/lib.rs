// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

mod events;
mod functions;
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

/// A case of this chain.
pub type CaseOf<T> = Case<<T as frame_system::Config>::AccountId>;

/// The pallet.
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{ConstU64, Contains, EnsureOrigin, UnixTime},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use genex_primitives::{
		Asset, CaseId, Cents, IdentityId, UnixSeconds,
		traits::{Escrow, Identities, Rates},
	};
	use sp_core::H256;
	use sp_runtime::MultiSignature;

	/// The storage layout this code reads and writes.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Cases that hold value, and proofs of control.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Puts value aside and passes it on: coupons and stablecoins alike.
		type Escrow: Escrow<Self::AccountId>;

		/// Who is behind an account, and who vouches for that.
		type Identities: Identities<Self::AccountId>;

		/// The accounts that are attestors now.
		type Attestors: Contains<Self::AccountId>;

		/// What value is worth in US cents.
		type Rates: Rates;

		/// Who may close a case whose value is no longer whole; gives the officer's account.
		type ComplianceOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The chain's clock.
		type UnixTime: UnixTime;

		/// How long a new case may hold value, in seconds; a governed parameter. Counts as 1 when
		/// below, and as [`MAX_LIFETIME`] when above.
		type CaseLifetime: Get<UnixSeconds>;

		/// How long a closed case is kept, in seconds; a governed parameter. Counts as
		/// [`MIN_RETENTION`] when below.
		type Retention: Get<UnixSeconds>;

		/// The most open cases of one originator.
		#[pallet::constant]
		type MaxOpenPerIdentity: Get<u32>;

		/// The furthest a deadline of a signed message may lie ahead, in seconds.
		#[pallet::constant]
		type MaxSignatureLife: Get<UnixSeconds>;

		/// What it adds to a payout of units that they bear numbers, and nobody names those.
		type SerialWeight: Get<Weight>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// The id that the next case gets. Ids begin at 1 and are never reused.
	#[pallet::storage]
	pub type NextCaseId<T> = StorageValue<_, CaseId, ValueQuery, ConstU64<1>>;

	/// Every case, until it is erased.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type Cases<T: Config> = StorageMap<_, Twox64Concat, CaseId, CaseOf<T>>;

	/// Deadline of every case that holds value, or [`PARKED`]. The key is the id, big-endian and
	/// not hashed, so that storage itself lists the cases in the order of their opening.
	// Identity: the runtime assigns the ids.
	#[pallet::storage]
	pub type OpenCases<T> = StorageMap<_, Identity, [u8; 8], UnixSeconds>;

	/// The case that the automatic return looked at last; 0 to begin with the oldest.
	#[pallet::storage]
	pub type SweptTo<T> = StorageValue<_, CaseId, ValueQuery>;

	/// How many open cases each originator has; zero is not stored.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type OpenCount<T> = StorageMap<_, Twox64Concat, IdentityId, u32, ValueQuery>;

	/// Every case of an identity, sent or to be received, until it is erased. The second key is
	/// the id, big-endian and not hashed, so that cases are listed in the order of their opening.
	// Twox and Identity: the runtime assigns the ids.
	#[pallet::storage]
	pub type CasesOf<T> =
		StorageDoubleMap<_, Twox64Concat, IdentityId, Identity, [u8; 8], (), OptionQuery>;

	/// The case of each envelope, by who sends the value and the envelope's id: one message, one transfer.
	// Twox for the identity, which the runtime assigns; Blake2 for the id, which a user chooses.
	#[pallet::storage]
	pub type CaseOfEnvelope<T> =
		StorageDoubleMap<_, Twox64Concat, IdentityId, Blake2_128Concat, H256, CaseId>;

	/// What attestors have on file of identities, for transfers in one call.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type RecordedData<T: Config> =
		StorageMap<_, Twox64Concat, IdentityId, TravelData<T::AccountId>>;

	/// Outside addresses that identities proved to control.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type ControlsOf<T> = StorageMap<_, Twox64Concat, IdentityId, Controls, ValueQuery>;

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The rules refuse the move. Look the stable code up in the list of reasons, which names
		/// the remedy.
		Refused(u16),
		/// The Travel Rule is for coupons and stablecoins. Send GNX by an ordinary transfer.
		GnxNotCovered,
		/// Nothing would move. Use a quantity above zero.
		ZeroQuantity,
		/// Both accounts belong to one identity, so no case is needed. Transfer directly.
		SameIdentity,
		/// Who vouches for a side is no attestor now. Ask compliance to reassign the identity.
		NoAttestor,
		/// Id and hash of an envelope, and the hash of a file or reason, are not zero. Name them.
		EmptyHash,
		/// The originator has the most open cases it may have. Wait for one to end or cancel one.
		TooManyOpenCases,
		/// All case ids are used. Ask governance for an upgrade.
		IdsExhausted,
		/// There is no case with this id, or it was erased. Look the id up in the events.
		UnknownCase,
		/// The case is not in a state in which this may be done. Look up its state.
		WrongState,
		/// The deadline has passed. Return the case and open a new one.
		DeadlinePassed,
		/// The deadline has not come. Wait for it; until then the sender can cancel.
		NotExpired,
		/// Only the sender may do this. Sign with the account that opened the case.
		NotSender,
		/// This is for the attestor who vouches for the side now. Ask that one.
		NotTheAttestor,
		/// The envelope was replaced by another one. Review the one that the case names.
		OtherEnvelope,
		/// This attestor has accepted already. The other side's attestor must accept too.
		AlreadyAccepted,
		/// More of the value can be returned. State the most that escrow still has, or return the
		/// case if that is all of it.
		MoreIsLeft,
		/// One of the identities is below L2. Open a case instead.
		TierTooLow,
		/// An identity's attestor has no valid data recorded. Open a case instead, or ask the
		/// attestor to record it.
		DataMissing,
		/// The case holds value. It can be erased only long after it is closed.
		CaseOpen,
		/// The record must be kept longer. Erase it from `retain_until` on.
		StillRetained,
		/// There is no such identity. Look it up by an account.
		UnknownIdentity,
		/// The data would be valid until now or earlier. Choose a later second.
		ValidityPassed,
		/// Nothing is recorded of this identity. Nothing is left to do.
		NoData,
		/// Only accounts of the identity and its attestor may do this. Sign with one of these.
		NotOwner,
		/// The message's deadline has passed. Sign a new one.
		MessageExpired,
		/// The message's deadline lies too far ahead. Sign one with an earlier deadline.
		MessageTooLong,
		/// The signature is not the address's over this message. Sign what `control_message` gives
		/// now; each message works once.
		BadSignature,
		/// The identity proved control of this address already. Revoke that proof to renew it.
		AlreadyProven,
		/// The identity has the most proofs it may have. Revoke one first.
		TooManyProofs,
		/// The identity has no proof for this address. Nothing is left to do.
		NotProven,
		/// An account of the case no longer belongs to the identity that the case names. Cancel or
		/// reject the case, and open a new one.
		OtherIdentity,
		/// Another case of the sender has this envelope. Seal a message of its own for each transfer.
		EnvelopeUsed,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Returns what is due, as far as the block has room.
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::return_due(&mut meter);
			meter.consumed()
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}

		fn integrity_test() {
			assert!(T::MaxOpenPerIdentity::get() > 0, "no case could ever be opened");
			assert!(T::MaxSignatureLife::get() > 0, "a signed message needs time to arrive");
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Puts `quantity` of `asset` aside for `to` and opens a case about it. Any value may be
		/// sent like this; from the rules' threshold on nothing else passes.
		///
		/// Origin: signed by the sender. `quantity` in units of a series or smallest units of a
		/// stablecoin; `envelope` may follow later.
		/// Errors: `GnxNotCovered`, `ZeroQuantity`, `EmptyHash`, `EnvelopeUsed`, `SameIdentity`, `Refused`,
		/// `NoAttestor`, `TooManyOpenCases`, `IdsExhausted`, and those of escrow when too little
		/// is free. Event: `CaseOpened`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::open_case())]
		pub fn open_case(
			origin: OriginFor<T>,
			asset: Asset,
			to: T::AccountId,
			quantity: u128,
			envelope: Option<Envelope>,
		) -> DispatchResult {
			let from = ensure_signed(origin)?;
			Self::do_open_case(from, asset, to, quantity, envelope)
		}

		/// Names the payload that the institutions exchange, for the first time or corrected.
		///
		/// Origin: signed by the sender or by the originator's attestor. States: Started and
		/// Repair; Pending follows. Errors: `UnknownCase`, `WrongState`, `DeadlinePassed`,
		/// `NotTheAttestor`, `EmptyHash`, `EnvelopeUsed`. Event: `EnvelopeAttached`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::attach_envelope())]
		pub fn attach_envelope(
			origin: OriginFor<T>,
			case: CaseId,
			envelope: Envelope,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_attach_envelope(who, case, envelope)
		}

		/// Takes a case up for review.
		///
		/// Origin: signed by the beneficiary's attestor. State: Pending; Review follows.
		/// Errors: `UnknownCase`, `WrongState`, `DeadlinePassed`, `NotTheAttestor`.
		/// Event: `ReviewStarted`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::start_review())]
		pub fn start_review(origin: OriginFor<T>, case: CaseId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_start_review(who, case)
		}

		/// Asks for a corrected envelope. Acceptances given before are void.
		///
		/// Origin: signed by the beneficiary's attestor. `reason` is the hash of what is wrong.
		/// State: Review; Repair follows. Errors: `EmptyHash`, `UnknownCase`, `WrongState`,
		/// `DeadlinePassed`, `NotTheAttestor`. Event: `RepairRequested`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::request_repair())]
		pub fn request_repair(origin: OriginFor<T>, case: CaseId, reason: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_request_repair(who, case, reason)
		}

		/// Accepts every side that the caller vouches for. Once both sides are accepted by those
		/// who vouch for them now, the value is paid out in the same call.
		///
		/// Origin: signed by the attestor of a side. `envelope` is the hash of the payload that
		/// was reviewed. State: Review; Completed follows with the second side. When the rules
		/// refuse the payout now, the call fails with their error and the case stays.
		/// Errors: `UnknownCase`, `WrongState`, `DeadlinePassed`, `NotTheAttestor`,
		/// `OtherEnvelope`, `OtherIdentity`, `AlreadyAccepted`, and those of escrow.
		/// Events: `CaseAccepted`, and `CaseCompleted` with the second side.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::accept().saturating_add(T::SerialWeight::get()))]
		pub fn accept(origin: OriginFor<T>, case: CaseId, envelope: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept(who, case, envelope)
		}

		/// Refuses a case and returns its value to the sender.
		///
		/// Origin: signed by the attestor of a side. `reason` is the hash of why. States: every
		/// one that holds value; Rejected follows. Errors: `EmptyHash`, `UnknownCase`,
		/// `WrongState`, `DeadlinePassed`, `NotTheAttestor`. Event: `CaseRejected`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::reject())]
		pub fn reject(origin: OriginFor<T>, case: CaseId, reason: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_reject(who, case, reason)
		}

		/// Takes the value back before both sides are accepted.
		///
		/// Origin: signed by the account that opened the case. States: every one that holds value;
		/// Rejected follows. Errors: `UnknownCase`, `WrongState`, `DeadlinePassed`, `NotSender`.
		/// Event: `CaseCancelled`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::cancel_case())]
		pub fn cancel_case(origin: OriginFor<T>, case: CaseId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_case(who, case)
		}

		/// Returns the value of a case whose deadline has come. The chain does so by itself when
		/// blocks have room; this call does not wait for that.
		///
		/// Origin: anyone, signed. States: every one that holds value; Expired follows.
		/// Errors: `UnknownCase`, `WrongState`, `NotExpired`. Event: `CaseExpired`.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::return_expired())]
		pub fn return_expired(origin: OriginFor<T>, case: CaseId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_return_expired(who, case)
		}

		/// Closes a case past its deadline whose value a court order took out of escrow, wholly or
		/// in part, and returns what is left.
		///
		/// Origin: compliance. `returned` must be the most that escrow can still return of it;
		/// `reason` is the hash of why. States: every one that holds value; Expired follows.
		/// Errors: `EmptyHash`, `UnknownCase`, `WrongState`, `NotExpired`, `MoreIsLeft`, and those
		/// of escrow. Event: `CaseWrittenOff`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::write_off())]
		pub fn write_off(
			origin: OriginFor<T>,
			case: CaseId,
			returned: u128,
			reason: H256,
		) -> DispatchResult {
			let officer = T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_write_off(officer, case, returned, reason)
		}

		/// Sends value in one call, on the strength of what both attestors have on file: holds it,
		/// records a completed case and pays out, all or nothing.
		///
		/// Origin: signed by the sender. Both identities are L2 or more and have valid recorded
		/// data of the attestors who vouch for them now. Errors: those of [`Pallet::open_case`]
		/// except `TooManyOpenCases`, and `TierTooLow`, `DataMissing`. Event: `TransferRecorded`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::transfer_recorded())]
		pub fn transfer_recorded(
			origin: OriginFor<T>,
			asset: Asset,
			to: T::AccountId,
			quantity: u128,
			envelope: Envelope,
		) -> DispatchResult {
			let from = ensure_signed(origin)?;
			Self::do_transfer_recorded(from, asset, to, quantity, envelope)
		}

		/// States that the attestor has the data of `identity` on file, as originator and as
		/// beneficiary. Replaces what was recorded before.
		///
		/// Origin: signed by the identity's attestor. `hash` of the file; `valid_until`, the first
		/// second at which it no longer counts. Errors: `UnknownIdentity`, `NotTheAttestor`,
		/// `EmptyHash`, `ValidityPassed`. Event: `TravelDataRecorded`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::record_travel_data())]
		pub fn record_travel_data(
			origin: OriginFor<T>,
			identity: IdentityId,
			hash: H256,
			valid_until: UnixSeconds,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_record_travel_data(who, identity, hash, valid_until)
		}

		/// Withdraws what was recorded of `identity`.
		///
		/// Origin: signed by the identity's attestor. Errors: `UnknownIdentity`, `NotTheAttestor`,
		/// `NoData`. Event: `TravelDataRevoked`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::revoke_travel_data())]
		pub fn revoke_travel_data(origin: OriginFor<T>, identity: IdentityId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_revoke_travel_data(who, identity)
		}

		/// Records that `identity` controls `address`, which signed the bytes that
		/// `control_message` gives.
		///
		/// Origin: signed by an account of the identity or by its attestor. `deadline`, the first
		/// second at which the message no longer works; `signature` of the address: sr25519,
		/// ed25519 or ecdsa over the bytes or their `<Bytes>` form, or `personal_sign` of an
		/// Ethereum address. Errors: `UnknownIdentity`, `NotOwner`, `MessageExpired`,
		/// `MessageTooLong`, `AlreadyProven`, `BadSignature`, `TooManyProofs`.
		/// Event: `ControlProven`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::register_control_proof())]
		pub fn register_control_proof(
			origin: OriginFor<T>,
			identity: IdentityId,
			address: ExternalAddress,
			deadline: UnixSeconds,
			signature: MultiSignature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register_control_proof(who, identity, address, deadline, signature)
		}

		/// Withdraws a proof of control.
		///
		/// Origin: signed by an account of the identity or by its attestor.
		/// Errors: `UnknownIdentity`, `NotOwner`, `NotProven`. Event: `ControlRevoked`.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::revoke_control_proof())]
		pub fn revoke_control_proof(
			origin: OriginFor<T>,
			identity: IdentityId,
			address: ExternalAddress,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_revoke_control_proof(who, identity, address)
		}

		/// Removes the record of a closed case whose retention is over.
		///
		/// Origin: signed by the attestor of a side. `proof` is the hash of the proof that the
		/// institution erased its copy. Errors: `UnknownCase`, `CaseOpen`, `NotTheAttestor`,
		/// `StillRetained`. Event: `CaseErased`.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::erase())]
		pub fn erase(origin: OriginFor<T>, case: CaseId, proof: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_erase(who, case, proof)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The case with this id, until it is erased.
		pub fn case(id: CaseId) -> Option<CaseOf<T>> {
			Cases::<T>::get(id)
		}

		/// Cases that hold value, oldest first, at most 100 a page; `start_after` is the last id of
		/// the page before.
		pub fn open_cases(start_after: Option<CaseId>, limit: u32) -> Vec<(CaseId, CaseOf<T>)> {
			Self::page_of_open(start_after, limit)
		}

		/// Cases of an identity, sent and to be received, open and closed, oldest first, at most
		/// 100 a page; `start_after` is the last id of the page before.
		pub fn cases_of(
			identity: IdentityId,
			start_after: Option<CaseId>,
			limit: u32,
		) -> Vec<(CaseId, CaseOf<T>)> {
			Self::page_of_identity(identity, start_after, limit)
		}

		/// The latest envelope of a case.
		pub fn envelope(id: CaseId) -> Option<Envelope> {
			Cases::<T>::get(id).and_then(|case| case.envelope)
		}

		/// What the attestor has on file of an identity, valid or not.
		pub fn travel_data(identity: IdentityId) -> Option<TravelData<T::AccountId>> {
			RecordedData::<T>::get(identity)
		}

		/// The bytes by which `address` proves that `identity` controls it, to be signed now.
		pub fn control_message(
			identity: IdentityId,
			address: ExternalAddress,
			deadline: UnixSeconds,
		) -> Vec<u8> {
			let nonce = ControlsOf::<T>::get(identity).nonce;
			Self::message_of_control(identity, &address, nonce, deadline)
		}

		/// The outside addresses that an identity proved to control, oldest proof first.
		pub fn control_proofs(identity: IdentityId) -> Vec<ControlProof> {
			ControlsOf::<T>::get(identity).proofs.into_inner()
		}
	}
}
