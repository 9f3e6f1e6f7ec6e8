// SPDX-License-Identifier: Apache-2.0
//! Every move is checked, moved and counted, in this order, as one.

use super::*;
use crate::DAY;
use genex_primitives::{Clearance, Path, Reason, traits::Cash as Door};
use sp_runtime::DispatchError;

#[test]
fn every_move_should_be_counted_once() {
	run(|| {
		fund(ALICE, 100 * ONE);
		assert_ok!(Cash::transfer(signed(ALICE), USDC, BOB, 10 * ONE));
		assert_ok!(<Cash as Door<_>>::hold(USDC, &ALICE, 20 * ONE));
		let paid = Cash::transfer_held(Path::Market, USDC, &ALICE, &BOB, 20 * ONE, Clearance::None);
		assert_ok!(paid);
		assert_ok!(Cash::request_withdrawal(signed(ALICE), USDC, 30 * ONE, H256::zero()));
		assert_ok!(Cash::complete_withdrawal(signed(GATEWAY), 0));
		let paths: Vec<Path> = Noted::get().iter().map(|seen| seen.0).collect();
		assert_eq!(paths, [Path::CashIn, Path::P2P, Path::Market, Path::CashOut]);
	});
}

#[test]
fn a_move_should_leave_nothing_behind_when_it_cannot_be_counted() {
	run(|| {
		fund(ALICE, 100 * ONE);
		assert_ok!(<Cash as Door<_>>::hold(USDC, &ALICE, 20 * ONE));
		NoteFails::set(true);
		let failure = DispatchError::Other("the count fails");
		assert_noop!(
			<Cash as Door<_>>::transfer(Path::P2P, USDC, &ALICE, &BOB, 10 * ONE, Clearance::None),
			failure
		);
		assert_noop!(
			Cash::transfer_held(Path::P2P, USDC, &ALICE, &BOB, 20 * ONE, Clearance::None),
			failure
		);
		assert_eq!(parts(ALICE), (80 * ONE, 20 * ONE, 0));
	});
}

#[test]
fn force_move_should_pass_a_freeze_when_a_court_ordered_it() {
	run(|| {
		fund(ALICE, 100 * ONE);
		Frozen::set(vec![ALICE]);
		let refused = Error::<Test>::Refused(Reason::SenderFrozen.code());
		assert_noop!(Cash::transfer(signed(ALICE), USDC, BOB, ONE), refused);
		assert_ok!(<Cash as Door<_>>::force_move(USDC, &ALICE, &BOB, 100 * ONE));
		assert_eq!((parts(ALICE), parts(BOB)), ((0, 0, 0), (100 * ONE, 0, 0)));
	});
}

#[test]
fn force_move_should_be_refused_when_the_money_is_in_escrow_or_nothing_moves() {
	run(|| {
		fund(ALICE, 100 * ONE);
		assert_ok!(<Cash as Door<_>>::hold(USDC, &ALICE, 60 * ONE));
		let force = |amount| <Cash as Door<_>>::force_move(USDC, &ALICE, &BOB, amount);
		assert_noop!(force(41 * ONE), Error::<Test>::InsufficientFunds);
		assert_noop!(force(0), Error::<Test>::ZeroAmount);
		assert_ok!(force(40 * ONE));
	});
}

#[test]
fn explain_should_name_every_reason_when_several_apply() {
	run(|| {
		Frozen::set(vec![CAROL]);
		let (path, clearance) = (Path::CashOut, Clearance::None);
		let high = 10_000 * ONE;
		let reasons = <Cash as Door<_>>::explain(path, USDC, &CAROL, &BOB, high, clearance);
		let all = vec![Reason::SenderFrozen, Reason::SenderTierTooLow, Reason::ReviewNeeded];
		assert_eq!(reasons, Ok(all));
		let unknown = <Cash as Door<_>>::explain(path, 99, &CAROL, &BOB, high, clearance);
		assert_eq!(unknown, Err(Error::<Test>::UnknownAsset.into()));
		Now::mutate(|now| *now += DAY);
	});
}
