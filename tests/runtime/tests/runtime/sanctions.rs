// SPDX-License-Identifier: Apache-2.0
//! Freezes, releases and court orders in the runtime as it is composed: who acts, what an emergency leaves working, and
//! what a frozen signer's transaction is.

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Asset, FreezeMode, traits::Identities};
use genex_runtime::{AccountId, Kyc, Runtime, RuntimeCall, RuntimeEvent, SafeMode, System};
use genex_runtime_tests::{
	env, eth,
	native::{apply, dispatch, sign, submit, validate},
	scene::{self, by_account, by_identity, units},
	who,
};
use pallet_sanctions::{Action, Target};
use sp_keyring::Sr25519Keyring::{AliceStash, BobStash, Charlie, CharlieStash, Dave};
use sp_runtime::{
	DispatchError,
	traits::AccountIdConversion,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};

const PAUSED: TransactionValidityError =
	TransactionValidityError::Invalid(InvalidTransaction::Custom(1));
const FROZEN: TransactionValidityError =
	TransactionValidityError::Invalid(InvalidTransaction::Custom(4));

type Sanctions = pallet_sanctions::Call<Runtime>;
type Error = pallet_sanctions::Error<Runtime>;

fn freeze(target: Target<AccountId>) -> Sanctions {
	let (mode, reason, case) = (FreezeMode::Full, scene::REASON, scene::hash_of("case"));
	Sanctions::freeze { target, mode, reason, case }
}

fn request_release(target: Target<AccountId>) -> Sanctions {
	Sanctions::request_release { target, case: scene::hash_of("case"), overrides: None }
}

fn mode_of(who: &AccountId) -> FreezeMode {
	Kyc::standing(who).freeze()
}

fn remark() -> RuntimeCall {
	frame_system::Call::<Runtime>::remark { remark: b"hello".to_vec() }.into()
}

#[test]
fn safe_mode_should_keep_what_freezes_and_releases() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder()], 0);
		let enter = pallet_safe_mode::Call::<Runtime>::force_enter {};
		assert_ok!(dispatch(enter, &who::officer()));
		assert!(SafeMode::is_entered());

		let target = by_identity(&who::holder());
		assert_ok!(submit(freeze(target.clone()), &Charlie.pair()));
		assert_eq!(mode_of(&who::holder()), FreezeMode::Full);
		let units = Sanctions::freeze_units {
			who: who::alith(),
			series,
			quantity: 1,
			reason: 0,
			case: scene::hash_of("case"),
		};
		assert_ok!(submit(units, &Charlie.pair()));
		let update = Sanctions::update_list {
			list: scene::LIST,
			version: 7,
			source_time: env::now(),
			entries: Default::default(),
			last: true,
		};
		assert_ok!(submit(update, &AliceStash.pair()));
		assert_ok!(submit(request_release(target.clone()), &Charlie.pair()));
		assert_ok!(submit(Sanctions::confirm_release { target }, &BobStash.pair()));
		assert_eq!(mode_of(&who::holder()), FreezeMode::None);

		let order = Sanctions::propose_forced_transfer {
			asset: Asset::Series(series),
			from: who::holder(),
			to: who::alith(),
			quantity: 1,
			reason: scene::hash_of("grounds"),
			case: scene::hash_of("court"),
		};
		assert_eq!(validate(sign(order, &CharlieStash.pair())), Err(PAUSED), "it moves value");
	});
}

#[test]
fn transaction_of_a_frozen_signer_should_be_invalid_and_cost_nothing() {
	env::execute(|| {
		for mode in [FreezeMode::Outbound, FreezeMode::Full] {
			for account in [who::holder(), who::charleth()] {
				scene::freeze(by_account(&account), mode);
			}
			scene::freeze(by_identity(&who::alith()), mode);
			let transactions = [
				sign(remark(), &Dave.pair()),
				eth::ALITH.native(remark()),
				eth::ALITH.call(eth::BALTATHAR.address(), Vec::new()),
				eth::CHARLETH.native(remark()),
			];
			let accounts = [who::holder(), who::alith(), who::charleth()];
			let before = accounts.clone().map(System::account);
			for (number, transaction) in transactions.into_iter().enumerate() {
				assert_eq!(validate(transaction.clone()), Err(FROZEN), "{mode:?} {number}");
				assert_eq!(apply(transaction), Err(FROZEN), "{mode:?} {number}");
			}
			assert_eq!(accounts.map(System::account), before);
		}
	});
}

