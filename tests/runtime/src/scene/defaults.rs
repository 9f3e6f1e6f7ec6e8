// SPDX-License-Identifier: Apache-2.0
//! An issuer that does not keep its promises.

use super::{DOLLAR, USDC, deposit, hash_of};
use crate::{native::dispatch, who};
use frame_support::assert_ok;
use genex_primitives::{Balance, SeriesId};
use genex_runtime::Runtime;

/// The issuer puts so many dollars aside for its holders, and an officer declares its default, in which `series` are counted.
pub fn default_of_issuer(dollars: Balance, series: &[SeriesId]) {
	let (issuer, asset, amount) = (who::issuer(), USDC, dollars * DOLLAR);
	deposit(&issuer, dollars, "guarantee");
	let put_aside = pallet_issuers::Call::<Runtime>::deposit_guarantee { asset, amount };
	assert_ok!(dispatch(put_aside, &issuer));
	let series = series.to_vec().try_into().expect("few");
	let reason = hash_of("reason");
	let declare = pallet_insolvency::Call::<Runtime>::declare_default { issuer, series, reason };
	assert_ok!(dispatch(declare, &who::officer()));
}
