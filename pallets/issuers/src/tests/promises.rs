// SPDX-License-Identifier: Apache-2.0
use super::*;

fn promises() -> Promises {
	PromisesOf::<Test>::get(ISSUING)
}

#[test]
fn promises_should_follow_units_through_their_life() {
	ExtBuilder.build_and_execute(|| {
		let sold = UnitsAct::Sold { price: None };
		assert_ok!(units(UnitsAct::Minted, None, 100));
		assert_eq!(promises(), Promises { unsold: cents(100), ..Default::default() });
		assert_ok!(units(sold, Some(ALICE), 80));
		let expected = Promises { unsold: cents(20), outstanding: cents(80), ..Default::default() };
		assert_eq!(promises(), expected);
		// A sale leaves the exposure as it was.
		assert_eq!(promises().exposure(), cents(100));
		assert_ok!(units(UnitsAct::Redeemed, Some(ALICE), 30));
		assert_ok!(units(UnitsAct::Refunded, Some(ALICE), 10));
		assert_ok!(units(UnitsAct::Recalled, None, 5));
		assert_ok!(units(UnitsAct::Expired, None, 40));
		assert_ok!(units(UnitsAct::ExpiredUnsold, None, 15));
		let expected = Promises {
			unsold: 0,
			outstanding: 0,
			given: 0,
			redeemed: cents(30),
			unproven: 0,
			expired: cents(40),
			refunded: cents(10),
		};
		assert_eq!(promises(), expected);
	});
}

#[test]
fn promises_should_refuse_what_cannot_be() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(units(UnitsAct::Minted, None, 10));
		for act in [UnitsAct::Sold { price: None }, UnitsAct::Recalled, UnitsAct::ExpiredUnsold] {
			assert_noop!(units(act, None, 11), UNEXPECTED);
		}
		for act in [UnitsAct::Redeemed, UnitsAct::Expired, UnitsAct::Refunded] {
			assert_noop!(units(act, None, 1), UNEXPECTED);
		}
	});
}

#[test]
fn promises_should_count_with_the_identity_of_the_account() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(units(UnitsAct::Minted, None, 10));
		let outstanding = |who| <Issuing as Guarantees<AccountId>>::claimable_worth(who);
		assert_ok!(units(UnitsAct::Sold { price: None }, Some(ALICE), 4));
		assert_eq!((outstanding(&ISSUER), outstanding(&SECOND)), (cents(4), cents(4)));
		assert_eq!((outstanding(&COMPANY), outstanding(&STRANGER)), (0, 0));
	});
}

/// K09 at its edge.
#[test]
fn minting_should_stop_at_the_limit() {
	ExtBuilder.build_and_execute(|| {
		let may_mint = |worth| <Issuing as Rights<AccountId>>::check_may_mint(&ISSUER, worth);
		assert_eq!(may_mint(cents(5_000_000)), Ok(()));
		assert_eq!(may_mint(cents(5_000_000) + 1), Err(Reason::CreditLimitReached));
		assert_eq!(may_mint(u128::MAX), Err(Reason::CreditLimitReached));
		assert_ok!(units(UnitsAct::Minted, None, 5_000_000));
		assert_eq!(may_mint(0), Ok(()));
		assert_eq!(may_mint(1), Err(Reason::CreditLimitReached));
		assert_eq!(may_mint(u128::MAX), Err(Reason::CreditLimitReached));
		// A redemption makes room.
		assert_ok!(units(UnitsAct::Sold { price: None }, Some(ALICE), 7));
		assert_ok!(units(UnitsAct::Redeemed, Some(ALICE), 7));
		assert_eq!(may_mint(cents(7)), Ok(()));
	});
}

#[test]
fn redemptions_should_prove_nothing_when_the_holder_is_related_to_the_issuer() {
	for holder in [SECOND, ALICE] {
		ExtBuilder.build_and_execute(|| {
			RelatedToIssuer::set(Some(ALICE));
			let before = Issuing::score(ISSUING).unwrap();
			assert_ok!(units(UnitsAct::Minted, None, 4_000_000));
			assert_ok!(units(UnitsAct::Sold { price: None }, Some(holder), 4_000_000));
			assert_ok!(units(UnitsAct::Redeemed, Some(holder), 4_000_000));
			let redeemed_all = cents(4_000_000);
			let expected =
				Promises { redeemed: redeemed_all, unproven: redeemed_all, ..Default::default() };
			assert_eq!(promises(), expected);
			assert_eq!(Issuing::score(ISSUING).unwrap(), before, "nothing was proved");
			assert!(!RatingRights::<Test>::contains_key(ISSUING, ALICE));
			RelatedToIssuer::set(None);
			redeemed(4_000_000);
			assert!(Issuing::score(ISSUING).unwrap().redemption > before.redemption);
			assert_eq!(RatingRights::<Test>::get(ISSUING, ALICE), 1);
		});
	}
}

