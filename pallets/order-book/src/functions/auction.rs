// SPDX-License-Identifier: Apache-2.0
//! Call auctions: orders gather, and all that trade do so at one price.

use super::{
	Deal, Fees, MarketRecord, Trading, Unsettled, Verdict, charge_of,
	markets::{Order, told},
};
use crate::{
	Auctions, Config, Error, Event, Markets, OpenOrders, Pallet, Switches, Traders,
	store::{Shared, Store},
	types::{Auction, CancelReason, Market, MarketState, PendingTrade},
};
use frame_support::{ensure, traits::Get, weights::Weight};
use genex_primitives::{
	Actor, Cents, FeeShare, IdentityId, Reason, UnixSeconds,
	book::{
		Clock, Lots, MarketId, Named, OrderId, Released, Resting, SettlePair, Side, Tick,
		amounts::{FillAmounts, MakerFee, bid_release, fill_amounts},
		clear, uncross,
	},
	traits::{Cash, Identities, Rates, UNEXPECTED},
};
use genex_storage::{MapSlot, heard};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// What an uncross did, to pay for no more.
#[derive(Clone, Copy, Default)]
pub(crate) struct UncrossWork {
	/// Orders looked at before the price was looked for.
	pub looked: u32,
	/// Pairs looked at after that.
	pub met: u32,
	/// Levels read to find the price.
	pub levels: u32,
	/// Steps taken.
	pub visited: u32,
	/// What reviews and the reference price cost besides.
	pub extra: Weight,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_start_auction(market: MarketId, seconds: u32, reason: H256) -> DispatchResult {
		let record = Self::market_record(market)?;
		ensure!(seconds > 0, Error::<T>::BadTerms);
		ensure!(!record.is_over(Self::now()), Error::<T>::MarketOver);
		let order = Some((Actor::Governance, reason));
		let ends_at = Self::end_of_call(seconds);
		let called = Market { call_ends_at: Some(ends_at), ..record };
		Self::change_state(market, called, MarketState::Auction, order.clone())?;
		Self::open_call(market, ends_at, order);
		Ok(())
	}

	fn end_of_call(seconds: u32) -> UnixSeconds {
		Self::now().saturating_add(seconds.into())
	}

	fn open_call(market: MarketId, ends_at: UnixSeconds, order: Order<T>) {
		Auctions::<T>::insert(market, Auction::default());
		let (by, reason) = told(order);
		Self::deposit_event(Event::AuctionStarted { market, ends_at, by, reason });
	}

	/// Trades what can trade in the auction of `id`, in at most `max_fills` steps, once what cannot is out of the way.
	pub(crate) fn do_uncross(id: MarketId, max_fills: u32) -> Result<UncrossWork, DispatchError> {
		let mut market = Self::market_record(id)?;
		let clock = Self::clock();
		ensure!((1..=T::MaxFills::get()).contains(&max_fills), Error::<T>::BadLimit);
		ensure!(market.state == MarketState::Auction, Error::<T>::NoAuction);
		ensure!(!Self::is_stopped(&market, clock.now), Error::<T>::MarketOver);
		let ended = market.call_ends_at.is_some_and(|end| clock.now >= end);
		ensure!(ended, Error::<T>::AuctionOpen);
		let call = Auctions::<T>::get(id).ok_or(Error::<T>::NoAuction)?;
		let mut work = UncrossWork::default();
		let price = match call.clearing {
			Some(price) => Some(price),
			None => match Self::make_ready(id, &market, call, max_fills, clock.now, &mut work)? {
				Some(unready) => {
					Auctions::<T>::insert(id, unready);
					return Ok(work);
				},
				None => Self::find_price(id, &mut market, clock, &mut work),
			},
		};
		let Some(price) = price else {
			// Bids and asks that meet beyond the band only wait for the next call, if there will be one.
			let stuck = market.rules.auctions.is_none() && Self::crosses(id);
			ensure!(!stuck, Error::<T>::OutsideBand);
			Self::complete(id, market)?;
			return Ok(work);
		};
		let steps = max_fills.saturating_sub(work.visited);
		let done = Self::uncross_at(id, &mut market, price, steps, clock, &mut work)?;
		Markets::<T>::insert(id, &market);
		match (done, Self::crosses(id)) {
			(true, false) => Self::complete(id, market)?,
			// An order fell out, so another price may be better for those that are left.
			(true, true) => Auctions::<T>::insert(id, Auction::default()),
			(false, _) => {
				let clearing = Some(price);
				Auctions::<T>::insert(id, Auction { clearing, ..Auction::default() });
			},
		}
		Ok(work)
	}

