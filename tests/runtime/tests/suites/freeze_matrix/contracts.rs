// SPDX-License-Identifier: Apache-2.0
//! Coupons moved by contracts, which reach the precompiles in the middle of a transaction of somebody who is in nobody's way.

use crate::freeze_matrix::{
	acts::{Act, Amounts},
	causes::{Cause, Verdict, Way},
	cells::{Counted, line},
	gnx::ROUTES,
	outcomes::{Outcome, perform, told_to},
	parties::{Stage, pair_of, person, stage},
	routes::{Route, carry_solidity, proxy, revive_call, signed},
	size::Round,
};
use frame_support::assert_ok;
use genex_primitives::Tier;
use genex_runtime::{AccountId, Runtime};
use genex_runtime_tests::{
	classification::{Asset, Role},
	env, evm,
	native::{dispatch, undone},
	scene, who,
};
use sp_core::{H160, U256};

/// What a contract does: gives away its own units or those of an owner that approved it, and redeems its own.
const ACTS: [Act; 5] =
	[Act::Transfer, Act::TransferBatch, Act::TransferFrom, Act::TransferBatchFrom, Act::Redeem];

/// How the precompiles refuse a delegate call.
const DELEGATED: &str = "delegate calls are refused; call the precompile at its own address";
/// How they refuse a static call of what acts.
const READ_ONLY: &str = "the function changes state and cannot be called statically";

/// A contract that passes on what it is called with, with units of its own. It is registered, may hold coupons and is an
/// operator of the owner.
fn contract(stage: &Stage, code: &[u8]) -> H160 {
	let contract = evm::deploy(&who::account("Helper"), code);
	let account = evm::account_of(&contract);
	scene::register(&account, Tier::L2);
	scene::allow_contract(&account);
	let approve =
		pallet_coupons::Call::<Runtime>::set_operator { operator: account.clone(), approved: true };
	assert_ok!(dispatch(approve, &stage.owner));
	let (series, quantity) = (stage.series, stage.amounts.units);
	let give = pallet_coupons::Call::<Runtime>::transfer { series, to: account, quantity };
	assert_ok!(dispatch(give, &stage.trader));
	contract
}

/// Lets the contract do it, called by this route, and looks at what came of it.
fn attempt(stage: &Stage, contract: H160, route: Route, act: Act) -> Outcome {
	let account = evm::account_of(&contract);
	let (to, input, _) = act.solidity(stage, &account).expect("served to Solidity");
	let input = evm::forward(to, U256::zero(), &input);
	let told = told_to(&route.actor(), contract, U256::zero(), input.clone());
	let step = match route {
		Route::Ethereum => carry_solidity(route, contract, input, U256::zero()),
		Route::Proxy => {
			signed(proxy(who::holder(), revive_call(contract, 0, input)), &pair_of("Helper"))
		},
		_ => signed(revive_call(contract, 0, input), &person()),
	};
	let mut outcome = perform(stage, Asset::Coupons, vec![step]);
	outcome.reasons.extend(told);
	outcome
}

/// No contract moves coupons of who may not, nor does a frozen one for others.
pub fn no_contract_should_move_coupons_of_who_may_not(round: Round, counted: &mut Counted) {
	env::execute(|| {
		let stage = stage(Amounts::of(round));
		let contract = contract(&stage, &evm::forwarder());
		for route in ROUTES {
			for act in ACTS {
				let free = undone(|| attempt(&stage, contract, route, act));
				if !free.moved {
					let what = format!("{route:?}, contract {act:?}");
					counted.wrong(format!("{what}: nobody is in the way, {free:?}"));
				}
				try_parties(&stage, contract, (route, act), counted);
				if matches!(act, Act::TransferFrom | Act::TransferBatchFrom) {
					try_operator(&stage, contract, (route, act), counted);
				}
			}
		}
	});
}

/// The parties of the move, for every cause.
fn try_parties(stage: &Stage, contract: H160, (route, act): (Route, Act), counted: &mut Counted) {
	for (asset, role, party) in act.moves(stage, &evm::account_of(&contract)) {
		for cause in Cause::all() {
			let Some(verdict) = act.verdict(route, asset, role, cause) else { continue };
			let outcome = undone(|| {
				cause.impose(&party, stage.series);
				attempt(stage, contract, route, act)
			});
			let name = format!("contract, {act:?}");
			let cell = line(&format!("{route:?}"), &name, asset, role, cause);
			counted.count(&cell, verdict, &outcome, None);
		}
	}
}

/// The contract is frozen, and the owner that approved it is not.
fn try_operator(stage: &Stage, contract: H160, (route, act): (Route, Act), counted: &mut Counted) {
	for cause in Cause::freezes(&Way::ALL) {
		let outcome = undone(|| {
			cause.impose(&evm::account_of(&contract), stage.series);
			attempt(stage, contract, route, act)
		});
		let name = format!("operator, {act:?}");
		let cell = line(&format!("{route:?}"), &name, Asset::Coupons, Role::Sender, cause);
		counted.count(&cell, Verdict::Refused("301"), &outcome, None);
	}
}

/// No precompile acts by a delegate or a static call, whether or not anybody is frozen.
pub fn no_precompile_should_act_by_a_delegate_or_static_call(round: Round, counted: &mut Counted) {
	env::execute(|| {
		let stage = stage(Amounts::of(round));
		let kinds = [
			("delegate", evm::delegating_forwarder(), DELEGATED),
			("static", evm::static_forwarder(), READ_ONLY),
		];
		for (kind, code, reason) in kinds {
			undone(|| {
				let contract = contract(&stage, &code);
				for route in ROUTES {
					for act in ACTS {
						try_kind(&stage, contract, (route, act), (kind, reason), counted);
					}
				}
			});
		}
	});
}

fn try_kind(
	stage: &Stage,
	contract: H160,
	(route, act): (Route, Act),
	(kind, reason): (&str, &'static str),
	counted: &mut Counted,
) {
	let free = undone(|| attempt(stage, contract, route, act));
	if free.moved || !free.says(reason) {
		counted.wrong(format!("{route:?}, {kind} {act:?}: {free:?}"));
	}
	let giver = giver_of(act, stage, &evm::account_of(&contract));
	for cause in Cause::freezes(&Way::ALL) {
		let outcome = undone(|| {
			cause.impose(&giver, stage.series);
			attempt(stage, contract, route, act)
		});
		let name = format!("{kind}, {act:?}");
		let cell = line(&format!("{route:?}"), &name, Asset::Coupons, Role::Sender, cause);
		counted.count(&cell, Verdict::Refused(reason), &outcome, None);
	}
}

/// Whose units an act of the contract moves.
fn giver_of(act: Act, stage: &Stage, contract: &AccountId) -> AccountId {
	let mut parts = act.moves(stage, contract).into_iter();
	parts.find(|(_, role, _)| *role == Role::Sender).expect("somebody gives").2
}
