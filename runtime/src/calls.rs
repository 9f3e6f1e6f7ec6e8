// SPDX-License-Identifier: Apache-2.0
//! Looking into calls that carry others.

use crate::{AccountId, Multisig, Runtime, RuntimeCall};
use alloc::{vec, vec::Vec};
use sp_runtime::{MultiAddress, traits::StaticLookup};

/// The calls of a batch, of whichever kind.
pub fn batched(call: &RuntimeCall) -> Option<&[RuntimeCall]> {
	match call {
		RuntimeCall::Utility(
			pallet_utility::Call::batch { calls }
			| pallet_utility::Call::batch_all { calls }
			| pallet_utility::Call::force_batch { calls },
		) => Some(calls),
		_ => None,
	}
}

/// The calls that `call` of `who` carries, each with the account that makes it. Whether the account may be used is not
/// looked at.
pub fn carried<'a>(who: &AccountId, call: &'a RuntimeCall) -> Vec<(AccountId, &'a RuntimeCall)> {
	if let Some(calls) = batched(call) {
		return calls.iter().map(|call| (who.clone(), call)).collect();
	}
	match call {
		RuntimeCall::Utility(pallet_utility::Call::if_else { main, fallback }) => {
			vec![(who.clone(), &**main), (who.clone(), &**fallback)]
		},
		RuntimeCall::Utility(pallet_utility::Call::as_derivative { index, call }) => {
			vec![(pallet_utility::derivative_account_id(who.clone(), *index), &**call)]
		},
		RuntimeCall::Proxy(
			pallet_proxy::Call::proxy { real, call, .. }
			| pallet_proxy::Call::proxy_announced { real, call, .. },
		) => of_other(real, call),
		RuntimeCall::Recovery(pallet_recovery::Call::control_inherited_account {
			recovered,
			call,
		}) => of_other(recovered, call),
		RuntimeCall::Multisig(pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories,
			call,
		}) => vec![(multisig(who, other_signatories, 1), &**call)],
		RuntimeCall::Multisig(pallet_multisig::Call::as_multi {
			threshold,
			other_signatories,
			call,
			..
		}) => vec![(multisig(who, other_signatories, *threshold), &**call)],
		RuntimeCall::Revive(pallet_revive::Call::eth_substrate_call { call, .. }) => {
			vec![(who.clone(), &**call)]
		},
		_ => Vec::new(),
	}
}

fn of_other<'a>(
	other: &MultiAddress<AccountId, ()>,
	call: &'a RuntimeCall,
) -> Vec<(AccountId, &'a RuntimeCall)> {
	let found = <Runtime as frame_system::Config>::Lookup::lookup(other.clone());
	found.map(|other| vec![(other, call)]).unwrap_or_default()
}

fn multisig(who: &AccountId, others: &[AccountId], threshold: u16) -> AccountId {
	let mut signatories = others.to_vec();
	signatories.push(who.clone());
	signatories.sort();
	Multisig::multi_account_id(&signatories, threshold)
}
