// SPDX-License-Identifier: Apache-2.0
//! The contracts: Solidity in `contracts/`, and the byte code that `build.mjs` made of it.

use serde_json::Value;
use sp_io::hashing::sha2_256;
use std::{collections::BTreeMap, fs, path::PathBuf};

/// The creation code of each contract, by name.
pub type Codes = BTreeMap<String, Vec<u8>>;

fn folder() -> PathBuf {
	PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suites/hostile")
}

/// Reads the byte code, which must be that of the sources as they are.
pub fn codes() -> Codes {
	let text = fs::read_to_string(folder().join("code.json")).expect("the byte code is there");
	let written: Value = serde_json::from_str(&text).expect("it is JSON");
	assert_eq!(written["sources"], sources(), "the sources changed: run hostile/build.mjs");
	let contracts = written["contracts"].as_object().expect("contracts by name");
	let code = |code: &Value| hex::decode(code.as_str().expect("hex")).expect("hex");
	contracts.iter().map(|(name, hex)| (name.clone(), code(hex))).collect()
}

/// The hash of each source.
fn sources() -> Value {
	let files = fs::read_dir(folder().join("contracts")).expect("the sources are there");
	let hashes = files.map(|file| {
		let path = file.expect("a readable folder").path();
		let name = path.file_name().expect("a file").to_string_lossy().into_owned();
		let hash = sha2_256(&fs::read(&path).expect("a readable file"));
		(name, Value::String(hex::encode(hash)))
	});
	Value::Object(hashes.collect())
}
