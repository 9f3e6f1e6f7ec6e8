// SPDX-License-Identifier: Apache-2.0
//! The primary market: listings, purchases, refunds, windows, kept proceeds, buy-backs.

use super::{GIVE_BACK, LIST, Model, Outcome, Series, WHOLE, down, must, take, take_units, up};
use crate::books_model::{act::Act, world::nanos_of};
use genex_primitives::{
	AssetId, IdentityId, LegalClass, ListingId, Quantity, SeriesId, SeriesState, ledger::Account,
};
use genex_runtime::AccountId;
use std::collections::BTreeMap;

/// The treasury's part of a purchase, in millionths.
const FEE: u128 = 20_000;

/// An offer.
#[derive(Clone, Debug)]
pub struct Listing {
	pub seller: AccountId,
	pub series: SeriesId,
	pub asset: AssetId,
	pub price: u128,
	/// Another price, from so many units sold on.
	pub step: Option<(Quantity, u128)>,
	pub quantity: Quantity,
	pub remaining: Quantity,
	pub cap: Option<Quantity>,
	pub closes_at: u64,
	/// The part of proceeds that is kept for holders, in millionths.
	pub holdback: u32,
	pub open: bool,
	pub bought: BTreeMap<IdentityId, Quantity>,
}

/// A purchase that can be undone.
#[derive(Clone, Debug)]
pub struct Purchase {
	pub buyer: AccountId,
	pub series: SeriesId,
	pub asset: AssetId,
	pub quantity: Quantity,
	pub refunded: Quantity,
	pub total: u128,
	pub holdback: u32,
	/// When it can no longer be undone, if windows of its issuer do not wait until then.
	pub ends_at: u64,
	/// Seconds that they had waited before.
	pub waited: u64,
}

/// How long refund windows of an issuer waited while it was frozen.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Pause {
	pub since: Option<u64>,
	pub waited: u64,
}

/// What is kept of proceeds.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Pool {
	pub held: u128,
	pub covered: Quantity,
	pub due: u128,
}

/// An offer to holders.
#[derive(Clone, Debug)]
pub struct BuyBack {
	pub series: SeriesId,
	pub asset: AssetId,
	pub price: u128,
	pub remaining: Quantity,
	pub until: u64,
}

impl Listing {
	/// What the next `quantity` units cost: each the price that holds when it is sold.
	pub fn total(&self, quantity: Quantity) -> u128 {
		let taken = self.quantity - self.remaining;
		let (from, later) = self.step.unwrap_or((Quantity::MAX, 0));
		let early = from.saturating_sub(taken).min(quantity);
		u128::from(early) * self.price + u128::from(quantity - early) * later
	}

	/// The lowest price of a unit.
	pub fn lowest(&self) -> u128 {
		self.step.map_or(self.price, |(_, later)| later.min(self.price))
	}

	/// Whether somebody can buy at `now`.
	pub fn sells(&self, now: u64) -> bool {
		self.open && self.remaining > 0 && now < self.closes_at
	}
}

impl Purchase {
	fn left(&self) -> Outcome<u128> {
		let returned = down(self.total, self.refunded.into(), self.quantity.into())?;
		Ok(self.total - returned)
	}
}

impl Series {
	/// Whether who pays so much of a stablecoin for a unit pays half of what it promises, at least.
	pub fn is_paid(&self, asset: AssetId, price: u128) -> bool {
		price > 0 && nanos_of(asset, price) * 2 >= self.worth
	}

	/// Whether parts of its proceeds are kept in more than one stablecoin.
	pub fn is_kept_in_several(&self) -> bool {
		self.pools.values().filter(|pool| pool.held > 0).count() > 1
	}
}

fn fee_of(total: u128) -> Outcome<u128> {
	up(total, FEE, WHOLE)
}

impl Model {
	pub(super) fn follow_sales(&mut self, act: &Act) -> Outcome {
		match act.clone() {
			Act::List { by, listing: new } => {
				self.act_in(new.series, &by, LIST, new.quantity)?;
				let given = self.gives_away(&new)?;
				let series = self.one(new.series)?;
				let paid = series.is_paid(new.asset, new.lowest());
				must(given || paid, "units of a sold series were offered for next to nothing")?;
				must(!given || new.holdback == 0, "something is kept for a gift")?;
				must(!given || series.class != LegalClass::PaidGift, "a paid gift is given away")?;
				let issuer = series.issuer.clone();
				self.may_give(&issuer)?;
				let series = self.one_mut(new.series)?;
				series.given = Some(given);
				if series.state == SeriesState::Approved {
					series.state = SeriesState::Listed;
				}
				self.listings.insert(self.next.listing, new);
				self.next.listing += 1;
				Ok(())
			},
			Act::CloseListing { listing, .. } | Act::TakeDown { listing } => {
				let one = self.listings.get_mut(&listing).ok_or("no such listing")?;
				must(one.open, "closed twice")?;
				one.open = false;
				Ok(())
			},
			Act::RemoveListing { listing } => {
				let one = self.listings.remove(&listing).ok_or("no such listing")?;
				must(!one.sells(self.now), "removed while it sells")
			},
			Act::Purchase { buyer, listing, quantity } => self.purchase(&buyer, listing, quantity),
			Act::Bundle { buyer, items } => items
				.into_iter()
				.try_for_each(|(listing, quantity)| self.purchase(&buyer, listing, quantity)),
			Act::Flag { series } => {
				self.flags.insert(series);
				Ok(())
			},
			Act::Unflag { series } => must(self.flags.remove(&series), "there was no flag"),
			_ => Ok(()),
		}
	}

