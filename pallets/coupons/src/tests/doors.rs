// SPDX-License-Identifier: Apache-2.0
//! The rest of the trait through which other pallets come in.

use super::*;
use genex_primitives::traits::Redemptions;

#[test]
fn facts_should_tell_what_others_need() {
	ExtBuilder.build_and_execute(|| {
		assert_eq!(Door::facts(1), None);
		let series = sold();
		let facts = Door::facts(series).unwrap();
		assert_eq!((facts.issuer, facts.unsold), (ISSUER, 500));
		assert_eq!((facts.valid_from, facts.valid_until), (START, VALID_UNTIL));
		assert_eq!((facts.currency, facts.face_minor), (CurrencyCode::USD, 1));
		assert_eq!(facts.state, SeriesState::Selling);
		assert_eq!(facts.face_of(7), Money::new(CurrencyCode::USD, 7));
	});
}

#[test]
fn mark_listed_should_note_the_first_listing_only() {
	ExtBuilder.build_and_execute(|| {
		let series = minted_with(terms(), 10);
		assert_ok!(Door::mark_listed(series));
		assert_eq!(state_of(series), SeriesState::Listed);
		assert_event(Event::SeriesListed { series });
		let events = System::events().len();
		assert_ok!(Door::mark_listed(series));
		assert_ok!(Door::sell(series, &ALICE, 1));
		assert_ok!(Door::mark_listed(series));
		assert_eq!(state_of(series), SeriesState::Selling);
		assert_eq!(System::events().len(), events + 1);
	});
}

#[test]
fn mark_listed_should_fail_when_not_approved_or_over() {
	ExtBuilder.build_and_execute(|| {
		let closed = sold();
		assert_ok!(Coupons::close_series(by(ISSUER), closed));
		for series in [draft(), submitted(), closed] {
			assert_noop!(Door::mark_listed(series), Error::<Test>::WrongState);
		}
		assert_noop!(Door::mark_listed(77), Error::<Test>::NoSuchSeries);
		let series = approved_with(terms());
		set_time(VALID_UNTIL);
		assert_noop!(Door::mark_listed(series), refused(Reason::SeriesExpired));
	});
}

#[test]
fn transfer_should_serve_every_path_between_holders() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		for path in [Path::P2P, Path::Market, Path::Refund, Path::Recall, Path::System] {
			assert_ok!(Door::transfer(path, series, &ALICE, &BOB, 1, None));
		}
		assert_eq!(holding(BOB, series), (5, 0));
	});
}

#[test]
fn transfer_should_fail_when_the_path_has_a_door_of_its_own() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		for path in [Path::Primary, Path::Redeem, Path::CashIn, Path::CashOut] {
			let call = Door::transfer(path, series, &ALICE, &BOB, 1, None);
			assert_noop!(call, Error::<Test>::WrongPath);
			let held = Door::transfer_held(path, series, &ALICE, &BOB, 1, None);
			assert_noop!(held, Error::<Test>::WrongPath);
		}
	});
}

#[test]
fn redemptions_should_burn_as_the_call_does() {
	ExtBuilder.build_and_execute(|| {
		let (series, order) = (sold(), H256::repeat_byte(9));
		let burn = |quantity, at| {
			<Coupons as Redemptions<AccountId>>::redeem(series, &ALICE, quantity, &at, order)
		};
		assert_noop!(burn(300, STORE), Error::<Test>::NotRedeemer);
		assert_noop!(burn(0, ISSUER), Error::<Test>::ZeroQuantity);
		assert_noop!(burn(501, ISSUER), Error::<Test>::NotEnoughUnits);
		assert_ok!(burn(300, ISSUER));
		assert_eq!((holding(ALICE, series), counters(series).redeemed), ((200, 0), 300));
	});
}

#[test]
fn redemptions_should_work_with_staff_within_its_cap_when_it_brings_them() {
	ExtBuilder.build_and_execute(|| {
		let (series, order) = (sold(), H256::repeat_byte(9));
		let accept =
			|| <Coupons as Redemptions<AccountId>>::accept(series, &ALICE, 7, &STORE, order);
		assert_noop!(accept(), Error::<Test>::NotRedeemer);
		Staff::set(vec![(STORE, StaffScope::AcceptRedemption)]);
		assert_ok!(accept());
		let (scope, worth) = (StaffScope::AcceptRedemption, 7 * 10_000_000);
		assert_eq!(StaffActs::get(), [(STORE, scope, worth)]);
		StaffTired::set(true);
		assert_noop!(accept(), refused(Reason::StaffCapReached));
		assert_ok!(Coupons::add_redeemer(by(ISSUER), series, STORE));
		assert_ok!(accept());
		assert_eq!(StaffActs::get().len(), 1);
		assert_eq!((holding(ALICE, series), counters(series).redeemed), ((486, 0), 14));
	});
}

#[test]
fn redemptions_should_be_checked_by_the_rules_of_the_call() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let check = |quantity, at| {
			<Coupons as Redemptions<AccountId>>::check(series, &ALICE, quantity, &at)
		};
		let events = System::events().len();
		assert_ok!(check(300, ISSUER));
		// Whether there are as many is for the burning to say.
		assert_ok!(check(5_000, ISSUER));
		assert_eq!(System::events().len(), events);
		assert_noop!(check(300, STORE), Error::<Test>::NotRedeemer);
		assert_noop!(check(0, ISSUER), Error::<Test>::ZeroQuantity);
		freeze(ALICE);
		assert_noop!(check(300, ISSUER), refused(Reason::SenderFrozen));
	});
}

#[test]
fn redemptions_should_refuse_serials_where_there_are_none() {
	ExtBuilder.build_and_execute(|| {
		let (series, order) = (sold(), H256::repeat_byte(9));
		let burn =
			<Coupons as Redemptions<AccountId>>::redeem_serial(series, &ALICE, 1, &ISSUER, order);
		assert_eq!(burn, Err(DispatchError::Unavailable));
		let accept =
			<Coupons as Redemptions<AccountId>>::accept_serial(series, &ALICE, 1, &ISSUER, order);
		assert_eq!(accept, Err(DispatchError::Unavailable));
	});
}
