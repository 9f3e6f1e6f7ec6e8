// SPDX-License-Identifier: Apache-2.0
//! Whether placing and cancelling cost more in a deep book: two chains with the same people, one with few orders and one
//! with many.

use crate::{
	chain::{Chain, Cost, Machine, Made},
	clock::{Flush, median, micros, rounded},
	people::Person,
	state::{self, PAR},
};
use anyhow::Result;
use genex_primitives::book::{MarketId, OrderId, Side};
use genex_runtime::{Runtime, RuntimeCall};
use pallet_order_book::Call;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Orders at each tick, in both chains.
const AT_A_TICK: usize = 50;
/// Orders of the shallow book: one tick of each side.
const FEW: usize = 2 * AT_A_TICK;
/// Acts that are measured of each kind, each at another place.
const VARIANTS: usize = 16;
/// Each round empties the caches many times, which takes much longer than the acts do, so there are fewer by this.
const SHARE: usize = 4;

/// An order that waits.
struct Placed {
	who: usize,
	side: Side,
	tick: u16,
	id: OrderId,
}

/// An act as two transactions: in its place behind those of the same signer, and as the signer's first.
struct Signed {
	in_row: Vec<u8>,
	alone: Vec<u8>,
}

/// A chain with so many orders, and who placed them.
struct Book<'a> {
	chain: Chain<'a>,
	market: MarketId,
	placed: Vec<Placed>,
}

/// What is measured: nothing, placing, cancelling.
const KINDS: usize = 3;

/// What acts of a book took, by kind.
#[derive(Default)]
struct Times {
	/// Of each act alone in its block: applying it and the storage root, and applying it.
	alone: [[[Vec<f64>; VARIANTS]; KINDS]; 2],
	/// Of the mean act of a row in one block, the root included. There the few pages of a shallow book are written once for all
	/// acts, those of a deep one once for each.
	in_row: [Vec<f64>; KINDS],
}

impl Times {
	fn add(&mut self, kind: usize, number: usize, cost: Cost) {
		for (times, time) in self.alone.iter_mut().zip([cost.apply + cost.root, cost.apply]) {
			times[kind][number].push(micros(time));
		}
	}

	/// With and without the root, and in a row: what each kind took.
	fn medians(self) -> [[f64; KINDS]; 3] {
		let mean = |acts: [Vec<f64>; VARIANTS]| {
			acts.into_iter().map(median).sum::<f64>() / VARIANTS as f64
		};
		let [with_root, apply] = self.alone.map(|kinds| kinds.map(mean));
		[with_root, apply, self.in_row.map(median)]
	}
}

/// The tick number `number` from the middle: bids at par and below in turns with asks above it.
fn place_of(number: usize) -> (Side, u16) {
	let distance = u16::try_from(number / 2).expect("the grid has fewer");
	if number.is_multiple_of(2) {
		(Side::Bid, PAR - distance)
	} else {
		(Side::Ask, PAR + 1 + distance)
	}
}

impl<'a> Book<'a> {
	fn new(machine: &'a Machine, people: &[Person], orders: usize) -> Self {
		let (state, (market, placed)) = state::make(|| {
			let market = state::open_ours(state::settle(people));
			let placed = (0..orders).map(|number| {
				let (side, tick) = place_of(number / AT_A_TICK);
				let who = number % people.len();
				let client = number as u128 + 1;
				let id = state::rest(&people[who].account, market, side, tick, 5, client);
				genex_runtime::System::reset_events();
				Placed { who, side, tick, id }
			});
			(market, placed.collect::<Vec<_>>())
		});
		Self { chain: Chain::new(machine, state), market, placed }
	}

	/// Acts at orders spread evenly over the book: nothing, placing behind such an order, and cancelling it. The same places
	/// of the queues in each book. Few people may have to act more than once in a block.
	fn acts(&self, people: &[Person]) -> [Vec<Signed>; KINDS] {
		let ticks = self.placed.len() / AT_A_TICK;
		let chosen = (0..VARIANTS).map(|number| {
			// An even number of ticks, so that even variants are bids and odd ones asks in both books.
			let tick = (number * (ticks / 2) / VARIANTS * 2 + number % 2) % ticks;
			let place = number * AT_A_TICK / VARIANTS;
			&self.placed[tick * AT_A_TICK + place]
		});
		let market = self.market;
		let mut acts = [(); KINDS].map(|()| Vec::new());
		let mut nonces = BTreeMap::<usize, u32>::new();
		for (number, placed) in chosen.enumerate() {
			let Placed { who, side, tick, id } = *placed;
			// No two of them alike, whoever places, and above all that wait.
			let client = u128::from(u64::MAX) + number as u128;
			let order = state::order(side, tick, 5, Some(client));
			let nothing = frame_system::Call::<Runtime>::remark { remark: Vec::new() };
			let calls: [RuntimeCall; KINDS] = [
				nothing.into(),
				Call::<Runtime>::place_order { market, order }.into(),
				Call::<Runtime>::cancel_order { order: id }.into(),
			];
			let nonce = nonces.entry(who).or_default();
			for (acts, call) in acts.iter_mut().zip(calls) {
				let sign = |nonce, call| self.chain.desk.sign_paying(&people[who], nonce, call);
				acts.push(Signed { in_row: sign(*nonce, call.clone()), alone: sign(0, call) });
			}
			*nonce += 1;
		}
		acts
	}

