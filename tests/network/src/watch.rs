// SPDX-License-Identifier: Apache-2.0
//! Follows what every node calls final, and looks at all of it again at the end.

use crate::{
	history::History,
	load::{Sent, accounts},
	localnet::{Localnet, Place},
};
use anyhow::{Context, Result, bail, ensure};
use genex_e2e_tests::accounts::account_of;
use serde_json::{Value, json};
use sp_crypto_hashing::blake2_256;
use std::{
	collections::BTreeMap,
	sync::{
		Arc,
		atomic::{AtomicBool, Ordering},
	},
	thread::{self, JoinHandle, sleep},
	time::{Duration, Instant},
};

/// Between two looks at a node.
const STEP: Duration = Duration::from_millis(200);
/// The longest wait for nodes to agree in the end.
const PATIENCE: Duration = Duration::from_secs(120);

/// One thread for each node, so that a node that hangs hides no other.
#[derive(Debug)]
pub struct Watch {
	/// What they have seen.
	pub history: Arc<History>,
	ended: Arc<AtomicBool>,
	threads: Vec<JoinHandle<()>>,
}

impl Watch {
	/// Begins to follow all nodes.
	pub fn begin(net: &Localnet) -> Self {
		let (history, ended) = (Arc::new(History::default()), Arc::new(AtomicBool::new(false)));
		let follow = |(number, place): (usize, &Place)| {
			let (place, history, ended) = (place.clone(), history.clone(), ended.clone());
			thread::spawn(move || {
				let mut seen = 0;
				while !ended.load(Ordering::Relaxed) {
					// A node that does not answer says nothing.
					if let Ok(head) = place.final_number() {
						seen = look(number, &place, &history, seen, head);
					}
					sleep(STEP);
				}
			})
		};
		let threads = net.places.iter().enumerate().map(follow).collect();
		Self { history, ended, threads }
	}

	/// Ends following.
	pub fn end(self) -> Arc<History> {
		self.ended.store(true, Ordering::Relaxed);
		for thread in self.threads {
			if thread.join().is_err() {
				eprintln!("a thread that followed a node has panicked");
			}
		}
		self.history
	}
}

/// Notes what is final up to `head` and was not `seen` yet; says what is seen now.
fn look(node: usize, place: &Place, history: &History, seen: u64, head: u64) -> u64 {
	history.head(node, head);
	// A database that fell back may come forward on another chain: that must be seen.
	let mut seen = seen.min(head);
	while seen < head {
		let Ok(Some(hash)) = place.hash_at(seen + 1) else { break };
		seen += 1;
		history.note(node, seen, &hash);
	}
	seen
}

/// What a last look at everything found.
#[derive(Debug, Default)]
pub struct Audit {
	/// Blocks that were final once, and that a node does not have or has replaced.
	pub lost_finalized: Vec<String>,
	/// Transactions that were acknowledged as final, and that are in no block or in another one.
	pub lost_transactions: Vec<String>,
	/// Transactions that more than one block has, or accounts whose nonce is not the number of their transactions.
	pub executed_twice: Vec<String>,
	/// Heights at which nodes have other state roots.
	pub other_state: Vec<String>,
}

/// Waits until all nodes have all that was ever final, and compares them block by block.
///
/// # Errors
/// A node does not answer, or does not reach the others.
pub fn audit(net: &Localnet, history: &History, sent: &[Sent]) -> Result<Audit> {
	let blocks = history.blocks();
	let mut end = blocks.keys().next_back().copied().context("nothing was ever final")?;
	for place in &net.places {
		end = end.max(place.final_number()?);
	}
	for (number, place) in net.places.iter().enumerate() {
		reach(place, end).with_context(|| format!("node {number}"))?;
	}
	let mut audit = Audit::default();
	for (number, hash) in &blocks {
		for (node, place) in net.places.iter().enumerate() {
			let has = place.hash_at(*number)?;
			if has.as_deref() != Some(hash.as_str()) {
				let is = has.as_deref().unwrap_or("missing");
				let lost = format!("block {number} was {hash}, and is {is} at node {node}");
				audit.lost_finalized.push(lost);
			}
		}
	}
	let first = net.places.first().context("no nodes")?;
	let mut found: BTreeMap<String, Vec<u64>> = BTreeMap::new();
	for number in 1..=end {
		let block = block(first, number)?;
		compare_roots(net, number, &block, &mut audit)?;
		for hash in extrinsics(&block)? {
			found.entry(hash).or_default().push(number);
		}
	}
	judge(sent, &found, &mut audit);
	compare_nonces(net, end, sent, &found, &mut audit)?;
	Ok(audit)
}

/// Waits until the block `number` is final at a node.
///
/// # Errors
/// It takes too long.
pub fn reach(place: &Place, number: u64) -> Result<()> {
	let begun = Instant::now();
	while begun.elapsed() < PATIENCE {
		if place.final_number().is_ok_and(|head| head >= number) {
			return Ok(());
		}
		sleep(STEP);
	}
	bail!("block {number} is not final within {PATIENCE:?}")
}

