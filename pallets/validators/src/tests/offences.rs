// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_ok, traits::DisabledValidators};
use pallet_session::SessionInterface;
use sp_staking::offence::{OffenceError, OffenceSeverity, ReportOffence};

use crate::{Event, Offenders, SpareReason, mock::*};

type OffencesEvent = pallet_offences::Event;

fn spared(validator: AccountId, reason: SpareReason) -> Event<Test> {
	Event::OffenderSpared { validator, session: Session::current_index(), reason }
}

fn disabled(validator: AccountId, offenders: u32, set_size: u32) -> Event<Test> {
	Event::OffenderDisabled {
		validator,
		session: Session::current_index(),
		slash_fraction: gravity(offenders, set_size),
	}
}

#[test]
fn on_offence_should_disable_when_one_of_four_offends() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(report(1, &[2]));

		assert_eq!(Session::disabled_validators(), vec![1]);
		assert!(Session::is_disabled(1));
		assert!(Validators::active_validators()[1].disabled);
		assert_eq!(Offenders::<Test>::get(), vec![2]);
		assert_eq!(events(), vec![disabled(2, 1, 4)]);
		assert_eq!(System::read_events_for_pallet::<OffencesEvent>().len(), 1);
	});
}

#[test]
fn on_offence_should_disable_when_the_session_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		pass_sessions(2);
		let offence = Equivocation { round: 9, session: 0, offenders: vec![2], set_size: 4 };
		assert_ok!(Reports::report_offence(vec![3], offence));

		assert_eq!(
			events(),
			vec![Event::OffenderDisabled {
				validator: 2,
				session: 0,
				slash_fraction: gravity(1, 4)
			}]
		);
	});
}

#[test]
fn on_offence_should_spare_when_the_third_is_reached() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(report(1, &[2]));
		assert_ok!(report(2, &[3]));

		assert_eq!(Session::disabled_validators(), vec![1]);
		assert_eq!(events(), vec![disabled(2, 1, 4), spared(3, SpareReason::ThirdReached)]);
	});
}

#[test]
fn on_offence_should_spare_when_fewer_than_four_validate() {
	for count in 1..=3 {
		ExtBuilder::default().validators((1..=count).collect()).floor(None).build_and_execute(
			|| {
				assert_ok!(report(1, &[1]));
				assert_eq!(events(), vec![spared(1, SpareReason::ThirdReached)]);
				assert!(Session::disabled_validators().is_empty());
			},
		);
	}
}

#[test]
fn on_offence_should_spare_when_the_floor_is_reached() {
	ExtBuilder::default().floor(Some(4)).build_and_execute(|| {
		assert_ok!(report(1, &[2]));

		assert_eq!(events(), vec![spared(2, SpareReason::FloorReached)]);
		assert!(Session::disabled_validators().is_empty());
	});
}

#[test]
fn on_offence_should_disable_down_to_the_floor_when_seven_validate() {
	ExtBuilder::default().validators((1..=7).collect()).floor(Some(6)).build_and_execute(|| {
		assert_ok!(report(1, &[7]));
		assert_ok!(report(2, &[1]));

		assert_eq!(events(), vec![disabled(7, 1, 7), spared(1, SpareReason::FloorReached)]);
	});
}

#[test]
fn on_offence_should_answer_each_when_two_share_a_round() {
	ExtBuilder::default().validators((1..=7).collect()).build_and_execute(|| {
		assert_ok!(report(1, &[7]));
		// The second report of the round repeats the first offender to the handler.
		assert_ok!(report(1, &[2]));

		assert_eq!(Session::disabled_validators(), vec![1, 6]);
		assert_eq!(events(), vec![disabled(7, 1, 7), disabled(2, 2, 7)]);
	});
}

#[test]
fn on_offence_should_spare_when_the_offender_is_not_active() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 4, REASON));
		pass_sessions(2);
		System::reset_events();
		assert_ok!(report(1, &[4]));

		assert_eq!(events(), vec![spared(4, SpareReason::NotActive)]);
	});
}

