// SPDX-License-Identifier: Apache-2.0
//! Amending orders, and many acts in one call.

use crate::{
	Config, Error, Event, Pallet, WeightInfo,
	store::counting_shared,
	types::{Amendment, CancelReason, OrderRef, OrderRequest},
};
use frame_support::{dispatch::PostDispatchInfo, ensure, traits::Get, weights::Weight};
use genex_primitives::{
	book::{Amend, Expiry, Lots, MarketId, NotRested, OrderId, Resting, Tick, TimeInForce, amend},
	traits::{Compliance, UNEXPECTED},
};
use genex_storage::TripleMapSlot;
use sp_runtime::{DispatchError, DispatchResult};

/// Keys with which every batch is declared, since its legs may come to them: the auction.
const SHARED_ONCE: u64 = 1;

/// What a call did, to pay for no more.
#[derive(Clone, Copy, Default)]
pub(crate) struct Work {
	/// Makers visited.
	pub visited: u32,
	/// Those among them that were plain fills.
	pub plain: u32,
	/// What these and others that were met with them gave back before, in picoseconds.
	pub spared: u64,
	/// Orders that rest then.
	pub rested: u32,
	/// What reviews, referrals and the reference price cost besides.
	pub extra: Weight,
}

impl Work {
	fn plus(self, other: Self) -> Self {
		Self {
			visited: self.visited.saturating_add(other.visited),
			plain: self.plain.saturating_add(other.plain),
			spared: self.spared.saturating_add(other.spared),
			rested: self.rested.saturating_add(other.rested),
			extra: self.extra.saturating_add(other.extra),
		}
	}
}

/// The legs of a batch.
pub(crate) struct Legs<'a, AccountId> {
	pub cancels: &'a [OrderRef],
	pub amends: &'a [Amendment<AccountId>],
	pub places: &'a [OrderRequest<AccountId>],
}

impl<AccountId> Legs<'_, AccountId> {
	/// How many there are of each kind.
	pub(crate) fn counts(&self) -> (u32, u32, u32) {
		let of = |length| u32::try_from(length).unwrap_or(u32::MAX);
		(of(self.cancels.len()), of(self.amends.len()), of(self.places.len()))
	}

	/// Whether any of them may place an order.
	const fn may_place(&self) -> bool {
		!(self.amends.is_empty() && self.places.is_empty())
	}

	fn count(&self) -> usize {
		let (cancels, amends, places) = (self.cancels.len(), self.amends.len(), self.places.len());
		cancels.saturating_add(amends).saturating_add(places)
	}
}

/// How an order that rests until `expiry` is placed anew.
const fn force_of(expiry: Expiry) -> TimeInForce {
	match expiry {
		Expiry::Never => TimeInForce::Gtc,
		Expiry::At(second) => TimeInForce::Gtt(second),
		Expiry::Block(block) => TimeInForce::Gtb(block),
	}
}

impl<T: Config> Pallet<T> {
	/// What a call paid for in the end.
	pub(crate) fn charged(weight: Weight) -> PostDispatchInfo {
		Some(weight).into()
	}

	/// What a call that did `work` paid for in the end: `weight`. What plain fills did not need of it goes back to the block.
	pub(crate) fn charged_for(work: Work, weight: Weight) -> PostDispatchInfo {
		Self::spare_rest(work);
		Self::charged(weight)
	}

	/// Gives back what plain fills did not need, besides what was given back of all of them before. They need no more than orders
	/// that meet nobody else, and what the others need is left as if they were met by an order of their own.
	fn spare_rest(Work { visited, plain, spared, .. }: Work) {
		if plain == 0 {
			return;
		}
		let others = Self::visits(visited.saturating_sub(plain));
		let needed = T::WeightInfo::fills_plain(plain).saturating_add(others);
		let unneeded = Self::visits(visited).ref_time().saturating_sub(needed.ref_time());
		T::Compliance::spare_time(unneeded.saturating_sub(spared));
	}

	/// Gives back what a batch of so many legs was declared with for keys that it did not come to. It came to so many `shared` ones.
	fn spare_untouched(counts: (u32, u32, u32), batch: &Batch, shared: u64) {
		let (cancels, amends, places) = counts;
		let most = T::WeightInfo::batch(cancels, amends, places);
		let needed = most.saturating_sub(Self::untouched(counts, batch, shared)).ref_time();
		let declared = Self::legs_weight(counts).ref_time();
		T::Compliance::spare_time(declared.saturating_sub(needed));
	}

