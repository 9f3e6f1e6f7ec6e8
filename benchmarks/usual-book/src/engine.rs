// SPDX-License-Identifier: Apache-2.0
//! Placing, trading and cancelling, settled as `pallet-order-book` settles.

use crate::{
	Config, Error, Event, Levels, Market, Markets, Order, OrderCount, Pallet, Sides, Traders, Wish,
};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{Get, UnixTime},
};
use genex_primitives::{
	Balance, Cents, Clearance, FreezeMode, IdentityFlags, IdentityId, Path, Quantity, Tier,
	UnixSeconds, Usage,
	book::{
		Lots, MarketId, OrderId, Place, Side, Tick,
		amounts::{self, AmountError, FillAmounts, MakerFee},
	},
	gate,
	traits::{Cash, Coupons, Identities, Part, Rates, Related, UNEXPECTED},
	window::{DAY, bucket},
};
use sp_runtime::{DispatchError, DispatchResult};

type MarketRecord<T> = Market<<T as frame_system::Config>::AccountId>;
type OrderRecord<T> = Order<<T as frame_system::Config>::AccountId>;

/// How long an order waits: thirty days, as long as SORA lets it.
const LIFESPAN: UnixSeconds = 30 * 86_400;

/// Who takes.
struct Taker<'a, AccountId> {
	who: &'a AccountId,
	identity: IdentityId,
	/// Whether it is related to the issuer.
	related: bool,
}

/// What it took.
#[derive(Default)]
struct Taken {
	lots: Lots,
	fills: u32,
	cents: Cents,
}

impl<T: Config> Pallet<T> {
	fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	fn market_record(market: MarketId) -> Result<MarketRecord<T>, DispatchError> {
		Ok(Markets::<T>::get(market).ok_or(Error::<T>::UnknownMarket)?)
	}

	fn amount_error(_: AmountError) -> DispatchError {
		Error::<T>::BadLots.into()
	}

	fn price(market: &MarketRecord<T>, tick: Tick) -> Result<Balance, DispatchError> {
		amounts::price(tick, market.tick_size).map_err(Self::amount_error)
	}

	fn units(market: &MarketRecord<T>, lots: Lots) -> Result<Quantity, DispatchError> {
		Ok(lots.checked_mul(market.lot).ok_or(Error::<T>::BadLots)?)
	}

	/// The identity of `who`, when it may place orders at all.
	fn ensure_trader(who: &T::AccountId) -> Result<IdentityId, DispatchError> {
		let standing = T::Identities::standing(who);
		ensure!(standing.freeze() == FreezeMode::None, Error::<T>::NotAllowed);
		let (side, lowest) = (gate::Side::Sender, Some(Tier::L1));
		let refused = gate::tier_refusal(side, standing.party.as_ref(), lowest, Self::now());
		ensure!(refused.is_none(), Error::<T>::NotAllowed);
		let party = standing.party.ok_or(Error::<T>::NotAllowed)?;
		let listed = party.record.flags.contains(IdentityFlags::BLACKLISTED);
		ensure!(!listed, Error::<T>::NotAllowed);
		Ok(party.identity)
	}

	pub(crate) fn do_place(who: T::AccountId, id: MarketId, wish: Wish) -> DispatchResult {
		let mut market = Self::market_record(id)?;
		let Wish { side, tick: limit, lots, .. } = wish;
		ensure!(lots > 0, Error::<T>::BadLots);
		let identity = Self::ensure_trader(&who)?;
		let taken = Self::take(&who, identity, id, &mut market, wish)?;
		if taken.fills > 0 {
			Self::count(identity, taken.cents);
			Markets::<T>::insert(id, &market);
		}
		let filled = taken.lots;
		let left = lots.checked_sub(filled).ok_or(UNEXPECTED)?;
		// There may be more to meet beyond the last fill, and a book does not cross.
		let rests = wish.rests && left > 0 && taken.fills < wish.max_fills;
		let order = if rests { Some(Self::rest(&who, id, &market, wish, left)?) } else { None };
		Self::deposit_event(Event::OrderPlaced {
			market: id,
			who,
			side,
			limit,
			lots,
			filled,
			order,
		});
		Ok(())
	}

