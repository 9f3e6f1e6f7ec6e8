// SPDX-License-Identifier: Apache-2.0
//! Safe mode and paused calls: no value moves by any route, and what ends an emergency keeps working.

use frame_support::{
	BoundedVec, assert_ok,
	traits::{ConstU32, Contains},
	weights::Weight,
};
use genex_primitives::SeriesId;
use genex_runtime::{
	AccountId, Runtime, RuntimeCall, RuntimeEvent, SafeMode, TxPause, UncheckedExtrinsic,
	configs::safety::AlwaysAllowed,
};
use genex_runtime_tests::{
	business, env, eth, evm,
	metadata::{calls, zero_call},
	native::{apply, dispatch, dispatch_as, sign, submit, validate},
	scene::{self, council, dollars, units},
	who,
};
use sp_core::H160;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	DispatchResult,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};

const PAUSED: TransactionValidityError =
	TransactionValidityError::Invalid(InvalidTransaction::Custom(1));

fn name(text: &str) -> BoundedVec<u8, ConstU32<64>> {
	text.as_bytes().to_vec().try_into().expect("a short name")
}

fn pause(pallet: &str, call: &str) -> DispatchResult {
	let full_name = (name(pallet), name(call));
	dispatch(pallet_tx_pause::Call::<Runtime>::pause { full_name }, &who::officer())
}

fn unpause(pallet: &str, call: &str) -> DispatchResult {
	let ident = (name(pallet), name(call));
	dispatch_as(pallet_tx_pause::Call::<Runtime>::unpause { ident }, council())
}

fn enter_safe_mode() {
	assert_ok!(dispatch(pallet_safe_mode::Call::<Runtime>::force_enter {}, &who::officer()));
	assert!(SafeMode::is_entered());
}

fn give(series: SeriesId) -> RuntimeCall {
	let to = who::second_gateway();
	pallet_coupons::Call::<Runtime>::transfer { series, to, quantity: 1 }.into()
}

fn give_from(series: SeriesId, from: AccountId) -> RuntimeCall {
	let to = who::second_gateway();
	pallet_coupons::Call::<Runtime>::transfer_from { from, to, series, quantity: 1 }.into()
}

/// Where and with what input Solidity gives a unit of `from`.
fn give_by_precompile(from: AccountId, series: SeriesId) -> (H160, Vec<u8>) {
	let to = who::baltathar();
	let call = pallet_coupons::Call::<Runtime>::transfer_from { from, to, series, quantity: 1 };
	business::units(&call).expect("served to Solidity")
}

/// The same of a unit of Alith's, in a transaction of the key's.
fn at_coupon(key: &eth::Key, series: SeriesId) -> UncheckedExtrinsic {
	let (coupon, input) = give_by_precompile(who::alith(), series);
	key.call(coupon, input)
}

/// Transactions that would each give one unit away, with the route's name.
fn routes(series: SeriesId) -> Vec<(&'static str, UncheckedExtrinsic)> {
	use pallet_utility::Call as Utility;
	let dave = Sr25519Keyring::Dave.pair();
	let call = || Box::new(give(series));
	let calls = vec![give(series)];
	let other = vec![who::issuer()];
	vec![
		("native", sign(give(series), &dave)),
		("batch", sign(Utility::<Runtime>::batch { calls: calls.clone() }, &dave)),
		("batch_all", sign(Utility::<Runtime>::batch_all { calls: calls.clone() }, &dave)),
		("force_batch", sign(Utility::<Runtime>::force_batch { calls }, &dave)),
		("if_else", sign(Utility::<Runtime>::if_else { main: call(), fallback: call() }, &dave)),
		(
			"as_derivative",
			sign(Utility::<Runtime>::as_derivative { index: 0, call: call() }, &dave),
		),
		(
			"proxy",
			sign(
				pallet_proxy::Call::<Runtime>::proxy {
					real: who::holder().into(),
					force_proxy_type: None,
					call: call(),
				},
				&dave,
			),
		),
		(
			"multisig",
			sign(
				pallet_multisig::Call::<Runtime>::as_multi_threshold_1 {
					other_signatories: other,
					call: call(),
				},
				&dave,
			),
		),
		("fallback account", {
			let call =
				pallet_revive::Call::<Runtime>::dispatch_as_fallback_account { call: call() };
			sign(call, &dave)
		}),
		("ethereum, native call", eth::ALITH.native(give(series))),
		("ethereum, batch", {
			let calls = vec![give(series)];
			eth::ALITH.native(Utility::<Runtime>::batch_all { calls })
		}),
	]
}