	/// What the keys of the book come to that a batch is declared with, less those that it came to.
	///
	/// Shared keys are declared as if no two legs shared any: the auction; level, page and both its neighbours of what a cancel or an
	/// amendment takes away; level, full page and new page of what an amendment or an order places, of which the new one is
	/// written only; level and page of each maker. A leg that closes or opens a level comes to a word of ticks instead of a page or two.
	///
	/// Besides, a cancel and an order are declared to read and write an entry of the open orders, and an amendment to write two. At most
	/// each leg reads one, a cancel and an amendment write the old one, and what rests writes one. What is on both sides is left out
	/// below, and of what an amendment is declared to read one key is kept for its entry.
	fn untouched(counts: (u32, u32, u32), batch: &Batch, shared: u64) -> Weight {
		let (cancels, amends, places) = counts;
		let keys = |count: u32, each: u64| u64::from(count).saturating_mul(each);
		let of_both =
			SHARED_ONCE.saturating_add(keys(cancels, 4)).saturating_add(keys(batch.met, 2));
		let read = of_both.saturating_add(keys(amends, 5)).saturating_add(keys(places, 2));
		let written = of_both.saturating_add(keys(amends, 8)).saturating_add(keys(places, 4));
		let rested = u64::from(batch.work.rested);
		let database = T::DbWeight::get();
		let touched = database.reads_writes(shared, shared.saturating_add(rested));
		database.reads_writes(read, written).saturating_sub(touched)
	}

	/// What reviews and referrals of an order cost that visits `fills` makers and tries `tried` reviews.
	pub(crate) fn extra_weight(fills: u32, tried: u32, referred: bool) -> Weight {
		let reviews = match tried {
			0 => Weight::zero(),
			tried => T::WeightInfo::review_trades(tried),
		};
		let referral = if referred { T::WeightInfo::referral(fills) } else { Weight::zero() };
		reviews.saturating_add(referral)
	}

	/// How many makers an order visits at most, and what that can cost besides.
	fn most_work(max_fills: u32, referred: bool) -> Work {
		let visited = max_fills.min(T::MaxFills::get());
		let tried = visited.min(T::MaxHeldTrades::get());
		let extra = Self::extra_weight(visited, tried, referred);
		Work { visited, extra, ..Work::default() }
	}

	/// What visiting `visited` makers costs.
	fn visits(visited: u32) -> Weight {
		if visited == 0 { Weight::zero() } else { T::WeightInfo::fills(visited) }
	}

	/// What an order costs that did `work`.
	pub(crate) fn placed(work: Work) -> Weight {
		let rested = if work.visited == 0 { T::WeightInfo::place_order() } else { Weight::zero() };
		rested.saturating_add(Self::visits(work.visited)).saturating_add(work.extra)
	}

	/// What an amendment costs whose replacement did `work`.
	pub(crate) fn amended(work: Work) -> Weight {
		let replaced = T::WeightInfo::amend_order();
		replaced.saturating_add(Self::visits(work.visited)).saturating_add(work.extra)
	}

	/// What the legs of a batch cost, whoever they meet. Few of them cost no more than calls of their own do, with the event of the
	/// batch for a key that is written.
	fn legs_weight((cancels, amends, places): (u32, u32, u32)) -> Weight {
		let alone = T::WeightInfo::cancel_order()
			.saturating_mul(cancels.into())
			.saturating_add(T::WeightInfo::amend_order().saturating_mul(amends.into()))
			.saturating_add(T::WeightInfo::place_order().saturating_mul(places.into()))
			.saturating_add(T::DbWeight::get().writes(1));
		T::WeightInfo::batch(cancels, amends, places).min(alone)
	}

	/// What a batch of so many cancels, amendments and orders costs that did `work`.
	pub(crate) fn batched(counts: (u32, u32, u32), work: Work) -> Weight {
		Self::legs_weight(counts)
			.saturating_add(Self::visits(work.visited))
			.saturating_add(work.extra)
	}

