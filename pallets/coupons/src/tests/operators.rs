// SPDX-License-Identifier: Apache-2.0
use super::*;
use genex_primitives::IdentityFlags;

#[test]
fn set_operator_should_allow_and_forbid() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Coupons::set_operator(by(ALICE), CAROL, true));
		assert!(Coupons::is_operator(&ALICE, &CAROL));
		assert!(!Coupons::is_operator(&CAROL, &ALICE));
		let (owner, operator) = (ALICE, CAROL);
		assert_event(Event::OperatorSet { owner, operator, approved: true });
		assert_ok!(Coupons::set_operator(by(ALICE), CAROL, false));
		assert!(!Operators::<Test>::contains_key(ALICE, CAROL));
		assert_event(Event::OperatorSet { owner, operator, approved: false });
	});
}

#[test]
fn set_operator_should_say_the_same_when_repeated() {
	ExtBuilder.build_and_execute(|| {
		for approved in [false, true, true] {
			assert_ok!(Coupons::set_operator(by(ALICE), CAROL, approved));
			assert_eq!(Coupons::is_operator(&ALICE, &CAROL), approved);
		}
	});
}

#[test]
fn set_operator_should_fail_when_it_names_the_caller_or_is_not_signed() {
	ExtBuilder.build_and_execute(|| {
		let call = Coupons::set_operator(by(ALICE), ALICE, true);
		assert_noop!(call, Error::<Test>::SelfApproval);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Coupons::set_operator(origin, BOB, true), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn set_operator_should_fail_when_the_owner_belongs_to_no_identity() {
	ExtBuilder.build_and_execute(|| {
		let call = Coupons::set_operator(by(STRANGER), CAROL, true);
		assert_noop!(call, Error::<Test>::Refused(101));
		// Precompiles come in here.
		let call = Coupons::do_set_operator(&STRANGER, &CAROL, true);
		assert_noop!(call, refused(Reason::SenderUnknown));
		assert_eq!(Operators::<Test>::iter().count(), 0);
	});
}

#[test]
fn set_operator_should_only_forbid_when_the_owner_is_frozen() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Coupons::set_operator(by(ALICE), CAROL, true));
		freeze(ALICE);
		for operator in [BOB, CAROL] {
			let call = Coupons::set_operator(by(ALICE), operator, true);
			assert_noop!(call, refused(Reason::SenderFrozen));
		}
		assert_ok!(Coupons::set_operator(by(ALICE), CAROL, false));
		assert!(!Coupons::is_operator(&ALICE, &CAROL));
	});
}

#[test]
fn set_operator_should_always_forbid_when_the_identity_is_gone() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Coupons::set_operator(by(ALICE), CAROL, true));
		Parties::mutate(|parties| parties.remove(&ALICE));
		assert_ok!(Coupons::set_operator(by(ALICE), CAROL, false));
		assert!(!Coupons::is_operator(&ALICE, &CAROL));
		assert_ok!(Coupons::set_operator(by(STRANGER), CAROL, false));
		assert_event(Event::OperatorSet { owner: STRANGER, operator: CAROL, approved: false });
	});
}

#[test]
fn set_operator_should_ask_for_no_identity_of_the_operator() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Coupons::set_operator(by(CAROL), STRANGER, true));
		assert!(Coupons::is_operator(&CAROL, &STRANGER));
	});
}

#[test]
fn set_operator_should_fail_when_the_owner_allows_as_many_as_it_may() {
	ExtBuilder.build_and_execute(|| {
		let most = AccountId::from(MAX_OPERATORS);
		for who in 1_000..1_000 + most {
			assert_ok!(Coupons::set_operator(by(ALICE), who, true));
		}
		let one_more = || Coupons::set_operator(by(ALICE), CAROL, true);
		assert_noop!(one_more(), Error::<Test>::TooManyOperators);
		// Precompiles come in here.
		let call = Coupons::do_set_operator(&ALICE, &CAROL, true);
		assert_noop!(call, Error::<Test>::TooManyOperators);
		// Saying it again takes no place, and another owner has places of its own.
		assert_ok!(Coupons::set_operator(by(ALICE), 1_000, true));
		assert_ok!(Coupons::set_operator(by(BOB), CAROL, true));
		assert_ok!(Coupons::set_operator(by(ALICE), 1_000, false));
		assert_eq!(OperatorCount::<Test>::get(ALICE), MAX_OPERATORS - 1);
		// Forbidding it again frees no second place.
		assert_ok!(Coupons::set_operator(by(ALICE), 1_000, false));
		assert_ok!(one_more());
		assert_eq!(OperatorCount::<Test>::get(ALICE), MAX_OPERATORS);
		let call = Coupons::set_operator(by(ALICE), 1_000, true);
		assert_noop!(call, Error::<Test>::TooManyOperators);
	});
}

