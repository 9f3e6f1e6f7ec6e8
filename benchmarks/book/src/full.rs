// SPDX-License-Identifier: Apache-2.0
//! What an act costs in our book and in the usual one, when both are full of the same orders.

use crate::{
	chain::{Chain, Machine, Made},
	clock::{median, micros, rounded},
	people::Person,
	state::{self, PAR},
};
use anyhow::{Context, Result};
use genex_primitives::book::{MarketId, OrderId, Side, Tick};
use genex_runtime::{Runtime, RuntimeCall};
use pallet_order_book::Call as Ours;
use pallet_usual_book::Call as Usual;
use serde_json::{Map, Value, json};

/// The level that orders take from: the best of its side.
const TAKEN: u16 = PAR;
/// The level at which is placed.
const PLACED: u16 = PAR + 1;
/// The level at which is cancelled.
const CANCELLED: u16 = PAR + 2;
/// The first of the other levels.
const OTHERS: u16 = PAR + 3;
/// Acts of a kind in the block that is measured. Where is placed, so many entries are missing at first. Half a page of ours,
/// so that an order placed alone comes into the middle of a page, as it does on average.
const ACTS: usize = 8;
/// Fills of the larger of the two single orders that take.
const FILLS: u32 = ACTS as u32 + 1;
/// Makers, in the order of their queue, whose lists of open orders are full.
const FULL_MAKERS: usize = FILLS as usize;

/// What is measured, by name: an act alone, and a block of acts of its kind.
struct Act {
	name: &'static str,
	alone: Vec<u8>,
	row: Made,
}

/// Medians of an act in microseconds.
struct Figures {
	name: &'static str,
	/// Applying it alone in a block.
	alone: f64,
	/// The same with the storage root.
	with_root: f64,
	/// Executing a block of [`ACTS`] of them, by act.
	row: f64,
}

/// The people of the scene: makers with an order at each of the three levels, and three more.
struct People {
	makers: Vec<Person>,
	places: Person,
	cancels: Person,
	takes: Person,
}

impl People {
	fn new(capacity: usize) -> Self {
		let one = |number: usize| Person::number(capacity + number);
		Self { makers: Person::first(capacity), places: one(0), cancels: one(1), takes: one(2) }
	}

	fn all(&self) -> Vec<Person> {
		let others = [&self.places, &self.cancels, &self.takes].map(Clone::clone);
		self.makers.iter().cloned().chain(others).collect()
	}

	/// Who asks for a lot at which tick, oldest first. The level that orders take from, the map of the side and the lists of
	/// the first makers are full, as are level and list of the orders that are cancelled; where is placed, level and list get
	/// full.
	fn orders(&self) -> Vec<(&Person, u16)> {
		let capacity = self.makers.len();
		let at = |tick| self.makers.iter().map(move |maker| (maker, tick));
		let (most, half) = (capacity - ACTS, capacity / 2);
		let others = || (OTHERS..).take(capacity - 3);
		let everywhere = |who| others().map(move |tick| (who, tick));
		at(TAKEN)
			.chain(at(PLACED).take(most))
			.chain(at(CANCELLED).take(half))
			.chain([(&self.cancels, CANCELLED); ACTS])
			.chain(at(CANCELLED).take(most).skip(half))
			.chain(self.makers.iter().take(FULL_MAKERS).flat_map(everywhere))
			.chain(everywhere(&self.places).take(most))
			.chain(everywhere(&self.cancels).take(most))
			.collect()
	}
}

/// Markets full of the same orders, and the orders that are cancelled in each.
struct Books {
	ours: MarketId,
	usual: MarketId,
	our_orders: Vec<OrderId>,
	usual_orders: Vec<OrderId>,
}

