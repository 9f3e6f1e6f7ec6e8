// SPDX-License-Identifier: Apache-2.0
//! What is done next: a sensible act as it is or changed, a call that did something new before, or one made up from the
//! metadata; dispatched, signed, or sent by an Ethereum key.

use crate::{
	fuzz::{
		chain::{KEYS, Made, Player},
		corpus::call_of,
		mutate::{Stock, changed_words, decoded},
		random::Random,
		shape,
		step::{Origin, Step},
	},
	invariants::{acts, world::World},
};
use codec::Encode;
use genex_precompiles::addresses;
use genex_runtime::{AccountId, RuntimeCall};
use genex_runtime_tests::{business, evm, orders, scene::USDC};
use pallet_revive::RUNTIME_PALLETS_ADDR;
use sp_core::H160;
use std::{
	collections::{BTreeMap, BTreeSet},
	panic::{AssertUnwindSafe, catch_unwind},
};

/// Calls that are remembered, and how long they are at most.
const REMEMBERED: usize = 3_000;
const LONGEST: usize = 1_024;
/// Everything is checked after each of so many steps at the end of a chain, when there is most that may break. In a run of
/// the usual size these are 320 checks, beside some 200 others.
const WATCHED: u64 = 40;

/// Draws steps, and remembers what did something new.
pub struct Drawn {
	random: Random,
	left: u64,
	calls: Vec<Vec<u8>>,
	outcomes: BTreeSet<String>,
	/// The first call of each name that succeeded, by that name.
	pub kept: BTreeMap<String, Step>,
	/// All steps so far.
	pub steps: Vec<Step>,
	/// What came of them.
	pub tally: Tally,
}

/// How often each kind of step was made, and how often it succeeded.
pub type Tally = BTreeMap<String, (u64, u64)>;

impl Drawn {
	/// As many steps as `left`, from `seed`; `calls` are known from the beginning.
	pub fn new(seed: u64, left: u64, calls: Vec<Vec<u8>>) -> Self {
		Self {
			random: Random::new(seed),
			left,
			calls,
			outcomes: BTreeSet::new(),
			kept: BTreeMap::new(),
			steps: Vec::new(),
			tally: Tally::new(),
		}
	}

	/// How many steps that count were not made.
	pub fn left(&self) -> u64 {
		self.left
	}
}

impl Player for Drawn {
	fn next(&mut self, world: &World) -> Option<Step> {
		if self.left == 0 {
			return None;
		}
		let people: Vec<[u8; 32]> = world.accounts.iter().map(|who| who.clone().into()).collect();
		let stock = Stock { calls: &self.calls, people: &people };
		let step = draw(world, &stock, &mut self.random);
		self.steps.push(step.clone());
		Some(step)
	}

	fn told(&mut self, step: &Step, made: &Made) {
		if !step.is_block() {
			self.left = self.left.saturating_sub(1);
		}
		let count = self.tally.entry(made.name.clone()).or_default();
		count.0 += 1;
		count.1 += u64::from(made.outcome.is_ok());
		let Some(call) = call_of(step).filter(|call| call.len() <= LONGEST) else { return };
		if made.outcome.is_ok() {
			self.kept.entry(made.name.clone()).or_insert_with(|| step.clone());
		}
		let outcome = format!("{} {:?}", made.name, made.outcome);
		if self.calls.len() < REMEMBERED && self.outcomes.insert(outcome) {
			self.calls.push(call.to_vec());
		}
	}

	fn is_watched(&self) -> bool {
		self.left <= WATCHED
	}
}

/// The next step.
fn draw(world: &World, stock: &Stock<'_>, random: &mut Random) -> Step {
	if random.chance(4) {
		return Step::Block { seconds: seconds(random) };
	}
	let (call, origin) = call(world, stock, random);
	let call = if random.chance(10) { stock.carried(call, random) } else { call };
	match random.below(100) {
		0..=64 => Step::Dispatch { by: origin, call },
		65..=81 => {
			let known = match &origin {
				Origin::Signed(who) => world.pairs.iter().position(|(one, _)| one == who),
				_ => None,
			};
			let by = known.unwrap_or_else(|| place(world.pairs.len(), random));
			Step::Signed { by, call }
		},
		_ => ethereum(call, &origin, stock, random),
	}
}

