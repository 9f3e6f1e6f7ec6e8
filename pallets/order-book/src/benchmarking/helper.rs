// SPDX-License-Identifier: Apache-2.0
//! What the runtime does for the benchmarks.

use genex_primitives::{AssetId, SeriesId, UnixSeconds};

/// What the benchmarks need of the other pallets.
pub trait BenchmarkHelper<AccountId> {
	/// A series of which units circulate, valid for a week at least, and a registered stablecoin, between whose currencies there
	/// are rates; no market of them.
	fn market_of() -> (SeriesId, AssetId);

	/// The same, where a formula gives the reference price after all that it may look at.
	fn priced_market_of() -> (SeriesId, AssetId);

	/// The account number `index` of an identity of its own, tier L3, that has 100,000 units of `series` and enough of
	/// `asset` to buy as many when it is first asked for. It resides elsewhere than who was registered before it.
	fn trader(index: u32, series: SeriesId, asset: AssetId) -> AccountId;

	/// The account number `index` of the same kind, which has the units and nothing of any stablecoin when it is first asked
	/// for, so that its first fill opens an account for the money.
	fn seller(index: u32, series: SeriesId) -> AccountId;

	/// A series and a stablecoin, both in US dollars, without a shared policy, and no market of them.
	fn plain_market_of() -> (SeriesId, AssetId);

	/// The account number `index` of an identity of its own, as people usually are: no contract, of tier L3, residing where all of
	/// these do, related to no issuer, far from any cap. Has 100,000 units of `series` and enough of `asset` to buy as
	/// many when it is first asked for. What the rules keep of it is as much as there can be.
	fn plain_trader(index: u32, series: SeriesId, asset: AssetId) -> AccountId;

	/// Sets the clock.
	fn set_time(now: UnixSeconds);

	/// Has every trade reviewed.
	fn review_all();

	/// Freezes an account, so that nothing leaves or enters it.
	fn freeze(who: &AccountId);
}
