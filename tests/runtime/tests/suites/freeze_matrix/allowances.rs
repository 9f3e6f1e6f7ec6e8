// SPDX-License-Identifier: Apache-2.0
//! Rights to move an owner's stablecoin: a frozen party neither gives nor gets nor uses one, by call or by permit, natively
//! or through the precompile. What was frozen when a permit was signed does not matter; what is when it is brought does.

use crate::freeze_matrix::{
	acts::Amounts,
	causes::{Cause, Verdict, Way},
	cells::{Counted, line},
	outcomes::{Outcome, reason_of},
	parties::{Stage, stage},
	size::Round,
};
use genex_precompiles::{abi::IStablecoin, addresses};
use genex_runtime::{AccountId, Allowances, Runtime, RuntimeCall};
use genex_runtime_tests::{
	classification::{Asset, Role},
	env,
	eth::{self, ALITH},
	evm::address_of,
	native::{dispatch, undone},
	scene::{USDC, dollars},
	who,
};
use pallet_allowances::{Call, Permit, PermitSignature};
use pallet_revive::precompiles::alloy::{
	primitives::{Address, B256, U256},
	sol_types::SolCall,
};

/// What is tried.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Try {
	/// An owner gives an allowance.
	Approve,
	/// Somebody brings what an owner signed.
	Permit,
	/// A spender uses an allowance.
	Spend,
}

/// Whose freeze is tried.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Party {
	Owner,
	Spender,
}

/// Every try with the party that is frozen and what the rules say of it. That an owner's money does not move is tried by
/// `cells`.
const TRIES: [(Try, Party, &str); 5] = [
	(Try::Approve, Party::Owner, "301"),
	(Try::Approve, Party::Spender, "302"),
	(Try::Permit, Party::Owner, "301"),
	(Try::Permit, Party::Spender, "302"),
	(Try::Spend, Party::Spender, "301"),
];

/// Tries every right to move money, for every freeze of who gives it or has it.
pub fn no_allowance_should_serve_the_frozen(round: Round, counted: &mut Counted) {
	env::execute(|| {
		let stage = stage(Amounts::of(round));
		for (what, party, code) in TRIES {
			for solidity in [false, true] {
				let free = undone(|| attempt(&stage, what, solidity, || {}));
				if !free.moved {
					counted.wrong(format!("{what:?}: nobody is in the way, {free:?}"));
				}
				for cause in Cause::freezes(&Way::ALL) {
					let frozen = match (what, party) {
						(Try::Spend, _) => spender_of(&stage),
						(_, Party::Owner) => who::alith(),
						(_, Party::Spender) => stage.recipient.clone(),
					};
					let freeze = || cause.impose(&frozen, stage.series);
					let outcome = undone(|| attempt(&stage, what, solidity, freeze));
					let route = if solidity { "Precompile" } else { "Native" };
					let role = if party == Party::Owner { Role::Sender } else { Role::Recipient };
					let act = format!("{what:?} ({party:?})");
					let cell = line(route, &act, Asset::Stablecoin, role, cause);
					counted.count(&cell, Verdict::Refused(code), &outcome, None);
				}
			}
		}
	});
}

/// Whom the owner of the stage lets spend.
fn spender_of(_: &Stage) -> AccountId {
	who::alith()
}

/// What came of a try after `freeze`. Permits are signed before.
fn attempt(stage: &Stage, what: Try, solidity: bool, freeze: impl FnOnce()) -> Outcome {
	let signed = sign(stage);
	freeze();
	let before = state(stage);
	let refused = if solidity {
		let (by, input) = input_of(stage, what, signed);
		through_precompile(&by, input)
	} else {
		let (by, call) = call_of(stage, what, signed);
		dispatch(call, &by).err().map(|error| reason_of(&error))
	};
	Outcome { moved: state(stage) != before, reasons: refused.into_iter().collect() }
}

/// The code of a refusal by the precompile, after which everything is as before.
fn through_precompile(by: &AccountId, input: Vec<u8>) -> Option<String> {
	let target = addresses::of_stablecoin(USDC);
	let answer = pallet_revive::Pallet::<Runtime>::bare_call(
		genex_runtime::RuntimeOrigin::signed(by.clone()),
		target,
		sp_core::U256::zero(),
		pallet_revive::TransactionLimits::WeightAndDeposit {
			weight_limit: frame_support::weights::Weight::from_parts(u64::MAX / 2, u64::MAX / 2),
			deposit_limit: u128::MAX / 4,
		},
		input,
		&pallet_revive::ExecConfig::new_substrate_tx(),
	);
	let answer = answer.result.expect("a precompile answers or reverts");
	if !answer.did_revert() {
		return None;
	}
	let text = eth::revert_text(&answer.data).unwrap_or_default();
	let code = text.split_once("Genex: ").and_then(|(_, rest)| rest.split(' ').next());
	Some(code.map_or_else(|| text.clone(), Into::into))
}

/// What the recipient may spend, and what money has moved.
fn state(stage: &Stage) -> (u128, u128) {
	let allowed = Allowances::allowance(USDC, who::alith(), stage.recipient.clone());
	(allowed, dollars(&stage.owner))
}

fn sign(stage: &Stage) -> (Permit, PermitSignature) {
	let spender = address_of(&stage.recipient);
	ALITH.permit(USDC, spender, stage.amounts.money.into(), sp_core::U256::MAX)
}

fn call_of(
	stage: &Stage,
	what: Try,
	(permit, signature): (Permit, PermitSignature),
) -> (AccountId, RuntimeCall) {
	let (asset, amount) = (USDC, stage.amounts.money);
	match what {
		Try::Approve => {
			let spender = stage.recipient.clone();
			(who::alith(), Call::<Runtime>::approve { asset, spender, amount }.into())
		},
		Try::Permit => (who::holder(), Call::<Runtime>::permit { asset, permit, signature }.into()),
		Try::Spend => {
			let (from, to) = (stage.owner.clone(), stage.recipient.clone());
			let call = Call::<Runtime>::transfer_from { asset, from, to, amount };
			(spender_of(stage), call.into())
		},
	}
}

fn input_of(
	stage: &Stage,
	what: Try,
	(permit, signature): (Permit, PermitSignature),
) -> (AccountId, Vec<u8>) {
	let at = |account: &AccountId| Address::from(address_of(account).0);
	let (spender, value) = (at(&stage.recipient), U256::from(stage.amounts.money));
	match what {
		Try::Approve => (who::alith(), IStablecoin::approveCall { spender, value }.abi_encode()),
		Try::Permit => {
			let call = IStablecoin::permitCall {
				owner: Address::from(permit.owner.0),
				spender,
				value,
				deadline: U256::MAX,
				v: signature.v,
				r: B256::from(signature.r.0),
				s: B256::from(signature.s.0),
			};
			(who::holder(), call.abi_encode())
		},
		Try::Spend => {
			let (from, to) = (at(&stage.owner), spender);
			let call = IStablecoin::transferFromCall { from, to, value };
			(spender_of(stage), call.abi_encode())
		},
	}
}
