// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

pub use pallet::*;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod impls;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod weights;

pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
	use crate::WeightInfo;
	use codec::FullCodec;
	use frame_support::{
		pallet_prelude::*,
		traits::{Contains, QueryPreimage, StorePreimage},
	};
	use frame_system::pallet_prelude::*;
	use genex_primitives::Actor;
	use sp_core::H256;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Holds the delay and the hashes that wait.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The calls root may make.
		type RuntimeCall: FullCodec + IsType<<Self as frame_system::Config>::RuntimeCall>;

		/// Where the bytes of the calls are kept.
		type Preimages: QueryPreimage<H = Self::Hashing> + StorePreimage;

		/// Calls that need no delay.
		type EmergencyCalls: Contains<<Self as Config>::RuntimeCall>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// Blocks between the council's whitelisting of a call and its earliest dispatch.
	#[pallet::storage]
	pub type Delay<T: Config> = StorageValue<_, BlockNumberFor<T>, ValueQuery>;

	/// First block at which a whitelisted call may be dispatched, by the hash of the call.
	// Identity: the keys are hashes already.
	#[pallet::storage]
	pub type ReadyAt<T: Config> = StorageMap<_, Identity, T::Hash, BlockNumberFor<T>, OptionQuery>;

	/// The delay a chain starts with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Blocks between whitelisting and earliest dispatch.
		pub delay: BlockNumberFor<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Delay::<T>::put(self.delay);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A call was whitelisted and may be dispatched from block `ready_at` on.
		Delayed {
			/// Hash of the call.
			call_hash: T::Hash,
			/// First block of dispatch.
			ready_at: BlockNumberFor<T>,
		},
		/// A hash was whitelisted before its call was noted, so its delay does not run: note the preimage, take the
		/// hash off the whitelist and whitelist it again.
		Unknown {
			/// Hash of the call.
			call_hash: T::Hash,
		},
		/// A whitelisted call was dispatched or taken back.
		Cleared {
			/// Hash of the call.
			call_hash: T::Hash,
		},
		/// The delay was changed; calls that wait already keep theirs.
		DelaySet {
			/// Governance, by way of root.
			by: Actor<T::AccountId>,
			/// Blocks before.
			old: BlockNumberFor<T>,
			/// Blocks from now on.
			new: BlockNumberFor<T>,
			/// Hash of the record behind it.
			reason: H256,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The hash of the reason is zero: name the record behind the decision.
		ReasonMissing,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Sets the delay for calls whitelisted from now on.
		///
		/// # Dispatch Origin
		/// Root, so a change itself waits for the delay in force.
		///
		/// # Parameters
		/// - `delay`: blocks between whitelisting and earliest dispatch; 0 switches the delay off.
		/// - `reason`: hash of the record behind it.
		///
		/// # Errors
		/// [`Error::ReasonMissing`].
		///
		/// # Events
		/// [`Event::DelaySet`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_delay())]
		pub fn set_delay(
			origin: OriginFor<T>,
			delay: BlockNumberFor<T>,
			reason: H256,
		) -> DispatchResult {
			ensure_root(origin)?;
			ensure!(!reason.is_zero(), Error::<T>::ReasonMissing);
			let old = Delay::<T>::get();
			Delay::<T>::put(delay);
			let by = Actor::Governance;
			Self::deposit_event(Event::DelaySet { by, old, new: delay, reason });
			Ok(())
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
