// SPDX-License-Identifier: Apache-2.0
//! A transaction is explained before it is sent: by all that is against the moves it asks for, however deep they lie, and
//! by what refuses it when it is tried.

use frame_support::assert_ok;
use genex_primitives::{Asset, FreezeMode, Quantity, Reason, SeriesId, Tier, book::Side};
use genex_runtime::{
	AccountId, Block, Multisig, Runtime, RuntimeCall, UncheckedExtrinsic, constants::GNX,
	explain::refusal,
};
use genex_runtime_api::runtime_decl_for_compliance_api::ComplianceApi;
use genex_runtime_tests::{
	env, eth, metadata,
	native::{dispatch, sign, undone},
	scene::{self, DOLLAR, USDC, by_account},
	who,
};
use sp_core::H256;
use sp_runtime::{DispatchError, ModuleError, StateVersion};

const ME: &str = "Asker";

fn me() -> AccountId {
	who::account(ME)
}

/// What the chain says against `transaction`; asking changes nothing.
fn explained(transaction: UncheckedExtrinsic) -> Vec<u16> {
	let root = || sp_io::storage::root(StateVersion::V1);
	let before = root();
	let codes = <Runtime as ComplianceApi<Block, AccountId>>::explain_extrinsic(transaction);
	assert_eq!(root(), before, "an explanation leaves no trace");
	codes
}

/// The same of a call that the asker signs.
fn against(call: impl Into<RuntimeCall>) -> Vec<u16> {
	explained(sign(call, &who::pair(ME)))
}

fn codes(reasons: &[Reason]) -> Vec<u16> {
	reasons.iter().map(|reason| reason.code()).collect()
}

/// The asker has coupons and money. Gives the series.
fn stage() -> SeriesId {
	scene::register(&me(), Tier::L2);
	scene::stage(&[me()], 100).0
}

fn give(series: SeriesId, to: AccountId, quantity: Quantity) -> RuntimeCall {
	pallet_coupons::Call::<Runtime>::transfer { series, to, quantity }.into()
}

fn send_gnx(to: AccountId, value: u128) -> RuntimeCall {
	pallet_balances::Call::<Runtime>::transfer_keep_alive { dest: to.into(), value }.into()
}

/// The holder can be given nothing.
fn freeze_holder() {
	scene::freeze(by_account(&who::holder()), FreezeMode::Full);
}

#[test]
fn explain_extrinsic_should_say_nothing_when_the_rules_allow_it() {
	env::execute(|| {
		let series = stage();
		assert_eq!(against(give(series, who::holder(), 1)), codes(&[]));
		assert_eq!(against(send_gnx(who::holder(), GNX)), codes(&[]));
		// That there are too few units is an error of the call, not a reason of the rules.
		assert_eq!(against(give(series, who::holder(), 20_000)), codes(&[]));
	});
}

#[test]
fn explain_extrinsic_should_tell_all_reasons_when_several_apply() {
	env::execute(|| {
		let series = stage();
		scene::suspend(&me());
		freeze_holder();
		let expected = [
			Reason::RecipientFrozen,
			Reason::SenderTierTooLow,
			Reason::SendValueDay,
			Reason::SendValueMonth,
			Reason::SendCountDay,
			Reason::SendCountMonth,
		];
		assert_eq!(against(give(series, who::holder(), 1)), codes(&expected));
	});
}

#[test]
fn explain_extrinsic_should_count_the_price_when_a_listing_is_dearer_than_face_value() {
	env::execute(|| {
		stage();
		let series = scene::issue(scene::gift_card(), 1_000);
		let listing = scene::list(scene::offer(series, 200 * DOLLAR, 1_000));
		scene::deposit(&me(), 13_000, "for a dear purchase");
		// Tier L2: 10,000 US dollars a day; the units are worth cents by their face.
		let buy = |quantity| pallet_sales::Call::<Runtime>::purchase {
			listing,
			quantity,
			max_total: u128::MAX,
		};
		assert_eq!(against(buy(60)), codes(&[Reason::BuyValueDay]));
		// A review is no refusal.
		let mut book = Box::new(genex_primitives::rules::Rulebook::default());
		(book.reviews.purchase, book.halt_when_stale) = (100_000, false);
		scene::set_rulebook(book);
		assert_eq!(against(buy(10)), codes(&[]));
		assert_ok!(dispatch(buy(10), &me()));
	});
}

