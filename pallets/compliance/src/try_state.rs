// SPDX-License-Identifier: Apache-2.0
//! Invariants of the whole storage, numbered as in the README.

use crate::*;
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::ensure;
use genex_primitives::{
	IdentityFlags, IdentityId,
	rules::{Activity, AmlKind},
	traits::Identities,
	usd::needs_rate,
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage. For tests and try-runtime only.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::ensure_rules()?;
		Self::ensure_places()?;
		Self::ensure_activities()?;
		Self::ensure_relations()?;
		Self::ensure_blacklist()?;
		Self::ensure_cases()?;
		Self::ensure_reviews()
	}

	/// COMP-1 and COMP-2.
	fn ensure_rules() -> Result<(), TryRuntimeError> {
		if let Some(rules) = Rules::<T>::get() {
			ensure!(rules.book.validate().is_ok(), "COMP-1: the rulebook contradicts itself");
		}
		for (currency, rate) in ExchangeRates::<T>::iter() {
			ensure!(
				currency.is_valid() && needs_rate(currency),
				"COMP-2: a rate of what needs none"
			);
			ensure!(rate.picos_per_minor > 0, "COMP-2: a currency is worth nothing");
			ensure!(rate.source_time <= Self::now(), "COMP-2: a rate of the future");
		}
		Ok(())
	}

	/// COMP-3.
	fn ensure_places() -> Result<(), TryRuntimeError> {
		for (from, to) in Corridors::<T>::iter_keys() {
			let is_corridor = from != to && from.is_valid() && to.is_valid();
			ensure!(is_corridor, "COMP-3: a corridor leads nowhere");
		}
		let mut places = 0u16;
		for (place, classes) in ClassBans::<T>::iter() {
			ensure!(place.is_valid() && !classes.is_empty(), "COMP-3: a ban of nothing");
			places = places.saturating_add(1);
		}
		let counted = Rules::<T>::get().map_or(0, |rules| rules.banned_places);
		ensure!(places == counted, "COMP-3: places with bans are miscounted");
		Ok(())
	}

	/// COMP-4.
	fn ensure_activities() -> Result<(), TryRuntimeError> {
		for (identity, activity) in Activities::<T>::iter() {
			ensure!(activity != Activity::default(), "COMP-4: an empty activity is stored");
			ensure!(
				T::Identities::record(identity).is_some(),
				"COMP-4: an activity of no identity"
			);
		}
		for (lower, higher) in Pairs::<T>::iter_keys() {
			ensure!(lower < higher, "COMP-4: a pair is out of order");
		}
		Ok(())
	}

	/// COMP-5.
	fn ensure_relations() -> Result<(), TryRuntimeError> {
		let mut parties = BTreeMap::<IdentityId, u32>::new();
		let mut issuers = BTreeMap::<IdentityId, u32>::new();
		for (issuer, related, _) in Relations::<T>::iter() {
			ensure!(issuer != related, "COMP-5: an issuer is its own related party");
			for (counts, identity) in [(&mut parties, issuer), (&mut issuers, related)] {
				let count = counts.entry(identity).or_default();
				*count = count.saturating_add(1);
			}
			let flags = T::Identities::record(related).map(|record| record.flags);
			ensure!(
				flags.is_some_and(|flags| flags.contains(IdentityFlags::RELATED)),
				"COMP-5: a related party is not marked"
			);
		}
		let counted: BTreeMap<_, _> = RelatedParties::<T>::iter().collect();
		ensure!(counted == parties, "COMP-5: related parties are miscounted");
		let counted: BTreeMap<_, _> = RelatedIssuers::<T>::iter().collect();
		ensure!(counted == issuers, "COMP-5: issuers of related parties are miscounted");
		Ok(())
	}

	/// COMP-6.
	fn ensure_blacklist() -> Result<(), TryRuntimeError> {
		for identity in Blacklist::<T>::iter_keys() {
			let flags = T::Identities::record(identity).map(|record| record.flags);
			ensure!(
				flags.is_some_and(|flags| flags.contains(IdentityFlags::BLACKLISTED)),
				"COMP-6: an identity on the blacklist is not marked"
			);
		}
		Ok(())
	}

	/// COMP-7. Every open kind of an identity is a case, and no two cases are about the same.
	fn ensure_cases() -> Result<(), TryRuntimeError> {
		let mut open: Vec<(IdentityId, AmlKind)> = Activities::<T>::iter()
			.flat_map(|(identity, activity)| {
				activity.open_cases.iter().map(move |kind| (identity, kind))
			})
			.collect();
		let next = NextAmlCaseId::<T>::get();
		for (id, AmlCase { digest, opened_at }) in AmlCases::<T>::iter() {
			ensure!(id < next, "COMP-7: a case's id is not below the next one");
			let before = open.len();
			open.retain(|(identity, kind)| Self::digest_of(*identity, *kind, opened_at) != digest);
			ensure!(open.len() < before, "COMP-7: a case is about nobody");
		}
		ensure!(open.is_empty(), "COMP-7: a case is marked as open and is not");
		Ok(())
	}

	/// COMP-8.
	fn ensure_reviews() -> Result<(), TryRuntimeError> {
		let next = NextReviewId::<T>::get();
		for (id, review) in ReviewsOpen::<T>::iter() {
			ensure!(id < next, "COMP-8: a review's id is not below the next one");
			ensure!(review.opened_at < review.deadline, "COMP-8: a review has no time");
		}
		Ok(())
	}
}
