// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn book_expiry_should_count_all_that_is_left_once() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::redeem(by(ALICE), series, 100, ISSUER, H256::zero(), None));
		assert_ok!(Door::hold(series, &ALICE, 50));
		set_time(VALID_UNTIL);
		assert_ok!(Coupons::book_expiry(by(STRANGER), series));
		let expected =
			UnitCounters { minted: 1_000, redeemed: 100, expired: 900, ..Default::default() };
		assert_eq!(counters(series), expected);
		let (unsold, circulating) = (500, 400);
		assert_event(Event::ExpiryBooked { series, by: STRANGER, unsold, circulating });
		let call = Coupons::book_expiry(by(ALICE), series);
		assert_noop!(call, Error::<Test>::AlreadyBooked);
	});
}

#[test]
fn book_expiry_should_keep_holdings_as_history_that_reads_zero_but_for_escrow() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Door::hold(series, &ALICE, 50));
		set_time(VALID_UNTIL);
		assert_eq!(Coupons::balance_of(&ALICE, series), 450);
		assert_ok!(Coupons::book_expiry(by(BOB), series));
		assert_eq!(holding(ALICE, series), (450, 50));
		assert_eq!(Coupons::balance_of(&ALICE, series), 0);
		assert_eq!(Coupons::balance_of(&ISSUER, series), 0);
		assert_eq!(Door::free_units(series, &ALICE), 0);
		assert_eq!(Door::held_units(series, &ALICE), 50, "whoever put them aside gives them back");
	});
}

#[test]
fn book_expiry_should_leave_no_way_but_out_of_escrow() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Door::hold(series, &ALICE, 50));
		set_time(VALID_UNTIL);
		assert_ok!(Coupons::book_expiry(by(BOB), series));
		let expired = || refused(Reason::SeriesExpired);
		for path in [Path::P2P, Path::Market, Path::Refund, Path::Recall, Path::System] {
			let free = Door::transfer(path, series, &ALICE, &BOB, 1, None);
			assert_noop!(free, expired());
			let held = Door::transfer_held(path, series, &ALICE, &BOB, 1, None);
			assert_noop!(held, expired());
		}
		assert_ok!(Door::release(series, &ALICE, 50));
		assert_eq!(holding(ALICE, series), (500, 0));
	});
}

#[test]
fn book_expiry_should_fail_when_the_validity_has_not_ended() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		set_time(VALID_UNTIL - 1);
		assert_noop!(Coupons::book_expiry(by(BOB), series), Error::<Test>::NotExpired);
	});
}

#[test]
fn book_expiry_should_fail_when_nothing_was_minted() {
	ExtBuilder.build_and_execute(|| {
		let series = [draft(), approved_with(terms())];
		set_time(VALID_UNTIL);
		for series in series {
			assert_noop!(Coupons::book_expiry(by(BOB), series), Error::<Test>::NothingToBook);
		}
		assert_noop!(Coupons::book_expiry(by(BOB), 77), Error::<Test>::NoSuchSeries);
	});
}

#[test]
fn book_expiry_should_fail_when_the_origin_is_not_signed() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Coupons::book_expiry(origin, series), DispatchError::BadOrigin);
		}
	});
}

/// What booking the expiry of 1,000,000 units in the hands of `holders` writes, and how many bytes prove all it reads.
fn cost_with(holders: u64) -> (usize, usize) {
	let mut ext = ExtBuilder.build();
	let series = ext.execute_with(|| {
		let series = minted_with(terms(), CAP);
		assert_ok!(Door::mark_listed(series));
		assert_ok!(Door::sell(series, &ALICE, CAP));
		let each = CAP / holders;
		Holdings::<Test>::remove(ALICE, series);
		for who in 1_000..1_000 + holders {
			let holding = Holding { free: each, ..Holding::default() };
			Holdings::<Test>::insert(who, series, holding);
		}
		assert_ok!(Coupons::do_try_state());
		set_time(VALID_UNTIL);
		series
	});
	ext.commit_all().unwrap();
	let (booked, proof) = ext.execute_and_prove(|| Coupons::book_expiry(by(BOB), series));
	assert_ok!(booked);
	assert_eq!(ext.execute_with(|| counters(series).expired), CAP);
	(ext.overlayed_changes().changes().count(), proof.iter_nodes().map(Vec::len).sum())
}

#[test]
fn book_expiry_should_cost_the_same_for_a_hundred_thousand_holders_as_for_ten() {
	let (few_writes, few_read) = cost_with(10);
	let (many_writes, many_read) = cost_with(100_000);
	assert_eq!(many_writes, few_writes);
	// A larger trie has longer ways to the same few entries; a single byte of each holding would be much more.
	assert!(many_read <= few_read + 4_096, "{few_read} bytes, then {many_read}");
}