/// Mostly one second, sometimes a day, seldom months.
fn seconds(random: &mut Random) -> u32 {
	let seconds = match random.below(200) {
		0..=2 => random.between(1, 120 * 86_400),
		3..=20 => random.between(1, 86_400),
		_ => 1,
	};
	u32::try_from(seconds).expect("months")
}

fn place(count: usize, random: &mut Random) -> usize {
	usize::try_from(random.below(u64::try_from(count).expect("few"))).expect("few")
}

/// The bytes of a call, which may be none any more, and who makes it.
fn call(world: &World, stock: &Stock<'_>, random: &mut Random) -> (Vec<u8>, Origin) {
	match random.below(100) {
		0..=49 => {
			// The acts count on a world in which nobody did what is done here: then one is made up.
			let act = catch_unwind(AssertUnwindSafe(|| acts::next(world, random)));
			let Ok((call, origin)) = act else {
				return (shape::new_call(stock.people, random), origin(world, random));
			};
			let call = call.encode();
			let call = if random.chance(50) { call } else { stock.changed(call, random) };
			(call, Origin::of(&origin))
		},
		50..=79 => {
			let known = stock.known(random);
			(stock.changed(known, random), origin(world, random))
		},
		_ => (shape::new_call(stock.people, random), origin(world, random)),
	}
}

fn origin(world: &World, random: &mut Random) -> Origin {
	match random.below(40) {
		0 => Origin::None,
		1..=2 => Origin::Root,
		3..=4 => Origin::Council,
		5 => Origin::Seat,
		_ => Origin::Signed(world.anyone(random)),
	}
}

/// The call, the Solidity call that does the same, or a contract that makes it at its birth.
fn ethereum(call: Vec<u8>, origin: &Origin, stock: &Stock<'_>, random: &mut Random) -> Step {
	let own = |who: &AccountId| KEYS.iter().position(|key| key.account() == *who);
	let by = match origin {
		Origin::Signed(who) => own(who),
		_ => None,
	};
	let by = by.unwrap_or_else(|| place(KEYS.len(), random));
	let (target, input) = match decoded(&call).as_ref().and_then(solidity) {
		Some((target, input)) if random.chance(70) => (target, input),
		_ => (RUNTIME_PALLETS_ADDR, call),
	};
	let native = target == RUNTIME_PALLETS_ADDR;
	let input = if native || random.chance(50) {
		input
	} else {
		changed_words(input, stock.people, random)
	};
	let target = if native || random.chance(90) { target } else { served(random) };
	let free = random.chance(20);
	let value = if random.chance(85) { 0 } else { random.any() >> random.below(64) };
	if random.chance(10) && input.len() < usize::from(u16::MAX) {
		let input = match random.below(3) {
			0 => evm::passing_on_at_birth(target),
			1 => evm::constructor(&shape::any(place(200, random), random)),
			_ => evm::acting_at_birth(target, &input),
		};
		return Step::Ethereum { by, free, to: None, value, input };
	}
	Step::Ethereum { by, free, to: Some(target), value, input }
}

/// Target and input of the Solidity call that does the same.
fn solidity(call: &RuntimeCall) -> Option<(H160, Vec<u8>)> {
	let said = || match call {
		RuntimeCall::OrderBook(order) => {
			orders::solidity(order).map(|input| (orders::MARKETPLACE, input))
		},
		call => business::solidity(call),
	};
	// What is out of the ranges of Solidity cannot be said in it.
	catch_unwind(AssertUnwindSafe(said)).ok().flatten()
}

/// An address at which something is served.
fn served(random: &mut Random) -> H160 {
	let places = [
		addresses::address_of(addresses::COUPON),
		addresses::address_of(addresses::REDEMPTION),
		business::COUPON_FACTORY,
		business::TREASURY,
		business::TRAVEL_RULE,
		business::ISSUERS,
		business::INSOLVENCY,
		business::QUARANTINE,
		business::CUSTODY,
		business::FEE_POOLS,
		business::IDENTITY,
		business::TRANSFER_POLICIES,
		orders::MARKETPLACE,
		addresses::of_stablecoin(USDC),
		H160::from_low_u64_be(random.below(12)),
	];
	*random.pick(&places)
}