fn block(place: &Place, number: u64) -> Result<Value> {
	let hash = place.hash_at(number)?.with_context(|| format!("block {number} is missing"))?;
	Ok(place.rpc.call("chain_getBlock", json!([hash]))?["block"].take())
}

/// Hashes of a block's transactions.
fn extrinsics(block: &Value) -> Result<Vec<String>> {
	let listed = block["extrinsics"].as_array().context("a block without transactions")?;
	let hash = |extrinsic: &Value| {
		let text = extrinsic.as_str().context("a transaction is no text")?;
		let encoded = hex::decode(text.trim_start_matches("0x"))?;
		Ok(hex::encode(blake2_256(&encoded)))
	};
	listed.iter().map(hash).collect()
}

fn compare_roots(net: &Localnet, number: u64, block: &Value, audit: &mut Audit) -> Result<()> {
	let root = &block["header"]["stateRoot"];
	for (node, place) in net.places.iter().enumerate().skip(1) {
		let hash = place.hash_at(number)?;
		let header = place.rpc.call("chain_getHeader", json!([hash]))?;
		if header["stateRoot"] != *root {
			audit.other_state.push(format!(
				"block {number} has state {} at node {node}, and {root} at node 0",
				header["stateRoot"]
			));
		}
	}
	Ok(())
}

/// Every transaction of an account raises its nonce by one: in the state of every node there are as many as in the blocks.
fn compare_nonces(
	net: &Localnet,
	end: u64,
	sent: &[Sent],
	found: &BTreeMap<String, Vec<u64>>,
	audit: &mut Audit,
) -> Result<()> {
	for (account, keys) in accounts().iter().enumerate() {
		let included = |sent: &&Sent| sent.account == account && found.contains_key(&sent.hash);
		let included = sent.iter().filter(included).count() as u64;
		let who = format!("0x{}", hex::encode(account_of(keys).0));
		for (node, place) in net.places.iter().enumerate() {
			let at = place.hash_at(end)?;
			let asked = json!(["AccountNonceApi_account_nonce", who, at]);
			let nonce = little_endian(&place.rpc.call("state_call", asked)?)?;
			if nonce != included {
				audit.executed_twice.push(format!(
					"account {account} has nonce {nonce} at node {node}, and {included} transactions"
				));
			}
		}
	}
	Ok(())
}

/// The number in the bytes of an answer.
fn little_endian(answer: &Value) -> Result<u64> {
	let bytes = hex::decode(answer.as_str().context("no bytes")?.trim_start_matches("0x"))?;
	ensure!(bytes.len() <= 8, "{answer} is no number");
	Ok(bytes.iter().rev().fold(0, |number, byte| (number << 8) | u64::from(*byte)))
}

/// Compares what was sent with what the blocks have.
fn judge(sent: &[Sent], found: &BTreeMap<String, Vec<u64>>, audit: &mut Audit) {
	for sent in sent {
		let at = found.get(&sent.hash).map(Vec::as_slice).unwrap_or_default();
		if at.len() > 1 {
			audit.executed_twice.push(format!("{} is in the blocks {at:?}", sent.hash));
		}
		match sent.acknowledged {
			Some(number) if !at.contains(&number) => audit
				.lost_transactions
				.push(format!("{} was final in block {number}, and is in {at:?}", sent.hash)),
			_ => {},
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn judge_should_find_what_is_lost_and_what_is_there_twice() {
		let sent = |hash: &str, acknowledged| Sent { hash: hash.into(), account: 0, acknowledged };
		let all = [sent("a", Some(1)), sent("b", Some(2)), sent("c", None), sent("d", Some(4))];
		let found = BTreeMap::from([
			("a".to_owned(), vec![1]),
			("b".to_owned(), vec![2, 3]),
			("d".to_owned(), vec![5]),
		]);
		let mut audit = Audit::default();
		judge(&all, &found, &mut audit);
		assert_eq!(audit.executed_twice, ["b is in the blocks [2, 3]"]);
		assert_eq!(audit.lost_transactions, ["d was final in block 4, and is in [5]"]);
	}

	#[test]
	fn little_endian_should_read_a_number_of_any_length() {
		assert_eq!(little_endian(&json!("0x05010000")).unwrap(), 261);
		assert!(little_endian(&json!("0x050100000000000000")).is_err());
		assert!(little_endian(&json!(5)).is_err());
	}

	#[test]
	fn extrinsics_should_be_known_by_their_hashes() {
		let block = json!({ "extrinsics": ["0x00", "0x0102"] });
		let hashes = extrinsics(&block).unwrap();
		assert_eq!(hashes[1], hex::encode(blake2_256(&[1, 2])));
		assert!(extrinsics(&json!({ "extrinsics": ["0xzz"] })).is_err());
		assert!(extrinsics(&json!({})).is_err());
	}
}
