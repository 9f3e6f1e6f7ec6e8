// SPDX-License-Identifier: Apache-2.0
//! Measures what running nodes carry and how fast they confirm, from outside, with transactions that were signed before.
//! `scripts/bench.sh tps|eth|latency|blocks|mixed|rates` builds and starts it; benchmarks/README.md tells how it measures.
//!
//! | Part | Does |
//! | --- | --- |
//! | `setup`, `spec`, `people`, `site` | nodes with a chain full of people, and what those trade |
//! | `scenario`, `flow`, `desk`, `signed` | what is sent, signed into a file |
//! | `lines`, `schedule` | sends, as the pool or a rate wants it |
//! | `proposer`, `heads`, `fates`, `probe` | what the author, a subscriber, the blocks and the servers say |
//! | `load`, `tps`, `ethereum`, `anvil` | acts a second |
//! | `blocks` | time for making and importing a full block |
//! | `paced`, `latency`, `rates` | time until confirmed |
//! | `missing`, `score` | tries again, and says what was measured and what could not be |

mod anvil;
mod blocks;
mod desk;
mod ethereum;
mod fates;
mod flow;
mod heads;
mod latency;
mod lines;
mod load;
mod missing;
mod paced;
mod people;
mod probe;
mod proposer;
mod rates;
mod scenario;
mod schedule;
mod score;
mod setup;
mod signed;
mod site;
mod spec;
mod stats;
mod tps;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use missing::{is_whole, twice};
use scenario::Scenario;
use serde_json::{Value, json};
use setup::Setup;
use std::{path::PathBuf, process::ExitCode, time::Instant};
use tokio::runtime::Runtime;

/// Measures what running nodes carry and how fast they confirm, and prints one JSON object.
///
/// The node's program is $GENEX_NODE, else the release build of $CARGO_TARGET_DIR. Nothing else may run on the machine
/// meanwhile. Whatever it starts ends with it.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
	#[command(subcommand)]
	measurement: Measurement,

	#[command(flatten)]
	setup: Setup,
}

#[derive(Debug, Subcommand)]
enum Measurement {
	/// Native acts a second of one authority whose blocks are full.
	Tps {
		/// Full blocks that count.
		#[arg(long, default_value_t = 60)]
		blocks: usize,

		/// The runtime with the template's slot and weights, with which plain transfers are compared.
		#[arg(long, value_name = "FILE")]
		stock: Option<PathBuf>,

		/// Measure only these: plain, transfer, purchase, redeem, orders, batched.
		#[arg(long, value_delimiter = ',')]
		only: Vec<String>,
	},
	/// Ethereum transactions a second, beside anvil and beside a token in Solidity.
	Eth {
		/// Full blocks that count.
		#[arg(long, default_value_t = 60)]
		blocks: usize,

		/// The program of anvil.
		#[arg(long, value_name = "FILE")]
		anvil: PathBuf,

		/// The code that creates the token in Solidity, as hexadecimal digits.
		#[arg(long, value_name = "FILE")]
		token: PathBuf,
	},
	/// Time until in a block and until final with four validators, and after one of them was killed.
	Latency {
		/// Transfers of coupons a second.
		#[arg(long, default_value_t = 50.0)]
		rate: f64,

		/// Seconds of either part.
		#[arg(long, default_value_t = 120)]
		seconds: u64,
	},
	/// Time for making full blocks, and for importing them by a second node on the same machine.
	Blocks {
		/// Full blocks that count.
		#[arg(long, default_value_t = 60)]
		blocks: usize,

		/// What fills them: plain, transfer, purchase, redeem, orders, batched, eth_plain, eth_coupon, eth_orders.
		#[arg(long, default_value = "transfer")]
		scenario: String,
	},
	/// A day of a platform on one authority: transfers, purchases, redemptions, orders, Ethereum transactions.
	Mixed {
		/// Transactions a second.
		#[arg(long, default_value_t = 300.0)]
		rate: f64,

		/// Seconds that count.
		#[arg(long, default_value_t = 120)]
		seconds: u64,
	},
	/// Time until confirmed by one authority at several rates, whatever it then carries.
	Rates {
		/// What is sent: plain, transfer, purchase, redeem, orders, batched, eth_plain, eth_coupon, eth_orders, mixed.
		#[arg(long, default_value = "transfer")]
		scenario: String,

		/// Transactions a second, one after the other.
		#[arg(long, value_delimiter = ',', default_values_t = [250.0, 500.0, 750.0, 1_000.0, 1_500.0])]
		rates: Vec<f64>,

		/// Seconds of each that count.
		#[arg(long, default_value_t = 30)]
		seconds: u64,
	},
}

fn scenario_named(name: &str) -> Result<Scenario> {
	Scenario::named(name).with_context(|| format!("no scenario is called {name}: see --help"))
}

async fn measure(measurement: &Measurement, setup: &Setup) -> Result<Value> {
	match measurement {
		Measurement::Tps { blocks, stock, only } => {
			let stock = stock.as_deref();
			tps::measure(&tps::Options { blocks: *blocks, stock, only, setup }).await
		},
		Measurement::Eth { blocks, anvil, token } => {
			let options = ethereum::Options { blocks: *blocks, anvil, token, setup };
			ethereum::measure(&options).await
		},
		Measurement::Latency { rate, seconds } => {
			twice(async || latency::measure(*rate, *seconds, setup).await).await
		},
		Measurement::Blocks { blocks, scenario } => {
			let scenario = scenario_named(scenario)?;
			twice(async || blocks::measure(scenario, *blocks, setup).await).await
		},
		Measurement::Mixed { rate, seconds } => {
			twice(async || rates::mixed(*rate, *seconds, setup).await).await
		},
		Measurement::Rates { scenario, rates, seconds } => {
			rates::several(scenario_named(scenario)?, rates, *seconds, setup).await
		},
	}
}

fn run(options: &Options) -> Result<Value> {
	let started = Instant::now();
	let Options { measurement, setup } = options;
	let mut result = Runtime::new()?.block_on(measure(measurement, setup))?;
	result["node_args"] = json!(setup.node_args);
	result["keys"] = json!(setup.keys);
	result["spent_s"] = started.elapsed().as_secs().into();
	Ok(result)
}

fn main() -> ExitCode {
	match run(&Options::parse()) {
		Ok(result) => {
			println!("{result}");
			if is_whole(&result) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
		},
		Err(error) => {
			eprintln!("error: {error:#}");
			ExitCode::FAILURE
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn setup_should_be_taken_after_the_name_of_a_measurement() {
		let words = ["bench", "tps", "--node-arg=--trie-cache-size=0", "--blocks=5"];
		let more = ["--node-arg", "--pool-type=single-state", "--keys=7"];
		let options = Options::try_parse_from(words.into_iter().chain(more)).unwrap();
		let expected = ["--trie-cache-size=0", "--pool-type=single-state"];
		assert_eq!(options.setup.node_args, expected);
		assert_eq!(options.setup.keys, 7);
		assert!(matches!(options.measurement, Measurement::Tps { blocks: 5, .. }));
		assert!(Options::try_parse_from(["bench", "mixed", "--node-arg=dev"]).is_err());
	}
}