/// A stage on which every route of [`routes`] has units to give.
fn stage() -> SeriesId {
	let derivative = pallet_utility::derivative_account_id(who::holder(), 0);
	let mut signatories = vec![who::holder(), who::issuer()];
	signatories.sort();
	let shared = genex_runtime::Multisig::multi_account_id(&signatories, 1);
	scene::link(&who::holder(), &derivative);
	scene::link(&who::holder(), &shared);
	scene::stage(&[who::holder(), who::alith(), derivative, shared], 1_000).0
}

/// What the recipients of every route hold.
fn given(series: SeriesId) -> u64 {
	units(series, &who::second_gateway()) + units(series, &who::baltathar())
}

#[test]
fn safe_mode_should_stop_units_and_money_by_every_route() {
	env::execute(|| {
		let series = stage();
		enter_safe_mode();
		for (route, transaction) in routes(series) {
			assert_eq!(validate(transaction.clone()), Err(PAUSED), "{route}");
			assert_eq!(apply(transaction), Err(PAUSED), "{route}");
		}
		assert_eq!(validate(at_coupon(&eth::ALITH, series)), Err(PAUSED));
		let gnx = eth::ALITH.legacy(eth::BALTATHAR.address(), 1_000_000u64.into(), Vec::new());
		let gnx = eth::ALITH
			.wrap(pallet_revive::evm::TransactionUnsigned::TransactionLegacyUnsigned(gnx));
		assert_eq!(validate(gnx), Err(PAUSED));
		let filtered = Err(frame_system::Error::<Runtime>::CallFiltered.into());
		assert_eq!(dispatch(give(series), &who::holder()), filtered);
		let money = pallet_cash::Call::<Runtime>::transfer {
			asset: scene::USDC,
			to: who::alith(),
			amount: 1,
		};
		assert_eq!(dispatch(money, &who::holder()), filtered);
		assert_eq!(given(series), 0);
		let before = dollars(&who::alith());
		env::next_block();
		assert_eq!(dollars(&who::alith()), before);
	});
}

#[test]
fn safe_mode_should_keep_time_governance_and_revocation() {
	env::execute(|| {
		enter_safe_mode();
		let by_ethereum = eth::ALITH.native(pallet_tx_pause::Call::<Runtime>::unpause {
			ident: (name("Coupons"), name("transfer")),
		});
		assert!(validate(by_ethereum).is_ok(), "a seat held by an Ethereum key can act");
		let before = env::now();
		env::run_blocks(3);
		assert_eq!(env::now(), before + 3);
		let revoke = pallet_kyc::Call::<Runtime>::revoke {
			identity: scene::identity(&who::holder()),
			reason: scene::hash_of("case"),
		};
		assert_ok!(submit(revoke, &Sr25519Keyring::Charlie.pair()));
		assert_eq!(
			genex_runtime::Kyc::identity(who::holder()).map(|one| one.tier),
			Some(genex_primitives::Tier::L0)
		);
		let remark = frame_system::Call::<Runtime>::remark { remark: Vec::new() };
		assert_eq!(validate(sign(remark, &Sr25519Keyring::Dave.pair())), Err(PAUSED));
		let exit: RuntimeCall = pallet_safe_mode::Call::<Runtime>::force_exit {}.into();
		let motion = pallet_collective::Call::<Runtime, pallet_collective::Instance1>::propose {
			threshold: 1,
			length_bound: 100,
			proposal: Box::new(exit),
		};
		assert_ok!(submit(motion, &Sr25519Keyring::Alice.pair()));
		assert!(!SafeMode::is_entered());
	});
}

