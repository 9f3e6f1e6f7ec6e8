// SPDX-License-Identifier: Apache-2.0
//! Who would pay, asked before an act. Read-only; runs off chain.

use super::{ethereum::asks_to_be_sponsored, legs::Legs, sponsorship};
use crate::{
	AccountId, Balance, FeePolicy, RuntimeCall, TransactionPayment, UncheckedExtrinsic,
	tx_extension::{TxExtension, signer_of},
};
use frame_support::dispatch::{DispatchInfo, GetDispatchInfo};
use genex_primitives::sponsor::FeeSponsor;
use genex_runtime_api::FeePayer;
use pallet_revive::evm::runtime::EthExtra;
use pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo};
use sp_runtime::{MultiAddress, generic::Preamble, traits::TransactionExtension};

/// What `call` costs in computation, extensions included.
fn info_of(call: &RuntimeCall) -> DispatchInfo {
	let mut info = call.get_dispatch_info();
	let extensions: TxExtension = crate::tx_extension::EthExtraImpl::get_eth_extension(0, 0);
	info.extension_weight = extensions.weight(call);
	info
}

/// Who would pay for `call` with this tip, in a transaction of `length` bytes signed by `who`.
fn payer_with_tip(who: &AccountId, call: &RuntimeCall, length: u32, tip: Balance) -> FeePayer {
	let info = info_of(call);
	let fee = TransactionPayment::compute_fee(length, &info, tip);
	let quote = <FeePolicy as FeeSponsor<AccountId>>::quote;
	let legs = &mut Legs::default();
	let asks = asks_to_be_sponsored(call);
	match sponsorship(legs, who, call, asks, info.total_weight(), fee, tip, quote) {
		Ok(sponsorship) => FeePayer::Pool { pool: sponsorship.pool, fee },
		Err(because) => FeePayer::Signer { fee, because },
	}
}

/// Who would pay for `call`, in a native transaction of `length` bytes signed by `who` that has no tip.
pub fn payer_of(who: &AccountId, call: &RuntimeCall, length: u32) -> FeePayer {
	payer_with_tip(who, call, length, 0)
}

/// Who says to have signed, the call and the tip. A native signature is not checked: wallets ask before they sign, with one
/// that holds for nothing.
fn claimed(extrinsic: UncheckedExtrinsic) -> Option<(AccountId, RuntimeCall, Balance)> {
	match extrinsic.0.preamble {
		Preamble::Signed(MultiAddress::Id(who), _, extensions) => {
			Some((who, extrinsic.0.function, extensions.9.tip()))
		},
		_ => signer_of(extrinsic).map(|(who, call)| (who, call, 0)),
	}
}

/// Who would pay for a signed transaction of `length` bytes; nothing when it does not decode or names no signer.
pub fn payer(extrinsic: UncheckedExtrinsic, length: u32) -> Option<FeePayer> {
	let (who, call, tip) = claimed(extrinsic)?;
	Some(payer_with_tip(&who, &call, length, tip))
}

/// Whether a pool would pay for this transaction.
fn is_sponsored(extrinsic: UncheckedExtrinsic, length: u32) -> bool {
	matches!(payer(extrinsic, length), Some(FeePayer::Pool { .. }))
}

/// What a transaction costs its signer: nothing when a pool pays.
pub fn query_info(extrinsic: UncheckedExtrinsic, length: u32) -> RuntimeDispatchInfo<Balance> {
	let sponsored = is_sponsored(extrinsic.clone(), length);
	let info = TransactionPayment::query_info(extrinsic, length);
	if sponsored { RuntimeDispatchInfo { partial_fee: 0, ..info } } else { info }
}

/// The parts of what a transaction costs its signer: none when a pool pays.
pub fn query_fee_details(extrinsic: UncheckedExtrinsic, length: u32) -> FeeDetails<Balance> {
	if is_sponsored(extrinsic.clone(), length) {
		return FeeDetails { inclusion_fee: None, tip: 0 };
	}
	TransactionPayment::query_fee_details(extrinsic, length)
}
