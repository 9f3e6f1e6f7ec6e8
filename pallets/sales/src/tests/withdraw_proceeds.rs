// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Ppm, traits::MoneyAct};
use sp_runtime::{DispatchError, DispatchResult};

use crate::{Error, Event, ListingTerms, Pool, Pools, mock::*};

fn withdraw(who: AccountId) -> DispatchResult {
	Sales::withdraw_proceeds(RuntimeOrigin::signed(who), GIFT, USDC)
}

/// Ten units are sold, and all that the issuer earns is kept: 9,900.
fn kept() {
	let id = list(ListingTerms { holdback: Ppm::ONE, ..terms() });
	assert_ok!(buy(BUYER, id, 10));
	booked();
}

#[test]
fn withdraw_proceeds_should_release_the_share_of_redeemed_units() {
	ExtBuilder.build_and_execute(|| {
		kept();
		redeem(GIFT, BUYER, 3);
		assert_ok!(withdraw(ISSUER));
		assert_eq!((money(ISSUER), held(ISSUER)), (2_970, 6_930));
		let (released, treasury, escheat) = (2_970, 0, 0);
		let event = Event::ProceedsWithdrawn {
			series: GIFT,
			asset: USDC,
			by: ISSUER,
			released,
			treasury,
			escheat,
		};
		assert_eq!(events().last(), Some(&event));
		let act = MoneyAct::HoldbackReleased { released, treasury, escheat };
		assert_eq!(booked(), vec![act]);
		assert_noop!(withdraw(ISSUER), Error::<Test>::NothingDue);
		redeem(GIFT, BUYER, 7);
		assert_ok!(withdraw(ISSUER));
		assert_eq!((money(ISSUER), held(ISSUER)), (9_900, 0));
		assert_eq!(Pools::<Test>::get(GIFT, USDC), None);
		assert_noop!(withdraw(ISSUER), Error::<Test>::NothingDue);
	});
}

#[test]
fn withdraw_proceeds_should_part_what_expired_by_the_policy() {
	ExtBuilder.build_and_execute(|| {
		kept();
		redeem(GIFT, BUYER, 4);
		BreakageShares::set((10, 20));
		Now::set(EXPIRY);
		assert_noop!(withdraw(ISSUER), Error::<Test>::ExpiryNotBooked);
		book_expiry(GIFT);
		// Anybody may ask for it now; the four redeemed units are the issuer's alone.
		assert_ok!(withdraw(STRANGER));
		assert_eq!((money(TREASURY), money(STATE)), (100 + 594, 1_188));
		assert_eq!((money(ISSUER), held(ISSUER)), (3_960 + 4_158, 0));
		let act = MoneyAct::HoldbackReleased { released: 8_118, treasury: 594, escheat: 1_188 };
		assert_eq!(booked(), vec![act]);
		assert_eq!(Pools::<Test>::get(GIFT, USDC), None);
	});
}

/// Ten units were sold and expire, and ten were sold late and redeemed. Whoever asks early must not turn what is kept for the
/// redeemed ones into breakage.
#[test]
fn withdraw_proceeds_should_wait_for_the_last_window_when_the_series_expired() {
	ExtBuilder.build_and_execute(|| {
		let origin = RuntimeOrigin::signed;
		let withdraw = |who| Sales::withdraw_proceeds(origin(who), REFUNDABLE, USDC);
		let end = || Sales::end_windows(origin(STRANGER), REFUNDABLE, 1);
		let late = ListingTerms { closes_at: EXPIRY, holdback: Ppm::ONE, ..refundable() };
		let id = list(late);
		assert_ok!(buy(BUYER, id, 10));
		Now::set(EXPIRY - 1);
		assert_ok!(end());
		assert_ok!(buy(BUYER, id, 10));
		redeem(REFUNDABLE, BUYER, 10);
		BreakageShares::set((10, 20));
		Now::set(EXPIRY);
		book_expiry(REFUNDABLE);
		for who in [ISSUER, STRANGER] {
			assert_noop!(withdraw(who), Error::<Test>::WindowsNotEnded);
		}
		Now::set(EXPIRY - 1 + u64::from(WINDOW));
		assert_noop!(withdraw(STRANGER), Error::<Test>::WindowsNotEnded);
		assert_ok!(end());
		assert_ok!(withdraw(STRANGER));
		// Of 19,800 a half is the issuer's alone.
		assert_eq!((money(TREASURY), money(STATE)), (200 + 990, 1_980));
		assert_eq!((money(ISSUER), held(ISSUER)), (9_900 + 6_930, 0));
	});
}

#[test]
fn withdraw_proceeds_should_fail_when_it_is_not_the_issuer_before_the_end() {
	ExtBuilder.build_and_execute(|| {
		kept();
		redeem(GIFT, BUYER, 3);
		for who in [ISSUER_STAFF, BUYER, STRANGER, OTHER_ISSUER] {
			assert_noop!(withdraw(who), Error::<Test>::NotIssuer);
		}
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let call = Sales::withdraw_proceeds(origin, GIFT, USDC);
			assert_noop!(call, DispatchError::BadOrigin);
		}
		let unknown = Sales::withdraw_proceeds(RuntimeOrigin::signed(ISSUER), 1_234, USDC);
		assert_noop!(unknown, Error::<Test>::UnknownSeries);
		let other = Sales::withdraw_proceeds(RuntimeOrigin::signed(ISSUER), GIFT, USDC + 1);
		assert_noop!(other, Error::<Test>::NothingDue);
	});
}

#[test]
fn withdraw_proceeds_should_fail_when_the_issuer_is_in_default() {
	ExtBuilder.build_and_execute(|| {
		kept();
		redeem(GIFT, BUYER, 3);
		Defaulted::set(true);
		assert_noop!(withdraw(ISSUER), Error::<Test>::IssuerDefaulted);
		let pool = Pool { held: 9_900, covered: 10, due: 0 };
		assert_eq!(Sales::kept_proceeds(GIFT, USDC), Some(pool), "nothing becomes due either");
		Defaulted::set(false);
		assert_ok!(withdraw(ISSUER));
	});
}

#[test]
fn withdraw_proceeds_should_keep_for_holders_when_other_units_circulate() {
	ExtBuilder.build_and_execute(|| {
		kept();
		let cheap = list(ListingTerms { price: 1, ..terms() });
		assert_ok!(buy(SMALL_BUYER, cheap, 50));
		redeem(GIFT, SMALL_BUYER, 50);
		assert_noop!(withdraw(ISSUER), Error::<Test>::NothingDue);
	});
}
