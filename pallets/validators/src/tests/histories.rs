// SPDX-License-Identifier: Apache-2.0

//! Random histories of governance, key changes, offences and sessions keep every invariant.

use proptest::prelude::*;
use sp_runtime::Percent;

use crate::{Floor, mock::*};

#[derive(Clone, Debug)]
enum Act {
	Add(AccountId),
	Remove(AccountId),
	SetFloor(u32),
	SetKeys(AccountId, u64),
	Withdraw(AccountId),
	Offend(u64, Vec<AccountId>),
	Enable(AccountId),
	SetAbsenceLimit(u8),
	PassSessions(u32),
	PassWithout(Vec<u64>),
}

fn account() -> impl Strategy<Value = AccountId> {
	prop_oneof![1u64..=7, SPARE..SPARE + 4]
}

fn act() -> impl Strategy<Value = Act> {
	prop_oneof![
		account().prop_map(Act::Add),
		account().prop_map(Act::Remove),
		(0u32..9).prop_map(Act::SetFloor),
		(account(), 1u64..400).prop_map(|(who, seed)| Act::SetKeys(who, seed)),
		account().prop_map(Act::Withdraw),
		(0u64..20, prop::collection::vec(account(), 1..3))
			.prop_map(|(round, offenders)| Act::Offend(round, offenders)),
		account().prop_map(Act::Enable),
		(0u8..=100).prop_map(Act::SetAbsenceLimit),
		(1u32..4).prop_map(Act::PassSessions),
		prop::collection::vec(0u64..7, 0..4).prop_map(Act::PassWithout),
	]
}

/// Performs `act` and says whether it was accepted; a refusal is as good an outcome.
fn perform(act: Act) -> bool {
	let root = RuntimeOrigin::root;
	match act {
		Act::Add(who) => Validators::add_validator(root(), who, REASON).is_ok(),
		Act::Remove(who) => Validators::remove_validator(root(), who, REASON).is_ok(),
		Act::SetFloor(new) => Validators::set_floor(root(), new, REASON).is_ok(),
		Act::SetKeys(who, seed) => set_keys(who, seed).is_ok(),
		Act::Withdraw(who) => Validators::withdraw_keys(RuntimeOrigin::signed(who)).is_ok(),
		Act::Offend(round, offenders) => report(round, &offenders).is_ok(),
		Act::Enable(who) => Validators::enable_validator(root(), who, REASON).is_ok(),
		Act::SetAbsenceLimit(share) => {
			Validators::set_absence_limit(root(), Percent::from_percent(share), REASON).is_ok()
		},
		Act::PassSessions(count) => {
			pass_sessions(count);
			true
		},
		Act::PassWithout(absent) => {
			pass_session_without(&absent);
			true
		},
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn invariants_should_hold_when_history_is_random(
		acts in prop::collection::vec(act(), 1..40),
	) {
		ExtBuilder::default().validators((1..=7).collect()).floor(Some(4)).build_and_execute(|| {
			let mut lowest_floor = 4;
			for act in acts {
				perform(act);
				Validators::do_try_state().expect("an invariant is broken");
				// The active set was once the admitted one, under the floor of that time.
				lowest_floor = lowest_floor.min(Floor::<Test>::get());
				let active = u32::try_from(Session::validators().len()).unwrap();
				assert!(active >= lowest_floor, "{active} active, floor {lowest_floor}");
			}
		});
	}
}
