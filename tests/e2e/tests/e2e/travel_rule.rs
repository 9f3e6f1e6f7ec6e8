// SPDX-License-Identifier: Apache-2.0
//! Two institutions exchange the data of a transfer: one seals it with the node's command, the chain records its hash, and the
//! other opens only what the chain has on record.

use crate::support::{Scene, instant};
use alloy::primitives::B256;
use anyhow::{Context, Result, ensure};
use genex_e2e_tests::{
	accounts::account_of,
	chain::Call,
	node::{fresh_dir, program},
	scenario::{UNIT_OF_USDC, rules::envelope},
	values::number,
};
use genex_primitives::Tier;
use std::{
	fs,
	path::{Path, PathBuf},
	process::Command,
};

const PAYLOAD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/ivms101-person-to-person.json");

/// A name in it.
const NAME: &str = "Brightwater";

/// A folder of an institution, gone with it.
struct Desk(PathBuf);

impl Desk {
	fn new() -> Result<Self> {
		Ok(Self(fresh_dir()?))
	}

	fn file(&self, name: &str) -> PathBuf {
		self.0.join(name)
	}
}

impl Drop for Desk {
	fn drop(&mut self) {
		// What is left of a test disturbs nobody.
		let _ = fs::remove_dir_all(&self.0);
	}
}

/// What a command printed, or what it complained of.
type Outcome = std::result::Result<String, String>;

/// What `genex-node travel-rule` prints, or what it complains of.
fn travel_rule(args: &[&str]) -> Result<Outcome> {
	let output = Command::new(program()?).arg("travel-rule").args(args).output()?;
	let text = |bytes: Vec<u8>| String::from_utf8(bytes).context("no text");
	Ok(if output.status.success() { Ok(text(output.stdout)?) } else { Err(text(output.stderr)?) })
}

fn succeed(args: &[&str]) -> Result<String> {
	travel_rule(args)?.map_err(anyhow::Error::msg)
}

/// Demands that a command failed and showed nothing of the data.
fn nothing_shown(outcome: Outcome) -> Result<()> {
	match outcome {
		Ok(printed) => anyhow::bail!("this was printed: {printed}"),
		Err(complaint) => {
			ensure!(!complaint.contains(NAME), "the complaint tells: {complaint}");
			Ok(())
		},
	}
}

fn text(path: &Path) -> &str {
	path.to_str().expect("names of this test are text")
}

/// Id and hash as `seal` prints them.
fn sealed(printed: &str) -> Result<(B256, B256)> {
	let line = |start: &str| -> Result<B256> {
		let found = printed.lines().find_map(|line| line.strip_prefix(start));
		Ok(found.with_context(|| format!("{start} is not in {printed}"))?.trim().parse()?)
	};
	Ok((line("envelope id:")?, line("envelope hash:")?))
}

#[tokio::test(flavor = "multi_thread")]
async fn open_should_print_the_data_when_the_chain_has_the_envelope_on_record() {
	let test = async |scene: &Scene| -> Result<()> {
		let from = scene.buyer().await?;
		let to = scene.stage.person(Tier::L2).await?;
		let amount = 3_000 * UNIT_OF_USDC;
		scene.stage.deposit(&account_of(&from), amount).await?;
		let (case, _) = scene.stage.start_case(&from, &account_of(&to), amount, None).await?;

		let (desk, url, case_text) = (Desk::new()?, scene.node.http(), case.to_string());
		let (secret, first, second) =
			(desk.file("secret"), desk.file("first"), desk.file("second"));
		let key = succeed(&["keygen", "--out", text(&secret)])?;
		let seal = |out: &Path| {
			let to = ["seal", "--payload", PAYLOAD, "--to", key.trim(), "--case", &case_text];
			succeed(&[&to[..], &["--url", &url, "--out", text(out)]].concat())
		};
		let open = |file: &Path, case: &str| {
			let args = ["open", "--envelope", text(file), "--secret", text(&secret)];
			travel_rule(&[&args[..], &["--url", &url, "--case", case]].concat())
		};
		let (id, hash) = sealed(&seal(&first)?)?;
		seal(&second)?;

		// The chain knows no envelope yet.
		nothing_shown(open(&first, &case_text)?)?;

		let args = [("case", number(case)), ("envelope", envelope(id, hash))];
		let attach = Call::new("TravelRule", "attach_envelope", args);
		scene.stage.chain.send(&attach, &from).await?;
		let opened = open(&first, &case_text)?.map_err(anyhow::Error::msg)?;
		ensure!(opened.contains(NAME), "the data is missing: {opened}");

		// Another envelope of the same case, and the same envelope for another case, are not what is on record.
		nothing_shown(open(&second, &case_text)?)?;
		nothing_shown(open(&first, "999999")?)?;
		scene.stage.accept_case(case, hash).await?;
		ensure!(scene.stage.money(&to).await? == amount, "the transfer was not made");
		Ok(())
	};
	instant().play(test).await;
}
