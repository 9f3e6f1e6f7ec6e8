// SPDX-License-Identifier: Apache-2.0
//! What movements give back of the weight that their calls were declared with.

use super::*;
use crate::{MOST_ACCOUNTS, MOST_CASES, NextAmlCaseId, WeightInfo};
use frame_support::{traits::Hooks, weights::Weight};
use genex_primitives::{
	CurrencyCode, IdentityFlags, Money, Path, Tier, traits::Compliance as Rules,
};

type Weights = <Test as crate::Config>::WeightInfo;
type Keys = <Test as frame_system::Config>::DbWeight;

/// What a recipient with one account leaves unasked.
fn unasked() -> Weight {
	let most = Weights::check_coupon_transfer(MOST_ACCOUNTS);
	most.saturating_sub(Weights::check_coupon_transfer(1))
}

/// Does what takes place as the only movement of its call, and gives what that spared.
fn spared_alone(act: &Act) -> Weight {
	let _ = Compliance::take_spared();
	let permit = <Compliance as Rules<AccountId>>::check(&act.movement()).expect("allowed");
	assert_ok!(<Compliance as Rules<AccountId>>::note_alone(&act.movement(), permit));
	Compliance::take_spared()
}

/// Does what takes place beside others, and gives what that spared.
fn spared(act: &Act) -> Weight {
	let _ = Compliance::take_spared();
	assert_ok!(act.perform());
	Compliance::take_spared()
}

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
		assert_eq!(Compliance::take_spared(), of_plain_sale());
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

/// What a sale of units and the money for them spare at home, in US dollars and so on, to somebody unrelated: two corridors,
/// two contracts, two rates, a policy, the relation and all accounts.
fn of_plain_sale() -> Weight {
	let units = Weights::check_purchase()
		.saturating_sub(unasked())
		.saturating_sub(Weights::check_plain_purchase());
	unasked()
		.saturating_add(units)
		.saturating_add(Keys::get().reads(3))
		.saturating_add(Keys::get().reads_writes(1, 1))
}

#[test]
fn gift_should_spare_what_it_does_not_look_up_when_it_is_plain_and_alone() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(sale(ALICE, 100).perform());
		let looked_up = Weights::check_coupon_transfer(1);
		let plain = looked_up.saturating_sub(Weights::check_plain_transfer());
		let next = Keys::get().writes(1);
		let expected = of_plain_gift().saturating_add(plain).saturating_add(next);
		assert_eq!(spared_alone(&gift(ALICE, BOB, 10)), expected);
		assert_eq!(spared(&gift(ALICE, BOB, 10)), of_plain_gift(), "others may share its keys");
	});
}

#[test]
fn gift_should_spare_a_key_less_when_it_is_plain_and_opens_a_case() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(sale(ALICE, 100).perform());
		amend(|book| {
			let aml = &mut book.aml;
			(aml.fan_out, aml.fan_in, aml.moves, aml.round_trips) = (1, 1, 1, 1);
		});
		let before = NextAmlCaseId::<Test>::get();
		let spared = spared_alone(&gift(ALICE, BOB, 10));
		let opened = u32::try_from(NextAmlCaseId::<Test>::get() - before).expect("few");
		assert!((1..=MOST_CASES).contains(&opened), "{opened}");
		let cases = Weights::note_coupon_transfer(MOST_CASES)
			.saturating_sub(Weights::note_coupon_transfer(opened));
		let plain = Weights::check_coupon_transfer(1)
			.saturating_sub(Keys::get().reads(1))
			.saturating_sub(Weights::check_plain_transfer());
		assert_eq!(spared, unasked().saturating_add(cases).saturating_add(plain));
	});
}

#[test]
fn gift_should_spare_no_look_when_it_is_not_plain() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(sale(ALICE, 100).perform());
		set_rate(CurrencyCode::EUR, 10_000_000_000, Now::get());
		let euros = Money::new(CurrencyCode::EUR, 10);
		let plain = gift(ALICE, BOB, 10);
		let rest = of_plain_gift().saturating_add(Keys::get().writes(1));
		assert_eq!(spared_alone(&Act { value: euros, ..plain.clone() }), rest);
		assert_eq!(spared_alone(&Act { price: Some(euros), ..plain.clone() }), rest);
		assert_eq!(spared_alone(&Act { policy: Some(1), ..plain.clone() }), rest);
		assert_eq!(spared_alone(&gift(ALICE, DAVE, 10)), rest, "across a border");
		LookedUp::mutate(|accounts| accounts.insert(BOB));
		assert_eq!(spared_alone(&plain), rest, "to what may be a contract");
	});
}