	/// Whether the series of `listing` is given away: its first offer says it, which may be this one.
	pub fn gives_away(&self, listing: &Listing) -> Outcome<bool> {
		let one = self.one(listing.series)?;
		let cheap =
			!one.is_paid(listing.asset, listing.lowest()) && one.class != LegalClass::PaidGift;
		Ok(one.given.unwrap_or(cheap))
	}

	/// Whether `purchase` can no longer be undone. Windows that wait are where they were then.
	pub fn is_window_over(&self, purchase: &Purchase) -> bool {
		let issuer = self.series.get(&purchase.series).map(|one| &one.issuer);
		let pause = issuer.and_then(|who| self.pauses.get(who)).copied().unwrap_or_default();
		let ends_at = purchase.ends_at + pause.waited - purchase.waited;
		pause.since.unwrap_or(self.now) >= ends_at
	}

	/// Windows of `issuer`, which is not frozen, run again. Gives whether they waited.
	fn resume(&mut self, issuer: &AccountId) -> bool {
		let now = self.now;
		let Some(pause) = self.pauses.get_mut(issuer) else { return false };
		let since = pause.since.take();
		pause.waited += since.map_or(0, |since| now - since);
		since.is_some()
	}

	pub(super) fn follow_money_of_sales(&mut self, act: &Act) -> Outcome {
		match act.clone() {
			Act::Refund { buyer, purchase, quantity } => self.refund(&buyer, purchase, quantity),
			Act::EndWindows { series, limit } => self.end_windows(series, limit),
			Act::WithdrawProceeds { series, asset, .. } => self.withdraw(series, asset),
			Act::OpenBuyBack { by, offer } => {
				self.act_in(offer.series, &by, GIVE_BACK, offer.remaining)?;
				self.open_buyback(offer)
			},
			Act::SellBack { holder, buyback, quantity } => {
				self.sell_back(&holder, buyback, quantity)
			},
			Act::CloseBuyBack { buyback, .. } => {
				let offer = self.buybacks.remove(&buyback).ok_or("no such buy-back")?;
				let issuer = self.one(offer.series)?.issuer.clone();
				let rest = offer.price * u128::from(offer.remaining);
				self.release(offer.asset, &issuer, rest)
			},
			_ => Ok(()),
		}
	}

	fn purchase(&mut self, buyer: &AccountId, id: ListingId, quantity: Quantity) -> Outcome {
		let identity = self.identity(buyer)?;
		let now = self.now;
		let listing = self.listings.get_mut(&id).ok_or("no such listing")?;
		must(listing.sells(now), "bought where nothing is sold")?;
		let total = listing.total(quantity);
		take_units(&mut listing.remaining, quantity, "offered units")?;
		listing.open = listing.remaining > 0;
		if let Some(cap) = listing.cap {
			let bought = listing.bought.entry(identity).or_default();
			*bought += quantity;
			must(*bought <= cap, "bought more than the cap")?;
		}
		let listing = listing.clone();
		let seller = self.one(listing.series)?.identity;
		must(seller != identity, "bought from itself")?;
		must(self.may_issue(seller), "sold by a barred issuer")?;
		must(!self.flags.contains(&listing.series), "sold under a flag")?;
		if total > 0 {
			self.take_money(buyer, &listing, quantity, total)?;
		}
		self.sell_units(listing.series, buyer, quantity, total > 0)
	}