/// Who was given units has no claim, so what is owed in a default is not diluted by them.
#[test]
fn promises_should_have_no_claim_when_the_series_is_given_away() {
	ExtBuilder.build_and_execute(|| {
		let claimable = || <Issuing as Guarantees<AccountId>>::claimable_worth(&ISSUER);
		let sold = UnitsAct::Sold { price: None };
		for series in [1, GIFTS] {
			assert_ok!(units_of(series, UnitsAct::Minted, None, 100));
		}
		assert_ok!(units_of(1, sold, Some(ALICE), 40));
		assert_ok!(units_of(GIFTS, sold, Some(BOB), 90));
		assert_eq!((promises().outstanding, promises().given), (cents(130), cents(90)));
		assert_eq!((promises().exposure(), claimable()), (cents(200), cents(40)));
		assert_ok!(units_of(GIFTS, UnitsAct::Redeemed, Some(BOB), 30));
		assert_ok!(units_of(GIFTS, UnitsAct::Refunded, Some(BOB), 20));
		assert_eq!((promises().given, claimable()), (cents(40), cents(40)));
		// Neither kind is taken for the other.
		assert_noop!(units_of(GIFTS, UnitsAct::Redeemed, Some(BOB), 41), UNEXPECTED);
		assert_noop!(units_of(1, UnitsAct::Redeemed, Some(BOB), 41), UNEXPECTED);
		assert_ok!(units_of(GIFTS, UnitsAct::Expired, None, 40));
		assert_eq!((promises().given, promises().outstanding), (0, cents(40)));
	});
}

/// Units that cost nothing are redeemed by friends without end: neither the rate of redemptions nor a rating may follow.
#[test]
fn redemptions_should_prove_nothing_when_the_series_is_given_away() {
	ExtBuilder.build_and_execute(|| {
		let before = Issuing::score(ISSUING).unwrap();
		for _ in 0..20 {
			assert_ok!(units_of(GIFTS, UnitsAct::Minted, None, 5_000_000));
			let sold = UnitsAct::Sold { price: None };
			assert_ok!(units_of(GIFTS, sold, Some(ALICE), 5_000_000));
			assert_ok!(units_of(GIFTS, UnitsAct::Redeemed, Some(ALICE), 5_000_000));
		}
		let worth = cents(100_000_000);
		let expected = Promises { redeemed: worth, unproven: worth, ..Default::default() };
		assert_eq!(promises(), expected);
		assert_eq!(Issuing::score(ISSUING).unwrap(), before, "nothing was proved");
		assert!(!RatingRights::<Test>::contains_key(ISSUING, ALICE));
	});
}

#[test]
fn promises_should_count_as_refunded_when_expired_units_are_paid_for() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(units(UnitsAct::Minted, None, 100));
		assert_ok!(units(UnitsAct::Sold { price: None }, Some(ALICE), 100));
		assert_noop!(units(UnitsAct::RefundedLate, Some(ALICE), 1), UNEXPECTED);
		assert_ok!(units(UnitsAct::Expired, None, 100));
		assert_ok!(units(UnitsAct::RefundedLate, Some(ALICE), 30));
		let expected = Promises { expired: cents(70), refunded: cents(30), ..Promises::default() };
		assert_eq!(promises(), expected);
		assert_noop!(units(UnitsAct::RefundedLate, Some(ALICE), 71), UNEXPECTED);
	});
}

/// The issuer has grade B by a million dollars put aside. With more promised they cover less, and grade C it would have then
/// carries three million and fifty thousand.
#[test]
fn minting_should_stop_where_the_grade_would_fall_when_more_is_promised() {
	ExtBuilder.build_and_execute(|| {
		covered();
		assert_eq!(record(ISSUING).grade, Grade::B);
		assert_eq!(Issuing::headroom(ISSUING).unwrap().limit, cents(400_000_000));
		let may_mint = |worth| <Issuing as Rights<AccountId>>::check_may_mint(&ISSUER, worth);
		assert_eq!(may_mint(cents(305_000_000)), Ok(()));
		assert_eq!(may_mint(cents(305_000_000) + 1), Err(Reason::CreditLimitReached));
		assert_eq!(may_mint(cents(400_000_000)), Err(Reason::CreditLimitReached));
	});
}