	/// Lets `left` lots wait.
	fn rest(
		who: &T::AccountId,
		id: MarketId,
		market: &MarketRecord<T>,
		wish: Wish,
		left: Lots,
	) -> Result<OrderId, DispatchError> {
		let Wish { side, tick, .. } = wish;
		let number = OrderCount::<T>::mutate(id, |count| {
			*count = count.saturating_add(1);
			*count
		});
		let order = OrderId::new(Place { market: id, side, tick, page: number, slot: 0 });
		match side {
			Side::Ask => T::Coupons::hold(market.series, who, Self::units(market, left)?)?,
			Side::Bid => {
				let (size, fee) = (market.tick_size, market.maker_fee);
				let escrow = amounts::bid_escrow(tick, left, size, fee);
				T::Cash::hold(market.asset, who, escrow.map_err(Self::amount_error)?)?;
			},
		}
		let (original, placed_at) = (u128::from(left), Self::now());
		Self::shelve(Order {
			id: order,
			owner: who.clone(),
			side,
			price: Self::price(market, tick)?,
			original,
			lots: original,
			placed_at,
			lifespan: LIFESPAN,
			expires_at: placed_at.saturating_add(LIFESPAN),
			max_fee: market.maker_fee,
		})?;
		Ok(order)
	}

	/// Trades with the makers that `wish` meets, better price first, then older first.
	fn take(
		who: &T::AccountId,
		identity: IdentityId,
		id: MarketId,
		market: &mut MarketRecord<T>,
		wish: Wish,
	) -> Result<Taken, DispatchError> {
		let mut taken = Taken::default();
		let (against, limit) = (wish.side.opposite(), Self::price(market, wish.tick)?);
		let prices = Sides::<T>::get(id, against);
		// An ask is met by an order that accepts its price or more, a bid by one that accepts less.
		let met: Vec<Balance> = match against {
			Side::Ask => prices.range(..=limit).map(|(price, _)| *price).collect(),
			Side::Bid => prices.range(limit..).rev().map(|(price, _)| *price).collect(),
		};
		if met.is_empty() {
			return Ok(taken);
		}
		let related = T::Related::is_related(&market.issuer, identity);
		let taker = Taker { who, identity, related };
		for price in met {
			for maker in Levels::<T>::get(id, (against, price)) {
				let left = wish.lots.checked_sub(taken.lots).ok_or(UNEXPECTED)?;
				if left == 0 || taken.fills >= wish.max_fills {
					return Ok(taken);
				}
				let lots = left.min(maker.left());
				let cents = Self::fill(market, &taker, &maker, lots)?;
				taken.lots = taken.lots.saturating_add(lots);
				taken.fills = taken.fills.saturating_add(1);
				taken.cents = taken.cents.saturating_add(cents);
			}
		}
		Ok(taken)
	}

