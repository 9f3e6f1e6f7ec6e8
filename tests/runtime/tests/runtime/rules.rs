// SPDX-License-Identifier: Apache-2.0
//! The rules where several pallets meet: stale lists, limits of GNX, property that changes identities, contracts.

use frame_support::{assert_noop, assert_ok};
use genex_precompiles::{abi::ICoupon, addresses};
use genex_primitives::{Balance, Quantity, Reason, SeriesId, Tier};
use genex_runtime::{AccountId, Kyc, Runtime, RuntimeCall, System, constants::GNX};
use genex_runtime_tests::{
	env, eth, evm,
	native::{apply, dispatch},
	scene::{self, DOLLAR, USDC, units},
	who,
};
use pallet_revive::precompiles::{
	H160,
	alloy::{
		primitives::{Address, U256},
		sol_types::SolCall,
	},
};
use sp_runtime::{DispatchError, DispatchResult};

fn give(series: SeriesId, to: AccountId, quantity: Quantity) -> RuntimeCall {
	pallet_coupons::Call::<Runtime>::transfer { series, to, quantity }.into()
}

fn withdraw(amount: Balance) -> RuntimeCall {
	let payout = scene::hash_of("payout");
	pallet_cash::Call::<Runtime>::request_withdrawal { asset: USDC, amount, payout }.into()
}

fn refused_by_coupons(reason: Reason) -> DispatchError {
	pallet_coupons::Error::<Runtime>::Refused(reason.code()).into()
}

fn refused_by_rules(reason: Reason) -> DispatchError {
	pallet_compliance::Error::<Runtime>::Refused(reason.code()).into()
}

#[test]
fn transfers_should_wait_while_the_lists_are_stale() {
	env::execute(|| {
		let book = Box::new(genex_primitives::rules::Rulebook::default());
		scene::set_rulebook(book);
		let (series, listing) = scene::stage(&[who::holder()], 100);
		assert_ok!(dispatch(give(series, who::alith(), 1), &who::holder()));
		env::advance(86_400);
		let stale = Reason::SanctionsListStale;
		assert_noop!(
			dispatch(give(series, who::alith(), 1), &who::holder()),
			refused_by_coupons(stale)
		);
		assert_noop!(
			dispatch(withdraw(DOLLAR), &who::holder()),
			pallet_cash::Error::<Runtime>::Refused(stale.code())
		);
		scene::buy(&who::holder(), listing, 1);
		let redeem = scene::redeeming(&who::issuer(), series, 1);
		assert_ok!(dispatch(redeem, &who::holder()));
		let report = pallet_sanctions::Call::<Runtime>::report_stale { list: scene::LIST };
		assert_ok!(dispatch(report, &who::alith()));
		scene::refresh_lists();
		assert_ok!(dispatch(give(series, who::alith(), 1), &who::holder()));
		assert_ok!(dispatch(withdraw(DOLLAR), &who::holder()));
	});
}

fn send_gnx(from: &AccountId, to: &AccountId, value: Balance) -> DispatchResult {
	let dest = to.clone().into();
	dispatch(pallet_balances::Call::<Runtime>::transfer_keep_alive { dest, value }, from)
}

#[test]
fn gnx_should_count_towards_the_limits_of_its_sender() {
	env::execute(|| {
		// Tier L1: 500 US dollars a day, a GNX counting as a cent.
		let (sender, limit) = (who::baltathar(), 50_000 * GNX);
		let over = refused_by_rules(Reason::SendValueDay);
		assert_eq!(send_gnx(&sender, &who::alith(), limit + GNX), Err(over));
		assert_ok!(send_gnx(&sender, &who::alith(), limit));
		assert_eq!(send_gnx(&sender, &who::alith(), GNX), Err(over));
		let counted = |who: &AccountId| {
			let identity = Kyc::identity_of(who).expect("registered");
			let activity = genex_runtime::Compliance::activity(identity);
			let now = env::now();
			(activity.send.sums(now).0.cents, activity.receive.sums(now).0.cents)
		};
		assert_eq!(counted(&sender), (50_000, 0));
		assert_eq!(counted(&who::alith()), (0, 50_000));

		let mark = eth::mark();
		let before = System::account(who::alith()).data.free;
		let value = 10u128.pow(18).into();
		let more = eth::BALTATHAR.eip1559(eth::ALITH.address(), value, Vec::new());
		let more = pallet_revive::evm::TransactionUnsigned::Transaction1559Unsigned(more);
		assert_ok!(apply(eth::BALTATHAR.wrap(more)).expect("fees are no gift"));
		assert!(eth::reverted(mark).is_some());
		assert_eq!(System::account(who::alith()).data.free, before);

		env::advance(86_400 + 3_600);
		assert_ok!(send_gnx(&sender, &who::alith(), limit));
	});
}

