// SPDX-License-Identifier: Apache-2.0
//! Random acts by everybody: value is neither made nor lost, what each account has follows from
//! the cases alone, and no case pays out or goes back twice.

use super::*;
use crate::Cases;
use frame_support::{storage::with_storage_layer, traits::Hooks, weights::Weight};
use proptest::prelude::*;
use sp_runtime::DispatchResult;
use std::collections::BTreeMap;

const HOLDERS: [AccountId; 3] = [ALICE, BOB, CAROL];
const EVERYBODY: [AccountId; 6] = [ALICE, BOB, CAROL, FIRST, SECOND, THIRD];

#[derive(Clone, Debug)]
enum Act {
	Open(usize, usize, u128, bool),
	Attach(usize, u64, u64),
	Review(usize, u64),
	Repair(usize, u64),
	Accept(usize, u64, u64),
	Settle(u64),
	Reject(usize, u64),
	Cancel(usize, u64),
	Return(usize, u64),
	WriteOff(u64, u128),
	Send(usize, usize, u128),
	Freeze(usize),
	Thaw,
	Reassign(usize, usize),
	Wait(u64),
	Idle,
}

fn act() -> impl Strategy<Value = Act> {
	let (holder, who, id) = (|| 0usize..3, || 0usize..6, || 1u64..8);
	prop_oneof![
		4 => (holder(), holder(), 0u128..400_000, any::<bool>())
			.prop_map(|(a, b, c, d)| Act::Open(a, b, c, d)),
		3 => (who(), id(), 1u64..3).prop_map(|(a, b, c)| Act::Attach(a, b, c)),
		3 => (who(), id()).prop_map(|(a, b)| Act::Review(a, b)),
		1 => (who(), id()).prop_map(|(a, b)| Act::Repair(a, b)),
		4 => (who(), id(), 1u64..3).prop_map(|(a, b, c)| Act::Accept(a, b, c)),
		4 => id().prop_map(Act::Settle),
		1 => (who(), id()).prop_map(|(a, b)| Act::Reject(a, b)),
		1 => (who(), id()).prop_map(|(a, b)| Act::Cancel(a, b)),
		2 => (who(), id()).prop_map(|(a, b)| Act::Return(a, b)),
		1 => (id(), 0u128..2).prop_map(|(a, b)| Act::WriteOff(a, b)),
		2 => (holder(), holder(), 0u128..400_000).prop_map(|(a, b, c)| Act::Send(a, b, c)),
		1 => holder().prop_map(Act::Freeze),
		2 => Just(Act::Thaw),
		1 => (holder(), 3usize..6).prop_map(|(a, b)| Act::Reassign(a, b)),
		1 => (1..LIFETIME).prop_map(Act::Wait),
		1 => Just(Act::Idle),
	]
}

/// Everybody takes every step towards the payout, in vain where it is not for them to take.
fn settle(id: u64) {
	let steps: [fn(AccountId, u64) -> DispatchResult; 3] = [
		|who, id| Travel::attach_envelope(by(who), id, envelope(1)),
		|who, id| Travel::start_review(by(who), id),
		|who, id| Travel::accept(by(who), id, hash(1)),
	];
	for step in steps {
		for who in EVERYBODY {
			let _refused_or_not = with_storage_layer(|| step(who, id)).is_ok();
		}
	}
}

