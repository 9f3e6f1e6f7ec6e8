// SPDX-License-Identifier: Apache-2.0
//! Markets, traders and orders for the benchmarks.

use super::BenchmarkHelper;
use crate::{store::Store, types::*, *};
use alloc::vec::Vec;
use frame_support::{
	BoundedVec,
	traits::{EnsureOrigin, UnixTime},
};
use frame_system::RawOrigin;
use genex_primitives::{
	AssetId, FeeShare, Ppm, SeriesId, UnixSeconds, Usage,
	book::{
		Expiry, Lots, MAX_TICK, MarketId, Meeting, OrderId, Place, Resting, SLOTS, SelfTrade, Side,
		Tick, amounts::MakerFee,
	},
	traits::Identities,
	window::{DAY, DAYS_BACK, Window, bucket},
};
use sp_core::H256;

/// The record behind what governance decides.
pub(super) const WHY: H256 = H256::repeat_byte(7);

/// The tick of the queue that grows in a deep book.
pub(super) const DEEP: u16 = 2_000;

/// Ticks in a word.
pub(super) const WORD: u16 = 128;

/// What the benchmarks trade in.
pub(super) struct Bench {
	/// The market.
	pub market: MarketId,
	/// Its series.
	pub series: SeriesId,
	/// Its stablecoin.
	pub asset: AssetId,
}

/// The legs of a batch.
pub(super) struct Acts<T: Config> {
	/// What is cancelled.
	pub cancels: BoundedVec<OrderRef, T::MaxBatch>,
	/// What is replaced.
	pub amends: BoundedVec<Amendment<T::AccountId>, T::MaxBatch>,
	/// What is placed.
	pub places: BoundedVec<OrderRequest<T::AccountId>, T::MaxBatch>,
}

impl<T: Config> Acts<T> {
	/// `count` asks of one lot, each of which meets one bid. The last one has another lot, which rests.
	pub(super) fn asks(count: u32) -> Self {
		let mut asks: Vec<_> = (1..count).map(|_| order(Side::Ask, 1, 1, None)).collect();
		asks.push(order(Side::Ask, 1, 2, Some(1)));
		let places = BoundedVec::truncate_from(asks);
		Self { cancels: BoundedVec::new(), amends: BoundedVec::new(), places }
	}
}

/// The number of a tick of its own for each index, in turn in the first `words` words.
pub(super) fn strewn(index: u32, words: u32) -> u16 {
	let number = |count: u32| u16::try_from(count).expect("there are fewer");
	number(index % words) * WORD + number(index / words) + 1
}

/// Whoever may open markets.
pub(super) fn governance<T: Config>() -> T::RuntimeOrigin {
	T::MarketOrigin::try_successful_origin().expect("the origin can be had")
}

/// Whoever may halt markets.
pub(super) fn officer<T: Config>() -> T::RuntimeOrigin {
	T::HaltOrigin::try_successful_origin().expect("the origin can be had")
}

pub(super) fn tick(number: u16) -> Tick {
	Tick::new(number).expect("the benchmarks stay on the grid")
}

pub(super) fn rules() -> MarketRules {
	let fee = FeeShare::from_percent(1);
	let halt = HaltRule { share: Ppm::ONE, within: 60, pause: 60 };
	MarketRules {
		min_notional: 1,
		band: Some(Ppm::ONE),
		halt: Some(halt),
		maker_cap: fee,
		taker_cap: fee,
		referral_cap: Ppm::ONE,
		auctions: None,
	}
}

/// A market in continuous trading, with a full table of fees. It noted its reference price, as all acts of an hour but
/// the first find it.
pub(super) fn open<T: Config>() -> Bench {
	open_in::<T>(T::BenchmarkHelper::market_of())
}

