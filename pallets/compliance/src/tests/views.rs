// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{
	CorridorStatus, Counter, DayCap, HoldingStatus, LimitStatus, MAX_PAGE, RelationKind, Span,
};
use genex_primitives::{
	Asset, CurrencyCode, Flow, LegalClass, Path, Rate, Tier, Usage,
	rules::{AmlKind, AmlThresholds, Corridor},
	traits::{ReviewedAct, Reviews},
	usd::NANOS_PER_CENT,
};

#[test]
fn limit_status_should_tell_what_is_left_and_when_more_will_be() {
	run(|| {
		assert_ok!(money(Path::P2P, CAROL, BOB, 20_000).perform());
		let limits = Compliance::limit_status(id(CAROL)).unwrap();
		assert_eq!(limits.len(), 8);
		let expected = LimitStatus {
			flow: Flow::Send,
			span: Span::Day,
			used: Usage::once(20_000),
			remaining: Usage { cents: 30_000, count: 19 },
			limit: Usage { cents: 50_000, count: 20 },
			next_reset: Some(START + DAY + HOUR),
		};
		assert!(limits.contains(&expected));
		let unused = LimitStatus {
			flow: Flow::Buy,
			span: Span::Month,
			used: Usage::default(),
			remaining: Usage { cents: 300_000, count: 200 },
			limit: Usage { cents: 300_000, count: 200 },
			next_reset: None,
		};
		assert!(limits.contains(&unused));
	});
}

#[test]
fn limit_status_should_have_nothing_left_when_the_attestation_lapsed() {
	run(|| {
		assert_ok!(money(Path::P2P, CAROL, BOB, 20_000).perform());
		change_record(id(CAROL), |record| record.valid_until = 0);
		let limits = Compliance::limit_status(id(CAROL)).unwrap();
		assert!(limits.iter().all(|limit| limit.remaining == Usage::default()));
	});
}

#[test]
fn limit_status_should_be_nothing_when_there_is_nothing_to_limit() {
	run(|| assert_eq!(Compliance::limit_status(404), None));
	ExtBuilder { rulebook: None, ..Default::default() }.build_and_execute(|| {
		assert_eq!(Compliance::limit_status(id(ALICE)), None);
	});
}

/// A cap of which `used` counts since the start.
fn day_cap(used: u64, cap: u64) -> DayCap {
	let next_reset = (used > 0).then_some(START + DAY + HOUR);
	DayCap { used, remaining: cap - used, cap, next_reset }
}

/// Caps of these US cents, of which what `who` holds counts `held`.
fn holding(held: u128, cap: Option<u128>, units_cap: Option<u64>) -> HoldingStatus {
	HoldingStatus {
		worth: held * NANOS_PER_CENT,
		remaining_worth: cap.map(|cap| cap.saturating_sub(held) * NANOS_PER_CENT),
		worth_cap: cap.map(|cap| cap * NANOS_PER_CENT),
		units_cap,
	}
}

#[test]
fn cap_status_should_tell_what_may_still_be_held() {
	run(|| {
		let held = |who| Compliance::cap_status(id(who)).unwrap().holding;
		assert_eq!(held(CAROL), holding(0, Some(200_000), Some(1_000_000)));
		assert_ok!(sale(CAROL, 500).perform());
		assert_ok!(gift(CAROL, BOB, 200).perform());
		assert_eq!(held(CAROL), holding(300, Some(200_000), Some(1_000_000)));
		assert_eq!(held(BOB), holding(200, Some(5_000_000), None));
		assert_ok!(sale(ISSUER, 40).perform());
		assert_eq!(held(ISSUER), holding(40, None, None));
		amend(|book| book.l1.holding.face_cents = Some(300));
		assert_eq!(held(CAROL), holding(300, Some(300), Some(1_000_000)));
		assert_eq!(sale(CAROL, 1).check(), Err(Reason::HoldingFaceCap));
		change_record(id(CAROL), |record| record.valid_until = 0);
		assert_eq!(held(CAROL), holding(300, Some(0), Some(0)));
	});
}

