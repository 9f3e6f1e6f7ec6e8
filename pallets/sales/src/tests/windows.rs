// SPDX-License-Identifier: Apache-2.0

//! What becomes of the money of a purchase: with and without refund window and holdback.

use frame_support::{assert_noop, assert_ok, storage::with_storage_layer};
use genex_primitives::{Jurisdiction, Path, Ppm, Reason, Territory, traits::MoneyAct};

use crate::{
	Error, Event, ListingTerms, Pool, Pools, PriceStep, PriceSteps, Purchase, Purchases, Queue,
	Queues, Windows, mock::*,
};

#[test]
fn purchase_should_wait_in_the_sellers_escrow_when_there_is_a_refund_window() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { holdback: Ppm::from_percent(30), ..refundable() });
		System::reset_events();
		assert_ok!(buy(BUYER, id, 3));
		assert_eq!((money(BUYER), money(ISSUER), held(ISSUER)), (MONEY - 3_000, 0, 3_000));
		assert_eq!(money(TREASURY), 0, "the fee waits, too");
		let window_ends = START + u64::from(WINDOW);
		let purchase = Purchase {
			buyer: BUYER,
			identity: 3,
			listing: id,
			series: REFUNDABLE,
			asset: USDC,
			quantity: 3,
			refunded: 0,
			total: 3_000,
			fee: Fee::get(),
			holdback: Ppm::from_percent(30),
			window_ends,
			waited: 0,
		};
		assert_eq!(Sales::refundable_purchase(0), Some(purchase));
		assert_eq!(Windows::<Test>::get(REFUNDABLE, 0), Some(0));
		assert_eq!(Queues::<Test>::get(REFUNDABLE), Queue { first: 0, next: 1 });
		let opened = Event::WindowOpened { purchase: 0, listing: id, buyer: BUYER, window_ends };
		assert_eq!(events()[1..], [opened]);
		let sold = MoneyAct::Sold { total: 3_000, fee: 30, window: 3_000, holdback: 0 };
		assert_eq!(Booked::get(), vec![(ISSUER, USDC, sold)]);
	});
}

#[test]
fn purchase_should_keep_a_share_for_holders_when_the_listing_says_so() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { holdback: Ppm::from_percent(30), ..terms() });
		assert_ok!(buy(BUYER, id, 3));
		// 30 % of 3,000 less the fee of 30.
		assert_eq!((money(ISSUER), held(ISSUER), money(TREASURY)), (2_079, 891, 30));
		let pool = Pool { held: 891, covered: 3, due: 0 };
		assert_eq!(Pools::<Test>::get(GIFT, USDC), Some(pool));
		let sold = MoneyAct::Sold { total: 3_000, fee: 30, window: 0, holdback: 891 };
		assert_eq!(booked(), vec![sold]);
		assert_eq!(Purchases::<Test>::iter().count(), 0);
		assert_eq!(Sales::kept_proceeds(GIFT, USDC), Some(pool));
	});
}

#[test]
fn purchase_should_release_what_is_due_before_it_keeps_more() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { holdback: Ppm::ONE, ..terms() });
		assert_ok!(buy(BUYER, id, 4));
		redeem(GIFT, BUYER, 1);
		assert_ok!(buy(BUYER, id, 2));
		let pool = Pool { held: 2_970 + 1_980, covered: 5, due: 990 };
		assert_eq!(Pools::<Test>::get(GIFT, USDC), Some(pool));
	});
}

#[test]
fn purchase_should_keep_nothing_when_it_is_free() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { series: PROMO, price: 0, ..terms() });
		assert_ok!(buy(BUYER, id, 3));
		assert_eq!((Pools::<Test>::iter().count(), booked()), (0, vec![]));
	});
}

#[test]
fn purchase_should_pay_the_price_of_each_unit_when_the_price_has_steps() {
	ExtBuilder.build_and_execute(|| {
		let steps = vec![PriceStep { from: 2, price: 2_000 }, PriceStep { from: 4, price: 5_000 }];
		let id = list(ListingTerms { steps: PriceSteps::truncate_from(steps), ..terms() });
		assert_ok!(Sales::purchase(RuntimeOrigin::signed(BUYER), id, 1, 1_000));
		let quote = Sales::quote(id, 4, BUYER).unwrap();
		assert_eq!(quote.total, 1_000 + 2 * 2_000 + 5_000);
		let low = Sales::purchase(RuntimeOrigin::signed(BUYER), id, 4, 9_999);
		assert_noop!(low, Error::<Test>::PriceAboveLimit);
		assert_ok!(Sales::purchase(RuntimeOrigin::signed(BUYER), id, 4, 10_000));
		assert_eq!(Sales::quote(id, 1, BUYER).unwrap().total, 5_000);
	});
}

#[test]
fn purchase_should_fail_when_the_buyer_resides_elsewhere() {
	let japan = Jurisdiction::new(*b"JP").unwrap();
	let home = Jurisdiction::new(*b"US").unwrap();
	let listed = |place| {
		let mut places = genex_primitives::jurisdiction::Jurisdictions::new();
		places.try_insert(place).unwrap();
		places
	};
	ExtBuilder.build_and_execute(|| {
		for territory in [Territory::Only(listed(japan)), Territory::Except(listed(home))] {
			let id = list(ListingTerms { territory, ..terms() });
			assert_noop!(buy(BUYER, id, 1), Error::<Test>::PlaceExcluded);
		}
		for territory in [Territory::Only(listed(home)), Territory::Except(listed(japan))] {
			let id = list(ListingTerms { territory, ..terms() });
			assert_ok!(buy(BUYER, id, 1));
		}
	});
}

#[test]
fn purchase_should_fail_when_the_issuer_may_not_sell() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		MaySell::set(false);
		let suspended = Error::<Test>::Refused(Reason::IssuerSuspended.code());
		assert_noop!(buy(BUYER, id, 1), suspended);
		MaySell::set(true);
		MayIssue::set(false);
		assert_ok!(buy(BUYER, id, 1));
	});
}

#[test]
fn purchase_should_change_nothing_when_the_books_fail() {
	ExtBuilder.build_and_execute(|| {
		let id = list(refundable());
		BooksFail::set(true);
		assert_noop!(buy(BUYER, id, 1), INJECTED);
	});
}

#[test]
fn review_should_open_the_window_under_the_same_number_when_it_is_approved() {
	ExtBuilder.build_and_execute(|| {
		ReviewedFrom::set(1);
		let id = list(refundable());
		assert_ok!(buy(BUYER, id, 2));
		assert_ok!(buy(SMALL_BUYER, id, 1));
		Now::set(START + 50);
		assert_ok!(Sales::review_approved(1));
		let purchase = Purchases::<Test>::get(1).unwrap();
		assert_eq!((purchase.buyer, purchase.window_ends), (SMALL_BUYER, START + 550));
		assert_eq!(Windows::<Test>::get(REFUNDABLE, 0), Some(1));
		assert_eq!((held(SMALL_BUYER), held(ISSUER)), (0, 1_000));
		assert_eq!(
			CashLegs::get().last(),
			Some(&(Path::Primary, USDC, SMALL_BUYER, ISSUER, 1_000))
		);
		Defaulted::set(true);
		let approval = || with_storage_layer(|| Sales::review_approved(0));
		assert_noop!(approval(), Error::<Test>::SeriesFlagged);
		assert_ok!(Sales::review_refused(0));
	});
}