	/// Makes one trade and takes its lots out of the book. Gives its value.
	fn fill(
		market: &mut MarketRecord<T>,
		taker: &Taker<'_, T::AccountId>,
		maker: &OrderRecord<T>,
		lots: Lots,
	) -> Result<Cents, DispatchError> {
		let identity = T::Identities::identity_of(&maker.owner).ok_or(Error::<T>::NotAllowed)?;
		let both = taker.related && T::Related::is_related(&market.issuer, identity);
		ensure!(identity != taker.identity && !both, Error::<T>::SelfTrade);
		let (id, side, price) = (maker.id, maker.side, maker.price);
		ensure!(Self::now() < maker.expires_at, Error::<T>::Expired);
		let tick = id.tick().ok_or(UNEXPECTED)?;
		let fee = MakerFee::Charge(maker.max_fee);
		let fill = amounts::fill_amounts(tick, lots, market.tick_size, side, fee, market.taker_fee)
			.map_err(Self::amount_error)?;
		let value = T::Cash::value(market.asset, fill.notional)?;
		let cents = T::Rates::cents(value).map_err(|_| Error::<T>::NotAllowed)?;
		with_storage_layer(|| Self::settle(market, taker.who, maker, (tick, lots), &fill))?;
		Self::count(identity, cents);
		if lots == maker.left() {
			Self::unshelve(&maker.owner, price, id)?;
		} else {
			Self::shrink(price, id, lots)?;
		}
		let tape = &mut market.tape;
		tape.trades = tape.trades.saturating_add(1);
		tape.last = Some(tick);
		tape.last_at = Self::now();
		let FillAmounts { notional, maker_fee, taker_fee, .. } = fill;
		Self::deposit_event(Event::Trade {
			market: id.market(),
			sequence: market.tape.trades,
			order: id,
			maker: maker.owner.clone(),
			taker: taker.who.clone(),
			taker_side: side.opposite(),
			tick,
			lots,
			notional,
			maker_fee,
			taker_fee,
		});
		Ok(cents)
	}

	/// Moves units, price and fees.
	fn settle(
		market: &MarketRecord<T>,
		taker: &T::AccountId,
		maker: &OrderRecord<T>,
		(tick, lots): (Tick, Lots),
		fill: &FillAmounts,
	) -> DispatchResult {
		let cleared = Clearance::None;
		let (series, asset, owner) = (market.series, market.asset, &maker.owner);
		let quantity = Self::units(market, lots)?;
		let price = Some(T::Cash::value(asset, fill.notional)?);
		let (seller, buyer) = match maker.side {
			Side::Ask => (owner, taker),
			Side::Bid => (taker, owner),
		};
		// What the maker gives lies in its escrow.
		let (sold, paid) = (maker.side == Side::Ask, maker.side == Side::Bid);
		let known = T::Coupons::trade(series, seller, sold, buyer, quantity, price, cleared)?;
		let parts = [
			Part { path: Path::Market, to: seller, amount: fill.seller_gets },
			Part { path: Path::System, to: &T::Treasury::get(), amount: fill.treasury },
		];
		T::Cash::pay(asset, buyer, paid, &parts, cleared, known.as_ref())
			.map_err(|(_, error)| error)?;
		match maker.side {
			Side::Ask => Ok(()),
			Side::Bid => {
				let before = maker.left();
				let left = before.checked_sub(lots).ok_or(UNEXPECTED)?;
				let (size, paid) = (market.tick_size, fill.buyer_pays);
				let surplus = amounts::bid_release(tick, (before, left), size, maker.max_fee, paid);
				match surplus.map_err(Self::amount_error)? {
					0 => Ok(()),
					surplus => T::Cash::release(asset, owner, surplus),
				}
			},
		}
	}

	/// Counts what `identity` traded.
	fn count(identity: IdentityId, cents: Cents) {
		Traders::<T>::mutate(identity, |volume| {
			volume.add(bucket(Self::now(), DAY), Usage::once(cents));
		});
	}

	pub(crate) fn do_cancel(who: T::AccountId, id: OrderId) -> DispatchResult {
		let market = Self::market_record(id.market())?;
		let tick = id.tick().ok_or(Error::<T>::UnknownOrder)?;
		let order = Self::unshelve(&who, Self::price(&market, tick)?, id)?;
		let lots = order.left();
		match order.side {
			Side::Ask => T::Coupons::release(market.series, &who, Self::units(&market, lots)?)?,
			Side::Bid => {
				let escrow = amounts::bid_escrow(tick, lots, market.tick_size, order.max_fee);
				T::Cash::release(market.asset, &who, escrow.map_err(Self::amount_error)?)?;
			},
		}
		Self::deposit_event(Event::OrderCancelled { order: id, who, lots });
		Ok(())
	}
}
