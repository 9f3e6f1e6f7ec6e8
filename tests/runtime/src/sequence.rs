// SPDX-License-Identifier: Apache-2.0
//! Long sequences of random acts as proptest draws them, and how it makes one that fails shorter.
//!
//! Proptest's own vectors lose one element at a time, which is too slow where every try is a new chain. These lose what
//! came after the failure at once, and then pieces: everything before it, halves, quarters and so on.

use crate::random::source;
use proptest::{
	collection::vec,
	prelude::any,
	strategy::{NewTree, Strategy, ValueTree},
	test_runner::{Config, TestRunner},
};
use std::{cell::Cell, rc::Rc};

/// Shorter sequences that are tried when one fails.
pub const TRIES: u32 = 64;
/// Milliseconds after which no other is tried.
const PATIENCE: u32 = 180_000;
/// A piece that is dropped is at least such a part of the sequence.
const FINEST: usize = 32;

/// An act: its place in the whole sequence, and the seed of all that is drawn for it. So acts can be left out without a
/// change to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Act {
	/// Counted from zero.
	pub number: usize,
	/// A seed of its own.
	pub seed: u64,
}

/// Where a try is: the place, in the sequence it was given, of the act that it makes. Whoever makes the acts keeps it.
pub type Place = Rc<Cell<usize>>;

/// All sequences of so many acts.
#[derive(Debug)]
pub struct Sequences {
	acts: usize,
	place: Place,
}

impl Sequences {
	/// Sequences of `acts` acts, of which the one at `place` is made when one fails.
	pub fn new(acts: usize, place: Place) -> Self {
		Self { acts, place }
	}
}

impl Strategy for Sequences {
	type Tree = Shorter;
	type Value = Vec<Act>;

	fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
		let seeds = vec(any::<u64>(), self.acts).new_tree(runner)?.current();
		let acts = seeds.into_iter().enumerate().map(|(number, seed)| Act { number, seed });
		let place = self.place.clone();
		Ok(Shorter { acts: acts.collect(), place, piece: self.acts, next: 0, dropped: None })
	}
}

/// A sequence on its way to a shorter one that fails too.
#[derive(Debug)]
pub struct Shorter {
	acts: Vec<Act>,
	place: Place,
	/// How many acts a piece has.
	piece: usize,
	/// Where the piece begins that is dropped next.
	next: usize,
	/// The piece that is dropped now, and where it was.
	dropped: Option<(usize, Vec<Act>)>,
}

impl Shorter {
	/// Drops the next piece; false if all were tried. The last act, which failed, always stays.
	fn drop_next(&mut self) -> bool {
		let last = self.acts.len().saturating_sub(1);
		if self.next >= last {
			self.next = 0;
			self.piece = self.piece.min(last) / 2;
		}
		if last == 0 || self.piece < (last / FINEST).max(1) {
			return false;
		}
		let end = last.min(self.next + self.piece);
		self.dropped = Some((self.next, self.acts.drain(self.next..end).collect()));
		true
	}
}

impl ValueTree for Shorter {
	type Value = Vec<Act>;

	fn current(&self) -> Vec<Act> {
		self.acts.clone()
	}

	/// The current sequence fails: what was dropped had no part in it, nor had what came after.
	fn simplify(&mut self) -> bool {
		self.dropped = None;
		self.acts.truncate(self.place.get() + 1);
		self.drop_next()
	}

	/// The current sequence does not fail: the piece comes back, and the next one goes.
	fn complicate(&mut self) -> bool {
		let Some((at, piece)) = self.dropped.take() else { return false };
		self.next = at + piece.len();
		self.acts.splice(at..at, piece);
		self.drop_next()
	}
}

/// Draws `cases` sequences from `seed`, and of one that fails looks for a short one.
pub fn runner(seed: u64, cases: u32) -> TestRunner {
	let config = Config {
		cases,
		max_shrink_iters: TRIES,
		max_shrink_time: PATIENCE,
		// The seed is all that is needed to repeat a run.
		failure_persistence: None,
		..Config::default()
	};
	TestRunner::new_with_rng(config, source(seed))
}

/// The numbers of acts, in short.
pub fn numbers(acts: &[Act]) -> String {
	let mut ranges: Vec<(usize, usize)> = Vec::new();
	for act in acts {
		match ranges.last_mut() {
			Some((_, last)) if *last + 1 == act.number => *last = act.number,
			_ => ranges.push((act.number, act.number)),
		}
	}
	let text = |(first, last): &(usize, usize)| {
		if first == last { first.to_string() } else { format!("{first}-{last}") }
	};
	ranges.iter().map(text).collect::<Vec<_>>().join(", ")
}