#[test]
fn gnx_should_move_freely_between_accounts_of_one_identity() {
	env::execute(|| {
		let other = who::account("Other");
		scene::link(&who::baltathar(), &other);
		assert_ok!(send_gnx(&who::baltathar(), &other, 40_000 * GNX));
		assert_ok!(send_gnx(&other, &who::baltathar(), 30_000 * GNX));
		assert_ok!(send_gnx(&who::baltathar(), &who::alith(), 50_000 * GNX));
	});
}

#[test]
fn account_should_leave_its_identity_by_itself_only_when_it_is_empty() {
	env::execute(|| {
		let other = who::account("Other");
		scene::link(&who::holder(), &other);
		let (series, _) = scene::stage(std::slice::from_ref(&other), 10);
		let leave = pallet_kyc::Call::<Runtime>::unlink_account {
			account: other.clone(),
			reason: scene::hash_of("reason"),
		};
		let not_empty = || pallet_kyc::Error::<Runtime>::NotEmpty;
		assert_noop!(dispatch(leave.clone(), &other), not_empty());
		assert_ok!(dispatch(give(series, who::holder(), 10_000), &other));
		assert_noop!(dispatch(leave.clone(), &other), not_empty());
		let amount = scene::dollars(&other);
		let pay = pallet_cash::Call::<Runtime>::transfer { asset: USDC, to: who::holder(), amount };
		assert_ok!(dispatch(pay, &other));
		assert_ok!(dispatch(leave, &other));
		assert_eq!(Kyc::identity_of(&other), None);
	});
}

#[test]
fn property_should_stay_counted_with_the_identity_when_an_officer_parts_the_account() {
	env::execute(|| {
		let other = who::account("Other");
		scene::link(&who::holder(), &other);
		let (series, _) = scene::stage(std::slice::from_ref(&other), 10);
		let part = pallet_kyc::Call::<Runtime>::unlink_account {
			account: other.clone(),
			reason: scene::hash_of("reason"),
		};
		assert_ok!(dispatch(part, &who::officer()));
		env::try_state_all().expect("what it has counts with its former identity");
		assert_noop!(
			dispatch(give(series, who::holder(), 1), &other),
			refused_by_coupons(Reason::SenderUnknown)
		);
		let elsewhere = pallet_kyc::Call::<Runtime>::attest_account {
			identity: scene::identity(&who::alith()),
			account: other.clone(),
			reason: scene::hash_of("reason"),
		};
		assert_noop!(dispatch(elsewhere, &who::attestor()), pallet_kyc::Error::<Runtime>::NotEmpty);
		scene::link(&who::holder(), &other);
		assert_ok!(dispatch(give(series, who::holder(), 10_000), &other));
		assert_eq!(units(series, &who::holder()), 10_000);
	});
}

#[test]
fn value_of_another_currency_should_need_a_fresh_rate() {
	use genex_primitives::CurrencyCode;
	env::execute(|| {
		let mut terms = scene::gift_card();
		terms.currency = CurrencyCode::new(*b"EUR").expect("a currency");
		scene::refresh_lists();
		let create =
			pallet_coupons::Call::<Runtime>::create_series { terms: Box::new(terms.clone()) };
		assert_ok!(dispatch(create, &who::issuer()));
		let submit = pallet_coupons::Call::<Runtime>::submit_series { series: 1 };
		assert_ok!(dispatch(submit, &who::issuer()));
		let approvals = vec![(1, 1)].try_into().expect("one fits");
		let approve = pallet_coupons::Call::<Runtime>::approve_series {
			approvals,
			reason: scene::hash_of("reason"),
		};
		assert_noop!(
			dispatch(approve.clone(), &who::officer()),
			refused_by_coupons(Reason::FxRateMissing)
		);
		// 1.10 US dollars a euro.
		scene::set_rates(&[(*b"EUR", 11_000_000_000)]);
		assert_ok!(dispatch(approve, &who::officer()));
		let mint = pallet_coupons::Call::<Runtime>::mint { series: 1, quantity: 10_000 };
		assert_ok!(dispatch(mint, &who::issuer()));
		scene::attest_reserve();
		let listing = scene::list(scene::offer(1, DOLLAR / 100, 10_000));
		scene::deposit(&who::holder(), 100, "euro");
		scene::buy(&who::holder(), listing, 1_000);
		let identity = scene::identity(&who::holder());
		let activity = genex_runtime::Compliance::activity(identity);
		assert_eq!(activity.buy.sums(env::now()).0.cents, 1_100);
		assert_eq!(activity.worth, 11_000_000_000);
		env::advance(86_401);
		scene::refresh_lists();
		assert_noop!(
			dispatch(give(1, who::alith(), 1), &who::holder()),
			refused_by_coupons(Reason::FxRateStale)
		);
	});
}

