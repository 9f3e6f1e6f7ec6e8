// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
pub mod eip712;
mod functions;
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

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{UnixTime, fungibles},
	};
	use frame_system::pallet_prelude::*;
	use genex_primitives::{
		AssetId, Balance,
		traits::{Cash, Identities},
	};
	use sp_core::H256;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Who may spend whose stablecoins.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Where stablecoins move.
		type Cash: Cash<Self::AccountId>;

		/// Where stablecoins are described and counted.
		type Ledger: fungibles::metadata::Inspect<Self::AccountId, AssetId = AssetId, Balance = Balance>;

		/// Who is behind an account.
		type Identities: Identities<Self::AccountId>;

		/// How Ethereum calls accounts and stablecoins.
		type Addresses: Addresses<Self::AccountId>;

		/// The EIP-155 chain id that permits name.
		type ChainId: Get<u64>;

		/// The chain's clock.
		type UnixTime: UnixTime;

		/// The most allowances that one account has given at a time.
		#[pallet::constant]
		type MaxPerOwner: Get<u32>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// How much of a stablecoin an owner (first key) lets a spender (second key) move. [`INFINITE`] never grows less.
	// Accounts are chosen by their owners: cryptographic hashers keep the trie balanced.
	#[pallet::storage]
	pub type Allowances<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		(AssetId, T::AccountId),
		Balance,
		ValueQuery,
	>;

	/// How many allowances each account has given.
	#[pallet::storage]
	pub type AllowanceCount<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// How many permits of an owner (first key) were used for a stablecoin (second key). Kept for ever, so that none can be
	/// used twice.
	#[pallet::storage]
	pub type Nonces<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		AssetId,
		PermitNonce,
		ValueQuery,
	>;

	/// What happened. In every event `asset` is the stablecoin, and amounts count its smallest units.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	#[allow(missing_docs, reason = "the text of the enum names the common fields")]
	pub enum Event<T: Config> {
		/// An owner changed what a spender may move.
		Approved {
			asset: AssetId,
			/// Whose money it is.
			owner: T::AccountId,
			/// Who may move it.
			spender: T::AccountId,
			/// How much of it from now on; zero when nothing, the most there can be when without limit.
			amount: Balance,
		},
		/// A spender moved an owner's money.
		AllowanceSpent {
			asset: AssetId,
			/// Whose money it was.
			owner: T::AccountId,
			/// Who moved it.
			spender: T::AccountId,
			/// How much moved.
			amount: Balance,
			/// How much the spender may still move.
			left: Balance,
		},
		/// A permit was used; [`Event::Approved`] came before.
		PermitUsed {
			asset: AssetId,
			/// Who signed it.
			owner: T::AccountId,
			/// Its nonce, which cannot be used again.
			nonce: PermitNonce,
			/// Who brought it.
			by: T::AccountId,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The rules refuse it. Look the stable code up in the list of reasons, which names the remedy.
		Refused(u16),
		/// No stablecoin has this id. Use one that the chain lists.
		UnknownAsset,
		/// Nothing would move. Use an amount above zero.
		ZeroAmount,
		/// The owner lets the spender move less than the amount. Use less, or ask the owner to approve more.
		InsufficientAllowance,
		/// The owner has given as many allowances as it may. Take one back by approving zero.
		TooManyAllowances,
		/// The permit's deadline is over. Ask the owner to sign a new one.
		PermitExpired,
		/// The signature is not the owner's for this permit, nonce, stablecoin and chain. Ask the owner to sign again.
		BadSignature,
		/// The signature has a second form (its `s` is in the upper half, EIP-2). Sign with the lower `s`.
		MalleableSignature,
		/// All nonces of the owner are used. Use another account.
		NoncesExhausted,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}

		fn integrity_test() {
			assert!(T::MaxPerOwner::get() > 0, "no allowance could ever be given");
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Lets `spender` move up to `amount` of the signer's money in `asset`, instead of what it might move before.
		/// Zero takes the right away, and always can; the most there can be is without limit. What moves is checked when
		/// it moves.
		///
		/// Origin: signed. Errors: `UnknownAsset`, `Refused` (the signer is not registered, or one of both is frozen),
		/// `TooManyAllowances`. Event: [`Event::Approved`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::approve())]
		pub fn approve(
			origin: OriginFor<T>,
			asset: AssetId,
			spender: T::AccountId,
			amount: Balance,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_approve(&owner, asset, &spender, amount)
		}

		/// Moves money of `from`, which lets the signer do so, to `to` on the P2P path. An allowance without limit stays;
		/// any other is less by the amount.
		///
		/// Origin: signed. `amount` in smallest units. Errors: `ZeroAmount`, `UnknownAsset`, `InsufficientAllowance`,
		/// `Refused` (the signer is frozen), and those of the transfer. Event: [`Event::AllowanceSpent`], after that of
		/// the transfer.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::transfer_from())]
		pub fn transfer_from(
			origin: OriginFor<T>,
			asset: AssetId,
			from: T::AccountId,
			to: T::AccountId,
			amount: Balance,
		) -> DispatchResult {
			let spender = ensure_signed(origin)?;
			Self::do_transfer_from(&spender, asset, &from, &to, amount)
		}

		/// Approves as the owner of an Ethereum key signed (EIP-2612), whoever brings it. Each permit works once, in the
		/// order of its nonces, up to its deadline.
		///
		/// Origin: signed. Parameters: what was signed, and the signature over [`Pallet::permit_digest`] with a `v` of 27
		/// or 28. Errors: `UnknownAsset`, `PermitExpired`, `MalleableSignature`, `BadSignature`, `NoncesExhausted`, and
		/// those of [`Pallet::approve`]. Events: [`Event::Approved`], [`Event::PermitUsed`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::permit())]
		pub fn permit(
			origin: OriginFor<T>,
			asset: AssetId,
			permit: Permit,
			signature: PermitSignature,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_permit(&by, asset, &permit, &signature)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// How much of `asset` `owner` lets `spender` move, in smallest units; [`INFINITE`] is without limit.
		pub fn allowance(asset: AssetId, owner: T::AccountId, spender: T::AccountId) -> Balance {
			Self::allowance_of(asset, &owner, &spender)
		}

		/// Every allowance that `owner` has given, in no order. An account gives at most `MaxPerOwner`.
		pub fn allowances_of(owner: T::AccountId) -> Vec<GivenAllowance<T::AccountId>> {
			Self::given_by(&owner)
		}

		/// The nonce that the next permit of `owner` for `asset` must name.
		pub fn permit_nonce(asset: AssetId, owner: T::AccountId) -> PermitNonce {
			Nonces::<T>::get(owner, asset)
		}

		/// What the owner signs for `permit` with its next nonce; nothing when there is no such stablecoin.
		pub fn permit_digest(asset: AssetId, permit: Permit) -> Option<H256> {
			Self::digest_of(asset, &permit)
		}
	}
}
