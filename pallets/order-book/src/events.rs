// SPDX-License-Identifier: Apache-2.0
//! What the pallet reports; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The events.
#[pallet_section]
mod events {
	/// What happened. Every book can be rebuilt from these.
	#[pallet::event]
	#[allow(missing_docs, reason = "the text of a variant names its fields")]
	pub enum Event<T: Config> {
		/// Governance opened `market` in state `PreOpen`; here and below, `reason` is the hash of the record behind it.
		#[codec(index = 0)]
		MarketCreated {
			market: MarketId,
			series: SeriesId,
			asset: AssetId,
			tick_size: Balance,
			lot: Quantity,
			highest: Tick,
			expires_at: UnixSeconds,
			rules: MarketRules,
			by: Actor<T::AccountId>,
			reason: H256,
		},
		/// Governance changed the rules of `market`.
		#[codec(index = 1)]
		MarketChanged {
			market: MarketId,
			old: MarketRules,
			new: MarketRules,
			by: Actor<T::AccountId>,
			reason: H256,
		},
		/// `market` went from one state to another, by order of `by`, or because an auction was over: then by nobody,
		/// and for a `reason` of zeros.
		#[codec(index = 2)]
		MarketStateChanged {
			market: MarketId,
			old: MarketState,
			new: MarketState,
			by: Option<Actor<T::AccountId>>,
			reason: H256,
		},
		/// `who` placed an order for `lots` at `limit` or better; `outcome` says what it traded and whether and where
		/// the rest of it rests, until `expiry` and with `max_fee` in escrow.
		#[codec(index = 3)]
		OrderPlaced {
			market: MarketId,
			who: T::AccountId,
			client: u128,
			side: Side,
			limit: Tick,
			lots: Lots,
			expiry: Option<Expiry>,
			max_fee: FeeShare,
			outcome: Outcome,
		},
		/// `who` replaced its order `old`, of which `cancelled` lots were left, by one for `lots` at `limit`; the rest
		/// is as in `OrderPlaced`. The new order has the same client id.
		#[codec(index = 4)]
		OrderReplaced {
			market: MarketId,
			who: T::AccountId,
			old: OrderId,
			cancelled: Lots,
			client: u128,
			limit: Tick,
			lots: Lots,
			expiry: Expiry,
			max_fee: FeeShare,
			outcome: Outcome,
		},
		/// The order of `who` lost lots without a trade and keeps its place; `left` remain.
		#[codec(index = 5)]
		OrderReduced {
			order: OrderId,
			who: T::AccountId,
			by: Lots,
			left: Lots,
			reason: CancelReason,
		},
		/// The order of `who` left the book without a trade; `lots` were left of it and are released.
		#[codec(index = 6)]
		OrderCancelled { order: OrderId, who: T::AccountId, lots: Lots, reason: CancelReason },
		/// `lots` changed hands at `tick`. The maker paid `maker_fee` or got `rebate`, the taker paid `taker_fee`; all
		/// money in smallest units of the stablecoin.
		#[codec(index = 7)]
		Trade {
			market: MarketId,
			sequence: u64,
			order: OrderId,
			maker: T::AccountId,
			taker: T::AccountId,
			taker_side: Side,
			tick: Tick,
			lots: Lots,
			notional: Balance,
			maker_fee: Balance,
			rebate: Balance,
			taker_fee: Balance,
		},
		/// `lots` changed hands at the price `tick` of an auction. Both paid their fee as makers.
		#[codec(index = 8)]
		AuctionTrade {
			market: MarketId,
			sequence: u64,
			bid: OrderId,
			ask: OrderId,
			buyer: T::AccountId,
			seller: T::AccountId,
			tick: Tick,
			lots: Lots,
			notional: Balance,
			buyer_fee: Balance,
			seller_fee: Balance,
		},
		/// The price moved so far that `market` takes no orders before the second `until`.
		#[codec(index = 9)]
		MarketPaused { market: MarketId, anchor: Tick, last: Tick, until: UnixSeconds },
		/// Leg `index` of a batch, counted over cancels, amends and places, failed and changed nothing.
		#[codec(index = 10)]
		LegFailed { index: u32, error: DispatchError },
		/// `who` sent a batch to `market`.
		#[codec(index = 11)]
		BatchExecuted { market: MarketId, who: T::AccountId, done: u32, failed: u32 },
		/// Orders of `who` in `market` never fill from the second `deadline` on; nothing switches that off.
		#[codec(index = 12)]
		SwitchSet { market: MarketId, who: T::AccountId, deadline: Option<UnixSeconds> },
		/// The dead-man switch of `who` passed: `by` had `cancelled` orders returned; `done` when none is left.
		#[codec(index = 13)]
		SwitchTriggered {
			market: MarketId,
			who: T::AccountId,
			by: T::AccountId,
			cancelled: u32,
			done: bool,
		},
		/// `by` had `removed` of the `visited` orders of `market` returned to their owners.
		#[codec(index = 14)]
		Swept { market: MarketId, by: T::AccountId, visited: u32, removed: u32 },
		/// Governance replaced the table of fees.
		#[codec(index = 15)]
		FeeTiersSet { old: Vec<FeeTier>, new: Vec<FeeTier>, by: Actor<T::AccountId>, reason: H256 },
		/// `by` halted `market`.
		#[codec(index = 16)]
		MarketHalted { market: MarketId, by: T::AccountId, reason: H256 },
		/// `by` resumed `market`, for the `reason` with this hash.
		#[codec(index = 17)]
		MarketResumed { market: MarketId, by: T::AccountId, reason: H256 },
		/// Orders gather in `market` until `ends_at`, by order of `by`, or because one auction follows another: then by
		/// nobody, and for a `reason` of zeros.
		#[codec(index = 18)]
		AuctionStarted {
			market: MarketId,
			ends_at: UnixSeconds,
			by: Option<Actor<T::AccountId>>,
			reason: H256,
		},
		/// The one price of the auction was found: at `tick`, `volume` lots can trade. It is found anew when an order that counts
		/// for it leaves without a trade; what traded before stands.
		#[codec(index = 19)]
		AuctionPriced { market: MarketId, tick: Tick, volume: u128, imbalance: u128 },
		/// Nothing more can trade in the auction of `market`.
		#[codec(index = 20)]
		AuctionCompleted { market: MarketId },
		/// `who` became a market maker for its identity, with a bond.
		#[codec(index = 21)]
		MakerRegistered { identity: IdentityId, who: T::AccountId, asset: AssetId, bond: Balance },
		/// `who` is no market maker any more, and its bond is free.
		#[codec(index = 22)]
		MakerLeft { identity: IdentityId, who: T::AccountId, asset: AssetId, bond: Balance },
		/// Governance changed what market makers give and get.
		#[codec(index = 23)]
		MakerTermsSet {
			old: Option<MakerTerms>,
			new: Option<MakerTerms>,
			by: Actor<T::AccountId>,
			reason: H256,
		},
		/// `lots` at `tick` were agreed and left the book; units and money are held until an officer decides the
		/// `review`, at most to the second `deadline`. In an auction the taker is the later one, out of `taker_order`.
		#[codec(index = 24)]
		TradeHeld {
			trade: TradeId,
			market: MarketId,
			order: OrderId,
			taker_order: Option<OrderId>,
			maker: T::AccountId,
			taker: T::AccountId,
			taker_side: Side,
			tick: Tick,
			lots: Lots,
			notional: Balance,
			maker_fee: Balance,
			rebate: Balance,
			taker_fee: Balance,
			review: ReviewId,
			deadline: UnixSeconds,
		},
		/// The held `trade` was approved: `lots` changed hands at the `tick` agreed before, which sets no price now.
		#[codec(index = 25)]
		HeldTradeSettled {
			trade: TradeId,
			market: MarketId,
			sequence: u64,
			maker: T::AccountId,
			taker: T::AccountId,
			taker_side: Side,
			tick: Tick,
			lots: Lots,
			notional: Balance,
			maker_fee: Balance,
			rebate: Balance,
			taker_fee: Balance,
			review: ReviewId,
		},
		/// The held `trade` was not approved: the `units` of the seller and the `money` of the buyer are free again.
		#[codec(index = 26)]
		TradeReturned {
			trade: TradeId,
			market: MarketId,
			maker: T::AccountId,
			taker: T::AccountId,
			taker_side: Side,
			lots: Lots,
			units: Quantity,
			money: Balance,
			review: ReviewId,
		},
		/// Of the fee that `taker` paid for the trade `sequence`, `referrer` got `amount`.
		#[codec(index = 27)]
		ReferralPaid {
			market: MarketId,
			sequence: u64,
			taker: T::AccountId,
			referrer: T::AccountId,
			amount: Balance,
		},
		/// `by` had `order` returned to its owner, for the `reason` with this hash.
		#[codec(index = 28)]
		OrderForced { order: OrderId, by: T::AccountId, reason: H256 },
	}
}