#[test]
fn on_offence_should_note_when_the_offender_is_disabled_since_an_earlier_session() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(report(1, &[2]));
		pass_sessions(1);
		System::reset_events();
		assert_ok!(report(1_000, &[2]));

		assert_eq!(Session::disabled_validators(), vec![1]);
		assert_eq!(events(), vec![spared(2, SpareReason::AlreadyDisabled)]);
	});
}

#[test]
fn disabling_should_last_when_the_set_stays() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(report(1, &[2]));
		pass_sessions(3);

		assert_eq!(Session::disabled_validators(), vec![1]);
		assert!(Offenders::<Test>::get().is_empty());
	});
}

#[test]
fn disabling_should_end_when_the_set_changes() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(report(1, &[2]));
		assert_ok!(Validators::add_validator(RuntimeOrigin::root(), SPARE, REASON));
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 2, REASON));
		pass_sessions(1);
		assert_eq!(Session::disabled_validators(), vec![1]);
		pass_sessions(1);

		assert!(Session::disabled_validators().is_empty());
		assert_eq!(Session::validators(), vec![1, 3, 4, SPARE]);
	});
}

#[test]
fn disabling_should_end_when_the_offender_renews_its_keys() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(report(1, &[2]));
		assert_ok!(set_keys(2, 200));
		pass_sessions(2);

		assert!(Session::disabled_validators().is_empty());
		assert_eq!(Session::validators(), vec![1, 2, 3, 4]);
	});
}

#[test]
fn report_offence_should_fail_when_answered_in_this_session() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(report(1, &[2]));
		let before = pallet_offences::Reports::<Test>::iter().count();
		for round in 2..50 {
			assert!(Reports::is_known_offence_of(round, 2));
			assert_eq!(report(round, &[2]), Err(OffenceError::DuplicateReport));
		}

		assert_eq!(pallet_offences::Reports::<Test>::iter().count(), before);
		assert_eq!(events().len(), 1);
	});
}

#[test]
fn report_offence_should_pass_when_one_offender_is_new() {
	ExtBuilder::default().validators((1..=7).collect()).build_and_execute(|| {
		assert_ok!(report(1, &[2]));
		assert!(!Reports::is_known_offence_of(2, 3));
		assert_ok!(report(2, &[2, 3]));

		assert_eq!(events(), vec![disabled(2, 1, 7), disabled(3, 2, 7)]);
	});
}

#[test]
fn report_offence_should_fail_when_the_round_was_reported_before() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(report(1, &[2]));
		pass_sessions(1);

		// A new session forgets who was answered, the reports themselves are kept.
		assert!(Reports::is_known_offence_of(1, 2));
		assert_eq!(report(1, &[2]), Err(OffenceError::DuplicateReport));
	});
}

#[test]
fn disabling_strategy_should_respect_the_floor_when_others_report() {
	ExtBuilder::default().build_and_execute(|| {
		<Session as SessionInterface>::report_offence(2, OffenceSeverity::max_severity());
		<Session as SessionInterface>::report_offence(3, OffenceSeverity::max_severity());
		assert_eq!(Session::disabled_validators(), vec![1]);
	});
	ExtBuilder::default().floor(Some(4)).build_and_execute(|| {
		<Session as SessionInterface>::report_offence(2, OffenceSeverity::max_severity());
		assert!(Session::disabled_validators().is_empty());
	});
}

/// Asks as the GRANDPA pallet does before it accepts a report.
trait KnownOffence {
	fn is_known_offence_of(round: u64, offender: AccountId) -> bool;
}

impl KnownOffence for Reports {
	fn is_known_offence_of(round: u64, offender: AccountId) -> bool {
		<Reports as ReportOffence<AccountId, (AccountId, ()), Equivocation>>::is_known_offence(
			&[(offender, ())],
			&round,
		)
	}
}
