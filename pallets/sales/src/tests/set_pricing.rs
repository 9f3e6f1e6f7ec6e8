// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	Actor, Ppm, PriceRules,
	issuance::Grade,
	pricing::{Curve, Point, Spreads},
	traits::ReferencePrice,
};
use sp_core::H256;
use sp_runtime::DispatchError;

use super::WHY;
use crate::{Error, Event, Pricing, mock::*};

/// A fifth off at the end and nothing from the second day on; for grade C a tenth more.
fn rules() -> PriceRules {
	let points = vec![
		Point { days: 0, discount: Ppm::from_percent(20) },
		Point { days: 1, discount: Ppm::default() },
	];
	let (none, tenth) = (Ppm::default(), Ppm::from_percent(10));
	let spreads = Spreads { a: none, b: none, c: tenth, d: tenth, e: Ppm::ONE };
	PriceRules { time: Curve::truncate_from(points), spreads }
}

#[test]
fn set_pricing_should_replace_the_numbers() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Sales::set_pricing(RuntimeOrigin::root(), Some(rules()), WHY));
		assert_eq!(Pricing::<Test>::get(), Some(rules()));
		let by = Actor::Governance;
		let set = Event::PricingSet { by: by.clone(), old: None, new: Some(rules()), reason: WHY };
		assert_eq!(events(), vec![set]);
		assert_ok!(Sales::set_pricing(RuntimeOrigin::root(), None, WHY));
		assert_eq!(Pricing::<Test>::get(), None);
		assert_eq!(<Sales as ReferencePrice>::version(), 2, "taking them away is another version");
		let set = Event::PricingSet { by, old: Some(rules()), new: None, reason: WHY };
		assert_eq!(events().last(), Some(&set));
	});
}

#[test]
fn set_pricing_should_fail_when_reason_numbers_or_origin_are_wrong() {
	ExtBuilder.build_and_execute(|| {
		let set = |origin, rules, reason| Sales::set_pricing(origin, Some(rules), reason);
		let none = set(RuntimeOrigin::root(), rules(), H256::zero());
		assert_noop!(none, Error::<Test>::ReasonMissing);
		let empty = PriceRules { time: Curve::default(), ..rules() };
		assert_noop!(set(RuntimeOrigin::root(), empty, WHY), Error::<Test>::PricingUnsound);
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::signed(OFFICER)] {
			assert_noop!(set(origin, rules(), WHY), DispatchError::BadOrigin);
		}
		assert_eq!(<Sales as ReferencePrice>::version(), 0);
	});
}

#[test]
fn reference_price_should_follow_time_and_grade() {
	ExtBuilder.build_and_execute(|| {
		let price = |at| Sales::reference_price(GIFT, at);
		GradeOfIssuers::set(Some(Grade::C));
		assert_eq!(price(START), None, "without numbers there is no price");
		assert_ok!(Sales::set_pricing(RuntimeOrigin::root(), Some(rules()), WHY));
		// 2,500 cents in millionths of a cent. The whole validity ends within a day.
		assert_eq!(price(START), Some(2_500_000_000 / 10 * 8 / 10 * 9));
		GradeOfIssuers::set(Some(Grade::A));
		assert_eq!(price(START), Some(2_000_000_000));
		assert_eq!((price(EXPIRY - 1), price(EXPIRY)), (Some(2_000_000_000), None));
		assert_eq!(Sales::reference_price(1_234, START), None);
		GradeOfIssuers::set(None);
		assert_eq!(price(START), None, "an issuer without a grade has no price");
	});
}

#[test]
fn lot_price_should_be_in_units_of_a_stablecoin_of_the_same_currency() {
	ExtBuilder.build_and_execute(|| {
		let price = |asset| <Sales as ReferencePrice>::lot_price(GIFT, asset, 4);
		GradeOfIssuers::set(Some(Grade::B));
		assert_eq!(price(USDC), None);
		assert_ok!(Sales::set_pricing(RuntimeOrigin::root(), Some(rules()), WHY));
		// 10,000 cents are 100,000,000 smallest units, less a fifth.
		assert_eq!(price(USDC), Some(80_000_000));
		assert_eq!(price(USDC + 1), None);
		assert_eq!(<Sales as ReferencePrice>::version(), 1);
		Now::set(EXPIRY);
		assert_eq!(price(USDC), None);
	});
}