	fn take_money(
		&mut self,
		buyer: &AccountId,
		listing: &Listing,
		quantity: Quantity,
		total: u128,
	) -> Outcome {
		let Listing { seller, series, asset, holdback, .. } = listing.clone();
		let one = self.one(series)?;
		let (identity, window) = (one.identity, one.window);
		self.pay(asset, buyer, &seller, total)?;
		if window > 0 {
			self.hold(asset, &seller, total)?;
			self.book_sale(identity, asset, (total, 0, 0, 0))?;
			self.resume(&seller);
			let waited = self.pauses.get(&seller).map_or(0, |pause| pause.waited);
			let (buyer, ends_at) = (buyer.clone(), self.now + window);
			let id = self.next.purchase;
			self.next.purchase += 1;
			let refunded = 0;
			let bought = Purchase {
				buyer,
				series,
				asset,
				quantity,
				refunded,
				total,
				holdback,
				ends_at,
				waited,
			};
			self.purchases.insert(id, bought);
			self.one_mut(series)?.queue.push_back(id);
			return Ok(());
		}
		let fee = fee_of(total)?;
		let kept = up(total - fee, holdback.into(), WHOLE)?;
		let treasury = self.treasury.clone();
		self.pay(asset, &seller, &treasury, fee)?;
		self.hold(asset, &seller, kept)?;
		self.keep(series, asset, kept, quantity)?;
		self.book_sale(identity, asset, (0, fee, kept, total - fee - kept))
	}

	/// Keeps `amount` of proceeds for `units` more.
	fn keep(&mut self, series: SeriesId, asset: AssetId, amount: u128, units: Quantity) -> Outcome {
		if amount == 0 {
			return Ok(());
		}
		self.settle(series, asset)?;
		let one = self.one_mut(series)?;
		let pool = one.pools.entry(asset).or_default();
		pool.held += amount;
		pool.covered += units;
		let (identity, several) = (one.identity, one.is_kept_in_several());
		self.seen.kept += u64::from(several);
		*self.issuer_mut(identity)?.holdback.entry(asset).or_default() += amount;
		Ok(())
	}

	/// Units that went make their part of what is kept the issuer's, unless it is in default, or nobody counted what
	/// was left at the end of the validity.
	fn settle(&mut self, series: SeriesId, asset: AssetId) -> Outcome {
		let one = self.one(series)?;
		let left = if self.now < one.until { Some(one.counts.circulating) } else { one.expired };
		let Some(left) = left.filter(|_| !self.is_defaulted(one.identity)) else { return Ok(()) };
		let Some(pool) = self.one_mut(series)?.pools.get_mut(&asset) else { return Ok(()) };
		if left < pool.covered {
			let held = up(pool.held, left.into(), pool.covered.into())?;
			pool.due += pool.held - held;
			(pool.held, pool.covered) = (held, left);
		}
		Ok(())
	}

	fn refund(&mut self, buyer: &AccountId, id: u64, quantity: Quantity) -> Outcome {
		let over = self.purchases.get(&id).is_none_or(|one| self.is_window_over(one));
		must(!over, "undone too late")?;
		let purchase = self.purchases.get_mut(&id).ok_or("no such purchase")?;
		must(purchase.buyer == *buyer, "undone by somebody else")?;
		let before = purchase.left()?;
		purchase.refunded += quantity;
		must(purchase.refunded <= purchase.quantity, "more undone than bought")?;
		let amount = before - purchase.left()?;
		let (series, asset) = (purchase.series, purchase.asset);
		if purchase.refunded == purchase.quantity {
			self.purchases.remove(&id);
		}
		self.burn(series, buyer, quantity)?;
		let one = self.one(series)?;
		let (issuer, identity) = (one.issuer.clone(), one.identity);
		self.pay_held(asset, &issuer, buyer, amount)?;
		self.book_money(identity, asset, (Account::Refunds, Account::Window), amount)
	}

	fn end_windows(&mut self, series: SeriesId, limit: u32) -> Outcome {
		let issuer = self.one(series)?.issuer.clone();
		if self.is_frozen(&issuer) {
			return self.stop_windows(series, issuer);
		}
		let resumed = self.resume(&issuer);
		let mut ended = 0;
		while ended < limit {
			let Some(id) = self.one(series)?.queue.front().copied() else { break };
			if let Some(purchase) = self.purchases.get(&id) {
				if !self.is_window_over(purchase) {
					break;
				}
				let purchase = purchase.clone();
				self.purchases.remove(&id);
				self.end_window(&purchase)?;
			}
			self.one_mut(series)?.queue.pop_front();
			ended += 1;
		}
		must(resumed || ended > 0, "no window ended")
	}

	/// Nothing leaves who is frozen, so its windows wait.
	fn stop_windows(&mut self, series: SeriesId, issuer: AccountId) -> Outcome {
		must(!self.one(series)?.queue.is_empty(), "no window could wait")?;
		let pause = self.pauses.entry(issuer).or_default();
		must(pause.since.is_none(), "windows that wait were stopped")?;
		pause.since = Some(self.now);
		Ok(())
	}

