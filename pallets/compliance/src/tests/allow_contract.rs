// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{AllowedContracts, Event};
use sp_runtime::DispatchError;

const VAULT: AccountId = 77;

#[test]
fn allow_contract_should_list_and_unlist_when_governance_says_so() {
	run(|| {
		assert_ok!(Compliance::allow_contract(RuntimeOrigin::root(), VAULT, true));
		let listed = Event::ContractAllowed { who: VAULT, old: false, new: true };
		System::assert_last_event(listed.into());
		assert!(AllowedContracts::<Test>::contains_key(VAULT));
		assert_ok!(Compliance::allow_contract(RuntimeOrigin::root(), VAULT, false));
		let unlisted = Event::ContractAllowed { who: VAULT, old: true, new: false };
		System::assert_last_event(unlisted.into());
		assert!(!AllowedContracts::<Test>::contains_key(VAULT));
	});
}

#[test]
fn allow_contract_should_be_refused_when_nothing_changes_or_another_asks() {
	run(|| {
		let call = |origin, allowed| Compliance::allow_contract(origin, VAULT, allowed);
		assert_noop!(call(RuntimeOrigin::root(), false), Error::<Test>::NothingChanges);
		assert_noop!(call(RuntimeOrigin::signed(ALICE), true), DispatchError::BadOrigin);
		assert_noop!(call(RuntimeOrigin::none(), true), DispatchError::BadOrigin);
		assert_ok!(call(RuntimeOrigin::root(), true));
		assert_noop!(call(RuntimeOrigin::root(), true), Error::<Test>::NothingChanges);
	});
}
