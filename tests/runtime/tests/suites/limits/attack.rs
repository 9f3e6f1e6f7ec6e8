// SPDX-License-Identifier: Apache-2.0
//! One chain under attack by one sequence of acts, from the first to the last.

use crate::limits::{
	Run, Tally,
	reference::Reference,
	waiting::Waiting,
	world::{World, rulebook},
};
use genex_runtime_tests::{
	env,
	random::Random,
	sequence::{Act, Place},
};

/// Acts of one block. Its clock goes on between them, as if each had a block of its own.
const PER_BLOCK: usize = 50;
/// Blocks between two checks of every invariant.
const PER_CHECK: usize = 100;
/// Trillionths of a dollar of a cent of a euro and of a yen at first.
const FIRST_RATES: [u64; 2] = [10_800_000_000, 6_700_000_000];

/// What came of a sequence.
pub struct Outcome {
	pub tally: Tally,
	/// What the act broke that was made last.
	pub broken: Vec<String>,
	/// What happened before, if that was asked for.
	pub story: Vec<String>,
	/// Acts that were made.
	pub acts: usize,
	/// Days that passed on the chain.
	pub days: u64,
}

impl Run {
	/// A run in the first block of a chain.
	fn new(told: bool) -> Self {
		let now = env::now();
		let world = World::new(FIRST_RATES);
		let mut reference = Reference::new(world, rulebook(100), FIRST_RATES, now);
		reference.story = told.then(Vec::new);
		Self {
			random: Random::new(0),
			reference,
			waiting: Waiting::default(),
			clock: now,
			rates_at: now,
			tally: Tally::default(),
		}
	}

	fn check(&mut self) {
		if let Err(error) = env::try_state_all() {
			self.reference.broken.push(format!("{error:?}"));
		}
	}

	/// Makes the acts of a new block, the first of them at `first` in the sequence, until one breaks something.
	fn block(&mut self, acts: &[Act], first: usize, place: &Place) {
		self.begin_block();
		self.read_clock();
		for (number, act) in acts.iter().enumerate() {
			place.set(first + number);
			self.random = Random::new(act.seed);
			self.step();
			if !self.reference.broken.is_empty() {
				return;
			}
		}
	}
}

/// Attacks a new chain until an act breaks something. The act's place is kept in `place`.
pub fn attack(acts: &[Act], place: &Place, told: bool) -> Outcome {
	let mut chain = env::chain(env::preset("development"));
	let mut run = chain.execute_with(|| {
		env::begin();
		Run::new(told)
	});
	for (number, block) in acts.chunks(PER_BLOCK).enumerate() {
		// The root of the state is then made of what the block changed, not of everything since the first one.
		chain.commit_all().expect("no transaction is open");
		chain.execute_with(|| {
			run.block(block, number * PER_BLOCK, place);
			let last = (number + 1) * PER_BLOCK >= acts.len();
			if run.reference.broken.is_empty() && (last || number % PER_CHECK == PER_CHECK - 1) {
				run.check();
			}
		});
		if !run.reference.broken.is_empty() {
			break;
		}
	}
	let Run { reference, mut tally, .. } = run;
	tally.accepted = reference.accepted;
	Outcome {
		tally,
		broken: reference.broken,
		story: reference.story.unwrap_or_default(),
		acts: place.get() + 1,
		days: (reference.now - env::START) / 86_400,
	}
}
