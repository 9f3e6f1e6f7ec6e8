// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::AllowedContracts;
use genex_primitives::Actor;
use sp_runtime::DispatchError;

const VAULT: AccountId = 77;

#[test]
fn allow_contract_should_list_and_unlist_when_governance_says_so() {
	run(|| {
		assert_ok!(Compliance::allow_contract(signed(COUNCIL), VAULT, true, hash(9)));
		let changed = |old, new| {
			let (by, reason) = (Actor::Governance, hash(9));
			Event::ContractAllowed { by, who: VAULT, old, new, reason }
		};
		let listed = changed(false, true);
		assert_eq!(events(), vec![listed]);
		assert!(AllowedContracts::<Test>::contains_key(VAULT));
		assert_ok!(Compliance::allow_contract(signed(COUNCIL), VAULT, false, hash(9)));
		let unlisted = changed(true, false);
		assert_eq!(events(), vec![unlisted]);
		assert!(!AllowedContracts::<Test>::contains_key(VAULT));
	});
}

#[test]
fn allow_contract_should_be_refused_when_nothing_changes_or_another_asks() {
	run(|| {
		let call = |origin, allowed| Compliance::allow_contract(origin, VAULT, allowed, hash(9));
		assert_noop!(call(signed(COUNCIL), false), Error::<Test>::NothingChanges);
		assert_noop!(call(signed(ALICE), true), DispatchError::BadOrigin);
		assert_noop!(call(RuntimeOrigin::none(), true), DispatchError::BadOrigin);
		assert_ok!(call(signed(COUNCIL), true));
		assert_noop!(call(signed(COUNCIL), true), Error::<Test>::NothingChanges);
	});
}

#[test]
fn allow_contract_should_fail_when_no_reason_is_named() {
	run(|| {
		let call = Compliance::allow_contract(signed(COUNCIL), VAULT, true, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
