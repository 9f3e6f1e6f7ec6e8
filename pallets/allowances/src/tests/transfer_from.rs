// SPDX-License-Identifier: Apache-2.0

use super::*;
use genex_primitives::Path;

#[test]
fn transfer_from_should_move_money_and_take_it_off_the_allowance() {
	run(|| {
		approve(BOB, 30);
		System::reset_events();
		assert_ok!(Allowances::transfer_from(signed(BOB), USDC, ALICE, CAROL, 10));
		let (asset, amount) = (USDC, 10);
		let moved = pallet_cash::Event::Transferred {
			path: Path::P2P,
			asset,
			from: ALICE,
			to: CAROL,
			amount,
		};
		assert_eq!(System::read_events_for_pallet::<pallet_cash::Event<Test>>(), vec![moved]);
		let spent = Event::AllowanceSpent { asset, owner: ALICE, spender: BOB, amount, left: 20 };
		assert_eq!(events(), vec![spent]);
		assert_eq!((free(ALICE), free(CAROL), allowed(BOB)), (WEALTH - 10, 10, 20));
	});
}

#[test]
fn transfer_from_should_leave_no_entry_when_the_allowance_is_used_up() {
	run(|| {
		approve(BOB, 30);
		approve(CAROL, 1);
		assert_ok!(Allowances::transfer_from(signed(BOB), USDC, ALICE, BOB, 30));
		assert_eq!(allowed(BOB), 0);
		assert_eq!(AllowanceCount::<Test>::get(ALICE), 1);
		let more = Allowances::transfer_from(signed(BOB), USDC, ALICE, BOB, 1);
		assert_noop!(more, Error::<Test>::InsufficientAllowance);
		assert_ok!(Allowances::transfer_from(signed(CAROL), USDC, ALICE, BOB, 1));
		assert!(!AllowanceCount::<Test>::contains_key(ALICE));
	});
}

#[test]
fn transfer_from_should_keep_the_allowance_when_it_is_without_limit() {
	run(|| {
		approve(BOB, INFINITE);
		events();
		assert_ok!(Allowances::transfer_from(signed(BOB), USDC, ALICE, CAROL, WEALTH));
		let (asset, amount, left) = (USDC, WEALTH, INFINITE);
		let spent = Event::AllowanceSpent { asset, owner: ALICE, spender: BOB, amount, left };
		assert_eq!(events(), vec![spent]);
		assert_eq!(allowed(BOB), INFINITE);
	});
}

#[test]
fn transfer_from_should_lower_the_allowance_when_it_is_one_below_no_limit() {
	run(|| {
		approve(BOB, INFINITE - 1);
		assert_ok!(Allowances::transfer_from(signed(BOB), USDC, ALICE, CAROL, 1));
		assert_eq!(allowed(BOB), INFINITE - 2);
	});
}

#[test]
fn transfer_from_should_be_refused_when_the_allowance_is_too_small() {
	run(|| {
		let none = Allowances::transfer_from(signed(BOB), USDC, ALICE, CAROL, 1);
		assert_noop!(none, Error::<Test>::InsufficientAllowance);
		approve(BOB, 10);
		let more = Allowances::transfer_from(signed(BOB), USDC, ALICE, CAROL, 11);
		assert_noop!(more, Error::<Test>::InsufficientAllowance);
		let of_another = Allowances::transfer_from(signed(BOB), USDT, ALICE, CAROL, 1);
		assert_noop!(of_another, Error::<Test>::InsufficientAllowance);
		let by_another = Allowances::transfer_from(signed(CAROL), USDC, ALICE, CAROL, 1);
		assert_noop!(by_another, Error::<Test>::InsufficientAllowance);
		let own = Allowances::transfer_from(signed(ALICE), USDC, ALICE, CAROL, 1);
		assert_noop!(own, Error::<Test>::InsufficientAllowance);
	});
}

#[test]
fn transfer_from_should_be_refused_when_money_is_short() {
	run(|| {
		approve(BOB, INFINITE);
		let call = Allowances::transfer_from(signed(BOB), USDC, ALICE, CAROL, WEALTH + 1);
		assert_noop!(call, pallet_cash::Error::<Test>::InsufficientFunds);
		approve(BOB, WEALTH + 1);
		let call = Allowances::transfer_from(signed(BOB), USDC, ALICE, CAROL, WEALTH + 1);
		assert_noop!(call, pallet_cash::Error::<Test>::InsufficientFunds);
		assert_eq!(allowed(BOB), WEALTH + 1);
	});
}

