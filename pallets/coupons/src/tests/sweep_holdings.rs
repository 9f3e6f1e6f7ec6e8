// SPDX-License-Identifier: Apache-2.0
use super::*;

/// A series whose expiry is booked, of which ALICE has 400 units and BOB 100.
fn booked() -> SeriesId {
	let series = sold();
	assert_ok!(Coupons::transfer(by(ALICE), series, BOB, 100));
	set_time(VALID_UNTIL);
	assert_ok!(Coupons::book_expiry(by(STRANGER), series));
	set_time(VALID_UNTIL + 86_400);
	series
}

fn list(accounts: &[AccountId]) -> Swept<AccountId> {
	Swept::try_from(accounts.to_vec()).unwrap()
}

#[test]
fn sweep_holdings_should_clear_all_that_are_named() {
	ExtBuilder.build_and_execute(|| {
		let series = booked();
		System::reset_events();
		let call = Coupons::sweep_holdings(by(STRANGER), series, list(&[ALICE, CAROL, BOB, ALICE]));
		assert_ok!(call);
		let cleared =
			|who, quantity| Event::HoldingCleared { series, who, by: STRANGER, quantity }.into();
		let events: Vec<_> = System::events().into_iter().map(|record| record.event).collect();
		assert_eq!(events, vec![cleared(ALICE, 400), cleared(BOB, 100)]);
		assert_eq!(Forgotten::get(), vec![(ALICE, 400 * 10_000_000), (BOB, 100 * 10_000_000)]);
		assert_eq!(Holdings::<Test>::iter().count(), 0);
	});
}

#[test]
fn sweep_holdings_should_leave_units_in_escrow() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::transfer(by(ALICE), series, BOB, 100));
		assert_ok!(Door::hold(series, &BOB, 1));
		set_time(VALID_UNTIL);
		assert_ok!(Coupons::book_expiry(by(STRANGER), series));
		set_time(VALID_UNTIL + 86_400);
		assert_ok!(Coupons::sweep_holdings(by(STRANGER), series, list(&[ALICE, BOB])));
		assert_eq!(holding(BOB, series), (99, 1));
		let again = Coupons::sweep_holdings(by(STRANGER), series, list(&[ALICE, BOB]));
		assert_noop!(again, Error::<Test>::NothingToClear);
	});
}

#[test]
fn sweep_holdings_should_fail_when_nothing_can_be_cleared() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let call =
			|accounts: &[AccountId]| Coupons::sweep_holdings(by(STRANGER), series, list(accounts));
		assert_noop!(call(&[ALICE]), Error::<Test>::NotExpired);
		set_time(VALID_UNTIL);
		assert_noop!(call(&[ALICE]), Error::<Test>::NotExpired);
		assert_ok!(Coupons::book_expiry(by(STRANGER), series));
		set_time(VALID_UNTIL + 86_400);
		assert_noop!(call(&[]), Error::<Test>::NothingToClear);
		assert_noop!(call(&[BOB]), Error::<Test>::NothingToClear);
		let unknown = Coupons::sweep_holdings(by(STRANGER), 77, list(&[ALICE]));
		assert_noop!(unknown, Error::<Test>::NoSuchSeries);
	});
}

#[test]
fn sweep_holdings_should_fail_when_the_issuer_is_in_default() {
	ExtBuilder.build_and_execute(|| {
		let series = booked();
		Defaulted::set(true);
		let sweep = Coupons::sweep_holdings(by(STRANGER), series, list(&[ALICE]));
		assert_noop!(sweep, Error::<Test>::IssuerDefaulted);
		let clear = Coupons::clear_holding(by(STRANGER), series, ALICE);
		assert_noop!(clear, Error::<Test>::IssuerDefaulted);
		Defaulted::set(false);
		assert_ok!(Coupons::clear_holding(by(STRANGER), series, ALICE));
	});
}

#[test]
fn sweep_holdings_should_fail_when_the_origin_is_not_signed() {
	ExtBuilder.build_and_execute(|| {
		let series = booked();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let call = Coupons::sweep_holdings(origin, series, list(&[ALICE]));
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}

#[test]
fn sweep_holdings_should_name_a_hundred_accounts_at_most() {
	assert!(Swept::<AccountId>::try_from(vec![ALICE; 100]).is_ok());
	assert!(Swept::<AccountId>::try_from(vec![ALICE; 101]).is_err());
}
