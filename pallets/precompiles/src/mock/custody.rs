// SPDX-License-Identifier: Apache-2.0
//! Custodians, with something of everything to act on. The holder is one of them, and a customer of another.

use super::{
	sales::{approved, signed},
	*,
};
use pallet_custody::{AgreementId, Call, DepositId, Fee, RequestId, Scope};
use sp_runtime::traits::Dispatchable;

/// A series of the issuer's, of which the holder and another customer have [`SAFE_UNITS`] each.
pub const SAFE: SeriesId = 13;
/// Units of it that each of them has, half of them in custody.
pub const SAFE_UNITS: Quantity = 20;
/// A customer of the holder's.
pub const CUSTOMER: u8 = 0x91;

/// The holder co-signs for the issuer's coupons, and a fee is due.
pub const SIGNED_AGREEMENT: AgreementId = 1;
/// The stranger co-signs for them, among others for the holder.
pub const OTHER_AGREEMENT: AgreementId = 2;
/// Waits for the holder to accept it.
pub const PROPOSED_AGREEMENT: AgreementId = 3;
/// Was ended before it was accepted.
pub const ENDED_AGREEMENT: AgreementId = 4;

/// The customer's, with the holder.
pub const CUSTOMERS_DEPOSIT: DepositId = 1;
/// The holder's, with the stranger.
pub const OWN_DEPOSIT: DepositId = 2;

/// The customer wants units to go to the friend.
pub const MOVE_REQUEST: RequestId = 2;
/// The customer wants units to burn with the issuer.
pub const REDEEM_REQUEST: RequestId = 3;
/// The holder wants units to go to the friend.
pub const OWN_REQUEST: RequestId = 4;
/// The holder wanted units back, and the stranger did not answer.
pub const LATE_REQUEST: RequestId = 5;

/// What co-signing is paid for each act.
pub const CO_SIGNING: Balance = POUND / 10;
/// The hash of an order or an explanation.
pub const SAFE_HASH: H256 = H256::repeat_byte(0x75);
/// How long requests can be approved, in seconds.
pub const REQUEST_LIFE: u64 = 7 * 86_400;

/// Seconds of a day.
const DAY: u64 = 86_400;

impl pallet_custody::Config for Test {
	type Cash = Cash;
	type ComplianceOrigin = EnsureSigned<AccountId32>;
	type Coupons = Coupons;
	type Identities = Everyone;
	type Issuers = Everyone;
	type MaxAgreementsPerIssuer = ConstU32<8>;
	type MaxCustodians = ConstU32<4>;
	type MaxDepositsPerCustomer = ConstU32<4>;
	type MaxTerm = ConstU64<{ 10 * 366 * 86_400 }>;
	type Redemptions = Coupons;
	type RequestLifetime = ConstU64<REQUEST_LIFE>;
	type UnixTime = Clock;
	type SerialWeight = ();
	type WeightInfo = pallet_custody::weights::SubstrateWeight<Self>;
	type WithdrawalDelay = ConstU64<3_600>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_custody::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn company(_: &'static str) -> AccountId32 {
		account(STRANGER)
	}

	fn issuer() -> (AccountId32, SeriesId, AssetId) {
		(account(ISSUER), SAFE, POUNDS)
	}

	fn customer(_: SeriesId, _: Quantity) -> AccountId32 {
		account(HOLDER)
	}

	fn recipient(_: SeriesId) -> AccountId32 {
		account(FRIEND)
	}

	fn redeemer(_: SeriesId) -> AccountId32 {
		account(ISSUER)
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}
}

fn does(by: u8, call: Call<Test>) {
	assert_ok!(RuntimeCall::from(call).dispatch(signed(by)));
}

fn agree(custodian: u8, scope: Scope) {
	let fee = Fee { asset: POUNDS, per_act: CO_SIGNING, most: POUND, least: 0 };
	let custodian = account(custodian);
	does(ISSUER, Call::propose_agreement { custodian, scope, fee, valid_until: END });
}

/// Puts all of it on the stage.
pub fn set_up_custody() {
	Now::set(START - 2 * DAY);
	approved(ISSUER, SAFE, SeriesTerms { valid_from: START - 2 * DAY, ..terms() });
	assert_ok!(Coupons::mark_listed(SAFE));
	for holder in [CUSTOMER, HOLDER] {
		assert_ok!(Coupons::sell(SAFE, &account(holder), SAFE_UNITS, None, Clearance::None));
	}
	for custodian in [HOLDER, STRANGER] {
		let (custodian, reason) = (account(custodian), SAFE_HASH);
		does(ISSUER, Call::register_custodian { custodian, reason });
	}
	for custodian in [HOLDER, STRANGER, HOLDER, STRANGER] {
		agree(custodian, Scope::Series(SAFE));
	}
	does(HOLDER, Call::accept_agreement { agreement: SIGNED_AGREEMENT });
	does(STRANGER, Call::accept_agreement { agreement: OTHER_AGREEMENT });
	does(STRANGER, Call::end_agreement { agreement: ENDED_AGREEMENT });
	set_up_requests();
	Now::set(START);
}

fn set_up_requests() {
	let (series, quantity) = (SAFE, SAFE_UNITS / 2);
	does(CUSTOMER, Call::deposit { agreement: SIGNED_AGREEMENT, series, quantity });
	does(HOLDER, Call::deposit { agreement: OTHER_AGREEMENT, series, quantity });
	let moving = |deposit| Call::request_move { deposit, to: account(FRIEND), quantity: 2 };
	does(CUSTOMER, moving(CUSTOMERS_DEPOSIT));
	does(HOLDER, Call::approve { deposit: CUSTOMERS_DEPOSIT, request: 1 });
	does(CUSTOMER, moving(CUSTOMERS_DEPOSIT));
	let redeeming = Call::request_redeem {
		deposit: CUSTOMERS_DEPOSIT,
		redeemer: account(ISSUER),
		quantity: 2,
		order_hash: SAFE_HASH,
	};
	does(CUSTOMER, redeeming);
	does(HOLDER, moving(OWN_DEPOSIT));
	does(HOLDER, Call::request_withdrawal { deposit: OWN_DEPOSIT, quantity: 3 });
}
