// SPDX-License-Identifier: Apache-2.0
//! A network that `scripts/localnet.sh` runs. It ends with the process that started it.

use anyhow::{Context, Result, bail, ensure};
use genex_e2e_tests::{
	http,
	node::{fresh_dir, program},
	rpc::{JsonRpc, RpcError},
};
use serde_json::{Value, json};
use sp_crypto_hashing::twox_128;
use std::{
	collections::BTreeMap,
	fs::{self, File},
	io::{self, Read, Seek, SeekFrom},
	net::SocketAddr,
	path::{Path, PathBuf},
	process::{Command, Output},
};

/// Lines of a node's log that are printed after a failure.
const TAIL: usize = 40;
/// Keys that a node is asked for at one time.
const PAGE: usize = 500;

/// Keys of a state and their values.
pub type Pairs = BTreeMap<Vec<u8>, Vec<u8>>;

/// What kind of network.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
	/// How many nodes make and finalise blocks.
	pub validators: usize,
	/// How many only follow.
	pub full: usize,
	/// Whether it can be cut: each node in a network namespace of its own. Needs root.
	pub spaces: bool,
}

/// Where a node is.
#[derive(Clone, Debug)]
pub struct Place {
	/// Its Substrate JSON-RPC.
	pub rpc: JsonRpc,
	/// The same for clients that subscribe.
	pub ws: String,
	/// Its metrics.
	pub metrics: SocketAddr,
	/// Its folder.
	pub folder: PathBuf,
}

/// A running network, every node of which writes a finality journal.
#[derive(Debug)]
pub struct Localnet {
	folder: PathBuf,
	shape: Shape,
	/// Its nodes, validators first.
	pub places: Vec<Place>,
}

impl Localnet {
	/// Whether this process may make networks that can be cut.
	pub fn can_be_cut() -> bool {
		let known = Command::new("ip").args(["netns", "list"]).output();
		// Root of a container may list namespaces and yet make none.
		let made = Command::new("unshare").args(["--net", "true"]).output();
		let root = Command::new("id").arg("-u").output();
		known.is_ok_and(|known| known.status.success())
			&& made.is_ok_and(|made| made.status.success())
			&& root.is_ok_and(|root| root.stdout.trim_ascii() == b"0")
	}

	/// Starts a network and waits until all its nodes answer.
	///
	/// # Errors
	/// The node's program is not built, or a node does not come up.
	pub fn start(shape: Shape) -> Result<Self> {
		let folder = fresh_dir()?;
		let mut net = Self { folder, shape, places: Vec::new() };
		let (validators, full) = (shape.validators.to_string(), shape.full.to_string());
		let owner = std::process::id().to_string();
		let mut words = vec!["start", &validators, "--full", &full, "--journal", "--owner", &owner];
		if shape.spaces {
			words.push("--spaces");
		}
		net.run(&words)?;
		net.places = net.look()?;
		Ok(net)
	}

	/// Gives the network a command of `scripts/localnet.sh`; what that prints is the answer.
	///
	/// # Errors
	/// Whatever the script refuses, in its words.
	pub fn run(&self, words: &[&str]) -> Result<String> {
		let done = self.run_after(&[], words)?;
		if !done.status.success() {
			bail!("localnet.sh {}: {}", words.join(" "), String::from_utf8_lossy(&done.stderr));
		}
		Ok(String::from_utf8(done.stdout)?)
	}

	/// The same after other words, which may end it half-way, and whether it succeeds or not.
	///
	/// # Errors
	/// There is no such program.
	pub fn run_after(&self, before: &[&str], words: &[&str]) -> Result<Output> {
		let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/localnet.sh");
		let mut command = Command::new("env");
		// Beside a network that somebody plays with.
		command
			.args(before)
			.arg(script)
			.args(words)
			.env("GENEX_LOCALNET", &self.folder)
			.env("GENEX_LOCALNET_SPACE", "gxft")
			.env("GENEX_LOCALNET_SUBNET", "10.78.0")
			.env("GENEX_LOCALNET_RPC", "26944")
			.env("GENEX_LOCALNET_ETH", "27545")
			.env("GENEX_LOCALNET_P2P", "28333")
			.env("GENEX_LOCALNET_PROMETHEUS", "29615")
			.env("GENEX_NODE", program()?);
		command.output().context("scripts/localnet.sh cannot be started")
	}

	/// A command for one node.
	///
	/// # Errors
	/// Whatever the script refuses.
	pub fn tell(&self, command: &str, node: usize) -> Result<String> {
		self.run(&[command, &node.to_string()])
	}

	/// What the network is made of.
	pub fn shape(&self) -> Shape {
		self.shape
	}

	/// How many nodes there are.
	pub fn count(&self) -> usize {
		self.places.len()
	}

	fn look(&self) -> Result<Vec<Place>> {
		let told = self.run(&["status", "--json"])?;
		let places: Result<Vec<_>> = told.lines().map(place).collect();
		let places = places?;
		ensure!(
			places.len() == self.shape.validators + self.shape.full,
			"nodes are missing: {told}"
		);
		Ok(places)
	}

