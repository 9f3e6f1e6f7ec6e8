// SPDX-License-Identifier: Apache-2.0

use crate::{
	Counted, Defaults, Error, Event, WeightInfo, mock::*, types::MAX_PAYMENTS,
	weights::SubstrateWeight,
};
use frame_support::{
	assert_err_ignore_postinfo, assert_noop, assert_ok, dispatch::GetDispatchInfo,
};
use genex_primitives::{Quantity, Reason, SeriesId, payout::Share};
use sp_runtime::DispatchError;

/// Expects a refusal that leaves everything as it was.
fn refused(who: AccountId, series: SeriesId, quantity: Quantity, error: Error<Test>) {
	assert_noop!(Insolvency::claim(by(who), series, quantity).map_err(|e| e.error), error);
}

#[test]
fn claim_should_burn_units_and_pay_from_both_sources_when_the_issuer_is_in_default() {
	ExtBuilder.build_and_execute(|| {
		declare(&[CENTS]);
		System::reset_events();
		// 40 of 100 dollars owed, and 4,000 of 5,000 units.
		assert_eq!(claim(ALICE, CENTS, 4_000), (28 * ONE, 4 * ONE));
		assert_eq!(Units::get((CENTS, ALICE)), 0);
		let paid = vec![
			Share { asset: USDC, guarantee: 12 * ONE, holdback: 16 * ONE },
			Share { asset: EURC, guarantee: 4 * ONE, holdback: 0 },
		];
		assert_eq!(
			events(),
			vec![Event::Compensated {
				default: 0,
				series: CENTS,
				holder: ALICE,
				quantity: 4_000,
				worth: 40 * DOLLAR,
				paid,
			}]
		);
		let booked = vec![(ISSUER, USDC, 12 * ONE, 16 * ONE), (ISSUER, EURC, 4 * ONE, 0)];
		assert_eq!(Booked::get(), booked);
		assert_eq!(Defaults::<Test>::get(ISSUER_ID).unwrap().claimed, 40 * DOLLAR);
		assert_eq!(Counted::<Test>::get(0, CENTS).unwrap().claimed, 4_000);
	});
}

#[test]
fn claim_should_count_the_series_when_it_is_the_first() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		assert_eq!(claim(BOB, CENTS, 1_000), (7 * ONE, ONE));
		assert_eq!(Counted::<Test>::get(0, CENTS).unwrap().units, 5_000);
		assert_eq!(Insolvency::shortfall_of(ISSUER), Some(39 * DOLLAR));
		assert_eq!(claim(ALICE, CARDS, 2), (15 * ONE, 5 * ONE));
	});
}

#[test]
fn claim_should_pay_what_units_are_worth_when_all_is_covered() {
	ExtBuilder.build_and_execute(|| {
		give_guarantee(USDC, 59 * ONE);
		declare(&[CENTS]);
		let (dollars, euros) = claim(ALICE, CENTS, 4_000);
		assert_eq!((dollars, euros), (89 * ONE * 4 / 10, 4 * ONE));
		assert_eq!(dollars + euros * 11 / 10, 40 * ONE);
		assert_eq!(Kept::get(CENTS), vec![(USDC, 20 * ONE)]);
	});
}

#[test]
fn claim_should_cost_by_payment_when_it_is_made() {
	ExtBuilder.build_and_execute(|| {
		declare(&[CENTS]);
		let three = Insolvency::claim(by(ALICE), CENTS, 4_000).unwrap();
		assert_eq!(three.actual_weight, Some(SubstrateWeight::<Test>::claim(3)));
		let two = Insolvency::claim(by(ALICE), CARDS, 2).unwrap();
		assert_eq!(two.actual_weight, Some(SubstrateWeight::<Test>::claim(2)));
	});
}

