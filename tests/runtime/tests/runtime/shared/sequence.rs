// SPDX-License-Identifier: Apache-2.0
//! Sequences that fail become shorter, and repeat.

use genex_runtime_tests::sequence::{Act, Place, Sequences, TRIES, numbers, runner};
use proptest::{
	strategy::{Strategy, ValueTree},
	test_runner::{TestCaseError, TestError},
};
use std::{cell::Cell, collections::BTreeSet};

/// Runs one sequence that fails as soon as all of `needed` were made, and gives what is left of it.
fn shortened(acts: usize, needed: &[usize]) -> Vec<Act> {
	let (place, tries) = (Place::default(), Cell::new(0));
	let sequences = Sequences::new(acts, place.clone());
	let result = runner(7, 1).run(&sequences, |acts| {
		tries.set(tries.get() + 1);
		let mut missing: BTreeSet<_> = needed.iter().copied().collect();
		for (at, act) in acts.iter().enumerate() {
			place.set(at);
			missing.remove(&act.number);
			if missing.is_empty() {
				return Err(TestCaseError::fail("all of them"));
			}
		}
		Ok(())
	});
	assert!(tries.get() <= TRIES + 1);
	match result {
		Err(TestError::Fail(_, acts)) => acts,
		other => panic!("a sequence that fails, not {other:?}"),
	}
}

#[test]
fn failing_sequence_should_shrink_to_the_acts_that_matter() {
	assert_eq!(numbers(&shortened(1_000, &[20, 700])), "20, 700");
	assert_eq!(numbers(&shortened(1_000, &[0])), "0");
	assert_eq!(numbers(&shortened(100_000, &[99_999])), "99999");
}

#[test]
fn shortened_sequence_should_still_fail_when_tries_run_out() {
	let needed: Vec<_> = (0..100).map(|number| number * 900).collect();
	let left = shortened(100_000, &needed);
	assert!(needed.iter().all(|number| left.iter().any(|act| act.number == *number)));
	assert_eq!(left.last().map(|act| act.number), Some(99 * 900));
}

#[test]
fn sequence_should_repeat_when_its_seed_does() {
	let draw = |seed| {
		let sequences = Sequences::new(100, Place::default());
		sequences.new_tree(&mut runner(seed, 1)).expect("never refused").current()
	};
	assert_eq!(draw(1), draw(1));
	assert_ne!(draw(1), draw(2));
}

#[test]
fn numbers_should_join_neighbours() {
	let acts = [1, 2, 3, 5, 7, 8].map(|number| Act { number, seed: 0 });
	assert_eq!(numbers(&acts), "1-3, 5, 7-8");
}
