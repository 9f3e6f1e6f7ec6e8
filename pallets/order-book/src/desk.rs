// SPDX-License-Identifier: Apache-2.0
//! What happens at each maker an order meets: the settlement of continuous trading.

use crate::{
	Config, Error, Event, Markets, OpenOrders, Pallet, Switches, Traders,
	functions::{Deal, Fees, Made, MarketRecord, Referrer, Trading, Unsettled, Verdict},
	types::{CancelReason, PendingTrade, Trader},
};
use frame_support::traits::Get;
use genex_primitives::{
	Balance, Cents, IdentityId, Money, Reason,
	book::{
		Clock, Lots, MarketId, OrderId, Refused, Released, Resting, Settle, Side, Tick,
		amounts::{FillAmounts, bid_release, fill_amounts},
	},
	traits::{Cash, Compliance, Identities, Issuers, Rates, Related, UNEXPECTED},
};
use genex_storage::{DoubleMapSlot, MapSlot, TripleMapSlot};
use sp_runtime::{DispatchError, DispatchResult};

/// What an order traded, for quotes and weights.
#[derive(Clone, Copy, Default)]
pub(crate) struct Totals {
	/// Price of all lots without fees.
	pub notional: Balance,
	/// What the taker pays as fees.
	pub fee: Balance,
	/// The tick of the latest fill, which is the worst.
	pub worst: Option<Tick>,
	/// Lots among them that are held for a review.
	pub held: Lots,
	/// Fills that needed a review, held or not.
	pub tried: u32,
	/// Fills that were plain.
	pub plain: u32,
	/// What fills gave back to the block, in picoseconds, if one of them was plain.
	pub spared: u64,
}

/// The other side of a fill.
struct Maker<'a, AccountId> {
	id: OrderId,
	order: &'a Resting<AccountId>,
	identity: IdentityId,
	tick: Tick,
}

/// The settlement of one incoming order.
pub(crate) struct Desk<'a, T: Config> {
	pub id: MarketId,
	pub market: &'a mut MarketRecord<T>,
	pub taker: &'a T::AccountId,
	pub identity: IdentityId,
	pub side: Side,
	pub clock: Clock,
	/// The band at the beginning: an order cannot move its own limits.
	pub band: Option<(Balance, Balance)>,
	pub totals: Totals,
	/// Who gets a share of the taker's fee.
	pub referrer: Option<&'a Referrer<T::AccountId>>,
	fees: Fees<T>,
	/// The taker as it was before, once that was asked; written once at the end, if it traded.
	trader: Option<Trader<T::AccountId>>,
	/// What it traded.
	cents: Cents,
	/// Whether anything changed hands.
	traded: bool,
	/// What the transaction had given back before the first maker that could fill.
	spared_before: Option<u64>,
	/// Whether the taker is related to the issuer, once that was asked.
	related: Option<bool>,
	/// Whether the issuer is in default, once that was asked.
	defaulted: Option<bool>,
	/// The maker that was looked up last, and its identity.
	met: Option<(T::AccountId, Option<IdentityId>)>,
	/// Why the maker that was refused last was.
	cause: CancelReason,
	/// Why the whole order is undone, if it is.
	pub failure: Option<DispatchError>,
	/// Whether the market paused itself.
	paused: bool,
}

