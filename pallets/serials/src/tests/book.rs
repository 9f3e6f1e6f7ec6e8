// SPDX-License-Identifier: Apache-2.0
//! What happens to serials when units move without their numbers.

use super::*;
use std::time::{Duration, Instant};

/// How many keys there are in all storage.
fn keys() -> usize {
	let mut key = Vec::new();
	core::iter::from_fn(|| {
		key = sp_io::storage::next_key(&key)?;
		Some(())
	})
	.count()
}

#[test]
fn mint_should_number_a_million_units_at_the_cost_of_one() {
	ExtBuilder.build_and_execute(|| {
		let series = approved_with(terms());
		assert_ok!(Serials::mark_serialised(by(ISSUER), series));
		assert_ok!(Coupons::mint(by(ISSUER), series, 1));
		System::reset_events();
		let before = keys();
		// Whatever else the computer does meanwhile disturbs some of the tries, hardly all.
		let took = (0..9).map(|_| {
			let start = Instant::now();
			assert_ok!(Coupons::mint(by(ISSUER), series, 1_000_000));
			start.elapsed()
		});
		let took = took.min().unwrap();
		System::reset_events();
		assert_eq!(keys(), before, "nothing is written for a serial");
		assert!(took <= Duration::from_millis(1), "{took:?}");
		assert_eq!(Serials::owner_of(series, 9_000_001), Some(ISSUER));
	});
}

#[test]
fn minted_should_tell_the_numbers() {
	ExtBuilder.build_and_execute(|| {
		let series = listed(10);
		System::reset_events();
		assert_ok!(Coupons::mint(by(ISSUER), series, 5));
		let told = Event::<Test>::SerialsMinted { series, range: range(11, 15) };
		System::assert_has_event(told.into());
	});
}

#[test]
fn sell_should_hand_out_the_lowest_unsold_serials() {
	ExtBuilder.build_and_execute(|| {
		let series = listed(1_000);
		assert_ok!(sell(series, ALICE, 3));
		let told = Event::<Test>::SerialsSold { series, buyer: ALICE, range: range(1, 3) };
		System::assert_has_event(told.into());
		assert_ok!(sell(series, ALICE, 2));
		assert_ok!(sell(series, BOB, 1));
		assert_eq!(serials_of(ALICE, series), [(1, 5)]);
		assert_eq!(serials_of(BOB, series), [(6, 6)]);
		assert_eq!(Serials::owner_of(series, 7), Some(ISSUER));
	});
}

#[test]
fn sell_should_write_as_much_for_many_as_for_one() {
	ExtBuilder.build_and_execute(|| {
		let series = listed(1_000_000);
		assert_ok!(sell(series, ALICE, 1));
		assert_ok!(sell(series, BOB, 999_999));
		let marks = (Starts::<Test>::iter().count(), Owned::<Test>::iter().count());
		assert_eq!((Runs::<Test>::iter().count(), marks), (2, (1, 2)));
	});
}

#[test]
fn recall_should_burn_the_lowest_unsold_serials() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::recall(by(ISSUER), series, 90));
		let told = Event::<Test>::SerialsRecalled { series, range: range(111, 200) };
		System::assert_has_event(told.into());
		assert_ok!(sell(series, CAROL, 1));
		assert_eq!(serials_of(CAROL, series), [(201, 201)]);
		assert_eq!(Serials::serial_status(series, 150).unwrap().state, SerialState::Recalled);
		assert_ok!(Coupons::mint(by(ISSUER), series, 1));
		assert_eq!(Serials::owner_of(series, 1_001), Some(ISSUER));
	});
}

#[test]
fn moved_should_take_the_lowest_serials_of_the_giver() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Serials::transfer_serials(by(ALICE), series, CAROL, ranges(&[(2, 2)])));
		assert_ok!(Serials::approve_serial(by(ALICE), series, 3, Some(CAROL)));
		assert_ok!(move_unnamed(series, ALICE, BOB, 3));
		assert_eq!(serials_of(BOB, series), [(1, 1), (3, 4), (101, 110)]);
		assert_eq!(Serials::approved_for(series, 3), None);
		let moved = range(3, 4);
		let told = Event::<Test>::SerialsMoved { series, from: ALICE, to: BOB, range: moved };
		System::assert_has_event(told.into());
	});
}

#[test]
fn moved_should_follow_escrow_and_court_orders() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(<Coupons as CouponsTrait<_>>::hold(series, &ALICE, 10));
		let (path, clearance) = (Path::P2P, Clearance::None);
		assert_ok!(<Coupons as CouponsTrait<_>>::transfer_held(
			path, series, &ALICE, &CAROL, 10, None, clearance
		));
		assert_eq!(serials_of(CAROL, series), [(1, 10)]);
		freeze(ALICE);
		assert_ok!(<Coupons as CouponsTrait<_>>::force_move(series, &ALICE, &STORE, 90));
		assert_eq!(serials_of(STORE, series), [(11, 100)]);
	});
}

#[test]
fn moved_should_fail_when_the_serials_are_scattered() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let every_second: Vec<_> = (1..=10).map(|place| (2 * place, 2 * place)).collect();
		let list = ranges(&every_second);
		assert_ok!(Serials::transfer_serials(by(ALICE), series, CAROL, list));
		let call = move_unnamed(series, CAROL, BOB, u64::from(MAX_UNNAMED_RANGES) + 1);
		assert_noop!(call, Error::<Test>::SerialsScattered);
		assert_ok!(move_unnamed(series, CAROL, BOB, u64::from(MAX_UNNAMED_RANGES)));
		assert_eq!(serials_of(CAROL, series)[0], (10, 10));
	});
}

#[test]
fn refunded_should_burn_the_lowest_serials_of_the_holder() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(<Coupons as Refunds<_>>::burn(series, &ALICE, 2));
		let told = Event::<Test>::SerialsRefunded { series, holder: ALICE, range: range(1, 2) };
		System::assert_has_event(told.into());
		assert_eq!(serials_of(ALICE, series), [(3, 100)]);
		assert_eq!(Serials::serial_status(series, 2).unwrap().state, SerialState::Refunded);
		expire(series);
		assert_ok!(<Coupons as Refunds<_>>::burn(series, &ALICE, 98));
		assert_eq!(Serials::serial_status(series, 100).unwrap().state, SerialState::Refunded);
	});
}
