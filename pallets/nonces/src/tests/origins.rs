// SPDX-License-Identifier: Apache-2.0
//! Every call needs a signature, and nothing but that.

use super::*;
use crate::Call;
use frame_support::traits::{GetCallName, UnfilteredDispatchable};
use sp_runtime::DispatchError::BadOrigin;

fn calls() -> Vec<Call<Test>> {
	let [key, ..] = keys(1);
	let cancel = key.cancel(6);
	let signature = key.sign(&cancel, &domain());
	vec![
		Call::cancel_nonce { nonce: 5, deadline: DEADLINE },
		Call::cancel_signed { cancel, signature },
		Call::sweep { limit: 1 },
	]
}

#[test]
fn origins_should_be_signed_when_any_call_is_made() {
	run(|| {
		for call in calls() {
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				let outcome = call.clone().dispatch_bypass_filter(origin);
				assert_eq!(outcome.map_err(|error| error.error), Err(BadOrigin), "{call:?}");
			}
			let outcome = call.clone().dispatch_bypass_filter(signed(acc(1)));
			assert_ne!(outcome.map_err(|error| error.error), Err(BadOrigin), "{call:?}");
		}
	});
}

#[test]
fn origins_should_cover_every_call() {
	assert_eq!(calls().len(), Call::<Test>::get_call_names().len());
}