	/// The most that placing `order` can cost.
	pub(crate) fn place_weight(order: &OrderRequest<T::AccountId>) -> Weight {
		// Visits cost more than rest, so it is at its dearest with the most of them.
		Self::placed(Self::most_work(order.max_fills, order.referral.is_some()))
			.saturating_add(Self::renewal(true))
	}

	/// The most that this amendment can cost.
	pub(crate) fn amend_weight(wish: &Amendment<T::AccountId>) -> Weight {
		Self::amended(Self::most_work(wish.max_fills, wish.referral.is_some()))
			.saturating_add(Self::renewal(true))
	}

	/// The most that a batch of these legs can cost. It renews the reference price once, whatever becomes of the legs.
	pub(crate) fn batch_weight(legs: &Legs<'_, T::AccountId>) -> Weight {
		let amended = legs.amends.iter().map(|wish| (wish.max_fills, wish.referral.is_some()));
		let placed = legs.places.iter().map(|order| (order.max_fills, order.referral.is_some()));
		let each = amended.chain(placed).map(|(fills, referred)| Self::most_work(fills, referred));
		let work = each.fold(Work::default(), Work::plus);
		Self::batched(legs.counts(), work).saturating_add(Self::renewal(legs.may_place()))
	}

	/// Amends an order of `who`. Gives how many makers a replacement visited.
	pub(crate) fn do_amend(
		who: &T::AccountId,
		id: MarketId,
		wish: Amendment<T::AccountId>,
	) -> Result<Work, DispatchError> {
		let order = Self::resolve(who, id, wish.order)?;
		let mut store = crate::store::Store::<T>::new(id);
		let resting = store.book().get(order).map_err(Self::book_error)?;
		ensure!(resting.owner == *who, Error::<T>::NotOwner);
		let tick = order.tick().ok_or(UNEXPECTED)?;
		match amend((tick, resting.lots), (wish.tick, wish.lots)).map_err(Self::book_error)? {
			Amend::Nothing => Ok(Work::default()),
			Amend::Reduce(by) => {
				Self::reduce(id, order, &resting, (wish.tick, wish.lots), by)?;
				Ok(Work::default())
			},
			Amend::Replace => Self::replace(who, id, order, resting, wish),
		}
	}

	/// Takes `by` lots from an order, which keeps its place.
	fn reduce(
		id: MarketId,
		order: OrderId,
		resting: &Resting<T::AccountId>,
		(tick, lots): (Tick, Lots),
		by: Lots,
	) -> DispatchResult {
		let market = Self::market_record(id)?;
		Self::ensure_call_lasts(&market, Self::now)?;
		Self::ensure_size(&market, tick, lots)?;
		let mut store = crate::store::Store::<T>::new(id);
		store.book().reduce(order, by).map_err(Self::book_error)?;
		Self::withdraw(&market, order, resting, by, CancelReason::Owner)
	}

	/// Places an order anew under another id, with the same client id and end. One that would neither trade nor rest is an
	/// error, so that the old one stays.
	fn replace(
		who: &T::AccountId,
		id: MarketId,
		old: OrderId,
		resting: Resting<T::AccountId>,
		wish: Amendment<T::AccountId>,
	) -> Result<Work, DispatchError> {
		let market = Self::market_record(id)?;
		Self::take_out(old)?;
		Self::release_escrow(&market, old, &resting, resting.lots)?;
		let key = Self::index_key(resting.client, old);
		let listed = crate::OpenOrders::<T>::triple_slot(who, id, key);
		listed.remove();
		let Amendment { tick, lots, post_only, self_trade, max_fills, referral, .. } = wish;
		let max_fee = market.rules.maker_cap;
		let request = OrderRequest {
			side: old.side(),
			tick,
			lots,
			time_in_force: force_of(resting.expiry),
			post_only,
			self_trade,
			client: Some(resting.client).filter(|client| *client > 0),
			max_fills,
			referral,
		};
		// Under a client id the new order is listed where the old one was.
		let listed = Some(listed).filter(|_| resting.client > 0);
		let placed = Self::place(who, id, market, request, listed)?;
		if let Some(why) = placed.outcome.fruitless() {
			return Err(Self::not_replaced(why));
		}
		Self::deposit_event(Event::OrderReplaced {
			market: id,
			who: who.clone(),
			old,
			cancelled: resting.lots,
			client: resting.client,
			limit: tick,
			lots,
			expiry: resting.expiry,
			max_fee,
			outcome: placed.outcome,
		});
		Ok(placed.work)
	}

