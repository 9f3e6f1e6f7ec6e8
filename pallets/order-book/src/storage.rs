// SPDX-License-Identifier: Apache-2.0
//! What the pallet stores; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The storage.
#[pallet_section]
mod storage {
	/// How many markets there have been, which is also the latest number: they count from 1.
	#[pallet::storage]
	pub type MarketCount<T> = StorageValue<_, MarketId, ValueQuery>;

	/// Every market.
	// Identity, as wherever the runtime assigns the numbers of a key: their lowest byte comes first, so the trie is balanced.
	#[pallet::storage]
	pub type Markets<T: Config> = StorageMap<_, Identity, MarketId, Market<T::AccountId>>;

	/// The latest market of each series in each stablecoin; those before it are settled, and nothing rests in them.
	// Twox: the runtime assigns both ids.
	#[pallet::storage]
	pub type MarketOf<T> =
		StorageDoubleMap<_, Twox64Concat, SeriesId, Twox64Concat, AssetId, MarketId>;

	/// The top of each market's book.
	#[pallet::storage]
	pub type Tops<T> = StorageMap<_, Identity, MarketId, Top, ValueQuery>;

	/// Which ticks of a side have orders, 128 in a word.
	#[pallet::storage]
	pub type Words<T> =
		StorageDoubleMap<_, Identity, MarketId, Identity, (Side, u8), u128, ValueQuery>;

	/// The queue of each tick that has orders: its level, and the orders, sixteen in a page.
	// In one map, since every act needs a level and a page of it: they share the way through the trie.
	#[pallet::storage]
	pub type Queues<T: Config> =
		StorageDoubleMap<_, Identity, MarketId, Identity, QueueKey, Queued<T::AccountId>>;

	/// The open orders of each account in each market: by client id, or by the order's id when it has none. No
	/// client id looks like the id of an order in its market.
	// Blake2: users choose accounts and client ids.
	#[pallet::storage]
	pub type OpenOrders<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Identity, MarketId>,
			NMapKey<Blake2_128Concat, u128>,
		),
		OrderId,
	>;

	/// How far the calls of this block came with the open orders of each account in each market; empty between blocks.
	// Hashed like the open orders.
	#[pallet::storage]
	pub type Walks<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, MarketId, Walk>;

	/// First second at which the orders of an account in a market no longer fill.
	// Blake2: users choose accounts.
	#[pallet::storage]
	pub type Switches<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, MarketId, UnixSeconds>;

	/// The call auction of each market that has one under way.
	#[pallet::storage]
	pub type Auctions<T> = StorageMap<_, Identity, MarketId, Auction>;

	/// Trades by hour; the hour since 1970 modulo 24 is the slot, and a later hour takes it over.
	#[pallet::storage]
	pub type Hours<T> = StorageDoubleMap<_, Identity, MarketId, Identity, u8, Hour>;

	/// What each identity traded, and whether it is a market maker.
	#[pallet::storage]
	pub type Traders<T: Config> =
		StorageMap<_, Identity, IdentityId, Trader<T::AccountId>, ValueQuery>;

	/// Fees by volume. Without tiers nothing is charged.
	#[pallet::storage]
	pub type FeeTiers<T> = StorageValue<_, functions::Tiers, ValueQuery>;

	/// What market makers give and get; nothing while none may register.
	#[pallet::storage]
	pub type MakerTermsOf<T> = StorageValue<_, MakerTerms>;

	/// The number of the next trade that is held for a review.
	#[pallet::storage]
	pub type NextTradeId<T> = StorageValue<_, TradeId, ValueQuery>;

	/// Trades that wait for an officer.
	// Twox: the pallet assigns the numbers.
	#[pallet::storage]
	pub type PendingTrades<T: Config> =
		StorageMap<_, Twox64Concat, TradeId, PendingTrade<T::AccountId>>;

	/// How many of them each identity took.
	// Twox: the runtime assigns the ids.
	#[pallet::storage]
	pub type HeldTrades<T> = StorageMap<_, Twox64Concat, IdentityId, u32, ValueQuery>;
}
