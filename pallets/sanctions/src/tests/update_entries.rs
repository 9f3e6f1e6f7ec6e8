// SPDX-License-Identifier: Apache-2.0
//! What the entries of an update do.

use crate::{
	Action, Error, Event, FreezeRecord, ListEntry, MAX_ENTRIES, MAX_LISTS, ReleaseRequests, Target,
	mock::*,
};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::FreezeMode::{Full, None as Free, Outbound};
use sp_core::H256;
use sp_runtime::DispatchError;

fn refused(target: Target<AccountId>, error: DispatchError) -> Event<Test> {
	Event::EntryRefused { list: OFAC, version: 1, entry: freezing(target, Full), error }
}

/// Frozen, delisted and refused entries of the latest part.
fn tally() -> (u32, u32, u32) {
	let update = events().into_iter().rev().find_map(|event| match event {
		Event::ListUpdated { frozen, delisted, refused, .. } => Some((frozen, delisted, refused)),
		_ => None,
	});
	update.expect("an update")
}

#[test]
fn entries_should_freeze_an_account_and_its_identity_in_the_same_call() {
	build_and_execute(|| {
		update(OFAC, 1, vec![freezing(account(ALICE), Full)]);
		for who in [ALICE, ALICES_SECOND] {
			assert_eq!(mode_of(who), Full);
			assert!(gnx_blocked(who));
		}
		assert_eq!(record_of(account(ALICE)), Some(listed_full(&[(OFAC, 1)])));
		assert_eq!(record_of(identity(COUPLE)), Some(full_by(ORACLE)));
		assert_eq!(record_of(account(ALICES_SECOND)), None);
		let [first, second, ..] = &events()[..] else { panic!("two records") };
		let (target, new) = (account(ALICE), listed_full(&[(OFAC, 1)]));
		assert_eq!(*first, Event::Frozen { target, old: None, new });
		let (target, new) = (identity(COUPLE), full_by(ORACLE));
		assert_eq!(*second, Event::Frozen { target, old: None, new });
		assert_eq!(tally(), (1, 0, 0));
	});
}

#[test]
fn entries_should_freeze_every_account_when_they_name_an_identity() {
	build_and_execute(|| {
		update(OFAC, 1, vec![freezing(identity(COUPLE), Outbound)]);
		for who in [ALICE, ALICES_SECOND] {
			assert_eq!(mode_of(who), Outbound);
			assert!(gnx_blocked(who));
			assert_eq!(record_of(account(who)), None);
		}
		assert_eq!(mode_of(BOB), Free);
	});
}

#[test]
fn entries_should_freeze_an_account_without_identity() {
	build_and_execute(|| {
		update(OFAC, 1, vec![freezing(account(STRANGER), Outbound)]);
		assert_eq!(mode_of(STRANGER), Outbound);
		assert!(gnx_blocked(STRANGER));
	});
}

#[test]
fn entries_should_change_nothing_twice_when_they_repeat_in_one_part() {
	build_and_execute(|| {
		update(OFAC, 1, vec![freezing(account(ALICE), Full); 3]);
		assert_eq!(tally(), (1, 0, 0));
		let frozen = events().iter().filter(|event| matches!(event, Event::Frozen { .. })).count();
		assert_eq!(frozen, 2);
		assert_eq!(record_of(account(ALICE)), Some(listed_full(&[(OFAC, 1)])));
	});
}

#[test]
fn entries_should_act_in_order_when_they_contradict_each_other_in_one_part() {
	build_and_execute(|| {
		let target = account(STRANGER);
		let entries = vec![freezing(target.clone(), Full), delisting(target.clone())];
		update(OFAC, 1, entries);
		assert_eq!(tally(), (1, 1, 0));
		assert_eq!(mode_of(STRANGER), Full);
		assert!(Sanctions::asked_by(target.clone()).is_empty());
		update(OFAC, 2, vec![delisting(target.clone()), freezing(target.clone(), Full)]);
		assert_eq!(tally(), (1, 0, 1));
		assert_eq!(Sanctions::asked_by(target).len(), 1);
	});
}

