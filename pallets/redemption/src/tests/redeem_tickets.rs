// SPDX-License-Identifier: Apache-2.0

use super::*;

fn signed(ticket: Ticket) -> SignedTicket {
	SignedTicket { ticket, signature: sign(ALICE, &ticket) }
}

/// The store submits these tickets of Alice's.
fn submit(tickets: Vec<Ticket>) -> DispatchResult {
	let tickets = tickets.into_iter().map(signed).collect::<Vec<_>>();
	Redemption::redeem_tickets(by(STORE), tickets.try_into().expect("few"))
}

#[test]
fn redeem_tickets_should_judge_each_by_itself() {
	run(|| {
		let to_stranger = Ticket { redeemer: account(STRANGER).into(), ..ticket(1, 2) };
		let tickets = vec![ticket(100, 1), to_stranger, ticket(200, 1), ticket(300, 3)];
		assert_ok!(submit(tickets));
		assert_eq!((units(ALICE), burned(STORE)), ((FUNDS - 400, 0), 400));
		let holder = account(ALICE);
		let redeemed = |quantity, nonce| Event::TicketRedeemed {
			by: account(STORE),
			holder: account(ALICE),
			redeemer: account(STORE),
			series: SERIES,
			goods: Goods::Units(quantity),
			order_hash: ORDER,
			nonce,
			deadline: SOON,
		};
		assert_eq!(
			events(),
			[
				redeemed(100, 1),
				Event::TicketRefused {
					index: 1,
					holder: holder.clone(),
					nonce: 2,
					error: NO_REDEEMER
				},
				Event::TicketRefused { index: 2, holder, nonce: 1, error: USED },
				redeemed(300, 3),
			]
		);
	});
}

#[test]
fn redeem_tickets_should_let_a_refused_ticket_be_used_later() {
	run(|| {
		assert_ok!(submit(vec![ticket(FUNDS, 1), ticket(1, 2)]));
		let refused = last_event();
		assert!(matches!(refused, Event::TicketRefused { index: 1, error, .. } if error == SHORT));
		Book::insert((account(ALICE), SERIES), (1, 0));
		assert_ok!(submit(vec![ticket(1, 2)]));
		assert_eq!(burned(STORE), FUNDS + 1);
	});
}

#[test]
fn redeem_tickets_should_take_as_many_as_may_be() {
	run(|| {
		assert_ok!(submit((1..=u64::from(MAX_TICKETS)).map(|nonce| ticket(1, nonce)).collect()));
		assert_eq!(burned(STORE), u64::from(MAX_TICKETS));
		let more = vec![signed(ticket(1, 1)); MAX_TICKETS as usize + 1];
		assert!(Tickets::try_from(more).is_err());
	});
}

#[test]
fn redeem_tickets_should_fail_when_there_are_none() {
	run(|| {
		assert_noop!(submit(vec![]), Error::<Test>::NoTickets);
	});
}

#[test]
fn redeem_tickets_should_fail_when_a_frozen_party_submits() {
	run(|| {
		freeze(STORE);
		let refused = Error::<Test>::Refused(Reason::SenderFrozen.code());
		assert_noop!(submit(vec![ticket(1, 1)]), refused);
	});
}
