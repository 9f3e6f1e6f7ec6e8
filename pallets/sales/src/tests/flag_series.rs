// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Actor, SeriesState};
use sp_core::H256;
use sp_runtime::DispatchError;

use super::WHY;
use crate::{Error, Event, Risk, mock::*};

#[test]
fn flag_series_should_stop_purchases() {
	ExtBuilder.build_and_execute(|| {
		let (flagged, other) = (list(terms()), list(refundable()));
		assert_eq!(Sales::risk(GIFT), None);
		assert_ok!(Sales::flag_series(RuntimeOrigin::signed(OFFICER), GIFT, Risk::Solvency, WHY));
		assert_eq!(Sales::risk(GIFT), Some(Risk::Solvency));
		let by = Actor::Account(OFFICER);
		let (old, new) = (None, Some(Risk::Solvency));
		let event = Event::SeriesFlagged { series: GIFT, by: by.clone(), old, new, reason: WHY };
		assert_eq!(events().last(), Some(&event));
		assert_noop!(buy(BUYER, flagged, 1), Error::<Test>::SeriesFlagged);
		assert_ok!(buy(BUYER, other, 1));
		assert_ok!(Sales::flag_series(RuntimeOrigin::signed(OFFICER), GIFT, Risk::Legal, WHY));
		let (old, new) = (Some(Risk::Solvency), Some(Risk::Legal));
		let event = Event::SeriesFlagged { series: GIFT, by, old, new, reason: WHY };
		assert_eq!(events().last(), Some(&event));
	});
}

#[test]
fn series_should_count_as_flagged_when_their_issuer_is_in_default() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		Defaulted::set(true);
		assert_eq!(Sales::risk(GIFT), Some(Risk::Default));
		assert_noop!(buy(BUYER, id, 1), Error::<Test>::SeriesFlagged);
		Defaulted::set(false);
		assert_ok!(buy(BUYER, id, 1));
		assert_eq!(Sales::risk(1_234), None);
	});
}

#[test]
fn flag_series_should_fail_when_reason_series_or_origin_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		let flag =
			|origin, series, reason| Sales::flag_series(origin, series, Risk::Deception, reason);
		let officer = || RuntimeOrigin::signed(OFFICER);
		assert_noop!(flag(officer(), GIFT, H256::zero()), Error::<Test>::ReasonMissing);
		assert_noop!(flag(officer(), 1_234, WHY), Error::<Test>::UnknownSeries);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), RuntimeOrigin::signed(ISSUER)]
		{
			assert_noop!(flag(origin, GIFT, WHY), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn flag_series_should_fail_when_the_series_is_not_approved() {
	ExtBuilder.build_and_execute(|| {
		let flag =
			|| Sales::flag_series(RuntimeOrigin::signed(OFFICER), GIFT, Risk::Deception, WHY);
		for state in [SeriesState::Draft, SeriesState::Submitted, SeriesState::Rejected] {
			Series::insert(GIFT, (state, UNSOLD));
			assert_noop!(flag(), Error::<Test>::SeriesNotSellable);
		}
		Series::insert(GIFT, (SeriesState::Closed, UNSOLD));
		assert_ok!(flag());
	});
}
