// SPDX-License-Identifier: Apache-2.0
//! What wallets, officers and auditors read.

use crate::{
	Activities, AmlCase, AmlCaseId, AmlCases, BoughtFromSeller, BoughtOfSeries, CapStatus, Config,
	CorridorStatus, Corridors, Counter, DayCap, HoldingStatus, LimitStatus, MAX_PAGE, Pallet,
	Relation, Relations, Review, ReviewsOpen, Rules, Span,
};
use alloc::vec::Vec;
use genex_primitives::{
	Flow, IdentityId, Jurisdiction, ReviewId, UnixSeconds, Usage,
	rules::{Activity, HoldingCap},
	traits::Identities,
	usd::NANOS_PER_CENT,
};

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

	pub(crate) fn view_caps(identity: IdentityId) -> Option<CapStatus> {
		let record = T::Identities::record(identity)?;
		let (now, book) = (Self::now(), Rules::<T>::get()?.book);
		let activity = Activities::<T>::get(identity);
		let holding = holding(&activity, book.tier(record.tier_at(now)).holding);
		// One read for each jurisdiction there is: governance may set as many corridors as there are pairs of them.
		let corridors = Jurisdiction::all()
			.filter_map(|to| Self::capped_way(&activity, (record.jurisdiction, to), now))
			.collect();
		Some(CapStatus { holding, corridors })
	}

	/// How far the giver with this `activity` uses the cap of a way, if the way has one.
	fn capped_way(
		activity: &Activity,
		(from, to): (Jurisdiction, Jurisdiction),
		now: UnixSeconds,
	) -> Option<CorridorStatus> {
		let corridor = Corridors::<T>::get((from, to))?;
		let mut cap = DayCap::new(&activity.crossed, corridor.daily_cap?, now);
		if corridor.blocked {
			cap.remaining = 0;
		}
		Some(CorridorStatus { from, to, cap })
	}

	pub(crate) fn view_closed_loop(counter: Counter) -> Option<DayCap> {
		let caps = Rules::<T>::get()?.book.closed_loop;
		let (bought, cap) = match counter {
			Counter::Series { identity, series } => {
				(BoughtOfSeries::<T>::get((identity, series)), caps.series)
			},
			Counter::Seller { identity, seller } => {
				(BoughtFromSeller::<T>::get((identity, seller)), caps.seller)
			},
		};
		Some(DayCap::new(&bought, cap, Self::now()))
	}

	pub(crate) fn view_related(issuer: IdentityId, related: IdentityId) -> Option<DayCap> {
		let bought = Relations::<T>::get(issuer, related)?.bought;
		let cap = Rules::<T>::get()?.book.related_day_cents;
		Some(DayCap::new(&bought, cap, Self::now()))
	}

	pub(crate) fn view_aml_cases(
		start_after: Option<AmlCaseId>,
		limit: u32,
	) -> Vec<(AmlCaseId, AmlCase)> {
		let entries = match start_after {
			Some(id) => AmlCases::<T>::iter_from(AmlCases::<T>::hashed_key_for(id)),
			None => AmlCases::<T>::iter(),
		};
		entries.take(page(limit)).collect()
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

/// How far what an identity with this `activity` holds uses the caps on it.
fn holding(activity: &Activity, cap: HoldingCap) -> HoldingStatus {
	let worth = activity.worth;
	// 64 bits of cents times ten million always fit.
	let worth_cap = cap.face_cents.map(|cents| u128::from(cents).saturating_mul(NANOS_PER_CENT));
	let remaining_worth = worth_cap.map(|cap| cap.saturating_sub(worth));
	HoldingStatus { worth, remaining_worth, worth_cap, units_cap: cap.units }
}

/// How many entries a page holds when `limit` are asked for.
fn page(limit: u32) -> usize {
	usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default()
}
