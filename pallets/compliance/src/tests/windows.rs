// SPDX-License-Identifier: Apache-2.0
//! The edges of windows, to the second, and clocks that run ahead or behind.

use super::*;
use crate::Span;
use genex_primitives::{Flow, Path};

/// What a limit of Alice's says.
fn next_reset(flow: Flow, span: Span) -> u64 {
	let limits = Compliance::limit_status(id(ALICE)).unwrap();
	let found = limits.iter().find(|limit| limit.flow == flow && limit.span == span).unwrap();
	found.next_reset.unwrap()
}

fn give(cents: u64) -> Act {
	money(Path::P2P, ALICE, BOB, cents)
}

#[test]
fn day_limit_should_count_at_both_edges_and_free_after_them() {
	// At the start of an hour, and in its last second.
	for (at, free) in [(START, START + DAY + HOUR), (START + HOUR - 1, START + DAY + HOUR)] {
		run(|| {
			amend(|book| (book.l1.send.day_cents, book.l2.send.day_cents) = (100, 100));
			Now::set(at);
			assert_ok!(give(100).perform());
			assert_eq!(next_reset(Flow::Send, Span::Day), free);
			for now in [at, at + 1, at + DAY - 1, at + DAY, free - 1] {
				Now::set(now);
				assert_eq!(give(1).check(), Err(Reason::SendValueDay), "{now}");
			}
			for now in [free, free + 1] {
				Now::set(now);
				assert_ok!(give(100).check());
			}
		});
	}
}

#[test]
fn month_limit_should_count_at_both_edges_and_free_after_them() {
	let midnight = START - START % DAY;
	for at in [midnight, midnight + DAY - 1] {
		run(|| {
			amend(|book| {
				for limit in [&mut book.l1.send, &mut book.l2.send] {
					(limit.day_cents, limit.month_cents) = (100, 100);
				}
			});
			Now::set(at);
			assert_ok!(give(100).perform());
			let free = midnight + 31 * DAY;
			assert_eq!(next_reset(Flow::Send, Span::Month), free);
			for now in [at + 30 * DAY - 1, at + 30 * DAY, free - 1] {
				Now::set(now);
				assert_eq!(give(1).check(), Err(Reason::SendValueMonth), "{now}");
			}
			Now::set(free);
			assert_ok!(give(100).check());
		});
	}
}

#[test]
fn travel_rule_should_look_back_a_day_at_least() {
	run(|| {
		let at = START + HOUR - 1;
		Now::set(at);
		assert_ok!(give(200_000).perform());
		for now in [at, at + DAY - 1, at + DAY] {
			Now::set(now);
			assert_eq!(give(100_000).check(), Err(Reason::TravelRuleNeeded), "{now}");
			assert_ok!(give(99_999).check());
		}
		Now::set(at + DAY + 1);
		assert_ok!(give(100_000).check());
	});
}

#[test]
fn windows_should_stay_strict_when_the_clock_runs_thirty_seconds_ahead_or_behind() {
	run(|| {
		amend(|book| (book.l1.send.day_cents, book.l2.send.day_cents) = (100, 100));
		// Counted by a clock that is ahead, in an hour that has not come.
		Now::set(START + HOUR + 30);
		assert_ok!(give(60).perform());
		Now::set(START + HOUR - 30);
		assert_ok!(give(40).perform());
		assert_eq!(give(1).check(), Err(Reason::SendValueDay));
		for now in [START + HOUR + DAY, START + HOUR + DAY + 30, START + 2 * HOUR + DAY - 30] {
			Now::set(now);
			assert_eq!(give(1).check(), Err(Reason::SendValueDay), "{now}");
		}
		Now::set(START + 2 * HOUR + DAY + 30);
		assert_ok!(give(100).check());
	});
}

#[test]
fn lists_and_attestations_should_lapse_to_the_second() {
	use genex_primitives::traits::ListClock;
	run(|| {
		Compliance::set_fresh_until(START + 100, START);
		for (now, outcome) in [
			(START + 70, Ok(())),
			(START + 99, Ok(())),
			(START + 100, Err(Reason::SanctionsListStale)),
			(START + 130, Err(Reason::SanctionsListStale)),
		] {
			Now::set(now);
			assert_eq!(give(1).check(), outcome, "{now}");
		}
	});
	run(|| {
		change_record(id(ALICE), |record| record.valid_until = u32::try_from(START).unwrap() + 100);
		for (now, outcome) in [
			(START + 70, Ok(())),
			(START + 99, Ok(())),
			(START + 100, Err(Reason::SenderKycExpired)),
			(START + 130, Err(Reason::SenderKycExpired)),
		] {
			Now::set(now);
			assert_eq!(give(1).check(), outcome, "{now}");
		}
	});
}
