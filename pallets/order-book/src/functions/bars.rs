// SPDX-License-Identifier: Apache-2.0
//! Orders that fill with nobody as things stand. Before an auction finds its price they go, and anybody returns them.

use crate::{Config, Pallet, types::CancelReason};
use genex_primitives::{
	FreezeMode, Path, Reason, Standing, UnixSeconds,
	book::{OrderId, Resting, Side},
	gate::{self, required_tiers, tier_refusal},
	traits::Identities,
};

impl<T: Config> Pallet<T> {
	/// Why an order fills with nobody, if so, as the fill itself would say it. `stopped` is whether nothing fills in its
	/// market. Limits, caps and corridors depend on the other side and on how much meets, so they are left to the fill.
	pub(super) fn bar_of(
		id: OrderId,
		stopped: bool,
		order: &Resting<T::AccountId>,
		now: UnixSeconds,
	) -> Option<CancelReason> {
		Self::death_of(id, stopped, order).or_else(|| {
			let standing = T::Identities::standing(&order.owner);
			let reason = bar_to_trade(id.side(), &standing, now)?;
			Some(CancelReason::Refused(reason.code()))
		})
	}

	/// Why an order itself is over, whoever owns it, if so.
	fn death_of(id: OrderId, stopped: bool, order: &Resting<T::AccountId>) -> Option<CancelReason> {
		let clock = Self::clock();
		if stopped {
			return Some(CancelReason::MarketOver);
		}
		if order.expiry.is_over(clock) {
			return Some(CancelReason::Expired);
		}
		Self::switch_passed(&order.owner, id.market()).then_some(CancelReason::Switch)
	}
}

/// Why somebody of this standing trades with nobody as `side`, if so: the first that a fill would name. Units are judged
/// before money.
fn bar_to_trade(side: Side, standing: &Standing, now: UnixSeconds) -> Option<Reason> {
	// Who is nobody is asked before any rule, so a buyer is called a sender, too.
	let Some(party) = standing.party else { return Some(Reason::SenderUnknown) };
	let freeze = standing.freeze();
	let cannot_give = (freeze != FreezeMode::None).then_some(Reason::SenderFrozen);
	let cannot_get = (freeze == FreezeMode::Full).then_some(Reason::RecipientFrozen);
	let (giver, receiver) = required_tiers(Path::Market);
	let (role, lowest, frozen, listed) = match side {
		Side::Ask => (gate::Side::Sender, giver, cannot_give, Reason::SenderBlacklisted),
		Side::Bid => (gate::Side::Recipient, receiver, cannot_get, Reason::RecipientBlacklisted),
	};
	let listed = Some(listed).filter(|_| standing.is_blacklisted());
	let reason = frozen.or(listed).or_else(|| tier_refusal(role, Some(&party), lowest, now));
	// A buyer who may get units may still not give money.
	reason.or(cannot_give)
}
