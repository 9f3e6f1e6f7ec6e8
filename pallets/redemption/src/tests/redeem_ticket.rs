// SPDX-License-Identifier: Apache-2.0

use super::*;
use genex_messages::{Domain, wrapped};
use genex_primitives::traits::Nonces;

/// A stranger submits a ticket that Alice signed.
fn submit(ticket: Ticket) -> DispatchResult {
	Redemption::redeem_ticket(by(STRANGER), ticket, sign(ALICE, &ticket))
}

#[test]
fn redeem_ticket_should_burn_the_units_with_the_redeemer() {
	run(|| {
		assert_ok!(submit(ticket(300, 1)));
		assert_eq!((units(ALICE), burned(STORE)), ((FUNDS - 300, 0), 300));
		assert!(Signatures::is_used(&account(ALICE), 1, SOON));
		assert_eq!(
			last_event(),
			Event::TicketRedeemed {
				by: account(STRANGER),
				holder: account(ALICE),
				redeemer: account(STORE),
				series: SERIES,
				goods: Goods::Units(300),
				order_hash: ORDER,
				nonce: 1,
				deadline: SOON,
			}
		);
	});
}

#[test]
fn redeem_ticket_should_be_open_to_redeemer_holder_and_strangers() {
	run(|| {
		for (nonce, who) in [(1, STORE), (2, ALICE), (3, STRANGER)] {
			let ticket = ticket(1, nonce);
			assert_ok!(Redemption::redeem_ticket(by(who), ticket, sign(ALICE, &ticket)));
		}
		assert_eq!(burned(STORE), 3);
	});
}

#[test]
fn redeem_ticket_should_be_for_the_redeemer_when_it_accepts_nothing_else() {
	run(|| {
		Tills::set(vec![account(STORE)]);
		let ticket = ticket(1, 1);
		let submit = |who| Redemption::redeem_ticket(by(who), ticket, sign(ALICE, &ticket));
		for who in [ALICE, STRANGER] {
			assert_noop!(submit(who), NOT_ITSELF);
		}
		assert_ok!(submit(STORE));
		assert_eq!(burned(STORE), 1);
	});
}

#[test]
fn redeem_ticket_should_accept_the_bytes_that_wallets_wrap() {
	run(|| {
		let ticket = ticket(300, 1);
		let bytes = wrapped(&ticket.payload(&DOMAIN));
		let signature: MultiSignature = pair(ALICE).sign(&bytes).into();
		assert_ok!(Redemption::redeem_ticket(by(STRANGER), ticket, signature));
	});
}

#[test]
fn redeem_ticket_should_fail_when_it_was_used() {
	run(|| {
		assert_ok!(submit(ticket(300, 1)));
		assert_noop!(submit(ticket(300, 1)), USED);
		// Nor is another one of the same nonce and deadline, or one that was cancelled.
		assert_noop!(submit(ticket(1, 1)), USED);
		assert_ok!(Signatures::use_once(&account(ALICE), 3, SOON));
		assert_noop!(submit(ticket(300, 3)), USED);
		assert_ok!(submit(ticket(300, 2)));
		assert_eq!(burned(STORE), 600);
	});
}

#[test]
fn redeem_ticket_should_fail_from_the_deadline_on() {
	run(|| {
		wait(3_599);
		assert_ok!(submit(ticket(1, 1)));
		wait(1);
		assert_noop!(submit(ticket(1, 2)), LATE);
	});
}

#[test]
fn redeem_ticket_should_fail_when_another_key_signed() {
	run(|| {
		let ticket = ticket(300, 1);
		for key in [BOB, STORE, STRANGER] {
			let call = Redemption::redeem_ticket(by(STORE), ticket, sign(key, &ticket));
			assert_noop!(call, BAD_SIGNATURE);
		}
	});
}

#[test]
fn redeem_ticket_should_fail_when_it_was_changed() {
	run(|| {
		let signed = ticket(300, 1);
		let signature = sign(ALICE, &signed);
		for changed in [
			Ticket { holder: account(BOB).into(), ..signed },
			Ticket { series: OTHER, ..signed },
			Ticket { goods: Goods::Units(301), ..signed },
			Ticket { goods: Goods::Serial(300), ..signed },
			Ticket { redeemer: account(CAFE).into(), ..signed },
			Ticket { order_hash: [1; 32], ..signed },
			Ticket { nonce: 2, ..signed },
			Ticket { deadline: SOON + 1, ..signed },
		] {
			let call = Redemption::redeem_ticket(by(CAFE), changed, signature.clone());
			assert_noop!(call, BAD_SIGNATURE);
		}
		assert_ok!(Redemption::redeem_ticket(by(CAFE), signed, signature));
	});
}

#[test]
fn redeem_ticket_should_fail_when_it_is_for_another_chain() {
	run(|| {
		let ticket = ticket(300, 1);
		let elsewhere = Domain { genesis: [6; 32], ..DOMAIN };
		let signature: MultiSignature = pair(ALICE).sign(&ticket.payload(&elsewhere)).into();
		assert_noop!(Redemption::redeem_ticket(by(STORE), ticket, signature), BAD_SIGNATURE);
	});
}

#[test]
fn redeem_ticket_should_leave_the_nonce_when_the_rules_refuse() {
	run(|| {
		assert_noop!(submit(ticket(0, 1)), NOTHING);
		assert_noop!(submit(ticket(FUNDS + 1, 1)), SHORT);
		let to_stranger = Ticket { redeemer: account(STRANGER).into(), ..ticket(300, 1) };
		assert_noop!(submit(to_stranger), NO_REDEEMER);
		for party in [ALICE, STORE] {
			Frozen::set(vec![account(party)]);
			assert_noop!(submit(ticket(300, 1)), REFUSED_FROZEN);
		}
		Frozen::set(Vec::new());
		Ended::set(vec![SERIES]);
		assert_noop!(submit(ticket(300, 1)), EXPIRED);
		Ended::set(Vec::new());
		assert_ok!(submit(ticket(300, 1)));
	});
}

#[test]
fn redeem_ticket_should_fail_after_the_units_left() {
	run(|| {
		assert_ok!(submit(ticket(FUNDS, 1)));
		assert_noop!(submit(ticket(1, 2)), SHORT);
		// Units that are authorised are not there for a ticket.
		assert_eq!(units(ALICE), (0, 0));
		let of_bob = Ticket { holder: account(BOB).into(), ..ticket(FUNDS, 1) };
		let (at, until) = (account(STORE), SOON);
		assert_ok!(Redemption::authorise(by(BOB), SERIES, 1, at, ORDER, until));
		let call = Redemption::redeem_ticket(by(STORE), of_bob, sign(BOB, &of_bob));
		assert_noop!(call, SHORT);
	});
}

#[test]
fn redeem_ticket_should_fail_when_a_frozen_party_submits() {
	run(|| {
		freeze(STRANGER);
		let refused = Error::<Test>::Refused(Reason::SenderFrozen.code());
		assert_noop!(submit(ticket(300, 1)), refused);
		let ticket = ticket(300, 1);
		assert_ok!(Redemption::redeem_ticket(by(STORE), ticket, sign(ALICE, &ticket)));
	});
}

#[test]
fn redeem_ticket_should_fail_when_no_series_has_serials() {
	run(|| {
		let ticket = Ticket { goods: Goods::Serial(7), ..ticket(0, 1) };
		assert_noop!(submit(ticket), DispatchError::Unavailable);
	});
}
