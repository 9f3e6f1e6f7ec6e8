// SPDX-License-Identifier: Apache-2.0
//! Nodes with a chain full of people, and what those need to trade.

use crate::{desk::Desk, lines::Lines, load::wait_for_all, people::People, setup::Setup, spec};
use anyhow::{Context, Result, ensure};
use genex_e2e_tests::{
	accounts::{account_of, alice, eve, fresh_bytes},
	node::{Node, Ports, fresh_dir, program},
	scenario::{Draft, Offer, Stage, UNIT_OF_USDC, money::deposit_call, trade::purchase},
};
use std::{
	fs,
	path::{Path, PathBuf},
	process::Command,
};
use subxt::utils::AccountId32;

/// Price of a unit in smallest units of USDC.
pub const PRICE: u128 = 9_500;
/// Money of each.
const MONEY: u128 = 100 * UNIT_OF_USDC;
/// Units of each.
const UNITS: u64 = 4_000;
/// Units that are minted.
const SUPPLY: u64 = 50_000_000;
/// Validators of a network.
pub const VALIDATORS: usize = 4;
/// Their names on the command line.
const NAMES: [&str; VALIDATORS] = ["--alice", "--bob", "--charlie", "--dave"];

/// Something to trade.
#[derive(Clone, Debug)]
pub struct Goods {
	/// A series of which everybody has units.
	pub series: u32,
	/// Where more are sold.
	pub listing: u64,
	/// Where they are traded.
	pub market: u32,
	/// Who redeems them.
	pub shop: AccountId32,
	/// Transactions that each has sent to get there.
	pub sent: u64,
}

/// Nodes of one chain.
pub struct Site {
	/// The nodes; the first one is asked and told.
	pub nodes: Vec<Node>,
	/// The chain and its roles.
	pub stage: Stage,
	/// Who lives on it.
	pub people: People,
	dir: PathBuf,
}

impl Site {
	/// One authority alone. `code` is a file with its runtime, where it is not the node's own.
	///
	/// # Errors
	/// The node does not start.
	pub async fn single(people: People, code: Option<&Path>, setup: &Setup) -> Result<Self> {
		let dir = fresh_dir()?;
		let spec = write_spec("dev", &people, code, setup, &dir)?;
		let node = author(Ports::free()?, &spec, &peer_key(0), setup)?;
		Self::of(vec![node], people, dir).await
	}

	/// One authority, and a node that imports its blocks and makes none.
	///
	/// # Errors
	/// One of them does not start.
	pub async fn followed(people: People, setup: &Setup) -> Result<Self> {
		let dir = fresh_dir()?;
		let spec = write_spec("dev", &people, None, setup, &dir)?;
		let (key, ports) = (peer_key(0), Ports::free()?);
		let peer = format!("/ip4/127.0.0.1/tcp/{}/p2p/{}", ports.p2p, peer_id(&key, &dir)?);
		let author = author(ports, &spec, &key, setup)?;
		let options = ["--chain", spec.as_str(), "--reserved-nodes", peer.as_str()];
		let follower = start(Ports::free()?, &options, setup)?;
		Self::of(vec![author, follower], people, dir).await
	}

	/// Four validators, each of which knows where the others are.
	///
	/// # Errors
	/// One of them does not start.
	pub async fn network(people: People, setup: &Setup) -> Result<Self> {
		let dir = fresh_dir()?;
		let spec = write_spec("local", &people, None, setup, &dir)?;
		let mut seats = Vec::new();
		for number in 0..VALIDATORS {
			let (key, ports) = (peer_key(number), Ports::free()?);
			let peer = peer_id(&key, &dir)?;
			seats.push((key, ports, format!("/ip4/127.0.0.1/tcp/{}/p2p/{peer}", ports.p2p)));
		}
		let mut nodes = Vec::new();
		for (number, (key, ports, _)) in seats.iter().enumerate() {
			let mut options =
				vec!["--chain", spec.as_str(), NAMES[number], "--node-key", key.as_str()];
			for (other, (_, _, address)) in seats.iter().enumerate() {
				if other != number {
					options.extend(["--reserved-nodes", address.as_str()]);
				}
			}
			nodes.push(start(*ports, &options, setup)?);
		}
		Self::of(nodes, people, dir).await
	}

