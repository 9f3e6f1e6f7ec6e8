// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn force_release_should_free_everything() {
	run(|| {
		let deposit = deposited(100);
		asked(deposit, a_move(), 60);
		freeze(ALICE);
		assert_ok!(Custody::force_release(by(OFFICER), deposit, WHY));
		assert_eq!((units(ALICE), Custody::deposit_of(deposit)), ((FUNDS, 0), None));
		assert_eq!(
			last_event(),
			Event::DepositForced {
				deposit,
				by: OFFICER,
				customer: ALICE,
				series: SERIES,
				returned: 100,
				reason: WHY,
			}
		);
		let again = Custody::force_release(by(OFFICER), deposit, WHY);
		assert_noop!(again, Error::<Test>::UnknownDeposit);
	});
}

#[test]
fn force_release_should_fail_when_no_reason_is_given() {
	run(|| {
		let deposit = deposited(100);
		let call = Custody::force_release(by(OFFICER), deposit, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
