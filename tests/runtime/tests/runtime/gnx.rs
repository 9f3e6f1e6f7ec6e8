// SPDX-License-Identifier: Apache-2.0
//! GNX and its limits: what a holder could try to give more than the rules allow.

use frame_support::{
	assert_noop, assert_ok,
	storage::{unhashed, with_transaction},
	traits::{StoredMap, fungible::Inspect},
};
use genex_primitives::{Balance, Reason, Tier, traits::Identities};
use genex_runtime::{
	AccountId, Balances, Kyc, Runtime, System, UncheckedExtrinsic,
	configs::gnx::GuardedAccounts,
	constants::{EXISTENTIAL_DEPOSIT, GNX},
	tx_extension::CustomInvalidity,
};
use genex_runtime_tests::{
	env,
	eth::{self, ALITH, BALTATHAR},
	evm,
	native::{apply, dispatch, validate},
	scene, who,
};
use pallet_balances::AccountData;
use pallet_recovery::Call as Recovery;
use pallet_revive::evm::TransactionUnsigned;
use sp_core::{H160, U256};
use sp_runtime::{
	DispatchError, DispatchResult, TransactionOutcome,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};

/// A day's limit of tier L1: 500 US dollars, a GNX counting as a cent.
const LIMIT: Balance = 50_000 * GNX;

fn refused(reason: Reason) -> DispatchError {
	pallet_compliance::Error::<Runtime>::Refused(reason.code()).into()
}

fn send(from: &AccountId, to: &AccountId, value: Balance) -> DispatchResult {
	let dest = to.clone().into();
	dispatch(pallet_balances::Call::<Runtime>::transfer_allow_death { dest, value }, from)
}

/// What `who` gave and got today, in US cents.
fn counted(who: &AccountId) -> (u64, u64) {
	let identity = Kyc::holder_of(who).expect("registered once");
	let (activity, now) = (genex_runtime::Compliance::activity(identity), env::now());
	(activity.send.sums(now).0.cents, activity.receive.sums(now).0.cents)
}

#[test]
fn limit_should_hold_when_the_account_left_its_identity() {
	env::execute(|| {
		let other = who::account("Other");
		scene::link(&who::baltathar(), &other);
		assert_ok!(send(&who::baltathar(), &other, 40_000 * GNX));
		let leave = pallet_kyc::Call::<Runtime>::unlink_account {
			account: other.clone(),
			reason: scene::hash_of("reason"),
		};
		assert_ok!(dispatch(leave, &other));
		assert_ok!(send(&other, &who::alith(), 30_000 * GNX));
		assert_eq!((counted(&other), counted(&who::alith())), ((30_000, 0), (0, 30_000)));
		let over = refused(Reason::SendValueDay);
		assert_eq!(send(&who::baltathar(), &who::alith(), 30_000 * GNX), Err(over));
		// Back to where it belongs is no gift.
		assert_ok!(send(&other, &who::baltathar(), 5_000 * GNX));
		scene::freeze(scene::by_identity(&who::baltathar()), genex_primitives::FreezeMode::Full);
		assert_eq!(send(&other, &who::alith(), GNX), Err(refused(Reason::SenderFrozen)));
	});
}

/// An Ethereum transaction of Baltathar's that sends `value` to an address, or makes a contract with it.
fn by_ethereum(to: Option<H160>, value: Balance) -> UncheckedExtrinsic {
	let code = if to.is_none() { evm::constructor(evm::PURSE) } else { Vec::new() };
	let value = U256::from(value) * U256::from(1_000_000);
	let mut transaction = BALTATHAR.eip1559(H160::zero(), value, code);
	transaction.to = to;
	BALTATHAR.wrap(TransactionUnsigned::Transaction1559Unsigned(transaction))
}

#[test]
fn value_of_an_ethereum_transaction_should_count_and_end_at_the_limit() {
	env::execute(|| {
		let alith = Some(ALITH.address());
		let mark = eth::mark();
		assert_eq!(apply(by_ethereum(alith, 30_000 * GNX)), Ok(Ok(())));
		assert_eq!(eth::reverted(mark), None);
		// Gas leaves the signer, too, and is no gift.
		assert_eq!(counted(&who::baltathar()), (30_000, 0));
		assert_eq!(counted(&who::alith()), (0, 30_000));
		for to in [alith, None] {
			let (mark, before) = (eth::mark(), Balances::total_balance(&who::baltathar()));
			assert_eq!(apply(by_ethereum(to, 30_000 * GNX)), Ok(Ok(())));
			assert!(eth::reverted(mark).is_some(), "{to:?}: beyond the limit of a day");
			assert!(before - Balances::total_balance(&who::baltathar()) < GNX, "{to:?}: the fee");
			assert_eq!(counted(&who::baltathar()), (30_000, 0), "{to:?}");
		}
		let mark = eth::mark();
		assert_eq!(apply(by_ethereum(alith, 10_000 * GNX)), Ok(Ok(())));
		assert_eq!(eth::reverted(mark), None, "the limit has room for less");
		assert_eq!(counted(&who::alith()), (0, 40_000));
		scene::freeze(scene::by_identity(&who::baltathar()), genex_primitives::FreezeMode::Full);
		for to in [alith, None] {
			let frozen = InvalidTransaction::from(CustomInvalidity::SignerFrozen);
			let refused = Err(TransactionValidityError::Invalid(frozen));
			assert_eq!(validate(by_ethereum(to, GNX)), refused, "{to:?}");
		}
	});
}

