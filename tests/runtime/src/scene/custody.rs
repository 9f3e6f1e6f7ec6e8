// SPDX-License-Identifier: Apache-2.0
//! Coupons with custodians.

use super::{DOLLAR, FAR_FUTURE, USDC, hash_of};
use crate::{env::now, native::dispatch, who};
use frame_support::assert_ok;
use genex_primitives::{Balance, IdentityKind, Jurisdiction, Quantity, SeriesId, Tier};
use genex_runtime::{AccountId, Runtime};
use pallet_custody::{
	AgreementId, Call, DepositId, Fee, NextAgreementId, NextDepositId, NextRequestId, RequestId,
	Scope,
};

/// A company of this name that an officer put on the register of custodians.
pub fn custodian(name: &str) -> AccountId {
	let account = who::account(name);
	let register = pallet_kyc::Call::<Runtime>::register {
		account: account.clone(),
		tier: Tier::L3,
		kind: IdentityKind::Company,
		jurisdiction: Jurisdiction::new(*b"US").expect("assigned"),
		valid_until: FAR_FUTURE,
		commitment: hash_of("file"),
	};
	assert_ok!(dispatch(register, &who::attestor()));
	register_custodian(&account);
	account
}

/// Puts a company on the register of custodians.
pub fn register_custodian(custodian: &AccountId) {
	let (custodian, reason) = (custodian.clone(), hash_of("reason"));
	let call = Call::<Runtime>::register_custodian { custodian, reason };
	assert_ok!(dispatch(call, &who::officer()));
}

/// An agreement of the issuer with a registered custodian about all its coupons, for a year, with so much for each act.
pub fn agree(custodian: &AccountId, per_act: Balance) -> AgreementId {
	let agreement = NextAgreementId::<Runtime>::get();
	let propose = Call::<Runtime>::propose_agreement {
		custodian: custodian.clone(),
		scope: Scope::All,
		fee: Fee { asset: USDC, per_act, most: DOLLAR, least: 0 },
		valid_until: now() + 365 * 86_400,
	};
	assert_ok!(dispatch(propose, &who::issuer()));
	assert_ok!(dispatch(Call::<Runtime>::accept_agreement { agreement }, custodian));
	agreement
}

/// Puts units of `customer` under an agreement.
pub fn keep(
	customer: &AccountId,
	agreement: AgreementId,
	series: SeriesId,
	quantity: Quantity,
) -> DepositId {
	let deposit = NextDepositId::<Runtime>::get();
	let call = Call::<Runtime>::deposit { agreement, series, quantity };
	assert_ok!(dispatch(call, customer));
	deposit
}

/// The customer makes `call`, which asks the custodian for something.
pub fn ask(customer: &AccountId, call: Call<Runtime>) -> RequestId {
	let request = NextRequestId::<Runtime>::get();
	assert_ok!(dispatch(call, customer));
	request
}
