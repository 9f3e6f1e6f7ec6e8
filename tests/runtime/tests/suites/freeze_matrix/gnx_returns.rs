// SPDX-License-Identifier: Apache-2.0
//! What comes back of GNX to a frozen party: deposits, what it kept in pools, and what of a fee was not needed.

use crate::freeze_matrix::{
	acts::Amounts,
	causes::{Cause, GNX_FROZEN, MODES, Verdict, Way},
	cells::{Counted, line, send_away, stays},
	deposits::{By, Deposit, fill_pool},
	outcomes::{Outcome, SIGNER_FROZEN, invalidity, perform, reason_of},
	parties::{Stage, pair_of, person, stage},
	routes::signed,
	size::Round,
};
use frame_support::assert_ok;
use genex_primitives::{Balance, FreezeMode};
use genex_runtime::{
	AccountId, FeePolicy, Kyc, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, System,
	constants::GNX,
};
use genex_runtime_tests::{
	classification::{Asset, Role},
	env, eth,
	native::{apply, dispatch_as, sign, submit, undone},
	scene::{self, by_account, by_identity},
	who,
};
use sp_keyring::Sr25519Keyring::Charlie;
use std::collections::BTreeMap;

/// Whose deposits these are: of an account without identity, and of a registered one.
const PARTIES: [(&str, &[Way]); 2] = [("Stranger", &Way::OF_ACCOUNTS), ("Owner", &Way::ALL)];

/// GNX that come back to a frozen party come to nobody else and stay with it. While nobody is frozen the same come back and
/// can leave.
pub fn gnx_that_comes_back_should_stay_blocked(round: Round, counted: &mut Counted) {
	env::execute(|| {
		let stage = stage(Amounts::of(round));
		scene::endow(&who::account("Stranger"), 1_000 * GNX);
		for (name, ways) in PARTIES {
			let party = who::account(name);
			let registered = Kyc::identity(party.clone()).is_some();
			for deposit in Deposit::ALL {
				if registered && deposit.is_of_strangers() {
					continue;
				}
				undone(|| give_back_to_the_free(deposit, &party, counted));
				for cause in Cause::freezes(ways) {
					undone(|| give_back(&stage, deposit, (name, &party), cause, counted));
				}
			}
		}
	});
}

/// GNX of everyone, in every form.
fn totals() -> BTreeMap<AccountId, Balance> {
	frame_system::Account::<Runtime>::iter()
		.map(|(who, account)| (who, account.data.free + account.data.reserved))
		.collect()
}

/// Lets it come back, and says what is wrong with that. Nobody else may have more than before, and the party not less.
fn come_back(deposit: Deposit, party: &AccountId) -> (Outcome, Option<String>) {
	let free = || System::account(party).data.free;
	let (before, free_before) = (totals(), free());
	let origin = match deposit.by(party) {
		By::Party => RuntimeOrigin::signed(party.clone()),
		By::Other(origin) => origin,
	};
	let failed = dispatch_as(deposit.call(party), origin).err();
	let after = totals();
	let had = |who: &AccountId| before.get(who).copied().unwrap_or_default();
	let gained = after.iter().any(|(who, total)| who != party && *total > had(who));
	let wrong = if gained {
		Some("somebody else got it")
	} else if after.get(party).copied().unwrap_or_default() < had(party) {
		Some("it has less than before")
	} else {
		None
	};
	let outcome =
		Outcome { moved: free() > free_before, reasons: failed.iter().map(reason_of).collect() };
	(outcome, wrong.map(Into::into))
}

fn give_back_to_the_free(deposit: Deposit, party: &AccountId, counted: &mut Counted) {
	deposit.put_aside(party);
	let (back, wrong) = come_back(deposit, party);
	if !back.moved || wrong.is_some() {
		counted.wrong(format!("{deposit:?}: nobody is in the way, {back:?} {wrong:?}"));
	}
	if let Err(error) = send_away(party) {
		counted.wrong(format!("{deposit:?}: what came back cannot leave, {error:?}"));
	}
}

fn give_back(
	stage: &Stage,
	deposit: Deposit,
	(name, party): (&str, &AccountId),
	cause: Cause,
	counted: &mut Counted,
) {
	deposit.put_aside(party);
	cause.impose(party, stage.series);
	let act = format!("{name}, {deposit:?}");
	let is_own = matches!(deposit.by(party), By::Party);
	if is_own {
		let outcome = sign_itself(deposit, name, party);
		let cell = line("Native", &act, Asset::Gnx, Role::Recipient, cause);
		counted.count(&cell, Verdict::Refused(SIGNER_FROZEN), &outcome, None);
	}
	let (back, wrong) = come_back(deposit, party);
	let route = if is_own { "in its name" } else { "by others" };
	let cell = line(route, &act, Asset::Gnx, Role::Recipient, cause);
	counted.count(&cell, Verdict::Passes, &back, wrong);

	let reasons = send_away(party).err().iter().map(reason_of).collect::<Vec<_>>();
	let outcome = Outcome { moved: reasons.is_empty(), reasons };
	let cell = line("then in its name", &act, Asset::Gnx, Role::Sender, cause);
	counted.count(&cell, Verdict::Refused(GNX_FROZEN), &outcome, None);
}

