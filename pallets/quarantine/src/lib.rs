// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
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

/// Target of this pallet's log lines.
pub(crate) const LOG_TARGET: &str = "runtime::quarantine";

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, traits::UnixTime};
	use frame_system::pallet_prelude::*;
	use genex_primitives::{
		Asset, IdentityId, UnixSeconds,
		traits::{Escrow, Identities, Markers},
	};
	use sp_core::H256;
	use sp_runtime::DispatchError;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Gifts that wait to be accepted.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who is behind an account.
		type Identities: Identities<Self::AccountId>;

		/// Writes down which accounts screen, where every movement reads it.
		type Markers: Markers<Self::AccountId>;

		/// Where the value of waiting gifts lies.
		type Escrow: Escrow<Self::AccountId>;

		/// The chain's clock.
		type UnixTime: UnixTime;

		/// How long a gift waits for its recipient, in seconds. If it is ever made shorter, gifts offered before that
		/// delay the automatic return of those offered after it; anybody can still return these by a call.
		#[pallet::constant]
		type OfferLifetime: Get<UnixSeconds>;

		/// The most gifts of one identity that wait at a time.
		#[pallet::constant]
		type MaxOpenOffers: Get<u32>;

		/// The most senders one identity trusts.
		#[pallet::constant]
		type MaxTrusted: Get<u32>;

		/// What it adds to a payout of units that they bear numbers, and nobody names those.
		type SerialWeight: Get<Weight>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// The id of the next receipt.
	#[pallet::storage]
	pub type NextReceiptId<T: Config> = StorageValue<_, ReceiptId, ValueQuery>;

	/// The first receipt that the automatic return has not passed yet. Those before it ended, or could not be
	/// returned when they were overdue.
	#[pallet::storage]
	pub type NextToReturn<T: Config> = StorageValue<_, ReceiptId, ValueQuery>;

	/// Gifts that wait.
	// The runtime assigns the ids in sequence.
	#[pallet::storage]
	pub type Receipts<T: Config> = StorageMap<_, Twox64Concat, ReceiptId, Receipt<T::AccountId>>;

	/// The waiting gifts of an account, given or got, to list them.
	// Accounts are chosen by their owners, ids are not.
	#[pallet::storage]
	pub type ReceiptsOf<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		ReceiptId,
		(),
		OptionQuery,
	>;

	/// How many gifts of each identity wait.
	// The runtime assigns the ids of identities in sequence.
	#[pallet::storage]
	pub type OpenOffers<T: Config> = StorageMap<_, Twox64Concat, IdentityId, u32, ValueQuery>;

	/// The senders (second key) that an identity (first key) trusts.
	// As above.
	#[pallet::storage]
	pub type Trusted<T: Config> =
		StorageDoubleMap<_, Twox64Concat, IdentityId, Twox64Concat, IdentityId, (), OptionQuery>;

	/// How many senders each identity trusts.
	#[pallet::storage]
	pub type TrustedCount<T: Config> = StorageMap<_, Twox64Concat, IdentityId, u32, ValueQuery>;

	/// What happened.
	#[pallet::event]
	pub enum Event<T: Config> {
		/// An account changed what it does with gifts.
		ReceivePolicySet {
			/// The account.
			who: T::AccountId,
			/// What it did before.
			old: ReceivePolicy,
			/// What it does from now on.
			new: ReceivePolicy,
		},
		/// An identity takes the offers of a sender without being asked.
		SenderTrusted {
			/// The identity.
			identity: IdentityId,
			/// The account that acted for it.
			by: T::AccountId,
			/// Whom it trusts.
			sender: IdentityId,
		},
		/// An identity wants to be asked about the offers of a sender again.
		SenderUntrusted {
			/// The identity.
			identity: IdentityId,
			/// The account that acted for it.
			by: T::AccountId,
			/// Whom it no longer trusts.
			sender: IdentityId,
		},
		/// A gift waits for its recipient.
		OfferOpened {
			/// The receipt.
			id: ReceiptId,
			/// Who gives.
			from: T::AccountId,
			/// Who is asked.
			to: T::AccountId,
			/// What is given.
			asset: Asset,
			/// How much of it.
			quantity: u128,
			/// Hash of the sender's words.
			note: H256,
			/// First second at which it can no longer be accepted.
			deadline: UnixSeconds,
		},
		/// A gift passed at once: its recipient does not screen, or trusts the sender.
		OfferSettled {
			/// Who gave.
			from: T::AccountId,
			/// Who got.
			to: T::AccountId,
			/// What was given.
			asset: Asset,
			/// How much of it.
			quantity: u128,
			/// Hash of the sender's words.
			note: H256,
		},
		/// The recipient accepted a gift and has it.
		ReceiptAccepted {
			/// The receipt.
			id: ReceiptId,
			/// Who gave.
			from: T::AccountId,
			/// Who accepted.
			to: T::AccountId,
			/// What was given.
			asset: Asset,
			/// How much of it.
			quantity: u128,
		},
		/// The recipient refused a gift; the sender has it again.
		ReceiptDeclined {
			/// The receipt.
			id: ReceiptId,
			/// Who has it again.
			from: T::AccountId,
			/// Who refused.
			to: T::AccountId,
			/// What was offered.
			asset: Asset,
			/// How much of it.
			quantity: u128,
		},
		/// The sender took a gift back before it was accepted.
		OfferWithdrawn {
			/// The receipt.
			id: ReceiptId,
			/// Who has it again.
			from: T::AccountId,
			/// Who was asked.
			to: T::AccountId,
			/// What was offered.
			asset: Asset,
			/// How much of it.
			quantity: u128,
		},
		/// A gift waited too long; the sender has it again.
		OfferReturned {
			/// The receipt.
			id: ReceiptId,
			/// Who has it again.
			from: T::AccountId,
			/// Who was asked.
			to: T::AccountId,
			/// What was offered.
			asset: Asset,
			/// How much of it.
			quantity: u128,
			/// Who returned it; nobody when the chain did by itself.
			by: Option<T::AccountId>,
		},
		/// The chain could not return an overdue gift by itself. It still waits, and a call may return it.
		OfferReturnFailed {
			/// The receipt.
			id: ReceiptId,
			/// Who would have it again.
			from: T::AccountId,
			/// What went wrong.
			error: DispatchError,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The rules refuse the gift. Look the stable code up in the list of reasons, which names the remedy.
		Refused(u16),
		/// The account belongs to no identity. Ask an attestor to register it.
		NotRegistered,
		/// Everything is as asked already. Nothing is left to do.
		NothingChanges,
		/// There is no identity with this id. Look it up by an account.
		UnknownIdentity,
		/// An identity trusts itself anyway. Name another.
		OwnIdentity,
		/// The identity trusts as many senders as it may. Cease to trust another first.
		TooManyTrusted,
		/// GNX pays for gas and is not given away here. Offer units of a series, or a stablecoin.
		AssetNotOffered,
		/// Nothing would move. Use a quantity above zero.
		ZeroQuantity,
		/// Sender and recipient are the same account. Name another recipient.
		OfferToSelf,
		/// As many gifts of this identity wait as may. Withdraw one, or wait until one ends.
		TooManyOffers,
		/// No gift that waits has this id. It was accepted, declined, withdrawn or returned, or never offered.
		UnknownReceipt,
		/// Only the recipient may do this. Sign with the account the gift was offered to.
		NotRecipient,
		/// Only the sender may do this. Sign with the account that offered the gift.
		NotSender,
		/// The gift waited too long. Ask the sender to offer it again.
		OfferLapsed,
		/// The recipient still has time to answer. Return the gift at its deadline.
		NotOverdue,
		/// All receipt ids are used. Ask governance for an upgrade.
		IdsExhausted,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Returns overdue gifts, oldest first, as far as the block has room.
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::return_overdue(remaining)
		}

		fn integrity_test() {
			assert!(T::OfferLifetime::get() > 0, "no gift could ever be accepted");
			assert!(T::MaxOpenOffers::get() > 0, "no gift could ever be offered");
			assert!(T::MaxTrusted::get() > 0, "no sender could ever be trusted");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Decides what the signer's account does with gifts. What waits already keeps waiting.
		///
		/// Origin: a registered account. Errors: `NotRegistered`, `NothingChanges`. Event: [`Event::ReceivePolicySet`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_receive_policy())]
		pub fn set_receive_policy(origin: OriginFor<T>, policy: ReceivePolicy) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_receive_policy(who, policy)
		}

		/// Lets the offers of `sender` pass at once to every account of the signer's identity.
		///
		/// Origin: a registered account. Errors: `NotRegistered`, `OwnIdentity`, `UnknownIdentity`, `NothingChanges`,
		/// `TooManyTrusted`. Event: [`Event::SenderTrusted`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::trust_sender())]
		pub fn trust_sender(origin: OriginFor<T>, sender: IdentityId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_trust(who, sender)
		}

		/// Has the offers of `sender` wait again.
		///
		/// Origin: a registered account. Errors: `NotRegistered`, `NothingChanges`. Event: [`Event::SenderUntrusted`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::untrust_sender())]
		pub fn untrust_sender(origin: OriginFor<T>, sender: IdentityId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_untrust(who, sender)
		}

		/// Offers a gift. It passes at once when the recipient does not screen or trusts the sender; otherwise its value
		/// is put aside until the recipient answers, the sender takes it back, or the deadline comes.
		///
		/// Origin: signed. Parameters: `asset`, a series or a stablecoin; `quantity` of it, above zero; `note`, the hash
		/// of words for the recipient. Errors: `AssetNotOffered`, `ZeroQuantity`, `OfferToSelf`, `Refused`,
		/// `TooManyOffers`, `IdsExhausted`, and those of the escrow. Events: [`Event::OfferSettled`] or
		/// [`Event::OfferOpened`].
		#[pallet::call_index(3)]
		#[pallet::weight(
			T::WeightInfo::offer_settled()
				.saturating_add(T::SerialWeight::get())
				.max(T::WeightInfo::offer_opened())
		)]
		pub fn offer(
			origin: OriginFor<T>,
			asset: Asset,
			to: T::AccountId,
			quantity: u128,
			note: H256,
		) -> DispatchResult {
			let from = ensure_signed(origin)?;
			Self::do_offer(from, asset, to, quantity, note)
		}

		/// Takes a gift. All rules are asked again; when they refuse, the gift goes on waiting.
		///
		/// Origin: the recipient, before the deadline. Errors: `UnknownReceipt`, `NotRecipient`, `OfferLapsed`, and
		/// those of the escrow, which name the reason. Event: [`Event::ReceiptAccepted`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::accept_receipt().saturating_add(T::SerialWeight::get()))]
		pub fn accept_receipt(origin: OriginFor<T>, id: ReceiptId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept(who, id)
		}

		/// Refuses a gift; its value is the sender's to use again.
		///
		/// Origin: the recipient, at any time. Errors: `UnknownReceipt`, `NotRecipient`.
		/// Event: [`Event::ReceiptDeclined`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::decline_receipt())]
		pub fn decline_receipt(origin: OriginFor<T>, id: ReceiptId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_decline(who, id)
		}

		/// Takes a gift back that still waits.
		///
		/// Origin: the sender, at any time. Errors: `UnknownReceipt`, `NotSender`. Event: [`Event::OfferWithdrawn`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::withdraw_offer())]
		pub fn withdraw_offer(origin: OriginFor<T>, id: ReceiptId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw(who, id)
		}

		/// Gives an overdue gift back to its sender. The chain does so by itself where it has room.
		///
		/// Origin: signed by anybody, from the deadline on. Errors: `UnknownReceipt`, `NotOverdue`.
		/// Event: [`Event::OfferReturned`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::return_offer())]
		pub fn return_offer(origin: OriginFor<T>, id: ReceiptId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_return(who, id)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What `who` does with gifts.
		pub fn receive_policy(who: T::AccountId) -> ReceivePolicy {
			Self::policy_of(T::Identities::standing(&who).flags)
		}

		/// Whether `identity` lets the offers of `sender` pass at once.
		pub fn trusts(identity: IdentityId, sender: IdentityId) -> bool {
			Self::does_trust(identity, sender)
		}

		/// Senders that `identity` trusts after `start_after`, in the order of the storage; at most 100 a page.
		pub fn trusted_senders(
			identity: IdentityId,
			start_after: Option<IdentityId>,
			limit: u32,
		) -> Vec<IdentityId> {
			Self::page_of_trusted(identity, start_after, limit)
		}

		/// The gift with this id, while it waits.
		pub fn receipt(id: ReceiptId) -> Option<Receipt<T::AccountId>> {
			Receipts::<T>::get(id)
		}

		/// Waiting gifts that `who` gives or is asked to take after `start_after`, in the order of the storage; at most
		/// 100 a page.
		pub fn receipts_of(
			who: T::AccountId,
			start_after: Option<ReceiptId>,
			limit: u32,
		) -> Vec<(ReceiptId, Receipt<T::AccountId>)> {
			Self::page_of_receipts(who, start_after, limit)
		}

		/// How many gifts of `identity` wait.
		pub fn open_offers(identity: IdentityId) -> u32 {
			OpenOffers::<T>::get(identity)
		}

		/// What an offer would come to now.
		pub fn preview(
			from: T::AccountId,
			asset: Asset,
			to: T::AccountId,
			quantity: u128,
		) -> Preview {
			Self::preview_of(from, asset, to, quantity)
		}
	}
}
