// SPDX-License-Identifier: Apache-2.0
//! Follows what every node calls final, and looks at all of it again at the end.

use crate::{
	goods::{BEFORE, Books, Goods},
	history::History,
	load::{Carried, Sent},
	localnet::{Localnet, Pairs, Place, decoded},
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
use tokio::runtime::Runtime;

/// Between two looks at a node.
const STEP: Duration = Duration::from_millis(200);
/// The longest wait for nodes to agree in the end, where one may have begun anew.
const PATIENCE: Duration = Duration::from_secs(600);
/// How often a node is asked that does not answer, in a last look of a hundred thousand questions.
const TRIES: u32 = 10;

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
	/// Nodes with other units than the transactions add up to, and transactions of which the chain refused the call.
	pub other_units: Vec<String>,
	/// The state in which it ended, as the first node has it. What another has otherwise is in `other_state`.
	pub last: LastState,
}

/// The state after a block.
#[derive(Debug, Default)]
pub struct LastState {
	/// Number of the block.
	pub number: u64,
	/// The root of the state in its header.
	pub root: String,
	/// Keys and values; of contracts the roots alone.
	pub pairs: Pairs,
}

/// What one node has in the state of the last block.
struct Seen {
	/// How many transactions each account has had.
	nonces: Vec<u64>,
	books: Books,
}

impl Seen {
	fn read(place: &Place, end: u64, goods: &Goods) -> Result<Self> {
		let at = place.hash_at(end)?.with_context(|| format!("block {end} is missing"))?;
		let nonce = |keys| {
			let who = format!("0x{}", hex::encode(account_of(keys).0));
			let asked = json!(["AccountNonceApi_account_nonce", who, at]);
			little_endian(&place.rpc.call("state_call", asked)?)
		};
		let nonces = goods.holders.iter().map(nonce).collect::<Result<_>>()?;
		let books = Runtime::new()?.block_on(Books::at(&place.ws, &at, goods))?;
		Ok(Self { nonces, books })
	}
}

/// Reads all that every node has stored of the state after the block `end`, of which the headers tell no more than the root.
fn compare_states(net: &Localnet, end: u64, audit: &mut Audit) -> Result<()> {
	for (node, place) in net.places.iter().enumerate() {
		let at = place.hash_at(end)?.with_context(|| format!("block {end} is missing"))?;
		let pairs = insist(|| place.pairs("0x", &at));
		let pairs = pairs.with_context(|| format!("state of node {node}"))?;
		if node == 0 {
			let header = place.rpc.call("chain_getHeader", json!([at]))?;
			let root = header["stateRoot"].as_str().context("a header without a root")?.to_owned();
			audit.last = LastState { number: end, root, pairs };
		} else if let Some(other) = difference(&audit.last.pairs, &pairs) {
			audit.other_state.push(format!("block {end} at node {node}: {other}"));
		}
	}
	Ok(())
}

/// The first key that only one of two states has, or with another value, if any.
fn difference(one: &Pairs, other: &Pairs) -> Option<String> {
	let key = one.keys().chain(other.keys()).find(|key| one.get(*key) != other.get(*key))?;
	let told = |state: &Pairs| {
		state
			.get(key)
			.map_or_else(|| "nothing".to_owned(), |value| format!("0x{}", hex::encode(value)))
	};
	let (value, others) = (told(other), told(one));
	Some(format!("0x{} is {value}, and {others} at node 0", hex::encode(key)))
}

