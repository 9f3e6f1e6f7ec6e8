// SPDX-License-Identifier: Apache-2.0
//! What a default costs does not depend on how many units and holders there are.

use crate::mock::*;
use frame_support::assert_ok;
use genex_primitives::Quantity;
use sp_runtime::DispatchResult;

/// A recorder of reads, given to `run` and back.
fn recorder<R: Clone + Default>(run: impl FnOnce(R)) -> R {
	let recorder = R::default();
	run(recorder.clone());
	recorder
}

/// How many keys `act` reads of the state below, and how many it changes, where `accounts` share `units` units.
fn cost(
	(units, accounts): (Quantity, u64),
	prepare: impl FnOnce(),
	act: impl FnOnce() -> DispatchResult,
) -> (usize, usize) {
	let mut ext = ExtBuilder.build();
	ext.execute_with(|| {
		(0..accounts).for_each(|who| sell(CENTS, 1_000 + who, units / accounts));
		prepare();
		System::reset_events();
	});
	ext.commit_all().unwrap();
	let recorded = recorder(|recorder| {
		ext.execute_with_recorder(recorder, || {
			assert_ok!(act());
		});
	});
	let read = recorded.recorded_keys().values().map(|keys| keys.len()).sum();
	(read, ext.overlayed_changes().changes().count())
}

const FEW: (Quantity, u64) = (10, 10);
const MANY: (Quantity, u64) = (1_000_000, 100_000);

#[test]
fn declaring_should_cost_the_same_when_there_are_many_holders() {
	let declare = || Insolvency::declare_default(by(OFFICER), ISSUER, list(&[CENTS]), REASON);
	assert_eq!(cost(FEW, || (), declare), cost(MANY, || (), declare));
}

#[test]
fn claiming_should_cost_the_same_when_there_are_many_holders() {
	let claim = || {
		let claimed = Insolvency::claim(by(ALICE), CENTS, 4_000);
		claimed.map(drop).map_err(|failure| failure.error)
	};
	assert_eq!(cost(FEW, || declare(&[]), claim), cost(MANY, || declare(&[]), claim));
}

#[test]
fn closing_should_cost_the_same_when_there_are_many_holders() {
	let prepare = || {
		declare(&[CENTS]);
		end_claims();
	};
	let close = || Insolvency::close_default(by(ANYBODY), ISSUER);
	assert_eq!(cost(FEW, prepare, close), cost(MANY, prepare, close));
}
