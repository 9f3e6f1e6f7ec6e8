// SPDX-License-Identifier: Apache-2.0
//! What the pallet stores; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The storage.
#[pallet_section]
mod storage {
	/// How many listings there have been, which is also the latest id: ids count from 1 and are
	/// never used again.
	#[pallet::storage]
	pub type ListingCount<T: Config> = StorageValue<_, ListingId, ValueQuery>;

	/// Every listing that was not removed, open or not.
	// Twox64Concat: the runtime assigns the ids.
	#[pallet::storage]
	pub type Listings<T: Config> =
		StorageMap<_, Twox64Concat, ListingId, ListingOf<T>, OptionQuery>;

	/// Units that each identity bought from each listing that has a cap per buyer. Listings
	/// without a cap count nothing.
	// Twox64Concat: the runtime assigns both ids.
	#[pallet::storage]
	pub type Bought<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ListingId,
		Twox64Concat,
		IdentityId,
		Quantity,
		ValueQuery,
	>;

	/// How far the block came with the counters of each listing that it removes.
	#[pallet::storage]
	pub type Sweeping<T: Config> =
		StorageValue<_, Sweeps<BlockNumberFor<T>, ListingId, IdentityId>, ValueQuery>;

	/// Purchases that wait for an officer.
	// Twox64Concat: the runtime assigns the ids.
	#[pallet::storage]
	pub type PendingPurchases<T: Config> =
		StorageMap<_, Twox64Concat, PurchaseId, PendingPurchase<T::AccountId>, OptionQuery>;

	/// The number of the next purchase under review or with a refund window.
	#[pallet::storage]
	pub type NextPurchaseId<T: Config> = StorageValue<_, PurchaseId, ValueQuery>;

	/// Whether units of a series are sold or given away, from its first listing on.
	// Twox64Concat: the runtime assigns the ids.
	#[pallet::storage]
	pub type Kinds<T: Config> = StorageMap<_, Twox64Concat, SeriesId, SaleKind, OptionQuery>;

	/// How long refund windows of each account that issues waited. Stored from the first time on.
	// Blake2_128Concat: a user chooses the account.
	#[pallet::storage]
	pub type Pauses<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Pause, ValueQuery>;

	/// How many listings of each seller are stored; zero is not stored.
	// Blake2_128Concat: a user chooses the account.
	#[pallet::storage]
	pub type ListingsOfSeller<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Purchases that can still be undone, or whose window nobody has ended yet.
	// Twox64Concat: the runtime assigns the ids.
	#[pallet::storage]
	pub type Purchases<T: Config> =
		StorageMap<_, Twox64Concat, PurchaseId, Purchase<T::AccountId>, OptionQuery>;

	/// The purchases of each series with a refund window, by their places in its queue. One that was undone whole is in
	/// its place but no longer in [`Purchases`].
	// Twox64Concat: the runtime assigns the ids and places.
	#[pallet::storage]
	pub type Windows<T: Config> =
		StorageDoubleMap<_, Twox64Concat, SeriesId, Twox64Concat, u64, PurchaseId, OptionQuery>;

	/// Where the queue of each series begins and ends; an empty one is not stored.
	// Twox64Concat: the runtime assigns the ids.
	#[pallet::storage]
	pub type Queues<T: Config> = StorageMap<_, Twox64Concat, SeriesId, Queue, ValueQuery>;

	/// What is kept of the proceeds of each series in each stablecoin.
	// Twox64Concat: the runtime assigns both ids.
	#[pallet::storage]
	pub type Pools<T: Config> =
		StorageDoubleMap<_, Twox64Concat, SeriesId, Twox64Concat, AssetId, Pool, OptionQuery>;

	/// How many buy-backs there have been, which is also the latest number: they count from 1.
	#[pallet::storage]
	pub type BuyBackCount<T: Config> = StorageValue<_, BuyBackId, ValueQuery>;

	/// Every buy-back that is not closed.
	// Twox64Concat: the runtime assigns the numbers.
	#[pallet::storage]
	pub type BuyBacks<T: Config> = StorageMap<_, Twox64Concat, BuyBackId, BuyBack, OptionQuery>;

	/// The buy-back of each series in each stablecoin; there is one at a time.
	// Twox64Concat: the runtime assigns both ids.
	#[pallet::storage]
	pub type BuyBackOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, SeriesId, Twox64Concat, AssetId, BuyBackId, OptionQuery>;

	/// Series that an officer flagged.
	// Twox64Concat: the runtime assigns the ids.
	#[pallet::storage]
	pub type Flags<T: Config> = StorageMap<_, Twox64Concat, SeriesId, Risk, OptionQuery>;

	/// The numbers of reference prices; without them there are none.
	#[pallet::storage]
	pub type Pricing<T: Config> = StorageValue<_, PriceRules, OptionQuery>;

	/// How often these numbers were set. Whoever keeps a price that follows from them sees by it that they changed, without
	/// reading them.
	#[pallet::storage]
	pub type PricingVersion<T: Config> = StorageValue<_, u32, ValueQuery>;
}