#[test]
fn cap_status_should_tell_what_may_still_cross_borders() {
	run(|| {
		let [us, jp, cn] = [*b"US", *b"JP", *b"CN"].map(country);
		let cap =
			|cents, blocked| Corridor { blocked, daily_cap: Some(cents), travel_threshold: None };
		let uncapped = Corridor { blocked: true, ..Corridor::default() };
		for (from, to, corridor) in [
			(us, jp, cap(300, false)),
			(us, cn, cap(1_000, true)),
			(us, country(*b"GB"), uncapped),
			(jp, us, cap(70, false)),
		] {
			assert_ok!(Compliance::set_corridor(signed(COUNCIL), from, to, Some(corridor)));
		}
		let ways = |who| Compliance::cap_status(id(who)).unwrap().corridors;
		let way = |from, to, cap| CorridorStatus { from, to, cap };
		assert_ok!(money(Path::P2P, ALICE, DAVE, 200).perform());
		assert_ok!(money(Path::P2P, ALICE, BOB, 50).perform());
		let blocked = DayCap { remaining: 0, ..day_cap(200, 1_000) };
		assert_eq!(ways(ALICE), vec![way(us, cn, blocked), way(us, jp, day_cap(200, 300))]);
		assert_eq!(ways(DAVE), vec![way(jp, us, day_cap(0, 70))]);
		assert_ok!(money(Path::P2P, ALICE, DAVE, 100).check());
		let over = Err(Reason::CorridorCapExceeded);
		assert_eq!(money(Path::P2P, ALICE, DAVE, 101).check(), over);
		wait(DAY + HOUR);
		assert_eq!(ways(ALICE).pop(), Some(way(us, jp, day_cap(0, 300))));
	});
}

#[test]
fn closed_loop_status_should_tell_what_is_left_of_series_and_seller() {
	run(|| {
		let card = Act { legal_class: LegalClass::PaidGift, ..sale(BOB, 100) };
		assert_ok!(card.perform());
		wait(HOUR);
		assert_ok!(Act { asset: Asset::Series(8), ..card }.perform());
		let (identity, seller) = (id(BOB), id(ISSUER));
		let of = Compliance::closed_loop_status;
		let series = |series| of(Counter::Series { identity, series });
		assert_eq!(series(SERIES), Some(day_cap(100, 200_000)));
		let later = Some(START + HOUR + DAY + HOUR);
		assert_eq!(series(8), Some(DayCap { next_reset: later, ..day_cap(100, 200_000) }));
		assert_eq!(of(Counter::Seller { identity, seller }), Some(day_cap(200, 1_000_000)));
		assert_eq!(series(9), Some(day_cap(0, 200_000)));
		wait(DAY);
		let rest = DayCap { next_reset: later, ..day_cap(100, 1_000_000) };
		assert_eq!(of(Counter::Seller { identity, seller }), Some(rest));
	});
}

#[test]
fn related_status_should_tell_what_a_related_party_may_still_buy() {
	run(|| {
		let (issuer, related) = (id(ISSUER), id(ALICE));
		assert_eq!(Compliance::related_status(issuer, related), None);
		let (by, kind) = (signed(OFFICER), RelationKind::Owner);
		assert_ok!(Compliance::declare_relation(by, issuer, related, kind, hash(1)));
		assert_eq!(Compliance::related_status(issuer, related), Some(day_cap(0, 10_000)));
		assert_ok!(sale(ALICE, 400).perform());
		assert_eq!(Compliance::related_status(issuer, related), Some(day_cap(400, 10_000)));
		assert_ok!(sale(ALICE, 9_600).check());
		assert_eq!(sale(ALICE, 9_601).check(), Err(Reason::RelatedPartyCap));
		assert_eq!(Compliance::related_status(issuer, id(BOB)), None);
	});
}

#[test]
fn caps_should_be_nothing_when_there_is_nothing_to_cap() {
	run(|| assert_eq!(Compliance::cap_status(404), None));
	ExtBuilder { rulebook: None, ..Default::default() }.build_and_execute(|| {
		let counter = Counter::Series { identity: id(ALICE), series: SERIES };
		assert_eq!(Compliance::cap_status(id(ALICE)), None);
		assert_eq!(Compliance::closed_loop_status(counter), None);
		assert_eq!(Compliance::related_status(id(ISSUER), id(ALICE)), None);
	});
}