/// The same, of this series in this stablecoin.
pub(super) fn open_in<T: Config>((series, asset): (SeriesId, AssetId)) -> Bench {
	let origin = governance::<T>();
	Pallet::<T>::create_market(origin.clone(), series, asset, 1, rules(), WHY)
		.expect("the helper's series has no market");
	let market = MarketCount::<T>::get();
	Pallet::<T>::set_market_state(origin.clone(), market, MarketState::Continuous, WHY)
		.expect("a market can open");
	Pallet::<T>::set_fee_tiers(origin, tiers(), WHY).expect("the tiers rise");
	let mut record = Markets::<T>::get(market).expect("it was opened");
	Pallet::<T>::renew_reference(market, &mut record, T::UnixTime::now().as_secs());
	Bench { market, series, asset }
}

/// The same in an auction that found its price, for which every bid counts, though its call goes on: so orders can be placed,
/// and the first one that leaves changes the auction.
pub(super) fn open_priced<T: Config>() -> Bench {
	let bench = open::<T>();
	bench.start_call::<T>();
	bench.find_price::<T>(Tick::MIN);
	bench
}

pub(super) fn tiers() -> BoundedVec<FeeTier, frame_support::traits::ConstU32<MAX_FEE_TIERS>> {
	let share = FeeShare::from_percent(1);
	let tier =
		|from: u32| FeeTier { from: from.into(), maker: MakerFee::Charge(share), taker: share };
	BoundedVec::truncate_from((0..MAX_FEE_TIERS).map(tier).collect())
}

impl Bench {
	/// A copy of the market and its auction with a number and an issuer of its own. By series and stablecoin the first one is found.
	pub(super) fn copied<T: Config>(&self, issuer: T::AccountId) -> Self {
		let record = Markets::<T>::get(self.market).expect("it was opened");
		let market = MarketCount::<T>::get() + 1;
		MarketCount::<T>::put(market);
		Markets::<T>::insert(market, Market { issuer, ..record });
		Auctions::<T>::set(market, Auctions::<T>::get(self.market));
		Self { market, ..*self }
	}

	pub(super) fn trader<T: Config>(&self, index: u32) -> T::AccountId {
		T::BenchmarkHelper::trader(index, self.series, self.asset)
	}

	pub(super) fn seller<T: Config>(&self, index: u32) -> T::AccountId {
		T::BenchmarkHelper::seller(index, self.series)
	}

	pub(super) fn place<T: Config>(&self, who: &T::AccountId, request: OrderRequest<T::AccountId>) {
		let origin = RawOrigin::Signed(who.clone()).into();
		Pallet::<T>::place_order(origin, self.market, request).expect("the order is valid");
	}

	/// `count` asks of one lot from tick 101 on, each of another account at a tick of its own. None of them ever traded, or had
	/// money.
	pub(super) fn asks<T: Config>(&self, count: u32) {
		for index in 0..count {
			let number = u16::try_from(index).expect("there are fewer") + 101;
			let maker = self.seller::<T>(index + 1);
			self.place::<T>(&maker, order(Side::Ask, number, 1, None));
		}
	}

	/// `count` bids of one lot from tick 101 on, each of another account at a tick of its own. None of them ever traded.
	pub(super) fn bids<T: Config>(&self, count: u32) {
		for index in 0..count {
			let number = u16::try_from(index).expect("there are fewer") + 101;
			let maker = self.trader::<T>(index + 1);
			self.place::<T>(&maker, order(Side::Bid, number, 1, None));
		}
	}

	/// Somebody who trades as people usually do, and did so on each day that counts, as a market maker.
	pub(super) fn plain_trader<T: Config>(&self, index: u32) -> T::AccountId {
		let who = T::BenchmarkHelper::plain_trader(index, self.series, self.asset);
		let identity = T::Identities::identity_of(&who).expect("traders are registered");
		let today = bucket(T::UnixTime::now().as_secs(), DAY);
		let mut volume = Window::default();
		for day in (0..DAYS_BACK).rev() {
			volume.add(today - day, Usage::once(1));
		}
		let bond = Some(Bond { account: who.clone(), asset: self.asset, amount: 1 });
		Traders::<T>::insert(identity, Trader { volume, bond });
		who
	}

