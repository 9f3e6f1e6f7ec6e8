// SPDX-License-Identifier: Apache-2.0
use super::*;
use std::time::{Duration, Instant};

#[test]
fn transfer_serials_should_move_one_serial_and_its_unit() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Serials::transfer_serials(by(ALICE), series, BOB, ranges(&[(50, 50)])));
		assert_event(Event::SerialsMoved { series, from: ALICE, to: BOB, range: range(50, 50) });
		assert_eq!(serials_of(ALICE, series), [(1, 49), (51, 100)]);
		assert_eq!(serials_of(BOB, series), [(50, 50), (101, 110)]);
		assert_eq!((units(ALICE, series), units(BOB, series)), ((99, 0), (11, 0)));
		assert_eq!(Serials::owner_of(series, 50), Some(BOB));
	});
}

#[test]
fn transfer_serials_should_join_what_comes_together() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Serials::transfer_serials(by(ALICE), series, BOB, ranges(&[(91, 100)])));
		assert_eq!(serials_of(BOB, series), [(91, 110)]);
		assert_ok!(Serials::transfer_serials(by(BOB), series, ALICE, ranges(&[(91, 95)])));
		assert_eq!(serials_of(ALICE, series), [(1, 95)]);
		assert_ok!(Serials::transfer_serials(by(BOB), series, ALICE, ranges(&[(96, 110)])));
		assert_eq!(serials_of(ALICE, series), [(1, 110)]);
		assert_eq!(Runs::<Test>::iter().count(), 1);
	});
}

#[test]
fn transfer_serials_should_move_several_ranges_as_one_act() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let list = ranges(&[(2, 3), (5, 5), (90, 100)]);
		assert_ok!(Serials::transfer_serials(by(ALICE), series, CAROL, list));
		assert_eq!(serials_of(CAROL, series), [(2, 3), (5, 5), (90, 100)]);
		assert_eq!(serials_of(ALICE, series), [(1, 1), (4, 4), (6, 89)]);
		assert_eq!(units(CAROL, series), (14, 0));
	});
}

#[test]
fn transfer_serials_should_change_nothing_when_sender_and_recipient_are_one() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Serials::transfer_serials(by(ALICE), series, ALICE, ranges(&[(5, 9)])));
		assert_eq!(serials_of(ALICE, series), [(1, 100)]);
	});
}

#[test]
fn transfer_serials_should_fail_when_the_sender_does_not_have_all() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let call = |list: &[_]| Serials::transfer_serials(by(ALICE), series, CAROL, ranges(list));
		// The last two are unsold and never minted.
		for list in [[(101, 101)], [(100, 101)], [(500, 500)], [(2_000, 2_000)]] {
			assert_noop!(call(&list), Error::<Test>::NotOwner);
		}
		assert_noop!(call(&[(1, 2), (101, 101)]), Error::<Test>::NotOwner);
		assert_noop!(call(&[(1, 200)]), CouponsError::<Test>::NotEnoughUnits);
		let unsold = Serials::transfer_serials(by(ISSUER), series, CAROL, ranges(&[(500, 500)]));
		assert_noop!(unsold, CouponsError::<Test>::NotEnoughUnits);
	});
}

#[test]
fn transfer_serials_should_fail_when_ranges_are_none_or_out_of_order() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let call = |list: &[_]| Serials::transfer_serials(by(ALICE), series, CAROL, ranges(list));
		let bad: [&[_]; 6] = [
			&[],
			&[(0, 5)],
			&[(5, 4)],
			&[(7, 8), (1, 2)],
			&[(1, 5), (5, 6)],
			&[(1, u64::MAX), (3, 3)],
		];
		for list in bad {
			assert_noop!(call(list), Error::<Test>::InvalidRange);
		}
	});
}

#[test]
fn transfer_serials_should_fail_when_units_bear_no_serials() {
	ExtBuilder.build_and_execute(|| {
		let series = approved_with(terms());
		for id in [series, 77] {
			let call = Serials::transfer_serials(by(ALICE), id, BOB, ranges(&[(1, 1)]));
			assert_noop!(call, Error::<Test>::NotSerialised);
		}
	});
}

