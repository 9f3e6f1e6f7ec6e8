// SPDX-License-Identifier: Apache-2.0
//! Indices of pallets and calls, which wallets, hardware signers and scheduled calls rely on.
//!
//! `golden/*.txt` hold every index that was ever given away. A new call adds a line; no line changes, and the line of a
//! call that is gone stays with `gone` at its end, so that its number is not given to another.

use genex_runtime_tests::metadata;
use std::collections::BTreeSet;

fn golden(text: &str) -> Vec<&str> {
	text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

fn compare(file: &str, text: &str, actual: Vec<String>) {
	let known = golden(text);
	let alive: Vec<&str> = known.iter().copied().filter(|line| !line.ends_with(" gone")).collect();
	let missing: Vec<_> = actual.iter().filter(|line| !alive.contains(&line.as_str())).collect();
	let lost: Vec<_> = alive.iter().filter(|line| !actual.iter().any(|one| one == *line)).collect();
	assert!(
		missing.is_empty() && lost.is_empty(),
		"golden/{file}: new or changed {missing:#?}, gone or changed {lost:#?}"
	);
}

/// The indices at the given columns of each line, which must be unique.
fn assert_unique(text: &str, columns: &[usize]) {
	let mut seen = BTreeSet::new();
	for line in golden(text) {
		let words: Vec<&str> = line.split(' ').collect();
		let key: Vec<&str> = columns.iter().map(|column| words[*column]).collect();
		assert!(seen.insert(key.clone()), "the index {key:?} is given away twice: {line}");
	}
}

#[test]
fn pallets_should_keep_their_indices() {
	let text = include_str!("../../golden/pallets.txt");
	assert_unique(text, &[0]);
	let actual =
		metadata::pallets().into_iter().map(|(index, name)| format!("{index} {name}")).collect();
	compare("pallets.txt", text, actual);
}

#[test]
fn calls_should_keep_their_indices() {
	let text = include_str!("../../golden/calls.txt");
	assert_unique(text, &[0, 2]);
	let actual = metadata::calls()
		.into_iter()
		.map(|call| format!("{} {} {} {}", call.pallet_index, call.pallet, call.index, call.name))
		.collect();
	compare("calls.txt", text, actual);
}

#[test]
fn runtime_should_have_neither_sudo_nor_xcm() {
	for (_, name) in metadata::pallets() {
		let name = name.to_lowercase();
		assert!(!name.contains("sudo") && !name.contains("xcm") && !name.contains("parachain"));
	}
}

#[test]
fn ledger_of_stablecoins_should_take_no_calls() {
	assert!(metadata::pallets().iter().any(|(_, name)| name == "Assets"));
	assert!(metadata::calls().iter().all(|call| call.pallet != "Assets"));
}
