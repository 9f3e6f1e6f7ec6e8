// SPDX-License-Identifier: Apache-2.0

//! Weights of the calls.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.

use core::marker::PhantomData;

use frame_support::{
	traits::Get,
	weights::{Weight, constants::WEIGHT_REF_TIME_PER_MICROS},
};

/// What each call costs.
pub trait WeightInfo {
	/// Weight of `create_listing`.
	fn create_listing() -> Weight;
	/// Weight of `close_listing`.
	fn close_listing() -> Weight;
	/// Weight of `purchase` where it takes place at once.
	fn purchase() -> Weight;
	/// Weight of `purchase` where it takes place at once, as people usually buy: the least that stays booked.
	fn purchase_plain() -> Weight;
	/// Weight of `purchase` where an officer is asked first.
	fn purchase_reviewed() -> Weight;
	/// Weight of `remove_listing` with a limit of `n`.
	fn remove_listing(n: u32) -> Weight;
	/// Weight of `purchase_bundle` of `n` items.
	fn purchase_bundle(n: u32) -> Weight;
	/// Weight of `refund`.
	fn refund() -> Weight;
	/// Weight of `end_windows` with a limit of `n`.
	fn end_windows(n: u32) -> Weight;
	/// Weight of `withdraw_proceeds`.
	fn withdraw_proceeds() -> Weight;
	/// Weight of `open_buyback`.
	fn open_buyback() -> Weight;
	/// Weight of `sell_back`.
	fn sell_back() -> Weight;
	/// Weight of `close_buyback`.
	fn close_buyback() -> Weight;
	/// Weight of `take_down`.
	fn take_down() -> Weight;
	/// Weight of `flag_series`.
	fn flag_series() -> Weight;
	/// Weight of `unflag_series`.
	fn unflag_series() -> Weight;
	/// Weight of `set_pricing`.
	fn set_pricing() -> Weight;
}

