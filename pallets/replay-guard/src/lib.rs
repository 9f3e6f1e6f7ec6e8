// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

pub use extension::PinEthereumSigner;
pub use pallet::*;

mod extension;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use frame_support::{pallet_prelude::*, traits::Contains};
	use frame_system::pallet_prelude::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Knows the network's chain id and the accounts that must not begin anew.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The EIP-155 chain id of networks whose genesis names none: development chains.
		#[pallet::constant]
		type DevelopmentChainId: Get<u64>;

		/// Accounts of Ethereum keys.
		type EthereumAccounts: Contains<Self::AccountId>;
	}

	/// The EIP-155 chain id of this network, if genesis named one.
	#[pallet::storage]
	pub type ChainId<T> = StorageValue<_, u64, OptionQuery>;

	/// Accounts that signed an Ethereum transaction and are kept alive for it.
	// Accounts are chosen by their owners: a cryptographic hasher keeps the trie balanced.
	#[pallet::storage]
	pub type Pinned<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, (), OptionQuery>;

	/// What a network is told apart by.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The network's own EIP-155 chain id. Nothing stands for a development chain.
		pub chain_id: Option<u64>,
		/// Nothing.
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if let Some(chain_id) = self.chain_id {
				assert!(
					chain_id != 0,
					"replayGuard.chainId is 0: give the network an EIP-155 chain id of its own"
				);
				ChainId::<T>::put(chain_id);
			}
		}
	}

	impl<T: Config> Pallet<T> {
		/// The EIP-155 chain id that Ethereum transactions of this network must name.
		pub fn chain_id() -> u64 {
			ChainId::<T>::get().unwrap_or_else(T::DevelopmentChainId::get)
		}

		/// Keeps `who` alive for ever, so that its nonce never begins again. Does nothing the second time.
		pub fn pin(who: &T::AccountId) {
			if !Pinned::<T>::contains_key(who) {
				Pinned::<T>::insert(who, ());
				frame_system::Pallet::<T>::inc_sufficients(who);
			}
		}
	}

	impl<T: Config> Get<u64> for Pallet<T> {
		fn get() -> u64 {
			Self::chain_id()
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
