// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn hold_should_set_units_aside_without_touching_counters() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let before = counters(series);
		assert_ok!(Door::hold(series, &ALICE, 500));
		assert_eq!(holding(ALICE, series), (0, 500));
		assert_eq!((Door::free_units(series, &ALICE), Door::held_units(series, &ALICE)), (0, 500));
		assert_eq!(counters(series), before);
		assert_event(Event::Held { series, who: ALICE, quantity: 500 });
	});
}

#[test]
fn hold_should_fail_when_it_cannot_be() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_noop!(Door::hold(series, &ALICE, 501), Error::<Test>::NotEnoughUnits);
		assert_noop!(Door::hold(series, &ALICE, 0), Error::<Test>::ZeroQuantity);
		assert_noop!(Door::hold(77, &ALICE, 1), Error::<Test>::NoSuchSeries);
		set_time(VALID_UNTIL);
		assert_noop!(Door::hold(series, &ALICE, 1), refused(Reason::SeriesExpired));
	});
}

#[test]
fn release_should_return_units_at_any_time() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Door::hold(series, &ALICE, 300));
		assert_ok!(Door::release(series, &ALICE, 100));
		assert_eq!(holding(ALICE, series), (300, 200));
		assert_event(Event::Released { series, who: ALICE, quantity: 100 });
		freeze(ALICE);
		set_time(VALID_UNTIL);
		assert_ok!(Door::release(series, &ALICE, 200));
		assert_eq!(holding(ALICE, series), (500, 0));
	});
}

#[test]
fn release_should_fail_when_less_is_held() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_noop!(Door::release(series, &ALICE, 1), Error::<Test>::NotEnoughHeld);
		assert_ok!(Door::hold(series, &ALICE, 1));
		assert_noop!(Door::release(series, &ALICE, 2), Error::<Test>::NotEnoughHeld);
		assert_noop!(Door::release(series, &ALICE, 0), Error::<Test>::ZeroQuantity);
		assert_noop!(Door::release(77, &ALICE, 1), Error::<Test>::NotEnoughHeld);
	});
}

#[test]
fn transfer_held_should_deliver_from_escrow_to_free_units() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let before = counters(series);
		assert_ok!(Door::hold(series, &ALICE, 300));
		let price = Some(Money::new(CurrencyCode::USD, 95));
		assert_ok!(Door::transfer_held(Path::Market, series, &ALICE, &BOB, 100, price));
		assert_eq!((holding(ALICE, series), holding(BOB, series)), ((200, 200), (100, 0)));
		assert_eq!(counters(series), before);
		assert_event(Event::Transferred {
			path: Path::Market,
			operator: None,
			series,
			from: ALICE,
			to: BOB,
			quantity: 100,
			source: Source::Escrow,
		});
	});
}

#[test]
fn transfer_held_should_come_down_to_a_release_when_sides_are_one() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Door::hold(series, &ALICE, 300));
		assert_ok!(Door::transfer_held(Path::P2P, series, &ALICE, &ALICE, 100, None));
		assert_eq!(holding(ALICE, series), (300, 200));
	});
}

#[test]
fn transfer_held_should_fail_when_less_is_held_or_the_rules_refuse() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Door::hold(series, &ALICE, 300));
		let call = |to: AccountId, quantity| {
			Door::transfer_held(Path::Market, series, &ALICE, &to, quantity, None)
		};
		assert_noop!(call(BOB, 301), Error::<Test>::NotEnoughHeld);
		assert_noop!(call(STRANGER, 1), refused(Reason::RecipientUnknown));
		set_time(VALID_UNTIL);
		assert_noop!(call(BOB, 1), refused(Reason::SeriesExpired));
	});
}
