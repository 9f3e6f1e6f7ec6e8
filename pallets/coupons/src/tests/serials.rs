// SPDX-License-Identifier: Apache-2.0
//! Series whose units bear numbers: what the book of serials is told, and what needs the numbers.

use super::*;
use frame_support::dispatch::GetDispatchInfo;

const HASH: H256 = H256::repeat_byte(9);

/// Terms of a voucher over $25.
fn voucher() -> SeriesTerms {
	SeriesTerms { divisible: false, face_minor: 2_500, ..terms() }
}

/// A serialised series of which ALICE has 500 units and the issuer 500 unsold ones.
fn serialised() -> SeriesId {
	let series = approved_with(voucher());
	assert_ok!(Coupons::do_mark_serialised(&ISSUER, series));
	assert_ok!(Coupons::mint(by(ISSUER), series, 1_000));
	assert_ok!(Door::mark_listed(series));
	assert_ok!(Door::sell(series, &ALICE, 500));
	Numbered::set(Vec::new());
	series
}

#[test]
fn sell_should_spare_the_same_keys_when_units_bear_numbers() {
	ExtBuilder.build_and_execute(|| {
		for series in [serialised(), sold()] {
			SparedKeys::set((0, 0));
			assert_ok!(Door::sell(series, &ALICE, 1));
			assert_eq!(SparedKeys::get(), (1, 1));
		}
	});
}

#[test]
fn recall_should_spare_numbers_when_units_bear_none() {
	ExtBuilder.build_and_execute(|| {
		let call = crate::Call::<Test>::recall { series: 1, quantity: 1 };
		let declared = crate::weights::SubstrateWeight::<Test>::recall();
		let declared = declared.saturating_add(OfSerials::get());
		assert_eq!(call.get_dispatch_info().call_weight, declared);
		for (series, spared) in [(serialised(), 0), (sold(), OfSerials::get().ref_time())] {
			SparedTime::set(0);
			assert_ok!(Coupons::recall(by(ISSUER), series, 1));
			assert_eq!(SparedTime::get(), spared);
		}
	});
}

#[test]
fn do_mark_serialised_should_note_it_before_the_first_unit() {
	ExtBuilder.build_and_execute(|| {
		let series = approved_with(voucher());
		assert!(!<Coupons as CouponsTrait<_>>::is_serialised(series));
		assert_ok!(Coupons::do_mark_serialised(&ISSUER, series));
		assert!(<Coupons as CouponsTrait<_>>::is_serialised(series));
		let again = Coupons::do_mark_serialised(&ISSUER, series);
		assert_noop!(again, Error::<Test>::AlreadySerialised);
	});
}

#[test]
fn do_mark_serialised_should_fail_when_it_may_not_be() {
	ExtBuilder.build_and_execute(|| {
		let mark = Coupons::do_mark_serialised;
		assert_noop!(mark(&ISSUER, 77), Error::<Test>::NoSuchSeries);
		let series = draft_with(voucher());
		assert_noop!(mark(&ALICE, series), Error::<Test>::NotIssuer);
		assert_noop!(mark(&ISSUER, series), Error::<Test>::NotMintable);
		let money = approved_with(terms());
		assert_noop!(mark(&ISSUER, money), Error::<Test>::SeriesDivisible);
		let minted = minted_with(voucher(), 1);
		assert_noop!(mark(&ISSUER, minted), Error::<Test>::AlreadyMinted);
		let series = approved_with(voucher());
		register(ISSUER, Tier::L2, *b"JP");
		assert_noop!(mark(&ISSUER, series), refused(Reason::IssuerTierTooLow));
	});
}

#[test]
fn book_should_be_told_of_units_that_come_and_go() {
	ExtBuilder.build_and_execute(|| {
		let series = serialised();
		assert_ok!(Coupons::mint(by(ISSUER), series, 5));
		assert_ok!(Door::sell(series, &BOB, 2));
		assert_ok!(Coupons::recall(by(ISSUER), series, 3));
		let told = [
			("minted", series, None, None, 5),
			("sold", series, None, Some(BOB), 2),
			("recalled", series, None, None, 3),
		];
		assert_eq!(Numbered::get(), told);
	});
}

#[test]
fn book_should_be_told_of_moves_that_name_no_numbers() {
	ExtBuilder.build_and_execute(|| {
		let series = serialised();
		assert_ok!(Door::transfer(Path::P2P, series, &ALICE, &BOB, 3, None));
		assert_ok!(Door::hold(series, &ALICE, 4));
		assert_ok!(Door::transfer_held(Path::P2P, series, &ALICE, &BOB, 4, None));
		assert_ok!(<Coupons as CouponsTrait<_>>::force_move(series, &BOB, &CAROL, 1));
		let told = [
			("moved", series, Some(ALICE), Some(BOB), 3),
			("moved", series, Some(ALICE), Some(BOB), 4),
			("moved", series, Some(BOB), Some(CAROL), 1),
		];
		assert_eq!(Numbered::get(), told);
	});
}

#[test]
fn book_should_not_be_told_of_other_series_or_of_named_moves() {
	ExtBuilder.build_and_execute(|| {
		let plain = sold_with(voucher());
		assert_ok!(Coupons::transfer(by(ALICE), plain, BOB, 3));
		assert_ok!(Coupons::redeem(by(ALICE), plain, 1, ISSUER, HASH, None));
		assert_ok!(Coupons::recall(by(ISSUER), plain, 1));
		let series = serialised();
		assert_ok!(Coupons::do_transfer_named(&ALICE, &ALICE, &BOB, series, 3));
		assert_ok!(Coupons::do_redeem_named(&BOB, series, 1, &ISSUER, HASH, None));
		assert_eq!(holding(BOB, series), (2, 0));
		assert!(Numbered::get().is_empty());
	});
}

#[test]
fn calls_should_fail_when_they_do_not_name_the_numbers() {
	ExtBuilder.build_and_execute(|| {
		let series = serialised();
		assert_ok!(Coupons::set_operator(by(ALICE), BOB, true));
		let needed = DispatchError::from(Error::<Test>::SerialsNeeded);
		assert_noop!(Coupons::transfer(by(ALICE), series, BOB, 1), needed);
		assert_noop!(Coupons::transfer_from(by(BOB), ALICE, BOB, series, 1), needed);
		let items = BatchItems::truncate_from(vec![(series, 1)]);
		assert_noop!(Coupons::transfer_batch(by(ALICE), BOB, items.clone()), needed);
		assert_noop!(Coupons::transfer_batch_from(by(BOB), ALICE, BOB, items), needed);
		assert_noop!(Coupons::redeem(by(ALICE), series, 1, ISSUER, HASH, None), needed);
	});
}

#[test]
fn move_should_leave_nothing_when_the_book_fails() {
	ExtBuilder.build_and_execute(|| {
		let series = serialised();
		NumbersFail::set(true);
		let fails = DispatchError::Other("the book of serials fails");
		let moved = Door::transfer(Path::P2P, series, &ALICE, &BOB, 3, None);
		assert_noop!(moved, fails);
	});
}

#[test]
fn do_transfer_named_should_refuse_when_the_operator_may_not_act() {
	ExtBuilder.build_and_execute(|| {
		let series = serialised();
		freeze(BOB);
		let call = Coupons::do_transfer_named(&BOB, &ALICE, &CAROL, series, 1);
		assert_noop!(call, refused(Reason::SenderFrozen));
	});
}