/// Does `act`, undone when it fails as any call is.
fn perform(act: &Act) -> DispatchResult {
	let (holder, who) = (|index: usize| HOLDERS[index], |index: usize| by(EVERYBODY[index]));
	with_storage_layer(|| match *act {
		Act::Open(from, to, quantity, named) => {
			let envelope = named.then(|| envelope(1));
			Travel::open_case(by(holder(from)), GIFT, holder(to), quantity, envelope)
		},
		Act::Attach(index, id, number) => Travel::attach_envelope(who(index), id, envelope(number)),
		Act::Review(index, id) => Travel::start_review(who(index), id),
		Act::Repair(index, id) => Travel::request_repair(who(index), id, hash(9)),
		Act::Accept(index, id, number) => Travel::accept(who(index), id, hash(number)),
		Act::Settle(id) => {
			settle(id);
			Ok(())
		},
		Act::Reject(index, id) => Travel::reject(who(index), id, hash(9)),
		Act::Cancel(index, id) => Travel::cancel_case(who(index), id),
		Act::Return(index, id) => Travel::return_expired(who(index), id),
		Act::WriteOff(id, returned) => Travel::write_off(by(OFFICER), id, returned, hash(9)),
		Act::Send(from, to, quantity) => {
			let (from, to) = (by(holder(from)), holder(to));
			Travel::transfer_recorded(from, GIFT, to, quantity, envelope(1))
		},
		Act::Freeze(index) => {
			freeze(holder(index));
			Ok(())
		},
		Act::Thaw => {
			Frozen::set(Vec::new());
			Ok(())
		},
		Act::Reassign(index, attestor) => {
			reassign(index as u64 + 1, EVERYBODY[attestor]);
			Ok(())
		},
		Act::Wait(seconds) => {
			wait(seconds);
			Ok(())
		},
		Act::Idle => {
			<Travel as Hooks<u64>>::on_idle(1, Weight::MAX);
			Ok(())
		},
	})
}

/// What each holder has free and held, as the cases tell it. Signed, because the cases are not
/// added up in the order in which they happened.
fn told_by_cases() -> BTreeMap<AccountId, (i128, i128)> {
	let start = (FUNDS as i128, 0);
	let mut told: BTreeMap<_, _> = HOLDERS.into_iter().map(|who| (who, start)).collect();
	for case in Cases::<Test>::iter_values() {
		let quantity = case.quantity as i128;
		let sender = told.get_mut(&case.originator.account).unwrap();
		if case.state.is_open() {
			(sender.0, sender.1) = (sender.0 - quantity, sender.1 + quantity);
		}
		if case.state == CaseState::Completed {
			sender.0 -= quantity;
			told.get_mut(&case.beneficiary.account).unwrap().0 += quantity;
		}
	}
	told
}

fn completed() -> usize {
	Cases::<Test>::iter_values().filter(|case| case.state == CaseState::Completed).count()
}

fn record_data() {
	for (identity, attestor) in [(ALICE_ID, FIRST), (BOB_ID, SECOND), (CAROL_ID, FIRST)] {
		let until = START + 10 * LIFETIME;
		assert_ok!(Travel::record_travel_data(by(attestor), identity, hash(identity), until));
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn value_should_be_conserved_and_no_case_should_pay_twice(
		acts in prop::collection::vec(act(), 1..150),
	) {
		run(|| {
			record_data();
			for act in acts {
				let closed: Vec<_> =
					Cases::<Test>::iter().filter(|(_, case)| !case.state.is_open()).collect();
				let passed = perform(&act).is_ok();
				for (who, parts) in told_by_cases() {
					let (free, held) = gifts(who);
					let found = (free as i128, held as i128);
					assert_eq!(found, parts, "{who} after {act:?} ({passed})");
				}
				assert_eq!(Payouts::get() as usize, completed(), "{act:?}");
				// What is closed stays as it is.
				for (id, case) in closed {
					assert_eq!(the_case(id), case, "{act:?}");
				}
				assert_ok!(Travel::do_try_state());
			}
			// Whatever happened, at the end of their time all values are where they belong.
			wait(LIFETIME);
			while !Travel::open_cases(None, 1).is_empty() {
				<Travel as Hooks<u64>>::on_idle(1, Weight::MAX);
			}
			let sum: u128 = HOLDERS.into_iter().map(|who| gifts(who).0).sum();
			assert_eq!((sum, Travel::held_by_cases()), (3 * FUNDS, vec![]));
		});
	}
}