#[test]
fn gift_should_spare_nothing_when_it_is_the_dearest() {
	ExtBuilder::default().build_and_execute(|| {
		const RICH: AccountId = 1_000;
		for account in 0..u64::from(MOST_ACCOUNTS) {
			register(RICH + account, RICH, Tier::L1, *b"JP");
		}
		LookedUp::mutate(|accounts| accounts.insert(RICH));
		amend(|book| {
			let aml = &mut book.aml;
			(aml.fan_out, aml.fan_in, aml.moves, aml.round_trips) = (1, 1, 1, 1);
		});
		assert_ok!(sale(ALICE, 100).perform());
		assert_ok!(sale(RICH, 100).perform());
		assert_ok!(gift(RICH, ALICE, 10).perform());
		// What counts nothing towards caps is looked for on all accounts.
		let dearest = Act { policy: Some(1), worth: 0, ..gift(ALICE, RICH, 10) };
		assert_eq!(spared_alone(&dearest), Weight::zero());
	});
}

#[test]
fn sale_should_spare_what_it_does_not_look_up_when_it_is_plain() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(spared(&sale(ALICE, 10)), of_plain_sale());
		LookedUp::mutate(|accounts| accounts.insert(ISSUER));
		let contract = of_plain_sale().saturating_sub(Keys::get().reads(2));
		assert_eq!(spared(&sale(ALICE, 10)), contract);
	});
}

#[test]
fn sale_should_spare_no_look_when_it_is_not_plain() {
	ExtBuilder::default().build_and_execute(|| {
		let relation = Keys::get().reads_writes(1, 1);
		let rest = unasked().saturating_add(relation);
		assert_eq!(spared(&Act { policy: Some(1), ..sale(ALICE, 10) }), rest);
		assert_eq!(spared(&sale(DAVE, 10)), rest, "across a border");
		set_identity_flags(ALICE, IdentityFlags::RELATED);
		assert_eq!(spared(&Act { policy: Some(1), ..sale(ALICE, 10) }), unasked());
		set_identity_flags(ALICE, IdentityFlags::default());
	});
}

#[test]
fn keys_should_add_up_with_what_movements_spare() {
	ExtBuilder::default().build_and_execute(|| {
		let _ = Compliance::take_spared();
		<Compliance as Rules<AccountId>>::spare_keys(2, 3);
		assert_ok!(sale(ALICE, 10).perform());
		<Compliance as Rules<AccountId>>::spare_keys(1, 0);
		assert_ok!(sale(ALICE, 10).perform());
		let expected = of_plain_sale().saturating_add(Keys::get().reads_writes(3, 3));
		assert_eq!(Compliance::take_spared(), expected);
	});
}

#[test]
fn time_should_add_up_with_keys() {
	ExtBuilder::default().build_and_execute(|| {
		let _ = Compliance::take_spared();
		<Compliance as Rules<AccountId>>::spare_keys(1, 0);
		<Compliance as Rules<AccountId>>::spare_time(7);
		let expected = Keys::get().reads(1).saturating_add(Weight::from_parts(7, 0));
		assert_eq!(Compliance::take_spared(), expected);
	});
}

/// What is spared when `act` takes place and gives back a microsecond more where it is a plain sale.
fn spared_as_plain(act: &Act) -> Weight {
	let without = spared(act);
	let _ = Compliance::take_spared();
	assert_ok!(act.perform());
	assert_eq!(<Compliance as Rules<AccountId>>::spared_time(), without.ref_time());
	for _ in 0..2 {
		<Compliance as Rules<AccountId>>::spare_plain_sale(1_000_000);
	}
	Compliance::take_spared().saturating_sub(without)
}

#[test]
fn sale_should_spare_time_once_when_it_is_plain() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(spared_as_plain(&sale(ALICE, 10)), Weight::from_parts(1_000_000, 0));
	});
}

