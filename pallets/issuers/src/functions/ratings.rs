// SPDX-License-Identifier: Apache-2.0
//! What holders say of issuers: one rating for each redemption that is worth something.

use crate::{Config, Error, Event, Pallet, RatingRights, RatingsOf, Terms};
use frame_support::ensure;
use genex_primitives::{
	IdentityId,
	issuance::credit::{MOST_STARS, worth_of},
};
use sp_runtime::{ArithmeticError::Overflow, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_rate(who: T::AccountId, identity: IdentityId, stars: u8) -> DispatchResult {
		ensure!((1..=MOST_STARS).contains(&stars), Error::<T>::InvalidRating);
		let holder = Self::identity_of(&who)?;
		let rights = RatingRights::<T>::get(identity, holder);
		let left = rights.checked_sub(1).ok_or(Error::<T>::NothingToRate)?;
		let mut ratings = RatingsOf::<T>::get(identity);
		ratings.count = ratings.count.checked_add(1).ok_or(Overflow)?;
		ratings.stars = ratings.stars.checked_add(stars.into()).ok_or(Overflow)?;
		if left > 0 {
			RatingRights::<T>::insert(identity, holder, left);
		} else {
			RatingRights::<T>::remove(identity, holder);
		}
		RatingsOf::<T>::insert(identity, ratings);
		Self::deposit_event(Event::Rated { identity, holder, stars });
		Ok(())
	}

	/// Lets `holder`, which is not related to `identity` and redeemed so much `worth`, rate it once more. Crumbs of stored
	/// value would make ratings free.
	pub(crate) fn grant_rating(identity: IdentityId, holder: IdentityId, worth: u128) {
		if worth < worth_of(Terms::<T>::get().formula.least_rated_cents) {
			return;
		}
		RatingRights::<T>::mutate(identity, holder, |rights| *rights = rights.saturating_add(1));
	}
}