	/// By kind: all acts in one block.
	fn rows(&self, acts: &[Vec<Signed>; KINDS]) -> Result<Vec<Made>> {
		let row = |acts: &Vec<Signed>| {
			self.chain.block_of(&acts.iter().map(|act| act.in_row.clone()).collect::<Vec<_>>())
		};
		acts.iter().map(row).collect()
	}
}

/// Times the acts of the first two books, in turns, coming from the third: the processor's caches know the program then, of
/// which each transaction of a block needs the same, and nothing of the book.
fn timed(
	books: &[Book<'_>; 3],
	acts: &[[Vec<Signed>; KINDS]; 3],
	repeats: usize,
) -> Result<[Times; 2]> {
	let rows = [books[0].rows(&acts[0])?, books[1].rows(&acts[1])?];
	let (mut times, mut flush) = ([(); 2].map(|()| Times::default()), Flush::large());
	for _ in 0..repeats.div_ceil(SHARE) {
		for (kind, number) in (0..KINDS).flat_map(|kind| (0..VARIANTS).map(move |n| (kind, n))) {
			for book in [0, 1] {
				flush.caches();
				books[2].chain.cost(&acts[2][kind][number].alone)?;
				let cost = books[book].chain.cost(&acts[book][kind][number].alone)?;
				times[book].add(kind, number, cost);
			}
		}
		for kind in 0..KINDS {
			for book in [0, 1] {
				let row = micros(books[book].chain.replay(&rows[book][kind])?);
				times[book].in_row[kind].push(row / VARIANTS as f64);
			}
		}
	}
	Ok(times)
}

/// Puts down how much longer acts took in the deep book.
fn tell([few, many]: [Times; 2], result: &mut Map<String, Value>) {
	let mut put = |name: String, value: f64| result.insert(name, json!(rounded(value)));
	let pairs = few.medians().into_iter().zip(many.medians());
	for (suffix, (few, many)) in ["", "_without_root", "_in_a_row"].into_iter().zip(pairs) {
		let net = |figures: &[f64; KINDS]| [1, 2].map(|kind| figures[kind] - figures[0]);
		let (few_net, many_net) = (net(&few), net(&many));
		let (mut most, mut most_net) = (0.0_f64, 0.0_f64);
		for (number, act) in ["place", "cancel"].into_iter().enumerate() {
			let (less, more) = (few_net[number], many_net[number]);
			let growth = many[number + 1] / few[number + 1];
			put(format!("{act}_growth{suffix}"), growth);
			put(format!("{act}_growth_net{suffix}"), more / less);
			put(format!("{act}_us_few{suffix}"), less);
			put(format!("{act}_us_many{suffix}"), more);
			(most, most_net) = (most.max(growth), most_net.max(more / less));
		}
		put(format!("growth{suffix}"), most);
		put(format!("growth_net{suffix}"), most_net);
		put(format!("nothing_us_few{suffix}"), few[0]);
		put(format!("nothing_us_many{suffix}"), many[0]);
	}
}

/// Compares a book of 100 orders with one of `orders`.
pub fn compare(
	machine: &Machine,
	traders: usize,
	orders: usize,
	repeats: usize,
) -> Result<Map<String, Value>> {
	let people = Person::first(traders);
	let books = [FEW, orders, FEW].map(|orders| Book::new(machine, &people, orders));
	let acts = [0, 1, 2].map(|book: usize| books[book].acts(&people));
	let mut result = Map::new();
	tell(timed(&books, &acts, repeats)?, &mut result);
	let mean_of = |count: &dyn Fn(&Chain<'_>, &[u8]) -> Result<usize>, book: usize, kind: usize| {
		let sum: usize = acts[book][kind]
			.iter()
			.map(|act| count(&books[book].chain, &act.alone))
			.sum::<Result<usize>>()?;
		Ok::<_, anyhow::Error>(sum / VARIANTS)
	};
	let proof = |chain: &Chain<'_>, act: &[u8]| chain.proof(act);
	let values = |chain: &Chain<'_>, act: &[u8]| chain.values(act);
	let memory = |chain: &Chain<'_>, act: &[u8]| Ok(usize::try_from(chain.memory(act)?)?);
	let mut put = |name: &str, value: usize| result.insert(name.into(), json!(value));
	for (book, name) in [(0, "few"), (1, "many")] {
		for (kind, act) in [(1, "place"), (2, "cancel")] {
			put(&format!("{act}_proof_bytes_{name}"), mean_of(&proof, book, kind)?);
			put(&format!("{act}_value_bytes_{name}"), mean_of(&values, book, kind)?);
			put(&format!("{act}_memory_bytes_{name}"), mean_of(&memory, book, kind)?);
		}
	}
	put("orders_few", FEW);
	put("orders_many", orders);
	put("ticks_many", orders / AT_A_TICK);
	Ok(result)
}