/// The party signs the call that gives it back.
fn sign_itself(deposit: Deposit, name: &str, party: &AccountId) -> Outcome {
	let before = System::account(party);
	let invalid = apply(sign(deposit.call(party), &pair_of(name))).err();
	let reasons = invalid.iter().map(invalidity).collect();
	Outcome { moved: System::account(party) != before, reasons }
}

/// Whoever is frozen by its own transaction gets back what of the fee was not needed, and it stays.
pub fn fee_refund_should_stay_with_whom_its_transaction_froze(round: Round, counted: &mut Counted) {
	env::execute(|| {
		let stage = stage(Amounts::of(round));
		let step = || signed(batch(&stage, None), &Charlie.pair());
		let free = undone(|| perform(&stage, Asset::Gnx, vec![step()]));
		if !free.moved {
			counted.wrong(format!("FeeRefund: nobody is in the way, {free:?}"));
		}
		for way in [Way::OfficerAccount, Way::OfficerIdentity] {
			for mode in MODES {
				undone(|| refund(&stage, way, mode, counted));
			}
		}
	});
}

/// The officer freezes itself, if asked to, and then gives GNX away. What follows costs much and is not done when that
/// fails.
fn batch(stage: &Stage, freeze: Option<(Way, FreezeMode)>) -> RuntimeCall {
	let mut calls: Vec<RuntimeCall> = Vec::new();
	if let Some((way, mode)) = freeze {
		let officer = who::officer();
		let target =
			if way == Way::OfficerIdentity { by_identity(&officer) } else { by_account(&officer) };
		let (reason, case) = (scene::REASON, scene::hash_of("case"));
		let call = pallet_sanctions::Call::<Runtime>::freeze { target, mode, reason, case };
		calls.push(call.into());
	}
	let give = pallet_balances::Call::<Runtime>::transfer_keep_alive {
		dest: stage.recipient.clone().into(),
		value: stage.amounts.gnx,
	};
	// To oneself, so that nothing else moves when it is done.
	let cost = pallet_balances::Call::<Runtime>::transfer_keep_alive {
		dest: who::officer().into(),
		value: GNX,
	};
	calls.push(give.into());
	calls.extend((0..5).map(|_| RuntimeCall::from(cost.clone())));
	pallet_utility::Call::<Runtime>::batch { calls }.into()
}

fn refund(stage: &Stage, way: Way, mode: FreezeMode, counted: &mut Counted) {
	let (officer, mark) = (who::officer(), eth::mark());
	let call = batch(stage, Some((way, mode)));
	let outcome = perform(stage, Asset::Gnx, vec![signed(call, &Charlie.pair())]);
	let refunded = eth::events_since(mark).into_iter().any(|event| match event {
		RuntimeEvent::Balances(pallet_balances::Event::Deposit { who, amount }) => {
			who == officer && amount > 0
		},
		_ => false,
	});
	let wrong = if outcome.says(SIGNER_FROZEN) {
		Some("its transaction was refused before it was frozen".into())
	} else if !refunded {
		Some("nothing of the fee came back".into())
	} else {
		stays(&officer)
	};
	let cause = Cause::Frozen(way, mode);
	let cell = line("BatchThenRefund", "FeeRefund", Asset::Gnx, Role::Sender, cause);
	counted.count(&cell, Verdict::Refused(GNX_FROZEN), &outcome, wrong);

	let remark = frame_system::Call::<Runtime>::remark { remark: Vec::new() };
	let invalid = apply(sign(remark, &Charlie.pair())).err();
	let reasons = invalid.iter().map(invalidity).collect::<Vec<_>>();
	let outcome = Outcome { moved: reasons.is_empty(), reasons };
	let cell = line("then Native", "FeeRefund", Asset::Gnx, Role::Sender, cause);
	counted.count(&cell, Verdict::Refused(SIGNER_FROZEN), &outcome, None);
}

/// A pool of a frozen owner pays nobody's fee: what it has is its owner's.
pub fn pool_of_the_frozen_should_pay_nothing(round: Round, counted: &mut Counted) {
	env::execute(|| {
		let stage = stage(Amounts::of(round));
		let pool = fill_pool(&stage.owner);
		let assign = pallet_fee_policy::Call::<Runtime>::assign_series {
			series: stage.series,
			pool: Some(pool),
			reason: scene::hash_of("campaign"),
		};
		assert_ok!(dispatch_as(assign, scene::council()));
		let account = FeePolicy::account_of(pool);
		let buy = || {
			let before = scene::gnx(&account);
			let (listing, quantity, max_total) = (stage.listing, 1, u128::MAX);
			let call = pallet_sales::Call::<Runtime>::purchase { listing, quantity, max_total };
			let failed = submit(call, &person()).err();
			let reasons = failed.iter().map(reason_of).collect();
			Outcome { moved: scene::gnx(&account) != before, reasons }
		};
		let free = undone(buy);
		if !free.moved {
			counted.wrong(format!("PoolFee: nobody is in the way, {free:?}"));
		}
		for cause in Cause::freezes(&Way::ALL) {
			let outcome = undone(|| {
				cause.impose(&stage.owner, stage.series);
				buy()
			});
			let failed = (!outcome.reasons.is_empty()).then(|| "the purchase failed".into());
			let cell = line("fee of others", "PoolFee", Asset::Gnx, Role::Sender, cause);
			counted.count(&cell, Verdict::Idle, &outcome, failed);
		}
	});
}