#[test]
fn transfer_from_should_be_refused_when_the_amount_is_zero() {
	run(|| {
		approve(BOB, 1);
		let call = Allowances::transfer_from(signed(BOB), USDC, ALICE, CAROL, 0);
		assert_noop!(call, Error::<Test>::ZeroAmount);
	});
}

#[test]
fn transfer_from_should_be_refused_when_the_asset_is_unknown() {
	run(|| {
		let call = Allowances::transfer_from(signed(BOB), UNKNOWN, ALICE, CAROL, 1);
		assert_noop!(call, Error::<Test>::UnknownAsset);
	});
}

#[test]
fn transfer_from_should_be_refused_when_the_spender_is_on_the_blacklist() {
	run(|| {
		approve(BOB, 10);
		let identity = Links::get()[&BOB];
		Marks::mutate(|marks| marks.insert(identity, genex_primitives::IdentityFlags::BLACKLISTED));
		let call = Allowances::transfer_from(signed(BOB), USDC, ALICE, CAROL, 1);
		assert_noop!(call, refused(Reason::SenderBlacklisted));
		assert_eq!(allowed(BOB), 10);
		Marks::set(Default::default());
		assert_ok!(Allowances::transfer_from(signed(BOB), USDC, ALICE, CAROL, 1));
	});
}

#[test]
fn transfer_from_should_be_refused_when_a_party_is_frozen() {
	let by_rules = |reason: Reason| pallet_cash::Error::<Test>::Refused(reason.code());
	let call = || Allowances::transfer_from(signed(BOB), USDC, ALICE, CAROL, 1);
	for mode in [FreezeMode::Outbound, FreezeMode::Full] {
		run(|| {
			approve(BOB, 10);
			freeze(ALICE, mode);
			assert_noop!(call(), by_rules(Reason::SenderFrozen));
		});
		run(|| {
			approve(BOB, 10);
			freeze(BOB, mode);
			assert_noop!(call(), refused(Reason::SenderFrozen));
			assert_eq!(allowed(BOB), 10);
		});
	}
	run(|| {
		approve(BOB, 10);
		freeze(CAROL, FreezeMode::Outbound);
		assert_ok!(call());
		freeze(CAROL, FreezeMode::Full);
		assert_noop!(call(), by_rules(Reason::RecipientFrozen));
	});
}

#[test]
fn transfer_from_should_be_refused_when_the_recipient_is_not_registered() {
	run(|| {
		approve(BOB, 10);
		let call = Allowances::transfer_from(signed(BOB), USDC, ALICE, STRANGER, 1);
		let unknown = pallet_cash::Error::<Test>::Refused(Reason::RecipientUnknown.code());
		assert_noop!(call, unknown);
	});
}

#[test]
fn transfer_from_should_serve_a_spender_who_is_not_registered() {
	run(|| {
		approve(STRANGER, 10);
		assert_ok!(Allowances::transfer_from(signed(STRANGER), USDC, ALICE, CAROL, 10));
		assert_eq!(free(CAROL), 10);
	});
}

#[test]
fn transfer_of_nothing_should_need_a_right_and_pass_the_rules() {
	let check = |spender, to| Allowances::check_transfer_of_nothing(&spender, USDC, &ALICE, &to);
	run(|| {
		assert_ok!(check(ALICE, BOB));
		assert_noop!(check(BOB, CAROL), Error::<Test>::InsufficientAllowance);
		approve(BOB, 1);
		assert_ok!(check(BOB, CAROL));
		assert_eq!(allowed(BOB), 1);
		assert_noop!(check(BOB, STRANGER), refused(Reason::RecipientUnknown));
		freeze(BOB, FreezeMode::Outbound);
		assert_noop!(check(BOB, CAROL), refused(Reason::SenderFrozen));
		freeze(ALICE, FreezeMode::Outbound);
		assert_noop!(check(ALICE, CAROL), refused(Reason::SenderFrozen));
		let unknown = Allowances::check_transfer_of_nothing(&ALICE, UNKNOWN, &ALICE, &BOB);
		assert_noop!(unknown, Error::<Test>::UnknownAsset);
	});
}
