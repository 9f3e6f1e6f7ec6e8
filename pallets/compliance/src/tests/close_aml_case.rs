// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{AmlCase, AmlCaseState, AmlCases};
use codec::Encode;
use genex_primitives::{Path, rules::AmlKind};
use sp_io::hashing::blake2_256;

/// Alice gives three times, which opens a case about her.
fn often() {
	amend(|book| book.aml.moves = 3);
	for _ in 0..3 {
		assert_ok!(money(Path::P2P, ALICE, BOB, 1).perform());
	}
}

fn close(case: u64, who: AccountId, kind: AmlKind) -> sp_runtime::DispatchResult {
	Compliance::close_aml_case(signed(OFFICER), case, id(who), kind, hash(5))
}

#[test]
fn close_aml_case_should_name_nobody_on_the_chain() {
	run(|| {
		often();
		let parts = (*b"genex:aml-case", hash(7), id(ALICE), AmlKind::Moves, START);
		let digest = blake2_256(&parts.encode()).into();
		assert_eq!(Compliance::aml_digest(id(ALICE), AmlKind::Moves, START), digest);
		assert_eq!(Compliance::aml_case(0), Some(AmlCase { digest, opened_at: START }));
		assert_eq!(events().pop(), Some(Event::AmlCaseOpened { id: 0, digest }));
		assert_ok!(close(0, ALICE, AmlKind::Moves));
		let (old, new) = (AmlCaseState::Open, AmlCaseState::Closed);
		let (by, id, reason) = (OFFICER, 0, hash(5));
		assert_eq!(events(), vec![Event::AmlCaseClosed { by, id, digest, old, new, reason }]);
		assert_eq!(Compliance::aml_case(0), None);
	});
}

#[test]
fn close_aml_case_should_begin_to_count_anew() {
	run(|| {
		often();
		assert_ok!(money(Path::P2P, ALICE, BOB, 1).perform());
		assert_eq!(AmlCases::<Test>::iter().count(), 1, "one case of a kind is open at a time");
		assert_ok!(close(0, ALICE, AmlKind::Moves));
		for _ in 0..2 {
			assert_ok!(money(Path::P2P, ALICE, BOB, 1).perform());
		}
		assert_eq!(AmlCases::<Test>::iter().count(), 0);
		assert_ok!(money(Path::P2P, ALICE, BOB, 1).perform());
		assert_eq!(AmlCases::<Test>::iter_keys().collect::<Vec<_>>(), vec![1]);
		assert_eq!(Compliance::activity(id(ALICE)).send.sums(START).0.count, 7, "limits go on");
	});
}

#[test]
fn close_aml_case_should_be_refused_when_the_case_is_about_something_else() {
	run(|| {
		often();
		assert_noop!(close(0, BOB, AmlKind::Moves), Error::<Test>::CaseMismatch);
		assert_noop!(close(0, ALICE, AmlKind::FanOut), Error::<Test>::CaseMismatch);
	});
}

#[test]
fn close_aml_case_should_be_refused_when_there_is_no_such_case() {
	run(|| {
		often();
		assert_noop!(close(1, ALICE, AmlKind::Moves), Error::<Test>::UnknownCase);
		assert_ok!(close(0, ALICE, AmlKind::Moves));
		assert_noop!(close(0, ALICE, AmlKind::Moves), Error::<Test>::UnknownCase);
	});
}

#[test]
fn close_aml_case_should_fail_when_no_reason_is_named() {
	run(|| {
		often();
		let (who, kind) = (id(ALICE), AmlKind::Moves);
		let call = Compliance::close_aml_case(signed(OFFICER), 0, who, kind, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
