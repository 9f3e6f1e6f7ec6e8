// SPDX-License-Identifier: Apache-2.0

use crate::{MAX_PAGE, Preview, mock::*};
use frame_support::assert_ok;
use genex_primitives::Reason;
use std::collections::BTreeSet;

#[test]
fn preview_should_tell_what_an_offer_would_do() {
	run(|| {
		let preview = || Quarantine::preview(ALICE, UNITS, BOB, 10);
		assert_eq!(preview(), Preview { reasons: vec![], passes_at_once: true });
		screen(BOB);
		assert_eq!(preview(), Preview { reasons: vec![], passes_at_once: false });
		assert_ok!(Quarantine::trust_sender(signed(BOB), ALICE_ID));
		assert_eq!(preview(), Preview { reasons: vec![], passes_at_once: true });
		let reasons = vec![Reason::SenderFrozen, Reason::SendValueDay];
		Against::set(reasons.clone());
		assert_eq!(preview(), Preview { reasons, passes_at_once: false });
	});
}

#[test]
fn receipts_of_should_list_both_sides_when_gifts_wait() {
	run(|| {
		let (first, second) = (waiting(1), waiting(2));
		assert_ok!(Quarantine::offer(signed(CAROL), USDC, BOB, 3, NOTE));
		let ids = |who| {
			let page = Quarantine::receipts_of(who, None, 10);
			page.into_iter().map(|(id, _)| id).collect::<BTreeSet<_>>()
		};
		assert_eq!(ids(ALICE), BTreeSet::from([first, second]));
		assert_eq!(ids(BOB), BTreeSet::from([first, second, 2]));
		assert_eq!(ids(CAROL), BTreeSet::from([2]));
		assert_eq!(ids(STRANGER), BTreeSet::new());
		assert_eq!(Quarantine::open_offers(ALICE_ID), 2);
	});
}

#[test]
fn receipts_of_should_page_through_all_when_there_are_many() {
	run(|| {
		MaxOpen::set(500);
		for _ in 0..130 {
			waiting(1);
		}
		let page = Quarantine::receipts_of(BOB, None, u32::MAX);
		assert_eq!(page.len(), MAX_PAGE as usize);
		let next = Quarantine::receipts_of(BOB, page.last().map(|(id, _)| *id), 50);
		assert_eq!(next.len(), 30);
		let seen: BTreeSet<u64> = page.iter().chain(&next).map(|(id, _)| *id).collect();
		assert_eq!(seen, (0..130).collect());
		assert!(page.iter().chain(&next).all(|(_, found)| *found == receipt(1)));
	});
}

#[test]
fn trusted_senders_should_page_through_all_when_there_are_many() {
	run(|| {
		MaxTrusted::set(256);
		for sender in 10..140 {
			assert_ok!(Quarantine::trust_sender(signed(BOB), sender));
		}
		let page = Quarantine::trusted_senders(BOB_ID, None, u32::MAX);
		assert_eq!(page.len(), MAX_PAGE as usize);
		let next = Quarantine::trusted_senders(BOB_ID, page.last().copied(), 50);
		let seen: BTreeSet<u64> = page.into_iter().chain(next).collect();
		assert_eq!(seen, (10..140).collect());
		assert!(Quarantine::trusted_senders(ALICE_ID, None, 10).is_empty());
		// Nobody needs to be listed to trust itself.
		assert!(Quarantine::trusts(ALICE_ID, ALICE_ID));
	});
}
