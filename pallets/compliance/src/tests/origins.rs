// SPDX-License-Identifier: Apache-2.0
//! Every call by every kind of caller: only its own origin passes.

use super::*;
use crate::{CounterList, PairList, RateBatch, RelationKind};
use frame_support::{
	storage::with_storage_layer,
	traits::{GetCallName, UnfilteredDispatchable},
};
use genex_primitives::{CouponClass, rules::AmlKind};
use sp_runtime::DispatchError::{self, BadOrigin};

/// Every call with who may make it; nothing stands for any signer.
fn calls() -> Vec<(crate::Call<Test>, Option<Vec<AccountId>>)> {
	use crate::Call::*;
	let council = || Some(vec![COUNCIL]);
	let officers = || Some(vec![OFFICER, BOTH]);
	let (from, to) = (country(*b"US"), country(*b"JP"));
	let (issuer, related, identity) = (id(ISSUER), id(ALICE), id(ALICE));
	let (kind, reason, case) = (RelationKind::Owner, hash(1), hash(2));
	let class = CouponClass::Digital;
	vec![
		(set_rulebook { book: Default::default(), reason }, council()),
		(set_rates { rates: RateBatch::default(), reason }, Some(vec![ORACLE])),
		(set_corridor { from, to, corridor: None, reason }, council()),
		(set_class_ban { jurisdiction: to, class, banned: true, reason }, council()),
		(declare_relation { issuer, related, kind, reason }, None),
		(end_relation { issuer, related, reason }, officers()),
		(blacklist { identity, reason, case }, officers()),
		(lift_blacklist { identity, reason, case }, Some(vec![SECOND, BOTH])),
		(close_aml_case { id: 0, identity, kind: AmlKind::Moves, reason }, officers()),
		(approve_review { review: 0, reason }, officers()),
		(reject_review { review: 0, reason }, officers()),
		(return_review { review: 0 }, None),
		(sweep_pairs { pairs: PairList::default() }, None),
		(sweep_counters { counters: CounterList::default() }, None),
		(allow_contract { who: 77, allowed: true, reason }, council()),
	]
}

/// What `call` answers, without any effect.
fn answer(call: crate::Call<Test>, origin: RuntimeOrigin) -> Result<(), DispatchError> {
	let mut outcome = Ok(());
	let _undone: Result<(), DispatchError> = with_storage_layer(|| {
		outcome = call.dispatch_bypass_filter(origin).map(drop).map_err(|error| error.error);
		Err(DispatchError::Other("undo"))
	});
	outcome
}

#[test]
fn origins_should_be_exactly_those_of_the_table() {
	ExtBuilder::default().build().execute_with(|| {
		let everyone = [COUNCIL, OFFICER, BOTH, SECOND, ORACLE, ISSUER, ALICE, STRANGER];
		for (call, allowed) in calls() {
			for who in everyone {
				let passed = answer(call.clone(), signed(who)) != Err(BadOrigin);
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
	ExtBuilder::default().build().execute_with(|| {
		assert_eq!(calls().len(), crate::Call::<Test>::get_call_names().len());
	});
}
