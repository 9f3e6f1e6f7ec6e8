// SPDX-License-Identifier: Apache-2.0
//! What the pallet reports; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The events.
#[pallet_section]
mod events {
	/// What happened. All state can be rebuilt from these. Events of the units themselves are those of the coupons.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Cards were printed, and their units wait.
		BatchCreated {
			/// The number of the batch.
			batch: BatchId,
			/// Whose units wait.
			giver: T::AccountId,
			/// The series.
			series: SeriesId,
			/// Units of each card.
			units: Quantity,
			/// How many cards.
			cards: u32,
			/// The root over their keys.
			root: H256,
			/// First second at which they can no longer be claimed.
			deadline: UnixSeconds,
		},
		/// A card was claimed, and its units are the claimer's.
		CardClaimed {
			/// The number of the batch.
			batch: BatchId,
			/// The account of the key under the scratch field.
			key: T::AccountId,
			/// Who got the units.
			claimer: T::AccountId,
			/// How many.
			units: Quantity,
			/// Who brought the claim.
			by: T::AccountId,
		},
		/// The last card of a batch was claimed.
		BatchExhausted {
			/// The number of the batch.
			batch: BatchId,
			/// Who printed it.
			giver: T::AccountId,
		},
		/// The units of cards that nobody claimed are free for their giver again.
		BatchReturned {
			/// The number of the batch.
			batch: BatchId,
			/// Who has them again.
			giver: T::AccountId,
			/// How many cards were left.
			cards: u32,
			/// How many units.
			quantity: Quantity,
			/// Who returned them.
			by: T::AccountId,
		},
		/// An officer ended a batch, so that an authority can reach its units.
		BatchForced {
			/// The number of the batch.
			batch: BatchId,
			/// Whose units they are.
			giver: T::AccountId,
			/// Who ended it.
			by: Actor<T::AccountId>,
			/// Units that waited before.
			old: Quantity,
			/// Units that wait from now on: none.
			new: Quantity,
			/// Hash of the explanation.
			reason: H256,
		},
		/// Marks of claimed cards of an ended batch were taken away.
		MarksSwept {
			/// The number of the batch.
			batch: BatchId,
			/// How many.
			count: u32,
			/// Who did it.
			by: T::AccountId,
		},
		/// Units wait for whoever has the key in a link.
		GiftCreated {
			/// The number of the gift.
			gift: GiftId,
			/// Whose units wait.
			giver: T::AccountId,
			/// The series.
			series: SeriesId,
			/// How many units.
			quantity: Quantity,
			/// The account of the key in the link.
			key: T::AccountId,
			/// The lowest tier of whoever claims it.
			min_tier: Tier,
			/// First second at which it can no longer be claimed.
			deadline: UnixSeconds,
		},
		/// A gift was claimed, and its units are the claimer's.
		GiftClaimed {
			/// The number of the gift.
			gift: GiftId,
			/// Who gave.
			giver: T::AccountId,
			/// Who got.
			claimer: T::AccountId,
			/// How many units.
			quantity: Quantity,
			/// Who brought the claim.
			by: T::AccountId,
		},
		/// The giver took a gift back before anybody claimed it.
		GiftWithdrawn {
			/// The number of the gift.
			gift: GiftId,
			/// Who has it again.
			giver: T::AccountId,
			/// How many units.
			quantity: Quantity,
		},
		/// Nobody claimed a gift in time; the giver has it again.
		GiftReturned {
			/// The number of the gift.
			gift: GiftId,
			/// Who has it again.
			giver: T::AccountId,
			/// How many units.
			quantity: Quantity,
			/// Who returned it.
			by: T::AccountId,
		},
		/// An officer ended a gift, so that an authority can reach its units.
		GiftForced {
			/// The number of the gift.
			gift: GiftId,
			/// Whose units they are.
			giver: T::AccountId,
			/// Who ended it.
			by: Actor<T::AccountId>,
			/// Units that waited before.
			old: Quantity,
			/// Units that wait from now on: none.
			new: Quantity,
			/// Hash of the explanation.
			reason: H256,
		},
	}
}
