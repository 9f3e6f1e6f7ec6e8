// SPDX-License-Identifier: Apache-2.0
//! A series without units yet.

use super::{sales::signed, *};

/// An approved series of the holder's, of which nothing was minted.
pub const UNMINTED: SeriesId = 14;

/// Puts it on the stage.
pub fn set_up_unminted() {
	assert_ok!(Coupons::create_series(signed(HOLDER), terms().into()));
	assert_ok!(Coupons::submit_series(signed(HOLDER), UNMINTED));
	let approvals = vec![(UNMINTED, 1)].try_into().expect("one fits");
	assert_ok!(Coupons::approve_series(signed(HOLDER), approvals, H256::repeat_byte(5)));
}
