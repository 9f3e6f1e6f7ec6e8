// SPDX-License-Identifier: Apache-2.0
//! What movements leave behind.

use super::*;
use crate::{
	Activities, AmlCases, BoughtFromSeller, BoughtOfSeries, Pairs, RelationKind, Relations,
};
use genex_primitives::{
	Asset, Clearance, Flow, IdentityFlags, LegalClass, Path, Usage,
	rules::AmlKind,
	traits::{Compliance as _, UNEXPECTED},
	usd::NANOS_PER_CENT,
	window::bucket,
};
use sp_runtime::DispatchResult;

fn used(who: AccountId, flow: Flow) -> Usage {
	Compliance::activity(id(who)).flow(flow).sums(Now::get()).0
}

fn signal(who: AccountId, kind: AmlKind) -> u32 {
	Compliance::activity(id(who)).signal(kind).sum(bucket(Now::get(), HOUR)).count
}

#[test]
fn note_should_count_each_path_as_its_flows() {
	run(|| {
		let none = Usage::default();
		assert_ok!(sale(ALICE, 500).perform());
		assert_eq!((used(ALICE, Flow::Buy), used(ISSUER, Flow::Sell)), (Usage::once(500), none));
		assert_ok!(coupons(Path::Market, ALICE, BOB, 200).perform());
		assert_eq!(
			(used(ALICE, Flow::Sell), used(BOB, Flow::Buy)),
			(Usage::once(200), Usage::once(200))
		);
		assert_ok!(gift(ALICE, BOB, 100).perform());
		assert_ok!(money(Path::P2P, ALICE, BOB, 50).perform());
		assert_eq!(used(ALICE, Flow::Send), Usage { cents: 150, count: 2 });
		assert_eq!(used(BOB, Flow::Receive), Usage { cents: 150, count: 2 });

		let before = (Compliance::activity(id(BOB)), Compliance::activity(id(DAVE)));
		for path in [Path::CashIn, Path::CashOut, Path::Refund, Path::Recall, Path::System] {
			assert_ok!(money(path, BOB, DAVE, 70).perform());
		}
		assert_eq!((Compliance::activity(id(BOB)), Compliance::activity(id(DAVE))), before);
	});
}

#[test]
fn note_should_count_both_accounts_of_an_identity_together() {
	run(|| {
		assert_ok!(money(Path::P2P, ALICE, BOB, 100).perform());
		assert_ok!(money(Path::P2P, ALICE_TOO, BOB, 200).perform());
		assert_eq!(used(ALICE, Flow::Send), Usage { cents: 300, count: 2 });
	});
}

#[test]
fn note_should_move_worth_with_the_units() {
	run(|| {
		assert_ok!(sale(ALICE, 500).perform());
		assert_ok!(gift(ALICE, BOB, 200).perform());
		assert_ok!(coupons(Path::Market, BOB, DAVE, 50).perform());
		assert_eq!((held_cents(ALICE), held_cents(BOB), held_cents(DAVE)), (300, 150, 50));
		assert_ok!(coupons(Path::Redeem, BOB, ISSUER, 100).perform());
		assert_ok!(coupons(Path::Refund, ALICE, ISSUER, 300).perform());
		assert_eq!((held_cents(ALICE), held_cents(BOB), held_cents(ISSUER)), (0, 50, 0));
		assert_ok!(coupons(Path::Recall, ISSUER, ISSUER, 1_000).perform());
		assert_ok!(coupons(Path::System, BOB, ALICE, 20).perform());
		assert_ok!(coupons(Path::System, BOB, TREASURY, 5).perform());
		assert_eq!((held_cents(ALICE), held_cents(BOB)), (20, 25));
	});
}

#[test]
fn note_should_move_worth_and_count_nothing_when_a_court_ordered_it() {
	run(|| {
		assert_ok!(sale(ALICE, 500).perform());
		set_identity_flags(ALICE, IdentityFlags::FROZEN_FULL);
		let ordered = coupons(Path::System, ALICE, DAVE, 300).cleared(Clearance::CourtOrder);
		assert_ok!(ordered.perform());
		assert_eq!((held_cents(ALICE), held_cents(DAVE)), (200, 300));
		let ordered = gift(ALICE, DAVE, 200).cleared(Clearance::CourtOrder);
		assert_ok!(ordered.perform());
		assert_eq!((held_cents(ALICE), held_cents(DAVE)), (0, 500));
		assert_eq!(used(ALICE, Flow::Send), Usage::default());
		assert_eq!(Pairs::<Test>::iter().count(), 0);
	});
}

#[test]
fn note_should_take_worth_when_one_redeems_with_oneself() {
	run(|| {
		assert_ok!(sale(ISSUER, 500).perform());
		assert_eq!(held_cents(ISSUER), 500);
		assert_ok!(coupons(Path::Redeem, ISSUER, ISSUER, 500).perform());
		assert!(!Activities::<Test>::contains_key(id(ISSUER)), "nothing is left to store");
	});
}

