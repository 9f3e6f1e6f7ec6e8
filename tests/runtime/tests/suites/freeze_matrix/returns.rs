// SPDX-License-Identifier: Apache-2.0
//! What comes back to a frozen party, and what it can do once it is released.

use crate::freeze_matrix::{
	acts::{Act, Amounts},
	causes::{Cause, Verdict, Way, of_redeeming},
	cells::{Counted, line},
	outcomes::{Outcome, SIGNER_FROZEN, attempt, invalidity, owned, perform_signed},
	parties::{Stage, pair_of, stage},
	refunds::Refund,
	routes::{Route, proxy},
	size::Round,
};
use genex_primitives::Quantity;
use genex_runtime::{Cash, Coupons, Runtime, RuntimeCall};
use genex_runtime_tests::{
	classification::{Asset, Role},
	env,
	native::{apply, sign, undone},
	scene::{self, DOLLAR, USDC},
};
use sp_core::sr25519;

/// The most money that leaves again, so that it meets no threshold.
const MOST_MONEY: u128 = 100 * DOLLAR;

/// What comes back to a frozen party out of its own escrow comes to nobody else and stays with it. While nobody is frozen
/// the same comes back and can leave.
pub fn what_comes_back_should_stay_blocked(round: Round, counted: &mut Counted) {
	env::execute(|| {
		let stage = stage(Amounts::of(round));
		for refund in Refund::ALL {
			undone(|| give_back_to_the_free(&stage, refund, counted));
			for cause in Cause::freezes(&Way::ALL) {
				undone(|| give_back(&stage, refund, cause, counted));
			}
		}
	});
}

/// What the party has in escrow of what comes back.
fn in_escrow(stage: &Stage, refund: Refund) -> u128 {
	let party = refund.party();
	match refund.asset() {
		Asset::Coupons => {
			Coupons::holding(party, stage.series).map_or(0, |one| u128::from(one.held))
		},
		_ => {
			let money = Cash::balance(USDC, party);
			money.held + money.leaving
		},
	}
}

/// Puts it aside. Gives what was in escrow before, and how much came to it.
fn put_aside(stage: &Stage, refund: Refund) -> (u128, u128) {
	let before = in_escrow(stage, refund);
	refund.put_aside(stage);
	(before, in_escrow(stage, refund).saturating_sub(before))
}

/// Lets `call` give it back, and says what is wrong with that. Of what was put aside nothing may stay there, and nobody may
/// have more or less than before.
fn come_back(
	stage: &Stage,
	refund: Refund,
	(before, aside): (u128, u128),
	(call, pair): (RuntimeCall, &sr25519::Pair),
) -> (Outcome, Option<String>) {
	let everyones = owned(stage, refund.asset());
	let outcome = perform_signed(stage, refund.asset(), call, pair);
	let wrong = if aside == 0 {
		Some("nothing was put aside")
	} else if in_escrow(stage, refund) != before {
		Some("it is still in escrow")
	} else if owned(stage, refund.asset()) != everyones {
		Some("somebody else got it")
	} else {
		None
	};
	(outcome, wrong.map(Into::into))
}

/// The party gives away what came back.
fn give_away(stage: &Stage, refund: Refund, aside: u128) -> Outcome {
	let to = stage.recipient.clone();
	let call: RuntimeCall = match refund.asset() {
		Asset::Coupons => {
			let (series, quantity) = (stage.series, Quantity::try_from(aside).expect("few units"));
			pallet_coupons::Call::<Runtime>::transfer { series, to, quantity }.into()
		},
		_ => {
			let (asset, amount) = (USDC, aside.min(MOST_MONEY));
			pallet_cash::Call::<Runtime>::transfer { asset, to, amount }.into()
		},
	};
	perform_signed(stage, refund.asset(), call, &refund.keys())
}

fn give_back_to_the_free(stage: &Stage, refund: Refund, counted: &mut Counted) {
	let (before, aside) = put_aside(stage, refund);
	let pair = refund.others().unwrap_or_else(|| refund.keys());
	let (back, wrong) = come_back(stage, refund, (before, aside), (refund.call(stage), &pair));
	if !back.moved || wrong.is_some() {
		counted.wrong(format!("{refund:?}: nobody is in the way, {back:?} {wrong:?}"));
	}
	let left = give_away(stage, refund, aside);
	if !left.moved {
		counted.wrong(format!("{refund:?}: what came back cannot leave, {left:?}"));
	}
}

fn give_back(stage: &Stage, refund: Refund, cause: Cause, counted: &mut Counted) {
	let (name, asset) = (format!("{refund:?}"), refund.asset());
	let (before, aside) = put_aside(stage, refund);
	cause.impose(&refund.party(), stage.series);
	let call = refund.call(stage);
	let (route, (back, wrong)) = match refund.others() {
		Some(pair) => ("by others", come_back(stage, refund, (before, aside), (call, &pair))),
		None => {
			let outcome = sign_itself(stage, refund, call.clone());
			let cell = line("Native", &name, asset, Role::Recipient, cause);
			counted.count(&cell, Verdict::Refused(SIGNER_FROZEN), &outcome, None);
			let (call, helper) = (proxy(refund.party(), call), pair_of("Helper"));
			("Proxy", come_back(stage, refund, (before, aside), (call, &helper)))
		},
	};
	let cell = line(route, &name, asset, Role::Recipient, cause);
	counted.count(&cell, Verdict::Passes, &back, wrong);

	let outcome = give_away(stage, refund, aside);
	let cell = line("then Native", &name, asset, Role::Sender, cause);
	counted.count(&cell, Verdict::Refused("301"), &outcome, None);
}

/// The party signs the call that gives it back. What an invalid transaction carries is not tried behind its checks here: it
/// would give back to the party what belongs to it.
fn sign_itself(stage: &Stage, refund: Refund, call: RuntimeCall) -> Outcome {
	let before = in_escrow(stage, refund);
	let invalid = apply(sign(call, &refund.keys())).err();
	let reasons = invalid.iter().map(invalidity).collect();
	Outcome { moved: in_escrow(stage, refund) != before, reasons }
}

/// A frozen holder cannot redeem; what two roles release moves and can be redeemed again.
pub fn release_should_give_everything_back(round: Round, counted: &mut Counted) {
	env::execute(|| {
		let stage = stage(Amounts::of(round));
		let holder = Route::Native.actor();
		for cause in Cause::freezes(&Way::ALL).into_iter().chain([Cause::UnitsFrozen]) {
			for act in [Act::Redeem, Act::Transfer] {
				undone(|| {
					cause.impose(&holder, stage.series);
					let blocked = undone(|| attempt(&stage, Route::Native, act, Asset::Coupons));
					let cell =
						line("Native", &format!("{act:?}"), Asset::Coupons, Role::Sender, cause);
					counted.count(&cell, of_redeeming(cause), &blocked, None);
					if cause == Cause::UnitsFrozen {
						scene::release_units(&holder, stage.series, 0);
					} else {
						scene::release_party(&holder);
					}
					let free = attempt(&stage, Route::Native, act, Asset::Coupons);
					let cell = line(
						"after release",
						&format!("{act:?}"),
						Asset::Coupons,
						Role::Sender,
						cause,
					);
					counted.count(&cell, Verdict::Passes, &free, None);
				});
			}
		}
	});
}