#[test]
fn explain_extrinsic_should_tell_that_a_wallet_is_not_proven_whatever_else_is_against_it() {
	env::execute(|| {
		stage();
		let withdraw = || pallet_cash::Call::<Runtime>::withdraw_to_wallet {
			asset: USDC,
			amount: DOLLAR,
			wallet: scene::wallet(),
		};
		assert_eq!(against(withdraw()), codes(&[Reason::ControlProofNeeded]));
		undone(|| {
			scene::freeze(by_account(&me()), FreezeMode::Outbound);
			let expected = [Reason::SenderFrozen, Reason::ControlProofNeeded];
			assert_eq!(against(withdraw()), codes(&expected));
		});
		let batch = pallet_utility::Call::<Runtime>::batch { calls: vec![withdraw().into()] };
		assert_eq!(against(batch), codes(&[Reason::ControlProofNeeded]));
		scene::prove_wallet(&me());
		assert_eq!(against(withdraw()), codes(&[]));
	});
}

#[test]
fn explain_extrinsic_should_look_at_both_sides_when_something_is_bought() {
	env::execute(|| {
		let series = stage();
		let listing = scene::list(scene::offer(series, DOLLAR, 100));
		scene::freeze(by_account(&who::issuer()), FreezeMode::Full);
		let (quantity, max_total) = (1, DOLLAR);
		let buy = pallet_sales::Call::<Runtime>::purchase { listing, quantity, max_total };
		// The issuer cannot give the units, and cannot be given the money.
		let expected = [Reason::SenderFrozen, Reason::RecipientFrozen];
		assert_eq!(against(buy), codes(&expected));
	});
}

#[test]
fn explain_extrinsic_should_know_the_limits_of_gnx_when_it_is_sent_by_either_transaction() {
	env::execute(|| {
		// Tier L1: 500 US dollars a day, a GNX counting as a cent.
		let over = codes(&[Reason::SendValueDay]);
		let native = eth::BALTATHAR.native(send_gnx(who::alith(), 50_001 * GNX));
		assert_eq!(explained(native), over);
		let value = |gnx: u128| (gnx * 10u128.pow(18)).into();
		let wrapped = |gnx| {
			let send = eth::BALTATHAR.eip1559(eth::ALITH.address(), value(gnx), Vec::new());
			let send = pallet_revive::evm::TransactionUnsigned::Transaction1559Unsigned(send);
			eth::BALTATHAR.wrap(send)
		};
		assert_eq!(explained(wrapped(50_001)), over);
		assert_eq!(explained(wrapped(1)), codes(&[]));
	});
}

#[test]
fn explain_extrinsic_should_try_an_order_when_nobody_knows_whom_it_trades_with() {
	env::execute(|| {
		let series = stage();
		let market = scene::open_market(series, 1);
		let order = scene::order(Side::Ask, 50, 10);
		let place = pallet_order_book::Call::<Runtime>::place_order { market, order };
		assert_eq!(against(place.clone()), codes(&[]));
		scene::suspend(&me());
		assert_eq!(against(place), codes(&[Reason::SenderTierTooLow]));
	});
}

#[test]
fn explain_extrinsic_should_know_cases_and_offers_when_the_recipient_is_frozen() {
	env::execute(|| {
		let series = stage();
		let (asset, to) = (Asset::Series(series), who::holder());
		let (quantity, note) = (1, H256::zero());
		let envelope = scene::envelope();
		let calls: [RuntimeCall; 3] = [
			pallet_travel_rule::Call::<Runtime>::open_case {
				asset,
				to: to.clone(),
				quantity,
				envelope: Some(envelope),
			}
			.into(),
			pallet_travel_rule::Call::<Runtime>::transfer_recorded {
				asset,
				to: to.clone(),
				quantity,
				envelope,
			}
			.into(),
			pallet_quarantine::Call::<Runtime>::offer { asset, to, quantity, note }.into(),
		];
		for call in &calls {
			assert_eq!(against(call.clone()), codes(&[]), "{call:?}");
		}
		freeze_holder();
		for call in calls {
			assert_eq!(against(call.clone()), codes(&[Reason::RecipientFrozen]), "{call:?}");
		}
	});
}

#[test]
fn explain_extrinsic_should_not_ask_for_a_case_when_the_call_opens_one() {
	env::execute(|| {
		stage();
		scene::deposit(&me(), 5_000, "for the Travel Rule");
		let (asset, to, amount) = (Asset::Stablecoin(USDC), who::holder(), 4_000 * DOLLAR);
		let send = pallet_cash::Call::<Runtime>::transfer { asset: USDC, to: to.clone(), amount };
		assert_eq!(against(send), codes(&[Reason::TravelRuleNeeded]));
		let (quantity, envelope) = (amount, Some(scene::envelope()));
		let open = pallet_travel_rule::Call::<Runtime>::open_case { asset, to, quantity, envelope };
		assert_eq!(against(open), codes(&[]));
	});
}