#[test]
fn note_should_leave_worth_alone_when_it_stays_in_the_identity() {
	run(|| {
		assert_ok!(sale(ALICE, 500).perform());
		let before = Compliance::activity(id(ALICE));
		assert_ok!(gift(ALICE, ALICE_TOO, 500).perform());
		assert_ok!(gift(ALICE, ALICE, 500).perform());
		assert_eq!(Compliance::activity(id(ALICE)), before);
	});
}

/// Whether `act` stops: by a panic where defects are to be found, by an error where a chain must go on.
fn stops(act: impl FnOnce() -> DispatchResult) -> bool {
	let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(act));
	outcome.map_or(true, |result| result == Err(UNEXPECTED))
}

#[test]
fn note_should_stop_when_more_worth_leaves_than_is_held() {
	ExtBuilder::default().build().execute_with(|| {
		assert_ok!(sale(ALICE, 500).perform());
		let gift = gift(ALICE, BOB, 501);
		let permit = Compliance::check(&gift.movement()).expect("the limits allow it");
		assert!(stops(|| Compliance::note(&gift.movement(), permit)));
	});
}

/// Parts `who` from its identity, with what it holds.
fn part(who: AccountId) {
	let identity = Links::mutate(|all| all.remove(&who)).expect("it is linked");
	Former::mutate(|all| all.insert(who, identity));
}

#[test]
fn note_should_take_worth_off_the_identity_when_the_account_was_parted_from_it() {
	run(|| {
		assert_ok!(sale(ALICE_TOO, 500).perform());
		part(ALICE_TOO);
		let ordered =
			|to, cents| coupons(Path::System, ALICE_TOO, to, cents).cleared(Clearance::CourtOrder);
		assert_ok!(ordered(DAVE, 200).perform());
		assert_eq!((held_cents(ALICE), held_cents(DAVE)), (300, 200));
		assert_ok!(ordered(ALICE, 100).perform());
		assert_eq!(held_cents(ALICE), 300, "it stays with the identity");
		assert_ok!(coupons(Path::System, DAVE, ALICE_TOO, 50).perform());
		assert_eq!((held_cents(ALICE), held_cents(DAVE)), (350, 150));
		assert_ok!(Compliance::forget_worth(&ALICE_TOO, 50 * NANOS_PER_CENT));
		assert_eq!(held_cents(ALICE), 300);
	});
}

#[test]
fn forget_worth_should_make_room_for_what_can_still_move() {
	run(|| {
		assert_ok!(sale(ALICE, 500).perform());
		assert_ok!(Compliance::forget_worth(&ALICE_TOO, 200 * NANOS_PER_CENT));
		assert_eq!(held_cents(ALICE), 300);
		assert_ok!(Compliance::forget_worth(&STRANGER, 5));
		assert_ok!(Compliance::forget_worth(&BOB, 0));
		assert!(!Activities::<Test>::contains_key(id(BOB)));
	});
}

#[test]
fn forget_worth_should_stop_when_less_is_held() {
	ExtBuilder::default().build().execute_with(|| {
		assert!(stops(|| Compliance::forget_worth(&ALICE, 1)));
	});
}

#[test]
fn pair_should_sum_what_no_case_cleared() {
	run(|| {
		assert_ok!(money(Path::P2P, ALICE, BOB, 100).perform());
		assert_ok!(gift(ALICE, ALICE_TOO, 5).check());
		let cleared = money(Path::P2P, ALICE, BOB, 400_000).cleared(Clearance::TravelRule);
		assert_ok!(cleared.perform());
		assert_ok!(money(Path::P2P, BOB, ALICE, 7).perform());
		let (pair, hour) = (Compliance::pair(id(BOB), id(ALICE)), bucket(START, HOUR));
		assert_eq!(pair.up.sum(hour), Usage { cents: 100, count: 2 });
		assert_eq!(pair.down.sum(hour), Usage::once(7));
		assert_ok!(money(Path::P2P, ALICE, BOB, 299_899).check());
		assert_eq!(money(Path::P2P, ALICE, BOB, 299_900).check(), Err(Reason::TravelRuleNeeded));
	});
}

#[test]
fn closed_loop_purchases_should_be_counted_by_series_and_by_seller() {
	run(|| {
		let card = Act { legal_class: LegalClass::PaidGift, ..sale(BOB, 100) };
		assert_ok!(card.perform());
		assert_ok!(Act { asset: Asset::Series(8), ..card.clone() }.perform());
		let (buyer, hour) = (id(BOB), bucket(START, HOUR));
		let series = |series| BoughtOfSeries::<Test>::get((buyer, series)).sum(hour);
		assert_eq!((series(SERIES), series(8)), (Usage::once(100), Usage::once(100)));
		let seller = BoughtFromSeller::<Test>::get((buyer, id(ISSUER))).sum(hour);
		assert_eq!(seller, Usage { cents: 200, count: 2 });
		assert_ok!(sale(BOB, 100).perform());
		assert_eq!(BoughtFromSeller::<Test>::get((buyer, id(ISSUER))).sum(hour), seller);
	});
}