#[test]
fn claim_should_cost_the_numbers_of_units_only_when_they_bear_some() {
	ExtBuilder.build_and_execute(|| {
		declare(&[CENTS]);
		let most = SubstrateWeight::<Test>::claim(MAX_PAYMENTS).saturating_add(OfSerials::get());
		let call = crate::Call::<Test>::claim { series: CENTS, quantity: 4_000 };
		assert_eq!(call.get_dispatch_info().call_weight, most);
		Numbered::set(true);
		let numbered = Insolvency::claim(by(ALICE), CENTS, 2_000).unwrap();
		Numbered::set(false);
		let three = SubstrateWeight::<Test>::claim(3);
		assert_eq!(numbered.actual_weight, Some(three.saturating_add(OfSerials::get())));
		let plain = Insolvency::claim(by(ALICE), CENTS, 2_000).unwrap();
		assert_eq!(plain.actual_weight, Some(three));
	});
}

#[test]
fn claim_should_cost_by_payment_when_the_guarantee_lies_on_several_accounts() {
	ExtBuilder.build_and_execute(|| {
		declare(&[CENTS]);
		GuaranteeAccounts::set(7);
		// Of two stablecoins, and one payment of what was kept.
		let paid = Insolvency::claim(by(ALICE), CENTS, 4_000).unwrap();
		assert_eq!(paid.actual_weight, Some(SubstrateWeight::<Test>::claim(15)));
	});
}

#[test]
fn claim_should_pay_the_same_when_units_were_redeemed_in_between() {
	ExtBuilder.build_and_execute(|| {
		declare(&[CENTS]);
		assert_ok!(redeem(CENTS, ALICE, 4_000));
		assert_eq!(claim(BOB, CENTS, 1_000), (7 * ONE, ONE));
	});
}

#[test]
fn claim_should_fail_when_the_issuer_is_not_in_default() {
	ExtBuilder.build_and_execute(|| {
		refused(ALICE, CENTS, 1, Error::NotInDefault);
		refused(ALICE, UNKNOWN, 1, Error::UnknownSeries);
		declare(&[CENTS]);
		refused(BOB, FOREIGN, 1, Error::NotInDefault);
		refused(ALICE, CENTS, 0, Error::ZeroQuantity);
	});
}

#[test]
fn claim_should_fail_when_the_issuer_makes_it() {
	ExtBuilder.build_and_execute(|| {
		sell(CENTS, ISSUER_STAFF, 100);
		declare(&[CENTS]);
		refused(ISSUER_STAFF, CENTS, 100, Error::OwnDefault);
		refused(ISSUER, CENTS, 100, Error::OwnDefault);
	});
}

#[test]
fn claim_should_fail_when_the_time_is_over() {
	ExtBuilder.build_and_execute(|| {
		declare(&[CENTS]);
		Now::set(START + CLAIMS - 1);
		claim(ALICE, CENTS, 1_000);
		end_claims();
		refused(ALICE, CENTS, 1_000, Error::ClaimsEnded);
		assert_ok!(Insolvency::close_default(by(ANYBODY), ISSUER));
		refused(ALICE, CENTS, 1_000, Error::ClaimsEnded);
	});
}

#[test]
fn claim_should_fail_when_nothing_would_be_paid() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Insolvency::declare_default(by(OFFICER), OTHER_ISSUER, list(&[]), REASON));
		refused(BOB, FOREIGN, 1, Error::NothingToPay);
		assert_eq!(Units::get((FOREIGN, BOB)), 1);
	});
}

#[test]
fn claim_should_fail_when_more_is_claimed_than_was_counted() {
	ExtBuilder.build_and_execute(|| {
		declare(&[CENTS]);
		sell(CENTS, CAROL, 10_000);
		refused(CAROL, CENTS, 5_001, Error::MoreThanCounted);
		claim(CAROL, CENTS, 1_000);
		refused(ALICE, CENTS, 4_001, Error::MoreThanCounted);
	});
}

