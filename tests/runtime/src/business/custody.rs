// SPDX-License-Identifier: Apache-2.0
//! What issuers, custodians and their customers do, as Solidity asks for it.

use super::{at, hash, number};
use genex_precompiles::abi::ICustody;
use genex_runtime::Runtime;
use pallet_custody::{Call, Scope};
use pallet_revive::precompiles::alloy::sol_types::SolCall;

/// The input for `Custody`.
pub(super) fn of_custody(call: &Call<Runtime>) -> Option<Vec<u8>> {
	of_agreement(call).or_else(|| of_deposit(call))
}

fn of_agreement(call: &Call<Runtime>) -> Option<Vec<u8>> {
	use ICustody::*;
	Some(match call {
		Call::propose_agreement { custodian, scope, fee, valid_until } => {
			let (every_series, series) = match scope {
				Scope::All => (true, 0),
				Scope::Series(series) => (false, *series),
			};
			proposeAgreementCall {
				custodian: at(custodian),
				everySeries: every_series,
				series: number(series),
				asset: number(fee.asset),
				perAct: number(fee.per_act),
				most: number(fee.most),
				least: number(fee.least),
				validUntil: number(*valid_until),
			}
			.abi_encode()
		},
		Call::accept_agreement { agreement } => {
			acceptAgreementCall { agreementId: number(*agreement) }.abi_encode()
		},
		Call::end_agreement { agreement } => {
			endAgreementCall { agreementId: number(*agreement) }.abi_encode()
		},
		Call::forget_agreement { agreement } => {
			forgetAgreementCall { agreementId: number(*agreement) }.abi_encode()
		},
		Call::collect_fee { agreement, amount } => {
			collectFeeCall { agreementId: number(*agreement), amount: number(*amount) }.abi_encode()
		},
		_ => return None,
	})
}

fn of_deposit(call: &Call<Runtime>) -> Option<Vec<u8>> {
	use ICustody::*;
	Some(match call {
		Call::deposit { agreement, series, quantity } => depositCall {
			agreementId: number(*agreement),
			series: number(*series),
			quantity: number(*quantity),
		}
		.abi_encode(),
		Call::request_move { deposit, to, quantity } => {
			requestMoveCall { depositId: number(*deposit), to: at(to), quantity: number(*quantity) }
				.abi_encode()
		},
		Call::request_redeem { deposit, redeemer, quantity, order_hash } => requestRedeemCall {
			depositId: number(*deposit),
			redeemer: at(redeemer),
			quantity: number(*quantity),
			orderHash: hash(order_hash),
		}
		.abi_encode(),
		Call::request_withdrawal { deposit, quantity } => {
			requestWithdrawalCall { depositId: number(*deposit), quantity: number(*quantity) }
				.abi_encode()
		},
		Call::cancel_request { deposit, request } => {
			cancelRequestCall { depositId: number(*deposit), requestId: number(*request) }
				.abi_encode()
		},
		Call::approve { deposit, request } => {
			approveCall { depositId: number(*deposit), requestId: number(*request) }.abi_encode()
		},
		Call::refuse { deposit, request, reason } => refuseCall {
			depositId: number(*deposit),
			requestId: number(*request),
			reason: hash(reason),
		}
		.abi_encode(),
		Call::complete_withdrawal { deposit, request } => {
			completeWithdrawalCall { depositId: number(*deposit), requestId: number(*request) }
				.abi_encode()
		},
		_ => return None,
	})
}
