// SPDX-License-Identifier: Apache-2.0
//! Which keys an act reads and writes, and what each is for. Calls are dispatched natively, so that what transaction extensions
//! read is not among them; what every block reads and writes anyway, as its number and events, is left out as in FRAME's own
//! benchmarks.

mod apart;

use crate::{
	clock::rounded,
	people::Person,
	state::{self, PAR, State},
};
use anyhow::{Context, Result, ensure};
use frame_support::traits::{StorageInfoTrait, UnfilteredDispatchable, WhitelistedStorageKeys};
use genex_primitives::{
	book::{Lots, MarketId, Side},
	window::HOUR,
};
use genex_runtime::{AccountId, AllPalletsWithSystem, Runtime, RuntimeOrigin};
use pallet_order_book::Call;
use serde_json::{Map, Value, json};
use sp_trie::recorder::Recorder;
use std::collections::{BTreeMap, BTreeSet};

/// What each key is for, by the item it belongs to.
const PURPOSES: [(&str, &str); 28] = [
	("Assets.Account", "a party's money, free and in escrow"),
	("Assets.Asset", "the stablecoin's own entry: whether it lives, how many accounts have it"),
	("Cash.Terms", "currency and decimals of the stablecoin: what a price is worth"),
	("Compliance.Activities", "what an identity bought and sold: its limits, and what it holds"),
	("Compliance.Rules", "the rulebook and the age of the sanctions lists"),
	("Coupons.Counters", "the counters of the series, which come with its facts"),
	("Coupons.Holdings", "a party's units, free and in escrow"),
	("Coupons.Series", "the series: whether it is valid, its terms, its last price"),
	("Coupons.Territories", "where the series may be held"),
	("Issuers.Issuers", "the issuer: in a default nothing fills, and its grade is in the formula"),
	("Kyc.FormerIdentityOf", "whether an account without identity was parted from one"),
	("Kyc.Identities", "an identity's tier, expiry, residence and flags"),
	("Kyc.Accounts", "the identity behind an account, and whether the account is frozen"),
	("OrderBook.Auctions", "a call auction: whether its price was found"),
	("OrderBook.FeeTiers", "fees by volume"),
	("OrderBook.Hours", "statistics of the hour"),
	("OrderBook.Markets", "the market: its rules, its state, its last and its reference price"),
	("OrderBook.OpenOrders", "an owner's open order, by client id: no id twice, cancelling by it"),
	("OrderBook.Queues", "the queue of a tick: its level, and sixteen orders of it"),
	("OrderBook.Switches", "whether an owner's dead-man switch passed"),
	("OrderBook.Tops", "best ticks, which words of the bitmap have ticks, the latest page"),
	("OrderBook.Traders", "an identity's volume: which fee it pays"),
	("OrderBook.Words", "which of 128 ticks have orders"),
	("Sales.Pricing", "the governed curve of reference prices, once an hour"),
	("Sales.PricingVersion", "whether that curve changed since the price was noted"),
	("System.Account", "whether an account exists, when money reaches it first"),
	("Timestamp.Now", "the time: expiry of identity, series and orders"),
	("Revive.AccountInfoOf", "whether the recipient is a contract"),
];

/// The makers of the larger of two orders that take.
const FILLS: u32 = 17;
/// People of the scene: makers of each side, and who acts.
const PEOPLE: usize = 2 * FILLS as usize + 3;
/// The client id of the order that is cancelled.
const CLIENT: u128 = 7;
/// Orders in a page of a queue.
const PAGE: u128 = 16;
/// Client ids of makers from here on are of queues of whole pages.
const CROWD: u128 = 100;

/// Keys by item.
type Items = BTreeMap<String, u32>;

/// What an act read and wrote.
struct Touched {
	reads: Items,
	writes: Items,
}

impl Touched {
	fn counts(&self) -> (u32, u32) {
		(self.reads.values().sum(), self.writes.values().sum())
	}
}

/// Names keys.
struct Names {
	/// Items by the prefix of their keys.
	items: BTreeMap<Vec<u8>, String>,
	/// What every block touches.
	always: BTreeSet<Vec<u8>>,
}

