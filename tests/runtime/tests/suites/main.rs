// SPDX-License-Identifier: Apache-2.0
//! The suites that print their result as the last line, in one program: each would link the whole runtime again.
//!
//! The first argument is the name of a suite. Without one each is played, in a process of its own.

mod books_model;
mod erc;
mod freeze_matrix;
mod fuzz;
mod hostile;
mod invariants;
mod limits;
mod origins;
mod tickets;

use std::{
	env,
	process::{Command, ExitCode},
};

/// Every suite by its name, as `scripts/test.sh` calls it.
const SUITES: [(&str, fn() -> ExitCode); 9] = [
	("books-model", books_model::main),
	("erc", erc::main),
	("freeze-matrix", freeze_matrix::main),
	("fuzz", fuzz::main),
	("hostile", hostile::main),
	("invariants", invariants::main),
	("limits", limits::main),
	("origins", origins::main),
	("tickets", tickets::main),
];

fn main() -> ExitCode {
	// Options are those of the usual harness, which cargo passes to every test.
	let Some(name) = env::args().skip(1).find(|argument| !argument.starts_with('-')) else {
		return all();
	};
	match SUITES.iter().find(|(suite, _)| *suite == name) {
		Some((_, play)) => play(),
		None => {
			let known = SUITES.map(|(suite, _)| suite).join(", ");
			eprintln!("no suite is called '{name}'; there are {known}");
			ExitCode::FAILURE
		},
	}
}

/// Plays one suite after the other: what a suite leaves in its process, others must not find.
fn all() -> ExitCode {
	let program = env::current_exe().expect("the path of this program");
	let failed = SUITES.iter().filter(|(suite, _)| {
		let status = Command::new(&program).arg(suite).status();
		!status.expect("this program starts").success()
	});
	if failed.count() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
