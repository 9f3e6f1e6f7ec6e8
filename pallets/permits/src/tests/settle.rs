// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_messages::{Goods, TransferPermit};
use genex_primitives::{Clearance, Reason, Tier};
use sp_runtime::{DispatchError, DispatchResult};

/// The relayer brings a permit, signed by Alice.
fn settle(permit: TransferPermit) -> DispatchResult {
	Permits::settle(signed(RELAYER), permit, sign(ALICE, &permit))
}

#[test]
fn settle_should_move_units_when_the_giver_signed() {
	run(|| {
		assert_ok!(settle(permit()));
		assert_eq!(parts(SERIES, ALICE), (WEALTH - 10, 0));
		assert_eq!(parts(SERIES, BOB), (WEALTH + 10, 0));
		assert!(Used::get((account(ALICE), 1, START + DAY)));
		assert_eq!(MovedWith::get(), [Clearance::None]);
		let expected = Event::PermitSettled {
			from: account(ALICE),
			to: account(BOB),
			series: SERIES,
			goods: Goods::Units(10),
			nonce: 1,
			deadline: START + DAY,
			by: account(RELAYER),
		};
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn settle_should_move_a_serial_when_the_giver_signed_for_one() {
	run(|| {
		Owners::insert((SERIES, 77), account(ALICE));
		assert_ok!(settle(TransferPermit { goods: Goods::Serial(77), ..permit() }));
		assert_eq!(Owners::get((SERIES, 77)), Some(account(BOB)));
		let other = TransferPermit { goods: Goods::Serial(77), nonce: 2, ..permit() };
		assert_noop!(settle(other), POOR);
	});
}

#[test]
fn settle_should_fail_when_the_units_bear_serials_and_none_is_named() {
	run(|| {
		Numbered::set([SERIES].into());
		assert_noop!(settle(permit()), Error::<Test>::SerialsNeeded);
		assert!(!Used::get((account(ALICE), 1, START + DAY)));
		Owners::insert((SERIES, 77), account(ALICE));
		assert_ok!(settle(TransferPermit { goods: Goods::Serial(77), ..permit() }));
	});
}

#[test]
fn settle_should_move_units_when_anybody_brings_the_permit() {
	run(|| {
		for (nonce, by) in [(1, ALICE), (2, BOB), (3, STRANGER)] {
			let permit = TransferPermit { nonce, ..permit() };
			assert_ok!(Permits::settle(signed(by), permit, sign(ALICE, &permit)));
		}
		assert_eq!(parts(SERIES, BOB), (WEALTH + 30, 0));
	});
}

#[test]
fn settle_should_fail_when_the_permit_was_used() {
	run(|| {
		assert_ok!(settle(permit()));
		assert_noop!(settle(permit()), USED);
		let doubled = TransferPermit { goods: Goods::Units(20), ..permit() };
		assert_noop!(settle(doubled), USED);
	});
}

#[test]
fn settle_should_fail_when_the_permit_was_cancelled() {
	run(|| {
		Used::insert((account(ALICE), 1, START + DAY), true);
		assert_noop!(settle(permit()), USED);
	});
}

#[test]
fn settle_should_look_at_the_deadline_at_both_edges() {
	run(|| {
		Now::set(START + DAY);
		assert_noop!(settle(permit()), LATE);
		Now::set(START + DAY - 1);
		assert_ok!(settle(permit()));
		let far = START + DAY - 1 + MESSAGE_LIFE;
		assert_noop!(settle(TransferPermit { deadline: far + 1, ..permit() }), TOO_FAR);
		assert_ok!(settle(TransferPermit { deadline: far, ..permit() }));
	});
}

#[test]
fn settle_should_fail_when_anything_but_the_signed_is_asked_for() {
	run(|| {
		let good = permit();
		let signature = sign(ALICE, &good);
		let changed = [
			TransferPermit { from: bytes(BOB), ..good },
			TransferPermit { to: bytes(CAROL), ..good },
			TransferPermit { series: BOUND, ..good },
			TransferPermit { goods: Goods::Units(11), ..good },
			TransferPermit { goods: Goods::Serial(10), ..good },
			TransferPermit { nonce: 2, ..good },
			TransferPermit { deadline: good.deadline + 1, ..good },
		];
		for permit in changed {
			let call = Permits::settle(signed(RELAYER), permit, signature.clone());
			assert_noop!(call, FORGED);
		}
		let others = [sign(BOB, &good), sign(RELAYER, &good), sign_for(ALICE, &good, &ELSEWHERE)];
		for signature in others {
			assert_noop!(Permits::settle(signed(RELAYER), good, signature), FORGED);
		}
	});
}

#[test]
fn settle_should_fail_when_a_party_is_frozen() {
	for (frozen, reason) in [(ALICE, Reason::SenderFrozen), (BOB, Reason::RecipientFrozen)] {
		run(|| {
			freeze(frozen);
			assert_noop!(settle(permit()), against(reason));
		});
	}
	run(|| {
		freeze(RELAYER);
		let frozen = Error::<Test>::Refused(Reason::SenderFrozen.code());
		assert_noop!(settle(permit()), frozen);
	});
}

#[test]
fn settle_should_fail_when_the_rules_refuse_and_work_when_they_no_longer_do() {
	run(|| {
		for reason in [Reason::TravelRuleNeeded, Reason::RecipientScreens, Reason::SendValueDay] {
			Against::set(vec![reason]);
			assert_noop!(settle(permit()), against(reason));
		}
		Against::set(Vec::new());
		assert_ok!(settle(permit()));
	});
}

#[test]
fn settle_should_fail_when_the_recipient_is_not_registered_yet() {
	run(|| {
		let permit = TransferPermit { to: bytes(STRANGER), ..permit() };
		assert_noop!(settle(permit), against(Reason::RecipientUnknown));
		Tiers::mutate(|tiers| tiers.insert(account(STRANGER), Tier::L1));
		assert_ok!(settle(permit));
		assert_eq!(parts(SERIES, STRANGER), (10, 0));
	});
}

#[test]
fn settle_should_fail_when_the_units_left_or_there_are_none() {
	run(|| {
		let with = |quantity| TransferPermit { goods: Goods::Units(quantity), ..permit() };
		assert_noop!(settle(with(WEALTH + 1)), POOR);
		assert_noop!(settle(with(0)), DispatchError::Other("nothing moves"));
		let unknown = TransferPermit { series: UNKNOWN, ..permit() };
		assert_noop!(settle(unknown), DispatchError::Other("no such series"));
		assert_ok!(settle(with(WEALTH)));
		assert_noop!(settle(TransferPermit { nonce: 2, ..permit() }), POOR);
	});
}

#[test]
fn settle_should_change_nothing_when_giver_and_recipient_are_the_same() {
	run(|| {
		assert_ok!(settle(TransferPermit { to: bytes(ALICE), ..permit() }));
		assert_eq!(parts(SERIES, ALICE), (WEALTH, 0));
		assert_noop!(settle(TransferPermit { to: bytes(ALICE), ..permit() }), USED);
	});
}
