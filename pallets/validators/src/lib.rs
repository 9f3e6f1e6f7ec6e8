// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

mod absence;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod double_blocks;
mod functions;
mod impls;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

pub use double_blocks::{MAX_HEADER_BYTES, MAX_PROOF_BYTES};
pub use impls::{NoIdentification, OncePerSession, WithinFloor};
pub use pallet::*;
pub use types::{ActiveValidator, BlockEquivocation, DoubleBlock, SlotCount, SpareReason};
pub use weights::WeightInfo;

use sp_runtime::Percent;

/// The lowest share of its slots that governance can have count as absence. One lost block in a
/// session of few slots must not be one.
pub const LOWEST_ABSENCE_LIMIT: Percent = Percent::from_percent(10);

/// Target of this pallet's log lines.
pub(crate) const LOG_TARGET: &str = "runtime::validators";

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use alloc::{boxed::Box, vec::Vec};

	use frame_support::{DefaultNoBound, pallet_prelude::*, traits::KeyOwnerProofSystem};
	use frame_system::pallet_prelude::*;
	use genex_primitives::Actor;
	use sp_consensus_aura::sr25519::AuthorityId as AuraId;
	use sp_core::{H256, crypto::KeyTypeId};
	use sp_runtime::{Perbill, Percent};
	use sp_session::MembershipProof;
	use sp_staking::{SessionIndex, offence::ReportOffence};

	use crate::{
		ActiveValidator, BlockEquivocation, DoubleBlock, SlotCount, SpareReason, WeightInfo,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet's storage and calls.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds. A validator is named by its account, and the account is all the
	/// identification an offence report needs.
	#[pallet::config]
	pub trait Config:
		frame_system::Config
		+ pallet_session::Config<ValidatorId = <Self as frame_system::Config>::AccountId>
		+ pallet_session::historical::Config<FullIdentification = ()>
	{
		/// Who admits and removes validators and sets the floor: the council by two thirds.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The most validators that can be admitted at one time. Must not exceed what Aura and
		/// GRANDPA hold.
		#[pallet::constant]
		type MaxValidators: Get<u32>;

		/// The lowest floor any network of this runtime may have, at least 1.
		#[pallet::constant]
		type MinValidators: Get<u32>;

		/// For how many past sessions an offence can still be reported.
		#[pallet::constant]
		type OffenceHistory: Get<SessionIndex>;

		/// The slot of the block that is being made. Slots begin at 1; 0 is the first state's.
		type CurrentSlot: Get<u64>;

		/// Proves, and checks, whose key an Aura key was in a session: `pallet-session`'s
		/// historical part.
		type KeyOwner: KeyOwnerProofSystem<
				(KeyTypeId, AuraId),
				Proof = MembershipProof,
				IdentificationTuple = (<Self as frame_system::Config>::AccountId, ()),
			>;

		/// Where proven double blocks go: `pallet-offences` behind [`crate::OncePerSession`].
		type Reports: ReportOffence<
				<Self as frame_system::Config>::AccountId,
				(<Self as frame_system::Config>::AccountId, ()),
				DoubleBlock<<Self as frame_system::Config>::AccountId>,
			>;

		/// Weights of the calls and of counting slots.
		type WeightInfo: WeightInfo;
	}

	/// The admitted validators, ascending by account. The active set follows two session changes
	/// later.
	#[pallet::storage]
	pub type Admitted<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, T::MaxValidators>, ValueQuery>;

	/// The lowest floor, used until genesis or governance sets a higher one.
	#[pallet::type_value]
	pub fn LowestFloor<T: Config>() -> u32 {
		T::MinValidators::get()
	}

	/// The number of validators below which neither a removal nor a disabling may bring the set.
	#[pallet::storage]
	pub type Floor<T: Config> = StorageValue<_, u32, ValueQuery, LowestFloor<T>>;

	/// The validators whose offence was answered in the running session, in order of report.
	/// Emptied when a session starts.
	#[pallet::storage]
	pub type Offenders<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, T::MaxValidators>, ValueQuery>;

	/// The share of its slots that a validator may miss in a session, until governance sets
	/// another.
	#[pallet::type_value]
	pub fn FirstAbsenceLimit() -> Percent {
		Percent::from_percent(50)
	}

	/// The share of its slots above which a validator counts as absent from a session. The whole
	/// turns the rule off.
	#[pallet::storage]
	pub type AbsenceLimit<T: Config> = StorageValue<_, Percent, ValueQuery, FirstAbsenceLimit>;

	/// The slot of the latest block, and what each validator of the running session made of its
	/// slots so far, in the order of the active set.
	#[pallet::storage]
	pub type Attendance<T: Config> =
		StorageValue<_, (u64, BoundedVec<SlotCount, T::MaxValidators>), ValueQuery>;

	/// The validators that are disabled in the running session because they were absent from the
	/// one before.
	#[pallet::storage]
	pub type Absentees<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, T::MaxValidators>, ValueQuery>;

	/// The slot of the block with which a session began, for each session whose offences can be
	/// reported. Keys are numbered by the runtime, so nobody can choose them.
	#[pallet::storage]
	pub type FirstSlots<T: Config> = StorageMap<_, Twox64Concat, SessionIndex, u64>;

	/// The first validators of a network.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The admitted validators, in any order. Each needs session keys in the genesis of
		/// `pallet-session`.
		pub validators: Vec<T::AccountId>,
		/// The floor of this network; `MinValidators` when absent.
		pub floor: Option<u32>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			crate::Pallet::<T>::build_genesis(self.validators.clone(), self.floor);
		}
	}

	/// What happened to the validator set.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Governance admitted a validator. It joins the active set two session changes later.
		ValidatorAdded {
			/// Governance.
			by: Actor<T::AccountId>,
			/// The admitted account.
			validator: T::AccountId,
			/// Hash of the record behind it.
			reason: H256,
		},
		/// Governance removed a validator. It leaves the active set two session changes later.
		ValidatorRemoved {
			/// Governance.
			by: Actor<T::AccountId>,
			/// The removed account.
			validator: T::AccountId,
			/// Hash of the record behind it.
			reason: H256,
		},
		/// Governance changed the floor.
		FloorChanged {
			/// Governance.
			by: Actor<T::AccountId>,
			/// The floor before.
			old: u32,
			/// The floor from now on.
			new: u32,
			/// Hash of the record behind it.
			reason: H256,
		},
		/// An account outside the set took its session keys and their deposit back.
		KeysWithdrawn {
			/// The account that held the keys.
			account: T::AccountId,
		},
		/// A validator was proven to have equivocated and may not author blocks until the active
		/// set, or the keys in it, change.
		OffenderDisabled {
			/// The offender.
			validator: T::AccountId,
			/// The session in which it offended.
			session: SessionIndex,
			/// How grave the report calls the offence. Nothing is slashed: validators have no
			/// stake.
			slash_fraction: Perbill,
		},
		/// A validator was proven to have equivocated but keeps its place.
		OffenderSpared {
			/// The offender.
			validator: T::AccountId,
			/// The session in which it offended.
			session: SessionIndex,
			/// Why it was not disabled.
			reason: SpareReason,
		},
		/// Governance set how many of its slots a validator may miss in a session.
		AbsenceLimitChanged {
			/// Governance.
			by: Actor<T::AccountId>,
			/// The share before.
			old: Percent,
			/// The share from now on, beginning with the running session.
			new: Percent,
			/// Hash of the record behind it.
			reason: H256,
		},
		/// Governance let a disabled validator make blocks again.
		ValidatorEnabled {
			/// Governance.
			by: Actor<T::AccountId>,
			/// The validator.
			validator: T::AccountId,
			/// Hash of the record behind it.
			reason: H256,
		},
		/// A validator missed more of its slots in a session than it may.
		AbsenceFound {
			/// The validator.
			validator: T::AccountId,
			/// The session that ended.
			session: SessionIndex,
			/// What it made of its slots.
			slots: SlotCount,
		},
		/// More validators were absent from a session than may fail, so the cause is the network
		/// or a lack of finality, and none of them is disabled.
		AbsenceExcused {
			/// The session that ended.
			session: SessionIndex,
			/// How many were absent.
			absentees: u32,
		},
		/// A validator that was absent from the session before may not author blocks in this one.
		AbsenteeDisabled {
			/// The validator.
			validator: T::AccountId,
			/// The session that begins.
			session: SessionIndex,
		},
		/// A validator was absent from the session before but keeps its place.
		AbsenteeSpared {
			/// The validator.
			validator: T::AccountId,
			/// The session that begins.
			session: SessionIndex,
			/// Why it was not disabled.
			reason: SpareReason,
		},
		/// A validator that was disabled for its absence may author blocks again: its session is
		/// over, or an offender needed the place.
		AbsenteeEnabled {
			/// The validator.
			validator: T::AccountId,
		},
	}

	/// Why a call was refused, and what to do.
	#[pallet::error]
	pub enum Error<T> {
		/// The account is admitted already. Nothing needs to be done.
		AlreadyValidator,
		/// The account is not an admitted validator. Check the account against `validators()`.
		NotValidator,
		/// The account has no session keys, so it could not author or vote. Let its operator call
		/// `session.set_keys` first.
		SessionKeysMissing,
		/// The set is full. Remove a validator first.
		TooManyValidators,
		/// One validator fewer would bring the set below the floor. Admit another one first, or
		/// lower the floor.
		FloorReached,
		/// The floor is below the lowest one this runtime permits. Choose `MinValidators` or more.
		FloorTooLow,
		/// The floor is above the number of admitted validators. Admit more validators first.
		FloorAboveValidators,
		/// The account is an admitted validator and must keep its keys. Ask governance for removal
		/// first; to change keys call `session.set_keys`.
		StillValidator,
		/// The account was removed but still serves in the running or the next session. Try again
		/// after two session changes.
		StillActive,
		/// The hash of the reason is zero. Name the record behind the decision.
		ReasonMissing,
		/// The share of slots is below [`crate::LOWEST_ABSENCE_LIMIT`] or above the whole, so that
		/// single lost blocks would count as absence. Choose 10 to 100 percent.
		AbsenceLimitOutOfRange,
		/// The validator is not disabled in the running session. Nothing needs to be done.
		NotDisabled,
		/// A header or the membership proof is longer than any honest one. Send the two headers as
		/// the network has them, and the proof that `key_ownership_proof` gives.
		EvidenceTooLong,
		/// The two headers do not prove that one key sealed two blocks for one slot. Both need the
		/// slot in their digest and the seal of the named key as last item, and they must differ
		/// in more than the seal.
		InvalidEquivocationProof,
		/// The proof does not show that the key belonged to a validator of its session. Make it
		/// anew with `key_ownership_proof`, which works in the session of the offence.
		InvalidKeyOwnershipProof,
		/// The slot is in another session than the one for which membership is proven. Prove
		/// membership in the session of the slot, at most `OffenceHistory` sessions ago.
		SlotOutsideSession,
		/// The offender was answered for an offence in this session, or this offence was reported
		/// before. Nothing needs to be done.
		AlreadyReported,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Counts the slot of this block and those missed before it. Runs after Aura, which reads
		/// the slot, and before `pallet-session`, so that the set is the one that had the slots.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::count_slots(T::CurrentSlot::get());
			<T as Config>::WeightInfo::count_slots()
		}

		fn integrity_test() {
			assert!(T::MinValidators::get() >= 1, "MinValidators must be at least 1");
			assert!(
				T::MinValidators::get() <= T::MaxValidators::get(),
				"MinValidators must not exceed MaxValidators"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Admits `who` to the validator set, from the second session change on.
		///
		/// - Origin: `AdminOrigin`. `reason` is the hash of the record behind it.
		/// - Errors: `ReasonMissing`, `AlreadyValidator`, `SessionKeysMissing`, `TooManyValidators`.
		/// - Event: `ValidatorAdded`.
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::add_validator())]
		pub fn add_validator(
			origin: OriginFor<T>,
			who: T::AccountId,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_admin(origin, reason)?;
			Self::do_add_validator(who, reason)
		}

		/// Removes `who` from the validator set, from the second session change on.
		///
		/// - Origin: `AdminOrigin`. `reason` is the hash of the record behind it.
		/// - Errors: `ReasonMissing`, `NotValidator`, `FloorReached`.
		/// - Event: `ValidatorRemoved`.
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::remove_validator())]
		pub fn remove_validator(
			origin: OriginFor<T>,
			who: T::AccountId,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_admin(origin, reason)?;
			Self::do_remove_validator(who, reason)
		}

		/// Sets the floor to `new` validators, between `MinValidators` and the number admitted.
		///
		/// - Origin: `AdminOrigin`. `reason` is the hash of the record behind it.
		/// - Errors: `ReasonMissing`, `FloorTooLow`, `FloorAboveValidators`.
		/// - Event: `FloorChanged`.
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::set_floor())]
		pub fn set_floor(origin: OriginFor<T>, new: u32, reason: H256) -> DispatchResult {
			Self::ensure_admin(origin, reason)?;
			Self::do_set_floor(new, reason)
		}

		/// Removes the caller's session keys and returns their deposit. Takes the place of
		/// `session.purge_keys`, which would drop a serving validator past any floor and which
		/// the runtime therefore refuses.
		///
		/// - Origin: signed by the account that set the keys.
		/// - Errors: `StillValidator`, `StillActive`, `SessionKeysMissing`.
		/// - Event: `KeysWithdrawn`.
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::withdraw_keys())]
		pub fn withdraw_keys(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_withdraw_keys(account)
		}

		/// Reports that one Aura key sealed two blocks for one slot. Costs nothing when the report
		/// counts.
		///
		/// - Origin: signed by anyone.
		/// - `equivocation_proof`: the key, the slot and both headers with their seals, each of at
		///   most [`crate::MAX_HEADER_BYTES`].
		/// - `key_owner_proof`: that the key belonged to a validator in the session of the slot,
		///   with at most [`crate::MAX_PROOF_BYTES`]; the view `key_ownership_proof` gives it for
		///   the running session.
		/// - Errors: `EvidenceTooLong`, `InvalidEquivocationProof`, `SlotOutsideSession`,
		///   `InvalidKeyOwnershipProof`, `AlreadyReported`.
		/// - Event: `OffenderDisabled` or `OffenderSpared`.
		#[pallet::call_index(4)]
		#[pallet::weight(<T as Config>::WeightInfo::report_aura_equivocation())]
		pub fn report_aura_equivocation(
			origin: OriginFor<T>,
			equivocation_proof: Box<BlockEquivocation<HeaderFor<T>>>,
			key_owner_proof: MembershipProof,
		) -> DispatchResultWithPostInfo {
			let reporter = ensure_signed(origin)?;
			Self::do_report_double_block(reporter, *equivocation_proof, key_owner_proof)
		}

		/// Sets the share of its slots above which a validator counts as absent from a session, 10
		/// to 100 percent, from the running session on. The whole turns the rule off.
		///
		/// - Origin: `AdminOrigin`. `reason` is the hash of the record behind it.
		/// - Errors: `ReasonMissing`, `AbsenceLimitOutOfRange`.
		/// - Event: `AbsenceLimitChanged`.
		#[pallet::call_index(5)]
		#[pallet::weight(<T as Config>::WeightInfo::set_absence_limit())]
		pub fn set_absence_limit(
			origin: OriginFor<T>,
			new: Percent,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_admin(origin, reason)?;
			Self::do_set_absence_limit(new, reason)
		}

		/// Lets the disabled validator `who` make blocks again, from the next block on, whether it
		/// was disabled for an offence or for absence.
		///
		/// - Origin: `AdminOrigin`. `reason` is the hash of the record behind it.
		/// - Errors: `ReasonMissing`, `NotDisabled`.
		/// - Event: `ValidatorEnabled`.
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::enable_validator())]
		pub fn enable_validator(
			origin: OriginFor<T>,
			who: T::AccountId,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_admin(origin, reason)?;
			Self::do_enable_validator(who, reason)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The admitted validators, ascending by account.
		pub fn validators() -> Vec<T::AccountId> {
			Admitted::<T>::get().into_inner()
		}

		/// The validators of the running session, in the order in which they take slots.
		pub fn active_validators() -> Vec<ActiveValidator<T::AccountId>> {
			Self::active()
		}

		/// The number of validators below which the set may not fall.
		pub fn floor() -> u32 {
			Floor::<T>::get()
		}

		/// The share of its slots above which a validator counts as absent from a session.
		pub fn absence_limit() -> Percent {
			AbsenceLimit::<T>::get()
		}

		/// The proof that the Aura key `key` belongs to a validator of the running session, as
		/// `report_aura_equivocation` takes it. `None` when it does not.
		pub fn key_ownership_proof(key: AuraId) -> Option<MembershipProof> {
			let owned = (sp_core::crypto::key_types::AURA, key);
			// Of a key that nobody has there is a proof as well, that it is missing.
			let proof = T::KeyOwner::prove(owned.clone())?;
			T::KeyOwner::check_proof(owned, proof.clone()).map(|_| proof)
		}
	}
}