#[test]
fn transfer_serials_should_fail_when_the_rules_refuse() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let call = |list: &[_]| Serials::transfer_serials(by(ALICE), series, BOB, ranges(list));
		Limit::set(10 * u128::from(FACE));
		assert_ok!(call(&[(1, 10)]));
		assert_noop!(call(&[(11, 15), (20, 25)]), refused(Reason::TravelRuleNeeded));
		freeze(BOB);
		assert_noop!(call(&[(11, 11)]), refused(Reason::RecipientFrozen));
		freeze(ALICE);
		assert_noop!(call(&[(11, 11)]), refused(Reason::SenderFrozen));
		Now::set(VALID_UNTIL);
		assert_noop!(call(&[(11, 11)]), refused(Reason::SenderFrozen));
		Frozen::set(Default::default());
		assert_noop!(call(&[(11, 11)]), refused(Reason::SeriesExpired));
	});
}

#[test]
fn transfer_serials_should_fail_when_the_units_are_in_escrow() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(<Coupons as CouponsTrait<_>>::hold(series, &ALICE, 95));
		let call = |list: &[_]| Serials::transfer_serials(by(ALICE), series, BOB, ranges(list));
		assert_noop!(call(&[(1, 6)]), CouponsError::<Test>::NotEnoughUnits);
		assert_ok!(call(&[(1, 5)]));
		assert_eq!(units(ALICE, series), (0, 95));
	});
}

#[test]
fn transfer_serials_should_end_approvals_of_what_moves() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		for serial in [5, 6] {
			assert_ok!(Serials::approve_serial(by(ALICE), series, serial, Some(CAROL)));
		}
		assert_ok!(Serials::transfer_serials(by(ALICE), series, BOB, ranges(&[(1, 5)])));
		assert_eq!(Serials::approved_for(series, 5), None);
		assert_eq!(Serials::approved_for(series, 6), Some(CAROL));
		assert_ok!(Serials::transfer_serials(by(BOB), series, ALICE, ranges(&[(1, 5)])));
		assert_eq!(Serials::approved_for(series, 5), None);
	});
}

/// How long the quickest of the first calls and of the last ones take in a block that joins runs with each.
fn quickest_first_and_last() -> (Duration, Duration) {
	const CALLS: u64 = 20;
	let every_second = |call: u64| {
		let even = (1..=100).map(|place| 200 * call + 2 * place);
		ranges(&even.map(|serial| (serial, serial)).collect::<Vec<_>>())
	};
	let mut ext = ExtBuilder.build();
	let series = ext.execute_with(|| {
		let series = listed(200 * CALLS + 1);
		assert_ok!(sell(series, ALICE, 200 * CALLS + 1));
		for call in 0..CALLS {
			assert_ok!(Serials::transfer_serials(by(ALICE), series, BOB, every_second(call)));
		}
		series
	});
	// As if an earlier block had stored them: a block that takes them away keeps in mind that they were there.
	ext.commit_all().expect("no transaction is open");
	ext.execute_with(|| {
		let give = |call| {
			let start = Instant::now();
			assert_ok!(Serials::transfer_serials(by(BOB), series, ALICE, every_second(call)));
			start.elapsed()
		};
		let took: Vec<_> = (0..CALLS).map(give).collect();
		// Whatever else the computer does meanwhile disturbs some of the calls, hardly all.
		let quickest = |calls: &[Duration]| calls.iter().min().copied().expect("there are calls");
		assert_eq!(serials_of(ALICE, series), [(1, 200 * CALLS + 1)]);
		Serials::do_try_state().unwrap();
		(quickest(&took[..3]), quickest(&took[17..]))
	})
}

#[test]
fn transfer_serials_should_take_no_longer_when_the_block_joined_many_runs() {
	// A machine that is busy for a while disturbs all of the few calls, hardly so each time.
	const TRIES: usize = 3;
	let tried = (0..TRIES).map(|_| quickest_first_and_last());
	let slow: Vec<_> = tried.take_while(|(early, late)| *late > *early * 5).collect();
	assert!(slow.len() < TRIES, "the first and the last took {slow:?}");
}