	/// As `bids`, of those, who get a small rebate.
	pub(super) fn plain_bids<T: Config>(&self, count: u32) {
		let fee = MakerFee::Rebate(FeeShare::new(1_000).expect("a small share"));
		MakerTermsOf::<T>::put(MakerTerms { fee, ..terms(self.asset) });
		for index in 0..count {
			let number = u16::try_from(index).expect("there are fewer") + 101;
			let maker = self.plain_trader::<T>(index + 1);
			self.place::<T>(&maker, order(Side::Bid, number, 1, None));
		}
	}

	/// Legs of `owner`, `c` cancels, `a` replacements and `p` orders, each of which comes to as many keys as any leg of its kind can,
	/// all at levels of its own.
	///
	/// What goes is the last order of a page between two others, whose links change: level and three pages. A level that closed
	/// would be level, page and a word. What comes begins a page behind a full one, which leads to it: level and two
	/// pages. A level that opened would be as many keys, and a word among them that 128 ticks share. So no key is touched by two legs
	/// but those that all legs touch, and the line through 33 legs of a kind holds for 100 of them.
	///
	/// Of the open orders a cancel and an order that name a client id read one entry and write it. Orders are bids, whose escrow is
	/// dearer, but for one, which has the units touched, too.
	pub(super) fn acts<T: Config>(
		&self,
		owner: &T::AccountId,
		(c, a, p): (u32, u32, u32),
	) -> Acts<T> {
		let client = |index: u32| u128::from(index) + 1;
		let cancels = (0..c).map(|index| {
			self.between::<T>(owner, (Side::Bid, strewn(index, 6)), Some(client(index)));
			OrderRef::Client(client(index))
		});
		let amends = (c..c + a).map(|index| {
			let number = strewn(index, 6);
			self.replacement::<T>(owner, number, number + 6 * WORD)
		});
		let places = (0..p).map(|index| {
			let side = if index == 0 { Side::Ask } else { Side::Bid };
			let number = strewn(index, 4) + 12 * WORD;
			self.queue::<T>(owner, (side, number), SLOTS);
			order(side, number, 1, Some(client(c + a + index)))
		});
		Acts {
			cancels: BoundedVec::truncate_from(cancels.collect()),
			amends: BoundedVec::truncate_from(amends.collect()),
			places: BoundedVec::truncate_from(places.collect()),
		}
	}

	/// A replacement of a bid of `who`, from between two pages at a tick to behind a full one at another. It has no client id, so that
	/// two entries of the open orders change, as its id does: that is dearer than to read one and write it.
	pub(super) fn replacement<T: Config>(
		&self,
		who: &T::AccountId,
		from: u16,
		to: u16,
	) -> Amendment<T::AccountId> {
		let old = self.between::<T>(who, (Side::Bid, from), None);
		self.queue::<T>(who, (Side::Bid, to), SLOTS);
		Amendment {
			order: OrderRef::Id(old),
			tick: tick(to),
			lots: 1,
			post_only: None,
			self_trade: SelfTrade::CancelMaker,
			max_fills: 1,
			referral: None,
		}
	}

	/// An order of `who`, the only one that is left of its page, between two full pages at this tick, where nothing was.
	fn between<T: Config>(
		&self,
		who: &T::AccountId,
		(side, number): (Side, u16),
		client: Option<u128>,
	) -> OrderId {
		let at = (side, number);
		self.queue::<T>(who, at, SLOTS);
		self.place::<T>(who, order(side, number, 1, client));
		let page = Tops::<T>::get(self.market).last_page;
		let gone = self.queue::<T>(who, at, SLOTS - 1);
		self.queue::<T>(who, at, SLOTS);
		let mut store = Store::<T>::new(self.market);
		for id in gone {
			store.book().remove(id).expect("it rests");
		}
		OrderId::new(Place { market: self.market, side, tick: tick(number), page, slot: 0 })
	}

