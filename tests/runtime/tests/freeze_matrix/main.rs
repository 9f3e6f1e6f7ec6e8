// SPDX-License-Identifier: Apache-2.0
//! Whoever may not act cannot move value, by any route.
//!
//! First every call of the metadata and every function of the Solidity interfaces must be classified: what it moves and
//! whose it is, or why it moves nothing. Then route × act × party × cause: with the party's identity out of force the
//! move is refused for the right reason and nothing moves, and the same move succeeds while it is in force.

mod acts;
mod cells;
mod classes;
mod parties;

fn main() {
	classes::every_class_should_name_something_that_exists();
	let classified = classes::every_call_and_function_should_be_classified_once();
	let counted = cells::no_route_should_move_value_of_an_identity_out_of_force();
	println!(
		"{}",
		serde_json::json!({
			"suite": "freeze-matrix",
			"cells": counted.cells,
			"classified": classified,
			"refused": counted.refused,
		})
	);
}
