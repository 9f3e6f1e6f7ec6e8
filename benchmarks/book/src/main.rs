// SPDX-License-Identifier: Apache-2.0
//! Measures the order book where it runs: in the runtime's WebAssembly, over a real trie, in whole blocks of signed
//! transactions. `scripts/bench.sh book` builds and starts it; benchmarks/README.md tells how it measures.
//!
//! | Part | Does |
//! | --- | --- |
//! | `state` | the first block of a chain, made natively |
//! | `chain` | all further blocks, in wasm |
//! | `full` | our book against the usual one, both full |
//! | `growth` | a shallow book against a deep one |
//! | `keys` | the keys that an act reads and writes |
//! | `flow`, `load` | acts a second |
//! | `transfer` | where the time of a transfer of coupons goes, of which the book's acts are made as well |

mod chain;
mod clock;
mod flow;
mod full;
mod growth;
mod keys;
mod load;
mod people;
mod state;
mod transfer;

use anyhow::Result;
use chain::Machine;
use clap::Parser;
use serde_json::{Map, Value};
use std::{process::ExitCode, time::Instant};

/// As a node has it.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Measures the order book in the runtime's WebAssembly and prints one JSON object.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
	/// People who trade under load, and in the books whose growth is measured.
	#[arg(long, default_value_t = 1_000)]
	traders: usize,

	/// Acts that are sent under load in batches; a fifth as many are sent one by one.
	#[arg(long, default_value_t = 100_000)]
	acts: u64,

	/// Acts in a batch.
	#[arg(long, default_value_t = 50)]
	batch: usize,

	/// Orders of the deep book, 50 at a tick.
	#[arg(long, default_value_t = 100_000)]
	orders: usize,

	/// Entries of everything that is bounded in the usual book, at most 1,024.
	#[arg(long, default_value_t = 1_024)]
	capacity: usize,

	/// How often each block of acts is executed.
	#[arg(long, default_value_t = 300)]
	repeats: usize,

	/// Measure only these parts: keys, full, growth, load, transfer.
	#[arg(long, value_delimiter = ',')]
	only: Vec<String>,
}

impl Options {
	fn wants(&self, part: &str) -> bool {
		self.only.is_empty() || self.only.iter().any(|name| name == part)
	}
}

fn run(options: &Options) -> Result<Map<String, Value>> {
	let Options { traders, acts, batch, orders, capacity, repeats, .. } = *options;
	let machine = Machine::new()?;
	let mut result = Map::new();
	let started = Instant::now();
	let mut measure = |part: &str, measured: &dyn Fn() -> Result<Map<String, Value>>| {
		if options.wants(part) {
			eprintln!("{part}: begins after {} s", started.elapsed().as_secs());
			result.extend(measured()?);
		}
		Ok::<_, anyhow::Error>(())
	};
	measure("keys", &keys::count)?;
	measure("full", &|| full::compare(&machine, capacity, repeats))?;
	measure("growth", &|| growth::compare(&machine, traders, orders, repeats))?;
	measure("load", &|| load::measure(&machine, traders, acts, batch))?;
	measure("transfer", &|| transfer::measure(&machine, repeats))?;
	result.insert("seconds".into(), started.elapsed().as_secs().into());
	Ok(result)
}

fn main() -> ExitCode {
	match run(&Options::parse()) {
		Ok(result) => {
			println!("{}", Value::Object(result));
			ExitCode::SUCCESS
		},
		Err(error) => {
			eprintln!("error: {error:#}");
			ExitCode::FAILURE
		},
	}
}