#[test]
fn contract_should_hold_coupons_only_when_the_council_lists_it() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder()], 0);
		// Answers the magic value of its selector, whoever asks.
		let contract = evm::deploy(&who::holder(), evm::RECEIVER);
		let account = evm::account_of(&contract);
		scene::register(&account, Tier::L2);
		let refused = refused_by_coupons(Reason::ContractNotAllowed);
		assert_noop!(dispatch(give(series, account.clone(), 5), &who::holder()), refused);
		scene::allow_contract(&account);
		assert_ok!(dispatch(give(series, account.clone(), 5), &who::holder()));
		assert_eq!(units(series, &account), 5);
		let forbid = pallet_compliance::Call::<Runtime>::allow_contract {
			who: account.clone(),
			allowed: false,
			reason: scene::hash_of("reason"),
		};
		scene::govern(forbid);
		assert_noop!(dispatch(give(series, account.clone(), 5), &who::holder()), refused);
		assert_eq!(units(series, &account), 5, "what it has stays");
	});
}

/// The input of a transfer of five units `from` one address `to` another.
fn transfer_input(series: SeriesId, from: H160, to: H160) -> Vec<u8> {
	ICoupon::safeTransferFromCall {
		from: Address::from(from.0),
		to: Address::from(to.0),
		id: U256::from(series),
		value: U256::from(5),
		data: Default::default(),
	}
	.abi_encode()
}

const COUPON: H160 = addresses::address_of(addresses::COUPON);

/// With which text the precompile of coupons refuses what `from` asks of `target`.
fn refusal(from: &AccountId, target: H160, input: Vec<u8>) -> String {
	let (reverted, data) = eth::ask(from, target, input);
	assert!(reverted);
	eth::revert_text(&data).expect("a text")
}

#[test]
fn contract_should_get_no_coupons_from_solidity_either() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::alith()], 0);
		let contract = evm::deploy(&who::holder(), evm::RECEIVER);
		let account = evm::account_of(&contract);
		scene::register(&account, Tier::L2);
		let input = transfer_input(series, eth::ALITH.address(), contract);
		let code = Reason::ContractNotAllowed.code();
		assert!(refusal(&who::alith(), COUPON, input.clone()).contains(&format!("Genex: {code} ")));
		scene::allow_contract(&account);
		assert_ok!(apply(eth::ALITH.call(COUPON, input)).expect("valid"));
		assert_eq!(units(series, &account), 5);
	});
}

#[test]
fn contract_should_act_on_nothing_when_it_is_unknown_or_unfinished() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder()], 0);
		let to = eth::ALITH.address();
		let finished = evm::deploy(&who::holder(), &evm::forwarder());
		let input = evm::forward(COUPON, 0.into(), &transfer_input(series, finished, to));
		let code = Reason::SenderUnknown.code();
		assert!(refusal(&who::holder(), finished, input).contains(&format!("Genex: {code} ")));
		let input = transfer_input(series, H160::zero(), to);
		let born = evm::construct(&who::holder(), evm::acting_at_birth(COUPON, &input));
		let text = born.expect_err("a constructor that acts");
		assert!(text.contains("before its construction has ended"), "{text}");
	});
}

#[test]
fn recorded_transfer_should_not_reach_who_screens() {
	env::execute(|| {
		let (from, to) = (who::holder(), who::alith());
		let (series, _) = scene::stage(std::slice::from_ref(&from), 100);
		for party in [&from, &to] {
			scene::record_travel_data(party);
		}
		let send = pallet_travel_rule::Call::<Runtime>::transfer_recorded {
			asset: genex_primitives::Asset::Series(series),
			to: to.clone(),
			quantity: 1,
			envelope: scene::envelope(),
		};
		scene::screen(&to);
		let screens =
			pallet_travel_rule::Error::<Runtime>::Refused(Reason::RecipientScreens.code());
		assert_noop!(dispatch(send.clone(), &from), screens);
		let policy = pallet_quarantine::ReceivePolicy::AcceptAll;
		let open = pallet_quarantine::Call::<Runtime>::set_receive_policy { policy };
		assert_ok!(dispatch(open, &to));
		assert_ok!(dispatch(send, &from));
		assert_eq!(units(series, &to), 1);
	});
}