#[test]
fn gift_should_count_when_it_leaves_dust_behind() {
	env::execute(|| {
		scene::endow(&genex_runtime::configs::monetary::TreasuryAccount::get(), GNX);
		let poor = who::account("Poor");
		scene::register(&poor, Tier::L1);
		let most = LIMIT - EXISTENTIAL_DEPOSIT;
		scene::endow(&poor, most + EXISTENTIAL_DEPOSIT);
		assert_ok!(send(&poor, &who::alith(), most + 1));
		assert_eq!(Balances::total_balance(&poor), 0, "the rest is dust");
		assert_eq!(counted(&poor).0, 50_000);
		assert_eq!(counted(&who::alith()).1, 50_000);
	});
}

#[test]
fn slash_should_give_back_what_a_stranger_held_for_its_attempt() {
	env::execute(|| {
		let (lost, friend) = (who::holder(), who::account("Friend"));
		scene::endow(&friend, 100 * GNX);
		let group = scene::friend_group(vec![friend.clone()], 1, who::alith());
		let friend_groups = vec![group];
		assert_ok!(dispatch(Recovery::<Runtime>::set_friend_groups { friend_groups }, &lost));
		let attempt = Recovery::<Runtime>::initiate_attempt {
			lost: lost.clone().into(),
			friend_group_index: 0,
		};
		assert_ok!(dispatch(attempt, &friend));
		// The deposit comes back as it was held, whoever the friend is by then.
		scene::register(&friend, Tier::L1);
		scene::revoke(&friend);
		let reserved = |who: &AccountId| genex_runtime::System::account(who).data.reserved;
		assert!(reserved(&friend) > 0);
		let issuance = Balances::total_issuance();
		assert_ok!(dispatch(Recovery::<Runtime>::slash_attempt { friend_group_index: 0 }, &lost));
		assert_eq!(reserved(&friend), 0, "nothing is on hold that nobody knows of");
		assert_eq!(Balances::total_issuance(), issuance);
		assert_eq!(Balances::total_balance(&friend), 100 * GNX);
		assert_eq!(counted(&friend).0, 0);
	});
}

#[test]
fn issuer_should_stay_with_its_identity_while_a_series_is_its_own() {
	env::execute(|| {
		let other = who::account("Branch");
		scene::link(&who::issuer(), &other);
		let terms = Box::new(scene::gift_card());
		assert_ok!(dispatch(pallet_coupons::Call::<Runtime>::create_series { terms }, &other));
		let series = pallet_coupons::NextSeriesId::<Runtime>::get() - 1;
		let leave = pallet_kyc::Call::<Runtime>::unlink_account {
			account: other.clone(),
			reason: scene::hash_of("reason"),
		};
		let not_empty = pallet_kyc::Error::<Runtime>::NotEmpty;
		assert_noop!(dispatch(leave.clone(), &other), not_empty);
		assert_ok!(dispatch(pallet_coupons::Call::<Runtime>::discard_series { series }, &other));
		assert_ok!(dispatch(leave, &other));
	});
}

/// The data of an account.
type Data = Option<AccountData<Balance>>;

/// What is stored of `who` when `Accounts` have made `change`, which is undone.
fn stored<Accounts: StoredMap<AccountId, AccountData<Balance>>>(
	who: &AccountId,
	change: fn(&AccountId, &mut Data),
) -> Option<Vec<u8>> {
	with_transaction(|| {
		let done = Accounts::try_mutate_exists(who, |data| {
			change(who, data);
			Ok::<_, DispatchError>(())
		});
		assert_ok!(done);
		let key = frame_system::Account::<Runtime>::hashed_key_for(who);
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(unhashed::get_raw(&key)))
	})
	.expect("only undone")
}

#[test]
fn guarded_accounts_should_store_what_the_sdk_stores_when_data_or_reasons_to_exist_change() {
	env::execute(|| {
		let [nobody, fresh] = ["nobody", "fresh"].map(who::account);
		System::inc_providers(&fresh);
		let changes: [fn(&AccountId, &mut Data); 5] = [
			|_, _| {},
			|_, data| data.get_or_insert_default().free += 1,
			|who, _| {
				System::inc_providers(who);
			},
			|who, data| {
				System::inc_sufficients(who);
				data.get_or_insert_default().free += GNX;
			},
			|who, _| {
				if System::providers(who) > 0 && System::can_dec_provider(who) {
					assert_ok!(System::dec_providers(who));
				}
			},
		];
		for who in [&nobody, &fresh, &who::holder(), &who::alith()] {
			for change in changes {
				assert_eq!(stored::<GuardedAccounts>(who, change), stored::<System>(who, change));
			}
		}
		assert_eq!(stored::<GuardedAccounts>(&nobody, changes[1]), None);
		assert_ne!(stored::<GuardedAccounts>(&nobody, changes[2]), None);
		assert_ne!(stored::<GuardedAccounts>(&fresh, changes[1]), None);
		assert_eq!(stored::<GuardedAccounts>(&fresh, changes[4]), None);
	});
}
