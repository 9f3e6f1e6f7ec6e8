// SPDX-License-Identifier: Apache-2.0
//! Random acts by everybody: units are neither made nor lost, none leaves custody without both signatures, and none reaches
//! the custodian.

use super::*;
use frame_support::storage::with_storage_layer;
use proptest::prelude::*;

const EVERYBODY: [AccountId; 7] = [ALICE, BOB, STORE, CUSTODIAN, BRANCH, ISSUER, STRANGER];
const HOLDERS: [AccountId; 4] = [ALICE, BOB, CUSTODIAN, BRANCH];

#[derive(Clone, Debug)]
enum Act {
	Propose,
	Accept { by: usize, id: u64 },
	End { by: usize, id: u64 },
	Forget { by: usize, id: u64 },
	Deposit { by: usize, id: u64, quantity: u64 },
	Ask { by: usize, id: u64, to: usize, quantity: u64, kind: u8 },
	Cancel { by: usize, id: u64, request: u64 },
	Approve { by: usize, id: u64, request: u64 },
	Refuse { by: usize, id: u64, request: u64 },
	Complete { by: usize, id: u64, request: u64 },
	Collect { by: usize, id: u64, amount: u128 },
	Force { id: u64 },
	Register(bool),
	Freeze(usize),
	Thaw,
	Wait(u64),
}

fn act() -> impl Strategy<Value = Act> {
	let (who, id, request) = (|| 0usize..7, || 1u64..6, || 1u64..20);
	prop_oneof![
		1 => Just(Act::Propose),
		2 => (who(), id()).prop_map(|(by, id)| Act::Accept { by, id }),
		1 => (who(), 1u64..60).prop_map(|(by, id)| Act::End { by, id }),
		1 => (who(), id()).prop_map(|(by, id)| Act::Forget { by, id }),
		4 => (who(), id(), 0u64..400)
			.prop_map(|(by, id, quantity)| Act::Deposit { by, id, quantity }),
		8 => (0usize..2, id(), who(), 0u64..200, 0u8..3)
			.prop_map(|(by, id, to, quantity, kind)| Act::Ask { by, id, to, quantity, kind }),
		1 => (who(), id(), request())
			.prop_map(|(by, id, request)| Act::Cancel { by, id, request }),
		8 => (prop_oneof![3 => Just(3usize), 1 => who()], id(), request())
			.prop_map(|(by, id, request)| Act::Approve { by, id, request }),
		2 => (who(), id(), request())
			.prop_map(|(by, id, request)| Act::Refuse { by, id, request }),
		3 => (who(), id(), request())
			.prop_map(|(by, id, request)| Act::Complete { by, id, request }),
		1 => (who(), id(), 0u128..12).prop_map(|(by, id, amount)| Act::Collect { by, id, amount }),
		1 => (1u64..60).prop_map(|id| Act::Force { id }),
		1 => any::<bool>().prop_map(Act::Register),
		1 => who().prop_map(Act::Freeze),
		2 => Just(Act::Thaw),
		1 => (1u64..4).prop_map(Act::Wait),
	]
}

/// Does `act`, undone when it fails as any call is.
fn perform(act: &Act) -> DispatchResult {
	let who = |index: usize| by(EVERYBODY[index]);
	with_storage_layer(|| match *act {
		Act::Propose => Custody::propose_agreement(by(ISSUER), CUSTODIAN, Scope::All, FEE, END),
		Act::Accept { by, id } => Custody::accept_agreement(who(by), id),
		Act::End { by, id } => Custody::end_agreement(who(by), id),
		Act::Forget { by, id } => Custody::forget_agreement(who(by), id),
		Act::Deposit { by, id, quantity } => Custody::deposit(who(by), id, SERIES, quantity),
		Act::Ask { by, id, to, quantity, kind: 0 } => {
			Custody::request_move(who(by), id, EVERYBODY[to], quantity)
		},
		Act::Ask { by, id, to, quantity, kind: 1 } => {
			Custody::request_redeem(who(by), id, EVERYBODY[to], quantity, ORDER)
		},
		Act::Ask { by, id, quantity, .. } => Custody::request_withdrawal(who(by), id, quantity),
		Act::Cancel { by, id, request } => Custody::cancel_request(who(by), id, request),
		Act::Approve { by, id, request } => Custody::approve(who(by), id, request),
		Act::Refuse { by, id, request } => Custody::refuse(who(by), id, request, WHY),
		Act::Complete { by, id, request } => Custody::complete_withdrawal(who(by), id, request),
		Act::Collect { by, id, amount } => Custody::collect_fee(who(by), id, amount),
		Act::Force { id } => Custody::force_release(by(OFFICER), id, WHY),
		Act::Register(true) => Custody::register_custodian(by(OFFICER), CUSTODIAN, WHY),
		Act::Register(false) => Custody::remove_custodian(by(OFFICER), CUSTODIAN, WHY),
		Act::Freeze(index) => {
			freeze(EVERYBODY[index]);
			Ok(())
		},
		Act::Thaw => {
			Frozen::set(Vec::new());
			Ok(())
		},
		Act::Wait(days) => {
			wait(days * 86_400);
			Ok(())
		},
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn units_should_be_conserved_and_leave_custody_by_two_signatures_only(
		acts in prop::collection::vec(act(), 1..150),
	) {
		run(|| {
			accepted();
			for act in acts {
				let frozen = Frozen::get();
				let held = units(ALICE).1 + units(BOB).1;
				let done = perform(&act).is_ok();
				let left = units(ALICE).1 + units(BOB).1;
				if done && left < held {
					let fits = matches!(
						act,
						Act::Approve { by: 3, .. } | Act::Complete { .. } | Act::Force { .. }
							| Act::Ask { kind: 2, .. }
					);
					assert!(fits, "{act:?} took units out of custody");
				}
				if let (true, Act::Approve { by, .. } | Act::Deposit { by, .. }) = (done, &act) {
					assert!(!frozen.contains(&EVERYBODY[*by]), "{act:?} by a frozen party");
				}
				// The custodian's accounts have what they had.
				for who in [CUSTODIAN, BRANCH] {
					assert_eq!((units(who), burned(who)), ((FUNDS, 0), 0), "{act:?}");
				}
				let here: u64 = EVERYBODY.into_iter().map(|who| {
					let (free, held) = units(who);
					free + held + burned(who)
				}).sum();
				assert_eq!(here, FUNDS * 4, "{act:?}");
				assert_eq!(money(ISSUER) + money(CUSTODIAN), MONEY);
				for who in HOLDERS {
					let in_custody: u64 = Custody::statement_of_customer(who, None, MAX_PAGE)
						.into_iter()
						.map(|(_, deposit)| deposit.quantity)
						.sum();
					assert_eq!(units(who).1, in_custody, "{act:?}");
				}
				assert_ok!(Custody::do_try_state());
			}
			// Whatever happened, once the agreements are over everybody gets everything back alone, frozen or not.
			wait(TERM);
			for who in [ALICE, BOB] {
				for (id, deposit) in Custody::statement_of_customer(who, None, MAX_PAGE) {
					for open in &deposit.requests {
						assert_ok!(Custody::cancel_request(by(who), id, open.id));
					}
					assert_ok!(Custody::request_withdrawal(by(who), id, deposit.quantity));
				}
				assert_eq!(units(who).1, 0);
			}
		});
	}
}
