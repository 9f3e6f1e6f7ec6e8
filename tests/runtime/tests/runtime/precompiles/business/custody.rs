// SPDX-License-Identifier: Apache-2.0
//! Agreements with custodians, and what becomes of units in custody.

use super::{Scenario, next_series, reason};
use frame_support::assert_ok;
use genex_primitives::SeriesId;
use genex_runtime::{AccountId, Runtime, RuntimeCall};
use genex_runtime_tests::{
	env::now,
	native::dispatch,
	scene::{self, DOLLAR, US_CENT, USDC, hash_of},
	who,
};
use pallet_custody::{
	AgreementId, Call, DepositId, Deposits, Fee, NextAgreementId, RequestId, Scope,
};

/// Every scenario, by the name of its call.
pub const SCENARIOS: [(&str, Scenario); 14] = [
	("propose_agreement", || {
		scene::register_custodian(&custodian());
		(who::issuer(), proposal(Scope::Series(series())).into())
	}),
	("propose_agreement, every series", || {
		scene::register_custodian(&custodian());
		(who::issuer(), proposal(Scope::All).into())
	}),
	("accept_agreement", || {
		(custodian(), Call::<Runtime>::accept_agreement { agreement: proposed() }.into())
	}),
	("end_agreement", || {
		(who::issuer(), Call::<Runtime>::end_agreement { agreement: agreed() }.into())
	}),
	("forget_agreement", forget_agreement),
	("deposit", || {
		let (agreement, series) = (agreed(), series());
		let call = Call::<Runtime>::deposit { agreement, series, quantity: 50 };
		(who::holder(), call.into())
	}),
	("request_move", || (who::holder(), moving(kept()).into())),
	("request_redeem", || (who::holder(), redeeming(kept()).into())),
	("request_withdrawal", || (who::holder(), taking_back(kept()).into())),
	("cancel_request", || {
		let (deposit, request) = asked(moving);
		(who::holder(), Call::<Runtime>::cancel_request { deposit, request }.into())
	}),
	("approve", || {
		let (deposit, request) = asked(redeeming);
		(custodian(), Call::<Runtime>::approve { deposit, request }.into())
	}),
	("refuse", || {
		let (deposit, request) = asked(moving);
		let reason = reason();
		(custodian(), Call::<Runtime>::refuse { deposit, request, reason }.into())
	}),
	("complete_withdrawal", complete_withdrawal),
	("collect_fee", collect_fee),
];

/// The series of the stage, of which the holder has units.
fn series() -> SeriesId {
	next_series() - 1
}

/// A company with an Ethereum key, registered when it is asked for first.
fn custodian() -> AccountId {
	let account = who::charleth();
	if genex_runtime::Kyc::identity(account.clone()).is_none() {
		scene::register_company(&account, *b"US");
	}
	account
}

fn proposal(scope: Scope) -> Call<Runtime> {
	let fee = Fee { asset: USDC, per_act: US_CENT, most: DOLLAR, least: 1 };
	let valid_until = now() + 365 * 86_400;
	Call::<Runtime>::propose_agreement { custodian: custodian(), scope, fee, valid_until }
}

fn proposed() -> AgreementId {
	let agreement = NextAgreementId::<Runtime>::get();
	scene::register_custodian(&custodian());
	assert_ok!(dispatch(proposal(Scope::All), &who::issuer()));
	agreement
}

fn agreed() -> AgreementId {
	scene::register_custodian(&custodian());
	scene::agree(&custodian(), US_CENT)
}

fn forget_agreement() -> (AccountId, RuntimeCall) {
	let agreement = agreed();
	assert_ok!(dispatch(Call::<Runtime>::end_agreement { agreement }, &who::issuer()));
	(who::holder(), Call::<Runtime>::forget_agreement { agreement }.into())
}

/// Units of the holder's in custody.
fn kept() -> DepositId {
	scene::keep(&who::holder(), agreed(), series(), 50)
}

fn moving(deposit: DepositId) -> Call<Runtime> {
	Call::<Runtime>::request_move { deposit, to: who::alith(), quantity: 7 }
}

fn redeeming(deposit: DepositId) -> Call<Runtime> {
	let (redeemer, order_hash) = (who::issuer(), hash_of("order"));
	Call::<Runtime>::request_redeem { deposit, redeemer, quantity: 7, order_hash }
}

fn taking_back(deposit: DepositId) -> Call<Runtime> {
	Call::<Runtime>::request_withdrawal { deposit, quantity: 7 }
}

/// What the holder asked for, and of which deposit.
fn asked(wish: fn(DepositId) -> Call<Runtime>) -> (DepositId, RequestId) {
	let deposit = kept();
	(deposit, scene::ask(&who::holder(), wish(deposit)))
}

fn complete_withdrawal() -> (AccountId, RuntimeCall) {
	let (deposit, request) = asked(taking_back);
	// No block may pass, since what happens here is undone.
	Deposits::<Runtime>::mutate(deposit, |record| {
		let requests = &mut record.as_mut().expect("something is left").requests;
		requests.iter_mut().for_each(|one| one.deadline = now());
	});
	(who::alith(), Call::<Runtime>::complete_withdrawal { deposit, request }.into())
}

fn collect_fee() -> (AccountId, RuntimeCall) {
	let (deposit, request) = asked(moving);
	let agreement = Deposits::<Runtime>::get(deposit).expect("something is left").agreement;
	assert_ok!(dispatch(Call::<Runtime>::approve { deposit, request }, &custodian()));
	scene::deposit(&who::issuer(), 10, "fee");
	(custodian(), Call::<Runtime>::collect_fee { agreement, amount: US_CENT / 2 }.into())
}
