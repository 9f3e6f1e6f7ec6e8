// SPDX-License-Identifier: Apache-2.0
use super::*;

fn items(list: &[(SeriesId, Quantity)]) -> BatchItems {
	BatchItems::truncate_from(list.to_vec())
}

#[test]
fn transfer_batch_should_move_every_item() {
	ExtBuilder.build_and_execute(|| {
		let (first, second) = (sold(), sold());
		let list = items(&[(first, 10), (second, 20), (first, 5)]);
		assert_ok!(Coupons::transfer_batch(by(ALICE), BOB, list));
		assert_eq!((holding(BOB, first), holding(BOB, second)), ((15, 0), (20, 0)));
		assert_eq!((holding(ALICE, first), holding(ALICE, second)), ((485, 0), (480, 0)));
		let moves = System::events().into_iter().filter(|record| {
			matches!(record.event, RuntimeEvent::Coupons(Event::Transferred { .. }))
		});
		assert_eq!(moves.count(), 3);
	});
}

#[test]
fn transfer_batch_should_take_the_longest_list_and_the_empty_one() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let list = items(&[(series, 1); 100]);
		assert_ok!(Coupons::transfer_batch(by(ALICE), BOB, list));
		assert_eq!(holding(BOB, series), (100, 0));
		assert!(BatchItems::try_from(vec![(series, 1); 101]).is_err());
		assert_ok!(Coupons::transfer_batch(by(ALICE), BOB, items(&[])));
	});
}

#[test]
fn transfer_batch_should_change_nothing_when_one_item_fails() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let cases = [
			((series, 500), Error::<Test>::NotEnoughUnits),
			((series, 0), Error::<Test>::ZeroQuantity),
			((77, 1), Error::<Test>::NoSuchSeries),
		];
		for (bad, error) in cases {
			let list = items(&[(series, 1), bad]);
			assert_noop!(Coupons::transfer_batch(by(ALICE), BOB, list), error);
			// The same when the caller is not a call that is undone as a whole.
			let through = Coupons::do_transfer_batch(&ALICE, &ALICE, &BOB, &[(series, 1), bad]);
			assert_eq!(through, Err(error_of(bad, series)));
			assert_eq!(holding(BOB, series), (0, 0));
		}
	});
}

fn error_of(bad: (SeriesId, Quantity), series: SeriesId) -> DispatchError {
	match bad {
		(id, 500) if id == series => Error::<Test>::NotEnoughUnits.into(),
		(id, 0) if id == series => Error::<Test>::ZeroQuantity.into(),
		_ => Error::<Test>::NoSuchSeries.into(),
	}
}

#[test]
fn transfer_batch_should_fail_when_the_origin_is_not_signed() {
	ExtBuilder.build_and_execute(|| {
		let list = items(&[(sold(), 1)]);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let call = Coupons::transfer_batch(origin, BOB, list.clone());
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}
