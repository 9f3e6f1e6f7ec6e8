// SPDX-License-Identifier: Apache-2.0

use super::*;
use sp_core::H256;

#[test]
fn attach_envelope_should_make_a_started_case_pending() {
	for who in [ALICE, FIRST] {
		run(|| {
			let id = case_in(CaseState::Started);
			assert_ok!(Travel::attach_envelope(by(who), id, envelope(1)));
			assert_eq!((state(id), the_case(id).envelope), (CaseState::Pending, Some(envelope(1))));
			let event = Event::EnvelopeAttached {
				case: id,
				by: who,
				old_envelope: None,
				new_envelope: envelope(1),
				old: CaseState::Started,
				new: CaseState::Pending,
			};
			assert_eq!(last_event(), event);
		});
	}
}

#[test]
fn attach_envelope_should_replace_the_one_to_be_repaired() {
	run(|| {
		let id = case_in(CaseState::Repair);
		assert_ok!(Travel::attach_envelope(by(FIRST), id, envelope(2)));
		assert_eq!((state(id), the_case(id).envelope), (CaseState::Pending, Some(envelope(2))));
		let event = Event::EnvelopeAttached {
			case: id,
			by: FIRST,
			old_envelope: Some(envelope(1)),
			new_envelope: envelope(2),
			old: CaseState::Repair,
			new: CaseState::Pending,
		};
		assert_eq!(last_event(), event);
	});
}

#[test]
fn attach_envelope_should_fail_when_the_caller_is_somebody_else() {
	run(|| {
		let id = case_in(CaseState::Started);
		// Another account of the sender, the other side and its attestor, and a third attestor.
		for who in [ALICE_TOO, BOB, SECOND, THIRD, OFFICER, STRANGER] {
			let call = Travel::attach_envelope(by(who), id, envelope(1));
			assert_noop!(call, Error::<Test>::NotTheAttestor);
		}
	});
}

#[test]
fn attach_envelope_should_follow_the_attestor_who_vouches_now() {
	run(|| {
		let id = case_in(CaseState::Started);
		reassign(ALICE_ID, THIRD);
		let call = Travel::attach_envelope(by(FIRST), id, envelope(1));
		assert_noop!(call, Error::<Test>::NotTheAttestor);
		dismiss(THIRD);
		let call = Travel::attach_envelope(by(THIRD), id, envelope(1));
		assert_noop!(call, Error::<Test>::NotTheAttestor);
		AttestorSet::mutate(|set| set.push(THIRD));
		assert_ok!(Travel::attach_envelope(by(THIRD), id, envelope(1)));
	});
}

#[test]
fn attach_envelope_should_fail_when_it_names_nothing() {
	run(|| {
		let id = case_in(CaseState::Started);
		let mut bad = [envelope(1), envelope(1)];
		bad[0].id = H256::zero();
		bad[1].hash = H256::zero();
		for envelope in bad {
			let call = Travel::attach_envelope(by(ALICE), id, envelope);
			assert_noop!(call, Error::<Test>::EmptyHash);
		}
	});
}

#[test]
fn attach_envelope_should_fail_when_there_is_no_such_case() {
	run(|| {
		let call = Travel::attach_envelope(by(ALICE), 1, envelope(1));
		assert_noop!(call, Error::<Test>::UnknownCase);
	});
}

#[test]
fn attach_envelope_should_work_until_the_second_before_the_deadline() {
	run(|| {
		let (first, second) = (open(1), open(1));
		wait(LIFETIME - 1);
		assert_ok!(Travel::attach_envelope(by(ALICE), first, envelope(1)));
		wait(1);
		let call = Travel::attach_envelope(by(ALICE), second, envelope(1));
		assert_noop!(call, Error::<Test>::DeadlinePassed);
	});
}