impl<'a, T: Config> Desk<'a, T> {
	pub(crate) fn new(
		id: MarketId,
		market: &'a mut MarketRecord<T>,
		(taker, identity, side): (&'a T::AccountId, IdentityId, Side),
		clock: Clock,
		band: Option<(Balance, Balance)>,
	) -> Self {
		Self {
			band,
			fees: Fees::new(clock.now),
			id,
			market,
			taker,
			identity,
			side,
			clock,
			totals: Totals::default(),
			referrer: None,
			trader: None,
			cents: 0,
			traded: false,
			spared_before: None,
			related: None,
			defaulted: None,
			met: None,
			cause: CancelReason::Refused(0),
			failure: None,
			paused: false,
		}
	}

	/// Stores what was traded. An error undoes the order.
	pub(crate) fn finish(mut self) -> Result<Totals, DispatchError> {
		if let Some(failure) = self.failure {
			return Err(failure);
		}
		if let Some(before) = self.spared_before.filter(|_| self.totals.plain > 0) {
			self.totals.spared = T::Compliance::spared_time().saturating_sub(before);
		}
		if let Some(trader) = self.trader.filter(|_| self.traded) {
			self.fees.count(self.identity, trader, self.cents);
			Markets::<T>::slot(self.id).put(&*self.market);
		}
		Ok(self.totals)
	}

	/// The identity of a maker. Each is asked for twice in a row.
	fn identity_of(&mut self, maker: &T::AccountId) -> Option<IdentityId> {
		match &self.met {
			Some((who, identity)) if who == maker => *identity,
			_ => {
				let identity = T::Identities::identity_of(maker);
				self.met = Some((maker.clone(), identity));
				identity
			},
		}
	}

	fn is_related(&self, identity: IdentityId) -> bool {
		T::Related::is_related(&self.market.issuer, identity)
	}

	/// Whether the issuer is in default. Asked at the first maker, so an order that rests does not pay for it.
	fn is_defaulted(&mut self) -> bool {
		let ask = || T::Issuers::is_defaulted(&self.market.issuer);
		*self.defaulted.get_or_insert_with(ask)
	}

	/// Makes the trade. An error says on whose account there is none.
	fn trade(
		&mut self,
		id: OrderId,
		maker: &Resting<T::AccountId>,
		tick: Tick,
		lots: Lots,
	) -> Result<(), Refused> {
		let Some(identity) = self.identity_of(&maker.owner) else {
			self.cause = CancelReason::Refused(Reason::SenderUnknown.code());
			return Err(Refused::Maker);
		};
		let trader = Traders::<T>::slot(identity).get().unwrap_or_default();
		let amounts = self.amounts(identity, &trader, maker, tick, lots).map_err(|error| {
			self.failure = Some(error);
			Refused::Taker
		})?;
		let price = T::Cash::value(self.market.asset, amounts.notional);
		let price = price.map_err(|_| Refused::Taker)?;
		let cents = T::Rates::cents(price).map_err(|_| Refused::Taker)?;
		let party = Maker { id, order: maker, identity, tick };
		self.spared_before.get_or_insert_with(T::Compliance::spared_time);
		let deal = self.deal(&party, lots, &amounts, price).map_err(|error| {
			self.failure = Some(error);
			Refused::Taker
		})?;
		match Pallet::<T>::settle(self.market, &deal) {
			Ok(Made { referred, plain }) => {
				self.fees.count(identity, trader, cents);
				self.cents = self.cents.saturating_add(cents);
				self.totals.plain = self.totals.plain.saturating_add(plain.into());
				self.report(&party, lots, &amounts, referred);
			},
			Err(Unsettled::NeedsReview) => self.hold(&party, lots, &amounts, &deal)?,
			Err(Unsettled::Refused(verdict)) => return Err(self.blame(verdict)),
		}
		if lots == maker.lots {
			let key = Pallet::<T>::index_key(maker.client, id);
			OpenOrders::<T>::triple_slot(&maker.owner, self.id, key).remove();
		}
		Ok(())
	}

	/// The amounts of a fill; reads the taker and the fees at the first.
	fn amounts(
		&mut self,
		identity: IdentityId,
		trader: &Trader<T::AccountId>,
		maker: &Resting<T::AccountId>,
		tick: Tick,
		lots: Lots,
	) -> Result<FillAmounts, DispatchError> {
		let read = || Traders::<T>::slot(self.identity).get().unwrap_or_default();
		let taker = self.trader.get_or_insert_with(read);
		let taker_fee = self.fees.taker(taker, self.market.rules.taker_cap);
		let maker_fee = self.fees.maker(identity, trader, maker.max_fee);
		let (size, side) = (self.market.tick_size, self.side.opposite());
		fill_amounts(tick, lots, size, side, maker_fee, taker_fee)
			.map_err(Pallet::<T>::amount_error)
	}

	/// Sets the fill aside for a review, if that is all that is missing. What hinders a review hinders the taker, be it
	/// that too many of its trades wait for one.
	fn hold(
		&mut self,
		maker: &Maker<'_, T::AccountId>,
		lots: Lots,
		amounts: &FillAmounts,
		deal: &Deal<'_, T::AccountId>,
	) -> Result<(), Refused> {
		if self.totals.tried >= T::MaxHeldTrades::get() {
			return Err(Refused::Taker);
		}
		self.totals.tried = self.totals.tried.saturating_add(1);
		if let Err(verdict) = Pallet::<T>::ensure_reviewable(self.market, deal) {
			return Err(self.blame(verdict));
		}
		let agreed = |review, deadline| PendingTrade {
			market: self.id,
			maker: maker.order.owner.clone(),
			maker_identity: maker.identity,
			taker: self.taker.clone(),
			taker_identity: self.identity,
			taker_side: self.side,
			tick: maker.tick,
			lots,
			amounts: *amounts,
			referral: deal.referral.map(|(account, amount)| (account.clone(), amount)),
			review,
			deadline,
		};
		let (taker, orders) = ((self.taker, self.identity), (maker.id, None));
		Pallet::<T>::hold_trade(self.market, deal, taker, orders, agreed)
			.map_err(|_| Refused::Taker)?;
		self.totals.held = self.totals.held.saturating_add(lots);
		self.add(maker.tick, amounts);
		Ok(())
	}

	/// Whom a trade failed on. A taker that may not trade must not remove anybody, whatever else is wrong.
	fn blame(&mut self, verdict: Verdict) -> Refused {
		let (mine, theirs) = match self.side {
			Side::Bid => (verdict.buyer, verdict.seller),
			Side::Ask => (verdict.seller, verdict.buyer),
		};
		match (mine, theirs) {
			_ if verdict.everyone => Refused::Taker,
			(Some(_), _) => Refused::Taker,
			(None, Some(code)) => {
				self.cause = CancelReason::Refused(code);
				Refused::Maker
			},
			(None, None) => Refused::Pair,
		}
	}

	fn deal<'b>(
		&self,
		maker: &Maker<'b, T::AccountId>,
		lots: Lots,
		amounts: &FillAmounts,
		price: Money,
	) -> Result<Deal<'b, T::AccountId>, DispatchError>
	where
		'a: 'b,
	{
		let Maker { order: maker, identity, tick, .. } = *maker;
		let maker_side = Trading { who: &maker.owner, held: true };
		let taker_side = Trading { who: self.taker, held: false };
		let (seller, buyer, surplus) = match self.side {
			Side::Bid => (maker_side, taker_side, 0),
			Side::Ask => {
				let left = maker.lots.checked_sub(lots).ok_or(UNEXPECTED)?;
				let (size, paid) = (self.market.tick_size, amounts.buyer_pays);
				let released = bid_release(tick, (maker.lots, left), size, maker.max_fee, paid);
				(taker_side, maker_side, released.map_err(Pallet::<T>::amount_error)?)
			},
		};
		Ok(Deal {
			seller,
			buyer,
			quantity: Pallet::<T>::units(self.market, lots)?,
			notional: amounts.notional,
			price: Some(price),
			seller_gets: amounts.seller_gets,
			treasury: amounts.treasury,
			referral: self.referrer.and_then(|referrer| referrer.part(identity, amounts)),
			surplus,
		})
	}

