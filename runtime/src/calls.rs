// SPDX-License-Identifier: Apache-2.0
//! Looking into calls that carry others.

use crate::RuntimeCall;

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
