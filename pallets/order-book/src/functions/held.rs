// SPDX-License-Identifier: Apache-2.0
//! Trades of high value: both sides are set aside until an officer decides.

use super::{Deal, Fees, MarketRecord, Trading};
use crate::{
	Config, Error, Event, HeldTrades, Markets, NextTradeId, Pallet, PendingTrades, Traders,
	types::{MarketState, PendingTrade, TradeId},
};
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{DefensiveOption, Get},
};
use genex_primitives::{
	Balance, Cents, IdentityId, ReviewId, UnixSeconds,
	book::{OrderId, Side, amounts::FillAmounts},
	traits::{Cash, Coupons, Identities, Rates, ReviewedAct, Reviews, UNEXPECTED},
};
use sp_runtime::{ArithmeticError::Overflow, DispatchError, DispatchResult};

/// The orders out of which a trade comes: the maker's, and in an auction the taker's.
pub(crate) type Origins = (OrderId, Option<OrderId>);

impl<T: Config> Pallet<T> {
	/// Sets both sides of `deal` aside and asks for a review. `agreed` makes the entry once the review is known. All of
	/// it or nothing.
	pub(crate) fn hold_trade(
		market: &MarketRecord<T>,
		deal: &Deal<'_, T::AccountId>,
		taker: (&T::AccountId, IdentityId),
		orders: Origins,
		agreed: impl FnOnce(ReviewId, UnixSeconds) -> PendingTrade<T::AccountId>,
	) -> DispatchResult {
		with_storage_layer(|| {
			Self::count_held(taker.1)?;
			let id = NextTradeId::<T>::get();
			NextTradeId::<T>::put(id.checked_add(1).ok_or(Overflow)?);
			let cents = Self::value_reviewed(market, deal)?;
			let (review, deadline) = T::Reviews::open(taker.0, ReviewedAct::Trade(id), cents)?;
			Self::hold_sides(market, deal)?;
			let trade = agreed(review, deadline);
			PendingTrades::<T>::insert(id, &trade);
			Self::report_held(id, orders, trade);
			Ok(())
		})
	}

	/// Takes one of the places that `taker` has for held trades.
	fn count_held(taker: IdentityId) -> DispatchResult {
		let held = HeldTrades::<T>::get(taker);
		ensure!(held < T::MaxHeldTrades::get(), Error::<T>::TooManyHeldTrades);
		HeldTrades::<T>::insert(taker, held.saturating_add(1));
		Ok(())
	}

	/// What the rules count of the trade: the higher of face value and price.
	fn value_reviewed(
		market: &MarketRecord<T>,
		deal: &Deal<'_, T::AccountId>,
	) -> Result<Cents, DispatchError> {
		let facts = T::Coupons::facts(market.series).ok_or(Error::<T>::UnknownSeries)?;
		let price = T::Cash::value(market.asset, deal.notional)?;
		let cents = |money| T::Rates::cents(money).map_err(Self::refused);
		Ok(cents(facts.face_of(deal.quantity))?.max(cents(price)?))
	}

	/// What lies in escrow stays there; what does not goes there; what escrow does not need is free.
	fn hold_sides(market: &MarketRecord<T>, deal: &Deal<'_, T::AccountId>) -> DispatchResult {
		if !deal.seller.held {
			T::Coupons::hold(market.series, deal.seller.who, deal.quantity)?;
		}
		if !deal.buyer.held {
			T::Cash::hold(market.asset, deal.buyer.who, deal.buyer_pays())?;
		}
		match deal.surplus {
			0 => Ok(()),
			surplus => T::Cash::release(market.asset, deal.buyer.who, surplus),
		}
	}

	fn report_held(id: TradeId, orders: Origins, trade: PendingTrade<T::AccountId>) {
		let FillAmounts { notional, maker_fee, maker_rebate: rebate, taker_fee, .. } =
			trade.amounts;
		Self::deposit_event(Event::TradeHeld {
			trade: id,
			market: trade.market,
			order: orders.0,
			taker_order: orders.1,
			maker: trade.maker,
			taker: trade.taker,
			taker_side: trade.taker_side,
			tick: trade.tick,
			lots: trade.lots,
			notional,
			maker_fee,
			rebate,
			taker_fee,
			review: trade.review,
			deadline: trade.deadline,
		});
	}

	/// Makes a held trade that an officer approved, if both sides still may. It writes before it can fail, so the caller
	/// provides the storage layer that undoes it; the call that approves has one.
	fn do_settle_held(id: TradeId) -> DispatchResult {
		let trade = Self::take_held(id)?;
		let mut market = Self::market_record(trade.market)?;
		let now = Self::now();
		ensure!(!Self::is_stopped(&market, now), Error::<T>::MarketOver);
		ensure!(market.state != MarketState::Halted, Error::<T>::NotTrading);
		Self::ensure_parties(&market, &trade)?;
		let deal = Self::deal_of(&market, &trade)?;
		let referred = Self::settle_reviewed(&market, &deal)?;
		let referral = deal.referral.map(|(referrer, _)| (referrer.clone(), referred));
		let value = T::Cash::value(market.asset, trade.amounts.notional)?;
		let cents = T::Rates::cents(value).map_err(Self::refused)?;
		for identity in [trade.maker_identity, trade.taker_identity] {
			Fees::<T>::new(now).count(identity, Traders::<T>::get(identity), cents);
		}
		let sequence = Self::print_late(&mut market, &trade, now);
		Markets::<T>::insert(trade.market, &market);
		Self::report_settled(id, sequence, trade, referral);
		Ok(())
	}