	/// The error of an amendment whose new order came to nothing.
	fn not_replaced(why: NotRested) -> DispatchError {
		match why {
			NotRested::PostOnly => Error::<T>::WouldTrade.into(),
			NotRested::SelfTrade => Error::<T>::MeetsOwnParty.into(),
			NotRested::TimeInForce
			| NotRested::Taker
			| NotRested::Bound
			| NotRested::Crosses
			| NotRested::NoRoom => Error::<T>::NotReplaced.into(),
		}
	}

	/// Carries out the legs in order: cancels, amends, places. Unless `atomic`, a leg that fails changes nothing and the
	/// next one goes on.
	pub(crate) fn do_batch(
		who: T::AccountId,
		market: MarketId,
		legs: &Legs<'_, T::AccountId>,
		atomic: bool,
	) -> Result<Work, DispatchError> {
		let bound = usize::try_from(T::MaxBatch::get()).unwrap_or_default();
		ensure!((1..=bound).contains(&legs.count()), Error::<T>::BadBatch);
		let (batch, shared) = counting_shared(|| Self::carry_out(&who, market, legs, atomic));
		let batch = batch?;
		Self::spare_untouched(legs.counts(), &batch, shared);
		let Batch { done, failed, work, .. } = batch;
		Self::deposit_event(Event::BatchExecuted { market, who, done, failed });
		Ok(work)
	}

	fn carry_out(
		who: &T::AccountId,
		market: MarketId,
		legs: &Legs<'_, T::AccountId>,
		atomic: bool,
	) -> Result<Batch, DispatchError> {
		let extra = Self::renewal(Self::renew_for(market, legs));
		let work = Work { extra, ..Work::default() };
		let mut batch = Batch { atomic, index: 0, done: 0, failed: 0, met: 0, work };
		let nothing = |()| Work::default();
		for named in legs.cancels {
			let cancelled = || Self::do_cancel(who, market, *named).map(nothing);
			batch.leg::<T>(Work::default(), cancelled)?;
		}
		for wish in legs.amends {
			let most = Self::most_work(wish.max_fills, wish.referral.is_some());
			batch.leg::<T>(most, || Self::do_amend(who, market, wish.clone()))?;
		}
		for request in legs.places {
			let most = Self::most_work(request.max_fills, request.referral.is_some());
			let placed = || Self::do_place(who.clone(), market, request.clone());
			batch.leg::<T>(most, || placed().map(|placed| placed.work))?;
		}
		Ok(batch)
	}

	/// Renews the reference price before any of `legs`: one that fails would undo it, and the next would have to do it again.
	fn renew_for(id: MarketId, legs: &Legs<'_, T::AccountId>) -> bool {
		if !legs.may_place() {
			return false;
		}
		// The legs themselves say that there is no such market.
		let Ok(mut market) = Self::market_record(id) else { return false };
		Self::renew_band(id, &mut market, Self::now())
	}
}

/// A batch under way.
struct Batch {
	atomic: bool,
	index: u32,
	done: u32,
	failed: u32,
	/// Makers that legs visited which did not fail.
	met: u32,
	work: Work,
}

impl Batch {
	/// Carries out a leg in a storage layer of its own. One that fails may have met every maker it could before that, and
	/// nobody knows how many, so it counts as the `most` that it could do.
	fn leg<T: Config>(
		&mut self,
		most: Work,
		act: impl FnOnce() -> Result<Work, DispatchError>,
	) -> DispatchResult {
		let index = self.index;
		self.index = index.saturating_add(1);
		match Pallet::<T>::or_unheard(act) {
			Ok(work) => {
				self.done = self.done.saturating_add(1);
				self.met = self.met.saturating_add(work.visited);
				self.work = self.work.plus(work);
			},
			Err(error) if self.atomic => return Err(error),
			Err(error) => {
				self.failed = self.failed.saturating_add(1);
				self.work = self.work.plus(most);
				Pallet::<T>::deposit_event(Event::LegFailed { index, error });
			},
		}
		Ok(())
	}
}
