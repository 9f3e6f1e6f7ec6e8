// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{CasesOf, OpenCases, OpenCount};
use sp_runtime::DispatchError;

/// What is told when `who` accepts these sides and the case becomes `new`.
fn accepted(case: u64, who: AccountId, sides: (bool, bool), new: CaseState) -> Event<Test> {
	Event::CaseAccepted {
		case,
		by: who,
		envelope: hash(1),
		originator: sides.0,
		beneficiary: sides.1,
		old: CaseState::Review,
		new,
	}
}

#[test]
fn accept_should_pay_out_when_both_attestors_did_in_either_order() {
	for (first, second) in [(FIRST, SECOND), (SECOND, FIRST)] {
		run(|| {
			let id = case_in(CaseState::Review);
			events();
			assert_ok!(Travel::accept(by(first), id, hash(1)));
			assert_eq!((state(id), gifts(ALICE)), (CaseState::Review, (FUNDS - 100, 100)));
			let sides = (first == FIRST, first == SECOND);
			assert_eq!(events(), [accepted(id, first, sides, CaseState::Review)]);

			wait(10);
			assert_ok!(Travel::accept(by(second), id, hash(1)));
			assert_eq!((gifts(ALICE), gifts(BOB)), ((FUNDS - 100, 0), (FUNDS + 100, 0)));
			let completed = Event::CaseCompleted {
				case: id,
				by: second,
				to: BOB,
				asset: GIFT,
				quantity: 100,
				old: CaseState::Accepted,
				new: CaseState::Completed,
				retain_until: START + 10 + SIX_YEARS,
			};
			let sides = (second == FIRST, second == SECOND);
			assert_eq!(events(), [accepted(id, second, sides, CaseState::Accepted), completed]);
		});
	}
}

#[test]
fn accept_should_keep_the_record_and_end_the_hold() {
	run(|| {
		let id = case_in(CaseState::Review);
		assert_ok!(Travel::accept(by(FIRST), id, hash(1)));
		wait(10);
		assert_ok!(Travel::accept(by(SECOND), id, hash(1)));
		let case = the_case(id);
		assert_eq!((case.state, case.envelope), (CaseState::Completed, Some(envelope(1))));
		assert_eq!(case.originator.accepted_at, Some(START));
		assert_eq!(case.beneficiary.accepted_at, Some(START + 10));
		let closing = case.closing.unwrap();
		assert_eq!((closing.at, closing.by), (START + 10, Some(SECOND)));
		assert_eq!(closing.retain_until, START + 10 + SIX_YEARS);
		assert_eq!(OpenCases::<Test>::get(id.to_be_bytes()), None);
		assert!(!OpenCount::<Test>::contains_key(ALICE_ID));
		assert!(CasesOf::<Test>::contains_key(BOB_ID, id.to_be_bytes()));
		assert_eq!((Travel::held_by_cases(), Payouts::get()), (vec![], 1));
	});
}

#[test]
fn accept_should_need_one_call_when_one_attestor_vouches_for_both() {
	run(|| {
		assert_ok!(Travel::open_case(by(ALICE), GIFT, CAROL, 100, Some(envelope(1))));
		assert_ok!(Travel::start_review(by(FIRST), 1));
		events();
		assert_ok!(Travel::accept(by(FIRST), 1, hash(1)));
		assert_eq!((state(1), gifts(CAROL)), (CaseState::Completed, (FUNDS + 100, 0)));
		assert_eq!(events()[0], accepted(1, FIRST, (true, true), CaseState::Accepted));
	});
}

#[test]
fn accept_should_fail_when_the_caller_vouches_for_neither_side() {
	run(|| {
		let id = case_in(CaseState::Review);
		for who in [THIRD, ALICE, BOB, OFFICER, STRANGER] {
			assert_noop!(Travel::accept(by(who), id, hash(1)), Error::<Test>::NotTheAttestor);
		}
		dismiss(FIRST);
		assert_noop!(Travel::accept(by(FIRST), id, hash(1)), Error::<Test>::NotTheAttestor);
	});
}

#[test]
fn accept_should_fail_when_another_envelope_is_attached() {
	run(|| {
		let id = case_in(CaseState::Repair);
		assert_ok!(Travel::attach_envelope(by(ALICE), id, envelope(2)));
		assert_ok!(Travel::start_review(by(SECOND), id));
		// What the originator's attestor signed for the first envelope arrives late.
		assert_noop!(Travel::accept(by(FIRST), id, hash(1)), Error::<Test>::OtherEnvelope);
		assert_ok!(Travel::accept(by(FIRST), id, hash(2)));
	});
}

#[test]
fn accept_should_fail_when_the_attestor_did_already() {
	run(|| {
		let id = case_in(CaseState::Review);
		assert_ok!(Travel::accept(by(FIRST), id, hash(1)));
		assert_noop!(Travel::accept(by(FIRST), id, hash(1)), Error::<Test>::AlreadyAccepted);
		assert_ok!(Travel::accept(by(SECOND), id, hash(1)));
		assert_noop!(Travel::accept(by(SECOND), id, hash(1)), Error::<Test>::WrongState);
		assert_eq!(Payouts::get(), 1);
	});
}