	/// Whether the process of a node runs.
	///
	/// # Errors
	/// There is no such node.
	pub fn runs(&self, node: usize) -> Result<bool> {
		let told = self.run(&["status", "--json"])?;
		let line = told.lines().nth(node).context("the node is not listed")?;
		Ok(!line.contains(r#""state":"stopped""#))
	}

	/// The end of a node's log.
	pub fn log_tail(&self, node: usize) -> String {
		let log = self.places.get(node).map(Place::log).unwrap_or_default();
		let lines: Vec<&str> = log.lines().collect();
		let tail = lines[lines.len().saturating_sub(TAIL)..].join("\n");
		format!("--- end of the log of node {node} ---\n{tail}")
	}

	/// Copies the logs of all nodes to where they stay when the network ends, and prints where that is.
	pub fn keep_logs(&self) {
		let copied = fresh_dir().and_then(|kept| {
			for (node, place) in self.places.iter().enumerate() {
				fs::copy(place.folder.join("node.log"), kept.join(format!("node-{node}.log")))?;
			}
			Ok(kept)
		});
		match copied {
			Ok(kept) => println!("the logs of all nodes are in {}", kept.display()),
			Err(error) => eprintln!("the logs cannot be kept: {error:#}"),
		}
	}

	/// The ends of all logs.
	pub fn log_tails(&self) -> String {
		(0..self.count()).map(|node| self.log_tail(node)).collect::<Vec<_>>().join("\n")
	}
}

impl Drop for Localnet {
	fn drop(&mut self) {
		if let Err(error) = self.run(&["stop"]) {
			eprintln!("the network did not end: {error:#}");
		}
	}
}

fn place(line: &str) -> Result<Place> {
	let told: Value = serde_json::from_str(line)?;
	let text = |key: &str| told[key].as_str().with_context(|| format!("no {key} in {line}"));
	let at = text("rpc")?;
	Ok(Place {
		rpc: JsonRpc { at: at.parse()? },
		ws: format!("ws://{at}"),
		metrics: text("prometheus")?.parse()?,
		folder: text("folder")?.into(),
	})
}

/// The keys, and what `ask` answers as their values. A node refuses an answer that is too large, as with several runtimes in it:
/// then it is asked for the halves.
fn values(
	keys: &[Value],
	ask: &impl Fn(&[Value]) -> Result<Result<Value, RpcError>>,
) -> Result<Pairs> {
	match ask(keys)? {
		Ok(told) => entries(&told),
		Err(_) if keys.len() > 1 => {
			let (first, second) = keys.split_at(keys.len() / 2);
			let mut found = values(first, ask)?;
			found.extend(values(second, ask)?);
			Ok(found)
		},
		Err(refused) => Err(refused.into()),
	}
}

/// The keys and values in what a node answers to `state_queryStorageAt`.
fn entries(told: &Value) -> Result<Pairs> {
	let listed = told[0]["changes"].as_array().context("no values")?;
	listed.iter().map(|pair| Ok((decoded(&pair[0])?, decoded(&pair[1])?))).collect()
}

/// The bytes that a text has in hexadecimal digits after `0x`.
///
/// # Errors
/// It is something else.
pub fn decoded(told: &Value) -> Result<Vec<u8>> {
	let digits = told.as_str().and_then(|text| text.strip_prefix("0x"));
	Ok(hex::decode(digits.with_context(|| format!("{told} is no bytes"))?)?)
}

/// The key of a pallet's item, or the beginning of its keys where it is a map.
pub fn key_of(pallet: &str, item: &str) -> String {
	let parts = [twox_128(pallet.as_bytes()), twox_128(item.as_bytes())];
	format!("0x{}", hex::encode(parts.concat()))
}

impl Place {
	/// What the final state has of a pallet's item that is no map; null where there is nothing.
	///
	/// # Errors
	/// The node does not answer.
	pub fn stored(&self, pallet: &str, item: &str) -> Result<Value> {
		let head = self.rpc.call("chain_getFinalizedHead", json!([]))?;
		self.rpc.call("state_getStorage", json!([key_of(pallet, item), head]))
	}

	/// All that the state of the block with the hash `at` has below the key `prefix`.
	///
	/// # Errors
	/// The node does not answer, or does not have that state.
	pub fn pairs(&self, prefix: &str, at: &str) -> Result<Pairs> {
		let mut found = Pairs::new();
		let mut last = Value::Null;
		let ask = |keys: &[Value]| self.rpc.try_call("state_queryStorageAt", json!([keys, at]));
		loop {
			let keys = self.rpc.call("state_getKeysPaged", json!([prefix, PAGE, last, at]))?;
			let keys = keys.as_array().context("no keys")?;
			let Some(end) = keys.last() else {
				return Ok(found);
			};
			found.extend(values(keys, &ask)?);
			last = end.clone();
		}
	}

	/// What the node shows as its metric `name`.
	///
	/// # Errors
	/// The node does not answer, or has no such metric.
	pub fn metric(&self, name: &str) -> Result<u64> {
		http::metric(self.metrics, name)
	}

	fn log_file(&self) -> PathBuf {
		self.folder.join("node.log")
	}

	/// What the node has written since it was first started.
	pub fn log(&self) -> String {
		self.log_after(0)
	}

	/// How many bytes it has written.
	pub fn logged(&self) -> u64 {
		fs::metadata(self.log_file()).map_or(0, |file| file.len())
	}

	/// What it has written after so many bytes. The last character may be half there.
	pub fn log_after(&self, bytes: u64) -> String {
		let read = || -> io::Result<Vec<u8>> {
			let mut file = File::open(self.log_file())?;
			file.seek(SeekFrom::Start(bytes))?;
			let mut written = Vec::new();
			file.read_to_end(&mut written)?;
			Ok(written)
		};
		String::from_utf8_lossy(&read().unwrap_or_default()).into_owned()
	}

	/// Number of the last final block.
	///
	/// # Errors
	/// The node does not answer.
	pub fn final_number(&self) -> Result<u64> {
		let head = self.rpc.call("chain_getFinalizedHead", json!([]))?;
		self.number_of(&head)
	}

	/// Number of the best block.
	///
	/// # Errors
	/// The node does not answer.
	pub fn best_number(&self) -> Result<u64> {
		let head = self.rpc.call("chain_getBlockHash", json!([]))?;
		self.number_of(&head)
	}

	/// Number of the block with this hash.
	///
	/// # Errors
	/// The node does not answer, or does not have it.
	pub fn number_of(&self, hash: &Value) -> Result<u64> {
		let header = self.rpc.call("chain_getHeader", json!([hash]))?;
		let number = header["number"].as_str().context("the header has no number")?;
		Ok(u64::from_str_radix(number.trim_start_matches("0x"), 16)?)
	}

	/// Hash of the block `number` in the node's best chain.
	///
	/// # Errors
	/// The node does not answer.
	pub fn hash_at(&self, number: u64) -> Result<Option<String>> {
		let hash = self.rpc.call("chain_getBlockHash", json!([number]))?;
		Ok(hash.as_str().map(str::to_owned))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn key_should_be_that_of_the_item() {
		let account = "0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9";
		assert_eq!(key_of("System", "Account"), account);
	}

	#[test]
	fn values_should_be_asked_for_in_parts_when_the_answer_is_too_large() {
		let keys: Vec<Value> = (0..7u8).map(|key| json!(format!("0x{key:02x}"))).collect();
		let answer = |most: usize, keys: &[Value]| -> Result<Result<Value, RpcError>> {
			if keys.len() > most {
				let message = "Response is too big".to_owned();
				return Ok(Err(RpcError { code: -32_008, message, data: Value::Null }));
			}
			let changes: Vec<Value> = keys.iter().map(|key| json!([key, "0x05"])).collect();
			Ok(Ok(json!([{ "block": "0x00", "changes": changes }])))
		};
		let expected: Pairs = (0..7u8).map(|key| (vec![key], vec![5])).collect();
		for most in [1, 2, 7] {
			let found = values(&keys, &|keys: &[Value]| answer(most, keys)).unwrap();
			assert_eq!(found, expected);
		}
		let refused = values(&keys, &|keys: &[Value]| answer(0, keys));
		assert!(refused.is_err(), "one value alone is refused");
	}

	#[test]
	fn entries_should_be_keys_and_values() {
		let told = json!([{ "block": "0x00", "changes": [["0x01", "0x"], ["0x02", "0x0304"]] }]);
		let expected = Pairs::from([(vec![1], vec![]), (vec![2], vec![3, 4])]);
		assert_eq!(entries(&told).unwrap(), expected);
		assert!(entries(&json!([])).is_err());
		assert!(entries(&json!([{ "changes": [["0x01", null]] }])).is_err(), "a value is gone");
	}

	#[test]
	fn log_should_be_told_from_a_byte_on_when_its_last_character_is_half_there() {
		let folder = fresh_dir().unwrap();
		let line = format!(
			r#"{{"node":0,"rpc":"127.0.0.1:1","prometheus":"127.0.0.1:2","folder":"{}"}}"#,
			folder.display()
		);
		let place = place(&line).unwrap();
		assert_eq!((place.logged(), place.log().as_str()), (0, ""));
		let written = "first\nsecond 👴".as_bytes();
		fs::write(folder.join("node.log"), &written[..written.len() - 1]).unwrap();
		assert_eq!(place.logged(), 16);
		assert!(place.log_after(6).starts_with("second "));
		fs::remove_dir_all(folder).unwrap();
	}

	#[test]
	fn place_should_be_read_from_the_status() {
		let line = r#"{"node":0,"rpc":"10.78.0.10:26944","prometheus":"10.78.0.10:29615","folder":"/tmp/x"}"#;
		let place = place(line).unwrap();
		assert_eq!(place.ws, "ws://10.78.0.10:26944");
		assert_eq!(place.metrics.port(), 29_615);
		assert_eq!(place.folder, Path::new("/tmp/x"));
		assert!(super::place(r#"{"node":0}"#).is_err());
	}
}
