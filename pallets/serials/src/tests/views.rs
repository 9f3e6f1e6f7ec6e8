// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn owner_of_should_know_unsold_held_and_other_serials() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let owners = [0, 1, 100, 101, 111, 1_000, 1_001].map(|n| Serials::owner_of(series, n));
		let (alice, bob, issuer) = (Some(ALICE), Some(BOB), Some(ISSUER));
		assert_eq!(owners, [None, alice, alice, bob, issuer, issuer, None]);
		assert_eq!(Serials::owner_of(77, 1), None);
		expire(series);
		assert_eq!(Serials::owner_of(series, 1), None);
	});
}

#[test]
fn count_owned_should_agree_with_the_owners_of_serials() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(<Coupons as CouponsTrait<_>>::hold(series, &ALICE, 10));
		for who in [ALICE, BOB, CAROL, ISSUER] {
			let owned = (1..=1_000).filter(|n| Serials::owner_of(series, *n) == Some(who)).count();
			assert_eq!(Serials::count_owned(&who, series), owned as u64);
		}
		expire(series);
		assert_eq!(Serials::count_owned(&ALICE, series), 0);
		assert_eq!(Serials::count_owned(&ISSUER, series), 0);
	});
}

#[test]
fn serial_status_should_say_valid_or_every_reason_why_not() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let status = |serial| Serials::serial_status(series, serial).unwrap();
		let view = status(7);
		assert_eq!((view.state, view.owner, view.valid), (SerialState::Held, Some(ALICE), true));
		assert_eq!((view.valid_from, view.valid_until), (START, VALID_UNTIL));
		let unsold = status(500);
		assert_eq!((unsold.state, unsold.valid), (SerialState::Unsold, false));
		assert_eq!(unsold.owner, Some(ISSUER));
		assert_eq!(Serials::serial_status(series, 1_001), None);
		assert_eq!(Serials::serial_status(series, 0), None);
		freeze(ALICE);
		Now::set(VALID_UNTIL);
		let view = status(7);
		assert_eq!(view.reasons, [Reason::SenderFrozen, Reason::SeriesExpired]);
		assert_eq!((view.state, view.valid), (SerialState::Held, false));
		expire(series);
		let view = status(7);
		assert_eq!((view.state, view.owner, view.valid), (SerialState::Expired, None, false));
	});
}

#[test]
fn serial_status_should_tell_when_all_units_are_in_escrow() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(<Coupons as CouponsTrait<_>>::hold(series, &ALICE, 99));
		assert!(Serials::serial_status(series, 7).unwrap().valid);
		assert_ok!(<Coupons as CouponsTrait<_>>::hold(series, &ALICE, 1));
		let view = Serials::serial_status(series, 7).unwrap();
		assert_eq!((view.in_escrow, view.valid), (true, false));
	});
}

#[test]
fn serials_of_should_go_on_where_the_page_before_ended() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let list = ranges(&[(10, 10), (20, 20), (30, 30)]);
		assert_ok!(Serials::transfer_serials(by(ALICE), series, CAROL, list));
		let page = |after, limit| Serials::serials_of(CAROL, series, after, limit);
		assert_eq!(page(None, 2), [range(10, 10), range(20, 20)]);
		assert_eq!(page(Some(20), 2), [range(30, 30)]);
		assert!(page(Some(30), 2).is_empty());
		assert!(page(None, 0).is_empty());
		assert!(Serials::serials_of(STORE, series, None, 9).is_empty());
	});
}

#[test]
fn serial_uri_should_fill_in_series_and_serial() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let expected = format!("https://cafe.example/{series:064x}/42.json");
		assert_eq!(Serials::serial_uri(series, 42), Some(expected.into_bytes()));
		assert_eq!(Serials::serial_uri(series, 1_001), None);
		assert_eq!(Serials::serial_uri(77, 1), None);
	});
}
