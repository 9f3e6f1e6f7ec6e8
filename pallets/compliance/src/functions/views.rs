// SPDX-License-Identifier: Apache-2.0
//! What wallets, officers and auditors read.

use crate::{
	Activities, Config, LimitStatus, MAX_PAGE, Pallet, Relation, Relations, Review, ReviewsOpen,
	Rules, Span,
};
use alloc::vec::Vec;
use genex_primitives::{Flow, IdentityId, ReviewId, Usage, traits::Identities};

impl<T: Config> Pallet<T> {
	pub(crate) fn view_limits(identity: IdentityId) -> Option<Vec<LimitStatus>> {
		let record = T::Identities::record(identity)?;
		let (now, book) = (Self::now(), Rules::<T>::get()?.book);
		let activity = Activities::<T>::get(identity);
		let tier = book.tier(record.tier_at(now));
		let of = |flow: Flow| {
			let (usage, limit) = (activity.flow(flow), tier.limit(flow));
			let ((day, month), resets) = (usage.sums(now), usage.resets(now));
			let day_limit = Usage { cents: limit.day_cents, count: limit.day_count };
			let month_limit = Usage { cents: limit.month_cents, count: limit.month_count };
			[(Span::Day, day, day_limit, resets.0), (Span::Month, month, month_limit, resets.1)]
				.map(|(span, used, limit, next_reset)| LimitStatus {
					flow,
					span,
					used,
					remaining: Usage {
						cents: limit.cents.saturating_sub(used.cents),
						count: limit.count.saturating_sub(used.count),
					},
					limit,
					next_reset,
				})
		};
		Some(Flow::ALL.into_iter().flat_map(of).collect())
	}

	pub(crate) fn view_reviews(
		start_after: Option<ReviewId>,
		limit: u32,
	) -> Vec<(ReviewId, Review<T::AccountId>)> {
		let entries = match start_after {
			Some(id) => ReviewsOpen::<T>::iter_from(ReviewsOpen::<T>::hashed_key_for(id)),
			None => ReviewsOpen::<T>::iter(),
		};
		entries.take(page(limit)).collect()
	}

	pub(crate) fn view_relations(
		issuer: IdentityId,
		start_after: Option<IdentityId>,
		limit: u32,
	) -> Vec<(IdentityId, Relation)> {
		let entries = match start_after {
			Some(related) => Relations::<T>::iter_prefix_from(
				issuer,
				Relations::<T>::hashed_key_for(issuer, related),
			),
			None => Relations::<T>::iter_prefix(issuer),
		};
		entries.take(page(limit)).collect()
	}
}

/// How many entries a page holds when `limit` are asked for.
fn page(limit: u32) -> usize {
	usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default()
}
