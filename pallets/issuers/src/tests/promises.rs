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
			redeemed: cents(30),
			own: 0,
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
		let outstanding = |who| <Issuing as Guarantees<AccountId>>::outstanding_worth(who);
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
			let own = cents(4_000_000);
			assert_eq!(promises(), Promises { redeemed: own, own, ..Default::default() });
			assert_eq!(Issuing::score(ISSUING).unwrap(), before, "nothing was proved");
			assert!(!RatingRights::<Test>::contains_key(ISSUING, ALICE));
			RelatedToIssuer::set(None);
			redeemed(4_000_000);
			assert!(Issuing::score(ISSUING).unwrap().redemption > before.redemption);
			assert_eq!(RatingRights::<Test>::get(ISSUING, ALICE), 1);
		});
	}
}
