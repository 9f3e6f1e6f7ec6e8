// SPDX-License-Identifier: Apache-2.0
//! Placing orders: what may come in, what it trades, and what rests.

use super::{MarketRecord, Work};
use crate::{
	Config, Error, Event, OpenOrders, Pallet,
	desk::{Desk, Totals},
	store::Store,
	types::{MarketState, OrderRequest},
};
use frame_support::{ensure, traits::Get};
use genex_primitives::{
	Balance, FreezeMode, IdentityFlags, IdentityId, Quantity, Reason, Tier, UnixSeconds,
	book::{
		BookError, Clock, Expiry, Incoming, Lots, MarketId, OrderId, Outcome, PostOnly, Rest,
		Resting, Side, Tick, amounts, match_order,
	},
	gate,
	traits::{Cash, Coupons, Identities},
};
use genex_storage::{Slot, TripleMapSlot};
use sp_runtime::{DispatchError, DispatchResult};

/// What a placed order came to.
pub(crate) struct Placed {
	pub outcome: Outcome,
	pub totals: Totals,
	pub work: Work,
}

impl<T: Config> Pallet<T> {
	/// Places an order of `who`. It writes before it can fail, so the caller provides the storage layer that undoes
	/// it; every call and every leg of a batch has one.
	pub(crate) fn do_place(
		who: T::AccountId,
		id: MarketId,
		request: OrderRequest<T::AccountId>,
	) -> Result<Placed, DispatchError> {
		let market = Self::market_record(id)?;
		let expiry = request.time_in_force.expiry();
		let (side, limit, lots) = (request.side, request.tick, request.lots);
		let listed = Self::ensure_client(&who, id, request.client)?;
		let client = request.client.unwrap_or_default();
		let max_fee = market.rules.maker_cap;
		let placed = Self::place(&who, id, market, request, listed)?;
		Self::deposit_event(Event::OrderPlaced {
			market: id,
			who,
			client,
			side,
			limit,
			lots,
			expiry,
			max_fee,
			outcome: placed.outcome,
		});
		Ok(placed)
	}

	/// As `do_place`, without the event and without looking whether the client id is taken. `listed` is where the order's
	/// client id is stored, if it has one and that was computed.
	pub(crate) fn place(
		who: &T::AccountId,
		id: MarketId,
		mut market: MarketRecord<T>,
		request: OrderRequest<T::AccountId>,
		listed: Option<Slot<OrderId>>,
	) -> Result<Placed, DispatchError> {
		let clock = Self::clock();
		Self::ensure_takes_orders(&market, clock)?;
		let renewed = Self::renew_band(id, &mut market, clock.now);
		let band = Self::noted_band(&market);
		Self::ensure_request(&market, &request, clock, band)?;
		let identity = Self::ensure_trader(who, clock.now)?;
		let referrer = Self::referrer(&market, identity, request.referral.as_ref())?;
		let incoming = Self::incoming(who, &market, &request)?;
		let (outcome, totals) = match market.state {
			MarketState::Auction => (Self::gather(id, incoming)?, Totals::default()),
			_ => {
				let taker = (who, identity, incoming.side);
				let mut desk = Desk::<T>::new(id, &mut market, taker, clock, band);
				desk.referrer = referrer.as_ref();
				Self::trade(id, desk, incoming, request.max_fills)?
			},
		};
		if let Rest::Resting(order) = outcome.rest {
			Self::ensure_slid(&market, &request, order)?;
			Self::set_aside(who, &market, order, outcome.left)?;
			let key = Self::index_key(request.client.unwrap_or_default(), order);
			let slot = listed.unwrap_or_else(|| OpenOrders::<T>::triple_slot(who, id, key));
			slot.put(&order);
		}
		let extra = Self::extra_weight(outcome.visited, totals.tried, request.referral.is_some())
			.saturating_add(Self::renewal(renewed));
		let Totals { plain, spared, .. } = totals;
		let rested = u32::from(matches!(outcome.rest, Rest::Resting(_)));
		Ok(Placed {
			outcome,
			totals,
			work: Work { visited: outcome.visited, plain, spared, rested, extra },
		})
	}

