// SPDX-License-Identifier: Apache-2.0
use super::*;
use genex_primitives::traits::Redemptions;

const ORDER: H256 = H256::repeat_byte(9);

fn redeem(who: AccountId, series: SeriesId, quantity: Quantity, at: AccountId) -> DispatchResult {
	Coupons::redeem(by(who), series, quantity, at, ORDER, None)
}

#[test]
fn redeem_should_burn_a_part_and_leave_the_rest() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::add_redeemer(by(ISSUER), series, STORE));
		let message = Ciphertext::truncate_from(vec![1; 512]);
		let call = Coupons::redeem(by(ALICE), series, 300, STORE, ORDER, Some(message.clone()));
		assert_ok!(call);
		assert_eq!(holding(ALICE, series), (200, 0));
		assert_eq!(holding(STORE, series), (0, 0));
		let expected = UnitCounters {
			minted: 1_000,
			unsold: 500,
			circulating: 200,
			redeemed: 300,
			..Default::default()
		};
		assert_eq!(counters(series), expected);
		assert_event(Event::Redeemed {
			series,
			holder: ALICE,
			redeemer: STORE,
			quantity: 300,
			face: Money::new(CurrencyCode::USD, 300),
			order_hash: ORDER,
			ciphertext: Some(message),
		});
	});
}

#[test]
fn redeem_should_remove_the_entry_when_all_is_used() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(redeem(ALICE, series, 500, ISSUER));
		assert!(!Holdings::<Test>::contains_key(ALICE, series));
		assert_noop!(redeem(ALICE, series, 1, ISSUER), Error::<Test>::NotEnoughUnits);
	});
}

#[test]
fn redeem_should_ask_the_rules_about_holder_and_redeemer() {
	ExtBuilder.build_and_execute(|| {
		let mut voucher = terms();
		(voucher.divisible, voucher.face_minor) = (false, 2_500);
		let series = sold_with(voucher);
		assert_ok!(redeem(ALICE, series, 2, ISSUER));
		assert_eq!(Asked::get().last(), Some(&(Path::Redeem, ALICE, ISSUER, 2, 5_000)));
		freeze(ALICE);
		assert_noop!(redeem(ALICE, series, 1, ISSUER), refused(Reason::SenderFrozen));
	});
}

#[test]
fn redeem_should_fail_when_the_redeemer_is_not_appointed() {
	ExtBuilder.build_and_execute(|| {
		let (series, other) = (sold(), sold());
		assert_ok!(Coupons::add_redeemer(by(ISSUER), other, STORE));
		for at in [STORE, BOB, ALICE, STRANGER] {
			assert_noop!(redeem(ALICE, series, 1, at), Error::<Test>::NotRedeemer);
		}
	});
}

#[test]
fn redeem_should_work_within_the_validity_only() {
	ExtBuilder.build_and_execute(|| {
		let mut later = terms();
		later.valid_from = START + 100;
		let series = sold_with(later);
		set_time(START + 99);
		assert_noop!(redeem(ALICE, series, 1, ISSUER), refused(Reason::SeriesNotYetValid));
		set_time(START + 100);
		assert_ok!(redeem(ALICE, series, 1, ISSUER));
		set_time(VALID_UNTIL - 1);
		assert_ok!(redeem(ALICE, series, 1, ISSUER));
		set_time(VALID_UNTIL);
		assert_noop!(redeem(ALICE, series, 1, ISSUER), refused(Reason::SeriesExpired));
	});
}

#[test]
fn redeem_should_not_care_for_policy_territory_or_the_issuers_tier() {
	ExtBuilder.build_and_execute(|| {
		let mut strict = terms();
		strict.transfer_policy = TransferPolicy::None;
		strict.territory = Territory::Only(places(&[*b"JP"]));
		let series = sold_with(strict);
		assert_ok!(Coupons::add_redeemer(by(ISSUER), series, STORE));
		register(ISSUER, Tier::L0, *b"US");
		register(ALICE, Tier::L1, *b"US");
		assert_ok!(redeem(ALICE, series, 1, STORE));
	});
}

#[test]
fn redeem_should_fail_when_units_are_missing_or_in_escrow() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_noop!(redeem(BOB, series, 1, ISSUER), Error::<Test>::NotEnoughUnits);
		assert_ok!(Door::hold(series, &ALICE, 500));
		assert_noop!(redeem(ALICE, series, 1, ISSUER), Error::<Test>::NotEnoughUnits);
		assert_noop!(redeem(ALICE, series, 0, ISSUER), Error::<Test>::ZeroQuantity);
		assert_noop!(redeem(ALICE, 77, 1, ISSUER), Error::<Test>::NoSuchSeries);
	});
}

#[test]
fn redeem_should_fail_when_the_origin_is_not_signed() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let call = Coupons::redeem(origin, series, 1, ISSUER, ORDER, None);
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}

#[test]
fn redeem_should_leave_the_cap_of_staff_alone() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_noop!(redeem(ALICE, series, 7, STORE), Error::<Test>::NotRedeemer);
		Staff::set(vec![(STORE, StaffScope::AcceptRedemption)]);
		assert!(Coupons::is_redeemer(series, STORE));
		assert_noop!(redeem(ALICE, series, 7, STORE), Error::<Test>::StaffMustAccept);
		let by_others = <Coupons as Redemptions<AccountId>>::redeem;
		let brought = by_others(series, &ALICE, 7, &STORE, ORDER);
		assert_noop!(brought, Error::<Test>::StaffMustAccept);
		assert!(StaffActs::get().is_empty());
		// Who is appointed for the series has no cap.
		assert_ok!(Coupons::add_redeemer(by(ISSUER), series, STORE));
		assert_ok!(redeem(ALICE, series, 7, STORE));
		assert!(StaffActs::get().is_empty());
	});
}

#[test]
fn redeem_should_count_what_staff_has_itself() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		Staff::set(vec![(ALICE, StaffScope::AcceptRedemption)]);
		assert_ok!(redeem(ALICE, series, 7, ALICE));
		let (scope, worth) = (StaffScope::AcceptRedemption, 7 * 10_000_000);
		assert_eq!(StaffActs::get(), [(ALICE, scope, worth)]);
	});
}
