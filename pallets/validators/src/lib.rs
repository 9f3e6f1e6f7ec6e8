// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
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

pub use impls::{NoIdentification, OncePerSession, WithinFloor};
pub use pallet::*;
pub use types::{ActiveValidator, SpareReason};
pub use weights::WeightInfo;

/// Target of this pallet's log lines.
pub(crate) const LOG_TARGET: &str = "runtime::validators";

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use alloc::vec::Vec;

	use frame_support::{DefaultNoBound, pallet_prelude::*};
	use frame_system::pallet_prelude::*;
	use genex_primitives::Actor;
	use sp_core::H256;
	use sp_runtime::Perbill;
	use sp_staking::SessionIndex;

	use crate::{ActiveValidator, SpareReason, WeightInfo};

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

		/// Weights of the calls.
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
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
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
	}
}
