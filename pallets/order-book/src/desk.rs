// SPDX-License-Identifier: Apache-2.0
//! What happens at each maker an order meets: the settlement of continuous trading.

use crate::{
	Config, Event, Markets, OpenOrders, Pallet, Switches, Traders,
	functions::{Deal, Fees, MarketRecord, Trading},
	types::{CancelReason, Trader},
};
use genex_primitives::{
	Balance, Cents, IdentityId, Reason,
	book::{
		Clock, Lots, MarketId, OrderId, Refused, Released, Resting, Settle, Side, Tick,
		amounts::{FillAmounts, bid_release, fill_amounts},
	},
	traits::{Cash, Identities, Rates, Related, UNEXPECTED},
};
use sp_runtime::{DispatchError, DispatchResult};

/// What an order traded, for quotes.
#[derive(Clone, Copy, Default)]
pub(crate) struct Totals {
	/// Price of all lots without fees.
	pub notional: Balance,
	/// What the taker pays as fees.
	pub fee: Balance,
	/// The tick of the latest fill, which is the worst.
	pub worst: Option<Tick>,
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
	fees: Fees<T>,
	/// The taker as it was with what it traded, once it traded; written once at the end.
	trader: Option<Trader<T::AccountId>>,
	cents: Cents,
	/// Whether the taker is related to the issuer, once that was asked.
	related: Option<bool>,
	/// Why the maker that was refused last was.
	cause: CancelReason,
	/// What must not happen and happened: the whole order is undone.
	failure: Option<DispatchError>,
	/// Whether the market paused itself.
	paused: bool,
}

impl<'a, T: Config> Desk<'a, T> {
	pub(crate) fn new(
		id: MarketId,
		market: &'a mut MarketRecord<T>,
		taker: &'a T::AccountId,
		identity: IdentityId,
		side: Side,
		clock: Clock,
	) -> Self {
		Self {
			band: Pallet::<T>::band(market),
			fees: Fees::new(clock.now),
			id,
			market,
			taker,
			identity,
			side,
			clock,
			totals: Totals::default(),
			trader: None,
			cents: 0,
			related: None,
			cause: CancelReason::Refused(0),
			failure: None,
			paused: false,
		}
	}

	/// Stores what was traded. An error undoes the order.
	pub(crate) fn finish(self) -> Result<Totals, DispatchError> {
		if let Some(failure) = self.failure {
			return Err(failure);
		}
		if let Some(trader) = self.trader.filter(|_| self.totals.worst.is_some()) {
			self.fees.count(self.identity, trader, self.cents);
			Markets::<T>::insert(self.id, &*self.market);
		}
		Ok(self.totals)
	}

	fn is_related(&self, identity: IdentityId) -> bool {
		T::Related::is_related(&self.market.issuer, identity)
	}

	/// Makes the trade. An error says on whose account there is none.
	fn trade(
		&mut self,
		id: OrderId,
		maker: &Resting<T::AccountId>,
		tick: Tick,
		lots: Lots,
	) -> Result<(), Refused> {
		let Some(identity) = T::Identities::identity_of(&maker.owner) else {
			self.cause = CancelReason::Refused(Reason::SenderUnknown.code());
			return Err(Refused::Maker);
		};
		let trader = Traders::<T>::get(identity);
		let amounts = self.amounts(identity, &trader, maker, tick, lots).map_err(|error| {
			self.failure = Some(error);
			Refused::Taker
		})?;
		let value = T::Cash::value(self.market.asset, amounts.notional);
		let cents = value.ok().and_then(|value| T::Rates::cents(value).ok());
		let cents = cents.ok_or(Refused::Taker)?;
		self.settle(maker, tick, lots, &amounts)?;
		self.fees.count(identity, trader, cents);
		self.cents = self.cents.saturating_add(cents);
		if lots == maker.lots {
			let key = Pallet::<T>::index_key(maker.client, id);
			OpenOrders::<T>::remove((&maker.owner, self.id, key));
		}
		self.report(id, maker, tick, lots, &amounts);
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
		let taker = self.trader.get_or_insert_with(|| Traders::<T>::get(self.identity));
		let taker_fee = self.fees.taker(taker, self.market.rules.taker_cap);
		let maker_fee = self.fees.maker(identity, trader, maker.max_fee);
		let (size, side) = (self.market.tick_size, self.side.opposite());
		fill_amounts(tick, lots, size, side, maker_fee, taker_fee)
			.map_err(Pallet::<T>::amount_error)
	}

	fn settle(
		&mut self,
		maker: &Resting<T::AccountId>,
		tick: Tick,
		lots: Lots,
		amounts: &FillAmounts,
	) -> Result<(), Refused> {
		let deal = self.deal(maker, tick, lots, amounts).map_err(|error| {
			self.failure = Some(error);
			Refused::Taker
		})?;
		let Err(verdict) = Pallet::<T>::settle(self.market, &deal) else { return Ok(()) };
		let (mine, theirs) = match self.side {
			Side::Bid => (verdict.buyer, verdict.seller),
			Side::Ask => (verdict.seller, verdict.buyer),
		};
		// A taker that may not trade must not remove anybody, whatever else is wrong.
		match (mine, theirs) {
			_ if verdict.everyone => Err(Refused::Taker),
			(Some(_), _) => Err(Refused::Taker),
			(None, Some(code)) => {
				self.cause = CancelReason::Refused(code);
				Err(Refused::Maker)
			},
			(None, None) => Err(Refused::Pair),
		}
	}

	fn deal<'b>(
		&self,
		maker: &'b Resting<T::AccountId>,
		tick: Tick,
		lots: Lots,
		amounts: &FillAmounts,
	) -> Result<Deal<'b, T::AccountId>, DispatchError>
	where
		'a: 'b,
	{
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
			seller_gets: amounts.seller_gets,
			treasury: amounts.treasury,
			surplus,
		})
	}

	fn report(
		&mut self,
		order: OrderId,
		maker: &Resting<T::AccountId>,
		tick: Tick,
		lots: Lots,
		amounts: &FillAmounts,
	) {
		let FillAmounts { notional, maker_fee, maker_rebate: rebate, taker_fee, .. } = *amounts;
		self.totals.notional = self.totals.notional.saturating_add(notional);
		self.totals.fee = self.totals.fee.saturating_add(taker_fee);
		self.totals.worst = Some(tick);
		let sequence =
			Pallet::<T>::print(self.id, self.market, tick, lots, notional, self.clock.now);
		Pallet::<T>::deposit_event(Event::Trade {
			market: self.id,
			sequence,
			order,
			maker: maker.owner.clone(),
			taker: self.taker.clone(),
			taker_side: self.side,
			tick,
			lots,
			notional,
			maker_fee,
			rebate,
			taker_fee,
		});
		self.paused = Pallet::<T>::pause_if_moved(self.id, self.market, tick, self.clock.now);
	}
}

impl<T: Config> Settle<T::AccountId> for Desk<'_, T> {
	fn same_party(&mut self, maker: &Resting<T::AccountId>) -> bool {
		if maker.owner == *self.taker {
			return true;
		}
		let Some(theirs) = T::Identities::identity_of(&maker.owner) else { return false };
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
		if self.paused || !Pallet::<T>::in_band(self.market, self.band, tick) {
			return Err(Refused::Taker);
		}
		let deadline = Switches::<T>::get(&maker.owner, self.id);
		if deadline.is_some_and(|deadline| self.clock.now >= deadline) {
			self.cause = CancelReason::Switch;
			return Err(Refused::Maker);
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