/// Weights over the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Reads `ListingCount`, `ListingsOfSeller`, the clock, the fee, link and record of the issuer's
	/// identity, record and counters of the series, terms of the stablecoin, the issuer's record, and of a member of staff
	/// what it may do, link and record of its identity; writes `ListingCount`, `ListingsOfSeller`, `Listings`, the record of
	/// the series, and what the staff did.
	fn create_listing() -> Weight {
		Weight::from_parts(41 * WEIGHT_REF_TIME_PER_MICROS, 20_000)
			.saturating_add(T::DbWeight::get().reads_writes(13, 5))
	}

	/// Reads and writes `Listings`.
	fn close_listing() -> Weight {
		Weight::from_parts(12 * WEIGHT_REF_TIME_PER_MICROS, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	/// The first purchase of a series with a territory from a capped listing, by a buyer who
	/// spends all and from a seller and into a treasury that had nothing.
	///
	/// Reads 3: `Listings`, `Bought`, the clock. Reads 4: link and record of the
	/// identities of buyer and seller. Money, reads 8: terms and details of the stablecoin,
	/// balances and system accounts of buyer, seller and treasury. Units, reads 5: record,
	/// counters and territory of the series, the legal rule, the buyer's holding. The rules, for
	/// the money, the fee and the units, reads 28: time, rulebook, activities, the buyer's two
	/// windows, corridor, rates, class bans, relation, three of a policy, and the other accounts
	/// of the buyer's identity.
	///
	/// Writes 12 and 5 of the rules and reviews: `Listings`, `Bought`; details of the stablecoin, three balances, three
	/// system accounts; record and counters of the series, the buyer's holding.
	///
	/// Then either the fee and the holdback (reads and writes the pool; reads the validity and units of the series), or a
	/// refund window: reads and writes `NextPurchaseId`, `Queues`; writes `Purchases`, `Windows`. Reads the flag of the
	/// series and whether its issuer is in default. Of a serialised series: reads the next unsold serial and the runs beside
	/// it; writes the first, and three runs with their owners.
	///
	/// Who keeps count is told of the units and of the money. Books, reads 10 and writes 5: the book of the series, the
	/// terms of breakage, the link of the issuer, and page and list of books in the currency and in the stablecoin. Issuers,
	/// reads 3 and writes 2: the record, what it promises and what is kept of its proceeds.
	fn purchase() -> Weight {
		Weight::from_parts(415 * WEIGHT_REF_TIME_PER_MICROS, 84_000)
			.saturating_add(T::DbWeight::get().reads_writes(74, 35))
	}

	/// As `purchase`, at home, in US dollars, of no shared policy and with no contract, no relation, no cap, no window and no
	/// holdback, between accounts of the ledger that were there before and stay. It reads 33 keys less, among them all other
	/// accounts of the buyer's identity, and writes 12 less; no serials.
	fn purchase_plain() -> Weight {
		Weight::from_parts(300 * WEIGHT_REF_TIME_PER_MICROS, 40_000)
			.saturating_add(T::DbWeight::get().reads_writes(41, 23))
	}

	/// As a purchase at once, which is tried, and a review that opens.
	fn purchase_reviewed() -> Weight {
		Self::purchase()
	}

	/// Reads `Listings`, the clock, `ListingsOfSeller`, how far the block came and eight counters that were cleared
	/// before, and looks for a counter that is left; writes `Listings`, `ListingsOfSeller` and how far the block came. Finds,
	/// reads and writes each counter.
	fn remove_listing(n: u32) -> Weight {
		let counter = Weight::from_parts(2 * WEIGHT_REF_TIME_PER_MICROS, 2_600)
			.saturating_add(T::DbWeight::get().reads_writes(2, 1));
		Weight::from_parts(26 * WEIGHT_REF_TIME_PER_MICROS, 12_000)
			.saturating_add(T::DbWeight::get().reads_writes(13, 3))
			.saturating_add(counter.saturating_mul(n.into()))
	}

	/// As so many purchases.
	fn purchase_bundle(n: u32) -> Weight {
		Weight::from_parts(10 * WEIGHT_REF_TIME_PER_MICROS, 1_000)
			.saturating_add(Self::purchase().saturating_mul(n.into()))
	}

	/// Reads `Purchases`, the clock, record and counters of the series. Units: the buyer's holding, and 32 of parties and
	/// rules. Money: terms of the stablecoin, balances and system accounts of two, and 32 of parties and rules. Writes
	/// `Purchases`, holding, counters, two balances and system accounts, and two of the rules. Four ranges of serials: 29
	/// reads and 21 writes. Books and issuers are told as of a purchase.
	fn refund() -> Weight {
		Weight::from_parts(305 * WEIGHT_REF_TIME_PER_MICROS, 66_000)
			.saturating_add(T::DbWeight::get().reads_writes(115, 37))
	}

	/// Reads record and counters of the series, `Queues`; writes `Queues`. For each: reads and writes `Windows`, `Purchases`,
	/// the pool, two balances and system accounts; reads what a check of the rules reads, default and validity. The books of
	/// the money read 4 and write 2; what is kept of the issuer's proceeds is read and written.
	fn end_windows(n: u32) -> Weight {
		let window = Weight::from_parts(128 * WEIGHT_REF_TIME_PER_MICROS, 38_000)
			.saturating_add(T::DbWeight::get().reads_writes(47, 11));
		Weight::from_parts(15 * WEIGHT_REF_TIME_PER_MICROS, 6_000)
			.saturating_add(T::DbWeight::get().reads_writes(4, 1))
			.saturating_add(window.saturating_mul(n.into()))
	}

	/// Reads record, counters and expired units of the series, its queue, the pool, default, and for two payments what a check of
	/// the rules reads, terms, and balances and system accounts of three. Writes the pool, three balances and system accounts.
	/// The policy of breakage reads the book of the series, link and record of the issuer, terms and the law; the books of the
	/// money read 4 and write 2; what is kept of the issuer's proceeds is read and written.
	fn withdraw_proceeds() -> Weight {
		Weight::from_parts(175 * WEIGHT_REF_TIME_PER_MICROS, 60_000)
			.saturating_add(T::DbWeight::get().reads_writes(87, 11))
	}

	/// Reads record and counters of the series, what the issuer's staff may do, default, the issuer's identity, terms of the
	/// stablecoin, two rates and the rulebook, `BuyBackOf`, `BuyBackCount`, the issuer's balance. Writes three of its own, the
	/// balance, and what the staff did.
	fn open_buyback() -> Weight {
		Weight::from_parts(45 * WEIGHT_REF_TIME_PER_MICROS, 20_000)
			.saturating_add(T::DbWeight::get().reads_writes(15, 6))
	}

	/// As a refund, with `BuyBacks` and `BuyBackOf` in place of the purchase.
	fn sell_back() -> Weight {
		Weight::from_parts(305 * WEIGHT_REF_TIME_PER_MICROS, 66_000)
			.saturating_add(T::DbWeight::get().reads_writes(117, 38))
	}

	/// Reads `BuyBacks`, record and counters of the series, what the staff may do, default, the issuer's balance. Writes
	/// `BuyBacks`, `BuyBackOf`, the balance, and what the staff did.
	fn close_buyback() -> Weight {
		Weight::from_parts(30 * WEIGHT_REF_TIME_PER_MICROS, 12_000)
			.saturating_add(T::DbWeight::get().reads_writes(8, 5))
	}

	/// Reads and writes `Listings`.
	fn take_down() -> Weight {
		Weight::from_parts(12 * WEIGHT_REF_TIME_PER_MICROS, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	/// Reads record and counters of the series and the flag; writes the flag.
	fn flag_series() -> Weight {
		Weight::from_parts(12 * WEIGHT_REF_TIME_PER_MICROS, 5_000)
			.saturating_add(T::DbWeight::get().reads_writes(3, 1))
	}

	/// Reads and writes the flag.
	fn unflag_series() -> Weight {
		Weight::from_parts(10 * WEIGHT_REF_TIME_PER_MICROS, 3_000)
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	/// Reads and writes the numbers and their version.
	fn set_pricing() -> Weight {
		Weight::from_parts(12 * WEIGHT_REF_TIME_PER_MICROS, 3_000)
			.saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}
}
