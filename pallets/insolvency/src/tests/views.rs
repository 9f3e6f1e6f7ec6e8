// SPDX-License-Identifier: Apache-2.0

use crate::{Demand, mock::*};
use frame_support::assert_ok;
use genex_primitives::payout::Share;

#[test]
fn views_should_tell_nothing_when_all_is_well() {
	ExtBuilder.build_and_execute(|| {
		assert_eq!(Insolvency::demand_of(ISSUER), None);
		assert_eq!(Insolvency::default_of(ISSUER), None);
		assert_eq!(Insolvency::shortfall_of(ISSUER), None);
		assert_eq!(Insolvency::counted_series(CENTS), None);
		assert_eq!(Insolvency::preview(CENTS, 1_000), None);
		assert_eq!(Insolvency::reservation_of(CENTS, ALICE), None);
		assert_eq!(Insolvency::default_of(STRANGER), None);
	});
}

#[test]
fn views_should_tell_what_is_demanded_when_it_is() {
	ExtBuilder.build_and_execute(|| {
		let deadline = START + ANSWER;
		assert_ok!(Insolvency::demand(by(OFFICER), ISSUER, deadline, REASON));
		let demand = Demand { deadline, reason: REASON };
		assert_eq!(Insolvency::demand_of(ISSUER_STAFF), Some(demand));
	});
}

#[test]
fn preview_should_be_what_a_claim_pays_whether_or_not_the_series_was_counted() {
	for counted in [&[][..], &[CENTS]] {
		ExtBuilder.build_and_execute(|| {
			declare(counted);
			let preview = Insolvency::preview(CENTS, 1_000).unwrap();
			let expected = vec![
				Share { asset: USDC, guarantee: 3 * ONE, holdback: 4 * ONE },
				Share { asset: EURC, guarantee: ONE, holdback: 0 },
			];
			assert_eq!(preview, expected);
			assert_eq!(claim(BOB, CENTS, 1_000), (7 * ONE, ONE));
			assert_eq!(Insolvency::preview(CENTS, 4_001), None);
			assert_eq!(Insolvency::preview(CENTS, 0), None);
			assert_eq!(Insolvency::preview(UNKNOWN, 1), None);
			end_claims();
			assert_ok!(Insolvency::close_default(by(ANYBODY), ISSUER));
			assert_eq!(Insolvency::preview(CENTS, 1_000), None);
		});
	}
}

#[test]
fn shortfall_should_shrink_when_series_are_counted() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		assert_eq!(Insolvency::shortfall_of(ISSUER), Some(59 * DOLLAR));
		assert_ok!(Insolvency::count_series(by(ANYBODY), ISSUER, list(&[CENTS])));
		assert_eq!(Insolvency::shortfall_of(ISSUER), Some(39 * DOLLAR));
	});
}

#[test]
fn has_claim_should_tell_of_every_series() {
	ExtBuilder.build_and_execute(|| {
		assert_eq!(Insolvency::has_claim(CENTS), Some(true));
		assert_eq!(Insolvency::has_claim(GIFTS), Some(false));
		assert_eq!(Insolvency::has_claim(UNKNOWN), None);
		sell(GIFTS, CAROL, 100);
		declare(&[]);
		assert_eq!(Insolvency::preview(GIFTS, 100), None);
	});
}
