// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

mod engine;
mod shelves;
pub mod types;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::*;

#[frame_support::pallet]
pub mod pallet {
	use super::types::*;
	use frame_support::{pallet_prelude::*, traits::UnixTime, weights::Weight};
	use frame_system::pallet_prelude::*;
	use genex_primitives::{
		AssetId, Balance, FeeShare, IdentityId, Quantity, SeriesId,
		book::{Lots, MarketId, OrderId, Side, Tick},
		traits::{Cash, Coupons, Identities, Rates, Related},
		window::{DAYS_BACK, Window},
	};

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What the runtime binds: the same doors as for `pallet-order-book`.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Where units are kept and move.
		type Coupons: Coupons<Self::AccountId>;
		/// Where stablecoins are kept and move.
		type Cash: Cash<Self::AccountId>;
		/// Who is behind an account.
		type Identities: Identities<Self::AccountId>;
		/// Whom an issuer must not trade its own series with.
		type Related: Related<Self::AccountId>;
		/// What a volume is worth.
		type Rates: Rates;
		/// The account that receives the fees.
		type Treasury: Get<Self::AccountId>;
		/// The clock, in seconds.
		type UnixTime: UnixTime;
		/// Opens markets.
		type MarketOrigin: EnsureOrigin<Self::RuntimeOrigin>;
	}

	/// Every market; the latest number is how many there are.
	#[pallet::storage]
	pub type Markets<T: Config> = StorageMap<_, Twox64Concat, MarketId, Market<T::AccountId>>;

	/// How many markets there are.
	#[pallet::storage]
	pub type MarketCount<T> = StorageValue<_, MarketId, ValueQuery>;

	/// How many orders each market has had.
	#[pallet::storage]
	pub type OrderCount<T> = StorageMap<_, Twox64Concat, MarketId, u64, ValueQuery>;

	/// The orders at each price, oldest first.
	#[pallet::storage]
	pub type Levels<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		MarketId,
		Twox64Concat,
		(Side, Balance),
		BoundedVec<Order<T::AccountId>, ConstU32<CAPACITY>>,
		ValueQuery,
	>;

	/// The lots at each price of a side.
	#[pallet::storage]
	pub type Sides<T> =
		StorageDoubleMap<_, Twox64Concat, MarketId, Twox64Concat, Side, Prices, ValueQuery>;

	/// The open orders of each account.
	#[pallet::storage]
	pub type UserOrders<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		MarketId,
		BoundedVec<OrderId, ConstU32<CAPACITY>>,
		ValueQuery,
	>;

	/// What each identity traded, by day.
	#[pallet::storage]
	pub type Traders<T> = StorageMap<_, Twox64Concat, IdentityId, Window<DAYS_BACK>, ValueQuery>;

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A market was opened.
		MarketCreated {
			/// Its number.
			market: MarketId,
			/// The series.
			series: SeriesId,
			/// The stablecoin.
			asset: AssetId,
		},
		/// An order was placed.
		OrderPlaced {
			/// The market.
			market: MarketId,
			/// Whose it is.
			who: T::AccountId,
			/// Whether it buys or sells.
			side: Side,
			/// The worst acceptable tick.
			limit: Tick,
			/// How much.
			lots: Lots,
			/// What of it traded.
			filled: Lots,
			/// Its id, if the rest waits.
			order: Option<OrderId>,
		},
		/// An order was cancelled by its owner.
		OrderCancelled {
			/// The order.
			order: OrderId,
			/// Whose it was.
			who: T::AccountId,
			/// What of it was left.
			lots: Lots,
		},
		/// Two orders traded.
		Trade {
			/// The market.
			market: MarketId,
			/// The number of the trade.
			sequence: u64,
			/// The order that waited.
			order: OrderId,
			/// Whose it was.
			maker: T::AccountId,
			/// Whose order came.
			taker: T::AccountId,
			/// Whether the taker buys or sells.
			taker_side: Side,
			/// The price.
			tick: Tick,
			/// How much.
			lots: Lots,
			/// What was paid for it.
			notional: Balance,
			/// The maker's fee.
			maker_fee: Balance,
			/// The taker's fee.
			taker_fee: Balance,
		},
	}

	/// Why a call fails.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such market.
		UnknownMarket,
		/// There is no such series.
		UnknownSeries,
		/// No such order waits.
		UnknownOrder,
		/// The order belongs to somebody else.
		NotOwner,
		/// Who is not registered, or frozen, may not place orders.
		NotAllowed,
		/// An order of nothing, or of too much.
		BadLots,
		/// The price has as many orders as it can.
		LevelFull,
		/// The side has as many prices as it can.
		SideFull,
		/// The account has as many orders as it can.
		UserFull,
		/// The order met one that is too old.
		Expired,
		/// The order met one of the same party.
		SelfTrade,
	}

	/// Guesses: nothing but measurements runs this.
	fn weight(fills: u32) -> Weight {
		let each = Weight::from_parts(400_000_000, 0);
		each.saturating_mul(u64::from(fills).saturating_add(1))
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Opens a market.
		///
		/// # Origin
		/// `MarketOrigin`.
		/// # Errors
		/// `UnknownSeries`.
		/// # Events
		/// `MarketCreated`.
		#[pallet::call_index(0)]
		#[pallet::weight(weight(0))]
		pub fn create_market(
			origin: OriginFor<T>,
			series: SeriesId,
			asset: AssetId,
			tick_size: Balance,
			lot: Quantity,
			maker_fee: FeeShare,
			taker_fee: FeeShare,
		) -> DispatchResult {
			T::MarketOrigin::ensure_origin(origin)?;
			let facts = T::Coupons::facts(series).ok_or(Error::<T>::UnknownSeries)?;
			let market = MarketCount::<T>::get().saturating_add(1);
			MarketCount::<T>::put(market);
			let issuer = facts.issuer;
			let tape = Tape::default();
			let record =
				Market { series, asset, issuer, tick_size, lot, maker_fee, taker_fee, tape };
			Markets::<T>::insert(market, record);
			Self::deposit_event(Event::MarketCreated { market, series, asset });
			Ok(())
		}

		/// Places an order, which trades with up to `max_fills` orders at their prices. What is left waits if `rests`.
		///
		/// # Origin
		/// Signed by an account of tier L1 or above that is not frozen.
		/// # Errors
		/// `UnknownMarket`, `NotAllowed`, `BadLots`, `LevelFull`, `SideFull`, `UserFull`, `SelfTrade`, those of the
		/// escrow and of the rules.
		/// # Events
		/// `Trade` for each maker, `OrderPlaced`.
		#[pallet::call_index(1)]
		#[pallet::weight(weight(*max_fills))]
		pub fn place(
			origin: OriginFor<T>,
			market: MarketId,
			side: Side,
			tick: Tick,
			lots: Lots,
			rests: bool,
			max_fills: u32,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_place(who, market, Wish { side, tick, lots, rests, max_fills })
		}

		/// Cancels an order and returns what it holds.
		///
		/// # Origin
		/// Signed by the owner.
		/// # Errors
		/// `UnknownMarket`, `UnknownOrder`, `NotOwner`.
		/// # Events
		/// `OrderCancelled`.
		#[pallet::call_index(2)]
		#[pallet::weight(weight(0))]
		pub fn cancel(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel(who, order)
		}
	}
}
