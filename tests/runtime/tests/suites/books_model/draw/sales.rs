// SPDX-License-Identifier: Apache-2.0
//! Random acts on the primary market.

use super::{Draw, units::usual};
use crate::books_model::{
	act::Act,
	reference::{BuyBack, Listing, Pool, Series},
	world::nanos_of,
};
use genex_primitives::{AssetId, LegalClass, ListingId, Quantity, SeriesState};
use genex_runtime_tests::who;
use std::collections::BTreeMap;

impl Draw<'_> {
	pub(super) fn sales(&mut self) -> Option<Act> {
		match self.random.below(25) {
			0..=4 => self.listing(),
			5..=15 => self.purchase(),
			16..=17 => self.bundle(),
			18..=20 => {
				let over = self.listings(|one, now| !one.sells(now));
				Some(Act::RemoveListing { listing: self.any(over)? })
			},
			21 => {
				let open = self.listings(|one, now| one.sells(now));
				let listing = self.any(open)?;
				let seller = self.model.listings.get(&listing)?.seller.clone();
				let leave = self.random.chance(40);
				leave.then_some(Act::CloseListing { seller, listing })
			},
			22 => {
				let open = self.listings(|one, now| one.sells(now));
				let listing = self.any(open)?;
				self.random.chance(20).then_some(Act::TakeDown { listing })
			},
			23 => self.random.chance(40).then(|| self.pricing()),
			_ => {
				let flagged: Vec<_> = self.model.flags.iter().copied().collect();
				if let Some(series) = self.any(flagged) {
					return Some(Act::Unflag { series });
				}
				let (series, _) = self.some_live(|_| true)?;
				self.random.chance(20).then_some(Act::Flag { series })
			},
		}
	}

	fn listings(&self, wanted: impl Fn(&Listing, u64) -> bool) -> Vec<ListingId> {
		let all = self.model.listings.iter();
		all.filter(|(_, one)| wanted(one, self.model.now)).map(|(id, _)| *id).collect()
	}

	/// An offer of some unsold units at about what they are worth.
	fn listing(&mut self) -> Option<Act> {
		use SeriesState::{Approved, Listed, Selling};
		let now = self.model.now;
		let (series, one) = self.some_live(|one| {
			let sellable = matches!(one.state, Approved | Listed | Selling);
			sellable && one.counts.unsold > 0 && one.until > now
		})?;
		let offers = self.listings(|other, now| other.series == series && other.sells(now)).len();
		if offers > 1 {
			return None;
		}
		let quantity = one.counts.unsold.min(10 * usual(&one));
		let may_be_free = one.class != LegalClass::PaidGift && one.given != Some(false);
		let asset = self.asset();
		let free = may_be_free && self.random.chance(if one.given.is_some() { 40 } else { 12 });
		let price = if free { 0 } else { self.price(&one, asset) };
		let step = (quantity > 2 && self.random.chance(30))
			.then(|| (1 + self.random.below(quantity - 1), self.price(&one, asset)));
		let lowest = step.map_or(price, |(_, later)| later.min(price));
		let given = one.given.unwrap_or(may_be_free && !one.is_paid(asset, lowest));
		let holdback = match self.random.below(4) {
			// Nothing is kept for gifts.
			_ if given && self.random.chance(97) => 0,
			0 => 0,
			1 => 1_000_000,
			_ => u32::try_from(self.random.below(1_000_001)).expect("a share"),
		};
		let cap = self.random.chance(15).then(|| 1 + self.random.below(2 * usual(&one)));
		let listing = Listing {
			seller: one.issuer,
			series,
			asset,
			price,
			step,
			quantity,
			remaining: quantity,
			cap,
			closes_at: self.within(20).min(one.until),
			holdback,
			open: true,
			bought: BTreeMap::new(),
		};
		Some(Act::List { by: self.on_behalf(listing.seller.clone()), listing })
	}

	/// Of one unit, in smallest units of a stablecoin: mostly about what it promises, and sometimes about the half of that
	/// or less, where an offer is refused or gives away.
	fn price(&mut self, series: &Series, asset: AssetId) -> u128 {
		let half = series.worth / (2 * nanos_of(asset, 1));
		let price = match self.random.below(40) {
			0 => half.saturating_sub(1),
			1 => half,
			2 => half + 1,
			3 => half * u128::from(self.random.below(100)) / 100,
			4 => half * u128::from(self.random.between(90, 120)) / 100,
			_ => half * u128::from(self.random.between(120, 250)) / 100,
		};
		price.max(1)
	}

	/// Something to buy that is within a purse of some dollars.
	fn wanted(&mut self) -> Option<(ListingId, Quantity)> {
		let open = self.listings(|one, now| one.sells(now));
		let id = self.any(open)?;
		let listing = self.model.listings.get(&id)?;
		let usual = usual(self.model.series.get(&listing.series)?);
		let most = listing.remaining.min(usual);
		Some((id, self.part_of(most)))
	}

	fn purchase(&mut self) -> Option<Act> {
		let (listing, quantity) = self.wanted()?;
		let buyer = if self.random.chance(96) { self.holder() } else { self.company() };
		Some(Act::Purchase { buyer, listing, quantity })
	}

	fn bundle(&mut self) -> Option<Act> {
		let mut items = Vec::new();
		for _ in 0..self.random.between(2, 5) {
			let (listing, quantity) = self.wanted()?;
			items.push((listing, quantity.div_ceil(4)));
		}
		Some(Act::Bundle { buyer: self.holder(), items })
	}

	pub(super) fn money_of_sales(&mut self) -> Option<Act> {
		match self.random.below(13) {
			0..=2 => self.refund(),
			3..=5 => self.windows(),
			6..=9 => self.proceeds(),
			10 => self.offer(),
			11 => {
				let id = self.any(self.model.buybacks.keys().copied().collect())?;
				let series = self.model.buybacks.get(&id)?.series;
				let remaining = self.model.buybacks.get(&id)?.remaining;
				let one = self.model.series.get(&series)?;
				let holder = self.any(one.holders.keys().cloned().collect())?;
				let had = self.model.series.get(&series)?.holders.get(&holder).copied()?;
				let quantity = self.part_of(had.min(remaining));
				Some(Act::SellBack { holder, buyback: id, quantity })
			},
			_ => {
				let id = self.any(self.model.buybacks.keys().copied().collect())?;
				let offer = self.model.buybacks.get(&id)?;
				let over = offer.until <= self.model.now;
				let issuer = self.model.series.get(&offer.series)?.issuer.clone();
				let by = if over { who::holder() } else { issuer };
				let leave = over || self.random.chance(5);
				leave.then_some(Act::CloseBuyBack { by, buyback: id })
			},
		}
	}

	fn refund(&mut self) -> Option<Act> {
		let late = self.random.chance(3);
		let model = self.model;
		let open = model.purchases.iter().filter(|(_, one)| late || !model.is_window_over(one));
		let id = self.any(open.map(|(id, _)| *id).collect())?;
		let purchase = self.model.purchases.get(&id)?;
		let (buyer, left) = (purchase.buyer.clone(), purchase.quantity - purchase.refunded);
		let held = self.model.series.get(&purchase.series)?.holders.get(&buyer).copied()?;
		let quantity = self.part_of(left.min(held));
		Some(Act::Refund { buyer, purchase: id, quantity })
	}

	fn windows(&mut self) -> Option<Act> {
		let model = self.model;
		let over = |id: &u64| model.purchases.get(id).is_none_or(|one| model.is_window_over(one));
		let stopped = |one: &Series| {
			let pause = model.pauses.get(&one.issuer);
			pause.is_some_and(|pause| pause.since.is_some())
		};
		// A freeze of the issuer stops windows that are under way, and they run again after it.
		let turns =
			|one: &Series| !one.queue.is_empty() && model.is_frozen(&one.issuer) != stopped(one);
		let turned = self.some_live(turns).filter(|_| self.random.chance(50));
		let (series, _) = match turned {
			Some(found) => found,
			None => self.some_live(|one| one.queue.front().is_some_and(over))?,
		};
		let limit = u32::try_from(self.random.between(1, 21)).expect("few");
		Some(Act::EndWindows { series, limit })
	}

	fn proceeds(&mut self) -> Option<Act> {
		let now = self.model.now;
		let (series, one) = self.some_live(|one| {
			let due = |pool: &Pool| pool.due > 0 || pool.covered > one.counts.circulating;
			(now < one.until || one.expired.is_some()) && one.pools.values().any(due)
		})?;
		let asset = self.any(one.pools.keys().copied().collect())?;
		let anyone = one.expired.is_some() && self.random.chance(50);
		let by = if anyone { who::holder() } else { one.issuer };
		Some(Act::WithdrawProceeds { by, series, asset })
	}

	fn offer(&mut self) -> Option<Act> {
		let now = self.model.now;
		let (series, one) =
			self.some_live(|one| one.counts.circulating > 0 && one.until > now + 120)?;
		if self.model.buybacks.len() > 30 {
			return None;
		}
		let asset = self.asset();
		let remaining = self.part_of(one.counts.circulating.min(usual(&one)));
		// Mostly no more than face value, above which none is allowed.
		let price = self.price(&one, asset).min((one.worth / nanos_of(asset, 1)).max(1));
		let until = self.within(10).min(one.until);
		let offer = BuyBack { series, asset, price, remaining, until };
		Some(Act::OpenBuyBack { by: self.on_behalf(one.issuer), offer })
	}
}