impl Names {
	fn new() -> Self {
		let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
		let items = AllPalletsWithSystem::storage_info().into_iter().map(|info| {
			(info.prefix, format!("{}.{}", text(info.pallet_name), text(info.storage_name)))
		});
		let always = AllPalletsWithSystem::whitelisted_storage_keys();
		Self { items: items.collect(), always: always.into_iter().map(|key| key.key).collect() }
	}

	/// How many of `keys` belong to which item.
	fn count<'a>(&self, keys: impl Iterator<Item = &'a [u8]>) -> Result<Items> {
		let mut counts = Items::new();
		for key in keys.collect::<BTreeSet<_>>() {
			// The second is how deep storage layers are nested.
			if self.always.contains(key) || key.starts_with(b":") {
				continue;
			}
			let item = key.get(..32).and_then(|prefix| self.items.get(prefix));
			let item = item.with_context(|| format!("an unknown key: {key:?}"))?;
			let known = PURPOSES.iter().any(|(name, _)| name == item);
			ensure!(known, "what `{item}` is for is not said");
			*counts.entry(item.clone()).or_default() += 1;
		}
		Ok(counts)
	}
}

/// The scene: queues at a tick of each side, with orders of Alice's among them.
struct Scene {
	people: Vec<Person>,
	market: MarketId,
}

impl Scene {
	fn acting(&self) -> &Person {
		&self.people[0]
	}
}

/// The tick at which most of the orders of `side` wait.
fn level(side: Side) -> u16 {
	match side {
		Side::Bid => PAR,
		Side::Ask => PAR + 3,
	}
}

/// A better tick than that: bids and asks at it do not meet.
fn better(side: Side) -> u16 {
	match side {
		Side::Bid => PAR + 1,
		Side::Ask => PAR + 2,
	}
}

/// A tick of `side` with a queue of three pages, of which the middle one has an order of who acts and no other.
fn crowded(side: Side) -> u16 {
	match side {
		Side::Bid => PAR - 3,
		Side::Ask => PAR + 6,
	}
}

/// A tick of `side` with a queue of one page, which is full.
fn full(side: Side) -> u16 {
	match side {
		Side::Bid => PAR - 4,
		Side::Ask => PAR + 7,
	}
}

/// A tick of `side`, in a word with others, at which nothing waits.
fn empty(side: Side) -> u16 {
	match side {
		Side::Bid => PAR - 2,
		Side::Ask => PAR + 5,
	}
}

/// A tick of `side` at which one order waits, that of who acts.
fn lonely(side: Side) -> u16 {
	match side {
		Side::Bid => PAR - 1,
		Side::Ask => PAR + 4,
	}
}

/// Where an order of who acts waits.
#[derive(Clone, Copy)]
enum Waits {
	/// In a queue, with others of its page.
	Queued,
	/// Alone at a tick that is not the best.
	Alone,
	/// Alone in a page between two others.
	Between,
	/// Alone at the best tick.
	Best,
}

/// The client id of such an order.
const fn client(side: Side, waits: Waits) -> u128 {
	CLIENT + side as u128 * 4 + waits as u128
}

/// Fills the queue at the crowded tick of `side`: `maker` before and behind the order of `acting`.
fn crowd(acting: &AccountId, maker: &AccountId, market: MarketId, side: Side) {
	let rest = |who: &AccountId, client| {
		state::rest(who, market, side, crowded(side), 1, client);
	};
	let first = CROWD * (1 + side as u128);
	(first..first + PAGE).for_each(|client| rest(maker, client));
	rest(acting, client(side, Waits::Between));
	let around = first + PAGE..first + 2 * PAGE - 1;
	around.clone().for_each(|client| rest(maker, client));
	rest(maker, around.end);
	around.for_each(|client| state::cancel(maker, market, client));
}

/// Fills the page at the full tick of `side`.
fn fill_page(maker: &AccountId, market: MarketId, side: Side) {
	let first = CROWD * (3 + side as u128);
	for client in first..first + PAGE {
		state::rest(maker, market, side, full(side), 1, client);
	}
}

/// Makers of orders of `side`, each with one.
fn makers(people: &[Person], side: Side) -> &[Person] {
	let fills = FILLS as usize;
	let first = 1 + fills * side as usize;
	&people[first..first + fills]
}

