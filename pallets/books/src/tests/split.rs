// SPDX-License-Identifier: Apache-2.0
//! Whose breakage is.

use crate::{BreakageTerms, mock::*};
use frame_support::assert_ok;
use genex_primitives::{
	Balance, Ppm, SeriesId,
	traits::{BreakagePolicy, BreakageSplit, UnitsAct},
};

/// The parts of the issuer, the treasury and the law of 1,000.
fn split(series: SeriesId) -> (Balance, Balance, Balance) {
	let BreakageSplit { issuer, treasury, escheat } =
		<Books as BreakagePolicy>::split(series, 1_000);
	(issuer, treasury, escheat)
}

fn given_treasury(percent: u8) {
	let terms = BreakageTerms { treasury: Ppm::from_percent(percent), ..Default::default() };
	assert_ok!(Books::set_breakage_policy(signed(COUNCIL), terms, REASON));
}

#[test]
fn split_should_be_the_issuers_when_nobody_decided_otherwise() {
	run(|| {
		for series in [CARD, PROMO, FOREIGN, NOTHING, ORPHAN] {
			assert_eq!(split(series), (1_000, 0, 0));
		}
	});
}

#[test]
fn split_should_serve_the_law_of_the_place_first_when_it_is_a_paid_gift() {
	run(|| {
		given_escheat(60);
		given_treasury(25);
		assert_eq!(split(CARD), (300, 100, 600));
		// A promotion was not paid for, and Japan claims nothing.
		assert_eq!(split(PROMO), (750, 250, 0));
		assert_eq!(split(FOREIGN), (750, 250, 0));
	});
}

#[test]
fn split_should_stay_when_the_expiry_was_booked() {
	run(|| {
		given_escheat(60);
		assert_ok!(tell(CARD, paid(), 1));
		assert_ok!(tell(SHOP_CARD, paid(), 1));
		assert_ok!(tell(CARD, UnitsAct::Expired, 1));
		given_escheat(10);
		given_treasury(50);
		assert_eq!(split(CARD), (400, 0, 600));
		assert_eq!(split(SHOP_CARD), (450, 450, 100));
	});
}
