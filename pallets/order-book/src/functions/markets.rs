// SPDX-License-Identifier: Apache-2.0
//! Markets: opening, rules, states.

use super::MarketRecord;
use crate::{
	Auctions, Config, Error, Event, MarketCount, MarketOf, Markets, Pallet, Tops,
	types::{Auction, Market, MarketRules, MarketState, Tape},
};
use frame_support::{ensure, traits::EnsureOrigin};
use frame_system::pallet_prelude::OriginFor;
use genex_primitives::{
	Actor, AssetId, Balance, Cents, CurrencyCode, Money, Quantity, SeriesFacts, SeriesId,
	book::{MarketId, Tick, amounts},
	traits::{Cash, Coupons, Rates},
};
use sp_core::H256;
use sp_runtime::{ArithmeticError::Overflow, DispatchError, DispatchResult};

/// The tick at which a lot costs its face value.
const TICKS_OF_FACE: u128 = 1_000;
/// Parts of a minor unit in which a face value is converted, since rates tell whole US cents.
const FINER: u128 = 1_000_000;
/// Minor units whose worth tells the rate of their currency.
const SAMPLE: u128 = 1_000_000_000;

/// Who wants something by office, and why; nothing where it follows by itself.
pub(crate) type Order<T> = Option<(Actor<<T as frame_system::Config>::AccountId>, H256)>;

