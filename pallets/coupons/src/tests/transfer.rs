// SPDX-License-Identifier: Apache-2.0
use super::*;

fn transferred(
	series: SeriesId,
	from: AccountId,
	to: AccountId,
	quantity: Quantity,
) -> Event<Test> {
	let (path, operator, source) = (Path::P2P, None, Source::Free);
	Event::Transferred { path, operator, series, from, to, quantity, source }
}

#[test]
fn transfer_should_move_free_units_and_no_counter() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let before = counters(series);
		assert_ok!(Coupons::transfer(by(ALICE), series, BOB, 120));
		assert_eq!((holding(ALICE, series), holding(BOB, series)), ((380, 0), (120, 0)));
		assert_eq!(counters(series), before);
		assert_event(transferred(series, ALICE, BOB, 120));
	});
}

#[test]
fn transfer_should_remove_the_entry_when_nothing_is_left() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::transfer(by(ALICE), series, BOB, 500));
		assert!(!Holdings::<Test>::contains_key(ALICE, series));
		assert_eq!(holding(BOB, series), (500, 0));
	});
}

#[test]
fn transfer_should_ask_the_rules_about_the_face_value() {
	ExtBuilder.build_and_execute(|| {
		let mut voucher = terms();
		(voucher.divisible, voucher.face_minor) = (false, 2_500);
		let series = sold_with(voucher);
		assert_ok!(Coupons::transfer(by(ALICE), series, BOB, 3));
		assert_eq!(Asked::get().last(), Some(&(Path::P2P, ALICE, BOB, 3, 7_500)));
	});
}

#[test]
fn transfer_should_change_nothing_when_sender_and_recipient_are_one() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::transfer(by(ALICE), series, ALICE, 500));
		assert_eq!(holding(ALICE, series), (500, 0));
		assert_event(transferred(series, ALICE, ALICE, 500));
		let call = Coupons::transfer(by(ALICE), series, ALICE, 501);
		assert_noop!(call, Error::<Test>::NotEnoughUnits);
	});
}

#[test]
fn transfer_should_fail_when_units_are_missing_or_in_escrow() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let call = Coupons::transfer(by(ALICE), series, BOB, 501);
		assert_noop!(call, Error::<Test>::NotEnoughUnits);
		assert_ok!(Door::hold(series, &ALICE, 400));
		let call = Coupons::transfer(by(ALICE), series, BOB, 101);
		assert_noop!(call, Error::<Test>::NotEnoughUnits);
		assert_ok!(Coupons::transfer(by(ALICE), series, BOB, 100));
		assert_eq!(holding(ALICE, series), (0, 400));
	});
}

#[test]
fn transfer_should_fail_when_the_issuer_offers_unsold_units() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let call = Coupons::transfer(by(ISSUER), series, BOB, 1);
		assert_noop!(call, Error::<Test>::NotEnoughUnits);
	});
}

#[test]
fn transfer_should_fail_when_the_series_is_unknown_or_the_quantity_zero() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let call = Coupons::transfer(by(ALICE), 77, BOB, 1);
		assert_noop!(call, Error::<Test>::NoSuchSeries);
		let call = Coupons::transfer(by(ALICE), series, BOB, 0);
		assert_noop!(call, Error::<Test>::ZeroQuantity);
	});
}

#[test]
fn transfer_should_fail_when_a_side_is_refused() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let to_stranger = Coupons::transfer(by(ALICE), series, STRANGER, 1);
		assert_noop!(to_stranger, refused(Reason::RecipientUnknown));
		freeze(ALICE);
		let call = Coupons::transfer(by(ALICE), series, BOB, 1);
		assert_noop!(call, refused(Reason::SenderFrozen));
	});
}

#[test]
fn transfer_should_fail_when_the_origin_is_not_signed() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let call = Coupons::transfer(origin, series, BOB, 1);
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}

#[test]
fn transfer_should_be_noted_as_the_only_one_when_its_call_moves_nothing_else() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::transfer(by(ALICE), series, BOB, 10));
		assert_eq!(NotedAlone::get(), 1);
		let items = vec![(series, 1), (series, 2)].try_into().unwrap();
		assert_ok!(Coupons::transfer_batch(by(ALICE), BOB, items));
		assert_ok!(Door::transfer(Path::P2P, series, &ALICE, &BOB, 1, None));
		assert_eq!(NotedAlone::get(), 1, "neither a batch nor what another pallet moves");
	});
}
