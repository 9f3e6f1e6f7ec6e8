// SPDX-License-Identifier: Apache-2.0
//! GNX between people counts as what it is worth.

use super::*;
use crate::Activities;
use genex_primitives::{AccountFlags, Flow, Usage};

/// What this many cents of GNX count.
fn worth(cents: u64) -> Usage {
	Usage { cents, count: 0 }
}

fn used(who: AccountId, flow: Flow) -> Usage {
	Compliance::activity(id(who)).flow(flow).sums(Now::get()).0
}

#[test]
fn gnx_should_count_for_both_sides_by_its_price_and_not_by_number() {
	run(|| {
		assert_ok!(give_gnx(ALICE, BOB, 100 * GNX + 1));
		assert_eq!(used(ALICE, Flow::Send), worth(101), "a cent each, rounded up");
		assert_eq!(used(BOB, Flow::Receive), worth(101));
		assert_eq!(used(BOB, Flow::Send), Usage::default());
	});
}

#[test]
fn gnx_should_count_together_with_coupons_and_money() {
	run(|| {
		assert_ok!(give_gnx(ALICE, BOB, 900_000 * GNX));
		let give = |cents| money(genex_primitives::Path::P2P, ALICE, DAVE, cents);
		assert_ok!(give(100_000).check());
		assert_eq!(give(100_001).check(), Err(Reason::SendValueDay));
	});
}

#[test]
fn gnx_should_be_refused_when_the_giver_has_no_room_and_then_count_for_neither() {
	run(|| {
		assert_noop!(give_gnx(ALICE, BOB, 1_000_001 * GNX), refused(Reason::SendValueDay));
		assert_noop!(give_gnx(ALICE, STRANGER, u128::MAX), refused(Reason::SendValueDay));
		assert_ok!(give_gnx(ALICE, BOB, 1_000_000 * GNX));
		assert_noop!(give_gnx(ALICE, BOB, 1), refused(Reason::SendValueDay));
	});
}

#[test]
fn gnx_should_arrive_and_leave_no_room_when_it_is_above_the_recipients_limit() {
	run(|| {
		assert_ok!(give_gnx(ALICE, CAROL, 60_000 * GNX));
		assert_eq!(used(CAROL, Flow::Receive), worth(60_000));
		let gift = money(genex_primitives::Path::P2P, DAVE, CAROL, 1);
		assert_eq!(gift.check(), Err(Reason::ReceiveValueDay));
	});
}

#[test]
fn gnx_should_pass_uncounted_where_nobody_has_limits() {
	run(|| {
		assert_ok!(give_gnx(STRANGER, TREASURY, u128::MAX));
		assert_ok!(give_gnx(ALICE, ALICE_TOO, GNX));
		assert_eq!(Activities::<Test>::iter().count(), 0);
	});
}

#[test]
fn gnx_should_count_for_the_registered_side_when_only_one_is() {
	run(|| {
		assert_ok!(give_gnx(ALICE, TREASURY, GNX));
		assert_eq!(used(ALICE, Flow::Send), worth(1));
		assert_ok!(give_gnx(TREASURY, BOB, GNX));
		assert_eq!(used(BOB, Flow::Receive), Usage::default(), "nobody's money has no giver");
	});
}

#[test]
fn gnx_should_not_be_held_against_freezes_here() {
	run(|| {
		set_account_flags(ALICE, AccountFlags::FROZEN_FULL);
		assert_ok!(give_gnx(ALICE, BOB, GNX));
	});
}

#[test]
fn gnx_should_have_the_limits_of_l0_when_an_attestation_lapsed() {
	run(|| {
		change_record(id(ALICE), |record| record.valid_until = 0);
		assert_noop!(give_gnx(ALICE, BOB, 1), refused(Reason::SendValueDay));
	});
}

#[test]
fn gnx_should_be_refused_when_no_rulebook_is_set() {
	ExtBuilder { rulebook: None, ..Default::default() }.build_and_execute(|| {
		assert_noop!(give_gnx(ALICE, BOB, 1), refused(Reason::RulesMissing));
		assert_ok!(give_gnx(STRANGER, TREASURY, 1));
	});
}
