// SPDX-License-Identifier: Apache-2.0
//! What becomes of gifts that wait, as Solidity asks for it.

use super::{at, hash, named, number};
use genex_precompiles::abi::IQuarantine;
use genex_runtime::Runtime;
use pallet_quarantine::ReceivePolicy;
use pallet_revive::precompiles::alloy::sol_types::SolCall;

/// The input for `Quarantine`.
pub(super) fn of_quarantine(call: &pallet_quarantine::Call<Runtime>) -> Option<Vec<u8>> {
	use IQuarantine::*;
	use pallet_quarantine::Call;
	Some(match call {
		Call::set_receive_policy { policy } => {
			setReceivePolicyCall { screens: *policy == ReceivePolicy::Screened }.abi_encode()
		},
		Call::trust_sender { sender } => trustSenderCall { sender: number(*sender) }.abi_encode(),
		Call::untrust_sender { sender } => {
			untrustSenderCall { sender: number(*sender) }.abi_encode()
		},
		Call::offer { asset, to, quantity, note } => {
			let ((kind, id), quantity) = (named(*asset)?, number(*quantity));
			offerCall { kind, id, to: at(to), quantity, note: hash(note) }.abi_encode()
		},
		Call::accept_receipt { id } => acceptReceiptCall { receiptId: number(*id) }.abi_encode(),
		Call::decline_receipt { id } => declineReceiptCall { receiptId: number(*id) }.abi_encode(),
		Call::withdraw_offer { id } => withdrawOfferCall { receiptId: number(*id) }.abi_encode(),
		Call::return_offer { id } => returnOfferCall { receiptId: number(*id) }.abi_encode(),
		_ => return None,
	})
}