/// Transactions of Ethereum that carry no call of ours: one pays GNX, the other makes a contract.
fn payment_and_birth() -> [UncheckedExtrinsic; 2] {
	use pallet_revive::evm::TransactionUnsigned::{
		Transaction1559Unsigned, TransactionLegacyUnsigned,
	};
	let to = eth::BALTATHAR.address();
	let payment = eth::ALITH.legacy(to, 1_000_000u64.into(), Vec::new());
	let mut birth = eth::ALITH.eip1559(to, 0u64.into(), evm::constructor(evm::PURSE));
	birth.to = None;
	[TransactionLegacyUnsigned(payment), Transaction1559Unsigned(birth)]
		.map(|transaction| eth::ALITH.wrap(transaction))
}

#[test]
fn ethereum_transactions_should_be_invalid_when_their_own_call_is_paused() {
	env::execute(|| {
		let paused = || payment_and_birth().map(|one| validate(one).err());
		assert_eq!(paused(), [None, None]);
		assert_ok!(pause("Revive", "eth_instantiate_with_code"));
		assert_eq!(paused(), [None, Some(PAUSED)]);
		assert_ok!(pause("Revive", "eth_call"));
		assert_eq!(paused(), [Some(PAUSED), Some(PAUSED)]);
		assert_ok!(unpause("Revive", "eth_call"));
		assert_ok!(unpause("Revive", "eth_instantiate_with_code"));
		enter_safe_mode();
		assert_eq!(paused(), [Some(PAUSED), Some(PAUSED)]);
		for transaction in payment_and_birth() {
			assert_eq!(apply(transaction), Err(PAUSED));
		}
	});
}

#[test]
fn safe_mode_should_let_through_what_ends_an_emergency() {
	for (pallet, call) in [
		("Timestamp", "set"),
		("Grandpa", "report_equivocation_unsigned"),
		("Grandpa", "note_stalled"),
		("Session", "set_keys"),
		("Validators", "remove_validator"),
		("Council", "vote"),
		("CouncilMembers", "swap_member"),
		("ComplianceOfficers", "add_member"),
		("Preimage", "note_preimage"),
		("Scheduler", "schedule"),
		("Whitelist", "dispatch_whitelisted_call"),
		("Parameters", "set_parameter"),
		("SafeMode", "force_exit"),
		("TxPause", "pause"),
		("Kyc", "revoke"),
		("Sanctions", "update_list"),
		("Sanctions", "freeze"),
		("Sanctions", "confirm_release"),
	] {
		assert!(AlwaysAllowed::contains(&zero_call(pallet, call)), "{pallet}.{call}");
	}
	assert!(!AlwaysAllowed::contains(&zero_call("Sanctions", "approve_forced_transfer")));
	assert!(!AlwaysAllowed::contains(&zero_call("Balances", "transfer_keep_alive")));
}

#[test]
fn safe_mode_should_end_by_itself() {
	env::execute(|| {
		let series = stage();
		enter_safe_mode();
		let until = pallet_safe_mode::EnteredUntil::<Runtime>::get().expect("entered");
		assert_eq!(until, 1 + genex_runtime::constants::HOURS);
		pallet_safe_mode::EnteredUntil::<Runtime>::put(3);
		env::run_blocks(3);
		assert!(!SafeMode::is_entered());
		assert_ok!(submit(give(series), &Sr25519Keyring::Dave.pair()));
	});
}

