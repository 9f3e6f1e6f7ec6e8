// SPDX-License-Identifier: Apache-2.0
//! Every call by every kind of caller: only its own origin passes.

use crate::{Call, mock::*};
use frame_support::{
	BoundedVec, assert_ok,
	storage::with_storage_layer,
	traits::{GetCallName, UnfilteredDispatchable},
};
use genex_primitives::{Asset, FreezeMode::Full};
use sp_runtime::DispatchError::{self, BadOrigin};

/// A freeze, blocked units, a request for each, and a proposal.
fn prepare() {
	freeze(account(ALICE));
	assert_ok!(Sanctions::request_release(by(OFFICER), account(ALICE), file(3), None));
	assert_ok!(Sanctions::freeze_units(by(OFFICER), ALICE, CARD, 5, 7, file(1)));
	assert_ok!(Sanctions::request_units_release(by(OFFICER), ALICE, CARD, 0, file(3)));
	let (asset, reason, case) = (Asset::Series(CARD), file(6), file(7));
	let propose = Sanctions::propose_forced_transfer;
	assert_ok!(propose(by(COURT), asset, ALICE, BOB, 5, reason, case));
}

/// Every call with who may make it; nothing stands for any signer.
fn calls() -> Vec<(Call<Test>, Option<Vec<AccountId>>)> {
	use Call::*;
	let officers = || Some(vec![OFFICER, OTHER_OFFICER, DOUBLE]);
	let seconds = || Some(vec![SECOND, DOUBLE]);
	let either = || Some(vec![OFFICER, OTHER_OFFICER, SECOND, DOUBLE]);
	let (case, reason, version, source_time) = (file(1), 7, 1, START);
	let (target, who, series, list) = (account(ALICE), ALICE, CARD, OFAC);
	let (asset, from, to, quantity) = (Asset::Series(CARD), ALICE, BOB, 5);
	let (entries, last, overrides, id) = (BoundedVec::new(), true, None, 1);
	vec![
		(register_list { list: UN, max_age: DAY, reason: case }, Some(vec![COUNCIL])),
		(retire_list { list, reason: case }, Some(vec![COUNCIL])),
		(update_list { list, version, source_time, entries, last }, Some(vec![ORACLE])),
		(report_stale { list }, None),
		(freeze { target: target.clone(), mode: Full, reason, case }, officers()),
		(request_release { target: target.clone(), case, overrides }, officers()),
		(confirm_release { target: target.clone() }, seconds()),
		(cancel_release { target, reason: case }, either()),
		(freeze_units { who, series, quantity: 9, reason, case }, officers()),
		(request_units_release { who, series, quantity: 1, case }, officers()),
		(confirm_units_release { who, series }, seconds()),
		(cancel_units_release { who, series, reason: case }, either()),
		(
			propose_forced_transfer { asset, from, to, quantity, reason: case, case },
			Some(vec![COURT, DOUBLE]),
		),
		(approve_forced_transfer { id }, seconds()),
		(withdraw_forced_transfer { id, reason: case }, Some(vec![COURT, SECOND, DOUBLE])),
	]
}

/// What the call answers, without any effect.
fn answer(call: Call<Test>, origin: RuntimeOrigin) -> Result<(), DispatchError> {
	let mut outcome = Ok(());
	let _undone: Result<(), DispatchError> = with_storage_layer(|| {
		outcome = call.dispatch_bypass_filter(origin).map(drop).map_err(|error| error.error);
		Err(DispatchError::Other("undo"))
	});
	outcome
}

#[test]
fn origins_should_be_exactly_those_of_the_table() {
	build_and_execute(|| {
		prepare();
		let everyone = [
			COUNCIL,
			ORACLE,
			OFFICER,
			OTHER_OFFICER,
			SECOND,
			COURT,
			DOUBLE,
			TREASURY,
			ALICE,
			BOB,
			STRANGER,
		];
		for (call, allowed) in calls() {
			for who in everyone {
				let passed = answer(call.clone(), by(who)) != Err(BadOrigin);
				let expected = allowed.as_ref().is_none_or(|list| list.contains(&who));
				assert_eq!(passed, expected, "{call:?} by {who}");
			}
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				assert_eq!(answer(call.clone(), origin), Err(BadOrigin), "{call:?}");
			}
		}
	});
}

#[test]
fn origins_should_cover_every_call() {
	let covered: Vec<&str> = calls().iter().map(|(call, _)| call.get_call_name()).collect();
	assert_eq!(covered, Call::<Test>::get_call_names());
}
