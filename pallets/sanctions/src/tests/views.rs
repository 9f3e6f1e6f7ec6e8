// SPDX-License-Identifier: Apache-2.0

use crate::{ListHead, Listing, StandingView, mock::*};
use frame_support::assert_ok;
use genex_primitives::{Asset, FreezeMode};

#[test]
fn standing_should_show_every_reason_and_case() {
	build_and_execute(|| {
		let free = StandingView {
			mode: FreezeMode::None,
			identity: Some(COUPLE),
			account: None,
			behind: None,
		};
		assert_eq!(Sanctions::standing(ALICE), free);
		assert_ok!(Sanctions::freeze(
			by(OFFICER),
			identity(COUPLE),
			FreezeMode::Outbound,
			3,
			file(9)
		));
		update(OFAC, 1, vec![freezing(account(ALICE), FreezeMode::Full)]);
		let standing = Sanctions::standing(ALICE);
		assert_eq!(standing.mode, FreezeMode::Full);
		assert_eq!(standing.account, Sanctions::freeze_of(account(ALICE)));
		assert_eq!(standing.account, Some(listed_full(&[(OFAC, 1)])));
		assert_eq!(standing.behind, Some(full_by(ORACLE)));
		let other = Sanctions::standing(ALICES_SECOND);
		assert_eq!((other.account, other.behind), (None, Some(full_by(ORACLE))));
		assert_eq!(Sanctions::standing(STRANGER).identity, None);
	});
}

#[test]
fn asked_by_should_name_each_list_once_with_its_latest_version() {
	build_and_execute(|| {
		update(OFAC, 1, vec![freezing(account(ALICE), FreezeMode::Full)]);
		update(OFAC, 2, vec![freezing(account(ALICES_SECOND), FreezeMode::Full)]);
		let listings = vec![Listing { list: OFAC, version: 2 }];
		assert_eq!(Sanctions::asked_by(identity(COUPLE)), listings);
		assert_eq!(Sanctions::asked_by(identity(SINGLE)), vec![]);
		assert_ok!(Sanctions::retire_list(by(COUNCIL), OFAC, file(9)));
		assert_eq!(Sanctions::asked_by(identity(COUPLE)), vec![]);
	});
}

#[test]
fn lists_should_show_what_is_registered_and_how_old_it_is() {
	build_and_execute(|| {
		assert_eq!(Sanctions::lists(), vec![(OFAC, ListHead::registered(START, DAY))]);
		assert_eq!((Sanctions::lists_fresh_until(), Sanctions::is_stale()), (0, true));
		update(OFAC, 1, vec![]);
		assert_eq!(Sanctions::lists_fresh_until(), START + DAY);
		assert!(!Sanctions::is_stale());
		Now::set(START + DAY - 1);
		assert!(!Sanctions::is_stale());
		Now::set(START + DAY);
		assert!(Sanctions::is_stale());
		assert_ok!(Sanctions::retire_list(by(COUNCIL), OFAC, file(9)));
		assert_eq!(Sanctions::list(OFAC).map(|head| head.version), Some(1));
		assert_eq!((Sanctions::lists(), Sanctions::list(UN)), (vec![], None));
	});
}

#[test]
fn release_requests_should_come_in_pages() {
	build_and_execute(|| {
		for who in 1_000..1_105 {
			freeze(account(who));
			assert_ok!(Sanctions::request_release(by(OFFICER), account(who), file(3), None));
		}
		let first = Sanctions::release_requests(None, u32::MAX);
		assert_eq!(first.len(), 100);
		let after = first.last().map(|(target, _)| target.clone());
		let second = Sanctions::release_requests(after, 100);
		assert_eq!(second.len(), 5);
		let mut all: Vec<u64> = first
			.into_iter()
			.chain(second)
			.map(|(target, _)| match target {
				crate::Target::Account(who) => who,
				crate::Target::Identity(_) => panic!("only accounts are frozen"),
			})
			.collect();
		all.sort_unstable();
		assert_eq!(all, (1_000..1_105).collect::<Vec<_>>());
		assert!(Sanctions::release_requests(None, 0).is_empty());
	});
}

#[test]
fn units_requests_should_come_in_pages() {
	build_and_execute(|| {
		for who in [ALICE, BOB, STRANGER] {
			assert_ok!(Sanctions::freeze_units(by(OFFICER), who, CARD, 5, 7, file(1)));
			assert_ok!(Sanctions::request_units_release(by(OFFICER), who, CARD, 1, file(3)));
		}
		let first = Sanctions::units_requests(None, 2);
		let after = first.last().map(|(who, series, _)| (*who, *series));
		let second = Sanctions::units_requests(after, 2);
		assert_eq!((first.len(), second.len()), (2, 1));
		assert!(!first.contains(&second[0]));
		let record = Sanctions::frozen_units(ALICE, CARD).unwrap();
		assert_eq!((record.quantity, record.by), (5, OFFICER));
		assert_eq!(Sanctions::frozen_units(ALICE, CARD + 1), None);
	});
}

#[test]
fn forced_transfers_should_come_in_pages() {
	build_and_execute(|| {
		let (asset, reason, case) = (Asset::Series(CARD), file(6), file(7));
		for quantity in 1..=5 {
			let propose = Sanctions::propose_forced_transfer;
			assert_ok!(propose(by(COURT), asset, ALICE, BOB, quantity, reason, case));
		}
		let first = Sanctions::forced_transfers(None, 3);
		let second = Sanctions::forced_transfers(first.last().map(|(id, _)| *id), 3);
		let mut ids: Vec<u64> = first.iter().chain(&second).map(|(id, _)| *id).collect();
		ids.sort_unstable();
		assert_eq!(ids, vec![1, 2, 3, 4, 5]);
		assert_eq!(Sanctions::forced_transfer(2).map(|order| order.quantity), Some(2));
		assert_eq!(Sanctions::forced_transfer(6), None);
	});
}
