// SPDX-License-Identifier: Apache-2.0
//! A series without units yet.

use super::{sales::signed, *};
use frame_system::EnsureRoot;

/// An approved series of the holder's, of which nothing was minted.
pub const UNMINTED: SeriesId = 14;

// The books are told of no movements here: they only keep what issuers choose.
impl pallet_books::Config for Test {
	type Coupons = Coupons;
	type GovernanceOrigin = EnsureRoot<AccountId32>;
	type Identities = Everyone;
	type UnixTime = Clock;
	type WeightInfo = pallet_books::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_books::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn issuer() -> (AccountId32, SeriesId) {
		(account(HOLDER), UNMINTED)
	}
}

/// Puts it on the stage.
pub fn set_up_unminted() {
	assert_ok!(Coupons::create_series(signed(HOLDER), terms().into()));
	assert_ok!(Coupons::submit_series(signed(HOLDER), UNMINTED));
	let approvals = vec![(UNMINTED, 1)].try_into().expect("one fits");
	assert_ok!(Coupons::approve_series(signed(HOLDER), approvals, H256::repeat_byte(5)));
}
