// SPDX-License-Identifier: Apache-2.0
//! GNX between identities. Its ledger tells separately what leaves one account and what reaches another, and only the
//! first can be refused.

use crate::{Activities, Config, Error, Pallet, Rules};
use genex_primitives::{
	Balance, Flow, IdentityId, Party, Reason, Usage,
	rules::{Rulebook, judge_flow},
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Whether `party` may give `amount` of GNX away, by its limits for sending. Writes nothing.
	///
	/// Fails with [`Error::Refused`].
	pub fn gnx_may_leave(party: &Party, amount: Balance) -> DispatchResult {
		let refused = |reason: Reason| Error::<T>::Refused(reason.code());
		let rules = Rules::<T>::get().ok_or_else(|| refused(Reason::RulesMissing))?;
		let now = Self::now();
		let (activity, act) =
			(Activities::<T>::get(party.identity), Self::gnx_usage(&rules.book, amount));
		let limit = rules.book.tier(party.record.tier_at(now)).limit(Flow::Send);
		let mut first = None;
		judge_flow(Flow::Send, &activity, now, act, limit, &mut first);
		first.map_or(Ok(()), |reason| Err(refused(reason).into()))
	}

	/// Counts `amount` of GNX that `payer` gave to `recipient`, or to somebody without identity.
	pub fn gnx_moved(payer: IdentityId, recipient: Option<IdentityId>, amount: Balance) {
		let Some(rules) = Rules::<T>::get() else { return };
		let (now, act) = (Self::now(), Self::gnx_usage(&rules.book, amount));
		for (identity, flow) in [(Some(payer), Flow::Send), (recipient, Flow::Receive)] {
			let Some(identity) = identity else { continue };
			let mut activity = Activities::<T>::get(identity);
			activity.flow_mut(flow).add(now, act);
			Self::put_activity(identity, activity);
		}
	}

	/// GNX counts by value only: every deposit of a contract is a movement of it, too.
	fn gnx_usage(book: &Rulebook, amount: Balance) -> Usage {
		Usage { cents: book.gnx_cents(amount), count: 0 }
	}
}
