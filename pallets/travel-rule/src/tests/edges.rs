// SPDX-License-Identifier: Apache-2.0
//! Every state by every call that names a case: only the edges of the table pass, and nothing that
//! is closed ever opens or pays again.

use super::*;
use crate::Call;
use CaseState::*;
use frame_support::{storage::with_storage_layer, traits::UnfilteredDispatchable};
use sp_runtime::DispatchError;

/// The states in which a case can rest.
const STATES: [CaseState; 7] = [Started, Pending, Review, Repair, Completed, Rejected, Expired];

/// A step by who may take it, the states in which it passes and what follows; whether its time
/// begins with the deadline.
struct Step {
	name: &'static str,
	by: AccountId,
	call: fn(u64) -> Call<Test>,
	from: &'static [CaseState],
	to: CaseState,
	late: bool,
}

const OPEN: &[CaseState] = &[Started, Pending, Review, Repair];

fn steps() -> Vec<Step> {
	let step = |name, by, call, from, to, late| Step { name, by, call, from, to, late };
	vec![
		step(
			"attach_envelope",
			ALICE,
			|case| Call::attach_envelope { case, envelope: envelope(2) },
			&[Started, Repair],
			Pending,
			false,
		),
		step("start_review", SECOND, |case| Call::start_review { case }, &[Pending], Review, false),
		step(
			"request_repair",
			SECOND,
			|case| Call::request_repair { case, reason: hash(9) },
			&[Review],
			Repair,
			false,
		),
		step(
			"accept (one side)",
			SECOND,
			|case| Call::accept { case, envelope: hash(1) },
			&[Review],
			Review,
			false,
		),
		step("reject", FIRST, |case| Call::reject { case, reason: hash(9) }, OPEN, Rejected, false),
		step("cancel_case", ALICE, |case| Call::cancel_case { case }, OPEN, Rejected, false),
		step("return_expired", BOB, |case| Call::return_expired { case }, OPEN, Expired, true),
		step(
			"write_off",
			OFFICER,
			|case| Call::write_off { case, returned: 0, reason: hash(9) },
			OPEN,
			Expired,
			true,
		),
	]
}

/// What `step` answers on a case in `state` at its time, and the state after; nothing stays.
fn outcome(step: &Step, state: CaseState) -> (Result<(), DispatchError>, CaseState) {
	let mut result = (Ok(()), state);
	let _undone: Result<(), DispatchError> = with_storage_layer(|| {
		let before = Now::get();
		let id = case_in(state);
		if step.late {
			Now::set(the_case(id).deadline);
		}
		if step.name == "write_off" && state.is_open() {
			Vault::take(ALICE, GIFT, 100);
		}
		let call = (step.call)(id);
		let answer = call.dispatch_bypass_filter(by(step.by));
		result = (answer.map(drop).map_err(|error| error.error), the_case(id).state);
		Now::set(before);
		Err(DispatchError::Other("undo"))
	});
	result
}

#[test]
fn steps_should_pass_along_the_edges_of_the_table_only() {
	run(|| {
		for step in steps() {
			for state in STATES {
				let expected = if step.from.contains(&state) {
					(Ok(()), step.to)
				} else {
					(Err(Error::<Test>::WrongState.into()), state)
				};
				assert_eq!(outcome(&step, state), expected, "{} in {state:?}", step.name);
			}
		}
	});
}

#[test]
fn closed_cases_should_ignore_everybody() {
	run(|| {
		let everyone = [ALICE, ALICE_TOO, BOB, FIRST, SECOND, THIRD, OFFICER, STRANGER];
		for state in [Completed, Rejected, Expired] {
			let id = case_in(state);
			let (case, book, payouts) =
				(the_case(id), Book::iter().collect::<Vec<_>>(), Payouts::get());
			for step in steps() {
				for who in everyone {
					let answer = with_storage_layer(|| {
						(step.call)(id).dispatch_bypass_filter(by(who)).map_err(|error| error.error)
					});
					assert!(answer.is_err(), "{} in {state:?} by {who}", step.name);
				}
			}
			assert_eq!((the_case(id), Payouts::get()), (case, payouts));
			assert_eq!(Book::iter().collect::<Vec<_>>(), book);
		}
	});
}