#[test]
fn entries_should_keep_the_stricter_mode_when_modes_differ() {
	build_and_execute(|| {
		let target = account(STRANGER);
		update(OFAC, 1, vec![freezing(target.clone(), Outbound)]);
		Now::set(START + 9);
		let strict = ListEntry { reason: 70, case: file(70), ..freezing(target.clone(), Full) };
		update(OFAC, 2, vec![strict]);
		let old = FreezeRecord { mode: Outbound, ..listed_full(&[(OFAC, 1)]) };
		let lists = listed_full(&[(OFAC, 2)]);
		let new = FreezeRecord { reason: 70, case: file(70), at: START + 9, ..lists };
		let event = Event::Frozen { target: target.clone(), old: Some(old), new: new.clone() };
		assert!(events().contains(&event));
		assert_eq!(mode_of(STRANGER), Full);

		update(OFAC, 3, vec![freezing(target.clone(), Outbound)]);
		let again = FreezeRecord { lists: listed_full(&[(OFAC, 3)]).lists, ..new };
		assert_eq!(record_of(target), Some(again));
		assert_eq!(mode_of(STRANGER), Full);
	});
}

#[test]
fn entries_should_remember_every_list_that_asks() {
	build_and_execute(|| {
		assert_ok!(Sanctions::register_list(by(COUNCIL), UN, DAY, file(9)));
		let target = account(STRANGER);
		update(OFAC, 1, vec![freezing(target.clone(), Full)]);
		update(UN, 4, vec![freezing(target.clone(), Full)]);
		assert_eq!(record_of(target.clone()), Some(listed_full(&[(OFAC, 1), (UN, 4)])));
		update(OFAC, 2, vec![delisting(target.clone())]);
		assert_eq!(record_of(target), Some(listed_full(&[(UN, 4)])));
	});
}

#[test]
fn entries_should_forget_retired_lists_when_a_record_is_full_of_them() {
	build_and_execute(|| {
		let target = account(STRANGER);
		let many: Vec<u32> = (1..=MAX_LISTS).map(|number| 100 + number).collect();
		assert_ok!(Sanctions::retire_list(by(COUNCIL), OFAC, file(9)));
		for list in &many {
			assert_ok!(Sanctions::register_list(by(COUNCIL), *list, DAY, file(9)));
			update(*list, 1, vec![freezing(target.clone(), Full)]);
		}
		assert_ok!(Sanctions::retire_list(by(COUNCIL), 101, file(9)));
		assert_ok!(Sanctions::retire_list(by(COUNCIL), 102, file(9)));
		assert_ok!(Sanctions::register_list(by(COUNCIL), UN, DAY, file(9)));
		update(UN, 1, vec![freezing(target.clone(), Full)]);
		let mut left: Vec<(u32, u32)> = many[2..].iter().map(|list| (*list, 1)).collect();
		left.push((UN, 1));
		assert_eq!(record_of(target), Some(listed_full(&left)));
	});
}

#[test]
fn entries_should_leave_the_target_frozen_when_they_delist_it() {
	build_and_execute(|| {
		update(OFAC, 1, vec![freezing(account(ALICE), Full)]);
		update(OFAC, 2, vec![delisting(account(ALICE))]);
		assert_eq!(tally(), (0, 1, 0));
		let (target, list, version) = (account(ALICE), OFAC, 2);
		let event = Event::Delisted { target, list, version, reason: 8, case: file(2), by: ORACLE };
		assert!(events().contains(&event));
		assert_eq!(mode_of(ALICE), Full);
		assert!(gnx_blocked(ALICE) && gnx_blocked(ALICES_SECOND));
		assert_eq!(record_of(account(ALICE)), Some(full_by(ORACLE)));
	});
}

#[test]
fn entries_should_be_reported_and_passed_over_when_they_cannot_be_acted_on() {
	build_and_execute(|| {
		Stubborn::set(vec![ALICES_SECOND]);
		let none = ListEntry { action: Action::Freeze(Free), ..freezing(account(BOB), Full) };
		update(
			OFAC,
			1,
			vec![
				freezing(identity(NOBODY), Full),
				freezing(account(TREASURY), Full),
				freezing(account(ALICE), Full),
				none.clone(),
				freezing(account(STRANGER), Full),
			],
		);
		assert_eq!(tally(), (1, 0, 4));
		assert_eq!(mode_of(STRANGER), Full);
		for event in [
			refused(identity(NOBODY), Error::<Test>::UnknownIdentity.into()),
			refused(account(TREASURY), Error::<Test>::Protected.into()),
			refused(account(ALICE), REFUSED),
		] {
			assert!(events().contains(&event), "{event:?}");
		}
		let error = Error::<Test>::NoMode.into();
		let event = Event::EntryRefused { list: OFAC, version: 1, entry: none, error };
		assert!(events().contains(&event));
		// Nothing of what was refused stays.
		for target in [identity(NOBODY), account(TREASURY), account(ALICE), identity(COUPLE)] {
			assert_eq!(record_of(target), None);
		}
		assert_eq!((mode_of(ALICE), mode_of(ALICES_SECOND)), (Free, Free));
	});
}

