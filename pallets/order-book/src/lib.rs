// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

mod config;
mod desk;
mod errors;
mod events;
mod functions;
mod heard;
mod storage;
mod store;
pub mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

#[import_section(config::config)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(storage::storage)]
#[frame_support::pallet]
pub mod pallet {
	use super::{functions::Legs, *};
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, traits::UnixTime};
	use frame_system::pallet_prelude::*;
	use genex_primitives::{
		Actor, AssetId, Balance, FeeShare, IdentityId, Quantity, ReviewId, SeriesId, UnixSeconds,
		book::*, traits::*,
	};
	use sp_core::H256;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);
	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Opens a market of `series` in `asset`, in state `PreOpen`; where they have one, it is settled and empty. Fixed for ever:
		/// `lot`, the units of the series in a lot, and what a tick adds to its price, which is a thousandth of its face value, at
		/// the governed rates of now. `reason` is the hash of the record behind it, as in every call of `MarketOrigin`.
		///
		/// # Origin
		/// `MarketOrigin`.
		/// # Errors
		/// `ReasonMissing`, `UnknownSeries`, `SeriesNotApproved`, `SeriesSerialised`, `UnknownAsset`, `MarketExists`, `OrdersRest`,
		/// `MarketOver`, `BadTerms`, `Refused` where a rate is missing or old.
		/// # Events
		/// `MarketCreated`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create_market())]
		pub fn create_market(
			origin: OriginFor<T>,
			series: SeriesId,
			asset: AssetId,
			lot: Quantity,
			rules: MarketRules,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			Self::do_create_market(series, asset, lot, rules, reason)
		}

		/// Changes the rules of a market: minimum, band, halt rule, highest fees, auctions.
		///
		/// # Origin
		/// `MarketOrigin`.
		/// # Errors
		/// `ReasonMissing`, `UnknownMarket`, `BadTerms`.
		/// # Events
		/// `MarketChanged`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_market())]
		pub fn set_market(
			origin: OriginFor<T>,
			market: MarketId,
			rules: MarketRules,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			Self::do_set_market(market, rules, reason)
		}

		/// Brings a market into another state. Auctions and halts have calls of their own.
		///
		/// # Origin
		/// `MarketOrigin`.
		/// # Errors
		/// `ReasonMissing`, `UnknownMarket`, `BadTransition`, `BookCrosses`.
		/// # Events
		/// `MarketStateChanged`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_market())]
		pub fn set_market_state(
			origin: OriginFor<T>,
			market: MarketId,
			state: MarketState,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			Self::do_set_state(market, state, reason)
		}

		/// Places an order: it trades with what it meets, at the makers' prices, and the rest waits as it says. A market
		/// order is `Ioc` with the worst acceptable tick. A maker that may not trade is cancelled and released
		/// and does not count as a failure. A fill that only lacks a review is set aside until an officer decides, and
		/// counts as filled. Weight of makers that were not visited is returned, and that of a reference price that was noted.
		///
		/// # Origin
		/// Signed by an account of tier L1 or above that is not frozen.
		/// # Errors
		/// `UnknownMarket`, `MarketOver`, `NotTrading`, `Paused`, `AuctionEnded`, `BadClientId`, `ClientIdTaken`,
		/// `BadLimit`, `ZeroLots`, `TooLarge`, `BelowMinimum`, `AboveResaleCeiling`, `OutlivesMarket`, `AlreadyExpired`,
		/// `OutsideBand`, `Refused`, `Contradiction`, `NotEnough`, `ReferralTooHigh`, `SelfReferral`, and those of the
		/// escrow.
		/// # Events
		/// `OrderPlaced`; `Trade`, `TradeHeld`, `OrderCancelled` and `OrderReduced` for makers; `ReferralPaid`,
		/// `MarketPaused`.
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::place_weight(order))]
		pub fn place_order(
			origin: OriginFor<T>,
			market: MarketId,
			order: OrderRequest<T::AccountId>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let work = Self::do_place(who, market, order)?.work;
			Ok(Self::charged_for(work, Self::placed(work)))
		}

		/// Changes an order. Fewer lots at the same tick keep id and place in the queue; anything else replaces it in one act by an
		/// order with another id, the same client id and end, behind all others, or fails where that neither trades nor rests.
		///
		/// # Origin
		/// Signed by the owner.
		/// # Errors
		/// `UnknownOrder`, `NotOwner`, `AuctionEnded`, `ZeroLots`, `BelowMinimum`; for a replacement those of `place_order`, `WouldTrade`,
		/// `MeetsOwnParty` and `NotReplaced`.
		/// # Events
		/// `OrderReduced`, or `OrderReplaced` with the events of makers.
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::amend_weight(amendment))]
		pub fn amend_order(
			origin: OriginFor<T>,
			market: MarketId,
			amendment: Amendment<T::AccountId>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let work = Self::do_amend(&who, market, amendment)?;
			Ok(Self::charged_for(work, Self::amended(work)))
		}

		/// Cancels an order and returns what it holds. Works in every state of the market; the price of an auction may fall.
		///
		/// # Origin
		/// Signed by the owner.
		/// # Errors
		/// `UnknownMarket`, `UnknownOrder`, `NotOwner`.
		/// # Events
		/// `OrderCancelled`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::cancel_order())]
		pub fn cancel_order(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel(&who, order.market(), OrderRef::Id(order))
		}

		/// As `cancel_order`, by the client id.
		///
		/// # Origin
		/// Signed by the owner.
		/// # Errors
		/// `UnknownMarket`, `UnknownOrder`.
		/// # Events
		/// `OrderCancelled`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::cancel_order())]
		pub fn cancel_by_client(
			origin: OriginFor<T>,
			market: MarketId,
			client: u128,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel(&who, market, OrderRef::Client(client))
		}

		/// Cancels the signer's orders of a market: all, those of a side, those at `up_to` or a better tick. Works in
		/// every state of the market. Cancels no more than `limit` and passes ten times as many others, in storage order;
		/// calls of one block go on where the last one stopped, so call again until none is left.
		///
		/// # Origin
		/// Signed.
		/// # Errors
		/// `UnknownMarket`, `BadLimit`, `SweptEnough`.
		/// # Events
		/// `OrderCancelled` for each.
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::cancel_weight(*limit))]
		pub fn cancel_orders(
			origin: OriginFor<T>,
			market: MarketId,
			side: Option<Side>,
			up_to: Option<Tick>,
			limit: u32,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let weight = Self::do_cancel_orders(&who, market, side, up_to, limit)?;
			Ok(Self::charged(weight))
		}

		/// Cancels, then amends, then places orders of one market. With `atomic`, the first failure undoes everything and is
		/// the error. Otherwise a leg that fails changes nothing, is reported by its index over all three lists, and the
		/// next one goes on.
		///
		/// # Origin
		/// Signed.
		/// # Errors
		/// `BadBatch`; with `atomic`, those of the legs.
		/// # Events
		/// Those of the legs, `LegFailed` for each that failed, `BatchExecuted`.
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::batch_weight(&Legs { cancels, amends, places }))]
		pub fn batch(
			origin: OriginFor<T>,
			market: MarketId,
			cancels: BoundedVec<OrderRef, T::MaxBatch>,
			amends: BoundedVec<Amendment<T::AccountId>, T::MaxBatch>,
			places: BoundedVec<OrderRequest<T::AccountId>, T::MaxBatch>,
			atomic: bool,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let legs = Legs { cancels: &cancels, amends: &amends, places: &places };
			let work = Self::do_batch(who, market, &legs, atomic)?;
			Ok(Self::charged_for(work, Self::batched(legs.counts(), work)))
		}

		/// Sets the dead-man switch: from `seconds` (at most a day) from now on, the signer's orders in the market never fill,
		/// unless the call is repeated before. Zero switches it off. Orders placed while a switch has passed do not
		/// fill either; have all returned with `trigger_switch`, and it is off.
		///
		/// # Origin
		/// Signed.
		/// # Errors
		/// `UnknownMarket`, `SwitchTooLong`, `SwitchPassed`.
		/// # Events
		/// `SwitchSet`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::cancel_all_after())]
		pub fn cancel_all_after(
			origin: OriginFor<T>,
			market: MarketId,
			seconds: u32,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_switch(who, market, seconds)
		}

		/// Returns up to `limit` orders of an account whose dead-man switch passed; with the last one the switch is off.
		///
		/// # Origin
		/// Signed by anyone.
		/// # Errors
		/// `UnknownMarket`, `BadLimit`, `SwitchNotPassed`, `SweptEnough`.
		/// # Events
		/// `OrderCancelled` for each, `SwitchTriggered`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::trigger_switch((*limit).min(T::MaxBatch::get())))]
		pub fn trigger_switch(
			origin: OriginFor<T>,
			who: T::AccountId,
			market: MarketId,
			limit: u32,
		) -> DispatchResultWithPostInfo {
			let by = ensure_signed(origin)?;
			let cancelled = Self::do_trigger_switch(by, who, market, limit)?;
			Ok(Self::charged(T::WeightInfo::trigger_switch(cancelled)))
		}

		/// Returns orders that cannot fill to their owners, among the first `limit` of the book: all of a market that is over or whose
		/// issuer is in default, else those that expired, whose owner's switch passed, or whose owner may trade with nobody.
		///
		/// # Origin
		/// Signed by anyone.
		/// # Errors
		/// `UnknownMarket`, `BadLimit`, `NothingToSweep`.
		/// # Events
		/// `OrderCancelled` for each, `Swept`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::sweep((*limit).min(T::MaxBatch::get())))]
		pub fn sweep(
			origin: OriginFor<T>,
			market: MarketId,
			limit: u32,
		) -> DispatchResultWithPostInfo {
			let by = ensure_signed(origin)?;
			let visited = Self::do_sweep(by, market, limit)?;
			Ok(Self::charged(T::WeightInfo::sweep(visited)))
		}

		/// Replaces the table of fees by volume. Market caps and the fees that resting orders agreed to still hold.
		///
		/// # Origin
		/// `MarketOrigin`.
		/// # Errors
		/// `ReasonMissing`, `BadTiers`, `RebateWithoutFee`.
		/// # Events
		/// `FeeTiersSet`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::set_fee_tiers())]
		pub fn set_fee_tiers(
			origin: OriginFor<T>,
			tiers: BoundedVec<FeeTier, ConstU32<MAX_FEE_TIERS>>,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			Self::do_set_fee_tiers(tiers, reason)
		}

		/// Halts a market at once; `reason` is the hash of the explanation. Cancelling goes on.
		///
		/// # Origin
		/// `HaltOrigin`.
		/// # Errors
		/// `UnknownMarket`, `BadTransition`.
		/// # Events
		/// `MarketStateChanged`, `MarketHalted`.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::set_market())]
		pub fn halt(origin: OriginFor<T>, market: MarketId, reason: H256) -> DispatchResult {
			let by = T::HaltOrigin::ensure_origin(origin)?;
			Self::do_halt(by, market, reason)
		}

		/// Returns a halted market to the state before, an auction without its price; `reason` is the hash of the explanation.
		///
		/// # Origin
		/// `HaltOrigin`.
		/// # Errors
		/// `ReasonMissing`, `UnknownMarket`, `NotHalted`.
		/// # Events
		/// `MarketStateChanged`, `MarketResumed`.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::resume())]
		pub fn resume(origin: OriginFor<T>, market: MarketId, reason: H256) -> DispatchResult {
			let by = T::HaltOrigin::ensure_origin(origin)?;
			Self::do_resume(by, market, reason)
		}

		/// Starts a call auction in which orders gather for `seconds`.
		///
		/// # Origin
		/// `MarketOrigin`.
		/// # Errors
		/// `ReasonMissing`, `UnknownMarket`, `BadTerms`, `MarketOver`, `BadTransition`.
		/// # Events
		/// `MarketStateChanged`, `AuctionStarted`.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::start_auction())]
		pub fn start_auction(
			origin: OriginFor<T>,
			market: MarketId,
			seconds: u32,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			Self::do_start_auction(market, seconds, reason)
		}

		/// Trades what can trade in an auction whose call ended, all at one price, where most lots do, in at most `max_fills` steps. Before
		/// that it returns, a step each, orders that never trade and lots that would meet their own party, looking at ten orders and five
		/// pairs a step. The price stands until what counts for it leaves without a trade. Call again until the auction is complete.
		///
		/// # Origin
		/// Signed by anyone.
		/// # Errors
		/// `UnknownMarket`, `BadLimit`, `NoAuction`, `MarketOver`, `AuctionOpen`, `OutsideBand`, `NotTrading`, `Refused`.
		/// # Events
		/// `AuctionPriced`, `AuctionTrade`, `TradeHeld`, `AuctionCompleted`, those of orders, market state and the next
		/// auction.
		#[pallet::call_index(16)]
		#[pallet::weight(Pallet::<T>::auction_weight(*max_fills))]
		pub fn uncross(
			origin: OriginFor<T>,
			market: MarketId,
			max_fills: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let work = Self::do_uncross(market, max_fills)?;
			Ok(Self::charged(Self::uncrossed(work)))
		}

		/// Makes the signer's identity a market maker; the bond of the terms is held in the signer's account.
		///
		/// # Origin
		/// Signed by an account of tier L3.
		/// # Errors
		/// `Refused`, `TierTooLow`, `NoMakerTerms`, `AlreadyMaker`, and those of the escrow.
		/// # Events
		/// `MakerRegistered`.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::register_market_maker())]
		pub fn register_market_maker(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register_maker(who)
		}

		/// Ends being a market maker; the bond is free again.
		///
		/// # Origin
		/// Signed by an account of the identity.
		/// # Errors
		/// `Refused`, `NotMaker`.
		/// # Events
		/// `MakerLeft`.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::leave_market_maker())]
		pub fn leave_market_maker(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_leave_maker(who)
		}

		/// Changes what market makers give and get; nothing lets none register and ends their fees.
		///
		/// # Origin
		/// `MarketOrigin`.
		/// # Errors
		/// `ReasonMissing`, `UnknownAsset`.
		/// # Events
		/// `MakerTermsSet`.
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::set_market_maker_terms())]
		pub fn set_market_maker_terms(
			origin: OriginFor<T>,
			terms: Option<MakerTerms>,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			Self::do_set_maker_terms(terms, reason)
		}

		/// As `sweep`, for named orders of whatever market, however deep in a book: none of which can fill.
		///
		/// # Origin
		/// Signed by anyone.
		/// # Errors
		/// `UnknownMarket`, `UnknownOrder`, `OrderAlive`.
		/// # Events
		/// `OrderCancelled` for each.
		#[pallet::call_index(20)]
		#[pallet::weight(Pallet::<T>::return_weight(orders))]
		pub fn return_dead(
			origin: OriginFor<T>,
			orders: BoundedVec<OrderId, T::MaxBatch>,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_return_dead(&orders)
		}

		/// Returns an order to its owner, so that an authority can reach what it holds; `reason` is the hash of the
		/// explanation.
		///
		/// # Origin
		/// `HaltOrigin`.
		/// # Errors
		/// `ReasonMissing`, `UnknownMarket`, `UnknownOrder`.
		/// # Events
		/// `OrderCancelled`, `OrderForced`.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::force_cancel())]
		pub fn force_cancel(origin: OriginFor<T>, order: OrderId, reason: H256) -> DispatchResult {
			let by = T::HaltOrigin::ensure_origin(origin)?;
			Self::do_force_cancel(by, order, reason)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The market with this number.
		pub fn market(market: MarketId) -> Option<Market<T::AccountId>> {
			Markets::<T>::get(market)
		}

		/// The number of the latest market of `series` in `asset`.
		pub fn market_of(series: SeriesId, asset: AssetId) -> Option<MarketId> {
			MarketOf::<T>::get(series, asset)
		}

		/// The call auction under way in a market.
		pub fn auction(market: MarketId) -> Option<Auction> {
			Auctions::<T>::get(market)
		}

		/// Levels of a side, best first: tick, lots, number of orders. At most `limit`, and never more than 100.
		pub fn depth(market: MarketId, side: Side, limit: u32) -> Vec<(Tick, Lots, u32)> {
			Self::view_depth(market, side, limit)
		}

		/// Orders of a side after the order `after`, or from the best; in price-time order, paged like `depth`.
		pub fn orders(
			market: MarketId,
			side: Side,
			after: Option<OrderId>,
			limit: u32,
		) -> Vec<(OrderId, Resting<T::AccountId>)> {
			Self::view_orders(market, side, after, limit)
		}

		/// The order with this id, while it rests.
		pub fn order(order: OrderId) -> Option<Resting<T::AccountId>> {
			Self::view_order(order)
		}

		/// Open orders of an account in a market, in storage order, paged like `depth`; the number of each starts a page.
		pub fn open_orders(
			who: T::AccountId,
			market: MarketId,
			after: Option<u128>,
			limit: u32,
		) -> Vec<(u128, (OrderId, Resting<T::AccountId>))> {
			Self::view_open_orders(&who, market, after, limit)
		}

		/// What an order of `who` would trade now, what would become of its rest, or the error it would fail with.
		pub fn quote(
			who: T::AccountId,
			market: MarketId,
			order: OrderRequest<T::AccountId>,
		) -> Quote {
			Self::view_quote(who, market, order)
		}

		/// What `money` buys, fees included, or what must be sold to get it, with at most the order's lots, at once.
		pub fn quote_money(
			who: T::AccountId,
			market: MarketId,
			money: Balance,
			order: OrderRequest<T::AccountId>,
		) -> MoneyQuote {
			Self::view_quote_money(who, market, money, order)
		}

		/// Every reason for which `who` could not place the order now, or for which it would never fill; else none.
		pub fn can_place(
			who: T::AccountId,
			market: MarketId,
			order: OrderRequest<T::AccountId>,
		) -> Vec<DispatchError> {
			Self::view_can_place(who, market, order)
		}

		/// Last price, trades of 24 hours, reference price and band of a market.
		pub fn stats(market: MarketId) -> Option<Stats> {
			Self::view_stats(market)
		}

		/// The table of fees, by rising volume.
		pub fn fee_tiers() -> Vec<FeeTier> {
			FeeTiers::<T>::get().into_inner()
		}

		/// What `identity` traded, and its bond.
		pub fn trader(identity: IdentityId) -> Trader<T::AccountId> {
			Traders::<T>::get(identity)
		}

		/// First second at which the orders of `who` no longer fill.
		pub fn switch(who: T::AccountId, market: MarketId) -> Option<UnixSeconds> {
			Switches::<T>::get(who, market)
		}

		/// The trade with this number, while it is held for a review.
		pub fn pending_trade(trade: TradeId) -> Option<PendingTrade<T::AccountId>> {
			PendingTrades::<T>::get(trade)
		}

		/// How many trades of `identity`, which took or came later in an auction, are held for a review; with
		/// `MaxHeldTrades` of them it takes nothing more that needs one.
		pub fn held_trades(identity: IdentityId) -> u32 {
			HeldTrades::<T>::get(identity)
		}
	}
}
