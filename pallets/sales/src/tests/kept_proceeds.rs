// SPDX-License-Identifier: Apache-2.0

//! The door through which holders are paid in a default.

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	AssetId, Balance, Path, Ppm, SeriesId,
	traits::{KeptProceeds, RefundWindows},
};
use sp_runtime::DispatchResult;

use crate::{Error, Event, ListingTerms, Pool, Pools, mock::*};

fn kept(series: SeriesId) -> Vec<(AssetId, Balance)> {
	<Sales as KeptProceeds<AccountId>>::kept(series)
}

fn pay(amount: Balance) -> DispatchResult {
	<Sales as KeptProceeds<AccountId>>::pay_kept(GIFT, USDC, &BUYER, amount)
}

fn sold() {
	let id = list(ListingTerms { holdback: Ppm::ONE, ..terms() });
	assert_ok!(buy(BUYER, id, 10));
}

#[test]
fn kept_should_be_what_stays_after_what_is_due() {
	ExtBuilder.build_and_execute(|| {
		assert_eq!(kept(GIFT), vec![]);
		sold();
		assert_eq!(kept(GIFT), vec![(USDC, 9_900)]);
		redeem(GIFT, BUYER, 4);
		assert_eq!(kept(GIFT), vec![(USDC, 5_940)]);
		redeem(GIFT, BUYER, 6);
		assert_eq!(kept(GIFT), vec![]);
		assert_eq!(kept(1_234), vec![]);
	});
}

#[test]
fn pay_kept_should_pay_holders_out_of_escrow_and_leave_the_rest_for_the_others() {
	ExtBuilder.build_and_execute(|| {
		sold();
		Defaulted::set(true);
		let before = money(BUYER);
		assert_ok!(pay(2_970));
		assert_eq!((money(BUYER), held(ISSUER)), (before + 2_970, 6_930));
		assert_eq!(CashLegs::get().last(), Some(&(Path::Refund, USDC, ISSUER, BUYER, 2_970)));
		let paid = Event::KeptProceedsPaid { series: GIFT, asset: USDC, to: BUYER, amount: 2_970 };
		assert_eq!(events().last(), Some(&paid));
		// The units that were paid for burn, and the others are covered as they were.
		redeem(GIFT, BUYER, 3);
		let pool = Pool { held: 6_930, covered: 7, due: 0 };
		assert_eq!(Pools::<Test>::get(GIFT, USDC), Some(pool));
		Defaulted::set(false);
		assert_eq!(Sales::kept_proceeds(GIFT, USDC), Some(pool));
	});
}

#[test]
fn pay_kept_should_fail_when_less_is_kept() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(pay(1), Error::<Test>::NotEnoughKept);
		sold();
		assert_noop!(pay(9_901), Error::<Test>::NotEnoughKept);
		assert_ok!(pay(9_900));
		assert_eq!(Pools::<Test>::get(GIFT, USDC), None);
	});
}

/// Until the last window ended, more may come to what is kept.
#[test]
fn kept_should_grow_until_no_window_is_open() {
	ExtBuilder.build_and_execute(|| {
		let open = || <Sales as RefundWindows>::are_open(REFUNDABLE);
		let end = || Sales::end_windows(RuntimeOrigin::signed(STRANGER), REFUNDABLE, 10);
		let id = list(refundable());
		assert!(!open());
		assert_ok!(buy(BUYER, id, 2));
		Now::set(START + 1);
		assert_ok!(buy(BUYER, id, 3));
		Defaulted::set(true);
		assert_ok!(Sales::refund(RuntimeOrigin::signed(BUYER), 0, 1));
		assert_eq!((kept(REFUNDABLE), open()), (vec![], true));
		Now::set(START + u64::from(WINDOW));
		assert_ok!(end());
		assert_eq!((kept(REFUNDABLE), open()), (vec![(USDC, 1_000)], true));
		Now::set(START + u64::from(WINDOW) + 1);
		assert_ok!(end());
		assert_eq!((kept(REFUNDABLE), open()), (vec![(USDC, 4_000)], false));
	});
}
