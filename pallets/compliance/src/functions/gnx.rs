// SPDX-License-Identifier: Apache-2.0
//! GNX between identities. Its ledger tells separately what leaves one account and what reaches another, and only the
//! first can be refused.

use crate::{Activities, Config, Error, Pallet, Rules};
use alloc::vec::Vec;
use genex_primitives::{
	Balance, Flow, IdentityId, Party, Reason, Usage,
	rules::{Rulebook, Sink, judge_flow},
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Whether `party` may give `amount` of GNX away, by its limits for sending. Writes nothing.
	///
	/// Fails with [`Error::Refused`].
	pub fn gnx_may_leave(party: &Party, amount: Balance) -> DispatchResult {
		let mut first = None;
		Self::judge_gnx(party, amount, &mut first);
		first.map_or(Ok(()), |reason: Reason| Err(Error::<T>::Refused(reason.code()).into()))
	}

	/// Every reason against `party` giving `amount` of GNX away, by priority. Writes nothing.
	pub fn gnx_reasons(party: &Party, amount: Balance) -> Vec<Reason> {
		let mut reasons = Vec::new();
		Self::judge_gnx(party, amount, &mut reasons);
		reasons.sort_unstable();
		reasons
	}

	fn judge_gnx(party: &Party, amount: Balance, sink: &mut impl Sink) {
		let Some(rules) = Rules::<T>::get() else { return sink.add(Reason::RulesMissing) };
		let now = Self::now();
		let (activity, act) =
			(Activities::<T>::get(party.identity), Self::gnx_usage(&rules.book, amount));
		let limit = rules.book.tier(party.record.tier_at(now)).limit(Flow::Send);
		judge_flow(Flow::Send, &activity, now, act, limit, sink);
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
