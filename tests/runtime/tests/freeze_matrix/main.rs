// SPDX-License-Identifier: Apache-2.0
//! Whoever may not act cannot move value, by any route.
//!
//! First every call of the metadata and every function of the Solidity interfaces must be classified: what it moves and
//! whose it is, or why it moves nothing. Then route × act × party × cause: with the party frozen, on the blacklist or out of
//! force the move is refused for the right reason and nothing moves, and the same move succeeds while nothing is in its way.
//! Causes that let a move through are cells too: what arrives with a party from which nothing may leave arrives.
//!
//! `GENEX_SIZE` sets how many rounds there are, each with other amounts; `GENEX_SEED` repeats them.

mod acts;
mod allowances;
mod causes;
mod cells;
mod classes;
mod endings;
mod gnx;
mod outcomes;
mod parties;
mod returns;
mod routes;
#[path = "../size/mod.rs"]
mod size;

/// Fewer cells than this means that something is no longer tried.
const FEWEST_CELLS: usize = 3_000;

fn main() {
	classes::every_class_should_name_something_that_exists();
	classes::every_move_of_a_party_should_be_tried();
	let classified = classes::every_call_and_function_should_be_classified_once();
	let rounds = size::Rounds::from_env();
	let mut counted = cells::Counted::new();
	for round in rounds.all() {
		cells::no_route_should_move_value_of_who_may_not(round, &mut counted);
		endings::nobody_should_end_what_a_party_may_not_do(round, &mut counted);
		returns::what_comes_back_should_stay_blocked(round, &mut counted);
		returns::release_should_give_everything_back(round, &mut counted);
		allowances::no_allowance_should_serve_the_frozen(round, &mut counted);
		gnx::no_contract_should_let_gnx_of_the_frozen_go(round, &mut counted);
		gnx::gnx_of_a_frozen_stranger_should_stay(round, &mut counted);
	}
	gnx::no_frozen_signer_should_pay_a_fee(&mut counted);
	println!(
		"{}",
		serde_json::json!({
			"suite": "freeze-matrix",
			"cells": counted.cells,
			"classified": classified,
			"letThrough": counted.let_through,
			"refused": counted.refused,
			"rounds": rounds.count,
			"seed": rounds.seed,
		})
	);
	counted.finish();
	assert!(counted.cells >= FEWEST_CELLS, "only {} cells were tried", counted.cells);
}