/// Waits until all nodes have all that was ever final, and compares them block by block.
///
/// # Errors
/// A node does not answer, or does not reach the others.
pub fn audit(net: &Localnet, history: &History, carried: &Carried) -> Result<Audit> {
	let blocks = history.blocks();
	let mut end = blocks.keys().next_back().copied().context("nothing was ever final")?;
	for place in &net.places {
		end = end.max(place.final_number()?);
	}
	for (number, place) in net.places.iter().enumerate() {
		reach(place, end).with_context(|| format!("node {number}"))?;
	}
	// At once, and of a block that is final everywhere by now: nodes keep the states of the last minutes only.
	let heads = net.places.iter().map(Place::final_number).collect::<Result<Vec<_>>>()?;
	let end = heads.into_iter().min().context("no nodes")?.max(end);
	let mut seen = Vec::new();
	for (number, place) in net.places.iter().enumerate() {
		let read = insist(|| Seen::read(place, end, &carried.goods));
		seen.push(read.with_context(|| format!("node {number}"))?);
	}
	let mut audit = Audit::default();
	compare_states(net, end, &mut audit)?;
	for (number, hash) in &blocks {
		for (node, place) in net.places.iter().enumerate() {
			let has = insist(|| place.hash_at(*number))?;
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
	judge(&carried.sent, &found, &mut audit);
	compare_nonces(&seen, &carried.sent, &found, &mut audit);
	compare_books(&seen, &carried.sent, &found, &mut audit);
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

/// The answer of a node, which is asked again where there is none.
fn insist<T>(ask: impl Fn() -> Result<T>) -> Result<T> {
	for _ in 1..TRIES {
		if let Ok(answer) = ask() {
			return Ok(answer);
		}
		sleep(STEP);
	}
	ask()
}

fn block(place: &Place, number: u64) -> Result<Value> {
	let hash = insist(|| place.hash_at(number))?;
	let hash = hash.with_context(|| format!("block {number} is missing"))?;
	Ok(insist(|| place.rpc.call("chain_getBlock", json!([hash])))?["block"].take())
}

/// Hashes of a block's transactions.
fn extrinsics(block: &Value) -> Result<Vec<String>> {
	let listed = block["extrinsics"].as_array().context("a block without transactions")?;
	let hash = |extrinsic: &Value| Ok(hex::encode(blake2_256(&decoded(extrinsic)?)));
	listed.iter().map(hash).collect()
}

fn compare_roots(net: &Localnet, number: u64, block: &Value, audit: &mut Audit) -> Result<()> {
	let root = &block["header"]["stateRoot"];
	for (node, place) in net.places.iter().enumerate().skip(1) {
		let hash = insist(|| place.hash_at(number))?;
		let header = insist(|| place.rpc.call("chain_getHeader", json!([hash])))?;
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
	seen: &[Seen],
	sent: &[Sent],
	found: &BTreeMap<String, Vec<u64>>,
	audit: &mut Audit,
) {
	for (node, seen) in seen.iter().enumerate() {
		for (account, nonce) in seen.nonces.iter().enumerate() {
			let included = |sent: &&Sent| sent.account == account && found.contains_key(&sent.hash);
			let included = BEFORE + sent.iter().filter(included).count() as u64;
			if *nonce != included {
				audit.executed_twice.push(format!(
					"account {account} has nonce {nonce} at node {node}, and {included} transactions"
				));
			}
		}
	}
}

/// Every gift and redemption in the blocks moved its units once: at every node the counters of the series and what accounts have are
/// the sum of them. None is refused, since nobody runs out of units or into a limit, so what no client heard of counts as well.
fn compare_books(
	seen: &[Seen],
	sent: &[Sent],
	found: &BTreeMap<String, Vec<u64>>,
	audit: &mut Audit,
) {
	for sent in sent.iter().filter(|sent| sent.refused) {
		let refused = format!("{} was refused: {:?}", sent.hash, sent.act);
		audit.other_units.push(refused);
	}
	let moved = |sent: &&Sent| !sent.refused && found.contains_key(&sent.hash);
	let sum = Books::of(sent.iter().filter(moved));
	for (node, seen) in seen.iter().enumerate().filter(|(_, seen)| seen.books != sum) {
		let other = format!("node {node} has {:?}, and transactions add up to {sum:?}", seen.books);
		audit.other_units.push(other);
	}
}

/// The number in the bytes of an answer.
///
/// # Errors
/// It is no number, or a larger one.
pub fn little_endian(answer: &Value) -> Result<u64> {
	let bytes = decoded(answer)?;
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
	use crate::load::Act;

	#[test]
	fn insist_should_ask_again_up_to_a_point() {
		let asked = std::cell::Cell::new(0);
		let answer = |after: u32| {
			asked.set(asked.get() + 1);
			ensure!(asked.get() > after, "no answer");
			Ok(asked.get())
		};
		assert_eq!(insist(|| answer(1)).unwrap(), 2);
		asked.set(0);
		assert!(insist(|| answer(TRIES)).is_err());
		assert_eq!(asked.get(), TRIES);
	}

	#[test]
	fn judge_should_find_what_is_lost_and_what_is_there_twice() {
		let sent = |hash: &str, acknowledged| Sent {
			hash: hash.into(),
			account: 0,
			act: Act::Remark,
			acknowledged,
			refused: false,
		};
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
	fn compare_should_find_units_that_moved_twice_and_calls_that_were_refused() {
		let gift = |hash: &str, refused| Sent {
			hash: hash.into(),
			account: 0,
			act: Act::Gift(2),
			acknowledged: None,
			refused,
		};
		let all = [gift("a", false), gift("b", true), gift("c", false)];
		let found = BTreeMap::from([("a".to_owned(), vec![1]), ("b".to_owned(), vec![1])]);
		let once = Books::of([&all[0]]);
		let twice = Books::of([&all[0], &all[0]]);
		let seen = |books| Seen { nonces: vec![BEFORE + 2], books };

		let mut audit = Audit::default();
		compare_nonces(&[seen(once.clone())], &all, &found, &mut audit);
		compare_books(&[seen(once), seen(twice)], &all, &found, &mut audit);
		assert!(audit.executed_twice.is_empty());
		let [refused, moved] = audit.other_units.as_slice() else { panic!("{audit:?}") };
		assert!(refused.starts_with("b was refused"));
		assert!(moved.starts_with("node 1 has "));
	}

	#[test]
	fn difference_should_be_the_key_that_is_missing_or_has_another_value() {
		let state = |pairs: &[(u8, u8)]| {
			pairs.iter().map(|(key, value)| (vec![*key], vec![*value])).collect::<Pairs>()
		};
		let first = state(&[(1, 1), (2, 2)]);
		assert_eq!(difference(&first, &first), None);
		let found = |other| difference(&first, &other).unwrap();
		assert_eq!(found(state(&[(1, 1)])), "0x02 is nothing, and 0x02 at node 0");
		assert_eq!(found(state(&[(1, 9), (2, 2)])), "0x01 is 0x09, and 0x01 at node 0");
		assert_eq!(found(state(&[(1, 1), (2, 2), (3, 3)])), "0x03 is 0x03, and nothing at node 0");
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