/// Takes the first ask, at `tick`: an order of no act, so that the first fill is not the market's first.
fn take_first(people: &[Person], market: MarketId, tick: u16) {
	let last = people[PEOPLE - 1].account.clone();
	let order = state::taking(Side::Bid, tick, 1, 1);
	let origin = RuntimeOrigin::signed(last);
	let taken = genex_runtime::OrderBook::place_order(origin, market, order);
	assert!(taken.is_ok(), "somebody sells");
}

fn build() -> (State, Scene) {
	state::make(|| {
		let people = Person::first(PEOPLE);
		let series = state::settle(&people);
		let market = state::open_ours(series);
		let (acting, busy) = (&people[0].account, &people[1].account);
		for side in Side::ALL {
			for maker in makers(&people, side) {
				state::rest(&maker.account, market, side, level(side), 1, 1);
			}
			state::rest(acting, market, side, level(side), 1, client(side, Waits::Queued));
			state::rest(acting, market, side, lonely(side), 1, client(side, Waits::Alone));
			crowd(acting, busy, market, side);
			fill_page(busy, market, side);
		}
		take_first(&people, market, level(Side::Ask));
		Scene { people, market }
	})
}

/// Does `call` and tells what it touched; then all is as before.
fn touched(state: &mut State, names: &Names, who: &Person, call: Call<Runtime>) -> Result<Touched> {
	let recorder = Recorder::default();
	let origin = RuntimeOrigin::signed(who.account.clone());
	let done = state.ext.execute_with_recorder(recorder.clone(), || {
		call.clone().dispatch_bypass_filter(origin).map(drop).map_err(|failed| failed.error)
	});
	ensure!(done.is_ok(), "{call:?} failed: {done:?}");
	let written = state.ext.overlayed_changes().changes().map(|(key, _)| &key[..]);
	let writes = names.count(written)?;
	state.ext.reset_overlay();
	let read = recorder.recorded_keys();
	let reads = names.count(read.values().flat_map(|keys| keys.keys().map(|key| &key[..])))?;
	Ok(Touched { reads, writes })
}