	fn trade(
		id: MarketId,
		mut desk: Desk<'_, T>,
		incoming: Incoming<T::AccountId>,
		max_fills: u32,
	) -> Result<(Outcome, Totals), DispatchError> {
		let mut store = Store::<T>::new(id);
		let matched = match_order(&mut store.book(), desk.clock, incoming, max_fills, &mut desk);
		// What a fill failed with says more than that lots were missing then.
		let failure = desk.failure;
		let outcome =
			matched.map_err(|error| failure.unwrap_or_else(|| Self::book_error(error)))?;
		Ok((outcome, desk.finish()?))
	}

	/// In a call auction an order rests, whether it crosses or not.
	fn gather(id: MarketId, incoming: Incoming<T::AccountId>) -> Result<Outcome, DispatchError> {
		let Incoming { owner, client, side, limit, lots, max_fee, time_in_force, .. } = incoming;
		let expiry = time_in_force.expiry().ok_or(Error::<T>::NotTrading)?;
		let order = Resting { owner, client, lots, max_fee, expiry };
		let mut store = Store::<T>::new(id);
		let order = store.book().insert(side, limit, order).map_err(Self::book_error)?;
		let rest = Rest::Resting(order);
		Ok(Outcome { filled: 0, fills: 0, visited: 0, decremented: 0, left: lots, rest })
	}

	fn incoming(
		who: &T::AccountId,
		market: &MarketRecord<T>,
		request: &OrderRequest<T::AccountId>,
	) -> Result<Incoming<T::AccountId>, DispatchError> {
		let rests = request.time_in_force.expiry().is_some();
		let post_only = match market.state {
			MarketState::Continuous => request.post_only,
			MarketState::PostOnly if rests => request.post_only.or(Some(PostOnly::Reject)),
			MarketState::Auction if rests && request.post_only.is_none() => None,
			_ => return Err(Error::<T>::NotTrading.into()),
		};
		Ok(Incoming {
			owner: who.clone(),
			client: request.client.unwrap_or_default(),
			side: request.side,
			limit: request.tick,
			lots: request.lots,
			max_fee: market.rules.maker_cap,
			time_in_force: request.time_in_force,
			post_only,
			self_trade: request.self_trade,
		})
	}

	/// Puts what an order needs into escrow.
	fn set_aside(
		who: &T::AccountId,
		market: &MarketRecord<T>,
		order: OrderId,
		lots: Lots,
	) -> DispatchResult {
		let tick = order.tick().ok_or(Error::<T>::UnknownOrder)?;
		match order.side() {
			// No order is taken once the coupons have expired.
			Side::Ask => T::Coupons::hold_valid(market.series, who, Self::units(market, lots)?)?,
			Side::Bid => {
				let (size, fee) = (market.tick_size, market.rules.maker_cap);
				let escrow = amounts::bid_escrow(tick, lots, size, fee);
				T::Cash::hold(market.asset, who, escrow.map_err(Self::amount_error)?)?;
			},
		}
		Ok(())
	}

	/// Units of the series in `lots`.
	pub(crate) fn units(market: &MarketRecord<T>, lots: Lots) -> Result<Quantity, DispatchError> {
		Ok(lots.checked_mul(market.lot).ok_or(Error::<T>::TooLarge)?)
	}

	/// The identity of `who`, when it may place orders at all. Limits and corridors are looked at when it trades.
	pub(crate) fn ensure_trader(
		who: &T::AccountId,
		now: UnixSeconds,
	) -> Result<IdentityId, DispatchError> {
		let standing = T::Identities::standing(who);
		let frozen = standing.freeze() != FreezeMode::None;
		ensure!(!frozen, Self::refused(Reason::SenderFrozen));
		let (side, lowest) = (gate::Side::Sender, Some(Tier::L1));
		if let Some(reason) = gate::tier_refusal(side, standing.party.as_ref(), lowest, now) {
			return Err(Self::refused(reason));
		}
		let party = standing.party.ok_or_else(|| Self::refused(Reason::SenderUnknown))?;
		let listed = party.record.flags.contains(IdentityFlags::BLACKLISTED);
		ensure!(!listed, Self::refused(Reason::SenderBlacklisted));
		Ok(party.identity)
	}

	/// Where the client id is stored, if there is one and no open order has it.
	fn ensure_client(
		who: &T::AccountId,
		id: MarketId,
		client: Option<u128>,
	) -> Result<Option<Slot<OrderId>>, DispatchError> {
		let Some(client) = client else { return Ok(None) };
		// An order without a name is listed under its id, so no name may look like an id of this market.
		let looks_like_an_id = OrderId(client).market() == id;
		ensure!(client > 0 && !looks_like_an_id, Error::<T>::BadClientId);
		let slot = OpenOrders::<T>::triple_slot(who, id, client);
		ensure!(!slot.exists(), Error::<T>::ClientIdTaken);
		Ok(Some(slot))
	}

