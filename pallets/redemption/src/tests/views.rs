// SPDX-License-Identifier: Apache-2.0

use super::*;
use genex_primitives::traits::Nonces;

#[test]
fn authorisations_of_should_list_the_open_ones_of_a_holder() {
	run(|| {
		let (first, second, third) = (authorised(1), authorised(2), authorised(3));
		assert_ok!(Redemption::void(by(STORE), second));
		let all = Redemption::authorisations_of(account(ALICE));
		let found: Vec<_> = all.iter().map(|(id, open)| (*id, open.left)).collect();
		assert_eq!(found, [(first, 1), (third, 3)]);
		assert!(Redemption::authorisations_of(account(BOB)).is_empty());
	});
}

#[test]
fn check_ticket_should_say_what_a_redemption_would_and_change_nothing() {
	run(|| {
		let check =
			|ticket: Ticket| Redemption::check_ticket(account(STORE), ticket, sign(ALICE, &ticket));
		assert_eq!(check(ticket(300, 1)), Ok(()));
		assert_eq!((units(ALICE), events()), ((FUNDS, 0), vec![]));
		assert!(!Signatures::is_used(&account(ALICE), 1, SOON));
		assert_eq!(check(ticket(FUNDS + 1, 1)), Err(SHORT));
		assert_ok!(Signatures::use_once(&account(ALICE), 1, SOON));
		assert_eq!(check(ticket(300, 1)), Err(USED));
	});
}
