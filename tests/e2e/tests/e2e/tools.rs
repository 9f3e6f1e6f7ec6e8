// SPDX-License-Identifier: Apache-2.0
//! The operator's tools of the node's program, on the chain of a node that ran.

use anyhow::{Context, Result, bail, ensure};
use genex_e2e_tests::node::{Node, fresh_dir, program};
use serde_json::{Value, json};
use std::{
	fs,
	path::{Path, PathBuf},
	process::{Command, Output},
	thread::sleep,
	time::{Duration, Instant},
};

/// The block up to which the chain is exported.
const LAST: u64 = 3;
/// How long the node may take until it has made that block, or dropped its first state.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder that is gone with it.
struct Folder(PathBuf);

impl Drop for Folder {
	fn drop(&mut self) {
		// What is left in a temporary folder is no reason to fail.
		fs::remove_dir_all(&self.0).ok();
	}
}

/// What a tool says on its standard output when it ends well.
fn said(words: &[&str], output: Output) -> Result<String> {
	let log = String::from_utf8_lossy(&output.stderr);
	ensure!(output.status.success(), "{words:?} failed: {log}");
	Ok(String::from_utf8(output.stdout)?)
}

/// Runs a tool that needs no chain.
fn alone(words: &[&str]) -> Result<String> {
	said(words, Command::new(program()?).args(words).output()?)
}

/// Runs a tool on a development chain in this folder.
fn at(chain: &Path, words: &[&str]) -> Result<String> {
	let mut command = Command::new(program()?);
	command.args(words).args(["--dev", "--base-path"]).arg(chain);
	said(words, command.output()?)
}

/// How many compiled runtimes lie in this folder and those below it. Beside each lies what its use tells.
fn compiled(folder: &Path) -> Result<usize> {
	let mut found = 0;
	for entry in fs::read_dir(folder)? {
		let path = entry?.path();
		found += match path.is_dir() {
			true => compiled(&path)?,
			false => usize::from(path.extension().is_none()),
		};
	}
	Ok(found)
}

/// What the chain in this folder says of itself.
fn info_at(chain: &Path) -> Result<Value> {
	Ok(serde_json::from_str(&at(chain, &["chain-info"])?)?)
}

/// Waits for the block after the last that is exported, and gives the hash of that one.
fn hash_of_last(node: &Node) -> Result<Value> {
	let begun = Instant::now();
	while node.rpc().call("chain_getBlockHash", json!([LAST + 1]))?.is_null() {
		if begun.elapsed() > PATIENCE {
			bail!("the node made too few blocks in {PATIENCE:?}");
		}
		sleep(Duration::from_millis(200));
	}
	node.rpc().call("chain_getBlockHash", json!([LAST]))
}

#[test]
fn blocks_should_be_checked_moved_taken_back_and_deleted_by_the_tools() -> Result<()> {
	let mut node = Node::start(&[])?;
	let hash = hash_of_last(&node)?;
	node.halt()?;
	let number = LAST.to_string();
	let last = number.as_str();

	let checked = said(&["check-block"], node.tool(&["check-block", last])?)?;
	let hex = hash.as_str().context("no hash")?;
	ensure!(checked.contains(&format!("block {last} ({hex}) executes to what is")), "{checked}");
	for (block, told) in [("9999999", "there is no block 9999999"), ("0", "was not executed")] {
		let output = node.tool(&["check-block", block])?;
		let error = String::from_utf8_lossy(&output.stderr);
		ensure!(!output.status.success() && error.contains(told), "{block}: {error}");
	}

	let folder = Folder(fresh_dir()?);
	let (file, copy) = (folder.0.join("blocks"), folder.0.join("copy"));
	let file = file.to_str().context("a path of letters")?;
	let words = ["export-blocks", "--to", last, file];
	said(&words, node.tool(&words)?)?;
	at(&copy, &["import-blocks", file])?;
	let copied = info_at(&copy)?;
	assert_eq!((&copied["best_number"], &copied["best_hash"]), (&json!(LAST), &hash));

	// What was final before is final in the copy where the votes for it were exported too, and nobody takes that back.
	let kept = copied["finalized_number"].as_u64().context("no number")?;
	at(&copy, &["revert", "2"])?;
	assert_eq!(info_at(&copy)?["best_number"], json!(kept.max(LAST - 2)));

	ensure!(copy.join("chains/dev/paritydb").is_dir(), "the database is elsewhere");
	let gone = at(&copy, &["purge-chain", "-y"])?;
	ensure!(gone.contains("removed"), "{gone}");
	ensure!(!copy.join("chains/dev/paritydb").exists(), "the chain is still there");
	Ok(())
}

