// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod functions;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod weights;

pub use pallet::*;
pub use weights::WeightInfo;

/// The most marks that one call sweeps away.
pub const MAX_SWEEP: u32 = 1_000;

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{pallet_prelude::*, traits::UnixTime};
	use frame_system::pallet_prelude::*;
	use genex_messages::Cancel;
	use genex_primitives::UnixSeconds;
	use sp_core::H256;
	use sp_runtime::{MultiSignature, traits::Convert};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// A deadline as a key: big-endian, so that the earliest comes first.
	pub type DeadlineKey = [u8; 8];

	/// What a mark is stored under: deadline, signer and nonce.
	pub type Mark<T> = (DeadlineKey, (<T as frame_system::Config>::AccountId, u64));

	/// Which signed messages were used.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The accounts that messages name.
		type Accounts: Convert<[u8; 32], Self::AccountId>;

		/// The EIP-155 chain id that Ethereum keys sign for.
		type ChainId: Get<u64>;

		/// The chain's clock.
		type UnixTime: UnixTime;

		/// The furthest a deadline of a message may lie ahead, in seconds.
		#[pallet::constant]
		type MaxMessageLife: Get<UnixSeconds>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;
	}

	/// Messages that were used or cancelled: their deadline (first key), signer and nonce (second key).
	// The deadline needs no hash: it lies in a short span ahead, and the earliest is to be found first. Signers and nonces
	// are chosen by people: a cryptographic hasher keeps the trie balanced.
	#[pallet::storage]
	pub type Used<T: Config> = StorageDoubleMap<
		_,
		Identity,
		DeadlineKey,
		Blake2_128Concat,
		(T::AccountId, u64),
		(),
		OptionQuery,
	>;

	/// The mark that was swept away last. A mark that is made afterwards has a later deadline, so the next sweep begins
	/// here, and does not pass once more what was removed in the same block.
	#[pallet::storage]
	pub type SweptTo<T: Config> = StorageValue<_, Mark<T>, OptionQuery>;

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A signer took back a message, which can no longer be used.
		Cancelled {
			/// Who signed the message.
			signer: T::AccountId,
			/// The nonce of the message.
			nonce: u64,
			/// The deadline of the message.
			deadline: UnixSeconds,
			/// Who brought the cancellation.
			by: T::AccountId,
		},
		/// Marks of messages whose deadline has passed were taken away.
		Swept {
			/// How many.
			count: u32,
			/// Who did it.
			by: T::AccountId,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The message's deadline has passed: sign a new one.
		DeadlinePassed,
		/// The message's deadline lies too far ahead: sign one with an earlier deadline.
		DeadlineTooFar,
		/// The signature is not the named signer's over this message on this chain: sign again.
		BadSignature,
		/// The message was used or cancelled before: sign one with another nonce.
		UsedNonce,
		/// A sweep takes one mark at least and `MAX_SWEEP` at most: give another limit.
		BadLimit,
		/// No mark is old enough: wait until the earliest deadline has passed.
		NothingToSweep,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}

		fn integrity_test() {
			assert!(T::MaxMessageLife::get() > 0, "a signed message needs time to arrive");
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Takes back the signer's own message with this nonce and deadline, whatever kind it is of.
		///
		/// Origin: signed. `deadline` is the message's own, in Unix seconds: with another the message stays usable. Errors:
		/// `DeadlinePassed` (nothing is left to cancel), `DeadlineTooFar`, `UsedNonce` (it was used or cancelled before).
		/// Event: [`Event::Cancelled`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::cancel_nonce())]
		pub fn cancel_nonce(
			origin: OriginFor<T>,
			nonce: u64,
			deadline: UnixSeconds,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel(&who, &who, nonce, deadline)
		}

		/// Takes back a message as its signer signed off-line, whoever brings that.
		///
		/// Origin: signed. `signature` is that of the cancellation's signer, in the forms of `genex-messages`. Errors:
		/// `BadSignature`, and those of [`Pallet::cancel_nonce`]. Event: [`Event::Cancelled`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::cancel_signed())]
		pub fn cancel_signed(
			origin: OriginFor<T>,
			cancel: Cancel,
			signature: MultiSignature,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_cancel_signed(&by, &cancel, &signature)
		}

		/// Forgets up to `limit` messages whose deadline has passed, the earliest first. They are refused for their
		/// deadline from then on.
		///
		/// Origin: signed. `limit` from 1 to [`MAX_SWEEP`]; what is not found costs nothing. Errors: `BadLimit`,
		/// `NothingToSweep`. Event: [`Event::Swept`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::sweep(*limit))]
		pub fn sweep(origin: OriginFor<T>, limit: u32) -> DispatchResultWithPostInfo {
			let by = ensure_signed(origin)?;
			let count = Self::do_sweep(&by, limit)?;
			Ok(Some(T::WeightInfo::sweep(count)).into())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Whether a message of `who` with this nonce and deadline was used or cancelled. False again for one that was
		/// swept away, which its deadline refuses.
		pub fn is_message_used(who: T::AccountId, nonce: u64, deadline: UnixSeconds) -> bool {
			Self::is_marked(&who, nonce, deadline)
		}

		/// What messages of this chain are signed for: the genesis hash, and the EIP-155 chain id.
		pub fn signing_domain() -> (H256, u64) {
			let domain = Self::domain();
			(H256(domain.genesis), domain.chain_id)
		}
	}
}
