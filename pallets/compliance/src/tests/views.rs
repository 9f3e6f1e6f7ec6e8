// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{LimitStatus, MAX_PAGE, RelationKind, Span};
use genex_primitives::{
	CurrencyCode, Flow, Path, Rate, Usage,
	traits::{ReviewedAct, Reviews},
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
