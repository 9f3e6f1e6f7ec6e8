// SPDX-License-Identifier: Apache-2.0
//! A stock anvil with blocks of one second, which takes Ethereum transactions from the same generator.

use crate::{
	desk::Desk,
	fates::{Fates, hex_number},
	lines::{Lines, Meter, Pace},
	load::{COOL_DOWN, WARM_UP},
	people::People,
	scenario::Scenario,
	signed::{self, Signed, TxHash},
	stats::per_second,
};
use alloy::primitives::U256;
use anyhow::{Context, Result, bail, ensure};
use genex_e2e_tests::{
	accounts::address_of,
	node::{Ports, fresh_dir, keeper},
	rpc::JsonRpc,
};
use serde_json::json;
use std::{
	net::Ipv4Addr,
	path::{Path, PathBuf},
	process::{Child, Stdio},
	sync::Arc,
	time::{Duration, Instant},
};
use tokio::time::sleep;

/// How long it may take to start.
const START: Duration = Duration::from_secs(30);
/// Between two looks.
const STEP: Duration = Duration::from_millis(100);
/// The longest without a block.
const PATIENCE: Duration = Duration::from_secs(60);
/// Transactions that shall wait in its pool.
const WAITING: u64 = 7_000;
/// Transactions that are signed for each of its blocks: it takes more in one than ours does.
const EACH: usize = 4_000;
/// The part of the blocks that must count where it takes still more, so that all is sent before the last one.
const LEAST: usize = 3;

/// A running anvil, which ends with this.
struct Anvil {
	keeper: Child,
	dir: PathBuf,
	server: JsonRpc,
}

impl Anvil {
	async fn start(program: &Path) -> Result<Self> {
		let (dir, port) = (fresh_dir()?, Ports::free()?.eth);
		let log = std::fs::File::create(dir.join("anvil.log"))?;
		let child = keeper(&dir)
			.arg(program)
			.args(["--silent", "--host", "127.0.0.1", "--port", &port.to_string()])
			.args(["--block-time", "1", "--order", "fifo", "--accounts", "1"])
			// Nothing but its own speed shall limit it. Full blocks would raise its base fee beyond every offer, and what offers too
			// little is dropped; none stays none.
			.args(["--disable-block-gas-limit", "--block-base-fee-per-gas", "0"])
			.args(["--max-transactions", "100000"])
			.stdout(Stdio::null())
			.stderr(log)
			.spawn()
			.context("sh could not be started")?;
		let server = JsonRpc { at: (Ipv4Addr::LOCALHOST, port).into() };
		let mut anvil = Self { keeper: child, dir, server };
		let begun = Instant::now();
		while server.call("eth_chainId", json!([])).is_err() {
			if let Some(status) = anvil.keeper.try_wait()? {
				bail!("{} ended with {status}", program.display());
			}
			ensure!(begun.elapsed() < START, "{} does not answer", program.display());
			sleep(STEP).await;
		}
		Ok(anvil)
	}

	/// Number of the last block.
	fn last(&self) -> Result<u64> {
		hex_number(&self.server.call("eth_blockNumber", json!([]))?)
	}

	fn transactions(&self, number: u64) -> Result<u64> {
		let params = json!([format!("{number:#x}")]);
		hex_number(&self.server.call("eth_getBlockTransactionCountByNumber", params)?)
	}
}

impl Drop for Anvil {
	fn drop(&mut self) {
		// The shell ends it when its input closes.
		drop(self.keeper.stdin.take());
		if let Err(error) = self.keeper.wait() {
			eprintln!("anvil in {} did not end: {error}", self.dir.display());
		}
	}
}

/// Plain transfers a second that anvil takes, over so many blocks.
///
/// # Errors
/// It does not start, or stops answering.
pub async fn measure(program: &Path, senders: usize, blocks: usize) -> Result<f64> {
	let anvil = Anvil::start(program).await?;
	let people = People::new(0, senders)?;
	let ether = U256::from(10).pow(U256::from(24));
	for account in people.accounts() {
		anvil.server.call("anvil_setBalance", json!([address_of(&account), ether]))?;
	}
	let file = anvil.dir.join("anvil.txs");
	let wanted = blocks + WARM_UP + COOL_DOWN;
	let count = (wanted + 5) * EACH;
	let mut desk = Desk::of_ethereum(&people, anvil.server)?;
	desk.fill(Scenario::EthPlain, count, &file).await?;
	let all = signed::read(&file)?;
	let hashes: Vec<TxHash> = all.iter().map(Signed::hash).collect();
	let (meter, lines) = (Arc::new(Meter::default()), lines(anvil.server));
	meter.want(WAITING);
	let mut last = anvil.last()?;
	let sending = lines.send(all, Pace::Pool, &meter)?;
	let (mut filled, mut seen) = (Vec::new(), Instant::now());
	while filled.len() < wanted && !sending.is_over() {
		for number in last + 1..=anvil.last()? {
			let count = anvil.transactions(number)?;
			meter.include(count);
			(last, seen) = (number, Instant::now());
			if count > 0 || !filled.is_empty() {
				filled.push(number);
			}
		}
		ensure!(seen.elapsed() < PATIENCE, "anvil makes no more blocks");
		sleep(STEP).await;
	}
	meter.end();
	sending.join()?;
	let counted = filled.get(WARM_UP..filled.len().saturating_sub(COOL_DOWN)).unwrap_or_default();
	let (Some(first), Some(end)) = (counted.first(), counted.last()) else {
		bail!("anvil made {} blocks, and {wanted} are needed: {:?}", filled.len(), meter.reasons());
	};
	let enough = counted.len() * LEAST >= blocks;
	ensure!(enough, "all was sent after {} blocks: {:?}", filled.len(), meter.reasons());
	let fates = Fates::read_ethereum(anvil.server, *first..=*end)?;
	evaluate(&fates, &hashes)
}

fn lines(server: JsonRpc) -> Lines {
	Lines { native: None, ethereum: server }
}

fn evaluate(fates: &Fates, hashes: &[TxHash]) -> Result<f64> {
	let (Some(first), Some(last)) = (fates.blocks.first(), fates.blocks.last()) else {
		bail!("no blocks were read");
	};
	let later =
		|hash: &&TxHash| fates.by_hash.get(*hash).is_some_and(|fate| fate.block > first.number);
	let (successes, _) = fates.successes(hashes.iter().filter(later));
	Ok(per_second(successes as u64, last.time - first.time))
}
