// SPDX-License-Identifier: Apache-2.0
//! Plays the life of a coupon on a running development node and tells what happens.

use clap::Parser;
use std::{path::PathBuf, process::ExitCode};

/// Plays the life of a coupon on a running development node: the catalogue is issued, money comes in, a coupon is
/// bought, given away and redeemed. Ends with status 0 when every step was as it should be.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
	/// The denominations to issue, as tests/data/catalogue.csv has them.
	#[arg(long, value_name = "FILE")]
	catalogue: PathBuf,

	/// Substrate JSON-RPC of the node.
	#[arg(long, value_name = "URL", default_value = "ws://127.0.0.1:9944")]
	node: String,

	/// Ethereum JSON-RPC of the node.
	#[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8545")]
	eth: String,
}

#[tokio::main]
async fn main() -> ExitCode {
	let Options { catalogue, node, eth } = Options::parse();
	match genex_e2e_tests::demo::play(&catalogue, &node, &eth).await {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("\nerror: {error:#}");
			ExitCode::FAILURE
		},
	}
}