	fn end_window(&mut self, purchase: &Purchase) -> Outcome {
		let one = self.one(purchase.series)?;
		let (issuer, identity) = (one.issuer.clone(), one.identity);
		let (asset, left) = (purchase.asset, purchase.left()?);
		let (fee, kept) = if self.is_defaulted(identity) {
			(0, left)
		} else {
			let fee = fee_of(left)?;
			(fee, up(left - fee, purchase.holdback.into(), WHOLE)?)
		};
		let free = left - fee - kept;
		let treasury = self.treasury.clone();
		self.pay_held(asset, &issuer, &treasury, fee)?;
		self.release(asset, &issuer, free)?;
		let units = purchase.quantity - purchase.refunded;
		self.keep(purchase.series, asset, kept, units)?;
		self.book_window_end(identity, asset, (fee, kept, free))
	}

	fn withdraw(&mut self, series: SeriesId, asset: AssetId) -> Outcome {
		self.settle(series, asset)?;
		let shares = self.shares(series)?;
		let one = self.one_mut(series)?;
		let (issuer, identity) = (one.issuer.clone(), one.identity);
		let booked = one.expired.is_some();
		must(!booked || one.queue.is_empty(), "parted before the last window ended")?;
		let pool = one.pools.get_mut(&asset).ok_or("nothing was kept")?;
		let mut parts = (core::mem::take(&mut pool.due), 0, 0);
		if booked {
			let (own, treasury, law) = shares.split(core::mem::take(&mut pool.held))?;
			parts = (parts.0 + own, treasury, law);
		}
		if pool.held + pool.due == 0 {
			one.pools.remove(&asset);
		}
		must(!self.is_defaulted(identity), "withdrawn in default")?;
		let (own, treasury_part, law_part) = parts;
		let sum = own + treasury_part + law_part;
		must(sum > 0, "nothing was withdrawn")?;
		let (treasury, law) = (self.treasury.clone(), self.law.clone());
		self.release(asset, &issuer, own)?;
		self.pay_held(asset, &issuer, &treasury, treasury_part)?;
		self.pay_held(asset, &issuer, &law, law_part)?;
		self.let_go(identity, asset, sum)?;
		self.book_release(identity, asset, parts)
	}

	/// Less is kept of an issuer's proceeds.
	pub(super) fn let_go(&mut self, identity: IdentityId, asset: AssetId, amount: u128) -> Outcome {
		let holdback = &mut self.issuer_mut(identity)?.holdback;
		take(holdback.entry(asset).or_default(), amount, "holdback")?;
		holdback.retain(|_, kept| *kept > 0);
		Ok(())
	}

	/// A holder in a default is paid of what was kept, and gives up as large a part of the units.
	pub(super) fn pay_kept(
		&mut self,
		series: SeriesId,
		asset: AssetId,
		to: &AccountId,
		amount: u128,
	) -> Outcome {
		let one = self.one_mut(series)?;
		let (issuer, identity) = (one.issuer.clone(), one.identity);
		let pool = one.pools.get_mut(&asset).ok_or("nothing was kept")?;
		let before = pool.held;
		take(&mut pool.held, amount, "what is kept")?;
		let covered = up(pool.covered.into(), pool.held, before)?;
		pool.covered = Quantity::try_from(covered).map_err(|error| error.to_string())?;
		if pool.held + pool.due == 0 {
			one.pools.remove(&asset);
		}
		self.pay_held(asset, &issuer, to, amount)?;
		self.let_go(identity, asset, amount)
	}

	fn open_buyback(&mut self, offer: BuyBack) -> Outcome {
		let one = self.one(offer.series)?;
		must(offer.until <= one.until && self.now < offer.until, "an offer of no time")?;
		let issuer = one.issuer.clone();
		self.may_give(&issuer)?;
		self.hold(offer.asset, &issuer, offer.price * u128::from(offer.remaining))?;
		self.buybacks.insert(self.next.buyback, offer);
		self.next.buyback += 1;
		Ok(())
	}

	fn sell_back(&mut self, holder: &AccountId, id: u64, quantity: Quantity) -> Outcome {
		let now = self.now;
		let offer = self.buybacks.get_mut(&id).ok_or("no such buy-back")?;
		must(now < offer.until, "sold back too late")?;
		take_units(&mut offer.remaining, quantity, "wanted units")?;
		let (series, asset) = (offer.series, offer.asset);
		let amount = offer.price * u128::from(quantity);
		if offer.remaining == 0 {
			self.buybacks.remove(&id);
		}
		let one = self.one(series)?;
		let (issuer, identity) = (one.issuer.clone(), one.identity);
		must(!self.is_defaulted(identity), "bought back in default")?;
		self.pay_held(asset, &issuer, holder, amount)?;
		self.burn(series, holder, quantity)?;
		self.book_money(identity, asset, (Account::BoughtBack, Account::Issuer), amount)
	}
}
