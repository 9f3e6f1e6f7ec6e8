// SPDX-License-Identifier: Apache-2.0
//! Whoever may not act cannot move value, by any route.
//!
//! First every call of the metadata and every function of the Solidity interfaces must be classified: what it moves and
//! whose it is, or why it moves nothing. Then route × act × party × cause: with the party frozen, on the blacklist or out of
//! force the move is refused for the right reason and nothing moves, and the same move succeeds while nothing is in its way.
//! Causes that let a move through are cells too: what arrives with a party from which nothing may leave arrives. What was put
//! aside comes back to a frozen party and to nobody else, and stays with it.
//!
//! `GENEX_SIZE` sets how many rounds there are, each with other amounts; `GENEX_SEED` repeats them.

mod acts;
mod allowances;
mod causes;
mod cells;
mod classes;
mod contracts;
mod deposits;
mod endings;
mod gnx;
mod gnx_returns;
mod outcomes;
mod parties;
mod refunds;
mod returns;
mod routes;
mod serials;

use genex_runtime_tests::size;
use std::process::ExitCode;

/// Fewer cells than this means that something is no longer tried.
const FEWEST_CELLS: usize = 10_000;
/// The same of cells whose cause is a freeze.
const FEWEST_FREEZE_CELLS: usize = 7_000;

pub fn main() -> ExitCode {
	classes::every_class_should_name_something_that_exists();
	classes::every_move_should_be_tried();
	let classified = classes::every_call_and_function_should_be_classified_once();
	let rounds = size::Rounds::from_env();
	let mut counted = cells::Counted::new();
	for round in rounds.all() {
		cells::no_route_should_move_value_of_who_may_not(round, &mut counted);
		cells::no_frozen_operator_should_move_units(round, &mut counted);
		contracts::no_contract_should_move_coupons_of_who_may_not(round, &mut counted);
		contracts::no_precompile_should_act_by_a_delegate_or_static_call(round, &mut counted);
		endings::nobody_should_end_what_a_party_may_not_do(round, &mut counted);
		returns::what_comes_back_should_stay_blocked(round, &mut counted);
		returns::release_should_give_everything_back(round, &mut counted);
		gnx_returns::gnx_that_comes_back_should_stay_blocked(round, &mut counted);
		gnx_returns::fee_refund_should_stay_with_whom_its_transaction_froze(round, &mut counted);
		gnx_returns::pool_of_the_frozen_should_pay_nothing(round, &mut counted);
		allowances::no_allowance_should_serve_the_frozen(round, &mut counted);
		serials::no_serial_should_move_of_who_may_not(round, &mut counted);
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
			"freezeCells": counted.freeze_cells,
			"letThrough": counted.let_through,
			"refused": counted.refused,
			"rounds": rounds.count,
			"seed": rounds.seed,
		})
	);
	counted.finish();
	assert!(counted.cells >= FEWEST_CELLS, "only {} cells were tried", counted.cells);
	assert!(
		counted.freeze_cells >= FEWEST_FREEZE_CELLS,
		"only {} cells of freezes were tried",
		counted.freeze_cells
	);
	ExitCode::SUCCESS
}
