// SPDX-License-Identifier: Apache-2.0
//! Before an auction finds its price: orders that cannot trade must not move it, so they go.

use super::{MarketRecord, auction::UncrossWork};
use crate::{
	Config, Pallet, WeightInfo,
	store::Store,
	types::{CancelReason, LOOKED_EACH},
};
use frame_support::{traits::Get, weights::Weight};
use genex_primitives::{
	FreezeMode, Path, Reason, Standing, UnixSeconds,
	book::{MarketId, OrderId, Resting, Side, Sifted, sift},
	gate::{self, required_tiers, tier_refusal},
	traits::Identities,
};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// The most that an uncross of so many steps can cost: it may look at all orders it may, and take each step besides.
	pub(crate) fn auction_weight(max_fills: u32) -> Weight {
		let looks = max_fills.min(T::MaxFills::get()).saturating_mul(LOOKED_EACH);
		Self::uncross_weight(max_fills).saturating_add(Self::looks(looks))
	}

	/// What an uncross cost that did `work`.
	pub(crate) fn uncrossed(work: UncrossWork) -> Weight {
		T::WeightInfo::uncross(work.levels, work.visited)
			.saturating_add(Self::looks(work.looked))
			.saturating_add(work.extra)
	}

	fn looks(orders: u32) -> Weight {
		if orders == 0 { Weight::zero() } else { T::WeightInfo::sift_orders(orders) }
	}

	/// Returns the orders that could trade by their prices alone and never will, from the order `from` on or from the
	/// first. `bounds` are how many it looks at and how many it returns at most.
	pub(crate) fn sift_orders(
		id: MarketId,
		market: &MarketRecord<T>,
		from: Option<OrderId>,
		bounds: (u32, u32),
		now: UnixSeconds,
	) -> Result<Sifted, DispatchError> {
		let mut failure = None;
		let mut store = Store::<T>::new(id);
		let sifted = sift(&mut store.book(), from, bounds, |(order, resting)| {
			let Some(reason) = Self::bar_of(order, resting, now) else { return false };
			let returned = Self::give_back(market, order, resting, resting.lots, reason);
			if let Err(error) = returned {
				failure.get_or_insert(error);
			}
			true
		});
		match failure {
			Some(failure) => Err(failure),
			None => sifted.map_err(Self::book_error),
		}
	}

	/// Why an order fills with nobody, if so, as the fill itself would say it. Limits, caps and corridors depend on the
	/// other side and on how much meets, so they are left to that.
	fn bar_of(
		id: OrderId,
		order: &Resting<T::AccountId>,
		now: UnixSeconds,
	) -> Option<CancelReason> {
		Self::death_of(id, false, order).or_else(|| {
			let standing = T::Identities::standing(&order.owner);
			let reason = bar_to_trade(id.side(), &standing, now)?;
			Some(CancelReason::Refused(reason.code()))
		})
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
