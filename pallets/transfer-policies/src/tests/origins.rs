// SPDX-License-Identifier: Apache-2.0
//! Every call by every kind of caller: only signed ones and governance pass.

use crate::{Call, Policy, mock::*};
use frame_support::traits::{GetCallName, UnfilteredDispatchable};
use sp_runtime::DispatchError::BadOrigin;

fn calls() -> Vec<Call<Test>> {
	let policy = 2;
	let members = people(&[BOB]);
	vec![
		Call::create_policy { policy: Policy::Allow, reason: REASON },
		Call::add_members { policy, members: members.clone(), reason: REASON },
		Call::remove_members { policy, members, reason: REASON },
		Call::transfer_admin { policy, to: None, reason: REASON },
		Call::accept_admin { policy, reason: REASON },
		Call::seal_policy { policy, reason: REASON },
	]
}

#[test]
fn origins_should_be_signed_or_governance_when_any_call_is_made() {
	run(|| {
		list(Policy::Allow, &[ALICE]);
		for call in calls() {
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				let outcome = call.clone().dispatch_bypass_filter(origin);
				assert_eq!(outcome.map_err(|error| error.error), Err(BadOrigin), "{call:?}");
			}
			for who in [ALICE, STRANGER, COUNCIL] {
				let outcome = frame_support::storage::with_storage_layer(|| {
					call.clone().dispatch_bypass_filter(signed(who)).map_err(|error| error.error)
				});
				assert_ne!(outcome.map(drop), Err(BadOrigin), "{call:?}");
			}
		}
	});
}

#[test]
fn origins_should_cover_every_call() {
	assert_eq!(calls().len(), Call::<Test>::get_call_names().len());
}
