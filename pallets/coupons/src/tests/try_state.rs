// SPDX-License-Identifier: Apache-2.0
//! The checks find what they are there to find.

use super::*;
use sp_runtime::TryRuntimeError;

#[track_caller]
fn assert_found(id: &str, damage: impl FnOnce(SeriesId)) {
	ExtBuilder.build().execute_with(|| {
		let series = sold();
		assert_ok!(Coupons::do_try_state());
		damage(series);
		let Err(TryRuntimeError::Other(text)) = Coupons::do_try_state() else {
			panic!("{id} was not found");
		};
		assert!(text.starts_with(id), "{text} instead of {id}");
	});
}

fn record(series: SeriesId, change: impl FnOnce(&mut SeriesRecord<AccountId>)) {
	Series::<Test>::mutate(series, |record| change(record.as_mut().unwrap()));
}

#[test]
fn try_state_should_find_lost_and_made_up_units() {
	assert_found("C01", |id| Counters::<Test>::mutate(id, |all| all.redeemed += 1));
	assert_found("C02", |id| Holdings::<Test>::mutate(BOB, id, |holding| holding.held += 1));
	assert_found("C03", |id| record(id, |record| record.supply_cap = 999));
}

#[test]
fn try_state_should_find_a_wrong_expiry() {
	assert_found("C12", |id| record(id, |record| record.expiry_booked = true));
	assert_found("C12", |id| {
		Counters::<Test>::mutate(id, |all| {
			all.unsold -= 1;
			all.expired += 1;
		});
	});
	assert_found("C13", |id| ExpiredUnits::<Test>::insert(id, 0));
	assert_found("C13", |id| {
		set_time(VALID_UNTIL);
		Coupons::book_expiry(by(BOB), id).unwrap();
		ExpiredUnits::<Test>::remove(id);
	});
	assert_found("C13", |id| {
		set_time(VALID_UNTIL);
		Coupons::book_expiry(by(BOB), id).unwrap();
		ExpiredUnits::<Test>::insert(id, 1_001);
	});
	assert_found("L03", |id| {
		record(id, |record| record.expiry_booked = true);
		Counters::<Test>::mutate(id, |all| *all = all.after_expiry().unwrap());
	});
}

#[test]
fn try_state_should_find_a_wrong_life() {
	assert_found("L01", |id| record(id, |record| record.state = SeriesState::Draft));
	assert_found("L01", |id| record(id, |record| record.state = SeriesState::Listed));
	assert_found("L02", |id| record(id, |record| record.valid_from = record.valid_until));
	assert_found("L04", |id| record(id, |record| record.face_minor = 2));
	assert_found("L04", |id| record(id, |record| record.face_minor = 0));
}

#[test]
fn try_state_should_find_stray_entries() {
	assert_found("P1", |id| Holdings::<Test>::insert(BOB, id, Holding::default()));
	assert_found("P2", NextSeriesId::<Test>::put);
	assert_found("P3", Details::<Test>::remove);
	assert_found("P4", |id| Territories::<Test>::insert(id, Territory::Everywhere));
	assert_found("P5", |id| Redeemers::<Test>::insert(id, ISSUER, ()));
	assert_found("P7", |id| record(id, |record| record.revision = 0));
	assert_found("P6", |_| Redeemers::<Test>::insert(77, BOB, ()));
	assert_found("P6", |_| Counters::<Test>::insert(77, UnitCounters::default()));
	assert_found("P6", |_| {
		Holdings::<Test>::insert(BOB, 77, Holding { free: 1, ..Default::default() })
	});
}

#[test]
fn try_state_should_find_wrong_counts() {
	assert_found("P8", |_| OpenDrafts::<Test>::insert(ISSUER, 1));
	assert_found("P8", |_| OpenDrafts::<Test>::insert(ISSUER, 0));
	assert_found("P8", |_| {
		draft();
		OpenDrafts::<Test>::remove(ISSUER);
	});
	assert_found("P9", |id| RedeemerCount::<Test>::insert(id, 1));
	assert_found("P9", |id| Redeemers::<Test>::insert(id, STORE, ()));
	assert_found("P10", |_| OperatorCount::<Test>::insert(ALICE, 1));
	assert_found("P10", |_| Operators::<Test>::insert(ALICE, BOB, ()));
}

#[test]
fn try_state_should_find_more_than_may_be() {
	assert_found("P8", |_| {
		(0..MAX_DRAFTS).for_each(|_| assert!(draft() > 0));
		let more = NextSeriesId::<Test>::get();
		let old = more - 1;
		Series::<Test>::insert(more, Series::<Test>::get(old).unwrap());
		Details::<Test>::insert(more, Details::<Test>::get(old).unwrap());
		NextSeriesId::<Test>::put(more + 1);
		OpenDrafts::<Test>::insert(ISSUER, MAX_DRAFTS + 1);
	});
	assert_found("P9", |id| {
		(0..=MAX_REDEEMERS).for_each(|n| Redeemers::<Test>::insert(id, 1_000 + u64::from(n), ()));
		RedeemerCount::<Test>::insert(id, MAX_REDEEMERS + 1);
	});
	assert_found("P10", |_| {
		(0..=MAX_OPERATORS).for_each(|n| Operators::<Test>::insert(BOB, 1_000 + u64::from(n), ()));
		OperatorCount::<Test>::insert(BOB, MAX_OPERATORS + 1);
	});
}