#[test]
fn set_operator_should_leave_nothing_when_all_are_forbidden() {
	ExtBuilder.build_and_execute(|| {
		for approved in [true, false] {
			for who in [BOB, CAROL] {
				assert_ok!(Coupons::set_operator(by(ALICE), who, approved));
			}
		}
		assert_eq!(Operators::<Test>::iter().count(), 0);
		assert!(!OperatorCount::<Test>::contains_key(ALICE));
	});
}

#[test]
fn transfer_from_should_move_units_when_called_by_owner_or_operator() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::transfer_from(by(ALICE), ALICE, BOB, series, 1));
		assert_ok!(Coupons::set_operator(by(ALICE), STRANGER, true));
		assert_ok!(Coupons::transfer_from(by(STRANGER), ALICE, BOB, series, 2));
		assert_eq!((holding(ALICE, series), holding(BOB, series)), ((497, 0), (3, 0)));
		assert_event(Event::Transferred {
			path: Path::P2P,
			operator: Some(STRANGER),
			series,
			from: ALICE,
			to: BOB,
			quantity: 2,
			source: Source::Free,
		});
	});
}

#[test]
fn transfer_from_should_ask_the_rules_about_the_owner_and_not_the_operator() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::set_operator(by(ALICE), CAROL, true));
		freeze(ALICE);
		let call = Coupons::transfer_from(by(CAROL), ALICE, BOB, series, 1);
		assert_noop!(call, refused(Reason::SenderFrozen));
	});
}

#[test]
fn transfer_from_should_fail_when_the_operator_is_frozen() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::set_operator(by(ALICE), CAROL, true));
		freeze(CAROL);
		let call = Coupons::transfer_from(by(CAROL), ALICE, BOB, series, 1);
		assert_noop!(call, refused(Reason::SenderFrozen));
		let items = BatchItems::truncate_from(vec![(series, 1)]);
		let call = Coupons::transfer_batch_from(by(CAROL), ALICE, BOB, items);
		assert_noop!(call, refused(Reason::SenderFrozen));
		assert_ok!(Coupons::transfer_from(by(ALICE), ALICE, BOB, series, 1));
	});
}

#[test]
fn transfer_from_should_fail_when_the_operator_is_on_the_blacklist() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::set_operator(by(ALICE), CAROL, true));
		let mark = |flags| {
			Parties::mutate(|parties| parties.get_mut(&CAROL).unwrap().record.flags = flags);
		};
		mark(IdentityFlags::BLACKLISTED);
		let call = Coupons::transfer_from(by(CAROL), ALICE, BOB, series, 1);
		assert_noop!(call, refused(Reason::SenderBlacklisted));
		let items = BatchItems::truncate_from(vec![(series, 1)]);
		let call = Coupons::transfer_batch_from(by(CAROL), ALICE, BOB, items);
		assert_noop!(call, refused(Reason::SenderBlacklisted));
		mark(IdentityFlags::default());
		assert_ok!(Coupons::transfer_from(by(CAROL), ALICE, BOB, series, 1));
	});
}

#[test]
fn transfer_from_should_fail_when_the_caller_is_not_approved() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let call = || Coupons::transfer_from(by(CAROL), ALICE, BOB, series, 1);
		assert_noop!(call(), Error::<Test>::NotOperator);
		// An approval in the other direction is none.
		assert_ok!(Coupons::set_operator(by(CAROL), ALICE, true));
		assert_noop!(call(), Error::<Test>::NotOperator);
		assert_ok!(Coupons::set_operator(by(ALICE), CAROL, true));
		assert_ok!(Coupons::set_operator(by(ALICE), CAROL, false));
		assert_noop!(call(), Error::<Test>::NotOperator);
		let root = Coupons::transfer_from(RuntimeOrigin::root(), ALICE, BOB, series, 1);
		assert_noop!(root, DispatchError::BadOrigin);
	});
}

#[test]
fn transfer_batch_from_should_move_every_item_when_approved() {
	ExtBuilder.build_and_execute(|| {
		let (first, second) = (sold(), sold());
		let list = BatchItems::truncate_from(vec![(first, 1), (second, 2)]);
		let call = |who| Coupons::transfer_batch_from(by(who), ALICE, BOB, list.clone());
		assert_noop!(call(CAROL), Error::<Test>::NotOperator);
		assert_ok!(Coupons::set_operator(by(ALICE), CAROL, true));
		assert_ok!(call(CAROL));
		assert_ok!(call(ALICE));
		assert_eq!((holding(BOB, first), holding(BOB, second)), ((2, 0), (4, 0)));
	});
}

#[test]
fn transfer_batch_from_should_fail_when_the_origin_is_not_signed() {
	ExtBuilder.build_and_execute(|| {
		let list = BatchItems::truncate_from(vec![(sold(), 1)]);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let call = Coupons::transfer_batch_from(origin, ALICE, BOB, list.clone());
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}
