// SPDX-License-Identifier: Apache-2.0
//! The rulebook and the clock of the sanctions lists.

use crate::{Config, Error, Event, Pallet, RuleSet, Rules};
use alloc::boxed::Box;
use genex_primitives::{
	Actor, UnixSeconds,
	rules::{Flaw, Rulebook},
};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_rulebook(new: Box<Rulebook>, reason: H256) -> DispatchResult {
		new.validate().map_err(|flaw| match flaw {
			Flaw::MonthBelowDay => Error::<T>::MonthBelowDay,
			Flaw::TiersOutOfOrder => Error::<T>::TiersOutOfOrder,
			Flaw::TimeOutOfRange => Error::<T>::TimeOutOfRange,
			Flaw::ZeroThreshold => Error::<T>::ZeroThreshold,
		})?;
		let before = Rules::<T>::get();
		let (fresh_until, banned_places) =
			before.as_ref().map_or((0, 0), |rules| (rules.fresh_until, rules.banned_places));
		Rules::<T>::put(RuleSet { book: (*new).clone(), fresh_until, banned_places });
		let old = before.map(|rules| Box::new(rules.book));
		Self::deposit_event(Event::RulebookSet { by: Actor::Governance, old, new, reason });
		Ok(())
	}

	/// Lists count as fresh up to `until`, and for no longer than the rulebook allows after `stated_at`, when the source
	/// of the oldest stated it.
	pub(crate) fn do_set_fresh_until(until: UnixSeconds, stated_at: UnixSeconds) {
		let Some(mut rules) = Rules::<T>::get() else {
			log::warn!(target: "runtime::compliance", "no rulebook is set: lists count as stale");
			return;
		};
		let new = until.min(stated_at.saturating_add(rules.book.list_max_age));
		let old = core::mem::replace(&mut rules.fresh_until, new);
		if old != new {
			Rules::<T>::put(rules);
			Self::deposit_event(Event::ListClockSet { old, new });
		}
	}
}