	fn add(&mut self, tick: Tick, amounts: &FillAmounts) {
		self.totals.notional = self.totals.notional.saturating_add(amounts.notional);
		self.totals.fee = self.totals.fee.saturating_add(amounts.taker_fee);
		self.totals.worst = Some(tick);
	}

	fn report(
		&mut self,
		maker: &Maker<'_, T::AccountId>,
		lots: Lots,
		amounts: &FillAmounts,
		referred: Balance,
	) {
		let FillAmounts { notional, maker_fee, maker_rebate: rebate, taker_fee, .. } = *amounts;
		let (market, tick, now) = (self.id, maker.tick, self.clock.now);
		self.traded = true;
		self.add(tick, amounts);
		let sequence = Pallet::<T>::print(market, self.market, tick, lots, notional, now);
		Pallet::<T>::deposit_event(Event::Trade {
			market,
			sequence,
			order: maker.id,
			maker: maker.order.owner.clone(),
			taker: self.taker.clone(),
			taker_side: self.side,
			tick,
			lots,
			notional,
			maker_fee,
			rebate,
			taker_fee,
		});
		if let Some(referrer) = self.referrer.filter(|_| referred > 0) {
			let (taker, referrer) = (self.taker.clone(), referrer.account.clone());
			let amount = referred;
			Pallet::<T>::deposit_event(Event::ReferralPaid {
				market,
				sequence,
				taker,
				referrer,
				amount,
			});
		}
		self.paused = Pallet::<T>::pause_if_moved(market, self.market, tick, now);
	}
}

impl<T: Config> Settle<T::AccountId> for Desk<'_, T> {
	fn same_party(&mut self, maker: &Resting<T::AccountId>) -> bool {
		if maker.owner == *self.taker {
			return true;
		}
		let Some(theirs) = self.identity_of(&maker.owner) else { return false };
		if theirs == self.identity {
			return true;
		}
		let related = self.related.unwrap_or_else(|| self.is_related(self.identity));
		self.related = Some(related);
		related && self.is_related(theirs)
	}

	fn fill(
		&mut self,
		id: OrderId,
		maker: &Resting<T::AccountId>,
		lots: Lots,
	) -> Result<(), Refused> {
		let tick = id.tick().ok_or(Refused::Taker)?;
		// As where the market is over, whatever the time in force of the order.
		if self.is_defaulted() {
			self.failure.get_or_insert(Error::<T>::MarketOver.into());
			return Err(Refused::Taker);
		}
		if self.paused {
			return Err(Refused::Taker);
		}
		let deadline = Switches::<T>::double_slot(&maker.owner, self.id).get();
		if deadline.is_some_and(|deadline| self.clock.now >= deadline) {
			self.cause = CancelReason::Switch;
			return Err(Refused::Maker);
		}
		// After the switch: takers stop at a maker beyond the band, and one that never fills must not be in their way.
		if !Pallet::<T>::in_band(self.market, self.band, tick) {
			return Err(Refused::Taker);
		}
		self.trade(id, maker, tick, lots)
	}

	fn release(&mut self, id: OrderId, maker: &Resting<T::AccountId>, lots: Lots, why: Released) {
		let reason = match why {
			Released::Expired => CancelReason::Expired,
			Released::SelfTrade => CancelReason::SelfTrade,
			Released::Refused => self.cause,
		};
		let released: DispatchResult = Pallet::<T>::give_back(self.market, id, maker, lots, reason);
		if let Err(error) = released {
			self.failure.get_or_insert(error);
		}
	}
}