#[test]
fn entries_should_be_refused_when_they_delist_what_the_list_did_not_ask_for() {
	build_and_execute(|| {
		assert_ok!(Sanctions::register_list(by(COUNCIL), UN, DAY, file(9)));
		update(UN, 1, vec![freezing(account(STRANGER), Full)]);
		update(OFAC, 1, vec![delisting(account(STRANGER)), delisting(account(BOB))]);
		assert_eq!(tally(), (0, 0, 2));
		assert_eq!(record_of(account(STRANGER)), Some(listed_full(&[(UN, 1)])));
	});
}

#[test]
fn entries_should_void_a_release_when_another_list_asks_or_the_mode_gets_stricter() {
	build_and_execute(|| {
		let target = account(STRANGER);
		let asked = || ReleaseRequests::<Test>::contains_key(account(STRANGER));
		let request = || {
			let overrides = Some(file(5));
			Sanctions::request_release(by(OFFICER), account(STRANGER), file(3), overrides)
		};
		update(OFAC, 1, vec![freezing(target.clone(), Outbound)]);
		assert_ok!(request());
		// What the officers know already changes nothing.
		update(OFAC, 2, vec![freezing(target.clone(), Outbound)]);
		assert!(asked());
		update(OFAC, 3, vec![freezing(target.clone(), Full)]);
		assert!(!asked());
		assert_ok!(request());
		assert_ok!(Sanctions::register_list(by(COUNCIL), UN, DAY, file(9)));
		update(UN, 1, vec![freezing(target.clone(), Outbound)]);
		assert!(!asked());
		let voided = events().into_iter().filter(|event| {
			matches!(
				event,
				Event::ReleaseCancelled { by: ORACLE, target: Target::Account(STRANGER), reason, .. }
					if *reason == file(1)
			)
		});
		assert_eq!(voided.count(), 2);
	});
}

#[test]
fn entries_should_freeze_again_when_the_list_still_asks_after_a_release() {
	build_and_execute(|| {
		let target = account(STRANGER);
		update(OFAC, 1, vec![freezing(target.clone(), Full)]);
		let (case, decision) = (file(3), Some(file(4)));
		assert_ok!(Sanctions::request_release(by(OFFICER), target.clone(), case, decision));
		assert_ok!(Sanctions::confirm_release(by(SECOND), target.clone()));
		assert_eq!(mode_of(STRANGER), Free);
		update(OFAC, 2, vec![freezing(target, Full)]);
		assert_eq!(mode_of(STRANGER), Full);
	});
}

#[test]
fn entries_should_need_no_case_when_a_list_brings_them() {
	build_and_execute(|| {
		let entry = ListEntry { case: H256::zero(), ..freezing(account(STRANGER), Full) };
		update(OFAC, 1, vec![entry]);
		assert_eq!(mode_of(STRANGER), Full);
	});
}

#[test]
fn entries_should_be_refused_as_a_whole_when_they_concern_too_many_accounts() {
	build_and_execute(|| {
		let mut entries = Vec::new();
		for number in 0..u64::from(MAX_PER_UPDATE / MAX_ACCOUNTS) {
			let first = 1_000 + 100 * number;
			let accounts: Vec<u64> = (first..first + u64::from(MAX_ACCOUNTS)).collect();
			new_identity(1_000 + number, &accounts);
			entries.push(freezing(identity(1_000 + number), Full));
		}
		let mut more = entries.clone();
		more.push(freezing(account(STRANGER), Full));
		let refusal = frame_support::storage::with_storage_layer(|| part(OFAC, 1, more, true));
		assert_noop!(refusal, Error::<Test>::TooManyAccounts);
		assert_eq!(mode_of(1_000), Free);
		update(OFAC, 1, entries);
		assert_eq!(tally(), (MAX_PER_UPDATE / MAX_ACCOUNTS, 0, 0));
		assert_eq!(mode_of(1_000), Full);
	});
}

#[test]
fn entries_should_all_act_when_a_part_is_full() {
	build_and_execute(|| {
		let last = 5_000 + u64::from(MAX_ENTRIES);
		update(OFAC, 1, (5_000..last).map(|who| freezing(account(who), Full)).collect());
		assert_eq!(tally(), (MAX_ENTRIES, 0, 0));
		assert!((5_000..last).all(|who| mode_of(who) == Full && gnx_blocked(who)));
	});
}
