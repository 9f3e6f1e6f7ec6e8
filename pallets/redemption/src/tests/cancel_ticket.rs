// SPDX-License-Identifier: Apache-2.0

use super::*;

fn submit(ticket: Ticket) -> DispatchResult {
	Redemption::redeem_ticket(by(STORE), ticket, sign(ALICE, &ticket))
}

#[test]
fn cancel_ticket_should_make_a_ticket_useless() {
	run(|| {
		assert_ok!(Redemption::cancel_ticket(by(ALICE), 1, SOON));
		let event = Event::TicketCancelled { holder: account(ALICE), nonce: 1, deadline: SOON };
		assert_eq!(last_event(), event);
		assert_noop!(submit(ticket(300, 1)), USED);
		assert_ok!(submit(ticket(300, 2)));
	});
}

#[test]
fn cancel_ticket_should_touch_nobody_elses_tickets() {
	run(|| {
		for who in [BOB, STORE, STRANGER] {
			assert_ok!(Redemption::cancel_ticket(by(who), 1, SOON));
		}
		assert_ok!(submit(ticket(300, 1)));
	});
}

#[test]
fn cancel_ticket_should_fail_when_the_ticket_was_used_or_cancelled() {
	run(|| {
		assert_ok!(submit(ticket(300, 1)));
		assert_noop!(Redemption::cancel_ticket(by(ALICE), 1, SOON), USED);
		assert_ok!(Redemption::cancel_ticket(by(ALICE), 2, SOON));
		assert_noop!(Redemption::cancel_ticket(by(ALICE), 2, SOON), USED);
	});
}

#[test]
fn cancel_ticket_should_fail_when_the_ticket_is_late_anyway() {
	run(|| assert_noop!(Redemption::cancel_ticket(by(ALICE), 1, START), LATE));
}
