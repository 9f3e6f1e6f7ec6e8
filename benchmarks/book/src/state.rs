// SPDX-License-Identifier: Apache-2.0
//! The first block of a chain, made natively because that is quick: the development preset, and then whoever and whatever a
//! measurement needs.

use crate::people::{Desk, Person, bare};
use codec::Encode;
use frame_support::{
	assert_ok,
	genesis_builder_helper::{build_state, get_preset},
	traits::{fungible, fungibles},
};
use genex_primitives::{
	AssetId, Balance, Clearance, CouponClass, CurrencyCode, FeeShare, IdentityKind, Jurisdiction,
	LegalClass, Money, Ppm, Quantity, SeriesId, Tier, TransferPolicy, UnixSeconds,
	book::{Lots, MarketId, OrderId, Side, Tick, TimeInForce, amounts::MakerFee},
	pricing::{Curve, MAX_POINTS, Point, PriceRules, Spreads},
	traits::Coupons as CouponsDoor,
};
use genex_runtime::{
	AccountId, Assets, Balances, Coupons, Executive, Hash, Header, Kyc, OrderBook, Runtime,
	RuntimeGenesisConfig, RuntimeOrigin, SLOT_DURATION, Sales, System, UsualBook, constants::GNX,
	genesis_config_presets,
};
use pallet_coupons::{Approvals, SeriesTerms, Territory};
use pallet_order_book::{FeeTier, HaltRule, MarketRules, MarketState, OpenOrders, OrderRequest};
use serde_json::Value;
use sp_consensus_aura::{AURA_ENGINE_ID, Slot};
use sp_core::H256;
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
use sp_runtime::{Digest, DigestItem, traits::Header as _};

/// US dollars on the chain.
pub const USDC: AssetId = 1;
/// The slot of the first block: 2027-01-15 08:00 UTC.
pub const FIRST_SLOT: u64 = 1_800_000_000_000 / SLOT_DURATION;
/// The tick in the middle: a unit costs its face value there.
pub const PAR: u16 = 1_000;
/// The record behind what is decided.
const REASON: H256 = H256::repeat_byte(3);
/// Until the year 2100.
const FAR_FUTURE: u64 = 4_102_444_800;
/// What a tick adds to the price of a unit worth a cent, in millionths of a dollar.
const TICK_SIZE: Balance = 10;
/// Units that each trader buys at the beginning, within what the law lets one buyer have.
const UNITS: Quantity = 150_000;
/// Dollars of each trader, in millionths.
const MONEY: Balance = 1_000_000_000_000;
/// What makers and takers pay, in millionths.
const FEES: (u32, u32) = (1_000, 2_000);

/// The state after the first block.
pub struct State {
	/// The state itself.
	pub ext: TestExternalities,
	/// Header of the block.
	pub header: Header,
	/// Where transactions of the chain are signed.
	pub desk: Desk,
}

/// Makes a chain whose first block does what `fill` does.
pub fn make<R>(fill: impl FnOnce() -> R) -> (State, R) {
	let mut ext = TestExternalities::new_empty();
	ext.execute_with(|| build_state::<RuntimeGenesisConfig>(genesis()).expect("a valid preset"));
	ext.commit_all().expect("no transaction is open");
	let (header, desk, result) = ext.execute_with(|| {
		begin(&Header::new(1, Hash::zero(), Hash::zero(), Hash::zero(), digest(FIRST_SLOT)));
		let result = fill();
		System::reset_events();
		(Executive::finalize_block(), Desk::open(), result)
	});
	ext.commit_all().expect("no transaction is open");
	(State { ext, header, desk }, result)
}

/// Begins the block that comes after the first one, and stores that it has begun.
pub fn begin_second(state: &mut State) {
	let header = child_of(&state.header, FIRST_SLOT + 1);
	state.ext.execute_with(|| begin(&header));
	state.ext.commit_all().expect("no transaction is open");
}

/// Moves the clock on, and stores that.
pub fn pass(state: &mut State, seconds: UnixSeconds) {
	let passed = seconds * 1_000;
	state.ext.execute_with(|| pallet_timestamp::Now::<Runtime>::mutate(|now| *now += passed));
	state.ext.commit_all().expect("no transaction is open");
}

fn begin(header: &Header) {
	Executive::initialize_block(header);
	let slot = FIRST_SLOT + u64::from(header.number) - 1;
	let applied = Executive::apply_extrinsic(clock(slot));
	assert_eq!(applied, Ok(Ok(())), "the clock is set in every block");
	Executive::inherents_applied();
}