	/// The order `left` goes without a trade: where it counts for the price of an auction, that is looked for anew, or whoever
	/// leaves in time would have moved it at no risk. Before there is a price, the pairs are gone through anew where it was
	/// among them. Outside of auctions it reads nothing.
	pub(super) fn leave_auction(market: &MarketRecord<T>, left: OrderId) {
		if market.is_in_auction() {
			Self::change_call(left.market(), |call| call.without(left));
		}
	}

	/// Changes what is known of the auction of `id`, if there is one.
	pub(super) fn change_call(id: MarketId, change: impl FnOnce(Auction) -> Auction) {
		heard::tell(&Shared::Auction);
		let slot = Auctions::<T>::slot(id);
		let Some(call) = slot.get() else { return };
		let changed = change(call);
		if changed != call {
			slot.put(&changed);
		}
	}

	fn find_price(
		id: MarketId,
		market: &mut MarketRecord<T>,
		clock: Clock,
		work: &mut UncrossWork,
	) -> Option<Tick> {
		let mut store = Store::<T>::new(id);
		let book = store.book();
		let top = book.top();
		let (bid, ask) = (top.best_bid?, top.best_ask?);
		let mut levels = 0u32;
		work.extra = Self::renewal(Self::renew_reference(id, market, clock.now));
		let near = Self::reference_tick(market, clock.now).unwrap_or(ask);
		let (lowest, highest) = Self::noted_ticks(market)?;
		let mut lots = |side: Side, reach: Tick| {
			let within = book.levels(side).take_while(move |(tick, _)| side.meets(*tick, reach));
			// The price lies within the band, so what bids more or asks less counts at its edge.
			let capped = |tick: Tick| match side {
				Side::Bid => tick.min(highest),
				Side::Ask => tick.max(lowest),
			};
			let found: alloc::vec::Vec<_> =
				within.map(|(tick, level)| (capped(tick), level.lots)).collect();
			levels = levels.saturating_add(u32::try_from(found.len()).unwrap_or(u32::MAX));
			found.into_iter()
		};
		let (bids, asks) = (lots(Side::Bid, ask), lots(Side::Ask, bid));
		let clearing = clear(bids, asks, near);
		work.levels = levels;
		let clearing = clearing?;
		Self::deposit_event(Event::AuctionPriced {
			market: id,
			tick: clearing.tick,
			volume: clearing.volume,
			imbalance: clearing.imbalance(),
		});
		Some(clearing.tick)
	}

	fn uncross_at(
		id: MarketId,
		market: &mut MarketRecord<T>,
		price: Tick,
		max_fills: u32,
		clock: Clock,
		work: &mut UncrossWork,
	) -> Result<bool, DispatchError> {
		let mut store = Store::<T>::new(id);
		let cause = CancelReason::Refused(0);
		let fees = Fees::new(clock.now);
		let mut floor =
			Floor::<T> { id, market, price, clock, fees, cause, tried: 0, failure: None };
		let result = uncross(&mut store.book(), clock, price, max_fills, &mut floor)
			.map_err(Self::book_error)?;
		work.visited = work.visited.saturating_add(result.visited);
		let reviews = Self::extra_weight(result.visited, floor.tried, false);
		work.extra = work.extra.saturating_add(reviews);
		match floor.failure {
			Some(failure) => Err(failure),
			None => Ok(result.done),
		}
	}

	/// Ends the auction: another one follows, or continuous trading does.
	fn complete(id: MarketId, market: MarketRecord<T>) -> DispatchResult {
		Auctions::<T>::remove(id);
		Self::deposit_event(Event::AuctionCompleted { market: id });
		match market.rules.auctions {
			Some(seconds) => {
				let ends_at = Self::end_of_call(seconds);
				Markets::<T>::insert(id, Market { call_ends_at: Some(ends_at), ..market });
				Self::open_call(id, ends_at, None);
				Ok(())
			},
			None => Self::change_state(id, market, MarketState::Continuous, None),
		}
	}
}

/// Two orders that meet, and whose they are.
struct Pair<'a, AccountId> {
	bid: Named<'a, AccountId>,
	ask: Named<'a, AccountId>,
	buyer: IdentityId,
	seller: IdentityId,
}

/// The settlement of an auction.
struct Floor<'a, T: Config> {
	id: MarketId,
	market: &'a mut MarketRecord<T>,
	price: Tick,
	clock: Clock,
	fees: Fees<T>,
	cause: CancelReason,
	/// Pairs that needed a review.
	tried: u32,
	failure: Option<DispatchError>,
}

