// SPDX-License-Identifier: Apache-2.0

//! Each invariant of what waits and of what is kept is found out when it is broken.

use frame_support::assert_ok;
use genex_primitives::{Ppm, PriceRules, pricing::Curve};
use sp_runtime::TryRuntimeError;

use crate::{
	BuyBackCount, BuyBackOf, BuyBacks, Flags, ListingTerms, NextPurchaseId, Pool, Pools, Pricing,
	Purchases, Queue, Queues, Risk, Windows, mock::*,
};

/// Breaks a sound state with two purchases that wait, a pool and a buy-back, and gives what is found.
fn found(break_it: impl FnOnce()) -> Option<TryRuntimeError> {
	ExtBuilder.build().execute_with(|| {
		let waiting = list(refundable());
		let kept = list(ListingTerms { holdback: Ppm::ONE, ..terms() });
		assert_ok!(buy(BUYER, waiting, 2));
		assert_ok!(buy(SMALL_BUYER, waiting, 1));
		assert_ok!(buy(BUYER, kept, 2));
		Balances::insert((USDC, ISSUER), MONEY);
		let issuer = RuntimeOrigin::signed(ISSUER);
		assert_ok!(Sales::open_buyback(issuer, GIFT, USDC, 10, 5, CLOSES));
		assert_ok!(Sales::do_try_state());
		break_it();
		Sales::do_try_state().err()
	})
}

fn error(text: &'static str) -> Option<TryRuntimeError> {
	Some(TryRuntimeError::Other(text))
}

#[test]
fn invariant_s10_should_fail_when_a_number_was_never_assigned() {
	let fewer = found(|| NextPurchaseId::<Test>::put(1));
	assert_eq!(fewer, error("S10: a number was never assigned"));
}

#[test]
fn invariant_s12_should_fail_when_a_queue_is_broken() {
	let empty = found(|| Queues::<Test>::insert(GIFT, Queue { first: 3, next: 3 }));
	assert_eq!(empty, error("S12: an empty queue is stored"));
	let gap = found(|| Windows::<Test>::remove(REFUNDABLE, 1));
	assert_eq!(gap, error("S12: a queue has gaps"));
	let twice = found(|| Windows::<Test>::insert(REFUNDABLE, 1, 0));
	assert_eq!(twice, error("S12: a purchase has two places"));
	let orphan = found(|| Windows::<Test>::insert(GIFT, 0, 7));
	assert_eq!(orphan, error("S12: places belong to no queue"));
	let late = found(|| {
		Purchases::<Test>::mutate(0, |purchase| purchase.as_mut().unwrap().window_ends += 1);
	});
	assert_eq!(late, error("S12: a window ends before an older one"));
	let lost = found(|| {
		Queues::<Test>::remove(REFUNDABLE);
		Windows::<Test>::remove(REFUNDABLE, 0);
		Windows::<Test>::remove(REFUNDABLE, 1);
	});
	assert_eq!(lost, error("S12: a purchase has no place"));
}

#[test]
fn invariant_s13_should_fail_when_a_purchase_that_is_undone_is_stored() {
	let undone = found(|| {
		Purchases::<Test>::mutate(0, |purchase| purchase.as_mut().unwrap().refunded = 2);
	});
	assert_eq!(undone, error("S13: a purchase that is undone is stored"));
}

#[test]
fn invariant_s14_should_fail_when_money_is_not_in_escrow() {
	let short = found(|| Escrow::mutate((USDC, ISSUER), |held| *held -= 1));
	assert_eq!(short, error("S14: money that waits or is kept is not in escrow"));
}

#[test]
fn invariant_s15_should_fail_when_a_pool_is_empty_or_for_nobody() {
	let empty = found(|| Pools::<Test>::insert(REFUNDABLE, USDC, Pool::default()));
	assert_eq!(empty, error("S15: an empty pool is stored"));
	let nobody = found(|| {
		Pools::<Test>::mutate(GIFT, USDC, |pool| pool.as_mut().unwrap().covered = 0);
	});
	assert_eq!(nobody, error("S15: money is kept for no unit"));
}

#[test]
fn invariant_s16_should_fail_when_a_buyback_is_out_of_place() {
	let fewer = found(|| BuyBackCount::<Test>::put(0));
	assert_eq!(fewer, error("S16: a number was never assigned"));
	let nothing = found(|| {
		BuyBacks::<Test>::mutate(1, |offer| offer.as_mut().unwrap().remaining = 0);
	});
	assert_eq!(nothing, error("S16: a buy-back buys nothing"));
	let unknown = found(|| BuyBackOf::<Test>::remove(GIFT, USDC));
	assert_eq!(unknown, error("S16: a buy-back is not that of its series"));
	let gone = found(|| BuyBackOf::<Test>::insert(PROMO, USDC, 9));
	assert_eq!(gone, error("S16: a series has a buy-back that is not there"));
}

#[test]
fn invariants_s05_and_s17_should_fail_when_flags_or_numbers_are_unsound() {
	let flag = found(|| Flags::<Test>::insert(1_234, Risk::Legal));
	assert_eq!(flag, error("S05: a flagged series is unknown"));
	let rules = found(|| {
		let none = Ppm::default();
		let spreads =
			genex_primitives::pricing::Spreads { a: none, b: none, c: none, d: none, e: none };
		Pricing::<Test>::put(PriceRules { time: Curve::default(), spreads });
	});
	assert_eq!(rules, error("S17: the numbers of reference prices are unsound"));
}

#[test]
fn invariant_s19_should_fail_when_a_window_waited_that_did_not() {
	let found = found(|| {
		Purchases::<Test>::mutate(1, |purchase| purchase.as_mut().unwrap().waited = 1);
	});
	assert_eq!(found, error("S19: a window waited that did not"));
}