	fn report_settled(
		id: TradeId,
		sequence: u64,
		trade: PendingTrade<T::AccountId>,
		referral: Option<(T::AccountId, Balance)>,
	) {
		let FillAmounts { notional, maker_fee, maker_rebate: rebate, taker_fee, .. } =
			trade.amounts;
		let (market, taker) = (trade.market, trade.taker.clone());
		Self::deposit_event(Event::HeldTradeSettled {
			trade: id,
			market,
			sequence,
			maker: trade.maker,
			taker: trade.taker,
			taker_side: trade.taker_side,
			tick: trade.tick,
			lots: trade.lots,
			notional,
			maker_fee,
			rebate,
			taker_fee,
			review: trade.review,
		});
		if let Some((referrer, amount)) = referral.filter(|(_, amount)| *amount > 0) {
			Self::deposit_event(Event::ReferralPaid { market, sequence, taker, referrer, amount });
		}
	}

	/// Returns both sides of a held trade that no officer approved. Neither release asks a rule, and neither the state of
	/// the market nor the identities matter, so this can always be done.
	fn do_return_held(id: TradeId) -> DispatchResult {
		let trade = Self::take_held(id)?;
		let market = Self::market_record(trade.market)?;
		let deal = Self::deal_of(&market, &trade)?;
		let (units, money) = (deal.quantity, deal.buyer_pays());
		T::Coupons::release(market.series, deal.seller.who, units)?;
		T::Cash::release(market.asset, deal.buyer.who, money)?;
		let PendingTrade { market, maker, taker, taker_side, lots, review, .. } = trade;
		Self::deposit_event(Event::TradeReturned {
			trade: id,
			market,
			maker,
			taker,
			taker_side,
			lots,
			units,
			money,
			review,
		});
		Ok(())
	}

	/// Takes a held trade out of storage, and out of the count of its taker.
	fn take_held(id: TradeId) -> Result<PendingTrade<T::AccountId>, DispatchError> {
		let trade = PendingTrades::<T>::take(id).ok_or(Error::<T>::UnknownTrade)?;
		let held = HeldTrades::<T>::get(trade.taker_identity);
		match held.checked_sub(1).defensive_ok_or(UNEXPECTED)? {
			0 => HeldTrades::<T>::remove(trade.taker_identity),
			left => HeldTrades::<T>::insert(trade.taker_identity, left),
		}
		Ok(trade)
	}

	/// Whether both sides still are who they were, and two parties: limits and volume were theirs, and nobody trades
	/// with itself.
	fn ensure_parties(
		market: &MarketRecord<T>,
		trade: &PendingTrade<T::AccountId>,
	) -> DispatchResult {
		let (maker, taker) = (trade.maker_identity, trade.taker_identity);
		let unchanged = T::Identities::identity_of(&trade.maker) == Some(maker)
			&& T::Identities::identity_of(&trade.taker) == Some(taker);
		ensure!(unchanged, Error::<T>::PartyChanged);
		ensure!(!Self::is_one_party(market, maker, taker), Error::<T>::PartyChanged);
		Ok(())
	}

	/// The deal of a held trade: everything it needs is in escrow, and no more.
	fn deal_of<'a>(
		market: &MarketRecord<T>,
		trade: &'a PendingTrade<T::AccountId>,
	) -> Result<Deal<'a, T::AccountId>, DispatchError> {
		let maker = Trading { who: &trade.maker, held: true };
		let taker = Trading { who: &trade.taker, held: true };
		let (seller, buyer) = match trade.taker_side {
			Side::Bid => (maker, taker),
			Side::Ask => (taker, maker),
		};
		let FillAmounts { notional, seller_gets, treasury, .. } = trade.amounts;
		Ok(Deal {
			seller,
			buyer,
			quantity: Self::units(market, trade.lots)?,
			notional,
			price: None,
			seller_gets,
			treasury,
			referral: Self::referral_of(trade),
			surplus: 0,
		})
	}

	/// Makes trade `id`, which a review approved. It may fail half way, so the caller undoes what fails.
	///
	/// # Errors
	/// `UnknownTrade`, `MarketOver`, `NotTrading`, `PartyChanged`, `Refused`, and those of the movers of value.
	pub fn review_approved(id: TradeId) -> DispatchResult {
		Self::do_settle_held(id)
	}

	/// Returns both sides of trade `id`, whose review ended without approval.
	///
	/// # Errors
	/// `UnknownTrade`.
	pub fn review_refused(id: TradeId) -> DispatchResult {
		Self::do_return_held(id)
	}
}