/// The transaction that sets the clock to `slot`.
pub fn clock(slot: u64) -> genex_runtime::UncheckedExtrinsic {
	bare(pallet_timestamp::Call::<Runtime>::set { now: slot * SLOT_DURATION })
}

/// What the header of the next block says before it is made.
pub fn child_of(parent: &Header, slot: u64) -> Header {
	let (none, number) = (Hash::zero(), parent.number + 1);
	Header::new(number, none, none, parent.hash(), digest(slot))
}

fn digest(slot: u64) -> Digest {
	Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode())] }
}

/// The whole genesis of a development chain, as JSON.
fn genesis() -> Vec<u8> {
	let patch = genesis_config_presets::get_preset(&"development".into());
	let patch: Value = serde_json::from_slice(&patch.expect("it is a preset")).expect("JSON");
	let config = get_preset::<RuntimeGenesisConfig>(&None, |_| None).expect("there is a default");
	let mut config: Value = serde_json::from_slice(&config).expect("JSON");
	merge(&mut config, patch);
	config.to_string().into_bytes()
}

fn merge(base: &mut Value, patch: Value) {
	match (base, patch) {
		(Value::Object(base), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(base.entry(key).or_insert(Value::Null), value);
			}
		},
		(base, patch) => *base = patch,
	}
}

fn signed(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

fn council() -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, pallet_collective::Instance1>::Members(2, 3).into()
}

fn tick(number: u16) -> Tick {
	Tick::new(number).expect("on the grid")
}

fn fee(parts: u32) -> FeeShare {
	FeeShare::new(parts).expect("a small share")
}

/// Registers `people` as companies of tier L3, each an identity of its own, and gives each money, gas and units of a new
/// series. Gives the series.
pub fn settle(people: &[Person]) -> SeriesId {
	let units = UNITS * people.len() as Quantity;
	let series = issue(units);
	for Person { account, .. } in people {
		assert_ok!(Kyc::register(
			signed(&Bob.to_account_id()),
			account.clone(),
			Tier::L3,
			IdentityKind::Company,
			Jurisdiction::new(*b"US").expect("assigned"),
			FAR_FUTURE,
			H256::repeat_byte(1),
		));
		assert_ok!(<Assets as fungibles::Mutate<_>>::mint_into(USDC, account, MONEY));
		assert_ok!(<Balances as fungible::Mutate<_>>::mint_into(account, 1_000_000 * GNX));
		let paid = Some(Money::new(CurrencyCode::USD, UNITS.into()));
		let cleared = Clearance::Review;
		assert_ok!(<Coupons as CouponsDoor<_>>::sell(series, account, UNITS, paid, cleared));
		System::reset_events();
	}
	series
}

/// A gift card whose unit is worth a cent, with so many units.
fn issue(units: Quantity) -> SeriesId {
	let issuer = signed(&Alice.to_account_id());
	let hash = H256::repeat_byte(2);
	let terms = SeriesTerms {
		symbol: b"CARD".to_vec().try_into().expect("short"),
		name: b"Gift card".to_vec().try_into().expect("short"),
		class: CouponClass::Digital,
		legal_class: LegalClass::PaidGift,
		currency: CurrencyCode::USD,
		face_minor: 1,
		divisible: true,
		supply_cap: units,
		valid_from: 0,
		valid_until: FIRST_SLOT * SLOT_DURATION / 1_000 + 10 * 365 * 86_400,
		transfer_policy: TransferPolicy::Free,
		resale_ceiling: None,
		territory: Territory::Everywhere,
		policy: None,
		refund_window: 0,
		terms_hash: hash,
		disclosure_hash: hash,
		uri: b"https://coupons.example/{id}.json".to_vec().try_into().expect("short"),
	};
	let series = pallet_coupons::NextSeriesId::<Runtime>::get();
	assert_ok!(Coupons::create_series(issuer.clone(), Box::new(terms)));
	assert_ok!(Coupons::submit_series(issuer.clone(), series));
	let officer = signed(&Charlie.to_account_id());
	let approvals = Approvals::truncate_from(vec![(series, 1)]);
	assert_ok!(Coupons::approve_series(officer, approvals, REASON));
	assert_ok!(Coupons::mint(issuer, series, units));
	assert_ok!(<Coupons as CouponsDoor<AccountId>>::mark_listed(series));
	series
}