#[test]
fn open_aml_cases_should_come_in_pages() {
	run(|| {
		amend(|book| {
			book.aml = AmlThresholds { fan_out: 1, fan_in: 1, moves: 1, round_trips: 1 };
		});
		// The first gift of each opens two cases about its giver, and the very first one about Bob, too.
		for who in 100..160 {
			register(who, who, Tier::L2, *b"US");
			assert_ok!(money(Path::P2P, who, BOB, 1).perform());
		}
		let first = Compliance::open_aml_cases(None, u32::MAX);
		assert_eq!(first.len(), MAX_PAGE as usize);
		let second = Compliance::open_aml_cases(first.last().map(|(id, _)| *id), 50);
		let all: Vec<_> = first.into_iter().chain(second).collect();
		for (id, case) in &all {
			assert_eq!(Compliance::aml_case(*id), Some(*case));
		}
		let mut ids: Vec<_> = all.iter().map(|(id, _)| *id).collect();
		ids.sort();
		assert_eq!(ids, (0..121).collect::<Vec<_>>());
		assert_eq!(Compliance::open_aml_cases(None, 0), vec![]);

		let (by, reason) = (signed(OFFICER), hash(5));
		assert_ok!(Compliance::close_aml_case(by, 0, id(100), AmlKind::FanOut, reason));
		let first = Compliance::open_aml_cases(None, MAX_PAGE);
		let second = Compliance::open_aml_cases(first.last().map(|(id, _)| *id), MAX_PAGE);
		assert_eq!((first.len(), second.len()), (100, 20));
		assert!(first.iter().chain(&second).all(|(id, _)| *id != 0), "a closed case is not open");
	});
}

#[test]
fn rate_should_be_one_for_the_dollar_and_nothing_for_the_unknown() {
	run(|| {
		let dollar = Rate { picos_per_minor: 10_000_000_000, source_time: START };
		assert_eq!(Compliance::rate(CurrencyCode::USD), Some(dollar));
		assert_eq!(Compliance::rate(CurrencyCode::JPY), None);
	});
}

#[test]
fn open_reviews_should_come_in_pages() {
	run(|| {
		for number in 0..120 {
			let act = ReviewedAct::Trade(number);
			assert_ok!(<Compliance as Reviews<AccountId>>::open(&ALICE, act, 1));
		}
		let first = Compliance::open_reviews(None, u32::MAX);
		assert_eq!(first.len(), MAX_PAGE as usize);
		let last = first.last().map(|(id, _)| *id);
		let second = Compliance::open_reviews(last, 50);
		assert_eq!(second.len(), 20);
		let mut ids: Vec<_> = first.iter().chain(&second).map(|(id, _)| *id).collect();
		ids.sort();
		assert_eq!(ids, (0..120).collect::<Vec<_>>());
		assert_eq!(Compliance::open_reviews(None, 0), vec![]);
		assert_eq!(Compliance::review(3).map(|review| review.act), Some(ReviewedAct::Trade(3)));
		assert_eq!(Compliance::review(404), None);
	});
}

#[test]
fn relations_should_come_in_pages_by_issuer() {
	run(|| {
		for (issuer, related) in [(ISSUER, ALICE), (ISSUER, BOB), (BOB, ALICE)] {
			let by = signed(OFFICER);
			let kind = RelationKind::Employee;
			assert_ok!(Compliance::declare_relation(by, id(issuer), id(related), kind, hash(1)));
		}
		let first = Compliance::relations(id(ISSUER), None, 1);
		let second = Compliance::relations(id(ISSUER), first.last().map(|(id, _)| *id), 5);
		let mut ids: Vec<_> = first.iter().chain(&second).map(|(id, _)| *id).collect();
		ids.sort();
		assert_eq!(ids, vec![id(ALICE), id(BOB)]);
	});
}

#[test]
fn pair_should_be_the_same_from_both_sides() {
	run(|| {
		assert_ok!(money(Path::P2P, BOB, ALICE, 5).perform());
		assert_eq!(Compliance::pair(id(ALICE), id(BOB)), Compliance::pair(id(BOB), id(ALICE)));
		assert_eq!(Compliance::pair(id(ALICE), id(DAVE)), Default::default());
	});
}
