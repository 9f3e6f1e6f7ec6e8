// SPDX-License-Identifier: Apache-2.0
//! Why the pallet refuses; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The errors.
#[pallet_section]
mod errors {
	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The rules refuse it. Look the stable code up in the list of reasons, which names the remedy.
		#[codec(index = 0)]
		Refused(u16),
		/// No open batch has this number: it never was, its cards are all claimed, or its rest was returned.
		#[codec(index = 1)]
		UnknownBatch,
		/// No waiting gift has this number: it never was, or it was claimed, taken back or returned.
		#[codec(index = 2)]
		UnknownGift,
		/// No such series exists: check its number.
		#[codec(index = 3)]
		UnknownSeries,
		/// Nothing would wait: use units and cards above zero.
		#[codec(index = 4)]
		ZeroQuantity,
		/// Units of all cards together are more than can be counted: print fewer cards in a batch.
		#[codec(index = 5)]
		TooManyUnits,
		/// A batch with this many cards is too large: print several batches.
		#[codec(index = 6)]
		TooManyCards,
		/// The deadline has passed: a new batch or gift needs a later one, an old one can only be returned.
		#[codec(index = 7)]
		DeadlinePassed,
		/// The deadline is too far ahead: use an earlier one.
		#[codec(index = 8)]
		DeadlineTooFar,
		/// A root of zeros stands for no batch: use the root over the keys of the cards.
		#[codec(index = 9)]
		MissingRoot,
		/// The giver has as many open batches as it may: wait until one ends.
		#[codec(index = 10)]
		TooManyBatches,
		/// The giver has as many waiting gifts as it may: take one back first.
		#[codec(index = 11)]
		TooManyGifts,
		/// The card is not of this batch: check the number of the batch, the key and its proof.
		#[codec(index = 12)]
		NotInBatch,
		/// The card was claimed before.
		#[codec(index = 13)]
		AlreadyClaimed,
		/// The link is not of this gift: check the number of the gift and the key.
		#[codec(index = 14)]
		WrongKey,
		/// Only who gave a gift may take it back.
		#[codec(index = 15)]
		NotGiver,
		/// The deadline lies ahead: return it when that has come. Cards can be returned when their units expire, if that is before.
		#[codec(index = 16)]
		NotOverdue,
		/// The batch is open and needs its marks: sweep when it has ended.
		#[codec(index = 17)]
		StillOpen,
		/// A sweep takes one mark at least and [`MAX_SWEEP`] at most: use another limit.
		#[codec(index = 18)]
		BadLimit,
		/// No mark of this batch is left.
		#[codec(index = 19)]
		NothingToSweep,
		/// The hash of the reason is zero: name the file that states it.
		#[codec(index = 20)]
		ReasonMissing,
		/// All numbers are used.
		#[codec(index = 21)]
		IdsExhausted,
		/// The block has swept as many batches in parts as it can: try again in the next one.
		#[codec(index = 22)]
		SweptEnough,
	}
}