#[test]
fn explain_extrinsic_should_look_inside_when_calls_carry_others() {
	env::execute(|| {
		let series = stage();
		let inner = || Box::new(give(series, who::holder(), 1));
		let others = {
			let mut others = vec![who::alith(), who::officer()];
			others.sort();
			others
		};
		let remark = || RuntimeCall::System(frame_system::Call::remark { remark: Vec::new() });
		let (real, max_weight) = (who::issuer(), Default::default());
		let carriers: [RuntimeCall; 8] = [
			pallet_utility::Call::<Runtime>::batch { calls: vec![remark(), *inner()] }.into(),
			pallet_utility::Call::<Runtime>::force_batch { calls: vec![*inner()] }.into(),
			pallet_utility::Call::<Runtime>::if_else {
				main: Box::new(remark()),
				fallback: inner(),
			}
			.into(),
			pallet_utility::Call::<Runtime>::as_derivative { index: 1, call: inner() }.into(),
			pallet_proxy::Call::<Runtime>::proxy {
				real: real.clone().into(),
				force_proxy_type: None,
				call: inner(),
			}
			.into(),
			pallet_proxy::Call::<Runtime>::proxy_announced {
				delegate: me().into(),
				real: real.clone().into(),
				force_proxy_type: None,
				call: inner(),
			}
			.into(),
			pallet_recovery::Call::<Runtime>::control_inherited_account {
				recovered: real.into(),
				call: inner(),
			}
			.into(),
			pallet_multisig::Call::<Runtime>::as_multi {
				threshold: 2,
				other_signatories: others,
				maybe_timepoint: None,
				call: inner(),
				max_weight,
			}
			.into(),
		];
		let frozen = Reason::RecipientFrozen.code();
		for call in &carriers {
			assert!(!against(call.clone()).contains(&frozen), "{call:?}");
		}
		freeze_holder();
		for call in carriers {
			assert!(against(call.clone()).contains(&frozen), "{call:?}");
		}
	});
}

#[test]
fn explain_extrinsic_should_judge_the_multisig_when_it_is_the_one_that_gives() {
	env::execute(|| {
		let series = stage();
		let other_signatories = vec![who::alith()];
		let mut all = vec![me(), who::alith()];
		all.sort();
		let account = Multisig::multi_account_id(&all, 1);
		let call = Box::new(give(series, who::holder(), 1));
		let give =
			pallet_multisig::Call::<Runtime>::as_multi_threshold_1 { other_signatories, call };
		assert_eq!(against(give.clone()), codes(&[Reason::SenderUnknown]));
		scene::link(&me(), &account);
		assert_eq!(against(give), codes(&[]));
	});
}

#[test]
fn explain_extrinsic_should_tell_what_stops_a_leg_when_the_batch_itself_succeeds() {
	env::execute(|| {
		let series = stage();
		let market = scene::open_market(series, 1);
		let order = scene::order(Side::Ask, 50, 10);
		let place: RuntimeCall =
			pallet_order_book::Call::<Runtime>::place_order { market, order }.into();
		scene::suspend(&me());
		let expected = codes(&[Reason::SenderTierTooLow]);
		let batch = pallet_utility::Call::<Runtime>::force_batch { calls: vec![place.clone()] };
		assert_eq!(against(batch), expected);
		let batch = pallet_utility::Call::<Runtime>::batch { calls: vec![place] };
		assert_eq!(against(batch), expected);
	});
}

#[test]
fn explain_extrinsic_should_say_nothing_when_the_signature_is_wrong() {
	env::execute(|| {
		let series = stage();
		freeze_holder();
		let mut signed = sign(give(series, who::holder(), 1), &who::pair(ME));
		signed.0.function = give(series, who::holder(), 2);
		assert_eq!(explained(signed), codes(&[]));
	});
}

#[test]
fn explain_extrinsic_should_look_at_the_owner_when_a_spender_moves_money() {
	use genex_precompiles::{abi::IStablecoin, addresses};
	use genex_runtime_tests::evm::address_of;
	use pallet_revive::precompiles::alloy::{
		primitives::{Address, U256},
		sol_types::SolCall,
	};
	env::execute(|| {
		stage();
		let (owner, to) = (who::issuer(), who::holder());
		let (asset, amount) = (USDC, DOLLAR);
		let allowance =
			pallet_allowances::Call::<Runtime>::approve { asset, spender: me(), amount };
		assert_ok!(dispatch(allowance, &owner));
		scene::deposit(&owner, 10, "of the owner");
		let native = pallet_allowances::Call::<Runtime>::transfer_from {
			asset,
			from: owner.clone(),
			to: to.clone(),
			amount,
		};
		assert_eq!(against(native.clone()), codes(&[]));
		scene::freeze(by_account(&owner), FreezeMode::Outbound);
		assert_eq!(against(native), codes(&[Reason::SenderFrozen]));
		let input = IStablecoin::transferFromCall {
			from: Address::from(address_of(&owner).0),
			to: Address::from(address_of(&to).0),
			value: U256::from(amount),
		};
		let dollars = addresses::of_stablecoin(USDC);
		let by_precompile = eth::ALITH.call(dollars, input.abi_encode());
		assert_eq!(explained(by_precompile), codes(&[Reason::SenderFrozen]));
	});
}

