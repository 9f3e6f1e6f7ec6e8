// SPDX-License-Identifier: Apache-2.0
//! Blocked units, moves by court order, and how the rules count what moves.

use super::*;

fn freeze_units(series: SeriesId, who: AccountId, quantity: Quantity) -> Quantity {
	<Coupons as CouponsTrait<AccountId>>::set_frozen_units(series, &who, quantity).unwrap()
}

fn force(series: SeriesId, from: AccountId, to: AccountId, quantity: Quantity) -> DispatchResult {
	<Coupons as CouponsTrait<AccountId>>::force_move(series, &from, &to, quantity)
}

#[test]
fn frozen_units_should_stay_whatever_the_way_out() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_eq!(freeze_units(series, ALICE, 400), 0);
		assert_event(Event::FrozenUnitsSet { series, who: ALICE, old: 0, new: 400 });
		let blocked = refused(Reason::UnitsFrozen);
		assert_noop!(Coupons::transfer(by(ALICE), series, BOB, 101), blocked);
		let blocked = refused(Reason::UnitsFrozen);
		let redeem = Coupons::redeem(by(ALICE), series, 101, ISSUER, H256::zero(), None);
		assert_noop!(redeem, blocked);
		assert_ok!(Door::hold(series, &ALICE, 300));
		let blocked = refused(Reason::UnitsFrozen);
		let fill = Door::transfer_held(Path::Market, series, &ALICE, &BOB, 101, None);
		assert_noop!(fill, blocked);
		assert_ok!(Door::transfer_held(Path::Market, series, &ALICE, &BOB, 40, None));
		assert_ok!(Coupons::transfer(by(ALICE), series, BOB, 60));
		assert_eq!(holding(ALICE, series), (140, 260));
		let blocked = refused(Reason::UnitsFrozen);
		assert_noop!(Coupons::transfer(by(ALICE), series, BOB, 1), blocked);
	});
}

#[test]
fn frozen_units_should_be_hidden_only_where_too_few_stay_free() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let hides = |quantity| {
			<Coupons as CouponsTrait<AccountId>>::hides_frozen_units(series, &ALICE, quantity)
		};
		assert!(!hides(500));
		freeze_units(series, ALICE, 400);
		assert!(!hides(100) && hides(101) && hides(500));
		// What is in escrow leaves fewer free; more than there are is for the escrow to refuse.
		assert_ok!(Door::hold(series, &ALICE, 60));
		assert!(!hides(40) && hides(41) && !hides(441));
		freeze_units(series, ALICE, 1_000);
		assert!(hides(1));
	});
}

#[test]
fn frozen_units_may_be_more_than_there_are_and_bind_what_arrives() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_eq!(freeze_units(series, BOB, 50), 0);
		assert_ok!(Coupons::transfer(by(ALICE), series, BOB, 80));
		let blocked = refused(Reason::UnitsFrozen);
		assert_noop!(Coupons::transfer(by(BOB), series, ALICE, 31), blocked);
		assert_ok!(Coupons::transfer(by(BOB), series, ALICE, 30));
		assert_eq!(freeze_units(series, BOB, 0), 50);
		assert_ok!(Coupons::transfer(by(BOB), series, ALICE, 50));
		assert!(!Holdings::<Test>::contains_key(BOB, series));
		let unknown = <Coupons as CouponsTrait<AccountId>>::set_frozen_units(77, &BOB, 1);
		assert_eq!(unknown, Err(Error::<Test>::NoSuchSeries.into()));
	});
}

#[test]
fn set_frozen_units_should_fail_when_the_series_may_still_be_discarded() {
	ExtBuilder.build_and_execute(|| {
		for series in [draft(), submitted()] {
			let call = <Coupons as CouponsTrait<AccountId>>::set_frozen_units(series, &BOB, 1);
			assert_noop!(call, Error::<Test>::WrongState);
		}
	});
}

#[test]
fn force_move_should_pass_freezes_and_frozen_units_of_the_giver_only() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		freeze_units(series, ALICE, 500);
		freeze(ALICE);
		assert_ok!(force(series, ALICE, BOB, 200));
		assert_eq!((holding(ALICE, series).0, holding(BOB, series).0), (300, 200));
		freeze(BOB);
		assert_noop!(force(series, ALICE, BOB, 1), refused(Reason::RecipientFrozen));
	});
}

#[test]
fn force_move_should_fail_when_the_units_are_in_escrow_or_there_are_none() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Door::hold(series, &ALICE, 450));
		assert_noop!(force(series, ALICE, BOB, 51), Error::<Test>::NotEnoughUnits);
		assert_noop!(force(series, ALICE, BOB, 0), Error::<Test>::ZeroQuantity);
		assert_ok!(force(series, ALICE, BOB, 50));
	});
}

#[test]
fn every_change_of_hands_should_be_counted_with_its_worth() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::transfer(by(ALICE), series, BOB, 100));
		let price = Some(Money::new(CurrencyCode::USD, 70));
		assert_ok!(Door::transfer(Path::Market, series, &ALICE, &BOB, 50, price));
		assert_ok!(Coupons::redeem(by(BOB), series, 30, ISSUER, H256::zero(), None));
		assert_ok!(Coupons::recall(by(ISSUER), series, 10));
		let cent = 10_000_000;
		let expected = vec![
			(Path::Primary, ISSUER, ALICE, 500, 500, 500 * cent, 0),
			(Path::P2P, ALICE, BOB, 100, 100, 100 * cent, 0),
			(Path::Market, ALICE, BOB, 50, 70, 50 * cent, 100),
			(Path::Redeem, BOB, ISSUER, 30, 30, 30 * cent, 0),
		];
		assert_eq!(Noted::get(), expected);
	});
}

#[test]
fn nothing_should_move_when_it_cannot_be_counted() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		NoteFails::set(true);
		let failure = DispatchError::Other("the count fails");
		assert_noop!(Coupons::transfer(by(ALICE), series, BOB, 1), failure);
		assert_noop!(Coupons::do_transfer(&ALICE, &ALICE, &BOB, series, 1), failure);
		assert_noop!(Coupons::do_redeem(&ALICE, series, 1, &ISSUER, H256::zero(), None), failure);
	});
}

#[test]
fn worth_should_be_fixed_with_the_approval() {
	ExtBuilder.build_and_execute(|| {
		let mut voucher = terms();
		(voucher.divisible, voucher.face_minor) = (false, 2_500);
		let series = submitted_with(voucher.clone());
		assert_eq!(Series::<Test>::get(series).unwrap().unit_worth, 0);
		approve(series);
		assert_eq!(Series::<Test>::get(series).unwrap().unit_worth, 2_500 * 10_000_000);

		voucher.currency = CurrencyCode::EUR;
		let series = submitted_with(voucher);
		RateMissing::set(true);
		let approvals = Approvals::truncate_from(vec![(series, 1)]);
		let call = Coupons::approve_series(by(APPROVER), approvals, WHY);
		assert_noop!(call, refused(Reason::FxRateMissing));
	});
}
