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
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use genex_messages::{Goods, TransferPermit};
	use genex_primitives::{
		Reason, SeriesId, UnixSeconds,
		traits::{Coupons, Identities, Nonces, Serials, SignedMessages},
	};
	use sp_runtime::{DispatchError, MultiSignature, SaturatedConversion, traits::Convert};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Transfers that were signed off-line. Stores nothing: used permits are remembered with the nonces.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The accounts that messages name.
		type Accounts: Convert<[u8; 32], Self::AccountId>;

		/// Where coupons move.
		type Coupons: Coupons<Self::AccountId>;

		/// Where units that bear serials move.
		type Serials: Serials<Self::AccountId>;

		/// What a permit over a serial costs besides what one over a unit does.
		type SerialWeight: Get<Weight>;

		/// Who is behind an account.
		type Identities: Identities<Self::AccountId>;

		/// Who signed a permit.
		type Messages: SignedMessages;

		/// Which permits were used or cancelled.
		type Nonces: Nonces<Self::AccountId>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// What the serials among the goods of `permits` add.
	fn weight_of_serials<'a, T: Config>(
		permits: impl IntoIterator<Item = &'a TransferPermit>,
	) -> Weight {
		let serials = permits.into_iter().filter(|permit| matches!(permit.goods, Goods::Serial(_)));
		serials.fold(Weight::zero(), |sum, _| sum.saturating_add(T::SerialWeight::get()))
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Units went from giver to recipient as the giver had signed. The event of the move came before.
		PermitSettled {
			/// Who gave.
			from: T::AccountId,
			/// Who got.
			to: T::AccountId,
			/// The series.
			series: SeriesId,
			/// How many units, or which serial.
			goods: Goods,
			/// Tells the permit from others of the giver with the same deadline.
			nonce: u64,
			/// First second at which the permit could no longer have been used.
			deadline: UnixSeconds,
			/// Who brought it.
			by: T::AccountId,
		},
		/// A permit of a batch was refused, and can be brought again.
		PermitFailed {
			/// Its place in the batch, from 0 on.
			index: u32,
			/// Why.
			error: DispatchError,
		},
		/// A batch came to its end.
		BatchSettled {
			/// Who brought it.
			by: T::AccountId,
			/// How many of its permits were settled.
			settled: u32,
			/// How many were refused.
			failed: u32,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The rules refuse it. Look the stable code up in the list of reasons, which names the remedy.
		#[codec(index = 0)]
		Refused(u16),
		/// The batch has no permit. Bring one at least.
		#[codec(index = 1)]
		EmptyBatch,
		/// The units bear serials, and the permit names none. Sign one over a serial.
		#[codec(index = 2)]
		SerialsNeeded,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Moves what `permit` says from its giver to its recipient, once, under all rules of a gift between both.
		///
		/// Origin: signed by anybody who is neither frozen nor on the blacklist. Errors: [`Error::Refused`] (who brings it),
		/// [`Error::SerialsNeeded`], those of the signature, of the nonce, and of the transfer, which names its reason; one
		/// that needs a Travel Rule case is refused with that. Event: [`Event::PermitSettled`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::settle()
			.saturating_add(weight_of_serials::<T>([permit])))]
		pub fn settle(
			origin: OriginFor<T>,
			permit: TransferPermit,
			signature: MultiSignature,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_settle(&by, &permit, &signature)
		}

		/// Settles permits one after another, each by itself: one that is refused changes nothing, and the others go on.
		///
		/// Origin: as `settle`. At most [`MAX_PERMITS`]. Errors: [`Error::EmptyBatch`], [`Error::Refused`] (who brings
		/// them). Events: [`Event::PermitSettled`] or [`Event::PermitFailed`] for each, then [`Event::BatchSettled`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::settle_batch(permits.len().saturated_into())
			.saturating_add(weight_of_serials::<T>(permits.iter().map(|signed| &signed.permit))))]
		pub fn settle_batch(origin: OriginFor<T>, permits: SignedPermits) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_settle_batch(&by, &permits).map(drop)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Whether a permit was used or cancelled.
		pub fn is_used(permit: TransferPermit) -> bool {
			Self::was_used(&permit)
		}

		/// Every reason of the rules against what a permit asks for, most important first; nothing where there is no such
		/// series. Signature, nonce, deadline and what the giver has are not looked at.
		pub fn explain(permit: TransferPermit) -> Option<Vec<Reason>> {
			Self::reasons_against(&permit)
		}
	}
}
