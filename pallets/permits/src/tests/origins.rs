// SPDX-License-Identifier: Apache-2.0
//! Every call needs a signature, and nothing but that.

use crate::{Call, mock::*};
use frame_support::traits::{GetCallName, UnfilteredDispatchable};
use sp_runtime::DispatchError::BadOrigin;

fn calls() -> Vec<Call<Test>> {
	let permits = vec![by_alice(permit())].try_into().expect("one permit");
	vec![
		Call::settle { permit: permit(), signature: sign(ALICE, &permit()) },
		Call::settle_batch { permits },
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
		}
	});
}

#[test]
fn origins_should_cover_every_call() {
	assert_eq!(calls().len(), Call::<Test>::get_call_names().len());
}
