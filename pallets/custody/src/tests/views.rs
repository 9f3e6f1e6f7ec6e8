// SPDX-License-Identifier: Apache-2.0

use super::*;

fn numbers<Found>(page: Vec<(u64, Found)>) -> Vec<u64> {
	page.into_iter().map(|(id, _)| id).collect()
}

#[test]
fn agreements_of_should_list_those_of_a_party_page_by_page() {
	run(|| {
		let all = [proposed(), accepted(), proposed()];
		for party in [ISSUER, CUSTODIAN] {
			assert_eq!(numbers(Custody::agreements_of(party, None, u32::MAX)), all);
			assert_eq!(numbers(Custody::agreements_of(party, None, 2)), all[..2]);
			assert_eq!(numbers(Custody::agreements_of(party, Some(all[1]), 2)), all[2..]);
		}
		assert!(Custody::agreements_of(ALICE, None, 9).is_empty());
	});
}

#[test]
fn statements_should_list_what_is_in_custody_page_by_page() {
	run(|| {
		let agreement = accepted();
		let all: Vec<_> = (1..=3).map(|units| deposited_under(agreement, units)).collect();
		assert_ok!(Custody::deposit(by(BOB), agreement, SERIES, 9));
		assert_eq!(numbers(Custody::statement_of_customer(ALICE, None, 9)), all);
		assert_eq!(numbers(Custody::statement_of_customer(ALICE, None, 1)), all[..1]);
		assert_eq!(numbers(Custody::statement_of_customer(ALICE, Some(all[0]), 9)), all[1..]);
		assert_eq!(numbers(Custody::statement_of_agreement(agreement, None, 9)), [1, 2, 3, 4]);
		assert_eq!(numbers(Custody::statement_of_agreement(agreement, Some(2), 1)), [3]);
		assert!(Custody::statement_of_agreement(agreement + 1, None, 9).is_empty());
	});
}
