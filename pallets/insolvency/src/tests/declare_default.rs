// SPDX-License-Identifier: Apache-2.0

use crate::{
	Counted, CountedSeries, DefaultRecord, Defaults, Demands, Error, Event, NextDefaultId, Pots,
	mock::*,
};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Actor, Reason, SeriesId, payout::Pot, traits::Issuers};
use sp_core::H256;
use sp_runtime::DispatchResult;

fn declare_now(issuer: AccountId, series: &[SeriesId]) -> DispatchResult {
	Insolvency::declare_default(by(OFFICER), issuer, list(series), REASON)
}

fn pot(asset: u32, amount: u128) -> Pot {
	Pot { asset, amount, payable: amount }
}

#[test]
fn declare_default_should_fix_guarantee_and_debts_when_an_officer_declares_it() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(declare_now(ISSUER_STAFF, &[]));
		let fund = vec![pot(USDC, 30 * ONE), pot(EURC, 10 * ONE)];
		let record = DefaultRecord {
			id: 0,
			declared_at: START,
			claims_until: START + CLAIMS,
			owed: 100 * DOLLAR,
			fund: Pots::truncate_from(fund.clone()),
			covered: 41 * DOLLAR,
			kept: 0,
			claimed: 0,
			reservations: 0,
			closed: false,
		};
		assert_eq!(Defaults::<Test>::get(ISSUER_ID), Some(record));
		assert_eq!(NextDefaultId::<Test>::get(), 1);
		assert!(MockIssuers::is_defaulted(&ISSUER));
		assert_eq!(
			events(),
			vec![Event::Defaulted {
				default: 0,
				by: Actor::Account(OFFICER),
				issuer: ISSUER_STAFF,
				identity: ISSUER_ID,
				reason: REASON,
				fund,
				owed: 100 * DOLLAR,
				shortfall: 59 * DOLLAR,
				claims_until: START + CLAIMS,
			}]
		);
	});
}

#[test]
fn declare_default_should_count_series_when_they_are_named() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(declare_now(ISSUER, &[CENTS, CARDS]));
		let kept = vec![pot(USDC, 20 * ONE)];
		let cents = CountedSeries {
			units: 5_000,
			claimed: 0,
			kept: Pots::truncate_from(kept.clone()),
			covered: 20 * DOLLAR,
		};
		let cards = CountedSeries { units: 2, claimed: 0, kept: Pots::default(), covered: 0 };
		assert_eq!(Counted::<Test>::get(0, CENTS), Some(cents));
		assert_eq!(Counted::<Test>::get(0, CARDS), Some(cards));
		let (default, shortfall) = (0, 39 * DOLLAR);
		assert_eq!(
			events()[1..],
			[
				Event::SeriesCounted { default, series: CENTS, units: 5_000, kept, shortfall },
				Event::SeriesCounted { default, series: CARDS, units: 2, kept: vec![], shortfall },
			]
		);
	});
}

#[test]
fn declare_default_should_pay_no_more_than_is_owed_when_the_guarantee_is_rich() {
	ExtBuilder.build_and_execute(|| {
		give_guarantee(USDC, 159 * ONE);
		assert_ok!(declare_now(ISSUER, &[CENTS]));
		// There are 200 dollars and 100 are owed.
		let record = Defaults::<Test>::get(ISSUER_ID).unwrap();
		let payable: Vec<_> = record.fund.iter().map(|pot| pot.payable).collect();
		assert_eq!(payable, vec![189 * ONE / 2, 5 * ONE]);
		assert_eq!((record.covered, record.kept, record.shortfall()), (100 * DOLLAR, 0, 0));
		// The holdback stays whole.
		assert_eq!(Counted::<Test>::get(0, CENTS).unwrap().kept[0].payable, 0);
	});
}

#[test]
fn declare_default_should_stand_when_nothing_was_put_aside() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(declare_now(OTHER_ISSUER, &[FOREIGN]));
		let record = Insolvency::default_of(OTHER_ISSUER).unwrap();
		assert_eq!((record.fund.len(), record.shortfall()), (0, 25 * DOLLAR));
	});
}

#[test]
fn declare_default_should_end_a_demand_when_there_is_one() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Insolvency::demand(by(OFFICER), ISSUER, START + ANSWER, REASON));
		assert_ok!(declare_now(ISSUER, &[]));
		assert_eq!(Demands::<Test>::get(ISSUER_ID), None);
	});
}

#[test]
fn declare_default_should_fail_when_nobody_can_be_called_to_account() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(declare_now(STRANGER, &[]), Error::<Test>::NotRegistered);
		assert_noop!(declare_now(ALICE, &[]), Error::<Test>::NotIssuer);
		assert_ok!(declare_now(ISSUER, &[]));
		assert_noop!(declare_now(ISSUER_STAFF, &[]), Error::<Test>::AlreadyInDefault);
	});
}

#[test]
fn declare_default_should_fail_when_a_series_cannot_be_counted() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(declare_now(ISSUER, &[CENTS, UNKNOWN]), Error::<Test>::UnknownSeries);
		assert_noop!(declare_now(ISSUER, &[FOREIGN]), Error::<Test>::OtherIssuer);
		assert_noop!(declare_now(ISSUER, &[CENTS, CENTS]), Error::<Test>::AlreadyCounted);
		assert_noop!(declare_now(ISSUER, &[CENTS, GIFTS]), Error::<Test>::NoClaim);
	});
}

#[test]
fn declare_default_should_fail_when_a_rate_is_too_old() {
	ExtBuilder.build_and_execute(|| {
		RatesAreOld::set(true);
		let refused = Error::<Test>::Refused(Reason::FxRateStale.code());
		assert_noop!(declare_now(ISSUER, &[]), refused);
		// Dollars need no rate.
		assert_ok!(declare_now(OTHER_ISSUER, &[]));
	});
}

#[test]
fn declare_default_should_fail_when_the_reason_is_missing() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(
			Insolvency::declare_default(by(OFFICER), ISSUER, list(&[]), H256::zero()),
			Error::<Test>::ReasonMissing
		);
	});
}

#[test]
fn declare_default_should_fail_when_all_numbers_are_used() {
	ExtBuilder.build_and_execute(|| {
		NextDefaultId::<Test>::put(u32::MAX);
		assert_noop!(declare_now(ISSUER, &[]), Error::<Test>::IdsExhausted);
	});
}