#[test]
fn routes_should_move_units_when_nothing_is_paused() {
	env::execute(|| {
		let series = stage();
		let add = pallet_proxy::Call::<Runtime>::add_proxy {
			delegate: who::holder().into(),
			proxy_type: Default::default(),
			delay: 0,
		};
		// A delegate of itself is refused, so the proxy route needs none: owner and signer are one.
		assert!(dispatch(add, &who::holder()).is_err());
		let names: Vec<&str> = routes(series).into_iter().map(|(route, _)| route).collect();
		for (number, route) in names.into_iter().enumerate() {
			let before = given(series);
			let (_, transaction) = routes(series).swap_remove(number);
			let outcome = apply(transaction);
			assert!(outcome.is_ok(), "{route}: {outcome:?}");
			let moved = given(series) - before;
			// The fallback account of a native signer is another account, which holds nothing.
			let expected = u64::from(!matches!(route, "proxy" | "fallback account"));
			assert_eq!(moved, expected, "{route}");
		}
	});
}

#[test]
fn paused_call_should_be_stopped_by_every_route() {
	env::execute(|| {
		let series = stage();
		assert_ok!(pause("Coupons", "transfer"));
		let count = routes(series).len();
		for number in 0..count {
			// Signed anew, since the one before may have used the nonce.
			let (route, transaction) = routes(series).swap_remove(number);
			let direct = matches!(route, "native" | "ethereum, native call");
			if direct {
				assert_eq!(validate(transaction.clone()), Err(PAUSED), "{route}");
			}
			assert_eq!(apply(transaction).is_err(), direct, "{route}");
			assert_eq!(given(series), 0, "{route}");
		}
		assert_ok!(unpause("Coupons", "transfer"));
		assert_ok!(submit(give(series), &Sr25519Keyring::Dave.pair()));
	});
}

#[test]
fn paused_call_should_be_stopped_behind_its_solidity_function() {
	env::execute(|| {
		let series = stage();
		assert!(validate(at_coupon(&eth::ALITH, series)).is_ok());
		assert_ok!(pause("Coupons", "transfer"));
		assert_ok!(pause("Coupons", "transfer_from"));
		assert_eq!(validate(at_coupon(&eth::ALITH, series)), Err(PAUSED));
		assert_eq!(apply(at_coupon(&eth::ALITH, series)), Err(PAUSED));
		assert_eq!(given(series), 0);
	});
}

#[test]
fn paused_call_should_be_stopped_behind_its_solidity_function_when_an_operator_acts() {
	env::execute(|| {
		let series = stage();
		let approve = pallet_coupons::Call::<Runtime>::set_operator {
			operator: who::baltathar(),
			approved: true,
		};
		assert_ok!(dispatch(approve, &who::alith()));
		assert_ok!(pause("Coupons", "transfer_from"));
		let native = eth::BALTATHAR.native(give_from(series, who::alith()));
		assert_eq!(validate(native), Err(PAUSED));
		let outcome = apply(at_coupon(&eth::BALTATHAR, series));
		assert_eq!(given(series), 0, "outcome {outcome:?}");
		assert_ok!(unpause("Coupons", "transfer_from"));
		assert_eq!(apply(at_coupon(&eth::BALTATHAR, series)), Ok(Ok(())));
		assert_eq!(given(series), 1);
	});
}

#[test]
fn paused_call_should_be_stopped_when_a_native_contract_call_reaches_its_precompile() {
	env::execute(|| {
		let series = stage();
		let (dest, data) = give_by_precompile(who::holder(), series);
		let call: RuntimeCall = pallet_revive::Call::<Runtime>::call {
			dest,
			value: 0,
			weight_limit: Weight::from_parts(100_000_000_000, 10_000_000_000_000_000),
			storage_deposit_limit: genex_runtime::constants::GNX,
			data,
		}
		.into();
		let batch: RuntimeCall =
			pallet_utility::Call::<Runtime>::batch_all { calls: vec![call.clone()] }.into();
		let natives = ["transfer", "transfer_from"];
		for native in natives {
			assert_ok!(pause("Coupons", native));
		}
		for route in [call.clone(), batch] {
			let outcome = apply(sign(route, &Sr25519Keyring::Dave.pair()));
			assert_eq!(given(series), 0, "outcome {outcome:?}");
		}
		for native in natives {
			assert_ok!(unpause("Coupons", native));
		}
		assert_ok!(submit(call, &Sr25519Keyring::Dave.pair()));
		assert_eq!(given(series), 1);
	});
}

