// SPDX-License-Identifier: Apache-2.0

use frame_support::{
	BoundedVec, assert_ok,
	traits::{ConstU32, DisabledValidators},
};
use sp_runtime::Percent;

use crate::{Absentees, Attendance, Event, SlotCount, SpareReason, absence::is_absent, mock::*};

/// What the validators of the running session made of their slots.
fn counts() -> Vec<(u32, u32)> {
	let (_, counts) = Attendance::<Test>::get();
	counts.into_iter().map(|slots| (slots.authored, slots.missed)).collect()
}

fn found(validator: AccountId, session: u32, authored: u32, missed: u32) -> Event<Test> {
	Event::AbsenceFound { validator, session, slots: SlotCount { authored, missed } }
}

fn disabled(validator: AccountId, session: u32) -> Event<Test> {
	Event::AbsenteeDisabled { validator, session }
}

#[test]
fn slots_should_be_counted_when_blocks_are_made() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(counts(), [(0, 0); 4]);
		// The first block of a chain has no slots before it.
		Validators::count_slots(1_001);
		assert_eq!(counts(), [(0, 0), (1, 0), (0, 0), (0, 0)]);
		// 1,002 and 1,003 are missed by the places 2 and 3.
		Validators::count_slots(1_004);
		assert_eq!(counts(), [(1, 0), (1, 0), (0, 1), (0, 1)]);
		CurrentSlot::set(&1_004);
	});
}

#[test]
fn slots_should_blame_nobody_when_whole_rounds_are_empty() {
	ExtBuilder::default().build_and_execute(|| {
		Validators::count_slots(8);
		// Two rounds of four, and the slot of place 1.
		Validators::count_slots(18);
		assert_eq!(counts(), [(1, 0), (0, 1), (1, 0), (0, 0)]);
		CurrentSlot::set(&18);
	});
}

#[test]
fn slots_should_stay_when_the_slot_is_not_newer() {
	ExtBuilder::default().build_and_execute(|| {
		Validators::count_slots(8);
		let before = Attendance::<Test>::get();
		Validators::count_slots(8);
		Validators::count_slots(7);
		Validators::count_slots(0);
		assert_eq!(Attendance::<Test>::get(), before);
		CurrentSlot::set(&8);
	});
}

#[test]
fn slots_should_not_overflow_when_numbers_are_largest() {
	ExtBuilder::default().build_and_execute(|| {
		let full = SlotCount { authored: u32::MAX, missed: u32::MAX };
		Attendance::<Test>::put((1u64, BoundedVec::<_, ConstU32<8>>::truncate_from(vec![full; 4])));
		Validators::count_slots(u64::MAX);
		assert_eq!(counts(), [(u32::MAX, u32::MAX); 4]);
		CurrentSlot::set(&u64::MAX);
	});
}

#[test]
fn absence_should_begin_above_the_limit() {
	let half = Percent::from_percent(50);
	assert!(!is_absent(SlotCount::default(), half));
	assert!(!is_absent(SlotCount { authored: 5, missed: 5 }, half));
	assert!(is_absent(SlotCount { authored: 5, missed: 6 }, half));
	assert!(!is_absent(SlotCount { authored: 0, missed: 150 }, Percent::one()));
	assert!(!is_absent(SlotCount { authored: u32::MAX, missed: 9 }, Percent::from_percent(10)));
}

#[test]
fn absentee_should_be_disabled_for_one_session_when_it_made_no_blocks() {
	ExtBuilder::default().build_and_execute(|| {
		pass_session_without(&[3]);
		assert_eq!(events(), vec![found(4, 0, 0, 1), disabled(4, 1)]);
		assert_eq!(Absentees::<Test>::get(), vec![4]);
		assert!(Session::is_disabled(3));
		let last = Validators::active_validators().pop().unwrap();
		assert!(last.absent && last.disabled);
		assert_eq!(last.slots, SlotCount::default());

		System::reset_events();
		pass_session_without(&[3]);
		// Who is disabled cannot make blocks and is not judged.
		assert_eq!(events(), vec![Event::AbsenteeEnabled { validator: 4 }]);
		assert!(Absentees::<Test>::get().is_empty());
		assert!(Session::disabled_validators().is_empty());

		System::reset_events();
		pass_session_without(&[]);
		assert!(events().is_empty());
	});
}