	/// Puts `count` orders of `who`, as large as there can be, behind all others at this tick. They are in the book alone: nothing
	/// is held for them, and they are not listed among the open orders.
	pub(super) fn queue<T: Config>(
		&self,
		who: &T::AccountId,
		(side, number): (Side, u16),
		count: u8,
	) -> Vec<OrderId> {
		let mut store = Store::<T>::new(self.market);
		let mut insert = || {
			let expiry = Expiry::At(UnixSeconds::MAX);
			let max_fee = FeeShare::default();
			let order = Resting { owner: who.clone(), client: 1, lots: 1, max_fee, expiry };
			store.book().insert(side, tick(number), order).expect("there is room")
		};
		(0..count).map(|_| insert()).collect()
	}

	/// `count` orders of `who`, which come to as many keys as so many of one owner can.
	///
	/// The first one is the best bid, whose level and word go with it: level, page and word, and besides the top and the word of the
	/// next best one. All others are last orders of pages between two others: level and three pages. If more of them closed levels, or
	/// none, it would be a key less, as the top counts once. The second one is an ask, as in [`Self::acts`].
	pub(super) fn spread<T: Config>(&self, who: &T::AccountId, count: u32) {
		self.place::<T>(who, order(Side::Bid, MAX_TICK, 1, None));
		self.queue::<T>(who, (Side::Bid, 1), 1);
		for index in 1..count {
			let side = if index == 1 { Side::Ask } else { Side::Bid };
			self.between::<T>(who, (side, strewn(index, 6)), None);
		}
	}

	/// As if a call of this block had stopped before the first open order of `who`: one that goes on from there finds all of them.
	pub(super) fn begin_walk<T: Config>(&self, who: &T::AccountId) {
		let place = |number: u128| OpenOrders::<T>::hashed_key_for((who, self.market, number));
		let (first, _) =
			OpenOrders::<T>::iter_prefix((who, self.market)).next().expect("an order rests");
		let first = place(first);
		let last = (0..u128::MAX).find(|number| place(*number) < first);
		let wanted = Wanted::default();
		Walks::<T>::insert(who, self.market, Walk { begun: 1, wanted, last });
	}

	/// `count` asks and as many bids that cross, each of another account at a tick of its own.
	pub(super) fn cross<T: Config>(&self, count: u32) {
		for index in 0..count {
			let number = u16::try_from(index).expect("there are fewer");
			let (seller, buyer) = (self.seller::<T>(2 * index), self.trader::<T>(2 * index + 1));
			self.place::<T>(&seller, order(Side::Ask, number + 1, 1, None));
			self.place::<T>(&buyer, order(Side::Bid, MAX_TICK - number, 1, None));
		}
	}

	/// As `cross`, with a switch of each account that is set and did not pass.
	pub(super) fn switched_pairs<T: Config>(&self, count: u32) {
		self.cross::<T>(count);
		(0..2 * count).for_each(|index| self.switch::<T>(self.seller::<T>(index), MAX_SWITCH));
	}

	/// `count` bids from the highest tick down, each of another account at a tick of its own, whose switch is set and did not
	/// pass.
	pub(super) fn switched_bids<T: Config>(&self, count: u32) {
		for index in 0..count {
			let number = u16::try_from(index).expect("there are fewer");
			let owner = self.trader::<T>(index);
			self.place::<T>(&owner, order(Side::Bid, MAX_TICK - number, 1, None));
			self.switch::<T>(owner, MAX_SWITCH);
		}
	}

	/// A side of asks of `who`, two for each of `count`: one at a tick of its own, and one more in the queue of [`DEEP`].
	pub(super) fn deepen<T: Config>(&self, who: &T::AccountId, count: u32) {
		for index in 0..count {
			let number = u16::try_from(index).expect("there are fewer") + 1;
			self.place::<T>(who, order(Side::Ask, number, 1, None));
			self.place::<T>(who, order(Side::Ask, DEEP, 1, None));
		}
	}

	/// Starts a call of a minute.
	pub(super) fn start_call<T: Config>(&self) {
		Pallet::<T>::start_auction(governance::<T>(), self.market, 60, WHY).expect("it trades");
	}

