// SPDX-License-Identifier: Apache-2.0
//! What movements give back of the weight that their calls were declared with.

use super::*;
use crate::{MOST_ACCOUNTS, MOST_CASES, WeightInfo};
use frame_support::{traits::Hooks, weights::Weight};
use genex_primitives::{Path, Tier};

type Weights = <Test as crate::Config>::WeightInfo;

/// The accounts that are not asked and the cases that are not opened.
fn of_plain_gift() -> Weight {
	let accounts = Weights::check_coupon_transfer(MOST_ACCOUNTS);
	let cases = Weights::note_coupon_transfer(MOST_CASES);
	accounts
		.saturating_sub(Weights::check_coupon_transfer(1))
		.saturating_add(cases.saturating_sub(Weights::note_coupon_transfer(0)))
}

#[test]
fn gift_should_spare_accounts_and_cases_when_it_needs_none() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(sale(ALICE, 100).perform());
		let _ = Compliance::take_spared();
		assert_ok!(gift(ALICE, BOB, 100).perform());
		assert_eq!(Compliance::take_spared(), of_plain_gift());
		assert_eq!(Compliance::take_spared(), Weight::zero());
	});
}

#[test]
fn gifts_should_add_up_when_one_transaction_has_several_recipients() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(sale(ALICE, 100).perform());
		let _ = Compliance::take_spared();
		assert_ok!(gift(ALICE, BOB, 40).perform());
		assert_ok!(gift(ALICE, CAROL, 40).perform());
		assert_eq!(Compliance::take_spared(), of_plain_gift().saturating_mul(2));
	});
}

#[test]
fn gifts_should_spare_all_but_the_list_once_when_they_go_to_one_recipient() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(sale(ALICE, 100).perform());
		let _ = Compliance::take_spared();
		for _ in 0..4 {
			assert_ok!(gift(ALICE, BOB, 20).perform());
		}
		let accounts = Weights::check_coupon_transfer(MOST_ACCOUNTS)
			.saturating_sub(Weights::check_coupon_transfer(1));
		let others = (accounts / 2).saturating_mul(3);
		assert_eq!(Compliance::take_spared(), of_plain_gift().saturating_add(others));
	});
}

#[test]
fn gifts_should_spare_as_the_dearest_when_they_go_to_one_recipient() {
	ExtBuilder::default().build_and_execute(|| {
		register(31, id(CAROL), Tier::L1, *b"US");
		assert_ok!(sale(ALICE, 100).perform());
		let _ = Compliance::take_spared();
		// What counts nothing towards caps is looked for on all accounts.
		let asks = Act { worth: 0, ..gift(ALICE, CAROL, 20) };
		for given in [gift(ALICE, CAROL, 20), asks, gift(ALICE, CAROL, 20)] {
			assert_ok!(given.perform());
		}
		let most = Weights::check_coupon_transfer(MOST_ACCOUNTS);
		let unasked = |asked| most.saturating_sub(Weights::check_coupon_transfer(asked));
		let cases = of_plain_gift().saturating_sub(unasked(1));
		let each = (unasked(1) / 2).saturating_mul(2).saturating_add(unasked(2) / 2);
		let once = unasked(2).saturating_sub(unasked(2) / 2).saturating_add(cases);
		assert_eq!(Compliance::take_spared(), each.saturating_add(once));
	});
}

#[test]
fn purchases_should_spare_once_when_one_buyer_pays_between_them() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..4 {
			assert_ok!(money(Path::Primary, ALICE, ISSUER, 20).perform());
			assert_ok!(sale(ALICE, 20).perform());
		}
		let accounts = Weights::check_coupon_transfer(MOST_ACCOUNTS);
		let spared = accounts.saturating_sub(Weights::check_coupon_transfer(1));
		assert_eq!(Compliance::take_spared(), spared);
	});
}

#[test]
fn trades_should_each_spare_when_one_buyer_meets_several_makers() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(sale(ALICE, 100).perform());
		let _ = Compliance::take_spared();
		for _ in 0..2 {
			assert_ok!(coupons(Path::Market, ALICE, BOB, 20).perform());
		}
		let accounts = Weights::check_coupon_transfer(MOST_ACCOUNTS);
		let spared = accounts.saturating_sub(Weights::check_coupon_transfer(1));
		assert_eq!(Compliance::take_spared(), spared.saturating_mul(2));
	});
}

#[test]
fn redemption_should_spare_nothing_when_it_was_declared_with_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(sale(ALICE, 100).perform());
		let _ = Compliance::take_spared();
		assert_ok!(coupons(Path::Redeem, ALICE, ISSUER, 100).perform());
		assert_eq!(Compliance::take_spared(), Weight::zero());
	});
}

#[test]
fn block_should_end_with_nothing_spared() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(sale(ALICE, 100).perform());
		Compliance::on_finalize(System::block_number());
		assert_eq!(Compliance::take_spared(), Weight::zero());
	});
}
