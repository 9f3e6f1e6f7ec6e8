// SPDX-License-Identifier: Apache-2.0
//! The chain specification of a measurement: a preset of the node, with more people in its first state, and where asked with
//! another runtime.

use anyhow::{Context, Result, ensure};
use genex_e2e_tests::node::program;
use serde_json::{Value, json};
use std::{fs, path::Path, process::Command};
use subxt::utils::AccountId32;

/// Writes the specification of `chain` with `people` in it to `to`. They have GNX, and each is registered as a company of tier
/// L3, whose limits a measurement does not meet. `code` is a file with the runtime, where it is not the node's own.
///
/// # Errors
/// The node has no such chain, or there is no such file.
pub fn write(chain: &str, people: &[AccountId32], code: Option<&Path>, to: &Path) -> Result<()> {
	let output = Command::new(program()?)
		.args(["export-chain-spec", "--chain", chain])
		.output()
		.context("the node cannot be started")?;
	let told = String::from_utf8_lossy(&output.stderr);
	ensure!(output.status.success(), "the node exports no chain {chain}: {told}");
	let mut spec: Value = serde_json::from_slice(&output.stdout).context("no JSON")?;
	let people: Vec<String> = people.iter().map(ToString::to_string).collect();
	settle(&mut spec, &people)?;
	if let Some(code) = code {
		let wasm = fs::read(code).with_context(|| format!("{}", code.display()))?;
		spec["genesis"]["runtimeGenesis"]["code"] = json!(format!("0x{}", hex::encode(wasm)));
	}
	fs::write(to, spec.to_string()).with_context(|| format!("{}", to.display()))
}

/// Puts people into a specification, each like the first one who is there.
fn settle(spec: &mut Value, people: &[String]) -> Result<()> {
	let patch = &mut spec["genesis"]["runtimeGenesis"]["patch"];
	let balances = patch["balances"]["balances"].as_array_mut().context("nobody has GNX")?;
	let first = balances.first().context("nobody has GNX")?.clone();
	balances.extend(people.iter().map(|who| json!([who, first[1]])));
	let identities = patch["kyc"]["identities"].as_array_mut().context("nobody is registered")?;
	let first = identities.first().context("nobody is registered")?.clone();
	identities.extend(people.iter().map(|who| {
		let mut identity = first.clone();
		identity[0] = json!([who]);
		identity
	}));
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn settle_should_add_each_with_gnx_and_an_identity() {
		let patch = json!({
			"balances": { "balances": [["Alice", 7], ["Treasury", 1]] },
			"kyc": { "identities": [[["Alice"], "Bob", "L3", "Company", "US", 9]] },
		});
		let mut spec = json!({ "genesis": { "runtimeGenesis": { "patch": patch } } });
		settle(&mut spec, &["Ann".into(), "Ben".into()]).unwrap();
		let patch = &spec["genesis"]["runtimeGenesis"]["patch"];
		let balances = json!([["Alice", 7], ["Treasury", 1], ["Ann", 7], ["Ben", 7]]);
		assert_eq!(patch["balances"]["balances"], balances);
		let identities = json!([
			[["Alice"], "Bob", "L3", "Company", "US", 9],
			[["Ann"], "Bob", "L3", "Company", "US", 9],
			[["Ben"], "Bob", "L3", "Company", "US", 9],
		]);
		assert_eq!(patch["kyc"]["identities"], identities);
	}

	#[test]
	fn settle_should_fail_when_the_specification_is_another() {
		assert!(settle(&mut json!({ "genesis": { "raw": {} } }), &[]).is_err());
	}
}
