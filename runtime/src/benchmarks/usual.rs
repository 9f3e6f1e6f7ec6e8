// SPDX-License-Identifier: Apache-2.0
//! The order book that is stored as usual, behind the same doors as ours.

use crate::{
	Cash, Compliance, Coupons, Kyc, Runtime, Timestamp,
	configs::{doors::IssuersParties, governance::EnsureCouncil, monetary::TreasuryAccount},
};

impl pallet_usual_book::Config for Runtime {
	type Coupons = Coupons;
	type Cash = Cash;
	type Identities = Kyc;
	type Related = IssuersParties;
	type Rates = Compliance;
	type Treasury = TreasuryAccount;
	type UnixTime = Timestamp;
	type MarketOrigin = EnsureCouncil;
}
