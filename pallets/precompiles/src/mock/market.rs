// SPDX-License-Identifier: Apache-2.0
//! Where the mock trades. Everyone has an identity of its own, so that nobody trades with itself.

use super::*;
use genex_primitives::{
	FeeShare, Ppm,
	book::{MarketId, amounts::MakerFee},
	traits::{Rates, Related},
};
use pallet_order_book::{MakerTerms, MarketRules, MarketState};

/// The only market: the first series in dollars, a unit to a lot.
pub const MARKET: MarketId = 1;
/// What a tick adds to the price of a lot: a US cent, a thousandth of its face value.
pub const TICK: Balance = 10_000;
/// Why governance and officers act.
pub const WHY: H256 = H256::repeat_byte(7);
/// What market makers put up.
pub const BOND: Balance = 1_000_000;

impl pallet_order_book::Config for Test {
	type Cash = Cash;
	type Compliance = Rules;
	type Coupons = Coupons;
	type HaltOrigin = EnsureSigned<AccountId32>;
	type Identities = Everyone;
	type Issuers = Everyone;
	type MarketOrigin = EnsureSigned<AccountId32>;
	type MaxBatch = ConstU32<100>;
	type MaxFills = ConstU32<100>;
	type MaxHeldTrades = ConstU32<4>;
	type Rates = Rules;
	type ReferencePrice = ();
	type Related = Everyone;
	type Reviews = Rules;
	type Treasury = TreasuryAccount;
	type UnixTime = Clock;
	type WeightInfo = pallet_order_book::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_order_book::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn market_of() -> (SeriesId, AssetId) {
		(OTHER_SERIES, DOLLARS)
	}

	fn priced_market_of() -> (SeriesId, AssetId) {
		(OTHER_SERIES, DOLLARS)
	}

	fn trader(index: u32, _: SeriesId, _: AssetId) -> AccountId32 {
		account([HOLDER, FRIEND, STRANGER][index as usize])
	}

	fn seller(index: u32, _: SeriesId) -> AccountId32 {
		account([HOLDER, FRIEND, STRANGER][index as usize])
	}

	fn plain_market_of() -> (SeriesId, AssetId) {
		(OTHER_SERIES, DOLLARS)
	}

	fn plain_trader(index: u32, _: SeriesId, _: AssetId) -> AccountId32 {
		account([HOLDER, FRIEND, STRANGER][index as usize])
	}

	fn set_time(now: UnixSeconds) {
		Now::set(now);
	}

	fn review_all() {}

	fn freeze(_: &AccountId32) {}
}

impl Rates for Rules {
	fn cents(value: Money) -> Result<Cents, Reason> {
		<Self as Judging<AccountId32>>::cents(value)
	}
}

impl Related<AccountId32> for Everyone {
	fn is_related(issuer: &AccountId32, other: IdentityId) -> bool {
		Self::identity_of(issuer) == Some(other)
	}
}

/// Opens the market, and lets market makers register.
pub fn set_up() {
	let council = RuntimeOrigin::signed(account(ISSUER));
	let rules = MarketRules {
		min_notional: 1,
		band: None,
		halt: None,
		maker_cap: FeeShare::from_percent(1),
		taker_cap: FeeShare::from_percent(1),
		referral_cap: Ppm::from_percent(20),
		auctions: None,
	};
	let market = OrderBook::create_market(council.clone(), SERIES, DOLLARS, 1, rules, WHY);
	assert_ok!(market);
	let open = MarketState::Continuous;
	assert_ok!(OrderBook::set_market_state(council.clone(), MARKET, open, WHY));
	let fee = MakerFee::Charge(FeeShare::default());
	let terms = Some(MakerTerms { asset: DOLLARS, bond: BOND, fee });
	assert_ok!(OrderBook::set_market_maker_terms(council, terms, WHY));
}