#[test]
fn accept_should_not_complete_on_the_word_of_a_dismissed_attestor() {
	run(|| {
		let id = case_in(CaseState::Review);
		assert_ok!(Travel::accept(by(FIRST), id, hash(1)));
		dismiss(FIRST);
		assert_ok!(Travel::accept(by(SECOND), id, hash(1)));
		assert_eq!((state(id), gifts(BOB)), (CaseState::Review, (FUNDS, 0)));
		// The successor vouches for the side anew.
		reassign(ALICE_ID, THIRD);
		assert_ok!(Travel::accept(by(THIRD), id, hash(1)));
		assert_eq!((state(id), gifts(BOB)), (CaseState::Completed, (FUNDS + 100, 0)));
		assert_eq!(the_case(id).originator.attestor, THIRD);
	});
}

#[test]
fn accept_should_not_complete_on_the_word_of_a_replaced_attestor() {
	run(|| {
		let id = case_in(CaseState::Review);
		assert_ok!(Travel::accept(by(SECOND), id, hash(1)));
		reassign(BOB_ID, THIRD);
		assert_ok!(Travel::accept(by(FIRST), id, hash(1)));
		assert_eq!(state(id), CaseState::Review);
		assert_ok!(Travel::accept(by(THIRD), id, hash(1)));
		assert_eq!(state(id), CaseState::Completed);
	});
}

#[test]
fn accept_should_complete_when_an_attestor_regained_the_role() {
	run(|| {
		let id = case_in(CaseState::Review);
		assert_ok!(Travel::accept(by(FIRST), id, hash(1)));
		dismiss(FIRST);
		assert_ok!(Travel::accept(by(SECOND), id, hash(1)));
		AttestorSet::mutate(|set| set.push(FIRST));
		// Both have accepted and both count again; either may say so.
		assert_ok!(Travel::accept(by(SECOND), id, hash(1)));
		assert_eq!((state(id), Payouts::get()), (CaseState::Completed, 1));
	});
}

#[test]
fn accept_should_fail_and_change_nothing_when_the_payout_is_refused() {
	for frozen in [ALICE, BOB] {
		run(|| {
			let id = case_in(CaseState::Review);
			assert_ok!(Travel::accept(by(FIRST), id, hash(1)));
			freeze(frozen);
			let reason =
				if frozen == ALICE { Reason::SenderFrozen } else { Reason::RecipientFrozen };
			let call = Travel::accept(by(SECOND), id, hash(1));
			assert_noop!(call, DispatchError::Other(reason.text()));
			// Once the block is lifted the same call completes.
			Frozen::set(Vec::new());
			assert_ok!(Travel::accept(by(SECOND), id, hash(1)));
			assert_eq!(state(id), CaseState::Completed);
		});
	}
}

#[test]
fn accept_should_fail_when_a_court_took_the_value() {
	run(|| {
		let id = case_in(CaseState::Review);
		assert_ok!(Travel::accept(by(FIRST), id, hash(1)));
		Vault::take(ALICE, GIFT, 1);
		let call = Travel::accept(by(SECOND), id, hash(1));
		assert_noop!(call, SHORT);
	});
}

#[test]
fn accept_should_fail_when_there_is_no_such_case() {
	run(|| {
		assert_noop!(Travel::accept(by(FIRST), 1, hash(1)), Error::<Test>::UnknownCase);
	});
}

#[test]
fn accept_should_work_until_the_second_before_the_deadline() {
	run(|| {
		let (first, second) = (case_in(CaseState::Review), case_in(CaseState::Review));
		assert_ok!(Travel::accept(by(FIRST), first, hash(1)));
		assert_ok!(Travel::accept(by(FIRST), second, hash(1)));
		wait(LIFETIME - 1);
		assert_ok!(Travel::accept(by(SECOND), first, hash(1)));
		wait(1);
		let call = Travel::accept(by(SECOND), second, hash(1));
		assert_noop!(call, Error::<Test>::DeadlinePassed);
	});
}

#[test]
fn accept_should_fail_when_an_account_left_the_identity_of_the_case() {
	for (who, identity) in [(ALICE, ALICE_ID), (BOB, BOB_ID)] {
		run(|| {
			let id = case_in(CaseState::Review);
			let accept = |who| Travel::accept(by(who), id, hash(1));
			let becomes = |new: Option<u64>| {
				Links::mutate(|links| match new {
					Some(new) => links.insert(who, new),
					None => links.remove(&who),
				});
			};
			for other in [Some(CAROL_ID), None] {
				becomes(other);
				assert_noop!(accept(FIRST), Error::<Test>::OtherIdentity);
			}
			becomes(Some(identity));
			assert_ok!(accept(FIRST));
			for other in [Some(CAROL_ID), None] {
				becomes(other);
				assert_noop!(accept(SECOND), Error::<Test>::OtherIdentity);
			}
			// Once it belongs to the identity again, the same call completes.
			becomes(Some(identity));
			assert_ok!(accept(SECOND));
			assert_eq!((state(id), Payouts::get()), (CaseState::Completed, 1));

			// The value goes back whoever the account belongs to now.
			let (rejected, cancelled, expired) = (open(1), open(1), open(1));
			becomes(None);
			assert_ok!(Travel::reject(by(SECOND), rejected, hash(9)));
			assert_ok!(Travel::cancel_case(by(ALICE), cancelled));
			wait(LIFETIME);
			assert_ok!(Travel::return_expired(by(STRANGER), expired));
			assert_eq!(gifts(ALICE), (FUNDS - 100, 0));
		});
	}
}
