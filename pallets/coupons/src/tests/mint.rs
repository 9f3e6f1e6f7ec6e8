// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn mint_should_fill_the_inventory_when_approved() {
	ExtBuilder.build_and_execute(|| {
		let series = approved_with(terms());
		assert_ok!(Coupons::mint(by(ISSUER), series, 300));
		let expected = UnitCounters { minted: 300, unsold: 300, ..Default::default() };
		assert_eq!(counters(series), expected);
		assert_eq!(holding(ISSUER, series), (0, 0));
		assert_event(Event::Minted { series, issuer: ISSUER, quantity: 300 });
	});
}

#[test]
fn mint_should_work_when_listed_and_when_selling() {
	ExtBuilder.build_and_execute(|| {
		for series in [listed_with(terms()), sold()] {
			assert_ok!(Coupons::mint(by(ISSUER), series, 5));
			assert_eq!(counters(series).minted, 1_005);
		}
	});
}

#[test]
fn mint_should_stop_at_the_supply_cap() {
	ExtBuilder.build_and_execute(|| {
		let series = approved_with(terms());
		assert_noop!(Coupons::mint(by(ISSUER), series, CAP + 1), Error::<Test>::SupplyCapReached);
		assert_ok!(Coupons::mint(by(ISSUER), series, CAP));
		assert_noop!(Coupons::mint(by(ISSUER), series, 1), Error::<Test>::SupplyCapReached);
		let huge = Coupons::mint(by(ISSUER), series, Quantity::MAX);
		assert_noop!(huge, Error::<Test>::SupplyCapReached);
	});
}

#[test]
fn mint_should_not_count_recalled_units_as_room_under_the_cap() {
	ExtBuilder.build_and_execute(|| {
		let series = minted_with(terms(), CAP);
		assert_ok!(Coupons::recall(by(ISSUER), series, CAP));
		assert_noop!(Coupons::mint(by(ISSUER), series, 1), Error::<Test>::SupplyCapReached);
	});
}

#[test]
fn mint_should_reach_the_widest_supply() {
	ExtBuilder.build_and_execute(|| {
		let mut wide = terms();
		wide.supply_cap = Quantity::MAX;
		let series = approved_with(wide);
		assert_ok!(Coupons::mint(by(ISSUER), series, Quantity::MAX));
		assert_noop!(Coupons::mint(by(ISSUER), series, 1), Error::<Test>::SupplyCapReached);
	});
}

#[test]
fn mint_should_fail_when_the_state_does_not_allow_it() {
	ExtBuilder.build_and_execute(|| {
		let closed = sold();
		assert_ok!(Coupons::close_series(by(ISSUER), closed));
		let rejected = submitted();
		assert_ok!(Coupons::reject_series(by(APPROVER), rejected, 1, H256::repeat_byte(5)));
		for series in [draft(), submitted(), rejected, closed] {
			assert_noop!(Coupons::mint(by(ISSUER), series, 1), Error::<Test>::NotMintable);
		}
	});
}

#[test]
fn mint_should_fail_when_the_issuer_lost_its_tier() {
	ExtBuilder.build_and_execute(|| {
		let series = approved_with(terms());
		register(ISSUER, Tier::L2, *b"JP");
		let call = Coupons::mint(by(ISSUER), series, 1);
		assert_noop!(call, refused(Reason::IssuerTierTooLow));
	});
}

#[test]
fn mint_should_fail_when_the_validity_ended() {
	ExtBuilder.build_and_execute(|| {
		let series = approved_with(terms());
		set_time(VALID_UNTIL - 1);
		assert_ok!(Coupons::mint(by(ISSUER), series, 1));
		set_time(VALID_UNTIL);
		let call = Coupons::mint(by(ISSUER), series, 1);
		assert_noop!(call, refused(Reason::SeriesExpired));
	});
}

#[test]
fn mint_should_fail_when_the_quantity_is_zero() {
	ExtBuilder.build_and_execute(|| {
		let series = approved_with(terms());
		assert_noop!(Coupons::mint(by(ISSUER), series, 0), Error::<Test>::ZeroQuantity);
	});
}

#[test]
fn mint_should_fail_when_not_called_by_the_issuer() {
	ExtBuilder.build_and_execute(|| {
		let series = approved_with(terms());
		assert_issuer_only(series, |who, series| Coupons::mint(who, series, 1));
	});
}

#[test]
fn mint_should_be_open_to_staff_with_the_scope() {
	ExtBuilder.build_and_execute(|| {
		let series = approved_with(terms());
		Staff::set(vec![(STORE, StaffScope::Mint), (BOB, StaffScope::List)]);
		assert_ok!(Coupons::mint(by(STORE), series, 300));
		assert_eq!(counters(series).unsold, 300);
		assert_eq!(StaffActs::get(), [(STORE, StaffScope::Mint, 300 * 10_000_000)]);
		assert_event(Event::Minted { series, issuer: ISSUER, quantity: 300 });
		assert_noop!(Coupons::mint(by(BOB), series, 1), Error::<Test>::NotIssuer);
		StaffTired::set(true);
		assert_noop!(Coupons::mint(by(STORE), series, 1), refused(Reason::StaffCapReached));
	});
}

#[test]
fn mint_should_fail_when_the_credit_does_not_carry_it() {
	ExtBuilder.build_and_execute(|| {
		let series = approved_with(terms());
		Credit::set(300 * 10_000_000);
		let call = Coupons::mint(by(ISSUER), series, 301);
		assert_noop!(call, refused(Reason::CreditLimitReached));
		assert_ok!(Coupons::mint(by(ISSUER), series, 300));
	});
}
