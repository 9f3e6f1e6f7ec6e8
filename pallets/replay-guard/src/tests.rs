// SPDX-License-Identifier: Apache-2.0

use crate::{Pinned, extension::PinEthereumSigner, mock::*};
use frame_support::{
	assert_ok,
	dispatch::DispatchInfo,
	traits::{Currency, ExistenceRequirement::AllowDeath, Get},
};
use sp_runtime::{
	traits::{TransactionExtension, TxBaseImplication},
	transaction_validity::TransactionSource,
};

fn sign_as(who: u64) {
	let call = RuntimeCall::System(frame_system::Call::remark { remark: vec![] });
	let origin = RuntimeOrigin::signed(who);
	System::inc_account_nonce(who);
	let extension = PinEthereumSigner::<Test>::default();
	let info = DispatchInfo::default();
	let source = TransactionSource::External;
	let (_, signer, _) =
		extension.validate(origin, &call, &info, 0, (), &TxBaseImplication(()), source).unwrap();
	// An extension further on may have replaced the origin.
	assert_ok!(extension.prepare(signer, &RuntimeOrigin::none(), &call, &info, 0));
}

#[test]
fn chain_id_should_be_the_development_one_when_genesis_names_none() {
	build_and_execute(None, || assert_eq!(<ReplayGuard as Get<u64>>::get(), 7));
}

#[test]
fn chain_id_should_be_the_networks_own_when_genesis_names_it() {
	build_and_execute(Some(4_711), || assert_eq!(ReplayGuard::chain_id(), 4_711));
}

#[test]
#[should_panic(expected = "chain id of its own")]
fn genesis_should_be_refused_when_the_chain_id_is_zero() {
	build_and_execute(Some(0), || ());
}

#[test]
fn nonce_should_go_on_when_an_ethereum_account_is_emptied_and_funded_again() {
	build_and_execute(None, || {
		sign_as(100);
		assert!(Pinned::<Test>::contains_key(100));
		assert_ok!(Balances::transfer(&100, &1, 1_000, AllowDeath));
		assert_eq!(Balances::total_balance(&100), 0);
		assert_eq!(System::account_nonce(100), 1, "an old transaction must stay used");
		assert_ok!(Balances::transfer(&1, &100, 500, AllowDeath));
		assert_eq!(System::account_nonce(100), 1);
	});
}

#[test]
fn pin_should_add_one_reference_when_the_account_signs_often() {
	build_and_execute(None, || {
		for _ in 0..3 {
			sign_as(100);
		}
		assert_eq!(System::sufficients(&100), 1);
	});
}

#[test]
fn pin_should_leave_accounts_of_other_keys_alone() {
	build_and_execute(None, || {
		sign_as(1);
		assert!(!Pinned::<Test>::contains_key(1));
		assert_eq!(System::sufficients(&1), 0);
	});
}

#[test]
fn try_state_should_find_a_pinned_account_that_could_be_reaped() {
	build_and_execute(None, || {
		Pinned::<Test>::insert(1, ());
		assert!(ReplayGuard::do_try_state().is_err());
		Pinned::<Test>::remove(1);
	});
}
