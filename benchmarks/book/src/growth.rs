// SPDX-License-Identifier: Apache-2.0
//! Whether placing and cancelling cost more in a deep book: two chains with the same people, one with few orders and one
//! with many.

use crate::{
	chain::{Chain, Machine, Made},
	clock::{Flush, median, micros, rounded},
	people::Person,
	state::{self, PAR},
};
use anyhow::Result;
use genex_primitives::book::{MarketId, OrderId, Side};
use genex_runtime::{Runtime, RuntimeCall};
use pallet_order_book::Call;
use serde_json::{Map, Value, json};
use std::{collections::BTreeMap, slice};

/// Orders at each tick, in both chains.
const AT_A_TICK: usize = 50;
/// Orders of the shallow book: one tick of each side.
const FEW: usize = 2 * AT_A_TICK;
/// Acts that are measured of each kind, each at another place.
const VARIANTS: usize = 16;
/// Emptying the caches takes much longer than an act, so one of so many rounds does it.
const ROUNDS_TO_AN_EMPTIED_ONE: usize = 4;

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

/// The acts of a book in blocks.
struct Blocks {
	/// By kind: each act alone in a block.
	alone: [Vec<Made>; KINDS],
	/// By kind: all of them in one block. There the few pages of a shallow book are written once for all acts, those of a deep
	/// one once for each.
	in_row: [Made; KINDS],
}

impl Blocks {
	fn of(chain: &Chain<'_>, acts: &[Vec<Signed>; KINDS]) -> Result<Self> {
		let alone = |kind: usize| -> Result<Vec<Made>> {
			acts[kind].iter().map(|act| chain.block_of(slice::from_ref(&act.alone))).collect()
		};
		let in_row = |kind: usize| {
			chain.block_of(&acts[kind].iter().map(|act| act.in_row.clone()).collect::<Vec<_>>())
		};
		Ok(Self {
			alone: [alone(0)?, alone(1)?, alone(2)?],
			in_row: [in_row(0)?, in_row(1)?, in_row(2)?],
		})
	}

	/// Microseconds of an act of `kind`: of each alone, and of the mean one in a row.
	fn replay(&self, chain: &Chain<'_>, kind: usize) -> Result<(Vec<f64>, f64)> {
		let alone = self.alone[kind].iter().map(|made| Ok(micros(chain.replay(made)?)));
		let alone = alone.collect::<Result<_>>()?;
		Ok((alone, micros(chain.replay(&self.in_row[kind])?) / VARIANTS as f64))
	}
}

/// What a processor comes from that has done much else since it last saw the book: its caches know the program, of which
/// each transaction of a block needs the same, and nothing of the book.
struct Elsewhere<'a> {
	flush: Flush,
	chain: &'a Chain<'a>,
	blocks: &'a Blocks,
}

impl Elsewhere<'_> {
	/// Microseconds of the act `number` of `kind` alone, coming from an act of the kind in another chain.
	fn replay(
		&mut self,
		chain: &Chain<'_>,
		blocks: &Blocks,
		kind: usize,
		number: usize,
	) -> Result<f64> {
		self.flush.caches();
		self.chain.replay(&self.blocks.alone[kind][number])?;
		Ok(micros(chain.replay(&blocks.alone[kind][number])?))
	}
}

/// What replays took, by kind.
#[derive(Default)]
struct Times {
	/// By act.
	alone: [[Vec<f64>; VARIANTS]; KINDS],
	in_row: [Vec<f64>; KINDS],
}

/// The medians of them, by kind: those of the acts alone as their mean.
struct Medians {
	alone: [f64; KINDS],
	in_row: [f64; KINDS],
}

impl Times {
	fn add(&mut self, kind: usize, alone: Vec<f64>, in_row: f64) {
		for (times, time) in self.alone[kind].iter_mut().zip(alone) {
			times.push(time);
		}
		self.in_row[kind].push(in_row);
	}

