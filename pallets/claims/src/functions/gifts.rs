// SPDX-License-Identifier: Apache-2.0
//! Gifts in links: made, claimed, taken back, returned, and ended by an officer.

use super::one_less;
use crate::{Config, Error, Event, Gift, GiftId, GiftOf, Gifts, NextGiftId, Pallet};
use frame_support::{ensure, traits::Get};
use genex_messages::GiftClaim;
use genex_primitives::{
	Actor, Reason,
	traits::{Coupons, Identities, SignedMessages},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult, MultiSignature, traits::Convert};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_create_gift(gift: GiftOf<T>) -> DispatchResult {
		ensure!(gift.quantity > 0, Error::<T>::ZeroQuantity);
		Self::ensure_deadline(gift.deadline, T::MaxGiftLife::get())?;
		Self::ensure_may_give(&gift.giver, gift.series, gift.quantity)?;
		Self::count(&gift.giver, |counts| {
			counts.gifts = counts.gifts.saturating_add(1);
			ensure!(counts.gifts <= T::MaxGiftsPerGiver::get(), Error::<T>::TooManyGifts);
			Ok(())
		})?;
		T::Coupons::hold(gift.series, &gift.giver, gift.quantity)?;
		Self::open_gift(gift)
	}

	fn open_gift(gift: GiftOf<T>) -> DispatchResult {
		let id = NextGiftId::<T>::get();
		NextGiftId::<T>::put(id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?);
		Gifts::<T>::insert(id, &gift);
		let Gift { giver, series, quantity, key, min_tier, deadline } = gift;
		Self::deposit_event(Event::GiftCreated {
			gift: id,
			giver,
			series,
			quantity,
			key,
			min_tier,
			deadline,
		});
		Ok(())
	}

	/// Claims a gift for whom the key in its link named, brought by `by`. Errors and event are those of the call
	/// `claim_gift`.
	pub fn do_claim_gift(
		by: &T::AccountId,
		claim: &GiftClaim,
		signature: &MultiSignature,
	) -> DispatchResult {
		Self::ensure_may_act(by)?;
		let record = Self::waiting(claim.gift)?;
		ensure!(Self::now() < record.deadline, Error::<T>::DeadlinePassed);
		ensure!(record.key == T::Accounts::convert(claim.key), Error::<T>::WrongKey);
		T::Messages::check(claim, signature)?;
		let claimer = T::Accounts::convert(claim.claimer);
		let high_enough = T::Identities::tier_of(&claimer) >= record.min_tier;
		ensure!(high_enough, Self::refused(Reason::RecipientTierTooLow));
		Self::close_gift(claim.gift, &record)?;
		let Gift { giver, series, quantity, .. } = record;
		Self::pay_out(series, &giver, &claimer, quantity, by)?;
		let (gift, by) = (claim.gift, by.clone());
		Self::deposit_event(Event::GiftClaimed { gift, giver, claimer, quantity, by });
		Ok(())
	}

	pub(crate) fn do_withdraw_gift(giver: T::AccountId, gift: GiftId) -> DispatchResult {
		let record = Self::waiting(gift)?;
		ensure!(record.giver == giver, Error::<T>::NotGiver);
		Self::hand_back(gift, &record)?;
		let quantity = record.quantity;
		Self::deposit_event(Event::GiftWithdrawn { gift, giver, quantity });
		Ok(())
	}

	pub(crate) fn do_return_gift(by: T::AccountId, gift: GiftId) -> DispatchResult {
		let record = Self::waiting(gift)?;
		ensure!(Self::now() >= record.deadline, Error::<T>::NotOverdue);
		Self::hand_back(gift, &record)?;
		let (giver, quantity) = (record.giver, record.quantity);
		Self::deposit_event(Event::GiftReturned { gift, giver, quantity, by });
		Ok(())
	}

	pub(crate) fn do_force_gift(by: T::AccountId, gift: GiftId, reason: H256) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let record = Self::waiting(gift)?;
		Self::hand_back(gift, &record)?;
		let (giver, by, old, new) = (record.giver, Actor::Account(by), record.quantity, 0);
		Self::deposit_event(Event::GiftForced { gift, giver, by, old, new, reason });
		Ok(())
	}

	fn waiting(gift: GiftId) -> Result<GiftOf<T>, DispatchError> {
		Gifts::<T>::get(gift).ok_or(Error::<T>::UnknownGift.into())
	}

	fn close_gift(gift: GiftId, record: &GiftOf<T>) -> DispatchResult {
		Gifts::<T>::remove(gift);
		Self::count(&record.giver, |counts| one_less(&mut counts.gifts))
	}

	/// Ends a gift and makes it free for the giver. No rule is asked: it never was anybody else's.
	fn hand_back(gift: GiftId, record: &GiftOf<T>) -> DispatchResult {
		Self::close_gift(gift, record)?;
		T::Coupons::release(record.series, &record.giver, record.quantity)
	}
}
