// SPDX-License-Identifier: Apache-2.0
//! `genex-node`: the one binary of Genex chain. It runs a validator, a full node or a development
//! chain, serves the Substrate and the Ethereum JSON-RPC, and carries the operator's tools (keys,
//! chain specifications, export, import, revert, the finality journal).

#![allow(clippy::result_large_err, reason = "the SDK's errors are large, and it returns them so")]

mod accounts;
mod banner;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod chain_spec;
mod check_block;
mod cli;
mod command;
mod eth_index;
mod journal;
mod logging;
mod ports;
mod rpc;
mod service;
#[cfg(not(feature = "runtime-benchmarks"))]
mod signatures;
mod travel_rule;

use sc_cli::SubstrateCli;
use std::process::ExitCode;

/// The C library's allocator keeps memory for every thread that once allocated, and this process has many threads.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
	let cli = cli::Cli::from_args();
	match command::run(&cli) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			logging::report_failure(cli.log_format, &error);
			ExitCode::FAILURE
		},
	}
}