	async fn of(nodes: Vec<Node>, people: People, dir: PathBuf) -> Result<Self> {
		let first = nodes.first().context("a site has a node")?;
		let stage = Stage::open(&first.ws()).await?;
		stage.chain.reach(1).await?;
		Ok(Self { nodes, stage, people, dir })
	}

	/// The node that is asked and told.
	pub fn node(&self) -> &Node {
		&self.nodes[0]
	}

	/// A file of this site, which goes with it.
	pub fn file(&self, name: &str) -> PathBuf {
		self.dir.join(name)
	}

	/// A series, its sale and its market; and units of it and money for everybody.
	///
	/// # Errors
	/// The chain refuses something.
	pub async fn goods(&self) -> Result<Goods> {
		let stage = &self.stage;
		let now = stage.chain.best().await?.now().await?;
		stage.ensure_reserve().await?;
		let draft = Draft { supply: SUPPLY, ..Draft::stored_value("Load", now) };
		let series = stage.series(draft).await?;
		let (listings, _) = stage.mint_and_list(&[Offer::new(series, PRICE, SUPPLY, now)]).await?;
		let listing = listings.into_iter().next().context("no listing")?;
		let market = stage.open_market(series).await?;
		let deposit = |who: &AccountId32| deposit_call(who, MONEY, fresh_bytes());
		let deposits = self.people.accounts().iter().map(deposit).collect();
		stage.chain.send_all(deposits, &eve()).await.context("deposits")?;

		let mut desk = Desk::open(self, None).await?;
		let buy = purchase(listing, UNITS, u128::from(UNITS) * PRICE);
		let mut purchases = Vec::new();
		for person in 0..self.people.count() {
			purchases.push(if person < self.people.natives() {
				desk.next_as_native(person, &buy)?
			} else {
				desk.next_as_ethereum(person, &buy).await?
			});
		}
		let done = wait_for_all(self, &Lines::of(self.node()), purchases).await?;
		let count = self.people.count();
		ensure!(done == count, "{done} of {count} people bought what they need");
		Ok(Goods { series, listing, market, shop: account_of(&alice()), sent: 1 })
	}
}

impl Drop for Site {
	fn drop(&mut self) {
		if let Err(error) = fs::remove_dir_all(&self.dir) {
			eprintln!("{} cannot be removed: {error}", self.dir.display());
		}
	}
}

/// Starts the only authority of a chain.
fn author(ports: Ports, spec: &str, key: &str, setup: &Setup) -> Result<Node> {
	start(ports, &["--chain", spec, "--alice", "--force-authoring", "--node-key", key], setup)
}

/// Starts a node, as whom and on which chain `who` says.
fn start(ports: Ports, who: &[&str], setup: &Setup) -> Result<Node> {
	Node::start_as(ports, &[who, &setup.node_options()].concat(), setup.patience())
}

fn write_spec(
	chain: &str,
	people: &People,
	code: Option<&Path>,
	setup: &Setup,
	dir: &Path,
) -> Result<String> {
	let path = dir.join("spec.json");
	spec::write(chain, &people.accounts(), code, setup.keys, &path)?;
	Ok(path.display().to_string())
}

/// The key by which others know a node: always the same, as authorities must not make new ones.
fn peer_key(number: usize) -> String {
	format!("{:064x}", number + 1)
}

/// The name of a peer whose key is `key`.
fn peer_id(key: &str, dir: &Path) -> Result<String> {
	let file = dir.join("peer.key");
	fs::write(&file, key)?;
	let output = Command::new(program()?)
		.args(["key", "inspect-node-key", "--file"])
		.arg(&file)
		.output()
		.context("the node cannot be started")?;
	let told = String::from_utf8_lossy(&output.stderr);
	ensure!(output.status.success(), "no key of a peer: {told}");
	Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}
