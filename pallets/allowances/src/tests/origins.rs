// SPDX-License-Identifier: Apache-2.0
//! Every call needs a signature, and nothing but that.

use super::*;
use crate::{Call, PermitSignature};
use frame_support::traits::{GetCallName, UnfilteredDispatchable};
use sp_runtime::DispatchError::BadOrigin;

fn calls() -> Vec<Call<Test>> {
	let (asset, amount) = (USDC, 1);
	let (permit, signature) = (key(5).permit(BOB, 1), PermitSignature::default());
	vec![
		Call::approve { asset, spender: BOB, amount },
		Call::transfer_from { asset, from: ALICE, to: CAROL, amount },
		Call::permit { asset, permit, signature },
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
			for who in [ALICE, STRANGER] {
				let outcome = call.clone().dispatch_bypass_filter(signed(who));
				assert_ne!(outcome.map_err(|error| error.error), Err(BadOrigin), "{call:?}");
			}
		}
	});
}

#[test]
fn origins_should_cover_every_call() {
	assert_eq!(calls().len(), Call::<Test>::get_call_names().len());
}