#[test]
fn journal_should_be_verified_when_the_first_state_is_dropped() -> Result<()> {
	let folder = Folder(fresh_dir()?);
	let journal = folder.0.join("journal");
	let journal = journal.to_str().context("a path of letters")?;
	let mut node = Node::start(&["--finality-journal", journal, "--state-pruning", "8"])?;
	let first = node.rpc().call("chain_getBlockHash", json!([0]))?;
	let begun = Instant::now();
	// The state has an entry `:code`, as every one.
	let code = json!(["0x3a636f6465", first]);
	while node.rpc().try_call("state_getStorageHash", code.clone())?.is_ok() {
		ensure!(begun.elapsed() < PATIENCE, "the first state is there after {PATIENCE:?}");
		sleep(Duration::from_millis(200));
	}
	node.halt()?;
	let words = ["journal-verify", journal];
	let told = said(&words, node.tool(&words)?)?;
	ensure!(told.contains("blocks 1 to ") && told.contains("proofs that hold: "), "{told}");
	Ok(())
}

#[test]
fn keys_and_chain_specifications_should_be_printed_as_json_by_the_tools() -> Result<()> {
	let words = ["key", "inspect", "//Alice", "--output-type", "json"];
	let alice: Value = serde_json::from_str(&alone(&words)?)?;
	assert_eq!(alice["ss58Address"], json!("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"));
	let words = ["key", "generate", "--output-type", "json"];
	let new: Value = serde_json::from_str(&alone(&words)?)?;
	let phrase = new["secretPhrase"].as_str().context("no phrase")?;
	assert_eq!(phrase.split(' ').count(), 12);

	let spec: Value = serde_json::from_str(&alone(&["export-chain-spec", "--chain", "dev"])?)?;
	assert_eq!(spec["name"], json!("Genex Development"));
	assert_eq!(spec["properties"]["tokenSymbol"], json!("GNX"));
	let words = ["export-chain-spec", "--chain", "template"];
	let template: Value = serde_json::from_str(&alone(&words)?)?;
	assert_eq!(template["chainType"], json!("Live"));
	Ok(())
}

#[test]
fn keys_should_lie_where_the_node_of_the_chain_looks_for_them_when_inserted() -> Result<()> {
	let folder = Folder(fresh_dir()?);
	let base = folder.0.to_str().context("a path of letters")?;
	for (kind, scheme) in [("aura", "sr25519"), ("gran", "ed25519")] {
		let words = ["key", "inspect", "//Alice", "--scheme", scheme, "--output-type", "json"];
		let alice: Value = serde_json::from_str(&alone(&words)?)?;
		let public = alice["publicKey"].as_str().context("no key")?.trim_start_matches("0x");
		let words = ["key", "insert", "--base-path", base, "--chain", "dev", "--key-type", kind];
		alone(&[&words[..], &["--scheme", scheme, "--suri", "//Alice"][..]].concat())?;
		let name = format!("{}{public}", hex::encode(kind));
		let kept = fs::read_to_string(folder.0.join("chains/dev/keystore").join(name))?;
		assert_eq!(serde_json::from_str::<String>(&kept)?, "//Alice");
	}
	Ok(())
}

#[test]
fn runtime_should_be_compiled_once_when_its_cache_is_kept() -> Result<()> {
	let folder = Folder(fresh_dir()?);
	let (first, second) = (folder.0.join("first"), folder.0.join("second"));
	let file = folder.0.join("blocks");
	let open = |chain: &Path, cache: Option<&Path>| {
		let mut command = Command::new(program()?);
		command.args(["export-blocks", "--to", "0", "--dev", "--base-path"]).arg(chain).arg(&file);
		match cache {
			Some(cache) => command.env("GENEX_RUNTIME_CACHE", cache),
			None => command.env_remove("GENEX_RUNTIME_CACHE"),
		};
		said(&["export-blocks"], command.output()?)
	};

	open(&first, None)?;
	let cache = first.join("runtime-cache");
	assert_eq!(compiled(&cache)?, 1);
	open(&first, None)?;
	assert_eq!(compiled(&cache)?, 1, "the same runtime was compiled again");

	// Another chain with the same runtime takes it from there, and needs no folder of its own.
	open(&second, Some(&cache))?;
	assert_eq!(compiled(&cache)?, 1, "the same runtime was compiled again");
	ensure!(!second.join("runtime-cache").exists(), "there are two caches");
	Ok(())
}