/// The governed curve of prices, with as many points as there can be: a new series is worth its face value, less what the
/// grade of its issuer takes off.
fn set_curve() {
	let points = (0..MAX_POINTS).zip((0..MAX_POINTS as u8).rev()).map(|(number, percent)| Point {
		days: 200 * number,
		discount: Ppm::from_percent(percent),
	});
	let [a, b, c, d, e] = [0, 1, 2, 5, 10].map(Ppm::from_percent);
	let spreads = Spreads { a, b, c, d, e };
	let rules = PriceRules { time: Curve::truncate_from(points.collect()), spreads };
	assert_ok!(Sales::set_pricing(council(), Some(rules), REASON));
}

/// Opens our market of `series`, with fees, a price band around the curve of prices, and a volatility halt that no measurement
/// meets.
pub fn open_ours(series: SeriesId) -> MarketId {
	set_curve();
	let half = Ppm::from_percent(50);
	let (maker, taker) = (fee(FEES.0), fee(FEES.1));
	let rules = MarketRules {
		min_notional: 1,
		band: Some(half),
		halt: Some(HaltRule { share: half, within: 60, pause: 300 }),
		maker_cap: maker,
		taker_cap: taker,
		referral_cap: Ppm::from_percent(20),
		auctions: None,
	};
	assert_ok!(OrderBook::create_market(council(), series, USDC, 1, rules, REASON));
	let market = pallet_order_book::MarketCount::<Runtime>::get();
	let state = MarketState::Continuous;
	assert_ok!(OrderBook::set_market_state(council(), market, state, REASON));
	let tiers = [FeeTier { from: 0, maker: MakerFee::Charge(maker), taker }];
	let tiers = tiers.to_vec().try_into().expect("one");
	assert_ok!(OrderBook::set_fee_tiers(council(), tiers, REASON));
	market
}

/// Calls an auction in our market, for so many seconds.
pub fn call_auction(market: MarketId, seconds: u32) {
	assert_ok!(OrderBook::start_auction(council(), market, seconds, REASON));
}

/// Lets `who` go on with the auction of our market until its price was found and the first trade at it was made.
pub fn find_price(who: &AccountId, market: MarketId) {
	while OrderBook::auction(market).expect("it trades more than once").clearing.is_none() {
		assert_ok!(OrderBook::uncross(signed(who), market, 1));
	}
}

/// Opens the usual market of `series`, with the same fees.
pub fn open_usual(series: SeriesId) -> MarketId {
	let (maker, taker) = (fee(FEES.0), fee(FEES.1));
	assert_ok!(UsualBook::create_market(council(), series, USDC, TICK_SIZE, 1, maker, taker));
	pallet_usual_book::MarketCount::<Runtime>::get()
}

/// An order that waits, in our market.
pub fn order(side: Side, number: u16, lots: Lots, client: Option<u128>) -> OrderRequest<AccountId> {
	OrderRequest { client, ..OrderRequest::limit(side, tick(number), lots, 1) }
}

/// An order that takes what it meets from up to `max_fills` makers, and does not wait.
pub fn taking(side: Side, number: u16, lots: Lots, max_fills: u32) -> OrderRequest<AccountId> {
	let time_in_force = TimeInForce::Ioc;
	OrderRequest { time_in_force, max_fills, ..order(side, number, lots, None) }
}

/// Lets `who` place an order that waits in our market, under a client id. Gives its id.
pub fn rest(
	who: &AccountId,
	market: MarketId,
	side: Side,
	number: u16,
	lots: Lots,
	client: u128,
) -> OrderId {
	let request = order(side, number, lots, Some(client));
	assert_ok!(OrderBook::place_order(signed(who), market, request));
	OpenOrders::<Runtime>::get((who, market, client)).expect("it waits")
}

/// Lets `who` cancel an order in our market.
pub fn cancel(who: &AccountId, market: MarketId, client: u128) {
	assert_ok!(OrderBook::cancel_by_client(signed(who), market, client));
}

/// Lets `seller` sell a lot to `buyer` at par in both markets, so that they have a last price, as any market has that is
/// not new.
pub fn trade(seller: &AccountId, buyer: &AccountId, ours: MarketId, usual: MarketId) {
	rest(seller, ours, Side::Ask, PAR, 1, 1);
	rest_usual(seller, usual, Side::Ask, PAR, 1);
	let order = taking(Side::Bid, PAR, 1, 1);
	assert_ok!(OrderBook::place_order(signed(buyer), ours, order));
	assert_ok!(UsualBook::place(signed(buyer), usual, Side::Bid, tick(PAR), 1, false, 1));
}

/// Lets `who` place an order that waits in the usual market.
pub fn rest_usual(who: &AccountId, market: MarketId, side: Side, number: u16, lots: Lots) {
	assert_ok!(UsualBook::place(signed(who), market, side, tick(number), lots, true, 1));
}