/// The two as events tell them.
pub(crate) fn told<AccountId>(
	order: Option<(Actor<AccountId>, H256)>,
) -> (Option<Actor<AccountId>>, H256) {
	match order {
		Some((by, reason)) => (Some(by), reason),
		None => (None, H256::zero()),
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_create_market(
		series: SeriesId,
		asset: AssetId,
		lot: Quantity,
		rules: MarketRules,
		reason: H256,
	) -> DispatchResult {
		let facts = T::Coupons::facts(series).ok_or(Error::<T>::UnknownSeries)?;
		ensure!(facts.state.is_approved(), Error::<T>::SeriesNotApproved);
		ensure!(!T::Coupons::is_serialised(series), Error::<T>::SeriesSerialised);
		let terms = T::Cash::terms(asset).ok_or(Error::<T>::UnknownAsset)?;
		Self::ensure_free(series, asset)?;
		ensure!(Self::now() < facts.valid_until, Error::<T>::MarketOver);
		ensure!(lot > 0, Error::<T>::BadTerms);
		let tick_size = Self::tick_size(&facts, terms, lot)?;
		ensure!(amounts::price(Tick::MAX, tick_size).is_ok(), Error::<T>::BadTerms);
		Self::ensure_rules(&rules)?;
		let highest = Self::highest_tick(&facts, asset, tick_size, lot);
		let highest = highest.ok_or(Error::<T>::BadTerms)?;
		let market = MarketCount::<T>::get().checked_add(1).ok_or(Overflow)?;
		let expires_at = facts.valid_until;
		let record = Market {
			series,
			asset,
			issuer: facts.issuer,
			expires_at,
			tick_size,
			lot,
			highest,
			rules,
			state: MarketState::PreOpen,
			resumes: None,
			call_ends_at: None,
			tape: Tape::default(),
			noted: None,
		};
		MarketCount::<T>::put(market);
		MarketOf::<T>::insert(series, asset, market);
		Markets::<T>::insert(market, record);
		Self::deposit_event(Event::MarketCreated {
			market,
			series,
			asset,
			tick_size,
			lot,
			highest,
			expires_at,
			rules,
			by: Actor::Governance,
			reason,
		});
		Ok(())
	}

	/// Whether the pair may have a new market: it has none, or one that is settled and of which nothing rests. Nothing can come
	/// to rest there again, and its held trades know it by its number.
	fn ensure_free(series: SeriesId, asset: AssetId) -> DispatchResult {
		let Some(former) = MarketOf::<T>::get(series, asset) else { return Ok(()) };
		let settled = Self::market_record(former)?.state == MarketState::Settled;
		ensure!(settled, Error::<T>::MarketExists);
		ensure!(Self::is_empty(former), Error::<T>::OrdersRest);
		Ok(())
	}

	/// Whether no order rests in a market.
	pub(crate) fn is_empty(market: MarketId) -> bool {
		let top = Tops::<T>::get(market);
		top.best_bid.is_none() && top.best_ask.is_none()
	}

	/// What a tick adds to the price of a lot: a thousandth of its face value in smallest units of the stablecoin, rounded down
	/// and at least one.
	fn tick_size(
		facts: &SeriesFacts<T::AccountId>,
		terms: (CurrencyCode, u8),
		lot: Quantity,
	) -> Result<Balance, DispatchError> {
		let face = facts.face_of(lot);
		let fine = face.minor.checked_mul(FINER).ok_or(Error::<T>::BadTerms)?;
		let fine = Self::converted(Money::new(face.currency, fine), terms.0)?;
		let units = fine.in_units(terms).ok_or(Error::<T>::BadTerms)?;
		let parts = FINER.checked_mul(TICKS_OF_FACE).ok_or(Overflow)?;
		Ok(units.checked_div(parts).ok_or(Overflow)?.max(1))
	}

	/// `money` in `currency`, by the governed rates of this moment.
	fn converted(money: Money, currency: CurrencyCode) -> Result<Money, DispatchError> {
		if money.currency == currency {
			return Ok(money);
		}
		let cents = |money| -> Result<u128, DispatchError> {
			let cents = T::Rates::cents(money).map_err(Self::refused)?;
			// Whatever is worth more counts as that much, which tells no rate.
			ensure!(cents < Cents::MAX, Error::<T>::BadTerms);
			Ok(cents.into())
		};
		let (worth, sample) = (cents(money)?, cents(Money::new(currency, SAMPLE))?);
		let minor = worth.checked_mul(SAMPLE).and_then(|worth| worth.checked_div(sample));
		Ok(Money::new(currency, minor.ok_or(Error::<T>::BadTerms)?))
	}

	fn ensure_rules(rules: &MarketRules) -> DispatchResult {
		let halt_valid = rules.halt.is_none_or(|rule| rule.within > 0 && rule.pause > 0);
		ensure!(halt_valid && rules.auctions != Some(0), Error::<T>::BadTerms);
		Ok(())
	}

	pub(crate) fn do_set_market(
		market: MarketId,
		new: MarketRules,
		reason: H256,
	) -> DispatchResult {
		let mut record = Self::market_record(market)?;
		Self::ensure_rules(&new)?;
		let old = core::mem::replace(&mut record.rules, new);
		Markets::<T>::insert(market, record);
		let by = Actor::Governance;
		Self::deposit_event(Event::MarketChanged { market, old, new, by, reason });
		Ok(())
	}

	/// Governance's own changes of state; auctions and halts have calls of their own.
	pub(crate) fn do_set_state(
		market: MarketId,
		next: MarketState,
		reason: H256,
	) -> DispatchResult {
		let record = Self::market_record(market)?;
		let other_way = matches!(next, MarketState::Auction | MarketState::Halted);
		ensure!(!other_way, Error::<T>::BadTransition);
		Auctions::<T>::remove(market);
		Self::change_state(market, record, next, Some((Actor::Governance, reason)))
	}

	/// Goes to `next` if the table and the book allow it. `order` tells who wants it and why, if anybody does.
	pub(crate) fn change_state(
		market: MarketId,
		mut record: MarketRecord<T>,
		next: MarketState,
		order: Order<T>,
	) -> DispatchResult {
		let old = record.state;
		ensure!(old.may_become(next), Error::<T>::BadTransition);
		ensure!(next.may_cross() || !Self::crosses(market), Error::<T>::BookCrosses);
		record.state = next;
		record.resumes = Some(old).filter(|_| next == MarketState::Halted);
		let in_auction = record.is_in_auction();
		record.call_ends_at = record.call_ends_at.filter(|_| in_auction);
		Markets::<T>::insert(market, record);
		let (by, reason) = told(order);
		Self::deposit_event(Event::MarketStateChanged { market, old, new: next, by, reason });
		Ok(())
	}

	/// Whether the best bid reaches the best ask.
	pub(crate) fn crosses(market: MarketId) -> bool {
		let top = Tops::<T>::get(market);
		matches!((top.best_bid, top.best_ask), (Some(bid), Some(ask)) if bid >= ask)
	}

	pub(crate) fn do_halt(by: T::AccountId, market: MarketId, reason: H256) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let record = Self::market_record(market)?;
		let order = Some((Actor::Account(by.clone()), reason));
		Self::change_state(market, record, MarketState::Halted, order)?;
		Self::deposit_event(Event::MarketHalted { market, by, reason });
		Ok(())
	}

	pub(crate) fn do_resume(by: T::AccountId, market: MarketId, reason: H256) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let mut record = Self::market_record(market)?;
		ensure!(record.state == MarketState::Halted, Error::<T>::NotHalted);
		// A market that was not open yet goes back to that, which the table forbids otherwise.
		let new = record.resumes.take().ok_or(Error::<T>::NotHalted)?;
		let old = core::mem::replace(&mut record.state, new);
		Markets::<T>::insert(market, record);
		// Orders may have died meanwhile, and nobody was told.
		if new == MarketState::Auction {
			Self::change_call(market, |_| Auction::default());
		}
		let officer = Some(Actor::Account(by.clone()));
		let change = Event::MarketStateChanged { market, old, new, by: officer, reason };
		Self::deposit_event(change);
		Self::deposit_event(Event::MarketResumed { market, by, reason });
		Ok(())
	}

	/// Whether an act by office says why.
	pub(crate) fn ensure_reason(reason: H256) -> DispatchResult {
		ensure!(!reason.is_zero(), Error::<T>::ReasonMissing);
		Ok(())
	}

	/// Governance makes a call, for `reason`.
	pub(crate) fn ensure_governance(origin: OriginFor<T>, reason: H256) -> DispatchResult {
		T::MarketOrigin::ensure_origin(origin)?;
		Self::ensure_reason(reason)
	}

	/// An amount of the stablecoin's own currency in its smallest units.
	pub(crate) fn in_stablecoin(asset: AssetId, money: Money) -> Option<Balance> {
		money.in_units(T::Cash::terms(asset)?)
	}

	/// The highest tick at which the series may be resold; nothing when not even the lowest is allowed. A ceiling in
	/// another currency moves with the rate, so only the fills are judged then.
	fn highest_tick(
		facts: &SeriesFacts<T::AccountId>,
		asset: AssetId,
		tick_size: Balance,
		lot: Quantity,
	) -> Option<Tick> {
		let Some(ceiling) = facts.resale_ceiling else { return Some(Tick::MAX) };
		let face = facts.face_of(lot);
		let highest = Money::new(face.currency, ceiling.floor_of(face.minor)?);
		let Some(price) = Self::in_stablecoin(asset, highest) else { return Some(Tick::MAX) };
		let number = u16::try_from(price.checked_div(tick_size)?).unwrap_or(u16::MAX);
		Tick::new(number.min(Tick::MAX.get()))
	}
}