fn fill(people: &People) -> Books {
	let series = state::settle(&people.all());
	let (ours, usual) = (state::open_ours(series), state::open_usual(series));
	state::trade(&people.makers[0].account, &people.takes.account, ours, usual);
	let mut our_orders = Vec::new();
	for (client, (who, tick)) in (1u128..).zip(people.orders()) {
		let id = state::rest(&who.account, ours, Side::Ask, tick, 1, client);
		if who.account == people.cancels.account && tick == CANCELLED {
			our_orders.push(id);
		}
		state::rest_usual(&who.account, usual, Side::Ask, tick, 1);
		genex_runtime::System::reset_events();
	}
	let listed = pallet_usual_book::UserOrders::<Runtime>::get(&people.cancels.account, usual);
	let at = Tick::new(CANCELLED);
	let usual_orders: Vec<_> = listed.into_iter().filter(|id| id.tick() == at).collect();
	assert_eq!((our_orders.len(), usual_orders.len()), (ACTS, ACTS));
	assert_full(people, ours, usual);
	Books { ours, usual, our_orders, usual_orders }
}

/// That the scene is what it is said to be.
fn assert_full(people: &People, ours: MarketId, usual: MarketId) {
	use pallet_usual_book::{Levels, Sides, UserOrders};
	let capacity = people.makers.len();
	let prices = Sides::<Runtime>::get(usual, Side::Ask);
	assert_eq!(prices.len(), capacity, "the map of the side is full");
	let [taken, placed, cancelled] = [0, 1, 2].map(|nth| {
		let price = prices.keys().nth(nth).copied().unwrap_or_default();
		Levels::<Runtime>::get(usual, (Side::Ask, price)).len()
	});
	assert_eq!((taken, placed, cancelled), (capacity, capacity - ACTS, capacity));
	let list = |who: &Person| UserOrders::<Runtime>::get(&who.account, usual).len();
	assert!(people.makers.iter().take(FULL_MAKERS).all(|maker| list(maker) == capacity));
	assert_eq!((list(&people.places), list(&people.cancels)), (capacity - ACTS, capacity));
	let mine = |who: &Person| {
		pallet_order_book::OpenOrders::<Runtime>::iter_prefix((&who.account, ours)).count()
	};
	assert_eq!((mine(&people.places), mine(&people.cancels)), (capacity - ACTS, capacity));
}

/// The acts, and a transaction that does nothing.
fn acts(chain: &Chain<'_>, people: &People, books: &Books) -> Result<Vec<Act>> {
	let Books { ours: market, usual, .. } = *books;
	let tick = |number| Tick::new(number).expect("on the grid");
	let place = |number: usize| -> RuntimeCall {
		let client = u128::from(u64::MAX) + number as u128;
		let order = state::order(Side::Ask, PLACED, 1, Some(client));
		Ours::<Runtime>::place_order { market, order }.into()
	};
	let take = |fills: u32| -> RuntimeCall {
		let order = state::taking(Side::Bid, TAKEN, fills.into(), fills);
		Ours::<Runtime>::place_order { market, order }.into()
	};
	let usually = |side, number, lots: u32, rests| -> RuntimeCall {
		let (market, tick, max_fills) = (usual, tick(number), lots);
		Usual::<Runtime>::place { market, side, tick, lots: lots.into(), rests, max_fills }.into()
	};
	let cancel = |number: usize| -> RuntimeCall {
		Ours::<Runtime>::cancel_order { order: books.our_orders[number] }.into()
	};
	let usual_cancel = |number: usize| -> RuntimeCall {
		Usual::<Runtime>::cancel { order: books.usual_orders[number] }.into()
	};
	let nothing =
		|| -> RuntimeCall { frame_system::Call::<Runtime>::remark { remark: Vec::new() }.into() };
	let of = |name, who: &Person, count: usize, call: &dyn Fn(usize) -> RuntimeCall| {
		let sign = |number: usize| chain.desk.sign_paying(who, number as u32, call(number));
		let row = chain.block_of(&(0..count).map(sign).collect::<Vec<_>>()).context(name)?;
		Ok(Act { name, alone: sign(0), row })
	};
	let People { places, cancels, takes, .. } = people;
	let usual_take = |fills| usually(Side::Bid, TAKEN, fills, false);
	let all: [Result<Act>; 9] = [
		of("nothing", takes, ACTS, &|_| nothing()),
		of("our_place", places, ACTS, &place),
		of("usual_place", places, ACTS, &|_| usually(Side::Ask, PLACED, 1, true)),
		of("our_cancel", cancels, ACTS, &cancel),
		of("usual_cancel", cancels, ACTS, &usual_cancel),
		of("our_fill", takes, ACTS, &|_| take(1)),
		of("usual_fill", takes, ACTS, &|_| usual_take(1)),
		// So many makers are there once only.
		of("our_fills", takes, 1, &|_| take(FILLS)),
		of("usual_fills", takes, 1, &|_| usual_take(FILLS)),
	];
	all.into_iter().collect()
}