#[test]
fn absentee_should_be_disabled_again_when_it_stays_away() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..3 {
			pass_session_without(&[3]);
			assert_eq!(Session::disabled_validators(), vec![3]);
			pass_session_without(&[3]);
			assert!(Session::disabled_validators().is_empty());
		}
	});
}

#[test]
fn absentees_should_be_excused_when_more_are_absent_than_may_fail() {
	ExtBuilder::default().build_and_execute(|| {
		pass_session_without(&[1, 3]);
		let events = events();
		assert_eq!(events.len(), 3);
		assert_eq!(events[2], Event::AbsenceExcused { session: 0, absentees: 2 });
		assert!(Session::disabled_validators().is_empty());
		assert!(Absentees::<Test>::get().is_empty());
	});
}

#[test]
fn absentee_should_be_excused_when_fewer_than_four_validate() {
	ExtBuilder::default().validators(vec![1, 2, 3]).floor(None).build_and_execute(|| {
		pass_session_without(&[0]);
		assert!(events().contains(&Event::AbsenceExcused { session: 0, absentees: 1 }));
		assert!(Session::disabled_validators().is_empty());
	});
}

#[test]
fn absentee_should_be_spared_when_the_floor_is_reached() {
	ExtBuilder::default().floor(Some(4)).build_and_execute(|| {
		pass_session_without(&[3]);
		let spared =
			Event::AbsenteeSpared { validator: 4, session: 1, reason: SpareReason::FloorReached };
		assert_eq!(events(), vec![found(4, 0, 0, 1), spared]);
		assert!(Absentees::<Test>::get().is_empty());
	});
}

#[test]
fn absentee_should_be_spared_when_it_leaves_the_set() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 4, REASON));
		pass_session_without(&[]);
		System::reset_events();
		pass_session_without(&[3]);
		assert!(matches!(
			events().as_slice(),
			[
				Event::AbsenceFound { validator: 4, session: 1, .. },
				Event::AbsenteeSpared { validator: 4, session: 2, reason: SpareReason::NotActive },
			]
		));
	});
}

#[test]
fn absentee_should_be_spared_when_an_offender_is_disabled() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(report(1, &[1]));
		System::reset_events();
		pass_session_without(&[0, 3]);
		let spared =
			Event::AbsenteeSpared { validator: 4, session: 1, reason: SpareReason::ThirdReached };
		assert_eq!(events().last(), Some(&spared));
		assert_eq!(Session::disabled_validators(), vec![0]);
	});
}

#[test]
fn absentee_should_make_room_when_another_offends() {
	ExtBuilder::default().build_and_execute(|| {
		pass_session_without(&[3]);
		System::reset_events();
		assert_ok!(report(1, &[2]));
		assert_eq!(
			events(),
			vec![
				Event::AbsenteeEnabled { validator: 4 },
				Event::OffenderDisabled { validator: 2, session: 1, slash_fraction: gravity(1, 4) },
			]
		);
		assert_eq!(Session::disabled_validators(), vec![1]);
		assert!(Absentees::<Test>::get().is_empty());
	});
}

#[test]
fn absentee_should_stay_disabled_when_it_offends() {
	ExtBuilder::default().build_and_execute(|| {
		pass_session_without(&[3]);
		System::reset_events();
		assert_ok!(report(1, &[4]));
		let offended =
			Event::OffenderDisabled { validator: 4, session: 1, slash_fraction: gravity(1, 4) };
		assert_eq!(events(), vec![offended]);

		pass_session_without(&[3]);
		assert_eq!(Session::disabled_validators(), vec![3], "the offence outlasts the session");
	});
}

#[test]
fn first_slots_should_be_kept_when_sessions_can_be_reported() {
	ExtBuilder::default().build_and_execute(|| {
		assert!(Validators::is_slot_of(0, 0));
		for _ in 0..HISTORY {
			pass_session_without(&[]);
		}
		// Four blocks of the first session, five of each other; the last one begins the next.
		assert!(Validators::is_slot_of(4, 0) && Validators::is_slot_of(4, 1));
		assert!(!Validators::is_slot_of(5, 0) && Validators::is_slot_of(5, 1));
		assert!(!Validators::is_slot_of(3, 1));
		let now = CurrentSlot::get();
		assert!(Validators::is_slot_of(now, HISTORY) && !Validators::is_slot_of(now + 1, HISTORY));

		pass_session_without(&[]);
		assert!(!Validators::is_slot_of(4, 0) && Validators::is_slot_of(4, 1));
	});
}