#[test]
fn explain_extrinsic_should_look_at_orders_that_a_precompile_places() {
	use genex_runtime_tests::orders;
	env::execute(|| {
		let (series, _) = scene::stage(&[who::alith()], 100);
		let market = scene::open_market(series, 1);
		let order = scene::order(Side::Bid, 90, 1);
		let call = pallet_order_book::Call::<Runtime>::place_order { market, order };
		let input = orders::solidity(&call).expect("served to Solidity");
		let placed = || eth::ALITH.call(orders::MARKETPLACE, input.clone());
		assert_eq!(explained(placed()), codes(&[]));
		scene::freeze(by_account(&who::alith()), FreezeMode::Outbound);
		assert_eq!(explained(placed()), codes(&[Reason::SenderFrozen]));
	});
}

#[test]
fn explain_extrinsic_should_say_of_a_precompile_what_it_says_of_the_native_call() {
	use genex_runtime_tests::business::solidity;
	env::execute(|| {
		scene::register(&me(), Tier::L2);
		let (_, listing) = scene::stage(&[me(), who::alith()], 100);
		for who in [me(), who::alith()] {
			scene::freeze(by_account(&who), FreezeMode::Outbound);
		}
		let (asset, amount, payout) = (USDC, 20 * DOLLAR, scene::hash_of("payout"));
		let (value, to, quantity) = (Asset::Stablecoin(asset), who::holder(), amount);
		let calls: [RuntimeCall; 3] = [
			pallet_sales::Call::<Runtime>::purchase {
				listing,
				quantity: 1,
				max_total: 1_000 * DOLLAR,
			}
			.into(),
			pallet_cash::Call::<Runtime>::request_withdrawal { asset, amount, payout }.into(),
			pallet_travel_rule::Call::<Runtime>::open_case {
				asset: value,
				to,
				quantity,
				envelope: None,
			}
			.into(),
		];
		for call in calls {
			let (target, input) = solidity(&call).expect("a precompile serves it");
			let native = against(call.clone());
			assert!(!native.is_empty(), "{call:?}");
			assert_eq!(explained(eth::ALITH.call(target, input)), native);
		}
	});
}

#[test]
fn explain_extrinsic_should_say_of_an_ethereum_transaction_what_it_says_of_the_native_call() {
	env::execute(|| {
		scene::register(&me(), Tier::L2);
		let both = [me(), who::alith()];
		let (series, listing) = scene::stage(&both, 100);
		let calls: [RuntimeCall; 2] = [
			pallet_sales::Call::<Runtime>::purchase { listing, quantity: 1, max_total: DOLLAR }
				.into(),
			give(series, who::holder(), 1),
		];
		let of = |call: &RuntimeCall| {
			let paid = explained(eth::ALITH.native(call.clone()));
			assert_eq!(explained(eth::ALITH.free_native(call.clone())), paid, "{call:?}");
			paid
		};
		for call in &calls {
			assert_eq!(of(call), codes(&[]), "{call:?}");
		}
		// A deposit that pallet-revive asks for cannot be taken from who is frozen.
		for account in &both {
			scene::freeze(by_account(account), FreezeMode::Full);
		}
		for call in &calls {
			assert!(of(call).contains(&Reason::SenderFrozen.code()), "{call:?}");
			assert_eq!(of(call), against(call.clone()), "{call:?}");
		}
	});
}

#[test]
fn explain_extrinsic_should_tell_the_rules_when_the_signer_has_no_gnx() {
	env::execute(|| {
		let poor = eth::Key([7; 32]);
		scene::register(&poor.account(), Tier::L2);
		let (series, _) = scene::stage(&[poor.account()], 100);
		let call = give(series, who::holder(), 1);
		freeze_holder();
		let expected = codes(&[Reason::RecipientFrozen]);
		assert_eq!(explained(poor.native(call.clone())), expected);
		assert_eq!(explained(poor.free_native(call)), expected);
	});
}

#[test]
fn refusal_should_be_known_of_every_pallet_that_has_one() {
	let pallets = metadata::errors("Refused");
	assert!(pallets.len() >= 10, "{pallets:?}");
	for (index, error) in pallets {
		for reason in [Reason::SenderFrozen, Reason::TravelRuleNeeded] {
			let [low, high] = reason.code().to_le_bytes();
			let error = ModuleError { index, error: [error, low, high, 0], message: None };
			assert_eq!(refusal(DispatchError::Module(error)), Some(reason), "pallet {index}");
		}
	}
	assert_eq!(refusal(DispatchError::BadOrigin), None);
}
