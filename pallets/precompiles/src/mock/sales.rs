// SPDX-License-Identifier: Apache-2.0
//! What can follow a sale: something to give back, something kept for holders, and buy-backs.

use super::{business::pay, *};
use genex_primitives::{ListingId, Ppm};
use pallet_sales::{BuyBackId, ListingTerms, PurchaseId};

/// A series of the issuer's whose purchases can be undone for a day.
pub const WINDOWED: SeriesId = 9;
/// A series of the holder's, of whose proceeds a half is kept, and of that a half is due.
pub const KEPT: SeriesId = 10;

/// Sells units of [`WINDOWED`].
pub const WINDOWED_LISTING: ListingId = 4;
/// A purchase of two units by the holder whose window has ended.
pub const ENDED_PURCHASE: PurchaseId = 1;
/// A purchase of two units by the holder that can be undone.
pub const OPEN_PURCHASE: PurchaseId = 2;

/// The issuer's, of units of the first series.
pub const BUYBACK: BuyBackId = 1;
/// The holder's, of units of its own series.
pub const OWN_BUYBACK: BuyBackId = 2;

/// Seconds of a refund window.
const DAY: u64 = 86_400;

pub(super) fn signed(by: u8) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(by))
}

/// An approved series of `issuer`.
pub(super) fn approved(issuer: u8, series: SeriesId, terms: SeriesTerms) {
	assert_ok!(Coupons::create_series(signed(issuer), terms.into()));
	assert_ok!(Coupons::submit_series(signed(issuer), series));
	let approvals = vec![(series, 1)].try_into().expect("one fits");
	assert_ok!(Coupons::approve_series(signed(issuer), approvals, H256::repeat_byte(5)));
	assert_ok!(Coupons::mint(signed(issuer), series, MINTED));
}

/// Puts all of it on the stage.
pub fn set_up_sales() {
	let before = START - 2 * DAY;
	Now::set(before);
	let terms = SeriesTerms { valid_from: before, refund_window: 86_400, ..terms() };
	approved(ISSUER, WINDOWED, terms);
	let offer = ListingTerms { opens_at: before, ..offer(WINDOWED, 50) };
	assert_ok!(Sales::create_listing(signed(ISSUER), offer));
	assert_ok!(Sales::purchase(signed(HOLDER), WINDOWED_LISTING, 2, 2 * POUND));
	Now::set(START);
	assert_ok!(Sales::purchase(signed(HOLDER), WINDOWED_LISTING, 2, 2 * POUND));
	set_up_kept();
	set_up_buybacks();
}

fn set_up_kept() {
	pay(FRIEND, 2 * POUND, 0x56);
	approved(HOLDER, KEPT, terms());
	let offer = ListingTerms { holdback: Ppm::from_percent(50), ..offer(KEPT, 50) };
	assert_ok!(Sales::create_listing(signed(HOLDER), offer));
	assert_ok!(Sales::purchase(signed(FRIEND), WINDOWED_LISTING + 1, 2, 2 * POUND));
	let order = H256::repeat_byte(6);
	assert_ok!(Coupons::redeem(signed(FRIEND), KEPT, 1, account(HOLDER), order, None));
}

fn set_up_buybacks() {
	pay(ISSUER, 10 * POUND, 0x57);
	let (price, until) = (POUND / 2, START + DAY);
	assert_ok!(Sales::open_buyback(signed(ISSUER), SERIES, POUNDS, price, 10, until));
	assert_ok!(Sales::open_buyback(signed(HOLDER), OWN_SERIES, POUNDS, price, 4, until));
}
