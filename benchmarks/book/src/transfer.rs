// SPDX-License-Identifier: Apache-2.0
//! Where the time of a transfer of coupons goes: in the pool, and while a block is made of many.
//!
//! What cannot be timed by itself is the difference between transactions that do it and such that do not.

use crate::{
	chain::{Chain, Machine, Steps},
	clock::{median, micros, rounded, timed},
	people::Person,
	state,
};
use anyhow::{Result, bail, ensure};
use genex_primitives::SeriesId;
use genex_runtime::{Runtime, RuntimeCall};
use serde_json::{Map, Value, json};
use sp_core::{Pair, sr25519};
use std::time::Duration;

/// Transactions of a kind in the block that is measured, each of somebody else.
const ROW: usize = 100;
/// What is measured.
const KINDS: [Kind; 3] = [Kind::Nothing, Kind::Event, Kind::Transfer];

/// What a transaction does.
#[derive(Clone, Copy)]
enum Kind {
	/// Nothing.
	Nothing,
	/// It leaves an event.
	Event,
	/// It gives a unit of a coupon to somebody.
	Transfer,
}

impl Kind {
	fn call(self, series: SeriesId, to: &Person) -> RuntimeCall {
		let (remark, to) = (Vec::new(), to.account.clone());
		match self {
			Self::Nothing => frame_system::Call::<Runtime>::remark { remark }.into(),
			Self::Event => frame_system::Call::<Runtime>::remark_with_event { remark }.into(),
			Self::Transfer => {
				pallet_coupons::Call::<Runtime>::transfer { series, to, quantity: 1 }.into()
			},
		}
	}

	/// One transaction of each of the people, who give to the next one. They pay themselves, as under load.
	fn row(self, chain: &Chain<'_>, series: SeriesId, people: &[Person]) -> Vec<Vec<u8>> {
		let friends = people.iter().cycle().skip(1);
		let sign =
			|(who, to): (&Person, &Person)| chain.desk.sign_paying(who, 0, self.call(series, to));
		people.iter().zip(friends).map(sign).collect()
	}
}

/// Processor time for verifying a signature over as many bytes as a transfer signs.
fn verify() -> Result<Duration> {
	let pair = sr25519::Pair::from_seed(&[7; 32]);
	let message = [5u8; 200];
	let signature = pair.sign(&message);
	let (is_valid, spent) = timed(|| sr25519::Pair::verify(&signature, message, &pair.public()));
	ensure!(is_valid, "a signature does not verify");
	Ok(spent)
}

/// How many events each of the transactions leaves.
fn events(chain: &mut Chain<'_>, row: &[Vec<u8>]) -> Result<f64> {
	let made = chain.block_of(row)?;
	chain.import(made)?;
	// Those of the block itself are fewer than its transactions.
	Ok((chain.events()?.len() / ROW) as f64)
}

/// Measures a block of each kind `repeats` times, in turns, so that whatever slows the machine slows all. Times are microseconds
/// for each transfer.
pub fn measure(machine: &Machine, repeats: usize) -> Result<Map<String, Value>> {
	let people = Person::first(KINDS.len() * ROW);
	let (state, series) = state::make(|| state::settle(&people));
	let mut chain = Chain::new(machine, state);
	let groups = KINDS.into_iter().zip(people.chunks_exact(ROW));
	let rows: Vec<Vec<Vec<u8>>> =
		groups.map(|(kind, group)| kind.row(&chain, series, group)).collect();
	let (mut verified, mut answered, mut ended) = (Vec::new(), Vec::new(), Vec::new());
	let mut spent: [[Vec<f64>; 3]; KINDS.len()] = Default::default();
	// The first round compiles and fills the caches.
	for round in 0..=repeats {
		let others = [verify()?, chain.version()?, chain.steps(&[])?.end];
		let steps: Vec<Steps> = rows.iter().map(|row| chain.steps(row)).collect::<Result<_>>()?;
		if round == 0 {
			continue;
		}
		for (times, time) in [&mut verified, &mut answered, &mut ended].into_iter().zip(others) {
			times.push(micros(time));
		}
		for (times, Steps { validate, apply, end }) in spent.iter_mut().zip(steps) {
			let each = [validate, apply, end].map(|time| micros(time) / ROW as f64);
			times.iter_mut().zip(each).for_each(|(times, time)| times.push(time));
		}
	}
	let [[_, nothing, _], [_, event, _], [pool, transfer, end]] =
		spent.map(|times| times.map(median));
	let (signature, instance, empty) = (median(verified), median(answered), median(ended));

	let mut counts = Vec::new();
	for row in &rows {
		counts.push(events(&mut chain, row)?);
	}
	let [without, with, of_transfer] = counts[..] else { bail!("one for each kind") };
	ensure!(with == without + 1.0, "{with} events instead of one more than {without}");
	let event = event - nothing;
	let root = end - empty / ROW as f64;

	let mut result = Map::new();
	let mut put = |name: &str, value: f64| {
		result.insert(format!("transfer_{name}"), json!(rounded(value)));
	};
	put("pool_us", pool);
	put("signature_us", signature);
	put("instance_us", instance);
	put("extensions_us", nothing - signature - instance - without * event);
	put("call_us", transfer - nothing - (of_transfer - without) * event);
	put("events_us", of_transfer * event);
	put("events", of_transfer);
	put("root_us", root);
	put("made_us", transfer + root);
	Ok(result)
}