	fn medians(self) -> Medians {
		let mean = |acts: [Vec<f64>; VARIANTS]| {
			acts.into_iter().map(median).sum::<f64>() / VARIANTS as f64
		};
		Medians { alone: self.alone.map(mean), in_row: self.in_row.map(median) }
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
}

/// Compares a book of 100 orders with one of `orders`.
pub fn compare(
	machine: &Machine,
	traders: usize,
	orders: usize,
	repeats: usize,
) -> Result<Map<String, Value>> {
	let people = Person::first(traders);
	// The third is another shallow one, from which the processor comes.
	let books = [FEW, orders, FEW].map(|orders| Book::new(machine, &people, orders));
	let acts = [0, 1, 2].map(|book: usize| books[book].acts(&people));
	let of = |book: usize| Blocks::of(&books[book].chain, &acts[book]);
	let blocks = [of(0)?, of(1)?, of(2)?];
	let mut hot = [(); 2].map(|()| Times::default());
	for round in 0..=repeats {
		for kind in 0..KINDS {
			for book in [0, 1] {
				let (alone, in_row) = blocks[book].replay(&books[book].chain, kind)?;
				// The first round compiles and fills the caches.
				if round > 0 {
					hot[book].add(kind, alone, in_row);
				}
			}
		}
	}
	let mut times = [(); 2].map(|()| Times::default());
	let mut elsewhere =
		Elsewhere { flush: Flush::large(), chain: &books[2].chain, blocks: &blocks[2] };
	for _ in 0..repeats.div_ceil(ROUNDS_TO_AN_EMPTIED_ONE) {
		for kind in 0..KINDS {
			for number in 0..VARIANTS {
				for book in [0, 1] {
					let (chain, blocks) = (&books[book].chain, &blocks[book]);
					let time = elsewhere.replay(chain, blocks, kind, number)?;
					times[book].alone[kind][number].push(time);
				}
			}
		}
	}
	let ([few, many], [few_hot, many_hot]) = (times.map(Times::medians), hot.map(Times::medians));
	let net = |figures: &[f64; KINDS], kind: usize| figures[kind] - figures[0];
	let growth = |few: &[f64; KINDS], many: &[f64; KINDS]| {
		[1, 2].map(|kind| net(many, kind) / net(few, kind))
	};
	let [place, cancel] = growth(&few.alone, &many.alone);
	let [place_hot, cancel_hot] = growth(&few_hot.alone, &many_hot.alone);
	let [place_in_row, cancel_in_row] = growth(&few_hot.in_row, &many_hot.in_row);
	let mean_of = |count: &dyn Fn(&Chain<'_>, &[u8]) -> Result<usize>, book: usize, kind: usize| {
		let sum: usize = acts[book][kind]
			.iter()
			.map(|act| count(&books[book].chain, &act.alone))
			.sum::<Result<usize>>()?;
		Ok::<_, anyhow::Error>(sum / VARIANTS)
	};
	let proof = |chain: &Chain<'_>, act: &[u8]| chain.proof(act);
	let memory = |chain: &Chain<'_>, act: &[u8]| Ok(usize::try_from(chain.memory(act)?)?);
	let mut result = Map::new();
	let mut put = |name: &str, value: Value| result.insert(name.into(), value);
	put("growth", json!(rounded(place.max(cancel))));
	put("place_growth", json!(rounded(place)));
	put("cancel_growth", json!(rounded(cancel)));
	put("growth_hot", json!(rounded(place_hot.max(cancel_hot))));
	put("growth_in_a_row", json!(rounded(place_in_row.max(cancel_in_row))));
	for (book, name) in [(0, "few"), (1, "many")] {
		for (kind, act) in [(1, "place"), (2, "cancel")] {
			let (bytes, used) = (mean_of(&proof, book, kind)?, mean_of(&memory, book, kind)?);
			put(&format!("{act}_proof_bytes_{name}"), json!(bytes));
			put(&format!("{act}_memory_bytes_{name}"), json!(used));
			let (figures, hot) = if book == 0 { (&few, &few_hot) } else { (&many, &many_hot) };
			put(&format!("{act}_us_{name}"), json!(rounded(net(&figures.alone, kind))));
			put(&format!("{act}_us_{name}_hot"), json!(rounded(net(&hot.alone, kind))));
			put(&format!("{act}_us_{name}_in_a_row"), json!(rounded(net(&hot.in_row, kind))));
		}
	}
	put("orders_few", json!(FEW));
	put("orders_many", json!(orders));
	put("ticks_many", json!(orders / AT_A_TICK));
	Ok(result)
}