#[test]
fn movement_should_spare_no_time_when_it_is_no_plain_sale() {
	ExtBuilder::default().build_and_execute(|| {
		set_rate(CurrencyCode::EUR, 10_000_000_000, Now::get());
		let euros = Money::new(CurrencyCode::EUR, 10);
		let zero = Weight::zero();
		assert_eq!(spared_as_plain(&Act { price: Some(euros), ..sale(ALICE, 10) }), zero);
		assert_eq!(spared_as_plain(&Act { policy: Some(1), ..sale(ALICE, 10) }), zero);
		assert_eq!(spared_as_plain(&sale(DAVE, 10)), zero, "across a border");
		assert_eq!(spared_as_plain(&gift(ALICE, BOB, 1)), zero, "a gift");
		set_identity_flags(ALICE, IdentityFlags::RELATED);
		assert_eq!(spared_as_plain(&sale(ALICE, 10)), zero, "to somebody related");
		set_identity_flags(ALICE, IdentityFlags::default());
		LookedUp::mutate(|accounts| accounts.insert(ISSUER));
		assert_eq!(spared_as_plain(&sale(ALICE, 10)), zero, "by what may be a contract");
		LookedUp::set([ALICE].into());
		assert_eq!(spared_as_plain(&sale(ALICE, 10)), zero, "to what may be a contract");
	});
}

/// Whether the rules find a trade plain.
fn is_plain_trade(act: &Act) -> bool {
	let permit = <Compliance as Rules<AccountId>>::check(&act.movement()).expect("allowed");
	let parties = <Compliance as Rules<AccountId>>::parties(&permit, &act.from, &act.to);
	parties.expect("no court ordered it").plain
}

/// A trade of units of ALICE's, worth ten cents, who has them.
fn trade_with(buyer: AccountId) -> Act {
	Act { price: Some(dollars(10)), ..coupons(Path::Market, ALICE, buyer, 10) }
}

#[test]
fn trade_should_be_plain_when_no_more_is_looked_up_than_usual() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(sale(ALICE, 100).perform());
		assert!(is_plain_trade(&trade_with(BOB)));
		assert!(is_plain_trade(&Act { price: None, ..trade_with(BOB) }));
	});
}

#[test]
fn trade_should_not_be_plain_when_more_is_looked_up_for_units_or_money() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(sale(ALICE, 100).perform());
		set_rate(CurrencyCode::EUR, 10_000_000_000, Now::get());
		let euros = Money::new(CurrencyCode::EUR, 10);
		assert!(!is_plain_trade(&Act { value: euros, ..trade_with(BOB) }), "of another currency");
		assert!(!is_plain_trade(&Act { price: Some(euros), ..trade_with(BOB) }), "paid in another");
		assert!(!is_plain_trade(&Act { policy: Some(1), ..trade_with(BOB) }), "a shared policy");
		assert!(!is_plain_trade(&trade_with(DAVE)), "across a border");
		register(31, id(CAROL), Tier::L1, *b"US");
		assert!(is_plain_trade(&trade_with(CAROL)), "another account does not matter");
		// What counts nothing towards caps is looked for on all accounts.
		assert!(!is_plain_trade(&Act { worth: 0, ..trade_with(CAROL) }), "and here it does");
	});
}

#[test]
fn trade_should_not_be_plain_when_a_side_may_be_a_contract_or_is_related() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(sale(ALICE, 100).perform());
		for side in [ALICE, BOB] {
			LookedUp::set([side].into());
			assert!(!is_plain_trade(&trade_with(BOB)), "{side} may be a contract");
			LookedUp::take();
			set_identity_flags(side, IdentityFlags::RELATED);
			assert!(!is_plain_trade(&trade_with(BOB)), "{side} is related to an issuer");
			set_identity_flags(side, IdentityFlags::default());
		}
		assert!(is_plain_trade(&trade_with(BOB)));
	});
}

#[test]
fn movement_should_not_be_plain_as_a_trade_when_it_is_none() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(sale(ALICE, 100).perform());
		assert!(!is_plain_trade(&sale(ALICE, 10)));
		assert!(!is_plain_trade(&gift(ALICE, BOB, 10)));
		assert!(!is_plain_trade(&money(Path::Market, BOB, ALICE, 10)), "its units tell");
	});
}