	/// Has the auction found `price`.
	pub(super) fn find_price<T: Config>(&self, price: Tick) {
		let call = Auctions::<T>::get(self.market).expect("it was started");
		Auctions::<T>::insert(self.market, Auction { clearing: Some(price), ..call });
	}

	/// Has all orders of an auction looked at, and all pairs but the last, of which nobody has more lots than meet.
	pub(super) fn end_rehearsal<T: Config>(&self) {
		let mut store = Store::<T>::new(self.market);
		let book = store.book();
		let last = |side| book.makers(side).last().expect("both sides have orders").0;
		let (bid, ask) = (last(Side::Bid), last(Side::Ask));
		let next = Some(Meeting { bid, bid_met: 0, ask, ask_met: 0 });
		let rehearsal = Some(Rehearsal { next, since: T::UnixTime::now().as_secs() });
		Auctions::<T>::insert(self.market, Auction { rehearsal, ..Auction::default() });
	}

	/// Moves the clock, and gives the market as it is and the time.
	pub(super) fn later<T: Config>(&self, seconds: u64) -> (Market<T::AccountId>, UnixSeconds) {
		self.wait::<T>(seconds);
		let market = Markets::<T>::get(self.market).expect("it was opened");
		(market, T::UnixTime::now().as_secs())
	}

	/// How many trades there were.
	pub(super) fn trades<T: Config>(&self) -> u64 {
		Markets::<T>::get(self.market).expect("it was opened").tape.trades
	}

	/// Keeps `who` from trading by what is asked for last: it is frozen, and its switch is set and did not pass.
	pub(super) fn bar<T: Config>(&self, who: T::AccountId) {
		T::BenchmarkHelper::freeze(&who);
		self.switch::<T>(who, MAX_SWITCH);
	}

	/// Sets the switch of `who`.
	pub(super) fn switch<T: Config>(&self, who: T::AccountId, seconds: u32) {
		let signed = RawOrigin::Signed(who).into();
		Pallet::<T>::cancel_all_after(signed, self.market, seconds).expect("it is short");
	}

	/// Moves the clock to the end of `seconds` from now.
	pub(super) fn wait<T: Config>(&self, seconds: u64) {
		T::BenchmarkHelper::set_time(T::UnixTime::now().as_secs() + seconds);
	}
}

pub(super) fn order<AccountId>(
	side: Side,
	number: u16,
	lots: Lots,
	client: Option<u128>,
) -> OrderRequest<AccountId> {
	OrderRequest { client, ..OrderRequest::limit(side, tick(number), lots, 1) }
}

/// How many auctions have no price.
pub(super) fn unpriced<T: Config>() -> usize {
	Auctions::<T>::iter_values().filter(|call| call.clearing.is_none()).count()
}

/// The open orders of an account.
pub(super) fn open_orders<T: Config>(who: &T::AccountId, market: MarketId) -> Vec<OrderId> {
	OpenOrders::<T>::iter_prefix((who, market)).map(|(_, order)| order).collect()
}

pub(super) fn terms(asset: AssetId) -> MakerTerms {
	MakerTerms { asset, bond: 1_000_000, fee: MakerFee::Rebate(FeeShare::from_percent(1)) }
}

pub(super) fn offer<T: Config>(asset: AssetId) {
	MakerTermsOf::<T>::put(terms(asset));
}

/// A held trade across a border that pays a referrer.
pub(super) fn hold<T: Config>() -> TradeId {
	let bench = open::<T>();
	bench.asks::<T>(1);
	// Next to the seller, so that both reside in two places.
	let buyer = bench.trader::<T>(0);
	T::BenchmarkHelper::review_all();
	let referral = Some(Referral { account: bench.trader::<T>(2), share: Ppm::ONE });
	let request = OrderRequest { referral, ..order(Side::Bid, 1_000, 1, None) };
	bench.place::<T>(&buyer, request);
	NextTradeId::<T>::get() - 1
}
