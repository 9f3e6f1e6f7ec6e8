// SPDX-License-Identifier: Apache-2.0
//! Missing calls are looked for, and only they.

use genex_runtime_tests::{missing::Missing, random::Random};
use std::collections::BTreeSet;

/// How often of 10,000 acts, of which one in a thousand makes the missing call, that call is made.
fn made(missing: &mut Missing) -> usize {
	let mut random = Random::new(7);
	let next = |random: &mut Random| random.below(1_000);
	let path_of = |act: &u64| String::from(if *act == 0 { "Rare.call" } else { "Usual.call" });
	let drawn = (0..10_000).map(|_| missing.draw(&mut random, next, path_of));
	drawn.filter(|act| *act == 0).count()
}

#[test]
fn missing_call_should_come_more_often_until_it_succeeds() {
	let paths = BTreeSet::from(["Rare.call".to_string()]);
	let mut missing = Missing::among(paths, 20_000);
	let early = made(&mut missing);
	let sought = made(&mut missing);
	missing.done("Rare.call");
	assert!(missing.is_empty());
	let usual = made(&mut missing);
	assert_eq!(early, usual);
	assert!((1..=30).contains(&usual), "{usual}");
	assert!((20..=60).contains(&sought), "{sought}");
}

#[test]
fn missing_calls_should_be_those_of_the_pallets_that_do_not_stand_apart() {
	let missing = Missing::of(&["RootDelay", "Nonces"], &["Nonces.sweep"], 0);
	assert!(missing.paths().contains("RootDelay.set_delay"));
	assert!(missing.paths().contains("Nonces.cancel_nonce"));
	assert!(!missing.paths().contains("Nonces.sweep"));
	assert!(
		missing
			.paths()
			.iter()
			.all(|path| { path.starts_with("RootDelay.") || path.starts_with("Nonces.") })
	);
}
