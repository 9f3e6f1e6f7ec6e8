// SPDX-License-Identifier: Apache-2.0
//! Every call needs a signature, and nothing but that.

use crate::{Call, ReceivePolicy, mock::*};
use frame_support::traits::{GetCallName, UnfilteredDispatchable};
use sp_runtime::DispatchError::BadOrigin;

fn calls() -> Vec<Call<Test>> {
	vec![
		Call::set_receive_policy { policy: ReceivePolicy::Screened },
		Call::trust_sender { sender: ALICE_ID },
		Call::untrust_sender { sender: ALICE_ID },
		Call::offer { asset: UNITS, to: BOB, quantity: 1, note: NOTE },
		Call::accept_receipt { id: 0 },
		Call::decline_receipt { id: 0 },
		Call::withdraw_offer { id: 0 },
		Call::return_offer { id: 0 },
	]
}

#[test]
fn origins_should_be_signed_when_any_call_is_made() {
	run(|| {
		waiting(1);
		for call in calls() {
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				let outcome = call.clone().dispatch_bypass_filter(origin);
				assert_eq!(outcome.map_err(|error| error.error), Err(BadOrigin), "{call:?}");
			}
		}
	});
}

#[test]
fn origins_should_cover_every_call() {
	assert_eq!(calls().len(), Call::<Test>::get_call_names().len());
}
