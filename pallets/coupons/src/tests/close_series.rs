// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn close_series_should_end_minting_and_sale_and_keep_holders_rights() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::close_series(by(ISSUER), series));
		assert_eq!(state_of(series), SeriesState::Closed);
		assert_event(Event::SeriesClosed { series, issuer: ISSUER });
		assert_noop!(Coupons::mint(by(ISSUER), series, 1), Error::<Test>::NotMintable);
		assert_noop!(Door::sell(series, &BOB, 1), Error::<Test>::NotForSale);
		assert_ok!(Coupons::transfer(by(ALICE), series, BOB, 10));
		assert_ok!(Coupons::redeem(by(BOB), series, 10, ISSUER, H256::zero(), None));
	});
}

#[test]
fn close_series_should_work_when_approved_and_when_listed() {
	ExtBuilder.build_and_execute(|| {
		for series in [approved_with(terms()), listed_with(terms())] {
			assert_ok!(Coupons::close_series(by(ISSUER), series));
			assert_eq!(state_of(series), SeriesState::Closed);
		}
	});
}

#[test]
fn close_series_should_fail_when_not_approved_or_closed_already() {
	ExtBuilder.build_and_execute(|| {
		let closed = sold();
		assert_ok!(Coupons::close_series(by(ISSUER), closed));
		for series in [draft(), submitted(), closed] {
			assert_noop!(Coupons::close_series(by(ISSUER), series), Error::<Test>::WrongState);
		}
	});
}

#[test]
fn close_series_should_fail_when_not_called_by_the_issuer() {
	ExtBuilder.build_and_execute(|| assert_issuer_only(sold(), Coupons::close_series));
}