#[test]
fn frozen_signer_should_act_again_when_it_is_released() {
	env::execute(|| {
		scene::freeze(by_account(&who::holder()), FreezeMode::Full);
		scene::release(by_account(&who::holder()));
		assert_eq!(apply(sign(remark(), &Dave.pair())), Err(FROZEN), "its identity is frozen too");
		scene::release(by_identity(&who::holder()));
		assert_eq!(apply(sign(remark(), &Dave.pair())), Ok(Ok(())));
	});
}

#[test]
fn release_should_take_two_roles() {
	env::execute(|| {
		let target = by_identity(&who::holder());
		scene::freeze(target.clone(), FreezeMode::Full);
		let confirm = Sanctions::confirm_release { target: target.clone() };
		let bad = DispatchError::BadOrigin;
		assert_noop!(dispatch(request_release(target.clone()), &who::second_officer()), bad);
		assert_ok!(dispatch(request_release(target), &who::officer()));
		for other in [who::officer(), who::sanctions_oracle(), who::court_officer(), who::issuer()]
		{
			assert_noop!(dispatch(confirm.clone(), &other), bad);
		}
		assert_ok!(dispatch(confirm, &who::second_officer()));
		assert_eq!(mode_of(&who::holder()), FreezeMode::None);
	});
}

/// Treasury, the ledger's pot and the account that pallet-revive acts with.
fn accounts_of_the_chain() -> [AccountId; 3] {
	use genex_runtime::configs::{monetary::TreasuryAccount, value::CashPalletId};
	[
		TreasuryAccount::get(),
		CashPalletId::get().into_account_truncating(),
		genex_runtime::Revive::account_id(),
	]
}

#[test]
fn accounts_of_the_chain_should_be_frozen_by_nobody() {
	env::execute(|| {
		for account in accounts_of_the_chain() {
			let target = by_account(&account);
			assert_noop!(dispatch(freeze(target.clone()), &who::officer()), Error::Protected);
			let mark = eth::mark();
			scene::update_list(&[(target, Action::Freeze(FreezeMode::Full))]);
			let refused = eth::events_since(mark).into_iter().any(|event| {
				matches!(
					event,
					RuntimeEvent::Sanctions(pallet_sanctions::Event::EntryRefused { .. })
				)
			});
			assert!(refused);
			assert_eq!(mode_of(&account), FreezeMode::None);
			let link = pallet_kyc::Call::<Runtime>::attest_account {
				identity: scene::identity(&who::holder()),
				account,
				reason: scene::hash_of("reason"),
			};
			assert_noop!(dispatch(link, &who::attestor()), Error::ProtectedLink);
		}
	});
}

#[test]
fn court_order_should_move_frozen_property_and_nothing_more() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder()], 0);
		scene::freeze(by_account(&who::holder()), FreezeMode::Full);
		let asset = Asset::Series(series);
		let id = scene::propose_forced_transfer(asset, &who::holder(), &who::alith(), 4_000);
		let approve = Sanctions::approve_forced_transfer { id };
		for other in [who::officer(), who::court_officer(), who::issuer()] {
			assert_noop!(dispatch(approve.clone(), &other), DispatchError::BadOrigin);
		}
		assert_ok!(submit(approve, &BobStash.pair()));
		assert_eq!(units(series, &who::holder()), 6_000);
		assert_eq!(units(series, &who::alith()), 4_000);
		assert_eq!(mode_of(&who::holder()), FreezeMode::Full, "the rest stays blocked");
	});
}