#[test]
fn claim_should_leave_everything_when_units_cannot_burn_or_nobody_pays() {
	ExtBuilder.build_and_execute(|| {
		declare(&[CENTS]);
		let claim = |who, quantity| {
			Insolvency::claim(by(who), CENTS, quantity).map_err(|failure| failure.error)
		};
		assert_noop!(claim(BOB, 1_001), DispatchError::Other("too few units"));
		Frozen::insert(ALICE, true);
		let frozen = DispatchError::Other(Reason::SenderFrozen.text());
		assert_noop!(claim(ALICE, 1_000), frozen);
		PaymentsFail::set(true);
		assert_noop!(claim(BOB, 1_000), DispatchError::Other("payments fail"));
	});
}

#[test]
fn claim_should_fail_when_a_rate_is_too_old_to_count_the_series() {
	ExtBuilder.build_and_execute(|| {
		keep(CENTS, EURC, ONE);
		declare(&[]);
		RatesAreOld::set(true);
		refused(ALICE, CENTS, 1_000, Error::Refused(Reason::FxRateStale.code()));
		RatesAreOld::set(false);
		claim(ALICE, CENTS, 1_000);
		// What was counted needs no rate any more.
		RatesAreOld::set(true);
		claim(ALICE, CENTS, 1_000);
	});
}

#[test]
fn claim_should_use_up_a_reservation_when_its_holder_is_free_in_time() {
	ExtBuilder.build_and_execute(|| {
		declare(&[CENTS]);
		Frozen::insert(ALICE, true);
		assert_ok!(Insolvency::reserve(by(ANYBODY), CENTS, ALICE));
		assert_err_ignore_postinfo!(
			Insolvency::claim(by(ALICE), CENTS, 4_000),
			DispatchError::Other(Reason::SenderFrozen.text())
		);
		end_claims();
		Frozen::insert(ALICE, false);
		refused(ALICE, CENTS, 4_001, Error::ClaimsEnded);
		refused(BOB, CENTS, 1, Error::ClaimsEnded);
		assert_eq!(claim(ALICE, CENTS, 1_000), (7 * ONE, ONE));
		assert_eq!(Insolvency::reservation_of(CENTS, ALICE).unwrap().quantity, 3_000);
		System::reset_events();
		assert_eq!(claim(ALICE, CENTS, 3_000), (21 * ONE, 3 * ONE));
		let ended = Event::ReservationEnded { default: 0, series: CENTS, holder: ALICE };
		assert_eq!(events().first(), Some(&ended));
		assert_eq!(Defaults::<Test>::get(ISSUER_ID).unwrap().reservations, 0);
	});
}

/// Who was given units paid nothing, and takes nothing from those who did.
#[test]
fn claim_should_pay_buyers_the_same_when_accomplices_were_given_units() {
	ExtBuilder.build_and_execute(|| {
		sell(GIFTS, CAROL, 1_000_000);
		declare(&[CENTS]);
		assert_eq!(Defaults::<Test>::get(ISSUER_ID).unwrap().owed, 100 * DOLLAR);
		assert_eq!(claim(ALICE, CENTS, 4_000), (28 * ONE, 4 * ONE));
		refused(CAROL, GIFTS, 1_000_000, Error::NoClaim);
		refused(CAROL, GIFTS, 1, Error::NoClaim);
		assert_eq!(claim(BOB, CENTS, 1_000), (7 * ONE, ONE));
		assert_eq!(claim(ALICE, CARDS, 2), (15 * ONE, 5 * ONE));
	});
}

#[test]
fn claim_should_fail_when_something_is_kept_of_a_series_that_is_given_away() {
	ExtBuilder.build_and_execute(|| {
		sell(GIFTS, CAROL, 100);
		keep(GIFTS, USDC, ONE);
		declare(&[]);
		refused(CAROL, GIFTS, 100, Error::NoClaim);
		assert_eq!(Kept::get(GIFTS), vec![(USDC, ONE)]);
	});
}