#[test]
fn purchases_by_related_parties_should_never_be_silent() {
	run(|| {
		let (issuer, related) = (id(ISSUER), id(ALICE));
		let (by, kind) = (signed(OFFICER), RelationKind::Owner);
		assert_ok!(Compliance::declare_relation(by, issuer, related, kind, hash(1)));
		events();
		assert_ok!(sale(ALICE, 400).perform());
		let event =
			|related, cents| Event::RelatedPurchase { issuer, related, series: SERIES, cents };
		assert_eq!(events(), vec![event(related, 400)]);
		let bought = Relations::<Test>::get(issuer, related).unwrap().bought;
		assert_eq!(bought.sum(bucket(START, HOUR)), Usage::once(400));
		assert_ok!(sale(BOB, 400).perform());
		assert_ok!(coupons(Path::Market, ALICE, BOB, 10).perform());
		assert_eq!(events(), vec![]);
		assert_ok!(sale(ISSUER, 300).perform());
		assert_eq!(events(), vec![event(issuer, 300)]);
	});
}

#[test]
fn fan_out_and_fan_in_should_count_first_contacts_within_a_day() {
	run(|| {
		for to in [BOB, BOB, CAROL] {
			assert_ok!(money(Path::P2P, ALICE, to, 1).perform());
		}
		let cleared = money(Path::P2P, ALICE, DAVE, 1).cleared(Clearance::TravelRule);
		assert_ok!(cleared.perform());
		assert_ok!(cleared.perform());
		assert_eq!(signal(ALICE, AmlKind::FanOut), 3);
		assert_eq!(signal(ALICE, AmlKind::Moves), 5);
		assert_eq!((signal(BOB, AmlKind::FanIn), signal(DAVE, AmlKind::FanIn)), (1, 1));
		assert_eq!(signal(BOB, AmlKind::FanOut), 0);
		assert_ok!(money(Path::P2P, ISSUER, BOB, 1).perform());
		assert_eq!(signal(BOB, AmlKind::FanIn), 2);
		wait(DAY + HOUR);
		assert_ok!(money(Path::P2P, ALICE, BOB, 1).perform());
		assert_eq!(signal(ALICE, AmlKind::FanOut), 1);
	});
}

#[test]
fn round_trips_should_count_what_is_given_back_within_a_day() {
	run(|| {
		assert_ok!(money(Path::P2P, ALICE, BOB, 1).perform());
		assert_eq!(signal(ALICE, AmlKind::RoundTrips), 0);
		assert_ok!(money(Path::P2P, BOB, ALICE, 1).perform());
		assert_eq!((signal(BOB, AmlKind::RoundTrips), signal(ALICE, AmlKind::RoundTrips)), (1, 0));
		wait(DAY + HOUR);
		assert_ok!(money(Path::P2P, ALICE, BOB, 1).perform());
		assert_eq!(signal(ALICE, AmlKind::RoundTrips), 0);
	});
}

#[test]
fn sales_should_give_no_signals() {
	run(|| {
		amend(|book| (book.aml.moves, book.aml.fan_out, book.aml.fan_in) = (1, 1, 1));
		assert_ok!(sale(ALICE, 10).perform());
		assert_ok!(coupons(Path::Market, ALICE, BOB, 10).perform());
		assert_ok!(coupons(Path::Redeem, BOB, ISSUER, 10).perform());
		assert_eq!(AmlCases::<Test>::iter().count(), 0);
	});
}

#[test]
fn one_transfer_should_open_every_case_whose_threshold_it_reaches() {
	run(|| {
		assert_ok!(money(Path::P2P, BOB, ALICE, 1).perform());
		amend(|book| {
			book.aml = genex_primitives::rules::AmlThresholds {
				fan_out: 1,
				fan_in: 1,
				moves: 1,
				round_trips: 1,
			}
		});
		events();
		assert_ok!(money(Path::P2P, ALICE, BOB, 1).perform());
		let digest = |who, kind| Compliance::aml_digest(id(who), kind, START);
		let opened = [
			digest(ALICE, AmlKind::FanOut),
			digest(ALICE, AmlKind::Moves),
			digest(ALICE, AmlKind::RoundTrips),
			digest(BOB, AmlKind::FanIn),
		];
		let expected: Vec<_> =
			(0u64..).zip(opened).map(|(id, digest)| Event::AmlCaseOpened { id, digest }).collect();
		assert_eq!(events(), expected);
	});
}