#[test]
fn what_ends_an_emergency_should_be_unpausable() {
	env::execute(|| {
		for (pallet, call) in [
			("Timestamp", "set"),
			("Grandpa", "note_stalled"),
			("Council", "propose"),
			("Whitelist", "dispatch_whitelisted_call"),
			("SafeMode", "force_exit"),
			("TxPause", "unpause"),
			("Kyc", "revoke"),
			("Sanctions", "update_list"),
			("Sanctions", "freeze"),
			("Sanctions", "freeze_units"),
			("Sanctions", "confirm_release"),
			("SanctionsOracles", "add_member"),
			("SecondOfficers", "remove_member"),
			("Utility", "batch_all"),
			("Proxy", "proxy"),
			("Multisig", "as_multi"),
			("Revive", "eth_substrate_call"),
		] {
			let error = pallet_tx_pause::Error::<Runtime>::Unpausable.into();
			assert_eq!(pause(pallet, call), Err(error), "{pallet}.{call}");
		}
		assert!(!TxPause::is_paused(&(name("Kyc"), name("revoke"))));
	});
}

#[test]
fn safe_mode_should_let_through_no_call_that_moves_value_of_others() {
	use genex_runtime_tests::classification::{self, Effect, effects_of};
	for call in calls() {
		let zeros = zero_call(&call.pallet, &call.name);
		if !AlwaysAllowed::contains(&zeros) {
			continue;
		}
		for effect in effects_of(classification::calls(), &call.pallet, &call.name) {
			if let Effect::Moves(moves) = effect {
				assert!(moves.iter().all(|one| one.roles.is_empty()), "{}", call.path());
			}
		}
	}
}

#[test]
fn wrappers_should_be_judged_by_what_they_carry() {
	let revoke: RuntimeCall =
		pallet_kyc::Call::<Runtime>::revoke { identity: 1, reason: Default::default() }.into();
	let batch = |calls| RuntimeCall::from(pallet_utility::Call::<Runtime>::batch_all { calls });
	assert!(AlwaysAllowed::contains(&batch(vec![revoke.clone()])));
	assert!(!AlwaysAllowed::contains(&batch(vec![revoke.clone(), give(1)])));
	assert!(!AlwaysAllowed::contains(&batch(vec![batch(vec![give(1)])])));
	let proxied = RuntimeCall::from(pallet_proxy::Call::<Runtime>::proxy {
		real: who::holder().into(),
		force_proxy_type: None,
		call: Box::new(give(1)),
	});
	assert!(!AlwaysAllowed::contains(&proxied));
}

#[test]
fn scheduled_calls_should_not_run_while_they_are_paused() {
	env::execute(|| {
		let call: RuntimeCall = pallet_coupons::Call::<Runtime>::set_legal_rule {
			class: genex_primitives::LegalClass::PaidGift,
			rule: pallet_coupons::LegalRule { min_remaining_validity_secs: 1 },
			reason: scene::hash_of("reason"),
		}
		.into();
		let schedule = pallet_scheduler::Call::<Runtime>::schedule {
			when: 3,
			maybe_periodic: None,
			priority: 0,
			call: Box::new(call),
		};
		assert_ok!(dispatch_as(schedule, council()));
		enter_safe_mode();
		env::next_block();
		env::next_block();
		let outcome = eth::events_since(0).into_iter().find_map(|event| match event {
			RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched { result, .. }) => {
				Some(result)
			},
			_ => None,
		});
		assert_eq!(outcome, Some(Err(frame_system::Error::<Runtime>::CallFiltered.into())));
	});
}
