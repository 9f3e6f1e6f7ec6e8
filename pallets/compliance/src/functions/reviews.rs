// SPDX-License-Identifier: Apache-2.0
//! Acts of high value wait for an officer, and for no longer than their deadline.

use crate::{Config, Error, Event, NextReviewId, Pallet, Review, ReviewState, ReviewsOpen, Rules};
use frame_support::ensure;
use genex_primitives::{
	Cents, Path, ReviewId, UnixSeconds,
	traits::{Identities, ReviewedAct, ReviewedActs},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Whether value of `cents` on `path` is reviewed first. Without rules, whatever could be is.
	pub(crate) fn is_reviewed(path: Path, cents: Cents) -> bool {
		match Rules::<T>::get() {
			Some(rules) => rules.book.review_threshold(path).is_some_and(|from| cents >= from),
			None => matches!(path, Path::Primary | Path::Market | Path::CashOut),
		}
	}

	pub(crate) fn do_open_review(
		who: &T::AccountId,
		act: ReviewedAct,
		cents: Cents,
	) -> Result<(ReviewId, UnixSeconds), DispatchError> {
		let rules = Rules::<T>::get().ok_or(Error::<T>::RulesMissing)?;
		let (who, opened_at) = (who.clone(), Self::now());
		let deadline = opened_at.saturating_add(rules.book.reviews.lifetime);
		let review = Self::take_id::<NextReviewId<T>>()?;
		let waiting = Review { act, who: who.clone(), cents, opened_at, deadline };
		ReviewsOpen::<T>::insert(review, waiting);
		Self::deposit_event(Event::ReviewOpened { review, act, who, cents, deadline });
		Ok((review, deadline))
	}

	/// Ends a review without a verdict, if it still waits.
	pub(crate) fn do_withdraw_review(review: ReviewId) {
		if let Some(Review { act, who, cents, .. }) = ReviewsOpen::<T>::take(review) {
			Self::deposit_event(Event::ReviewWithdrawn { review, act, who, cents });
		}
	}

	pub(crate) fn do_approve_review(
		by: T::AccountId,
		review: ReviewId,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let Review { act, who, cents, deadline, .. } = Self::take_review(review)?;
		ensure!(!Self::is_same_party(&by, &who), Error::<T>::OwnAct);
		ensure!(Self::now() < deadline, Error::<T>::ReviewLapsed);
		let (old, new) = (ReviewState::Open, ReviewState::Approved);
		let event = Event::ReviewApproved { by, review, act, who, cents, old, new, reason };
		Self::deposit_event(event);
		T::Acts::approve(act)
	}

	pub(crate) fn do_reject_review(
		by: T::AccountId,
		review: ReviewId,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let Review { act, who, cents, .. } = Self::take_review(review)?;
		let (old, new) = (ReviewState::Open, ReviewState::Rejected);
		let event = Event::ReviewRejected { by, review, act, who, cents, old, new, reason };
		Self::deposit_event(event);
		T::Acts::give_back(act)
	}

	pub(crate) fn do_return_review(by: T::AccountId, review: ReviewId) -> DispatchResult {
		let Review { act, who, cents, deadline, .. } = Self::take_review(review)?;
		ensure!(Self::now() >= deadline, Error::<T>::ReviewNotDue);
		Self::deposit_event(Event::ReviewReturned { by, review, act, who, cents });
		T::Acts::give_back(act)
	}

	/// Removed before its act takes place, so that whatever the act does finds no open review.
	fn take_review(review: ReviewId) -> Result<Review<T::AccountId>, DispatchError> {
		ReviewsOpen::<T>::take(review).ok_or(Error::<T>::UnknownReview.into())
	}

	fn is_same_party(a: &T::AccountId, b: &T::AccountId) -> bool {
		let identity = T::Identities::identity_of(a);
		a == b || (identity.is_some() && identity == T::Identities::identity_of(b))
	}
}