	/// Whether anything can be placed now.
	pub(crate) fn ensure_takes_orders(market: &MarketRecord<T>, clock: Clock) -> DispatchResult {
		use MarketState::*;
		ensure!(!market.is_over(clock.now), Error::<T>::MarketOver);
		let open = matches!(market.state, PostOnly | Continuous | Auction);
		ensure!(open, Error::<T>::NotTrading);
		ensure!(clock.now >= market.tape.paused_until, Error::<T>::Paused);
		Self::ensure_call_lasts(market, || clock.now)
	}

	/// Whether orders may come or change, as far as a call auction goes: not once its call ended. Elsewhere nobody asks for the
	/// time.
	pub(crate) fn ensure_call_lasts(
		market: &MarketRecord<T>,
		now: impl FnOnce() -> UnixSeconds,
	) -> DispatchResult {
		let lasts = market.call_ends_at.is_none_or(|end| now() < end);
		ensure!(lasts, Error::<T>::AuctionEnded);
		Ok(())
	}

	/// Whether `request` is an order for this market.
	pub(crate) fn ensure_request(
		market: &MarketRecord<T>,
		request: &OrderRequest<T::AccountId>,
		clock: Clock,
		band: Option<(Balance, Balance)>,
	) -> DispatchResult {
		let OrderRequest { side, tick, lots, .. } = *request;
		// What may only rest needs to visit nobody: whether it would trade is seen at the best tick.
		let fewest = u32::from(request.post_only.is_none());
		let limit = fewest..=T::MaxFills::get();
		ensure!(limit.contains(&request.max_fills), Error::<T>::BadLimit);
		Self::ensure_size(market, tick, lots)?;
		ensure!(tick <= market.highest, Error::<T>::AboveResaleCeiling);
		let force = request.time_in_force;
		ensure!(!force.outlives(market.expires_at), Error::<T>::OutlivesMarket);
		let over = force.expiry().is_some_and(|expiry: Expiry| expiry.is_over(clock));
		ensure!(!over, Self::book_error(BookError::AlreadyExpired));
		Self::ensure_in_band(market, band, side, tick)
	}

	/// Whether `order` may rest at a tick to which it slid, which is not the one that was looked at: an ask that slides over
	/// the resale ceiling could never fill, and a bid far below its limit may be worth less than the minimum.
	fn ensure_slid(
		market: &MarketRecord<T>,
		request: &OrderRequest<T::AccountId>,
		order: OrderId,
	) -> DispatchResult {
		let tick = order.tick().ok_or(Error::<T>::UnknownOrder)?;
		if tick == request.tick {
			return Ok(());
		}
		ensure!(tick <= market.highest, Error::<T>::AboveResaleCeiling);
		// Nothing of it traded, so all its lots rest.
		Self::ensure_size(market, tick, request.lots)
	}

	/// Whether `lots` are enough and not too many.
	pub(crate) fn ensure_size(market: &MarketRecord<T>, tick: Tick, lots: Lots) -> DispatchResult {
		ensure!(lots > 0, Error::<T>::ZeroLots);
		Self::units(market, lots)?;
		// At the dearest tick too, so that no fill, fee or escrow of the order can overflow.
		let dearest =
			amounts::bid_escrow(Tick::MAX, lots, market.tick_size, genex_primitives::FeeShare::MAX);
		dearest.map_err(Self::amount_error)?;
		let notional = amounts::notional(tick, lots, market.tick_size);
		let notional = notional.map_err(Self::amount_error)?;
		ensure!(notional >= market.rules.min_notional, Error::<T>::BelowMinimum);
		Ok(())
	}

	/// Refuses limits at which an order would trade beyond the band. One that waits far away from the price hurts
	/// nobody: its fills are looked at when they come.
	fn ensure_in_band(
		market: &MarketRecord<T>,
		band: Option<(Balance, Balance)>,
		side: Side,
		tick: Tick,
	) -> DispatchResult {
		let Some((low, high)) = band else { return Ok(()) };
		let price = amounts::price(tick, market.tick_size).map_err(Self::amount_error)?;
		let inside = match side {
			Side::Bid => price <= high,
			Side::Ask => price >= low,
		};
		ensure!(inside, Error::<T>::OutsideBand);
		Ok(())
	}
}
