// SPDX-License-Identifier: Apache-2.0
//! The chain specification of a measurement: a preset of the node, with more people in its first state, and where asked with
//! another runtime or with many more keys.

use anyhow::{Context, Result, ensure};
use frame_support::storage::storage_prefix;
use genex_e2e_tests::node::program;
use serde_json::{Value, json};
use std::{
	fs::{self, File},
	path::Path,
	process::Command,
};
use subxt::utils::AccountId32;

/// Maps below which further keys go, by pallet: each transfer looks accounts up in them. Their keys have an account's hash in
/// them, so nobody comes upon what is there, and no block walks through them.
const DEEPENED: [(&str, &str); 4] =
	[("System", "Account"), ("Kyc", "Accounts"), ("Coupons", "Holdings"), ("Assets", "Account")];

/// Writes the specification of `chain` with `people` in it to `to`. They have GNX, and each is registered as a company of tier
/// L3, whose limits a measurement does not meet. `code` is a file with the runtime, where it is not the node's own. The
/// first state has `keys` further keys.
///
/// # Errors
/// The node has no such chain, there is no such file, or no Python where keys are added.
pub fn write(
	chain: &str,
	people: &[AccountId32],
	code: Option<&Path>,
	keys: u64,
	to: &Path,
) -> Result<()> {
	let mut export = Command::new(program()?);
	let exported = run(export.args(["export-chain-spec", "--chain", chain]))?;
	let mut spec: Value = serde_json::from_slice(&exported).context("no JSON")?;
	let people: Vec<String> = people.iter().map(ToString::to_string).collect();
	settle(&mut spec, &people)?;
	if let Some(code) = code {
		let wasm = fs::read(code).with_context(|| format!("{}", code.display()))?;
		spec["genesis"]["runtimeGenesis"]["code"] = json!(format!("0x{}", hex::encode(wasm)));
	}
	fs::write(to, spec.to_string()).with_context(|| format!("{}", to.display()))?;
	if keys > 0 { deepen(to, keys).context("further keys") } else { Ok(()) }
}

/// Adds keys to the first state of a specification, which is raw from then on.
fn deepen(path: &Path, keys: u64) -> Result<()> {
	let raw = path.with_extension("raw");
	let mut export = Command::new(program()?);
	run(export
		.args(["export-chain-spec", "--raw", "--chain"])
		.arg(path)
		.stdout(File::create(&raw)?))?;
	let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/many_keys.py");
	let mut add = Command::new("python3");
	add.arg("-B").arg(script).arg(keys.to_string());
	for (pallet, map) in DEEPENED {
		add.arg("--below").arg(prefix(pallet, map));
	}
	run(add.stdin(File::open(&raw)?).stdout(File::create(path)?))?;
	fs::remove_file(&raw).with_context(|| format!("{}", raw.display()))
}

/// What the keys of a map begin with.
fn prefix(pallet: &str, map: &str) -> String {
	format!("0x{}", hex::encode(storage_prefix(pallet.as_bytes(), map.as_bytes())))
}

/// What a command writes, unless that goes to a file.
fn run(command: &mut Command) -> Result<Vec<u8>> {
	let name = command.get_program().to_string_lossy().into_owned();
	let output = command.output().with_context(|| format!("{name} cannot be started"))?;
	let told = String::from_utf8_lossy(&output.stderr);
	ensure!(output.status.success(), "{name} failed: {told}");
	Ok(output.stdout)
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
	use frame_support::traits::StorageInfoTrait;
	use genex_runtime::AllPalletsWithSystem;

	#[test]
	fn deepened_maps_should_be_those_of_the_runtime() {
		let known = AllPalletsWithSystem::storage_info();
		for (pallet, map) in DEEPENED {
			let ours = prefix(pallet, map);
			let is_ours = |prefix: &[u8]| format!("0x{}", hex::encode(prefix)) == ours;
			assert!(known.iter().any(|info| is_ours(&info.prefix)), "{pallet}.{map}");
		}
	}

	#[test]
	fn run_should_give_what_is_written_and_fail_with_what_is_said() {
		let shell = |script: &str| run(Command::new("sh").args(["-c", script]));
		assert_eq!(shell("printf abc").unwrap(), b"abc");
		let error = shell("echo why >&2; exit 3").unwrap_err().to_string();
		assert_eq!(error, "sh failed: why\n");
	}

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
