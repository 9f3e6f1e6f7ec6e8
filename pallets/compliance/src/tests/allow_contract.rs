// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::AllowedContracts;
use sp_runtime::DispatchError;

const VAULT: AccountId = 77;

#[test]
fn allow_contract_should_list_and_unlist_when_governance_says_so() {
	run(|| {
		assert_ok!(Compliance::allow_contract(signed(COUNCIL), VAULT, true));
		let listed = Event::ContractAllowed { who: VAULT, old: false, new: true };
		assert_eq!(events(), vec![listed]);
		assert!(AllowedContracts::<Test>::contains_key(VAULT));
		assert_ok!(Compliance::allow_contract(signed(COUNCIL), VAULT, false));
		let unlisted = Event::ContractAllowed { who: VAULT, old: true, new: false };
		assert_eq!(events(), vec![unlisted]);
		assert!(!AllowedContracts::<Test>::contains_key(VAULT));
	});
}

#[test]
fn allow_contract_should_be_refused_when_nothing_changes_or_another_asks() {
	run(|| {
		let call = |origin, allowed| Compliance::allow_contract(origin, VAULT, allowed);
		assert_noop!(call(signed(COUNCIL), false), Error::<Test>::NothingChanges);
		assert_noop!(call(signed(ALICE), true), DispatchError::BadOrigin);
		assert_noop!(call(RuntimeOrigin::none(), true), DispatchError::BadOrigin);
		assert_ok!(call(signed(COUNCIL), true));
		assert_noop!(call(signed(COUNCIL), true), Error::<Test>::NothingChanges);
	});
}