/// Acts by name.
type Acts = Vec<(&'static str, Call<Runtime>)>;

/// The acts whose keys are counted, of orders of `side`.
fn acts(scene: &Scene, side: Side) -> Acts {
	let market = scene.market;
	let against = side.opposite();
	let take = |fills: u32| {
		let order = state::taking(side, level(against), fills.into(), fills);
		Call::<Runtime>::place_order { market, order }
	};
	let by_client = client(side, Waits::Queued);
	vec![
		("place", place(scene, side, level(side))),
		("place_new_tick", place(scene, side, empty(side))),
		("place_new_page", place(scene, side, full(side))),
		("cancel", cancel(scene, side, Waits::Queued)),
		("cancel_by_client", Call::<Runtime>::cancel_by_client { market, client: by_client }),
		("cancel_last_of_tick", cancel(scene, side, Waits::Alone)),
		("cancel_last_of_page", cancel(scene, side, Waits::Between)),
		("fill", take(1)),
		("fills", take(FILLS - 1)),
	]
}

/// Places an order at `tick`, where it waits.
fn place(scene: &Scene, side: Side, tick: u16) -> Call<Runtime> {
	let order = state::order(side, tick, 1, Some(CLIENT + 9));
	Call::<Runtime>::place_order { market: scene.market, order }
}

/// Cancels the order of who acts that waits there.
fn cancel(scene: &Scene, side: Side, waits: Waits) -> Call<Runtime> {
	let key = (&scene.acting().account, scene.market, client(side, waits));
	let order = pallet_order_book::OpenOrders::<Runtime>::get(key).expect("it waits");
	Call::<Runtime>::cancel_order { order }
}

/// As `acts`, after more orders came to better ticks.
fn acts_at_best(scene: &Scene, side: Side) -> Acts {
	vec![("cancel_last_of_best_tick", cancel(scene, side, Waits::Best))]
}

/// As `acts`, in an hour of which no reference price is noted.
fn acts_of_new_hour(scene: &Scene, side: Side) -> Acts {
	vec![("place_renewing", place(scene, side, level(side)))]
}

fn print(name: &str, side: Side, touched: &Touched) {
	let (reads, writes) = touched.counts();
	eprintln!("{name} ({side:?}): {reads} reads, {writes} writes");
	let items: BTreeSet<_> = touched.reads.keys().chain(touched.writes.keys()).collect();
	for item in items {
		let of = |items: &Items| items.get(item).copied().unwrap_or_default();
		let purpose = PURPOSES.iter().find(|(name, _)| name == item).map_or("", |found| found.1);
		let (reads, writes) = (of(&touched.reads), of(&touched.writes));
		eprintln!("  {reads:>3} r {writes:>3} w  {item:<24} {purpose}");
	}
}

/// Reads and writes by act.
type Counts = BTreeMap<&'static str, (u32, u32)>;

/// Counts the keys of `acts` on both sides, and keeps what is more than `worst`. Gives the counts by side.
fn count_acts(
	state: &mut State,
	scene: &Scene,
	acts: impl Fn(&Scene, Side) -> Acts,
	worst: &mut Counts,
) -> Result<Vec<(Side, Counts)>> {
	let (names, mut sides) = (Names::new(), Vec::new());
	for side in Side::ALL {
		let calls = state.ext.execute_with(|| acts(scene, side));
		let mut counts = Counts::new();
		for (name, call) in calls {
			let touched = touched(state, &names, scene.acting(), call)?;
			print(name, side, &touched);
			let (reads, writes) = touched.counts();
			let so_far = worst.entry(name).or_default();
			*so_far = (so_far.0.max(reads), so_far.1.max(writes));
			counts.insert(name, (reads, writes));
		}
		sides.push((side, counts));
	}
	Ok(sides)
}

/// What each maker after the first costs an order, on the side where that is more: an act of one fill and one of many show
/// it.
fn further(sides: &[(Side, Counts)], (single, several): (&str, &str)) -> (f64, f64) {
	let mut worst = (0.0_f64, 0.0_f64);
	for (side, counts) in sides {
		let (Some(one), Some(many)) = (counts.get(single), counts.get(several)) else {
			continue;
		};
		let each = |one: u32, many: u32| (f64::from(many) - f64::from(one)) / f64::from(FILLS - 2);
		let (reads, writes) = (each(one.0, many.0), each(one.1, many.1));
		eprintln!("each further of {several} ({side:?}): {reads:.2} reads, {writes:.2} writes");
		worst = (worst.0.max(reads), worst.1.max(writes));
	}
	worst
}

/// Lets who acts have the only order of `tick` of each side, which becomes the best.
fn lead(state: &mut State, scene: &Scene, tick: fn(Side) -> u16, lots: Lots) {
	let acting = &scene.acting().account;
	state.ext.execute_with(|| {
		for side in Side::ALL {
			let client = client(side, Waits::Best);
			state::rest(acting, scene.market, side, tick(side), lots, client);
		}
	});
	state.ext.commit_all().expect("no transaction is open");
}

/// Counts the keys of every act, on the side where there are more of them.
pub fn count() -> Result<Map<String, Value>> {
	let (mut state, scene) = build();
	state::begin_second(&mut state);
	let mut worst = Counts::new();
	let sides = count_acts(&mut state, &scene, acts, &mut worst)?;
	let each = further(&sides, ("fill", "fills"));
	lead(&mut state, &scene, better, 1);
	count_acts(&mut state, &scene, acts_at_best, &mut worst)?;
	state::pass(&mut state, HOUR);
	count_acts(&mut state, &scene, acts_of_new_hour, &mut worst)?;
	let each_apart = apart::count(&mut worst)?;
	let mut result = Map::new();
	// Acts of many fills are there for what each of them costs.
	let single = worst.into_iter().filter(|(name, _)| !name.starts_with("fills"));
	for (name, (reads, writes)) in single {
		result.insert(format!("{name}_reads"), json!(reads));
		result.insert(format!("{name}_writes"), json!(writes));
	}
	for (name, (reads, writes)) in
		[("further_fill", each), ("further_fill_of_own_tick", each_apart)]
	{
		result.insert(format!("{name}_reads"), json!(rounded(reads)));
		result.insert(format!("{name}_writes"), json!(rounded(writes)));
	}
	Ok(result)
}