impl<T: Config> Floor<'_, T> {
	/// The identity of an order's owner, if the order may fill.
	fn able(&mut self, order: &Resting<T::AccountId>) -> Option<IdentityId> {
		let deadline = Switches::<T>::get(&order.owner, self.id);
		if deadline.is_some_and(|deadline| self.clock.now >= deadline) {
			self.cause = CancelReason::Switch;
			return None;
		}
		let identity = T::Identities::identity_of(&order.owner);
		if identity.is_none() {
			self.cause = CancelReason::Refused(Reason::SenderUnknown.code());
		}
		identity
	}

	fn fee(&mut self, identity: IdentityId, cap: FeeShare) -> FeeShare {
		let trader = Traders::<T>::get(identity);
		charge_of(self.fees.maker(identity, &trader, cap))
	}

	fn cents(&self, amounts: &FillAmounts) -> Result<Cents, DispatchError> {
		let value = T::Cash::value(self.market.asset, amounts.notional)?;
		T::Rates::cents(value).map_err(Pallet::<T>::refused)
	}

	/// The trade, or the side that has to go. What concerns everybody undoes the call.
	fn trade(
		&mut self,
		bid: Named<'_, T::AccountId>,
		ask: Named<'_, T::AccountId>,
		lots: Lots,
	) -> Result<Result<(), Side>, DispatchError> {
		let Some(buyer) = self.able(bid.1) else { return Ok(Err(Side::Bid)) };
		let Some(seller) = self.able(ask.1) else { return Ok(Err(Side::Ask)) };
		let buyer_fee = self.fee(buyer, bid.1.max_fee);
		let seller_fee = self.fee(seller, ask.1.max_fee);
		let charge = MakerFee::Charge(buyer_fee);
		let size = self.market.tick_size;
		let amounts = fill_amounts(self.price, lots, size, Side::Bid, charge, seller_fee)
			.map_err(Pallet::<T>::amount_error)?;
		let cents = self.cents(&amounts)?;
		let deal = self.deal(bid, ask, lots, &amounts)?;
		match Pallet::<T>::settle(self.market, &deal) {
			Ok(_) => {
				for identity in [buyer, seller] {
					self.fees.count(identity, Traders::<T>::get(identity), cents);
				}
				self.report(bid, ask, lots, &amounts);
			},
			Err(Unsettled::NeedsReview) => {
				let pair = Pair { bid, ask, buyer, seller };
				if let Err(side) = self.hold(&pair, lots, &amounts, &deal)? {
					return Ok(Err(side));
				}
			},
			Err(Unsettled::Refused(verdict)) => return self.blame(verdict, bid, ask).map(Err),
		}
		for (id, order) in [bid, ask] {
			if order.lots == lots {
				let key = Pallet::<T>::index_key(order.client, id);
				OpenOrders::<T>::remove((&order.owner, self.id, key));
			}
		}
		Ok(Ok(()))
	}

	fn deal<'b>(
		&self,
		bid: Named<'b, T::AccountId>,
		ask: Named<'b, T::AccountId>,
		lots: Lots,
		amounts: &FillAmounts,
	) -> Result<Deal<'b, T::AccountId>, DispatchError> {
		let tick = bid.0.tick().ok_or(UNEXPECTED)?;
		let left = bid.1.lots.checked_sub(lots).ok_or(UNEXPECTED)?;
		let (size, paid) = (self.market.tick_size, amounts.buyer_pays);
		let surplus = bid_release(tick, (bid.1.lots, left), size, bid.1.max_fee, paid)
			.map_err(Pallet::<T>::amount_error)?;
		Ok(Deal {
			seller: Trading { who: &ask.1.owner, held: true },
			buyer: Trading { who: &bid.1.owner, held: true },
			quantity: Pallet::<T>::units(self.market, lots)?,
			notional: amounts.notional,
			price: None,
			seller_gets: amounts.seller_gets,
			treasury: amounts.treasury,
			referral: None,
			surplus,
		})
	}

	/// The side that has to go.
	fn blame(
		&mut self,
		verdict: Verdict,
		bid: Named<'_, T::AccountId>,
		ask: Named<'_, T::AccountId>,
	) -> Result<Side, DispatchError> {
		if verdict.everyone {
			return Err(Error::<T>::NotTrading.into());
		}
		let (side, code) = match (verdict.buyer, verdict.seller) {
			(Some(code), _) => (Side::Bid, code),
			(None, Some(code)) => (Side::Ask, code),
			(None, None) => (later(bid.0, ask.0), 0),
		};
		self.cause = CancelReason::Refused(code);
		Ok(side)
	}

	/// Sets the pair aside for a review, if that is all that is missing. Nobody takes in an auction, so whoever came
	/// later stands for the taker; it goes when too many of its trades wait for a review.
	fn hold(
		&mut self,
		pair: &Pair<'_, T::AccountId>,
		lots: Lots,
		amounts: &FillAmounts,
		deal: &Deal<'_, T::AccountId>,
	) -> Result<Result<(), Side>, DispatchError> {
		self.tried = self.tried.saturating_add(1);
		if let Err(verdict) = Pallet::<T>::ensure_reviewable(self.market, deal) {
			return self.blame(verdict, pair.bid, pair.ask).map(Err);
		}
		let taker_side = later(pair.bid.0, pair.ask.0);
		let (buyer, seller) = ((pair.bid, pair.buyer), (pair.ask, pair.seller));
		let (maker, taker, amounts) = match taker_side {
			Side::Ask => (buyer, seller, *amounts),
			Side::Bid => {
				// The fee of the buyer stands under the maker's name, and there is no rebate.
				let (maker_fee, taker_fee) = (amounts.taker_fee, amounts.maker_fee);
				(seller, buyer, FillAmounts { maker_fee, taker_fee, ..*amounts })
			},
		};
		let agreed = |review, deadline| PendingTrade {
			market: self.id,
			maker: maker.0.1.owner.clone(),
			maker_identity: maker.1,
			taker: taker.0.1.owner.clone(),
			taker_identity: taker.1,
			taker_side,
			tick: self.price,
			lots,
			amounts,
			referral: None,
			review,
			deadline,
		};
		let (who, orders) = ((&taker.0.1.owner, taker.1), (maker.0.0, Some(taker.0.0)));
		let held = Pallet::<T>::hold_trade(self.market, deal, who, orders, agreed);
		if held.is_err() {
			self.cause = CancelReason::Refused(Reason::ReviewNeeded.code());
		}
		Ok(held.map_err(|_| taker_side))
	}

	fn report(
		&mut self,
		bid: Named<'_, T::AccountId>,
		ask: Named<'_, T::AccountId>,
		lots: Lots,
		amounts: &FillAmounts,
	) {
		let (tick, notional, now) = (self.price, amounts.notional, self.clock.now);
		let sequence = Pallet::<T>::print(self.id, self.market, tick, lots, notional, now);
		Pallet::<T>::deposit_event(Event::AuctionTrade {
			market: self.id,
			sequence,
			bid: bid.0,
			ask: ask.0,
			buyer: bid.1.owner.clone(),
			seller: ask.1.owner.clone(),
			tick,
			lots,
			notional,
			buyer_fee: amounts.maker_fee,
			seller_fee: amounts.taker_fee,
		});
	}
}

