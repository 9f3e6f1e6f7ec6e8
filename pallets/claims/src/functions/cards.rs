// SPDX-License-Identifier: Apache-2.0
//! A printed coupon is claimed once.
//!
//! A proof shows that a key is under the root, not where: a card is told from others by its key, and marked by it.

use crate::{BatchOf, Batches, Claimed, Config, Error, Event, Pallet, Proof};
use frame_support::{ensure, traits::DefensiveOption};
use genex_messages::{Goods, ScratchClaim, merkle};
use genex_primitives::traits::{SignedMessages, UNEXPECTED};
use sp_runtime::{DispatchResult, MultiSignature, traits::Convert};

impl<T: Config> Pallet<T> {
	/// Claims a card for whom its key named, brought by `by`. Errors and events are those of the call `claim_card`.
	pub fn do_claim_card(
		by: &T::AccountId,
		claim: &ScratchClaim,
		proof: &Proof,
		signature: &MultiSignature,
	) -> DispatchResult {
		Self::ensure_may_act(by)?;
		let record = Self::open(claim.batch)?;
		ensure!(Self::now() < record.deadline, Error::<T>::DeadlinePassed);
		let key = T::Accounts::convert(claim.key);
		ensure!(!Claimed::<T>::contains_key(claim.batch, &key), Error::<T>::AlreadyClaimed);
		let leaf = merkle::leaf(&claim.key, &Goods::Units(record.units));
		let belongs = merkle::is_under(&record.root.0, &leaf, proof);
		ensure!(belongs, Error::<T>::NotInBatch);
		T::Messages::check(claim, signature)?;
		Self::hand_out(by, claim, key, record)
	}

	/// The mark goes first, so that whatever a lower layer calls back finds the card claimed.
	fn hand_out(
		by: &T::AccountId,
		claim: &ScratchClaim,
		key: T::AccountId,
		mut record: BatchOf<T>,
	) -> DispatchResult {
		let batch = claim.batch;
		Claimed::<T>::insert(batch, &key, ());
		record.left = record.left.checked_sub(1).defensive_ok_or(UNEXPECTED)?;
		let exhausted = record.left == 0;
		if exhausted {
			Self::close_batch(batch, &record.giver)?;
		} else {
			Batches::<T>::insert(batch, &record);
		}
		let (claimer, units, giver) =
			(T::Accounts::convert(claim.claimer), record.units, record.giver);
		Self::pay_out(record.series, &giver, &claimer, units, by)?;
		let by = by.clone();
		Self::deposit_event(Event::CardClaimed { batch, key, claimer, units, by });
		if exhausted {
			Self::deposit_event(Event::BatchExhausted { batch, giver });
		}
		Ok(())
	}
}
