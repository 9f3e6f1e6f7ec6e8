// SPDX-License-Identifier: Apache-2.0
//! Hostile contracts, each let loose on the whole runtime with all the gas that blocks have room for. The block must execute
//! in time, in the WebAssembly that nodes run, and nothing but what is the attackers' own may have changed, bit by bit.

mod chain;
mod code;
mod judge;
mod spent;
mod stage;

use anyhow::Result;
use chain::{Chain, Machine};
use judge::Judge;
use serde_json::json;
use spent::Spent;
use std::{process::ExitCode, time::Duration};

/// Fewer contracts than this means that something is no longer tried.
const FEWEST: usize = 30;

pub fn main() -> ExitCode {
	match run() {
		Ok(code) => code,
		Err(error) => {
			eprintln!("{error:#}");
			println!("{}", json!({ "suite": "hostile", "contracts": 0, "failed": 1 }));
			ExitCode::FAILURE
		},
	}
}

fn run() -> Result<ExitCode> {
	let machine = Machine::new()?;
	let (stage, state, header, seconds) = stage::build(&code::codes());
	let chain = Chain::new(&machine, state, header, seconds);
	let harmless = chain.author(&stage.harmless)?;
	chain.execute(&harmless)?;
	let judge = Judge::new(&stage, &harmless, &chain.author(&stage.honest)?);
	let harm = judge.escaped(&chain, &harmless);
	assert!(harm.is_empty(), "the harmless block does harm: {harm:?}");
	let (mut escaped, mut late, mut worst) = (0, 0, Duration::ZERO);
	let mut ratio = 0.0_f64;
	for (name, transactions) in &stage.attacks {
		let (found, spent) = match chain.author(transactions) {
			Ok(made) => (judge.escaped(&chain, &made), Spent::of(&chain, &made)?),
			// An author that cannot make its block has lost to the attack.
			Err(error) => (vec![format!("no block can be made: {error:#}")], Spent::default()),
		};
		let verdict = if found.is_empty() && spent.is_in_time() { "ok    " } else { "FAILED" };
		let (took, declared) = (spent.time.as_millis(), spent.declared.as_millis());
		println!("{verdict} {name:<18} {took:>5} ms, declared {declared:>4} ms");
		for what in &found {
			println!("       {what}");
		}
		escaped += usize::from(!found.is_empty());
		late += usize::from(!spent.is_in_time());
		worst = worst.max(spent.time);
		ratio = ratio.max(spent.ratio());
	}
	let contracts = stage.attacks.len();
	println!(
		"{}",
		json!({
			"suite": "hostile",
			"contracts": contracts,
			"escaped": escaped,
			"late": late,
			"worst_block_ms": u64::try_from(worst.as_millis())?,
			"revive_worst_ratio": rounded(ratio),
		})
	);
	let contained = escaped == 0 && late == 0 && contracts >= FEWEST;
	Ok(if contained { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// With two digits after the point.
fn rounded(ratio: f64) -> f64 {
	(ratio * 100.0).round() / 100.0
}