/// The side whose order came later: of two that may not trade with each other, that one goes. Pages are numbered in
/// order of time within a market, and take orders until they are full: of a bid and an ask, the one on the page that
/// began later counts as later. An order does not know when it came, since that would be eight bytes in every page.
fn later(bid: OrderId, ask: OrderId) -> Side {
	if (bid.page(), bid.slot()) > (ask.page(), ask.slot()) { Side::Bid } else { Side::Ask }
}

impl<T: Config> SettlePair<T::AccountId> for Floor<'_, T> {
	fn same_party(&mut self, bid: &Resting<T::AccountId>, ask: &Resting<T::AccountId>) -> bool {
		Pallet::<T>::are_one_party(self.market, &ask.owner, &bid.owner)
	}

	fn fill(
		&mut self,
		bid: Named<'_, T::AccountId>,
		ask: Named<'_, T::AccountId>,
		lots: Lots,
	) -> Result<(), Side> {
		self.trade(bid, ask, lots).unwrap_or_else(|error| {
			// The whole call is undone, so it does not matter which side is named.
			self.failure.get_or_insert(error);
			Err(Side::Bid)
		})
	}

	fn release(&mut self, order: Named<'_, T::AccountId>, lots: Lots, why: Released) {
		let reason = match why {
			Released::Expired => CancelReason::Expired,
			Released::SelfTrade => CancelReason::SelfTrade,
			Released::Refused => self.cause,
		};
		let released = Pallet::<T>::give_back(self.market, order.0, order.1, lots, reason);
		if let Err(error) = released {
			self.failure.get_or_insert(error);
		}
	}
}