/// Measures each act `repeats` times, in turns, so that whatever slows the machine slows all.
fn measure(chain: &Chain<'_>, acts: &[Act], repeats: usize) -> Result<Vec<Figures>> {
	let mut spent: Vec<[Vec<f64>; 3]> = acts.iter().map(|_| Default::default()).collect();
	// The first round compiles and fills the caches.
	for round in 0..=repeats {
		for (Act { name, alone, row }, spent) in acts.iter().zip(&mut spent) {
			let cost = chain.cost(alone).with_context(|| (*name).to_owned())?;
			let row = chain.replay(row).with_context(|| (*name).to_owned())?;
			let times = [cost.apply, cost.apply + cost.root, row / ACTS as u32];
			if round > 0 {
				spent.iter_mut().zip(times).for_each(|(spent, time)| spent.push(micros(time)));
			}
		}
	}
	let figures = acts.iter().zip(spent).map(|(Act { name, .. }, spent)| {
		let [alone, with_root, row] = spent.map(median);
		Figures { name, alone, with_root, row }
	});
	Ok(figures.collect())
}

/// Fills both books, and compares placing, cancelling and filling.
pub fn compare(machine: &Machine, capacity: usize, repeats: usize) -> Result<Map<String, Value>> {
	let people = People::new(capacity);
	let (state, books) = state::make(|| fill(&people));
	let chain = Chain::new(machine, state);
	let figures = measure(&chain, &acts(&chain, &people, &books)?, repeats)?;
	let of = |name: &str, part: fn(&Figures) -> f64| {
		figures.iter().find(|figures| figures.name == name).map_or(f64::NAN, part)
	};
	let mut result = Map::new();
	let mut put = |name: &str, value: f64| result.insert(name.into(), json!(rounded(value)));
	let parts: [(&str, fn(&Figures) -> f64); 3] = [
		("", |figures| figures.alone),
		("_with_root", |figures| figures.with_root),
		("_in_a_row", |figures| figures.row),
	];
	for (suffix, part) in parts {
		let net = |name: &str| of(name, part) - of("nothing", part);
		for act in ["place", "cancel", "fill"] {
			let [ours, usual] = ["our", "usual"].map(|whose| net(&format!("{whose}_{act}")));
			put(&format!("{act}_ratio{suffix}"), ours / usual);
			put(&format!("our_{act}_us{suffix}"), ours);
			put(&format!("usual_{act}_us{suffix}"), usual);
		}
	}
	let [ours, usual] = ["our", "usual"].map(|whose| {
		let alone = |name: &str| of(&format!("{whose}_{name}"), |figures| figures.alone);
		(alone("fills") - alone("fill")) / f64::from(FILLS - 1)
	});
	put("further_fill_ratio", ours / usual);
	put("our_further_fill_us", ours);
	put("usual_further_fill_us", usual);
	put("transaction_us", of("nothing", |figures| figures.alone));
	Ok(result)
}
